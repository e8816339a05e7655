"""A teacher writes back on the class overview; every pupil gets a file, and what he says to it comes back with the next hand-in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from site_tests import axe, pupil, validators

SHEET = "16-interview"
OVERVIEW = "docent/klasoverzicht.html"


def hand_in(name: str, group: str = "3b", **answers: Any) -> FilePayload:
    """The file of one pupil."""
    sheet = pupil.sheet_answers(answers)
    content = pupil.envelope({SHEET: sheet}, pupil={"name": name, "group": group})
    return pupil.payload(content, f"{name}.json")


def open_overview(page: Page, base_url: str, *files: FilePayload | Path) -> None:
    """Go to the overview and add files."""
    page.goto(f"{base_url}/{OVERVIEW}")
    page.wait_for_selector("[data-overview][data-ready]")
    page.locator("[data-action=add-files]").set_input_files(list(files))  # type: ignore[arg-type]
    page.wait_for_selector("[data-overview][data-state=read]")


def open_pupil(page: Page, name: str) -> None:
    """Everything of one pupil."""
    page.locator("[data-view=table]").click()
    page.get_by_role("button", name=name, exact=True).click()


def write(page: Page, name: str, comment: str) -> None:
    """Write at the first answer of a pupil, and a top for the sheet."""
    open_pupil(page, name)
    page.locator("summary", has_text="Schrijf hierbij").first.click()
    page.get_by_label("Bij: ").first.fill(comment)
    page.locator("summary", has_text="Schrijf terug").first.click()


@pytest.fixture
def question_id(content: Any) -> str:
    """The first question of the sheet that takes text."""
    found = next(q for q in content.worksheets[SHEET].questions() if q.type in ("short-text", "long-text"))
    return str(found.id)


def test_comments_go_to_each_pupil_and_come_back_read(
    page: Page, new_context: Callable[..., BrowserContext], base_url: str, tmp_path: Path, question_id: str
) -> None:
    """Overview → ZIP → pupil → hand in again → overview. No answer changes on the way."""
    files = [hand_in(name, **{question_id: f"Met Karim, zegt {name}."}) for name in ("Noor", "Emre", "Zoë")]
    open_overview(page, base_url, *files)
    expect(page.locator("[data-returns]")).to_have_attribute("data-returns", "0")
    write(page, "Noor", "Mooi, wie is Karim?")
    panel = page.locator("[data-feedback-panel]")
    panel.locator("summary").first.click()
    panel.get_by_role("button", name="Ik zie dat je hebt doorgezet.").click()
    expect(panel.get_by_label("Top: wat is goed?")).to_have_value("Ik zie dat je hebt doorgezet.")
    panel.get_by_label("bespreken").check()
    panel.locator("summary", has_text="Rubriek: Werkblad").click()
    panel.get_by_role("group", name="Je zegt waarom").get_by_label("op weg").check()
    expect(page.locator("[data-returns]")).to_have_attribute("data-returns", "1")
    write(page, "Zoë", "<b>Goed</b> gevraagd.")
    expect(page.locator("[data-returns]")).to_have_attribute("data-returns", "2")

    returned = pupil.download(page, "save-feedback", tmp_path)
    with zipfile.ZipFile(returned) as archive:
        names = sorted(archive.namelist())
        archive.extractall(tmp_path)
    assert [name.rsplit("_", 1)[0] for name in names] == ["terug_noor_3b", "terug_zoe_3b"]
    assert validators.page_validation(tmp_path / names[0]) == []
    inside = pupil.attached(tmp_path / names[0])
    assert inside["purpose"] == "feedback" and list(inside["worksheets"]) == [SHEET]
    assert inside["worksheets"][SHEET]["answers"] == {question_id: "Met Karim, zegt Noor."}

    noor = new_context().new_page()
    pupil.visit(noor, f"{base_url}/werkbladen/{SHEET}.html")
    pupil.question(noor, SHEET, question_id).fill("Met Karim uit de keuken.")
    pupil.wait_saved(pupil.form_of(noor, SHEET))
    pupil.open_file(noor, tmp_path / names[0])
    expect(noor.locator(f"[data-question={question_id}] [data-comment]")).to_contain_text("Mooi, wie is Karim?")
    said = noor.get_by_role("region", name="Je docent schreef terug")
    for words in ("Ik zie dat je hebt doorgezet.", "Je zegt waarom", "op weg", "met je bespreken"):
        expect(said).to_contain_text(words)
    noor.get_by_role("button", name="Ik heb dit gelezen").click()
    noor.get_by_label("Wat zeg je terug?").fill("Hij is de kok.")
    pupil.sign(noor, "Noor", "3b")
    pupil.wait_kept(noor, lambda all_: all_[f"worksheet/{SHEET}"]["feedback"]["reaction"] == "Hij is de kok.")
    again = pupil.download(noor, "save-pdf", tmp_path / "weer")

    page.evaluate("() => { delete document.querySelector('[data-overview]').dataset.state; }")
    page.locator("[data-action=add-files]").set_input_files(again)
    page.wait_for_selector("[data-overview][data-state=read]")
    open_pupil(page, "Noor")
    expect(page.locator(".overview__feedback")).to_contain_text("Hij is de kok.")
    expect(page.locator(".overview__answer").first).to_contain_text("Met Karim uit de keuken.")


def test_nothing_is_written_where_the_class_looks(page: Page, base_url: str, question_id: str) -> None:
    """With names hidden the overview is for the board: no fields, no comments, nothing that is ready."""
    open_overview(page, base_url, hand_in("Noor", **{question_id: "Met Karim."}))
    write(page, "Noor", "Dit is voor jou alleen.")
    page.locator("[data-action=hide-names]").click()
    expect(page.locator(".overview__write")).to_have_count(0)
    expect(page.locator("[data-returns]")).to_have_count(0)
    assert "voor jou alleen" not in page.locator("body").inner_text()
    page.locator("[data-action=hide-names]").click()
    expect(page.get_by_label("Bij: ").first).to_have_value("Dit is voor jou alleen.")


def test_what_was_written_is_only_kept_when_the_teacher_asks(page: Page, base_url: str, question_id: str) -> None:
    """A reload forgets it; what was kept comes back; a wipe takes it away."""
    open_overview(page, base_url, hand_in("Noor", **{question_id: "Met Karim."}))
    write(page, "Noor", "Ga zo door.")
    page.reload()
    page.wait_for_selector("[data-overview][data-ready]")
    expect(page.locator("[data-found]")).to_have_count(0)
    open_overview(page, base_url, hand_in("Noor", **{question_id: "Met Karim."}))
    write(page, "Noor", "Ga zo door.")
    page.locator("[data-action=keep-overview]").click()
    page.wait_for_selector("[data-kept]")
    page.reload()
    page.locator("[data-action=show-overview]").click()
    open_pupil(page, "Noor")
    expect(page.get_by_label("Bij: ").first).to_have_value("Ga zo door.")


def test_writing_is_accessible_and_fits_a_phone(
    new_context: Callable[..., BrowserContext], base_url: str, question_id: str
) -> None:
    """A teacher on the train: no rule of WCAG is broken, nothing sticks out."""
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    open_overview(page, base_url, hand_in("Noor", **{question_id: "Met Karim."}))
    write(page, "Noor", "Ga zo door.")
    for fold in page.locator("[data-feedback-panel] summary").all():
        fold.click()
    assert axe.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
