"""Reads a YAML file with the line of every key and value, so that a problem can name its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .problems import Problem

Path_ = tuple[str | int, ...]
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

# What PyYAML says of a broken file, in words that help a teacher. Order counts: the first that occurs is taken.
SYNTAX_HELP = (
    ("found character '\\t'", "Er staat een tab in de inspringing.", "Gebruik spaties in plaats van tabs."),
    (
        "mapping values are not allowed",
        "Er staat een dubbele punt in een tekst zonder aanhalingstekens.",
        'Zet de hele tekst tussen "dubbele aanhalingstekens".',
    ),
    (
        "could not find expected ':'",
        "Na een sleutel ontbreekt de dubbele punt.",
        "Schrijf bijvoorbeeld: title: Mijn titel",
    ),
    ("found unexpected end of stream", "Een aanhalingsteken wordt niet gesloten.", "Zet aan het eind nog een \" of '."),
    ("did not find expected key", "De inspringing klopt hier niet.", "Zet gelijke onderdelen precies onder elkaar."),
    ("expected <block end>", "De inspringing klopt hier niet.", "Zet gelijke onderdelen precies onder elkaar."),
    (
        "cannot start any token",
        "Deze tekst begint met een bijzonder teken.",
        'Zet de tekst tussen "dubbele aanhalingstekens".',
    ),
)


@dataclass
class Source:
    """A YAML file: its data, the line (from 1) of each path of keys, and what is wrong with it as YAML."""

    file: str
    data: Json = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """Line of a path, or of its nearest parent that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path_, sentence: str, suggestion: str = "") -> None:
        """Note a mistake at a path."""
        self.problems.append(Problem(self.file, self.line(path), sentence, suggestion))


class _TextLoader(yaml.SafeLoader):
    """SafeLoader that leaves dates, times and yes/no as the text that the author typed: a pupil reads `nee`, not `False`."""


_KEPT_TAGS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null")
_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _KEPT_TAGS]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_TextLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _walk(node: yaml.Node, path: Path_, source: Source) -> None:
    source.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in seen:
                source.problems.append(
                    Problem(
                        source.file, line, f"De sleutel ‘{name}’ staat hier voor de tweede keer.", "Haal er één weg."
                    )
                )
            seen.add(name)
            source.lines[(*path, name)] = line
            _walk(value, (*path, name), source)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(item, (*path, index), source)


def _syntax_problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    said = f"{error.context or ''} {error.problem or ''}"
    for words, sentence, suggestion in SYNTAX_HELP:
        if words in said:
            return Problem(file, line, sentence, suggestion)
    return Problem(file, line, "Dit is geen goede YAML.", f"De computer zegt: {error.problem}.")


def read_text(path: Path, file: str) -> tuple[str, list[Problem]]:
    """Text of a file, or the problem that keeps it from being read."""
    try:
        return path.read_text("utf-8"), []
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return "", [
            Problem(file, line, "Dit bestand is niet als UTF-8 bewaard.", "Bewaar het opnieuw en kies daarbij ‘UTF-8’.")
        ]
    except OSError as error:
        return "", [Problem(file, 1, f"Ik kan dit bestand niet lezen ({error.strerror}).")]


def read_yaml(path: Path, root: Path) -> Source:
    """Data, lines and YAML mistakes of a file; `source.data` is None when it cannot be used at all."""
    source = Source(path.relative_to(root).as_posix())
    text, problems = read_text(path, source.file)
    if problems:
        source.problems += problems
        return source
    return parse_yaml(text, source)


def parse_yaml(text: str, source: Source) -> Source:
    """Fill a source from YAML text."""
    loader = _TextLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            source.problems.append(Problem(source.file, 1, "Dit bestand is leeg.", "Begin met id: en title:"))
            return source
        _walk(node, (), source)
        source.data = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        source.problems.append(_syntax_problem(source.file, error))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        source.problems.append(Problem(source.file, 1, "Dit is geen goede YAML.", f"De computer zegt: {error}."))
    finally:
        loader.dispose()
    return source


def mapping(value: Json) -> Mapping[str, Json]:
    """The value when it is a mapping, else an empty one: a checked file may still be half wrong."""
    return value if isinstance(value, dict) else {}


def sequence(value: Json) -> list[Json]:
    """The value when it is a list, else an empty one."""
    return value if isinstance(value, list) else []
