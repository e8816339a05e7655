"""Every pupil text is easy Dutch: short sentences, short words, few rare ones (domain report, part D)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from site_tests.conftest import ROOT
from site_tests.html_pages import pages_of
from site_tests.readability import PUPIL, WORD, Measure, html_lines, measure, script_texts, sentences
from site_tests.regions import in_region
from site_tests.sheets import sheet_files

RUNNING_TEXT = 40  # words from which the Flesch score says something
MANY_WORDS = 100  # words from which the share of rare ones says something
PRIVACY_FLESCH = 70
MESSAGES = ROOT / "browser" / "core" / "messages.ts"

CARDS = [f"kaarten/{file.stem}.html" for file in sorted((ROOT / "docs" / "kaarten").glob("*.md"))]
ALL_SHEETS: dict[str, dict[str, str]] = {
    f"werkbladen/{file.stem}.html": yaml.safe_load(in_region(file.read_text("utf-8"))) for file in sheet_files()
}
SHEETS = [path for path, sheet in ALL_SHEETS.items() if "audience" not in sheet and "placement" not in sheet]
OTHERS = [path for path, sheet in ALL_SHEETS.items() if sheet.get("audience", "pupil") != "pupil"]
ROUTES = [f"routes/{file.stem}.html" for file in sorted((ROOT / "docs" / "routes").glob("*.md"))]
LESSON = ["index.html", "woorden.html", "over/hulp.html", "beroepen.html", *CARDS, *SHEETS, *ROUTES]
FORMAL = ["over/privacy.html", "over/toegankelijkheid.html", *OTHERS]
every_page = pytest.mark.parametrize("path", [*LESSON, *FORMAL])


def lines(site: Path, path: str) -> list[str]:
    """What a pupil reads on a page, a line for each heading, paragraph, item, label and cell."""
    return html_lines(pages_of(site)[path].main())


def measured(site: Path, path: str) -> Measure:
    """Figures of a page."""
    return measure("\n".join(lines(site, path)))


def too_long(texts: list[str]) -> list[str]:
    """Sentences above the longest that a pupil page may have."""
    return [part for text in texts for part in sentences(text) if len(WORD.findall(part)) > PUPIL.longest]


@every_page
def test_no_sentence_is_longer_than_fifteen_words(site: Path, path: str) -> None:
    """A heading, item, label or cell ends a sentence too."""
    assert too_long(lines(site, path)) == []


@every_page
def test_sentences_have_ten_words_or_fewer_on_average(site: Path, path: str) -> None:
    """Level A2."""
    assert measured(site, path).mean_words <= PUPIL.mean_words


@pytest.mark.parametrize("path", LESSON)
def test_a_lesson_page_is_easy_by_the_flesch_douma_score(site: Path, path: str) -> None:
    """80 and up is easy."""
    figures = measured(site, path)
    assert figures.words >= RUNNING_TEXT
    assert figures.flesch >= PUPIL.flesch


@pytest.mark.parametrize("path", FORMAL)
def test_a_page_about_the_rules_is_fairly_easy_by_the_flesch_douma_score(site: Path, path: str) -> None:
    """It cannot do without words such as toegankelijkheid."""
    figures = measured(site, path)
    assert figures.words >= RUNNING_TEXT
    assert figures.flesch >= PRIVACY_FLESCH


@every_page
def test_few_words_are_rare(site: Path, path: str) -> None:
    """Words of the subject itself are explained where they stand, and do not count."""
    figures = measured(site, path)
    assert figures.words >= MANY_WORDS
    assert figures.rare_share <= PUPIL.rare_share, figures.rare


def messages() -> list[str]:
    """All that the script can say."""
    return script_texts(MESSAGES.read_text("utf-8"))


def test_no_message_of_the_script_is_longer_than_fifteen_words_a_sentence() -> None:
    """A message is read in a hurry."""
    assert too_long(messages()) == []


def test_messages_of_the_script_have_short_sentences() -> None:
    """Ten words or fewer on average."""
    assert measure("\n".join(messages())).mean_words <= PUPIL.mean_words


def test_messages_of_the_script_are_easy_by_the_flesch_douma_score() -> None:
    """80 and up is easy."""
    figures = measure("\n".join(messages()))
    assert figures.words >= RUNNING_TEXT
    assert figures.flesch >= PUPIL.flesch


def test_few_words_in_messages_are_rare() -> None:
    """The script speaks the words of the pages."""
    figures = measure("\n".join(messages()))
    assert figures.rare_share <= PUPIL.rare_share, figures.rare


# --- the measure itself ----------------------------------------------------------------------------------------------

EASY = "Je gaat op stage. Je kijkt hoe mensen werken. Daarna weet je beter wat je leuk vindt, want je hebt het gezien."
HARD = (
    "De onderwijsinstelling draagt zorgvuldigheidshalve verantwoordelijkheid voor de totstandkoming van de "
    "overeenkomst, onverminderd de verplichtingen die ingevolge de toepasselijke regelgeving rusten op de betrokkene."
)


def test_the_measure_calls_easy_text_easy() -> None:
    """Every bar is met."""
    figures = measure(EASY)
    assert (figures.longest, figures.flesch >= 80, figures.rare_share) == (13, True, 0)


def test_the_measure_calls_the_text_of_a_law_hard() -> None:
    """No bar is met, so that none of the tests above can only pass."""
    figures = measure(HARD)
    assert figures.longest > PUPIL.longest and figures.mean_words > PUPIL.mean_words
    assert figures.flesch < PRIVACY_FLESCH and figures.rare_share > PUPIL.rare_share


def test_the_text_of_a_page_is_cut_at_blocks_and_not_inside_a_sentence() -> None:
    """A word in bold does not end a sentence; a list item does."""
    import html5lib

    html = (
        "<article><h1>Kop</h1><p>Een <strong>vet</strong> woord\nop twee regels.</p><ul><li>een<li>twee</ul>"
        "<label>Vraag <span>(mag leeg)</span></label><script>weg</script><template>weg</template>los<br>eind</article>"
    )
    found = html_lines(html5lib.parse(html, namespaceHTMLElements=False))
    assert found == ["Kop", "Een vet woord op twee regels.", "een", "twee", "Vraag (mag leeg)", "los", "eind"]


def test_the_messages_of_a_script_are_found_and_their_slots_read_as_a_name() -> None:
    """Also behind a comment, with a line end, and with a quote inside."""
    source = '/** "Geen" bericht. */\nexport const m = { a: "Hoi \\"daar\\".\\nDag.", b: (n: string) => `Dag ${n}, tot zo.`, c: "…" };\n'
    assert script_texts(source) == ['Hoi \\"daar\\".\nDag.', "Dag Sanne, tot zo."]
