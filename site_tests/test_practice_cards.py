"""Situation cards, sheet 9: two players, a class that watches, and another pair with the same card."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from hooks.opstage.model import Question, Site
from hooks.opstage.source import mapping, sequence
from site_tests import pupil
from site_tests.test_practice_vote import FULL_HD, OLD_BOARD
from site_tests.tool_pages import (
    NewContext,
    after_reload,
    board_faults,
    on_another_computer,
    open_tool,
    page_faults,
    slot_of,
    tool_on,
)
from site_tests.visitor import PHONE, becomes, has_focus, tab_to

SHEET = "09-nabellen"
TOOL = "situation-cards"


def question_of(content: Site, name: str) -> Question:
    """A question of sheet 9."""
    return next(question for question in content.worksheets[SHEET].questions() if question.id == name)


def ids_of(content: Site, name: str) -> list[str]:
    """Ids of the choices of a question."""
    return [str(mapping(choice)["id"]) for choice in sequence(question_of(content, name).options["choices"])]


def cards_of(content: Site) -> list[dict[str, str]]:
    """The cards, as the sheet has them."""
    return [
        {key: str(value) for key, value in mapping(card).items()}
        for card in sequence(slot_of(content, SHEET, TOOL).options["cards"])
    ]


def card_on_top(root: Locator, content: Site) -> dict[str, str]:
    """The card that the stack shows."""
    number = int(root.locator(".deck__card .situation__title").inner_text().split()[1].rstrip(":"))
    return cards_of(content)[number - 1]


def test_every_card_has_a_choice_on_the_sheet_and_there_are_many_of_both_kinds(content: Site) -> None:
    """A card that was chosen or played stands in the answers; a twist makes each one lively."""
    cards = cards_of(content)
    ids = [card["id"] for card in cards]
    assert len(ids) >= 10
    assert ids == ids_of(content, "kaart") == ids_of(content, "gespeeld")
    kinds = [card["kind"] for card in cards]
    assert min(kinds.count("bellen"), kinds.count("langsgaan")) >= 5
    assert len({card["place"] for card in cards}) == len(cards)


def test_two_pairs_play_a_card_and_it_is_all_there_after_a_reload_and_in_the_pdf(
    page: Page, base_url: str, content: Site, new_context: NewContext, tmp_path: Path
) -> None:
    """Draw, choose, turn up the twist, change roles, another pair, a second card; the sheet remembers what was played."""
    root = open_tool(page, base_url, SHEET, TOOL)
    form = pupil.form_of(page, SHEET)
    expect(root.get_by_role("timer")).to_be_hidden()
    root.get_by_role("button", name="Pak een kaart").click()
    first = card_on_top(root, content)
    for part in ("pupil", "company"):
        expect(root.locator(".deck__card")).to_contain_text(first[part])
    expect(root.locator(".deck__card")).not_to_contain_text(first["twist"])
    expect(form.locator(f'[data-question=kaart] input[value="{first["id"]}"]')).to_be_checked()
    root.get_by_role("button", name="Laat de verrassing zien").click()
    expect(root.locator(".deck__card")).to_contain_text(first["twist"])
    expect(root.get_by_role("list", name="Wie speelt wat?")).to_contain_text("Leerling: speler 1")
    root.get_by_role("button", name="Wissel van rol").click()
    expect(root.get_by_role("list", name="Wie speelt wat?")).to_contain_text("Leerling: speler 2")

    root.get_by_role("button", name="Gespeeld: ander tweetal").click()
    expect(root.locator(".situation__pair")).to_have_text("Tweetal 2 speelt deze kaart.")
    expect(root.get_by_role("list", name="Wie speelt wat?")).to_contain_text("Leerling: speler 1")
    expect(root.locator(".deck__card")).not_to_contain_text(first["twist"])
    becomes(lambda: card_on_top(root, content), first)
    expect(root.get_by_role("timer")).to_have_text("2:00")
    expect(form.locator(f'[data-question=gespeeld] input[value="{first["id"]}"]')).to_be_checked()

    root.get_by_role("button", name="Pak een kaart").click()
    second = card_on_top(root, content)
    assert second != first
    expect(root.locator(".situation__pair")).to_have_text("Tweetal 1 speelt deze kaart.")
    expect(form.locator(f'[data-question=kaart] input[value="{first["id"]}"]')).to_be_checked()  # not without asking
    root.get_by_role("button", name="Kies deze kaart").click()
    expect(form.locator(f'[data-question=kaart] input[value="{second["id"]}"]')).to_be_checked()
    expect(root.get_by_text("Deze kaart staat bij jouw vraag.").last).to_be_visible()

    root = after_reload(page, SHEET, TOOL)
    becomes(lambda: card_on_top(root, content), second)
    other = on_another_computer(page, new_context, base_url, SHEET, tmp_path)
    opened = tool_on(other, TOOL)
    becomes(lambda: card_on_top(opened, content), second)
    answers = pupil.kept_answers(other, SHEET)
    assert (answers["kaart"]["choice"], answers["gespeeld"]["choices"]) == (second["id"], [first["id"]])


def test_every_card_comes_once_before_any_comes_again(page: Page, base_url: str, content: Site) -> None:
    """Cards of an earlier lesson, which the sheet knows, come last."""
    root = open_tool(page, base_url, SHEET, TOOL)
    form = pupil.form_of(page, SHEET)
    played = [card["id"] for card in cards_of(content)[:4]]
    for card in played:
        form.locator(f'[data-question=gespeeld] label:has(input[value="{card}"])').click()
    root = after_reload(page, SHEET, TOOL)
    drawn = []
    for _ in range(len(cards_of(content)) - len(played)):
        root.get_by_role("button", name="Pak een kaart").click()
        drawn.append(card_on_top(root, content)["id"])
    assert sorted(drawn) == sorted({card["id"] for card in cards_of(content)} - set(played))
    expect(root.get_by_text("De stapel is op.")).to_be_visible()


def test_the_cards_go_by_keyboard_alone(page: Page, base_url: str, content: Site) -> None:
    """The focus stays on the button that was pressed, a screen reader hears the card, and the board has its own keys."""
    root = open_tool(page, base_url, SHEET, TOOL)
    tab_to(page, "[data-action=deck-draw]")
    page.keyboard.press("Enter")
    first = card_on_top(root, content)
    assert has_focus(page, "[data-action=deck-draw]")
    expect(root.locator(".deck [role=status]")).to_contain_text(first["company"])
    tab_to(page, "[data-action=show-twist]")
    page.keyboard.press("Space")
    expect(root.locator(".situation-table > [role=status]")).to_contain_text(first["twist"])
    assert has_focus(page, "[data-action=swap-roles]")  # the button that was pressed is gone
    tab_to(page, "[data-action=other-pair]")
    page.keyboard.press("Enter")
    tab_to(page, "[data-action=timer-go]")
    page.keyboard.press("Enter")
    expect(root.locator(".timer__status")).to_have_text("De tijd loopt. Je hebt 2 minuten.")
    tab_to(page, "[data-action=situation-board]")
    page.keyboard.press("Enter")
    board = page.locator("[data-board]")
    expect(board.locator(".situation__pair")).to_have_text("Tweetal 2 speelt deze kaart.")
    page.keyboard.press("PageDown")
    second = card_on_top(board, content)
    assert second != first
    page.keyboard.press("PageUp")
    becomes(lambda: card_on_top(board, content), first)
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert has_focus(page, "[data-action=situation-board]")


def test_the_cards_fit_a_phone(new_context: NewContext, base_url: str) -> None:
    """Before and after drawing: nothing sideways, nothing small, nothing that axe finds."""
    page = new_context(viewport=PHONE).new_page()
    root = open_tool(page, base_url, SHEET, TOOL)
    assert page_faults(page) == []
    root.get_by_role("button", name="Pak een kaart").click()
    root.get_by_role("button", name="Laat de verrassing zien").click()
    root.get_by_text("Alle kaarten lezen").click()
    assert page_faults(page) == []


def test_the_board_shows_the_longest_card_and_the_list_of_the_watchers(
    new_context: NewContext, base_url: str, content: Site
) -> None:
    """All of it on the screen at once, readable from the back; nothing of it is stored (C1 to C5)."""
    page = new_context(viewport=FULL_HD).new_page()
    root = open_tool(page, base_url, SHEET, TOOL)
    longest = max(cards_of(content), key=lambda card: len(card["pupil"] + card["company"] + card["twist"]))
    pupil.form_of(page, SHEET).locator(f'[data-question=kaart] label:has(input[value="{longest["id"]}"])').click()
    becomes(lambda: card_on_top(root, content), longest)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    before = pupil.kept(page)
    root.get_by_role("button", name="Toon op het bord").click()
    board = page.locator("[data-board]")
    board.get_by_role("button", name="Laat de verrassing zien").click()
    assert board_faults(page) == []
    board.get_by_role("button", name="Toon de kijklijst").click()
    for item in sequence(question_of(content, "gezien").options["items"]):
        expect(board.get_by_role("listitem").filter(has_text=str(mapping(item)["label"]))).to_be_visible()
    assert board_faults(page) == []
    board.get_by_role("button", name="Terug naar de kaart").click()
    board.get_by_role("button", name="Gespeeld: ander tweetal").click()
    board.get_by_role("button", name="Volgende").click()
    page.set_viewport_size(OLD_BOARD)
    assert board_faults(page, OLD_BOARD) == []
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert pupil.kept(page) == before


def test_all_cards_read_without_script(new_context: NewContext, base_url: str, content: Site) -> None:
    """A school without script, or with paper, has every situation with its twist."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    page.get_by_text("Alle kaarten lezen").click()
    shown = page.locator(f"[data-practice={TOOL}]").inner_text()
    for card in cards_of(content):
        for part in ("pupil", "company", "twist"):
            assert card[part] in shown
    expect(page.get_by_role("button", name="Pak een kaart")).to_have_count(0)
