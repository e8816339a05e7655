"""Letters on sheets 17 and 8: put together from parts, made one's own as a whole, and taken along as a file, a mail or a card."""

from __future__ import annotations

import email
import email.policy
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docx
import pikepdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from site_tests import axe, pupil, reading, validators
from site_tests.conftest import TIMEOUT, need
from site_tests.visitor import PHONE, becomes, focused, has_focus, stub_print, tab_to

SHEET = "17-bedankbrief"
MOTIVATION = "08-cv-en-motivatie"
NARROW: ViewportSize = {"width": 320, "height": 640}
HOSTILE = "</p><img src=x onerror=alert(1)>"

# What a pupil answers: question → what its form holds.
ANSWERS: Mapping[str, Any] = {
    "aanhef": {"choice": "beste-meneer"},
    "boven": {
        "naam": {"antwoord": "İpek Şahin"},
        "plaats": {"antwoord": "Dordrecht"},
        "lezer": {"antwoord": "jan de boer"},
        "bedrijf": {"antwoord": "Meubelmakerij De Boer"},
        "adres-bedrijf": {"antwoord": "Zaagpad 1\n3311 AB Dordrecht"},
    },
    "datum": "2026-03-27",
    "waarvoor": "Dank u wel dat ik 3 weken mocht meewerken.",
    "moment": "Ik denk nog vaak aan de tafel. Hij kostte € 40 – en één dag.",
    "geleerd": "Ik heb geleerd hoe je precies meet.",
    "nu": "In april ga ik naar een open dag. شكرا 😊",
    "slot": {"choice": "vriendelijk"},
}
TEXT = [
    "Beste meneer De Boer,",
    "Dank u wel dat ik 3 weken mocht meewerken.",
    "Ik denk nog vaak aan de tafel. Hij kostte € 40 – en één dag.",
    "Ik heb geleerd hoe je precies meet.",
    "In april ga ik naar een open dag. شكرا 😊",
    "Met vriendelijke groet,",
    "İpek Şahin",
]
LATIN = [piece for piece in TEXT if "شكرا" not in piece]  # pdftotext turns Arabic round
HEAD = [
    "İpek Şahin",
    "Meubelmakerij De Boer",
    "T.a.v. de heer De Boer",
    "Zaagpad 1",
    "3311 AB Dordrecht",
    "Dordrecht, 27 maart 2026",
]


def start(page: Page, base_url: str) -> None:
    """Sheet 17 with its letter at work."""
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    wait_tool(page)


def wait_tool(page: Page) -> None:
    """Wait until the letter stands there."""
    page.locator("[data-practice=letter][data-ready]").wait_for(state="attached")


def open_answers(page: Page, base_url: str, answers: Mapping[str, Any] = ANSWERS) -> None:
    """Sheet 17 with the answers of a file."""
    start(page, base_url)
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers(answers)})))
    expect(preview(page)).not_to_contain_text("Hier komt je brief")


def slot(page: Page) -> Locator:
    """The letter tool."""
    return page.locator("[data-practice=letter]")


def preview(page: Page) -> Locator:
    """The letter in the tool."""
    return slot(page).locator("[data-letter-preview]")


def field(page: Page, question: str) -> Locator:
    """The text field of a question."""
    return page.locator(f'[data-question="{question}"] textarea').first


def chosen(page: Page, question: str = "welke") -> str:
    """The id of the choice that is made; empty when there is none."""
    ticked = page.locator(f'[data-question="{question}"] input:checked')
    return str(ticked.get_attribute("value")) if ticked.count() else ""


def choice(page: Page) -> Locator:
    """The box that asks which letter counts, in the tool."""
    return slot(page).locator("[data-letter-choice] .letter-choice__box:not(:empty)")


def text_of(page: Page) -> str:
    """What the letter says on the screen."""
    return preview(page).inner_text()


def edit_whole(page: Page) -> str:
    """Bring the letter of the parts to the whole text, and write a sentence behind the second paragraph."""
    page.locator("[data-action=letter-put]").click()
    whole = field(page, "brief").input_value()
    assert whole == "\n\n".join(TEXT)
    edited = whole.replace("één dag.", "één dag. Nu staat hij recht.")
    field(page, "brief").fill(edited)
    expect(preview(page)).to_contain_text("Nu staat hij recht.")
    return edited


# --- the letter of the parts ------------------------------------------------------------------------------------------------


def test_the_letter_grows_beside_the_questions(page: Page, base_url: str) -> None:
    """Head, first line that fits the name, paragraphs, greeting: each appears where the pupil sees it, also beside the parts."""
    start(page, base_url)
    expect(preview(page)).to_contain_text("Hier komt je brief te staan.")
    page.locator('[data-question="aanhef"] label:has(input[value="geachte-mevrouw"])').click()
    field(page, "waarvoor").fill("Dank u wel.")
    cell = page.locator('[data-question="boven"] tr[data-row="lezer"] textarea')
    cell.fill("mevr. fatima van 't hof")
    beside = page.locator("[data-section=inhoud] [data-letter-preview]")
    for shown in (preview(page), beside):
        expect(shown).to_contain_text("Geachte mevrouw Van 't Hof,")
        expect(shown).to_contain_text("Dank u wel.")
    expect(slot(page).locator(".letter-tool__open button").first).to_be_visible()
    cell.fill("Kofi Mensah")
    expect(slot(page).locator(".letter-tool__looks")).to_contain_text("Geachte mevrouw Kofi Mensah,")


def test_the_head_holds_only_what_the_pupil_gave(page: Page, base_url: str) -> None:
    """No address of the pupil when he wrote none; words are text, whatever they look like."""
    answers = {**ANSWERS, "boven": {"naam": {"antwoord": HOSTILE}, "lezer": {"antwoord": "De Boer"}}, "nu": HOSTILE}
    open_answers(page, base_url, answers)
    expect(preview(page).locator(".letter-page__sender p")).to_have_text([HOSTILE])
    expect(preview(page).locator(".letter-page__addressee p")).to_have_text(["De heer De Boer"])
    expect(preview(page).locator("img")).to_have_count(0)


# --- parts and whole --------------------------------------------------------------------------------------------------------


def test_a_part_that_changes_after_the_whole_was_edited_asks_and_overwrites_nothing(page: Page, base_url: str) -> None:
    """Both texts stay; the choice is open until the pupil makes it, also after a reload."""
    open_answers(page, base_url)
    edited = edit_whole(page)
    becomes(lambda: chosen(page), "heel")
    expect(choice(page)).to_have_count(0)
    field(page, "geleerd").fill("Ik heb leren zagen.")
    expect(choice(page)).to_be_visible()
    expect(page.locator("[data-section=inhoud] .letter-choice__box")).to_contain_text("niet gelijk")
    becomes(lambda: (chosen(page), field(page, "brief").input_value()), ("", edited))
    pupil.wait_kept(page, lambda found: "leren zagen" in str(found))
    page.reload()
    page.locator("[data-action=gate-yes], [data-practice=letter][data-ready]").first.wait_for()
    if page.locator("[data-action=gate-yes]").count():
        page.locator("[data-action=gate-yes]").click()
    wait_tool(page)
    expect(choice(page)).to_be_visible()
    expect(field(page, "brief")).to_have_value(edited)
    page.locator("[data-practice=letter] [data-action=letter-parts]").click()
    expect(preview(page)).to_contain_text("Ik heb leren zagen.")
    expect(preview(page)).not_to_contain_text("Nu staat hij recht.")
    becomes(lambda: (chosen(page), field(page, "brief").input_value()), ("stukjes", edited))


def test_only_the_new_piece_goes_into_the_whole_and_back_again(page: Page, base_url: str) -> None:
    """The pupil's own sentences stay; the old text comes back on request."""
    open_answers(page, base_url)
    edited = edit_whole(page)
    field(page, "geleerd").fill("Ik heb leren zagen.")
    slot(page).locator("[data-action=letter-patch]").click()
    patched = edited.replace("Ik heb geleerd hoe je precies meet.", "Ik heb leren zagen.")
    becomes(lambda: (chosen(page), field(page, "brief").input_value()), ("heel", patched))
    expect(choice(page)).to_have_count(0)
    page.locator("[data-action=letter-undo]").click()
    expect(field(page, "brief")).to_have_value(edited)


def test_a_whole_that_was_not_edited_goes_along_with_the_parts(page: Page, base_url: str) -> None:
    """Nothing to ask: the pupil wrote nothing there himself."""
    open_answers(page, base_url)
    page.locator("[data-action=letter-put]").click()
    field(page, "geleerd").fill("Ik heb leren zagen.")
    expect(preview(page)).to_contain_text("Ik heb leren zagen.")
    expect(field(page, "brief")).to_have_value(re.compile("Ik heb leren zagen[.]"))
    expect(choice(page)).to_have_count(0)


def test_putting_the_parts_over_an_own_text_can_be_undone(page: Page, base_url: str) -> None:
    """The button says what it did, and the old text is one press away."""
    open_answers(page, base_url, {**ANSWERS, "brief": "Mijn eigen brief."})
    page.locator("[data-action=letter-put]").click()
    expect(field(page, "brief")).to_have_value("\n\n".join(TEXT))
    page.locator("[data-action=letter-undo]").click()
    expect(field(page, "brief")).to_have_value("Mijn eigen brief.")
    expect(preview(page)).to_contain_text("Mijn eigen brief.")


def test_an_open_choice_is_asked_before_the_letter_goes_out(page: Page, base_url: str, tmp_path: Path) -> None:
    """Stepping back makes no file; an answer does."""
    open_answers(page, base_url)
    edit_whole(page)
    field(page, "geleerd").fill("Ik heb leren zagen.")
    slot(page).locator("[data-action=letter-eml]").click()
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(choice(page)).to_be_visible()
    slot(page).locator("[data-action=letter-eml]").click()
    with page.expect_download() as waiting:
        page.locator("dialog [data-action=letter-whole]").click()
    waiting.value.save_as(tmp_path / "brief.eml")
    body = mail_body(tmp_path / "brief.eml")
    assert "Nu staat hij recht." in body
    assert "leren zagen" not in body


# --- files ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Made:
    """The files of one letter."""

    pdf: Path
    docx: Path
    eml: Path
    mailto: str


def mail_body(path: Path) -> str:
    """The text of a mail file."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return str(message.get_content()).replace("\r\n", "\n")


@pytest.fixture(scope="session")
def made(browser: Browser, base_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The letter of the parts in every form, made once."""
    folder = tmp_path_factory.mktemp("letters")
    context = browser.new_context(locale="nl-NL", accept_downloads=True)
    context.set_default_timeout(TIMEOUT * 3)
    page = context.new_page()
    open_answers(page, base_url)
    files = [pupil.download(page, f"letter-{kind}", folder) for kind in ("pdf", "docx", "eml")]
    link = str(page.locator("[data-action=letter-mail]").get_attribute("href"))
    yield Made(files[0], files[1], files[2], link)
    context.close()


def test_the_pdf_is_a_letter_on_one_page_and_nothing_else_travels(made: Made) -> None:
    """Head and text in order for eye and ear; accessible and archivable; no answers inside."""
    assert made.pdf.name.startswith("bedankt-voor-mijn-stage_")
    assert validators.page_validation(made.pdf) == []
    assert reading.missing_words(reading.spoken_text(made.pdf), [*HEAD, *TEXT]) == []
    with pikepdf.open(made.pdf) as pdf:
        assert len(pdf.pages) == 1
        assert not pdf.attachments


def test_the_word_document_is_the_same_letter(made: Made) -> None:
    """Every paragraph in order, with room to sign between the greeting and the name."""
    lines = [paragraph.text for paragraph in docx.Document(str(made.docx)).paragraphs]
    text = reading.bare("".join(lines))
    assert reading.missing_words(text, [*HEAD, *TEXT]) == []
    end = next(number for number, line in enumerate(lines) if TEXT[-2] in line)
    assert [line for line in "\n".join(lines[end:]).split("\n") if not line.strip()], "no room to sign"


def test_the_mail_holds_the_text_without_the_head(made: Made) -> None:
    """As a file and as a link; it is addressed to no one."""
    message = email.message_from_bytes(made.eml.read_bytes(), policy=email.policy.default)
    assert (message["Subject"], message["To"]) == ("Bedankt voor mijn stage", None)
    assert mail_body(made.eml).strip() == "\n\n".join(TEXT)
    link = urlsplit(made.mailto)
    assert link.path == ""
    assert parse_qs(link.query)["body"][0].replace("\r\n", "\n") == "\n\n".join(TEXT)


def test_the_card_is_one_paper_to_fold_with_the_text_to_copy_behind_it(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    """A4 without margins, the front upright at the bottom right, the first line upside down inside; then the page is as it was."""
    need("pdftotext")
    page.add_init_script("window.addEventListener('afterprint', (event) => event.stopImmediatePropagation(), true);")
    stub_print(page)
    open_answers(page, base_url)
    slot(page).locator("[data-action=letter-card]").click()
    becomes(lambda: page.evaluate("window.prints"), 1)
    path = tmp_path / "kaart.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    first, second = reading.pages(path)
    assert "Bedankt" in first
    assert reading.missing_words(reading.bare(second), LATIN) == []
    _, left, top, right, _bottom = next(found for found in reading.words_with_places(path) if found[0] == "Bedankt")
    assert 0.5 < left < right < 1
    assert 0.5 < top < 1
    with pikepdf.open(path) as pdf:
        width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)


def test_the_page_is_as_it_was_after_the_card(page: Page, base_url: str) -> None:
    """The paper of the card goes when printing is done."""
    stub_print(page)
    open_answers(page, base_url)
    slot(page).locator("[data-action=letter-card]").click()
    expect(page.locator("[data-hand-card]")).to_have_count(1)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator("[data-hand-card]")).to_have_count(0)
    assert "prints-card" not in str(page.locator("html").get_attribute("class"))


def test_a_long_letter_is_whole_in_the_pdf(page: Page, base_url: str, tmp_path: Path) -> None:
    """Two thousand words take more pages; the last one is there, and the greeting stands with the name."""
    words = " ".join(f"woord{number}" for number in range(2000))
    open_answers(page, base_url, {**ANSWERS, "moment": words})
    path = pupil.download(page, "letter-pdf", tmp_path)
    assert reading.missing_words(reading.spoken_text(path), [words, *TEXT[3:]]) == []
    last = reading.pages(path)[-1]
    assert "Met vriendelijke groet," in last
    assert "Şahin" in last


def test_libreoffice_opens_the_letter_on_one_page(made: Made, tmp_path: Path) -> None:
    """With the same words."""
    need("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(made.docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    pages = reading.pages(tmp_path / f"{made.docx.stem}.pdf")
    assert len(pages) == 1
    assert reading.missing_words(reading.bare(pages[0]), [*HEAD, *LATIN]) == []


# --- the letter of sheet 8 --------------------------------------------------------------------------------------------------


def test_the_letter_to_ask_for_a_place_waits_until_the_pupil_comes_near(page: Page, base_url: str) -> None:
    """Its script is not part of the first load; then the motivation of the cv stands in the letter, under a subject."""
    page.set_viewport_size({"width": 1366, "height": 500})
    pupil.visit(page, f"{base_url}/werkbladen/{MOTIVATION}.html")
    page.locator("[data-practice=cv][data-ready]").wait_for(state="attached")
    expect(page.locator("[data-practice=letter][data-ready]")).to_have_count(0)
    field(page, "motivatie").fill("Ik kies voor uw keuken.")
    wait_tool(page)
    field(page, "brief-vraag").fill("Ik zoek een stage in maart.")
    page.locator('[data-question="brief-aanhef"] label:has(input[value="geachte-onbekend"])').click()
    expect(preview(page).locator("p")).to_contain_text(
        [
            "Onderwerp: Mijn motivatie voor een stage",
            "Geachte heer of mevrouw,",
            "Ik zoek een stage",
            "Ik kies voor uw keuken.",
        ]
    )
    expect(slot(page).locator("[data-action=letter-card]")).to_have_count(0)


# --- everyone ---------------------------------------------------------------------------------------------------------------


def test_the_whole_way_goes_by_keyboard(page: Page, base_url: str) -> None:
    """Put, edit, change a part, choose: with Tab, Enter and letters only."""
    open_answers(page, base_url)
    field(page, "brief").focus()
    tab_to(page, "[data-action=letter-put]")
    page.keyboard.press("Enter")
    field(page, "brief").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" uit klas 3B")
    field(page, "nu").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Tot dan.")
    tab_to(page, "[data-section=inhoud] [data-action=letter-whole]")
    page.keyboard.press("Enter")
    expect(choice(page)).to_have_count(0)
    becomes(lambda: chosen(page), "heel")
    assert has_focus(page, "[data-letter-preview]"), focused(page, "it.outerHTML")


@pytest.mark.parametrize("size", [NARROW, PHONE], ids=["320", "360"])
def test_the_letter_fits_a_phone(new_context: Callable[..., BrowserContext], base_url: str, size: ViewportSize) -> None:
    """Without sideways scrolling, in every state, and without anything that axe finds."""
    page = new_context(viewport=size, has_touch=True).new_page()
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    wait_tool(page)
    answers = {**ANSWERS, "brief": "Een heel andere brief."}
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers(answers)})))
    page.evaluate("() => document.querySelectorAll('[data-section]').forEach((section) => { section.hidden = false; })")
    expect(choice(page)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    axe.start(page)
    assert axe.result(page) == []


def test_without_script_and_on_paper_the_order_of_a_letter_stands_there(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """The HTML is the product: the questions are there, with how to put them together."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    expect(page.locator(".letter-order li")).to_have_count(7)
    expect(page.locator("[data-letter-tool]")).to_be_hidden()
