"""One site for two regions: words and parts differ, and a mistake in them is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.opstage.wording import REGIONS, Wording, load_wording
from site_tests.conftest import ROOT
from site_tests.project_copy import copy_content

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
