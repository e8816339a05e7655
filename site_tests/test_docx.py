"""Word documents of worksheets and of the stagemap: whole, in order, with real headings, lists and tables, and in LibreOffice too."""

from __future__ import annotations

import base64
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.table import Table
from playwright.sync_api import Browser, Page, expect

from hooks.opstage.definition import worksheet_definition
from hooks.opstage.model import Site
from site_tests import pupil, reading
from site_tests.conftest import TIMEOUT, Watcher, need
from site_tests.filling import TORTURE, rich_answers
from site_tests.journeys import GROUP, NAME, PROFILE, TORTURE_NAME, TORTURE_SHEET, Journeys, signed
from site_tests.sheets import sheet_files
from site_tests.validators import PROFILES, page_validation, verapdf

SHEETS = [file.stem for file in sheet_files()]
ONE_WAY = "Dit bestand kun je niet meer openen op de site. Bewaar daarvoor de pdf."
TICKS = (("Aangekruist: ", "☑"), ("Gekozen: ", "☑"), ("Niet aangekruist: ", "☐"), ("Niet gekozen: ", "☐"))
STAGEMAP = "stagemap"
TORTURED = "torture"
LONG = " ".join(f"woord{number}" for number in range(2000))
REMARK = "Mooi gedaan, Zoë! Vertel nog iets meer."
COMMENT = "Dit wil ik vaker van je lezen."
LOST = "Dit antwoord had ooit een vraag."
DAYS = 40
PATIENCE = 120_000  # ms: setting all sheets on pages takes seconds, and more when others use the machine

each_sheet = pytest.mark.parametrize("sheet", SHEETS)

Files = dict[str, Path]


# Writings that are made into both kinds of files: what a worksheet does not have.


def _writing(layout: str, blocks: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    about = {
        "title": "Stuk van Sanne",
        "author": "Sanne",
        "subject": "Stuk",
        "footer": "",
        "createdAt": "2026-11-22T10:00:00Z",
    }
    return {**about, "layout": layout, "blocks": blocks, **changes}


def _table(rows: int) -> dict[str, Any]:
    cells = [
        {"cells": [f"dag {n}", "7,5", "Ik hielp in de winkel en leerde de kassa. " * 3]} for n in range(1, rows + 1)
    ]
    return {"kind": "table", "caption": "Mijn dagen", "columns": ["Dag", "Uren", "Wat ik deed"], "rows": cells}


PARTIES: list[dict[str, Any]] = [
    {"role": "Leerling", "name": "Sanne de Wit"},
    {"role": "Ouder of verzorger", "name": ""},
    {"role": "School", "name": "De heer " + "van der Lange-Naam " * 5},
    {"role": "Bedrijf", "name": "محمد"},
]
FIGURE: dict[str, Any] = {
    "kind": "figure",
    "width": 400,
    "height": 120,
    "alt": "Een kader met het woord baas",
    "caption": "Mijn bedrijf",
    "shapes": [
        {"kind": "path", "d": "M10 10 H190 V60 H10 Z", "stroke": "#0f5c63", "fill": "#eef5f5", "lineWidth": 2},
        {"kind": "text", "x": 100, "y": 40, "size": 16, "text": "Baas & <co>", "color": "#1a1a1a", "anchor": "middle"},
    ],
}
PHOTO: dict[str, Any] = {
    "kind": "image",
    "file": f"{'a' * 64}.jpg",
    "width": 80,
    "height": 60,
    "alt": "Een oven",
    "caption": "De oven",
}
AWAY: dict[str, Any] = {
    "kind": "image",
    "file": f"{'b' * 64}.jpg",
    "width": 80,
    "height": 60,
    "alt": "Een deur",
    "caption": "De deur",
}
WRITINGS: dict[str, dict[str, Any]] = {
    "letter": _writing(
        "letter",
        [
            {"kind": "lines", "lines": ["Sanne de Wit", "Utrecht"]},
            {"kind": "lines", "lines": ["Utrecht, 22 november 2026"]},
            {"kind": "text", "text": "Beste mevrouw Öztürk,\n\nBedankt voor de € 5 – ’s ochtends 🥐.\nأنا محمد"},
            {"kind": "lines", "lines": ["", "Sanne"]},
        ],
    ),
    "report": _writing(
        "document",
        [
            {"kind": "heading", "level": 1, "text": "Stageverslag"},
            {"kind": "contents", "title": "Inhoud"},
            {"kind": "page"},
            {"kind": "heading", "level": 1, "text": "Wie ben ik?"},
            {"kind": "text", "text": LONG},
            {"kind": "heading", "level": 3, "text": "Kapper Knip", "aside": "maart 2026"},
            FIGURE,
            PHOTO,
            AWAY,
            {"kind": "heading", "level": 1, "text": "Logboek"},
            {"kind": "heading", "level": 2, "text": "Mijn week"},
            _table(DAYS),
            {"kind": "room", "label": "Wat wil je nog zeggen?", "lines": 6},
            {"kind": "heading", "level": 1, "text": "Handtekeningen"},
            {"kind": "signatures", "parties": PARTIES},
        ],
        footer="Stageverslag van Sanne",
    ),
    "empty": _writing("document", [], title="", author="", subject="", createdAt="niets"),
}
each_writing = pytest.mark.parametrize("name", WRITINGS)

_MAKE = """async ([writing, photo]) => {
  const text = (bytes) => new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(new Blob([bytes]));
  });
  const canvas = Object.assign(document.createElement("canvas"), { width: 80, height: 60 });
  canvas.getContext("2d").fillRect(0, 0, 40, 30);
  const jpeg = Uint8Array.from(atob(canvas.toDataURL("image/jpeg").split(",")[1]), (sign) => sign.charCodeAt(0));
  const files = async (name) => name === photo ? jpeg : undefined;
  const pdf = await opstagePdf.makeWritingPdf(writing, files);
  return { pdf: await text(pdf), docx: await text(await opstageDocx.makeDocx(writing, files)) };
}"""


@dataclass(frozen=True)
class Made:
    """All files of this module."""

    sheets: Files
    """The Word document of every worksheet that a journey walks, of the stagemap and of a sheet with hard text."""
    writings: Files
    """The Word documents of the writings."""
    pdfs: Files
    """The PDFs of the writings."""


def _export_stagemap(page: Page, base_url: str, content: Site, folder: Path) -> Path:
    """Open a file with a full answer to every question, and download all of it as one document."""
    sheets = {
        name: pupil.sheet_answers(rich_answers(worksheet_definition(worksheet)))
        for name, worksheet in content.worksheets.items()
    }
    pupil.visit(page, f"{base_url}/stagemap.html")
    pupil.open_file(page, pupil.payload(pupil.envelope(sheets, pupil={"name": NAME, "group": GROUP})))
    page.locator("label:has(input[name=kind][value=docx])").click()
    with page.expect_download(timeout=PATIENCE) as waiting:
        pupil.press(page, "make-folder")
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def _export_torture(page: Page, base_url: str, content: Site, folder: Path) -> Path:
    """A sheet with all that Word might choke on, words of the teacher, and an answer without a question."""
    answers = rich_answers(worksheet_definition(content.worksheets[TORTURE_SHEET]), TORTURE)
    feedback = {
        "at": pupil.FAR_PAST,
        "comments": {next(iter(answers)): COMMENT},
        **{"top": REMARK, "tip": "", "discuss": False, "rubric": [], "readAt": "", "reaction": ""},
    }
    lost = [{"id": "oud", "value": LOST, "reason": "retired"}]
    pupil.visit(page, f"{base_url}/{pupil.path_of(content, TORTURE_SHEET)}")
    one = pupil.sheet_answers(answers, unplaced=lost, feedback=feedback)
    pupil.open_file(
        page, pupil.payload(pupil.envelope({TORTURE_SHEET: one}, pupil={"name": TORTURE_NAME, "group": GROUP}))
    )
    return pupil.download(page, "save-docx", folder)


def _export_writings(page: Page, base_url: str, folder: Path) -> Iterator[tuple[str, Path, Path]]:
    assets: dict[str, str] = page.evaluate(
        "() => JSON.parse(document.getElementById('opstage-config').textContent).assets"
    )
    for asset in ("fonts", "pdf", "docx", "docx-pages"):
        page.add_script_tag(url=f"{base_url}/{assets[asset]}")
    for name, writing in WRITINGS.items():
        made = page.evaluate(_MAKE, [writing, PHOTO["file"]])
        pdf, word = folder / f"{name}-1.pdf", folder / f"{name}.docx"
        pdf.write_bytes(base64.b64decode(made["pdf"]))
        word.write_bytes(base64.b64decode(made["docx"]))
        yield name, pdf, word


@pytest.fixture(scope="session")
def made(
    browser: Browser, base_url: str, content: Site, journeys: Journeys, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """Every document, made once a run by clicks of a pupil."""
    folder = tmp_path_factory.mktemp("docx")
    watcher = Watcher()

    def fresh() -> Page:
        page = browser.new_context(**PROFILE).new_page()
        page.set_default_timeout(TIMEOUT)
        watcher.watch(page)
        return page

    page = fresh()
    sheets = {sheet: journeys.sheet(sheet).docx for sheet in SHEETS}
    sheets[STAGEMAP] = _export_stagemap(page, base_url, content, folder)
    writings = [*_export_writings(page, base_url, folder)]
    page.context.close()
    hard = fresh()
    sheets[TORTURED] = _export_torture(hard, base_url, content, folder)
    hard.context.close()
    yield Made(sheets, {name: word for name, _, word in writings}, {name: pdf for name, pdf, _ in writings})
    assert not watcher.verdict(), "\n".join(watcher.verdict())


# Reading a Word document


def opened(path: Path) -> Document:
    """The document as python-docx reads it."""
    return docx.Document(str(path))


def _texts(document: Document) -> Iterator[str]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            yield part.text


def words_of(path: Path) -> str:
    """All that stands in a document, in order, bare."""
    return reading.bare("".join(_texts(opened(path))))


def _ticked(piece: str) -> str:
    return next((sign + piece.removeprefix(words) for words, sign in TICKS if piece.startswith(words)), piece)


def sheet_in_words(content: Site, sheet: str, *samples: tuple[str, ...]) -> list[str]:
    """What the document of a full sheet must say, in order, with signs for what is ticked."""
    definition = worksheet_definition(content.worksheets[sheet])
    return [_ticked(piece) for piece in reading.sheet_in_words(definition, rich_answers(definition, *samples))]


def headings(document: Document) -> list[tuple[int, str]]:
    """Level and words of every heading."""
    return [
        (int(paragraph.style.name[-1]), reading.bare(paragraph.text))
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name and paragraph.style.name.startswith("Heading")
    ]


# Worksheets


@each_sheet
def test_the_document_says_every_question_and_every_answer(made: Made, content: Site, sheet: str) -> None:
    """In the order of the sheet, with emoji, Arabic and markup as they were typed."""
    assert reading.missing_words(words_of(made.sheets[sheet]), sheet_in_words(content, sheet)) == []


@each_sheet
def test_the_document_says_first_that_it_does_not_open_again(made: Made, content: Site, sheet: str) -> None:
    """Then what it is, whose, and how far it is."""
    worksheet = content.worksheets[sheet]
    day = reading.readable_date(made.sheets[sheet].stem.split("_")[-1])
    head = [
        ONE_WAY,
        worksheet.full_title,
        *signed(worksheet),
        f"Datum: {day}",
        "Status: Klaar",
        worksheet.goal,
    ]
    text = words_of(made.sheets[sheet])
    assert text.startswith(reading.bare(ONE_WAY))
    assert reading.missing_words(text, head) == []


@each_sheet
def test_headings_are_headings(made: Made, content: Site, sheet: str) -> None:
    """Sheet, sections and questions stand in the list of headings beside the document, without a level left out."""
    worksheet = content.worksheets[sheet]
    definition: dict[str, Any] = dict(worksheet_definition(worksheet))
    wanted = [(1, worksheet.full_title)]
    number = 0
    for section in definition["sections"]:
        wanted += [(2, section["title"])] if section["title"] else []
        for question in section["questions"]:
            number += 1
            wanted.append((3 if section["title"] else 2, f"{number}. {question['question']}"))
    assert headings(opened(made.sheets[sheet])) == [(level, reading.bare(words)) for level, words in wanted]


@each_sheet
def test_the_head_of_every_table_comes_back_on_every_page(made: Made, sheet: str) -> None:
    """Word is told which row is the head; a table is as wide as the text."""
    for table in opened(made.sheets[sheet]).tables:
        assert "<w:tblHeader/>" in table.rows[0]._tr.xml
        assert 'w:firstRow="' in table._tbl.xml or "w:tblLook" in table._tbl.xml
        assert len({len(row.cells) for row in table.rows}) == 1


@each_sheet
def test_the_file_is_named_like_the_pdf(made: Made, journeys: Journeys, sheet: str) -> None:
    """Sheet, first name, class and day, as test_journeys.py asks of the PDF."""
    assert made.sheets[sheet].name == f"{journeys.sheet(sheet).pdf.stem}.docx"


@each_sheet
def test_word_knows_what_it_is_and_in_which_language(made: Made, content: Site, sheet: str) -> None:
    """Title, author, Dutch, A4, and page numbers at the foot."""
    document = opened(made.sheets[sheet])
    assert document.core_properties.title == f"{content.worksheets[sheet].full_title} – {NAME}"
    assert document.core_properties.author == NAME
    assert 'w:val="nl-NL"' in document.styles.element.xml
    (section,) = document.sections
    assert [round(side.cm, 1) for side in (section.page_width, section.page_height) if side] == [21.0, 29.7]
    foot = section.footer._element.xml
    assert "Bladzijde" in foot and "PAGE" in foot and "NUMPAGES" in foot


@each_sheet
def test_nothing_but_words_travels_in_the_document(made: Made, sheet: str) -> None:
    """No answers as a file, no macro, no address of elsewhere."""
    with zipfile.ZipFile(made.sheets[sheet]) as package:
        assert not [name for name in package.namelist() if name.endswith((".json", ".bin"))]
        links = [name for name in package.namelist() if name.endswith(".rels")]
        assert not [name for name in links if b'TargetMode="External"' in package.read(name)]


# Hard text, the teacher's words, and answers without a question


def test_hard_text_is_whole(made: Made, content: Site) -> None:
    """Joined emoji, scripts from right to left, a word of 400 letters, XML and controls."""
    wanted = sheet_in_words(content, TORTURE_SHEET, TORTURE)
    assert reading.missing_words(words_of(made.sheets[TORTURED]), wanted) == []
    assert opened(made.sheets[TORTURED]).core_properties.author == TORTURE_NAME


def test_the_words_of_the_teacher_and_lost_answers_are_in_it(made: Made) -> None:
    """Over the sheet, under a question, and at the end."""
    wanted = ["Je docent schreef terug", REMARK, f"Je docent schrijft: {COMMENT}", "Antwoorden zonder vraag", LOST]
    assert reading.missing_words(words_of(made.sheets[TORTURED]), wanted) == []


def test_words_from_right_to_left_are_told_to_word(made: Made) -> None:
    """An answer in Arabic begins at the right; its words are runs of their own."""
    paragraphs = [paragraph for paragraph in opened(made.sheets[TORTURED]).paragraphs if "عليكم" in paragraph.text]
    assert paragraphs
    assert all("<w:bidi/>" in paragraph._p.xml and "<w:rtl/>" in paragraph._p.xml for paragraph in paragraphs)


# The stagemap


def test_the_stagemap_has_a_cover_and_every_sheet_on_a_new_page(made: Made, content: Site) -> None:
    """With the state of every sheet."""
    document = opened(made.sheets[STAGEMAP])
    titles = [worksheet.full_title for worksheet in content.pupil_worksheets()]
    sheets = [paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"]
    assert [reading.bare(paragraph.text) for paragraph in sheets] == [reading.bare(title) for title in titles]
    assert all(paragraph.paragraph_format.page_break_before for paragraph in sheets)
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Title"] == ["Mijn stagemap"]
    states = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert states == [
        ["Werkblad", "Status", "Laatst gewijzigd"],
        *([title, "Bezig", "5 januari 2026"] for title in titles),
    ]


def test_the_stagemap_says_every_question_and_every_answer(made: Made, content: Site) -> None:
    """It leaves nothing out that a sheet on its own says."""
    wanted = [words for sheet in content.pupil_worksheets() for words in sheet_in_words(content, sheet.id)]
    assert reading.missing_words(words_of(made.sheets[STAGEMAP]), wanted) == []


# In LibreOffice


@pytest.fixture(scope="session")
def printed(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """All documents as LibreOffice prints them, in one go."""
    need("soffice")
    need("pdftotext")
    folder = tmp_path_factory.mktemp("printed")
    documents = {**made.sheets, **made.writings}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, documents.values()),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=400)
    return {name: folder / f"{path.stem}.pdf" for name, path in documents.items()}


def _plain(text: str) -> list[str]:
    """Words in Latin letters: what else LibreOffice shows depends on its fonts. Long ones break over lines."""
    words = "".join(sign if ord(sign) < 0x250 or sign in "’‘–€…" else " " for sign in text).split()
    return [reading.bare(word) for word in words if len(word) < 30]


@each_sheet
def test_libreoffice_shows_every_answer(printed: Files, content: Site, sheet: str) -> None:
    """Every word stands on the pages. Their order is that of the file, which a test above reads; names in a drawing have their own."""
    raw = subprocess.run(["pdftotext", "-raw", printed[sheet], "-"], capture_output=True, check=True).stdout.decode()
    shown = reading.bare(" ".join(_plain(raw)))
    wanted = {word for piece in sheet_in_words(content, sheet) for word in _plain(piece)}
    assert sorted(word for word in wanted if word not in shown)[:5] == []


@pytest.mark.parametrize(("name", "slack"), [(STAGEMAP, 1), ("report", 0)])
def test_the_contents_name_the_right_pages(printed: Files, made: Made, name: str, slack: int) -> None:
    """The numbers are in the file. LibreOffice sets emoji higher than Word, so a full stagemap may be a page longer there."""
    pages = [reading.bare(text) for text in reading.pages(printed[name])]
    contents = next(text for text in reading.pages(printed[name]) if re.search(r"^\s*Inhoud$", text, re.MULTILINE))
    found = re.findall(r"^\s*(\S.*?)\s*\.{3,}\s*(\d+)$", contents, re.MULTILINE)
    levels = (1,) if name == STAGEMAP else (1, 2)
    document = opened((made.sheets | made.writings)[name])
    titles = [words for level, words in headings(document) if level in levels]
    assert [reading.bare(title) for title, _ in found] == titles
    near = {title: "".join(pages[int(page) - 1 : int(page) + slack]) for title, page in found}
    assert [title for title, text in near.items() if reading.bare(title) not in text] == []


# Writings: letters, reports and forms, as PDF and as Word document


@each_writing
def test_the_pdf_of_a_writing_is_accessible_and_archivable(made: Made, name: str) -> None:
    """PDF/UA-1 and PDF/A-3a."""
    assert page_validation(made.pdfs[name]) == []


def test_the_reference_validator_agrees(made: Made) -> None:
    """veraPDF finds nothing either."""
    need("javac")
    verdicts = verapdf(*made.pdfs.values())
    failed = {(path.name, profile): verdicts[path][profile] for path in verdicts for profile in PROFILES}
    assert {case: rules for case, rules in failed.items() if rules} == {}


def test_a_text_of_2000_words_is_whole(made: Made) -> None:
    """In both files, to the last word."""
    assert reading.missing_words(reading.spoken_text(made.pdfs["report"]), LONG.split()) == []
    assert reading.missing_words(words_of(made.writings["report"]), LONG.split()) == []


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_table_of_40_rows_has_its_head_on_every_page(made: Made, printed: Files, kind: str) -> None:
    """So that who turns a page still knows the columns."""
    pages = reading.pages(made.pdfs["report"] if kind == "pdf" else printed["report"])
    with_days = [text for text in pages if re.search(r"^\s*dag \d+\b", text, re.MULTILINE)]
    assert len(with_days) > 1
    assert all(re.search(r"Dag\s+Uren\s+Wat ik deed", text) for text in with_days)
    days = [int(day) for text in pages for day in re.findall(r"^\s*dag (\d+)\b", text, re.MULTILINE)]
    assert days == [*range(1, DAYS + 1)]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_boxes_to_sign_stand_on_one_page(made: Made, printed: Files, kind: str) -> None:
    """All of them, under their heading."""
    pages = reading.pages(made.pdfs["report"] if kind == "pdf" else printed["report"])
    assert pages[-1].count("Handtekening:") == len(PARTIES)
    assert "Handtekeningen" in pages[-1]
    assert "Ouder of verzorger" in pages[-1]


def test_a_letter_of_one_page_has_no_page_number(made: Made, printed: Files) -> None:
    """A report has."""
    for pages in (reading.pages(made.pdfs["letter"]), reading.pages(printed["letter"])):
        assert len(pages) == 1
        assert "Bladzijde" not in pages[0]
    assert "Bladzijde 2 /" in reading.pages(printed["report"])[1]


def test_pictures_have_words(made: Made) -> None:
    """A drawing is sharp in Word, and dots for who cannot show that; a photo that is not here leaves its words."""
    with zipfile.ZipFile(made.writings["report"]) as package:
        document = package.read("word/document.xml").decode()
        kinds = {Path(name).suffix for name in package.namelist() if name.startswith("word/media/")}
    assert re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', document) == [FIGURE["alt"], PHOTO["alt"]]
    assert kinds == {".svg", ".png", ".jpg"}
    wanted = [
        FIGURE["caption"],
        PHOTO["caption"],
        "Deze foto staat niet op dit apparaat.",
        AWAY["alt"],
        AWAY["caption"],
    ]
    assert reading.missing_words(words_of(made.writings["report"]), [str(piece) for piece in wanted]) == []


def test_a_reader_hears_the_headings_of_a_writing_in_order(made: Made) -> None:
    """Also where the writing leaves a level out."""
    assert (
        reading.missing_words(
            reading.spoken_text(made.pdfs["report"]),
            [
                "Stageverslag",
                "Inhoud",
                "Wie ben ik?",
                "Kapper Knip",
                "maart 2026",
                "Logboek",
                "Mijn week",
                "Handtekeningen",
            ],
        )
        == []
    )


# The button


def test_the_word_code_comes_on_the_click(page: Page, base_url: str, tmp_path: Path) -> None:
    """Not before; and the line at the foot says what the file is not."""
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url.rsplit("/", 1)[-1]))
    pupil.visit(page, f"{base_url}/werkbladen/06-bellen.html")
    assert [name for name in scripts if name.startswith("docx")] == []
    file = pupil.download(page, "save-docx", tmp_path)
    assert [name for name in scripts if name.startswith("docx-pages")] == []
    page.get_by_text("Deze site kan het niet meer openen.").wait_for()
    expect(page.locator(".notice-bar__words")).to_contain_text(file.name, use_inner_text=True)


def test_a_word_code_that_does_not_arrive_is_told(page: Page, base_url: str, watcher: Watcher) -> None:
    """Nothing is lost, and the pupil knows what to do."""
    watcher.expect("docx")
    watcher.expect("net::ERR_FAILED")
    pupil.visit(page, f"{base_url}/werkbladen/06-bellen.html")
    page.route("**/docx-*.js", lambda route: route.abort())
    pupil.press(page, "save-docx")
    page.locator(".notice-bar[data-kind=problem]").wait_for()
    expect(page.locator(".notice-bar__words")).to_contain_text(
        "Je antwoorden staan nog op dit apparaat.", use_inner_text=True
    )
