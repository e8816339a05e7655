"""The teacher's guide on paper: the whole of it as a booklet, and the route of an internship on one sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hooks.opstage.booklet import PAGE, booklet
from hooks.opstage.lessons import plain
from site_tests import axe, pupil
from site_tests.conftest import ROOT
from site_tests.test_print import CHROME, read, squash
from site_tests.visitor import PHONE, becomes, stub_print

GUIDE = ROOT / "docs" / "docent"
PARTS = ["index", *(f"kaart-{number}" for number in range(1, 10)), "stageroutekaart"]
BOOKLET = "docent/boekje.html"
ROUTE = "docent/stageroutekaart.html"


def headings(name: str) -> list[str]:
    """All headings of a page of the guide."""
    return re.findall(r"^#+ (.+)$", (GUIDE / f"{name}.md").read_text("utf-8"), flags=re.M)


def test_the_booklet_is_made_of_the_guide_and_not_of_a_copy() -> None:
    """Every heading of every page once, one step lower; no page of it lies in docs/."""
    text = booklet(ROOT)[PAGE]
    found = [re.sub(r" \{#.*\}", "", line) for line in re.findall(r"^#{2,} (.+)$", text, flags=re.M)]
    assert found == [heading for name in PARTS for heading in headings(name)]
    assert len(re.findall(r"^# ", text, flags=re.M)) == 1
    assert not (ROOT / "docs" / PAGE).exists()


def test_links_between_chapters_stay_inside_the_booklet() -> None:
    """Others lead to the site."""
    text = booklet(ROOT)[PAGE]
    assert not re.findall(r"\]\((?:index|kaart-\d|stageroutekaart)\.md", text)
    assert "](#kaart-4)" in text and "](../werkbladen/06-bellen.md)" in text
    assert "Terug naar de" not in text


def test_a_site_without_a_guide_has_no_booklet(tmp_path: Path) -> None:
    """A school may take the guide out."""
    assert booklet(tmp_path) == {}


def test_the_booklet_prints_with_every_chapter_on_a_new_page(page: Page, base_url: str, tmp_path: Path) -> None:
    """A contents list first, then all of the guide, and nothing of the site around it."""
    stub_print(page)
    pupil.visit(page, f"{base_url}/{BOOKLET}")
    assert not axe.violations(page)
    page.get_by_role("button", name="Print deze bladzijde").click()
    becomes(lambda: page.evaluate("window.prints"), 1)
    page.pdf(path=tmp_path / "boekje.pdf", format="A4", prefer_css_page_size=True)
    pages = read(tmp_path / "boekje.pdf")
    starts = [squash(sheet.strip())[:200] for sheet in pages]
    for name in PARTS:
        title = headings(name)[0]
        assert title in " ".join(pages[0].split()), f"{title} is not in the contents"
        assert [start for start in starts[1:] if start.startswith(squash(title))], f"{title} begins no page"
    text = "\n".join(pages)
    missing = [head for name in PARTS for head in headings(name) if squash(plain(head)) not in squash(text)]
    assert not missing
    assert not [
        word
        for word in CHROME
        if word in text and word not in (GUIDE / "index.md").read_text("utf-8") and word not in ("Werkbladen", "Zoeken")
    ]
    assert 15 < len(pages) < 45 and min(len(sheet.split()) for sheet in pages) > 5
    print(f"the booklet has {len(pages)} pages")


def test_the_route_of_an_internship_is_one_sheet_of_paper(page: Page, base_url: str, tmp_path: Path) -> None:
    """Pupil, school and company in four phases, and where to find help."""
    pupil.visit(page, f"{base_url}/{ROUTE}")
    becomes(
        lambda: [table.locator("th").all_inner_texts() for table in page.locator("article table").all()],
        [["Leerling", "School", "Bedrijf"]] * 4,
    )
    page.pdf(path=tmp_path / "route.pdf", format="A4", prefer_css_page_size=True)
    pages = read(tmp_path / "route.pdf")
    assert len(pages) == 1
    assert not [head for head in headings("stageroutekaart") if squash(head) not in squash(pages[0])]


@pytest.mark.parametrize("path", [ROUTE, BOOKLET])
def test_a_phone_reads_the_tables_without_going_sideways(
    new_context: Callable[..., BrowserContext], base_url: str, path: str
) -> None:
    """Every row is a card there."""
    page = new_context(viewport=PHONE).new_page()
    pupil.visit(page, f"{base_url}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    cut = page.evaluate(
        "() => [...document.querySelectorAll('article td')].filter((it) => it.scrollWidth > it.clientWidth + 1).length"
    )
    assert cut == 0


def test_the_search_finds_a_chapter_once(site: Path) -> None:
    """Its own page, not the booklet too."""
    (index,) = (site / "assets" / "opstage").glob("search*.js")
    assert "docent/kaart-4.html" in index.read_text("utf-8") and BOOKLET not in index.read_text("utf-8")


def test_the_guide_names_planner_board_and_booklet(page: Page, base_url: str) -> None:
    """On its first page."""
    pupil.visit(page, f"{base_url}/docent/index.html")
    for name in ("Lesplanner", "Boekje"):
        expect(page.locator("article").get_by_role("link", name=name, exact=True).first).to_be_visible()
    expect(page.locator("article")).to_contain_text("toets b")
