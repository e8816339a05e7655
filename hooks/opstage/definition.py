"""The definition of a worksheet that the browser reads: ids, labels and options, never hints or examples (those are HTML)."""

from __future__ import annotations

import json

from .model import Question, Worksheet
from .source import Json


def question_definition(question: Question) -> dict[str, Json]:
    """A question as the browser needs it to check, complete and report an answer."""
    definition: dict[str, Json] = {"id": question.id, "type": question.type, "question": question.question}
    if question.optional:
        definition["optional"] = True
    return {**definition, **question.options}


def worksheet_definition(worksheet: Worksheet) -> dict[str, Json]:
    """A worksheet as the browser needs it."""
    return {
        "id": worksheet.id,
        "version": worksheet.version,
        "title": worksheet.title,
        "number": worksheet.number,
        "card": worksheet.card,
        "placement": worksheet.placement,
        "audience": worksheet.audience,
        **({"who": list(worksheet.who)} if worksheet.who else {}),
        "goal": worksheet.goal,
        "competences": list(worksheet.competences),
        "sections": [
            {"id": s.id, "title": s.title, "questions": [question_definition(q) for q in s.questions]}
            for s in worksheet.sections
        ],
        "history": {
            "renamed": [{"from": r.old, "to": r.new} for r in worksheet.history.renamed],
            "retired": list(worksheet.history.retired),
        },
    }


def inline_json(value: Json) -> str:
    """JSON that can stand inside a <script> element: no `<` ends it early."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
