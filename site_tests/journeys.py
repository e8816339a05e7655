"""One journey a worksheet, walked once a run: a pupil fills everything in, comes back, downloads and wipes. Tests ask what they saw."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, Locator, Page

from hooks.opstage.definition import worksheet_definition
from hooks.opstage.model import Site, Worksheet
from site_tests import pupil
from site_tests.conftest import TIMEOUT, Watcher
from site_tests.filling import TORTURE, Answers, fill_at_once, fill_sheet, rich_answers, shown
from site_tests.sheets import varied_sheets

T = TypeVar("T")

PROFILE: dict[str, Any] = {"locale": "nl-NL", "accept_downloads": True, "viewport": {"width": 1366, "height": 768}}
TORTURE_SHEET = "05-stappenplan"
TORTURE_NAME = '<x:naam a="1">&amp;]]> ü 🙂 \'--</x>'
NAME = "Zoë <b>&amp; İpek"
GROUP = "3B"

Shown = dict[str, list[object]]


@dataclass(frozen=True)
class Journey:
    """What one pupil saw on one worksheet."""

    filled: Answers
    """The answers that the pupil gave."""
    definition: Mapping[str, Any]
    shown_empty: Shown
    shown_filled: Shown
    shown_on_return: Shown
    shown_wiped: Shown
    kept: Mapping[str, Any]
    """The record of the sheet once the form said that it was kept."""
    kept_on_return: Mapping[str, Any]
    kept_after_wipe: Mapping[str, Any]
    pdf: Path
    docx: Path


@dataclass(frozen=True)
class Torture:
    """What one pupil typed to plague the typesetter, what was kept of it, and the PDF."""

    definition: Mapping[str, Any]
    filled: Answers
    kept: Mapping[str, Any]
    pdf: Path


def sign(form: Locator) -> None:
    """Type name and class; on a sheet that is not about a pupil, the name of who fills it in."""
    if form.locator("[data-pupil]").count():
        form.locator("[data-pupil=name]").fill(NAME)
        form.locator("[data-pupil=group]").fill(GROUP)
    else:
        form.locator("[data-made-with]").fill(NAME)


def signed(worksheet: Worksheet) -> list[str]:
    """How a document says it."""
    words = worksheet.who or ("Naam", "Klas")
    return [f"{word}: {value}" for word, value in zip(words, (NAME, GROUP), strict=False)]


def shown_again(form: Locator, before: Shown) -> Shown:
    """What a form shows once it is as it was before; when that does not come, what it shows then."""
    end = time.monotonic() + TIMEOUT / 1000
    while (now := shown(form)) != before and time.monotonic() < end:
        time.sleep(0.02)
    return now


def walk(page: Page, url: str, sheet: str, folder: Path, *, by_hand: bool) -> Journey:
    """Fill every control, come back, download in both ways and wipe."""
    pupil.visit(page, url)
    form = pupil.form_of(page, sheet)
    definition = pupil.definition_of(form)
    shown_empty = shown(form)
    filled = fill_sheet(form, definition) if by_hand else fill_at_once(form, definition)
    form.locator("label:has([data-done])").click()
    sign(form)
    pupil.wait_saved(form)
    shown_filled = shown(form)
    kept = pupil.kept(page)
    page.reload()
    pupil.wait_ready(page)
    shown_on_return = shown_again(form, shown_filled)
    kept_on_return = pupil.kept(page)
    pdf = pupil.download(page, "save-pdf", folder)
    docx = pupil.download(page, "save-docx", folder)
    pupil.press(page, "wipe")
    page.get_by_text("De antwoorden zijn gewist.").wait_for()
    return Journey(
        filled=filled,
        definition=definition,
        shown_empty=shown_empty,
        shown_filled=shown_filled,
        shown_on_return=shown_on_return,
        shown_wiped=shown_again(form, shown_empty),
        kept=kept[f"worksheet/{sheet}"],
        kept_on_return=kept_on_return[f"worksheet/{sheet}"],
        kept_after_wipe=pupil.kept(page),
        pdf=pdf,
        docx=docx,
    )


def export_stagemap(page: Page, base_url: str, content: Site, folder: Path) -> Path:
    """Open a file with a full answer to every question of the site, and download all of it as a stagemap."""
    sheets = {
        name: pupil.sheet_answers(rich_answers(worksheet_definition(worksheet)))
        for name, worksheet in content.worksheets.items()
    }
    pupil.visit(page, f"{base_url}/index.html")
    pupil.open_file(page, pupil.payload(pupil.envelope(sheets, pupil={"name": NAME, "group": GROUP})))
    pupil.press(page, "save-folder")
    return pupil.download(page, "finish", folder)


def export_torture(page: Page, url: str, folder: Path) -> Torture:
    """Type what no typesetter likes into every field of a sheet, and download it."""
    pupil.visit(page, url)
    form = pupil.form_of(page, TORTURE_SHEET)
    definition = pupil.definition_of(form)
    filled = fill_sheet(form, definition, TORTURE)
    form.locator("[data-pupil=name]").fill(TORTURE_NAME)
    form.locator("[data-pupil=group]").fill("<&\"'>")
    pupil.wait_saved(form)
    kept = pupil.kept_answers(page, TORTURE_SHEET)
    return Torture(definition, filled, kept, pupil.download(page, "save-pdf", folder))


class Journeys:
    """Walks each journey when a test first asks for it, at a computer that never saw the site; its pages are watched for errors."""

    def __init__(self, browser: Browser, base_url: str, content: Site, folder: Path) -> None:
        self._base_url = base_url
        self._content = content
        self._folder = folder
        self._walked: dict[str, Any] = {}
        self._by_hand = varied_sheets(content)
        self._context = browser.new_context(**PROFILE)
        self._context.set_default_timeout(TIMEOUT)

    @contextmanager
    def computer(self) -> Iterator[Page]:
        """A page in a browser that keeps nothing of the site, but for copies of files of the server, which save time."""
        watcher = Watcher()
        page = self._context.new_page()
        watcher.watch(page)
        storage = {"origin": self._base_url, "storageTypes": "all"}
        self._context.new_cdp_session(page).send("Storage.clearDataForOrigin", storage)
        try:
            yield page
        finally:
            page.close()
        assert not watcher.verdict(), "\n".join(watcher.verdict())

    def sheet(self, sheet: str) -> Journey:
        """The journey of one worksheet; by hand for the sheets that have together every kind of question."""
        url = f"{self._base_url}/{pupil.path_of(self._content, sheet)}"
        by_hand = sheet in self._by_hand
        return self._once(sheet, lambda page: walk(page, url, sheet, self._folder, by_hand=by_hand))

    def stagemap(self) -> Path:
        """A stagemap of everything."""
        return self._once("stagemap", lambda page: export_stagemap(page, self._base_url, self._content, self._folder))

    def printed(self) -> bytes:
        """What the browser's own "save as PDF" makes of a filled sheet."""
        url = f"{self._base_url}/{pupil.path_of(self._content, 'kaart-6')}"

        def print_it(page: Page) -> bytes:
            pupil.visit(page, url)
            pupil.question(page, "kaart-6", "vraag-1").fill("op papier")
            return page.pdf()

        return self._once("printed", print_it)

    def torture(self) -> Torture:
        """A sheet with answers that are hard to typeset."""
        url = f"{self._base_url}/{pupil.path_of(self._content, TORTURE_SHEET)}"
        return self._once("torture", lambda page: export_torture(page, url, self._folder))

    def _once(self, name: str, walk_it: Callable[[Page], T]) -> T:
        if name not in self._walked:
            with self.computer() as page:
                self._walked[name] = walk_it(page)
        found: T = self._walked[name]
        return found
