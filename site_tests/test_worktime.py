"""The rules on working hours as data: sound for an author, in easy words, and the same on the page of the school.

That the evaluator keeps to each of them is asked in units/worktime.test.ts, with these very rules.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from hooks.opstage.model import Site
from hooks.opstage.practice_data import practice_data
from hooks.opstage.problems import Problem
from hooks.opstage.schema import Schema
from hooks.opstage.wording import REGIONS
from hooks.opstage.worktime import HOLIDAYS_FILE, REMARK, RULES_FILE, TOPICS, Rule, load_worktime
from site_tests.conftest import ROOT
from site_tests.project_copy import Project, copy_content
from site_tests.readability import measure, sentences

PAGE = ROOT / "docs" / "school" / "werktijden.md"
CHECK = ROOT / "browser" / "core" / "worktime" / "check.ts"
MOST_WORDS = 15
LEAST_EASE = 70
VERDICT = re.compile(r"\b(toegestaan|toegelaten|mag|mogen)\b", re.I)
SHARED: dict[str, Schema] = {"text": {"type": "string", "minLength": 1}}
FIGURES = ("hours", "minutes", "after", "age")
"""What the page must say of a rule; of a window also its times."""


# The rules themselves


def test_rules_are_said_in_easy_words_and_never_as_a_permission(content: Site) -> None:
    """For pupils and companies: short, and without a verdict of the site."""
    texts = [text for rule in content.worktime.rules for text in (rule.says, rule.exception) if text]
    parts = [part for text in texts for part in sentences(text)]
    assert [part for part in parts if measure(part).longest > MOST_WORDS] == []
    assert [text for text in texts if VERDICT.search(text)] == []
    assert measure("\n".join(texts)).flesch >= LEAST_EASE


def test_each_region_gets_its_own_rules(content: Site) -> None:
    """With a source and a date behind each, and the ten legal holidays of Belgium where Flanders needs them."""
    own = practice_data(content)["worktime"]
    assert isinstance(own, dict) and isinstance(own["rules"], list)
    assert {rule["region"] for rule in own["rules"] if isinstance(rule, dict)} == {content.region}
    assert {rule.region for rule in content.worktime.rules} == set(REGIONS)
    for rule in content.worktime.rules:
        assert rule.id.startswith(f"{rule.region.upper()}-")
        assert re.search(r", (stand van|gelezen op) .*\d{4}$", str(rule.data()["source"])), rule.id
    assert [len(rule.holidays) for rule in content.worktime.rules if rule.id == "VL-11"] == [10]


def test_the_build_and_the_evaluator_know_the_same_topics() -> None:
    """A topic that only one of them knows would be a rule that is never said."""
    table = CHECK.read_text("utf-8").split("const TOPICS")[1].split("\n};")[0]
    known = set(re.findall(r'^  "?([a-z-]+)"?[:,]', table, re.M))
    assert known == set(TOPICS) - {REMARK}


# The page of the school


def _figures(rule: Rule) -> list[str]:
    names = [*FIGURES, *(("from", "until") if rule.topic == "window" else ())]
    values = [str(rule.values[name]) for name in names if name in rule.values]
    return [re.sub(r"^0", "", value).replace(":", ".").replace("4.5", "4,5") for value in values]


def _said(page: str, rule: Rule) -> str:
    """What a page says where it names a rule: up to its number in a cell, or the whole row when the number has a cell of its own."""
    line = next(line for line in page.splitlines() if re.search(rf"\b{rule.id}\b", line))
    cell = next(cell for cell in line.split("|") if re.search(rf"\b{rule.id}\b", cell))
    return cell.split(rule.id)[0].rsplit(")", 1)[-1] if "(" in cell else line


def test_the_page_of_the_school_has_the_figures_of_the_rules(content: Site) -> None:
    """Every rule that a plan for an internship can go against stands there, with its hours, minutes and times."""
    page = PAGE.read_text("utf-8")
    rules = [rule for rule in content.worktime.rules if rule.decidable and rule.kind == "stage"]
    assert [rule.id for rule in rules if not re.search(rf"\b{rule.id}\b", page)] == []
    wrong = {
        rule.id: (_said(page, rule), figure)
        for rule in rules
        for figure in _figures(rule)
        if not re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", _said(page, rule))
    }
    assert wrong == {}


# Mistakes of an author


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the folder alone: nothing else is read for it."""
    shutil.copytree((ROOT / RULES_FILE).parent, (tmp_path / RULES_FILE).parent)
    return Project(tmp_path)


MISTAKES = [
    ("topic: max-day", "topic: max-dag", "‘max-dag’ kan niet bij ‘topic’. Bedoel je ‘max-day’?"),
    (
        "values: {hours: 7}",
        "values: {uren: 7}",
        "De waarde ‘uren’ bestaat niet bij ‘max-day’. Kies uit: hours, lesson.",
    ),
    (
        "values: {hours: 7}",
        "values: {hours: zeven}",
        "‘hours’ moet een getal boven de 0 zijn. Schrijf alleen cijfers, zoals: 4.5",
    ),
    ('until: "19:00"}', "until: 19:00}", '‘until’ is geen tijd. Schrijf met aanhalingstekens, zoals: "07:00"'),
    ("school: counts", "school: telt", "‘telt’ kan niet bij ‘school’. Kies uit: counts."),
    ("ages: [16, 17]", "ages: [17, 16]", "De leeftijden lopen van 17 tot en met 16. Schrijf: [16, 17]"),
    ("ages: [16, 17]", "ages: [16, 170]", "Punt 2 van ‘ages’ is 170. Het moet tussen 0 en 99 liggen."),
    (
        "id: NL-1415-03",
        "id: NL-1415-02",
        "De id ‘NL-1415-02’ staat twee keer in ‘rules’. Geef de tweede een andere id.",
    ),
    ("state: 2025-07-01", "state: 1 juli", "‘1 juli’ is geen datum. Schrijf bijvoorbeeld: 2025-07-01"),
    ("read: 2026-11-21  #", "read: vorige week  #", "‘vorige week’ is geen dag. Schrijf bijvoorbeeld: 2026-11-21"),
]


def problems_of(project: Project) -> list[Problem]:
    """All that the build says of the rules of a copy."""
    return load_worktime(project.root, SHARED)[1]


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES, ids=[new for _, new, _ in MISTAKES])
def test_a_mistake_in_the_rules_is_said_with_its_line(project: Project, old: str, new: str, said: str) -> None:
    """In one sentence, with what to write instead."""
    line = project.change(RULES_FILE, old, new)
    assert f"{RULES_FILE}:{line}: {said}" in [str(problem) for problem in problems_of(project)]


def test_a_rule_without_its_value_or_with_two_dates_is_no_rule(project: Project) -> None:
    """Both are said at the rule, and nothing is loaded."""
    project.change(RULES_FILE, "    values: {hours: 35}\n", "")
    line = project.change(RULES_FILE, "    state: 2025-07-01\n", "    state: 2025-07-01\n    read: 2026-11-21\n")
    said = {problem.sentence: problem.suggestion for problem in problems_of(project)}
    assert said == {
        "Bij ‘max-week’ ontbreekt de waarde ‘hours’.": "Voeg toe: hours: …",
        "Deze regel heeft één datum nodig.": "Schrijf state: (van de wet) of read: (dag van lezen).",
    }
    assert line > 0 and load_worktime(project.root, SHARED)[0].rules == ()


def test_a_holiday_needs_one_day_that_exists(project: Project) -> None:
    """A date, or a number of days after Easter."""
    lines = [
        project.change(HOLIDAYS_FILE, 'date: "12-25"', 'date: "25-12"'),
        project.change(HOLIDAYS_FILE, "easter: 39}", 'easter: 39, date: "05-06"}'),
    ]
    assert [str(problem) for problem in sorted(problems_of(project), key=lambda problem: -problem.line)] == [
        f'{HOLIDAYS_FILE}:{lines[0]}: ‘25-12’ is geen maand en dag. Schrijf bijvoorbeeld: "12-25"',
        f"{HOLIDAYS_FILE}:{lines[1]}: Deze feestdag heeft een datum nodig, of een aantal dagen na Pasen. Kies er één.",
    ]


def test_a_site_may_do_without_the_rules(tmp_path: Path) -> None:
    """No folder, no rules and no problem."""
    assert load_worktime(tmp_path, {}) == (load_worktime(tmp_path / "elsewhere", {})[0], [])


def test_a_mistake_in_the_rules_stops_the_build(tmp_path: Path) -> None:
    """Together with all other mistakes of the site."""
    project = copy_content(tmp_path)
    line = project.change(RULES_FILE, "topic: max-day", "topic: max-dag")
    assert [(problem.file, problem.line) for problem in project.problems()] == [(RULES_FILE, line)]
