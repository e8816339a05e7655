"""The folder `site/` itself: sound HTML, links that lead somewhere, nothing from another host, the same bytes every time."""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from hooks.opstage.bundle import ensure_packages
from hooks.opstage.model import Site
from site_tests.conftest import ROOT, need
from site_tests.html_pages import HtmlPage, pages_of
from site_tests.project_copy import Project, copy_content, with_code
from site_tests.sheets import sheet_files
from site_tests.test_parents import LANGUAGES
from site_tests.validators import QUICK_JAVA

HUB = "hub.html"  # holds the storage for a site on files: no page that anyone reads
KNOWN_TYPES = {".html", ".css", ".js", ".svg"}
MOST_FILE = 5 * 1024 * 1024
MOST_SITE = 50 * 1024 * 1024
REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Attributes that make a browser fetch something, beside href of anything but <a>.
FETCHING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "manifest")


@pytest.fixture(scope="module")
def html_pages(site: Path) -> dict[str, HtmlPage]:
    """All pages of the built site by path."""
    return pages_of(site)


def ids_of(page: HtmlPage) -> list[str]:
    """Every id on a page."""
    return [element.attrib["id"] for element in page.all() if "id" in element.attrib]


def addresses(page: HtmlPage, *names: str) -> Iterator[tuple[str, str]]:
    """Tag and value of every attribute with one of these names."""
    for element in page.all():
        for name in names:
            if name in element.attrib:
                yield element.tag, element.attrib[name]


def is_foreign(address: str) -> bool:
    """True for an address with a scheme or host of its own."""
    parts = urlsplit(address.strip())
    return bool(parts.scheme or parts.netloc) and parts.scheme != "data"


def target_of(page: str, address: str) -> tuple[str, str]:
    """Path within the site and anchor to which a link leads. 404.html counts from the root: it is shown at any address."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    return posixpath.normpath(joined), unquote(parts.fragment)


# --- links and references ---------------------------------------------------------------------------------------------


def test_every_link_and_file_that_a_page_names_exists(site: Path, html_pages: dict[str, HtmlPage]) -> None:
    """Pages, pictures, styles and scripts."""
    broken = [
        f"{path}: {address}"
        for path, page in html_pages.items()
        for _, address in addresses(page, "href", "src")
        if not is_foreign(address) and not (site / target_of(path, address)[0]).is_file()
    ]
    assert broken == []


def test_every_anchor_that_a_link_names_exists(html_pages: dict[str, HtmlPage]) -> None:
    """A link to vraag 1 leads to vraag 1."""
    known = {path: set(ids_of(page)) for path, page in html_pages.items()}
    targets = [
        (path, address, *target_of(path, address))
        for path, page in html_pages.items()
        for _, address in addresses(page, "href")
        if not is_foreign(address)
    ]
    broken = [f"{path}: {address}" for path, address, page, anchor in targets if anchor and anchor not in known[page]]
    assert broken == []


def test_no_page_but_the_one_for_lost_addresses_counts_from_the_root_of_a_host(html_pages: dict[str, HtmlPage]) -> None:
    """The site also stands in a sub-folder and on a USB stick."""
    rooted = {
        path for path, page in html_pages.items() for _, address in addresses(page, "href", "src") if address[:1] == "/"
    }
    assert rooted <= {"404.html"}


def test_every_page_can_be_reached_from_the_start_page(html_pages: dict[str, HtmlPage]) -> None:
    """A page without a link to it is a page for nobody."""
    reached = {"index.html"}
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        links = [target_of(path, href)[0] for tag, href in addresses(html_pages[path], "href") if tag == "a"]
        new = {target for target in links if target in html_pages} - reached
        reached |= new
        waiting += new
    assert set(html_pages) - reached == {"404.html", HUB}


def test_every_id_stands_once_on_its_page(html_pages: dict[str, HtmlPage]) -> None:
    """A label that points at two fields names neither."""
    twice = {
        path: [name for name, count in Counter(ids_of(page)).items() if count > 1] for path, page in html_pages.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_reference_to_an_id_finds_it(html_pages: dict[str, HtmlPage]) -> None:
    """Labels, descriptions and names for a screen reader."""
    known = {path: set(ids_of(page)) for path, page in html_pages.items()}
    lost = [
        f"{path}: {name}"
        for path, page in html_pages.items()
        for _, names in addresses(page, *REFERRING)
        for name in names.split()
        if name not in known[path]
    ]
    assert lost == []


def test_the_files_that_the_script_loads_later_exist(site: Path, html_pages: dict[str, HtmlPage]) -> None:
    """PDF code, fonts, definitions, practice tools and their data, and the search index."""
    page = html_pages["index.html"]
    script = next(element for element in page.all("script") if element.get("id") == "opstage-config")
    config = json.loads(script.text or "")
    assets, data, tools = config["assets"], config["data"], config["tools"]
    assert {"definitions", "fonts", "pdf", "search"} <= set(assets)
    assert [path for path in [*assets.values(), *data.values(), *tools.values()] if not (site / path).is_file()] == []


# --- nothing from elsewhere, nothing inline -----------------------------------------------------------------------------


def test_no_page_fetches_anything_from_another_host(html_pages: dict[str, HtmlPage]) -> None:
    """Only a plain link, which a pupil clicks, may lead elsewhere."""
    foreign = [
        f"{path}: <{tag}> {address}"
        for path, page in html_pages.items()
        for tag, address in [*addresses(page, *FETCHING), *(row for row in addresses(page, "href") if row[0] != "a")]
        if is_foreign(address)
    ]
    assert foreign == []


def test_links_to_other_sites_are_safe_ones(html_pages: dict[str, HtmlPage]) -> None:
    """https only: no javascript:, no http: that a school's network warns about."""
    odd = [
        f"{path}: {address}"
        for path, page in html_pages.items()
        for tag, address in addresses(page, "href")
        if tag == "a" and is_foreign(address) and urlsplit(address).scheme != "https"
    ]
    assert odd == []


def test_no_style_sheet_or_picture_fetches_anything_from_another_host(site: Path) -> None:
    """url() and @import stay at home."""
    found = {
        f"{file.relative_to(site)}: {address}"
        for file in [*site.rglob("*.css"), *site.rglob("*.svg")]
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", file.read_text("utf-8"))
        if is_foreign("".join(address))
    }
    assert found == set()


def test_the_page_script_has_no_means_to_fetch(site: Path) -> None:
    """fetch of own files does not work from a USB stick; nothing else is to be fetched."""
    means = re.compile(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|importScripts|\bimport\(")
    scripts = [file for name in ("app", "hub") for file in (site / "assets" / "opstage").glob(f"{name}-*.js")]
    assert len(scripts) == 2
    assert {
        file.name: means.findall(file.read_text("utf-8")) for file in scripts if means.search(file.read_text("utf-8"))
    } == {}


def test_no_page_holds_script_of_its_own(html_pages: dict[str, HtmlPage]) -> None:
    """Data only; all code stands in files, so that the policy needs no exception."""
    inline = [
        path
        for path, page in html_pages.items()
        for script in page.all("script")
        if "src" not in script.attrib and script.get("type") != "application/json"
    ]
    assert inline == []


def test_no_page_holds_style_of_its_own(html_pages: dict[str, HtmlPage]) -> None:
    """Neither an element nor an attribute."""
    styled = [
        path
        for path, page in html_pages.items()
        for element in page.all()
        if element.tag == "style" or "style" in element.attrib
    ]
    assert styled == []


def test_no_element_holds_an_event_handler(html_pages: dict[str, HtmlPage]) -> None:
    """No onclick and its like."""
    handlers = [
        f"{path}: {name}"
        for path, page in html_pages.items()
        for element in page.all()
        for name in element.attrib
        if str(name).startswith("on")
    ]
    assert handlers == []


def policy_of(page: HtmlPage) -> dict[str, list[str]]:
    """The Content Security Policy of a page by directive."""
    metas = [meta for meta in page.all("meta") if meta.get("http-equiv", "").lower() == "content-security-policy"]
    assert len(metas) == 1, f"{page.path} has {len(metas)} policies"
    rows = [row.split() for row in metas[0].attrib["content"].split(";")]
    return {row[0]: row[1:] for row in rows if row}


def test_every_page_allows_only_what_comes_from_its_own_site(html_pages: dict[str, HtmlPage]) -> None:
    """Nothing by default, scripts only from files, no eval; pictures may also be made on the spot."""
    allowed = {"'self'", "'none'", "data:", "blob:"}
    for page in html_pages.values():
        policy = policy_of(page)
        assert policy["default-src"] == ["'none'"] and policy["script-src"] == ["'self'"], page.path
        assert {source for sources in policy.values() for source in sources} <= allowed, page.path


def test_the_policy_stands_before_everything_that_it_guards(html_pages: dict[str, HtmlPage]) -> None:
    """A browser follows it only from where it stands."""
    late = [
        path
        for path, page in html_pages.items()
        if re.search(r"<(?:script|link|style)\b", page.source.split("Content-Security-Policy")[0])
    ]
    assert late == []


# --- HTML --------------------------------------------------------------------------------------------------------------


def nu_errors_of(*paths: Path) -> list[str]:
    """What the Nu checker, the W3C's own, calls an error on pages, or on any page of a folder."""
    need("java")
    jar = ensure_packages(ROOT / "site_tests") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = [
        "--errors-only",
        "--format",
        "json",
        "--skip-non-html",
        "--no-langdetect",
        "--stdout",
        "--exit-zero-always",
    ]
    command = ["java", *QUICK_JAVA, "-jar", str(jar), *options, *map(str, paths)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    rows = json.loads(result.stdout)["messages"]
    return [f"{row['url'].split('/site/')[-1]}:{row.get('lastLine')}: {row['message']}" for row in rows]


@pytest.fixture(scope="module")
def nu_errors(site: Path) -> list[str]:
    """What it says of the site."""
    return nu_errors_of(site)


def test_the_html_of_every_page_is_valid(nu_errors: list[str]) -> None:
    """Browsers of every make, old and new, read it in one way."""
    assert nu_errors == []


def test_every_page_is_dutch(html_pages: dict[str, HtmlPage]) -> None:
    """A screen reader chooses its voice by it. The frame of a translation is Dutch too: test_parents looks at its parts."""
    assert {page.root.attrib.get("lang") for page in html_pages.values()} == {"nl"}


def test_only_pages_for_parents_and_licences_hold_words_in_another_language(html_pages: dict[str, HtmlPage]) -> None:
    """Each in the language that it declares, beside the Dutch words; only Arabic goes from right to left."""
    found = {
        path: {element.attrib["lang"] for element in page.all() if "lang" in element.attrib} - {"nl"}
        for path, page in html_pages.items()
    }
    declared = {f"ouders/{name}.html": {language} for name, language in LANGUAGES.items()}
    assert {path: languages for path, languages in found.items() if languages} == {
        "ouders/index.html": set(LANGUAGES.values()),
        "over/techniek/licenties.html": {"en"},
        **declared,
    }
    turned = {path for path, page in html_pages.items() if any(e.get("dir") == "rtl" for e in page.all())}
    assert turned == {"ouders/index.html", "ouders/arabisch.html"}


def test_every_page_has_a_title_of_its_own(html_pages: dict[str, HtmlPage]) -> None:
    """Tabs, history and search results show it."""
    titles = Counter(
        (next(page.all("title")).text or "").strip() for path, page in html_pages.items() if path != "404.html"
    )
    assert [title for title, count in titles.items() if count > 1 or not title] == []


def levels(page: HtmlPage) -> list[int]:
    """Levels of the headings of a page, in order."""
    return [int(element.tag[1]) for element in page.all(*HEADINGS)]


def test_every_page_has_one_main_heading(html_pages: dict[str, HtmlPage]) -> None:
    """It says what the page is."""
    assert {path: levels(page).count(1) for path, page in html_pages.items() if levels(page).count(1) != 1} == {HUB: 0}


def test_no_heading_skips_a_level(html_pages: dict[str, HtmlPage]) -> None:
    """A screen reader's list of headings has no hole."""
    jumps = {path for path, page in html_pages.items() for above, below in pairwise(levels(page)) if below > above + 1}
    assert jumps == set()


def test_every_picture_has_a_text_or_is_marked_as_decoration(html_pages: dict[str, HtmlPage]) -> None:
    """alt is there, if only empty; an icon is hidden from screen readers."""
    bare = [
        path
        for path, page in html_pages.items()
        for element in page.all("img", "svg")
        if ("alt" not in element.attrib if element.tag == "img" else element.get("aria-hidden") != "true")
    ]
    assert bare == []


# --- names that outside tools rely on ------------------------------------------------------------------------------------


def sheet_page(content: Site, html_pages: dict[str, HtmlPage], worksheet: str) -> HtmlPage:
    """The page on which a worksheet is filled in."""
    sheet = content.worksheets[worksheet]
    if sheet.placement == "page":
        return html_pages[f"werkbladen/{worksheet}.html"]
    card = next(card for card in content.cards if card.number == sheet.card)
    return html_pages[card.page.replace(".md", ".html")]


SHEETS = [file.stem for file in sheet_files()]
every_sheet = pytest.mark.parametrize("worksheet", SHEETS)


@every_sheet
def test_a_worksheet_is_a_form_with_its_id(content: Site, html_pages: dict[str, HtmlPage], worksheet: str) -> None:
    """One form on its page."""
    page = sheet_page(content, html_pages, worksheet)
    assert [form.get("data-worksheet") for form in page.all("form")] == [worksheet]


@every_sheet
def test_a_worksheet_marks_every_question_with_id_and_type(
    content: Site, html_pages: dict[str, HtmlPage], worksheet: str
) -> None:
    """In the order in which its author wrote them."""
    page = sheet_page(content, html_pages, worksheet)
    found = [(e.attrib["data-question"], e.get("data-type")) for e in page.all() if "data-question" in e.attrib]
    assert found == [(question.id, question.type) for question in content.worksheets[worksheet].questions()]


@every_sheet
def test_a_worksheet_has_every_button_that_tools_press(
    content: Site, html_pages: dict[str, HtmlPage], worksheet: str
) -> None:
    """Under their stable names."""
    page = sheet_page(content, html_pages, worksheet)
    names = {element.get("data-action") for element in page.all("button")}
    wanted = {"save-pdf", "open-file", "print-empty", "print-answers", "check", "wipe"}
    assert wanted - names == set()


@every_sheet
def test_a_worksheet_has_one_status_line_that_begins_empty(
    content: Site, html_pages: dict[str, HtmlPage], worksheet: str
) -> None:
    """It says whether work is kept."""
    page = sheet_page(content, html_pages, worksheet)
    assert [e.get("data-state") for e in page.all() if "data-save-status" in e.attrib] == ["empty"]


@every_sheet
def test_a_worksheet_carries_its_definition(content: Site, html_pages: dict[str, HtmlPage], worksheet: str) -> None:
    """The script reads it from the page, because it may not fetch."""
    page = sheet_page(content, html_pages, worksheet)
    (script,) = [element for element in page.all("script") if "data-definition" in element.attrib]
    assert json.loads(script.text or "")["id"] == worksheet


def test_the_start_page_has_the_button_doorgaan(html_pages: dict[str, HtmlPage]) -> None:
    """Hidden until a question on a card is answered."""
    names = [element.get("data-action") for element in html_pages["index.html"].all("button")]
    assert names.count("continue") == 1


# --- the folder as a whole -----------------------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_every_file_is_of_a_type_that_any_server_knows(site: Path) -> None:
    """No source maps, no compressed doubles, nothing left behind."""
    assert {Path(name).suffix for name in files(site)} == KNOWN_TYPES


def test_no_file_is_larger_than_five_megabytes_and_the_site_stays_below_fifty(site: Path) -> None:
    """It fits on any school server."""
    sizes = {name: len(data) for name, data in files(site).items()}
    assert max(sizes.values()) <= MOST_FILE
    assert sum(sizes.values()) <= MOST_SITE


def test_every_drawing_is_well_formed(site: Path) -> None:
    """A browser shows a broken one as nothing."""
    for file in site.rglob("*.svg"):
        assert ElementTree.parse(file).getroot().tag.endswith("svg")


@pytest.fixture(scope="module")
def built_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from a copy in another folder, bundle and all."""
    project: Project = with_code(copy_content(tmp_path_factory.mktemp("elsewhere")), keep_bundle=False)
    result = project.build("--strict")
    assert result.returncode == 0, result.stderr
    return project.root / "site"


def test_two_builds_are_the_same_byte_by_byte(site: Path, built_elsewhere: Path) -> None:
    """In another folder, without the first one's cache: whoever builds a release gets this release."""
    first, second = files(site), files(built_elsewhere)
    assert sorted(first) == sorted(second)
    assert [name for name, data in first.items() if second[name] != data] == []
