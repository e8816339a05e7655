"""What is wrong in an author's file, said so that a teacher can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: file (relative to the project), line (from 1), a Dutch sentence and, when there is one, a suggestion."""

    file: str
    line: int
    sentence: str
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}{' ' + self.suggestion if self.suggestion else ''}"


class ProblemsFound(Exception):
    """Carries all problems of a run, in order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def closest(word: object, known: Iterable[str]) -> str | None:
    """The word that exists and looks most like this one. Numbers do not look like each other."""
    close = [] if str(word).isdigit() else difflib.get_close_matches(str(word), sorted(known), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A suggestion from the words that exist; all of them when none looks like it and there are few."""
    words = sorted(known)
    close = closest(word, words)
    if close:
        return f"Bedoel je ‘{close}’?"
    return f"Kies uit: {', '.join(words)}." if len(words) <= 20 else ""
