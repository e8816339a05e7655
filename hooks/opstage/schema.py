"""Checks data against the small part of JSON Schema that contracts use, with Dutch sentences.

Besides `type properties required additionalProperties items enum pattern minItems maxItems minimum maximum minLength` it knows
`unique: key` (no two items with the same value of that key) and `$ref: name` (a shared part, see browser/questions/shared.yml).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from .problems import closest, did_you_mean
from .source import Json, Path_, Source, mapping, sequence

Schema = Mapping[str, Json]

TYPE_NAMES = {
    "string": "een tekst",
    "array": "een lijst",
    "object": "een blok met sleutels",
    "integer": "een heel getal",
    "number": "een getal",
    "boolean": "true of false",
}


def _is_type(value: Json, name: str) -> bool:
    match name:
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case "object":
            return isinstance(value, dict)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case _:
            return isinstance(value, int | float) and not isinstance(value, bool)


def _name(path: Path_) -> str:
    """What a sentence calls the place: ‘title’, or item 2 of a list."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return "Dit bestand"
    return f"Punt {path[-1] + 1} van ‘{names[-1]}’" if isinstance(path[-1], int) else f"‘{names[-1]}’"


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


class Checker:
    """Checks parts of one source against schemas; the shared parts are looked up by name."""

    def __init__(self, source: Source, shared: Mapping[str, Schema]) -> None:
        self.source = source
        self.shared = shared

    def check(self, value: Json, schema: Schema, path: Path_) -> None:
        """Note every mistake of `value` at `path`."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            schema = {**self.shared[reference], **{k: v for k, v in schema.items() if k != "$ref"}}
        for sentence, suggestion in self._shallow(value, schema, path):
            self.source.problem(path, sentence, suggestion)
            return  # one mistake a value: the next ones follow from it
        if isinstance(value, dict):
            self._check_object(value, schema, path)
        elif isinstance(value, list):
            self._check_list(value, schema, path)

    def _shallow(self, value: Json, schema: Schema, path: Path_) -> Iterator[tuple[str, str]]:
        name = _name(path)
        kind = schema.get("type")
        if value is None:
            yield f"Achter {_lower(name)} staat niets.", "Vul het in of haal de regel weg."
        elif isinstance(kind, str) and not _is_type(value, kind):
            yield f"{name} moet {TYPE_NAMES[kind]} zijn.", self._type_help(value, kind, schema)
        elif "enum" in schema and value not in (allowed := sequence(schema["enum"])):
            yield f"‘{value}’ kan niet bij {_lower(name)}.", did_you_mean(value, map(str, allowed))
        elif isinstance(value, str) and "pattern" in schema and not re.search(str(schema["pattern"]), value):
            tip = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
            yield (
                f"‘{value}’ kan niet bij {_lower(name)}. Gebruik alleen kleine letters, cijfers en streepjes.",
                f"Bijvoorbeeld: {tip}" if tip else "",
            )
        elif isinstance(value, str) and not value.strip() and schema.get("minLength"):
            yield f"Achter {_lower(name)} staat geen tekst.", "Vul het in of haal de regel weg."
        elif isinstance(value, int | float) and not isinstance(value, bool):
            low, high = schema.get("minimum"), schema.get("maximum")
            if (isinstance(low, int | float) and value < low) or (isinstance(high, int | float) and value > high):
                yield f"{name} is {value}. Het moet tussen {low} en {high} liggen.", ""
        elif isinstance(value, list):
            least, most = schema.get("minItems"), schema.get("maxItems")
            if isinstance(least, int) and len(value) < least:
                yield f"De lijst {_lower(name)} heeft te weinig regels: het zijn er minstens {least}.", ""
            elif isinstance(most, int) and len(value) > most:
                yield f"De lijst {_lower(name)} heeft te veel regels: het zijn er hoogstens {most}.", ""

    @staticmethod
    def _type_help(value: Json, kind: str, schema: Schema) -> str:
        if kind == "string" and isinstance(value, int | float):
            return f'Zet aanhalingstekens om het getal: "{value}".'
        if kind in ("integer", "number"):
            return "Schrijf alleen cijfers, zonder aanhalingstekens."
        if kind == "boolean":
            return "Schrijf true (wel) of false (niet), zonder aanhalingstekens."
        if kind == "object" and schema.get("required"):
            keys = ", ".join(f"{key}: …" for key in sequence(schema["required"]))
            return f"Schrijf bijvoorbeeld: {{{keys}}}."
        if kind == "array":
            return "Zet elk ding op een eigen regel met een streepje ervoor: - …"
        if kind == "string" and isinstance(value, dict):
            return "Staat er een dubbele punt in de tekst? Zet dan aanhalingstekens om de tekst."
        return ""

    def _check_object(self, value: dict[str, Json], schema: Schema, path: Path_) -> None:
        known = mapping(schema.get("properties"))
        extra = schema.get("additionalProperties", True)
        for key in sequence(schema.get("required")):
            if key in value:
                continue
            typed = closest(key, [name for name in value if name not in known]) if extra is True else None
            if typed:
                self.source.problem((*path, typed), f"Hier ontbreekt ‘{key}’.", f"Verander ‘{typed}’ in ‘{key}’.")
            else:
                self.source.problem(path, f"Hier ontbreekt ‘{key}’.", f"Voeg een regel toe: {key}: …")
        for key, item in value.items():
            if key in known:
                self.check(item, mapping(known[key]), (*path, key))
            elif isinstance(extra, dict):
                self.check(item, extra, (*path, key))
            elif extra is False:
                missing = [name for name in known if name not in value]
                comma = "Staat er een komma in een tekst? Zet dan aanhalingstekens om die tekst."
                self.source.problem(
                    (*path, key),
                    f"De sleutel ‘{key}’ bestaat hier niet.",
                    comma if item is None else did_you_mean(key, missing or known),
                )

    def _check_list(self, value: list[Json], schema: Schema, path: Path_) -> None:
        items = schema.get("items")
        if isinstance(items, dict):
            for index, item in enumerate(value):
                self.check(item, items, (*path, index))
        unique = schema.get("unique")
        if isinstance(unique, str):
            self._check_unique(value, unique, path)

    def _check_unique(self, value: list[Json], key: str, path: Path_) -> None:
        seen: set[str] = set()
        for index, item in enumerate(value):
            found = mapping(item).get(key)
            if not isinstance(found, str):
                continue
            if found in seen:
                self.source.problem(
                    (*path, index, key),
                    f"De {key} ‘{found}’ staat twee keer in {_lower(_name(path))}.",
                    f"Geef de tweede een andere {key}.",
                )
            seen.add(found)


def schema_for_editors(title: str, schema: Schema, shared: Mapping[str, Schema]) -> str:
    """Text of a JSON Schema in standard words: shared parts written out, our own `unique` left out. Descriptions stay: editors show them."""

    def plain(value: Json) -> Json:
        if isinstance(value, dict):
            reference = value.get("$ref")
            part = dict(shared[reference]) if isinstance(reference, str) else {}
            own = {k: v for k, v in value.items() if k != "$ref" and not (k == "unique" and isinstance(v, str))}
            return {key: plain(item) for key, item in {**part, **own}.items()}
        return [plain(item) for item in value] if isinstance(value, list) else value

    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **mapping(plain(dict(schema)))}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
