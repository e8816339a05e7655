"""The word list and the words explained at their first use: one list for all readers, in the words of the region."""

from __future__ import annotations

import dataclasses
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hooks.opstage.content import load_site
from hooks.opstage.first_use import MOST, FirstUse
from hooks.opstage.glossary import FILE, Glossary
from hooks.opstage.settings import Settings
from hooks.opstage.wording import PLURAL, REGIONS, load_wording
from site_tests import axe, pupil
from site_tests.conftest import ROOT, need
from site_tests.project_copy import copy_content
from site_tests.readability import PUPIL, measure, sentences
from site_tests.visitor import PHONE, focused, html_pages, tab_to

CARD = "kaarten/6-stageovereenkomst.html"
MOST_SENTENCES = 2
BUTTON = re.compile(r'<button type="button" class="term" popovertarget="(?P<note>[^"]+)"[^>]*>(?P<word>[^<]*)</button>')
FOOT = re.compile(r'\n<aside class="page-words">.*</aside>\n', re.S)


@pytest.fixture(scope="module", params=REGIONS)
def glossary(request: pytest.FixtureRequest) -> Glossary:
    """The words as a build of each region has them."""
    return load_site(ROOT, dataclasses.replace(Settings(), region=request.param)).glossary


def explained(glossary: Glossary, html: str) -> list[str]:
    """The words that are explained in a piece of a page."""
    return [match["word"] for match in BUTTON.finditer(FirstUse(glossary).explain(html, "../"))]


# The list


def test_every_explanation_is_easy_and_short(glossary: Glossary) -> None:
    """Level A2: one or two sentences of fifteen words or fewer."""
    said = [term.regions[glossary.region] for term in glossary.here()]
    texts = [f"{one.means}\nBijvoorbeeld: {one.example}" for one in said]
    assert [one.word for one in said if len(sentences(one.means)) > MOST_SENTENCES] == []
    figures = measure("\n".join(texts))
    assert (figures.longest <= PUPIL.longest, figures.flesch >= PUPIL.flesch) == (True, True), figures
    assert figures.rare_share <= PUPIL.rare_share


def test_every_word_that_differs_by_region_stands_in_the_list(glossary: Glossary) -> None:
    """Who and what {term:…} names, but for the years and courses of a school."""
    listed = {form for term in glossary.here() for form in term.regions[glossary.region].forms}
    named = load_wording(ROOT, glossary.region).words
    words = {
        word.removeprefix("het ").removeprefix("de ")
        for key, word in named.items()
        if not key.endswith(PLURAL) and not key.startswith(("klas", "richting"))
    }
    assert words - {"leerling"} <= listed


def test_the_list_tells_what_the_other_region_says() -> None:
    """In the Netherlands the stagebegeleider is of the company, in Flanders of the school."""
    found = {}
    for region in REGIONS:
        glossary = load_site(ROOT, dataclasses.replace(Settings(), region=region)).glossary
        term = next(term for term in glossary.here() if glossary.word(term) == "stagebegeleider")
        found[region] = glossary.elsewhere(term)
        assert all(region in term.regions for term in glossary.here())
    assert [(e.region, e.word, e.means_there) for e in found.values() if e] == [
        ("Vlaanderen", "stagementor", "stagedocent"),
        ("Nederland", "stagedocent", "stagementor"),
    ]


MISTAKES = [
    ("  nl: {word: lintstage", "  be: {word: lintstage", "De sleutel ‘be’ bestaat hier niet."),
    ("  word: feit\n", "  word: stage\n", "Het woord ‘stage’ staat in Nederland twee keer in de lijst."),
    ("forms: [feiten]", "forms: [mening]", "Het woord ‘mening’ staat in Nederland twee keer in de lijst."),
    ("  means: Iets wat je kunt nakijken.\n", "  means:\n", "Achter ‘means’ staat niets."),
    ("  means: Iets wat je kunt nakijken.\n", "", "Hier ontbreekt ‘means’ voor Nederland."),
    ("readers: [company, school]", "readers: [compny]", "‘compny’ kan niet bij punt 1 van ‘readers’."),
]


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES, ids=[mistake[2][:40] for mistake in MISTAKES])
def test_a_mistake_in_the_list_is_told_with_its_file(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    """And with its line, as any other mistake."""
    project = copy_content(tmp_path)
    line = project.change(FILE, old, new)
    found = [problem for problem in project.problems() if problem.file == FILE]
    assert sentence in [problem.sentence for problem in found]
    assert all(line - 3 <= problem.line <= line + 6 for problem in found)


# The first use


def test_only_the_first_use_in_running_text_is_explained(glossary: Glossary) -> None:
    """Not in a heading, a link, code, a label or a fold, and not half a word."""
    html = (
        "<h2>Cv</h2><p><a href='#'>cv</a> <code>cv</code> cv-map Mijn <em>Cv’s</em> &amp; cv.</p>"
        "<form><p>pitch</p><label>mening <input></label><p class='question__hint'>Een feit.</p></form>"
        "<details><p>netwerk</p></details>"
    )
    result = FirstUse(glossary).explain(html, "../")
    assert [match["word"] for match in BUTTON.finditer(result)] == ["Cv’s", "feit"]
    assert BUTTON.sub(lambda match: match["word"], FOOT.sub("", result)) == html


def test_what_a_sheet_explains_itself_leads_to_the_list(glossary: Glossary) -> None:
    """Explained twice is once too often."""
    html = '<details class="words"><dl><dt>feit</dt><dd>Een cv.</dd></dl></details><p>Een feit en een mening.</p>'
    result = FirstUse(glossary).explain(html, "../")
    assert '<dt><a href="../woorden.html#feit">feit</a></dt>' in result
    assert [match["word"] for match in BUTTON.finditer(result)] == ["mening"]


def test_a_page_stays_calm(glossary: Glossary) -> None:
    """A few words a page; a word that stands everywhere only on its card."""
    all_words = "".join(f"<p>{glossary.word(term)}</p>" for term in glossary.here())
    assert len(explained(glossary, all_words)) == MOST
    assert explained(glossary, "<p>Een stage.</p>") == []
    assert BUTTON.search(FirstUse(glossary).explain("<p>Een stage.</p>", "../", card=1))


def test_no_page_explains_a_word_of_the_other_region(glossary: Glossary) -> None:
    """The note gives the word of the region of the build."""
    other = next(region for region in REGIONS if region != glossary.region)
    mentor = {"nl": "stagementor", "vl": "stagedocent"}
    assert explained(glossary, f"<p>De {mentor[glossary.region]}.</p>") == []
    assert explained(glossary, f"<p>De {mentor[other]}.</p>") == [mentor[other]]


def test_every_note_belongs_to_one_word_on_its_page(site: Path) -> None:
    """Cards, routes and worksheets of pupils have them; pages for others do not."""
    explains = {}
    for address in html_pages(site):
        html = (site / address).read_text("utf-8")
        buttons = [match["note"] for match in BUTTON.finditer(html)]
        assert buttons == re.findall(r'<div class="term-note" id="([^"]+)" popover>', html), address
        assert len(buttons) == len(set(buttons)) <= MOST, address
        explains[address] = len(buttons)
    assert not [
        page for page, count in explains.items() if count and page.startswith(("school", "stagebedrijf", "docent"))
    ]
    assert sum(1 for count in explains.values() if count) > 25


def first_note(page: Page, base_url: str) -> None:
    """Open the card."""
    page.goto(f"{base_url}/{CARD}")
    expect(page.locator("button.term").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_finger_opens_and_closes_an_explanation(
    new_context: Callable[..., BrowserContext], base_url: str, script: bool
) -> None:
    """By the word, by Sluit, or by a tap elsewhere; it shows whole on a phone."""
    page = new_context(viewport=PHONE, has_touch=True, java_script_enabled=script).new_page()
    first_note(page, base_url)
    word, note = page.locator("button.term").first, page.locator(".term-note").first
    word.tap()
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport(ratio=1)
    note.get_by_role("button", name="Sluit").tap()
    expect(note).to_be_hidden()
    word.tap()
    expect(note).to_be_visible()
    page.locator("h2", has_text="Waarom doe je dit?").tap()
    expect(note).to_be_hidden()


def test_the_keyboard_opens_and_closes_an_explanation(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """Enter opens, Tab goes into it, Escape closes it and the focus is on the word again. axe finds nothing while it is open."""
    page = new_context(bypass_csp=True).new_page()
    first_note(page, base_url)
    word, note = page.locator("button.term").first, page.locator(".term-note").first
    expect(word).to_have_accessible_description(re.compile("Iemand die jou helpt"))
    tab_to(page, "button.term")
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    assert axe.violations(page) == []
    page.keyboard.press("Tab")
    expect(note.get_by_role("link", name="Woordenlijst")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(word).to_be_focused()
    height = focused(page, "it.getBoundingClientRect().height")
    assert height >= 24
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dl > div:target dt")).to_have_text("begeleider")


def test_paper_has_the_explanations_at_the_end(page: Page, base_url: str, tmp_path: Path) -> None:
    """And the words stand in the text as if they were no buttons."""
    need("pdftotext")
    first_note(page, base_url)
    page.pdf(path=tmp_path / "card.pdf")
    command = ["pdftotext", "-layout", str(tmp_path / "card.pdf"), "-"]
    text = " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "rustig over met haar begeleider." in text
    assert "Woorden op deze bladzijde begeleider: Iemand die jou helpt en uitleg geeft." in text
    assert "Sluit" not in text


def test_the_list_shows_the_words_of_one_reader(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """Without script too; letters without a word step aside."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/woorden.html")
    shown = page.locator(".glossary dt:visible")
    everyone = shown.count()
    page.get_by_text("leerling", exact=True).click()
    expect(page.locator("#werkplan")).to_be_hidden()
    expect(page.locator("#feit")).to_be_visible()
    assert 30 < shown.count() < everyone
    empty = page.locator(".glossary__letter:visible").filter(has_not=page.locator("dt:visible"))
    expect(empty).to_have_count(0)


def test_the_board_reads_on_as_if_no_word_were_a_button(page: Page, base_url: str) -> None:
    """A word is not lost from the sentence, and the notes are no step of the lesson."""
    first_note(page, base_url)
    pupil.wait_ready(page)
    page.locator("[data-action=present]").click()
    board = page.locator("dialog[open]")
    expect(board).to_be_visible()
    texts = []
    for _ in range(40):
        texts.append(board.inner_text())
        page.keyboard.press("ArrowRight")
    said = " ".join(" ".join(texts).split())
    assert "rustig over met haar begeleider." in said
    assert "Woorden op deze bladzijde" not in said
