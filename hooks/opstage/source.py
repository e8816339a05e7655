"""Reads a YAML file with the line of every key and value, so that a problem can name its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .problems import Problem
from .wording import wording

Path_ = tuple[str | int, ...]
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

INDENTATION = ("De inspringing klopt hier niet.", "Zet gelijke onderdelen precies onder elkaar.")
QUOTE = ("Een aanhalingsteken wordt niet gesloten.", "Zet aan het eind van de tekst hetzelfde aanhalingsteken.")
BRACKET = (
    "Een haakje wordt niet gesloten, of een tekst ertussen heeft een bijzonder teken.",
    'Sluit het haakje, of zet "dubbele aanhalingstekens" om de tekst.',
)
SPECIAL = ("Deze tekst begint met een bijzonder teken.", 'Zet de tekst tussen "dubbele aanhalingstekens".')
# What PyYAML says of a broken file, in words that help a teacher. Order counts: the first that occurs is taken.
# "problem" or "context": which of PyYAML's two places is the line where the mistake stands.
SYNTAX_HELP = (
    (
        "found character '\\t'",
        "problem",
        ("Er staat een tab in de inspringing.", "Gebruik spaties in plaats van tabs."),
    ),
    (
        "mapping values are not allowed",
        "problem",
        (
            "Er staat een dubbele punt in een tekst zonder aanhalingstekens.",
            'Zet de hele tekst tussen "dubbele aanhalingstekens".',
        ),
    ),
    (
        "could not find expected ':'",
        "context",
        (
            "Na een sleutel ontbreekt de dubbele punt, of de spatie erachter.",
            "Schrijf bijvoorbeeld: title: Mijn titel",
        ),
    ),
    ("found unexpected end of stream", "context", QUOTE),
    ("while parsing a flow", "context", BRACKET),
    (
        "found '<block sequence start>'",
        "problem",
        (
            "Hier begint een streepje, maar het onderdeel erboven heeft er geen.",
            "Zet ook daar een streepje, en zet de streepjes precies onder elkaar.",
        ),
    ),
    ("expected <block end>", "problem", INDENTATION),
    ("cannot start any token", "problem", SPECIAL),
    ("found undefined alias", "problem", SPECIAL),
    ("could not determine a constructor", "problem", SPECIAL),
    ("expected alphabetic or numeric character", "problem", SPECIAL),
    ("expected chomping or indentation indicators", "problem", SPECIAL),
)
KEY = re.compile(r"[\s-]*[\w-]+")


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
    """SafeLoader that leaves dates, times and yes/no as the text that the author typed: a pupil reads `nee`, not `False`.

    It takes no anchors: a text that begins with & would lose its first word in silence.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """PyYAML's own name for making one node."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None:
            raise yaml.composer.ComposerError(None, None, "found undefined alias or anchor", event.start_mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


# libyaml reads a good file twenty times as fast; what it refuses, the loader above reads again and explains.
_FastLoader: Any = type("_FastLoader", (getattr(yaml, "CSafeLoader", _TextLoader),), {})
_MAYBE_ANCHOR = re.compile(r"(?:^|[:,\[{-]\s)\s*&", re.M)
_KEPT_TAGS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null")
for _loader in (_TextLoader, _FastLoader):
    _loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag in _KEPT_TAGS]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


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


def _open_quote(text: str, before: yaml.Mark) -> int | None:
    """Line (from 0) of a quoted text over several lines that ends just before a mistake: its quote was never closed."""
    found = None
    try:
        for token in yaml.scan(text, Loader=_TextLoader):
            if token.start_mark.index > before.index:
                break
            first, last = token.start_mark.line, token.end_mark.line
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and first < last >= before.line - 1:
                found = first
    except yaml.YAMLError:
        pass  # the mistake itself; what came before it is known
    return found


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(file, 1, "Dit is geen goede YAML.", f"De computer zegt: {error.problem}.")
    said = f"{error.context or ''} {error.problem or ''}"
    quote = _open_quote(text, mark)
    if quote is not None:
        return Problem(file, quote + 1, *QUOTE)
    if "mapping values are not allowed" in said and KEY.fullmatch(text.splitlines()[mark.line][: mark.column]):
        return Problem(file, mark.line + 1, *INDENTATION)  # the colon of a key that stands too far to the right
    for words, place, (sentence, suggestion) in SYNTAX_HELP:
        if words in said:
            at = error.context_mark if place == "context" and error.context_mark else mark
            return Problem(file, at.line + 1, sentence, suggestion)
    return Problem(file, mark.line + 1, "Dit is geen goede YAML.", f"De computer zegt: {error.problem}.")


def read_text(path: Path, file: str) -> tuple[str, list[Problem]]:
    """Text of a file in the words of the region, or the problems that keep it from being read."""
    try:
        text = path.read_text("utf-8-sig")  # Windows puts a mark before UTF-8
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return "", [
            Problem(file, line, "Dit bestand is niet als UTF-8 bewaard.", "Bewaar het opnieuw en kies daarbij ‘UTF-8’.")
        ]
    except OSError as error:
        return "", [Problem(file, 1, f"Ik kan dit bestand niet lezen ({error.strerror}).")]
    return wording().apply(text, file)


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
    odd = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        source.problems.append(
            Problem(source.file, line, "Hier staat een onzichtbaar teken dat niet mag.", "Typ deze regel opnieuw.")
        )
        return source
    if _MAYBE_ANCHOR.search(text) or not _load(_FastLoader, text, source):
        source.lines.clear()
        try:
            _load(_TextLoader, text, source, explain=True)
        except yaml.MarkedYAMLError as error:
            source.problems.append(_syntax_problem(source.file, text, error))
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            source.problems.append(Problem(source.file, 1, "Dit is geen goede YAML.", f"De computer zegt: {error}."))
    return source


def _load(loader_class: Any, text: str, source: Source, *, explain: bool = False) -> bool:
    """Fill a source; False when the text is not YAML, which is raised instead to `explain` it."""
    loader = loader_class(text)
    try:
        node = loader.get_single_node()
        if node is None:
            source.problems.append(Problem(source.file, 1, "Dit bestand is leeg.", "Begin met id: en title:"))
            return True
        data = loader.construct_document(node)
    except (yaml.YAMLError, RecursionError, ValueError):
        if explain:
            raise
        return False
    finally:
        loader.dispose()
    _walk(node, (), source)
    source.data = data
    return True


def mapping(value: Json) -> Mapping[str, Json]:
    """The value when it is a mapping, else an empty one: a checked file may still be half wrong."""
    return value if isinstance(value, dict) else {}


def sequence(value: Json) -> list[Json]:
    """The value when it is a list, else an empty one."""
    return value if isinstance(value, list) else []
