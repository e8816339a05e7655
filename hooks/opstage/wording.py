"""Words and parts that differ by region. In the Netherlands the stagebegeleider is of the company, in Flanders of the school.

    {term:begeleider-bedrijf}   the word of the region; {Term:…} with a capital, {term:….meervoud} for more than one
    ::regio vl … ::einde-regio  a part for one region, each tag on a line of its own; between keys of YAML as a comment: # ::regio vl

Both work in Markdown pages and in YAML. They are filled in before a file is read as YAML or Markdown, and every line keeps its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .problems import Problem, ProblemsFound, did_you_mean

REGIONS = {"nl": "Nederland", "vl": "Vlaanderen"}
FILE = "worksheets/begrippen/termen.yml"
TERM = re.compile(r"(?<!`)\{(?P<case>[Tt])erm:(?P<key>[\w.-]+)\}")
OPEN = re.compile(r"^[ \t]*(?:#[ \t]+)?::regio(?:[ \t]+(?P<region>\S+))?[ \t]*$")
CLOSE = re.compile(r"^[ \t]*(?:#[ \t]+)?::einde-regio[ \t]*$")
FENCE = re.compile(r"^[ \t]*(```|~~~)")
PLURAL = ".meervoud"


@dataclass(frozen=True)
class Wording:
    """The region of a build, and its words by key: `begeleider-bedrijf` and `begeleider-bedrijf.meervoud`."""

    region: str = "nl"
    words: Mapping[str, str] = field(default_factory=dict)

    def apply(self, text: str, file: str) -> tuple[str, list[Problem]]:
        """The text of this region with as many lines, and what is wrong in its tags."""
        if "::regio" not in text and "::einde-regio" not in text and "erm:" not in text:
            return text, []
        problems: list[Problem] = []
        lines = list(self._lines(text.split("\n"), file, problems))
        return "\n".join(lines), problems

    def _lines(self, lines: list[str], file: str, problems: list[Problem]) -> Iterator[str]:
        fenced = False
        opened: tuple[int, str] | None = None  # line and region of the part that is open
        for number, line in enumerate(lines, 1):
            fenced ^= FENCE.match(line) is not None
            start = None if fenced else OPEN.match(line)
            if start:
                if opened:
                    problems.append(
                        Problem(file, number, "Binnen een deel voor een regio kan geen ander deel beginnen.")
                    )
                opened = (number, self._known_region(start["region"] or "", file, number, problems))
                yield ""
            elif not fenced and CLOSE.match(line):
                if not opened:
                    problems.append(
                        Problem(file, number, "Hier eindigt een deel dat nergens begint.", "Zet erboven: ::regio nl")
                    )
                opened = None
                yield ""
            elif opened and opened[1] != self.region:
                yield ""
            else:
                yield line if fenced else self._filled(line, file, number, problems)
        if opened:
            problems.append(
                Problem(file, opened[0], "Dit deel voor een regio houdt niet op.", "Zet eronder: ::einde-regio")
            )

    @staticmethod
    def _known_region(region: str, file: str, number: int, problems: list[Problem]) -> str:
        if region not in REGIONS:
            problems.append(Problem(file, number, f"De regio ‘{region}’ bestaat niet.", did_you_mean(region, REGIONS)))
        return region

    def _filled(self, line: str, file: str, number: int, problems: list[Problem]) -> str:
        def word(match: re.Match[str]) -> str:
            found = self.words.get(match["key"])
            if found is None:
                known = [key for key in self.words if not key.endswith(PLURAL)]
                sentence = f"De term ‘{match['key']}’ bestaat niet."
                problems.append(Problem(file, number, sentence, did_you_mean(match["key"].removesuffix(PLURAL), known)))
                return match[0]
            return found[:1].upper() + found[1:] if match["case"] == "T" else found

        return TERM.sub(word, line)


def load_wording(root: Path, region: str) -> Wording:
    """The words of a region from worksheets/begrippen/termen.yml. Raises ProblemsFound for a file that is broken or incomplete."""
    path = root / FILE
    if not path.exists():
        return Wording(region)
    try:
        data = yaml.safe_load(path.read_text("utf-8-sig"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ProblemsFound(
            [Problem(FILE, line, "Dit is geen goede YAML.", f"De computer zegt: {error.problem}.")]
        ) from None
    words: dict[str, str] = {}
    problems = []
    for key, regions in (data if isinstance(data, dict) else {}).items():
        forms = regions.get(region) if isinstance(regions, dict) else None
        if not isinstance(forms, list) or len(forms) != 2 or not all(isinstance(form, str) for form in forms):
            sentence = f"Bij de term ‘{key}’ ontbreken de woorden voor {REGIONS.get(region, region)}."
            problems.append(Problem(FILE, 1, sentence, f"Schrijf: {region}: [enkelvoud, meervoud]"))
            continue
        words[str(key)], words[f"{key}{PLURAL}"] = forms
    if problems:
        raise ProblemsFound(problems)
    return Wording(region, words)


_NEUTRAL = Wording()
_current: ContextVar[Wording] = ContextVar("wording", default=_NEUTRAL)


def wording() -> Wording:
    """The words of the build that is under way: the region is the same for every file, so no function hands it on."""
    return _current.get()


@contextmanager
def using(words: Wording) -> Iterator[None]:
    """Read files in the words of a region."""
    token = _current.set(words)
    try:
        yield
    finally:
        _current.reset(token)
