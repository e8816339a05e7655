"""A pupil's journey through every worksheet: everything that was filled in comes back, from this browser and from the file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page

from hooks.opstage.model import Site
from site_tests import pupil
from site_tests.conftest import need
from site_tests.filling import gallery_questions, made_by_a_tool, shown, write_answer
from site_tests.journeys import GROUP, NAME, Journey, Journeys
from site_tests.sheets import sheet_files

SHEETS = [file.stem for file in sheet_files()]
MOST_GALLERY_ANSWERS = 4

each_sheet = pytest.mark.parametrize("sheet", SHEETS)


@each_sheet
def test_every_answer_is_kept_as_it_was_given(journeys: Journeys, sheet: str) -> None:
    """What the browser keeps is what the pupil typed, ticked and moved."""
    journey = journeys.sheet(sheet)
    assert journey.kept["answers"] == journey.filled


@each_sheet
def test_filling_leaves_no_control_as_it_was(journeys: Journeys, content: Site, sheet: str) -> None:
    """The filler of these tests really changes every question; else the rest of this file proves nothing."""
    journey = journeys.sheet(sheet)
    same = [name for name, controls in journey.shown_filled.items() if controls == journey.shown_empty[name]]
    photos = [question.id for question in content.worksheets[sheet].questions() if question.type == "photo"]
    assert same == photos  # test_photo.py brings those


@each_sheet
def test_everything_stands_there_after_a_reload(journeys: Journeys, sheet: str) -> None:
    """Every control holds the same after a reload, and so does the browser's storage."""
    journey = journeys.sheet(sheet)
    assert journey.shown_on_return == journey.shown_filled
    assert journey.kept_on_return == journey.kept


@each_sheet
def test_the_pdf_holds_the_answers(journeys: Journeys, sheet: str) -> None:
    """antwoorden.json inside the PDF says what the browser keeps: answers, state, version and whose work it is."""
    journey = journeys.sheet(sheet)
    inside = pupil.attached(journey.pdf)
    kept = {key: value for key, value in journey.kept.items() if key != "saves"}
    assert inside["worksheets"] == {sheet: kept}
    assert kept["status"] == "done"
    known = {"name": NAME, "group": GROUP}
    about_pupil = journey.definition.get("who") != ["Ingevuld door"]  # else who filled it in is kept with the sheet
    assert (inside.get("pupil"), kept.get("madeWith")) == ((known, None) if about_pupil else (None, NAME))
    assert (inside["format"], inside["formatVersion"], inside["site"]) == ("opstage-antwoorden", 1, "opstage")


@each_sheet
def test_the_file_is_named_after_sheet_pupil_class_and_day(journeys: Journeys, sheet: str) -> None:
    """A teacher sees in the name what it is and whose; there are no spaces or accents in it."""
    what = f"werkblad-{sheet}" if sheet[0].isdigit() else sheet
    journey = journeys.sheet(sheet)
    group = "_3b" if journey.definition.get("who") != ["Ingevuld door"] else ""
    assert re.fullmatch(rf"{what}_zoe-b-amp-ipek{group}_\d{{4}}-\d{{2}}-\d{{2}}\.pdf", journey.pdf.name)


@each_sheet
def test_wiping_empties_sheet_and_storage(journeys: Journeys, sheet: str) -> None:
    """After Wis the form is as new, and nothing of the sheet is kept."""
    journey = journeys.sheet(sheet)
    assert journey.shown_wiped == journey.shown_empty
    assert f"worksheet/{sheet}" not in journey.kept_after_wipe


def assert_opens_the_same(page: Page, url: str, sheet: str, journey: Journey, file: Path) -> None:
    """A file brings every control and every kept answer back in a profile that never saw the site."""
    pupil.visit(page, url)
    pupil.open_file(page, file)
    assert pupil.failure_code(page) is None
    assert shown(pupil.form_of(page, sheet)) == journey.shown_filled
    assert pupil.kept_answers(page, sheet) == journey.filled


@each_sheet
def test_the_file_opens_in_a_fresh_profile(
    journeys: Journeys, page: Page, base_url: str, content: Site, sheet: str
) -> None:
    """Another computer shows identical answers."""
    journey = journeys.sheet(sheet)
    assert_opens_the_same(page, f"{base_url}/{pupil.path_of(content, sheet)}", sheet, journey, journey.pdf)


@each_sheet
def test_the_file_opens_after_qpdf_saved_it_again(
    journeys: Journeys, page: Page, base_url: str, content: Site, sheet: str, tmp_path: Path
) -> None:
    """Linearized and with its objects packed in streams, as mail programs and viewers do."""
    journey = journeys.sheet(sheet)
    again = tmp_path / "again.pdf"
    with pikepdf.open(journey.pdf) as pdf:
        pdf.save(again, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    assert_opens_the_same(page, f"{base_url}/{pupil.path_of(content, sheet)}", sheet, journey, again)


@each_sheet
def test_the_file_opens_after_ghostscript_saved_it_again(
    journeys: Journeys, page: Page, base_url: str, content: Site, sheet: str, tmp_path: Path
) -> None:
    """Written anew from the ground up, as a printer driver does."""
    need("gs")
    journey = journeys.sheet(sheet)
    again = tmp_path / "again.pdf"
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", again, journey.pdf], check=True)
    assert_opens_the_same(page, f"{base_url}/{pupil.path_of(content, sheet)}", sheet, journey, again)


@pytest.mark.parametrize("number", range(MOST_GALLERY_ANSWERS))
def test_every_example_of_every_type_can_be_given_by_hand(
    page: Page, base_url: str, content: Site, number: int
) -> None:
    """In the gallery a pupil can give each answer of each contract, and the site reads exactly that answer."""
    pupil.visit(page, f"{base_url}/over/techniek/vraagtypen.html")
    for sheet, question, answers in gallery_questions(content.contracts):
        if number >= len(answers):
            continue
        answer, complete = answers[number]
        if question["type"] in ("date", "time") and not str(answer)[:1].isdigit():
            continue  # no field of a device takes words for a day; files may hold them
        if question["type"] in ("conversation", "drawing", "logbook", "photo", "recording") and made_by_a_tool(answer):
            continue  # test_practice_phone.py makes such calls with the tool, test_recording.py such clips
        form = pupil.form_of(page, sheet)
        write_answer(form.locator("[data-question]"), question, answer)
        preview = form.locator("[data-answer-preview]")
        assert pupil.preview_of(preview) == (answer, complete), sheet


def test_the_gallery_shows_every_answer_of_the_contracts(content: Site) -> None:
    """No contract has more examples than the test above walks through."""
    assert max(len(answers) for _, _, answers in gallery_questions(content.contracts)) == MOST_GALLERY_ANSWERS


def test_the_gallery_keeps_nothing(page: Page, base_url: str) -> None:
    """Trying a question type leaves no trace."""
    pupil.visit(page, f"{base_url}/over/techniek/vraagtypen.html")
    page.locator("textarea:visible").first.fill("probeersel")
    page.reload()
    pupil.wait_ready(page)
    assert pupil.kept(page) == {}
    assert page.locator("textarea:visible").first.input_value() == ""
