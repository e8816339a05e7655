"""On paper: an empty sheet to write on, or the answers in full. What the printer gets is read back from a PDF."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hooks.opstage.model import Question, Site
from site_tests import pupil
from site_tests.conftest import TIMEOUT, need
from site_tests.visitor import FIRST_PAGE, FIRST_SHEET, PHONE, becomes, first_lines, stub_print

# Words of what stands around a sheet on the screen, none of which may reach paper.
CHROME = (
    "Ga naar inhoud",
    "Zoeken",
    "Open mijn bestand",
    "Hoofdmenu",
    "Werkbladen",
    "Alles wat je invult, blijft op dit apparaat.",
    "Over de techniek",
    "Je werk wordt op dit apparaat bewaard.",
    "Bewaard op dit apparaat",
    "Download als pdf",
    "Controleer mijn werk",
    "Klaar op deze computer",
    "Dit werkblad is klaar.",
    "Volgend deel",
    "Bekijk een voorbeeld",
    "Keuze wissen",
)
# Types of which a question always fits on a page.
SHORT = {"short-text", "long-text", "single-choice", "multiple-choice", "checklist", "date", "time", "number", "order"}
MOST_PARTS = 12
LEAST_LINE = 26  # CSS pixels: 7 mm, room for a hand
# Together these have every type of question and every kind of cell.
RICH_SHEETS = ("05-stappenplan", "13-stageovereenkomst", "02-dit-ben-ik")
FILL_ALL = """() => {
  const values = { date: '2026-03-09', time: '08:30' };
  for (const field of document.querySelectorAll('form [data-question] :is(input, textarea, select):not([data-answer])')) {
    if (field.matches('[type=radio], [type=checkbox]')) field.checked = true;
    else if (field instanceof HTMLSelectElement) field.selectedIndex = 1;
    else field.value = values[field.type] ?? 'GEHEIM antwoord';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}"""


def squash(text: str) -> str:
    """Text without spaces and hyphens, so that a line break or a broken word makes no difference."""
    return re.sub(r"[\s\u00ad-]", "", text)


def read(path: Path) -> list[str]:
    """The text of every page of a PDF."""
    need("pdftotext")
    result = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return result.stdout.removesuffix("\f").split("\f")


def to_paper(page: Page, path: Path) -> list[str]:
    """Print what the page prints now, as the browser's own command does; the text of every sheet of paper."""
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    return read(path)


def look(path: Path) -> list[bytes]:
    """A small picture of every page of a PDF."""
    need("pdftoppm")
    target = path.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "50", "-gray", path, target], check=True)
    return [picture.read_bytes() for picture in sorted(target.parent.glob(f"{target.name}-*.pgm"))]


@pytest.fixture(scope="session")
def empty_sheets(
    browser: Browser, base_url: str, content: Site, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Every worksheet as empty paper: id → text of its pages."""
    folder = tmp_path_factory.mktemp("paper")
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    sheets: dict[str, list[str]] = {}
    for name, worksheet in content.worksheets.items():
        if worksheet.placement == "page":
            pupil.visit(page, f"{base_url}/werkbladen/{name}.html")
            sheets[name] = to_paper(page, folder / f"{name}.pdf")
    context.close()
    return sheets


@pytest.fixture
def printing_page(page: Page) -> Page:
    """A page on which window.print only counts."""
    stub_print(page)
    return page


def questions_of(content: Site, name: str) -> list[Question]:
    """The questions of a worksheet, in order."""
    return [question for section in content.worksheets[name].sections for question in section.questions]


def test_an_empty_sheet_has_every_question_and_nothing_of_the_site(
    empty_sheets: dict[str, list[str]], content: Site
) -> None:
    """All worksheets: title, whose it is, date, every question; no header, footer, button or status."""
    assert len(empty_sheets) >= 17
    for name, pages in empty_sheets.items():
        text = "\n".join(pages)
        assert all(f"{word}:" in pages[0] for word in content.worksheets[name].paper_head), name
        missing = [q.question for q in questions_of(content, name) if squash(q.question) not in squash(text)]
        assert not missing, f"{name}: {missing}"
        assert not [word for word in CHROME if word in text], name


def parts_of(question: Question) -> list[str]:
    """What a pupil reads below the words of a question."""
    found = question.options.get("choices") or question.options.get("items") or []
    assert isinstance(found, list)
    return [str(item["label"]) for item in found if isinstance(item, dict)]


def test_a_short_question_stands_on_one_sheet_of_paper(empty_sheets: dict[str, list[str]], content: Site) -> None:
    """A page never ends between a question and its answers."""
    split: list[str] = []
    checked = 0
    for name, pages in empty_sheets.items():
        for question in questions_of(content, name):
            texts = [squash(text) for text in (question.question, question.hint, *parts_of(question))]
            if question.type not in SHORT or len(texts) > MOST_PARTS:
                continue
            checked += 1
            if not any(all(text in squash(page) for text in texts) for page in pages):
                split.append(f"{name}: {question.question}")
    assert checked > 100
    assert not split, first_lines(split)


def test_there_are_as_many_lines_as_the_teacher_asked_for(page: Page, base_url: str, content: Site) -> None:
    """The key `lines` of a question is the number of lines on paper, each high enough for a hand."""
    for name in (FIRST_SHEET, *RICH_SHEETS):
        pupil.visit(page, f"{base_url}/werkbladen/{name}.html")
        page.emulate_media(media="print")
        for question in (q for q in questions_of(content, name) if q.type == "long-text"):
            lines = page.locator(f'[data-question="{question.id}"] .write-lines > i')
            heights = [box["height"] for line in lines.all() if (box := line.bounding_box())]
            assert len(heights) == question.options.get("lines", 4), f"{name}: {question.id}"
            assert min(heights) >= LEAST_LINE
            expect(page.locator(f'[data-question="{question.id}"] textarea')).to_be_hidden()
        page.emulate_media(media="screen")


@pytest.mark.parametrize("name", RICH_SHEETS)
def test_print_empty_shows_nothing_of_what_was_filled_in(
    printing_page: Page, base_url: str, name: str, tmp_path: Path
) -> None:
    """Paper of a filled sheet looks exactly like paper of a sheet that no one touched, ticks and dates too."""
    page = printing_page
    pupil.visit(page, f"{base_url}/werkbladen/{name}.html")
    to_paper(page, tmp_path / "fresh.pdf")
    page.evaluate(FILL_ALL)
    pupil.wait_saved(pupil.form_of(page, name))
    pupil.press(page, "print-empty")
    becomes(lambda: page.evaluate("window.prints"), 1)
    text = to_paper(page, tmp_path / "filled.pdf")
    assert "GEHEIM" not in "".join(text)
    fresh, filled = look(tmp_path / "fresh.pdf"), look(tmp_path / "filled.pdf")
    assert len(fresh) == len(filled)
    different = [number for number, (a, b) in enumerate(zip(fresh, filled, strict=True), 1) if a != b]
    assert not different, f"pages {different} differ"
    assert "GEHEIM" in page.locator("form textarea:not([data-answer])").first.input_value()


def test_print_answers_cuts_nothing_off(printing_page: Page, base_url: str, content: Site, tmp_path: Path) -> None:
    """An answer of 3,000 words is on paper to its last word, with every other answer, name and class, without the site."""
    page = printing_page
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    page.evaluate(FILL_ALL)
    words = [f"woord{number}" for number in range(3000)]
    pupil.question(page, FIRST_SHEET, "reden").fill(" ".join(words) + "\n\nEn dit is het einde.")
    page.locator("[data-pupil=name]").fill("Zoë")
    page.locator("[data-pupil=group]").fill("3B")
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))
    pupil.press(page, "print-answers")
    expect(page.locator(".paper")).to_have_count(1)
    becomes(lambda: page.evaluate("window.prints"), 1)
    text = "\n".join(to_paper(page, tmp_path / "answers.pdf"))
    assert re.findall(r"\bwoord\d+", text) == words
    assert "En dit is het einde." in text
    assert "Naam: Zoë" in text and "Klas: 3B" in text
    for question in questions_of(content, FIRST_SHEET):
        assert squash(question.question) in squash(text)
    assert text.count("GEHEIM antwoord") == len(
        re.findall(
            "GEHEIM",
            page.evaluate(
                "JSON.stringify([...document.querySelectorAll('form [data-question] :is(input, textarea)')].map(field => field.value))"
            ),
        )
    )
    assert text.count("☑") == page.locator("form [data-question] .options input[type=checkbox]").count()
    assert not [word for word in CHROME if word in text]


def test_the_print_command_gives_an_empty_sheet_when_nothing_is_filled_in(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    """Ctrl+P on a fresh sheet: lines to write on."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    text = "\n".join(to_paper(page, tmp_path / "fresh.pdf"))
    assert "Naam:" in text and "Nog niet ingevuld" not in text


def test_the_print_command_gives_the_answers_when_there_are_some(page: Page, base_url: str, tmp_path: Path) -> None:
    """Ctrl+P on a sheet with work: the answers in full. Afterwards the screen is as it was, and the next print is right too."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    field = pupil.question(page, FIRST_SHEET, "reden")
    field.fill("Ik kies zin 4, want van fouten leer je.")
    text = "\n".join(to_paper(page, tmp_path / "answers.pdf"))
    assert "Ik kies zin 4, want van fouten leer je." in text
    assert "Nog niet ingevuld" in text
    expect(field).to_be_visible()
    expect(page.locator(".paper")).to_have_count(0)
    field.fill("Ik kies zin 7.")
    again = "\n".join(to_paper(page, tmp_path / "again.pdf"))
    assert "Ik kies zin 7." in again and "zin 4, want" not in again


def test_a_phone_prints_all_parts(
    new_context: Callable[..., BrowserContext], base_url: str, content: Site, tmp_path: Path
) -> None:
    """A phone shows one part at a time; its paper has them all."""
    page = new_context(viewport=PHONE).new_page()
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    text = squash("".join(to_paper(page, tmp_path / "phone.pdf")))
    assert not [q.question for q in questions_of(content, FIRST_SHEET) if squash(q.question) not in text]


def test_a_card_prints_without_the_site(page: Page, base_url: str, content: Site, tmp_path: Path) -> None:
    """A card has its text and its question on paper, and nothing else."""
    card = content.cards[5]
    pupil.visit(page, f"{base_url}/{card.page.replace('.md', '.html')}")
    text = "\n".join(to_paper(page, tmp_path / "card.pdf"))
    assert card.title in text and "Dit ga je doen" in text
    assert squash("Welke afspraken staan in een stageovereenkomst?") in squash(text)
    assert not [word for word in CHROME if word in text and word != "Werkbladen"]
