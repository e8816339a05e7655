"""The practice tools: browser/practice/<tool>/contract.yml, read by the build and turned into TypeScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .problems import Problem, ProblemsFound
from .schema import Schema
from .source import Json, Source, mapping, read_yaml, sequence

KEYS = ("tool", "title", "use_when", "options", "roles", "accessibility")
SLOT_KEYS: dict[str, Json] = {
    "tool": {"type": "string", "description": "De naam van het oefenhulpje."},
    "title": {"$ref": "text", "description": "Een eigen kop boven het oefenhulpje."},
    "before": {"$ref": "id", "description": "De vraag waar het boven staat. Zonder deze regel staat het onderaan."},
    "late": {
        "type": "boolean",
        "description": "true: het hulpje laadt pas als de leerling in de buurt komt. Voor een blad met veel hulpjes.",
    },
}


@dataclass(frozen=True)
class Role:
    """What a tool does with a question. `types`: question types that fit; `elsewhere`: may stand on another sheet;
    `choices`: ids that the question may offer, any when empty; `choices_from`: option of the slot whose ids it must offer;
    `rows_from`: option of the slot whose items each name a `row` of the question."""

    types: tuple[str, ...]
    required: bool
    elsewhere: bool
    description: str
    choices: tuple[str, ...] = ()
    choices_from: str = ""
    rows_from: str = ""


@dataclass(frozen=True)
class Tool:
    """One practice tool. `options`: schemas of its own author keys; `required`: those that must be there."""

    tool: str
    title: str
    use_when: str
    options: Mapping[str, Schema]
    required: tuple[str, ...]
    roles: Mapping[str, Role]
    accessibility: tuple[str, ...]


def _role(data: Mapping[str, Json]) -> Role:
    return Role(
        types=tuple(map(str, sequence(data["types"]))),
        required=data.get("required") is True,
        elsewhere=data.get("elsewhere") is True,
        description=str(data["description"]),
        choices=tuple(map(str, sequence(data.get("choices")))),
        choices_from=str(data.get("choices_from") or ""),
        rows_from=str(data.get("rows_from") or ""),
    )


def _tool(data: Mapping[str, Json]) -> Tool:
    return Tool(
        tool=str(data["tool"]),
        title=str(data["title"]),
        use_when=str(data["use_when"]),
        options={key: mapping(schema) for key, schema in mapping(data["options"]).items()},
        required=tuple(map(str, sequence(data.get("required")))),
        roles={name: _role(mapping(role)) for name, role in mapping(data["roles"]).items()},
        accessibility=tuple(map(str, sequence(data["accessibility"]))),
    )


def _check_contract(source: Source, folder: Path) -> None:
    data = mapping(source.data)
    for key in KEYS:
        if key not in data:
            source.problem((), f"In dit contract ontbreekt ‘{key}’.")
    if data.get("tool") != folder.name:
        source.problem(("tool",), f"Het hulpje moet heten zoals de map: {folder.name}.")
    for name, role in mapping(data.get("roles")).items():
        for key in ("types", "description"):
            if key not in mapping(role):
                source.problem(("roles", name), f"Bij de rol ‘{name}’ ontbreekt ‘{key}’.")


def load_tools(root: Path) -> dict[str, Tool]:
    """Every tool under browser/practice by name. Raises ProblemsFound when a contract is not YAML or lacks a key."""
    tools: dict[str, Tool] = {}
    problems: list[Problem] = []
    for path in sorted((root / "browser" / "practice").glob("*/contract.yml")):
        source = read_yaml(path, root)
        _check_contract(source, path.parent)
        problems += source.problems
        if not source.problems:
            tools[path.parent.name] = _tool(mapping(source.data))
    if problems:
        raise ProblemsFound(problems)
    return tools


def slot_schema(tool: Tool) -> Schema:
    """Schema of a slot for this tool."""
    references: dict[str, Json] = {
        name: {
            "type": "string",
            "minLength": 1,
            "description": f"{role.description} Een vraag van het soort {' of '.join(role.types)}."
            + (" Mag op een ander werkblad staan: werkblad.vraag." if role.elsewhere else ""),
        }
        for name, role in tool.roles.items()
    }
    needed: list[Json] = [name for name, role in tool.roles.items() if role.required]
    questions: dict[str, Json] = {
        "type": "object",
        "required": needed,
        "additionalProperties": False,
        "properties": references,
        "description": "De vragen waar het hulpje mee werkt.",
    }
    return {
        "type": "object",
        "required": ["tool", *(["questions"] if needed else []), *tool.required],
        "additionalProperties": False,
        "properties": {
            **SLOT_KEYS,
            "questions": questions,
            **{key: dict(schema) for key, schema in tool.options.items()},
        },
    }
