"""Presenting the profile (sheet 2) and the photo report (sheet 15): big, one thing a screen, and only what the pupil ticked."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, ViewportSize, expect

from hooks.opstage.model import Site
from site_tests import axe, pupil
from site_tests.test_practice_vote import FULL_HD, OLD_BOARD
from site_tests.tool_pages import HOSTILE, SURVEY, NewContext, board_faults, page_faults, slot_of, tool_on
from site_tests.visitor import PHONE, becomes, bring_up, tab_to

PROFILE = "02-dit-ben-ik"
PHOTOS = "15-fotoverslag"
TOOL = "presentation"
TICKS = "tonen"
LONG = " ".join(f"Dit is zin {number} over mijn profiel, en hij is waar." for number in range(1, 13))


def begin(page: Page, sheet: str) -> Locator:
    """The tool once it has started: it comes when the pupil begins to work on the sheet."""
    pupil.form_of(page, sheet).locator("input:visible, textarea:visible").first.focus()
    return tool_on(page, TOOL)


def open_tool(page: Page, base_url: str, sheet: str) -> Locator:
    """Go to a sheet and to the tool."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/werkbladen/{sheet}.html")
    return begin(page, sheet)


def after_reload(page: Page, sheet: str) -> Locator:
    """The tool after the page was loaded anew."""
    pupil.wait_saved(pupil.form_of(page, sheet))
    page.reload()
    pupil.wait_ready(page)
    return begin(page, sheet)


def tick(page: Page, *choices: str) -> None:
    """Say what may be seen. On a phone the question may stand on another part of the sheet."""
    for choice in choices:
        box = page.locator(f'[data-question={TICKS}] input[value="{choice}"]')
        box.evaluate("it => { it.checked = !it.checked; it.dispatchEvent(new Event('input', { bubbles: true })); }")


def write(page: Page, sheet: str, name: str, text: str) -> None:
    """Answer a question with one field, wherever it stands."""
    pupil.question(page, sheet, name).evaluate(
        "(it, text) => { it.value = text; it.dispatchEvent(new Event('input', { bubbles: true })); }", text
    )


def choose_strengths(page: Page, *choices: str) -> None:
    """Tick strengths on sheet 2."""
    for choice in choices:
        box = page.locator(f'[data-question=kwaliteiten] input[value="{choice}"]')
        box.evaluate("it => { it.checked = true; it.dispatchEvent(new Event('input', { bubbles: true })); }")


def present(page: Page) -> Locator:
    """Start the presentation."""
    page.locator("[data-action=present-work]").click()
    board = page.locator("[data-board]")
    board.wait_for()
    return board


def title(board: Locator) -> Locator:
    """The heading of the screen that shows."""
    return board.get_by_role("heading")


def step(board: Locator) -> Locator:
    """The line that says which screen it is."""
    return board.get_by_role("status")


def photo(colour: str, name: str) -> FilePayload:
    """A photo of one colour."""
    held = BytesIO()
    Image.new("RGB", (1200, 900), colour).save(held, "JPEG")
    return FilePayload(name=name, mimeType="image/jpeg", buffer=held.getvalue())


def add_photo(page: Page, file: FilePayload, *, alt: str, everyone: str) -> None:
    """A photo with its words, in the photo question of sheet 15."""
    root = bring_up(page, "[data-question=mijn-fotos]")
    cards = root.locator("[data-photo-list] > *")
    number = cards.count()
    root.locator("[data-choose-photos]").set_input_files(file)
    expect(cards).to_have_count(number + 1)
    for name, text in {"alt": alt, "everyone": everyone, "why": f"Want {alt}"}.items():
        cards.nth(number).locator(f"[data-part={name}]").evaluate(
            "(it, text) => { it.value = text; it.dispatchEvent(new Event('input', { bubbles: true })); }", text
        )


def test_only_what_is_ticked_and_filled_in_shows_as_screens(page: Page, base_url: str) -> None:
    """The pupil hears what will show; keys, a clicker and buttons walk through it; Escape goes back to the button."""
    root = open_tool(page, base_url, PROFILE)
    status = root.locator(".show-status")
    page.locator("[data-action=present-work]").click()
    expect(status).to_contain_text("Er is nog niets om te laten zien.")
    expect(page.locator("[data-board]")).to_have_count(0)

    pupil.sign(page, "Noor", "3b")
    choose_strengths(page, "netjes", "rustig")
    write(page, PROFILE, "profiel", "Rustig en precies.")
    write(page, PROFILE, "ik-zoek", f"kan bewegen {HOSTILE}")
    tick(page, "kwaliteiten", "ik-zoek", "bewijs")
    expect(status).to_have_text("Je presentatie heeft 4 schermen. Nog leeg, dus niet in beeld: Daar zie je het aan.")

    board = present(page)
    expect(title(board)).to_have_text("Dit ben ik")
    expect(board).to_contain_text("Van Noor")
    page.keyboard.press("ArrowRight")
    expect(title(board)).to_have_text("Hier ben ik goed in")
    becomes(
        lambda: board.get_by_role("listitem").all_inner_texts(), ["netjes werken", "rustig blijven als het druk is"]
    )
    page.keyboard.press("PageDown")
    expect(title(board)).to_have_text("Ik zoek een plek waar ik …")
    expect(board).to_contain_text(HOSTILE)
    page.keyboard.press("Space")
    expect(title(board)).to_have_text("Einde. Heb je een vraag?")
    expect(step(board)).to_have_text("Scherm 4 van 4")
    page.keyboard.press("ArrowRight")
    expect(step(board)).to_have_text("Scherm 4 van 4")
    expect(board.get_by_role("button", name="Volgende")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("PageUp")
    board.get_by_role("button", name="Vorige").click()
    expect(step(board)).to_have_text("Scherm 2 van 4")
    assert "Rustig en precies." not in board.inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("[data-action=present-work]")).to_be_focused()

    root = after_reload(page, PROFILE)
    expect(root.locator(".show-status")).to_contain_text("Je presentatie heeft 4 schermen.")


def test_photos_show_only_when_everyone_may_see_them(page: Page, base_url: str) -> None:
    """The photo itself, with its words for who does not see it; the other stays away, and the pupil hears so."""
    open_tool(page, base_url, PHOTOS)
    for box in page.locator("[data-question=regels] input").all():
        box.evaluate("it => { it.checked = true; it.dispatchEvent(new Event('input', { bubbles: true })); }")
    add_photo(page, photo("red", "kam.jpg"), alt="Een rode kam.", everyone="yes")
    add_photo(page, photo("blue", "klant.jpg"), alt="Een klant.", everyone="no")
    tick(page, "mijn-fotos")
    status = page.locator(".show-status")
    expect(status).to_have_text("Je presentatie heeft 3 schermen. 1 foto blijft weg, want die mag niet iedereen zien.")
    page.set_viewport_size(FULL_HD)
    board = present(page)
    page.keyboard.press("ArrowRight")
    shown = board.get_by_role("img", name="Een rode kam.")
    expect(shown).to_have_js_property("naturalWidth", 1200)
    expect(board).to_contain_text("Want Een rode kam.")
    faults = board_faults(page)
    for _ in range(2):
        page.keyboard.press("ArrowRight")
        assert "klant" not in board.inner_text()
    page.keyboard.press("Escape")
    assert faults == []


def swipe(board: Locator, start: int, end: int) -> None:
    """A finger that wipes over the screen."""
    for kind, across in (("touchstart", start), ("touchend", end)):
        point = {"identifier": 1, "clientX": across, "clientY": 300}
        board.evaluate(
            """(it, [kind, point]) => {
              const touch = new Touch({ ...point, target: it });
              it.dispatchEvent(new TouchEvent(kind, { touches: kind === "touchstart" ? [touch] : [], changedTouches: [touch] }));
            }""",
            [kind, point],
        )


def test_a_finger_walks_through_it_on_a_phone(new_context: NewContext, base_url: str) -> None:
    """A wipe goes on or back; a short touch or one straight down does nothing; nothing falls off the screen."""
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    root = open_tool(page, base_url, PROFILE)
    write(page, PROFILE, "profiel", LONG)
    tick(page, "profiel")
    root.locator("[data-action=present-work]").focus()
    expect(root.locator(".show-status")).to_contain_text("Je presentatie heeft 4 schermen.")
    assert page_faults(page) == []
    board = present(page)
    swipe(board, 300, 40)
    expect(step(board)).to_have_text("Scherm 2 van 4")
    expect(title(board)).to_have_text("Mijn profiel")
    swipe(board, 200, 180)
    expect(step(board)).to_have_text("Scherm 2 van 4")
    assert board.evaluate("it => it.scrollWidth <= it.clientWidth + 1")
    assert axe.violations(page) == []
    swipe(board, 40, 300)
    expect(step(board)).to_have_text("Scherm 1 van 4")


def faults_of_screens(page: Page, screen: ViewportSize) -> list[str]:
    """What is wrong on any screen of an open presentation."""
    page.set_viewport_size(screen)
    board = page.locator("[data-board]")
    found: list[str] = []
    while True:
        found += board_faults(page, screen)
        if board.get_by_role("button", name="Volgende").get_attribute("aria-disabled") == "true":
            return found
        page.keyboard.press("PageDown")


def test_every_screen_reads_from_the_back_row(page: Page, base_url: str) -> None:
    """On a new board and an old one, also a long text: it goes on on a next screen. By keyboard alone."""
    open_tool(page, base_url, PROFILE)
    choose_strengths(page, "netjes", "rustig", "uitleggen")
    write(page, PROFILE, "profiel", LONG)
    tick(page, "kwaliteiten", "profiel")
    for screen in (FULL_HD, OLD_BOARD):
        tab_to(page, "[data-action=present-work]")
        page.keyboard.press("Enter")
        page.locator("[data-board]").wait_for()
        assert faults_of_screens(page, screen) == []
        page.keyboard.press("Escape")
        expect(page.locator("[data-board]")).to_have_count(0)


def test_every_part_of_a_presentation_is_a_question_of_its_sheet(content: Site) -> None:
    """A part that is no question would never show."""
    for sheet in (PROFILE, PHOTOS):
        slot = slot_of(content, sheet, TOOL)
        parts = slot.options["parts"]
        assert isinstance(parts, list)
        known = {question.id for question in content.worksheets[sheet].questions()}
        assert {part["id"] for part in parts if isinstance(part, dict)} <= known
