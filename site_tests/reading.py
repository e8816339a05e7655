"""Reads what a PDF says and shows, and says what it must say for an answer. Nothing of the site's own code takes part."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hooks.opstage.source import Json
from site_tests.filling import OTHER, Question
from site_tests.spoken import spoken

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
# White space, and characters without ink: where lines break and what a cleaner takes out makes no difference.
NO_INK = ("Z", "Cc", "Cf", "Cn")
OPEN = "Nog niet ingevuld"  # what a document says of an open question
REPLACED = "\ufffd"  # stands in a document for what is no character


def bare(text: str) -> str:
    """Text as letters one after the other."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if sign != REPLACED and not unicodedata.category(sign).startswith(NO_INK)
    )


def spoken_text(pdf: Path) -> str:
    """All that a screen reader says, bare."""
    return bare("".join(spoken(pdf)))


def _poppler(option: str, pdf: Path) -> str:
    return _read_once(option, pdf, pdf.stat().st_mtime_ns)


@cache
def _read_once(option: str, pdf: Path, _written: int) -> str:
    """A stagemap takes seconds to read, and many tests read it. A file that was written again is read again."""
    # pdftotext -bbox writes a title with emoji in broken UTF-8.
    command: list[str | Path] = ["pdftotext", option, pdf, "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", errors="replace").stdout


def pages(pdf: Path) -> list[str]:
    """What stands on every page, to the eye."""
    return _poppler("-layout", pdf).split("\f")[:-1]


def words_with_places(pdf: Path) -> Iterator[tuple[str, float, float, float, float]]:
    """Every word with its place on the page as parts of width and height: left, top, right, bottom."""
    width = height = 1.0
    for line in _poppler("-bbox", pdf).splitlines():
        if page := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height = float(page[1]), float(page[2])
        if word := re.search(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>', line):
            left, top, right, bottom = (float(word[number]) for number in range(1, 5))
            yield word[5], left / width, top / height, right / width, bottom / height


def readable_date(value: str) -> str:
    """9 maart 2026 for 2026-03-09."""
    year, month, day = value.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def readable_time(value: str) -> str:
    """8.05 uur for 08:05."""
    hours, minutes = value.split(":")
    return f"{int(hours)}.{minutes} uur"


def _labels(items: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {item["id"]: item["label"] for item in items}


def _cell(column: Mapping[str, Any], value: str) -> str:
    match column.get("kind", "text"):
        case "choice":
            return _labels(column["choices"])[value]
        case "date":
            return readable_date(value)
        case "time":
            return readable_time(value)
        case _:
            return value


def _cells(question: Question, cells: Mapping[str, Any]) -> list[str]:
    return [_cell(column, cells[column["id"]]) for column in question["columns"] if column["id"] in cells]


def _options(question: Question, chosen: Sequence[str], other: str = "") -> list[str]:
    """Every option with the words for its mark; the eye sees a box or a round."""
    yes, no = (
        ("Gekozen", "Niet gekozen") if question["type"] == "single-choice" else ("Aangekruist", "Niet aangekruist")
    )
    options = [*question.get("choices", question.get("items", ()))]
    if question.get("other"):
        options.append({"id": OTHER, "label": f"iets anders: {other}" if OTHER in chosen else "iets anders"})
    return [f"{yes if option['id'] in chosen else no}: {option['label']}" for option in options]


def _call(call: Mapping[str, Any]) -> list[str]:
    """A call that a pupil wrote down himself: how it ended, and his notes."""
    ends = {"yes": "het bedrijf zei ja", "maybe": "het bedrijf zei misschien", "no": "het bedrijf zei nee"}
    notes = {"day": "Dag", "time": "Tijd", "name": "Met wie", "do": "Wat doe ik nu"}
    title = f"{call['name']}: {ends.get(call['outcome'], 'je sprak een voicemail in')}"
    return [title, *(f"{label} {call['notes'][key]}" for key, label in notes.items())]


def _day(day: Mapping[str, str]) -> list[str]:
    """A day of a logbook as `filling.py` makes it."""
    felt = {"good": "goed", "hard": "lastig"}
    return [readable_date(day["date"]), "30 min pauze", "7 uur", day["did"], day["learned"], felt[day["felt"]]]


def answer_in_words(question: Question, answer: Any) -> list[str]:
    """What a document must say for a full answer, piece by piece and in order."""
    match question["type"]:
        case "number":
            return [f"{answer} {question.get('unit', '')}"]
        case "date":
            return [readable_date(answer)]
        case "time":
            return [readable_time(answer)]
        case "single-choice":
            return _options(question, [answer["choice"]], answer.get("other", ""))
        case "multiple-choice":
            return _options(question, answer["choices"], answer.get("other", ""))
        case "checklist":
            return _options(question, answer)
        case "order":
            return [_labels(question["items"])[item] for item in answer]
        case "choice-per-row":
            choices = _labels(question["choices"])
            return [f"{row['label']} {choices[answer[row['id']]]}" for row in question["rows"]]
        case "rating-per-row":
            steps = question.get("steps", 5)
            return [f"{row['label']} {answer[row['id']]} van {steps}" for row in question["rows"]]
        case "fixed-table":
            return [" ".join([row["label"], *_cells(question, answer[row["id"]])]) for row in question["rows"]]
        case "growing-table":
            return [" ".join([str(number), *_cells(question, cells)]) for number, cells in enumerate(answer, 1)]
        case "conversation":
            return [piece for call in answer for piece in _call(call)]
        case "drawing":
            return [answer["words"]]
        case "organogram":
            return [f"{person['name']}, {person['task']}" for person in answer]
        case "logbook":
            return [piece for day in answer for piece in _day(day)]
        case "recording":
            return [piece for item in answer for piece in ("Zonder opname gedaan", item["note"])]
        case _:
            return [str(answer)]


def missing_words(text: str, wanted: Sequence[str]) -> list[str]:
    """The pieces that do not stand in a bare text in this order."""
    position = 0
    missing: list[str] = []
    for piece in wanted:
        found = text.find(bare(piece), position)
        if found < 0:
            missing.append(piece)
        else:
            position = found + len(bare(piece))
    return missing


def sheet_in_words(definition: Mapping[str, Any], answers: Mapping[str, Json]) -> list[str]:
    """What the document of a full sheet must say, in order: section titles, questions with their number, answers."""
    wanted: list[str] = []
    number = 0
    for section in definition["sections"]:
        wanted.append(section["title"])
        for question in section["questions"]:
            number += 1
            said = answer_in_words(question, answers[question["id"]]) if question["id"] in answers else [OPEN]
            wanted += [f"{number}. {question['question']}", *said]
    return wanted
