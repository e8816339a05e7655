"""Worksheet 7: mend bad mails, put a mail together, look it over, and take it along: copied, in a link, or as a file."""

from __future__ import annotations

import base64
import dataclasses
import email
import email.policy
import json
import re
import subprocess
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, ViewportSize, expect

from hooks.opstage.bundle import _tool, ensure_packages
from hooks.opstage.model import Practice, Site
from hooks.opstage.practice import check_references
from hooks.opstage.source import mapping, sequence
from site_tests import axe, pupil
from site_tests.conftest import ROOT
from site_tests.test_accessibility import LEAST_TARGET
from site_tests.test_practice_vote import BOARD_TARGET, FULL_HD, PALE_TEXT
from site_tests.visitor import PHONE, becomes, focused, has_focus, tab_to

SHEET = "07-mailen"
PAGE = f"werkbladen/{SHEET}.html"
NARROW: ViewportSize = {"width": 320, "height": 640}
SURVEY = Path(__file__).parent / "survey.js"
FIRST_MAIL = "Geachte mevrouw De Wit,"
PDF_FILE = FilePayload(
    name="Cv Şahin (2).pdf", mimeType="application/pdf", buffer=b"%PDF-1.7\n" + bytes(range(256)) * 40
)

# What a pupil answers for a good mail: question → what its form holds.
GOOD: Mapping[str, Any] = {
    "bedrijf": "Hotel Havenrand",
    "onderwerp": "Stage van 9 tot en met 20 maart",
    "aanhef": {"choice": "mevrouw"},
    "lezer": "de wit",
    "aanhef-toon": {"choice": "geachte"},
    "wie": "Mijn naam is İpek Şahin. Ik zit in klas 4 van het vmbo.",
    "wat-wanneer": "Van 9 tot en met 20 maart zoek ik een stage.",
    "waarom": "In hotel Havenrand komen gasten uit veel landen. Ik spreek Turks en Engels.",
    "kan-al": "Op school maakte ik een kast van hout.",
    "vraag": "Mag ik een keer langskomen?",
    "bijlage": {"choices": ["cv"]},
    "bijlage-zin": "Mijn cv zit bij deze mail.",
    "slot": {"choice": "met-vriendelijke-groet"},
    "afzender": "İpek Şahin\nSchool Torenveld, klas 4B",
}
GOOD_SUBJECT = str(GOOD["onderwerp"])
GOOD_BODY = """Geachte mevrouw De Wit,

Mijn naam is İpek Şahin. Ik zit in klas 4 van het vmbo. Van 9 tot en met 20 maart zoek ik een stage.

In hotel Havenrand komen gasten uit veel landen. Ik spreek Turks en Engels.

Op school maakte ik een kast van hout.

Mag ik een keer langskomen? Mijn cv zit bij deze mail.

Met vriendelijke groet,

İpek Şahin
School Torenveld, klas 4B"""


def start(page: Page, base_url: str) -> None:
    """Sheet 7 with its tools at work."""
    pupil.visit(page, f"{base_url}/{PAGE}")
    wait_tools(page)


def wait_tools(page: Page) -> None:
    """Wait until the last tool of the sheet stands ready."""
    page.locator("[data-practice=mail-composer][data-ready]").wait_for(state="attached")


def open_answers(page: Page, base_url: str, answers: Mapping[str, Any]) -> None:
    """Sheet 7 with answers of a file."""
    start(page, base_url)
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers(answers, worksheetVersion=2)})))


def composer(page: Page) -> Locator:
    """The tool that shows, checks and hands out the mail."""
    return page.locator("[data-practice=mail-composer]")


def preview(page: Page) -> Locator:
    """The mail in the composer."""
    return composer(page).locator("[data-mail-preview]")


def body_of(mail: Locator) -> str:
    """The text of a mail on the page, with a blank line between paragraphs."""
    return "\n\n".join(mail.locator(".mail-sheet__body p").all_inner_texts())


def repair(page: Page, number: int = 0) -> Locator:
    """One of the two bad mails."""
    return page.locator("[data-practice=mail-repair]").nth(number)


def line(mail: Locator, part: str) -> Locator:
    """The button of a line of a bad mail."""
    return mail.locator(f"[data-part={part}] button")


def note(mail: Locator, part: str) -> Locator:
    """The explanation of a line."""
    return mail.locator(f"[data-part={part}] [data-note]")


def reasons(page: Page) -> list[str]:
    """What the check list wants the pupil to look at again."""
    lines = composer(page).locator("[data-reason]").all()
    return [str(found.get_attribute("data-reason")) for found in lines]


def save_eml(page: Page, folder: Path) -> EmailMessage:
    """Download the mail as a file and read it as Python does."""
    path = pupil.download(page, "save-eml", folder)
    assert path.suffix == ".eml"
    return read_eml(path.read_bytes())


def read_eml(raw: bytes) -> EmailMessage:
    """A mail file by Python's own reader, which may find nothing odd in it."""
    assert raw.isascii() and b"\n" not in raw.replace(b"\r\n", b"")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert part.defects == []
        assert [(name, value.defects) for name, value in part.items() if value.defects] == []
    return message


def text_in(message: EmailMessage) -> str:
    """The text of a mail with plain line ends."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


# --- the file ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def make_eml(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """The site's own writer of mail files, run by Node."""
    script = tmp_path_factory.mktemp("eml") / "eml.js"
    esbuild = ensure_packages(ROOT / "browser") / "esbuild" / "bin" / "esbuild"
    flags = ["--bundle", "--platform=node", "--format=cjs", "--log-level=error", f"--outfile={script}"]
    entry = ROOT / "browser" / "exports" / "mail" / "eml.ts"
    subprocess.run([*_tool("node"), str(esbuild), str(entry), *flags], check=True, cwd=ROOT / "browser")
    code = """const mail = JSON.parse(require("fs").readFileSync(0, "utf-8"));
    mail.files = mail.files.map((file) => ({ ...file, bytes: new Uint8Array(file.bytes) }));
    process.stdout.write(Buffer.from(require(process.argv[1]).makeEml(mail)).toString("base64"));"""

    def make(**mail: Any) -> bytes:
        content = json.dumps({"to": "", "subject": "Stage", "body": "Dag", "files": [], **mail})
        command = [*_tool("node"), "-e", code, str(script)]
        done = subprocess.run(command, input=content, capture_output=True, text=True, check=True, encoding="utf-8")
        return base64.b64decode(done.stdout)

    return make


HARD_TEXTS = {
    "emoji": "Stage 👩‍🔧 in maart 🇳🇱 👍🏽",
    "turkish": "İpek ışık Şahin ğüşöç",
    "arabic": "مرحبا، أبحث عن تدريب",
    "one-word": "w" * 400,
    "one-odd-word": "é" * 400,
    "encoded-word": "=?UTF-8?Q?Bcc=3A?= stage",
    "quotes": "\"Stage\" <b>&amp;</b>; 'x' \\ , (y)",
    "chinese": "实习 李伟 हिन्दी ไทย",
    "colon": "Re: Fwd: X-Kop: waarde",
}


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS.keys())
def test_a_mail_file_reads_back_as_it_was_written(make_eml: Callable[..., bytes], text: str) -> None:
    """Whatever letters it holds, and long words too."""
    body = f"{text}\n\n{text}\n.\nFrom hier\n"
    message = read_eml(make_eml(to="stage@bedrijf.example", subject=text, body=body))
    assert (message["Subject"], message["To"], message["X-Unsent"]) == (text, "stage@bedrijf.example", "1")
    assert text_in(message) == body
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"


INJECTIONS = (
    "Stage\r\nBcc: x@y.example",
    "Stage\nTo: x@y.example\n\nandere tekst",
    "Stage\rCc: x@y.example",
    "Stage\u2028Cc: x@y.example",
    "Stage\x85Cc: x@y.example\x00",
)
HEADERS = {"x-unsent", "mime-version", "subject", "content-type", "content-transfer-encoding"}


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_line_ends_in_subject_or_address_add_no_header(make_eml: Callable[..., bytes], text: str) -> None:
    """They become spaces in the subject, and what is no address is left out."""
    message = read_eml(make_eml(subject=text, to=f"a@b.example{text[5:]}", body="Dag"))
    assert {name.lower() for name in message} == HEADERS
    assert "\n" not in message["Subject"] and message["Subject"].startswith("Stage ")
    assert text_in(message).strip() == "Dag"


def test_a_cv_in_the_mail_file_stays_the_same_to_the_byte(make_eml: Callable[..., bytes]) -> None:
    """Its name becomes one that every mail program reads; nothing in name or type is a header."""
    bytes_ = list(range(256)) * 30
    files = [
        {"name": 'Mijn cv "Şahin"\r\nX-Kop: y.PDF', "type": "application/pdf", "bytes": bytes_},
        {"name": "سيرة", "type": "text/html\r\nX-Kop: y", "bytes": []},
    ]
    message = read_eml(make_eml(body="Zie bijlage.", files=files))
    first, second = list(message.iter_attachments())
    assert (first.get_filename(), first.get_content_type()) == ("Mijn-cv-Sahin-X-Kop-y.pdf", "application/pdf")
    assert first.get_content() == bytes(bytes_)
    assert (second.get_filename(), second.get_content_type()) == ("bijlage", "application/octet-stream")
    assert text_in(message).strip() == "Zie bijlage."
    assert "X-Kop" not in {name for part in message.walk() for name in part}


# --- what an author writes -----------------------------------------------------------------------------------------------


def slots(content: Site, tool: str) -> list[Practice]:
    """The slots of a tool on sheet 7."""
    return [slot for section in content.worksheets[SHEET].sections for slot in section.practice if slot.tool == tool]


def test_there_are_two_bad_mails_of_which_each_line_is_explained(content: Site) -> None:
    """Both have good lines too, and every line that can be better says how."""
    mails = [[mapping(part) for part in sequence(slot.options["parts"])] for slot in slots(content, "mail-repair")]
    assert len(mails) == 2
    for parts in mails:
        assert {part["good"] for part in parts} == {True, False}
        assert [part["id"] for part in parts if not part["good"] and not part.get("better")] == []


def test_the_words_beside_the_boxes_count_the_lines_as_the_mail_does(content: Site) -> None:
    """On paper a pupil looks from one to the other."""
    questions = {question.id: question for question in content.worksheets[SHEET].questions()}
    for slot in slots(content, "mail-repair"):
        choices = [mapping(choice) for choice in sequence(questions[slot.roles["marks"]].options["choices"])]
        parts = [mapping(part) for part in sequence(slot.options["parts"])]
        assert [choice["id"] for choice in choices] == [part["id"] for part in parts]
        for number, choice in enumerate(choices, 1):
            assert str(choice["label"]).startswith(f"regel {number}: ")


def test_a_line_without_a_choice_and_a_choice_that_the_tool_does_not_know_stop_the_build(content: Site) -> None:
    """With the line in the file, and what to do."""
    sheet = content.worksheets[SHEET]

    def renamed(question: str, choice: str) -> list[str]:
        sections = tuple(
            dataclasses.replace(
                section,
                questions=tuple(
                    dataclasses.replace(q, options={**q.options, "choices": [{"id": choice, "label": "x"}]})
                    if q.id == question
                    else q
                    for q in section.questions
                ),
            )
            for section in sheet.sections
        )
        changed = {**content.worksheets, SHEET: dataclasses.replace(sheet, sections=sections)}
        return [str(problem) for problem in check_references(changed, content.contracts.tools)]

    missing = renamed("fouten-zien", "adres")
    assert len(missing) == 10 and "heeft geen keuze ‘ontvanger’" in missing[0] and f"{SHEET}.yml:" in missing[0]
    (unknown,) = renamed("aanhef-toon", "geacht")
    assert "De keuze ‘geacht’ van ‘aanhef-toon’ kent dit oefenhulpje niet." in unknown and "‘geachte’" in unknown


# --- mending -----------------------------------------------------------------------------------------------------------------


def test_a_pupil_marks_what_is_wrong_and_reads_why(page: Page, base_url: str) -> None:
    """By mouse and by keyboard; the marks are an answer, so they are there after a reload, and nothing is counted."""
    start(page, base_url)
    mail = repair(page)
    expect(mail.locator("[data-note]:visible")).to_have_count(0)
    line(mail, "aanhef").click()
    expect(line(mail, "aanhef")).to_have_attribute("aria-pressed", "true")
    expect(note(mail, "aanhef")).to_contain_text("Dit kan beter. Hoi is voor vrienden.")
    expect(note(mail, "aanhef")).to_contain_text("Zo kan het: Beste mevrouw De Wit,")
    expect(mail.get_by_role("status")).to_contain_text("Regel 4. Dit kan beter.")

    tab_to(page, "[data-part=reden] button")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(note(mail, "tuin")).to_contain_text("Dit stuk is goed. Dit is een goede zin.")
    assert axe.violations(page) == []
    page.keyboard.press("Enter")
    expect(note(mail, "tuin")).to_be_hidden()
    expect(mail.get_by_role("status")).to_have_text("Regel 7 is niet meer gemarkeerd.")

    boxes = page.locator("[data-question=fouten-zien] input:checked")
    becomes(lambda: [box.get_attribute("value") for box in boxes.all()], ["aanhef", "reden"])
    page.locator('[data-question=fouten-zien] label:has([value="naam"])').click()
    expect(note(mail, "naam")).to_be_visible()
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    pupil.wait_ready(page)
    wait_tools(page)
    marked = mail.locator("[data-part]:has([aria-pressed=true])")
    becomes(lambda: [part.get_attribute("data-part") for part in marked.all()], ["aanhef", "reden", "naam"])
    expect(mail.locator("[data-note]:visible")).to_have_count(3)

    mail.get_by_role("button", name="Laat alles zien").click()
    expect(mail.locator("[data-note]:visible")).to_have_count(mail.locator("[data-part]").count())
    expect(marked).to_have_count(3)
    mail.get_by_role("button", name="Verberg de uitleg").click()
    expect(mail.locator("[data-note]:visible")).to_have_count(3)
    expect(repair(page, 1).locator("[data-note]:visible")).to_have_count(0)


def test_a_class_mends_a_mail_on_the_board(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """One line, then its explanation, then the next; what pupils marked does not show, and nothing changes (C1 to C5)."""
    page = new_context(viewport=FULL_HD).new_page()
    start(page, base_url)
    mail = repair(page, 1)
    line(mail, "emoji").click()
    pupil.wait_kept(page, lambda _: "fouten-zien-2" in pupil.kept_answers(page, SHEET))
    before = pupil.kept_answers(page, SHEET)
    mail.get_by_role("button", name="Toon op het bord").click()
    board = page.locator("[data-board]")
    shown = board.locator(".mail-board")
    expect(shown).to_contain_text("Regel 1 van 14")
    expect(shown).to_contain_text("Van: het schooladres van Daan Kuipers")
    expect(shown).to_contain_text("Wat vind jij?")
    for _ in range(15):
        page.keyboard.press("PageDown")
    expect(shown).to_contain_text("Regel 8 van 14")
    expect(shown).to_contain_text("Zo kan het: Met oude mensen kan ik goed praten.")
    expect(board.locator("[aria-pressed]")).to_have_count(0)
    sizes = "it => [...it.querySelectorAll('p')].map((p) => parseFloat(getComputedStyle(p).fontSize))"
    assert min(board.locator(".mail-board").evaluate(sizes)) >= 32
    assert board.get_by_role("heading").evaluate("it => parseFloat(getComputedStyle(it).fontSize)") >= 48
    assert page.evaluate(PALE_TEXT, 7) == []
    assert axe.violations(page) == []
    for control in board.get_by_role("button").all():
        box = control.bounding_box()
        assert box and min(box["width"], box["height"]) >= BOARD_TARGET
    assert board.evaluate("it => it.scrollHeight - it.clientHeight") <= 1
    page.keyboard.press("ArrowLeft")
    expect(shown).to_contain_text("Wat vind jij?")
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text("Dit was de hele mail.")
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert has_focus(page, "[data-action=practice-board]")
    assert pupil.kept_answers(page, SHEET) == before


# --- writing ----------------------------------------------------------------------------------------------------------------


def test_a_mail_grows_beside_the_questions(page: Page, base_url: str) -> None:
    """The salutation follows the capitals of Dutch names, and every part of the sheet shows the mail so far."""
    start(page, base_url)
    expect(preview(page)).to_contain_text("Hier komt je mail te staan.")
    peeks = page.locator(".mail-peek [data-mail-preview]")
    expect(peeks).to_have_count(3)
    page.locator('[data-question=aanhef] label:has([value="mevrouw"])').click()
    page.locator('[data-question=aanhef-toon] label:has([value="geachte"])').click()
    for typed, line_ in (
        ("de wit", "Geachte mevrouw De Wit,"),
        ("anna de wit", "Geachte mevrouw Anna de Wit,"),
        ("Van Der Berg", "Geachte mevrouw Van der Berg,"),
        ("'t hart", "Geachte mevrouw 't Hart,"),
        ("el amrani", "Geachte mevrouw El Amrani,"),
        ("<b>x</b>", "Geachte mevrouw <b>x</b>,"),
    ):
        pupil.question(page, SHEET, "lezer").fill(typed)
        for mail in (preview(page), *peeks.all()):
            expect(mail.locator(".mail-sheet__body p").first).to_have_text(line_)
    page.locator('[data-question=aanhef] label:has([value="onbekend"])').click()
    expect(preview(page).locator(".mail-sheet__body p").first).to_have_text("Geachte heer of mevrouw,")
    assert preview(page).get_attribute("aria-live") is None


def test_the_check_list_looks_at_the_real_text_and_leads_to_the_question(page: Page, base_url: str) -> None:
    """What is odd comes first, with a link; it follows the text; a good mail gets no remark, and no one gets a grade."""
    start(page, base_url)
    tool = composer(page)
    check = tool.get_by_role("button", name="Kijk mijn mail na")
    check.click()
    expect(tool.get_by_text("Je mail is nog leeg.")).to_be_focused()
    bad = {**GOOD, "onderwerp": "", "aanhef-toon": {"choice": "hoi"}, "bijlage": {}, "waarom": "HALLO ik ff 😂"}
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers(bad, worksheetVersion=2)})))
    tool.locator("[data-reason=subjectEmpty]").wait_for()
    wanted = ["subjectEmpty", "greetingFriends", "companyMissing", "app", "emoji", "shouting", "attachmentMissing"]
    becomes(lambda: reasons(page), wanted)
    expect(tool.get_by_text("Kijk nog eens naar 7 punten.")).to_be_visible()
    assert axe.violations(page) == []

    tool.locator("[data-reason=app] a").focus()
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-question=waarom] *")
    page.keyboard.press("Control+A")
    page.keyboard.type(str(GOOD["waarom"]))
    expect(tool.locator("[data-reason=app]")).to_have_count(0)  # the list has followed the text
    tool.locator("[data-reason=subjectEmpty] a").click()
    assert has_focus(page, "[data-question=onderwerp] *")
    page.keyboard.type(GOOD_SUBJECT)
    page.locator('[data-question=aanhef-toon] label:has([value="geachte"])').click()
    expect(tool.locator("[data-reason]")).to_have_count(1)
    tool.locator("[data-reason=attachmentMissing] a").click()
    assert has_focus(page, "[data-question=bijlage] *")
    page.keyboard.press("Space")
    expect(tool.get_by_text("Dit programma ziet niets meer.")).to_be_visible()
    becomes(lambda: reasons(page), [])
    expect(tool.locator(".mail-check__line--fine:visible")).to_have_count(tool.locator("[data-check]").count())
    becomes(lambda: body_of(preview(page)), GOOD_BODY)


def test_a_pupil_takes_the_mail_along(
    page: Page, new_context: Callable[..., BrowserContext], base_url: str, tmp_path: Path
) -> None:
    """Copied, in the mail program, as a file with the cv, and as an answer that comes back in a PDF; address and cv stay out."""
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; };")
    open_answers(page, base_url, GOOD)
    tool = composer(page)
    expect(preview(page).locator("dd")).to_have_text(["De Wit, Hotel Havenrand", GOOD_SUBJECT, "mijn cv"])

    tool.get_by_role("button", name="Kopieer het onderwerp").click()
    expect(tool.get_by_text("Gekopieerd.")).to_be_visible()
    becomes(lambda: page.evaluate("() => window.copied"), GOOD_SUBJECT)
    tool.get_by_role("button", name="Kopieer de tekst").click()
    page.wait_for_function("() => window.copied.includes('\\n')")
    becomes(lambda: page.evaluate("() => window.copied"), GOOD_BODY)

    address = tool.get_by_label("Mailadres van het bedrijf")
    address.fill("geen adres")
    address.press("Tab")
    expect(tool.get_by_text("Dit lijkt geen mailadres.")).to_be_visible()
    address.fill("stage@bedrijf.example")
    expect(tool.locator("[data-action=open-mail]")).to_have_attribute("href", re.compile("^mailto:stage@"))
    link = urlsplit(tool.locator("[data-action=open-mail]").get_attribute("href") or "")
    assert (link.scheme, link.path, list(parse_qs(link.query))) == (
        "mailto",
        "stage@bedrijf.example",
        ["subject", "body"],
    )
    subject, body = (unquote(part.split("=", 1)[1]) for part in link.query.split("&"))
    assert (subject, body) == (GOOD_SUBJECT, GOOD_BODY.replace("\n", "\r\n"))
    expect(tool.locator("[data-mail-cut]")).to_be_hidden()

    message = save_eml(page, tmp_path)
    assert (message["Subject"], message["To"], text_in(message)) == (GOOD_SUBJECT, "stage@bedrijf.example", GOOD_BODY)
    file_field = tool.locator("[data-mail-file]")
    file_field.set_input_files(FilePayload(name="cv.pdf", mimeType="application/pdf", buffer=b"<html>"))
    expect(tool.get_by_text("Dit is geen pdf.")).to_be_visible()
    file_field.set_input_files(PDF_FILE)
    expect(tool.get_by_text("gaat mee in het mailbestand")).to_be_visible()
    (cv,) = save_eml(page, tmp_path).iter_attachments()
    assert (cv.get_filename(), cv.get_content()) == ("Cv-Sahin-2.pdf", PDF_FILE["buffer"])

    tool.get_by_role("button", name="Zet mijn mail in de vraag hieronder").click()
    whole = pupil.question(page, SHEET, "hele-mail")
    expect(whole).to_have_value(f"Onderwerp: {GOOD_SUBJECT}\n\n{GOOD_BODY}")
    pupil.wait_kept(page, lambda _: "hele-mail" in pupil.kept_answers(page, SHEET))
    assert "bedrijf.example" not in json.dumps(pupil.kept(page)) and "%PDF" not in json.dumps(pupil.kept(page))

    pdf = pupil.download(page, "save-pdf", tmp_path)
    other = new_context().new_page()
    start(other, base_url)
    pupil.open_file(other, pdf)
    expect(preview(other).locator("dd").first).to_have_text("De Wit, Hotel Havenrand")
    becomes(lambda: body_of(preview(other)), GOOD_BODY)
    expect(composer(other).get_by_label("Mailadres van het bedrijf")).to_have_value("")


def test_a_text_of_its_own_in_the_last_question_can_be_looked_at_too(page: Page, base_url: str) -> None:
    """It is asked which mail the pupil means; nothing is overwritten without a way back."""
    mine = "Onderwerp: hoi\n\nHoi,\nIk kom. Ik werk. Ik eet.\nDoei"
    open_answers(page, base_url, {**GOOD, "hele-mail": mine})
    tool = composer(page)
    becomes(lambda: body_of(preview(page)), GOOD_BODY)
    tool.get_by_role("button", name="Kijk mijn mail na").click()
    expect(tool.get_by_text("Dit programma ziet niets meer.")).to_be_visible()
    becomes(lambda: reasons(page), [])
    tool.locator(".mail-source label").nth(1).click()
    expect(preview(page)).to_contain_text("Ik kom. Ik werk. Ik eet.")
    tool.locator("[data-reason=ik] a").click()
    assert has_focus(page, "[data-question=hele-mail] *")
    tool.get_by_role("button", name="Zet mijn mail in de vraag hieronder").click()
    whole = pupil.question(page, SHEET, "hele-mail")
    expect(whole).not_to_have_value(mine)
    expect(tool.locator(".mail-source")).to_be_hidden()
    undo = tool.get_by_role("button", name="Zet de oude tekst terug")
    undo.click()
    expect(whole).to_have_value(mine)
    tool.get_by_role("button", name="Zet mijn mail in de vraag hieronder").click()
    expect(undo).to_be_visible()
    whole.press_sequentially("x")
    expect(undo).to_be_hidden()  # the way back would take away what was typed since


def test_the_example_of_the_sheet_gets_no_remark(page: Page, base_url: str, content: Site) -> None:
    """What a pupil may copy as an example is good, also by the sheet's own list."""
    example = next(q for q in content.worksheets[SHEET].questions() if q.id == "hele-mail").example
    answers = {
        "hele-mail": example,
        "bedrijf": "Kinderopvang Sterrenpad",
        "lezer": "Smit",
        "bijlage": {"choices": ["cv"]},
    }
    open_answers(page, base_url, answers)
    composer(page).get_by_role("button", name="Kijk mijn mail na").click()
    expect(composer(page).get_by_text("Dit programma ziet niets meer.")).to_be_visible()
    expect(preview(page)).to_contain_text("Ik pas vaak op de kinderen van mijn tante.")


def test_a_choice_of_the_sheet_before_this_one_is_kept(page: Page, base_url: str) -> None:
    """Two wrong answers left the list; who chose them sees them under earlier answers."""
    start(page, base_url)
    old = pupil.sheet_answers({"fouten-zien": {"choices": ["aanhef", "boos"]}})
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: old})))
    expect(line(repair(page), "aanhef")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-unplaced]")).to_contain_text("boos")


def test_where_the_browser_does_not_copy_the_text_stands_selected(page: Page, base_url: str) -> None:
    """Plain http has no clipboard; all by keyboard. A mail that is too long for a link says so."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    open_answers(page, base_url, {**GOOD, "kan-al": "Ik werk precies. " * 200})
    composer(page).get_by_role("button", name="Lees de mail").focus()
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-mail-preview]")
    tab_to(page, "[data-action=copy-mail]")
    page.keyboard.press("Enter")
    expect(composer(page).get_by_text("Deze browser kopieert niet zelf.")).to_be_visible()
    selected = focused(page, "it.value.slice(it.selectionStart, it.selectionEnd)")
    assert selected.startswith(FIRST_MAIL) and selected.endswith("klas 4B")
    assert focused(page, "it.readOnly") is True
    expect(composer(page).locator("[data-mail-cut]")).to_be_visible()
    href = composer(page).locator("[data-action=open-mail]").get_attribute("href") or ""
    assert len(href) <= 2000 and unquote(href).endswith("(Hier stopt de tekst. Plak de rest zelf.)")
    tab_to(page, "[data-action=save-eml]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert text_in(read_eml(waiting.value.path().read_bytes())).count("Ik werk precies.") == 200


HOSTILE = "<img src=x onerror=\"document.title='gehackt'\"><script>document.title='gehackt'</script>"


def test_what_a_pupil_or_a_file_says_is_only_text(page: Page, base_url: str, tmp_path: Path) -> None:
    """In every part of the mail: the preview never reads HTML."""
    texts = {name: HOSTILE if isinstance(value, str) else value for name, value in GOOD.items()}
    odd = {"aanhef": {"choice": "__proto__"}, "slot": {"choice": "constructor"}, "bijlage": {"choices": ["toString"]}}
    open_answers(page, base_url, {**texts, **odd, "hele-mail": HOSTILE})
    composer(page).get_by_role("button", name="Kijk mijn mail na").click()
    expect(preview(page)).to_contain_text(HOSTILE)
    expect(
        page.locator("[data-practice] img, [data-practice] script:not([type='application/json']), .mail-peek img")
    ).to_have_count(0)
    assert "gehackt" not in page.title()
    assert HOSTILE in text_in(save_eml(page, tmp_path))


def test_the_mail_works_on_a_phone(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """At 360 wide each part shows the mail; targets are large enough; nothing scrolls sideways at 320."""
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    page.add_init_script(path=SURVEY)
    open_answers(page, base_url, {**GOOD, "lezer": "w" * 400, "fouten-zien": {"choices": ["adres", "tuin"]}})
    page.locator(".notice-bar").get_by_role("button", name="Sluit").click()
    sections = page.locator("[data-section]")
    seen = 0
    for number in range(sections.count()):
        if page.locator("[data-action=check-mail]:visible").count():
            page.locator("[data-action=check-mail]").tap()
        seen += page.locator("[data-mail-preview]:visible").count()
        page.set_viewport_size(PHONE)
        assert page.evaluate(f"() => survey.smallTargets({LEAST_TARGET})") == [], number
        assert axe.violations(page) == [], number
        page.set_viewport_size(NARROW)
        assert page.evaluate("() => survey.sideways()") == [], number
        following = sections.nth(number).get_by_role("button", name="Volgend deel")
        if following.count():
            following.tap()
    assert seen == 4


def test_without_script_and_on_paper_the_mails_read(
    page: Page, new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """Without script each explanation unfolds; on paper lines have numbers and boxes, and explanations stay away."""
    scriptless = new_context(java_script_enabled=False).new_page()
    scriptless.goto(f"{base_url}/{PAGE}")
    mail = repair(scriptless)
    expect(mail.locator("[data-part=onderwerp]")).to_contain_text("3Onderwerp: (leeg)")
    mail.get_by_text("Uitleg bij regel 3").click()
    expect(note(mail, "onderwerp")).to_contain_text("Dit kan beter.")
    expect(composer(scriptless).locator("li").first).to_have_text("Bovenaan: het onderwerp")
    expect(scriptless.locator("[data-practice] button:visible")).to_have_count(0)

    open_answers(page, base_url, {**GOOD, "fouten-zien": {"choices": ["adres"]}})
    expect(note(repair(page), "adres")).to_be_visible()
    expect(composer(page).locator(".mail-order")).to_be_hidden()
    page.emulate_media(media="print")
    expect(repair(page).locator(".bad-mail__text:visible")).to_have_count(11)
    expect(composer(page).locator(".mail-order")).to_be_visible()
    expect(
        page.locator("[data-practice] button:visible, [data-note]:visible, [data-mail-preview]:visible")
    ).to_have_count(0)
