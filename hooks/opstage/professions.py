"""Loads worksheets/beroepen/*.yml: the profession cards, one file a vmbo profile, and the kinds of work of the interest helper.

All mistakes of all files are collected, each with its line, as for worksheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .problems import Problem, did_you_mean
from .schema import Checker, Schema, schema_for_editors
from .source import Json, Source, mapping, read_yaml, sequence

if TYPE_CHECKING:
    from .model import Practice, Question, Worksheet

FOLDER = "worksheets/beroepen"
KINDS_FILE = f"{FOLDER}/soorten.yml"
EDITOR_FILE = f"{FOLDER}/.beroepen.schema.json"
PROFILES = {
    "bwi": ("BWI", "Bouwen, wonen en interieur"),
    "pie": ("PIE", "Produceren, installeren en energie"),
    "mt": ("M&T", "Mobiliteit en transport"),
    "mvi": ("MVI", "Media, vormgeving en ICT"),
    "mat": ("MaT", "Maritiem en techniek"),
    "zw": ("Z&W", "Zorg en welzijn"),
    "eo": ("E&O", "Economie en ondernemen"),
    "hbr": ("HBR", "Horeca, bakkerij en recreatie"),
    "groen": ("Groen", "Groen"),
    "dp": ("D&P", "Dienstverlening en producten"),
}
"""The ten vmbo profiles in the order of the law: id → what pupils call it, and its name."""
WORK = {
    "binnen": "binnen",
    "buiten": "buiten",
    "onderweg": "onderweg",
    "mensen": "met mensen",
    "handen": "met je handen",
    "machines": "met machines",
    "computer": "met een computer",
    "natuur": "met dieren of planten",
    "eten": "met eten en drinken",
}
"""What a pupil can look for: id → words."""

TEXT: dict[str, Json] = {"$ref": "text"}
ID: dict[str, Json] = {"$ref": "id"}


def _text(description: str) -> dict[str, Json]:
    return {"$ref": "text", "description": description}


def _profession_schema(kinds: list[Json]) -> dict[str, Json]:
    school: dict[str, Json] = {
        "type": "object",
        "required": ["course", "levels", "years"],
        "additionalProperties": False,
        "description": "Wat je na het vmbo op het mbo leert.",
        "properties": {
            "course": _text("Welke kant op in het mbo, in makkelijke woorden."),
            "levels": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "integer", "minimum": 1, "maximum": 4},
                "description": "De niveaus van het mbo. 1 is de entree.",
            },
            "years": _text("Hoelang het ongeveer duurt, zoals: 2 of 3 jaar."),
        },
    }
    return {
        "type": "object",
        "required": ["id", "name", "line", "day", "where", "who", "school", "surprise", "types", "work"],
        "additionalProperties": False,
        "properties": {
            "id": ID,
            "name": _text("Hoe het beroep heet, met een kleine letter."),
            "line": _text("Eén zin: wat doe je?"),
            "day": {
                "type": "array",
                "minItems": 3,
                "maxItems": 6,
                "items": TEXT,
                "description": "Een echte dag, van vroeg tot laat. Elke regel is een stukje van de dag.",
            },
            "where": _text("Waar je werkt."),
            "who": _text("Met wie je werkt."),
            "school": school,
            "surprise": _text("Iets wat waar is, en wat bijna niemand weet. Je moet het kunnen nakijken."),
            "types": {
                "type": "array",
                "minItems": 1,
                "items": {"enum": kinds},
                "description": "De soorten werk van de praathulp die hierbij passen.",
            },
            "work": {
                "type": "array",
                "minItems": 1,
                "items": {"enum": list(WORK)},
                "description": "Waar een leerling op kan zoeken.",
            },
        },
    }


def profile_schema(kinds: list[Json]) -> dict[str, Json]:
    """Schema of the file of one profile; `kinds`: ids of the kinds of work."""
    weight: dict[str, Json] = {"type": "integer", "minimum": 1, "maximum": 3}
    return {
        "type": "object",
        "required": ["profile", "places", "weights", "professions"],
        "additionalProperties": False,
        "properties": {
            "profile": {
                "enum": list(PROFILES),
                "description": "Het vmbo-profiel: de naam van dit bestand, zonder .yml.",
            },
            "places": {
                "type": "array",
                "minItems": 1,
                "items": TEXT,
                "description": "Voorbeelden van plekken voor een stage bij dit profiel.",
            },
            "weights": {
                "type": "object",
                "additionalProperties": False,
                "properties": {str(kind): weight for kind in kinds},
                "description": "Hoe sterk een soort werk bij dit profiel hoort, van 1 tot en met 3.",
            },
            "professions": {
                "type": "array",
                "minItems": 1,
                "unique": "id",
                "items": _profession_schema(kinds),
                "description": "De beroepenkaarten van dit profiel.",
            },
        },
    }


KINDS_SCHEMA: dict[str, Json] = {
    "type": "object",
    "required": ["least", "types", "theory_profiles"],
    "additionalProperties": False,
    "properties": {
        "least": {"type": "integer", "minimum": 1, "maximum": 99, "description": "Zoveel antwoorden zijn nodig."},
        "types": {
            "type": "array",
            "minItems": 2,
            "unique": "id",
            "items": {
                "type": "object",
                "required": ["id", "name", "means", "items"],
                "additionalProperties": False,
                "properties": {
                    "id": ID,
                    "name": _text("De naam van deze soort werk."),
                    "means": _text("Wat je dan graag doet."),
                    "items": {"type": "array", "minItems": 1, "items": ID, "description": "De zinnen van deze soort."},
                },
            },
            "description": "De soorten werk.",
        },
        "theory_profiles": {
            "type": "array",
            "unique": "name",
            "items": {
                "type": "object",
                "required": ["name", "types"],
                "additionalProperties": False,
                "properties": {"name": TEXT, "types": {"type": "array", "minItems": 1, "items": ID}},
            },
            "description": "De profielen van de theoretische leerweg, met de soorten die daarbij horen.",
        },
    },
}


@dataclass(frozen=True)
class Profession:
    """One card. `types`: kinds of work; `work`: keys of WORK."""

    id: str
    name: str
    line: str
    day: tuple[str, ...]
    where: str
    who: str
    course: str
    levels: tuple[int, ...]
    years: str
    surprise: str
    types: tuple[str, ...]
    work: tuple[str, ...]

    @property
    def title(self) -> str:
        """The name with a capital, as a heading."""
        return self.name[0].upper() + self.name[1:]

    @property
    def level(self) -> str:
        """The levels in words: "entree, mbo niveau 2"."""
        higher = [level for level in self.levels if level > 1]
        parts = ["entree"] if 1 in self.levels else []
        if len(higher) > 2:
            parts.append(f"mbo niveau {higher[0]} tot en met {higher[-1]}")
        elif higher:
            parts.append(f"mbo niveau {' of '.join(map(str, higher))}")
        return ", ".join(parts)

    @property
    def school(self) -> str:
        """What you learn, where and how long, in two sentences."""
        return f"{self.course[0].upper()}{self.course[1:]}, {self.level}. Het duurt {self.years}."


@dataclass(frozen=True)
class Profile:
    """A vmbo profile with its cards. `weights`: kind of work → how strongly it belongs here (1–3)."""

    id: str
    short: str
    name: str
    places: tuple[str, ...]
    weights: Mapping[str, int]
    professions: tuple[Profession, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of work of the interest helper. `items`: rows of its question that belong to it."""

    id: str
    name: str
    means: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Professions:
    """All cards, and what the interest helper knows. `least`: answers without which it shows no result."""

    profiles: tuple[Profile, ...] = ()
    kinds: tuple[Kind, ...] = ()
    least: int = 0
    theory: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self) -> Iterator[tuple[Profile, Profession]]:
        """Every card with its profile, in order."""
        for profile in self.profiles:
            for profession in profile.professions:
                yield profile, profession

    def kind_names(self, ids: tuple[str, ...]) -> list[str]:
        """Names of kinds of work."""
        return [kind.name for kind in self.kinds if kind.id in ids]


def _words(value: Json) -> tuple[str, ...]:
    return tuple(str(item).strip() for item in sequence(value))


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _profession(data: Mapping[str, Json]) -> Profession:
    school = mapping(data["school"])
    return Profession(
        id=str(data["id"]),
        name=str(data["name"]).strip(),
        line=str(data["line"]).strip(),
        day=_words(data["day"]),
        where=str(data["where"]).strip(),
        who=str(data["who"]).strip(),
        course=str(school["course"]).strip(),
        levels=tuple(sorted(map(_whole, sequence(school["levels"])))),
        years=str(school["years"]).strip(),
        surprise=str(data["surprise"]).strip(),
        types=_words(data["types"]),
        work=_words(data["work"]),
    )


def _profile(data: Mapping[str, Json]) -> Profile:
    name = str(data["profile"])
    short, full = PROFILES[name]
    return Profile(
        id=name,
        short=short,
        name=full,
        places=_words(data["places"]),
        weights={key: _whole(value) for key, value in mapping(data["weights"]).items()},
        professions=tuple(_profession(mapping(item)) for item in sequence(data["professions"])),
    )


def _check_kinds(source: Source) -> None:
    """Every sentence belongs to one kind; profiles of the theory road name kinds that exist."""
    data = mapping(source.data)
    kinds = sequence(data.get("types"))
    ids = [str(mapping(kind).get("id")) for kind in kinds]
    owner: dict[str, str] = {}
    for index, kind in enumerate(kinds):
        for place, item in enumerate(sequence(mapping(kind).get("items"))):
            path = ("types", index, "items", place)
            if str(item) in owner:
                source.problem(path, f"De zin ‘{item}’ hoort al bij ‘{owner[str(item)]}’.", "Haal er één weg.")
            owner.setdefault(str(item), ids[index])
    for index, profile in enumerate(sequence(data.get("theory_profiles"))):
        for place, kind in enumerate(sequence(mapping(profile).get("types"))):
            if str(kind) not in ids:
                path = ("theory_profiles", index, "types", place)
                source.problem(path, f"De soort ‘{kind}’ bestaat niet.", did_you_mean(kind or "", ids))


def _load_kinds(root: Path, shared: Mapping[str, Schema]) -> Source:
    source = read_yaml(root / KINDS_FILE, root)
    if source.data is not None:
        Checker(source, shared).check(source.data, KINDS_SCHEMA, ())
    if not source.problems:
        _check_kinds(source)
    return source


def _check_profile(source: Source, stem: str, seen: dict[str, str]) -> None:
    """The file has the name of its profile, and no card has the id of a card in another file."""
    data = mapping(source.data)
    if data.get("profile") in PROFILES and data["profile"] != stem:
        sentence = f"Het profiel is ‘{data['profile']}’, maar het bestand heet ‘{stem}.yml’."
        source.problem(("profile",), sentence, f"Schrijf: profile: {stem}" if stem in PROFILES else "")
    for index, item in enumerate(sequence(data.get("professions"))):
        name = mapping(item).get("id")
        if not isinstance(name, str):
            continue
        if seen.get(name, source.file) != source.file:
            path = ("professions", index, "id")
            source.problem(path, f"De id ‘{name}’ staat al in {seen[name]}.", "Geef deze kaart een andere id.")
        seen.setdefault(name, source.file)


def load_professions(root: Path, shared: Mapping[str, Schema]) -> tuple[Professions, list[Problem]]:
    """All cards in the order of the profiles, and every problem of all files. A site may do without the folder."""
    folder = root / FOLDER
    if not folder.is_dir():
        return Professions(), []
    kinds = _load_kinds(root, shared)
    problems = [*kinds.problems]
    known: list[Json] = [mapping(kind).get("id") for kind in sequence(mapping(kinds.data).get("types"))]
    profiles: dict[str, Profile] = {}
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.y*ml")):
        if path == root / KINDS_FILE:
            continue
        source = read_yaml(path, root)
        if source.data is not None:
            Checker(source, shared).check(source.data, profile_schema(known), ())
            _check_profile(source, path.stem, seen)
        problems += source.problems
        if not source.problems:
            profile = _profile(mapping(source.data))
            profiles[profile.id] = profile
    if problems:
        return Professions(), problems
    data = mapping(kinds.data)
    return (
        Professions(
            profiles=tuple(profiles[name] for name in PROFILES if name in profiles),
            kinds=tuple(
                Kind(str(kind["id"]), str(kind["name"]), str(kind["means"]), _words(kind["items"]))
                for kind in map(mapping, sequence(data["types"]))
            ),
            least=_whole(data["least"]),
            theory={
                str(profile["name"]): _words(profile["types"])
                for profile in map(mapping, sequence(data["theory_profiles"]))
            },
        ),
        [],
    )


def check_interest(worksheets: Mapping[str, Worksheet], professions: Professions) -> list[Problem]:
    """Problems of slots of the two tools: what their options and the kinds of work name must stand in the questions."""
    return [
        problem
        for worksheet in worksheets.values()
        for section in worksheet.sections
        for index, slot in enumerate(section.practice)
        for problem in _check_slot(worksheet, f"practice {section.id} {index}", slot, professions)
    ]


def _ids(question: Question, key: str) -> list[str]:
    return [str(mapping(item)["id"]) for item in sequence(question.options.get(key))]


def _check_slot(worksheet: Worksheet, place: str, slot: Practice, professions: Professions) -> Iterator[Problem]:
    here = {question.id: question for question in worksheet.questions()}
    roles = {role: here[name] for role, name in slot.roles.items() if name in here}

    def named(option: str, role: str, key: str) -> Iterator[Problem]:
        value = str(slot.options.get(option))
        if role in roles and option in slot.options and value not in (known := _ids(roles[role], key)):
            sentence = f"‘{value}’ bestaat niet bij de vraag ‘{roles[role].id}’."
            yield Problem(worksheet.file, worksheet.line(f"{place} {option}"), sentence, did_you_mean(value, known))

    if slot.tool == "profession-cards":
        yield from named("column", "list", "columns")
    if slot.tool != "interest-helper":
        return
    for option in ("like", "maybe", "dislike"):
        yield from named(option, "items", "choices")
    yield from named("own", "verdict", "choices")
    yield from _check_items(worksheet, roles["items"], professions)
    for kind in professions.kinds:
        if "kinds" in roles and kind.id not in _ids(roles["kinds"], "choices"):
            sentence = f"Bij de vraag ‘{roles['kinds'].id}’ ontbreekt de soort ‘{kind.id}’ ({kind.name})."
            yield Problem(
                worksheet.file, worksheet.line(roles["kinds"].id), sentence, "Voeg een keuze met deze id toe."
            )


def _check_items(worksheet: Worksheet, question: Question, professions: Professions) -> Iterator[Problem]:
    """Every sentence of the question belongs to a kind of work, and every sentence of a kind stands in the question."""
    rows = _ids(question, "rows")
    known = [item for kind in professions.kinds for item in kind.items]
    for row in rows:
        if row not in known:
            line = worksheet.line(f"{question.id}.{row}")
            yield Problem(
                worksheet.file, line, f"De zin ‘{row}’ hoort bij geen soort werk.", f"Noem hem in {KINDS_FILE}."
            )
    for item in known:
        if item not in rows:
            sentence = f"De zin ‘{item}’ uit {KINDS_FILE} staat niet bij deze vraag."
            yield Problem(worksheet.file, worksheet.line(question.id), sentence, did_you_mean(item, rows))


def interest_data(professions: Professions) -> Json:
    """What the interest helper gets (browser/practice/interest-helper)."""
    return {
        "least": professions.least,
        "kinds": [
            {"id": kind.id, "name": kind.name, "means": kind.means, "items": list(kind.items)}
            for kind in professions.kinds
        ],
        "profiles": [
            {"id": p.id, "name": p.name, "short": p.short, "weights": dict(p.weights), "places": list(p.places)}
            for p in professions.profiles
        ],
        "theory": [{"name": name, "kinds": list(kinds)} for name, kinds in professions.theory.items()],
    }


def profession_data(professions: Professions) -> Json:
    """The cards as the browser gets them on a worksheet (browser/practice/profession-cards)."""
    return [
        {
            "id": card.id,
            "name": card.title,
            "profile": profile.id,
            "profileName": profile.name,
            "line": card.line,
            "day": list(card.day),
            "where": card.where,
            "who": card.who,
            "school": card.school,
            "surprise": card.surprise,
            "types": list(card.types),
            "work": list(card.work),
        }
        for profile, card in professions.all()
    ]


def editor_schema(shared: Mapping[str, Schema]) -> str:
    """Text of worksheets/beroepen/.beroepen.schema.json, with which an editor explains the keys in Dutch."""
    letters: list[Json] = list("riasec")
    return schema_for_editors("Beroepenkaarten van Op stage", profile_schema(letters), shared)
