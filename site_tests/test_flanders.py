"""The site for Flanders beside the Dutch one: what is the same in both is tested there, what differs is tested here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from hooks.opstage.content import load_site
from hooks.opstage.model import Site
from site_tests import axe, pupil, reading, test_readability
from site_tests.conftest import ROOT, serve
from site_tests.html_pages import HtmlPage, pages_of
from site_tests.journeys import Journeys
from site_tests.readability import PUPIL
from site_tests.regions import TESTED, settings_of
from site_tests.test_built_site import (  # noqa: F401  # run here with the fixtures below: the pages of Flanders
    nu_errors_of,
    test_every_anchor_that_a_link_names_exists,
    test_every_id_stands_once_on_its_page,
    test_every_link_and_file_that_a_page_names_exists,
    test_every_page_can_be_reached_from_the_start_page,
    test_every_page_has_a_title_of_its_own,
    test_every_page_has_one_main_heading,
    test_every_page_is_dutch,
    test_every_reference_to_an_id_finds_it,
    test_no_heading_skips_a_level,
    test_the_html_of_every_page_is_valid,
)
from site_tests.validators import page_validation
from site_tests.visitor import PHONE, becomes, stub_print

pytestmark = pytest.mark.skipif(TESTED == "vl", reason="every test runs on the site for Flanders")

SHEETS = ("bedrijf-gevaren", "school-vlaamse-regels", "13-stageovereenkomst")
AUDIENCES = {"pupil", "company", "school"}
CONFIGURATION = re.compile(r'<script type="application/json" id="opstage-config">.*?</script>', re.S)
FOOTER = re.compile(r'<footer class="site-footer">.*?</footer>|<div class="way-back">.*?</div>', re.S)
FINGERPRINT = re.compile(r"-[0-9a-f]{10}(?=\.(?:js|css))")


def text_of(file: Path) -> str:
    """A page without what differs on every page: names of built files, the configuration, and what stands around it."""
    html = file.read_text("utf-8")
    return FINGERPRINT.sub("", FOOTER.sub("", CONFIGURATION.sub("", html)))


@pytest.fixture(scope="module")
def different(site_nl: Path, site_vl: Path) -> list[str]:
    """The pages that only Flanders has, or has in other words."""
    pages = sorted(file.relative_to(site_vl).as_posix() for file in site_vl.rglob("*.html"))
    return [
        page for page in pages if not (site_nl / page).exists() or text_of(site_nl / page) != text_of(site_vl / page)
    ]


@pytest.fixture(scope="module")
def site(site_vl: Path) -> Path:
    """The site for the tests of test_built_site.py."""
    return site_vl


@pytest.fixture(scope="module")
def html_pages(site_vl: Path) -> dict[str, HtmlPage]:
    """All pages for Flanders, for the tests of test_built_site.py."""
    return pages_of(site_vl)


@pytest.fixture(scope="module")
def nu_errors(site_vl: Path, different: list[str]) -> list[str]:
    """What the Nu checker says of the pages that differ."""
    return nu_errors_of(*(site_vl / page for page in different))


@pytest.fixture(scope="module")
def flemish() -> Site:
    """The content for Flanders."""
    return load_site(ROOT, settings_of("vl"))


@pytest.fixture(scope="module")
def flemish_url(site_vl: Path) -> Iterator[str]:
    """Address of the site for Flanders."""
    server, url = serve(site_vl)
    yield url
    server.shutdown()


@pytest.fixture(scope="module")
def flemish_journeys(
    browser: Browser, flemish_url: str, flemish: Site, tmp_path_factory: pytest.TempPathFactory
) -> Journeys:
    """Journeys on the site for Flanders."""
    return Journeys(browser, flemish_url, flemish, tmp_path_factory.mktemp("flemish"))


def test_some_pages_differ_and_most_do_not(different: list[str], html_pages: dict[str, HtmlPage]) -> None:
    """Else the tests of this file would test nothing, or everything twice."""
    assert {"kaarten/6-stageovereenkomst.html", "school/vlaamse-regels.html"} <= set(different)
    assert len(different) < len(html_pages) / 2


def test_the_words_of_flanders_are_as_easy_as_those_of_the_netherlands(site_vl: Path, different: list[str]) -> None:
    """Cards, sheets and routes of pupils; other readers have tests of their own for both regions."""
    pages = [page for page in different if page in test_readability.LESSON]
    assert pages
    too_long = {page: test_readability.too_long(test_readability.lines(site_vl, page)) for page in pages}
    assert {page: found for page, found in too_long.items() if found} == {}
    figures = {page: test_readability.measured(site_vl, page) for page in pages}
    hard = {page: round(figure.flesch) for page, figure in figures.items() if figure.flesch < PUPIL.flesch}
    rare = {page: figure.rare for page, figure in figures.items() if figure.rare_share > PUPIL.rare_share}
    assert (hard, rare) == ({}, {})


def test_the_sheets_of_this_file_are_for_every_reader(flemish: Site) -> None:
    """A pupil, a company and a school."""
    assert {flemish.worksheets[sheet].audience for sheet in SHEETS} == AUDIENCES


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_filled_in_saved_opened_again_and_printed_in_flanders(
    flemish_journeys: Journeys, page: Page, flemish_url: str, flemish: Site, sheet: str, tmp_path: Path
) -> None:
    """Everything comes back on another computer, the PDF is accessible and says it in the same words, and paper is empty."""
    journey = flemish_journeys.sheet(sheet)
    assert journey.kept["answers"] == journey.filled
    assert page_validation(journey.pdf) == []
    wanted = reading.sheet_in_words(journey.definition, journey.filled)
    assert reading.missing_words(reading.spoken_text(journey.pdf), wanted) == []
    stub_print(page)
    pupil.visit(page, f"{flemish_url}/{pupil.path_of(flemish, sheet)}")
    pupil.open_file(page, journey.pdf)
    assert pupil.failure_code(page) is None
    becomes(lambda: pupil.kept_answers(page, sheet), journey.filled)
    pupil.press(page, "print-empty")
    becomes(lambda: page.evaluate("window.prints"), 1)


AXE_PAGES = (
    "index.html",
    "kaarten/6-stageovereenkomst.html",
    "stagebedrijf/de-leerling.html",
    "school/vlaamse-regels.html",
    "werkbladen/school-vlaamse-regels.html",
)


def test_pages_of_flanders_are_accessible_and_fit_a_phone(
    new_context: Callable[..., BrowserContext], flemish_url: str
) -> None:
    """One of each kind of reader; its words are longer."""
    page = new_context(viewport=PHONE).new_page()
    found, wide = {}, []
    for path in AXE_PAGES:
        pupil.visit(page, f"{flemish_url}/{path}")
        found[path] = axe.violations(page)
        wide += [path] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    assert ({path: problems for path, problems in found.items() if problems}, wide) == ({}, [])
