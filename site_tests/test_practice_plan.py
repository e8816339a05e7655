"""The step plan of sheet 5: counting back to dated steps, calling again, and both as a file that a calendar reads."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Alarm, Calendar, Event
from playwright.sync_api import BrowserContext, Locator, Page, expect

from hooks.opstage.bundle import _tool, ensure_packages
from hooks.opstage.model import Practice, Question, Site, Worksheet
from hooks.opstage.source import Json, mapping, sequence
from site_tests import axe, pupil
from site_tests.conftest import ROOT
from site_tests.project_copy import copy_content
from site_tests.test_accessibility import LEAST_TARGET
from site_tests.visitor import LAPTOP, PHONE, becomes, focused, has_focus, tab_to

SHEET = "05-stappenplan"
PAGE = f"werkbladen/{SHEET}.html"
TODAY = "2026-11-23"  # a Monday
START, DEADLINE = "2027-03-08", "2027-02-19"
# The steps of the sheet counted back from that deadline, by hand with a calendar.
PROPOSED = {
    "kiezen": "2027-01-18",
    "opzoeken": "2027-01-20",
    "bellen": "2027-01-22",
    "nabellen": "2027-01-29",
    "kennismaken": "2027-02-08",
    "invullen": "2027-02-12",
    "tekenen": "2027-02-17",
}
HOSTILE = '<img src=x onerror="document.title=1">, een; twee\\drie'
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
REMINDER_HOUR = 16


# --- the file, read by a calendar ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wanted:
    """An event for the writer, and what a calendar must read back."""

    day: date
    title: str
    text: str

    def as_input(self, number: int) -> dict[str, Any]:
        """The event as the writer takes it."""
        reminder = {"daysBefore": 1, "hour": REMINDER_HOUR}
        return {
            "uid": f"{number}@op-stage",
            "day": str(self.day),
            "title": self.title,
            "text": self.text,
            "reminder": reminder,
        }


TITLES = (
    "Bellen of mailen",
    "Stage: nabellen, bakkerij Zoë & Ömer; om 4 uur",
    "Een heel lange stap " * 12 + "met een eind",
    "👩‍👩‍👧‍👦🇳🇱" * 15,
    "مرحبا بالعالم " * 9,
    r"een \n die geen regel is, C:\map\ne",
    "BEGIN:VEVENT",
    'aanhaling "dubbel" en ‘enkel’: ;,;,\\',
)
TEXTS = ("Kijk op werkblad 5.", "Regel een,\nregel twee;\n\nEND:VCALENDAR\nBEGIN:VALARM", "€" * 90)


def every_day() -> list[Wanted]:
    """Each day of two years and more: year changes, a leap day, and four changes of the clock."""
    first, last = date(2026, 12, 1), date(2029, 1, 10)
    days = [first + timedelta(days=number) for number in range((last - first).days)]
    return [Wanted(day, TITLES[number % len(TITLES)], TEXTS[number % len(TEXTS)]) for number, day in enumerate(days)]


@pytest.fixture(scope="module")
def write_calendar(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Wanted], datetime], bytes]:
    """The site's own writer of calendar files, run by Node."""
    script = tmp_path_factory.mktemp("calendar") / "calendar.cjs"
    esbuild = ensure_packages(ROOT / "browser") / "esbuild" / "bin" / "esbuild"
    entry = ROOT / "browser" / "exports" / "calendar" / "index.ts"
    flags = ["--bundle", "--platform=node", "--format=cjs", "--log-level=error", f"--outfile={script}"]
    subprocess.run([*_tool("node"), str(esbuild), str(entry), *flags], check=True, cwd=ROOT / "browser")
    program = (
        f"const {{ calendarFile }} = require({json.dumps(str(script))});"
        "const { events, made } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));"
        "process.stdout.write(Buffer.from(calendarFile(events, new Date(made))).toString('base64'));"
    )

    def write(events: Sequence[Wanted], made: datetime) -> bytes:
        given = {"events": [event.as_input(number) for number, event in enumerate(events)], "made": made.isoformat()}
        result = subprocess.run(
            [*_tool("node"), "-e", program], input=json.dumps(given), capture_output=True, text=True, check=True
        )
        return base64.b64decode(result.stdout)

    return write


MADE = datetime(2026, 11, 22, 9, 30, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def long_calendar(write_calendar: Callable[[Sequence[Wanted], datetime], bytes]) -> bytes:
    """A file with an event on each of those days."""
    return write_calendar(every_day(), MADE)


def events_of(raw: bytes) -> list[Event]:
    """The events that a calendar reads in a file; it must be one whole calendar without anything wrong."""
    calendar = Calendar.from_ical(raw)
    assert isinstance(calendar, Calendar)
    assert (calendar.errors, str(calendar["VERSION"]), str(calendar["PRODID"])) == (
        [],
        "2.0",
        "-//opstage//calendar//EN",
    )
    events = [part for part in calendar.subcomponents if isinstance(part, Event)]
    assert len(events) == len(calendar.subcomponents)
    assert [event.errors for event in events if event.errors] == []
    return events


def alarms_of(event: Event) -> list[Alarm]:
    """The reminders of an event."""
    return [part for part in event.subcomponents if isinstance(part, Alarm)]


def rings_at(event: Event, zone: ZoneInfo) -> list[datetime]:
    """The moments on which a phone in a zone rings: so long before the midnight on which the day begins."""
    midnight = datetime.combine(event.decoded("DTSTART"), time(), zone)
    triggers = [alarm.decoded("TRIGGER") for alarm in alarms_of(event)]
    return [(midnight.astimezone(UTC) + trigger).astimezone(zone) for trigger in triggers]


def test_a_calendar_reads_every_day_as_one_whole_day(long_calendar: bytes) -> None:
    """With title and text as they were written, however strange."""
    for event, wanted in zip(events_of(long_calendar), every_day(), strict=True):
        assert event.decoded("DTSTART") == wanted.day
        assert event.decoded("DTEND") == wanted.day + timedelta(days=1)
        assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (wanted.title, wanted.text)
        assert event.decoded("DTSTAMP") == MADE


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/Paramaribo", "Pacific/Auckland"])
def test_a_reminder_rings_the_day_before_at_four_by_the_clock_of_the_phone(long_calendar: bytes, zone: str) -> None:
    """Also when the clock changes that night or the next."""
    for event in events_of(long_calendar):
        day_before = event.decoded("DTSTART") - timedelta(days=1)
        expected = datetime.combine(day_before, time(REMINDER_HOUR))
        assert [moment.replace(tzinfo=None) for moment in rings_at(event, ZoneInfo(zone))] == [expected]


def test_every_line_has_at_most_75_octets_and_ends_as_it_must(long_calendar: bytes) -> None:
    """And no character is cut in two: each line by itself is good UTF-8."""
    lines = long_calendar.split(b"\r\n")
    assert lines.pop() == b""
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert all(line.decode("utf-8") for line in lines)
    assert max(map(len, lines)) == 75


def test_a_second_file_changes_the_events_of_the_first(
    write_calendar: Callable[[Sequence[Wanted], datetime], bytes],
) -> None:
    """The same names, a later moment and a higher version, even a second later."""
    days = every_day()[:3]
    first, second = (events_of(write_calendar(days, MADE + timedelta(seconds=late))) for late in (0, 1))
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    for old, new in zip(first, second, strict=True):
        assert new.decoded("SEQUENCE") > old.decoded("SEQUENCE")
        assert new.decoded("DTSTAMP") > old.decoded("DTSTAMP")


# --- the options of the sheets -------------------------------------------------------------------------------------------


def slots_of(content: Site, tool: str) -> list[tuple[Worksheet, Practice]]:
    """Every slot of a tool, with its sheet."""
    return [
        (worksheet, slot)
        for worksheet in content.worksheets.values()
        for section in worksheet.sections
        for slot in section.practice
        if slot.tool == tool
    ]


def behind(worksheet: Worksheet, slot: Practice, role: str) -> Question:
    """The question behind a role."""
    return next(question for question in worksheet.questions() if question.id == slot.roles[role])


def ids(items: Json) -> list[str]:
    """Ids of rows, columns or choices."""
    return [str(mapping(item)["id"]) for item in sequence(items)]


def test_every_step_that_is_counted_back_is_a_row_of_the_plan(content: Site) -> None:
    """All rows have a day, and an earlier row never a later day."""
    slots = slots_of(content, "step-plan")
    assert slots
    for worksheet, slot in slots:
        steps = [mapping(step) for step in sequence(slot.options["steps"])]
        assert [step["row"] for step in steps] == ids(behind(worksheet, slot, "plan").options["rows"])
        days = [step["school_days"] for step in steps]
        assert days == sorted(days, key=lambda day: -int(str(day)))


def test_a_step_that_is_no_row_of_the_plan_stops_the_build(tmp_path: Path) -> None:
    """A teacher who changes the steps reads what is wrong and what was meant."""
    copy = copy_content(tmp_path)
    copy.change(f"worksheets/{SHEET}.yml", "row: kennismaken", "row: kennismaking")
    problems = [(problem.file, problem.sentence, problem.suggestion) for problem in copy.problems()]
    sentence = "De vraag ‘planning’ heeft geen rij ‘kennismaking’, en die staat wel bij ‘steps’."
    assert problems == [(f"worksheets/{SHEET}.yml", sentence, "Bedoel je ‘kennismaken’?")]


def test_the_list_of_contacts_has_the_columns_to_call_again(content: Site) -> None:
    """A day of the contact, a day to call again, and a choice that means that there is no answer yet."""
    slots = slots_of(content, "follow-up")
    assert slots
    for worksheet, slot in slots:
        columns = [mapping(column) for column in sequence(behind(worksheet, slot, "contacts").options["columns"])]
        assert [column.get("kind") for column in columns].count("date") == 2
        choices = [choice for column in columns for choice in ids(column.get("choices"))]
        assert set(map(str, sequence(slot.options["waiting"]))) <= set(choices)


# --- a pupil makes a plan ------------------------------------------------------------------------------------------------


def open_sheet(page: Page, base_url: str, *, today: str = TODAY) -> Locator:
    """Sheet 5 on a day, with its tools at work; returns the slot of the step plan."""
    page.clock.set_fixed_time(f"{today}T10:00:00+01:00")
    pupil.visit(page, f"{base_url}/{PAGE}")
    page.locator("[data-practice=step-plan][data-ready]").wait_for(state="attached")
    page.locator("[data-practice=follow-up][data-ready]").wait_for(state="attached")
    return page.locator("[data-practice=step-plan]")


def give_days(page: Page, start: str, deadline: str) -> None:
    """Fill in when the internship begins and when a place must be found."""
    pupil.question(page, SHEET, "begin").fill(start)
    pupil.question(page, SHEET, "geregeld").fill(deadline)


def cell(page: Page, row: str, column: str = "datum") -> Locator:
    """A cell of the plan."""
    return page.locator(f'[data-question=planning] tr[data-row="{row}"] [data-cell="{column}"]')


def days_in_plan(page: Page) -> dict[str, str]:
    """The days in the table of the plan."""
    return {row: cell(page, row).input_value() for row in PROPOSED}


def step(page: Page, row: str) -> Locator:
    """A step of the line of time."""
    return page.locator(f'.timeline [data-step="{row}"]')


def contact(page: Page, number: int) -> Locator:
    """A row of the list of contacts."""
    return page.locator("[data-question=contacten] tr[data-row]").nth(number)


def write_contact(page: Page, number: int, **cells: str) -> None:
    """Fill cells of a contact."""
    for name, value in cells.items():
        control = contact(page, number).locator(f'[data-cell="{name}"]')
        if name == "antwoord":
            control.select_option(value)
        else:
            control.fill(value)


def save_calendar(slot: Locator, folder: Path) -> list[Event]:
    """Download the calendar file of a slot and read it."""
    with slot.page.expect_download() as waiting:
        slot.locator("[data-action=save-calendar]").click()
    assert waiting.value.suggested_filename.startswith("stappenplan_") and waiting.value.suggested_filename.endswith(
        ".ics"
    )
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return events_of(target.read_bytes())


def test_the_days_are_counted_back_and_put_in_the_plan(page: Page, base_url: str, tmp_path: Path) -> None:
    """Alone: from two dates to a full plan, through a reload, to a calendar with a reminder for every step."""
    slot = open_sheet(page, base_url)
    expect(slot).to_contain_text("Vul eerst in wanneer je stage begint.")
    give_days(page, START, DEADLINE)
    expect(slot).to_contain_text("Je plek moet geregeld zijn op vrijdag 19 februari 2027.")
    expect(step(page, "bellen")).to_contain_text("Voorstel: vrijdag 22 januari 2027 (over 9 weken)")
    becomes(lambda: days_in_plan(page), dict.fromkeys(PROPOSED, ""))
    slot.locator("[data-action=fill-days]").click()
    becomes(lambda: days_in_plan(page), PROPOSED)
    expect(slot.get_by_role("status").filter(has_text="We zetten 7 dagen in je plan.")).to_be_visible()
    pupil.wait_kept(page, lambda found: len(found[f"worksheet/{SHEET}"]["answers"].get("planning", {})) == 7)

    slot = open_sheet(page, base_url)
    expect(step(page, "bellen")).to_contain_text("vrijdag 22 januari 2027")
    expect(slot).not_to_contain_text("Voorstel")
    events = save_calendar(slot, tmp_path)
    assert [str(event.decoded("DTSTART")) for event in events] == list(PROPOSED.values())
    assert [str(event["SUMMARY"]) for event in events][:3] == [
        "Stage: Een plek kiezen",
        "Stage: Opzoeken wat het bedrijf doet",
        "Stage: Bellen of mailen",
    ]
    assert [str(event["UID"]) for event in events] == [f"{row}.{SHEET}.opstage@op-stage" for row in PROPOSED]
    assert [moment.isoformat() for moment in rings_at(events[0], AMSTERDAM)] == ["2027-01-17T16:00:00+01:00"]


def test_a_day_of_the_pupils_own_is_never_overwritten_without_a_yes(page: Page, base_url: str) -> None:
    """The site asks first; each way has a way back."""
    slot = open_sheet(page, base_url)
    give_days(page, START, DEADLINE)
    cell(page, "bellen").fill("2027-01-15")
    cell(page, "bellen", "met-wie").fill(HOSTILE)
    cell(page, "kiezen", "klaar").check()
    own = {**dict.fromkeys(PROPOSED, ""), "bellen": "2027-01-15"}

    slot.locator("[data-action=fill-days]").click()
    expect(slot.get_by_text("Bij 1 stap staat al een andere dag. Wat wil je?")).to_be_focused()
    becomes(lambda: days_in_plan(page), own)
    slot.get_by_role("button", name="Laat alles zo").click()
    becomes(lambda: days_in_plan(page), own)
    slot.locator("[data-action=fill-days]").click()
    slot.locator("[data-action=fill-empty]").click()
    becomes(
        lambda: days_in_plan(page), {**PROPOSED, "bellen": "2027-01-15", "kiezen": ""}
    )  # a step that is done needs no day
    slot.locator("[data-action=undo-days]").click()
    becomes(lambda: days_in_plan(page), own)
    slot.locator("[data-action=fill-days]").click()
    slot.locator("[data-action=fill-all]").click()
    becomes(lambda: days_in_plan(page), {**PROPOSED, "kiezen": ""})
    cell(page, "tekenen").fill("2027-02-18")
    slot.locator("[data-action=undo-days]").click()
    becomes(lambda: days_in_plan(page), {**own, "tekenen": "2027-02-18"})  # changed since: the pupil's own
    expect(cell(page, "bellen", "met-wie")).to_have_value(HOSTILE)


def test_the_line_of_time_says_kindly_what_is_the_matter(page: Page, base_url: str) -> None:
    """Little time, a day that is over, a day of school that cannot be right, no day of school, and what is late."""
    slot = open_sheet(page, base_url)
    lead = slot.locator(".step-plan__lead")
    give_days(page, START, "2026-12-07")
    expect(lead).to_contain_text("Daarom staan de stappen dicht bij elkaar.")
    expect(step(page, "kiezen")).to_contain_text("Voorstel: maandag 23 november 2026 (vandaag)")
    expect(step(page, "kiezen")).to_contain_text("Doe dit vandaag.")
    give_days(page, START, "2026-11-20")
    expect(lead).to_contain_text("Deze dag is al voorbij. Praat vandaag met je docent")
    give_days(page, START, "2027-03-15")
    expect(lead).to_contain_text("De dag van school ligt niet vóór je stage.")
    expect(lead).to_contain_text("Wij tellen terug vanaf maandag 22 februari 2027.")
    give_days(page, START, "")
    expect(lead).to_contain_text("Wij tellen terug vanaf maandag 22 februari 2027.")
    give_days(page, START, DEADLINE)
    cell(page, "kiezen").fill("2026-11-20")
    expect(step(page, "kiezen")).to_contain_text("Deze dag is voorbij. Doe dit vandaag.")
    cell(page, "kiezen", "klaar").check()
    expect(step(page, "kiezen")).to_contain_text("Dit is klaar.")
    cell(page, "bellen").fill("2027-01-23")
    expect(step(page, "bellen")).to_contain_text("Deze dag is in het weekend.")
    cell(page, "nabellen").fill("2027-01-21")
    expect(step(page, "nabellen")).to_contain_text("Deze dag komt vóór de stap hierboven.")
    cell(page, "tekenen").fill("2027-02-22")
    expect(step(page, "tekenen")).to_contain_text("Dan is de dag van school al voorbij.")
    expect(slot).to_contain_text("Kijk of het vakantie is.")


def test_a_pupil_sees_whom_to_call_again(page: Page, base_url: str, tmp_path: Path) -> None:
    """A day five school days after a contact without an answer, in the list and in the calendar; text stays text."""
    open_sheet(page, base_url)
    slot = page.locator("[data-practice=follow-up]")
    expect(slot).to_contain_text("Je wacht nu op niemand.")
    write_contact(page, 0, bedrijf=HOSTILE, datum="2026-11-20", antwoord="niets")
    write_contact(page, 1, bedrijf="theater", datum="2026-11-18", antwoord="ja")
    write_contact(page, 2, bedrijf="webwinkel", datum="2026-10-01")
    expect(slot.locator("[data-contact]")).to_have_text(
        [f"{HOSTILE}: bel na op vrijdag 27 november 2026.", "webwinkel: je wacht al lang, dus bel vandaag na."]
    )
    slot.locator("[data-action=fill-days]").click()
    calls = [contact(page, number).locator("[data-cell=nabellen]").input_value() for number in range(3)]
    assert calls == ["2026-11-27", "", TODAY]
    events = save_calendar(slot, tmp_path)
    assert [(str(event["SUMMARY"]), str(event.decoded("DTSTART")), len(alarms_of(event))) for event in events] == [
        (f"Stage: nabellen, {HOSTILE}", "2026-11-27", 1),
        ("Stage: nabellen, webwinkel", TODAY, 0),  # what is for today rings no bell of yesterday
    ]
    slot.locator("[data-action=undo-days]").click()
    expect(contact(page, 0).locator("[data-cell=nabellen]")).to_have_value("")
    expect(contact(page, 0).locator("[data-cell=bedrijf]")).to_have_value(HOSTILE)


def type_day(page: Page, day: str) -> None:
    """Type a day in the focused date field, in the order in which this browser asks for it."""
    year, month, number = day.split("-")
    for digits in (f"{month}{number}{year}", f"{number}{month}{year}", f"{year}{month}{number}"):
        page.keyboard.type(digits)
        if focused(page, "it.value") == day:
            return
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
    raise AssertionError("this date field takes no day")


def test_the_plan_is_made_with_the_keyboard_alone(page: Page, base_url: str, tmp_path: Path) -> None:
    """From the question about days to the file; the focus goes where a pupil is needed and is never lost."""
    open_sheet(page, base_url)
    tab_to(page, "[data-practice=step-plan] button")
    page.keyboard.press("Enter")  # "Vul de dagen in"
    assert has_focus(page, "[data-question=begin] input")
    type_day(page, START)
    tab_to(page, "[data-question=geregeld] input")
    type_day(page, DEADLINE)
    tab_to(page, "[data-practice=step-plan] [data-action=fill-days]")
    page.keyboard.press("Enter")
    becomes(lambda: days_in_plan(page), PROPOSED)
    assert has_focus(page, "[data-action=undo-days]")
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-action=fill-days]")
    page.keyboard.press("Enter")
    tab_to(page, '.timeline [data-step="bellen"] button', key="Shift+Tab")
    page.keyboard.press("Enter")
    assert has_focus(page, 'tr[data-row="bellen"] [data-cell="datum"]')
    tab_to(page, "[data-practice=step-plan] [data-action=save-calendar]", key="Shift+Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "plan.ics")
    assert len(events_of((tmp_path / "plan.ics").read_bytes())) == 7


def test_on_a_phone_the_plan_fits_and_comes_back_from_a_pdf(
    new_context: Callable[..., BrowserContext], base_url: str, tmp_path: Path
) -> None:
    """360 wide, and 320 without scrolling sideways; the downloaded PDF opens on another device with the same line of time."""
    page = new_context(viewport=PHONE).new_page()
    page.add_init_script(path=Path(__file__).parent / "survey.js")
    open_sheet(page, base_url)
    give_days(page, START, DEADLINE)
    page.get_by_role("button", name="Volgend deel").first.click()
    page.locator("[data-practice=step-plan] [data-action=fill-days]").click()
    cell(page, "tekenen").fill("2027-02-16")
    page.locator("[data-practice=step-plan] [data-action=fill-days]").click()
    assert axe.violations(page) == []
    assert page.evaluate(f"() => survey.smallTargets({LEAST_TARGET})") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("() => survey.sideways()") == []
    page.set_viewport_size(LAPTOP)
    write_contact(page, 0, bedrijf="drukkerij", datum="2026-11-20")
    assert axe.violations(page) == []
    line = page.locator(".timeline").inner_text()
    file = pupil.download(page, "save-pdf", tmp_path)

    other = new_context().new_page()
    open_sheet(other, base_url)
    pupil.open_file(other, file)
    expect(step(other, "tekenen")).to_contain_text("dinsdag 16 februari 2027")
    becomes(lambda: other.locator(".timeline").inner_text(), line)
    expect(other.locator("[data-practice=follow-up] [data-contact]")).to_contain_text("drukkerij")


def test_the_calendar_file_downloads_from_a_usb_stick(page: Page, site: Path, tmp_path: Path) -> None:
    """From file:// it is an ordinary download; an empty plan says that there is nothing yet."""
    slot = open_sheet(page, site.as_uri())
    slot.locator("[data-action=save-calendar]").click()
    expect(slot).to_contain_text("Er staat nog geen dag in je plan.")
    cell(page, "bellen").fill("2028-02-29")
    assert [str(event.decoded("DTEND")) for event in save_calendar(slot, tmp_path)] == ["2028-03-01"]


def test_without_script_and_on_paper_the_plan_says_how_far_back_each_step_lies(
    new_context: Callable[..., BrowserContext], base_url: str, page: Page
) -> None:
    """No dead button; and with script the paper still says it, without the line of time."""
    scriptless = new_context(java_script_enabled=False).new_page()
    scriptless.goto(f"{base_url}/{PAGE}")
    paper = scriptless.locator(".step-plan__paper")
    expect(paper).to_contain_text("Bellen of mailen: 20 schooldagen ervoor")
    expect(paper).to_contain_text("5 schooldagen zijn 1 week")
    expect(scriptless.locator("[data-practice=follow-up]")).to_contain_text("Hoor je na 5 schooldagen niets?")
    expect(scriptless.locator("[data-practice] button:visible")).to_have_count(0)

    slot = open_sheet(page, base_url)
    give_days(page, START, DEADLINE)
    expect(slot.locator(".step-plan__paper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(slot.locator(".step-plan__paper")).to_be_visible()
    expect(slot.locator(".timeline")).to_be_hidden()
    expect(page.locator("[data-practice] button:visible")).to_have_count(0)
