"""From the first answer to the file: Doorgaan, the stagemap, what is done and what is not, and the way back to where one was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from hooks.opstage.model import Site
from site_tests import pupil, reading
from site_tests.conftest import need
from site_tests.filling import Variety, questions_of, rich_answer, write_answer
from site_tests.visitor import FIRST_PAGE, FIRST_PAGE_TITLE, FIRST_SHEET, PHONE, becomes, has_focus

START = "index.html"
LIST = "werkbladen/index.html"
CARD_6 = ("kaart-6", "vraag-1", "kaarten/6-stageovereenkomst.html")
CARD_7 = ("kaart-7", "vraag-2", "kaarten/7-eerste-stagedag.html")
ANSWERS = {
    "kaart-6": {"vraag-1": "Er staat in wie jou helpt. 😀"},
    "kaart-7": {"vraag-2": "Zoek de route op: <b>&amp; nu</b>"},
}
SHEET_ANSWER = {"reden": "Ik kies zin 4."}
NAME, GROUP = "Zoë Kip", "3B"
PUPIL = {"name": NAME, "group": GROUP}

Card = tuple[str, str, str]


def answer_card(page: Page, base_url: str, card: Card) -> None:
    """Answer the question of a card."""
    sheet, question, address = card
    pupil.visit(page, f"{base_url}/{address}")
    pupil.question(page, sheet, question).fill(ANSWERS[sheet][question])
    pupil.wait_saved(pupil.form_of(page, sheet))


def answer_sheet(page: Page, base_url: str) -> None:
    """Answer one question of the first worksheet."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    pupil.question(page, FIRST_SHEET, "reden").fill(SHEET_ANSWER["reden"])
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))


def go(page: Page, base_url: str, address: str) -> None:
    """Open a page and wait until it shows all that is kept."""
    pupil.visit(page, f"{base_url}/{address}")
    pupil.wait_ready(page)


def answers_in(file: Path) -> dict[str, dict[str, Any]]:
    """The answers inside a PDF, by sheet."""
    return {name: sheet["answers"] for name, sheet in pupil.attached(file)["worksheets"].items()}


def dialog_of(page: Page) -> Locator:
    """The dialog that asks name and class."""
    return page.get_by_role("dialog")


def fill_name_and_class(page: Page) -> None:
    """Type name and class in the dialog."""
    dialog_of(page).get_by_label("Voornaam").fill(NAME)
    dialog_of(page).get_by_label("Klas").fill(GROUP)


def day_of_the_page(page: Page) -> str:
    """Today as the pupil's device has it."""
    today: str = page.evaluate("new Date().toLocaleDateString('sv')")
    return today


# Doorgaan


def test_going_on_is_not_offered_before_a_question_on_a_card_is_answered(page: Page, base_url: str) -> None:
    """Not on the first visit, not for a worksheet, and not for the names of a group alone."""
    offer = page.locator("[data-finish]")
    go(page, base_url, START)
    expect(offer).to_be_hidden()
    answer_sheet(page, base_url)
    sheet, _, address = CARD_6
    go(page, base_url, address)
    pupil.question(page, sheet, "groepje").fill("Sanne en Amir")
    pupil.wait_saved(pupil.form_of(page, sheet))
    go(page, base_url, START)
    expect(page.locator("[data-resume]")).to_be_visible()
    expect(offer).to_be_hidden()


@pytest.mark.parametrize("card", [CARD_6, CARD_7], ids=["question 1", "question 2"])
def test_going_on_is_offered_after_either_question(page: Page, base_url: str, card: Card) -> None:
    """One answered question on a card is enough, and after wiping it the offer is gone."""
    answer_card(page, base_url, card)
    go(page, base_url, START)
    expect(page.locator("[data-finish]")).to_be_visible()
    expect(page.get_by_role("button", name="Doorgaan")).to_be_visible()
    go(page, base_url, card[2])
    pupil.press(page, "wipe")
    page.get_by_text("De antwoorden zijn gewist.").wait_for()
    go(page, base_url, START)
    expect(page.locator("[data-finish]")).to_be_hidden()


def test_going_on_asks_name_and_class_and_downloads_the_answers_of_the_cards(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    """Doorgaan, name, class, Afronden: one PDF, named after the pupil, with both answers and nothing of a worksheet."""
    answer_sheet(page, base_url)
    answer_card(page, base_url, CARD_6)
    answer_card(page, base_url, CARD_7)
    go(page, base_url, START)
    pupil.press(page, "continue")
    expect(dialog_of(page)).to_have_accessible_name("Doorgaan")
    fill_name_and_class(page)
    file = pupil.download(page, "finish", tmp_path)
    assert file.name == f"kaartvragen_zoe-kip_3b_{day_of_the_page(page)}.pdf"
    assert answers_in(file) == ANSWERS
    assert pupil.attached(file)["pupil"] == PUPIL
    expect(page.locator(".notice-bar")).to_contain_text(file.name)
    pupil.press(page, "continue")
    expect(dialog_of(page).get_by_label("Voornaam")).to_have_value(NAME)


def test_going_on_can_download_the_whole_folder(page: Page, base_url: str, tmp_path: Path) -> None:
    """The other choice in the same dialog takes the worksheets along."""
    answer_sheet(page, base_url)
    answer_card(page, base_url, CARD_6)
    go(page, base_url, START)
    pupil.press(page, "continue")
    fill_name_and_class(page)
    dialog_of(page).get_by_label("mijn hele stagemap").check()
    file = pupil.download(page, "finish", tmp_path)
    assert file.name == f"stagemap_zoe-kip_3b_{day_of_the_page(page)}.pdf"
    assert answers_in(file) == {FIRST_SHEET: SHEET_ANSWER, "kaart-6": ANSWERS["kaart-6"]}
    assert pupil.attached(file)["pupil"] == PUPIL


def test_the_folder_downloads_from_its_own_button(page: Page, base_url: str, tmp_path: Path) -> None:
    """Mijn stagemap asks name and class in the same way, and holds everything."""
    answer_sheet(page, base_url)
    answer_card(page, base_url, CARD_7)
    go(page, base_url, START)
    pupil.press(page, "save-folder")
    expect(dialog_of(page)).to_have_accessible_name("Mijn stagemap")
    fill_name_and_class(page)
    file = pupil.download(page, "finish", tmp_path)
    assert file.name == f"stagemap_zoe-kip_3b_{day_of_the_page(page)}.pdf"
    assert answers_in(file) == {FIRST_SHEET: SHEET_ANSWER, "kaart-7": ANSWERS["kaart-7"]}
    assert pupil.attached(file)["pupil"] == PUPIL


def test_name_and_class_may_stay_empty(page: Page, base_url: str, tmp_path: Path) -> None:
    """Nothing has to be given away: the file then has no pupil in it, nor in its name."""
    answer_card(page, base_url, CARD_6)
    go(page, base_url, START)
    pupil.press(page, "continue")
    file = pupil.download(page, "finish", tmp_path)
    assert file.name == f"kaartvragen_{day_of_the_page(page)}.pdf"
    assert "pupil" not in pupil.attached(file)


def test_an_empty_folder_is_not_downloaded(page: Page, base_url: str) -> None:
    """Without any work there is no file, but a sentence that says what to do."""
    go(page, base_url, START)
    pupil.press(page, "save-folder")
    expect(page.locator(".notice-bar")).to_contain_text("Je hebt nog niets ingevuld. Kies eerst een werkblad.")
    expect(dialog_of(page)).to_have_count(0)


@pytest.mark.parametrize("way", ["Annuleer", "Escape"])
def test_going_on_can_be_cancelled(page: Page, base_url: str, way: str) -> None:
    """Nothing is downloaded or noted, and the focus is back on the button."""
    answer_card(page, base_url, CARD_6)
    go(page, base_url, START)
    before = pupil.kept(page)
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))
    pupil.press(page, "continue")
    fill_name_and_class(page)
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        dialog_of(page).get_by_role("button", name=way).click()
    expect(dialog_of(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Doorgaan")).to_be_focused()
    assert pupil.kept(page) == before
    assert downloads == []


def test_work_goes_on_after_finishing(page: Page, base_url: str, tmp_path: Path) -> None:
    """Another answer, another file."""
    answer_card(page, base_url, CARD_6)
    go(page, base_url, START)
    pupil.press(page, "continue")
    pupil.download(page, "finish", tmp_path)
    sheet, question, address = CARD_6
    go(page, base_url, address)
    pupil.question(page, sheet, question).fill("later beter")
    pupil.wait_saved(pupil.form_of(page, sheet))
    go(page, base_url, START)
    pupil.press(page, "continue")
    assert answers_in(pupil.download(page, "finish", tmp_path)) == {sheet: {question: "later beter"}}


def test_after_a_download_the_pupil_knows_what_to_do(page: Page, base_url: str, tmp_path: Path) -> None:
    """Where the file is and how it is called, and a ready mail that names it."""
    answer_card(page, base_url, CARD_6)
    go(page, base_url, START)
    pupil.press(page, "continue")
    file = pupil.download(page, "finish", tmp_path)
    expect(page.get_by_text(f"Je bestand staat bij je downloads. Het heet {file.name}.")).to_be_visible()
    mail = page.get_by_role("link", name="Mail je docent").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")
    assert file.name in unquote(mail)


def test_the_file_of_the_cards_says_whose_it_is_and_both_answers(page: Page, base_url: str, tmp_path: Path) -> None:
    """A teacher reads it like any other document."""
    answer_card(page, base_url, CARD_6)
    answer_card(page, base_url, CARD_7)
    go(page, base_url, START)
    pupil.press(page, "continue")
    fill_name_and_class(page)
    text = reading.spoken_text(pupil.download(page, "finish", tmp_path))
    wanted = [f"Naam: {NAME}", f"Klas: {GROUP}", ANSWERS["kaart-6"]["vraag-1"], ANSWERS["kaart-7"]["vraag-2"]]
    assert reading.missing_words(text, wanted) == []


def test_the_cover_of_a_folder_names_only_what_is_in_it(page: Page, base_url: str, tmp_path: Path) -> None:
    """A worksheet that was not begun is no part of it."""
    need("pdftotext")
    answer_sheet(page, base_url)
    go(page, base_url, START)
    pupil.press(page, "save-folder")
    cover = reading.bare(reading.pages(pupil.download(page, "finish", tmp_path))[0])
    assert reading.missing_words(cover, [FIRST_PAGE_TITLE, "Bezig"]) == []
    assert re.findall(r"Werkblad\d+:", cover) == ["Werkblad1:"]


# What is done and what is not


def states(page: Page, content: Site) -> dict[str, str]:
    """The state beside the first worksheet and its card wherever a page lists them."""
    card = content.worksheets[FIRST_SHEET].card
    found = page.locator(f'[data-worksheet-state="{FIRST_SHEET}"], [data-card-state="{card}"]')
    expect(found).to_have_count(1)
    expect(found).to_be_visible()
    return {"text": found.inner_text(), "state": found.get_attribute("data-state") or ""}


def test_every_list_says_how_far_a_worksheet_is(page: Page, base_url: str, content: Site) -> None:
    """Start page, card and list of worksheets: first not begun, then busy after an answer, then done after the tick, and back."""
    card = next(card for card in content.cards if card.number == content.worksheets[FIRST_SHEET].card)
    lists = (START, card.page.replace(".md", ".html"), LIST)
    assert [sheet.id for sheet in content.worksheets_of(card.number)] == [FIRST_SHEET]

    def everywhere() -> list[dict[str, str]]:
        found = []
        for address in lists:
            go(page, base_url, address)
            found.append(states(page, content))
        return found

    def tick_done() -> None:
        go(page, base_url, FIRST_PAGE)
        # The line says at once that it saves.
        pupil.form_of(page, FIRST_SHEET).locator("label:has([data-done])").click()
        pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))

    assert everywhere() == [{"text": "Nog niet begonnen", "state": "new"}] * len(lists)
    answer_sheet(page, base_url)
    assert everywhere() == [{"text": "Bezig", "state": "busy"}] * len(lists)
    tick_done()
    assert everywhere() == [{"text": "Klaar", "state": "done"}] * len(lists)
    tick_done()
    assert everywhere() == [{"text": "Bezig", "state": "busy"}] * len(lists)


def test_a_card_is_done_when_all_its_sheets_are(page: Page, base_url: str) -> None:
    """Card 6 has a question of its own and a worksheet: one of the two done leaves it busy."""
    records = {"kaart-6": pupil.sheet_answers(ANSWERS["kaart-6"], status="done")}
    state = page.locator('[data-card-state="6"]')
    go(page, base_url, START)
    pupil.open_file(page, pupil.payload(pupil.envelope(records)))
    expect(state).to_have_text("Bezig")
    other = {"13-stageovereenkomst": pupil.sheet_answers({}, status="done")}
    pupil.open_file(page, pupil.payload(pupil.envelope(other)))
    expect(state).to_have_text("Klaar")


# Where I was


@pytest.mark.parametrize(
    ("answer", "title", "address"),
    [("sheet", FIRST_PAGE_TITLE, FIRST_PAGE), ("card", "Stageovereenkomst", CARD_6[2])],
    ids=["worksheet", "card"],
)
def test_the_start_page_leads_back_to_where_the_pupil_was(
    page: Page, base_url: str, answer: str, title: str, address: str
) -> None:
    """ "Verder waar je was" names the page of the last answer and goes there; a page only looked at does not count."""
    go(page, base_url, START)
    expect(page.locator("[data-resume]")).to_be_hidden()
    if answer == "sheet":
        answer_card(page, base_url, CARD_6)
        answer_sheet(page, base_url)
    else:
        answer_sheet(page, base_url)
        answer_card(page, base_url, CARD_6)
    go(page, base_url, CARD_7[2])
    go(page, base_url, START)
    line = page.locator("[data-resume]")
    expect(line).to_contain_text("Verder waar je was:")
    expect(line.get_by_role("link")).to_contain_text(title, ignore_case=True)
    line.get_by_role("link").click()
    page.wait_for_url(f"{base_url}/{address}")
    pupil.wait_ready(page)


# Controleer mijn werk


def check(page: Page) -> Locator:
    """Press Controleer mijn werk; returns the list that it shows."""
    pupil.press(page, "check")
    result = page.locator("[data-check-result]")
    expect(result).to_be_visible()
    return result


def test_checking_lists_every_question_with_its_state(page: Page, base_url: str) -> None:
    """Each question stands there once, filled or not; what is open is counted, and the list takes the focus."""
    answer_sheet(page, base_url)
    questions = list(questions_of(pupil.definition_of(pupil.form_of(page, FIRST_SHEET))))
    result = check(page)
    assert has_focus(page, "[data-check-result] h3")
    rows = result.locator(".check-row")
    becomes(
        lambda: rows.locator(".check-row__question").all_inner_texts(),
        [f"{number}. {question['question']}" for number, question in enumerate(questions, 1)],
    )
    wanted = ["Ingevuld" if question["id"] == "reden" else "Nog niet ingevuld" for question in questions]
    becomes(lambda: rows.locator(".check-row__state").all_inner_texts(), wanted)
    expect(result).to_contain_text(f"Er staan nog {len(questions) - 1} vragen open. Dat mag.")


def test_checking_says_which_question_may_be_skipped(page: Page, base_url: str) -> None:
    """An optional question that is empty is not open."""
    answer_card(page, base_url, CARD_6)
    result = check(page)
    becomes(lambda: result.locator(".check-row__state").all_inner_texts(), ["Mag je overslaan", "Ingevuld"])
    expect(result).to_contain_text("Alles is ingevuld. Goed gedaan.")


def assert_links_lead_to_their_questions(page: Page) -> None:
    """Every link of the list moves the focus into the question that it names."""
    form = pupil.form_of(page, FIRST_SHEET)
    names = [question["id"] for question in questions_of(pupil.definition_of(form))]
    for number, name in enumerate(names):
        check(page).get_by_role("link").nth(number).click()
        assert has_focus(page, f'[data-question="{name}"] *'), name
        expect(form.locator(f'[data-question="{name}"]')).to_be_in_viewport()


def test_links_of_the_list_lead_to_their_questions(page: Page, base_url: str) -> None:
    """On a wide screen, where all parts stand under each other."""
    go(page, base_url, FIRST_PAGE)
    assert_links_lead_to_their_questions(page)


def test_links_of_the_list_lead_to_other_parts_on_a_phone(page: Page, base_url: str) -> None:
    """On a phone a link opens the part in which its question stands."""
    page.set_viewport_size(PHONE)
    go(page, base_url, FIRST_PAGE)
    while (following := page.get_by_role("button", name="Volgend deel")).is_visible():
        following.click()
    form = pupil.form_of(page, FIRST_SHEET)
    first = next(iter(questions_of(pupil.definition_of(form))))["id"]
    expect(form.locator(f'[data-question="{first}"]')).to_be_hidden()
    check(page).get_by_role("link").first.click()
    assert has_focus(page, f'[data-question="{first}"] *')
    expect(form.locator(f'[data-question="{first}"]')).to_be_in_viewport()


def test_checking_again_shows_what_was_filled_meanwhile(page: Page, base_url: str) -> None:
    """The list is of this moment: a question of every type turns to filled once it is answered."""
    go(page, base_url, FIRST_PAGE)
    form = pupil.form_of(page, FIRST_SHEET)
    questions = list(questions_of(pupil.definition_of(form)))
    expect(check(page).locator("[data-complete=true]")).to_have_count(0)
    variety = Variety()
    for question in questions:
        root = form.locator(f'[data-question="{question["id"]}"]')
        write_answer(root, question, rich_answer(question, variety))
    expect(check(page).locator("[data-complete=true]")).to_have_count(len(questions))
    expect(page.locator("[data-check-result]")).to_contain_text("Alles is ingevuld. Goed gedaan.")


# Name and class


def test_name_and_class_are_remembered_on_the_next_page(page: Page, base_url: str, tmp_path: Path) -> None:
    """Typed beside the download button of one sheet, they stand beside that of the next, and go into its file."""
    answer_sheet(page, base_url)
    pupil.sign(page, NAME, GROUP)
    sheet, question, address = CARD_6
    go(page, base_url, address)
    expect(page.locator("[data-pupil=name]")).to_have_value(NAME)
    expect(page.locator("[data-pupil=group]")).to_have_value(GROUP)
    pupil.question(page, sheet, question).fill(ANSWERS[sheet][question])
    file = pupil.download(page, "save-pdf", tmp_path)
    assert re.fullmatch(r"kaart-6_zoe-kip_3b_\d{4}-\d{2}-\d{2}\.pdf", file.name)
    assert pupil.attached(file)["pupil"] == PUPIL
