"""Who is no pupil finds the way: from every page to the start page of parents, company or school, and from there to all that is theirs."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest

from hooks.opstage.model import Site
from site_tests.html_pages import HtmlPage, pages_of, seen

FOLDERS = ("ouders", "stagebedrijf", "school")
FOLDER_OF = {"company": "stagebedrijf", "school": "school"}
NO_PAGES = ("hub.html",)
HELD_TO_CARDS = "kaarten/"

each_folder = pytest.mark.parametrize("folder", FOLDERS)


@pytest.fixture(scope="module")
def html_pages(site: Path) -> dict[str, HtmlPage]:
    """All pages that someone reads, by path."""
    return {path: page for path, page in pages_of(site).items() if path not in NO_PAGES}


def targets(page: HtmlPage, tag: str) -> set[str]:
    """Pages to which links within the elements of a tag lead, as paths from the root of the site."""
    links = [link for part in page.all(tag) for link in seen(part) if link.tag == "a"]
    addresses = [str(link.get("href", "")).split("#")[0] for link in links]
    own = [address for address in addresses if address and ":" not in address]
    return {posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address)).lstrip("/") for address in own}


def way_back(page: HtmlPage) -> list[str]:
    """Where the link above the heading leads."""
    parts = [part for part in page.all("div") if part.get("class") == "way-back"]
    return sorted(target for part in parts for target in targets(HtmlPage(page.path, "", part), "a"))


def sheets_of(content: Site, folder: str) -> set[str]:
    """Pages of the sheets that the readers of a folder fill in."""
    sheets = content.worksheets.values()
    return {f"werkbladen/{sheet.id}.html" for sheet in sheets if FOLDER_OF.get(sheet.audience) == folder}


def test_every_page_leads_to_the_start_pages_of_parents_company_and_school(html_pages: dict[str, HtmlPage]) -> None:
    """In one line at the foot: the menu of the pupil stays as it is."""
    homes = {f"{folder}/index.html" for folder in FOLDERS}
    assert [path for path, page in html_pages.items() if homes - targets(page, "footer")] == []
    assert targets(html_pages["index.html"], "header") & homes == set()


@each_folder
def test_all_that_is_for_others_is_at_most_two_clicks_from_their_start_page(
    html_pages: dict[str, HtmlPage], content: Site, folder: str
) -> None:
    """A page or sheet that they cannot find is there for nobody."""
    first = targets(html_pages[f"{folder}/index.html"], "article")
    own = {path for path in html_pages if path.startswith(f"{folder}/")}
    second = {target for path in first & own for target in targets(html_pages[path], "article")}
    assert own - first == {f"{folder}/index.html"} - first
    assert sheets_of(content, folder) - first - second == set()


@each_folder
def test_a_page_or_sheet_for_others_leads_back_to_their_start_page(
    html_pages: dict[str, HtmlPage], content: Site, folder: str
) -> None:
    """And a sheet does not send them to the cards of the pupil."""
    home = f"{folder}/index.html"
    own = {path for path in html_pages if path.startswith(f"{folder}/")} | sheets_of(content, folder)
    assert {path: way_back(html_pages[path]) for path in own} == {path: [home] if path != home else [] for path in own}
    to_cards = [
        path
        for path in sheets_of(content, folder)
        if any(HELD_TO_CARDS in t for t in targets(html_pages[path], "article"))
    ]
    assert to_cards == []


def test_a_page_for_pupils_has_no_way_back_to_others(html_pages: dict[str, HtmlPage], content: Site) -> None:
    """Their path is cards, sheets and routes."""
    sheets = {f"werkbladen/{sheet.id}.html" for sheet in content.pupil_worksheets() if sheet.placement == "page"}
    cards = {path for path in html_pages if path.startswith(("kaarten/", "routes/"))}
    assert [path for path in sheets | cards if way_back(html_pages[path])] == []


def test_the_list_of_worksheets_shows_those_of_pupils_and_no_other(
    html_pages: dict[str, HtmlPage], content: Site
) -> None:
    """All of them, by card."""
    listed = {
        path for path in targets(html_pages["werkbladen/index.html"], "article") if path.startswith("werkbladen/")
    }
    assert listed == {
        f"werkbladen/{sheet.id}.html" for sheet in content.pupil_worksheets() if sheet.placement == "page"
    }


def test_every_card_leads_to_the_help_for_parents_at_that_card(site: Path, content: Site) -> None:
    """In eight languages under the same name, so that a link with another page's name leads there too."""
    pages = pages_of(site)
    anchors = [f"kaart-{card.number}" for card in content.cards]
    for path in sorted(path for path in pages if path.startswith("ouders/")):
        assert [part.get("id") for part in pages[path].all("li") if part.get("id")] == anchors, path
    for card in content.cards:
        links = [link.get("href") for link in pages[card.page.replace(".md", ".html")].all("a")]
        assert f"../ouders/index.html#kaart-{card.number}" in links, card.page


def test_a_sheet_that_is_about_no_pupil_asks_who_filled_it_in(html_pages: dict[str, HtmlPage], content: Site) -> None:
    """On screen and on paper; name and class of a pupil are not asked."""
    sheets = [sheet for sheet in content.worksheets.values() if not sheet.about_pupil]
    assert len(sheets) > 10
    for sheet in sheets:
        page = html_pages[f"werkbladen/{sheet.id}.html"]
        names = [name for part in page.all("input") for name in part.attrib if name in ("data-pupil", "data-made-with")]
        head = next(part for part in page.all("p") if part.get("class") == "paper-head")
        owner = "Bedrijf:" if sheet.audience == "company" else "School:"
        assert (names, [span.text for span in head]) == (["data-made-with"], ["Ingevuld door:", owner, "Datum:"]), (
            sheet.id
        )
