"""Loads worksheets/werktijden/: the rules on working hours of each region, and its public holidays, as data.

What a topic does with its values stands in browser/core/worktime; a rule that no schedule can decide has the topic `remark`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .agreement import DATE
from .agreement import Rule as Proof
from .problems import Problem, did_you_mean
from .schema import Checker, Schema
from .source import Json, Path_, Source, mapping, read_yaml, sequence
from .wording import REGIONS

RULES_FILE = "worksheets/werktijden/regels.yml"
HOLIDAYS_FILE = "worksheets/werktijden/feestdagen.yml"
KINDS = ("stage", "mas", "any")
ABOUT = ("time", "work", "papers")
OLDEST = 99
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
LEAP_YEAR = 2000
"""A year that has every day of a year."""


@dataclass(frozen=True)
class Topic:
    """What the evaluator can do with a rule. Values are numbers, unless they stand in `clocks` (`"07:00"`) or `words`."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] | None = None
    holidays: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All values that this topic knows."""
        return self.required + self.optional


REMARK = "remark"
TOPICS = {
    REMARK: Topic(),
    "holiday-remark": Topic(holidays=True),
    "least-age": Topic(("age",)),
    "max-day": Topic(("hours",), ("lesson",)),
    "max-week": Topic(("hours",), ("lesson",)),
    "average": Topic(("hours", "weeks")),
    "max-year": Topic(("hours",)),
    "school-counts": Topic(),
    "school-week": Topic(("hours", "days")),
    "school-week-day": Topic(("hours", "school-day")),
    "holiday-week": Topic(("day", "hours", "weeks", "row")),
    "rest-day": Topic(
        ("hours",),
        ("from", "until", "holiday-from", "within", "school"),
        clocks=("from", "until", "holiday-from"),
        words={"school": ("counts",)},
    ),
    "rest-week": Topic(("hours", "days")),
    "rest-weekend": Topic(),
    "summer": Topic(("weeks",)),
    "window": Topic(("from", "until"), clocks=("from", "until")),
    "sunday": Topic(),
    "sunday-and-holiday": Topic(holidays=True),
    "break": Topic(("after", "minutes"), ("up-to", "one", "piece")),
    "unbroken": Topic(("hours",)),
}


def _text(description: str) -> dict[str, Json]:
    return {"$ref": "text", "description": description}


RULE: dict[str, Json] = {
    "type": "object",
    "required": ["id", "region", "kind", "ages", "topic", "says", "source"],
    "additionalProperties": False,
    "properties": {
        "id": _text("Het nummer van de regel. Verander het nooit."),
        "region": {"enum": list(REGIONS), "description": "Waar de regel geldt."},
        "kind": {"enum": list(KINDS), "description": "stage, mas (maatschappelijke stage) of any (allebei)."},
        "ages": {
            "type": "array",
            "minItems": 2,
            "maxItems": 2,
            "items": {"type": "integer", "minimum": 0, "maximum": OLDEST},
            "description": "Van en tot en met welke leeftijd, in hele jaren.",
        },
        "topic": {"enum": list(TOPICS), "description": "Wat de check met de regel doet."},
        "about": {"enum": list(ABOUT), "description": "Waar een opmerking over gaat: time, work of papers."},
        "values": {"type": "object", "description": "De getallen en tijden van de regel."},
        "says": _text("De regel in makkelijke woorden."),
        "exception": _text("De uitzondering in makkelijke woorden."),
        "source": _text("Waar de regel staat: de wet met het artikel, of een ander stuk."),
        "state": _text("De datum van de wettekst die is gelezen, zoals 2025-07-01."),
        "read": _text("De dag waarop de bron is gelezen, zoals 2026-11-21."),
        "certainty": _text("Hoe zeker het is. Zonder is het: hoog."),
    },
}
RULES_SCHEMA: dict[str, Json] = {
    "type": "object",
    "required": ["read", "rules"],
    "additionalProperties": False,
    "properties": {
        "read": _text("De dag waarop alle bronnen zijn nagelezen, zoals 2026-11-21."),
        "rules": {"type": "array", "minItems": 1, "unique": "id", "items": RULE},
    },
}
HOLIDAY: dict[str, Json] = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": _text("Hoe de dag heet."),
        "date": _text("De maand en de dag, zoals 12-25."),
        "easter": {"type": "integer", "minimum": -60, "maximum": 60, "description": "Dagen na eerste paasdag."},
        "if_sunday": {"type": "integer", "minimum": -6, "maximum": 6, "description": "Zoveel dagen later op zondag."},
    },
}
HOLIDAYS_SCHEMA: dict[str, Json] = {
    "type": "object",
    "required": list(REGIONS),
    "additionalProperties": False,
    "properties": {
        region: {
            "type": "object",
            "required": ["source", "days"],
            "additionalProperties": False,
            "properties": {
                "source": _text("Waar deze dagen staan."),
                "days": {"type": "array", "minItems": 1, "unique": "name", "items": HOLIDAY},
            },
        }
        for region in REGIONS
    },
}


@dataclass(frozen=True)
class Holiday:
    """A public holiday: `date` (`12-25`), or so many days after Easter. `if_sunday`: days that it moves when it is a Sunday."""

    name: str
    date: str
    easter: int
    if_sunday: int

    def data(self) -> dict[str, Json]:
        """As browser/core/worktime/schedule.ts reads it."""
        when: dict[str, Json] = {"date": self.date} if self.date else {"easter": self.easter}
        return {"name": self.name, **when, **({"ifSunday": self.if_sunday} if self.if_sunday else {})}


@dataclass(frozen=True)
class Rule:
    """One rule. `exception` and `certainty`: "" for none, which is "hoog" for the last; `proof`: its source and date."""

    id: str
    region: str
    kind: str
    ages: tuple[int, int]
    topic: str
    about: str
    values: Mapping[str, int | float | str]
    says: str
    exception: str
    proof: Proof
    certainty: str
    holidays: tuple[Holiday, ...] = ()

    @property
    def decidable(self) -> bool:
        """True when a schedule can go against it."""
        return self.topic not in (REMARK, "holiday-remark")

    def data(self) -> dict[str, Json]:
        """As browser/core/worktime/schedule.ts reads it."""
        said: dict[str, Json] = {"exception": self.exception, "certainty": self.certainty}
        days: list[Json] = [holiday.data() for holiday in self.holidays]
        return {
            "id": self.id,
            "region": self.region,
            "kind": self.kind,
            "ages": list(self.ages),
            "topic": self.topic,
            "about": self.about,
            "values": dict(self.values),
            "says": self.says,
            **{key: value for key, value in said.items() if value},
            "source": f"{self.proof.source}, {self.proof.dated}",
            **({"holidays": days} if days else {}),
        }


@dataclass(frozen=True)
class Worktime:
    """The rules of all regions, and the day on which their sources were read."""

    read: str = ""
    rules: tuple[Rule, ...] = ()

    @property
    def dated(self) -> str:
        """Of when all this is, in words; "" when there are no rules."""
        return Proof("", "", "", self.read).dated if self.read else ""


def _check_values(source: Source, path: Path_, topic: str, values: Mapping[str, Json]) -> None:
    known = TOPICS[topic]
    for name in known.required:
        if name not in values:
            source.problem((*path, "values"), f"Bij ‘{topic}’ ontbreekt de waarde ‘{name}’.", f"Voeg toe: {name}: …")
    for name, value in values.items():
        here = (*path, "values", name)
        if name not in known.names:
            sentence = f"De waarde ‘{name}’ bestaat niet bij ‘{topic}’."
            source.problem(here, sentence, did_you_mean(name, known.names) if known.names else "Haal hem weg.")
        elif name in known.clocks:
            if not isinstance(value, str) or not CLOCK.fullmatch(value):
                source.problem(here, f"‘{name}’ is geen tijd.", 'Schrijf met aanhalingstekens, zoals: "07:00"')
        elif known.words and name in known.words:
            if value not in known.words[name]:
                source.problem(here, f"‘{value}’ kan niet bij ‘{name}’.", did_you_mean(value, known.words[name]))
        elif isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            source.problem(here, f"‘{name}’ moet een getal boven de 0 zijn.", "Schrijf alleen cijfers, zoals: 4.5")


def _check_rule(source: Source, path: Path_, rule: Mapping[str, Json]) -> None:
    topic, ages = rule.get("topic"), sequence(rule.get("ages"))
    if isinstance(topic, str) and topic in TOPICS and isinstance(rule.get("values", {}), dict):
        _check_values(source, path, topic, mapping(rule.get("values")))
    if len(ages) == 2 and isinstance(ages[0], int) and isinstance(ages[1], int) and ages[0] > ages[1]:
        sentence = f"De leeftijden lopen van {ages[0]} tot en met {ages[1]}."
        source.problem((*path, "ages"), sentence, f"Schrijf: [{ages[1]}, {ages[0]}]")
    dates = [key for key in ("state", "read") if isinstance(rule.get(key), str)]
    if len(dates) != 1:
        tip = "Schrijf state: (van de wet) of read: (dag van lezen)."
        source.problem(path, "Deze regel heeft één datum nodig.", tip)
    elif not DATE.fullmatch(str(rule[dates[0]])):
        source.problem((*path, dates[0]), f"‘{rule[dates[0]]}’ is geen datum.", "Schrijf bijvoorbeeld: 2025-07-01")


def _check_holiday(source: Source, path: Path_, day: Mapping[str, Json]) -> None:
    when = day.get("date")
    if ("date" in day) == ("easter" in day):
        source.problem(path, "Deze feestdag heeft een datum nodig, of een aantal dagen na Pasen.", "Kies er één.")
    elif isinstance(when, str):
        try:
            date.fromisoformat(f"{LEAP_YEAR}-{when}")
        except ValueError:
            source.problem((*path, "date"), f"‘{when}’ is geen maand en dag.", 'Schrijf bijvoorbeeld: "12-25"')


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _word(value: Json) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _holidays(data: Mapping[str, Json]) -> dict[str, tuple[Holiday, ...]]:
    return {
        region: tuple(
            Holiday(_word(day["name"]), _word(day.get("date")), _whole(day.get("easter")), _whole(day.get("if_sunday")))
            for day in map(mapping, sequence(mapping(part)["days"]))
        )
        for region, part in data.items()
    }


def _rule(data: Mapping[str, Json], holidays: Mapping[str, tuple[Holiday, ...]]) -> Rule:
    first, last = (_whole(age) for age in sequence(data["ages"]))
    topic, region = _word(data["topic"]), _word(data["region"])
    return Rule(
        id=_word(data["id"]),
        region=region,
        kind=_word(data["kind"]),
        ages=(first, last),
        topic=topic,
        about=_word(data.get("about")) or "time",
        values={
            key: value for key, value in mapping(data.get("values")).items() if isinstance(value, int | float | str)
        },
        says=_word(data["says"]),
        exception=_word(data.get("exception")),
        proof=Proof("", _word(data["source"]), _word(data.get("state")), _word(data.get("read"))),
        certainty=_word(data.get("certainty")),
        holidays=holidays[region] if TOPICS[topic].holidays else (),
    )


def _sources(root: Path, shared: Mapping[str, Schema]) -> Iterator[Source]:
    """The rules, then the holidays, checked."""
    rules = read_yaml(root / RULES_FILE, root)
    if rules.data is not None:
        Checker(rules, shared).check(rules.data, RULES_SCHEMA, ())
        data = mapping(rules.data)
        for index, rule in enumerate(map(mapping, sequence(data.get("rules")))):
            _check_rule(rules, ("rules", index), rule)
        if isinstance(data.get("read"), str) and not DAY.fullmatch(str(data["read"])):
            rules.problem(("read",), f"‘{data['read']}’ is geen dag.", "Schrijf bijvoorbeeld: 2026-11-21")
    yield rules
    holidays = read_yaml(root / HOLIDAYS_FILE, root)
    if holidays.data is not None:
        Checker(holidays, shared).check(holidays.data, HOLIDAYS_SCHEMA, ())
        for region, part in mapping(holidays.data).items():
            for index, day in enumerate(map(mapping, sequence(mapping(part).get("days")))):
                _check_holiday(holidays, (region, "days", index), day)
    yield holidays


def load_worktime(root: Path, shared: Mapping[str, Schema]) -> tuple[Worktime, list[Problem]]:
    """The rules of all regions, and every problem of both files. A site may do without the folder."""
    if not (root / RULES_FILE).parent.is_dir():
        return Worktime(), []
    rules, holidays = _sources(root, shared)
    problems = [*rules.problems, *holidays.problems]
    if problems:
        return Worktime(), problems
    days = _holidays(mapping(holidays.data))
    data = mapping(rules.data)
    found = tuple(_rule(mapping(rule), days) for rule in sequence(data["rules"]))
    return Worktime(_word(data["read"]), found), []


def worktime_data(worktime: Worktime, region: str) -> Json:
    """What the hours check gets: the rules of one region."""
    return {"read": worktime.read, "rules": [rule.data() for rule in worktime.rules if rule.region == region]}
