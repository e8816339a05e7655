"""The same site works from every place a school puts it, in Chromium and in Firefox: a server, a folder of it, a USB stick."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from site_tests import photos, pupil
from site_tests.conftest import TIMEOUT, Watcher, need, serve
from site_tests.filling import shown
from site_tests.test_photo import SHEET as PHOTO_SHEET
from site_tests.test_photo import card, choose, photos_of, tick_rules
from site_tests.visitor import FIRST_SHEET, LAPTOP, becomes

SUB_PATH = "school/op-stage"
# Firefox saves without asking, and keeps local files as far apart as it does for everyone.
FIREFOX_PREFERENCES: dict[str, str | float | bool] = {
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.open_pdf_attachments_inline": False,
    "browser.helperApps.neverAsk.saveToDisk": "application/pdf",
    "pdfjs.disabled": True,
    "security.fileuri.strict_origin_policy": True,
}
# Firefox 153 does not know the command with which Playwright emulates these.
NOT_EMULATED = {"color_scheme": "null", "reduced_motion": "null", "forced_colors": "null", "contrast": "null"}
# A policy that stops something is no console message in Firefox, so the page says it itself.
TELL_OF_POLICY = """addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy: ${event.violatedDirective} stopped ${event.blockedURI || event.sample}`));"""


@dataclass(frozen=True)
class Place:
    """A browser and an address of the site, without a slash at its end."""

    browser: Browser
    url: str
    downloads: Path
    options: dict[str, Any]


@pytest.fixture(scope="session")
def firefox(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    """Debian's Firefox ESR, and the folder in which it puts downloads."""
    need("firefox-esr")
    folder = tmp_path_factory.mktemp("firefox")
    preferences = {**FIREFOX_PREFERENCES, "browser.download.dir": str(folder)}
    instance = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path="/usr/bin/firefox-esr",
        downloads_path=folder,
        firefox_user_prefs=preferences,
    )
    yield instance, folder
    instance.close()


@pytest.fixture(scope="session")
def sub_path_url(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site in a folder of a server that has other things too."""
    root = tmp_path_factory.mktemp("server")
    (root / SUB_PATH).parent.mkdir(parents=True)
    (root / SUB_PATH).symlink_to(site, target_is_directory=True)
    server, url = serve(root)
    yield f"{url}/{SUB_PATH}"
    server.shutdown()


@pytest.fixture(params=["chromium http", "chromium sub-path", "chromium file", "firefox http", "firefox file"])
def place(request: pytest.FixtureRequest, site: Path, tmp_path: Path) -> Place:
    """Every place in turn."""
    engine, kind = request.param.split()
    url = {
        "http": lambda: request.getfixturevalue("base_url"),
        "sub-path": lambda: request.getfixturevalue("sub_path_url"),
        "file": site.as_uri,
    }[kind]()
    if engine == "firefox":
        browser, folder = request.getfixturevalue("firefox")
        return Place(browser, url, folder, NOT_EMULATED)
    return Place(request.getfixturevalue("browser"), url, tmp_path, {"locale": "nl-NL"})


@pytest.fixture
def new_profile(watcher: Watcher) -> Iterator[Callable[[Place], BrowserContext]]:
    """Makes a fresh profile at a place; its pages are watched."""
    made: list[BrowserContext] = []

    def make(place: Place) -> BrowserContext:
        context = place.browser.new_context(accept_downloads=True, viewport=LAPTOP, **place.options)
        context.set_default_timeout(TIMEOUT)
        context.add_init_script(TELL_OF_POLICY)
        context.on("page", watcher.watch)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for something that happens outside the page."""
    end = time.monotonic() + TIMEOUT / 1000
    while not is_so():
        assert time.monotonic() < end, "it did not happen"
        page.wait_for_timeout(50)


def downloaded(page: Page, folder: Path) -> Path:
    """The file that the page says it gave. Firefox tells Playwright nothing, so the folder is looked at."""
    notice = page.locator(".notice-bar, dialog[open]").get_by_text(re.compile(r"[\w-]+\.pdf"))
    found = re.search(r"[\w-]+\.pdf", notice.first.inner_text())
    assert found is not None
    file = folder / found[0]
    wait_until(page, lambda: file.exists() and file.read_bytes().rstrip().endswith(b"%%EOF"))
    return file


def answer_some_questions(page: Page) -> None:
    """One of each kind of control on worksheet 1."""
    form = pupil.form_of(page, FIRST_SHEET)
    form.locator("[data-row=leren] label").filter(has_text="een beetje").click()
    pupil.question(page, FIRST_SHEET, "reden").fill("Ik kies zin 4, want <b>fouten</b> horen erbij.")
    form.locator("tr[data-row=leren] [data-cell=wat]").fill("snijden")
    form.locator("[data-item=past] [data-move=up]").click()
    form.locator("[data-question=spannend] label").filter(has_text="bellen met iemand").click()
    pupil.wait_saved(form)


def states(page: Page) -> dict[str, str]:
    """Number of each card on the start page with its state."""
    found: dict[str, str] = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('[data-card-state]')].map((it) => [it.dataset.cardState, it.textContent]))"
    )
    return found


def test_a_pupil_works_from_start_to_finish(
    place: Place, new_profile: Callable[[Place], BrowserContext], watcher: Watcher
) -> None:
    """Card, worksheet, away and back, reload, download, wipe, open the file again, search: all work, nothing goes out."""
    context = new_profile(place)
    page = context.new_page()
    pupil.visit(page, f"{place.url}/index.html")
    becomes(lambda: states(page), {str(number): "Nog niet begonnen" for number in range(1, 10)})

    page.locator(".card-tile a").first.click()
    page.wait_for_url("**/kaarten/1-waarom.html")
    pupil.wait_ready(page)
    page.locator(".sheet-link").first.click()
    page.wait_for_url("**/werkbladen/01-waarom.html")
    pupil.wait_ready(page)
    form = pupil.form_of(page, FIRST_SHEET)
    empty = shown(form)
    answer_some_questions(page)
    filled = shown(form)
    assert filled != empty

    page.locator(".site-brand").click()
    page.wait_for_url("**/index.html")
    pupil.wait_ready(page)
    becomes(lambda: states(page), {"1": "Bezig"} | {str(number): "Nog niet begonnen" for number in range(2, 10)})
    page.locator("[data-resume] a").click()
    page.wait_for_url("**/werkbladen/01-waarom.html")
    pupil.wait_ready(page)
    becomes(lambda: shown(form), filled)
    page.reload()
    pupil.wait_ready(page)
    becomes(lambda: shown(form), filled)

    file = take_work_along(page, place)
    becomes(lambda: shown(form), empty)
    pupil.open_file(page, file)
    expect(page.locator(".notice-bar")).to_contain_text("Je werk is geopend.")
    becomes(lambda: shown(form), filled)

    page.locator("[data-search]").click()
    page.get_by_role("searchbox").fill("motivatie")
    page.get_by_role("link", name="Werkblad 8: ").first.click()
    page.wait_for_url("**/werkbladen/08-cv-en-motivatie.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Werkblad 8")
    assert not watcher.verdict()


def take_work_along(page: Page, place: Place) -> Path:
    """Klaar op deze computer: the file with all work, and an empty device."""
    pupil.press(page, "done-here")
    if place.browser.browser_type.name == "chromium":
        with page.expect_download() as waiting:
            page.locator("[data-action=leave-start]").click()
        waiting.value.save_as(place.downloads / waiting.value.suggested_filename)
    else:
        page.locator("[data-action=leave-start]").click()
    page.locator("[data-action=leave-confirm]").wait_for()
    file = downloaded(page, place.downloads)
    page.locator("[data-action=leave-confirm]").click()
    expect(page.locator(".notice-bar")).to_contain_text("Deze computer is leeg.")
    return file


def test_firefox_keeps_local_pages_apart_and_the_site_bridges_that(
    firefox: tuple[Browser, Path], site: Path, new_profile: Callable[[Place], BrowserContext]
) -> None:
    """What one local page keeps by itself, another cannot see; yet an answer of one page is known on the other."""
    place = Place(firefox[0], site.as_uri(), firefox[1], NOT_EMULATED)
    page = new_profile(place).new_page()
    pupil.visit(page, f"{place.url}/werkbladen/{FIRST_SHEET}.html")
    page.evaluate("() => localStorage.setItem('proef', 'ja')")
    pupil.question(page, FIRST_SHEET, "reden").fill("Ik kies zin 4.")
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))
    pupil.visit(page, f"{place.url}/index.html")
    assert page.evaluate("() => localStorage.getItem('proef')") is None
    becomes(lambda: states(page)["1"], "Bezig")


def test_the_watch_over_firefox_is_awake(
    firefox: tuple[Browser, Path], site: Path, new_profile: Callable[[Place], BrowserContext], watcher: Watcher
) -> None:
    """A request to another host, a broken policy and an error are noticed on a local page in Firefox too."""
    page = new_profile(Place(firefox[0], site.as_uri(), firefox[1], NOT_EMULATED)).new_page()
    pupil.visit(page, f"{site.as_uri()}/index.html")
    page.evaluate(
        "() => { new Image().src = 'http://elders.invalid/spion.gif'; setTimeout(() => { throw new Error('proef'); }); }"
    )
    watcher.expect("policy: img-src")
    watcher.expect("uncaught: ")
    for part in ("policy: img-src", "proef"):
        wait_until(page, lambda part=part: any(part in line for line in watcher.found))  # type: ignore[misc]


def test_a_photo_is_kept_in_every_place(place: Place, new_profile: Callable[[Place], BrowserContext]) -> None:
    """Away and back: the photo is there, also where every local file has a storage of its own."""
    page = new_profile(place).new_page()
    pupil.visit(page, f"{place.url}/werkbladen/{PHOTO_SHEET}.html")
    root = photos_of(page)
    tick_rules(page)
    choose(root, {"werk.jpg": photos.jpeg(640, 480)})
    pupil.wait_saved(pupil.form_of(page, PHOTO_SHEET))
    page.goto(f"{place.url}/index.html")
    pupil.visit(page, f"{place.url}/werkbladen/{PHOTO_SHEET}.html")
    expect(card(photos_of(page), 1).locator("img")).to_have_js_property("naturalWidth", 640)
