"""Loads worksheets/feedback/: the phrases and rubrics with which a teacher gives work back. A school changes them as it likes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .problems import Problem
from .schema import Checker, Schema
from .source import Json, mapping, read_yaml, sequence

PHRASES_FILE = "worksheets/feedback/zinnen.yml"
RUBRICS_FILE = "worksheets/feedback/rubrieken.yml"
KINDS = ("top", "tip", "comment")
PHRASE_LIST: dict[str, Json] = {"type": "array", "items": {"$ref": "text"}}
PHRASES: dict[str, Json] = {
    "type": "object",
    "required": list(KINDS),
    "additionalProperties": False,
    "properties": dict.fromkeys(KINDS, PHRASE_LIST),
}
RUBRICS: dict[str, Json] = {
    "type": "array",
    "unique": "id",
    "items": {
        "type": "object",
        "required": ["id", "title", "levels", "aspects"],
        "additionalProperties": False,
        "properties": {
            "id": {"$ref": "id"},
            "title": {"$ref": "text"},
            "levels": {"type": "array", "minItems": 2, "maxItems": 6, "items": {"$ref": "text"}},
            "aspects": {"$ref": "labelled"},
        },
    },
}


@dataclass(frozen=True)
class Rubric:
    """What a teacher looks at, and how far a pupil can be. `aspects`: id → words."""

    id: str
    title: str
    levels: tuple[str, ...]
    aspects: Mapping[str, str]


@dataclass(frozen=True)
class FeedbackContent:
    """`phrases`: "top", "tip" and "comment" → sentences in order."""

    phrases: Mapping[str, tuple[str, ...]]
    rubrics: tuple[Rubric, ...]


NOTHING = FeedbackContent(dict.fromkeys(KINDS, ()), ())


def _checked(root: Path, file: str, schema: Schema, shared: Mapping[str, Schema]) -> tuple[Json, list[Problem]]:
    """Data of a file that may be absent, and what is wrong in it."""
    if not (root / file).exists():
        return None, []
    source = read_yaml(root / file, root)
    if source.data is not None:
        Checker(source, shared).check(source.data, schema, ())
    return source.data, source.problems


def _rubric(data: Mapping[str, Json]) -> Rubric:
    return Rubric(
        id=str(data["id"]),
        title=str(data["title"]),
        levels=tuple(map(str, sequence(data["levels"]))),
        aspects={str(mapping(a)["id"]): str(mapping(a)["label"]) for a in sequence(data["aspects"])},
    )


def load_feedback(root: Path, shared: Mapping[str, Schema]) -> tuple[FeedbackContent, list[Problem]]:
    """Phrases and rubrics under `root`, and every problem of both files. Both files may be absent."""
    phrases, wrong = _checked(root, PHRASES_FILE, PHRASES, shared)
    rubrics, unfit = _checked(root, RUBRICS_FILE, RUBRICS, shared)
    if wrong or unfit:
        return NOTHING, wrong + unfit
    return FeedbackContent(
        phrases={kind: tuple(map(str, sequence(mapping(phrases).get(kind)))) for kind in KINDS},
        rubrics=tuple(_rubric(mapping(rubric)) for rubric in sequence(rubrics)),
    ), []


def feedback_data(content: FeedbackContent) -> Json:
    """What the class overview gets."""
    return {
        "phrases": {kind: list(phrases) for kind, phrases in content.phrases.items()},
        "rubrics": [
            {
                "id": rubric.id,
                "title": rubric.title,
                "levels": list(rubric.levels),
                "aspects": [{"id": name, "label": label} for name, label in rubric.aspects.items()],
            }
            for rubric in content.rubrics
        ],
    }
