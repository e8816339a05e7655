"""The pages for parents: easy Dutch in both regions, and the same page as a draft in seven other languages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
import pytest
from playwright.sync_api import Page

from hooks.opstage.model import Site
from hooks.opstage.wording import REGIONS, load_wording
from site_tests import pupil
from site_tests.conftest import ROOT
from site_tests.html_pages import pages_of, seen
from site_tests.readability import PARENT, WORD, Measure, measure, plain, sentences
from site_tests.regions import TESTED

FOLDER = ROOT / "docs" / "ouders"
MARKS = re.compile(r"\{lang=[^}]*\}")
LANGUAGES = {
    "turks": "tr",
    "arabisch": "ar",
    "engels": "en",
    "pools": "pl",
    "oekraiens": "uk",
    "frans": "fr",
    "tigrinya": "ti",
}
RIGHT_TO_LEFT = {"ar"}
LETTERS = {
    "ar": "\u0600-\u06ff",
    "uk": "\u0400-\u04ff",
    "ti": "\u1200-\u137f",
}  # of languages with letters of their own
# What stands on papers of school: a parent must find it in Dutch too.
DUTCH_WORDS = {
    "bedrijf",
    "conceptvertaling",
    "kaart",
    "loon",
    "opdrachtkaart",
    "pauze",
    "stage",
    "tekenen",
    "toestemming",
    "tolk",
    "verzekering",
    "vraag het de school",
    "ziek",
    "ziek melden",
}

dutch_pages = pytest.mark.parametrize(
    ("region", "name"),
    [(region, file.stem) for region in REGIONS for file in sorted(FOLDER.glob("*.md")) if file.stem not in LANGUAGES],
)
translations = pytest.mark.parametrize(("name", "language"), LANGUAGES.items(), ids=list(LANGUAGES))


# --- Dutch -----------------------------------------------------------------------------------------------------------


def dutch(region: str, name: str) -> str:
    """What a parent reads on a Dutch page in a region."""
    text, problems = load_wording(ROOT, region).apply((FOLDER / f"{name}.md").read_text("utf-8"), name)
    assert problems == []
    return plain(MARKS.sub("", text))


def figures(region: str, name: str) -> Measure:
    """Figures of a Dutch page in a region."""
    return measure(dutch(region, name))


@dutch_pages
def test_the_dutch_for_parents_is_fairly_easy_by_the_flesch_douma_score(region: str, name: str) -> None:
    """Level A2: many a parent is still learning Dutch."""
    assert figures(region, name).flesch >= PARENT.flesch


@dutch_pages
def test_sentences_for_parents_are_short(region: str, name: str) -> None:
    """On average, and each of them."""
    assert figures(region, name).mean_words <= PARENT.mean_words
    assert [part for part in sentences(dutch(region, name)) if len(WORD.findall(part)) > PARENT.longest] == []


@dutch_pages
def test_few_words_for_parents_are_rare(region: str, name: str) -> None:
    """Words such as the name of a law stand only in a source."""
    found = figures(region, name)
    assert found.rare_share <= PARENT.rare_share, found.rare


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", ["index", *LANGUAGES])
def test_every_rule_has_a_source_with_its_year(region: str, name: str) -> None:
    """Signing, hours, insurance and photos: rules change, and the reader sees how old ours are."""
    text, problems = load_wording(ROOT, region).apply((FOLDER / f"{name}.md").read_text("utf-8"), name)
    assert problems == []
    known = r"Inrichtingsbesluit|Arbeidstijdenwet|omzendbrief|Autoriteit Persoonsgegevens|ikbeslis"
    sources = [line for line in text.splitlines() if re.search(known, line)]
    assert len(sources) == 4
    assert [line for line in sources if not re.search(r"\b20[12]\d", line)] == []


def test_the_page_helps_with_every_card_and_with_every_question_of_the_home_sheet(site: Path, content: Site) -> None:
    """A card or a question that is added needs its line for parents, in every language."""
    lists = [part for part in seen(main(site, "index")) if part.tag == "ol"]
    questions = sum(len(section.questions) for section in content.worksheets["04-samen-zoeken"].sections)
    assert [count(part, "li") for part in lists[:2]] == [len(content.cards), questions]


# --- other languages -------------------------------------------------------------------------------------------------


def main(site: Path, name: str) -> Element:
    """What a built page for parents itself says."""
    return pages_of(site)[f"ouders/{name}.html"].main()


def translated(site: Path, name: str) -> Element:
    """The part of a page that is in its own language."""
    return next(element for element in seen(main(site, name)) if element.tag == "div" and element.get("lang"))


def text_of(element: Element) -> str:
    """The words of an element."""
    return " ".join("".join(element.itertext()).split())


def own_words(element: Element) -> Iterator[str]:
    """The words of a translation without the Dutch ones that stand beside them."""
    if element.get("lang") != "nl":
        yield element.text or ""
        for child in element:
            yield from own_words(child)
            yield child.tail or ""


def links(element: Element) -> list[str]:
    """Addresses in an element, in order."""
    return [str(part.get("href")) for part in seen(element) if part.tag == "a" and part.get("href")]


def count(element: Element, tag: str) -> int:
    """How many elements with a tag there are."""
    return sum(part.tag == tag for part in seen(element))


def test_there_is_a_page_for_every_language_and_no_other() -> None:
    """A new language needs a row in the list above, so that all that follows holds for it too."""
    assert {file.stem for file in FOLDER.glob("*.md")} == {"index", *LANGUAGES}


@translations
def test_the_dutch_page_names_each_language_in_that_language(site: Path, name: str, language: str) -> None:
    """Who does not read Dutch finds the way, and a screen reader says it well."""
    found = [part for part in seen(main(site, "index")) if part.tag == "a" and part.get("href") == f"{name}.html"]
    assert [part.get("lang") for part in found] == [language]


@translations
def test_a_translation_says_which_language_it_is(site: Path, name: str, language: str) -> None:
    """Heading and text, with the direction in which it is read."""
    direction = "rtl" if language in RIGHT_TO_LEFT else None
    heading = next(part for part in seen(main(site, name)) if part.tag == "h1")
    body = translated(site, name)
    assert [(part.get("lang"), part.get("dir")) for part in (heading, body)] == [(language, direction)] * 2


@translations
def test_a_translation_is_written_in_its_own_letters(site: Path, name: str, language: str) -> None:
    """No sentence stayed behind in Dutch or English where the letters show it."""
    if letters := LETTERS.get(language):
        own = "".join(own_words(translated(site, name)))
        assert re.search(f"[{letters}]", own)
        assert re.findall(r"[A-Za-z]+", own) == []


@translations
def test_a_translation_says_in_both_languages_that_no_native_speaker_checked_it(
    site: Path, name: str, language: str
) -> None:
    """Above everything else."""
    notice = next(part for part in seen(main(site, name)) if part.tag == "p")
    assert notice.get("lang") == "nl"
    assert text_of(notice).startswith("Conceptvertaling.")
    first = next(part for part in seen(translated(site, name)) if part.tag == "p")
    assert "conceptvertaling" in text_of(first)
    assert links(notice) == ["index.html"]


@translations
def test_the_dutch_words_of_the_papers_stand_beside_a_translation(site: Path, name: str, language: str) -> None:
    """Marked as Dutch, in the words of the region, and from left to right in every language."""
    marked = [part for part in seen(translated(site, name)) if part.get("lang") == "nl"]
    of_the_region = load_wording(ROOT, TESTED).words
    wanted = DUTCH_WORDS | {of_the_region[key] for key in ("overeenkomst", "begeleider-bedrijf", "begeleider-school")}
    assert wanted - {text_of(part) for part in marked} == set()
    direction = "ltr" if language in RIGHT_TO_LEFT else None
    assert {part.get("dir") for part in marked} == {direction}


@translations
def test_a_translation_has_the_same_parts_as_the_dutch_page(site: Path, name: str, language: str) -> None:
    """Headings, lists, rows and links; only the list of languages is not repeated."""
    page, original = translated(site, name), main(site, "index")
    assert count(page, "h2") == count(original, "h2") - 1
    assert count(page, "li") == count(original, "li") - len(LANGUAGES)
    assert count(page, "tr") == count(original, "tr")
    own = {f"{other}.html" for other in LANGUAGES}
    assert links(page) == [address for address in links(original) if address not in own]


def test_every_language_prints_on_two_sides_of_paper(page: Page, base_url: str) -> None:
    """One sheet to give along, with all Dutch words of the papers; also with the wide letters of this machine."""
    for name in ("index", *LANGUAGES):
        pupil.visit(page, f"{base_url}/ouders/{name}.html")
        with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            assert len(printed.pages) <= 2, name


@pytest.mark.parametrize("region", REGIONS)
@translations
def test_the_hours_of_a_translation_are_those_of_the_dutch_page(region: str, name: str, language: str) -> None:
    """The most that a child may work; the wrong number would send a child to work too long."""
    most = {"nl": ["7", "35", "9", "45", "40"], "vl": ["8", "38"]}[region]
    for page in ("index", name):
        text, _ = load_wording(ROOT, region).apply((FOLDER / f"{page}.md").read_text("utf-8"), page)
        hours = text[: text.index("Arbeidstijdenwet")] if region == "nl" else text
        assert [number for number in most if not re.search(rf"(?<!\d){number}(?!\d)", hours)] == [], page
