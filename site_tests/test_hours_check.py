"""The hours check of pupil, company and school, and the calculator of block or spread. What each rule finds is tested in units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from site_tests import pupil, reading
from site_tests.conftest import serve
from site_tests.tool_pages import (
    HOSTILE,
    SURVEY,
    NewContext,
    after_reload,
    on_another_computer,
    open_tool,
    page_faults,
    tool_on,
)
from site_tests.validators import page_validation
from site_tests.visitor import LAPTOP, PHONE, stub_print, tab_to

SHEET = "13-stageovereenkomst"
TOOL = "hours-check"
PERMISSION = re.compile(r"\b(mag|mogen|toegestaan|akkoord)\b", re.I)
FITTING: dict[str, Any] = {
    "periode": {"stage": {"begin": "2027-03-01", "eind": "2027-03-19", "leeftijd": "16"}},
    "week": {"donderdag": {"begin": "09:00", "einde": "16:00", "pauze": "45"}},
    "schooltijd": {"maandag": {"van": "08:30", "tot": "15:00"}},
}


@pytest.fixture(scope="module")
def dutch(site_nl: Path) -> Iterator[str]:
    """Address of the site for the Netherlands."""
    server, url = serve(site_nl)
    yield url
    server.shutdown()


@pytest.fixture(scope="module")
def flemish(site_vl: Path) -> Iterator[str]:
    """Address of the site for Flanders."""
    server, url = serve(site_vl)
    yield url
    server.shutdown()


def verdict(tool: Locator) -> Locator:
    """The line that says how it stands."""
    return tool.locator("[data-hours-verdict]")


def cell(page: Page, question: str, row: str, column: str) -> Locator:
    """A field of a table with fixed rows."""
    return page.locator(f"[data-question={question}] tr[data-row={row}] [data-cell={column}]")


def outcome(page: Page, question: str) -> Locator:
    """The answer in which the tool keeps what it found."""
    return page.locator(f"[data-question={question}] textarea")


def open_with(page: Page, url: str, sheet: str, answers: dict[str, Any]) -> Locator:
    """The tool on a sheet that was filled in elsewhere."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{url}/werkbladen/{sheet}.html")
    pupil.open_file(page, pupil.payload(pupil.envelope({sheet: pupil.sheet_answers(answers)})))
    return tool_on(page, TOOL)


# --- the pupil --------------------------------------------------------------------------------------------------------


def type_in(page: Page, question: str, row: str, texts: dict[str, str]) -> None:
    """Type in the fields of a row, on the way through with the Tab key."""
    for column, text in texts.items():
        tab_to(page, f"[data-question={question}] tr[data-row={row}] [data-cell={column}]")
        if ":" in text or "-" in text:  # a picker of the browser itself
            page.locator(":focus").fill(text)
        else:
            page.keyboard.type(text)


def walk_to(page: Page, question: str) -> None:
    """To the part of the sheet that a question stands in, as a phone shows it."""
    while not page.locator(f"[data-question={question}]").is_visible():
        tab_to(page, ".section-steps .button--primary")
        page.keyboard.press("Enter")


def check_on(page: Page) -> Locator:
    """The tool on sheet 13: it comes when its part of the sheet is near."""
    question = page.locator("[data-question=check-stage]")
    while not question.is_visible():
        page.locator(".section-steps .button--primary:visible").click()
    page.locator(f"[data-practice={TOOL}]").scroll_into_view_if_needed()
    return tool_on(page, TOOL)


def test_a_pupil_on_a_phone_with_a_keyboard_sees_what_does_not_fit(
    new_context: NewContext, dutch: str, tmp_path: Path
) -> None:
    """Typed, with the source of a rule, kept over a reload, in the PDF, and back on another computer."""
    page = new_context(viewport=PHONE).new_page()
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{dutch}/werkbladen/{SHEET}.html")
    walk_to(page, "week")
    type_in(page, "week", "maandag", {"begin": "10:10", "einde": "18:40", "pauze": "30"})
    walk_to(page, "check-stage")
    tool = tool_on(page, TOOL)
    expect(tool).to_contain_text("Regels voor Nederland, gelezen op 21 november 2026.")
    type_in(page, "check-stage", "stage", {"begin": "2027-03-01", "eind": "2027-03-12"})
    expect(tool.locator(".hours-missing")).to_have_text("de leeftijd op de eerste dag")
    type_in(page, "check-stage", "stage", {"leeftijd": "15"})
    finding = tool.locator("[data-rule=NL-1415-02]")
    expect(finding.locator(".hours-found").first).to_contain_text("maart 2027: 8 uur")
    expect(finding).to_contain_text("hoogstens 7 uur per dag")
    expect(verdict(tool)).to_contain_text("niet in de tabel. Vraag het je school.")
    tab_to(page, "[data-rule=NL-1415-02] .hours-source > summary")
    page.keyboard.press("Enter")
    expect(finding.locator("cite")).to_contain_text("Nadere regeling kinderarbeid")
    assert not PERMISSION.search(tool.inner_text())
    assert page_faults(page) == []
    expect(outcome(page, "check-uitkomst")).to_have_value(re.compile("NL-1415-02"))
    kept = outcome(page, "check-uitkomst").input_value()
    assert "(NL-1415-02)" in kept and not PERMISSION.search(kept)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    pupil.wait_ready(page)
    expect(check_on(page).locator("[data-rule=NL-1415-02]")).to_be_visible()
    expect(outcome(page, "check-uitkomst")).to_have_value(kept)
    page.set_viewport_size(LAPTOP)  # where all parts of the sheet, and its buttons, are in view
    file = pupil.download(page, "save-pdf", tmp_path)
    assert page_validation(file) == []
    assert reading.bare("hoogstens 7 uur per dag. (NL-1415-02)") in reading.spoken_text(file)
    other = on_another_computer(page, new_context, dutch, SHEET, tmp_path)
    expect(verdict(check_on(other))).to_contain_text("niet in de tabel")
    expect(outcome(other, "check-uitkomst")).to_have_value(kept)


# --- the company ------------------------------------------------------------------------------------------------------


def test_a_company_lays_its_hours_beside_the_rules(new_context: NewContext, dutch: str) -> None:
    """What fits is never called allowed; what cannot be is said; its own words in the outcome stay until it says otherwise."""
    page = new_context().new_page()
    tool = open_with(page, dutch, "bedrijf-werktijden", FITTING)
    expect(verdict(tool)).to_have_text("Dit past in de tabel. Vraag het de school.")
    expect(tool).to_contain_text("In totaal: 18 uur en 45 minuten stage, op 3 dagen in 3 weken.")
    assert not PERMISSION.search(tool.inner_text())
    assert page_faults(page) == []
    cell(page, "week", "donderdag", "einde").fill("08:30")
    expect(tool.locator(".hours-wrong")).to_have_text(
        "Het werk stopt op donderdag voordat het begint. Draai de tijden om."
    )
    expect(verdict(tool)).to_be_hidden()
    expect(outcome(page, "uitkomst")).to_have_value("")
    cell(page, "week", "donderdag", "einde").fill("16:00")
    cell(page, "periode", "stage", "eind").fill("2027-02-01")
    expect(tool.locator(".hours-wrong")).to_contain_text("De laatste dag ligt voor de eerste dag.")
    cell(page, "periode", "stage", "eind").fill("2027-03-19")
    page.locator("[data-question=anders] [data-cell=van]").first.fill("2027-03-08")
    page.locator("[data-question=anders] [data-cell=tot]").first.fill("2027-03-14")
    expect(tool).to_contain_text("op 2 dagen in 2 weken")
    outcome(page, "uitkomst").fill("Onze eigen zin.")
    cell(page, "week", "donderdag", "pauze").fill("")
    expect(verdict(tool)).to_contain_text("1 ding past niet in de tabel.")
    expect(tool.locator("[data-rule=NL-1617-08]")).to_be_visible()
    expect(outcome(page, "uitkomst")).to_have_value("Onze eigen zin.")
    tool.locator("[data-action=put-outcome]").click()
    expect(outcome(page, "uitkomst")).to_have_value(re.compile("NL-1617-08"))
    page.keyboard.press("Enter")  # the way back has the focus
    expect(outcome(page, "uitkomst")).to_have_value("Onze eigen zin.")
    expect(tool.locator("[data-action=put-outcome]")).to_be_focused()


def test_what_a_file_holds_is_text_in_the_check(new_context: NewContext, dutch: str) -> None:
    """Markup in every field, and rows that no one made."""
    page = new_context().new_page()
    row = dict.fromkeys(("begin", "einde", "pauze", "van", "tot"), HOSTILE)
    hostile: dict[str, Any] = {
        "periode": {"stage": {"begin": HOSTILE, "eind": HOSTILE, "leeftijd": HOSTILE, "jarig": HOSTILE}},
        "week": {"maandag": row, "__proto__": row},
        "anders": [row, row],
        "uitkomst": HOSTILE,
    }
    tool = open_with(page, dutch, "bedrijf-werktijden", hostile)
    expect(tool.locator(".hours-wrong li").first).to_be_visible()
    expect(outcome(page, "uitkomst")).to_have_value(HOSTILE)
    expect(page.locator("img[src=x]")).to_have_count(0)


# --- the school -------------------------------------------------------------------------------------------------------


def test_a_school_in_flanders_checks_a_timetable_with_its_own_rules(new_context: NewContext, flemish: str) -> None:
    """Lessons count as 50 minutes, hours of before count for the year; printed empty there are the rules and lines."""
    page = new_context().new_page()
    stub_print(page)
    school = {day: {"van": "08:00", "tot": "16:30", "lessen": "8"} for day in ("maandag", "dinsdag", "woensdag")}
    thursday = {"donderdag": {"begin": "09:00", "einde": "16:00", "pauze": "60"}}
    full = {**FITTING, "week": thursday, "schooltijd": {**school, "vrijdag": school["maandag"]}}
    tool = open_with(page, flemish, "school-werktijden", full)
    expect(tool).to_contain_text("Regels voor Vlaanderen, gelezen op 21 november 2026.")
    expect(verdict(tool)).to_have_text("Dit past in de tabel. Controleer het bij Toezicht op de Sociale Wetten.")
    cell(page, "schooltijd", "maandag", "lessen").fill("")
    for day in ("dinsdag", "woensdag", "vrijdag"):
        cell(page, "schooltijd", day, "lessen").fill("")
    expect(tool.locator("[data-rule=VL-03]")).to_be_visible()  # all hours at school count when lessons are not known
    cell(page, "periode", "stage", "eerder").fill("1190")
    expect(tool.locator("[data-rule=VL-04]")).to_be_visible()
    expect(tool).not_to_contain_text("NL-")
    page.set_viewport_size(PHONE)
    tool_on(page, TOOL)
    assert page_faults(page) == []
    page.set_viewport_size(LAPTOP)
    pupil.press(page, "print-empty")
    page.emulate_media(media="print")
    rules = tool.locator(".hours-short li")
    expect(rules.first).to_be_visible()
    expect(rules.filter(has_text="VL-08")).to_be_visible()
    expect(tool.locator("[data-hours-live]")).to_be_hidden()
    expect(page.locator("[data-question=uitkomst] .write-lines")).to_be_visible()


def fill_sums(page: Page, column: str, numbers: dict[str, str]) -> None:
    """Type the numbers of one way."""
    for row, number in numbers.items():
        cell(page, "plan", row, column).fill(number)


def test_a_school_sees_block_and_spread_beside_each_other(
    new_context: NewContext, flemish: str, tmp_path: Path
) -> None:
    """Days, hours and guiding; lessons by the rule of thumb; kept over a reload, and in the PDF."""
    sheet, tool_name = "school-uren", "hours-planner"
    page = new_context(viewport=PHONE).new_page()
    tool = open_tool(page, flemish, sheet, tool_name)
    expect(tool).to_contain_text("Vul de getallen in.")
    fill_sums(page, "blok", {"weken": "3", "dagen": "5", "uren": "7", "leerlingen": "60", "bezoeken": "2"})
    fill_sums(page, "lint", {"weken": "16", "dagen": "1", "uren": "6,5", "leerlingen": "60", "bezoeken": "3"})
    fill_sums(page, "blok", {"minuten": "45"})
    expect(tool.locator("[data-sum=days] td")).to_have_text(["15", "16"])
    expect(tool.locator("[data-sum=hours] td")).to_have_text(["105", "104"])
    expect(tool.locator("[data-sum=guiding] td")).to_have_text(["90", "nog open"])
    page.locator("[data-question=lesuren] input").fill("10")
    expect(tool.locator(".hours-planner__mixes li")).to_have_text(
        ["10 weken blok", "een halve dag per week en 6 weken blok", "een hele dag per week en 2 weken blok"]
    )
    cell(page, "plan", "dagen", "lint").fill(HOSTILE)
    expect(tool.locator(".hours-planner__wrong")).to_have_text(
        "Kijk de dagen per week na bij verspreid. Schrijf een getal van 0 tot 7."
    )
    cell(page, "plan", "dagen", "lint").fill("2")
    expect(tool.locator("[data-sum=days] td")).to_have_text(["15", "32"])
    assert page_faults(page) == []
    after_reload(page, sheet, tool_name)
    expect(outcome(page, "uitkomst")).to_have_value(re.compile("Dagen per leerling: Blok 15, Verspreid 32."))
    file = pupil.download(page, "save-pdf", tmp_path)
    assert reading.bare("Uren per leerling: Blok 105, Verspreid 208.") in reading.spoken_text(file)
