"""With the keyboard alone: every test here presses keys and never clicks, fills or points."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from hooks.opstage.model import Site
from site_tests import pupil
from site_tests.filling import shown
from site_tests.visitor import (
    FIRST_PAGE,
    FIRST_PAGE_TITLE,
    FIRST_SHEET,
    LAPTOP,
    MOST_TABS,
    PHONE,
    becomes,
    focused,
    has_focus,
    tab_to,
    tab_until,
)

SIZES = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
# What kind of thing has the focus.
KIND = """(() => {
  if (it.matches('[data-action=save-pdf]')) return 'download';
  if (it.matches('.section-steps .button--primary')) return 'next part';
  if (it.matches('[data-pupil]')) return it.dataset.pupil;
  if (it.matches('[data-done]')) return 'done';
  if (!it.closest('[data-question]')) return 'elsewhere';
  if (it.matches('[data-move=down]')) return 'down';
  if (it.matches('textarea, input[type=text]') && it.value === '' && !it.matches('[data-other]')) return 'text';
  if (it.type === 'radio' && !it.closest('[role=radiogroup], fieldset').querySelector(':checked')) return 'round';
  if (it.type === 'checkbox' && !it.matches('[data-confirm]') && !it.checked) return 'box';
  return 'done already';
})()"""


@pytest.fixture
def open_sheet(new_context: Callable[..., BrowserContext], base_url: str) -> Callable[[ViewportSize], Page]:
    """Opens the first worksheet in a fresh profile on a screen of some size."""

    def open_now(size: ViewportSize) -> Page:
        page = new_context(viewport=size).new_page()
        pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
        return page

    return open_now


def answer_what_has_focus(page: Page, kind: str) -> None:
    """Answer the control under the focus as its kind asks."""
    match kind:
        case "text":
            page.keyboard.type("Want ik leer er veel.")
        case "round":
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        case "box" | "done":
            page.keyboard.press("Space")
        case "name":
            page.keyboard.type("Zoë")
        case "group":
            page.keyboard.type("3B")
        case "next part":
            page.keyboard.press("Enter")


def fill_by_keyboard(page: Page) -> None:
    """Walk with Tab to the download button and answer everything on the way."""
    moved = False
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        kind = str(focused(page, KIND))
        if kind == "download":
            return
        if kind == "down" and not moved:
            page.keyboard.press("Enter")
            moved = True
        answer_what_has_focus(page, kind)
    raise AssertionError("the Tab key never came to the download button")


@SIZES
def test_a_pupil_without_a_mouse_completes_the_first_worksheet(
    open_sheet: Callable[[ViewportSize], Page], size: ViewportSize, content: Site, tmp_path: Path
) -> None:
    """Every question of worksheet 1 is answered, checked and downloaded; on a phone part by part."""
    page = open_sheet(size)
    fill_by_keyboard(page)
    tab_to(page, "[data-action=check]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-check-result]")).to_contain_text("Alles is ingevuld.")
    tab_to(page, "[data-action=save-pdf]", key="Shift+Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.name.startswith("werkblad-01-waarom_zoe_3b_")
    sheet = pupil.attached(file)["worksheets"][FIRST_SHEET]
    questions = [question.id for section in content.worksheets[FIRST_SHEET].sections for question in section.questions]
    assert sorted(sheet["answers"]) == sorted(questions)
    assert sheet["status"] == "done"
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) >= 1


def test_a_file_opens_again_by_keyboard(open_sheet: Callable[[ViewportSize], Page], tmp_path: Path) -> None:
    """Enter on "Open mijn bestand" asks for a file, and the answers of the file come back."""
    page = open_sheet(LAPTOP)
    answers = {"reden": "Ik kies zin 4."}
    file = tmp_path / "antwoorden.json"
    file.write_bytes(pupil.payload(pupil.envelope({FIRST_SHEET: pupil.sheet_answers(answers)}))["buffer"])
    page.on("filechooser", lambda _: None)  # from here on the browser shows no chooser of its own
    tab_to(page, ".site-header [data-action=open-file]")
    with page.expect_file_chooser() as waiting:
        page.keyboard.press("Enter")
    waiting.value.set_files(file)
    expect(pupil.question(page, FIRST_SHEET, "reden")).to_have_value("Ik kies zin 4.")


def test_an_order_is_made_by_keyboard(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """The buttons up and down move an item; the focus stays on its button, and a sentence says the new place."""
    page = open_sheet(LAPTOP)
    items = page.locator("[data-question=belangrijk] [data-item]")
    tab_to(page, "[data-item=past] [data-move=up]")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(items.first).to_have_attribute("data-item", "past")
    assert has_focus(page, "[data-item=past] [data-move=up]")
    status = page.locator("[data-question=belangrijk] [data-order-status]")
    expect(status).to_have_text("weten welk werk bij mij past staat nu op plek 1 van 6.")
    page.keyboard.press("Enter")
    expect(items.first).to_have_attribute("data-item", "past")
    tab_to(page, "[data-item=past] [data-move=down]")
    page.keyboard.press("Enter")
    expect(items.nth(1)).to_have_attribute("data-item", "past")


def test_the_skip_link_passes_the_menu(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """The first Tab shows a link to the content; after Enter the next Tab stands in the page itself."""
    page = open_sheet(LAPTOP)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert has_focus(page, "main, main *")


def test_a_row_is_added_taken_away_and_put_back(page: Page, base_url: str) -> None:
    """In a table that grows the focus follows: into the new row, to the undo, and back into the row."""
    pupil.visit(page, f"{base_url}/over/techniek/vraagtypen.html")
    tab_to(page, "[data-add-row]")
    table = page.locator("[data-type=growing-table]").first
    rows = table.locator("tbody tr[data-row]")
    before = rows.count()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(before + 1)
    page.keyboard.type("een nieuwe rij")
    expect(rows.last.locator("[data-cell]").first).to_have_value("een nieuwe rij")
    tab_to(page, "tr:last-child [data-remove-row]")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(before)
    assert has_focus(page, "[data-undo-row]")
    page.keyboard.press("Enter")
    expect(rows.last.locator("[data-cell]").first).to_have_value("een nieuwe rij")
    assert has_focus(page, "tr[data-row] *")


def stays_inside(page: Page) -> None:
    """Tab and Shift+Tab never reach what lies behind an open dialog."""
    for key in ("Tab", "Shift+Tab"):
        for _ in range(12):
            page.keyboard.press(key)
            assert focused(page, "it === document.body || it.closest('dialog') !== null")


def test_the_leave_dialog_holds_the_focus_and_gives_it_back(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """Tab stays in the dialog; Escape is the cautious answer and returns to the button."""
    page = open_sheet(LAPTOP)
    tab_to(page, "[data-question=reden] textarea")
    page.keyboard.type("Ik kies zin 4.")
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))
    tab_to(page, "[data-action=done-here]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    stays_inside(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert has_focus(page, "[data-action=done-here]")
    expect(pupil.question(page, FIRST_SHEET, "reden")).to_have_value("Ik kies zin 4.")


def test_the_search_holds_the_focus_and_gives_it_back(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """The field has the focus at once; Escape closes and returns to the button."""
    page = open_sheet(LAPTOP)
    tab_to(page, "[data-search]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Waar zoek je naar?")).to_be_focused()
    page.keyboard.type("stage")
    expect(page.locator(".search__results li").first).to_be_visible()
    stays_inside(page)
    tab_to(page, ".search__results a")  # in a filled search field Escape empties it first
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert has_focus(page, "[data-search]")


def test_the_owner_question_is_answered_by_keyboard(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """ "Is dit jouw werk?" holds the focus, cannot be escaped from, and Enter on "Ja, verder" shows the work."""
    first = open_sheet(LAPTOP)
    tab_to(first, "[data-question=reden] textarea")
    first.keyboard.type("Ik kies zin 4.")
    pupil.wait_saved(pupil.form_of(first, FIRST_SHEET))
    page = first.context.new_page()
    pupil.visit(page, first.url)
    stays_inside(page)
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Is dit jouw werk?")).to_be_visible()
    expect(pupil.question(page, FIRST_SHEET, "reden")).to_have_value("")
    tab_to(page, "[data-action=gate-yes]")
    page.keyboard.press("Enter")
    expect(pupil.question(page, FIRST_SHEET, "reden")).to_have_value("Ik kies zin 4.")


def test_the_check_list_leads_back_to_a_question(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """On a phone "Vul in" shows the part of the question again and puts the focus in its field."""
    page = open_sheet(PHONE)
    while page.locator(".section-steps .button--primary:visible").count():
        tab_to(page, ".section-steps .button--primary")
        page.keyboard.press("Enter")
    tab_to(page, "[data-action=check]")
    page.keyboard.press("Enter")
    becomes(lambda: focused(page, "it.textContent"), "Dit heb je gedaan")
    tab_until(
        page,
        lambda: focused(page, "it.textContent").endswith("vraag 3: Kies één zin. Waarom ben je het eens of niet eens?"),
    )
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-question=reden] *")
    expect(page).to_have_title(f"Deel 1 van 4 - Werkblad 1: {FIRST_PAGE_TITLE} - Op stage")


def test_going_to_the_next_part_reads_its_heading(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """On a phone the focus goes to the heading of the part, so that a screen reader begins there."""
    page = open_sheet(PHONE)
    tab_to(page, ".section-steps .button--primary")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_contain_text("Deel 2 van 4")
    expect(page.locator("[data-section=eruit-halen] h2")).to_be_in_viewport()


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """Enter opens it, its links come next, Escape closes it and returns to the button; closed links get no focus."""
    page = new_context(viewport=PHONE).new_page()
    pupil.visit(page, f"{base_url}/index.html")
    tab_to(page, "[data-menu]")
    button = page.get_by_role("button", name="Menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Tab")
    assert focused(page, "it.checkVisibility() && it.closest('#site-nav') === null")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert has_focus(page, "#site-nav *")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#site-nav a").first).to_be_hidden()


def test_a_choice_can_be_taken_back_by_keyboard(open_sheet: Callable[[ViewportSize], Page]) -> None:
    """A round that was filled can be emptied with the button behind it."""
    page = open_sheet(LAPTOP)
    form = pupil.form_of(page, FIRST_SHEET)
    empty = shown(form)["anders"]
    tab_to(page, "[data-question=anders] input")
    page.keyboard.press("Space")
    expect(form.locator("[data-question=anders] input").first).to_be_checked()
    assert shown(form)["anders"] != empty
    tab_to(page, "[data-question=anders] [data-clear]")
    page.keyboard.press("Enter")
    becomes(lambda: shown(form)["anders"], empty)
