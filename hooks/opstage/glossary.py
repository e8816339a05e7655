"""Loads worksheets/begrippen/begrippen.yml: the words of the field, with the word that each region has for the same thing.

Both regions are loaded: each word tells how the other region says it, and when the same word means something else there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from .problems import Problem
from .schema import Checker, Schema, schema_for_editors
from .source import Json, Path_, Source, mapping, read_yaml, sequence
from .wording import REGIONS

FILE = "worksheets/begrippen/begrippen.yml"
EDITOR_FILE = "worksheets/begrippen/.begrippen.schema.json"
PAGE = "woorden.md"
READERS = {"pupil": "leerling", "parent": "ouder of verzorger", "company": "bedrijf", "school": "school"}
SPACE = re.compile(r"\s+")


def _text(description: str) -> dict[str, Json]:
    return {"$ref": "text", "description": description}


FORMS: dict[str, Json] = {
    "type": "array",
    "minItems": 1,
    "items": {"$ref": "text"},
    "description": "Andere vormen waarin het woord voorkomt, zoals het meervoud.",
}
SAID: dict[str, Json] = {
    "word": _text("Het woord, met kleine letter."),
    "forms": FORMS,
    "means": _text("Wat het betekent: 1 of 2 zinnen van hoogstens 15 woorden."),
    "example": _text("Een voorbeeld. ‘Bijvoorbeeld:’ komt er vanzelf voor."),
}


def _region(name: str) -> dict[str, Json]:
    return {
        "type": "object",
        "additionalProperties": False,
        "description": f"Wat in {name} anders is. Zonder word erboven is het een woord van alleen die regio.",
        "properties": SAID,
    }


SCHEMA: dict[str, Json] = {
    "type": "array",
    "minItems": 1,
    "unique": "id",
    "items": {
        "type": "object",
        "required": ["id"],
        "additionalProperties": False,
        "properties": {
            "id": {"$ref": "id"},
            **SAID,
            "readers": {
                "type": "array",
                "minItems": 1,
                "items": {"enum": list(READERS)},
                "description": "Voor wie het woord is. Zonder is het voor iedereen.",
            },
            "card": {
                "type": "integer",
                "minimum": 1,
                "maximum": 99,
                "description": "Alleen op deze kaart uitgelegd, want het woord staat overal.",
            },
            **{region: _region(name) for region, name in REGIONS.items()},
        },
    },
}


@dataclass(frozen=True)
class Said:
    """How one region says it. `forms`: the word itself first, then its other forms."""

    word: str
    forms: tuple[str, ...]
    means: str
    example: str


@dataclass(frozen=True)
class Term:
    """Something that has a word, by region. `card`: explained on that card only, 0 for every page."""

    id: str
    readers: tuple[str, ...]
    card: int
    regions: Mapping[str, Said]

    def is_of(self, region: str) -> bool:
        """False for a word that only the other region has."""
        return region in self.regions


@dataclass(frozen=True)
class Elsewhere:
    """How the other region says it. `means_there`: its word for what this region's word means over there, "" when nothing."""

    region: str
    word: str
    means_there: str


@dataclass(frozen=True)
class Glossary:
    """All words, for a build of `region`."""

    region: str = "nl"
    terms: tuple[Term, ...] = ()

    def here(self) -> list[Term]:
        """The words of this region, in the order of the alphabet."""
        return sorted((t for t in self.terms if t.is_of(self.region)), key=lambda t: sort_key(self.word(t)))

    def word(self, term: Term) -> str:
        """The word of this region."""
        return term.regions[self.region].word

    def letters(self) -> list[tuple[str, list[Term]]]:
        """The words by their first letter."""
        return [(letter, list(terms)) for letter, terms in groupby(self.here(), lambda t: sort_key(self.word(t))[0])]

    def elsewhere(self, term: Term) -> Elsewhere | None:
        """What a reader must know of the other region: another word for this, or this word for something else."""
        for region, name in REGIONS.items():
            if region == self.region:
                continue
            there = term.regions.get(region)
            word = self.word(term)
            double = next(
                (t for t in self.terms if t is not term and t.is_of(region) and t.regions[region].word == word), None
            )
            other = there.word if there and there.word != word else ""
            meant = self.word(double) if double and double.is_of(self.region) else ""
            if other or meant:
                return Elsewhere(name, other, meant)
        return None


def sort_key(word: str) -> str:
    """A word as the alphabet orders it: without capitals and accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.upper()) if not unicodedata.combining(c))


def editor_schema(shared: Mapping[str, Schema]) -> str:
    """The JSON Schema with which an editor completes and explains the keys."""
    return schema_for_editors("Begrippen van Op stage", SCHEMA, shared)


def _said(data: Mapping[str, Json], region: str) -> Said | None:
    """How a region says it, from the keys for both and its own; None when it has no word for it."""
    own = mapping(data.get(region))
    if "word" not in data and region not in data:
        return None
    found = {**data, **own}
    word = str(found.get("word", ""))
    forms = (word, *(str(form) for form in sequence(found.get("forms"))))
    return Said(word, forms, str(found.get("means", "")), str(found.get("example", "")))


def _term(data: Mapping[str, Json]) -> Term:
    card = data.get("card")
    regions = {region: said for region in REGIONS if (said := _said(data, region))}
    readers = tuple(map(str, sequence(data.get("readers")))) or tuple(READERS)
    return Term(str(data["id"]), readers, card if isinstance(card, int) else 0, regions)


def _lines_of(index: int, data: Mapping[str, Json], region: str) -> Iterator[tuple[str, Path_]]:
    """Each form of a word in a region, with the path where it stands."""
    own = mapping(data.get(region))
    base: Path_ = (index, region) if "word" in own else (index,)
    if word := mapping({**data, **own}).get("word"):
        yield str(word), (*base, "word")
    base = (index, region) if "forms" in own else (index,)
    for number, form in enumerate(sequence({**data, **own}.get("forms"))):
        yield str(form), (*base, "forms", number)


def _check_words(source: Source, items: list[Mapping[str, Json]]) -> None:
    """Every region that a term names has a word and a meaning, and no form of a word stands for two things."""
    for index, data in enumerate(items):
        regions = [region for region in REGIONS if region in data or "word" in data]
        if not regions:
            source.problem((index,), "Hier ontbreekt ‘word’.", "Voeg een regel toe: word: …")
        for region in regions:
            said = {**data, **mapping(data.get(region))}
            for key in ("word", "means", "example"):
                if key not in said:
                    path: Path_ = (index, region) if region in data else (index,)
                    source.problem(path, f"Hier ontbreekt ‘{key}’ voor {REGIONS[region]}.", f"Voeg toe: {key}: …")
    for region, name in REGIONS.items():
        seen: dict[str, str] = {}
        for index, data in enumerate(items):
            if "word" not in data and region not in data:
                continue
            for form, path in _lines_of(index, data, region):
                key = SPACE.sub(" ", form.lower())
                if key in seen:
                    sentence = f"Het woord ‘{form}’ staat in {name} twee keer in de lijst."
                    source.problem(path, sentence, f"Het hoort al bij ‘{seen[key]}’.")
                seen[key] = str(data["id"])


def load_glossary(root: Path, shared: Mapping[str, Schema], region: str) -> tuple[Glossary, list[Problem]]:
    """The words under `root`, and every problem of the file. It may be absent."""
    if not (root / FILE).exists():
        return Glossary(region), []
    source = read_yaml(root / FILE, root)
    if source.data is not None:
        Checker(source, shared).check(source.data, SCHEMA, ())
    if source.problems:
        return Glossary(region), source.problems
    items = [mapping(item) for item in sequence(source.data)]
    _check_words(source, items)
    if source.problems:
        return Glossary(region), source.problems
    return Glossary(region, tuple(_term(item) for item in items)), []
