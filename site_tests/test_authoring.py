"""A teacher writes a worksheet: what the author's pages tell is true, and a practice tool in a sheet is checked like a question."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest
import yaml
from playwright.sync_api import Page, expect

from hooks.opstage.contracts import Contracts, load_contracts
from hooks.opstage.model import Site
from hooks.opstage.source import read_yaml
from hooks.opstage.worksheets import WorksheetCheck
from site_tests import pupil
from site_tests.conftest import ROOT
from site_tests.project_copy import Project

TOOL = """
tool: proef
title: Een proef
use_when: Om te proberen.
options:
  aantal: {type: integer, minimum: 1, maximum: 9, description: Hoeveel keer.}
required: [aantal]
roles:
  zin: {types: [short-text], required: true, description: De zin waar het om gaat.}
  verder: {types: [short-text, long-text], elsewhere: true, description: Waar de zin ook heen kan.}
accessibility: [Werkt met het toetsenbord.]
"""
SHEET = """
id: 01-een
version: 1
title: Een
card: 1
goal: Je probeert iets.
sections:
  - id: deel
    title: Deel
    practice:
      - tool: proef
        before: zin
        aantal: 2
        questions: {zin: zin, verder: 02-twee.verhaal}
    questions:
      - {id: zin, type: short-text, question: Wat is je zin?}
      - {id: dag, type: date, question: Welke dag?}
"""
OTHER = """
id: 02-twee
version: 1
title: Twee
card: 1
goal: Je vertelt iets.
sections:
  - id: deel
    title: Deel
    questions:
      - {id: verhaal, type: long-text, question: Wat is je verhaal?}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project: one tool, a sheet that uses it and another sheet."""
    for folder in ("worksheets", "docs/kaarten", "browser/practice/proef"):
        (tmp_path / folder).mkdir(parents=True)
    for folder in ("browser/questions", "worksheets/overeenkomst"):  # what every site has
        (tmp_path / folder).symlink_to(ROOT / folder)
    for name, text in {
        "browser/practice/proef/contract.yml": TOOL,
        "worksheets/01-een.yml": SHEET,
        "worksheets/02-twee.yml": OTHER,
    }.items():
        (tmp_path / name).write_text(text.lstrip(), "utf-8")
    return Project(tmp_path)


def test_a_sheet_may_ask_for_a_practice_tool(project: Project) -> None:
    """With a question of its own, and one of another sheet."""
    assert project.problems() == []


@dataclass(frozen=True)
class Mistake:
    """What a teacher types wrong in the slot of a tool, and what the build says."""

    old: str
    new: str
    sentence: str
    suggestion: str


MISTAKES = {
    "a tool that does not exist": Mistake(
        "tool: proef", "tool: proeff", "Het oefenhulpje ‘proeff’ bestaat niet.", "Bedoel je ‘proef’?"
    ),
    "a question that does not exist": Mistake(
        "{zin: zin,", "{zin: zinn,", "De vraag ‘zinn’ bestaat niet op werkblad ‘01-een’.", "Bedoel je ‘zin’?"
    ),
    "a question of the wrong type": Mistake(
        "{zin: zin,",
        "{zin: dag,",
        "De vraag ‘dag’ is ‘date’ en past niet bij ‘zin’.",
        "Kies een vraag van het soort short-text: zin.",
    ),
    "another sheet where it may not be": Mistake(
        "{zin: zin,",
        "{zin: 02-twee.verhaal,",
        "De vraag bij ‘zin’ moet op dit werkblad staan.",
        "Noem een vraag van dit werkblad, zonder punt.",
    ),
    "a sheet that does not exist": Mistake(
        "02-twee.verhaal", "02-tweee.verhaal", "Het werkblad ‘02-tweee’ bestaat niet.", "Bedoel je ‘02-twee’?"
    ),
    "a place that does not exist": Mistake(
        "before: zin", "before: zon", "De vraag ‘zon’ staat niet in dit deel.", "Bedoel je ‘zin’?"
    ),
    "a role without a question": Mistake(
        "questions: {zin: zin, verder: 02-twee.verhaal}",
        "questions: {verder: 02-twee.verhaal}",
        "Hier ontbreekt ‘zin’.",
        "Voeg een regel toe: zin: …",
    ),
    "a role that does not exist": Mistake(
        "verder:", "verdr:", "De sleutel ‘verdr’ bestaat hier niet.", "Bedoel je ‘verder’?"
    ),
    "an option that is no number": Mistake(
        "aantal: 2",
        "aantal: twee",
        "‘aantal’ moet een heel getal zijn.",
        "Schrijf alleen cijfers, zonder aanhalingstekens.",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_slot_is_told_with_its_line(project: Project, mistake: Mistake) -> None:
    """Just like one in a question: nothing of it waits for a pupil to find."""
    line = project.change("worksheets/01-een.yml", mistake.old, mistake.new)
    problem = project.problems()[0]
    assert (problem.file, problem.line) == ("worksheets/01-een.yml", line)
    assert (problem.sentence, problem.suggestion) == (mistake.sentence, mistake.suggestion)


@pytest.mark.parametrize("key", ["tool", "title", "use_when", "options", "roles", "accessibility"])
def test_a_contract_of_a_tool_must_be_whole(project: Project, key: str) -> None:
    """Who makes a tool hears it too."""
    project.change("browser/practice/proef/contract.yml", f"{key}:", f"x{key}:")
    assert f"In dit contract ontbreekt ‘{key}’." in {problem.sentence for problem in project.problems()}


def test_phrases_and_rubrics_of_a_school_are_checked(project: Project) -> None:
    """A teacher changes them like a worksheet; both files may also be thrown away."""
    folder = project.root / "worksheets" / "feedback"
    assert project.problems() == []
    folder.mkdir()
    (folder / "zinnen.yml").write_text("top: [Mooi.]\ntip: []\n", "utf-8")
    (folder / "rubrieken.yml").write_text("- id: een\n  title: Een\n  levels: [goed]\n  aspects: []\n", "utf-8")
    told = [(problem.file, problem.line, problem.sentence) for problem in project.problems()]
    assert told == [
        ("worksheets/feedback/rubrieken.yml", 3, "De lijst ‘levels’ heeft te weinig regels: het zijn er minstens 2."),
        ("worksheets/feedback/rubrieken.yml", 4, "De lijst ‘aspects’ heeft te weinig regels: het zijn er minstens 1."),
        ("worksheets/feedback/zinnen.yml", 1, "Hier ontbreekt ‘comment’."),
    ]


# What the author's pages say


@pytest.fixture(scope="module")
def contracts() -> Contracts:
    """The contracts of this checkout."""
    return load_contracts(ROOT)


def test_the_yaml_beside_every_example_makes_a_worksheet(site: Path, contracts: Contracts, tmp_path: Path) -> None:
    """A teacher pastes it under `questions:`, and it is the question that stands above it."""
    page = html5lib.parse((site / "over/techniek/vraagtypen.html").read_text("utf-8"), namespaceHTMLElements=False)
    shown = ["".join(box.itertext()) for box in page.iterfind(".//details/pre")]
    examples = [example for contract in contracts.types.values() for example in contract.examples]
    assert len(shown) == len(examples)
    for text, example in zip(shown, examples, strict=True):
        sheet = OTHER.split("      - {")[0] + text
        path = tmp_path / "worksheets" / "02-twee.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(sheet.lstrip(), "utf-8")
        source = read_yaml(path, tmp_path)
        WorksheetCheck(source, contracts, frozenset()).run("02-twee")
        assert source.problems == []
        assert yaml.safe_load(textwrap.dedent(text)) == [dict(example.question)]


def test_the_page_of_tools_names_every_key(site: Path, content: Site) -> None:
    """Each tool with its roles and options, and the sheets that use it."""
    page = html5lib.parse((site / "over/techniek/oefenhulpjes.html").read_text("utf-8"), namespaceHTMLElements=False)
    for tool in content.contracts.tools.values():
        part = next(s for s in page.iter("section") if s.get("aria-labelledby") == f"hulp-{tool.tool}")
        codes = {"".join(code.itertext()) for code in part.iter("code")}
        assert {tool.tool, *tool.roles, *tool.options} <= codes


def test_every_tool_is_used(content: Site) -> None:
    """A tool that no sheet asks for would be a feature that no pupil meets."""
    used = {slot.tool for sheet in content.worksheets.values() for part in sheet.sections for slot in part.practice}
    assert used == set(content.contracts.tools)


def test_the_yaml_can_be_copied(page: Page, base_url: str) -> None:
    """With a button where the browser allows it, else it is selected."""
    pupil.visit(page, f"{base_url}/over/techniek/vraagtypen.html")
    box = page.locator(".author-yaml").first
    box.locator("summary").click()
    box.get_by_role("button").click()
    expect(page.get_by_role("status").filter(has_text="opieer").first).to_be_visible()
    assert page.evaluate("() => String(getSelection())").strip().startswith("- id:")
