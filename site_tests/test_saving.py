"""Saving on this device: nothing that was typed is lost, the status line says the truth, and the next pupil sees nothing."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from site_tests import pupil
from site_tests.conftest import TIMEOUT, Watcher
from site_tests.visitor import becomes

SHEET = "05-stappenplan"
PAGE = f"werkbladen/{SHEET}.html"
NO_FORM = "over/hulp.html"
CARD = "kaarten/6-stageovereenkomst.html"
WEEKS, PLAN, FIRST_STEP = "weken", "plan-b", "eerste-stap"
SECRET = "dit is alleen van mij"
NAME = "Fatima Geheim"
BLOCKED = "Let op: deze browser bewaart niets. Download je werk, dan raak je niets kwijt."
FULL = "Let op: de opslag van dit apparaat is vol. Download je werk, dan raak je niets kwijt."
GATE = "Is dit jouw werk?"
DAY = 24 * 60 * 60
START = 1_770_106_000  # a moment: 3 February 2026, 9.06 in Amsterdam
LATER = 3600  # seconds; longer than any page takes to load


def field(page: Page, name: str) -> Locator:
    """The field of a question on the sheet."""
    return pupil.question(page, SHEET, name)


def saved(page: Page) -> None:
    """Wait until the sheet is kept."""
    pupil.wait_saved(pupil.form_of(page, SHEET))


def status_text(page: Page) -> str:
    """What the status line says."""
    return pupil.form_of(page, SHEET).locator("[data-save-text]").inner_text()


@pytest.fixture
def sheet(page: Page, base_url: str) -> Page:
    """The sheet in a fresh profile."""
    pupil.visit(page, f"{base_url}/{PAGE}")
    return page


@pytest.fixture
def work(sheet: Page) -> Page:
    """The sheet with an answer, a name and a class."""
    field(sheet, PLAN).fill(SECRET)
    sheet.locator("[data-pupil=name]").fill(NAME)
    sheet.locator("[data-pupil=group]").fill("3B")
    saved(sheet)
    return sheet


def visit_with_stopped_clock(page: Page, url: str) -> None:
    """Visit a page whose time stands still from then on: nothing is saved before a test lets time pass."""
    page.clock.install(time=START)
    pupil.visit(page, url)
    page.clock.pause_at(START + LATER)


def say_yes(page: Page) -> None:
    """Answer that the work is one's own."""
    page.get_by_role("dialog", name=GATE).get_by_role("button", name="Ja, verder").click()
    pupil.wait_ready(page)


# Durable


def test_text_is_durable_half_a_second_after_the_last_key(page: Page, base_url: str) -> None:
    """Another page reads it from storage; on the page that wrote it not more time than that goes by."""
    reader = page.context.new_page()
    page.clock.install(time=START)
    pupil.visit(reader, f"{base_url}/{NO_FORM}")
    pupil.visit(page, f"{base_url}/{PAGE}")
    page.clock.pause_at(START + LATER)
    field(page, PLAN).press_sequentially(SECRET)
    page.clock.run_for(500)
    becomes(lambda: pupil.kept_answers(reader, SHEET), {PLAN: SECRET})


def test_text_is_kept_while_typing_goes_on(page: Page, base_url: str) -> None:
    """A pupil who types without a pause for half a second has most of it kept by then."""
    visit_with_stopped_clock(page, f"{base_url}/{PAGE}")
    for letter in "zonder":
        field(page, PLAN).press_sequentially(letter)
        page.clock.run_for(80)
    pupil.wait_kept(page, lambda kept: f"worksheet/{SHEET}" in kept)


def test_a_reload_right_after_the_last_key_loses_nothing(sheet: Page) -> None:
    """Not one letter, although there was no time to save."""
    field(sheet, PLAN).fill(SECRET)
    sheet.reload()
    pupil.wait_ready(sheet)
    expect(field(sheet, PLAN)).to_have_value(SECRET)


def test_leaving_by_a_link_right_after_the_last_key_loses_nothing(sheet: Page) -> None:
    """The start page, and back."""
    field(sheet, PLAN).fill(SECRET)
    with sheet.expect_navigation():
        sheet.get_by_role("link", name="Start", exact=True).first.click()
    pupil.wait_ready(sheet)
    sheet.go_back()
    pupil.wait_ready(sheet)
    expect(field(sheet, PLAN)).to_have_value(SECRET)


def test_what_is_being_written_when_the_page_goes_away_is_not_lost(sheet: Page) -> None:
    """A link that is clicked takes the focus, which starts a write; a page that goes away breaks it off. A note holds it meanwhile."""
    field(sheet, PLAN).fill(SECRET)
    notes: list[str] = sheet.evaluate("""() => {
      document.activeElement.blur();
      dispatchEvent(new Event("pagehide"));
      return Object.values(localStorage).filter((note) => note.includes("changes"));
    }""")
    assert [json.loads(note)["changes"][PLAN]["value"] for note in notes] == [SECRET]
    saved(sheet)
    becomes(lambda: pupil.kept_elsewhere(sheet), ["opstage:opstage:visit"])


def test_a_new_name_is_kept_also_when_it_is_the_first_thing_typed_on_a_page(work: Page) -> None:
    """At the same moment the page notes where the pupil was; neither note may undo the other."""
    work.reload()
    pupil.wait_ready(work)
    work.locator("[data-pupil=name]").fill("Nieuwe Naam")
    work.reload()
    pupil.wait_ready(work)
    expect(work.locator("[data-pupil=name]")).to_have_value("Nieuwe Naam")


def test_a_name_that_is_being_written_when_the_page_goes_away_is_not_lost(work: Page) -> None:
    """A page that goes away takes its write with it. A note holds the name meanwhile, and goes when the name is kept."""
    notes: list[str] = work.evaluate("""() => {
      const field = document.querySelector("[data-pupil=name]");
      field.value = "Nieuwe Naam";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      dispatchEvent(new Event("pagehide"));
      return Object.keys(localStorage).filter((key) => key.includes("journal")).map((key) => localStorage.getItem(key));
    }""")
    assert [json.loads(note)["part"]["name"] for note in notes] == ["Nieuwe Naam"]
    pupil.wait_kept(work, lambda found: found["profile"]["name"] == "Nieuwe Naam")
    work.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes('journal'))")


def test_the_next_page_keeps_the_name_that_an_earlier_page_had_no_time_for(work: Page) -> None:
    """Also when the page went away before anything was written."""
    work.evaluate("""() => localStorage.setItem("opstage:opstage:journal:@pupil",
      JSON.stringify({ at: new Date().toISOString(), part: { name: "Nieuwe Naam" } }))""")
    work.reload()
    pupil.wait_ready(work)
    expect(work.locator("[data-pupil=name]")).to_have_value("Nieuwe Naam")
    assert pupil.kept(work)["profile"]["name"] == "Nieuwe Naam"
    assert not [key for key in pupil.kept_elsewhere(work) if "journal" in key]


def test_what_is_cleared_stays_cleared(work: Page) -> None:
    """An answer that was taken away does not come back."""
    field(work, PLAN).fill("")
    work.reload()
    pupil.wait_ready(work)
    expect(field(work, PLAN)).to_have_value("")


Launch = Callable[[], Page]


@pytest.fixture
def launch(
    playwright: Playwright, chromium_options: dict[str, Any], watcher: Watcher, tmp_path: Path
) -> Iterator[Launch]:
    """Starts a whole browser with a profile on disk, again and again the same one; returns its first page."""
    contexts: list[BrowserContext] = []

    def start() -> Page:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", locale="nl-NL", **chromium_options
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT)
        context.on("page", watcher.watch)
        return context.new_page()

    yield start
    for context in contexts:
        context.close()


def kill_browser(profile: Path) -> None:
    """Kill the browser that uses a profile, at once and without a warning: SIGKILL."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue  # it ended in the meantime
        if str(profile).encode() in command and b"--type=" not in command and b"crashpad" not in command:
            os.kill(int(process.name), signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the process of the browser in /proc")
def test_killing_the_browser_a_second_after_the_last_key_loses_nothing(
    launch: Launch, base_url: str, tmp_path: Path
) -> None:
    """The browser dies, as on a crash or an empty battery. On return it first asks whose work this is; then all is there."""
    page = launch()
    page.clock.install(time=START)
    pupil.visit(page, f"{base_url}/{PAGE}")
    page.clock.pause_at(START + LATER)
    field(page, PLAN).press_sequentially(SECRET)
    page.clock.run_for(1000)
    saved(page)  # no more time than that second goes by on the page
    with page.context.expect_event("close"):
        kill_browser(tmp_path / "profile")
    page = launch()
    pupil.visit(page, f"{base_url}/{PAGE}")
    expect(field(page, PLAN)).to_have_value("")
    say_yes(page)
    expect(field(page, PLAN)).to_have_value(SECRET)


# Two tabs


@pytest.fixture
def tabs(new_context: Callable[..., BrowserContext], base_url: str) -> tuple[Page, Page]:
    """The same sheet in two tabs of one browser."""
    context = new_context()
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        pupil.visit(page, f"{base_url}/{PAGE}")
    return first, second


def test_the_other_tab_shows_what_is_newest(tabs: tuple[Page, Page]) -> None:
    """Without a reload, and it says so."""
    first, second = tabs
    field(first, PLAN).fill(SECRET)
    expect(field(second, PLAN)).to_have_value(SECRET)
    expect(second.get_by_text("Je werkte ook in een ander tabblad.")).to_be_visible()


def test_different_answers_in_two_tabs_both_survive(tabs: tuple[Page, Page]) -> None:
    """Given at the same moment: each tab saves its own question only, and shows that of the other."""
    first, second = tabs
    both = {PLAN: "van de eerste", FIRST_STEP: "van de tweede"}
    field(first, PLAN).fill(both[PLAN])
    field(second, FIRST_STEP).fill(both[FIRST_STEP])
    for page in tabs:
        expect(field(page, PLAN)).to_have_value(both[PLAN])
        expect(field(page, FIRST_STEP)).to_have_value(both[FIRST_STEP])
        saved(page)
    becomes(lambda: pupil.kept_answers(first, SHEET), both)


def test_a_tab_that_was_left_open_does_not_put_an_old_answer_back(tabs: tuple[Page, Page]) -> None:
    """It saves only what was changed in it."""
    first, second = tabs
    field(second, PLAN).fill("eerst")
    expect(field(first, PLAN)).to_have_value("eerst")
    field(first, PLAN).fill("daarna")
    saved(first)
    field(second, FIRST_STEP).fill("iets anders")
    saved(second)
    becomes(lambda: pupil.kept_answers(first, SHEET), {PLAN: "daarna", FIRST_STEP: "iets anders"})


@pytest.fixture
def conflict(new_context: Callable[..., BrowserContext], base_url: str) -> tuple[Page, Page]:
    """Two tabs in which one question got two answers; the second did not hear of the first before it saved."""
    context = new_context()
    context.add_init_script("delete window.BroadcastChannel;")
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        pupil.visit(page, f"{base_url}/{PAGE}")
    field(first, PLAN).fill("van de eerste")
    saved(first)
    field(second, PLAN).fill("van de tweede")
    saved(second)
    return first, second


def test_of_two_answers_to_one_question_the_last_stands(conflict: tuple[Page, Page]) -> None:
    """Also in the other tab, as soon as the pupil looks at it."""
    first, second = conflict
    expect(field(second, PLAN)).to_have_value("van de tweede")
    first.evaluate("() => dispatchEvent(new Event('focus'))")
    expect(field(first, PLAN)).to_have_value("van de tweede")


def test_of_two_answers_to_one_question_the_loser_is_kept(conflict: tuple[Page, Page]) -> None:
    """It is in storage, and stays visible under "Eerdere antwoorden", in both tabs."""
    first, second = conflict
    record = pupil.kept_sheet(second, SHEET)
    assert record is not None
    assert record["unplaced"] == [{"id": PLAN, "value": "van de eerste", "reason": "tab"}]
    expect(second.locator(".notice-bar__words")).to_contain_text(
        "In een ander tabblad stond iets anders.", use_inner_text=True
    )
    first.evaluate("() => dispatchEvent(new Event('focus'))")
    for page in conflict:
        expect(page.locator("[data-unplaced]")).to_contain_text("Eerdere antwoorden")
        expect(page.locator("[data-unplaced]")).to_contain_text("van de eerste")


# Storage that does not work

REFUSALS = {
    "open throws": "IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };",
    "open fails": """IDBFactory.prototype.open = () => {
        const request = { error: new DOMException('refused', 'UnknownError') };
        setTimeout(() => request.onerror(), 0);
        return request;
    };""",
    "no IndexedDB": "Object.defineProperty(window, 'indexedDB', { value: undefined });",
    "no storage at all": """
        const refuse = { get() { throw new DOMException('refused', 'SecurityError'); } };
        for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) Object.defineProperty(window, name, refuse);""",
}
each_refusal = pytest.mark.parametrize("refusal", REFUSALS)


@pytest.fixture
def refused(page: Page, base_url: str, refusal: str) -> Page:
    """The sheet in a browser that keeps nothing, after a pupil typed an answer and a name."""
    page.add_init_script(REFUSALS[refusal])
    pupil.visit(page, f"{base_url}/{PAGE}")
    field(page, PLAN).fill(SECRET)
    page.locator("[data-pupil=name]").fill("Amir")
    pupil.status_line(pupil.form_of(page, SHEET), "blocked").wait_for()
    return page


@each_refusal
def test_the_status_line_says_that_nothing_is_kept(refused: Page) -> None:
    """In words, with a button to download at once."""
    becomes(lambda: status_text(refused), BLOCKED)
    expect(refused.get_by_role("button", name="Download je werk nu")).to_be_visible()


@each_refusal
def test_work_can_be_downloaded_when_nothing_is_kept(refused: Page, tmp_path: Path) -> None:
    """The form goes on working, and the file has everything in it, the name too."""
    field(refused, FIRST_STEP).fill("bellen")
    with refused.expect_download() as waiting:
        refused.get_by_role("button", name="Download je werk nu").click()
    target = tmp_path / "work.pdf"
    waiting.value.save_as(target)
    inside = pupil.attached(target)
    assert inside["worksheets"][SHEET]["answers"] == {PLAN: SECRET, FIRST_STEP: "bellen"}
    assert inside["pupil"]["name"] == "Amir"


@each_refusal
def test_a_file_opens_on_the_page_when_nothing_is_kept(refused: Page) -> None:
    """Opening works without storage too."""
    pupil.open_file(refused, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers({FIRST_STEP: "mailen"})})))
    expect(field(refused, FIRST_STEP)).to_have_value("mailen")
    pupil.status_line(pupil.form_of(refused, SHEET), "blocked").wait_for()


STATES = """(form) => {
  window.states = [];
  const line = form.querySelector("[data-save-status]");
  new MutationObserver(() => {
    if (window.states.at(-1) !== line.dataset.state) window.states.push(line.dataset.state);
  }).observe(line, { attributes: true, attributeFilter: ["data-state"] });
}"""


def watch_states(page: Page) -> Callable[[], list[str]]:
    """From now on note every state of the status line; returns a function that gives them."""
    pupil.form_of(page, SHEET).evaluate(STATES)
    return lambda: list(page.evaluate("() => window.states"))


def test_the_warning_stays_while_storage_refuses(page: Page, base_url: str) -> None:
    """It does not blink between "Bewaren …" and the warning while the page keeps trying."""
    page.add_init_script(REFUSALS["open throws"])
    visit_with_stopped_clock(page, f"{base_url}/{PAGE}")
    field(page, PLAN).fill(SECRET)
    page.clock.run_for(1000)
    pupil.status_line(pupil.form_of(page, SHEET), "blocked").wait_for()
    states = watch_states(page)
    field(page, PLAN).press_sequentially(" en meer")
    page.clock.run_for(20_000)
    assert states() in ([], ["blocked"])
    becomes(lambda: status_text(page), BLOCKED)


ROOM = 300_000  # bytes, of which an empty database takes a quarter
TOO_LONG = "past niet meer " * (ROOM // 10)


@pytest.fixture
def set_room(sheet: Page, base_url: str) -> Callable[[int | None], None]:
    """Gives the site this many bytes of storage; None: as many as the browser thinks right."""
    session = sheet.context.new_cdp_session(sheet)

    def give(size: int | None) -> None:
        limit = {} if size is None else {"quotaSize": size}
        session.send("Storage.overrideQuotaForOrigin", {"origin": base_url, **limit})

    return give


@pytest.fixture
def full(sheet: Page, set_room: Callable[[int | None], None]) -> Page:
    """A sheet with one answer that is kept, and one for which there is no room on the device."""
    set_room(ROOM)
    field(sheet, PLAN).fill(SECRET)
    saved(sheet)
    field(sheet, FIRST_STEP).fill(TOO_LONG)
    pupil.status_line(pupil.form_of(sheet, SHEET), "full").wait_for()
    return sheet


def test_a_full_device_is_said_to_be_full(full: Page) -> None:
    """The line says why nothing more is kept; what was kept stays."""
    becomes(lambda: status_text(full), FULL)
    becomes(lambda: pupil.kept_answers(full, SHEET), {PLAN: SECRET})


def test_work_can_be_downloaded_when_the_device_is_full(full: Page, tmp_path: Path) -> None:
    """The file has everything that stands on the page."""
    field(full, FIRST_STEP).fill("korter")
    pdf = pupil.download(full, "save-pdf", tmp_path)
    assert pupil.attached(pdf)["worksheets"][SHEET]["answers"] == {PLAN: SECRET, FIRST_STEP: "korter"}


def test_when_there_is_room_again_everything_is_kept(full: Page, set_room: Callable[[int | None], None]) -> None:
    """No key is needed for it: the page tries again by itself."""
    set_room(None)
    saved(full)
    becomes(lambda: pupil.kept_answers(full, SHEET), {PLAN: SECRET, FIRST_STEP: TOO_LONG})


def delete_database(page: Page, base_url: str) -> None:
    """Another page of the site deletes the database."""
    other = page.context.new_page()
    pupil.visit(other, f"{base_url}/404.html")
    other.evaluate(
        """(name) => new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = resolve;
          request.onerror = reject;
        })""",
        pupil.PREFIX,
    )
    other.close()


def clear_site_data(page: Page, base_url: str) -> None:
    """The browser itself clears everything of the site, as its settings do."""
    arguments = {"origin": base_url, "storageTypes": "all"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", arguments)


@pytest.mark.parametrize("wipe", [delete_database, clear_site_data])
def test_work_that_the_browser_wiped_under_an_open_page_is_kept_again(
    work: Page, base_url: str, wipe: Callable[[Page, str], None]
) -> None:
    """With the next key all that stands on the page goes in again, and the page says what happened."""
    wipe(work, base_url)
    assert pupil.kept_sheet(work, SHEET) is None
    field(work, FIRST_STEP).fill("bellen")
    expect(work.get_by_text("De browser heeft je werk gewist.")).to_be_visible()
    saved(work)
    becomes(lambda: pupil.kept_answers(work, SHEET), {PLAN: SECRET, FIRST_STEP: "bellen"})


# Whose work is this?

PLACES = [
    "index.html",
    PAGE,
    "werkbladen/01-waarom.html",
    CARD,
    "werkbladen/index.html",
    "kaarten/1-waarom.html",
    NO_FORM,
]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_an_earlier_visit_shows_before_yes(work: Page, base_url: str, place: str) -> None:
    """On every kind of page: no answer, no name, no state, no link to where someone was."""
    field(work, FIRST_STEP).fill(SECRET)
    saved(work)
    tab = work.context.new_page()
    pupil.visit(tab, f"{base_url}/{place}")
    expect(tab.get_by_role("dialog", name=GATE)).to_be_visible()
    everything = tab.evaluate(
        "() => document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((f) => f.value)"
    )
    assert SECRET not in everything
    assert NAME not in everything
    expect(tab.locator("[data-state=busy]")).to_have_count(0)
    expect(tab.locator("[data-resume] a")).to_have_count(0)


def test_after_yes_everything_is_there(work: Page, base_url: str) -> None:
    """Answer, name and class."""
    tab = work.context.new_page()
    pupil.visit(tab, f"{base_url}/{PAGE}")
    say_yes(tab)
    expect(field(tab, PLAN)).to_have_value(SECRET)
    expect(tab.locator("[data-pupil=name]")).to_have_value(NAME)


def test_the_question_comes_once_a_visit(work: Page, base_url: str) -> None:
    """Who said yes is not asked on the next page."""
    tab = work.context.new_page()
    pupil.visit(tab, f"{base_url}/{PAGE}")
    say_yes(tab)
    tab.goto(f"{base_url}/index.html")
    pupil.wait_ready(tab)
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_the_question_does_not_come_where_nothing_is_kept(sheet: Page, base_url: str) -> None:
    """The first pupil at a computer is asked nothing."""
    tab = sheet.context.new_page()
    pupil.visit(tab, f"{base_url}/{PAGE}")
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_escape_is_no_answer_to_the_question(work: Page, base_url: str) -> None:
    """However often it is pressed."""
    tab = work.context.new_page()
    pupil.visit(tab, f"{base_url}/{PAGE}")
    for _ in range(3):
        tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog", name=GATE)).to_be_visible()
    expect(field(tab, PLAN)).to_have_value("")


@pytest.fixture
def stranger(work: Page, base_url: str) -> Page:
    """The next pupil at the same computer, who said that the work is not theirs."""
    tab = work.context.new_page()
    work.close()
    pupil.visit(tab, f"{base_url}/{PAGE}")
    tab.get_by_role("button", name="Nee, begin opnieuw").click()
    return tab


def test_work_of_another_is_offered_as_a_download_first(stranger: Page, tmp_path: Path) -> None:
    """So that the other loses nothing; the dialog stays."""
    with stranger.expect_download() as waiting:
        stranger.get_by_role("button", name="Download het werk").click()
    target = tmp_path / "other.pdf"
    waiting.value.save_as(target)
    assert pupil.attached(target)["worksheets"][SHEET]["answers"] == {PLAN: SECRET}
    expect(stranger.get_by_role("dialog", name="Werk van iemand anders")).to_be_visible()
    expect(field(stranger, PLAN)).to_have_value("")


def test_work_of_another_can_be_taken_away(stranger: Page) -> None:
    """Then the computer holds nothing of the other, and the sheet is empty."""
    stranger.get_by_role("button", name="Haal weg en begin").click()
    pupil.wait_ready(stranger)
    assert pupil.kept(stranger) == {}
    expect(field(stranger, PLAN)).to_have_value("")
    expect(stranger.locator("[data-pupil=name]")).to_have_value("")


def test_a_wrong_no_can_be_taken_back(stranger: Page) -> None:
    """Terug asks again whose work it is."""
    stranger.get_by_role("button", name="Terug").click()
    say_yes(stranger)
    expect(field(stranger, PLAN)).to_have_value(SECRET)


# Klaar op deze computer


def leave(page: Page, folder: Path) -> Path:
    """Klaar op deze computer, up to the question whether the file is there."""
    pupil.press(page, "done-here")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download en haal weg").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_leaving_downloads_everything_first(work: Page, tmp_path: Path) -> None:
    """The file is a stagemap with the pupil's name, and nothing is gone yet."""
    target = leave(work, tmp_path)
    assert target.name.startswith("stagemap_fatima-geheim_3b_")
    assert pupil.attached(target)["worksheets"][SHEET]["answers"] == {PLAN: SECRET}
    becomes(lambda: pupil.kept_answers(work, SHEET), {PLAN: SECRET})


def test_leaving_takes_everything_away_and_says_so(work: Page, tmp_path: Path) -> None:
    """No record, no key and no field holds anything; a reload brings nothing back and asks nothing."""
    leave(work, tmp_path)
    work.get_by_role("button", name="Ik heb het bestand. Haal alles weg").click()
    expect(work.get_by_text("Deze computer is leeg.")).to_be_visible()
    assert pupil.kept(work) == {}
    assert pupil.kept_elsewhere(work) == []
    expect(field(work, PLAN)).to_have_value("")
    expect(work.locator("[data-pupil=name]")).to_have_value("")
    work.reload()
    pupil.wait_ready(work)
    expect(work.get_by_role("dialog")).to_have_count(0)
    expect(field(work, PLAN)).to_have_value("")


def test_leaving_can_be_stopped_at_the_last_moment(work: Page, tmp_path: Path) -> None:
    """Who does not have the file keeps the work."""
    leave(work, tmp_path)
    work.get_by_role("button", name="Annuleer").click()
    becomes(lambda: pupil.kept_answers(work, SHEET), {PLAN: SECRET})
    expect(field(work, PLAN)).to_have_value(SECRET)


def test_leaving_empties_the_other_tabs_too(work: Page, base_url: str, tmp_path: Path) -> None:
    """A second tab shows nothing any more, and does not bring anything back."""
    other = work.context.new_page()
    pupil.visit(other, f"{base_url}/{PAGE}")
    say_yes(other)
    leave(work, tmp_path)
    work.get_by_role("button", name="Ik heb het bestand. Haal alles weg").click()
    expect(work.get_by_text("Deze computer is leeg.")).to_be_visible()
    expect(field(other, PLAN)).to_have_value("")
    expect(other.locator("[data-pupil=name]")).to_have_value("")
    field(other, WEEKS).fill("3")
    saved(other)
    becomes(lambda: pupil.kept_answers(other, SHEET), {WEEKS: "3"})
    assert pupil.kept(other).get("profile", {}).get("name", "") == ""


def test_leaving_without_work_takes_the_name_away(sheet: Page) -> None:
    """There is nothing to download; name and class go."""
    sheet.locator("[data-pupil=name]").fill(NAME)
    pupil.wait_kept(sheet, lambda kept: kept.get("profile", {}).get("name") == NAME)
    pupil.press(sheet, "done-here")
    expect(sheet.get_by_text("Deze computer is leeg.")).to_be_visible()
    assert pupil.kept(sheet) == {}
    expect(sheet.locator("[data-pupil=name]")).to_have_value("")


# Wis


def test_wiping_a_sheet_has_an_undo(work: Page) -> None:
    """Zet terug brings back form and storage."""
    pupil.press(work, "wipe")
    expect(field(work, PLAN)).to_have_value("")
    work.get_by_role("button", name="Zet terug").click()
    expect(work.get_by_text("Je antwoorden staan er weer.")).to_be_visible()
    expect(field(work, PLAN)).to_have_value(SECRET)
    becomes(lambda: pupil.kept_answers(work, SHEET), {PLAN: SECRET})


def test_wiping_a_sheet_leaves_other_sheets_alone(work: Page, base_url: str) -> None:
    """Wis is about this sheet."""
    work.goto(f"{base_url}/{CARD}")
    pupil.wait_ready(work)
    pupil.question(work, "kaart-6", "vraag-1").fill("tien afspraken")
    pupil.wait_saved(pupil.form_of(work, "kaart-6"))
    pupil.press(work, "wipe")
    expect(work.get_by_text("De antwoorden zijn gewist.")).to_be_visible()
    assert pupil.kept_sheet(work, "kaart-6") is None
    becomes(lambda: pupil.kept_answers(work, SHEET), {PLAN: SECRET})


def test_wiping_an_empty_sheet_says_that_there_was_nothing(sheet: Page) -> None:
    """No question, no undo."""
    pupil.press(sheet, "wipe")
    expect(sheet.get_by_text("Er was niets om te wissen.")).to_be_visible()


# The status line


def test_the_status_line_goes_from_empty_to_saving_to_saved(sheet: Page) -> None:
    """It never says saved before it is."""
    becomes(lambda: status_text(sheet), "Je werk wordt op dit apparaat bewaard.")
    expect(pupil.status_line(pupil.form_of(sheet, SHEET), "empty")).to_be_visible()
    states = watch_states(sheet)
    field(sheet, PLAN).fill(SECRET)
    saved(sheet)
    assert states() == ["saving", "saved"]


def test_saved_is_not_said_before_it_is_true(page: Page, base_url: str) -> None:
    """As long as storage is at work, the line says that it is busy."""
    page.add_init_script(
        """const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...values) {
          const holdOn = () => { if (window.held !== false) this.get("x").onsuccess = holdOn; };
          window.held ??= true;
          holdOn();
          return put.apply(this, values);
        };"""
    )
    pupil.visit(page, f"{base_url}/{PAGE}")
    field(page, PLAN).fill(SECRET)
    page.wait_for_function("() => window.held")
    becomes(lambda: status_text(page), "Bewaren …")
    page.evaluate("() => { window.held = false; }")
    saved(page)


def test_the_status_line_says_at_what_time(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """On the clock of the pupil."""
    page = new_context(timezone_id="Europe/Amsterdam").new_page()
    visit_with_stopped_clock(page, f"{base_url}/{PAGE}")
    field(page, PLAN).fill(SECRET)
    page.clock.run_for(1000)
    saved(page)
    becomes(lambda: status_text(page), "Bewaard op dit apparaat, 10.06.")


def test_a_screen_reader_hears_once_that_saving_works(sheet: Page) -> None:
    """Not with every key."""
    sheet.evaluate(
        """() => {
          window.heard = [];
          const line = document.querySelector("[data-save-announce]");
          new MutationObserver(() => window.heard.push(line.textContent)).observe(line, { childList: true });
        }"""
    )
    for text in ("een", "twee", "drie"):
        field(sheet, PLAN).fill(text)
        saved(sheet)
    heard: list[str] = sheet.evaluate("() => window.heard")
    assert len(heard) == 1
    assert heard[0].startswith("Bewaard op dit apparaat")


# The reminder


def days_later(page: Page, base_url: str, days: int) -> Locator:
    """The reminder on the start page, some days after work was kept."""
    page.clock.set_system_time(START + days * DAY)
    pupil.visit(page, f"{base_url}/index.html")
    return page.locator("[data-download-reminder]")


@pytest.fixture
def old_work(page: Page, base_url: str) -> Page:
    """Work of a known day."""
    page.clock.install(time=START)
    pupil.visit(page, f"{base_url}/{PAGE}")
    field(page, PLAN).fill(SECRET)
    saved(page)
    return page


def test_six_days_later_the_start_page_reminds_of_downloading(old_work: Page, base_url: str) -> None:
    """A browser may wipe work after seven days."""
    reminder = days_later(old_work, base_url, 6)
    expect(reminder).to_be_visible()
    expect(reminder).to_contain_text("Download je stagemap")


def test_four_days_later_there_is_no_reminder(old_work: Page, base_url: str) -> None:
    """There is no hurry yet."""
    expect(days_later(old_work, base_url, 4)).to_be_hidden()


def test_there_is_no_reminder_of_work_that_was_downloaded(old_work: Page, base_url: str, tmp_path: Path) -> None:
    """The pupil has it."""
    pupil.download(old_work, "save-pdf", tmp_path)
    pupil.wait_kept(old_work, lambda kept: bool(kept["profile"]["exportedAt"]))
    expect(days_later(old_work, base_url, 6)).to_be_hidden()
