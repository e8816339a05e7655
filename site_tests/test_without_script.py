"""Without script the site still reads and prints: script switched off, or a script file that never arrives."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hooks.opstage.model import Section, Site
from hooks.opstage.source import mapping, sequence
from site_tests import pupil
from site_tests.conftest import Watcher, need
from site_tests.visitor import FIRST_PAGE, FIRST_SHEET, PHONE, html_pages, worksheet_pages

NOT_SAVED = "Bewaren werkt nu niet. Je kunt wel lezen en printen."


@pytest.fixture
def scriptless(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a browser in which script is off."""
    page = new_context(java_script_enabled=False).new_page()
    assert not page.evaluate("() => document.documentElement.classList.contains('js')")
    return page


def test_all_nine_cards_read_without_script(scriptless: Page, base_url: str, content: Site) -> None:
    """From the start page a link leads to each card, with all its text."""
    scriptless.goto(f"{base_url}/index.html")
    links = scriptless.locator(".card-tile a")
    expect(links).to_have_count(9)
    for card in content.cards:
        scriptless.goto(f"{base_url}/{card.page.replace('.md', '.html')}")
        expect(scriptless.get_by_role("heading", level=1, name=card.title)).to_be_visible()
        expect(scriptless.get_by_role("heading", name="Dit ga je doen")).to_be_visible()


def test_every_question_stands_on_a_sheet_without_script(
    scriptless: Page, base_url: str, content: Site, site: Path
) -> None:
    """Questions, hints, options, rows and columns of every worksheet are in sight, also on a phone."""
    scriptless.set_viewport_size(PHONE)
    for address in worksheet_pages(site):
        scriptless.goto(f"{base_url}/{address}")
        shown = " ".join(scriptless.locator("form").inner_text().split())
        worksheet = content.worksheets[Path(address).stem]
        missing = [text for section in worksheet.sections for text in texts_of(section) if text not in shown]
        assert not missing, f"{address}: {missing}"


def texts_of(section: Section) -> list[str]:
    """Everything of a section that a pupil must be able to read."""
    texts = [section.title]
    for question in section.questions:
        texts += [question.question, question.hint]
        for key in ("choices", "rows", "items"):
            texts += [str(mapping(item)["label"]) for item in sequence(question.options.get(key))]
    return [" ".join(text.split()) for text in texts]


def test_a_sheet_says_that_it_does_not_save(scriptless: Page, base_url: str) -> None:
    """The status line tells the truth on worksheets and on cards with a question."""
    for address in (FIRST_PAGE, "kaarten/6-stageovereenkomst.html"):
        scriptless.goto(f"{base_url}/{address}")
        expect(scriptless.locator("[data-save-status]")).to_contain_text(NOT_SAVED)
        expect(scriptless.get_by_text(NOT_SAVED)).to_be_visible()


def test_no_button_is_dead(scriptless: Page, base_url: str, site: Path) -> None:
    """What needs the script does not show without it; sentence openings remain as text to read, and words that the browser explains."""
    for address in html_pages(site):
        scriptless.goto(f"{base_url}/{address}")
        assert scriptless.locator("[data-needs-script]:visible").count() == 0, address
        assert scriptless.locator("button:enabled:visible:not([popovertarget])").count() == 0, address


def test_an_example_opens_without_script(scriptless: Page, base_url: str) -> None:
    """Examples and hard words fold open by themselves."""
    scriptless.goto(f"{base_url}/{FIRST_PAGE}")
    scriptless.get_by_text("Bekijk een voorbeeld").first.click()
    expect(scriptless.locator("details.example[open] p").first).to_be_visible()
    scriptless.get_by_text("Moeilijke woorden").click()
    expect(scriptless.get_by_text("Iets wat klopt. Je kunt het nakijken.")).to_be_visible()


def test_a_sheet_prints_without_script(scriptless: Page, base_url: str, content: Site, tmp_path: Path) -> None:
    """Paper holds every question and lines to write on, and nothing of the site around it."""
    need("pdftotext")
    scriptless.goto(f"{base_url}/{FIRST_PAGE}")
    path = tmp_path / "sheet.pdf"
    scriptless.pdf(path=path)
    text = " ".join(
        subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout.split()
    )
    for section in content.worksheets[FIRST_SHEET].sections:
        for question in section.questions:
            assert question.question in text
    assert NOT_SAVED not in text
    scriptless.emulate_media(media="print")
    lines = scriptless.locator('[data-question="reden"] .write-lines > i:visible')
    expect(lines).to_have_count(5)


def test_the_menu_of_a_phone_is_open_without_script(scriptless: Page, base_url: str) -> None:
    """There is no button to open it with."""
    scriptless.set_viewport_size(PHONE)
    scriptless.goto(f"{base_url}/{FIRST_PAGE}")
    expect(scriptless.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Start")).to_be_visible()


@pytest.mark.parametrize("address", [FIRST_PAGE, "kaarten/6-stageovereenkomst.html"])
def test_a_script_that_never_arrives_is_not_kept_secret(
    new_context: Callable[..., BrowserContext], watcher: Watcher, base_url: str, address: str
) -> None:
    """The page says that it does not save, keeps its menu, and shows no button that would do nothing."""
    watcher.expect("ERR_FAILED")
    page = new_context(viewport=PHONE).new_page()
    page.route("**/assets/opstage/app-*.js", lambda route: route.abort())
    page.goto(f"{base_url}/{address}")
    expect(page.get_by_text(NOT_SAVED)).to_be_visible()
    expect(page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Start")).to_be_visible()
    expect(page.locator("button:enabled:visible:not([popovertarget])")).to_have_count(0)


def test_a_script_that_does_arrive_takes_the_sentence_away(page: Page, base_url: str) -> None:
    """A pupil whose work is saved never reads that it is not."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    expect(page.get_by_text(NOT_SAVED)).to_have_count(0)
    expect(page.locator("[data-save-status]")).to_contain_text("Je werk wordt op dit apparaat bewaard.")
