"""A teacher gives work back: the pupil reads it beside his answers, says so, and hands in again. No answer changes by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from site_tests import axe, pupil, reading, validators
from site_tests.conftest import need
from site_tests.visitor import PHONE, tab_until

SHEET = "16-interview"
PAGE = f"werkbladen/{SHEET}.html"
HOSTILE = "<img src=x onerror=alert(1)> Goed gevraagd."


def feedback(**changes: Any) -> dict[str, Any]:
    """What a teacher says of the sheet."""
    return {
        "at": "2026-03-09T15:00:00.000Z",
        "comments": {},
        "top": "Je vraagt door.",
        "tip": "Schrijf ook op wat je zelf vond.",
        "discuss": True,
        "rubric": [{"aspect": "Vragen stellen", "level": "goed"}],
        "readAt": "",
        "reaction": "",
        **changes,
    }


def first_text(page: Page) -> tuple[str, Locator]:
    """Id and field of the first question of the sheet that takes text."""
    box = page.locator("[data-question]:is([data-type=short-text], [data-type=long-text])").first
    return str(box.get_attribute("data-question")), box.locator("input, textarea").first


def returned(question: str, answers: dict[str, Any], **changes: Any) -> FilePayload:
    """The file of a teacher: the work as it was handed in, and a comment at one question."""
    sheet = pupil.sheet_answers(answers, feedback=feedback(comments={question: HOSTILE}, **changes))
    return pupil.payload(pupil.envelope({SHEET: sheet}, purpose="feedback"))


@pytest.fixture
def opened(page: Page, base_url: str) -> tuple[Page, str]:
    """A pupil who went on working opens what the teacher gave back."""
    pupil.visit(page, f"{base_url}/{PAGE}")
    question, field = first_text(page)
    field.fill("Nieuwer dan wat ik inleverde")
    pupil.wait_saved(pupil.form_of(page, SHEET))
    pupil.open_file(page, returned(question, {question: "Oud"}))
    return page, question


def test_the_comment_stands_at_its_question_and_no_answer_changed(opened: tuple[Page, str]) -> None:
    """As text: nothing that a teacher types runs. Nothing is asked, because nothing is overwritten."""
    page, question = opened
    box = page.locator(f"[data-question={question}]")
    expect(box.locator("[data-comment]")).to_have_text(f"Je docent schrijft: {HOSTILE}")
    expect(first_text(page)[1]).to_have_value("Nieuwer dan wat ik inleverde")
    expect(page.locator("[data-comment]")).to_have_count(1)
    assert pupil.notice(page).startswith("Je docent schreef iets terug.")
    panel = page.get_by_role("region", name="Je docent schreef terug")
    for words in ("9 maart 2026", "Je vraagt door.", "Schrijf ook op", "Vragen stellen", "goed", "met je bespreken"):
        expect(panel).to_contain_text(words)


def test_reading_and_answering_is_kept_and_handed_in(opened: tuple[Page, str], tmp_path: Path) -> None:
    """By keyboard, over a reload, into the file that goes back to the teacher."""
    page, question = opened
    button = page.get_by_role("button", name="Ik heb dit gelezen")
    tab_until(page, lambda: bool(button.evaluate("it => it === document.activeElement")))
    page.keyboard.press("Enter")
    expect(page.locator("[data-feedback-read]")).to_contain_text("Je las dit op")
    page.get_by_label("Wat zeg je terug?").fill("Dank u, dat doe ik.")
    form = pupil.form_of(page, SHEET)
    pupil.wait_kept(page, lambda all_: all_[f"worksheet/{SHEET}"].get("feedback", {}).get("reaction", "") != "")
    page.reload()
    pupil.wait_ready(page)
    expect(page.get_by_label("Wat zeg je terug?")).to_have_value("Dank u, dat doe ik.")
    expect(button).to_be_hidden()
    file = pupil.download(page, "save-pdf", tmp_path)
    content = pupil.attached(file)
    said = content["worksheets"][SHEET]["feedback"]
    assert said["reaction"] == "Dank u, dat doe ik." and said["readAt"] and said["comments"][question] == HOSTILE
    assert "purpose" not in content
    spoken = reading.spoken_text(file)
    wanted = ["Je docent schreef terug", "Je vraagt door.", "Dank u, dat doe ik.", f"Je docent schrijft: {HOSTILE}"]
    assert reading.missing_words(spoken, wanted) == []
    assert validators.page_validation(file) == []
    expect(form).to_have_count(1)


def test_typing_after_feedback_keeps_it(opened: tuple[Page, str]) -> None:
    """An autosave lays answers over what is kept; what the teacher said stays."""
    page, question = opened
    first_text(page)[1].fill("Nog nieuwer")
    pupil.wait_kept(page, lambda all_: all_[f"worksheet/{SHEET}"]["answers"].get(question) == "Nog nieuwer")
    assert pupil.kept(page)[f"worksheet/{SHEET}"]["feedback"]["comments"] == {question: HOSTILE}


def test_wiping_the_sheet_takes_the_feedback_along_and_back(opened: tuple[Page, str]) -> None:
    """It belongs to the work; the undo brings both back."""
    page, _ = opened
    pupil.press(page, "wipe")
    expect(page.locator("[data-feedback]")).to_have_count(0)
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator("[data-comment]")).to_have_count(1)


def test_on_an_empty_device_work_and_feedback_both_come(page: Page, base_url: str) -> None:
    """At home, on a machine that knows nothing yet."""
    pupil.visit(page, f"{base_url}/{PAGE}")
    question, field = first_text(page)
    pupil.open_file(page, returned(question, {question: "Zo leverde ik het in"}))
    expect(field).to_have_value("Zo leverde ik het in")
    expect(page.locator("[data-comment]")).to_have_count(1)


def test_the_second_round_replaces_the_first(opened: tuple[Page, str]) -> None:
    """The teacher looked again."""
    page, question = opened
    pupil.open_file(page, returned(question, {}, at="2026-03-20T09:00:00.000Z", tip="Nu is het af."))
    expect(page.locator(".teacher-feedback")).to_contain_text("Nu is het af.")
    expect(page.locator(".teacher-feedback")).not_to_contain_text("wat je zelf vond")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1366, "height": 768}], ids=["phone", "laptop"])
def test_feedback_is_accessible(
    new_context: Callable[..., BrowserContext], base_url: str, viewport: dict[str, int]
) -> None:
    """No rule of WCAG is broken, and nothing sticks out sideways."""
    page = new_context(viewport=viewport).new_page()
    pupil.visit(page, f"{base_url}/{PAGE}")
    question, _ = first_text(page)
    pupil.open_file(page, returned(question, {question: "Zo"}))
    assert axe.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_feedback_prints_with_the_answers(opened: tuple[Page, str], tmp_path: Path) -> None:
    """On paper it stands where it stands on the screen."""
    need("pdftotext")
    page, _ = opened
    page.evaluate("() => { window.prints = 0; window.print = () => { window.prints += 1; }; }")
    pupil.press(page, "print-answers")
    page.wait_for_function("() => window.prints === 1")
    path = tmp_path / "print.pdf"
    path.write_bytes(page.pdf(format="A4"))
    paper = reading.bare("".join(reading.pages(path)))
    assert reading.missing_words(paper, ["Je docent schreef terug", "Je vraagt door."]) == []
    assert reading.bare("Goed gevraagd.") in paper
