"""Loads the nine task cards: docs/kaarten/*.md, whose front matter says what a card is."""

from __future__ import annotations

import re
from pathlib import Path

from .model import BLOCKS, COMPETENCES, Card
from .problems import Problem
from .schema import Checker, Schema
from .source import Source, mapping, parse_yaml, read_text, sequence

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.S)

CARD: Schema = {
    "type": "object",
    "required": [
        "title",
        "card",
        "block",
        "summary",
        "minutes",
        "competences",
        "needs",
        "dossier",
        "picture",
        "picture_alt",
    ],
    "properties": {
        "title": {"$ref": "text"},
        "summary": {"$ref": "text"},
        "dossier": {"$ref": "text"},
        "picture": {"$ref": "text"},
        "picture_alt": {"$ref": "text"},
        "card": {"type": "integer", "minimum": 1, "maximum": 99},
        "minutes": {"type": "integer", "minimum": 1, "maximum": 600},
        "block": {"enum": list(BLOCKS)},
        "competences": {"type": "array", "items": {"enum": list(COMPETENCES)}},
        "needs": {"type": "array", "items": {"$ref": "text"}},
    },
}


def _card(source: Source, page: str) -> Card:
    data = mapping(source.data)
    return Card(
        number=int(str(data["card"])),
        title=str(data["title"]),
        block=str(data["block"]),
        summary=str(data["summary"]),
        minutes=int(str(data["minutes"])),
        competences=tuple(map(str, sequence(data["competences"]))),
        needs=tuple(map(str, sequence(data["needs"]))),
        dossier=str(data["dossier"]),
        picture=str(data["picture"]),
        picture_alt=str(data["picture_alt"]),
        page=page,
    )


def load_cards(root: Path, shared: dict[str, Schema]) -> tuple[tuple[Card, ...], list[Problem]]:
    """The cards in order of their number, and every problem of their front matter."""
    cards: list[Card] = []
    problems: list[Problem] = []
    for path in sorted((root / "docs" / "kaarten").glob("*.md")):
        file = path.relative_to(root).as_posix()
        text, unreadable = read_text(path, file)
        match = FRONT_MATTER.match(text)
        if unreadable or match is None:
            problems += unreadable or [Problem(file, 1, "Deze kaart begint niet met een blok tussen twee regels ---.")]
            continue
        source = parse_yaml(
            "\n" + match[1], Source(file)
        )  # the empty line stands for the first ---, so that lines agree
        Checker(source, shared).check(source.data, CARD, ())
        picture = root / "docs" / "kaarten" / "beeld" / str(mapping(source.data).get("picture"))
        if not source.problems and not picture.exists():
            source.problem(("picture",), f"Het beeld ‘{picture.name}’ staat niet in docs/kaarten/beeld/.")
        problems += source.problems
        if not source.problems:
            cards.append(_card(source, path.relative_to(root / "docs").as_posix()))
    return tuple(sorted(cards, key=lambda card: card.number)), problems
