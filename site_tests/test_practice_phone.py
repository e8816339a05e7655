"""The phone call, sheet 6: a company that talks back, typed words, looking back, and cards for two or three at one screen."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from hooks.opstage.conversations import Conversation, Reply
from hooks.opstage.model import Site
from site_tests import pupil
from site_tests.reading import bare
from site_tests.test_practice_vote import FULL_HD, OLD_BOARD
from site_tests.tool_pages import HOSTILE, SURVEY, NewContext, board_faults, on_another_computer, page_faults
from site_tests.visitor import PHONE, becomes, tab_to

SHEET = "06-bellen"
GARAGE = "garage-de-bocht"
BAKERY = "bakkerij-zonnebloem"
PHONE_SLOT = "[data-practice=phone-call][data-ready]:has([data-phone-now])"
CARDS_SLOT = "[data-practice=phone-call][data-ready]:has([data-phone-together])"
FAKE_VOICE = """(local) => {
  window.spoken = [];
  const voice = { lang: 'nl-NL', localService: local, name: 'Fien', default: false, voiceURI: 'fien' };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [voice], addEventListener() {}, removeEventListener() {}, cancel() {},
    speak: (speech) => window.spoken.push(speech.text),
  } });
}"""


def shown(page: Page, slot: str) -> Locator:
    """A slot once it has started; on a phone its part of the sheet is brought up."""
    root = page.locator(slot)
    root.wait_for(state="attached")
    while not root.is_visible():
        page.locator(".section-steps .button--primary:visible").click()
    return root


def phone(page: Page, base_url: str) -> Locator:
    """Go to sheet 6 and to the phone on it."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    return shown(page, PHONE_SLOT)


def dial(root: Locator, company: str) -> None:
    """Press Bel on the card of a company."""
    root.locator(f"[data-dial={company}]").click()
    expect(root.locator("[data-talk]")).to_be_visible()


def say(root: Locator, *replies: str) -> None:
    """Choose replies, one after the other."""
    for reply in replies:
        root.locator(f"[data-reply={reply}]").click()


def type_words(root: Locator, text: str) -> None:
    """Say something in own words."""
    root.locator("[data-own-words]").fill(text)
    root.locator("[data-own-words]").press("Enter")


def strong_road(company: Conversation) -> list[Reply]:
    """A call with only strong replies."""
    road: list[Reply] = []
    turn = company.turn(company.start)
    while not turn.ends:
        if turn.replies:
            road.append(next(reply for reply in turn.replies if reply.quality == "strong"))
            turn = company.turn(road[-1].next)
        else:
            turn = company.turn(turn.next)
    return road


def calls(page: Page) -> list[dict[str, Any]]:
    """The calls that are kept."""
    pupil.wait_saved(pupil.form_of(page, SHEET))
    found: list[dict[str, Any]] = pupil.kept_answers(page, SHEET).get("gesprekken", [])
    return found


def card_line(page: Page, row: str) -> Locator:
    """A line of the pupil's own card."""
    return page.locator(f'[data-question=belkaart] tr[data-row="{row}"] textarea')


def test_a_pupil_alone_calls_with_his_own_words_and_learns_from_it(page: Page, base_url: str) -> None:
    """Own sentence from the card, weak replies with their consequence, an end, notes laid beside what was agreed."""
    root = phone(page, base_url)
    card_line(page, "eerste-zin").fill("Goedemiddag, met Sami Bakri van school Torenveld.")
    root.get_by_text("Je belkaart", exact=True).click()
    expect(root.locator(".phone__card")).to_contain_text("met Sami Bakri van school Torenveld")
    dial(root, GARAGE)
    expect(root.locator("[data-reply=netjes]")).to_have_text(
        "Van je belkaartGoedemiddag, met Sami Bakri van school Torenveld."
    )
    say(root, "netjes", "dagen", "alles-mag")
    expect(root.locator("[data-talk] > li").last).to_contain_text("Nee, zo werkt het niet.")
    say(root, "denk", "niks", "toch-iets", "herhaal")
    expect(root.locator("[data-end]")).to_have_text("Het bedrijf zei ja.")
    done = root.locator(".phone__part", has_text="Dit ging goed").get_by_role("listitem")
    assert set(done.all_inner_texts()) >= {"Je groette.", "Je zei je naam.", "Je zei je klas en je school."}
    tips = root.locator(".phone__tips > li")
    expect(tips).to_have_count(2)
    expect(tips.first).to_contain_text("Jij zei: ‘Dat geeft niet. Van mij mag alles.’")
    expect(tips.first).to_contain_text("Zeg liever: ‘Ik ben 15. Mijn school heeft de regels op papier.")
    expect(root.locator(".phone__part", has_text="Dit kwam je tegen").get_by_role("listitem")).to_have_count(2)
    for key, note in {"day": "donderdag", "time": "half 4", "name": "Emer"}.items():
        root.locator(f"[data-note-field={key}]").fill(note)
    root.locator("[data-action=check-notes]").click()
    becomes(
        lambda: root.locator("[data-notes-found] > li").all_inner_texts(),
        [
            "Jij schreef donderdag. Er is vrijdag afgesproken.",
            "De tijd klopt: 15.30 uur.",
            "Jij schreef Emer. Straks vraag je naar Emre.",
            "En nu? Ga kijken bij de garage en trek oude kleren aan.",
        ],
    )
    (kept,) = calls(page)
    assert (kept["company"], kept["outcome"], kept["turn"]) == (GARAGE, "yes", "")
    assert kept["notes"] == {"day": "donderdag", "time": "half 4", "name": "Emer", "do": ""}
    listed = page.locator("[data-question=gesprekken] .call")
    listed.get_by_text("Garage De Bocht: het bedrijf zei ja").click()
    expect(listed).to_contain_text("Ik: Dat geeft niet. Van mij mag alles.")
    root.locator("[data-action=other-company]").click()
    expect(root.locator(f"[data-dial={GARAGE}]")).to_be_focused()
    root.get_by_role("button", name="Kijk terug: Garage De Bocht").click()
    expect(root.locator("[data-note-field=day]")).to_have_value("donderdag")
    root.locator("[data-action=call-again]").click()
    expect(root.locator("[data-talk] > li")).to_have_count(1)
    assert len(calls(page)) == 2


def test_every_company_can_be_called_to_its_end(page: Page, base_url: str, content: Site) -> None:
    """The screen follows the road of the file, in every call; name and class come from the pupil."""
    root = phone(page, base_url)
    pupil.sign(page, "Noor", "3b")
    for company in content.conversations.values():
        dial(root, company.id)
        for reply in strong_road(company):
            expect(root.locator(f"[data-reply={reply.id}]")).to_be_visible()
            say(root, reply.id)
        expect(root.locator("[data-end]")).to_be_visible()
        expect(root.locator(".phone__tips")).to_have_count(0)
        root.locator("[data-action=other-company]").click()
    found = calls(page)
    assert [call["company"] for call in found] == list(content.conversations)
    said = [line["text"] for call in found for line in call["lines"] if line["by"] == "pupil"]
    assert "Goedemorgen, u spreekt met Noor. Ik zit in klas 3b op (je school)." in said


def test_a_call_goes_by_keyboard_alone(page: Page, base_url: str) -> None:
    """The company is heard in a status line; words that it does not understand bring a hint, then the choices."""
    root = phone(page, base_url)
    tab_to(page, f"[data-dial={GARAGE}]")
    page.keyboard.press("Enter")
    expect(root.locator(".phone__title")).to_be_focused()
    expect(root.locator("> [role=status]")).to_have_text("Emre: De Bocht.")
    tab_to(page, "[data-mode=type]")
    page.keyboard.press("Space")
    expect(root.locator("[data-own-words]")).to_be_focused()
    page.keyboard.type("banaan")
    page.keyboard.press("Enter")
    status = root.locator("> [role=status]")
    expect(status).to_have_text("Emre: Sorry, ik versta je niet goed. Kun je het in een korte zin zeggen?")
    expect(root.get_by_text("Tip: Zeg wie je bent en waarom je belt")).to_be_visible()
    expect(root.locator("[data-reply]")).to_have_count(0)
    expect(root.locator("[data-own-words]")).to_be_focused()
    page.keyboard.type("appel")
    page.keyboard.press("Enter")
    expect(root.locator("[data-reply]")).to_have_count(3)
    page.keyboard.type("Goedemiddag, ik ben Sami en ik zoek een stage.")
    page.keyboard.press("Enter")
    expect(status).to_have_text("Emre: Een stage. Wanneer dan?")
    expect(root.locator("[data-reply]")).to_have_count(0)
    tab_to(page, "[data-mode=choose]")
    page.keyboard.press("Enter")
    expect(root.locator(".phone__choice").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(root.locator(".phone__ask")).to_be_focused()
    tab_to(page, "[data-action=hang-up]")
    page.keyboard.press("Enter")
    expect(root.locator("[data-end]")).to_have_text("Je hing op. Dat mag, want dit is oefenen.")
    expect(root.locator(".phone__title")).to_be_focused()
    tab_to(page, "[data-note-field=day]")
    page.keyboard.type("ma")
    tab_to(page, "[data-action=check-notes]")
    page.keyboard.press("Enter")
    expect(root.locator("[data-notes-found]")).to_contain_text("Jij schreef ma. Er is geen dag afgesproken.")
    tab_to(page, "[data-action=other-company]")
    page.keyboard.press("Enter")
    expect(root.locator(f"[data-dial={GARAGE}]")).to_be_focused()


def test_the_phone_fits_a_phone_in_every_state(new_context: NewContext, base_url: str) -> None:
    """360 wide: choosing, calling, typing, looking back, cards; nothing is small, nothing scrolls sideways, axe is content."""
    page = new_context(viewport=PHONE).new_page()
    root = phone(page, base_url)
    assert page_faults(page) == []
    dial(root, BAKERY)
    root.get_by_text("Schrijf mee").click()
    assert page_faults(page) == []
    root.locator("[data-mode=type]").click()
    type_words(root, "x" * 300)
    type_words(root, "y")
    assert page_faults(page) == []
    say(root, "meteen")
    root.locator("[data-mode=choose]").click()
    say(root, "maakt-niet-uit")
    root.locator("[data-action=check-notes]").click()
    page.locator("[data-question=gesprekken] summary").click()
    page.locator("[data-add-call]").click()
    assert page_faults(page) == []
    cards = shown(page, CARDS_SLOT)
    for draw in cards.locator("[data-action=deck-draw]").all():
        draw.click()
    assert page_faults(page) == []


def test_a_call_goes_on_after_a_reload_and_on_another_computer(
    page: Page, new_context: NewContext, base_url: str, tmp_path: Path
) -> None:
    """Half-way, with notes; the document holds what was said, and opens with the same call waiting."""
    root = phone(page, base_url)
    dial(root, BAKERY)
    say(root, "netjes", "wanneer", "herhaal")
    root.get_by_text("Schrijf mee").click()
    root.locator("[data-note-field=name]").fill("Youssef")
    talk = root.locator("[data-talk] > li").all_inner_texts()
    assert len(talk) == 8
    before = calls(page)
    page.reload()
    pupil.wait_ready(page)
    root = shown(page, PHONE_SLOT)
    expect(root.locator("[data-talk] > li")).to_have_count(len(talk))
    becomes(lambda: root.locator("[data-talk] > li").all_inner_texts(), talk)
    expect(root.locator("[data-note-field=name]")).to_have_value("Youssef")
    other = on_another_computer(page, new_context, base_url, SHEET, tmp_path)
    assert calls(other) == before
    root = shown(other, PHONE_SLOT)
    expect(root.locator("[data-talk] > li")).to_have_count(len(talk))
    becomes(lambda: root.locator("[data-talk] > li").all_inner_texts(), talk)
    say(root, "hoe-laat")
    expect(root.locator("[data-talk] > li").last).to_contain_text("Wat goed dat je terugbelt.")
    (pdf,) = tmp_path.glob("*.pdf")
    text = bare(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout)
    for piece in (
        "Bakkerij Zonnebloem: nog niet klaar",
        "Dus na 2 uur, en dan vraag ik naar Youssef.",
        "Met wie Youssef",
    ):
        assert bare(piece) in text


def hostile_call(**changes: Any) -> dict[str, Any]:
    """A call of a file that means harm."""
    lines = [{"by": "company", "text": HOSTILE, "who": HOSTILE, "turn": "__proto__"}, {"by": "pupil", "text": HOSTILE}]
    notes = {"day": HOSTILE, "time": "1" * 5000, "name": HOSTILE, "do": HOSTILE}
    call = {"company": GARAGE, "name": HOSTILE, "outcome": "yes", "turn": "", "lines": lines, "notes": notes}
    return {**call, **changes}


def test_what_a_file_or_a_pupil_says_is_only_ever_text(page: Page, base_url: str) -> None:
    """Calls with markup, with turns and companies that do not exist, with too much of everything: shown, never run."""
    root = phone(page, base_url)
    strange = [
        hostile_call(),
        hostile_call(company="constructor", turn="__proto__"),
        hostile_call(turn="bestaat-niet", outcome=""),
        hostile_call(lines=hostile_call()["lines"] * 400),
    ]
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers({"gesprekken": strange})})))
    expect(page.locator("[data-question=gesprekken] .call")).to_have_count(4)
    back = root.get_by_role("button", name="Kijk terug")
    expect(back).to_have_count(4)
    for number in range(4):
        back.nth(number).click()
        root.locator("[data-action=check-notes]").click()
        root.locator("[data-action=other-company]").click()
    card_line(page, "eerste-zin").fill(HOSTILE)
    dial(root, GARAGE)
    expect(root.locator("[data-reply=netjes]")).to_contain_text(HOSTILE)
    root.locator("[data-mode=type]").click()
    type_words(root, HOSTILE)
    expect(root.locator("[data-talk] [data-by=pupil]")).to_contain_text(HOSTILE)
    expect(page.locator("img[src=x]")).to_have_count(0)
    kept = calls(page)
    assert kept[0] == strange[0]
    assert kept[2] == {**strange[2], "turn": ""}  # a turn that is gone ends the call; what was said stays


def test_a_call_that_is_taken_away_leaves_the_phone_and_can_come_back(page: Page, base_url: str) -> None:
    """The list of the question and the phone are one; a call with a classmate is written down by hand."""
    root = phone(page, base_url)
    dial(root, GARAGE)
    question = page.locator("[data-question=gesprekken]")
    question.get_by_role("button", name="Haal het gesprek met Garage De Bocht weg").click()
    expect(root.locator(f"[data-dial={GARAGE}]")).to_be_visible()
    expect(root.get_by_role("button", name="Ga verder")).to_have_count(0)
    question.get_by_role("button", name="Zet terug").click()
    expect(root.locator("[data-talk]")).to_contain_text("De Bocht.")
    say(root, "netjes")
    question.get_by_role("button", name="Schrijf een gesprek op").click()
    expect(question.locator("[data-cell=company]")).to_be_focused()
    page.keyboard.type("Fietswinkel")
    question.get_by_label("Hoe liep het af?").select_option("maybe")
    say(root, "dagen")
    expect(question.locator("[data-cell=company]")).to_have_value("Fietswinkel")
    first, second = calls(page)
    assert (first["turn"], second["name"], second["outcome"]) == ("leeftijd", "Fietswinkel", "maybe")


def test_the_company_is_read_aloud_only_when_asked_and_only_on_this_device(
    new_context: NewContext, base_url: str
) -> None:
    """Off by default; a voice that lives elsewhere would send the words away and is never offered."""
    page = new_context().new_page()
    page.add_init_script(f"({FAKE_VOICE})(true)")
    root = phone(page, base_url)
    dial(root, GARAGE)
    say(root, "netjes")
    assert page.evaluate("window.spoken") == []
    root.get_by_label("Lees voor wat het bedrijf zegt").check()
    say(root, "dagen")
    becomes(
        lambda: page.evaluate("window.spoken"), ["Een stage. Wanneer dan?", "Hoe oud ben je? Niet elk werk mag hier."]
    )
    elsewhere = new_context().new_page()
    elsewhere.add_init_script(f"({FAKE_VOICE})(false)")
    root = phone(elsewhere, base_url)
    dial(root, GARAGE)
    expect(root.get_by_label("Lees voor")).to_have_count(0)


def test_two_or_three_draw_cards_and_the_class_sees_them_large(new_context: NewContext, base_url: str) -> None:
    """A company and situations for B without repeats; on the board readable from the back, with keys; nothing is kept."""
    page = new_context(viewport=FULL_HD).new_page()
    phone(page, base_url)
    root = shown(page, CARDS_SLOT)
    companies, situations = root.locator(".deck").all()
    tab_to(page, f"{CARDS_SLOT} [data-action=deck-draw]")
    page.keyboard.press("Enter")
    expect(companies.locator(".deck__card")).to_contain_text("Jij bent ")
    drawn = set()
    for _ in range(10):
        situations.locator("[data-action=deck-draw]").click()
        drawn.add(situations.locator(".deck__card").inner_text())
    assert len(drawn) == 10
    root.locator("[data-action=practice-board]").click()
    board = page.locator("[data-board]")
    expect(board).to_contain_text("A, de beller")
    assert board_faults(page) == []
    page.keyboard.press("PageDown")
    expect(board.get_by_role("heading")).to_have_text("Het bedrijf zegt")
    first = board.locator(".phone__shout").inner_text()
    page.keyboard.press("ArrowRight")
    assert board.locator(".phone__shout").inner_text() != first
    page.keyboard.press("ArrowLeft")
    expect(board.locator(".phone__shout")).to_have_text(first)
    assert board_faults(page) == []
    page.set_viewport_size(OLD_BOARD)
    assert board_faults(page, OLD_BOARD) == []
    page.keyboard.press("Escape")
    expect(root.locator("[data-action=practice-board]")).to_be_focused()
    expect(situations.locator(".deck__card")).to_have_text(first)
    assert pupil.kept_sheet(page, SHEET) is None


def test_without_script_the_companies_are_role_cards(new_context: NewContext, base_url: str, content: Site) -> None:
    """A classmate plays one; there is room to write the talk; no button does nothing."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    slot = page.locator("[data-practice=phone-call]").first
    for company in content.conversations.values():
        card = slot.get_by_role("listitem").filter(has_text=company.company)
        for text in (company.sector_name, company.about, company.mood):
            expect(card).to_contain_text(text)
    expect(slot.get_by_role("button")).to_have_count(0)
    expect(page.locator("[data-question=gesprekken] table")).to_contain_text("Wat zeg je?")
    expect(page.locator("[data-question=gesprekken]").get_by_role("button")).to_have_count(0)
    expect(page.locator("[data-practice=phone-call]").last).to_contain_text("B trekt er 2 en laat ze niet zien.")
