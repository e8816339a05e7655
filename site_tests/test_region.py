"""One site for two regions: words and parts differ, and a mistake in them is told with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hooks.opstage.wording import REGIONS, Wording, load_wording
from site_tests.conftest import ROOT
from site_tests.html_pages import pages_of
from site_tests.project_copy import copy_content
from site_tests.readability import html_lines

SHEET = "worksheets/12-na-het-gesprek.yml"
PART = "A\n::regio nl\nNederland\n::einde-regio\n::regio vl\nVlaanderen\n::einde-regio\nB"


def words(region: str) -> Wording:
    """The words of a region as the site has them."""
    return load_wording(ROOT, region)


def test_each_region_has_its_own_word_for_who_guides_the_pupil() -> None:
    """The one word that means two people."""
    text = "Bel je {term:begeleider-bedrijf}. {Term:begeleider-school.meervoud} komen langs."
    said = [words(region).apply(text, "pagina.md")[0] for region in REGIONS]
    assert said == [
        "Bel je stagebegeleider. Stagedocenten komen langs.",
        "Bel je stagementor. Stagebegeleiders komen langs.",
    ]


@pytest.mark.parametrize(("region", "kept"), [("nl", "Nederland"), ("vl", "Vlaanderen")])
def test_a_part_for_a_region_stands_only_there_and_every_line_keeps_its_number(region: str, kept: str) -> None:
    """A mistake further down is told with its own line."""
    text = words(region).apply(PART, "pagina.md")[0]
    assert ([line for line in text.split("\n") if line], text.count("\n")) == (["A", kept, "B"], PART.count("\n"))


def test_an_author_can_show_how_it_is_written() -> None:
    """Between backticks and in fenced code it stays as it is."""
    text = "Schrijf `{term:het-bedrijf}`.\n```\n::regio nl\n{term:x}\n```"
    assert words("nl").apply(text, "pagina.md") == (text, [])


MISTAKES = [
    ("Hallo\n{term:begeleider-bedrif}", 2, "De term ‘begeleider-bedrif’ bestaat niet. Bedoel je ‘begeleider-bedrijf’?"),
    ("::regio be\nx\n::einde-regio", 1, "De regio ‘be’ bestaat niet. Kies uit: nl, vl."),
    ("x\n::regio nl\ny", 2, "Dit deel voor een regio houdt niet op. Zet eronder: ::einde-regio"),
    ("x\n::einde-regio", 2, "Hier eindigt een deel dat nergens begint. Zet erboven: ::regio nl"),
]


@pytest.mark.parametrize(("text", "line", "sentence"), MISTAKES, ids=[m[2][:30] for m in MISTAKES])
def test_a_mistake_is_told_with_its_line(text: str, line: int, sentence: str) -> None:
    """And with what to do."""
    problems = words("nl").apply(text, "docs/pagina.md")[1]
    assert [str(problem) for problem in problems] == [f"docs/pagina.md:{line}: {sentence}"]


def test_a_worksheet_with_an_unknown_term_stops_the_build(tmp_path: Path) -> None:
    """With file and line, as any other mistake."""
    project = copy_content(tmp_path)
    project.change(SHEET, "goal: ", "goal: Bel je {term:baas}. ")
    assert [str(problem)[:60] for problem in project.problems()] == [f"{SHEET}:6: De term ‘baas’ bestaat niet."[:60]]


# --- both builds ------------------------------------------------------------------------------------------------------

# What a reader of one region does not say, or says of someone else: who, papers, schools, law.
WORDS_OF_THE_OTHER = {
    "nl": re.compile(
        r"stagementor|stagegever|leerling-stagiair|leerlingenstage|omzendbrief|dimona|klassenraad|secundair|finaliteit"
        r"|tweede graad|stagebegeleider[^.]*\b(?:leraar|van school)",
        re.I,
    ),
    "vl": re.compile(
        r"stagedocent|stagebedrij|lintstage|arbeidsinspectie|arbeidstijdenwet|medezeggenschap|leerwerktraject|\bvmbo\b"
        r"|\bbb en kb|\bgl en tl|stagebegeleider[^.]*(?<!niet de persoon )\b(?:bij|van) het bedrijf",
        re.I,
    ),
}
# Where the other region is named on purpose.
NAMED_ON_PURPOSE = re.compile(r"^Bron(?:nen)?:|Nederland|Vlaanderen|andersom")
FOR_AUTHORS = ("over/techniek/", "hub.html")
PUPIL_WORDS = re.compile(r"stagedocent|stagebedrij|stagementor|stagegever|leerling-stagiair", re.I)
every_region = pytest.mark.parametrize("region", REGIONS)


@every_region
def test_no_page_has_the_words_of_the_other_region(site_nl: Path, site_vl: Path, region: str) -> None:
    """Headings, texts, tables, labels, menu and footer of every page that is not for authors."""
    said = WORDS_OF_THE_OTHER[region]
    found = [
        f"{path}: {line}"
        for path, page in pages_of({"nl": site_nl, "vl": site_vl}[region]).items()
        if not path.startswith(FOR_AUTHORS)
        for line in html_lines(page.root)
        if said.search(line) and not NAMED_ON_PURPOSE.search(line)
    ]
    assert found == []


@every_region
def test_no_data_of_a_script_has_the_words_of_the_other_region(site_nl: Path, site_vl: Path, region: str) -> None:
    """Definitions of the sheets, from which every document is made, conversations, papers and rules."""
    folder = {"nl": site_nl, "vl": site_vl}[region] / "assets" / "opstage"
    other = {
        "nl": re.compile(r"stagementor|stagegever|leerling-stagiair", re.I),
        "vl": re.compile("stagedocent|stagebedrij", re.I),
    }
    files = [*folder.glob("definitions-*.js"), *folder.glob("data-*.js")]
    assert len(files) > 3
    assert {file.name: other[region].findall(file.read_text("utf-8")) for file in files} == {
        file.name: [] for file in files
    }


def test_the_script_says_no_word_that_only_one_region_has() -> None:
    """The code is the same in both; a word of a region comes with the sheet, or is chosen by the name of the region."""
    files = [file for file in (ROOT / "browser").rglob("*.ts") if not {"node_modules", "generated"} & set(file.parts)]
    said = [
        f"{file.name}: {text}"
        for file in files
        for line in file.read_text("utf-8").split("\n")
        if not re.match(r"\s*(?:/\*\*|\*|//)|.*\b(?:nl|vl): ", line)
        for text in re.findall(r"[\"`][^\"`]*[\"`]", line)
        if PUPIL_WORDS.search(text) and not re.fullmatch(r"[\"`][a-z/.-]+[\"`]", text)
    ]
    assert said == []


@every_region
def test_every_page_says_which_region_the_site_is_for(site_nl: Path, site_vl: Path, region: str) -> None:
    """Below, where the site says who it is."""
    pages = pages_of({"nl": site_nl, "vl": site_vl}[region])
    sentence = f"Deze site staat op {REGIONS[region]}"
    silent = [
        path
        for path, page in pages.items()
        if path != "hub.html" and not any(sentence in line for line in html_lines(next(page.all("footer"))))
    ]
    assert silent == []
