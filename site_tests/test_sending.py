"""Handing in: the share sheet, a mail, text for a hand-in box, a window inside an app, and what was handed in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from site_tests import axe, pupil, reading
from site_tests.visitor import FIRST_PAGE, FIRST_SHEET, PHONE, becomes, has_focus, tab_to

SHEET = "13-stageovereenkomst"
SHEET_PAGE = f"werkbladen/{SHEET}.html"
QUESTION = "open-vragen"
ANSWER = "Wie belt bij ziekte? ‘Ik’ – € 0 😀 مرحبا"
CARD = "kaart-6"
CARD_ANSWER = "Er staat in wie jou helpt."
NAME, GROUP = "Zoë Kip", "3B"
ADDRESS = "stage@school.invalid"
INSTAGRAM = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22D63 "
    "Instagram 361.0.0.35.82"
)
SNAPCHAT = (
    "Mozilla/5.0 (Linux; Android 14; Build/UP1A; wv) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36 Snapchat"
)
NAMELESS = "Mozilla/5.0 (Linux; Android 14; Build/UP1A; wv) AppleWebKit/537.36 Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36"
# A phone that hands files to other apps. What it does with them: "take" (the default), "close" or "fail".
SHARE = """
window.shared = [];
Navigator.prototype.canShare = ({ files }) => files.every((file) => file.type === "application/pdf");
Navigator.prototype.share = async ({ files }) => {
  if (window.sharing === "close") throw new DOMException("closed", "AbortError");
  if (window.sharing === "fail") throw new DOMException("no", "NotAllowedError");
  for (const file of files) window.shared.push({ name: file.name, type: file.type, head: (await file.text()).slice(0, 5) });
};
"""
NO_SHARE = "delete Navigator.prototype.canShare; delete Navigator.prototype.share;"


def work(answer: str = ANSWER, **changes: Any) -> dict[str, Any]:
    """A file with an answer on worksheet 13 and on its card."""
    return pupil.envelope(
        {
            SHEET: pupil.sheet_answers({QUESTION: answer}, **changes),
            CARD: pupil.sheet_answers({"vraag-1": CARD_ANSWER}),
        },
        pupil={"name": NAME, "group": GROUP},
    )


@pytest.fixture
def sheet(page: Page, base_url: str) -> Page:
    """Worksheet 13 with work on it and on its card, in a browser without a share sheet."""
    page.add_init_script(NO_SHARE)
    return open_work(page, base_url)


def open_work(page: Page, url: str) -> Page:
    """Open a file with work on worksheet 13, and close what the site says of it."""
    pupil.visit(page, f"{url}/{SHEET_PAGE}")
    pupil.open_file(page, pupil.payload(work()))
    page.get_by_role("button", name="Sluit").click()
    return page


def dialog(page: Page) -> Locator:
    """What the page asks."""
    return page.get_by_role("dialog")


def act(page: Page, action: str) -> None:
    """Press a button of the dialog."""
    dialog(page).locator(f"[data-action={action}]").click()


def start(page: Page) -> None:
    """Press Inleveren on the sheet, on whatever part of it that stands."""
    while page.get_by_role("button", name="Volgend deel").is_visible():
        page.get_by_role("button", name="Volgend deel").click()
    pupil.press(page, "hand-in")
    expect(dialog(page)).to_have_accessible_name("Inleveren")


def make(page: Page, folder: Path) -> Path:
    """Make the file, which is downloaded at once where there is no share sheet."""
    with page.expect_download() as waiting:
        act(page, "make-file")
    expect(dialog(page)).to_have_accessible_name("Je bestand is klaar")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def mark(page: Page) -> Locator:
    """The line on the sheet that says whether it was handed in."""
    return page.locator("[data-handed-in]")


def hand_in(page: Page, folder: Path) -> Path:
    """From the button to "Ik heb het ingeleverd"."""
    start(page)
    file = make(page, folder)
    act(page, "handed-in")
    expect(mark(page)).to_contain_text("Ingeleverd op ")
    return file


# what goes along


def test_the_question_of_the_card_goes_along_unless_it_is_left_out(sheet: Page, tmp_path: Path) -> None:
    """Ticked at first. The file holds both, or the sheet alone, and is named after sheet, pupil, class and day."""
    start(sheet)
    along = dialog(sheet).get_by_label("Vraag 1 bij kaart 6")
    expect(along).to_be_checked()
    expect(dialog(sheet).get_by_label("Klas")).to_have_value(GROUP)
    file = make(sheet, tmp_path)
    assert file.name.startswith(f"werkblad-{SHEET}_zoe-kip_3b_20")
    assert pupil.attached(file)["worksheets"].keys() == {SHEET, CARD}
    assert reading.missing_words(reading.spoken_text(file), [ANSWER, CARD_ANSWER]) == []
    act(sheet, "close")
    start(sheet)
    along.uncheck()
    assert pupil.attached(make(sheet, tmp_path))["worksheets"].keys() == {SHEET}


def test_a_sheet_whose_card_has_no_answer_asks_nothing_of_it(page: Page, base_url: str) -> None:
    """And going back leaves everything as it was."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    start(page)
    expect(dialog(page).get_by_role("checkbox")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("[data-action=hand-in]")).to_be_focused()
    assert pupil.kept(page) == {}


# the ways to the teacher


def test_a_phone_hands_the_file_to_another_app(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """Closing the share sheet notes nothing; a share sheet that fails says what to do; one that takes the file is noted."""
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    page.add_init_script(SHARE)
    open_work(page, base_url)
    start(page)
    act(page, "make-file")
    expect(dialog(page)).to_contain_text("Stuur dit alleen naar je docent.")
    assert axe.violations(page) == []
    for outcome, words in (("fail", "Dat lukt nu niet. Download het bestand en mail het."), ("close", "")):
        page.evaluate("(outcome) => { window.sharing = outcome; }", outcome)
        act(page, "share")
        if words:
            expect(dialog(page)).to_contain_text(words)
    expect(dialog(page)).to_be_visible()
    expect(mark(page)).to_be_hidden()
    page.evaluate("() => { window.sharing = 'take'; }")
    act(page, "share")
    expect(mark(page)).to_contain_text("Ingeleverd op ")
    [shared] = page.evaluate("window.shared")
    assert shared["name"].endswith(".pdf") and shared["name"].startswith(f"werkblad-{SHEET}_zoe-kip_3b_")
    assert (shared["type"], shared["head"]) == ("application/pdf", "%PDF-")


def with_address(route: Route) -> None:
    """The same page on the site of a school that named an address."""
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace('"handIn": ""', f'"handIn": "{ADDRESS}"'))


def test_without_a_share_sheet_a_mail_stands_ready(page: Page, base_url: str, tmp_path: Path) -> None:
    """To the address of the school, with a subject, and a text that names the file and says to add it."""
    page.add_init_script(NO_SHARE)
    page.route("**/*.html", with_address)
    open_work(page, base_url)
    start(page)
    file = make(page, tmp_path)
    expect(dialog(page).locator("[data-action=share]")).to_have_count(0)
    dialog(page).get_by_text("Met de mail").click()
    expect(dialog(page)).to_contain_text(f"Mail het naar {ADDRESS}.")
    expect(dialog(page)).to_contain_text(f"Voeg het bestand toe: {file.name}.")
    href = unquote(dialog(page).locator("[data-mail]").get_attribute("href") or "")
    assert href.startswith(f"mailto:{ADDRESS}?subject=Werkblad 13: Mijn stageovereenkomst van {NAME}&body=")
    words = dialog(page).locator("[data-copy-text=mail]").input_value()
    assert f"voeg het bestand toe. Het heet {file.name}." in words and f"Groeten,\n{NAME}" in words
    assert axe.violations(page) == []


def test_the_answers_can_be_copied_as_text(
    new_context: Callable[..., BrowserContext], base_url: str, tmp_path: Path
) -> None:
    """For a hand-in box that takes no file: every answer, whole, on the clipboard."""
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(NO_SHARE)
    open_work(page, base_url)
    start(page)
    make(page, tmp_path)
    dialog(page).get_by_text("Als tekst in een inlevervak").click()
    act(page, "copy-answers")
    expect(dialog(page)).to_contain_text("Gekopieerd. Je kunt het nu ergens plakken.")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == dialog(page).locator("[data-copy-text=answers]").input_value()
    assert all(part in copied for part in (ANSWER, CARD_ANSWER, f"Naam: {NAME}", "=== Werkblad 13"))


def test_without_any_clipboard_the_text_is_selected(sheet: Page, tmp_path: Path) -> None:
    """The pupil copies it by hand."""
    sheet.evaluate("() => { delete Navigator.prototype.clipboard; document.execCommand = () => false; }")
    start(sheet)
    make(sheet, tmp_path)
    dialog(sheet).get_by_text("Als tekst in een inlevervak").click()
    act(sheet, "copy-answers")
    expect(dialog(sheet)).to_contain_text("De tekst is geselecteerd.")
    assert ANSWER in sheet.evaluate("getSelection().toString()")


PLAIN = "http://school.test"


def test_handing_in_works_on_plain_http(page: Page, site: Path, tmp_path: Path, watcher: Any) -> None:
    """No secure context: no clipboard, no share sheet. The file, the mail and the text are there, and it is noted."""
    watcher.expect(PLAIN)
    page.route(f"{PLAIN}/**", lambda route: route.fulfill(path=site / unquote(route.request.url[len(PLAIN) + 1 :])))
    open_work(page, PLAIN)
    becomes(
        lambda: page.evaluate("[isSecureContext, 'clipboard' in navigator, 'share' in navigator]"),
        [False, False, False],
    )
    start(page)
    file = make(page, tmp_path)
    assert pupil.attached(file)["worksheets"].keys() == {SHEET, CARD}
    dialog(page).get_by_text("Als tekst in een inlevervak").click()
    act(page, "copy-answers")
    expect(dialog(page).locator(".copy-box__said").last).to_have_text(
        "Gekopieerd. Je kunt het nu ergens plakken.", use_inner_text=True
    )
    act(page, "handed-in")
    expect(mark(page)).to_contain_text("Ingeleverd op ")


def test_a_downloaded_file_can_be_handed_in_too(sheet: Page, tmp_path: Path) -> None:
    """The line at the foot leads to the same ways."""
    pupil.download(sheet, "save-pdf", tmp_path)
    sheet.get_by_role("button", name="Lever dit in").click()
    expect(dialog(sheet)).to_have_accessible_name("Je bestand is klaar")
    act(sheet, "handed-in")
    expect(mark(sheet)).to_contain_text("Ingeleverd op ")


def test_a_pupil_hands_in_with_the_keyboard_alone(page: Page, base_url: str) -> None:
    """On a narrow screen; the focus never leaves the dialog for the page behind it."""
    page.add_init_script(NO_SHARE)
    page.set_viewport_size(PHONE)
    open_work(page, base_url)
    while page.get_by_role("button", name="Volgend deel").is_visible():
        page.get_by_role("button", name="Volgend deel").press("Enter")
    page.locator("[data-action=check]").focus()
    tab_to(page, "[data-action=hand-in]", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(dialog(page)).to_have_accessible_name("Inleveren")
    tab_to(page, "[data-action=make-file]")
    assert axe.violations(page) == []
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(dialog(page)).to_have_accessible_name("Je bestand is klaar")
    tab_to(page, "[data-way=mail] summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-action=copy-mail]")
    tab_to(page, "[data-way=text] summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab_to(page, "[data-action=handed-in]")
    page.keyboard.press("Enter")
    expect(mark(page)).to_contain_text("Ingeleverd op ")
    assert has_focus(page, "[data-action=hand-in]")


# a window inside an app


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [(INSTAGRAM, "de app Instagram"), (SNAPCHAT, "de app Snapchat"), (NAMELESS, "Je kijkt nu in een app.")],
    ids=["Instagram", "Snapchat", "no name"],
)
def test_inside_an_app_the_page_shows_the_way_out(
    new_context: Callable[..., BrowserContext], base_url: str, user_agent: str, said: str, tmp_path: Path
) -> None:
    """A word at the start; a download asks first; the answers can be copied, so that nothing is lost; trying is allowed."""
    page = new_context(viewport=PHONE, user_agent=user_agent).new_page()
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    expect(page.locator(".notice-bar")).to_contain_text(said)
    pupil.question(page, FIRST_SHEET, "reden").evaluate("it => { it.value = 'Ik kies zin 4.'; }")
    pupil.question(page, FIRST_SHEET, "reden").dispatch_event("input")
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))
    page.get_by_role("button", name="Wat kan ik doen?").click()
    expect(dialog(page)).to_have_accessible_name("Open deze pagina in je gewone browser")
    expect(dialog(page).locator("[data-copy-text=address]")).to_have_value(f"{base_url}/{FIRST_PAGE}")
    expect(dialog(page).locator("[data-copy-text=answers]")).to_have_value(re.compile("Ik kies zin 4[.]"))
    assert axe.violations(page) == []
    act(page, "close")
    while page.get_by_role("button", name="Volgend deel").is_visible():
        page.get_by_role("button", name="Volgend deel").click()
    pupil.press(page, "save-pdf")
    expect(dialog(page)).to_have_accessible_name("Open deze pagina in je gewone browser")
    with page.expect_download() as waiting:
        act(page, "try-download")
    waiting.value.save_as(tmp_path / "werk.pdf")
    assert pupil.attached(tmp_path / "werk.pdf")["worksheets"].keys() == {FIRST_SHEET}


def test_inside_an_app_the_computer_is_not_emptied_without_a_file(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """No download, no wipe."""
    page = new_context(user_agent=INSTAGRAM).new_page()
    open_work(page, base_url)
    pupil.press(page, "done-here")
    act(page, "leave-start")
    expect(dialog(page)).to_have_accessible_name("Open deze pagina in je gewone browser")
    act(page, "close")
    expect(dialog(page)).to_have_count(0)
    becomes(lambda: pupil.kept_answers(page, SHEET), {QUESTION: ANSWER})


# what was handed in


def state(page: Page, selector: str) -> str:
    """The state beside a sheet or card."""
    return page.locator(selector).inner_text()


def test_work_that_changed_after_handing_in_says_so(sheet: Page, base_url: str, tmp_path: Path) -> None:
    """On the sheet, in the list and on the start page. Writing the old words back takes it away."""
    hand_in(sheet, tmp_path)
    field = pupil.question(sheet, SHEET, QUESTION)
    field.fill("Iets anders.")
    expect(mark(sheet)).to_contain_text("Gewijzigd na inleveren")
    assert axe.violations(sheet) == []
    sheet.reload()
    expect(mark(sheet)).to_contain_text("Gewijzigd na inleveren")
    for address, selector in (
        ("index.html", "[data-card-state='6']"),
        ("werkbladen/index.html", f"[data-worksheet-state='{SHEET}']"),
    ):
        pupil.visit(sheet, f"{base_url}/{address}")
        expect(sheet.locator(selector)).to_have_text("Bezig, gewijzigd na inleveren")
    pupil.visit(sheet, f"{base_url}/{SHEET_PAGE}")
    pupil.question(sheet, SHEET, QUESTION).fill(ANSWER)
    expect(mark(sheet)).to_contain_text("Ingeleverd op ")
    pupil.wait_saved(pupil.form_of(sheet, SHEET))
    pupil.visit(sheet, f"{base_url}/werkbladen/index.html")
    expect(sheet.locator(f"[data-worksheet-state='{SHEET}']")).to_have_text("Bezig, ingeleverd")


def test_a_file_does_not_say_what_was_handed_in(sheet: Page, tmp_path: Path) -> None:
    """It stays between the pupil and this device."""
    hand_in(sheet, tmp_path)
    pupil.wait_kept(sheet, lambda found: set(found["profile"].get("handedIn", {})) == {SHEET, CARD})
    start(sheet)
    inside = json.dumps(pupil.attached(make(sheet, tmp_path)))
    assert "handedIn" not in inside and pupil.kept(sheet)["profile"]["handedIn"][SHEET]["sum"] not in inside


def test_wiping_forgets_what_was_handed_in(sheet: Page, tmp_path: Path) -> None:
    """With the sheet, and back with its undo; with everything, for good."""
    hand_in(sheet, tmp_path)
    pupil.press(sheet, "wipe")
    expect(mark(sheet)).to_be_hidden()
    pupil.wait_kept(sheet, lambda found: set(found["profile"].get("handedIn", {})) == {CARD})
    sheet.get_by_role("button", name="Zet terug").click()
    expect(mark(sheet)).to_contain_text("Ingeleverd op ")
    pupil.press(sheet, "done-here")
    with sheet.expect_download():
        act(sheet, "leave-start")
    act(sheet, "leave-confirm")
    expect(sheet.locator(".notice-bar")).to_contain_text("Deze computer is leeg.")
    expect(mark(sheet)).to_be_hidden()
    assert pupil.kept(sheet) == {}


# the names of a group


def test_the_names_of_a_group_go_along_and_come_back(
    sheet: Page, new_context: Callable[..., BrowserContext], base_url: str, tmp_path: Path
) -> None:
    """Kept while typing, in the file, said by the PDF, and back on another device."""
    names = "Noor & İpek <b>1</b>"
    sheet.get_by_label("Met wie maakte je dit?").fill(names)
    pupil.wait_kept(sheet, lambda found: found[f"worksheet/{SHEET}"].get("madeWith") == names)
    sheet.reload()
    expect(sheet.get_by_label("Met wie maakte je dit?")).to_have_value(names)
    start(sheet)
    file = make(sheet, tmp_path)
    assert pupil.attached(file)["worksheets"][SHEET]["madeWith"] == names
    assert reading.missing_words(reading.spoken_text(file), [f"Samen met: {names}"]) == []
    other = new_context().new_page()
    pupil.visit(other, f"{base_url}/{SHEET_PAGE}")
    pupil.open_file(other, file)
    expect(other.get_by_label("Met wie maakte je dit?")).to_have_value(names)
    other.evaluate("window.print = () => undefined")
    pupil.press(other, "print-answers")
    expect(other.locator(".paper")).to_contain_text(f"Samen met: {names}")


@pytest.mark.parametrize("hostile", [{"a": 1}, ["Noor"], 7, None, "x" * 5000])
def test_names_from_a_file_that_is_not_ours_do_no_harm(page: Page, base_url: str, hostile: Any) -> None:
    """What is no text is left out, and a long text is cut."""
    pupil.visit(page, f"{base_url}/{SHEET_PAGE}")
    pupil.open_file(page, pupil.payload(work(madeWith=hostile)))
    names = hostile[:200] if isinstance(hostile, str) else ""
    expect(page.get_by_label("Met wie maakte je dit?")).to_have_value(names)
    becomes(lambda: pupil.kept_answers(page, SHEET), {QUESTION: ANSWER})


def test_a_sheet_for_one_pupil_or_with_its_own_question_does_not_ask_for_names(page: Page, base_url: str) -> None:
    """Worksheet 2 is made alone; the card asks it itself."""
    for address in ("werkbladen/02-dit-ben-ik.html", "kaarten/6-stageovereenkomst.html"):
        pupil.visit(page, f"{base_url}/{address}")
        expect(page.locator("[data-made-with]")).to_have_count(0)


def test_what_is_said_of_a_download_takes_no_place_of_what_comes_next(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    """It is said at once: a pupil who wipes right after a download still sees the way back."""
    page.add_init_script("""addEventListener("click", (event) => {
      if (event.target.download) queueMicrotask(() => { window.said = document.querySelector(".notice-bar")?.innerText; });
    }, true);""")
    pupil.visit(page, f"{base_url}/{SHEET_PAGE}")
    file = pupil.download(page, "save-pdf", tmp_path)
    assert file.name in page.evaluate("window.said")
