"""The getting-to-know talk: roles and questions on sheet 11, and from sheet 12 the agreements that flow to sheets 13 and 14."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from hooks.opstage.model import Site
from hooks.opstage.source import mapping, sequence
from site_tests import pupil
from site_tests.test_practice_vote import FULL_HD, OLD_BOARD
from site_tests.tool_pages import (
    HOSTILE,
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

SHEET = "11-oefengesprek"
TOOL = "talk"
AFTER = "12-na-het-gesprek"
CONTRACT = "13-stageovereenkomst"
FIRST_DAY = "14-eerste-stagedag"
SEND = "agreements"
NOW = "2026-11-23T10:00:00+01:00"


def stack_of(content: Site, name: str) -> list[dict[str, str]]:
    """The cards of one stack."""
    return [
        {key: str(value) for key, value in mapping(card).items()}
        for card in sequence(slot_of(content, SHEET, TOOL).options[name])
    ]


def roles(root: Locator) -> list[str]:
    """Who plays what."""
    return [line.strip() for line in root.locator(".roles__head").all_inner_texts()]


def pick(root: Locator, stack: str) -> str:
    """Open a stack and draw; returns what stands on the card."""
    root.get_by_role("button", name=stack, exact=True).click()
    root.locator(".deck:visible [data-action=deck-draw]").click()
    return root.locator(".deck__card:visible").inner_text()


def test_there_are_enough_questions_and_each_has_its_help(content: Site) -> None:
    """Twelve or more of the company, ten or more of the pupil, and private ones with a good way to say no."""
    assert len(stack_of(content, "company")) >= 12
    assert len(stack_of(content, "pupil")) >= 10
    assert len(stack_of(content, "private")) >= 6
    asked = [card["ask"] for name in ("company", "pupil", "private") for card in stack_of(content, name)]
    assert len(set(asked)) == len(asked)
    # The questions that a company may choose from on the sheet stand in its stack too.
    question = next(found for found in content.worksheets[SHEET].questions() if found.id == "bedrijf-vraagt")
    on_sheet = {str(mapping(choice)["id"]) for choice in sequence(question.options["choices"])}
    assert on_sheet <= {card["id"] for card in stack_of(content, "company")}


def test_three_pupils_play_three_rounds_and_roles_pass_on_with_the_clock(
    page: Page, base_url: str, content: Site, new_context: NewContext, tmp_path: Path
) -> None:
    """The end of the time is the sign to change; rounds that were played are kept, names never."""
    page.clock.install(time=NOW)
    root = open_tool(page, base_url, SHEET, TOOL)
    becomes(lambda: roles(root), ["Leerling: A", "Bedrijf: B", "Kijker: C"])
    root.get_by_role("button", name="Ik ben B", exact=True).click()
    table = page.locator("[data-question=mijn-rollen]")
    for row, role in (("ronde-1", "bedrijf"), ("ronde-2", "leerling"), ("ronde-3", "kijker")):
        expect(table.locator(f'tr[data-row="{row}"] select')).to_have_value(role)
    root.get_by_role("button", name="Ik ben A", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(table.locator('tr[data-row="ronde-1"] select')).to_have_value("bedrijf")

    root.get_by_text("Namen erbij").click()
    root.get_by_label("Naam van A").fill(HOSTILE)
    root.get_by_label("Naam van B").fill("Geheimnaam")
    becomes(lambda: roles(root), [f"Leerling: {HOSTILE}", "Bedrijf: Geheimnaam", "Kijker: C"])
    expect(root.locator("img")).to_have_count(0)

    expect(root.get_by_role("timer")).to_have_text("5:00")
    page.clock.pause_at("2026-11-23T11:00:00+01:00")
    root.get_by_role("button", name="Start").click()
    page.clock.fast_forward(299_000)
    expect(root.locator(".timer__status")).to_have_text("Nog 1 seconde.")
    page.clock.fast_forward(2_000)
    expect(root.locator(".talk__status")).to_contain_text("De tijd is om. De kijker vult nu de lijst in.")
    root.get_by_role("button", name="Wissel van rol").click()
    expect(root.locator(".talk__status")).to_have_text("Jullie zijn gewisseld. Dit is ronde 2.")
    becomes(lambda: roles(root), ["Leerling: Geheimnaam", "Bedrijf: C", f"Kijker: {HOSTILE}"])
    expect(root.get_by_role("timer")).to_have_text("5:00")
    expect(page.locator("[data-question=rondes] input:checked")).to_have_count(1)

    page.clock.resume()
    root = after_reload(page, SHEET, TOOL)
    expect(root.locator(".talk__round")).to_have_text("Ronde 2 van 3")
    becomes(lambda: roles(root), ["Leerling: B", "Bedrijf: C", "Kijker: A"])
    assert "Geheimnaam" not in str(pupil.kept(page)) + str(pupil.kept_elsewhere(page)) + page.content()
    root.get_by_role("button", name="Wissel van rol").click()
    root.get_by_role("button", name="Deze ronde is klaar").click()
    expect(root.locator(".talk__round")).to_have_text("Alle rondes zijn klaar. Kijk samen terug.")
    other = on_another_computer(page, new_context, base_url, SHEET, tmp_path)
    expect(other.locator(".talk__round")).to_have_text("Alle rondes zijn klaar. Kijk samen terug.")
    answers = pupil.kept_answers(other, SHEET)
    assert answers["rondes"] == ["ronde-1", "ronde-2", "ronde-3"]
    assert "Geheimnaam" not in str(pupil.attached(pupil.download(page, "save-pdf", tmp_path)))
    tool_on(other, TOOL).get_by_role("button", name="Nog een keer vanaf ronde 1").click()
    expect(other.locator(".talk__round")).to_have_text("Ronde 1 van 3")


def test_the_talk_also_works_in_a_pair_and_alone(page: Page, base_url: str, content: Site) -> None:
    """In a pair the company also watches; alone the cards are the company."""
    root = open_tool(page, base_url, SHEET, TOOL)
    root.get_by_role("button", name="Met 2").click()
    becomes(lambda: roles(root), ["Leerling: A", "Bedrijf: B", "Kijker: B"])
    expect(root.locator(".talk__round")).to_have_text("Ronde 1 van 2")
    expect(root.get_by_role("button", name="Ik ben C")).to_be_hidden()
    root.get_by_role("button", name="Ik ben alleen").click()
    expect(root.locator(".talk__round")).to_contain_text("Je oefent alleen.")
    expect(root.locator(".roles")).to_be_hidden()

    page.locator("[data-question=mijn-vragen] tr[data-row=een] textarea").fill("Wie helpt mij? <b>Echt</b>")
    company = pick(root, "Vragen van het bedrijf")
    asked = next(card for card in stack_of(content, "company") if card["ask"] in company)
    assert f"Doorvragen: {asked['more']}" in company
    expect(root.get_by_text("Jouw eigen vragen")).to_be_hidden()
    mine = pick(root, "Vragen van de leerling")
    assert any(card["ask"] in mine and card["why"] in mine for card in stack_of(content, "pupil"))
    expect(root.locator(".talk__own")).to_contain_text("Wie helpt mij? <b>Echt</b>")
    private = pick(root, "Vragen die privé zijn")
    closed = next(card for card in stack_of(content, "private") if card["ask"] in private)
    assert "Daar hoef je geen antwoord op te geven." in private and closed["say"] in private
    seen = {private}
    for _ in stack_of(content, "private")[1:]:
        seen.add(pick(root, "Vragen die privé zijn"))
    assert len(seen) == len(stack_of(content, "private"))


def test_the_talk_goes_by_keyboard_alone(page: Page, base_url: str) -> None:
    """People, roles, clock, cards and the board; a screen reader hears every card."""
    root = open_tool(page, base_url, SHEET, TOOL)
    tab_to(page, "[data-practice=talk] button")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    becomes(lambda: roles(root), ["Leerling: A", "Bedrijf: B", "Kijker: B"])
    tab_to(page, "[data-action=next-round]")
    page.keyboard.press("Enter")
    becomes(lambda: roles(root), ["Leerling: B", "Bedrijf: A", "Kijker: A"])
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-action=round-anew]")  # the button that was pressed is gone
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-action=next-round]")
    tab_to(page, "[data-action=timer-go]")
    page.keyboard.press("Enter")
    tab_to(page, "[data-action=deck-draw]")
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-action=deck-draw]")
    ask = root.locator(".talk__ask:visible").inner_text()
    expect(root.locator(".deck:visible [role=status]")).to_contain_text(ask)
    tab_to(page, "[data-action=talk-board]")
    page.keyboard.press("Enter")
    board = page.locator("[data-board]")
    expect(board.locator(".talk__ask:visible")).to_have_text(ask)
    page.keyboard.press("PageDown")
    expect(board.locator(".talk__ask:visible")).not_to_have_text(ask)
    page.keyboard.press("PageUp")
    expect(board.locator(".talk__ask:visible")).to_have_text(ask)
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert has_focus(page, "[data-action=talk-board]")


def test_the_talk_fits_a_phone(new_context: NewContext, base_url: str) -> None:
    """With names, a long one too, and a private question on the table."""
    page = new_context(viewport=PHONE).new_page()
    root = open_tool(page, base_url, SHEET, TOOL)
    root.get_by_text("Namen erbij").click()
    root.get_by_label("Naam van A").fill("Wolfeschlegelsteinhausenbergerdorff" * 3)
    pick(root, "Vragen die privé zijn")
    root.get_by_text("Alle vragen lezen").click()
    assert page_faults(page) == []


def test_the_board_shows_letters_and_no_names(new_context: NewContext, base_url: str) -> None:
    """Readable from the back with every stack; changing roles there stores nothing (C1 to C5)."""
    page = new_context(viewport=FULL_HD).new_page()
    root = open_tool(page, base_url, SHEET, TOOL)
    root.get_by_text("Namen erbij").click()
    root.get_by_label("Naam van A").fill("Geheimnaam")
    before = pupil.kept(page)
    root.get_by_role("button", name="Toon op het bord").click()
    board = page.locator("[data-board]")
    for stack in ("Vragen van het bedrijf", "Vragen van de leerling", "Vragen die privé zijn"):
        board.get_by_role("button", name=stack).click()
        page.keyboard.press("PageDown")
        expect(board.locator(".talk__ask:visible")).to_have_count(1)
        assert board_faults(page) == []
    board.get_by_role("button", name="Wissel van rol").click()
    becomes(lambda: roles(board), ["Leerling: B", "Bedrijf: C", "Kijker: A"])
    assert "Geheimnaam" not in board.inner_text()
    page.set_viewport_size(OLD_BOARD)
    assert board_faults(page, OLD_BOARD) == []
    page.keyboard.press("Escape")
    expect(board).to_have_count(0)
    assert pupil.kept(page) == before


def test_all_questions_and_places_read_without_script(new_context: NewContext, base_url: str, content: Site) -> None:
    """Question cards on sheet 11, and on sheet 12 where an agreement is needed again."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    page.get_by_text("Alle vragen lezen").click()
    shown = page.locator(f"[data-practice={TOOL}]").inner_text()
    for name in ("company", "pupil", "private"):
        for card in stack_of(content, name):
            assert all(text in shown for key, text in card.items() if key != "id")
    page.goto(f"{base_url}/werkbladen/{AFTER}.html")
    page.get_by_text("Waar komt wat te staan?").click()
    lines = page.locator(f"[data-practice={SEND}] .agreement-lines li")
    expect(lines).to_have_count(len(sequence(slot_of(content, AFTER, SEND).options["lines"])))
    expect(lines.filter(has_text="pauze en eten")).to_contain_text("naar werkblad 13:")
    expect(lines.filter(has_text="wat ik meeneem")).to_contain_text("naar werkblad 14:")


# --- agreements flow on ------------------------------------------------------------------------------------------------


def agreement(page: Page, row: str) -> Locator:
    """The field of an agreement on sheet 12."""
    return page.locator(f'[data-question=afspraken] tr[data-row="{row}"] [data-cell=afspraak]')


def box(root: Locator, words: str) -> Locator:
    """The tick of a line in the list."""
    return root.locator("label.agreement").filter(has_text=words).get_by_role("checkbox")


def write_agreements(page: Page) -> None:
    """What was said in the talk."""
    page.locator('[data-question=met-wie] tr[data-row="bedrijf"] [data-cell=antwoord]').fill("Kwekerij in Almelo")
    agreement(page, "dagen").fill("maandag en dinsdag")
    agreement(page, "tijden").fill("van half 9 tot 16.00 uur")
    agreement(page, "melden").fill(HOSTILE)
    agreement(page, "meenemen").fill("een oude broek")
    agreement(page, "reizen").fill("ik fiets met Emre mee")
    agreement(page, "ziek").fill("ik bel Ans voor 8 uur")
    page.locator('[data-question=afspraken] tr[data-row="pauze"] [data-cell=zeker]').select_option("vragen")


def test_every_line_of_the_tool_leads_to_a_row_and_column_that_exist(content: Site) -> None:
    """The build checks the questions; rows and columns are checked here."""
    slot = slot_of(content, AFTER, SEND)
    names = {role: reference.split(".") for role, reference in slot.roles.items()}
    for line in map(mapping, sequence(slot.options["lines"])):
        source = "company" if line.get("of") == "company" else "agreed"
        own = next(q for q in content.worksheets[AFTER].questions() if q.id == names[source][-1])
        rows = {mapping(row)["id"] for row in sequence(own.options["rows"])}
        assert set(sequence(line["from"])) <= rows, line
        sheet, name = names[str(line["to"])]
        target = next(q for q in content.worksheets[sheet].questions() if q.id == name)
        if target.type != "fixed-table":
            continue
        columns = {str(mapping(column)["id"]): mapping(column) for column in sequence(target.options["columns"])}
        assert line["row"] in {mapping(row)["id"] for row in sequence(target.options["rows"])}, line
        assert line["column"] in columns, line
        if "doubt_column" in line:
            choices = sequence(columns[str(line["doubt_column"])]["choices"])
            assert line["doubt_choice"] in {mapping(choice)["id"] for choice in choices}, line


def test_agreements_flow_to_sheets_13_and_14_when_the_pupil_wants_it(
    page: Page, base_url: str, new_context: NewContext, tmp_path: Path
) -> None:
    """Nothing without a tick, nothing over other words unless asked, and all of it back again."""
    pupil.visit(page, f"{base_url}/werkbladen/{FIRST_DAY}.html")
    pupil.question(page, FIRST_DAY, "waar").fill("Bij de brug")
    page.locator('[data-question=vervoer] label:has(input[value="bus"])').click()
    pupil.wait_saved(pupil.form_of(page, FIRST_DAY))
    root = open_tool(page, base_url, AFTER, SEND)
    start = root.get_by_role("button", name="Zet deze afspraken op werkblad 13 en 14")
    said = root.locator(".agreement-said")
    start.click()
    expect(said).to_contain_text("Er staat nog geen afspraak.")
    write_agreements(page)
    start.click()
    expect(root.get_by_role("group", name="Werkblad 13: Mijn stageovereenkomst")).to_be_visible()
    expect(box(root, "Daar staat nu: Bij de brug")).not_to_be_checked()
    expect(box(root, "Dit komt er te staan: 8.30 uur")).to_be_checked()
    expect(root.locator("label.agreement").filter(has_text=HOSTILE)).to_be_visible()
    expect(root.locator("img")).to_have_count(0)
    root.get_by_role("button", name="Sluit").click()
    assert pupil.kept_sheet(page, CONTRACT) is None

    start.click()
    box(root, "Wat ik meeneem").uncheck()
    root.get_by_role("button", name="Zet over").click()
    expect(said).to_have_text("6 afspraken zijn overgezet.")
    first_day = pupil.kept_answers(page, FIRST_DAY)
    assert first_day == {
        "waar": "Bij de brug",
        "aankomst": "08:30",
        "vervoer": {"choices": ["bus", "other"], "other": "ik fiets met Emre mee"},
        "melden": HOSTILE,
        "als-dan": {"ziek": {"dan": "ik bel Ans voor 8 uur"}},
    }
    assert pupil.kept_answers(page, CONTRACT)["afspraken"] == {
        "dagen": {"staat": "maandag en dinsdag. Van half 9 tot 16.00 uur"},
        "pauze": {"duidelijk": "vraag"},
    }
    root.get_by_role("button", name="Maak ongedaan").click()
    expect(said).to_have_text("Het overzetten is ongedaan gemaakt.")
    assert pupil.kept_answers(page, FIRST_DAY)["vervoer"] == {"choices": ["bus"]}
    assert pupil.kept_answers(page, FIRST_DAY)["melden"] == ""

    root = after_reload(page, AFTER, SEND)
    root.get_by_role("button", name="Zet deze afspraken op werkblad 13 en 14").click()
    box(root, "Daar staat nu: Bij de brug").check()
    root.get_by_role("button", name="Zet over").click()
    root.get_by_role("link", name="Werkblad 14: Mijn eerste stagedag").click()
    pupil.wait_ready(page)
    expect(pupil.question(page, FIRST_DAY, "waar")).to_have_value("Kwekerij in Almelo")
    expect(pupil.question(page, FIRST_DAY, "ook-meenemen")).to_have_value("een oude broek")
    expect(pupil.question(page, FIRST_DAY, "melden")).to_have_value(HOSTILE)
    other = on_another_computer(page, new_context, base_url, FIRST_DAY, tmp_path)
    expect(pupil.question(other, FIRST_DAY, "aankomst")).to_have_value("08:30")


def test_what_changed_on_the_other_sheet_in_the_meantime_is_left_alone(page: Page, base_url: str) -> None:
    """The list shows what stood there; other words that came since stay, and undoing does not touch later work."""
    root = open_tool(page, base_url, AFTER, SEND)
    write_agreements(page)
    root.get_by_role("button", name="Zet deze afspraken op werkblad 13 en 14").click()
    root.get_by_role("button", name="Zet over").wait_for()
    pupil.wait_saved(pupil.form_of(page, AFTER))  # without it the new tab has nothing to ask whose it is
    tab = page.context.new_page()
    pupil.visit(tab, f"{base_url}/werkbladen/{FIRST_DAY}.html")
    tab.locator("[data-action=gate-yes]").click()
    pupil.wait_ready(tab)
    pupil.question(tab, FIRST_DAY, "melden").fill("Bij Kofi")
    pupil.wait_saved(pupil.form_of(tab, FIRST_DAY))
    root.get_by_role("button", name="Zet over").click()
    expect(root.locator(".agreement-said")).to_contain_text("1 plek is net veranderd. Die hebben we niet aangeraakt.")
    assert pupil.kept_answers(page, FIRST_DAY)["melden"] == "Bij Kofi"
    expect(pupil.question(tab, FIRST_DAY, "ook-meenemen")).to_have_value("een oude broek")  # the other tab shows it
    pupil.question(tab, FIRST_DAY, "ook-meenemen").fill("een nieuwe broek")
    pupil.wait_kept(tab, lambda kept: "een nieuwe broek" in str(kept))
    root.get_by_role("button", name="Maak ongedaan").click()
    expect(root.locator(".agreement-said")).to_contain_text("Een plek is daarna nog veranderd.")
    assert pupil.kept_answers(page, FIRST_DAY)["ook-meenemen"] == "een nieuwe broek"
    assert pupil.kept_answers(page, FIRST_DAY)["aankomst"] == ""


def test_agreements_flow_by_keyboard_on_a_phone(new_context: NewContext, base_url: str) -> None:
    """Open, untick, put over, undo; the focus is never lost, and every state passes axe."""
    page = new_context(viewport=PHONE).new_page()
    root = open_tool(page, base_url, AFTER, SEND)
    agreement(page, "melden").fill("bij Ans")
    agreement(page, "kleding").fill("een jas " * 30)
    assert page_faults(page) == []
    tab_to(page, "[data-action=send-agreements]")
    page.keyboard.press("Enter")
    tab_to(page, ".agreement input")
    page.keyboard.press("Space")
    assert page_faults(page) == []
    tab_to(page, "[data-action=put-agreements]")
    page.keyboard.press("Enter")
    expect(root.locator(".agreement-said")).to_have_text("1 afspraak is overgezet.")
    assert has_focus(page, "[data-action=send-agreements]")
    assert page_faults(page) == []
    tab_to(page, "[data-action=undo-agreements]")
    page.keyboard.press("Enter")
    expect(root.locator(".agreement-said")).to_have_text("Het overzetten is ongedaan gemaakt.")
    assert has_focus(page, "[data-action=send-agreements]")
