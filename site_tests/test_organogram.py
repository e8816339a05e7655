"""The organogram: a tree of people built with keys alone, shown as picture and list, kept, and brought back out of a PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from site_tests import pupil
from site_tests.reading import bare, pages
from site_tests.tool_pages import HOSTILE, SURVEY, NewContext, page_faults
from site_tests.visitor import PHONE, becomes, bring_up, tab_to

SHEET = "organogram"
NAME = "mensen"
KITCHEN = [
    {"level": 0, "name": "Fatima", "task": "chef"},
    {"level": 1, "name": "Daan", "task": "kok"},
    {"level": 2, "name": "Kofi", "task": "hulp"},
    {"level": 1, "name": "Zofia", "task": "bakker"},
]


def question_on(page: Page) -> Locator:
    """The question once its studio has started; on a phone its part of the sheet is brought up."""
    return bring_up(page, f"[data-question={NAME}]")


def open_question(page: Page, base_url: str) -> Locator:
    """Go to the sheet and to its organogram."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    return question_on(page)


def people(root: Locator) -> list[dict[str, Any]]:
    """The organogram as it is kept."""
    found: list[dict[str, Any]] = json.loads(root.locator("[data-answer]").input_value() or "[]")
    return found


def names(root: Locator) -> list[str]:
    """Names in order, with a dot for each level."""
    return [person["name"] + "." * person["level"] for person in people(root)]


def write(page: Page, name: str, task: str) -> None:
    """Type into the card that has the focus."""
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(task)


def press(page: Page, label: str) -> None:
    """Walk to a button by the end of its name, from the start of the question, and press it."""
    page.locator(f"[data-question={NAME}] [data-person] input").first.focus()
    tab_to(page, f"button[aria-label$='{label}']")
    page.keyboard.press("Enter")


def build(page: Page) -> None:
    """The kitchen, with keys alone."""
    tab_to(page, "[data-begin]")
    page.keyboard.press("Enter")
    write(page, "Fatima", "chef")
    press(page, "Zet iemand onder Fatima")
    write(page, "Daan", "kok")
    press(page, "Zet iemand onder Daan")
    write(page, "Kofi", "hulp")
    press(page, "Zet iemand naast Daan")
    write(page, "Zofia", "bakker")


def test_with_keys_alone_a_tree_is_built_and_changed(page: Page, base_url: str) -> None:
    """Under, beside, up, down, away and back; the focus is always on what goes on."""
    root = open_question(page, base_url)
    build(page)
    becomes(lambda: people(root), KITCHEN)
    press(page, "Zet Zofia omhoog")
    becomes(lambda: names(root), ["Fatima", "Zofia.", "Daan.", "Kofi.."])
    expect(page.locator(":focus")).to_have_value("Zofia")
    press(page, "Zet Zofia omlaag")
    press(page, "Haal Daan weg")
    becomes(lambda: names(root), ["Fatima", "Zofia."])
    expect(page.locator(".notice-bar__words")).to_have_text("Daan is weg, met 1 die eronder stonden.")
    page.locator(".notice-bar").get_by_role("button", name="Zet terug").click()
    becomes(lambda: people(root), KITCHEN)
    root.get_by_text("Bekijk het plaatje").click()
    expect(root.get_by_role("img")).to_have_accessible_name(
        "Organogram met 4 mensen. In de lijst staat wie bij wie hoort."
    )
    becomes(lambda: root.locator("svg text").all_text_contents()[:2], ["Fatima", "chef"])


def test_every_state_fits_a_phone_and_breaks_no_rule(new_context: NewContext, base_url: str) -> None:
    """Empty, and with four people and the picture."""
    page = new_context(viewport=PHONE).new_page()
    root = open_question(page, base_url)
    assert page_faults(page) == []
    build(page)
    root.get_by_text("Bekijk het plaatje").click()
    assert page_faults(page) == []


def test_an_organogram_survives_a_reload_and_comes_back_out_of_the_pdf(
    page: Page, new_context: NewContext, base_url: str, tmp_path: Path
) -> None:
    """The PDF says in a list who is under whom, and opens again on another computer."""
    root = open_question(page, base_url)
    build(page)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    pupil.wait_ready(page)
    expect(question_on(page).locator("[data-field=name]").nth(2)).to_have_value("Kofi")
    becomes(lambda: people(root), KITCHEN)
    file = pupil.download(page, "save-pdf", tmp_path)
    said = bare("".join(pages(file)))
    assert bare("Kofi, hulp (onder Daan)") in said
    other = new_context().new_page()
    pupil.visit(other, f"{base_url}/werkbladen/{SHEET}.html")
    pupil.open_file(other, file)
    expect(question_on(other).locator("[data-field=name]").nth(2)).to_have_value("Kofi")
    becomes(lambda: people(question_on(other)), KITCHEN)


def test_names_out_of_a_file_of_others_are_text(page: Page, base_url: str) -> None:
    """Markup stays text, and a level that cannot be is drawn as one that can."""
    root = open_question(page, base_url)
    odd = [
        {"level": 3, "name": HOSTILE, "task": "x" * 300},
        {"level": 5, "name": "b", "task": ""},
        {"level": 1, "name": "c", "task": ""},
    ]
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers({NAME: odd})})))
    expect(root.locator("[data-field=name]").first).to_have_value(HOSTILE)
    expect(root.locator("[data-person]")).to_have_count(len(odd))
    root.get_by_text("Bekijk het plaatje").click()
    expect(root.locator("svg text").first).to_contain_text("<img")
    expect(page.locator("img[src=x]")).to_have_count(0)
    becomes(lambda: people(root), odd)
