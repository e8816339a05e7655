"""After the internship: one report out of many sheets, the form for the company, the certificate, and whose sheets are whose."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from playwright.sync_api import Locator, Page, expect

from hooks.opstage.definition import worksheet_definition
from hooks.opstage.model import Site
from hooks.opstage.source import mapping, sequence
from site_tests import photos, pupil, reading, test_photo
from site_tests.test_print import to_paper
from site_tests.tool_pages import HOSTILE, NewContext, page_faults, slot_of, tool_on
from site_tests.validators import page_validation
from site_tests.visitor import LAPTOP, PHONE, becomes, has_focus, stub_print, tab_to

REPORT, CERTIFICATE, ASSESSMENT = "stageverslag", "stagecertificaat", "beoordeling"
TOOL = "internship-report"
SURVEY = Path(__file__).parent / "survey.js"
LONG = "Het was een lange dag in de kas. " * 250 + "En dit is het eind."
ABOUT_ME: dict[str, Any] = {
    "kwaliteiten": {"choices": ["netjes"], "other": HOSTILE},
    "profiel": "Ik ben rustig – én snel. 🌱",
}
WEEK: dict[str, Any] = {"week": {"maandag": {"begin": "08:30", "eind": "16:00"}}}
INTERVIEW: dict[str, Any] = {"leukst": "De planten. مرحبا", "salaris": "Dat is geheim."}
MINE: dict[str, Any] = {
    "titel": f"Tussen de bloemen {HOSTILE}",
    "bedrijf-naam": "Kwekerij Zon",
    "eerste-dag": "2026-11-02",
    "laatste-dag": "2026-11-13",
    "inleiding": "Ik liep stage bij een kwekerij.",
    "werk": LONG,
    "slot": "Mijn volgende stap is een open dag.",
}
OPEN_FIRST = "() => [...document.querySelectorAll('.report-page h5')].map((it) => it.innerText)"


# Whose sheet it is


def test_a_sheet_of_a_company_or_school_hangs_on_no_card(content: Site) -> None:
    """No list of pupils names it, and a stagemap does not count it."""
    others = {sheet.id: sheet for sheet in content.worksheets.values() if sheet.audience != "pupil"}
    assert others.keys() >= {ASSESSMENT, CERTIFICATE}
    assert {sheet.card for sheet in others.values()} == {0}
    listed = {
        sheet.id
        for card in content.cards
        for kind in ("page", "card")
        for sheet in content.worksheets_of(card.number, kind)
    }
    assert listed == {sheet.id for sheet in content.pupil_worksheets()}


def test_the_form_of_a_company_asks_nothing_of_a_pupil_but_name_and_class(content: Site) -> None:
    """No question for a surname, an address, health or home; those two stand beside the download."""
    asked = " ".join(question.question for question in content.worksheets[ASSESSMENT].questions()).lower()
    assert not [word for word in ("achternaam", "adres", "geboor", "ziek", "thuis", "cijfer") if word in asked]


def test_work_of_a_company_on_a_shared_computer_is_no_page_of_a_stagemap_but_is_not_lost(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    """The PDF of a pupil shows only the sheets of the pupil; the answers of the company go along in the file."""
    sheets = {
        "17-bedankbrief": pupil.sheet_answers({"wie": "Aan meneer De Boer"}),
        ASSESSMENT: pupil.sheet_answers({"top": "Jij was elke dag op tijd."}),
    }
    pupil.visit(page, f"{base_url}/index.html")
    pupil.open_file(page, pupil.payload(pupil.envelope(sheets, pupil={"name": "Noor", "group": "3b"})))
    expect(page.locator(".start")).not_to_contain_text("Beoordeling")
    pupil.press(page, "save-folder")
    file = pupil.download(page, "finish", tmp_path)
    assert pupil.attached(file)["worksheets"].keys() == sheets.keys()
    text = reading.spoken_text(file)
    assert reading.bare("De Boer") in text and reading.bare("elke dag op tijd") not in text


# The report


@pytest.fixture
def open_report(new_context: NewContext, base_url: str) -> Callable[..., Page]:
    """Opens the report in a fresh profile in which these sheets are filled in."""

    def open_now(sheets: dict[str, dict[str, Any]], **options: Any) -> Page:
        page = new_context(viewport=LAPTOP, **options).new_page()
        page.add_init_script(path=SURVEY)
        pupil.visit(page, f"{base_url}/werkbladen/{REPORT}.html")
        filled = {sheet: pupil.sheet_answers(answers) for sheet, answers in sheets.items()}
        pupil.open_file(page, pupil.payload(pupil.envelope(filled, pupil={"name": "Noor", "group": "3b"})))
        pupil.visit(page, f"{base_url}/werkbladen/{REPORT}.html")
        tool_on(page, TOOL)
        return page

    return open_now


def gather(page: Page) -> Locator:
    """Ask for the report; returns its example."""
    pupil.press(page, "gather-report")
    example = page.locator(".report-page")
    expect(example.locator("h5").first).to_be_visible()
    return example


def chapters(page: Page) -> list[str]:
    """Headings of the chapters, as the example shows them."""
    found: list[str] = page.evaluate(OPEN_FIRST)
    return found


def test_every_chapter_can_be_chosen_ordered_and_written_to(content: Site) -> None:
    """The ids of the tool, of the choice and of the order are one list; each question that it names exists."""
    slot = slot_of(content, REPORT, TOOL)
    wanted = [mapping(chapter) for chapter in sequence(slot.options["chapters"])]
    ids = [chapter["id"] for chapter in wanted]
    questions = {question.id: question for question in content.worksheets[REPORT].questions()}
    for name, key in (("hoofdstukken", "choices"), ("volgorde", "items")):
        assert [mapping(item)["id"] for item in sequence(questions[name].options[key])] == ids
    rows = [mapping(row)["id"] for row in sequence(questions["erbij"].options["rows"])]
    assert rows == [name for name in ids if name != "eigen"]
    for chapter in wanted:
        reference = slot.roles[str(chapter["role"])]
        sheet = content.worksheets[reference.split(".")[0] if "." in reference else REPORT]
        known = {question.id for question in sheet.questions()}
        assert set(map(str, sequence(chapter.get("questions")))) <= known, chapter["id"]


def test_a_report_is_made_of_what_the_pupil_has_in_the_order_that_the_pupil_wants(
    open_report: Callable[..., Page], tmp_path: Path
) -> None:
    """Pick, order, write beside it; the PDF has cover, contents and page numbers, is accessible, and opens again on the site."""
    answers = MINE | {
        "hoofdstukken": {"choices": ["ik", "plek", "interview"]},
        "volgorde": ["interview", "plek", "mensen", "uren", "logboek", "ik", "fotos", "eigen", "terugkijken"],
        "erbij": {"ik": {"tekst": "Dit wist ik al over mezelf."}},
    }
    page = open_report(
        {"02-dit-ben-ik": ABOUT_ME, "13-stageovereenkomst": WEEK, "16-interview": INTERVIEW, REPORT: answers}
    )
    example = gather(page)
    titles = ["1. Inleiding", "2. Mijn interview", "3. Mijn bedrijf en mijn werk", "4. Dit ben ik", "5. Slot"]
    becomes(lambda: chapters(page), titles)
    expect(example).to_contain_text(HOSTILE)  # as text, not as a picture
    expect(example).not_to_contain_text("geheim")
    expect(page.locator("[data-chapter=uren]")).to_have_attribute("data-state", "out")
    file = pupil.download(page, "save-report-pdf", tmp_path)
    assert file.name.startswith("stageverslag_noor_3b_")
    cover, contents, *rest = reading.pages(file)
    assert "Kwekerij Zon" in cover and "2 november 2026" in cover and "Noor" in cover
    assert all(title in contents for title in titles)
    assert "En dit is het eind." in " ".join(" ".join(rest).split()) and len(rest) >= 3
    assert page_validation(file) == []
    wanted = ["Dit wist ik al", "Ik ben rustig – én snel. 🌱"]
    assert reading.missing_words(reading.spoken_text(file), wanted) == []
    assert pupil.attached(file)["worksheets"].keys() == {REPORT}
    assert pupil.attached(file)["worksheets"][REPORT]["answers"] == answers


def test_the_word_document_says_the_same(open_report: Callable[..., Page], tmp_path: Path) -> None:
    """Headings, and every word to the last."""
    page = open_report({"02-dit-ben-ik": ABOUT_ME, "16-interview": INTERVIEW, REPORT: MINE})
    gather(page)
    document = docx.Document(str(pupil.download(page, "save-report-docx", tmp_path)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for piece in ("Kwekerij Zon", "Ik ben rustig – én snel. 🌱", "مرحبا", "En dit is het eind.", "open dag", HOSTILE):
        assert piece in text
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert "2. Dit ben ik" in headings


def test_photos_drawings_and_days_come_along_in_the_report(page: Page, base_url: str, tmp_path: Path) -> None:
    """A photo as a picture with its caption, an organogram in vectors, a logbook as a table; the PDF stays accessible."""
    photo = test_photo.open_sheet(page, base_url)
    test_photo.choose(photo, {"kas.jpg": photos.jpeg(seed=3)})
    test_photo.part(photo, 1, "alt").fill("Een kas vol planten")
    test_photo.part(photo, 1, "caption").fill("Hier sta ik elke dag")
    pupil.wait_saved(pupil.form_of(page, "15-fotoverslag"))
    day = {
        "date": "2026-11-02",
        "start": "08:30",
        "end": "16:00",
        "pause": "30",
        "did": "Karren gevuld.",
        "learned": "Stekken",
        "felt": "good",
    }
    people = [{"level": 0, "name": "Noor", "task": "chef"}, {"level": 1, "name": "Kofi", "task": "kweker"}]
    sheets: dict[str, dict[str, Any]] = {"logboek": {"dagen": [day]}, "organogram": {"mensen": people}, REPORT: MINE}
    filled = {sheet: pupil.sheet_answers(answers) for sheet, answers in sheets.items()}
    pupil.open_file(page, pupil.payload(pupil.envelope(filled)))
    pupil.visit(page, f"{base_url}/werkbladen/{REPORT}.html")
    tool_on(page, TOOL)
    example = gather(page)
    expect(example.locator("img[alt='Een kas vol planten']")).to_be_visible()
    expect(example.locator("svg[role=img]")).to_be_visible()
    expect(example).to_contain_text("Karren gevuld.")
    file = pupil.download(page, "save-report-pdf", tmp_path)
    assert page_validation(file) == []
    wanted = ["2 november 2026", "Karren gevuld.", "Hier sta ik elke dag"]
    assert reading.missing_words(reading.spoken_text(file), wanted) == []
    assert 1 in [len(paper.get_images()) for paper in pikepdf.open(file).pages]
    word = pupil.download(page, "save-report-docx", tmp_path)
    document = docx.Document(str(word))
    assert len(document.inline_shapes) >= 2
    assert "Karren gevuld." in "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )


def test_what_is_still_empty_has_a_link_to_its_sheet(open_report: Callable[..., Page]) -> None:
    """Also to the card where the pupil looks back; the own chapter is written on the sheet itself."""
    page = open_report({REPORT: {"inleiding": "Hallo."}})
    gather(page)
    becomes(lambda: chapters(page), ["1. Inleiding"])
    for chapter, address in (("interview", "16-interview.html"), ("terugkijken", "9-afscheid.html")):
        row = page.locator(f".report-states [data-chapter={chapter}]")
        expect(row).to_have_attribute("data-state", "empty")
        expect(row.locator("a")).to_have_attribute("href", re.compile(f"{re.escape(address)}$"))
    expect(page.locator("[data-chapter=eigen]")).to_contain_text("deel 1")


def test_a_report_on_a_phone_follows_the_words_and_survives_a_reload(open_report: Callable[..., Page]) -> None:
    """360 wide, with axe in each state; what is typed comes into the example, and is there after a reload."""
    page = open_report({REPORT: MINE})
    page.set_viewport_size(PHONE)
    assert page_faults(page) == []
    tool_on(page, TOOL)
    gather(page)
    assert page_faults(page) == []
    pupil.question(page, REPORT, "eigen-kop").evaluate(
        "(it, text) => { it.value = text; it.dispatchEvent(new Event('input', { bubbles: true })); }",
        "De dag dat alles misging",
    )
    pupil.question(page, REPORT, "eigen-tekst").evaluate(
        "(it, text) => { it.value = text; it.dispatchEvent(new Event('input', { bubbles: true })); }",
        "De deur zat op slot.",
    )
    expect(page.locator(".report-page")).to_contain_text("De dag dat alles misging")
    pupil.wait_saved(pupil.form_of(page, REPORT))
    page.reload()
    pupil.wait_ready(page)
    tool_on(page, TOOL)
    gather(page)
    expect(page.locator(".report-page")).to_contain_text("De deur zat op slot.")


def test_a_report_is_made_with_the_keyboard_alone(open_report: Callable[..., Page], tmp_path: Path) -> None:
    """The focus goes to what came, and on to the download."""
    page = open_report({REPORT: MINE})
    page.locator("[data-action=gather-report]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".report-page h5").first).to_be_visible()
    expect(page.locator("[data-report-live] h4").first).to_be_focused()
    tab_to(page, ".report-page")
    assert has_focus(page, "[role=group]")
    tab_to(page, "[data-action=save-report-pdf]")
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(page.locator(".report-live__status")).to_contain_text("Je verslag staat bij je downloads.")


def test_without_script_a_report_says_which_sheets_to_lay_together(new_context: NewContext, base_url: str) -> None:
    """Each with a link."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{REPORT}.html")
    links = page.locator(".report-plan a").all_inner_texts()
    assert "Werkblad 16: Interview met een collega" in links and len(links) >= 5


# The company


def test_a_company_assesses_alone_from_its_own_page(
    new_context: NewContext, base_url: str, content: Site, tmp_path: Path
) -> None:
    """From the page of the company to the form, a PDF for the school, and again on another computer; the start page stays the pupil's."""
    page = new_context(viewport=PHONE).new_page()
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/stagebedrijf/index.html")
    page.get_by_role("link", name="Beoordeling", exact=True).click()
    page.wait_for_url("**/stagebedrijf/beoordeling.html")
    pupil.wait_ready(page)
    assert page_faults(page) == []
    form = pupil.form_of(page, ASSESSMENT)
    pupil.question(page, ASSESSMENT, "bedrijf").fill("Garage Noord")
    while not pupil.question(page, ASSESSMENT, "top").is_visible():
        page.locator(".section-steps .button--primary:visible").click()
    pupil.question(page, ASSESSMENT, "top").fill("Jij was elke dag op tijd.")
    while not page.locator("[data-pupil=name]").is_visible():
        page.locator(".section-steps .button--primary:visible").click()
    expect(form).to_contain_text("Voornaam leerling")
    expect(form).not_to_contain_text("Inleveren")
    pupil.sign(page, "Emre", "4a")
    file = pupil.download(page, "save-pdf", tmp_path)
    assert file.name.startswith("beoordeling_emre_4a_")
    expect(page.locator(".notice-bar")).to_contain_text("Mail het naar de school.")
    expect(page.locator(".notice-bar")).not_to_contain_text("docent")
    assert page_validation(file) == []
    wanted = [content.worksheets[ASSESSMENT].title, "Emre", "Garage Noord", "elke dag op tijd"]
    assert reading.missing_words(reading.spoken_text(file), wanted) == []
    other = new_context().new_page()
    pupil.visit(other, f"{base_url}/stagebedrijf/beoordeling.html")
    pupil.open_file(other, file)
    expect(pupil.question(other, ASSESSMENT, "top")).to_have_value("Jij was elke dag op tijd.")
    pupil.visit(page, f"{base_url}/index.html")
    expect(page.locator("[data-resume]")).to_be_hidden()


def test_every_point_of_the_assessment_has_an_example_of_what_can_be_seen(content: Site) -> None:
    """As many rows in the table of examples as there are points to choose on, and a choice for what was not seen."""
    questions = [q for q in content.worksheets[ASSESSMENT].questions() if q.type == "choice-per-row"]
    assert len(questions) == 2
    for question in questions:
        shown = [line for line in question.material.splitlines() if line.startswith("|")][2:]
        assert len(shown) == len(sequence(question.options["rows"]))
        assert "niet-gezien" in [mapping(choice)["id"] for choice in sequence(question.options["choices"])]


# The certificate

CERTIFIED: dict[str, Any] = {
    "leerling": f"Emre Yıldız {HOSTILE}",
    "klas": "4a",
    "school": "Het Kompas",
    "bedrijf": "Garage Noord",
    "plaats": "Zwolle",
    "eerste-dag": "2026-11-02",
    "laatste-dag": "2026-11-13",
    "uren": "72",
    "taken": [{"taak": "banden wisselen", "uitleg": "voor en achter"}, {"taak": "klanten helpen"}],
    "opviel": "Rustig, ook als het druk is.",
    "tekenaars": {"school": {"naam": "mevrouw De Wit", "functie": "mentor"}},
}


def test_a_certificate_fits_one_page_and_names_all(page: Page, base_url: str, tmp_path: Path) -> None:
    """As an accessible PDF that opens again, as a Word document, and on paper; words that look like markup are words."""
    stub_print(page)
    page.add_init_script(path=SURVEY)
    address = f"{base_url}/werkbladen/{CERTIFICATE}.html"
    pupil.visit(page, address)
    pupil.open_file(page, pupil.payload(pupil.envelope({CERTIFICATE: pupil.sheet_answers(CERTIFIED)})))
    expect(page.locator(".certificate-page")).to_contain_text("mevrouw De Wit, mentor")
    assert page_faults(page) == []
    file = pupil.download(page, "save-certificate-pdf", tmp_path)
    wanted = [
        "Stagecertificaat",
        CERTIFIED["leerling"],
        "klas 4a",
        "Garage Noord",
        "2 november 2026",
        "72 uur",
        "banden wisselen",
        "Rustig",
        "mevrouw De Wit",
    ]
    assert len(reading.pages(file)) == 1
    assert page_validation(file) == []
    assert reading.missing_words(reading.spoken_text(file), wanted) == []
    assert pupil.attached(file)["worksheets"][CERTIFICATE]["answers"] == CERTIFIED
    document = docx.Document(str(pupil.download(page, "save-certificate-docx", tmp_path)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert [piece for piece in wanted if piece not in text] == []
    pupil.press(page, "print-certificate")
    becomes(lambda: page.evaluate("() => window.prints"), 1)
    (paper,) = to_paper(page, tmp_path / "paper.pdf")
    assert "Emre Yıldız" in paper and "Welk werk deed de leerling" not in paper
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".paper")).to_have_count(0)


def test_a_certificate_that_is_too_long_says_so(page: Page, base_url: str, tmp_path: Path) -> None:
    """It is made, and the maker reads how many pages it has."""
    pupil.visit(page, f"{base_url}/werkbladen/{CERTIFICATE}.html")
    long = CERTIFIED | {"opviel": "Dit is een zin die veel plaats vraagt.\n" * 60}
    pupil.open_file(page, pupil.payload(pupil.envelope({CERTIFICATE: pupil.sheet_answers(long)})))
    file = pupil.download(page, "save-certificate-pdf", tmp_path)
    pages = len(reading.pages(file))
    assert pages > 1
    expect(page.locator("[data-certificate-live]")).to_contain_text(f"Het zijn {pages} bladzijden.")


def test_an_empty_certificate_prints_to_be_filled_in_by_hand(page: Page, base_url: str) -> None:
    """Also where the script runs."""
    pupil.visit(page, f"{base_url}/werkbladen/{CERTIFICATE}.html")
    expect(page.locator(".certificate-form")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".certificate-form")).to_be_visible()
    expect(page.locator(".certificate-live")).to_be_hidden()


def test_the_definitions_say_whose_sheet_it_is(content: Site) -> None:
    """The script leans on it."""
    assert {worksheet_definition(sheet)["audience"] for sheet in content.worksheets.values()} == {
        "pupil",
        "company",
        "school",
    }
