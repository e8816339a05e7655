"""Fact or opinion, sheet 1: the class votes by hands on the board; only counts, nothing of anyone, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from hooks.opstage.model import Site
from hooks.opstage.source import mapping, sequence
from site_tests import axe, pupil
from site_tests.test_accessibility import LEAST_TARGET
from site_tests.visitor import FIRST_PAGE, FIRST_SHEET, PHONE, becomes, has_focus, tab_to

FULL_HD: ViewportSize = {"width": 1920, "height": 1080}
OLD_BOARD: ViewportSize = {"width": 1366, "height": 768}
BOARD_TARGET = 64
CHOICES = ("feit", "mening", "twijfel")
QUESTION = "feit-mening"

# Contrast of every text that shows on the board, by WCAG: the colour of its letters on the first opaque ground behind it.
PALE_TEXT = """least => {
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const ground = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const colour = parse(getComputedStyle(around).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("[data-board] *")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || element.matches("input"))
    .filter((element) => element.checkVisibility() && !element.closest("[aria-disabled=true]") && !element.matches(".visually-hidden"))
    .map((element) => {
      const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
      return { text: element.textContent || element.value, ratio: (a + 0.05) / (b + 0.05) };
    })
    .filter(({ ratio }) => ratio < least)
    .map(({ text, ratio }) => `${text}: ${ratio.toFixed(2)}`);
}"""


def open_board(page: Page, base_url: str) -> Locator:
    """Sheet 1 with the board open; returns the board."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    page.locator("[data-practice=fact-or-opinion][data-ready]").wait_for(state="attached")
    page.locator("[data-action=vote]").evaluate(
        "button => button.dispatchEvent(new Event('show-section', { bubbles: true }))"
    )
    page.locator("[data-action=vote]").click()
    return page.locator("[data-board]")


def field(board: Locator, choice: str) -> Locator:
    """The count of a choice."""
    return board.locator(f"[data-choice={choice}] input")


def count(board: Locator, hands: Sequence[int]) -> None:
    """Type the counts of the three choices."""
    for choice, number in zip(CHOICES, hands, strict=True):
        field(board, choice).fill(str(number))


def counts(board: Locator) -> list[str]:
    """The counts that stand in the fields."""
    return [field(board, choice).input_value() for choice in CHOICES]


def bars(board: Locator, turn: str) -> list[int]:
    """Lengths of the visible bars of a vote, in hundredths."""
    lengths = board.locator(f'[data-round="{turn}"]:visible rect')
    return [int(length.get_attribute("width") or 0) for length in lengths.all()]


def title(board: Locator) -> Locator:
    """What the class reads at the top."""
    return board.get_by_role("heading", level=2)


@pytest.fixture(scope="module")
def statements(content: Site) -> list[str]:
    """The statements of sheet 1."""
    question = next(found for found in content.worksheets[FIRST_SHEET].questions() if found.id == QUESTION)
    return [str(mapping(row)["label"]) for row in sequence(question.options["rows"])]


def test_the_class_votes_twice_and_sees_what_changed(page: Page, base_url: str, statements: list[str]) -> None:
    """Counts by tapping and typing, bars with words beside them, the second vote next to the first, and the end."""
    board = open_board(page, base_url)
    expect(title(board)).to_have_text(statements[0])
    expect(board.get_by_text(f"Zin 1 van {len(statements)}")).to_be_visible()
    expect(board.get_by_text("Tel de handen bij elke keuze.")).to_be_visible()
    count(board, (12, 8, 0))
    plus, minus = (board.locator(f"[data-choice=twijfel] [data-step='{by}']") for by in (1, -1))
    plus.click(click_count=4)
    minus.click()
    becomes(lambda: counts(board), ["12", "8", "3"])
    expect(board.locator("[data-choice=twijfel]")).to_contain_text("3 handen")
    expect(board.get_by_text("Samen 23 handen.")).to_be_visible()
    becomes(lambda: (bars(board, "first"), bars(board, "second")), ([100, 67, 25], []))

    board.get_by_role("button", name="Na het praten").click()
    becomes(lambda: counts(board), ["0", "0", "0"])
    count(board, (18, 4, 1))
    becomes(lambda: (bars(board, "first"), bars(board, "second")), ([67, 44, 17], [100, 22, 6]))
    expect(board.locator("[data-choice=feit]")).to_contain_text("eerst 12 handen")
    expect(board.locator("[data-choice=feit]")).to_contain_text("nu 18 handen")
    expect(board.locator("[data-choice=twijfel]")).to_contain_text("nu 1 hand")

    board.get_by_role("button", name="Volgende").click()
    expect(title(board)).to_have_text(statements[1])
    becomes(lambda: counts(board), ["0", "0", "0"])
    count(board, (11, 11, 1))
    for _ in statements[1:]:
        board.get_by_role("button", name="Volgende").click()
    expect(title(board)).to_have_text("Zo stemde de klas")
    rows = board.locator("tbody tr")
    expect(rows.nth(0)).to_have_text(f"{statements[0]}12 → 188 → 43 → 1")
    expect(rows.nth(1)).to_have_text(f"{statements[1]}11111")
    expect(rows.nth(2)).to_have_text(f"{statements[2]}–––")
    expect(board.get_by_text("Na het praten kozen 6 mensen iets anders bij zin 1.")).to_be_visible()
    expect(board.get_by_text("De klas denkt het meest verschillend over zin 2.")).to_be_visible()
    board.get_by_role("button", name="Wis alle stemmen").click()
    expect(board.get_by_text("Alle stemmen zijn gewist.")).to_be_visible()
    board.get_by_role("button", name="Zet terug").click()
    expect(rows.nth(1)).to_have_text(f"{statements[1]}11111")


def test_the_vote_goes_by_keyboard_and_clicker_alone(page: Page, base_url: str, statements: list[str]) -> None:
    """A clicker sends PageUp and PageDown, also while the focus is in a count; Escape gives the focus back."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    tab_to(page, "[data-action=vote]")
    page.keyboard.press("Enter")
    board = page.locator("[data-board]")
    tab_to(page, "[data-choice=feit] input")
    page.keyboard.type("12")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-choice=mening] input")
    page.keyboard.type("7")
    page.keyboard.press("-")
    becomes(lambda: counts(board), ["13", "6", "0"])
    page.keyboard.press("PageDown")
    expect(title(board)).to_have_text(statements[1])
    expect(title(board)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(title(board)).to_have_text(statements[2])
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowLeft")
    expect(title(board)).to_have_text(statements[0])
    page.keyboard.press("PageUp")  # there is none before
    expect(title(board)).to_have_text(statements[0])
    becomes(lambda: counts(board), ["13", "6", "0"])
    for _ in range(len(statements) + 3):
        page.keyboard.press("PageDown")
    expect(title(board)).to_have_text("Zo stemde de klas")
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert has_focus(page, "[data-action=vote]")
    page.keyboard.press("Enter")
    expect(title(board)).to_have_text("Zo stemde de klas")  # the board opens where it was
    page.keyboard.press("ArrowLeft")
    expect(title(board)).to_have_text(statements[-1])


def test_what_is_typed_as_a_count_is_only_a_number(page: Page, base_url: str) -> None:
    """A slip of the finger makes no bar of a kilometre, and markup stays out."""
    board = open_board(page, base_url)
    for typed, kept in (("<b>4</b>", "4"), ("-3", "3"), ("99999", "999"), ("", "0"), ("twaalf", "0")):
        field(board, "feit").fill(typed)
        field(board, "mening").focus()
        expect(field(board, "feit")).to_have_value(kept)
    board.locator("[data-choice=feit] [data-step='-1']").click()
    expect(field(board, "feit")).to_have_value("0")


def test_thirty_seconds_to_think_count_down_on_the_board(page: Page, base_url: str) -> None:
    """The next statement gets its own thirty seconds."""
    page.clock.install(time="2026-11-23T10:00:00+01:00")
    board = open_board(page, base_url)
    page.clock.pause_at("2026-11-23T11:00:00+01:00")  # from here on only the test lets time pass
    timer = board.get_by_role("timer")
    expect(timer).to_have_text("0:30")
    board.get_by_role("button", name="Start").click()
    page.clock.run_for(10_000)
    expect(timer).to_have_text("0:20")
    page.clock.run_for(21_000)
    expect(timer).to_have_text("0:00")
    page.keyboard.press("PageDown")
    expect(timer).to_have_text("0:30")


def test_no_answer_and_no_name_shows_and_nothing_is_kept(page: Page, base_url: str, tmp_path: Path) -> None:
    """The teacher's own answers stay as they were; counts are in no storage, no file and no next visit (C4, C5)."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    pupil.sign(page, "Geheimnaam", "3b")
    form = pupil.form_of(page, FIRST_SHEET)
    form.locator(f'[data-question={QUESTION}] [data-row=cv] label:has([value="mening"])').click()
    pupil.question(page, FIRST_SHEET, "meeste-over").fill("geheim antwoord")
    pupil.wait_saved(form)
    before = (pupil.kept(page), pupil.kept_elsewhere(page))
    page.locator("[data-action=vote]").click()
    board = page.locator("[data-board]")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(title(board)).to_contain_text("cv")
    becomes(lambda: counts(board), ["0", "0", "0"])
    count(board, (777, 5, 6))
    shown = board.inner_text()
    assert "geheim" not in shown.lower() and "3b" not in shown
    expect(board.locator(":checked")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert (pupil.kept(page), pupil.kept_elsewhere(page)) == before
    assert "777" not in str(pupil.attached(pupil.download(page, "save-pdf", tmp_path)))
    page.reload()
    pupil.wait_ready(page)
    page.locator("[data-practice=fact-or-opinion][data-ready]").wait_for()
    page.locator("[data-action=vote]").click()
    expect(title(board)).not_to_contain_text("cv")
    becomes(lambda: counts(board), ["0", "0", "0"])


@pytest.mark.parametrize("screen", [FULL_HD, OLD_BOARD], ids=["1920x1080", "1366x768"])
def test_the_board_reads_from_the_back_of_the_room(
    new_context: Callable[..., BrowserContext], base_url: str, screen: ViewportSize, statements: list[str]
) -> None:
    """Letters, contrast and buttons of ux.md C1 to C3, in every state, with all of it on the screen at once."""
    page = new_context(viewport=screen).new_page()
    page.add_init_script(path=Path(__file__).parent / "survey.js")
    board = open_board(page, base_url)
    body, heading = (32, 48) if screen == FULL_HD else (24, 36)

    def look(state: str) -> None:
        assert title(board).evaluate("it => parseFloat(getComputedStyle(it).fontSize)") >= heading, state
        small = page.evaluate(f"() => survey.smallText('[data-board] :is(p, li, td, th, span, label)', {body * 0.75})")
        assert small == [], state  # what is on a button may be a little smaller
        small = page.evaluate(
            f"() => survey.smallText('.vote__choice, .vote__words, .board__body :is(p, td, th)', {body})"
        )
        assert [line for line in small if "visually-hidden" not in line] == [], state
        assert page.evaluate(PALE_TEXT, 7) == [], state
        assert (
            page.evaluate(
                f"() => survey.smallTargets({BOARD_TARGET}).filter((line) => line.includes('vote') || line.includes('board'))"
            )
            == []
        )
        for control in board.get_by_role("button").all():
            box = control.bounding_box()
            assert box and min(box["width"], box["height"]) >= BOARD_TARGET, (state, control.inner_text())
        assert board.evaluate("it => it.scrollHeight - it.clientHeight") <= 1, f"{state} scrolls"
        assert board.evaluate("it => it.scrollWidth - it.clientWidth") <= 1, f"{state} scrolls sideways"
        assert axe.violations(page) == [], state

    count(board, (12, 9, 5))
    look("first vote")
    board.get_by_role("button", name="Na het praten").click()
    count(board, (18, 7, 1))
    board.get_by_role("button", name="Start").click()
    look("second vote")
    page.keyboard.press("PageDown")
    count(board, (13, 12, 1))
    for _ in statements[1:]:
        page.keyboard.press("PageDown")
    look("overview")
    steps = [board.get_by_role("button", name=name).bounding_box() for name in ("Vorige", "Volgende")]
    assert all(box and box["y"] > screen["height"] / 2 for box in steps)


def test_the_vote_works_on_a_phone(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """For a class without a board: nothing is out of reach at 360 wide or scrolls sideways at 320."""
    page = new_context(viewport=PHONE).new_page()
    page.add_init_script(path=Path(__file__).parent / "survey.js")
    board = open_board(page, base_url)
    board.get_by_role("button", name="Na het praten").click()
    count(board, (18, 7, 1))
    assert axe.violations(page) == []
    assert page.evaluate(f"() => survey.smallTargets({LEAST_TARGET})") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("() => survey.sideways()") == []
    for _ in range(8):
        board.get_by_role("button", name="Volgende").click()
    assert page.evaluate("() => survey.sideways()") == []


def test_without_script_and_on_paper_it_says_how_to_vote(
    new_context: Callable[..., BrowserContext], base_url: str, page: Page, statements: list[str]
) -> None:
    """How to vote by hands, and a table for the tally; no dead button."""
    scriptless = new_context(java_script_enabled=False).new_page()
    scriptless.goto(f"{base_url}/{FIRST_PAGE}")
    slot = scriptless.locator("[data-practice=fact-or-opinion]")
    expect(slot.get_by_text("Steek bij jouw keuze je hand op.")).to_be_visible()
    expect(slot.locator("tbody tr:visible")).to_have_count(len(statements))
    expect(slot.locator("button:visible")).to_have_count(0)

    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    slot = page.locator("[data-practice=fact-or-opinion][data-ready]")
    expect(slot.locator("table")).to_be_hidden()
    expect(slot.get_by_role("button", name="Stem op het bord")).to_be_visible()
    page.emulate_media(media="print")
    expect(slot.locator("tbody tr:visible")).to_have_count(len(statements))
    expect(slot.get_by_role("button", name="Stem op het bord")).to_be_hidden()
