"""What tests of the practice tools on sheets 9 to 12 share: to a tool, through a reload or a file, and how a page and a board look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize

from hooks.opstage.model import Practice, Site
from site_tests import axe, pupil
from site_tests.test_accessibility import LEAST_TARGET
from site_tests.test_practice_vote import BOARD_TARGET, FULL_HD, PALE_TEXT

SURVEY = Path(__file__).parent / "survey.js"
NewContext = Callable[..., BrowserContext]
# Nothing of this may ever become markup.
HOSTILE = "<img src=x onerror=alert(1)>"
SMALL_BUTTONS = """least => [...document.querySelectorAll("[data-board] button")]
  .filter((it) => it.checkVisibility() && Math.min(it.offsetWidth, it.offsetHeight) < least)
  .map((it) => `small button: ${it.innerText}`)"""


def slot_of(content: Site, sheet: str, tool: str) -> Practice:
    """The slot of a tool on a sheet."""
    sections = content.worksheets[sheet].sections
    return next(slot for section in sections for slot in section.practice if slot.tool == tool)


def tool_on(page: Page, tool: str) -> Locator:
    """The tool once it has started; on a phone its part of the sheet is brought up."""
    root = page.locator(f"[data-practice={tool}][data-ready]")
    root.wait_for(state="attached")
    while not root.is_visible():
        page.locator(".section-steps .button--primary:visible").click()
    return root


def open_tool(page: Page, base_url: str, sheet: str, tool: str) -> Locator:
    """Go to a sheet and to a tool on it."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/werkbladen/{sheet}.html")
    return tool_on(page, tool)


def after_reload(page: Page, sheet: str, tool: str) -> Locator:
    """The tool after the page was loaded anew half-way; everything typed before is kept."""
    pupil.wait_saved(pupil.form_of(page, sheet))
    page.reload()
    pupil.wait_ready(page)
    return tool_on(page, tool)


def on_another_computer(page: Page, new_context: NewContext, base_url: str, sheet: str, folder: Path) -> Page:
    """Download the sheet as a PDF and open it in a fresh profile; returns the sheet there."""
    file = pupil.download(page, "save-pdf", folder)
    other = new_context().new_page()
    other.add_init_script(path=SURVEY)
    pupil.visit(other, f"{base_url}/werkbladen/{sheet}.html")
    pupil.open_file(other, file)
    return other


def page_faults(page: Page) -> list[str]:
    """What a thumb, a narrow screen or axe has to say of the page as it stands now."""
    small: list[str] = page.evaluate(f"() => survey.smallTargets({LEAST_TARGET})")
    sideways: list[str] = page.evaluate("() => survey.sideways()")
    return [*small, *sideways, *axe.violations(page)]


def board_faults(page: Page, screen: ViewportSize = FULL_HD) -> list[str]:
    """What the back row, a finger or axe has to say of an open board (ux.md C1 to C3)."""
    body, heading = (32, 48) if screen == FULL_HD else (24, 36)
    words = ".board__body :is(p, li, td)"
    found: list[str] = page.evaluate(f"() => survey.smallText('{words}', {body})")
    found += page.evaluate(f"() => survey.smallText('[data-board] :is(span, label, button)', {body * 0.75})")
    found += page.evaluate(f"() => survey.smallText('.board__title', {heading})")
    found += page.evaluate(PALE_TEXT, 7)
    found += page.evaluate(SMALL_BUTTONS, BOARD_TARGET)
    board = page.locator("[data-board]")
    board.evaluate("it => it.scrollTo(0, it.scrollHeight)")  # on a small board the last controls come above its bar
    if board.evaluate("it => it.scrollWidth > it.clientWidth + 1"):
        found.append("the board scrolls sideways")
    if screen == FULL_HD and board.evaluate("it => it.scrollHeight > it.clientHeight + 1"):
        found.append("the board scrolls")
    return [*(line for line in found if "visually-hidden" not in line), *axe.violations(page)]
