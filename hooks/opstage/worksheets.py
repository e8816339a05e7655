"""Loads worksheets/*.yml: checks each file, collects every mistake of all files, and makes the model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .contracts import Contract, Contracts
from .model import AUDIENCES, COMPETENCES, ID_LISTS, WORK_FORMS, History, Question, Renaming, Section, Worksheet
from .practice import practice_from
from .problems import Problem, did_you_mean
from .schema import Checker, Schema
from .source import Json, Source, mapping, read_yaml, sequence
from .tools import Tool, slot_schema
from .wording import REGIONS, wording

TEXT: dict[str, Json] = {"$ref": "text"}
ID: dict[str, Json] = {"$ref": "id"}
TEXTS: dict[str, Json] = {"type": "array", "items": TEXT}


def _described(schema: Mapping[str, Json], description: str) -> dict[str, Json]:
    return {**schema, "description": description}


def _one_of(names: Mapping[str, str]) -> dict[str, Json]:
    return {"enum": list(names)}


QUESTION_KEYS: dict[str, Json] = {
    "id": ID,
    "type": {"type": "string", "description": "Het soort vraag; zie de pagina Vraagtypen."},
    "question": _described(TEXT, "De vraag zelf, in één korte zin."),
    "hint": _described(TEXT, "Eén zin die helpt."),
    "material": _described(TEXT, "Een kader boven de vraag, in Markdown: een situatie, rolkaarten, een mail."),
    "example": _described(TEXT, "Een voorbeeldantwoord. De leerling klapt het zelf open."),
    "optional": {"type": "boolean", "description": "true: de leerling leest dat overslaan mag."},
}


def _section_schema(question: dict[str, Json], practice: dict[str, Json]) -> dict[str, Json]:
    return {
        "type": "object",
        "required": ["id", "title", "questions"],
        "additionalProperties": False,
        "properties": {
            "id": ID,
            "title": _described(TEXT, "De kop van dit deel."),
            "intro": _described(TEXT, "Uitleg boven de vragen, in Markdown."),
            "work_form": _described(_one_of(WORK_FORMS), "Alleen, samen, met de klas of thuis."),
            "practice": {
                "type": "array",
                "items": practice,
                "description": "Oefenhulpjes, zoals een gesprek of een timer.",
            },
            "questions": {
                "type": "array",
                "minItems": 1,
                "items": question,
                "description": "De vragen van dit deel.",
            },
        },
    }


def worksheet_schema(question: dict[str, Json], practice: dict[str, Json]) -> dict[str, Json]:
    """Schema of a worksheet whose questions fit the schema `question`, and whose practice slots fit `practice`."""
    return {
        "type": "object",
        "required": ["id", "version", "title", "goal", "sections"],
        "additionalProperties": False,
        "properties": {
            "id": _described(ID, "De naam van het bestand, zonder .yml."),
            "version": {
                "type": "integer",
                "minimum": 1,
                "maximum": 9999,
                "description": "Maak dit 1 hoger als vragen veranderen.",
            },
            "title": _described(TEXT, "De titel van het werkblad."),
            "card": {"type": "integer", "minimum": 1, "maximum": 99, "description": "Het nummer van de opdrachtkaart."},
            "audience": _described(
                _one_of(AUDIENCES),
                "Wie het invult: pupil (leerling), company (stagebedrijf) of school. "
                "Een blad voor stagebedrijf of school hoort niet bij een kaart.",
            ),
            "about_pupil": {
                "type": "boolean",
                "description": "false: een blad voor stagebedrijf of school dat niet over één leerling gaat. "
                "Er staat dan wie het invulde, en geen naam en klas.",
            },
            "goal": _described(TEXT, "Wat de leerling hierna weet of kan."),
            "region": {"enum": list(REGIONS), "description": "Alleen voor scholen in deze regio."},
            "placement": {"enum": ["page", "card"], "description": "card: de vragen staan op de opdrachtkaart zelf."},
            "work_form": {
                "type": "array",
                "minItems": 1,
                "items": _one_of(WORK_FORMS),
                "description": "Alleen, samen, met de klas, thuis.",
            },
            "minutes": {"type": "integer", "minimum": 1, "maximum": 600, "description": "Hoelang het duurt."},
            "needs": _described(TEXTS, "Wat je nodig hebt."),
            "dossier": _described(TEXT, "Wat er in het loopbaandossier komt."),
            "competences": {"type": "array", "items": _one_of(COMPETENCES), "description": "Loopbaancompetenties."},
            "words": {
                "type": "array",
                "unique": "word",
                "description": "Moeilijke woorden met uitleg.",
                "items": {
                    "type": "object",
                    "required": ["word", "means"],
                    "additionalProperties": False,
                    "properties": {
                        "word": _described(TEXT, "Het woord."),
                        "means": _described(TEXT, "Wat het betekent, in makkelijke woorden."),
                    },
                },
            },
            "sections": {
                "type": "array",
                "minItems": 1,
                "unique": "id",
                "items": _section_schema(question, practice),
                "description": "De delen van het werkblad.",
            },
            "history": {
                "type": "object",
                "additionalProperties": False,
                "description": "Wat er met oude ids gebeurde.",
                "properties": {
                    "renamed": {
                        "type": "array",
                        "unique": "from",
                        "description": "Ids die nu anders heten: een vraag, of vraag.keuze.",
                        "items": {
                            "type": "object",
                            "required": ["from", "to"],
                            "additionalProperties": False,
                            "properties": {
                                "from": _described(TEXT, "De oude id."),
                                "to": _described(TEXT, "De id van nu."),
                            },
                        },
                    },
                    "retired": _described(TEXTS, "Ids die echt weg mogen. Oude antwoorden blijven bewaard."),
                },
            },
        },
    }


OBJECT: dict[str, Json] = {"type": "object"}
WORKSHEET = worksheet_schema(OBJECT, OBJECT)  # a question is checked by its type, later; a slot by its tool


def question_schema(contract: Contract) -> Schema:
    """Schema of a question of one type: the common keys and its own."""
    return {
        "type": "object",
        "required": ["id", "type", "question", *contract.required],
        "additionalProperties": False,
        "properties": {**QUESTION_KEYS, **{key: dict(schema) for key, schema in contract.options.items()}},
    }


class WorksheetCheck:
    """Checks one file. After `run`, `source.problems` holds all that is wrong."""

    def __init__(self, source: Source, contracts: Contracts, cards: frozenset[int]) -> None:
        self.source = source
        self.contracts = contracts
        self.cards = cards
        self.checker = Checker(source, contracts.shared)

    def run(self, stem: str) -> None:
        """Check the whole file; `stem` is its name without .yml."""
        data = self.source.data
        if data is None:
            return
        self.checker.check(data, WORKSHEET, ())
        found = mapping(data)
        if isinstance(found.get("id"), str) and found["id"] != stem:
            self.source.problem(
                ("id",), f"De id is ‘{found['id']}’, maar het bestand heet ‘{stem}.yml’.", f"Schrijf: id: {stem}"
            )
        self._check_audience(found)
        card = found.get("card")
        if self.cards and isinstance(card, int) and card not in self.cards:
            self.source.problem(
                ("card",), f"Opdrachtkaart {card} bestaat niet.", did_you_mean(card, map(str, sorted(self.cards)))
            )
        self._check_questions(found)
        self._check_ask_first(found)

    def _check_audience(self, data: Mapping[str, Json]) -> None:
        """A sheet for pupils hangs on a card; one for others on none."""
        audience = data.get("audience", "pupil")
        if audience not in AUDIENCES:
            return
        if audience == "pupil":
            if "card" not in data:
                self.source.problem((), "Hier ontbreekt ‘card’.", "Voeg een regel toe: card: …")
            if "about_pupil" in data:
                self.source.problem(
                    ("about_pupil",),
                    "Een blad voor de leerling gaat altijd over de leerling.",
                    "Haal de regel ‘about_pupil’ weg. Of schrijf voor wie het is: audience: company",
                )
            return
        for key in ("card", "placement"):
            if key in data:
                self.source.problem(
                    (key,),
                    f"Een blad voor {AUDIENCES[str(audience)]} hoort niet bij een opdrachtkaart.",
                    f"Haal de regel ‘{key}’ weg. Of haal ‘audience’ weg: dan is het blad voor de leerling.",
                )

    def _check_questions(self, data: Mapping[str, Json]) -> None:
        seen: set[str] = set()
        for s, section in enumerate(sequence(data.get("sections"))):
            for p, slot in enumerate(sequence(mapping(section).get("practice"))):
                self._check_slot(mapping(slot), ("sections", s, "practice", p))
            for q, question in enumerate(sequence(mapping(section).get("questions"))):
                path = ("sections", s, "questions", q)
                if not isinstance(question, dict):
                    continue
                name = question.get("id")
                if isinstance(name, str):
                    if name in seen:
                        self.source.problem(
                            (*path, "id"),
                            f"De id ‘{name}’ staat al bij een andere vraag op dit werkblad.",
                            "Elke vraag heeft een eigen id.",
                        )
                    seen.add(name)
                self._check_question(question, path)

    def _check_ask_first(self, data: Mapping[str, Json]) -> None:
        """What a question asks to tick first is a checklist of the same sheet."""
        sections = [sequence(mapping(section).get("questions")) for section in sequence(data.get("sections"))]
        questions = [mapping(question) for section in sections for question in section]
        lists = [str(question.get("id")) for question in questions if question.get("type") == "checklist"]
        for s, section in enumerate(sections):
            for q, question in enumerate(section):
                name = mapping(question).get("ask_first")
                if isinstance(name, str) and name not in lists:
                    sentence = f"Op dit werkblad is ‘{name}’ geen checklist."
                    self.source.problem(
                        ("sections", s, "questions", q, "ask_first"), sentence, did_you_mean(name, lists)
                    )

    def _check_slot(self, slot: Mapping[str, Json], path: tuple[str | int, ...]) -> None:
        name = slot.get("tool")
        tool = self.contracts.tools.get(str(name))
        if tool is None:
            sentence = f"Het oefenhulpje ‘{name}’ bestaat niet." if name is not None else "Hier ontbreekt ‘tool’."
            self.source.problem((*path, "tool"), sentence, did_you_mean(name or "", self.contracts.tools))
            return
        self.checker.check(dict(slot), slot_schema(tool), path)

    def _check_question(self, question: dict[str, Json], path: tuple[str | int, ...]) -> None:
        kind = question.get("type")
        contract = self.contracts.types.get(str(kind))
        if contract is None:
            sentence = f"Het vraagtype ‘{kind}’ bestaat niet." if kind is not None else "Hier ontbreekt ‘type’."
            self.source.problem((*path, "type"), sentence, did_you_mean(kind or "", self.contracts.types))
            return
        self.checker.check(question, question_schema(contract), path)
        self._check_sense(question, path)

    def _check_sense(self, question: dict[str, Json], path: tuple[str | int, ...]) -> None:
        low, high = question.get("min"), question.get("max")
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            self.source.problem((*path, "min"), f"‘min’ ({low}) is groter dan ‘max’ ({high}).", "Draai ze om.")
        pick, choices = question.get("pick"), sequence(question.get("choices"))
        if isinstance(pick, int) and choices and pick > len(choices):
            self.source.problem(
                (*path, "pick"),
                f"Je vraagt {pick} keuzes, maar er zijn er {len(choices)}.",
                "Maak het getal bij ‘pick’ kleiner.",
            )
        for c, column in enumerate(sequence(question.get("columns"))):
            if mapping(column).get("kind") == "choice" and not mapping(column).get("choices"):
                self.source.problem(
                    (*path, "columns", c, "kind"),
                    "Deze kolom is een keuze, maar ‘choices’ ontbreekt.",
                    "Voeg choices: toe met een id en een label per regel.",
                )
        for c, choice in enumerate(choices):
            if mapping(choice).get("id") == "other":
                self.source.problem(
                    (*path, "choices", c, "id"),
                    "De id ‘other’ is al van ‘iets anders’.",
                    "Haal deze regel weg. Schrijf bij de vraag: other: true",
                )


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(map(str, sequence(value)))


def _int(value: Json, default: int) -> int:
    return value if isinstance(value, int) else default


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""


def question_from(data: Mapping[str, Json]) -> Question:
    """A question of the model from checked data."""
    return Question(
        id=str(data["id"]),
        type=str(data["type"]),
        question=_text(data["question"]),
        hint=_text(data.get("hint")),
        material=_text(data.get("material")),
        example=_text(data.get("example")),
        optional=data.get("optional") is True,
        options={key: value for key, value in data.items() if key not in QUESTION_KEYS},
    )


def _part_lines(source: Source, question: Mapping[str, Json], path: tuple[str | int, ...]) -> dict[str, int]:
    lines: dict[str, int] = {}
    for key in ID_LISTS:
        for i, item in enumerate(sequence(question.get(key))):
            part = f"{question['id']}.{mapping(item)['id']}"
            lines[part] = source.line((*path, key, i, "id"))
            for c, choice in enumerate(sequence(mapping(item).get("choices"))):
                lines[f"{part}.{mapping(choice)['id']}"] = source.line((*path, key, i, "choices", c, "id"))
    return lines


def _lines(source: Source) -> dict[str, int]:
    """Lines of everything that has an id, from checked data (see Worksheet.lines)."""
    data = mapping(source.data)
    lines = {str(data["id"]): source.line(("id",))}
    for s, section in enumerate(sequence(data["sections"])):
        for q, item in enumerate(sequence(mapping(section)["questions"])):
            path = ("sections", s, "questions", q)
            lines[str(mapping(item)["id"])] = source.line((*path, "id"))
            lines |= _part_lines(source, mapping(item), path)
        for p, slot in enumerate(sequence(mapping(section).get("practice"))):
            slot_name = f"practice {mapping(section)['id']} {p}"
            lines[f"{slot_name} before"] = source.line(("sections", s, "practice", p, "before"))
            for role in mapping(mapping(slot).get("questions")):
                lines[f"{slot_name} {role}"] = source.line(("sections", s, "practice", p, "questions", role))
    history = mapping(data.get("history"))
    for r, renaming in enumerate(sequence(history.get("renamed"))):
        lines[f"renamed {mapping(renaming)['from']}"] = source.line(("history", "renamed", r))
    for r, name in enumerate(sequence(history.get("retired"))):
        lines[f"retired {name}"] = source.line(("history", "retired", r))
    return lines


def worksheet_from(source: Source, tools: Mapping[str, Tool]) -> Worksheet:
    """A worksheet of the model from a checked file."""
    data = mapping(source.data)
    sections = tuple(
        Section(
            id=str(mapping(s)["id"]),
            title=_text(mapping(s)["title"]),
            intro=_text(mapping(s).get("intro")),
            work_form=_text(mapping(s).get("work_form")),
            questions=tuple(question_from(mapping(q)) for q in sequence(mapping(s)["questions"])),
            practice=tuple(practice_from(mapping(p), tools) for p in sequence(mapping(s).get("practice"))),
        )
        for s in sequence(data["sections"])
    )
    history = mapping(data.get("history"))
    return Worksheet(
        id=str(data["id"]),
        version=_int(data["version"], 1),
        title=_text(data["title"]),
        card=_int(data.get("card"), 0),
        goal=_text(data["goal"]),
        work_form=_texts(data.get("work_form")),
        minutes=_int(data.get("minutes"), 0),
        needs=_texts(data.get("needs")),
        dossier=_text(data.get("dossier")),
        competences=_texts(data.get("competences")),
        words=tuple((_text(mapping(w)["word"]), _text(mapping(w)["means"])) for w in sequence(data.get("words"))),
        sections=sections,
        placement=_text(data.get("placement")) or "page",
        audience=_text(data.get("audience")) or "pupil",
        about_pupil=data.get("about_pupil") is not False,
        history=History(
            renamed=tuple(
                Renaming(_text(mapping(r)["from"]), _text(mapping(r)["to"])) for r in sequence(history.get("renamed"))
            ),
            retired=_texts(history.get("retired")),
        ),
        file=source.file,
        lines=_lines(source),
    )


def load_worksheets(
    root: Path, contracts: Contracts, cards: frozenset[int]
) -> tuple[dict[str, Worksheet], list[Problem]]:
    """All worksheets by id, in order of their file names, and every problem of all files."""
    worksheets: dict[str, Worksheet] = {}
    problems: list[Problem] = []
    for path in sorted((root / "worksheets").glob("*.y*ml")):
        source = read_yaml(path, root)
        if mapping(source.data).get("region", wording().region) in {*REGIONS} - {wording().region}:
            continue  # a sheet for the other region
        WorksheetCheck(source, contracts, cards).run(path.stem)
        problems += source.problems
        if not source.problems:
            worksheet = worksheet_from(source, contracts.tools)
            worksheets[worksheet.id] = worksheet
    return worksheets, problems
