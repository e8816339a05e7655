"""A pupil's journey through every worksheet: everything that was filled in comes back, from this browser and from the file."""

from __future__ import annotations

import base64
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Locator, Page, expect

from hooks.opstage.model import Site
from site_tests import pupil
from site_tests.conftest import need
from site_tests.filling import gallery_questions, made_by_a_tool, shown, write_answer
from site_tests.journeys import GROUP, NAME, Journey, Journeys
from site_tests.sheets import sheet_files, varied_sheets
from site_tests.visitor import becomes

SHEETS = [file.stem for file in sheet_files()]
SAVED_AGAIN = ("13-stageovereenkomst", "kaart-9")  # a page of its own and a card
MOST_GALLERY_ANSWERS = 4

each_sheet = pytest.mark.parametrize("sheet", SHEETS)


@each_sheet
def test_every_answer_is_kept_as_it_was_given(journeys: Journeys, sheet: str) -> None:
    """What the browser keeps is what the pupil typed, ticked and moved."""
    journey = journeys.sheet(sheet)
    assert journey.kept["answers"] == journey.filled


@each_sheet
def test_filling_leaves_no_control_as_it_was(journeys: Journeys, content: Site, sheet: str) -> None:
    """The filler of these tests really changes every question, by hand or at once; else the rest of this file proves nothing."""
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
    becomes(lambda: shown(pupil.form_of(page, sheet)), journey.shown_filled)
    becomes(lambda: pupil.kept_answers(page, sheet), journey.filled)


@each_sheet
def test_the_file_opens_at_another_computer(journeys: Journeys, base_url: str, content: Site, sheet: str) -> None:
    """A browser that keeps nothing of the site shows identical answers."""
    journey = journeys.sheet(sheet)
    with journeys.computer() as page:
        assert_opens_the_same(page, f"{base_url}/{pupil.path_of(content, sheet)}", sheet, journey, journey.pdf)


def test_another_computer_keeps_nothing_of_the_site(journeys: Journeys, base_url: str) -> None:
    """Or the test above proves nothing."""
    with journeys.computer() as page:
        pupil.visit(page, f"{base_url}/werkbladen/{SAVED_AGAIN[0]}.html")
        pupil.sign(page, NAME, GROUP)
        assert pupil.kept(page)["profile"]["name"] == NAME
    with journeys.computer() as page:
        page.route("**/leeg.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto(f"{base_url}/leeg.html")
        becomes(lambda: page.evaluate("async () => [await indexedDB.databases(), Object.keys(localStorage)]"), [[], []])


def save_again_with_qpdf(pdf: Path, again: Path) -> None:
    """Linearized and with its objects packed in streams, as mail programs and viewers do."""
    with pikepdf.open(pdf) as document:
        document.save(
            again, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True
        )


def save_again_with_ghostscript(pdf: Path, again: Path) -> None:
    """Written anew from the ground up, as a printer driver does."""
    need("gs")
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", again, pdf], check=True)


SAVERS = {"qpdf": save_again_with_qpdf, "ghostscript": save_again_with_ghostscript}


@pytest.mark.parametrize("saver", SAVERS)
@pytest.mark.parametrize("sheet", SAVED_AGAIN)
def test_the_file_opens_after_another_program_saved_it_again(
    journeys: Journeys, page: Page, base_url: str, content: Site, sheet: str, saver: str, tmp_path: Path
) -> None:
    """A pupil who opens it sees identical answers."""
    journey = journeys.sheet(sheet)
    again = tmp_path / "again.pdf"
    SAVERS[saver](journey.pdf, again)
    assert_opens_the_same(page, f"{base_url}/{pupil.path_of(content, sheet)}", sheet, journey, again)


_READ = """async ([file, site]) => opstageReading.readFile(Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0)), site)"""


def read_by_the_site(page: Page, file: Path) -> dict[str, Any]:
    """What the site's own reader, whose script the page has, takes out of a file."""
    found: dict[str, Any] = page.evaluate(_READ, [base64.b64encode(file.read_bytes()).decode(), "opstage"])
    return found


@pytest.mark.parametrize("saver", SAVERS)
def test_the_site_reads_what_another_program_saved_again(
    journeys: Journeys, page: Page, base_url: str, content: Site, saver: str, tmp_path: Path
) -> None:
    """The file of every sheet; of Ghostscript, which is slow, the sheets that have together every kind of question."""
    pupil.visit(page, f"{base_url}/index.html")
    pupil.open_file(page, journeys.sheet(SAVED_AGAIN[0]).pdf)  # with the first file comes the script that reads
    different = []
    for sheet in SHEETS if saver == "qpdf" else varied_sheets(content):
        again = tmp_path / f"{sheet}.pdf"
        SAVERS[saver](journeys.sheet(sheet).pdf, again)
        if read_by_the_site(page, again).get("worksheets") != pupil.attached(journeys.sheet(sheet).pdf)["worksheets"]:
            different.append(sheet)
    assert different == []


def preview_becomes(preview: Locator, wanted: tuple[Any, bool]) -> None:
    """Wait until the gallery shows this answer under an example."""
    becomes(lambda: pupil.preview_of(preview), wanted)


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
        preview_becomes(preview, (answer, complete))


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
    expect(page.locator("textarea:visible").first).to_have_value("")
