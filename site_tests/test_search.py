"""One search over all pages, on a server and from a USB stick."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from hooks.opstage.model import Site
from site_tests import pupil
from site_tests.conftest import Watcher
from site_tests.test_parents import LANGUAGES
from site_tests.visitor import FIRST_PAGE, becomes, focused, tab_to

# What a pupil looks for, and the page that answers it.
FINDS = {
    "stageovereenkomst partij": "Wat is een stageovereenkomst?",  # in a card
    "troost": "Werkblad 1: Waarom ga ik op stage?",  # in a worksheet
    "usb-stick": "Hulp",  # in the help
    "HULP": "Hulp",  # capitals make no difference
    "ideeen": "Werkblad 2: Dit ben ik",  # nor do dots and accents
}


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path) -> str:
    """Address of the site on a server, and on a disk."""
    return site.as_uri() if request.param == "file" else str(request.getfixturevalue("base_url"))


def search(page: Page, words: str) -> Locator:
    """Open the search and type; returns the links that it finds."""
    if not page.get_by_role("dialog").count():
        page.locator("[data-search]").click()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator("dialog [role=status]")).not_to_be_empty()
    return page.locator(".search__results a")


def test_words_of_cards_worksheets_and_help_are_found(page: Page, root: str) -> None:
    """A word that stands anywhere on a page leads to it; how many pages there are is said."""
    pupil.visit(page, f"{root}/index.html")
    for words, title in FINDS.items():
        links = search(page, words)
        expect(page.locator("dialog [role=status]")).to_contain_text("gevonden.")
        expect(links.filter(has_text=re.compile(f"^{re.escape(title)}$")).first).to_be_visible()


def test_a_result_leads_there_from_any_page(page: Page, root: str) -> None:
    """From a worksheet, one folder deep, every result is an address of this site that exists."""
    pupil.visit(page, f"{root}/{FIRST_PAGE}")
    links = search(page, "bedankbrief")
    expect(links.nth(1)).to_be_visible()
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert all(address.startswith(f"{root}/") for address in addresses)
    links.filter(has_text="Werkblad 17").click()
    page.wait_for_url(f"{root}/werkbladen/17-bedankbrief.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Werkblad 17")


def test_every_address_in_the_index_exists(page: Page, base_url: str, site: Path) -> None:
    """No result leads nowhere, and every page of the site can be found. The booklet says what other pages say: it would
    come twice. Who looks for a translation finds the Dutch page for parents, which names it."""
    pupil.visit(page, f"{base_url}/index.html")
    search(page, "stage")
    index: list[list[str]] = page.evaluate("() => globalThis.opstageSearch")
    addresses = {url for url, *_ in index}
    assert not [url for url in addresses if not (site / url).is_file()]
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html", "hub.html"}
    assert pages - addresses == {"docent/boekje.html", *(f"ouders/{name}.html" for name in LANGUAGES)}


def test_a_word_in_a_title_comes_first(page: Page, base_url: str) -> None:
    """The page about something stands above pages that only mention it."""
    pupil.visit(page, f"{base_url}/index.html")
    expect(search(page, "stageopdrachten").first).to_contain_text("Stageopdrachten")
    expect(search(page, "nabellen").first).to_have_text(re.compile("^Werkblad 9"))


def test_a_result_for_others_says_whom_it_is_for(page: Page, base_url: str) -> None:
    """A pupil's own pages stand above it, and say nothing."""
    pupil.visit(page, f"{base_url}/index.html")
    links = search(page, "stage")
    first = page.locator(".search__results p").first
    expect(first).not_to_contain_text("Voor ")
    search(page, "nulmeting")
    expect(page.locator(".search__results p").first).to_contain_text("Voor de school · ")
    search(page, "العربية")
    becomes(lambda: links.all_inner_texts(), ["Voor ouders"])


def test_no_result_is_said_in_words(page: Page, root: str) -> None:
    """A word that no page has gives a sentence with what to do, and no list; so does an empty field, without the sentence."""
    pupil.visit(page, f"{root}/index.html")
    links = search(page, "kwantumchromodynamica")
    expect(page.locator("dialog [role=status]")).to_have_text("Niets gevonden. Probeer een ander woord.")
    expect(links).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(page.locator("dialog [role=status]")).to_be_empty()


def test_what_is_typed_is_never_html(page: Page, base_url: str) -> None:
    """Signs of HTML are words like any other."""
    pupil.visit(page, f"{base_url}/index.html")
    search(page, "<img src=x onerror=alert(1)>")
    expect(page.locator("dialog img")).to_have_count(0)


def test_the_search_works_by_keyboard(page: Page, base_url: str) -> None:
    """Enter opens it, the first result is one Tab away, Enter goes there."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    tab_to(page, "[data-search]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("motivatie")
    expect(page.locator(".search__results a").first).to_be_visible()
    page.keyboard.press("Tab")
    title = str(focused(page, "it.textContent"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    assert "motivatie" in title


def test_a_search_that_cannot_load_says_so(page: Page, watcher: Watcher, base_url: str) -> None:
    """When the index does not arrive, the pupil reads what to do; when it does the next time, the search works."""
    watcher.expect("ERR_FAILED")
    page.route("**/search*.js", lambda route: route.abort())
    pupil.visit(page, f"{base_url}/index.html")
    search(page, "hulp")
    expect(page.locator("dialog [role=status]")).to_have_text("Zoeken lukt nu niet. Laad de pagina opnieuw.")
    page.unroute("**/search*.js")
    page.get_by_role("searchbox").fill("hulp!")
    page.get_by_role("searchbox").fill("hulp")
    expect(page.locator(".search__results a").filter(has_text="Hulp").first).to_be_visible()


def test_the_last_words_of_a_long_worksheet_are_found(page: Page, base_url: str, content: Site) -> None:
    """The index holds whole pages, and not what stands on every worksheet."""
    pupil.visit(page, f"{base_url}/index.html")
    for worksheet in content.worksheets.values():
        if worksheet.placement == "page":
            last = worksheet.sections[-1].questions[-1]
            links = search(page, last.question)
            found = links.filter(has_text=re.compile(f"{re.escape(worksheet.title)}$"))
            expect(found.first, last.question).to_be_visible()
    found = search(page, "Controleer mijn werk").filter(has_text=re.compile("^Werkblad"))
    expect(found).to_have_count(0)
