"""A question type is one contract: its examples fit it, render, and reach the script and the editor of a teacher."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from hooks.opstage.contracts import Contract, Example, load_contracts
from hooks.opstage.editor_schema import editor_schema
from hooks.opstage.forms import Renderer
from hooks.opstage.ledger import new_ids, read_ledger
from hooks.opstage.model import Site
from hooks.opstage.schema import Checker
from hooks.opstage.search_index import page_text
from hooks.opstage.source import Json, Source
from hooks.opstage.tools import Tool
from hooks.opstage.typescript import contracts_module, examples_module
from hooks.opstage.worksheets import question_schema
from site_tests.conftest import ROOT

CONTRACTS = load_contracts(ROOT)
TYPES = list(CONTRACTS.types.values())
EXAMPLES = [(contract, number, example) for contract in TYPES for number, example in enumerate(contract.examples, 1)]
BLOCK_KEYS = {
    "text": {"text"},
    "note": {"text"},
    "options": {"multiple", "options"},
    "list": {"ordered", "items"},
    "table": {"caption", "columns", "rows"},
    "image": {"file", "width", "height", "alt", "caption"},
    "figure": {"width", "height", "shapes", "alt", "caption"},
}
every_type = pytest.mark.parametrize("contract", TYPES, ids=lambda contract: contract.type)
every_example = pytest.mark.parametrize(
    ("contract", "number", "example"), EXAMPLES, ids=[f"{c.type} {n}" for c, n, _ in EXAMPLES]
)


def mistakes(value: Json, schema: Mapping[str, Json]) -> list[str]:
    """What the build's own checker says of a value."""
    source = Source("contract.yml", value)
    Checker(source, CONTRACTS.shared).check(value, schema, ())
    return [str(problem) for problem in source.problems]


@every_example
def test_an_example_is_a_question_that_a_teacher_may_write(contract: Contract, number: int, example: Example) -> None:
    """The example fits the common keys and the type's own options."""
    assert mistakes(dict(example.question), question_schema(contract)) == []


@every_example
def test_the_answers_of_an_example_fit_the_answer_schema(contract: Contract, number: int, example: Example) -> None:
    """What the form gives, the file holds and the guard accepts has one shape."""
    assert [mistakes(given.answer, contract.answer) for given in example.answers] == [[]] * len(example.answers)


@every_example
def test_the_reports_of_an_example_are_blocks_that_exporters_know(
    contract: Contract, number: int, example: Example
) -> None:
    """A report names only the kinds of core/report.ts, with what each kind needs."""
    for given in example.answers:
        assert isinstance(given.report, list)
        for block in given.report:
            assert isinstance(block, dict)
            assert BLOCK_KEYS[str(block["kind"])] <= block.keys()


@every_type
def test_the_empty_answer_fits_the_answer_schema(contract: Contract) -> None:
    """A wiped form must give something that can be opened again."""
    assert mistakes(contract.empty, contract.answer) == []


@every_type
def test_an_empty_answer_is_an_example_that_is_not_complete_and_reports_nothing(contract: Contract) -> None:
    """Every contract says so itself, because both languages are tested on its examples."""
    empty = [given for example in contract.examples for given in example.answers if given.answer == contract.empty]
    assert [(given.complete, given.report) for given in empty[:1]] == [(False, [])]


@every_type
def test_a_complete_answer_is_among_the_examples_and_reports_something(contract: Contract) -> None:
    """Else nothing would show that the type ever counts as done."""
    complete = [given for example in contract.examples for given in example.answers if given.complete]
    assert complete and all(given.report for given in complete)


@every_type
def test_a_contract_says_in_dutch_when_to_use_it_and_what_its_form_promises(contract: Contract) -> None:
    """Authors read it in the gallery."""
    said = [contract.title, contract.use_when, *contract.accessibility]
    assert contract.accessibility and all(text.strip() for text in said)


@pytest.mark.parametrize("file", ["contract.yml", "template.html", "index.ts"])
@every_type
def test_a_question_type_is_one_folder_with_all_its_files(contract: Contract, file: str) -> None:
    """Contract, form and script stand together; a style only where the shared parts do not do."""
    assert (contract.folder / file).is_file()


def test_every_style_of_a_question_type_reaches_the_page() -> None:
    """A style that the sheet of styles does not name is never seen."""
    questions = ROOT / "browser" / "questions"
    named = (ROOT / "browser" / "styles" / "main.css").read_text("utf-8")
    sheets = sorted(path for path in questions.rglob("*.css") if path.name != "studio.css")  # those go with their page
    styles = [path.relative_to(questions).as_posix() for path in sheets]
    assert styles and [style for style in styles if f'"../questions/{style}"' not in named] == []


@pytest.fixture(scope="module")
def renderer(content: Site) -> Renderer:
    """Renders examples as the gallery of question types does."""
    return Renderer(ROOT, content)


@every_example
def test_an_example_renders_as_a_question_of_its_type(
    renderer: Renderer, contract: Contract, number: int, example: Example
) -> None:
    """Names that outside tools rely on stand on it."""
    html = renderer._gallery_sheet(contract.type, number, example.question)
    assert f'data-question="{example.question["id"]}" data-type="{contract.type}"' in html


@every_example
def test_an_example_renders_every_label_that_its_author_wrote(
    renderer: Renderer, contract: Contract, number: int, example: Example
) -> None:
    """No option of a question gets lost on the way to the page."""
    read = page_text(renderer._gallery_sheet(contract.type, number, example.question))
    labels = [text for key, text in _texts(dict(example.question)) if key in ("label", "question", "hint", "low")]
    assert [label for label in labels if label not in read] == []


def _texts(value: Json, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value with the key it stands under."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key)
    elif isinstance(value, str):
        yield key, value


def test_the_typescript_names_every_type() -> None:
    """The union of types, from which the compiler demands a line in the registry."""
    union = contracts_module(CONTRACTS).split("export type QuestionType =")[1].split(";")[0]
    assert [line.strip(" |\"'") for line in union.strip().splitlines()] == [contract.type for contract in TYPES]


def test_the_registry_has_a_line_for_every_type() -> None:
    """The one line outside its folder that a new type needs."""
    registry = (ROOT / "browser/questions/registry.ts").read_text("utf-8")
    assert [contract.type for contract in TYPES if f'  "{contract.type}": ' not in registry] == []


def test_the_script_is_tested_on_every_example_of_the_contracts() -> None:
    """The fixture of the TypeScript tests (site_tests/units) leaves none out."""
    made = json.loads(examples_module(CONTRACTS))
    assert [(row["type"], row["name"]) for row in made] == [(c.type, e.name) for c, _, e in EXAMPLES]


# --- the schema with which an editor helps a teacher -----------------------------------------------------------------

Node = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Node:
    """worksheets/.worksheet.schema.json as the build writes it."""
    parsed: Node = json.loads(editor_schema(CONTRACTS))
    return parsed


def resolved(schema: Node, node: Node) -> Node:
    """A node with the part that it points to written out."""
    reference = node.get("$ref")
    if reference is None:
        return node
    assert reference.startswith("#/$defs/"), reference
    return {**schema["$defs"][reference.removeprefix("#/$defs/")], **node}


def branch(node: Node, kind: object, key: str = "type") -> Node:
    """What the schema says of a question of one type, or of the slot of one tool."""
    choices = [part for part in node.get("allOf", []) if key in part["if"]["properties"]]
    found: list[Node] = [part["then"] for part in choices if part["if"]["properties"][key]["const"] == kind]
    return found[0] if found else node


def unexplained(schema: Node, node: Node, value: object, path: str) -> Iterator[str]:
    """Keys of a worksheet that the schema does not know or does not explain."""
    node = resolved(schema, node)
    if isinstance(value, dict):
        node = branch(branch(node, value.get("type")), value.get("tool"), "tool")
        for key, part in value.items():
            known = node.get("properties", {}).get(key)
            if known is None or not resolved(schema, known).get("description"):
                yield f"{path}/{key}"
            if known is not None:
                yield from unexplained(schema, known, part, f"{path}/{key}")
    elif isinstance(value, list):
        for part in value:
            yield from unexplained(schema, node.get("items", {}), part, path)


@pytest.mark.parametrize("file", sorted((ROOT / "worksheets").glob("*.yml")), ids=lambda file: file.stem)
def test_the_editor_explains_every_key_of_a_worksheet(schema: Node, file: Any) -> None:
    """A teacher who opens a sheet reads at each key, in Dutch, what it is for."""
    assert sorted(set(unexplained(schema, schema, yaml.safe_load(file.read_text("utf-8")), ""))) == []


@every_type
def test_the_editor_explains_every_option_of_a_question_type(schema: Node, contract: Contract) -> None:
    """Also options that no worksheet uses yet."""
    properties = branch(schema["$defs"]["question"], contract.type)["properties"]
    assert [key for key in contract.options if not resolved(schema, properties[key]).get("description")] == []


@pytest.mark.parametrize("tool", CONTRACTS.tools.values(), ids=lambda tool: tool.tool)
def test_the_editor_explains_every_option_of_a_practice_tool(schema: Node, tool: Tool) -> None:
    """And every question that it works with."""
    slot = branch(schema["$defs"]["practice"], tool.tool, "tool")["properties"]
    assert [key for key in tool.options if not resolved(schema, slot[key]).get("description")] == []
    assert [role for role in tool.roles if not slot["questions"]["properties"][role].get("description")] == []


def test_the_editor_offers_every_question_type(schema: Node) -> None:
    """Completion after `type:`."""
    assert schema["$defs"]["question"]["properties"]["type"]["enum"] == list(CONTRACTS.types)


def test_the_schema_for_the_editor_uses_only_words_of_json_schema(schema: Node) -> None:
    """Our own `unique` and short references would confuse an editor."""
    text = json.dumps(schema)
    references = {line.split('"')[0] for line in text.split('"$ref": "')[1:]}
    assert references == {f"#/$defs/{name}" for name in (*CONTRACTS.shared, "question", "practice")} - {"#/$defs/cells"}
    assert '"unique"' not in text


@pytest.mark.parametrize("file", sorted((ROOT / "worksheets").glob("*.yml")), ids=lambda file: file.stem)
def test_the_first_line_of_a_worksheet_tells_the_editor_where_its_schema_is(file: Any) -> None:
    """Without it no editor explains anything."""
    assert file.read_text("utf-8").splitlines()[0] == "# yaml-language-server: $schema=.worksheet.schema.json"


def test_every_id_stands_in_the_ledger(content: Site) -> None:
    """A release with an id that is not written down could lose it unseen: run `python3 hooks ids`."""
    assert new_ids(content.worksheets, read_ledger(ROOT)) == []
