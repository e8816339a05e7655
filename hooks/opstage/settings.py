"""The school's settings: `extra.opstage` in mkdocs.yml, checked like a worksheet, with the line of each mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .problems import Problem
from .schema import Checker, Schema
from .source import Json, Path_, Source, mapping
from .wording import REGIONS

FILE = "mkdocs.yml"
HERE: Path_ = ("extra", "opstage")
MOST_COPIES = 9
SITE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAIL_ADDRESS = re.compile(r"[^\s@<>,;:?&]+@[^\s@<>,;:?&]+\.[^\s@<>,;:?&]+")
WEB_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+", re.I)


@dataclass(frozen=True)
class AgreementSettings:
    """What the school fills in on the model of the agreement. `form`: address, or file within docs/, of the school's own form,
    which then takes the place of the model; `copies`: 0 for what the region asks."""

    form: str = ""
    address: str = ""
    phone: str = ""
    coordinator: str = ""
    insurance: str = ""
    costs: str = ""
    absence: str = ""
    copies: int = 0

    @property
    def form_is_file(self) -> bool:
        """True for a file of the school within docs/."""
        return bool(self.form) and not WEB_ADDRESS.fullmatch(self.form)

    def facts(self, school: str) -> dict[str, str]:
        """What the school filled in, by the name of a source of the agreement; what it left open is not there."""
        known = {
            "school": school,
            "school-address": self.address,
            "school-phone": self.phone,
            "coordinator": self.coordinator,
            "insurance": self.insurance,
            "costs": self.costs,
            "ill-school": self.absence,
        }
        return {key: value for key, value in known.items() if value}


@dataclass(frozen=True)
class Settings:
    """All that a school says of itself."""

    site_id: str = "opstage"
    school: str = ""
    hand_in: str = ""
    region: str = "nl"
    agreement: AgreementSettings = field(default_factory=AgreementSettings)


def _line(description: str) -> dict[str, Json]:
    return {"type": "string", "description": description}


AGREEMENT: dict[str, Json] = {
    "type": "object",
    "additionalProperties": False,
    "description": "Wat jouw school zelf invult in het model van de stageovereenkomst.",
    "properties": {
        "form": _line("Het eigen formulier van school: een webadres, of een bestand in docs. Het model valt dan weg."),
        "address": _line("Het adres van de school."),
        "phone": _line("Het nummer dat een bedrijf belt."),
        "coordinator": _line("Wie op school de stages regelt: een naam of een functie."),
        "insurance": _line("Wie voor de verzekeringen zorgt, en welke het zijn."),
        "costs": _line("Wie reiskosten en andere kosten betaalt."),
        "absence": _line("Wie de leerling op school belt als hij ziek is, en voor hoe laat."),
        "copies": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST_COPIES,
            "description": "Hoeveel exemplaren er getekend worden. Zonder deze regel zijn het er zoveel als de regio vraagt.",
        },
    },
}
SCHEMA: dict[str, Schema] = {
    "site_id": _line("De naam waaronder antwoorden bewaard worden. Verander hem nooit."),
    "school": _line("De naam van de school. Hij staat op elk document."),
    "hand_in": _line("Het mailadres waar leerlingen hun werk naartoe sturen."),
    "region": {"enum": list(REGIONS), "description": "nl voor Nederland, vl voor Vlaanderen."},
    "agreement": AGREEMENT,
}


def _places(node: yaml.Node | None, path: Path_) -> Iterator[tuple[Path_, int]]:
    """Line (from 1) of every key under a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            yield below, key.start_mark.line + 1
            yield from _places(value, below)


def _lines(file: Path) -> dict[Path_, int]:
    """Where each key stands; nothing of a file that MkDocs itself will explain. Tags such as !ENV are not looked into."""
    try:
        return dict(_places(yaml.compose(file.read_text("utf-8-sig")), ()))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}


def _said(values: Mapping[str, object]) -> dict[str, Json]:
    """The keys behind which something stands: an empty line in mkdocs.yml is a setting that is not made."""
    return {
        str(key): _said(value) if isinstance(value, dict) else value  # type: ignore[misc]  # YAML gives what Json names
        for key, value in values.items()
        if value is not None
    }


def _own_problems(data: Mapping[str, Json], docs: Path) -> Iterator[tuple[Path_, str, str]]:
    site_id = data.get("site_id")
    if isinstance(site_id, str) and site_id and not SITE_ID.fullmatch(site_id):
        sentence = f"De site_id ‘{site_id}’ kan niet. Gebruik alleen kleine letters, cijfers en streepjes."
        yield ("site_id",), sentence, ""
    hand_in = data.get("hand_in")
    if isinstance(hand_in, str) and hand_in and not MAIL_ADDRESS.fullmatch(hand_in):
        yield ("hand_in",), f"‘{hand_in}’ is geen mailadres.", "Schrijf bijvoorbeeld: stage@jouwschool.nl"
    form = mapping(data.get("agreement")).get("form")
    if not isinstance(form, str) or not form or WEB_ADDRESS.fullmatch(form):
        return
    inside = (docs / form).resolve()
    if ":" in form or not inside.is_relative_to(docs.resolve()) or not inside.is_file():
        sentence = f"Het formulier ‘{form}’ is geen webadres en geen bestand in docs."
        yield ("agreement", "form"), sentence, "Begin met https:// of zet het bestand in docs."


def read_settings(values: object, file: Path, docs: Path) -> tuple[Settings, list[Problem]]:
    """The settings that MkDocs read from `file` (its `extra.opstage`), and all that is wrong in them."""
    source = Source(file.name, lines=_lines(file))
    if values is not None and not isinstance(values, dict):
        source.problem(HERE, "‘opstage’ moet een blok met sleutels zijn.", "Zet elke instelling op een eigen regel.")
        return Settings(), source.problems
    data = _said(values or {})
    schema: dict[str, Json] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: dict(part) for key, part in SCHEMA.items()},
    }
    Checker(source, {}).check(data, schema, HERE)
    for path, sentence, suggestion in _own_problems(data, docs):
        source.problem((*HERE, *path), sentence, suggestion)
    return (Settings() if source.problems else _settings(data)), source.problems


def _text(value: Json) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _settings(data: Mapping[str, Json]) -> Settings:
    """From checked values."""
    agreement = dict(mapping(data.get("agreement")))
    copies = agreement.pop("copies", 0)
    return Settings(
        site_id=_text(data.get("site_id")) or Settings.site_id,
        school=_text(data.get("school")),
        hand_in=_text(data.get("hand_in")),
        region=_text(data.get("region")) or Settings.region,
        agreement=AgreementSettings(
            copies=copies if isinstance(copies, int) else 0, **{key: _text(value) for key, value in agreement.items()}
        ),
    )
