"""The contracts of the question types: browser/questions/<type>/contract.yml, read by the build and turned into TypeScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .problems import ProblemsFound
from .schema import Schema
from .source import Json, mapping, read_yaml, sequence
from .tools import Tool, load_tools


@dataclass(frozen=True)
class ExampleAnswer:
    """An answer of an example: is it complete, and which report blocks must it give."""

    answer: Json
    complete: bool
    report: Json


@dataclass(frozen=True)
class Example:
    """A question of a type with answers; both languages test against it and the gallery shows it."""

    name: str
    question: Mapping[str, Json]
    answers: tuple[ExampleAnswer, ...]


@dataclass(frozen=True)
class Contract:
    """One question type. `options`: schemas of the extra author keys; `required`: those that must be there;
    `grouped`: the control is a group of controls, so that its label is a legend."""

    type: str
    title: str
    use_when: str
    grouped: bool
    options: Mapping[str, Schema]
    required: tuple[str, ...]
    answer: Schema
    empty: Json
    accessibility: tuple[str, ...]
    examples: tuple[Example, ...]
    folder: Path

    @property
    def has_studio(self) -> bool:
        """True for a type with a heavy editor, which is a script of its own."""
        return (self.folder / "studio.ts").exists()


@dataclass(frozen=True)
class Contracts:
    """All contracts by type, the schema parts they share by name, and the practice tools by name."""

    types: Mapping[str, Contract]
    shared: Mapping[str, Schema]
    tools: Mapping[str, Tool] = field(default_factory=dict)


def _contract(data: Mapping[str, Json], folder: Path) -> Contract:
    examples = tuple(
        Example(
            name=str(mapping(example)["name"]),
            question=mapping(mapping(example)["question"]),
            answers=tuple(
                ExampleAnswer(mapping(a)["answer"], bool(mapping(a)["complete"]), mapping(a)["report"])
                for a in sequence(mapping(example)["answers"])
            ),
        )
        for example in sequence(data["examples"])
    )
    return Contract(
        type=str(data["type"]),
        title=str(data["title"]),
        use_when=str(data["use_when"]),
        grouped=bool(data["grouped"]),
        options={key: mapping(schema) for key, schema in mapping(data["options"]).items()},
        required=tuple(map(str, sequence(data.get("required")))),
        answer=mapping(data["answer"]),
        empty=data["empty"],
        accessibility=tuple(map(str, sequence(data["accessibility"]))),
        examples=examples,
        folder=folder,
    )


def load_contracts(root: Path) -> Contracts:
    """Read every contract under browser/questions and browser/practice. Raises ProblemsFound when one is not YAML or lacks a key."""
    questions = root / "browser" / "questions"
    shared = read_yaml(questions / "shared.yml", root)
    sources = [
        (folder, read_yaml(folder / "contract.yml", root))
        for folder in sorted(questions.iterdir())
        if (folder / "contract.yml").exists()
    ]
    found = [p for source in (shared, *(s for _, s in sources)) for p in source.problems]
    for folder, source in sources:
        for key in ("type", "title", "use_when", "grouped", "options", "answer", "empty", "accessibility", "examples"):
            if key not in mapping(source.data):
                source.problem((), f"In dit contract ontbreekt ‘{key}’.")
        if mapping(source.data).get("type") != folder.name:
            source.problem(("type",), f"Het type moet heten zoals de map: {folder.name}.")
        found += [p for p in source.problems if p not in found]
    if found:
        raise ProblemsFound(found)
    types = {folder.name: _contract(mapping(source.data), folder) for folder, source in sources}
    shared_parts = {name: mapping(schema) for name, schema in mapping(shared.data).items()}
    return Contracts(types, shared_parts, load_tools(root))
