"""JSON Schema of a worksheet, so that an editor completes and explains its keys in Dutch while a teacher types."""

from __future__ import annotations

import json

from .contracts import Contracts
from .source import Json, mapping
from .tools import SLOT_KEYS, slot_schema
from .worksheets import QUESTION_KEYS, question_schema, worksheet_schema

FILE = "worksheets/.worksheet.schema.json"


def _plain(value: Json) -> Json:
    """The schema in standard words: our `unique` goes, and `$ref: name` becomes a pointer."""
    if isinstance(value, dict):
        return {
            key: (f"#/$defs/{part}" if key == "$ref" else _plain(part))
            for key, part in value.items()
            if not (key == "unique" and isinstance(part, str))
        }
    return [_plain(item) for item in value] if isinstance(value, list) else value


def editor_schema(contracts: Contracts) -> str:
    """Text of worksheets/.worksheet.schema.json."""
    question: dict[str, Json] = {
        "type": "object",
        "required": ["id", "type", "question"],
        "properties": {**QUESTION_KEYS, "type": {"enum": list(contracts.types), "description": "Het soort vraag."}},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
                "then": dict(question_schema(contract)),
            }
            for kind, contract in contracts.types.items()
        ],
    }
    practice: dict[str, Json] = {
        "type": "object",
        "required": ["tool"],
        "properties": {**SLOT_KEYS, "tool": {"enum": list(contracts.tools), "description": "Het oefenhulpje."}},
        "allOf": [
            {"if": {"properties": {"tool": {"const": name}}, "required": ["tool"]}, "then": dict(slot_schema(tool))}
            for name, tool in contracts.tools.items()
        ],
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Werkblad van Op stage",
        **mapping(_plain(worksheet_schema({"$ref": "question"}, {"$ref": "practice"}))),
        "$defs": {
            **{name: _plain(dict(part)) for name, part in contracts.shared.items()},
            "question": _plain(question),
            "practice": _plain(practice),
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
