"""Opening a file: from everywhere, without overwriting anything, and with any file that someone may have made."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, Route, expect

from hooks.opstage.definition import worksheet_definition
from hooks.opstage.model import Site
from site_tests import pupil
from site_tests.conftest import ROOT
from site_tests.filling import questions_of, rich_answers, shown
from site_tests.journeys import Journeys
from site_tests.pupil import envelope, payload, sheet_answers
from site_tests.visitor import becomes

SHEET = "05-stappenplan"
PAGE = f"werkbladen/{SHEET}.html"
OTHER_PAGE = "werkbladen/17-bedankbrief.html"
WEEKS, PLAN = "weken", "plan-b"  # a number and a longer text on the sheet
FROM_FILE = "plan uit het bestand"
OPENED = "Je werk is geopend."
FAILURES = dict(re.findall(r'^    ([A-Z_]+): "(.*)",$', (ROOT / "browser/core/messages.ts").read_text("utf-8"), re.M))
SCRIPT = '<img src="x" onerror="window.hacked=1"><script>window.hacked=1</script>'
LINK = "javascript:window.hacked=1"


def file_with(answers: dict[str, Any], **changes: Any) -> FilePayload:
    """A file with answers of the sheet."""
    return payload(envelope({SHEET: sheet_answers(answers, **changes)}))


def field(page: Page, name: str) -> Any:
    """The field of a question on the sheet."""
    return pupil.question(page, SHEET, name)


@pytest.fixture
def opened_sheet(page: Page, base_url: str) -> Page:
    """The sheet in a fresh profile."""
    pupil.visit(page, f"{base_url}/{PAGE}")
    return page


@pytest.fixture
def sheet_with_work(opened_sheet: Page) -> Page:
    """The sheet on which a pupil has already answered one question: 4 weeks."""
    field(opened_sheet, WEEKS).fill("4")
    pupil.wait_saved(pupil.form_of(opened_sheet, SHEET))
    return opened_sheet


# From everywhere


def test_a_file_opens_by_its_button(opened_sheet: Page) -> None:
    """The button asks the device for a file."""
    opened_sheet.on("filechooser", lambda _: None)  # from here on the browser shows no chooser of its own
    with opened_sheet.expect_file_chooser() as chooser:
        pupil.press(opened_sheet, "open-file")
    chooser.value.set_files(file_with({PLAN: FROM_FILE}))
    expect(field(opened_sheet, PLAN)).to_have_value(FROM_FILE)


def drop(page: Page, file: FilePayload) -> None:
    """Drag a file from the desktop over the page and let it go."""
    transfer = page.evaluate_handle(
        """({ name, type, text }) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], name, { type }));
          return transfer;
        }""",
        {"name": file["name"], "type": file["mimeType"], "text": file["buffer"].decode()},
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": transfer})
    expect(page.get_by_text("Laat je bestand hier los.")).to_be_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": transfer})


def test_a_file_opens_by_dropping_it(opened_sheet: Page) -> None:
    """Dropping a file on the page opens it, and takes the veil away."""
    drop(opened_sheet, file_with({PLAN: FROM_FILE}))
    expect(field(opened_sheet, PLAN)).to_have_value(FROM_FILE)
    expect(opened_sheet.get_by_text("Laat je bestand hier los.")).to_be_hidden()


@pytest.mark.parametrize(
    "place", ["index.html", "kaarten/6-stageovereenkomst.html", "kaarten/1-waarom.html", OTHER_PAGE, "over/hulp.html"]
)
def test_a_file_opens_from_every_kind_of_page(page: Page, base_url: str, place: str) -> None:
    """Start page, cards with and without questions, another sheet, help: the notice leads to the sheet, and there it stands."""
    pupil.visit(page, f"{base_url}/{place}")
    pupil.open_file(page, file_with({PLAN: FROM_FILE}))
    page.locator(f'.notice-bar a[href$="{PAGE}"]').click()
    pupil.wait_ready(page)
    expect(field(page, PLAN)).to_have_value(FROM_FILE)


def test_a_file_with_answers_on_a_card_opens_on_that_card(page: Page, base_url: str) -> None:
    """The answer to vraag 1 appears on card 6 at once."""
    pupil.visit(page, f"{base_url}/kaarten/6-stageovereenkomst.html")
    pupil.open_file(page, payload(envelope({"kaart-6": sheet_answers({"vraag-1": FROM_FILE})})))
    expect(pupil.question(page, "kaart-6", "vraag-1")).to_have_value(FROM_FILE)


def test_opening_says_how_many_worksheets_came(page: Page, base_url: str) -> None:
    """A file of three sheets says three."""
    pupil.visit(page, f"{base_url}/index.html")
    sheets = {name: sheet_answers({}) for name in ("01-waarom", "02-dit-ben-ik", "kaart-6")}
    pupil.open_file(page, payload(envelope(sheets)))
    expect(page.locator(".notice-bar__words")).to_contain_text("Je werk is geopend: 3 werkbladen.", use_inner_text=True)


def test_the_name_in_the_file_is_taken_when_there_is_none(opened_sheet: Page) -> None:
    """Name and class come along to another computer."""
    known = {"name": "Sanne", "group": "3B"}
    pupil.open_file(opened_sheet, payload(envelope({SHEET: sheet_answers({WEEKS: "4"})}, pupil=known)))
    expect(opened_sheet.locator("[data-pupil=name]")).to_have_value("Sanne")
    expect(opened_sheet.locator("[data-pupil=group]")).to_have_value("3B")


def test_the_name_in_the_file_does_not_replace_a_name(opened_sheet: Page) -> None:
    """Who opens the file of a friend keeps the own name."""
    opened_sheet.locator("[data-pupil=name]").fill("Amir")
    pupil.open_file(opened_sheet, payload(envelope({SHEET: sheet_answers({})}, pupil={"name": "Sanne", "group": "3B"})))
    expect(opened_sheet.locator("[data-pupil=name]")).to_have_value("Amir")


# Nothing is overwritten without a choice


def ask_merge(page: Page) -> None:
    """Open a file over work: 9 weeks and a plan."""
    pupil.open_file(page, file_with({WEEKS: "9", PLAN: FROM_FILE}))
    page.get_by_role("dialog", name="Er staat al werk").wait_for()


def test_the_merge_dialog_shows_both_dates(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """When was this, and when was that: in words, on the clock of the pupil."""
    page = new_context(timezone_id="Europe/Amsterdam").new_page()
    page.clock.install(time="2026-02-03T09:05:00+01:00")
    pupil.visit(page, f"{base_url}/{PAGE}")
    field(page, WEEKS).fill("4")
    pupil.wait_saved(pupil.form_of(page, SHEET))
    ask_merge(page)
    words = page.get_by_role("dialog").inner_text()
    assert "Op dit apparaat staat werk van dinsdag 3 februari om 9.05 uur." in words
    assert "In je bestand staat werk van maandag 5 januari om 11.32 uur." in words


def test_filling_only_empty_questions_keeps_own_answers(sheet_with_work: Page) -> None:
    """The own 4 weeks stay, the plan comes from the file."""
    ask_merge(sheet_with_work)
    sheet_with_work.get_by_role("button", name="Vul alleen lege vragen").click()
    expect(field(sheet_with_work, PLAN)).to_have_value(FROM_FILE)
    becomes(lambda: pupil.kept_answers(sheet_with_work, SHEET), {WEEKS: "4", PLAN: FROM_FILE})


def test_replacing_takes_everything_from_the_file(sheet_with_work: Page) -> None:
    """The own 4 weeks become 9."""
    ask_merge(sheet_with_work)
    sheet_with_work.get_by_role("button", name="Vervang alles door mijn bestand").click()
    expect(field(sheet_with_work, WEEKS)).to_have_value("9")
    becomes(lambda: pupil.kept_answers(sheet_with_work, SHEET), {WEEKS: "9", PLAN: FROM_FILE})


@pytest.mark.parametrize("way", ["Annuleer", "Escape"])
def test_cancelling_changes_nothing(sheet_with_work: Page, way: str) -> None:
    """Form and storage stay as they are."""
    before = pupil.kept(sheet_with_work)
    ask_merge(sheet_with_work)
    if way == "Escape":
        sheet_with_work.keyboard.press("Escape")
    else:
        sheet_with_work.get_by_role("dialog").get_by_role("button", name=way).click()
    expect(sheet_with_work.get_by_role("dialog")).to_have_count(0)
    expect(field(sheet_with_work, WEEKS)).to_have_value("4")
    assert pupil.kept(sheet_with_work) == before


def test_opening_can_be_undone(sheet_with_work: Page) -> None:
    """One press puts back what stood there, to the letter."""
    before = pupil.kept_sheet(sheet_with_work, SHEET)
    ask_merge(sheet_with_work)
    sheet_with_work.get_by_role("button", name="Vervang alles door mijn bestand").click()
    sheet_with_work.get_by_role("button", name="Maak ongedaan").click()
    expect(sheet_with_work.get_by_text("Alles staat weer zoals het was.")).to_be_visible()
    expect(field(sheet_with_work, WEEKS)).to_have_value("4")
    expect(field(sheet_with_work, PLAN)).to_have_value("")
    assert pupil.kept_sheet(sheet_with_work, SHEET) == before


def test_undo_on_an_empty_device_leaves_it_empty(opened_sheet: Page) -> None:
    """Nothing of the file stays behind."""
    pupil.open_file(opened_sheet, file_with({PLAN: FROM_FILE}))
    opened_sheet.get_by_role("button", name="Maak ongedaan").click()
    expect(opened_sheet.get_by_text("Alles staat weer zoals het was.")).to_be_visible()
    expect(field(opened_sheet, PLAN)).to_have_value("")
    assert pupil.kept_sheet(opened_sheet, SHEET) is None


def test_what_is_typed_but_not_yet_kept_counts_as_work(opened_sheet: Page) -> None:
    """A file that is opened a moment after the last key does not wipe that key."""
    field(opened_sheet, WEEKS).fill("4")
    ask_merge(opened_sheet)


def test_a_file_cannot_be_dropped_past_the_question_whose_work_it_is(
    sheet_with_work: Page, new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """Before someone said that the work is theirs, a dropped file may not show it."""
    second = sheet_with_work.context.new_page()
    pupil.visit(second, f"{base_url}/{PAGE}")
    expect(second.get_by_role("dialog", name="Is dit jouw werk?")).to_be_visible()
    second.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "antwoorden.json"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        file_with({PLAN: FROM_FILE})["buffer"].decode(),
    )
    expect(second.get_by_role("dialog")).to_have_count(1)
    expect(second.locator(".notice-bar:visible")).to_have_count(0)
    expect(field(second, WEEKS)).to_have_value("")


# Older versions of a sheet, and what this site does not know


def with_history(page: Page, history: dict[str, Any]) -> None:
    """From now on the site has a new version of the sheet, with a history of its ids."""

    def answer(route: Route) -> None:
        response = route.fetch()
        old = '"history":{"renamed":[],"retired":[]}'
        text = re.sub(
            rf'("id":"{SHEET}","version":)1(.*?){re.escape(old)}',
            lambda found: f'{found[1]}2{found[2]}"history":{json.dumps(history)}',
            response.text(),
            count=1,
        )
        route.fulfill(response=response, body=text)

    page.route(re.compile(rf"{PAGE}$|definitions-.*\.js$"), answer)


HISTORY = {
    "renamed": [{"from": "oud-plan", "to": PLAN}, {"from": "zeker.stap", "to": "zeker.plan"}],
    "retired": ["lievelingsdier"],
}
OLD_ANSWERS = {"oud-plan": "mijn oude plan", "lievelingsdier": "een fret", WEEKS: "6", "zeker": {"stap": 4}}


@pytest.fixture
def old_file_opened(page: Page, base_url: str) -> Page:
    """A file of version 1, opened on version 2 of the sheet, in which one question was renamed and one retired."""
    with_history(page, HISTORY)
    pupil.visit(page, f"{base_url}/{PAGE}")
    assert pupil.definition_of(pupil.form_of(page, SHEET))["version"] == 2
    pupil.open_file(page, file_with(OLD_ANSWERS))
    return page


def test_an_answer_to_a_renamed_question_stands_under_its_new_name(old_file_opened: Page) -> None:
    """The question was called otherwise; the answer is at home all the same."""
    expect(field(old_file_opened, PLAN)).to_have_value("mijn oude plan")
    expect(field(old_file_opened, WEEKS)).to_have_value("6")


def test_a_row_with_a_new_name_keeps_its_answer(old_file_opened: Page) -> None:
    """A row of a question was called otherwise."""
    assert pupil.kept_answers(old_file_opened, SHEET)["zeker"] == {"plan": 4}
    expect(old_file_opened.locator('[data-question="zeker"] [data-row="plan"] input[value="4"]')).to_be_checked()


def test_an_answer_to_a_retired_question_stays_visible(old_file_opened: Page) -> None:
    """It stands under "Eerdere antwoorden", also after a reload."""
    old_file_opened.reload()
    pupil.wait_ready(old_file_opened)
    box = old_file_opened.locator("[data-unplaced]")
    expect(box).to_contain_text("Eerdere antwoorden")
    expect(box).to_contain_text("een fret")
    expect(box).not_to_contain_text("mijn oude plan")


def test_an_answer_to_a_retired_question_goes_into_the_next_file(old_file_opened: Page, tmp_path: Path) -> None:
    """It travels on, and the document says it too."""
    pdf = pupil.download(old_file_opened, "save-pdf", tmp_path)
    assert pupil.attached(pdf)["worksheets"][SHEET]["unplaced"] == [
        {"id": "lievelingsdier", "value": "een fret", "reason": "version"}
    ]


def test_a_worksheet_that_this_site_does_not_have_travels_on(page: Page, base_url: str, tmp_path: Path) -> None:
    """A sheet of next year is kept, said to be kept, and goes into the stagemap unchanged."""
    later = sheet_answers(
        {"vraag": {"diep": [1, {"x": None}]}}, unplaced=[{"id": "q", "value": "oud", "reason": "file"}]
    )
    pupil.visit(page, f"{base_url}/index.html")
    pupil.open_file(page, payload(envelope({"99-later": later, SHEET: sheet_answers({WEEKS: "4"})})))
    expect(page.locator(".notice-bar__words")).to_contain_text(
        "Een deel past niet op deze site. Dat bewaren we ook.", use_inner_text=True
    )
    pupil.press(page, "save-folder")
    pdf = pupil.download(page, "finish", tmp_path)
    assert pupil.attached(pdf)["worksheets"]["99-later"] == later


def test_answers_to_unknown_questions_travel_on(opened_sheet: Page, tmp_path: Path) -> None:
    """An answer whose question this sheet does not have is in the next file again, in the shape it had."""
    strange = {"toekomst": {"lijst": [1, "twee", None], "tekst": "x"}}
    pupil.open_file(opened_sheet, file_with({**strange, WEEKS: "4"}))
    pdf = pupil.download(opened_sheet, "save-pdf", tmp_path)
    inside = pupil.attached(pdf)["worksheets"][SHEET]
    assert inside["answers"] == {WEEKS: "4"}
    assert inside["unplaced"] == [{"id": "toekomst", "value": strange["toekomst"], "reason": "version"}]


def test_a_second_opening_does_not_double_what_has_no_place(opened_sheet: Page, tmp_path: Path) -> None:
    """Out and in again: the list of earlier answers stays as long as it was."""
    pupil.open_file(opened_sheet, file_with({"toekomst": "ooit", WEEKS: "4"}))
    pdf = pupil.download(opened_sheet, "save-pdf", tmp_path)
    pupil.open_file(opened_sheet, pdf)
    opened_sheet.get_by_role("button", name="Vervang alles door mijn bestand").click()
    expect(opened_sheet.get_by_text(OPENED)).to_be_visible()
    record = pupil.kept_sheet(opened_sheet, SHEET)
    assert record is not None
    assert [row["id"] for row in record["unplaced"]] == ["toekomst"]


# Hostile and broken files


def bomb(folder: Path) -> Path:
    """A small PDF whose answers unpack to more than 64 MB of JSON."""
    packer = zlib.compressobj(9)
    head = json.dumps(envelope({SHEET: sheet_answers({})}))[:-1] + ',"x":"'
    packed = (
        packer.compress(head.encode()) + b"".join(packer.compress(b"a" * 1_000_000) for _ in range(70)) + packer.flush()
    )
    target = folder / "bomb.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        stream.Type = pikepdf.Name.EmbeddedFile
        stream.Subtype = pikepdf.Name("/application/json")
        names = pikepdf.Array(
            ["antwoorden.json", pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="a", EF={"/F": stream})]
        )
        pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=names))
        pdf.save(target)
    return target


def sparse(folder: Path) -> Path:
    """A file of more than 100 MB that takes no room on disk."""
    target = folder / "huge.pdf"
    with target.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(101 * 1024 * 1024)
    return target


def empty_file(folder: Path) -> Path:
    """A file of no bytes."""
    target = folder / "leeg.pdf"
    target.touch()
    return target


def cut_off(journeys: Journeys, beyond: int) -> FilePayload:
    """A PDF of the site up to some bytes behind the start of its answers, as after a download that broke off."""
    content = journeys.sheet("kaart-6").pdf.read_bytes()
    return payload(content[: content.index(b"/EmbeddedFile") + beyond], "half.pdf")


def printed(journeys: Journeys) -> FilePayload:
    """What the browser's own "save as PDF" makes of the page."""
    return payload(journeys.printed(), "print.pdf")


@dataclass(frozen=True)
class Bad:
    """A file that cannot be opened: its code, and how to make it."""

    code: str
    make: Callable[[Journeys, Path], FilePayload | Path]


def bad_json(code: str, **changes: Any) -> Bad:
    """An answer file with other fields."""
    content = {**envelope({SHEET: sheet_answers({WEEKS: "9"})}), **changes}
    return Bad(code, lambda journeys, folder: payload(content))


def bad_bytes(code: str, content: bytes | str, name: str) -> Bad:
    """A file with this in it."""
    return Bad(code, lambda journeys, folder: payload(content, name))


PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
BAD_FILES = {
    "a letter": bad_bytes("NOT_OURS", "Beste docent, hier is mijn werk.", "brief.json"),
    "a picture named pdf": bad_bytes("NOT_OURS", PICTURE, "foto.pdf"),
    "JSON of another site": bad_bytes("NOT_OURS", '{"format":"anders","worksheets":{}}', "anders.json"),
    "a list": bad_bytes("NOT_OURS", "[]", "lijst.json"),
    "a print of the page": Bad("NOT_OURS", lambda journeys, folder: printed(journeys)),
    "no bytes": Bad("DAMAGED", lambda journeys, folder: empty_file(folder)),
    "a PDF without its end": Bad("DAMAGED", lambda journeys, folder: cut_off(journeys, -100)),
    "a PDF that stops amid its answers": Bad("DAMAGED", lambda journeys, folder: cut_off(journeys, 300)),
    "half an answer file": bad_bytes("DAMAGED", json.dumps(envelope({}))[:-3], "half.json"),
    "a format version in words": bad_json("DAMAGED", formatVersion="een"),
    "format version 0": bad_json("DAMAGED", formatVersion=0),
    "format version 1.5": bad_json("DAMAGED", formatVersion=1.5),
    "no format version": bad_json("DAMAGED", formatVersion=None),
    "worksheets that are a list": bad_json("DAMAGED", worksheets=[1, 2]),
    "a newer format": bad_json("TOO_NEW", formatVersion=2),
    "another school": bad_json("OTHER_SITE", site="andere-school"),
    "no school": bad_json("OTHER_SITE", site=None),
    "no worksheets": bad_json("EMPTY", worksheets={}),
    "worksheets without shape": bad_json("EMPTY", worksheets={SHEET: "x", "../../x": sheet_answers({})}),
    "70 MB unpacked": Bad("TOO_BIG", lambda journeys, folder: bomb(folder)),
    "more than 100 MB": Bad("TOO_BIG", lambda journeys, folder: sparse(folder)),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_gets_its_sentence_and_touches_nothing(
    sheet_with_work: Page, journeys: Journeys, tmp_path: Path, kind: str
) -> None:
    """The bar says in one sentence why it does not open; form and storage stay as they were, byte for byte."""
    bad = BAD_FILES[kind]
    before = json.dumps(pupil.kept(sheet_with_work))
    shown_before = shown(pupil.form_of(sheet_with_work, SHEET))
    pupil.open_file(sheet_with_work, bad.make(journeys, tmp_path))
    becomes(lambda: pupil.failure_code(sheet_with_work), bad.code)
    expect(sheet_with_work.locator(".notice-bar__words")).to_contain_text(FAILURES[bad.code], use_inner_text=True)
    assert json.dumps(pupil.kept(sheet_with_work)) == before
    assert shown(pupil.form_of(sheet_with_work, SHEET)) == shown_before


def test_every_failure_has_a_file_in_these_tests() -> None:
    """No code of the site is left untried."""
    assert {bad.code for bad in BAD_FILES.values()} == FAILURES.keys()


def test_after_a_bad_file_a_good_one_opens(opened_sheet: Page) -> None:
    """A mistake is no dead end."""
    pupil.open_file(opened_sheet, payload("geen werk", "brief.json"))
    pupil.open_file(opened_sheet, file_with({PLAN: FROM_FILE}))
    expect(field(opened_sheet, PLAN)).to_have_value(FROM_FILE)


def poisoned(value: Any, poison: str) -> Any:
    """A value with every text in it replaced."""
    match value:
        case str():
            return poison
        case list():
            return [poisoned(part, poison) for part in value]
        case dict():
            return {key: poisoned(part, poison) for key, part in value.items()}
        case _:
            return value


def assert_nothing_ran(page: Page) -> None:
    """No script of the file ran, no element of it came into the page, and no prototype changed."""
    assert page.evaluate("() => window.hacked") is None
    expect(page.locator('img[src="x"], a[href^="javascript:"]')).to_have_count(0)
    assert page.evaluate("() => Object.keys(Object.prototype).length === 0 && ({}).polluted === undefined")


@pytest.mark.parametrize("poison", [SCRIPT, LINK])
def test_script_in_every_text_of_a_file_is_only_text(
    page: Page, base_url: str, content: Site, tmp_path: Path, poison: str
) -> None:
    """On the sheet, in the check, on paper, on the start page and in the next file it stays what it is: letters."""
    definition = worksheet_definition(content.worksheets[SHEET])
    answers = {
        **{name: poisoned(value, poison) for name, value in rich_answers(definition).items()},
        **{WEEKS: poison, poison: poison, "toekomst": {poison: [poison]}},
    }
    unplaced = [{"id": poison, "value": {poison: poison}, "reason": poison}]
    record = sheet_answers(answers, unplaced=unplaced, status=poison, updatedAt=poison)
    hostile = envelope({SHEET: record}, pupil={"name": poison, "group": poison}, exportedAt=poison)
    pupil.visit(page, f"{base_url}/{PAGE}")
    pupil.open_file(page, payload(hostile))
    expect(field(page, PLAN)).to_have_value(poison)
    expect(page.locator("[data-unplaced]")).to_contain_text(poison)
    assert_nothing_ran(page)
    pupil.press(page, "check")
    assert_nothing_ran(page)
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".paper")).to_contain_text(poison)
    assert_nothing_ran(page)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    pdf = pupil.download(page, "save-pdf", tmp_path)
    assert pupil.attached(pdf)["worksheets"][SHEET]["answers"][PLAN] == poison
    assert_nothing_ran(page)
    pupil.visit(page, f"{base_url}/index.html")
    assert_nothing_ran(page)


def test_keys_that_reach_for_a_prototype_reach_nothing(opened_sheet: Page) -> None:
    """`__proto__` and `constructor` at every level are left out; the rest of the file opens."""
    evil = '"__proto__":{"polluted":1,"isAdmin":true},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}'
    record = json.dumps(sheet_answers({WEEKS: "9", "planning": {"rij": {}}}))
    record = (
        record.replace('"answers": {', f'"answers": {{{evil},')
        .replace('"rij": {', f'{evil},"rij": {{{evil}')
        .replace('{"worksheetVersion"', f'{{{evil},"worksheetVersion"')
    )
    text = json.dumps(envelope({"x": 0}))[1:].replace('"x": 0', f'{evil},"{SHEET}":{record}')
    pupil.open_file(opened_sheet, payload(f"{{{evil},{text}"))
    assert_nothing_ran(opened_sheet)
    expect(field(opened_sheet, WEEKS)).to_have_value("9")
    assert "polluted" not in json.dumps(pupil.kept(opened_sheet))


def test_ten_thousand_rows_in_a_table_do_not_stop_the_page(opened_sheet: Page) -> None:
    """The table shows what it can, the rest is kept, and typing goes on."""
    rows = [{"bedrijf": f"bedrijf {number}"} for number in range(10_000)]
    pupil.open_file(opened_sheet, file_with({"contacten": rows}))
    table = pupil.form_of(opened_sheet, SHEET).locator('[data-question="contacten"]')
    expect(table.locator("tr[data-row]")).to_have_count(200)
    record = pupil.kept_sheet(opened_sheet, SHEET)
    assert record is not None
    kept_rows = [*record["answers"]["contacten"], *(row["value"] for row in record["unplaced"])]
    assert kept_rows == rows
    field(opened_sheet, PLAN).fill("ik typ gewoon door")
    pupil.wait_saved(pupil.form_of(opened_sheet, SHEET))


WRONG = [0, True, None, "tekst", [], {}, [[["diep"]]], {"choice": 7}, {"a": {"b": {"c": "diep"}}}, [None, 3], 1e300]


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_an_answer_of_the_wrong_type_breaks_no_question(
    opened_sheet: Page, content: Site, watcher: Any, number: int
) -> None:
    """Every question of the sheet gets a value that is not of its kind: the form stays whole and still saves."""
    empty = shown(pupil.form_of(opened_sheet, SHEET))
    wrong = WRONG[number]
    questions = [*questions_of(worksheet_definition(content.worksheets[SHEET]))]
    takes_text = {q["id"] for q in questions if q["type"] in ("short-text", "long-text", "number", "date", "time")}
    names = [q["id"] for q in questions if not (isinstance(wrong, str) and q["id"] in takes_text)]
    pupil.open_file(opened_sheet, file_with(dict.fromkeys(names, wrong), status=wrong, worksheetVersion=wrong))
    expect(opened_sheet.locator(".notice-bar__words")).to_contain_text(OPENED, use_inner_text=True)
    assert shown(pupil.form_of(opened_sheet, SHEET)) == empty
    field(opened_sheet, PLAN).fill("gewoon verder")
    pupil.wait_saved(pupil.form_of(opened_sheet, SHEET))
    assert pupil.kept_answers(opened_sheet, SHEET)[PLAN] == "gewoon verder"
