"""The PDFs that pupils download: whole, readable for teacher and screen reader, and fit for the archive."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page

from hooks.opstage.definition import worksheet_definition
from hooks.opstage.model import Site
from site_tests import pupil, reading
from site_tests.conftest import need
from site_tests.filling import TORTURE, questions_of, rich_answers
from site_tests.journeys import GROUP, NAME, TORTURE_NAME, TORTURE_SHEET, Journeys, signed
from site_tests.sheets import sheet_files
from site_tests.validators import PROFILES, page_validation, verapdf

SHEETS = [file.stem for file in sheet_files()]
OPEN = "Nog niet ingevuld"
EDGE = 0.02  # of the paper, that stays white

each_sheet = pytest.mark.parametrize("sheet", SHEETS)
# Documents that show what one sheet may not: a name for the parameter → how to get it.
DOCUMENTS: dict[str, Callable[[Journeys], Path]] = {
    "stagemap": lambda journeys: journeys.stagemap(),
    "torture": lambda journeys: journeys.torture().pdf,
    "05-stappenplan": lambda journeys: journeys.sheet("05-stappenplan").pdf,
    "kaart-9": lambda journeys: journeys.sheet("kaart-9").pdf,
}
each_document = pytest.mark.parametrize("document", DOCUMENTS)


@pytest.fixture(scope="session")
def stagemap(journeys: Journeys) -> Path:
    """A stagemap with every question of the site answered."""
    return journeys.stagemap()


@pytest.fixture(scope="session")
def titles(content: Site) -> list[str]:
    """Titles of all worksheets of a pupil in the order of a stagemap: by card, and by name within it."""
    return [worksheet.full_title for worksheet in content.pupil_worksheets()]


@pytest.fixture(scope="session")
def reference_verdicts(journeys: Journeys) -> dict[str, dict[str, list[str]]]:
    """What veraPDF says of the documents, asked once."""
    need("javac")
    paths = {name: find(journeys) for name, find in DOCUMENTS.items()}
    verdicts = verapdf(*paths.values())
    return {name: verdicts[path] for name, path in paths.items()}


# Accessible (PDF/UA-1) and fit for the archive (PDF/A-3a)


@each_sheet
def test_the_pdf_of_every_sheet_is_accessible_and_archivable(journeys: Journeys, sheet: str) -> None:
    """Filled to the brim, with emoji, Arabic and markup in it."""
    assert page_validation(journeys.sheet(sheet).pdf) == []


def test_the_stagemap_is_accessible_and_archivable(stagemap: Path) -> None:
    """All sheets in one file, with cover and contents."""
    assert page_validation(stagemap) == []


def test_a_document_of_torture_is_accessible_and_archivable(journeys: Journeys) -> None:
    """Joined emoji, right to left, a word of 400 letters, XML in the name, controls."""
    assert page_validation(journeys.torture().pdf) == []


@each_document
@pytest.mark.parametrize("profile", PROFILES)
def test_the_reference_validator_agrees(
    reference_verdicts: dict[str, dict[str, list[str]]], document: str, profile: str
) -> None:
    """veraPDF finds nothing either."""
    assert reference_verdicts[document][profile] == []


def test_the_validators_see_a_broken_document(journeys: Journeys, tmp_path: Path) -> None:
    """A PDF whose language and tags were taken out is no longer accessible: the tests above can fail."""
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(journeys.sheet("kaart-6").pdf) as pdf:
        del pdf.Root.Lang
        del pdf.Root.MarkInfo
        pdf.save(broken)
    assert page_validation(broken) != []


# Everything is in it


@each_sheet
def test_the_pdf_says_every_question_and_every_answer(journeys: Journeys, sheet: str) -> None:
    """In the order of the sheet: sections, numbers, options with what was chosen, and every cell of every table."""
    journey = journeys.sheet(sheet)
    wanted = reading.sheet_in_words(journey.definition, journey.filled)
    assert reading.missing_words(reading.spoken_text(journey.pdf), wanted) == []


@each_sheet
def test_the_head_of_the_pdf_names_sheet_pupil_class_and_day(journeys: Journeys, content: Site, sheet: str) -> None:
    """What it is, whose, of which class, and when it was made."""
    worksheet = content.worksheets[sheet]
    pdf = journeys.sheet(sheet).pdf
    day = reading.readable_date(pdf.stem.split("_")[-1])
    head = [worksheet.full_title, *signed(worksheet), f"Datum: {day}", "Status: Klaar", worksheet.goal]
    assert reading.missing_words(reading.spoken_text(pdf), head) == []


def test_words_of_any_language_are_in_the_pdf_and_a_box_is_explained(page: Page, base_url: str, tmp_path: Path) -> None:
    """Arabic, Turkish, Ukrainian and Tigrinya as they were typed, even where the device cannot draw letters that no font of ours has."""
    sheet = "04-samen-zoeken"
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    pupil.visit(page, f"{base_url}/werkbladen/{sheet}.html")
    written = [
        "أعمل في مخبز (bakker) منذ ٣ سنوات.",
        "Işıl işıl bir fırın: ığüşöç İĞ.",
        "Її ґанок і їжачок.",
        "ኣብ ሆቴል እሰርሕ (koken)።",
    ]
    text = page.locator("textarea.field--long:visible").first
    text.fill("\n".join(written[:3]))
    without = reading.spoken_text(pupil.download(page, "save-pdf", tmp_path / "first"))
    text.fill("\n".join(written))
    spoken = reading.spoken_text(pupil.download(page, "save-pdf", tmp_path / "second"))
    note = reading.bare("Een leeg vakje staat voor letters die dit apparaat niet kent.")
    assert reading.missing_words(spoken, written) == []
    assert (note in without, note in spoken) == (False, True)


def test_the_pdf_says_of_every_open_question_that_it_is_open(page: Page, base_url: str, tmp_path: Path) -> None:
    """Nothing is left out: with one answer given, all other questions say "Nog niet ingevuld"."""
    sheet = "13-stageovereenkomst"
    pupil.visit(page, f"{base_url}/werkbladen/{sheet}.html")
    pupil.question(page, sheet, "klaar-op").fill("2026-12-01")
    pdf = pupil.download(page, "save-pdf", tmp_path)
    questions = [question["question"] for question in questions_of(pupil.definition_of(pupil.form_of(page, sheet)))]
    text = reading.spoken_text(pdf)
    assert reading.missing_words(text, questions) == []
    assert text.count(reading.bare(OPEN)) == len(questions) - 1


# For screen readers, archives and viewers


@each_document
def test_a_viewer_shows_the_title_and_knows_the_language(journeys: Journeys, document: str) -> None:
    """Dutch, with the title in the bar of the window, and tagged."""
    with pikepdf.open(DOCUMENTS[document](journeys)) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) != ""


@each_document
def test_every_page_says_which_page_it_is(journeys: Journeys, document: str) -> None:
    """Bladzijde 1 / 4, at the foot."""
    need("pdftotext")
    pages = reading.pages(DOCUMENTS[document](journeys))
    found = [re.findall(r"Bladzijde (\d+) / (\d+)", text)[-1:] for text in pages]
    assert found == [[(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)]


@each_document
def test_nothing_runs_off_the_paper(journeys: Journeys, document: str) -> None:
    """Every word stands within the margins, however long it is."""
    need("pdftotext")
    words = [*reading.words_with_places(DOCUMENTS[document](journeys))]
    assert len(words) > 50
    outside = [
        word
        for word, left, top, right, bottom in words
        if min(left, top) < EDGE or max(right, bottom) > 1 - EDGE or right < left
    ]
    assert outside == []


def test_the_attached_answers_say_what_they_are(stagemap: Path) -> None:
    """antwoorden.json is data of the document, as PDF/A-3 asks, and a program of others takes it out unharmed."""
    need("pdftotext")
    listed = subprocess.run(["pdfdetach", "-list", stagemap], capture_output=True, text=True, check=True).stdout
    assert pupil.ATTACHMENT in listed
    target = stagemap.with_name("detached.json")
    subprocess.run(["pdfdetach", "-save", "1", "-o", target, stagemap], check=True)
    with pikepdf.open(stagemap) as pdf:
        specification: Any = pdf.Root.AF[0]
        assert str(specification.AFRelationship) == "/Data"
        assert target.read_bytes() == specification.EF.F.read_bytes()


# The stagemap


def test_the_stagemap_has_a_cover_with_the_state_of_every_sheet(stagemap: Path, titles: list[str]) -> None:
    """Whose it is, and of each sheet how far it is."""
    need("pdftotext")
    pages = reading.pages(stagemap)
    contents = next(number for number, text in enumerate(pages) if text.strip().startswith("Inhoud"))
    cover = reading.bare(" ".join(pages[:contents]))
    wanted = ["Mijn stagemap", NAME, GROUP, *(f"{title} Bezig 5 januari 2026" for title in titles)]
    assert reading.missing_words(cover, wanted) == []


def test_the_contents_of_the_stagemap_name_the_right_pages(stagemap: Path, titles: list[str]) -> None:
    """On the page that the contents give for a sheet, that sheet begins."""
    need("pdftotext")
    pages = reading.pages(stagemap)
    contents = next(text for text in pages if text.strip().startswith("Inhoud"))
    for title in titles:
        line = re.search(rf"{re.escape(title)}\s+(\d+)$", contents, re.MULTILINE)
        assert line, title
        assert reading.bare(pages[int(line[1]) - 1]).startswith(reading.bare(title))


def test_every_line_of_the_contents_is_a_link(stagemap: Path, titles: list[str]) -> None:
    """A click on a title goes to its sheet."""
    with pikepdf.open(stagemap) as pdf:
        links = [
            annotation for page in pdf.pages for annotation in page.get("/Annots", []) if annotation.Subtype == "/Link"
        ]
        assert [str(link.Contents) for link in links] == [f"Ga naar {title}" for title in titles]


def test_the_stagemap_has_a_bookmark_for_every_sheet(stagemap: Path, titles: list[str]) -> None:
    """The side bar of a viewer lists cover, contents and sheets."""
    with pikepdf.open(stagemap) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Mijn stagemap", "Inhoud", *titles]


def test_the_stagemap_says_every_question_and_every_answer(stagemap: Path, content: Site) -> None:
    """The stagemap leaves nothing out that a sheet on its own says."""
    definitions = [worksheet_definition(worksheet) for worksheet in content.pupil_worksheets()]
    wanted = [words for one in definitions for words in reading.sheet_in_words(one, rich_answers(one))]
    assert reading.missing_words(reading.spoken_text(stagemap), wanted) == []


# Torture


def test_hard_text_is_kept_letter_by_letter(journeys: Journeys) -> None:
    """Controls, joiners and scripts of all kinds come through form, storage and file as they were typed."""
    torture = journeys.torture()
    assert torture.kept == torture.filled
    assert pupil.attached(torture.pdf)["worksheets"][TORTURE_SHEET]["answers"] == torture.filled


def test_a_name_with_markup_stands_in_title_and_properties_as_it_is(journeys: Journeys) -> None:
    """XML in a name is text, in the properties of the file and in their XML twin."""
    with pikepdf.open(journeys.torture().pdf) as pdf:
        assert str(pdf.docinfo["/Title"]).endswith(f"– {TORTURE_NAME}")
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"].endswith(f"– {TORTURE_NAME}")
            assert TORTURE_NAME in metadata["dc:creator"]


def test_a_word_of_400_letters_is_whole(journeys: Journeys) -> None:
    """It breaks over lines and pages, and loses no letter."""
    assert "w" * 400 in reading.spoken_text(journeys.torture().pdf)


def test_the_document_says_hard_text_letter_by_letter(journeys: Journeys) -> None:
    """Pictures of emoji and of foreign scripts, and words from right to left, are said as they were typed."""
    torture = journeys.torture()
    wanted = reading.sheet_in_words(torture.definition, torture.filled)
    assert reading.missing_words(reading.spoken_text(torture.pdf), wanted) == []


@pytest.mark.parametrize("word", ["👩‍👩‍👧‍👦", "🇹🇷", "عليكم", "שלום", "ığüşöçİĞÜŞÖÇ", "漢字"])
def test_a_viewer_finds_words_of_every_script(journeys: Journeys, word: str) -> None:
    """Text that is searched for is found, also behind a picture."""
    need("pdftotext")
    assert any(word in sample for sample in TORTURE)
    assert word in "".join(reading.pages(journeys.torture().pdf))
