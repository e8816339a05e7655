"""Loads the nine task cards: docs/kaarten/*.md, whose front matter says what a card is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .model import BLOCKS, COMPETENCES, Card
from .problems import Problem, did_you_mean
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


def _read(path: Path, root: Path, shared: dict[str, Schema]) -> Source:
    """The front matter of one card, with its problems."""
    source = Source(path.relative_to(root).as_posix())
    text, unreadable = read_text(path, source.file)
    match = FRONT_MATTER.match(text)
    if unreadable or match is None:
        start = Problem(source.file, 1, "Deze kaart begint niet met een blok tussen twee regels ---.", "Zie kaart 1.")
        source.problems += unreadable or [start]
        return source
    parse_yaml("\n" + match[1], source)  # the empty line stands for the first ---, so that lines agree
    if source.data is None:
        return source
    Checker(source, shared).check(source.data, CARD, ())
    picture = root / "docs" / "kaarten" / "beeld" / str(mapping(source.data).get("picture"))
    if not source.problems and not picture.exists():
        source.problem(
            ("picture",),
            f"Het beeld ‘{picture.name}’ staat niet in docs/kaarten/beeld/.",
            did_you_mean(picture.name, [path.name for path in picture.parent.glob("*.svg")]),
        )
    return source


@dataclass(frozen=True)
class LoadedCards:
    """The cards in order of their number; `numbers` holds those of broken cards too, as far as they can be known."""

    cards: tuple[Card, ...]
    numbers: frozenset[int]
    problems: list[Problem]


def load_cards(root: Path, shared: dict[str, Schema]) -> LoadedCards:
    """All cards, and every problem of their front matter."""
    cards: dict[int, Card] = {}
    numbers: set[int] = set()
    problems: list[Problem] = []
    for path in sorted((root / "docs" / "kaarten").glob("*.md")):
        source = _read(path, root, shared)
        head = path.stem.split("-", 1)[0]
        if source.problems and head.isdigit():
            numbers.add(int(head))  # its worksheets are not wrong
        if not source.problems:
            card = _card(source, path.relative_to(root / "docs").as_posix())
            if card.number in cards:
                other = f"docs/{cards[card.number].page}"
                source.problem(("card",), f"Kaart {card.number} bestaat al: {other}.", "Geef deze een ander nummer.")
            cards.setdefault(card.number, card)
        problems += source.problems
    ordered = tuple(sorted(cards.values(), key=lambda card: card.number))
    return LoadedCards(ordered, frozenset({*numbers, *cards}), problems)
