"""Loads the lesson of each card: docs/docent/kaart-N.md. Its front matter holds the steps; the lists of what to lay ready and of
homework are read from the page itself. Planner, guide and board all lean on this one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from .cards import FRONT_MATTER
from .model import PLACES, WORK_FORMS, Card, Lesson, LessonStep
from .problems import Problem
from .schema import Checker, Schema
from .source import Json, Source, mapping, parse_yaml, read_text, sequence

STEP: Schema = {
    "type": "object",
    "required": ["form", "minutes", "do"],
    "properties": {
        "form": {"enum": list(WORK_FORMS)},
        "minutes": {"type": "integer", "minimum": 0, "maximum": 300},
        "do": {"$ref": "text"},
        "place": {"enum": [place for place in PLACES if place != "home"]},
        "after": {"type": "boolean"},
        "may_home": {"type": "boolean"},
    },
}
LESSON: Schema = {
    "type": "object",
    "required": ["title", "steps", "home"],
    "properties": {
        "title": {"$ref": "text"},
        "home": {"$ref": "text"},
        "also": {"$ref": "text"},
        "steps": {"type": "array", "minItems": 1, "items": dict(STEP)},
    },
}
NAME = re.compile(r"kaart-(\d+)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
PREPARE, HOMEWORK = "Klaarzetten", "Huiswerk"


def plain(markdown: str) -> str:
    """A line of Markdown as plain words."""
    return LINK.sub(r"\1", markdown).replace("**", "").strip()


def bullets(text: str, heading: str) -> tuple[str, ...]:
    """The items of the list below a heading, as plain words."""
    chapter = re.search(rf"^## {re.escape(heading)}\s*$(.*?)(?=^## |\Z)", text, flags=re.M | re.S)
    return tuple(plain(item) for item in re.findall(r"^- (.+)$", chapter[1] if chapter else "", flags=re.M))


def _step(data: Mapping[str, Json]) -> LessonStep:
    form = str(data["form"])
    return LessonStep(
        form=form,
        minutes=int(str(data["minutes"])),
        do=str(data["do"]),
        place="home" if form == "home" else str(data.get("place", "class")),
        after=bool(data.get("after", False)),
        may_home=bool(data.get("may_home", False)),
    )


def _lesson(source: Source, text: str, number: int) -> Lesson:
    data = mapping(source.data)
    return Lesson(
        card=number,
        steps=tuple(_step(mapping(step)) for step in sequence(data["steps"])),
        home=str(data["home"]),
        also=str(data.get("also", "")),
        prepare=bullets(text, PREPARE),
        homework=bullets(text, HOMEWORK),
    )


def _read(path: Path, root: Path, shared: dict[str, Schema]) -> tuple[Source, str]:
    """The front matter of one lesson with its problems, and the text of its page."""
    source = Source(path.relative_to(root).as_posix())
    text, unreadable = read_text(path, source.file)
    match = FRONT_MATTER.match(text)
    if unreadable or match is None:
        start = Problem(source.file, 1, "Deze les begint niet met een blok tussen twee regels ---.", "Zie kaart-1.md.")
        source.problems += unreadable or [start]
        return source, text
    parse_yaml("\n" + match[1], source)
    if source.data is not None:
        Checker(source, shared).check(source.data, LESSON, ())
    for heading in () if source.problems else (PREPARE, HOMEWORK):
        if not bullets(text, heading):
            source.problem(
                (), f"Onder ‘## {heading}’ staat geen lijst.", "De lesplanner leest hem daar: zet er regels met - ."
            )
    return source, text


def load_lessons(
    root: Path, shared: Mapping[str, Schema], cards: Iterable[Card]
) -> tuple[dict[int, Lesson], list[Problem]]:
    """The lesson of every card that has one, and every problem."""
    minutes = {card.number: card.minutes for card in cards}
    lessons: dict[int, Lesson] = {}
    problems: list[Problem] = []
    for path in sorted((root / "docs" / "docent").glob("kaart-*.md")):
        name = NAME.fullmatch(path.stem)
        if name is None or int(name[1]) not in minutes:  # a card that is broken or gone has its own problem
            continue
        number = int(name[1])
        source, text = _read(path, root, dict(shared))
        if not source.problems:
            lesson = _lesson(source, text, number)
            lessons[number] = lesson
            if lesson.minutes != minutes[number]:
                source.problem(
                    ("steps",),
                    f"Deze stappen duren samen {lesson.minutes} minuten, maar kaart {number} zegt {minutes[number]}.",
                    "Maak ze gelijk.",
                )
        problems += source.problems
    return lessons, problems


def lesson_data(cards: Iterable[Card], lessons: Mapping[int, Lesson]) -> list[Json]:
    """What the lesson planner needs to know of every card."""
    return [
        {
            "number": card.number,
            "title": card.title,
            "page": card.page.replace(".md", ".html"),
            "prepare": list(lesson.prepare),
            "homework": list(lesson.homework),
            "steps": [
                {
                    "form": step.form,
                    "minutes": step.minutes,
                    "text": step.do,
                    "place": step.place,
                    "after": step.after,
                    "mayHome": step.may_home,
                }
                for step in lesson.steps
            ],
        }
        for card in cards
        if (lesson := lessons.get(card.number))
    ]
