"""A worksheet is light: few bytes, few requests, heavy code only when it is asked for, and nothing that jumps."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from site_tests import pupil
from site_tests.visitor import FIRST_PAGE, FIRST_SHEET, LAPTOP, PHONE, becomes, worksheet_pages

MOST_BYTES = 80 * 1024
MOST_REQUESTS = 8
GZIP_LEVEL = 6  # what a web server does
COMPRESSED = {".html", ".css", ".js", ".svg", ".json"}
HEAVY = ("pdf-", "fonts-", "definitions-", "search")
NOTE_SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push(
    `${entry.value.toFixed(4)}: ${entry.sources.map(({ node }) => node?.className || node?.nodeName).join(', ')}`);
}).observe({ type: 'layout-shift', buffered: true });"""


@dataclass(frozen=True)
class Load:
    """What the first load of a page costs."""

    files: tuple[str, ...]
    weight: int


def first_load(page: Page, asked: list[str], base_url: str, address: str, site: Path) -> Load:
    """Everything a page asks for, cached or not, with the bytes that a web server sends. The icon counts too."""
    page.goto("about:blank")  # what the page before this one still asks for is not this one's
    asked.clear()
    pupil.visit(page, f"{base_url}/{address}")
    icon = page.locator("link[rel=icon]").get_attribute("href") or ""
    own = [url for url in dict.fromkeys([*asked, urljoin(page.url, icon)]) if url.startswith(base_url)]
    files = [site / unquote(urlsplit(url).path).lstrip("/") for url in own]
    return Load(tuple(path.name for path in files), sum(map(sent_bytes, files)))


def sent_bytes(path: Path) -> int:
    """Size of a file as it travels."""
    data = path.read_bytes()
    return len(gzip.compress(data, GZIP_LEVEL)) if path.suffix in COMPRESSED else len(data)


def test_the_first_load_of_a_worksheet_is_light(page: Page, base_url: str, site: Path) -> None:
    """Every worksheet: at most 80 KB and 8 requests for a fresh browser, icon and pictures included."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    loads = {address: first_load(page, asked, base_url, address, site) for address in worksheet_pages(site)}
    assert all(load.weight > 10_000 and len(load.files) >= 4 for load in loads.values())
    heavy = {
        address: load for address, load in loads.items() if load.weight > MOST_BYTES or len(load.files) > MOST_REQUESTS
    }
    assert not heavy
    heaviest = max(loads.values(), key=lambda load: load.weight)
    print(f"heaviest first load: {heaviest.weight / 1024:.1f} KB in {len(heaviest.files)} requests")


def scripts(page: Page) -> list[str]:
    """Names of the scripts that a page has loaded."""
    found: list[str] = page.evaluate(
        "() => [...document.scripts].map((script) => script.src.split('/').pop()).filter(Boolean)"
    )
    return found


def loaded(page: Page, part: str) -> bool:
    """True when a script whose name starts like this is on the page."""
    return any(name.startswith(part) for name in scripts(page))


def test_heavy_code_waits_until_it_is_asked_for(page: Page, base_url: str) -> None:
    """PDF code and fonts come with the download, the search index with the search; typing and saving need neither."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    pupil.question(page, FIRST_SHEET, "reden").fill("Ik kies zin 4.")
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))
    assert not [part for part in HEAVY if loaded(page, part)]
    page.locator("[data-search]").click()
    page.get_by_role("searchbox").fill("stage")
    expect(page.locator(".search__results li").first).to_be_visible()
    becomes(lambda: [part for part in HEAVY if loaded(page, part)], ["search"])
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    with page.expect_download():
        pupil.press(page, "save-pdf")
    becomes(lambda: [part for part in HEAVY if loaded(page, part)], ["pdf-", "fonts-", "search"])


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("address", [FIRST_PAGE, "index.html", "kaarten/6-stageovereenkomst.html"])
def test_nothing_jumps_when_the_script_comes_late(
    new_context: Callable[..., BrowserContext], base_url: str, address: str, size: dict[str, int]
) -> None:
    """On a slow line the page is painted before the script starts. What a pupil already reads then stays in its place."""
    page = new_context(viewport=size).new_page()
    page.add_init_script(NOTE_SHIFTS)
    held: list[Route] = []
    page.route("**/assets/opstage/app-*.js", lambda route: held.append(route))
    page.goto(f"{base_url}/{address}", wait_until="commit")
    page.locator("footer").wait_for()
    painted = "() => performance.getEntriesByName('first-contentful-paint').length"
    while not (held and page.evaluate(painted)):
        page.wait_for_timeout(20)
    held[0].continue_()
    pupil.wait_ready(page)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shifts: list[str] = page.evaluate("window.shifts")
    assert not shifts
