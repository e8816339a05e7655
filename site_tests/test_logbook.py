"""The logbook: a line a day that opens into its fields, hours that the site counts, and forty days on paper, in PDF and in Word."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, ViewportSize, expect

from site_tests import axe, pupil, reading, validators
from site_tests.conftest import TIMEOUT, need
from site_tests.visitor import PHONE, becomes, bring_up, focused, has_focus, stub_print, tab_to

SHEET = "logboek"
NARROW: ViewportSize = {"width": 320, "height": 640}
HOSTILE = "</summary><img src=x onerror=alert(1)>"
HEADS = ["Dag", "Uren", "Wat ik deed", "Wat ik leerde", "Gevoel"]
Day = dict[str, Any]


def day(date: str, **changes: Any) -> Day:
    """A day of seven hours."""
    return {
        "date": date,
        "start": "08:30",
        "end": "16:00",
        "pause": "30",
        "did": "Gewerkt.",
        "learned": "",
        "felt": "",
    } | changes


def start(page: Page, base_url: str) -> None:
    """The logbook at work."""
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    wait_studio(page)


def wait_studio(page: Page) -> None:
    """Wait until days can be added."""
    bring_up(page, "[data-question=dagen]")


def open_days(page: Page, base_url: str, days: list[Day]) -> None:
    """The logbook with the days of a file."""
    start(page, base_url)
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers({"dagen": days})})))
    expect(lines(page)).to_have_count(len(days))


def lines(page: Page) -> Locator:
    """The line of every day."""
    return page.locator(".log-day__line")


def card(page: Page, number: int) -> Locator:
    """A day by its place."""
    return page.locator(".log-day").nth(number)


def cell(page: Page, number: int, name: str) -> Locator:
    """A field of a day."""
    return card(page, number).locator(f"[data-cell={name}]")


def dates(page: Page) -> list[str]:
    """The dates in the order of the page."""
    found: list[str] = page.locator(".log-day [data-cell=date]").evaluate_all("fields => fields.map((it) => it.value)")
    return found


# --- a pupil keeps a logbook ------------------------------------------------------------------------------------------------


def test_a_day_is_written_counted_folded_and_kept(page: Page, base_url: str) -> None:
    """Today in one press; the hours are counted; a day that is done is one line; all of it is there after a reload."""
    page.clock.install(time="2026-11-23T10:00:00+01:00")  # midnight is far
    start(page, base_url)
    expect(page.locator(".log-totals")).to_contain_text("Vul begin en eind in.")
    page.locator("[data-action=add-today]").click()
    becomes(lambda: dates(page), ["2026-11-23"])
    assert has_focus(page, "[data-cell=start]"), focused(page, "it.outerHTML")
    for name, value in {"start": "08:30", "end": "16:15", "pause": "30", "did": HOSTILE}.items():
        cell(page, 0, name).fill(value)
    card(page, 0).locator("label:has(input[value=good])").click()
    expect(page.locator(".log-totals__sum")).to_have_text("Samen: 7 uur en 15 min")
    card(page, 0).locator("[data-action=day-done]").click()
    expect(cell(page, 0, "did")).to_be_hidden()
    assert has_focus(page, ".log-day__line")
    expect(lines(page).first).to_contain_text("7 uur en 15 min, goed")
    expect(lines(page).first).to_contain_text(HOSTILE)
    expect(lines(page).locator("img")).to_have_count(0)
    pupil.wait_kept(page, lambda found: HOSTILE in str(found))
    page.reload()
    page.locator("[data-action=gate-yes], html[data-opstage=ready]").first.wait_for()
    if page.locator("[data-action=gate-yes]").count():
        page.locator("[data-action=gate-yes]").click()
    wait_studio(page)
    expect(lines(page)).to_have_count(1)
    expect(cell(page, 0, "did")).to_be_hidden()
    page.locator("[data-action=add-today]").click()
    expect(lines(page)).to_have_count(1)
    expect(cell(page, 0, "did")).to_have_value(HOSTILE)


def test_days_stand_in_order_and_hours_are_counted_by_week(page: Page, base_url: str) -> None:
    """A day that is added later finds its place when it is done; a new day has the times of the last one."""
    open_days(page, base_url, [day("2026-03-17"), day("2026-03-09"), day("2026-03-10", pause="")])
    becomes(lambda: dates(page), ["2026-03-09", "2026-03-10", "2026-03-17"])
    expect(page.locator(".log-totals__sum")).to_have_text("Samen: 21 uur en 30 min")
    expect(page.locator(".log-totals li")).to_have_text(
        ["Week vanaf maandag 9 maart 2026: 14 uur en 30 min", "Week vanaf maandag 16 maart 2026: 7 uur"]
    )
    page.locator("[data-action=add-day]").click()
    expect(cell(page, 3, "start")).to_have_value("08:30")
    cell(page, 3, "date").fill("2026-03-12")
    card(page, 3).locator("[data-action=day-done]").click()
    becomes(lambda: dates(page), ["2026-03-09", "2026-03-10", "2026-03-12", "2026-03-17"])


def test_what_is_odd_is_said_and_stops_nothing(page: Page, base_url: str) -> None:
    """An end before the begin, a pause in words, a long day, a day that stands there twice."""
    open_days(
        page,
        base_url,
        [day("2026-03-09", start="16:00", end="08:00"), day("2026-03-09", end="19:00", pause="half uur")],
    )
    lines(page).nth(0).click()
    lines(page).nth(1).click()
    late, long = (card(page, number).locator(".log-day__looks") for number in (1, 0))
    expect(late).to_contain_text("Het eind komt voor het begin")
    expect(long).to_contain_text("Schrijf je pauze in minuten")
    expect(long).to_contain_text("Dat is 10 uur en 30 min. Klopt dat?")
    cell(page, 1, "end").fill("17:00")
    cell(page, 1, "end").blur()
    expect(late).not_to_contain_text("Het eind komt voor het begin")
    expect(late).to_contain_text("Deze datum staat er 2 keer.")


def test_a_day_that_was_taken_away_comes_back(page: Page, base_url: str) -> None:
    """Whole, and in its place."""
    open_days(page, base_url, [day("2026-03-09", did="De eerste"), day("2026-03-10", did="De tweede")])
    lines(page).nth(0).click()
    card(page, 0).locator("[data-remove-day]").click()
    expect(lines(page)).to_have_count(1)
    assert has_focus(page, "[data-undo-day]")
    page.keyboard.press("Enter")
    expect(lines(page)).to_have_count(2)
    becomes(lambda: dates(page), ["2026-03-09", "2026-03-10"])
    expect(cell(page, 0, "did")).to_have_value("De eerste")


def test_a_day_is_written_with_the_keyboard_only(page: Page, base_url: str) -> None:
    """Tab, Space, Enter and letters; the faces are chosen with arrows."""
    start(page, base_url)
    page.locator("[data-action=add-today]").focus()
    page.keyboard.press("Enter")
    tab_to(page, "[data-cell=did]")
    page.keyboard.type("Brood gebakken.")
    tab_to(page, "input[value=great]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[data-action=day-done]")
    page.keyboard.press("Enter")
    expect(lines(page).first).to_contain_text("goed")
    page.keyboard.press("Enter")
    expect(cell(page, 0, "did")).to_have_value("Brood gebakken.")


def test_a_photo_of_a_day_is_small_described_and_in_the_pdf(
    page: Page, base_url: str, tmp_path: Path, photo: FilePayload
) -> None:
    """It comes in like every photo; what is no photo is refused in words."""
    start(page, base_url)
    page.locator("[data-action=add-today]").click()
    field = card(page, 0).locator("[data-day-photo]")
    said = card(page, 0).locator(".log-photo__said")
    field.set_input_files(FilePayload(name="geen.jpg", mimeType="image/jpeg", buffer=b"Dit is tekst."))
    expect(said).to_contain_text("dit bestand is geen foto")
    field.set_input_files(photo)
    expect(card(page, 0).locator("img")).to_be_visible()
    cell(page, 0, "alt").fill("Een brood in de oven")
    cell(page, 0, "did").fill("Gebakken")
    pupil.wait_kept(page, lambda found: "brood in de oven" in str(found))
    path = pupil.download(page, "save-pdf", tmp_path)
    with pikepdf.open(path) as pdf:
        alts = [str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert alts == ["Een brood in de oven"]
    (kept,) = pupil.attached(path)["worksheets"][SHEET]["answers"]["dagen"]
    assert re.fullmatch(r"[0-9a-f]{64}\.jpg", kept["photo"]["file"])
    card(page, 0).locator("[data-remove-photo]").click()
    expect(card(page, 0).locator("img")).to_be_hidden()
    pupil.wait_kept(page, lambda found: "brood in de oven" not in str(found))


@pytest.fixture
def photo(page: Page) -> FilePayload:
    """A JPEG of the browser's own making."""
    page.goto("about:blank")
    data = page.evaluate(
        "() => { const canvas = document.createElement('canvas'); canvas.width = 320; canvas.height = 200;"
        " canvas.getContext('2d').fillRect(40, 40, 99, 99);"
        " return [...atob(canvas.toDataURL('image/jpeg').split(',')[1])].map((sign) => sign.charCodeAt(0)); }"
    )
    return FilePayload(name="brood.jpg", mimeType="image/jpeg", buffer=bytes(data))


# --- forty days -------------------------------------------------------------------------------------------------------------


def forty_days() -> list[Day]:
    """Eight weeks of five days; one of them is longer than a page."""
    first = datetime.date(2026, 3, 2)
    days = []
    for number in range(40):
        date = first + datetime.timedelta(days=number // 5 * 7 + number % 5)
        did = f"Dag{number}begin. " + "Ik hielp mee en ruimde daarna alles op. " * 3 + f"Dag{number}eind."
        days.append(day(date.isoformat(), did=did, learned=f"Les{number}: rustig werken.", felt="good"))
    days[7]["did"] = "Dag7begin. " + " ".join(f"woord{number}" for number in range(2000)) + " Dag7eind."
    return days


def words_of(days: list[Day]) -> list[str]:
    """What paper must say of the days, in order."""
    rows = [
        piece
        for one in days
        for piece in (reading.readable_date(one["date"]), "7 uur", one["did"], one["learned"], "goed")
    ]
    return [*rows, "Uren per week", "vanaf maandag 2 maart 2026", "35 uur", "Samen", "280 uur"]


@dataclass(frozen=True)
class Made:
    """The logbook of forty days in every form."""

    pdf: Path
    docx: Path
    printed: Path
    again: list[Day]


@pytest.fixture(scope="session")
def made(browser: Browser, base_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Made once: the PDF, the Word document, the print, and the days as they come back out of the PDF in a fresh profile."""
    folder = tmp_path_factory.mktemp("logbook")
    contexts: list[BrowserContext] = []

    def fresh() -> Page:
        context = browser.new_context(locale="nl-NL", accept_downloads=True)
        context.set_default_timeout(TIMEOUT * 3)
        contexts.append(context)
        page = context.new_page()
        stub_print(page)
        return page

    page = fresh()
    open_days(page, base_url, forty_days())
    pdf = pupil.download(page, "save-pdf", folder)
    word = pupil.download(page, "save-docx", folder)
    pupil.press(page, "print-answers")
    page.wait_for_function("() => window.prints === 1")
    printed = folder / "print.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    page = fresh()
    start(page, base_url)
    pupil.open_file(page, pdf)
    expect(lines(page)).to_have_count(40)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    yield Made(pdf, word, printed, pupil.kept_answers(page, SHEET)["dagen"])
    for context in contexts:
        context.close()


def test_forty_days_come_back_out_of_the_pdf(made: Made) -> None:
    """Every word and every time."""
    assert made.again == forty_days()


def test_forty_days_are_whole_in_the_pdf(made: Made) -> None:
    """To the ear in order; accessible and archivable."""
    assert made.pdf.name.startswith("logboek")
    assert validators.page_validation(made.pdf) == []
    assert reading.missing_words(reading.spoken_text(made.pdf), words_of(forty_days())) == []


def pages_with_rows(path: Path) -> list[str]:
    """The text of the pages on which days stand."""
    return [text for text in map(reading.bare, reading.pages(path)) if re.search(r"Dag\d+(begin|eind)|woord\d+", text)]


@pytest.mark.parametrize("form", ["pdf", "printed"])
def test_the_heads_of_the_table_come_back_on_every_page(made: Made, form: str) -> None:
    """Forty days take many pages; on each a reader sees what stands in which column, and nothing runs off the paper."""
    need("pdftotext")
    path: Path = getattr(made, form)
    pages = pages_with_rows(path)
    assert len(pages) > 4
    heads = ["Uren", "deed", "leerde", "Gevoel"]  # heads in narrow columns break over lines
    assert [number for number, text in enumerate(pages) if not all(head in text for head in heads)] == []
    off = [
        word
        for word, left, top, right, bottom in reading.words_with_places(path)
        if min(left, top) < 0.01 or max(right, bottom) > 0.99
    ]
    assert off == []


@pytest.mark.parametrize("form", ["pdf", "printed"])
def test_no_day_is_cut_on_paper(made: Made, form: str) -> None:
    """The begin, the end and the lesson of every day are there, and every word of the long one."""
    need("pdftotext")
    text = "".join(map(reading.bare, reading.pages(getattr(made, form))))
    wanted = [mark for number in range(40) for mark in (f"Dag{number}begin", f"Dag{number}eind", f"Les{number}:")]
    assert [mark for mark in [*wanted, *(f"woord{number}" for number in range(2000))] if mark not in text] == []


def test_word_has_forty_days_in_a_table_with_a_repeated_head(made: Made) -> None:
    """A real table: its first row comes back on every page."""
    document = docx.Document(str(made.docx))
    days, weeks = document.tables[-2:] if len(document.tables) > 1 else (document.tables[0], document.tables[0])
    assert [one.text for one in days.rows[0].cells] == HEADS
    assert "tblHeader" in days.rows[0]._tr.xml
    rows = [[one.text for one in row.cells] for row in days.rows[1:]]
    assert [row[2] for row in rows] == [one["did"] for one in forty_days()]
    assert len(weeks.rows) == 10


def test_libreoffice_shows_forty_days_with_their_heads(made: Made, tmp_path: Path) -> None:
    """What Word shows, as far as this machine can tell."""
    need("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(made.docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    path = tmp_path / f"{made.docx.stem}.pdf"
    text = "".join(map(reading.bare, reading.pages(path)))
    assert [number for number in range(40) if f"Dag{number}begin" not in text or f"Dag{number}eind" not in text] == []
    heads = reading.bare(HEADS[2])
    assert [number for number, page in enumerate(pages_with_rows(path)) if heads not in page] == []


# --- everyone ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [NARROW, PHONE], ids=["320", "360"])
def test_the_logbook_fits_a_phone(
    new_context: Callable[..., BrowserContext], base_url: str, size: ViewportSize
) -> None:
    """Without sideways scrolling, folded and open, and without anything that axe finds."""
    page = new_context(viewport=size, has_touch=True).new_page()
    open_days(page, base_url, [day("2026-03-09", did="x" * 200), day("2026-03-10", end="07:00")])
    lines(page).nth(1).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    axe.start(page)
    assert axe.result(page) == []


def test_without_script_there_are_days_to_write_on_paper(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """With room for the signature of the company."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    expect(page.locator(".log-paper__day")).to_have_count(5)
    expect(page.locator(".log-paper")).to_contain_text("Handtekening van het bedrijf")
    expect(page.locator("[data-log-live]")).to_be_hidden()
