"""The pitch, sheet 10: five parts to one text, an estimate, a clock, a text to read from, and the time of each try."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from site_tests import pupil
from site_tests.test_practice_vote import FULL_HD, OLD_BOARD
from site_tests.tool_pages import (
    HOSTILE,
    NewContext,
    after_reload,
    board_faults,
    on_another_computer,
    open_tool,
    page_faults,
    tool_on,
)
from site_tests.visitor import PHONE, becomes, has_focus, tab_to

SHEET = "10-pitch"
TEXT = "pitch-text"
PRACTICE = "pitch-practice"
NOW = "2026-11-23T10:00:00+01:00"
PARTS = {
    "wie": "Goedemiddag, ik ben Yusra",
    "graag": "Ik kook graag voor veel mensen. Dat deed ik op ons feest.",
    "waarom-hier": "Bij u in het ziekenhuis eten elke dag heel veel mensen.",
    "leren": "Ik wil leren hoe u dat op tijd klaar hebt",
    "laatste-zin": "Mag ik een dag meelopen?",
}
COMPOSED = "\n".join(text if text[-1] in ".?" else f"{text}." for text in PARTS.values())


def whole(page: Page) -> Locator:
    """The long text of the sheet."""
    return pupil.question(page, SHEET, "hele-pitch")


def seconds_of(page: Page, row: str) -> Locator:
    """The time of a try in the table."""
    return page.locator(f'[data-question=oefenen] tr[data-row="{row}"] [data-cell=seconden]')


def write_parts(page: Page) -> None:
    """Fill in the five questions."""
    for name, text in PARTS.items():
        pupil.question(page, SHEET, name).fill(text)


def estimate_of(root: Locator) -> str:
    """What the estimate says."""
    return root.locator(".pitch-estimate").inner_text()


def test_five_parts_become_a_pitch_that_stays_the_pupils_own(
    page: Page, base_url: str, new_context: NewContext, tmp_path: Path
) -> None:
    """Composing, editing, the question before anything of it goes, undoing; kept in the sheet and in the PDF."""
    root = open_tool(page, base_url, SHEET, TEXT)
    compose = root.get_by_role("button", name="Zet mijn delen achter elkaar")
    compose.click()
    expect(root.locator(".pitch-said")).to_contain_text("Er is nog niets om te gebruiken.")
    expect(root.locator(".pitch-parts")).to_contain_text("Nog leeg: deel 1, deel 2, deel 3, deel 4, deel 5.")
    write_parts(page)
    expect(root.locator(".pitch-parts")).to_have_text("Alle 5 delen zijn er.")
    compose.click()
    expect(whole(page)).to_have_value(COMPOSED)
    becomes(lambda: estimate_of(root), "Ongeveer 20 seconden: iets te kort.")
    compose.click()
    expect(root.locator(".pitch-said")).to_have_text("Jouw delen staan er al zo.")

    mine = COMPOSED + "\nEn ik kan goed tegen warmte."
    whole(page).fill(mine)
    dialog = page.get_by_role("dialog", name="Er staat al een tekst")
    compose.click()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(whole(page)).to_have_value(mine)
    compose.click()
    dialog.get_by_role("button", name="Zet de delen eronder").click()
    expect(whole(page)).to_have_value(f"{mine}\n{COMPOSED}")
    root.get_by_role("button", name="Maak ongedaan").click()
    expect(whole(page)).to_have_value(mine)
    compose.click()
    dialog.get_by_role("button", name="Vervang mijn tekst").click()
    expect(whole(page)).to_have_value(COMPOSED)
    pupil.question(page, SHEET, "laatste-zin").fill("Mag ik een keer langskomen?")
    compose.click()  # nothing of the pupil's own goes: no question
    expect(whole(page)).to_have_value(COMPOSED.replace("een dag meelopen", "een keer langskomen"))
    expect(dialog).to_have_count(0)

    kept = whole(page).input_value()
    root = after_reload(page, SHEET, TEXT)
    expect(whole(page)).to_have_value(kept)
    becomes(lambda: estimate_of(root), "Ongeveer 20 seconden: iets te kort.")
    other = on_another_computer(page, new_context, base_url, SHEET, tmp_path)
    expect(whole(other)).to_have_value(kept)


def test_the_estimate_follows_the_words(page: Page, base_url: str) -> None:
    """In words, as the pupil types."""
    root = open_tool(page, base_url, SHEET, TEXT)
    for words, estimate in (
        (0, "Er staat nog geen pitch."),
        (3, "Ongeveer 5 seconden: iets te kort."),
        (65, "Ongeveer 30 seconden: past."),
        (130, "Ongeveer 60 seconden: past."),
        (145, "Ongeveer 65 seconden: iets te lang."),
    ):
        whole(page).fill("woord " * words)
        expect(root.locator(".pitch-estimate")).to_contain_text(estimate)


def test_the_clock_counts_right_and_the_time_of_every_try_is_kept(
    page: Page, base_url: str, new_context: NewContext, tmp_path: Path
) -> None:
    """A pause, a device that sleeps, going on after the end, three tries, a full table, and taking one back."""
    page.clock.install(time=NOW)
    root = open_tool(page, base_url, SHEET, PRACTICE)
    timer, status = root.get_by_role("timer"), root.locator(".timer__status")
    done = root.get_by_role("button", name="Ik ben klaar")
    expect(timer).to_have_text("0:45")
    expect(done).to_be_hidden()
    page.clock.pause_at("2026-11-23T11:00:00+01:00")
    root.get_by_role("button", name="Start").click()
    expect(status).to_have_text("De tijd loopt. Je hebt 45 seconden.")
    page.clock.fast_forward(44_100)
    expect(timer).to_have_text("0:01")
    page.clock.fast_forward(1_000)
    expect(timer).to_have_text("0:00")
    expect(status).to_have_text("De tijd is om.")

    root.get_by_role("button", name="Opnieuw").click()
    root.get_by_role("button", name="30 seconden").click()
    expect(timer).to_have_text("0:30")
    root.get_by_role("button", name="Start").click()
    page.clock.fast_forward(15_000)
    expect(status).to_have_text("De helft is om. Je hebt nog 15 seconden.")
    root.get_by_role("button", name="Pauze").click()
    page.clock.fast_forward(50_000)
    expect(timer).to_have_text("0:15")
    root.get_by_role("button", name="Verder").click()
    page.clock.fast_forward(5_000)
    expect(status).to_have_text("Nog 10 seconden.")
    page.clock.fast_forward(22_000)
    expect(status).to_have_text("De tijd is om.")
    done.click()
    expect(root.locator(".rehearsal__result")).to_have_text("Je praatte 42 seconden: past. Dit staat nu bij keer 1.")
    expect(seconds_of(page, "keer-1")).to_have_value("42")
    expect(timer).to_have_text("0:30")

    root.get_by_role("button", name="Start").click()
    page.clock.fast_forward(3_600_000)  # the lid was closed
    expect(timer).to_have_text("0:00")
    root.get_by_role("button", name="Opnieuw").click()
    root.get_by_role("button", name="Start").click()
    page.clock.fast_forward(20_000)
    done.click()
    expect(seconds_of(page, "keer-2")).to_have_value("20")
    root.get_by_role("button", name="Haal deze tijd weg").click()
    expect(seconds_of(page, "keer-2")).to_have_value("")
    for row, seconds in (("keer-2", 31), ("keer-3", 58)):
        root.get_by_role("button", name="1 minuut").click()
        root.get_by_role("button", name="Start").click()
        page.clock.fast_forward(seconds * 1000)
        done.click()
        expect(seconds_of(page, row)).to_have_value(str(seconds))
    root.get_by_role("button", name="Start").click()
    page.clock.fast_forward(9_000)
    done.click()
    expect(root.locator(".rehearsal__result")).to_have_text(
        "Je praatte 9 seconden: iets te kort. De tabel is vol, dus die blijft zoals hij is."
    )
    page.clock.resume()
    after_reload(page, SHEET, PRACTICE)
    expect(seconds_of(page, "keer-3")).to_have_value("58")
    other = on_another_computer(page, new_context, base_url, SHEET, tmp_path)
    becomes(lambda: [seconds_of(other, f"keer-{number}").input_value() for number in (1, 2, 3)], ["42", "31", "58"])


def scrolled(root: Locator) -> float:
    """How far the moving text is, from 0 to 1."""
    share: float = root.locator(".prompter__text").evaluate("it => it.scrollTop / (it.scrollHeight - it.clientHeight)")
    return share


def test_the_text_moves_along_with_the_clock_and_can_be_hidden(page: Page, base_url: str) -> None:
    """It stands still in a pause, goes faster on request, and what a pupil wrote is only text."""
    page.clock.install(time=NOW)
    root = open_tool(page, base_url, SHEET, PRACTICE)
    whole(page).fill("Ik vertel iets over mijzelf. " * 17 + HOSTILE)  # about 40 seconds
    expect(root.locator(".prompter")).to_be_hidden()
    root.get_by_role("button", name="Toon mijn tekst").click()
    expect(root.locator(".prompter__text")).to_contain_text(HOSTILE)
    expect(root.locator(".prompter img")).to_have_count(0)
    page.clock.pause_at("2026-11-23T11:00:00+01:00")
    becomes(lambda: scrolled(root), 0)
    root.get_by_role("button", name="Start").click()
    page.clock.fast_forward(10_000)
    slow = scrolled(root)
    assert 0.15 < slow < 0.35
    root.get_by_role("button", name="Pauze").click()
    page.clock.fast_forward(10_000)
    becomes(lambda: scrolled(root), slow)
    root.get_by_role("button", name="Snel", exact=True).click()
    root.get_by_role("button", name="Verder").click()
    page.clock.fast_forward(10_000)
    assert scrolled(root) - slow > slow
    root.get_by_role("button", name="Opnieuw").click()
    becomes(lambda: scrolled(root), 0)
    root.get_by_role("button", name="Verberg mijn tekst").click()
    expect(root.locator(".prompter")).to_be_hidden()


def test_who_wants_no_motion_turns_pages(new_context: NewContext, base_url: str) -> None:
    """The wish of the device counts; the pages turn by button and by key, and hold the whole text."""
    page = new_context(reduced_motion="reduce").new_page()
    page.clock.install(time=NOW)
    root = open_tool(page, base_url, SHEET, PRACTICE)
    whole(page).fill(COMPOSED)
    root.get_by_role("button", name="Toon mijn tekst").click()
    text, count = root.locator(".prompter__text"), root.locator(".prompter__count")
    expect(root.get_by_role("button", name="In stukjes")).to_have_attribute("aria-pressed", "true")
    pages = int(count.inner_text().split()[-1])
    read = [text.inner_text()]
    root.get_by_role("button", name="Volgend stukje").click()
    read.append(text.inner_text())
    text.focus()
    for key in ("ArrowRight", "Space", "PageDown")[: pages - 2]:
        page.keyboard.press(key)
        read.append(text.inner_text())
    assert " ".join(read) == COMPOSED.replace("\n", " ")
    page.keyboard.press("ArrowLeft")
    expect(count).to_have_text(f"Stukje {pages - 1} van {pages}")
    root.get_by_role("button", name="Start").click()
    page.clock.fast_forward(10_000)
    expect(count).to_have_text(f"Stukje {pages - 1} van {pages}")
    becomes(lambda: text.evaluate("it => it.scrollTop"), 0)


def test_the_pitch_goes_by_keyboard_alone(page: Page, base_url: str) -> None:
    """From the first part to the board, and back."""
    page.clock.install(time=NOW)
    root = open_tool(page, base_url, SHEET, PRACTICE)
    page.clock.pause_at("2026-11-23T11:00:00+01:00")  # from here on only the test lets time pass
    tab_to(page, "[data-question=laatste-zin] input")
    page.keyboard.type("Mag ik meelopen?")
    tab_to(page, "[data-action=pitch-compose]")
    page.keyboard.press("Enter")
    expect(whole(page)).to_have_value("Mag ik meelopen?")
    assert has_focus(page, "[data-action=pitch-compose]")
    tab_to(page, "[data-action=timer-go]")
    page.keyboard.press("Enter")
    page.clock.fast_forward(7_000)
    tab_to(page, "[data-action=pitch-done]")
    page.keyboard.press("Enter")
    expect(seconds_of(page, "keer-1")).to_have_value("7")
    assert has_focus(page, "[data-action=timer-go]")  # the button that was pressed is gone
    tab_to(page, "[data-action=toggle-text]")
    page.keyboard.press("Enter")
    tab_to(page, ".prompter__text")
    expect(root.locator(".prompter__text")).to_have_text("Mag ik meelopen?")
    tab_to(page, "[data-action=pitch-board]", key="Shift+Tab")
    page.keyboard.press("Enter")
    board = page.locator("[data-board]")
    tab_to(page, "[data-board] [data-action=timer-go]")
    page.keyboard.press("Space")
    page.clock.fast_forward(3_000)
    expect(board.get_by_role("timer")).to_have_text("0:42")
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert has_focus(page, "[data-action=pitch-board]")
    expect(root.get_by_role("timer")).to_have_text("0:42")  # the same clock


def test_the_pitch_fits_a_phone(new_context: NewContext, base_url: str) -> None:
    """Both tools, with the text in sight, a try noted and the question open."""
    page = new_context(viewport=PHONE).new_page()
    root = open_tool(page, base_url, SHEET, TEXT)
    pupil.question(page, SHEET, "wie").evaluate("it => { it.value = 'Ik ben Emre'; }")
    pupil.question(page, SHEET, "wie").dispatch_event("input")
    whole(page).fill("Mijn eigen tekst. " * 20)
    practice = tool_on(page, PRACTICE)
    practice.get_by_role("button", name="Toon mijn tekst").click()
    practice.get_by_role("button", name="Start").click()
    practice.get_by_role("button", name="Ik ben klaar").click()
    practice.get_by_text("Mijn spiekkaart op papier").click()
    assert page_faults(page) == []
    practice.get_by_role("button", name="In stukjes").click()
    assert page_faults(page) == []
    root.get_by_role("button", name="Zet mijn delen achter elkaar").click()
    page.get_by_role("dialog").wait_for()
    assert page_faults(page) == []


def test_the_board_has_a_clock_for_the_back_row_and_no_text_until_asked(new_context: NewContext, base_url: str) -> None:
    """Digits as large as a hand, five headings to lean on, and the text of the pupil only on request (C1 to C5)."""
    page = new_context(viewport=FULL_HD).new_page()
    root = open_tool(page, base_url, SHEET, PRACTICE)
    whole(page).fill(COMPOSED * 3)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    before = pupil.kept(page)
    root.get_by_role("button", name="Toon op het bord").click()
    board = page.locator("[data-board]")
    expect(board.get_by_role("timer")).to_be_visible()
    assert board.get_by_role("timer").evaluate("it => parseFloat(getComputedStyle(it).fontSize)") >= 300
    assert "Yusra" not in board.inner_text()
    assert board_faults(page) == []
    board.get_by_role("button", name="Toon mijn tekst").click()
    expect(board.locator(".prompter__text")).to_contain_text("Yusra")
    board.get_by_role("button", name="Start").click()
    assert board_faults(page) == []
    board.get_by_role("button", name="In stukjes").click()
    assert board_faults(page) == []
    page.set_viewport_size(OLD_BOARD)
    assert board_faults(page, OLD_BOARD) == []
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert pupil.kept(page) == before


def test_the_pitch_reads_without_script(new_context: NewContext, base_url: str) -> None:
    """A card to write on."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    expect(page.get_by_text("Zet je 5 delen achter elkaar, in je eigen woorden.")).to_be_visible()
    page.get_by_text("Mijn spiekkaart op papier").click()
    expect(page.locator(".cue-card li")).to_have_count(5)
