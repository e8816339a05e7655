"""Worksheet 8 makes the cv: what is taken over from worksheet 2, the page that grows, warnings, and what goes to a company."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from hooks.opstage.model import Site
from hooks.opstage.source import mapping, sequence
from site_tests import axe, pupil, reading
from site_tests.conftest import Watcher
from site_tests.test_accessibility import LEAST_TARGET, MEASURES, NARROW, measure
from site_tests.visitor import LAPTOP, PHONE, has_focus, tab_to

SHEET = "08-cv-en-motivatie"
SOURCE = "02-dit-ben-ik"
PAGE = f"werkbladen/{SHEET}.html"
NAME = 'Işıl <b>Öz</b> & "Zoë"'
ABOUT_ME: dict[str, Any] = {
    "kwaliteiten": {"choices": ["netjes", "rustig"], "other": "lachen als het tegenzit"},
    "bewijs": [{"kwaliteit": "Rustig blijven als het druk is", "voorbeeld": "Er stond een rij. Ik hielp iedereen."}],
    "vakken": [{"vak": "techniek", "waarom": "je ziet of het werkt"}, {"vak": "Engels"}],
    "vrije-tijd": {"choices": ["koken"], "other": "skaten"},
}
MINE: dict[str, Any] = {
    "mijn-gegevens": {"naam": {"antwoord": NAME}, "woonplaats": {"antwoord": "Dordrecht"}},
    "kwaliteiten": {"twee": {"kwaliteit": "zelf bedacht", "bewijs": "echt waar"}},
    "vorm": {"choice": "zijkolom"},
    "met-motivatie": {"choice": "met"},
    "motivatie": "<img src=x onerror=alert(1)>",
}


@pytest.fixture
def open_sheet(new_context: Callable[..., BrowserContext], base_url: str) -> Callable[..., Page]:
    """Opens worksheet 8 in a fresh profile in which these worksheets are filled in."""

    def open_now(worksheets: dict[str, dict[str, Any]], **options: Any) -> Page:
        page = new_context(viewport=LAPTOP, **options).new_page()
        if worksheets:
            pupil.visit(page, f"{base_url}/index.html")
            filled = {sheet: pupil.sheet_answers(answers) for sheet, answers in worksheets.items()}
            pupil.open_file(page, pupil.payload(pupil.envelope(filled)))
        go(page, base_url)
        return page

    return open_now


def go(page: Page, base_url: str) -> None:
    """Open worksheet 8 and wait until its tools work; on a shared computer say first that the work is yours."""
    pupil.visit(page, f"{base_url}/{PAGE}")
    if page.locator("[data-action=gate-yes]").count():
        page.locator("[data-action=gate-yes]").click()
    for tool in ("cv", "cv-source"):
        page.locator(f"[data-practice={tool}][data-ready]").wait_for(state="attached")


def cell(page: Page, question: str, row: str, column: str = "antwoord") -> Locator:
    """A cell of a table."""
    return page.locator(f'[data-question="{question}"] tr[data-row="{row}"] [data-cell="{column}"]')


def cv_on_screen(page: Page) -> Locator:
    """The cv as the page shows it."""
    return page.locator(".cv-page")


def tick(page: Page, text: str) -> None:
    """Tick something of worksheet 2."""
    page.locator(".cv-source__group label", has_text=text).locator("input").check()


def show_part(page: Page, tool: str) -> None:
    """On a phone: go on until the part with a tool is in sight."""
    while not page.locator(f"[data-practice={tool}]").is_visible():
        page.locator(".section-steps .button--primary:visible").click()


def save(page: Page, action: str, folder: Path) -> Path:
    """Download a file of the cv."""
    with page.expect_download() as waiting:
        page.locator(f"[data-action={action}]").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


# Taking over from worksheet 2


def test_a_pupil_takes_over_what_he_ticks_and_nothing_else(open_sheet: Callable[..., Page]) -> None:
    """Only empty places are filled, the page says where, and undo leaves what he wrote himself."""
    page = open_sheet({SOURCE: ABOUT_ME, SHEET: MINE})
    page.locator("[data-action=cv-source-open]").click()
    boxes = page.locator("[data-candidate]")
    expect(boxes).to_have_count(7)
    assert not any(box.is_checked() for box in boxes.all())
    for text in ("Rustig blijven als het druk is", "netjes werken", "lachen als", "techniek", "Engels", "skaten"):
        tick(page, text)
    page.locator("[data-action=cv-source-take]").click()
    expect(cell(page, "kwaliteiten", "een", "kwaliteit")).to_have_value("Rustig blijven als het druk is")
    expect(cell(page, "kwaliteiten", "een", "bewijs")).to_have_value("Er stond een rij. Ik hielp iedereen.")
    expect(cell(page, "kwaliteiten", "twee", "kwaliteit")).to_have_value("zelf bedacht")
    expect(cell(page, "kwaliteiten", "drie", "kwaliteit")).to_have_value("netjes werken")
    expect(cell(page, "school", "vakken")).to_have_value("techniek en Engels")
    expect(cell(page, "graag", "een")).to_have_value("skaten")
    said = page.locator(".cv-source__status")
    expect(said).to_contain_text("Bij ‘Wat vertel je over je school?’: techniek, Engels")
    expect(said).to_contain_text("geen lege plek meer voor: lachen als het tegenzit")
    assert axe.violations(page) == []

    cell(page, "kwaliteiten", "drie", "bewijs").fill("Mijn bank is schoon.")
    page.locator("[data-action=cv-source-undo]").click()
    expect(cell(page, "kwaliteiten", "een", "bewijs")).to_have_value("")
    expect(cell(page, "school", "vakken")).to_have_value("")
    expect(cell(page, "kwaliteiten", "drie", "bewijs")).to_have_value("Mijn bank is schoon.")
    expect(cell(page, "kwaliteiten", "twee", "bewijs")).to_have_value("echt waar")


def test_what_was_taken_over_cannot_be_taken_over_twice(open_sheet: Callable[..., Page]) -> None:
    """It is in the list, but says that it is there already."""
    page = open_sheet({SOURCE: ABOUT_ME, SHEET: {"graag": {"twee": {"antwoord": "Skaten."}}}})
    page.locator("[data-action=cv-source-open]").click()
    option = page.locator(".cv-source__group label", has_text="skaten")
    expect(option).to_contain_text("staat er al")
    expect(option.locator("input")).to_be_disabled()


def test_an_empty_worksheet_2_gives_a_link_to_it(open_sheet: Callable[..., Page]) -> None:
    """Nothing to choose from is said in one sentence, with the way there."""
    page = open_sheet({})
    page.locator("[data-action=cv-source-open]").click()
    expect(page.locator(".cv-source__status")).to_contain_text("Werkblad 2 is hier nog leeg.")
    page.locator(".cv-source__status a").click()
    page.wait_for_url(f"**/werkbladen/{SOURCE}.html")


def test_every_role_finds_the_rows_and_columns_that_a_cv_reads(content: Site) -> None:
    """browser/core/cv.ts reads answers by these ids; whoever renames one changes it there too."""
    wanted = {
        "mijn-gegevens": ({"naam", "woonplaats", "mail", "telefoon"}, {"antwoord"}),
        "school": ({"school", "klas", "profiel", "geleerd", "vakken"}, {"antwoord"}),
        "ervaring": (set(), {"wat", "wanneer", "geleerd"}),
        "talen": (set(), {"taal", "niveau"}),
        "kwaliteiten": (set(), {"kwaliteit", "bewijs"}),
        "graag": (set(), {"antwoord"}),
    }
    questions = {question.id: question for question in content.worksheets[SHEET].questions()}
    for name, (rows, columns) in wanted.items():
        options = questions[name].options
        assert rows <= {mapping(row)["id"] for row in sequence(options.get("rows"))}, name
        assert columns <= {mapping(column)["id"] for column in sequence(options["columns"])}, name


# The cv


def test_the_cv_grows_and_comes_back(open_sheet: Callable[..., Page], base_url: str, tmp_path: Path) -> None:
    """Typing changes it at once; it survives a reload half-way and comes out of a PDF of the worksheet on another computer."""
    page = open_sheet({SHEET: MINE})
    cv = cv_on_screen(page)
    expect(cv.locator("h4")).to_have_text(NAME)
    expect(cv.locator("[data-cv-section]")).to_have_count(3)
    cell(page, "mijn-gegevens", "mail").fill("isil op school")
    page.locator('[data-question="ervaring"] [data-cell="wat"]').first.fill("helpen op de markt")
    expect(cv.locator('[data-cv-section="experience"] h6')).to_have_text("Helpen op de markt")
    expect(page.locator(".cv-live__open")).to_contain_text("Talen")
    pupil.wait_saved(pupil.form_of(page, SHEET))
    shown = cv.inner_text()
    assert axe.violations(page) == []

    page.reload()
    page.locator("[data-practice=cv][data-ready]").wait_for(state="attached")
    expect(cv).to_have_text(shown, use_inner_text=True)
    expect(cv).to_have_attribute("data-layout", "side")

    file = pupil.download(page, "save-pdf", tmp_path)
    other = open_sheet({})
    pupil.open_file(other, file)
    expect(cv_on_screen(other)).to_have_text(shown, use_inner_text=True)
    expect(cv_on_screen(other)).to_have_attribute("data-layout", "side")


def test_a_company_gets_the_cv_and_nothing_else(open_sheet: Callable[..., Page], tmp_path: Path) -> None:
    """Both files hold what the page shows, hostile text as text, under a name with first name and day."""
    page = open_sheet({SHEET: {**MINE, "aanpassen": "geheim voor mijn docent"}})
    pdf = save(page, "save-cv-pdf", tmp_path)
    expect(page.locator(".cv-live__status")).to_contain_text(
        f"Het heet {pdf.name}. Het past op 1 bladzijde.".split(".")[0]
    )
    expect(page.locator(".cv-live__status")).to_contain_text("Het past op 1 bladzijde.")
    word = save(page, "save-cv-docx", tmp_path)
    expect(page.locator(".cv-live__status")).to_contain_text(word.name)
    day = str(page.evaluate("() => new Date().toLocaleDateString('sv')"))
    assert (pdf.name, word.name) == (f"cv_isil_{day}.pdf", f"cv_isil_{day}.docx")

    wanted = [NAME, "Dordrecht", "Zelf bedacht", "Echt waar", "<img src=x onerror=alert(1)>"]
    said = reading.spoken_text(pdf)
    written = reading.bare("".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs))
    assert reading.missing_words(said, wanted) == reading.missing_words(written, wanted) == []
    assert "geheim" not in said + written
    with pikepdf.open(pdf) as opened:
        assert len(opened.attachments) == 0 and len(opened.pages) == 1
    expect(cv_on_screen(page).locator("img, b")).to_have_count(0)


def test_a_pupil_chooses_the_layout_and_leaves_the_motivation_out(open_sheet: Callable[..., Page]) -> None:
    """Both choices are answers on the sheet."""
    page = open_sheet({SHEET: MINE})
    motivation = cv_on_screen(page).locator('[data-cv-section="motivation"]')
    expect(motivation).to_be_visible()
    page.get_by_role("radio", name="rustig, met alles onder elkaar").check()
    expect(cv_on_screen(page)).to_have_attribute("data-layout", "calm")
    page.get_by_role("radio", name="zonder mijn motivatie").check()
    expect(motivation).to_have_count(0)
    pupil.wait_kept(page, lambda _: pupil.kept_answers(page, SHEET).get("met-motivatie") == {"choice": "zonder"})


def test_private_things_get_a_kind_warning_that_stops_nothing(open_sheet: Callable[..., Page], tmp_path: Path) -> None:
    """A BSN, a day of birth, an address and a phone number, each with the way to the question."""
    page = open_sheet({})
    warnings = page.locator(".cv-live__warnings li")
    expect(warnings).to_have_count(0)
    cell(page, "mijn-gegevens", "telefoon").fill("06 12345678")
    page.locator('[data-question="motivatie"] textarea').fill("BSN 111222333, geboren op 3 mei 2011, Dorpsstraat 3")
    expect(warnings).to_have_count(4)
    expect(warnings.first).to_contain_text("Is dit een computer van school?")
    assert axe.violations(page) == []
    warnings.last.get_by_role("button").click()
    assert has_focus(page, '[data-question="motivatie"] textarea')
    page.keyboard.press("Control+A")
    page.keyboard.type("Ik wil graag.")
    expect(warnings).to_have_count(1)
    assert save(page, "save-cv-pdf", tmp_path).stat().st_size > 1000


def test_too_much_for_one_page_is_said(open_sheet: Callable[..., Page], tmp_path: Path) -> None:
    """The file is made all the same, on two pages."""
    page = open_sheet({SHEET: {"motivatie": "Ik werk graag met mijn handen, want dat kan ik. " * 150}})
    with pikepdf.open(save(page, "save-cv-pdf", tmp_path)) as pdf:
        assert len(pdf.pages) == 2
    expect(page.locator(".cv-live__status")).to_contain_text("Het past niet op 1 bladzijde. Het zijn er nu 2.")


def test_code_that_does_not_arrive_is_said_and_can_be_tried_again(
    open_sheet: Callable[..., Page], watcher: Watcher, tmp_path: Path
) -> None:
    """The answers are safe, and the next try works."""
    watcher.expect("Failed to load resource")
    page = open_sheet({SHEET: MINE})
    page.route("**/docx-*.js", lambda route: route.abort())
    page.locator("[data-action=save-cv-docx]").click()
    expect(page.locator(".cv-live__status")).to_contain_text("Het lukt niet. Je antwoorden staan nog op dit apparaat.")
    page.unroute("**/docx-*.js")
    assert save(page, "save-cv-docx", tmp_path).suffix == ".docx"


def test_code_for_files_comes_on_the_click(open_sheet: Callable[..., Page]) -> None:
    """A page with a cv on it loads nothing heavy before."""
    page = open_sheet({SHEET: MINE})
    names: list[str] = page.evaluate("() => performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [name for name in names if any(part in name for part in ("/pdf-", "/docx-", "/fonts-"))]


# By keyboard, on a phone, on paper


def test_a_pupil_without_a_mouse_makes_a_cv(open_sheet: Callable[..., Page], tmp_path: Path) -> None:
    """Take over, choose a layout, download: with Tab, Space and Enter."""
    page = open_sheet({SOURCE: ABOUT_ME})
    tab_to(page, "[data-action=cv-source-open]")
    page.keyboard.press("Enter")
    page.locator("[data-candidate]").first.wait_for()
    assert has_focus(page, "[data-candidate]")
    page.keyboard.press("Space")
    tab_to(page, "[data-action=cv-source-take]")
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-action=cv-source-undo]")
    tab_to(page, '[data-question="vorm"] input')
    page.keyboard.press("ArrowDown")
    expect(cv_on_screen(page)).to_have_attribute("data-layout", "side")
    tab_to(page, "[data-action=save-cv-docx]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "cv.docx")
    headings = [
        p.text
        for p in docx.Document(str(tmp_path / "cv.docx")).paragraphs
        if "Heading" in str(p.style and p.style.name)
    ]
    assert headings == ["Cv", "Dit kan ik goed", "Rustig blijven als het druk is"]


def test_on_a_phone_everything_fits_and_a_thumb_hits_it(open_sheet: Callable[..., Page]) -> None:
    """At 360 and at 320 wide: no sideways scrolling, large targets, nothing for axe to say."""
    page = open_sheet(
        {SOURCE: ABOUT_ME, SHEET: {**MINE, "ervaring": [{"wat": "w" * 80, "wanneer": "2 jaar"}]}}, bypass_csp=True
    )
    page.evaluate(MEASURES)
    page.set_viewport_size(PHONE)
    for tool, open_up in (("cv-source", "[data-action=cv-source-open]"), ("cv", "")):
        show_part(page, tool)
        if open_up:
            page.locator(open_up).click()
            page.locator("[data-candidate]").first.wait_for()
        assert axe.violations(page) == []
        assert measure(page, f"smallTargets({LEAST_TARGET})") == []
        for size in (NARROW, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            assert measure(page, "sideways()") == []


def test_without_script_there_is_a_cv_to_write(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """What to copy from worksheet 2, and an empty cv with lines."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/{PAGE}")
    expect(page.locator(".cv-source__paper")).to_contain_text("Pak jouw werkblad 2 erbij.")
    expect(page.locator(".cv-form__line")).to_have_count(17)
    expect(page.locator(".cv-live")).to_be_hidden()
    expect(page.locator("[data-practice] button:visible")).to_have_count(0)


def test_an_empty_sheet_prints_an_empty_cv(open_sheet: Callable[..., Page]) -> None:
    """Also where the script runs: the page on the screen stays on the screen."""
    page = open_sheet({})
    expect(page.locator(".cv-form")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".cv-form")).to_be_visible()
    expect(page.locator(".cv-live")).to_be_hidden()
