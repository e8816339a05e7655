"""What tests of whole pages share: which pages there are, sizes of screens, browsers that refuse things, and the Tab key."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize

from site_tests.conftest import TIMEOUT

PHONE: ViewportSize = {"width": 360, "height": 640}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
FIRST_SHEET = "01-waarom"
FIRST_PAGE = f"werkbladen/{FIRST_SHEET}.html"
FIRST_PAGE_TITLE = "Waarom ga ik op stage?"
# A walk with the Tab key that is longer than this goes round in circles.
MOST_TABS = 400


def html_pages(site: Path) -> list[str]:
    """Every built page that a person can open, as an address relative to the root of the site."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [page for page in pages if page != "hub.html"]  # keeps answers for files, in a frame that no one sees


def worksheet_pages(site: Path) -> list[str]:
    """The page of every worksheet."""
    return [page for page in html_pages(site) if page.startswith("werkbladen/") and page != "werkbladen/index.html"]


def first_lines(problems: list[str]) -> str:
    """The start of a long list, for the message of a failed test."""
    return "\n".join([f"{len(problems)} problems", *problems[:40]])


def stub_print(page: Page) -> None:
    """From the next page load on, window.print only counts: a headless browser has no print dialog."""
    page.add_init_script("window.prints = 0; window.print = () => { window.prints += 1; };")


def block_storage(page: Page) -> None:
    """From the next page load on, the browser refuses to keep anything."""
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };")


def focused(page: Page, expression: str) -> Any:
    """Value of a JavaScript expression about the focused element, which is called `it`."""
    return page.evaluate(f"() => {{ const it = document.activeElement; return {expression}; }}")


def focus_is_on(page: Page, selector: str) -> bool:
    """True when the focused element fits a selector at this very moment."""
    return bool(focused(page, f"it?.matches({json.dumps(selector)})"))


def has_focus(page: Page, selector: str) -> bool:
    """True when the focused element fits a selector, if need be a moment later: a page may move the focus after the key itself."""
    end = time.monotonic() + TIMEOUT / 1000
    while not focus_is_on(page, selector):
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(20)
    return True


def becomes(read: Callable[[], object], wanted: object) -> None:
    """Read again until the reading is what a test wants: what a page does after a key or a click may come a moment later."""
    end = time.monotonic() + TIMEOUT / 1000
    while (found := read()) != wanted:
        assert time.monotonic() < end, f"never {wanted!r}; it is {found!r}"
        time.sleep(0.02)


def tab_until(page: Page, is_there: Callable[[], bool], *, key: str = "Tab") -> None:
    """Press Tab until a condition holds; round again while the page has had no time to show what the walk looks for."""
    end = time.monotonic() + TIMEOUT / 1000
    presses = 0
    while presses < MOST_TABS or time.monotonic() < end:
        page.keyboard.press(key)
        presses += 1
        if is_there():
            return
    raise AssertionError(f"the Tab key never came there; it stopped at {focused(page, 'it.outerHTML.slice(0, 200)')}")


def tab_to(page: Page, selector: str, *, key: str = "Tab") -> None:
    """Press Tab until an element that fits a selector has the focus."""
    page.locator(selector).first.wait_for(state="attached")
    tab_until(page, lambda: focus_is_on(page, selector), key=key)


def bring_up(page: Page, root: str) -> Locator:
    """A question with an editor, brought onto the screen; the editor starts when its question comes near."""
    question = page.locator(root)
    question.wait_for(state="attached")
    while not question.is_visible():
        page.locator(".section-steps .button--primary:visible").click()
    question.scroll_into_view_if_needed()
    page.locator(f"{root}[data-studio=ready]").wait_for()
    return question
