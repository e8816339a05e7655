"""The files of a cv: a PDF on one page that anyone can read, and a Word document, in two layouts. Nothing else travels in them."""

from __future__ import annotations

import base64
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from docx.document import Document
from playwright.sync_api import Browser

from site_tests import pupil, reading
from site_tests.conftest import TIMEOUT, Watcher, need
from site_tests.cv_samples import LAYOUTS, ONE_PAGE, SAMPLES, headings_of, words_of
from site_tests.validators import PROFILES, page_validation, verapdf

SMALLEST = 9.5  # points
EDGE = 0.02  # of the paper, that stays white
A4 = [21.0, 29.7]  # centimetres
CASES = [(sample, layout) for sample in SAMPLES for layout in LAYOUTS]
each_cv = pytest.mark.parametrize(("sample", "layout"), CASES, ids=[f"{s}-{lay}" for s, lay in CASES])
each_layout = pytest.mark.parametrize("layout", LAYOUTS)

_MAKE = """async (cv) => {
  const text = (bytes) => new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(new Blob([bytes]));
  });
  const pdf = await opstagePdf.makeCvPdf(cv, new Date(2026, 10, 22));
  return { pages: pdf.pages, pdf: await text(pdf.bytes), docx: await text(await opstageDocx.makeCvDocx(cv)) };
}"""


@dataclass(frozen=True)
class Made:
    """The two files of one cv, and how many pages the site says that the PDF has."""

    pdf: Path
    docx: Path
    pages: int


Files = dict[tuple[str, str], Made]


@pytest.fixture(scope="session")
def files(browser: Browser, base_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Files]:
    """Every sample in both layouts, made by the scripts of the site in a browser, once a run."""
    folder = tmp_path_factory.mktemp("cv")
    watcher = Watcher()
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    watcher.watch(page)
    pupil.visit(page, f"{base_url}/werkbladen/08-cv-en-motivatie.html")
    assets: dict[str, str] = page.evaluate(
        "() => JSON.parse(document.getElementById('opstage-config').textContent).assets"
    )
    for name in ("fonts", "pdf", "docx"):
        page.add_script_tag(url=f"{base_url}/{assets[name]}")
    made: Files = {}
    for sample, layout in CASES:
        result: dict[str, Any] = page.evaluate(_MAKE, {"layout": layout, **SAMPLES[sample]})
        stem = folder / f"{sample.replace(' ', '-')}-{layout}"
        made[sample, layout] = Made(stem.with_suffix(".pdf"), stem.with_suffix(".docx"), result["pages"])
        made[sample, layout].pdf.write_bytes(base64.b64decode(result["pdf"]))
        made[sample, layout].docx.write_bytes(base64.b64decode(result["docx"]))
    context.close()
    yield made
    assert not watcher.verdict(), "\n".join(watcher.verdict())


# The PDF


@each_cv
def test_the_pdf_is_accessible_and_archivable(files: Files, sample: str, layout: str) -> None:
    """PDF/UA-1 and PDF/A-3a, whatever a pupil writes."""
    assert page_validation(files[sample, layout].pdf) == []


def test_the_reference_validator_agrees(files: Files) -> None:
    """veraPDF finds nothing either, in the layouts and lengths that differ most."""
    need("javac")
    cases = [("full", "side"), ("minimal", "calm"), ("far too much", "side"), ("hard", "calm")]
    verdicts = verapdf(*(files[case].pdf for case in cases))
    assert {
        (path.name, profile): verdicts[path][profile]
        for path in verdicts
        for profile in PROFILES
        if verdicts[path][profile]
    } == {}


@each_cv
def test_the_site_knows_on_how_many_pages_it_stands(files: Files, sample: str, layout: str) -> None:
    """One for what a pupil may well have, more only for far too much."""
    made = files[sample, layout]
    with pikepdf.open(made.pdf) as pdf:
        assert len(pdf.pages) == made.pages
    assert (made.pages == 1) == (sample in ONE_PAGE or sample == "hard")


@each_cv
def test_no_letters_are_too_small_to_read(files: Files, sample: str, layout: str) -> None:
    """A cv with much on it is set closer and smaller, down to 9.5 points."""
    with pikepdf.open(files[sample, layout].pdf) as pdf:
        sizes = [
            float(command.operands[1])
            for page in pdf.pages
            for command in pikepdf.parse_content_stream(page)
            if str(command.operator) == "Tf"
        ]
    assert sizes and min(sizes) >= SMALLEST


def test_a_full_page_is_set_smaller_than_an_emptier_one(files: Files) -> None:
    """The steps are taken: first the white, then the letters."""
    need("pdftotext")

    def last_line(sample: str) -> float:
        return max(bottom for *_, bottom in reading.words_with_places(files[sample, "calm"].pdf))

    assert last_line("full") < last_line("heavy") < 1 - EDGE


@each_cv
def test_nothing_but_the_cv_travels_to_a_company(files: Files, sample: str, layout: str) -> None:
    """No file is attached: private answers stay at home."""
    with pikepdf.open(files[sample, layout].pdf) as pdf:
        assert len(pdf.attachments) == 0
        assert "/AF" not in pdf.Root
        assert "antwoorden" not in str(pdf.docinfo.get("/Subject"))
    with zipfile.ZipFile(files[sample, layout].docx) as package:
        names = package.namelist()
        assert not [name for name in names if name.endswith((".json", ".bin", ".vbaProject"))]
        assert not [name for name in names if name.endswith(".rels") and b'TargetMode="External"' in package.read(name)]


@each_cv
def test_a_screen_reader_says_the_cv_in_order(files: Files, sample: str, layout: str) -> None:
    """Name first; in the layout with a column at the side that column comes before the rest."""
    text = reading.spoken_text(files[sample, layout].pdf)
    assert reading.missing_words(text, words_of(SAMPLES[sample], layout)) == []


def _tags(element: Any, found: list[str]) -> list[str]:
    for child in element if isinstance(element, pikepdf.Array) else [element]:
        if isinstance(child, pikepdf.Dictionary):
            if "/S" in child:
                found.append(str(child.S)[1:])
            if "/K" in child:
                _tags(child.K, found)
    return found


@each_cv
def test_headings_and_lists_are_real(files: Files, sample: str, layout: str) -> None:
    """A reader jumps from heading to heading and hears how long a list is."""
    cv = SAMPLES[sample]
    with pikepdf.open(files[sample, layout].pdf) as pdf:
        tags = _tags(pdf.Root.StructTreeRoot.K, [])
    headings = [int(tag[1]) for tag in tags if tag in ("H1", "H2", "H3")]
    assert headings == [level for level, _ in headings_of(cv, layout)]
    lists = [section for section in cv["sections"] if section["kind"] == "list" and section["id"] != "contact"]
    assert tags.count("L") == len(lists)
    assert tags.count("LI") == sum(len(section["items"]) for section in lists)


@each_cv
def test_a_viewer_shows_whose_cv_it_is(files: Files, sample: str, layout: str) -> None:
    """Title and author in the properties, Dutch as its language."""
    name = SAMPLES[sample]["name"]
    with pikepdf.open(files[sample, layout].pdf) as pdf:
        assert str(pdf.docinfo["/Title"]) == (f"Cv van {name}" if name else "Cv")
        assert str(pdf.docinfo.get("/Author", "")) == name
        assert str(pdf.Root.Lang) == "nl-NL"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@each_cv
def test_nothing_runs_off_the_paper(files: Files, sample: str, layout: str) -> None:
    """Every word stands within the margins, however long it is."""
    need("pdftotext")
    words = [*reading.words_with_places(files[sample, layout].pdf)]
    assert [
        word for word, left, top, right, bottom in words if min(left, top) < EDGE or max(right, bottom) > 1 - EDGE
    ] == []


# The Word document


def opened(made: Made) -> Document:
    """The document as python-docx reads it."""
    return docx.Document(str(made.docx))


@each_cv
def test_word_knows_whose_cv_it_is(files: Files, sample: str, layout: str) -> None:
    """Title, author and subject in the properties; A4; Dutch."""
    document = opened(files[sample, layout])
    name = SAMPLES[sample]["name"]
    properties = document.core_properties
    assert reading.bare(properties.title) == reading.bare(f"Cv van {name}" if name else "Cv")
    assert reading.bare(properties.author) == reading.bare(name or "Op stage")
    assert properties.subject == "Cv voor een stage"
    (section,) = document.sections
    assert [round(side.cm, 1) for side in (section.page_width, section.page_height) if side] == A4
    assert 'w:val="nl-NL"' in document.styles.element.xml


@each_cv
def test_headings_are_headings_in_word(files: Files, sample: str, layout: str) -> None:
    """They stand in the list of headings beside the document, in order and with their level."""
    found = [
        (int(paragraph.style.name[-1]), reading.bare(paragraph.text.split("\t")[0]))
        for paragraph in opened(files[sample, layout]).paragraphs
        if paragraph.style and paragraph.style.name and paragraph.style.name.startswith("Heading")
    ]
    assert found == [(level, reading.bare(text)) for level, text in headings_of(SAMPLES[sample], layout)]


@each_cv
def test_lists_are_lists_in_word(files: Files, sample: str, layout: str) -> None:
    """Not lines with a dot typed before them."""
    items = [
        reading.bare(paragraph.text)
        for paragraph in opened(files[sample, layout]).paragraphs
        if paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    ]
    lists = [
        section for section in SAMPLES[sample]["sections"] if section["kind"] == "list" and section["id"] != "contact"
    ]
    assert items == [reading.bare(item) for section in lists for item in section["items"]]


@each_cv
def test_word_has_the_words_of_the_cv_in_order(files: Files, sample: str, layout: str) -> None:
    """No table and no text box: who listens hears the parts one after the other, and headings stay in the list of headings."""
    document = opened(files[sample, layout])
    text = reading.bare("".join(paragraph.text for paragraph in document.paragraphs))
    assert reading.missing_words(text, words_of(SAMPLES[sample], layout)) == []
    assert document.tables == []
    assert "w:txbxContent" not in document.element.xml


@each_layout
def test_words_from_right_to_left_are_told_to_word(files: Files, layout: str) -> None:
    """A paragraph in Arabic begins at the right; an Arabic name in a Dutch sentence is a run of its own."""
    paragraphs = {paragraph.text: paragraph for paragraph in opened(files["hard", layout]).paragraphs}
    assert "<w:bidi/>" in paragraphs["أنا محمد"]._p.xml
    mixed = paragraphs["Ik ben محمد en ik kook."]
    assert "<w:bidi/>" not in mixed._p.xml
    assert [run.text.strip() for run in mixed.runs if "<w:rtl/>" in run._r.xml] == ["محمد"]


@pytest.fixture(scope="session")
def printed(files: Files, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """The Word documents as LibreOffice prints them, in one go."""
    need("soffice")
    need("pdftotext")
    folder = tmp_path_factory.mktemp("printed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    documents = [str(made.docx) for made in files.values()]
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *documents]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {case: folder / f"{made.docx.stem}.pdf" for case, made in files.items()}


@each_cv
def test_libreoffice_opens_the_same_words(printed: dict[tuple[str, str], Path], sample: str, layout: str) -> None:
    """Every word of the cv stands on the pages that it prints. Emoji and words from right to left depend on its fonts."""
    raw = subprocess.run(["pdftotext", "-raw", printed[sample, layout], "-"], capture_output=True, check=True)
    shown = reading.bare(raw.stdout.decode())
    wanted = [piece for piece in words_of(SAMPLES[sample], layout) if sample != "hard" or piece.isascii()]
    assert [piece for piece in wanted if reading.bare(piece) not in shown] == []


@each_layout
@pytest.mark.parametrize("sample", ONE_PAGE)
def test_libreoffice_prints_it_on_one_page(printed: dict[tuple[str, str], Path], sample: str, layout: str) -> None:
    """What fits one page as PDF fits one page from Word."""
    with pikepdf.open(printed[sample, layout]) as pdf:
        assert len(pdf.pages) == 1
