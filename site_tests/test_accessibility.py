"""Everyone can use every page: WCAG 2.2 A and AA by axe-core, and what axe does not measure (sizes, zoom, focus, names)."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from hooks.opstage.model import Site
from site_tests import axe, pupil
from site_tests.conftest import TIMEOUT, Watcher
from site_tests.sheets import varied_sheets
from site_tests.visitor import (
    FIRST_PAGE,
    FIRST_SHEET,
    LAPTOP,
    PHONE,
    block_storage,
    first_lines,
    has_focus,
    html_pages,
    worksheet_pages,
)

ZOOMED = {"width": LAPTOP["width"] // 2, "height": LAPTOP["height"] // 2}  # a laptop at 200 %
NARROW = {"width": 320, "height": 568}  # a laptop at 400 %
LEAST_TARGET = 44  # CSS pixels
LEAST_FIELD_TEXT = 16
LEAST_TEXT = 18
WITH_CONTROLS = ("over/techniek/vraagtypen.html", "index.html")
FIELDS = "input:not([type=radio], [type=checkbox], [type=file]), textarea, select"
READING = "article > p, article > ul > li, article > ol > li, .sheet-section__intro p, .question__label, .option"
# What WCAG 1.4.12 lets a reader set.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
MEASURES = (Path(__file__).parent / "survey.js").read_text("utf-8")
# Two tones of a control must differ this much to be seen, of 255.
VISIBLE_STEP = 80


@dataclass
class Findings:
    """What is wrong on all pages of the site, each line with its page."""

    pages: int = 0
    axe: list[str] = field(default_factory=list)
    small_targets: list[str] = field(default_factory=list)
    small_text: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    zoomed: list[str] = field(default_factory=list)
    spaced: list[str] = field(default_factory=list)
    snapshots: dict[str, str] = field(default_factory=dict)
    """What a screen reader gets of a page with a form, by address."""
    hints: dict[str, dict[str, str]] = field(default_factory=dict)
    """What it says beside the name of a control, by address and question."""
    folders: set[str] = field(default_factory=set)
    """Folders of which a page was seen on a phone."""


def measure(page: Page, call: str) -> list[str]:
    """Ask site_tests/survey.js, with the page as it stands."""
    found: list[str] = page.evaluate(f"() => survey.{call}")
    return found


def look_at_sizes(page: Page, place: str, findings: Findings) -> None:
    """Controls and text at the width of now."""
    findings.small_targets += [f"{place}: {line}" for line in measure(page, f"smallTargets({LEAST_TARGET})")]
    for selector, least in ((FIELDS, LEAST_FIELD_TEXT), (READING, LEAST_TEXT)):
        findings.small_text += [f"{place}: {line}" for line in measure(page, f"smallText({selector!r}, {least})")]


def look_at_layout(page: Page, place: str, findings: Findings) -> None:
    """The page at 320 wide, with a reader's own spacing, and at 200 %."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    findings.sideways += [f"{place}: {line}" for line in measure(page, "sideways()")]
    style = page.add_style_tag(content=SPACING)
    findings.spaced += [f"{place}: {line}" for line in measure(page, "clippedText()") + measure(page, "sideways()")]
    style.evaluate("style => style.remove()")
    page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    findings.zoomed += [f"{place}: {line}" for line in measure(page, "clippedText()") + measure(page, "sideways()")]


DESCRIBED = """() => Object.fromEntries([...document.querySelectorAll("form [data-question]")].map((root) => {
  const control = root.querySelector("fieldset") ?? root.querySelector("input, textarea");
  const ids = (control?.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  return [root.dataset.question, ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ")];
}))"""


def listen(page: Page, address: str, findings: Findings) -> None:
    """What a screen reader gets of a page, as it stands at its start."""
    findings.snapshots[address] = page.locator("body").aria_snapshot()
    findings.hints[address] = page.evaluate(DESCRIBED)


def rules_for(address: str, size: ViewportSize, findings: Findings, alike: Set[str]) -> dict[str, Any]:
    """Which rules of axe to ask. Styles are the same everywhere, so what only they decide is asked where they differ.

    On a phone the same elements show in another place, but for what the template brings: all rules for the first page of every
    folder, for the others those on places and sizes. On a laptop all rules, but for sheets whose kinds of questions other sheets show.
    """
    if size is LAPTOP:
        return axe.OF_WORDS if address in alike else axe.OPTIONS
    folder = address.rpartition("/")[0]
    known = folder in findings.folders
    findings.folders.add(folder)
    return axe.OF_LAYOUT if known else axe.OPTIONS


def look_at(tabs: Sequence[tuple[Page, str]], url: str, findings: Findings, alike: Set[str]) -> None:
    """A few pages at the same time, for axe is slow: with all that folds unfolded, on a laptop and on a phone."""
    for page, address in tabs:
        page.set_viewport_size(LAPTOP)
        pupil.visit(page, f"{url}/{address}")
        page.evaluate(MEASURES)
        if address in WITH_CONTROLS or address.startswith(("werkbladen/", "kaarten/")):
            listen(page, address, findings)
    for size, device in ((LAPTOP, "laptop"), (PHONE, "phone")):
        for page, address in tabs:
            page.set_viewport_size(size)
            measure(page, "unfold()")
            axe.start(page, rules_for(address, size, findings, alike))
        for page, address in tabs:
            findings.axe += [f"{address} ({device}): {line}" for line in axe.result(page)]
            look_at_sizes(page, f"{address} ({device})", findings)
    for page, address in tabs:
        look_at_layout(page, address, findings)
        findings.pages += 1


@pytest.fixture(scope="session")
def findings(site: Path, base_url: str, browser: Browser, content: Site) -> Iterator[Findings]:
    """Every page, visited once; a process each for two pages, for machines have two processors."""
    found = Findings()
    watcher = Watcher()
    contexts = [browser.new_context(bypass_csp=True, locale="nl-NL") for _ in range(2)]
    tabs = [context.new_page() for context in contexts]
    for tab in tabs:
        tab.set_default_timeout(TIMEOUT)
        watcher.watch(tab)
    addresses = html_pages(site)
    alike = {f"werkbladen/{sheet}.html" for sheet in {*content.worksheets} - {*varied_sheets(content)}}
    for start in range(0, len(addresses), len(tabs)):
        batch = addresses[start : start + len(tabs)]
        look_at(list(zip(tabs, batch, strict=False)), base_url, found, alike)
    yield found
    for context in contexts:
        context.close()
    assert not watcher.verdict(), "\n".join(watcher.verdict())


def test_no_page_breaks_a_rule_of_wcag(findings: Findings, site: Path) -> None:
    """axe-core finds nothing on any page, at 1366 and at 360 wide; `rules_for` says what is asked where."""
    assert findings.pages == len(html_pages(site)) > 30
    assert not findings.axe, first_lines(findings.axe)


def test_a_thumb_can_hit_every_control(findings: Findings) -> None:
    """Every button, field, choice and fold is at least 44 by 44 pixels, with its label."""
    assert not findings.small_targets, first_lines(findings.small_targets)


def test_text_is_large_enough_to_read(findings: Findings) -> None:
    """Fields are 16 px or more, so that an iPhone does not zoom in; what is read is 18 px or more."""
    assert not findings.small_text, first_lines(findings.small_text)


def test_a_narrow_phone_never_scrolls_sideways(findings: Findings) -> None:
    """At 320 px everything is under each other, tables too."""
    assert not findings.sideways, first_lines(findings.sideways)


def test_a_readers_own_spacing_loses_no_text(findings: Findings) -> None:
    """With the text spacing of WCAG 1.4.12 nothing is cut off, even at 320 px."""
    assert not findings.spaced, first_lines(findings.spaced)


def test_zooming_to_200_percent_loses_no_text(findings: Findings) -> None:
    """Nothing is cut off and nothing scrolls sideways."""
    assert not findings.zoomed, first_lines(findings.zoomed)


# States of a page that no one sees at its start. Each leaves the page as a pupil would see it.


def _write_something(page: Page, base_url: str) -> None:
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    pupil.question(page, FIRST_SHEET, "reden").fill("Ik kies zin 4.")
    pupil.wait_saved(pupil.form_of(page, FIRST_SHEET))


def _to_last_part(page: Page) -> None:
    """On a phone the buttons for the whole worksheet stand under its last part."""
    forward = page.locator(".section-steps .button--primary:visible")
    while forward.count():
        forward.click()


def gate(page: Page, base_url: str) -> Page:
    """Is dit jouw werk?"""
    _write_something(page, base_url)
    later = page.context.new_page()
    pupil.visit(later, f"{base_url}/{FIRST_PAGE}")
    expect(later.locator("[data-action=gate-yes]")).to_be_visible()
    return later


def stranger(page: Page, base_url: str) -> Page:
    """Werk van iemand anders."""
    later = gate(page, base_url)
    later.locator("[data-action=gate-no]").click()
    expect(later.locator("[data-action=gate-wipe]")).to_be_visible()
    return later


def finish(page: Page, base_url: str) -> Page:
    """Doorgaan, name and class."""
    pupil.visit(page, f"{base_url}/kaarten/6-stageovereenkomst.html")
    pupil.question(page, "kaart-6", "vraag-1").fill("Wanneer ik werk.")
    pupil.wait_saved(pupil.form_of(page, "kaart-6"))
    pupil.visit(page, f"{base_url}/index.html")
    page.locator("[data-action=continue]").click()
    expect(page.locator("[data-action=finish]")).to_be_visible()
    return page


def merge(page: Page, base_url: str) -> Page:
    """Er staat al werk."""
    _write_something(page, base_url)
    sheet = pupil.sheet_answers({"reden": "Ik kies zin 7."})
    pupil.open_file(page, pupil.payload(pupil.envelope({FIRST_SHEET: sheet})))
    expect(page.locator("[data-action=merge-fill]")).to_be_visible()
    return page


def leave(page: Page, base_url: str) -> Page:
    """Klaar op deze computer."""
    _write_something(page, base_url)
    _to_last_part(page)
    pupil.press(page, "done-here")
    expect(page.locator("[data-action=leave-start]")).to_be_visible()
    return page


def leave_with_file(page: Page, base_url: str) -> Page:
    """Ik heb het bestand."""
    leave(page, base_url)
    with page.expect_download():
        page.locator("[data-action=leave-start]").click()
    expect(page.locator("[data-action=leave-confirm]")).to_be_visible()
    return page


def search_results(page: Page, base_url: str) -> Page:
    """The search with what it found."""
    menu_open(page, base_url)
    page.locator("[data-search]").click()
    page.get_by_role("searchbox").fill("stage")
    expect(page.locator(".search__results li").first).to_be_visible()
    return page


def opened_notice(page: Page, base_url: str) -> Page:
    """A file was opened: a notice with links and an undo."""
    pupil.visit(page, f"{base_url}/index.html")
    sheet = pupil.sheet_answers({"reden": "Ik kies zin 7."})
    pupil.open_file(page, pupil.payload(pupil.envelope({FIRST_SHEET: sheet})))
    expect(page.locator(".notice-bar[data-kind=info] li a")).to_be_visible()
    return page


def downloaded_notice(page: Page, base_url: str) -> Page:
    """A PDF was made: a notice with what to do next."""
    _write_something(page, base_url)
    _to_last_part(page)
    with page.expect_download():
        pupil.press(page, "save-pdf")
    expect(page.locator(".notice-bar[data-kind=info] a[href^=mailto]")).to_be_visible()
    return page


def problem_notice(page: Page, base_url: str) -> Page:
    """A file that cannot be opened."""
    pupil.visit(page, f"{base_url}/index.html")
    pupil.open_file(page, pupil.payload("Dit is een boodschappenlijst."))
    expect(page.locator(".notice-bar[data-kind=problem]")).to_be_visible()
    return page


def check_result(page: Page, base_url: str) -> Page:
    """Dit heb je gedaan."""
    _write_something(page, base_url)
    _to_last_part(page)
    pupil.press(page, "check")
    expect(page.locator(".check-row").first).to_be_visible()
    return page


def storage_blocked(page: Page, base_url: str) -> Page:
    """This browser keeps nothing."""
    block_storage(page)
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    expect(page.locator("[data-save-status][data-state=blocked]")).to_be_visible()
    return page


def menu_open(page: Page, base_url: str) -> Page:
    """The menu on a phone."""
    pupil.visit(page, f"{base_url}/index.html")
    page.locator("[data-menu]").click()
    expect(page.locator("#site-nav a").first).to_be_visible()
    return page


def unplaced(page: Page, base_url: str) -> Page:
    """Eerdere antwoorden: the question is gone."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    sheet = pupil.sheet_answers({"oude-vraag": "Dit schreef ik vorig jaar."})
    pupil.open_file(page, pupil.payload(pupil.envelope({FIRST_SHEET: sheet})))
    _to_last_part(page)
    expect(page.locator("[data-unplaced]")).to_be_visible()
    return page


def example_open(page: Page, base_url: str) -> Page:
    """An example and the hard words are open."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    page.locator("details.example summary").first.click()
    page.locator("details.words summary").click()
    expect(page.locator("details.example[open] p").first).to_be_visible()
    return page


def rows_added(page: Page, base_url: str) -> Page:
    """A table that grew, and lost a row that can come back."""
    pupil.visit(page, f"{base_url}/over/techniek/vraagtypen.html")
    table = page.locator("[data-type=growing-table]").first
    for _ in range(3):
        table.locator("[data-add-row]").click()
    table.locator("[data-remove-row]").last.click()
    expect(table.locator("[data-undo-row]")).to_be_visible()
    return page


def second_part(page: Page, base_url: str) -> Page:
    """The second part of a worksheet on a phone."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    page.locator(".section-steps button:visible").first.click()
    expect(page).to_have_title(re.compile("^Deel 2 van 4"))
    return page


def filled(page: Page, base_url: str) -> Page:
    """Everything chosen: buttons to take a choice back, and the count of picks."""
    pupil.visit(page, f"{base_url}/over/techniek/vraagtypen.html")
    page.evaluate(
        """() => document.querySelectorAll('input[type=radio], input[type=checkbox]').forEach((input) => {
          input.checked = true;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        })"""
    )
    expect(page.locator("[data-clear]").first).to_be_visible()
    return page


STATES = (
    gate,
    stranger,
    finish,
    merge,
    leave,
    leave_with_file,
    search_results,
    opened_notice,
    downloaded_notice,
    problem_notice,
    check_result,
    storage_blocked,
    menu_open,
    unplaced,
    example_open,
    rows_added,
    second_part,
    filled,
)


@pytest.mark.parametrize("bring_about", STATES, ids=lambda state: state.__name__)
def test_no_state_breaks_a_rule_of_wcag(
    bring_about: Callable[[Page, str], Page], new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """axe-core finds nothing in dialogs, notices and other states, on a phone and when that becomes a laptop."""
    page = bring_about(new_context(bypass_csp=True, viewport=PHONE).new_page(), base_url)
    on_phone = axe.violations(page)
    page.evaluate(MEASURES)
    small = (
        measure(page, f"smallTargets({LEAST_TARGET})") + measure(page, "sideways()") + measure(page, "clippedText()")
    )
    page.set_viewport_size(LAPTOP)
    assert not on_phone + small + axe.violations(page, axe.OF_LAYOUT)


# Focus


def walk(page: Page) -> list[str]:
    """Press Tab through what shows of a page; what is wrong with the focus on the way."""
    problems: list[str] = []
    stops = 0
    page.evaluate("() => { document.activeElement.blur(); window.stop = null; window.before = ''; }")
    while stops < 300:
        page.keyboard.press("Tab")
        report = page.evaluate(
            """() => {
              const now = document.activeElement, previous = window.stop;
              const unseen = previous?.isConnected && survey.ring(previous) === window.before;
              const told = unseen ? [`${survey.name(previous)} looks the same with the focus`] : [];
              if (now === document.body || now.dataset.walked) return { told, end: true };
              now.dataset.walked = 'yes';
              window.stop = now;
              window.before = survey.ring(now);
              const cover = survey.cover(now);
              return { told: cover ? [...told, `${survey.name(now)} is behind ${cover}`] : told, end: false };
            }"""
        )
        problems += report["told"]
        if report["end"]:
            break
        stops += 1
    assert stops > 5, "the walk ended too soon"
    return problems


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_focus_is_always_seen(
    new_context: Callable[..., BrowserContext], base_url: str, size: dict[str, int]
) -> None:
    """With Tab through a whole worksheet: what has the focus looks different, and no bar lies over it."""
    page = new_context(viewport=size).new_page()
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    page.evaluate(MEASURES)
    problems = walk(page)
    while size is PHONE and page.locator(".section-steps button.button--primary:visible").count():
        page.locator(".section-steps button.button--primary:visible").press("Enter")
        problems += walk(page)
    assert not problems, first_lines(problems)


def test_a_notice_does_not_hide_the_focus(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """The bar at the foot of a phone's screen leaves what has the focus in sight."""
    page = problem_notice(new_context(viewport=PHONE).new_page(), base_url)
    page.evaluate(MEASURES)
    problems = [line for line in walk(page) if "is behind" in line]
    assert not problems, first_lines(problems)


# High contrast


@cache
def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def _tones(png: bytes, box: tuple[int, int, int, int]) -> tuple[int, int]:
    darkest, lightest = _picture(png).crop(box).getextrema()
    assert isinstance(darkest, int) and isinstance(lightest, int)
    return darkest, lightest


def test_high_contrast_hides_no_control(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """With the colours of the system every control still has an edge, and a tick still shows."""
    page = new_context(forced_colors="active").new_page()
    pupil.visit(page, f"{base_url}/over/techniek/vraagtypen.html")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    boxes: list[dict[str, float]] = page.evaluate(
        """() => [...document.querySelectorAll('form input, form select, form textarea, form button')]
          .filter((control) => control.checkVisibility())
          .map((control) => {
            const shown = control.matches('[type=radio], [type=checkbox]') ? (control.closest('label, .cell-check') ?? control) : control;
            const { left, top, right, bottom } = shown.getBoundingClientRect();
            return { left, top: top + scrollY, right, bottom: bottom + scrollY, tick: control.matches('[type=checkbox]') };
          })"""
    )
    empty = page.screenshot(full_page=True)
    page.evaluate("() => document.querySelectorAll('input[type=checkbox]').forEach((box) => { box.checked = true; })")
    ticked = page.screenshot(full_page=True)
    assert len(boxes) > 50
    for box in boxes:
        area = (int(box["left"]), int(box["top"]), int(box["right"]) + 1, int(box["bottom"]) + 1)
        darkest, lightest = _tones(empty, area)
        assert lightest - darkest > VISIBLE_STEP, f"a control at {area} cannot be seen"
        if box["tick"]:
            assert _picture(empty).crop(area).tobytes() != _picture(ticked).crop(area).tobytes(), f"no tick at {area}"


# Names and descriptions


def named(snapshot: str, roles: str, name: str) -> bool:
    """Whether a screen reader gets a control with one of these roles and this in its name."""
    words = re.escape(json.dumps(name, ensure_ascii=False)[1:-1])
    return re.search(rf"^\s*- '?({roles}) \"\d*\.? ?{words}", snapshot, re.M) is not None


def test_every_control_is_named_by_its_question(findings: Findings, content: Site, site: Path) -> None:
    """A screen reader says the question with each control or group, and the hint with it."""
    wrong: list[str] = []
    for address in worksheet_pages(site):
        snapshot = findings.snapshots[address].replace("''", "'")
        for question in content.worksheets[Path(address).stem].questions():
            grouped = content.contracts.types[question.type].grouped
            if not named(snapshot, "group|radiogroup" if grouped else "textbox|spinbutton", question.question):
                wrong.append(f"{address}: {question.question}")
            if question.hint and question.hint not in " ".join(findings.hints[address][question.id].split()):
                wrong.append(f"{address}: {question.hint}")
    assert not wrong, first_lines(wrong)


NAMELESS = re.compile(
    r"^\s*- (textbox|radio|checkbox|combobox|button|spinbutton|searchbox|link|radiogroup)\b(?! \")", re.M
)


def test_no_control_is_nameless(findings: Findings, site: Path) -> None:
    """In what a screen reader gets of every worksheet and card, each control, group, button and link has a name."""
    assert {*worksheet_pages(site), *WITH_CONTROLS, "kaarten/6-stageovereenkomst.html"} <= {*findings.snapshots}
    for address, snapshot in findings.snapshots.items():
        assert len(re.findall(r"- (textbox|radio|checkbox|button|link) \"", snapshot)) > 10
        assert not NAMELESS.findall(snapshot), f"{address}: {NAMELESS.findall(snapshot)}"


def test_a_cell_is_named_by_its_row_and_column(page: Page, base_url: str) -> None:
    """In a table a screen reader says row and column with each field."""
    pupil.visit(page, f"{base_url}/{FIRST_PAGE}")
    field = page.locator('[data-question="drie-dingen"] tr[data-row=leren] [data-cell=waarom]')
    expect(field).to_have_accessible_name("Dit wil ik leren Waarom? (want …)")


def test_the_focused_element_of_a_dialog_is_inside_it(page: Page, base_url: str) -> None:
    """A screen reader starts to read in the dialog, which has its title as name."""
    finish(page, base_url)
    assert has_focus(page, "dialog *")
    expect(page.get_by_role("dialog", name="Doorgaan")).to_be_visible()
