"""Loads worksheets/gesprekken/*.yml, the companies that a pupil calls to practise (browser/practice/phone-call): one company a file.

A conversation is a graph of turns without circles: the company says something, each reply of the pupil leads to a next turn, and
every road comes to an end. All mistakes of all files are collected, each with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .model import Worksheet
from .problems import Problem, did_you_mean
from .schema import Checker, Schema, schema_for_editors
from .source import Json, Path_, Source, mapping, read_yaml, sequence

FOLDER = "worksheets/gesprekken"
EDITOR_FILE = f"{FOLDER}/.conversation.schema.json"
TOOL = "phone-call"
SHEET = "06-bellen"
"""The worksheet whose questions name the obstacles, the lines of the pupil's card and what an observer hears."""
SECTORS = {
    "bwi": "Bouwen, wonen en interieur",
    "pie": "Produceren, installeren en energie",
    "mt": "Mobiliteit en transport",
    "mvi": "Media, vormgeving en ICT",
    "mat": "Maritiem en techniek",
    "zw": "Zorg en welzijn",
    "eo": "Economie en ondernemen",
    "hbr": "Horeca, bakkerij en recreatie",
    "groen": "Groen",
    "dp": "Dienstverlening en producten",
}
QUALITIES = ("strong", "fine", "weak")
ENDS = ("yes", "maybe", "no", "voicemail")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
PLACEHOLDERS = ("{naam}", "{klas}", "{school}")
TIME = re.compile(r"([01]?\d|2[0-3])\.[0-5]\d uur")
PLACEHOLDER = re.compile(r"\{[^}]*\}?")


@dataclass(frozen=True)
class Names:
    """Ids that a conversation may name, from the questions of worksheet 6; None where the sheet could not be read."""

    obstacles: frozenset[str] | None = None
    """Rows of the question about what to say back."""
    cards: frozenset[str] | None = None
    """Rows of the pupil's card."""
    heard: frozenset[str] | None = None
    """Items of the observer's list."""


@dataclass(frozen=True)
class Reply:
    """Something that the pupil can say. `card`: row of his card whose own sentence may take its place."""

    id: str
    says: str
    quality: str
    does: tuple[str, ...]
    card: str
    hears: tuple[str, ...]
    next: str


@dataclass(frozen=True)
class Turn:
    """Something that the company says. It has replies, or a next turn at once, or it ends the call."""

    id: str
    who: str
    says: str
    obstacle: str
    learn: str
    replies: tuple[Reply, ...]
    next: str
    ends: str
    agreed: Mapping[str, str]

    def leads_to(self) -> tuple[str, ...]:
        """Ids of the turns that may follow."""
        return tuple(reply.next for reply in self.replies) or ((self.next,) if self.next else ())


@dataclass(frozen=True)
class Conversation:
    """A company that can be called."""

    id: str
    company: str
    sector: str
    who: str
    mood: str
    about: str
    start: str
    turns: tuple[Turn, ...]
    file: str = ""

    @property
    def sector_name(self) -> str:
        """Name of the vmbo profile."""
        return SECTORS[self.sector]

    def turn(self, name: str) -> Turn:
        """The turn with an id."""
        return next(turn for turn in self.turns if turn.id == name)


def _text(description: str) -> dict[str, Json]:
    return {"$ref": "text", "description": description}


def _id(description: str) -> dict[str, Json]:
    return {"$ref": "id", "description": description}


_REPLY: dict[str, Json] = {
    "type": "object",
    "required": ["id", "says", "quality", "hears", "next"],
    "additionalProperties": False,
    "properties": {
        "id": _id("Een vaste naam voor dit antwoord."),
        "says": _text("Wat de leerling zegt. {naam}, {klas} en {school} vult de site in."),
        "quality": {
            "enum": list(QUALITIES),
            "description": "strong: sterk. fine: kan ermee door. weak: hier leert de leerling van.",
        },
        "does": {
            "type": "array",
            "items": {"$ref": "id"},
            "description": "Wat een kijker hoort: ids van de vraag ‘gezien’ op werkblad 6.",
        },
        "card": _id("Rij van de belkaart. Heeft de leerling die ingevuld, dan ziet hij zijn eigen zin."),
        "hears": {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "text"},
            "description": "Woorden of begin van woorden. Daaraan herkent de site een getypt antwoord.",
        },
        "next": _id("De beurt die hierna komt."),
    },
}
_TURN: dict[str, Json] = {
    "type": "object",
    "required": ["id", "says"],
    "additionalProperties": False,
    "properties": {
        "id": _id("Een vaste naam voor deze beurt."),
        "who": _text("Wie dit zegt. Zonder deze regel is het degene die opneemt."),
        "says": _text("Wat het bedrijf zegt."),
        "obstacle": _id("De situatie die de leerling oefent: een rij van de vraag ‘situaties’ op werkblad 6."),
        "learn": _text("Tip na het gesprek, als de leerling hier een zwak antwoord gaf."),
        "replies": {
            "type": "array",
            "minItems": 2,
            "unique": "id",
            "items": _REPLY,
            "description": "Wat de leerling kan zeggen.",
        },
        "next": _id("De volgende beurt, als de leerling hier niets zegt."),
        "ends": {"enum": list(ENDS), "description": "Zo eindigt het gesprek: yes, maybe, no of voicemail."},
        "agreed": {
            "type": "object",
            "additionalProperties": False,
            "description": "Wat er is afgesproken. De leerling kijkt zijn notities ermee na.",
            "properties": {
                "day": {"enum": list(DAYS), "description": "De dag."},
                "time": _text("De tijd, zoals 15.00 uur."),
                "name": _text("De naam die de leerling moet opschrijven."),
                "do": _text("Wat de leerling nu gaat doen."),
            },
        },
    },
}
SCHEMA: dict[str, Json] = {
    "type": "object",
    "required": ["id", "company", "sector", "who", "mood", "about", "start", "turns"],
    "additionalProperties": False,
    "properties": {
        "id": _id("De naam van het bestand, zonder .yml."),
        "company": _text("De naam van het bedrijf. Verzin hem: gebruik geen echt bedrijf."),
        "sector": {"enum": list(SECTORS), "description": "Het vmbo-profiel waar dit werk bij hoort."},
        "who": _text("Wie de telefoon opneemt."),
        "mood": _text("Hoe het daar gaat, in één korte zin."),
        "about": _text("Wat het bedrijf doet. De leerling leest dit voor hij belt."),
        "start": _id("De eerste beurt."),
        "turns": {
            "type": "array",
            "minItems": 2,
            "unique": "id",
            "items": _TURN,
            "description": "Alles wat het bedrijf kan zeggen.",
        },
    },
}


def _label_ids(sheet: Worksheet | None, question: str, key: str) -> frozenset[str] | None:
    found = next((q for q in sheet.questions() if q.id == question), None) if sheet else None
    if found is None:
        return None
    return frozenset(str(mapping(item).get("id")) for item in sequence(found.options.get(key)))


def names_of(worksheets: Mapping[str, Worksheet]) -> Names:
    """The ids that conversations may name."""
    sheet = worksheets.get(SHEET)
    return Names(
        obstacles=_label_ids(sheet, "situaties", "rows"),
        cards=_label_ids(sheet, "belkaart", "rows"),
        heard=_label_ids(sheet, "gezien", "items"),
    )


class ConversationCheck:
    """Checks one file. After `run`, `source.problems` holds all that is wrong."""

    def __init__(self, source: Source, shared: Mapping[str, Schema], names: Names) -> None:
        self.source = source
        self.names = names
        self.checker = Checker(source, shared)

    def run(self, stem: str) -> None:
        """Check the whole file; `stem` is its name without .yml."""
        data = mapping(self.source.data)
        if self.source.data is None:
            return
        self.checker.check(self.source.data, SCHEMA, ())
        if isinstance(data.get("id"), str) and data["id"] != stem:
            self.source.problem(
                ("id",), f"De id is ‘{data['id']}’, maar het bestand heet ‘{stem}.yml’.", f"Schrijf: id: {stem}"
            )
        turns = [mapping(turn) for turn in sequence(data.get("turns"))]
        for t, turn in enumerate(turns):
            self._check_turn(turn, ("turns", t))
        self._check_roads(data, turns)

    def _unknown(self, value: Json, known: frozenset[str] | None, path: Path_, what: str) -> None:
        if isinstance(value, str) and known is not None and value not in known:
            self.source.problem(path, f"{what} ‘{value}’ bestaat niet op werkblad 6.", did_you_mean(value, known))

    def _check_turn(self, turn: Mapping[str, Json], path: Path_) -> None:
        replies = [mapping(reply) for reply in sequence(turn.get("replies"))]
        ways = [key for key in ("replies", "next", "ends") if key in turn]
        name = turn.get("id", "")
        if not ways and "id" in turn:
            self.source.problem(
                path,
                f"De beurt ‘{name}’ loopt dood: er komt geen antwoord en geen einde.",
                f"Voeg replies: toe, of ends: met {', '.join(ENDS[:-1])} of {ENDS[-1]}.",
            )
        if len(ways) > 1:
            self.source.problem(
                (*path, ways[1]),
                f"De beurt ‘{name}’ heeft ‘{ways[0]}’ en ook ‘{ways[1]}’.",
                "Laat er één staan.",
            )
        if "agreed" in turn and "ends" not in turn:
            self.source.problem(
                (*path, "agreed"), "‘agreed’ hoort alleen bij een einde.", "Zet het bij een beurt met ‘ends’."
            )
        self._unknown(turn.get("obstacle"), self.names.obstacles, (*path, "obstacle"), "De situatie")
        self._check_text(turn.get("says"), (*path, "says"), allowed=())
        time = mapping(turn.get("agreed")).get("time")
        if isinstance(time, str) and not TIME.fullmatch(time):
            self.source.problem((*path, "agreed", "time"), f"‘{time}’ is geen tijd.", "Schrijf bijvoorbeeld: 15.00 uur")
        for r, reply in enumerate(replies):
            self._check_reply(reply, (*path, "replies", r))
        if replies:
            self._check_qualities(turn, replies, path)

    def _check_reply(self, reply: Mapping[str, Json], path: Path_) -> None:
        self._unknown(reply.get("card"), self.names.cards, (*path, "card"), "De rij van de belkaart")
        for d, item in enumerate(sequence(reply.get("does"))):
            self._unknown(item, self.names.heard, (*path, "does", d), "Het punt van de kijklijst")
        self._check_text(reply.get("says"), (*path, "says"), allowed=PLACEHOLDERS)

    def _check_text(self, text: Json, path: Path_, *, allowed: tuple[str, ...]) -> None:
        for found in PLACEHOLDER.findall(text) if isinstance(text, str) else ():
            if found not in allowed:
                help_ = did_you_mean(found, allowed) if allowed else "Het bedrijf kent de leerling nog niet."
                self.source.problem(path, f"‘{found}’ kan hier niet ingevuld worden.", help_)

    def _check_qualities(self, turn: Mapping[str, Json], replies: list[Mapping[str, Json]], path: Path_) -> None:
        qualities = {reply.get("quality") for reply in replies}
        for quality, word in (("strong", "sterk"), ("weak", "zwak")):
            if quality not in qualities:
                self.source.problem(
                    (*path, "replies"),
                    f"De beurt ‘{turn.get('id', '')}’ heeft geen {word} antwoord.",
                    f"Geef één antwoord quality: {quality}",
                )
        if "weak" in qualities and "learn" not in turn:
            self.source.problem(path, "Hier ontbreekt ‘learn’.", "Zeg wat de leerling beter kan doen: learn: …")

    def _check_roads(self, data: Mapping[str, Json], turns: list[Mapping[str, Json]]) -> None:
        places = {str(turn["id"]): t for t, turn in reversed(list(enumerate(turns))) if isinstance(turn.get("id"), str)}
        roads = {name: list(_roads(turns[t], ("turns", t))) for name, t in places.items()}
        start = data.get("start")
        steps = [(start, ("start",)), *(step for found in roads.values() for step in found)]
        for name, path in steps:
            if isinstance(name, str) and name not in places:
                self.source.problem(path, f"De beurt ‘{name}’ bestaat niet.", did_you_mean(name, places))
        if not isinstance(start, str) or start not in places:
            return
        known = {name: [step for step in found if step[0] in places] for name, found in roads.items()}
        seen = self._walk(start, known)
        for name, t in places.items():
            if name not in seen:
                self.source.problem(
                    ("turns", t),
                    f"De beurt ‘{name}’ komt nooit aan bod.",
                    f"Verwijs ernaar met next: {name}, of haal de beurt weg.",
                )

    def _walk(self, start: str, roads: Mapping[str, list[tuple[str, Path_]]]) -> set[str]:
        """Every turn that can be reached. A step back to a turn of the same road is noted as a circle."""
        seen: set[str] = {start}
        road: list[str] = [start]
        todo: list[Iterator[tuple[str, Path_]]] = [iter(roads[start])]
        while todo:
            step = next(todo[-1], None)
            if step is None:
                todo.pop()
                road.pop()
                continue
            name, path = step
            if name in road:
                circle = " → ".join([*road[road.index(name) :], name])
                self.source.problem(
                    path, f"Het gesprek draait rond: {circle}.", "Laat dit antwoord naar een andere beurt gaan."
                )
            elif name not in seen:
                seen.add(name)
                road.append(name)
                todo.append(iter(roads[name]))
        return seen


def _roads(turn: Mapping[str, Json], path: Path_) -> Iterator[tuple[str, Path_]]:
    """Ids of the turns that may follow, each with its place in the file."""
    for r, reply in enumerate(sequence(turn.get("replies"))):
        name = mapping(reply).get("next")
        if isinstance(name, str):
            yield name, (*path, "replies", r, "next")
    if isinstance(turn.get("next"), str):
        yield str(turn["next"]), (*path, "next")


def _word(value: Json) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _words(value: Json) -> tuple[str, ...]:
    return tuple(map(_word, sequence(value)))


def _reply(data: Mapping[str, Json]) -> Reply:
    return Reply(
        id=_word(data["id"]),
        says=_word(data["says"]),
        quality=_word(data["quality"]),
        does=_words(data.get("does")),
        card=_word(data.get("card")),
        hears=_words(data["hears"]),
        next=_word(data["next"]),
    )


def conversation_from(source: Source) -> Conversation:
    """A conversation from a checked file."""
    data = mapping(source.data)
    who = _word(data["who"])
    return Conversation(
        id=_word(data["id"]),
        company=_word(data["company"]),
        sector=_word(data["sector"]),
        who=who,
        mood=_word(data["mood"]),
        about=_word(data["about"]),
        start=_word(data["start"]),
        turns=tuple(
            Turn(
                id=_word(turn["id"]),
                who=_word(turn.get("who")) or who,
                says=_word(turn["says"]),
                obstacle=_word(turn.get("obstacle")),
                learn=_word(turn.get("learn")),
                replies=tuple(_reply(mapping(reply)) for reply in sequence(turn.get("replies"))),
                next=_word(turn.get("next")),
                ends=_word(turn.get("ends")),
                agreed={key: _word(value) for key, value in mapping(turn.get("agreed")).items()},
            )
            for turn in map(mapping, sequence(data["turns"]))
        ),
        file=source.file,
    )


def check_slots(worksheets: Mapping[str, Worksheet], known: frozenset[str]) -> list[Problem]:
    """Problems of slots of the phone that name a company which does not exist. `known`: names of all files, broken ones too."""
    return [
        Problem(
            worksheet.file,
            worksheet.line(f"practice {section.id} {index} before"),
            f"Het oefenbedrijf ‘{company}’ bestaat niet.",
            did_you_mean(company, known),
        )
        for worksheet in worksheets.values()
        for section in worksheet.sections
        for index, slot in enumerate(section.practice)
        if slot.tool == TOOL
        for company in sequence(slot.options.get("companies"))
        if company not in known
    ]


def load_conversations(
    root: Path, shared: Mapping[str, Schema], worksheets: Mapping[str, Worksheet]
) -> tuple[dict[str, Conversation], list[Problem]]:
    """All companies by id, in order of their file names, and every problem of all files."""
    conversations: dict[str, Conversation] = {}
    problems: list[Problem] = []
    names = names_of(worksheets)
    paths = sorted((root / FOLDER).glob("*.y*ml"))
    for path in paths:
        source = read_yaml(path, root)
        ConversationCheck(source, shared, names).run(path.stem)
        problems += source.problems
        if not source.problems:
            conversation = conversation_from(source)
            conversations[conversation.id] = conversation
    return conversations, problems + check_slots(worksheets, frozenset(path.stem for path in paths))


def conversation_data(conversation: Conversation) -> dict[str, Json]:
    """A company as the browser gets it; what is empty is left out."""
    turns: list[Json] = []
    for turn in conversation.turns:
        replies: list[Json] = [
            {
                "id": reply.id,
                "says": reply.says,
                "quality": reply.quality,
                "does": list(reply.does),
                **({"card": reply.card} if reply.card else {}),
                "hears": list(reply.hears),
                "next": reply.next,
            }
            for reply in turn.replies
        ]
        optional: dict[str, Json] = {
            "obstacle": turn.obstacle,
            "learn": turn.learn,
            "replies": replies,
            "next": turn.next,
            "ends": turn.ends,
            "agreed": dict(turn.agreed),
        }
        kept = {key: value for key, value in optional.items() if value}
        turns.append({"id": turn.id, "who": turn.who, "says": turn.says, **kept})
    return {
        **company_facts(conversation),
        "sector": conversation.sector_name,
        "start": conversation.start,
        "turns": turns,
    }


def company_facts(conversation: Conversation) -> dict[str, Json]:
    """Who a company is, without what is said: enough to play it with a classmate."""
    return {
        "id": conversation.id,
        "company": conversation.company,
        "who": conversation.who,
        "mood": conversation.mood,
        "about": conversation.about,
    }


def editor_schema(shared: Mapping[str, Schema]) -> str:
    """Text of worksheets/gesprekken/.conversation.schema.json, with which an editor explains the keys in Dutch."""
    return schema_for_editors("Gesprek van Op stage", SCHEMA, shared)
