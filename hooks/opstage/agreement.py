"""Loads worksheets/overeenkomst/: a model of the agreement for each region, in parts, each with the rule that it rests on.

A rule carries its source and a date: of the state of the law that was read, or of the day on which the source was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .problems import Problem
from .schema import Checker, Schema, schema_for_editors
from .source import Json, Path_, Source, mapping, read_yaml, sequence
from .wording import REGIONS

if TYPE_CHECKING:
    from .model import Site

FOLDER = "worksheets/overeenkomst"
EDITOR_FILE = f"{FOLDER}/.overeenkomst.schema.json"
PARTS = (
    "partijen",
    "periode",
    "uren",
    "werk",
    "begeleiding",
    "beoordeling",
    "verzekering",
    "kosten",
    "afwezig",
    "privacy",
    "veiligheid",
    "einde",
)
"""What an agreement always says, in this order."""
SIGNERS = ("leerling", "ouder", "school", "bedrijf")
SOURCES = (
    *("name", "class", "school", "school-address", "school-phone", "coordinator", "company", "company-address"),
    *("period", "days", "week", "pause", "week-hours", "work", "goals", "guide-company", "guide-school", "talks"),
    *("assessment", "insurance", "money", "costs", "ill-company", "ill-school", "clothes", "bring"),
)
"""Where a line of the agreement is filled from (browser/practice/agreement-paper/known.ts)."""
MOST_LINES = 8
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")


MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def _readable(date: str) -> str:
    """Such as "1 juli 2025" for 2025-07-01; a year as it is."""
    year, *rest = date.split("-")
    return f"{int(rest[1])} {MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def _text(description: str) -> dict[str, Json]:
    return {"$ref": "text", "description": description}


def _block(description: str, required: list[Json], **properties: Json) -> dict[str, Json]:
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "description": description,
        "properties": properties,
    }


def _list(description: str, items: Json, **more: Json) -> dict[str, Json]:
    return {"type": "array", "minItems": 1, "items": items, "description": description, **more}


TEXT: dict[str, Json] = {"$ref": "text"}
ID: dict[str, Json] = {"$ref": "id"}
FROM: dict[str, Json] = {
    "enum": list(SOURCES),
    "description": "Waaruit deze regel wordt ingevuld. Zonder blijft hij open.",
}
PROOF: dict[str, Json] = {
    "source": _text("Waar deze regel staat: de wet met het artikel, of een ander stuk."),
    "state": _text("De datum van de wettekst die is gelezen, zoals 2025-07-01. Alleen een jaar mag ook."),
    "read": _text("De dag waarop de bron is gelezen, zoals 2026-11-21. Voor een bron zonder eigen datum."),
}
RULES = _list(
    "De regels waar dit op steunt.",
    _block("Eén regel.", ["says", "source"], says=_text("Wat de regel zegt, in makkelijke woorden."), **PROOF),
)
FIELD = _block(
    "Een regel die wordt ingevuld.",
    ["id", "label"],
    id=ID,
    label=_text("Wat hier komt te staan."),
    **{"from": FROM},
    lines={
        "type": "integer",
        "minimum": 1,
        "maximum": MOST_LINES,
        "description": "Zoveel regels om op te schrijven. Zonder is het er één.",
    },
)
TABLE = _block(
    "Een tabel met grenzen.",
    ["caption", "row_heading", "columns", "rows"],
    caption=TEXT,
    row_heading=TEXT,
    columns=_list("De koppen.", TEXT),
    rows=_list(
        "De rijen, elk met een bron.",
        _block("Eén rij.", ["label", "cells", "source"], label=TEXT, cells=_list("De vakjes.", TEXT), **PROOF),
    ),
)
PART = _block(
    "Een deel van de overeenkomst.",
    ["id", "title", "explain"],
    id={"enum": list(PARTS), "description": "Welk deel dit is."},
    title=TEXT,
    explain=_text("Uitleg voor de leerling. Staat op het scherm en niet in het document."),
    text=_list("De zinnen die iedereen tekent.", TEXT),
    fields=_list("De regels die worden ingevuld.", FIELD, unique="id"),
    table=TABLE,
    rules=RULES,
)
SCHEMA = _block(
    "Het model van de stageovereenkomst.",
    ["region", "title", "model", "copies", "parties", "signing", "parts"],
    region={"enum": list(REGIONS), "description": "De regio: de naam van dit bestand, zonder .yml."},
    title=_text("De naam van het document."),
    model=_list("Zegt dat dit een model is, en dat de overeenkomst van school voorgaat.", TEXT),
    copies=_block(
        "Hoeveel exemplaren er getekend worden.",
        ["number", "one_for", "explain", "rules"],
        number={"type": "integer", "minimum": 1, "maximum": 9, "description": "Hoeveel het er zijn."},
        one_for=_list("Voor wie elk exemplaar is.", TEXT),
        explain=_text("Waarom het er zoveel zijn, voor de leerling."),
        rules=RULES,
    ),
    parties=_list(
        "Wie er tekenen.",
        _block(
            "Eén vak voor een handtekening.",
            ["id", "role"],
            id={"enum": list(SIGNERS), "description": "Wie dit is."},
            role=TEXT,
        ),
        unique="id",
    ),
    signing=_text("Wat wie tekent, daarmee zegt."),
    parts=_list("De delen, in volgorde.", PART, unique="id"),
)


@dataclass(frozen=True)
class Rule:
    """Something that a source says. `state` or `read`: a date, the other is empty."""

    says: str
    source: str
    state: str
    read: str

    @property
    def dated(self) -> str:
        """Of when this is, in words."""
        return f"stand van {_readable(self.state)}" if self.state else f"gelezen op {_readable(self.read)}"


@dataclass(frozen=True)
class Field:
    """A line to fill in. `source`: one of SOURCES, "" for a line that stays open."""

    id: str
    label: str
    source: str
    lines: int


@dataclass(frozen=True)
class Limits:
    """A table of limits; each row rests on a rule."""

    caption: str
    row_heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], Rule], ...]


@dataclass(frozen=True)
class Part:
    """A part of the agreement."""

    id: str
    title: str
    explain: str
    text: tuple[str, ...]
    fields: tuple[Field, ...]
    table: Limits | None
    rules: tuple[Rule, ...]

    @property
    def proof(self) -> tuple[Rule, ...]:
        """Every rule of this part, those of its table first."""
        return (*(rule for _, _, rule in self.table.rows), *self.rules) if self.table else self.rules


@dataclass(frozen=True)
class Party:
    """Who signs, and writes the name by hand."""

    id: str
    role: str


@dataclass(frozen=True)
class Agreement:
    """The model of one region."""

    region: str
    title: str
    model: tuple[str, ...]
    copies: int
    one_for: tuple[str, ...]
    copies_explain: str
    copies_rules: tuple[Rule, ...]
    parties: tuple[Party, ...]
    signing: str
    parts: tuple[Part, ...]


def _proofs(data: Mapping[str, Json]) -> Iterator[tuple[Path_, Mapping[str, Json]]]:
    """Each thing in a file that must carry a source and a date, with its place."""

    def rules(value: Json, path: Path_) -> Iterator[tuple[Path_, Mapping[str, Json]]]:
        for index, rule in enumerate(sequence(value)):
            yield (*path, index), mapping(rule)

    yield from rules(mapping(data.get("copies")).get("rules"), ("copies", "rules"))
    for p, part in enumerate(map(mapping, sequence(data.get("parts")))):
        yield from rules(part.get("rules"), ("parts", p, "rules"))
        yield from rules(mapping(part.get("table")).get("rows"), ("parts", p, "table", "rows"))


def _check_dates(data: Mapping[str, Json], source: Source) -> None:
    for path, proof in _proofs(data):
        there = [key for key in ("state", "read") if isinstance(proof.get(key), str)]
        if len(there) != 1:
            source.problem(
                path, "Deze regel heeft één datum nodig.", "Schrijf state: (van de wet) of read: (dag van lezen)."
            )
        elif not DATE.fullmatch(str(proof[there[0]])):
            source.problem((*path, there[0]), f"‘{proof[there[0]]}’ is geen datum.", "Schrijf bijvoorbeeld: 2025-07-01")


def _check_whole(data: Mapping[str, Json], source: Source) -> None:
    """Nothing that the sources name is missing, and everyone signs."""
    for key, wanted, what in (("parts", PARTS, "Het deel"), ("parties", SIGNERS, "Het vak om te tekenen voor")):
        items = [mapping(item).get("id") for item in sequence(data.get(key))]
        for name in wanted:
            if name not in items:
                source.problem((key,), f"{what} ‘{name}’ ontbreekt.", f"Voeg het toe: - id: {name}")
    for p, part in enumerate(map(mapping, sequence(data.get("parts")))):
        table = mapping(part.get("table"))
        width = len(sequence(table.get("columns")))
        for r, row in enumerate(map(mapping, sequence(table.get("rows")))):
            if len(sequence(row.get("cells"))) != width:
                sentence = f"De rij ‘{row.get('label', '')}’ heeft niet zoveel vakjes als er kolommen zijn."
                source.problem(("parts", p, "table", "rows", r, "cells"), sentence, f"Het zijn er {width}.")
    copies = mapping(data.get("copies"))
    if isinstance(copies.get("number"), int) and len(sequence(copies.get("one_for"))) != copies["number"]:
        sentence = "Bij ‘one_for’ staan niet zoveel namen als er exemplaren zijn."
        source.problem(("copies", "one_for"), sentence, f"Het zijn er {copies['number']}.")


def _word(value: Json) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _words(value: Json) -> tuple[str, ...]:
    return tuple(map(_word, sequence(value)))


def _rule(data: Mapping[str, Json]) -> Rule:
    return Rule(
        says=_word(data.get("says")) or _word(data.get("label")),
        source=_word(data["source"]),
        state=_word(data.get("state")),
        read=_word(data.get("read")),
    )


def _rules(value: Json) -> tuple[Rule, ...]:
    return tuple(_rule(mapping(rule)) for rule in sequence(value))


def _table(data: Mapping[str, Json]) -> Limits | None:
    if not data:
        return None
    return Limits(
        caption=_word(data["caption"]),
        row_heading=_word(data["row_heading"]),
        columns=_words(data["columns"]),
        rows=tuple(
            (_word(row["label"]), _words(row["cells"]), _rule(row)) for row in map(mapping, sequence(data["rows"]))
        ),
    )


def _part(data: Mapping[str, Json]) -> Part:
    fields = []
    for line in map(mapping, sequence(data.get("fields"))):
        lines = line.get("lines", 1)
        fields.append(
            Field(
                _word(line["id"]), _word(line["label"]), _word(line.get("from")), lines if isinstance(lines, int) else 1
            )
        )
    return Part(
        id=_word(data["id"]),
        title=_word(data["title"]),
        explain=_word(data["explain"]),
        text=_words(data.get("text")),
        fields=tuple(fields),
        table=_table(mapping(data.get("table"))),
        rules=_rules(data.get("rules")),
    )


def _agreement(data: Mapping[str, Json]) -> Agreement:
    copies = mapping(data["copies"])
    number = copies["number"]
    return Agreement(
        region=_word(data["region"]),
        title=_word(data["title"]),
        model=_words(data["model"]),
        copies=number if isinstance(number, int) else 1,
        one_for=_words(copies["one_for"]),
        copies_explain=_word(copies["explain"]),
        copies_rules=_rules(copies["rules"]),
        parties=tuple(
            Party(_word(party["id"]), _word(party["role"])) for party in map(mapping, sequence(data["parties"]))
        ),
        signing=_word(data["signing"]),
        parts=tuple(_part(mapping(part)) for part in sequence(data["parts"])),
    )


def load_agreements(root: Path, shared: Mapping[str, Schema]) -> tuple[dict[str, Agreement], list[Problem]]:
    """The model of each region, and every problem of all files. A region without its file is a problem too."""
    agreements: dict[str, Agreement] = {}
    problems: list[Problem] = []
    for region in REGIONS:
        source = read_yaml(root / FOLDER / f"{region}.yml", root)
        data = mapping(source.data)
        if source.data is not None:
            Checker(source, shared).check(source.data, SCHEMA, ())
            if data.get("region") in REGIONS and data["region"] != region:
                source.problem(
                    ("region",),
                    f"De regio is ‘{data['region']}’, maar het bestand heet ‘{region}.yml’.",
                    f"Schrijf: region: {region}",
                )
            _check_dates(data, source)
            _check_whole(data, source)
        problems += source.problems
        if not source.problems:
            agreements[region] = _agreement(data)
    return agreements, problems


def agreement_data(site: Site) -> Json:
    """What the tool on worksheet 13 gets: the model of the school's region, and what the school filled in."""
    model = site.agreements.get(site.region)
    if model is None or site.agreement.form:
        return None
    data: dict[str, Json] = asdict(model)
    data["copies"] = site.agreement.copies or model.copies
    data["school"] = dict(site.agreement.facts(site.school))
    return data


def editor_schema(shared: Mapping[str, Schema]) -> str:
    """Text of worksheets/overeenkomst/.overeenkomst.schema.json, with which an editor explains the keys in Dutch."""
    return schema_for_editors("Model van de stageovereenkomst van Op stage", SCHEMA, shared)
