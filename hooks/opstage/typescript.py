"""Contracts → TypeScript: the union of types, the shape of each question and answer, and the data that the browser checks with.

JSON Schema on the left, TypeScript on the right. The generated file is not committed; the contracts are its only source.
"""

from __future__ import annotations

import json

from .contracts import Contract, Contracts
from .schema import Schema
from .source import Json, mapping, sequence
from .tools import Tool

HEADER = (
    "// Made from browser/questions/*/contract.yml by hooks/opstage/typescript.py. Do not edit.\n/* eslint-disable */\n"
)
TOOLS_HEADER = HEADER.replace("questions", "practice")
SCALARS = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean"}


def resolve(schema: Schema, shared: dict[str, Schema]) -> Json:
    """The schema with every shared part written out and its Dutch descriptions left out: for a validator in the browser."""
    reference = schema.get("$ref")
    if isinstance(reference, str):
        schema = {**shared[reference], **{k: v for k, v in schema.items() if k != "$ref"}}
    result: dict[str, Json] = {}
    for key, value in schema.items():
        if key == "description":
            continue
        if key == "properties":
            result[key] = {name: resolve(mapping(part), shared) for name, part in mapping(value).items()}
        elif isinstance(value, dict):
            result[key] = resolve(value, shared)
        else:
            result[key] = value
    return result


def type_of(schema: Json) -> str:
    """TypeScript type of values that fit a resolved schema."""
    s = mapping(schema)
    if "enum" in s:
        return " | ".join(json.dumps(v) for v in sequence(s["enum"]))
    kind = str(s.get("type"))
    if kind in SCALARS:
        return SCALARS[kind]
    if kind == "array":
        return f"readonly ({type_of(s.get('items'))})[]"
    extra = s.get("additionalProperties")
    if isinstance(extra, dict):
        return f"{{ readonly [id: string]: {type_of(extra)} }}"
    required = sequence(s.get("required"))
    fields = [
        f"readonly {name}{'' if name in required else '?'}: {type_of(part)}"
        for name, part in mapping(s.get("properties")).items()
    ]
    return "{ " + "; ".join(fields) + " }"


def _question_type(contract: Contract, shared: dict[str, Schema]) -> str:
    fields = "".join(
        f"    readonly {name}{'' if name in contract.required else '?'}: {type_of(resolve(schema, shared))};\n"
        for name, schema in contract.options.items()
    )
    return f'  "{contract.type}": QuestionBase & {{\n    readonly type: "{contract.type}";\n{fields}  }};\n'


def contracts_module(contracts: Contracts) -> str:
    """Text of browser/generated/contracts.ts."""
    shared = dict(contracts.shared)
    types = contracts.types.values()
    union = "".join(f'\n  | "{c.type}"' for c in types)
    questions = "".join(_question_type(c, shared) for c in types)
    answers = "".join(f'  "{c.type}": {type_of(resolve(c.answer, shared))};\n' for c in types)
    data = {c.type: {"title": c.title, "answer": resolve(c.answer, shared), "empty": c.empty} for c in types}
    return (
        f"{HEADER}"
        f"export type QuestionType ={union};\n\n"
        "interface QuestionBase {\n  readonly id: string;\n  readonly question: string;\n  readonly optional?: boolean;\n}\n\n"
        f"export interface Questions {{\n{questions}}}\n\n"
        f"export interface Answers {{\n{answers}}}\n\n"
        "export interface ContractData {\n  readonly title: string;\n  readonly answer: unknown;\n  readonly empty: unknown;\n}\n\n"
        f"export const contracts: {{ readonly [T in QuestionType]: ContractData }} = {json.dumps(data, ensure_ascii=False, indent=1)};\n"
    )


def _options_type(tool: Tool, shared: dict[str, Schema]) -> str:
    """TypeScript type of a tool's own options."""
    schema: dict[str, Json] = {
        "type": "object",
        "required": list(tool.required),
        "properties": {name: resolve(part, shared) for name, part in tool.options.items()},
    }
    return type_of(schema) if tool.options else "Readonly<Record<never, never>>"


def tools_module(contracts: Contracts) -> str:
    """Text of browser/generated/tools.ts."""
    tools = contracts.tools.values()
    names = "".join(f'\n  | "{tool.tool}"' for tool in tools) or " never"
    options = "".join(f'  "{tool.tool}": {_options_type(tool, dict(contracts.shared))};\n' for tool in tools)
    roles = "".join(
        f'  "{tool.tool}": {" | ".join(json.dumps(role) for role in tool.roles) or "never"};\n' for tool in tools
    )
    return (
        f"{TOOLS_HEADER}"
        f"export type ToolName ={names};\n\n"
        f"export interface ToolOptions {{\n{options}}}\n\n"
        f"export interface ToolRoles {{\n{roles}}}\n"
    )


def export_name(tool: str) -> str:
    """What a tool's index.ts exports: "phoneCall" for phone-call."""
    head, *rest = tool.split("-")
    return head + "".join(part.capitalize() for part in rest)


def tool_entry(tool: str) -> str:
    """Text of browser/generated/tools/<tool>.ts: the script of one tool. A tool that does not fit its contract does not compile."""
    name = export_name(tool)
    return (
        f"{TOOLS_HEADER}"
        'import type { PracticeTool } from "../../practice/kind.ts";\n'
        'import { offer } from "../../practice/offer.ts";\n'
        f'import {{ {name} }} from "../../practice/{tool}/index.ts";\n\n'
        f'const tool: PracticeTool<"{tool}"> = {name};\n'
        f'offer("{tool}", tool);\n'
    )


def studio_entry(type_: str) -> str:
    """Text of browser/generated/studios/<type>.ts: the script of one studio. One that does not fit its type does not compile."""
    return (
        f"{TOOLS_HEADER}"
        'import type { Studio } from "../../questions/studio.ts";\n'
        'import { offerStudio } from "../../questions/offer_studio.ts";\n'
        f'import {{ studio }} from "../../questions/{type_}/studio.ts";\n\n'
        f'const checked: Studio<"{type_}"> = studio;\n'
        f'offerStudio("{type_}", checked);\n'
    )


def examples_module(contracts: Contracts) -> str:
    """JSON of every example, the test fixture of both languages."""
    return json.dumps(
        [
            {
                "type": c.type,
                "name": e.name,
                "question": dict(e.question),
                "answers": [{"answer": a.answer, "complete": a.complete, "report": a.report} for a in e.answers],
            }
            for c in contracts.types.values()
            for e in c.examples
        ],
        ensure_ascii=False,
        indent=1,
    )
