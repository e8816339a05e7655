"""The board of every card and sheet: one step or question at a time, big, with nothing of a pupil on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from hooks.opstage.model import Site
from site_tests import axe, pupil
from site_tests.visitor import (
    FIRST_PAGE,
    FIRST_SHEET,
    PHONE,
    becomes,
    first_lines,
    focused,
    has_focus,
    html_pages,
    tab_to,
)

SIZES: dict[str, ViewportSize] = {
    "laptop": {"width": 1366, "height": 768},
    "full hd": {"width": 1920, "height": 1080},
    "4k": {"width": 3840, "height": 2160},
}
RICH_PAGES = ("werkbladen/06-bellen.html", "kaarten/9-afscheid.html")
LEAST_TEXT = {"laptop": 20, "full hd": 32, "4k": 64}  # CSS pixels
LEAST_BUTTON = 64
CARD = "kaarten/1-waarom.html"
NAMES = ["Sami", "Noor", "Daan", "Yusra", "Kofi", "Li Wei", "Zofia"]
HOSTILE = '<img src=x onerror="document.title=1">'
PRESENT = ".page-tools [data-action=present]"

# Walks over the board with its own buttons and notes what is wrong with each page of it.
WALK = r"""({ back, least }) => {
  const dialog = document.querySelector('dialog.board--lesson');
  const body = dialog.querySelector('.lesson__body');
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (element) => {
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(groundOf(element))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const known = new Map(); // what looks the same has the same contrast
  const darkness = (element) => {
    const look = [element, element.parentElement, element.parentElement.parentElement].map((it) => it.localName + it.className + it.ariaDisabled + it.ariaPressed).join(' ');
    if (!known.has(look)) known.set(look, contrast(element));
    return known.get(look);
  };
  const found = { pages: [], problems: [], words: '' };
  const look = () => {
    const name = `${dialog.querySelector('.lesson__kicker').textContent} | ${dialog.querySelector('.board__title').textContent}`;
    const problem = (text) => found.problems.push(`${name}: ${text}`);
    found.pages.push(name);
    found.words += ` ${dialog.innerText}`;
    for (const part of [body, dialog]) {
      if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1) problem(`${part.className} scrolls`);
    }
    if (body.querySelector('input, textarea, select, button, script, [id], [hidden]')) problem('a control or id of the page');
    if (!dialog.querySelector('.board__title').textContent) problem('no title');
    const frame = body.getBoundingClientRect();
    const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const box = element.getBoundingClientRect();
      if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.visually-hidden')) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < least) problem(`text of ${size} px: ${walker.currentNode.data}`);
      const dark = darkness(element);
      if (dark < 7) problem(`contrast ${dark.toFixed(1)}: ${walker.currentNode.data}`);
      if (body.contains(element) && (box.bottom > frame.bottom + 1 || box.right > frame.right + 1)) problem(`cut off: ${walker.currentNode.data}`);
    }
  };
  const buttons = [...dialog.querySelectorAll('.board__bar > .button')];
  const step = back ? buttons.at(-2) : buttons.at(-1);
  look();
  for (let count = 0; count < 300 && step.getAttribute('aria-disabled') !== 'true'; count += 1) {
    step.click();
    look();
  }
  return found;
}"""


def open_board(page: Page) -> None:
    """Open the board with the key that its button names."""
    page.keyboard.press("b")
    page.locator("dialog.board--lesson").wait_for()


def walk(page: Page, size: str = "laptop", *, back: bool = False) -> dict[str, Any]:
    """Every page of the board, and what is wrong with it."""
    found: dict[str, Any] = page.evaluate(WALK, {"back": back, "least": LEAST_TEXT[size]})
    return found


def title(page: Page) -> str:
    """What stands in big letters now."""
    return page.locator(".board__title").inner_text()


def tool(page: Page, name: str) -> None:
    """Press the button of a tool."""
    page.locator(f"[data-action=tool-{name}]").click()


def use_names(page: Page, names: list[str]) -> None:
    """Paste a class list."""
    page.locator("textarea.lesson__names").fill("\n".join(names))
    page.locator("[data-action=names-use]").click()


def lesson_pages(site: Path, content: Site) -> list[str]:
    """Every card and every sheet of pupils."""
    others = [f"werkbladen/{sheet.id}.html" for sheet in content.worksheets.values() if sheet.audience != "pupil"]
    pages = [path for path in html_pages(site) if path.startswith(("kaarten/", "werkbladen/"))]
    return [path for path in pages if path not in ("werkbladen/index.html", *others)]


def test_every_card_and_sheet_works_on_the_board_of_a_laptop(
    page: Page, base_url: str, site: Path, content: Site
) -> None:
    """Every step of every page: nothing scrolls or is cut off, all is big and dark enough. Of the three sizes this one has the
    least room for its letters."""
    paths = lesson_pages(site, content)
    assert len(paths) == len(content.cards) + sum(w.placement == "page" for w in content.pupil_worksheets())
    problems = []
    for path in paths:
        pupil.visit(page, f"{base_url}/{path}")
        open_board(page)
        found = walk(page)
        assert len(found["pages"]) > 5, path
        problems += [f"{path}: {line}" for line in found["problems"]]
    assert not problems, first_lines(problems)


@pytest.mark.parametrize("size", ["full hd", "4k"])
def test_a_board_of_another_size_is_laid_out_anew(page: Page, base_url: str, size: str) -> None:
    """The fullest pages, walked backwards after the window changed: at least 32 px at 1920, 64 px at 4K."""
    for path in RICH_PAGES:
        page.set_viewport_size(SIZES["laptop"])
        pupil.visit(page, f"{base_url}/{path}")
        open_board(page)
        for _ in range(60):
            page.keyboard.press("PageDown")
        page.set_viewport_size(SIZES[size])
        page.wait_for_function("width => innerWidth === width", arg=SIZES[size]["width"])
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found = walk(page, size, back=True)
        assert len(found["pages"]) > 15 and title(page) == page.locator("h1").inner_text()
        assert not found["problems"], first_lines(found["problems"])


def test_every_question_of_a_sheet_is_on_the_board(page: Page, base_url: str, content: Site) -> None:
    """With its choices and rows; its example answer is not there until it is asked for."""
    for name in (FIRST_SHEET, "06-bellen", "12-na-het-gesprek"):
        pupil.visit(page, f"{base_url}/werkbladen/{name}.html")
        open_board(page)
        words = " ".join(walk(page)["words"].split())
        for question in content.worksheets[name].questions():
            labels = [
                re.sub(r"^\d+\. ", "", str(item["label"]))
                for key in ("choices", "rows", "items", "columns")
                for item in question.options.get(key, [])  # type: ignore[union-attr]
                if isinstance(item, dict)
            ]
            missing = [
                text for text in (question.question, question.hint, *labels) if " ".join(text.split()) not in words
            ]
            assert not missing, f"{name}: {missing}"
            assert not question.example or question.example.splitlines()[0] not in words


def test_an_example_answer_comes_when_the_teacher_asks_and_goes_again(page: Page, base_url: str, content: Site) -> None:
    """The button is there only with a question that has one."""
    question = next(q for q in content.worksheets[FIRST_SHEET].questions() if q.example)
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    open_board(page)
    button = page.locator("[data-action=example]")
    expect(button).to_be_hidden()
    while title(page) != question.question:
        page.keyboard.press("PageDown")
    while not button.is_visible():
        page.keyboard.press("PageDown")
    body = page.locator(".lesson__body")
    first = question.example.split(".")[0]
    expect(body).not_to_contain_text(first)
    button.click()
    expect(body).to_contain_text(first)
    button.click()
    expect(body).not_to_contain_text(first)


@pytest.mark.parametrize("path", [FIRST_PAGE, "kaarten/6-stageovereenkomst.html"])
def test_the_board_shows_and_changes_nothing_of_who_works_here(page: Page, base_url: str, path: str) -> None:
    """A filled sheet, a name and a class: the board is the same, and so is everything that is kept, address and title."""
    pupil.visit(page, f"{base_url}/{path}")
    open_board(page)
    empty = walk(page)["words"]
    page.keyboard.press("Escape")
    expect(page.locator("dialog.board--lesson")).to_have_count(0)
    page.evaluate(
        """() => {
      for (const field of document.querySelectorAll('form [data-question] :is(input, textarea, select)')) {
        if (field.matches('[type=radio], [type=checkbox]')) field.checked = true;
        else if (field instanceof HTMLSelectElement) field.selectedIndex = 1;
        else field.value = { date: '2026-03-09', time: '08:30' }[field.type] ?? 'GEHEIM';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }"""
    )
    pupil.wait_saved(page.locator("form[data-worksheet]"))
    pupil.sign(page, "Xanthippe", "4Q")
    before, address, name = pupil.kept(page), page.url, page.title()
    page.locator("body").click(position={"x": 2, "y": 2})
    page.reload()
    pupil.wait_ready(page)
    open_board(page)
    filled = walk(page)["words"]
    assert filled.split() == empty.split()
    assert not [word for word in ("GEHEIM", "Xanthippe", "4Q") if word in filled]
    page.keyboard.press("Escape")
    expect(page.locator("dialog.board--lesson")).to_have_count(0)
    becomes(lambda: (page.url, page.title()), (address, name))
    assert pupil.kept(page) == before


def test_the_key_b_is_a_letter_in_a_text_field(page: Page, base_url: str) -> None:
    """It opens the board from everywhere else, also when the focus is on a choice."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    field = pupil.question(page, FIRST_SHEET, "reden")
    field.press("b")
    expect(field).to_have_value("b")
    page.locator("[data-pupil=name]").press("b")
    page.keyboard.press("Control+b")
    expect(page.locator("dialog")).to_have_count(0)
    page.locator("form input[type=radio]").first.focus()
    open_board(page)


def test_the_key_can_be_switched_off_for_who_speaks_to_the_computer(page: Page, base_url: str) -> None:
    """On every page, until it is switched on again; the button goes on working (WCAG 2.1.4)."""
    pupil.visit(page, f"{base_url}/{CARD}")
    switch = page.locator("[data-board-key]")
    switch.click()
    expect(switch).to_have_text("Zet toets b aan")
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    page.keyboard.press("b")
    expect(page.locator("dialog")).to_have_count(0)
    page.locator(PRESENT).click()
    page.locator("dialog.board--lesson").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    switch.click()
    expect(switch).to_have_text("Zet toets b uit")
    assert pupil.kept_elsewhere(page) == []
    page.locator("h1").click()
    open_board(page)


def test_a_teacher_walks_the_board_by_keyboard_and_clicker(page: Page, base_url: str) -> None:
    """Tab to the button, Enter, arrows and PageDown; also after a tap beside every control. Escape gives the focus back."""
    pupil.visit(page, f"{base_url}/{CARD}")
    tab_to(page, PRESENT)
    page.keyboard.press("Enter")
    page.locator("dialog.board--lesson").wait_for()
    place = page.locator(".lesson__place")
    expect(place).to_have_text("1 van 15")
    for key in ("ArrowRight", "PageDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(place).to_have_text("4 van 15")
    page.mouse.click(700, 560)
    page.keyboard.press("PageDown")
    expect(place).to_have_text("5 van 15")
    for key in ("ArrowLeft", "PageUp", "ArrowUp", "PageUp", "PageUp"):
        page.keyboard.press(key)
    expect(place).to_have_text("1 van 15")
    becomes(lambda: page.locator(".board__bar > .button").nth(1).get_attribute("aria-disabled"), "true")
    page.keyboard.press("ArrowRight")
    tab_to(page, "[data-action=tool-turn]")
    page.keyboard.press("Enter")
    tab_to(page, "textarea.lesson__names")
    page.keyboard.type("Noor\nDaan")
    page.keyboard.press("ArrowUp")  # moves in the field, not over the board
    tab_to(page, "[data-action=names-use]")
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-action=turn]")
    page.keyboard.press("Enter")
    expect(page.locator(".lesson__turn")).to_have_text(re.compile("^(Noor|Daan)$"))
    page.keyboard.press("PageDown")  # first back to the step
    expect(place).to_have_text("2 van 15")
    becomes(lambda: title(page), "Waarom doe je dit?")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert has_focus(page, PRESENT)
    open_board(page)
    expect(place).to_have_text("2 van 15")  # where the class was


def test_a_board_is_swiped(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """To the left is on, to the right is back; up and down is neither."""
    page = new_context(has_touch=True).new_page()
    pupil.visit(page, f"{base_url}/{CARD}")
    page.locator(PRESENT).tap()
    page.locator("dialog.board--lesson").wait_for()
    swipe = """([x, y, toX, toY]) => {
      const at = document.querySelector('.lesson__body');
      const touch = (clientX, clientY) => new Touch({ identifier: 1, target: at, clientX, clientY });
      at.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: [touch(x, y)], changedTouches: [touch(x, y)] }));
      at.dispatchEvent(new TouchEvent('touchend', { bubbles: true, touches: [], changedTouches: [touch(toX, toY)] }));
    }"""
    place = page.locator(".lesson__place")
    for way, expected in (
        ([600, 300, 300, 310], "2 van 15"),
        ([600, 300, 300, 290], "3 van 15"),
        ([300, 300, 600, 310], "2 van 15"),
        ([300, 100, 320, 500], "2 van 15"),
        ([300, 300, 270, 300], "2 van 15"),
    ):
        page.evaluate(swipe, way)
        expect(place).to_have_text(expected)


def test_groups_and_turns_are_made_of_a_pasted_list_that_is_gone_after_a_reload(page: Page, base_url: str) -> None:
    """No one alone, no one twice before all were there, markup stays text, and no name reaches address, title or storage."""
    pupil.visit(page, f"{base_url}/{CARD}")
    open_board(page)
    address, name = page.url, page.title()
    tool(page, "groups")
    page.locator("[data-action=names-use]").click()
    expect(page.locator(".lesson__status")).to_have_text("Plak eerst de namen van je klas.")
    use_names(page, [*NAMES, HOSTILE])
    for size, sizes in ((2, [2, 2, 2, 2]), (3, [3, 3, 2]), (4, [4, 4])):
        page.locator(f"[data-action=groups-{size}]").click()
        groups = [text.split(", ") for text in page.locator(".lesson__groups span").all_inner_texts()]
        assert [len(group) for group in groups] == sizes
        assert sorted(pupil_ for group in groups for pupil_ in group) == sorted([*NAMES, HOSTILE])
    expect(page.locator(".board__body img")).to_have_count(0)
    tool(page, "turn")
    drawn = []
    for _ in range(len(NAMES) + 1):
        page.locator("[data-action=turn]").click()
        drawn.append(page.locator(".lesson__turn").inner_text())
    assert sorted(drawn) == sorted([*NAMES, HOSTILE])
    becomes(lambda: (page.url, page.title()), (address, name))
    kept = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])") + str(pupil.kept(page))
    assert not [pupil_ for pupil_ in NAMES if pupil_ in kept]
    page.reload()
    pupil.wait_ready(page)
    open_board(page)
    tool(page, "groups")
    expect(page.locator("textarea.lesson__names")).to_have_value("")


def test_names_come_along_to_the_next_card_only_when_the_teacher_asks(page: Page, base_url: str) -> None:
    """Until they are wiped: here, or with all else on this computer."""
    pupil.visit(page, f"{base_url}/{CARD}")
    open_board(page)
    tool(page, "groups")
    page.locator(".lesson__form-panel input[type=checkbox]").check()
    use_names(page, NAMES)
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    open_board(page)
    tool(page, "turn")
    expect(page.locator("[data-action=turn]")).to_be_visible()
    page.locator("[data-action=names-edit]").click()
    expect(page.locator("textarea.lesson__names")).to_have_value("\n".join(NAMES))
    page.locator("[data-action=names-forget]").click()
    assert not [key for key in pupil.kept_elsewhere(page) if "class" in key]
    page.reload()
    pupil.wait_ready(page)
    open_board(page)
    tool(page, "turn")
    expect(page.locator("textarea.lesson__names")).to_have_value("")


def test_the_class_votes_and_the_clock_runs_on(page: Page, base_url: str, content: Site) -> None:
    """On the choices of a question row by row, or on fact or opinion; the clock starts at the minutes of the step."""
    page.clock.install(time="2026-11-23T10:00:00+01:00")
    pupil.visit(page, f"{base_url}/{CARD}")
    open_board(page)
    for _ in range(3):
        page.keyboard.press("PageDown")
    page.clock.pause_at("2026-11-23T11:00:00+01:00")  # from here on only the test lets time pass
    tool(page, "timer")
    becomes(lambda: page.locator(".timer__digits").inner_text(), f"{content.lessons[1].steps[1].minutes}:00")
    page.locator("[data-action=timer-go]").click()
    clock = page.locator("[data-action=tool-timer]")
    page.clock.run_for(1_000)
    expect(clock).to_have_text("Klok 24:59")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(clock).to_have_attribute("data-state", "running")
    page.clock.run_for(1_000)
    expect(clock).to_have_text("Klok 24:58")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.clock.run_for(5_000)
    page.clock.resume()
    open_board(page)
    expect(clock).to_have_text(re.compile(r"Klok 24:[0-5]\d"))
    expect(clock).not_to_have_text(re.compile("Klok 24:5[89]"))
    tool(page, "vote")
    page.get_by_role("button", name="Feit of mening").click()
    choice = page.locator("[data-action=vote]")
    becomes(lambda: [text.split("\n")[0] for text in choice.all_inner_texts()], ["feit", "mening"])
    for _ in range(3):
        choice.first.click()
    page.locator("[data-action=vote-less]").first.click()
    expect(page.locator(".lesson__count")).to_have_text(["2", "0"])
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    open_board(page)
    sentences = next(q for q in content.worksheets[FIRST_SHEET].questions() if q.id == "eens")
    while title(page) != sentences.question:
        page.keyboard.press("PageDown")
    tool(page, "vote")
    page.locator("[data-action=vote]").nth(1).click()
    page.locator("[data-action=vote-next]").click()
    expect(page.locator(".lesson__count")).to_have_text(["0", "0", "0"])
    page.locator("[data-action=vote]").nth(2).click()
    page.locator("[data-action=vote-again]").click()
    expect(page.locator(".lesson__count")).to_have_text(["0", "0", "0"])
    assert not pupil.kept(page).get(f"worksheet/{FIRST_SHEET}")


def test_the_board_is_accessible_in_every_state(page: Page, base_url: str) -> None:
    """By axe; every button is big, and a screen reader hears each new step."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    open_board(page)
    becomes(lambda: focused(page, "it.textContent") == title(page), True)
    assert not axe.violations(page)
    for name in ("timer", "groups", "turn", "vote"):
        tool(page, name)
        if name == "groups":
            assert not axe.violations(page)
            use_names(page, NAMES)
            page.locator("[data-action=groups-3]").click()
        assert not axe.violations(page), name
        small = [
            button.inner_text()
            for button in page.locator("dialog.board--lesson button:visible").all()
            if (box := button.bounding_box()) and min(box["height"], box["width"]) < LEAST_BUTTON - 1
        ]
        assert not small, f"{name}: {small}"
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(page.locator("dialog.board--lesson [role=status].visually-hidden").last).to_contain_text(title(page))


def test_a_phone_shows_the_board_too(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """Nothing goes sideways; every button can be reached."""
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    page.locator(PRESENT).tap()
    dialog = page.locator("dialog.board--lesson")
    dialog.wait_for()
    for _ in range(6):
        assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth + 1")
        page.locator(".board__bar > .button").last.tap()
    tool(page, "groups")
    assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth + 1")
    page.locator(".board__bar > .button").first.tap()
    expect(dialog).to_have_count(0)


def test_the_board_works_from_a_folder(page: Page, site: Path) -> None:
    """A USB stick at the digiboard."""
    pupil.visit(page, (site / CARD).as_uri())
    open_board(page)
    found = walk(page)
    assert len(found["pages"]) == 15 and not found["problems"]


def test_without_script_there_is_no_button_that_does_nothing(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """The card itself reads and prints."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/{CARD}")
    expect(page.locator(PRESENT)).to_be_hidden()


def test_a_board_that_does_not_load_says_so(page: Page, base_url: str, watcher: Any) -> None:
    """And the page goes on working."""
    watcher.expect("board-")
    watcher.expect("Failed to load")
    pupil.visit(page, f"{base_url}/{CARD}")
    page.route("**/board-*.js", lambda route: route.abort())
    page.keyboard.press("b")
    expect(page.locator(".notice-bar")).to_contain_text("Het bord opent niet.")
