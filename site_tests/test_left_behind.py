"""The edges of saving: what an earlier pupil leaves behind besides answers, other tabs, and text from before the page was ready."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from site_tests import pupil
from site_tests.filling import fill_sheet, shown
from site_tests.visitor import FIRST_PAGE, FIRST_SHEET, becomes, block_storage

NewContext = Callable[..., BrowserContext]

LONG, SHORT = "reden", "mijn-zin"  # two questions of the first worksheet
CARD_SHEET, CARD_PAGE = "kaart-6", "kaarten/6-stageovereenkomst.html"
OLD = "Ik kies zin 4: 50% <b>&amp; nu</b> 😀"
NEW = "Toch zin 2"
NAME, GROUP = "Zoë Kip", "3B"
GATE = "Is dit jouw werk?"
VISIT = "opstage:opstage:visit"
# How a browser tells that the disk is full: the transaction aborts and names the reason.
NO_ROOM = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...values) {
  const request = put.apply(this, values);
  this.transaction.abort();
  return request;
};
Object.defineProperty(IDBTransaction.prototype, 'error', { get: () => new DOMException('no room', 'QuotaExceededError') });"""
NO_LOCAL_STORAGE = """Object.defineProperty(window, 'localStorage', { get() {
  throw new DOMException('refused', 'SecurityError');
} });"""


@pytest.fixture
def sheet_url(base_url: str) -> str:
    """Address of the first worksheet."""
    return f"{base_url}/{FIRST_PAGE}"


def answer(page: Page, name: str) -> Locator:
    """The field of a question of the first worksheet."""
    return pupil.question(page, FIRST_SHEET, name)


def open_sheet(context: BrowserContext, url: str) -> Page:
    """The first worksheet in a new tab."""
    page = context.new_page()
    pupil.visit(page, url)
    return page


def type_answer(page: Page, name: str, text: str) -> None:
    """Type an answer on the first worksheet and wait until it is kept."""
    answer(page, name).fill(text)
    wait_answer(page, name, text)
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))


def wait_answer(page: Page, name: str, text: str) -> None:
    """Wait until the browser's storage holds an answer. Reads only: it starts nothing on the page."""
    pupil.wait_kept(page, lambda kept: kept.get(f"worksheet/{FIRST_SHEET}", {}).get("answers", {}).get(name) == text)


# Before the page is ready


def start_late(page: Page, url: str, while_it_waits: Callable[[], None]) -> None:
    """Visit a page on a line so slow that its script comes only after the pupil did something."""
    held: list[Route] = []
    page.route("**/assets/opstage/app-*.js", lambda route: held.append(route))
    with page.expect_request("**/assets/opstage/app-*.js"):
        page.goto(url, wait_until="commit")
    while_it_waits()
    held[0].continue_()
    page.wait_for_selector("html[data-opstage=ready], dialog[open]")


def test_text_from_before_the_script_started_is_kept(page: Page, sheet_url: str) -> None:
    """On a slow line a pupil types before the script is there. That text stays and is kept."""
    start_late(page, sheet_url, lambda: answer(page, LONG).fill(OLD))
    expect(answer(page, LONG)).to_have_value(OLD)
    wait_answer(page, LONG, OLD)


def test_text_from_before_the_question_whose_work_it_is_touches_nothing(
    new_context: NewContext, sheet_url: str
) -> None:
    """Who types before "Is dit jouw werk?" changes and sees nothing of the earlier work; after yes both texts are there."""
    context = new_context()
    first = open_sheet(context, sheet_url)
    type_answer(first, LONG, OLD)
    type_answer(first, SHORT, OLD)
    first.close()
    page = context.new_page()
    start_late(page, sheet_url, lambda: answer(page, LONG).fill(NEW))
    expect(page.get_by_role("dialog", name=GATE)).to_be_visible()
    page.wait_for_timeout(1_000)  # more than a pause in typing, after which a page saves
    expect(answer(page, SHORT)).to_have_value("")
    becomes(lambda: pupil.kept_answers(page, FIRST_SHEET), {LONG: OLD, SHORT: OLD})
    pupil.press(page, "gate-yes")
    expect(answer(page, SHORT)).to_have_value(OLD)
    wait_answer(page, LONG, NEW)
    expect(page.locator("[data-unplaced] dd")).to_have_text(OLD)


# An earlier visit without a kept answer


def test_a_name_alone_is_hidden_too(new_context: NewContext, sheet_url: str) -> None:
    """Someone typed a name and no answer. It shows after their own reload, and not to the next visit before the question."""
    context = new_context()
    page = open_sheet(context, sheet_url)
    pupil.sign(page, NAME, GROUP)
    page.reload()
    pupil.wait_ready(page)
    expect(page.locator("[data-pupil=name]")).to_have_value(NAME)
    page.close()
    page = open_sheet(context, sheet_url)
    gate = page.get_by_role("dialog", name=GATE)
    expect(gate).to_contain_text("Op dit apparaat staat werk van een eerdere keer.")
    expect(gate).not_to_contain_text("bewaard op")
    expect(page.locator("[data-pupil=name]")).to_have_value("")


def test_the_note_of_a_last_moment_is_hidden_too(new_context: NewContext, sheet_url: str) -> None:
    """Work that only came as far as a note, because storage was full, does not show before the question either."""
    context = new_context()
    page = context.new_page()
    page.add_init_script(NO_ROOM)
    pupil.visit(page, sheet_url)
    answer(page, LONG).fill(OLD)
    pupil.status_line(pupil.form_of(page, FIRST_SHEET), "full").wait_for()
    page.close()
    page = open_sheet(context, sheet_url)
    expect(page.get_by_role("dialog", name=GATE)).to_be_visible()
    expect(answer(page, LONG)).to_have_value("")
    pupil.press(page, "gate-yes")
    expect(answer(page, LONG)).to_have_value(OLD)


def test_a_reload_right_after_the_first_key_does_not_ask_whose_work_it_is(page: Page, sheet_url: str) -> None:
    """The pupil sits there still; and the note of the last moment is thrown away once it is kept."""
    pupil.visit(page, sheet_url)
    answer(page, LONG).press_sequentially("Ik")
    page.reload()
    pupil.wait_ready(page)
    wait_answer(page, LONG, "Ik")
    becomes(lambda: pupil.kept_elsewhere(page), [VISIT])


# Storage that works by half


def test_a_browser_without_local_storage_keeps_answers_all_the_same(page: Page, sheet_url: str, tmp_path: Path) -> None:
    """Only the note of the last moment needs localStorage; everything else goes on."""
    page.add_init_script(NO_LOCAL_STORAGE)
    pupil.visit(page, sheet_url)
    type_answer(page, LONG, OLD)
    page.reload()
    pupil.wait_ready(page)
    expect(answer(page, LONG)).to_have_value(OLD)
    inside = pupil.attached(pupil.download(page, "save-pdf", tmp_path))
    assert inside["worksheets"][FIRST_SHEET]["answers"] == {LONG: OLD}


def leave_computer(page: Page, folder: Path) -> None:
    """Press Klaar op deze computer and follow it to its end."""
    pupil.press(page, "done-here")
    pupil.download(page, "leave-start", folder)
    pupil.press(page, "leave-confirm")


def test_leaving_clears_the_page_when_storage_is_blocked(page: Page, sheet_url: str, tmp_path: Path) -> None:
    """The site cannot look whether all is gone and says so; on the page itself nothing is left, nor in a note."""
    block_storage(page)
    pupil.visit(page, sheet_url)
    answer(page, LONG).fill(OLD)
    page.locator("[data-pupil=name]").fill(NAME)
    leave_computer(page, tmp_path)
    expect(page.locator(".notice-bar")).to_contain_text("Niet alles is weg.")
    expect(answer(page, LONG)).to_have_value("")
    expect(page.locator("[data-pupil=name]")).to_have_value("")
    assert pupil.kept_elsewhere(page) == []


# Other tabs


@pytest.fixture
def tabs(new_context: NewContext, sheet_url: str) -> tuple[Page, Page]:
    """The same worksheet in two tabs of one browser."""
    context = new_context()
    return open_sheet(context, sheet_url), open_sheet(context, sheet_url)


def test_the_answer_that_lost_goes_into_the_file_of_either_tab(
    new_context: NewContext, sheet_url: str, tmp_path: Path
) -> None:
    """One question changed in two tabs at once. No timer runs here: a tab saves when its field is left."""
    context = new_context()
    context.clock.install(time="2026-11-20T12:00:00")
    context.clock.pause_at("2026-11-20T13:00:00")
    one, two = open_sheet(context, sheet_url), open_sheet(context, sheet_url)
    answer(one, LONG).fill(OLD)
    answer(two, LONG).fill(NEW)
    answer(one, LONG).blur()
    wait_answer(one, LONG, OLD)
    expect(answer(two, LONG)).to_have_value(NEW)
    answer(two, LONG).blur()
    wait_answer(two, LONG, NEW)
    expect(answer(one, LONG)).to_have_value(NEW)
    for page in (one, two):
        expect(page.locator("[data-unplaced] dd")).to_have_text(OLD)
        inside = pupil.attached(pupil.download(page, "save-pdf", tmp_path))["worksheets"][FIRST_SHEET]
        assert inside["answers"] == {LONG: NEW}
        assert inside["unplaced"] == [{"id": LONG, "value": OLD, "reason": "tab"}]


def test_wiping_a_sheet_in_one_tab_clears_the_other(tabs: tuple[Page, Page]) -> None:
    """The other tab shows an empty sheet, and typing there does not bring the old work back."""
    one, two = tabs
    type_answer(one, LONG, OLD)
    expect(answer(two, LONG)).to_have_value(OLD)
    pupil.press(one, "wipe")
    expect(answer(two, LONG)).to_have_value("")
    expect(two.locator(".notice-bar")).to_contain_text("Dit werk is in een ander tabblad gewist.")
    type_answer(two, SHORT, NEW)
    becomes(lambda: pupil.kept_answers(two, FIRST_SHEET), {SHORT: NEW})
    expect(answer(one, LONG)).to_have_value("")


def test_after_leaving_no_tab_remembers_whose_work_it_was(tabs: tuple[Page, Page], tmp_path: Path) -> None:
    """The other tab forgets that someone said yes, and a class typed there does not bring the old name back."""
    one, two = tabs
    type_answer(two, LONG, OLD)
    pupil.sign(two, NAME, GROUP)
    becomes(lambda: pupil.kept_elsewhere(two), [VISIT])
    leave_computer(one, tmp_path)
    expect(two.locator("[data-pupil=name]")).to_have_value("")
    becomes(lambda: pupil.kept_elsewhere(two), [])
    two.locator("[data-pupil=group]").fill("4A")
    pupil.wait_kept(two, lambda kept: kept.get("profile", {}).get("group") == "4A")
    becomes(lambda: pupil.kept(two), {"profile": {"name": "", "group": "4A", "exportedAt": ""}})


# Wis


def test_putting_a_wiped_sheet_back_brings_back_everything(page: Page, sheet_url: str) -> None:
    """Every control, every kept answer and the tick that it is done."""
    pupil.visit(page, sheet_url)
    form = pupil.form_of(page, FIRST_SHEET)
    fill_sheet(form, pupil.definition_of(form))
    form.locator("label:has([data-done])").click()
    pupil.wait_kept(page, lambda kept: kept[f"worksheet/{FIRST_SHEET}"]["status"] == "done")
    pupil.wait_saved(form)
    before, kept = shown(form), pupil.kept_sheet(page, FIRST_SHEET)
    pupil.press(page, "wipe")
    expect(page.locator(".notice-bar")).to_contain_text("De antwoorden zijn gewist.")
    assert pupil.kept_sheet(page, FIRST_SHEET) is None
    assert shown(form) != before
    expect(form.locator("[data-done]")).not_to_be_checked()
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator(".notice-bar")).to_contain_text("Je antwoorden staan er weer.")
    assert shown(form) == before
    expect(form.locator("[data-done]")).to_be_checked()
    becomes(lambda: pupil.kept_sheet(page, FIRST_SHEET), kept)


# Name and class


def test_name_and_class_are_remembered_on_the_next_page(
    page: Page, base_url: str, sheet_url: str, tmp_path: Path
) -> None:
    """Typed beside the download button of one sheet, they stand beside that of the next, and go into its file."""
    pupil.visit(page, sheet_url)
    pupil.sign(page, NAME, GROUP)
    pupil.visit(page, f"{base_url}/{CARD_PAGE}")
    expect(page.locator("[data-pupil=name]")).to_have_value(NAME)
    expect(page.locator("[data-pupil=group]")).to_have_value(GROUP)
    pupil.question(page, CARD_SHEET, "vraag-1").fill(NEW)
    file = pupil.download(page, "save-pdf", tmp_path)
    assert file.name.startswith(f"{CARD_SHEET}_zoe-kip_3b_")
    assert pupil.attached(file)["pupil"] == {"name": NAME, "group": GROUP}
