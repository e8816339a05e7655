"""The class overview: a teacher drops what a class handed in, sees what is wrong with which file, reads, hides names, and takes it out."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from hooks.opstage.model import Site
from site_tests import axe
from site_tests.conftest import ROOT, need
from site_tests.hand_ins import NAMES, HandIn, as_zip, make_class, pdf, write_files
from site_tests.pupil import envelope, kept, kept_elsewhere, payload, sheet_answers
from site_tests.visitor import LAPTOP, PHONE, becomes, has_focus, tab_to

ADDRESS = "docent/klasoverzicht.html"
SHEET = "01-waarom"
LONG, SHORT = "reden", "mijn-zin"  # a long and a short text of that sheet
SCRIPT = '<img src="x" onerror="window.hacked=1"><script>window.hacked=1</script>'
UNPACKED = 64 * 1024 * 1024  # bytes that a small file would grow to
FORMULA = '=HYPERLINK("https://voorbeeld.invalid";"klik")'
REASONS = ["PRINTED", "ENCRYPTED", "DAMAGED", "OTHER_SITE", "OTHER_KIND", "TOO_NEW"]
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")
DATABASES = "async () => (await indexedDB.databases()).map(({ name }) => name)"


@pytest.fixture(scope="session")
def hand_ins(content: Site) -> list[HandIn]:
    """Thirty files of class 3B."""
    return make_class(content)


@pytest.fixture(scope="session")
def class_zip(hand_ins: list[HandIn]) -> FilePayload:
    """The same as a learning platform gives them."""
    return FilePayload(name="inleveringen.zip", mimeType="application/zip", buffer=as_zip(hand_ins))


def open_overview(page: Page, base_url: str) -> Page:
    """The empty overview."""
    page.goto(f"{base_url}/{ADDRESS}")
    page.wait_for_selector("[data-overview][data-ready]")
    return page


@pytest.fixture
def overview(page: Page, base_url: str) -> Page:
    """The empty overview on a laptop."""
    return open_overview(page, base_url)


def wait_read(page: Page) -> None:
    """Wait until everything that was given is read and shown."""
    page.wait_for_selector("[data-overview][data-state=read]")


def add(page: Page, files: FilePayload | Sequence[FilePayload] | Sequence[Path]) -> None:
    """Choose files."""
    page.evaluate("() => { delete document.querySelector('[data-overview]').dataset.state; }")
    page.locator("[data-action=add-files]").set_input_files(files)
    wait_read(page)


@pytest.fixture
def read_class(overview: Page, class_zip: FilePayload) -> Page:
    """The overview of class 3B."""
    add(overview, class_zip)
    return overview


def go(page: Page, view: str) -> Locator:
    """Go to a view; returns it."""
    page.locator(f"[data-view={view}]").click()
    return page.locator(f".overview__view[data-showing={view}]")


def status(page: Page) -> str:
    """What the page says of what just happened."""
    return page.locator("[data-overview-status]").inner_text()


def work(name: str, answers: dict[str, Any], file: str = "werk.json", **changes: Any) -> FilePayload:
    """A hand-in with answers to one sheet."""
    sheets = {SHEET: sheet_answers(answers, **changes)}
    return payload(envelope(sheets, pupil={"name": name, "group": "3B"}, exportedAt=changes.get("updatedAt")), file)


# --- reading a class


def test_a_class_in_a_zip_shows_the_good_and_says_what_is_wrong_with_the_bad(read_class: Page) -> None:
    """Thirty files, six of them bad: each with its reason and what to ask the pupil, and the rest is there."""
    becomes(lambda: status(read_class), "24 bestanden gelezen van 22 leerlingen. 6 bestanden lukken niet.")
    bad = read_class.locator("[data-panel=problems] [data-reason]")
    becomes(lambda: [row.get_attribute("data-reason") for row in bad.all()], REASONS)
    expect(bad.nth(1)).to_contain_text("Esra Kaya")
    expect(bad.nth(1)).to_contain_text("Lever je pdf in zonder wachtwoord.")
    expect(read_class.locator(".overview__table--class tbody tr")).to_have_count(22)
    sanne = read_class.locator(".overview__table--class tr", has_text="Sanne de Vries")
    expect(sanne.locator(f"[data-sheet='{SHEET}']")).to_contain_text("1 vraag anders")
    words = read_class.locator(".overview__table--class .state").all_inner_texts()
    assert set(words) <= {"Nog niet begonnen", "Bezig", "Klaar"} and len(set(words)) >= 2
    expect(read_class.locator("[data-panel=doubts]")).to_contain_text(
        "Zijn Yusra el Amrani (3B) en Yusra (3b) dezelfde leerling?"
    )


def test_nothing_of_a_class_stays_on_the_computer(read_class: Page) -> None:
    """Not in storage, not in the address or title, not after a reload."""
    go(read_class, "pupil")
    places = f"{read_class.title()} {read_class.url}"
    assert not [name for name in NAMES if name.split()[0] in places]
    assert "klas" not in "".join(read_class.evaluate(DATABASES))
    assert kept_elsewhere(read_class) == []
    read_class.reload()
    read_class.wait_for_selector("[data-overview][data-ready]")
    becomes(lambda: read_class.locator("[data-overview-body]").inner_text(), "")


def test_a_file_of_the_site_itself_is_read(overview: Page) -> None:
    """The stagemap that a pupil downloaded when answer files had version 1."""
    add(overview, [ROOT / "site_tests" / "golden" / "v1" / "stagemap.pdf"])
    row = overview.locator(".overview__table--class tbody tr")
    expect(row).to_contain_text("Zoë")
    expect(row.locator(".state").nth(3)).to_be_visible()


def test_a_folder_is_read_with_all_that_is_in_it(overview: Page, hand_ins: list[HandIn], tmp_path: Path) -> None:
    """Folders of pupils name the pupil whose file has no name."""
    write_files(hand_ins, tmp_path / "3b")
    (tmp_path / "3b" / ".DS_Store").write_bytes(b"x")
    overview.locator("[data-action=add-folder]").set_input_files(tmp_path / "3b")
    wait_read(overview)
    becomes(lambda: status(overview), "24 bestanden gelezen van 22 leerlingen. 6 bestanden lukken niet.")
    expect(overview.locator(".overview__table--class")).to_contain_text("Li Wei Chen")


def test_files_can_be_dropped_and_are_not_taken_for_work_of_this_computer(overview: Page) -> None:
    """On every other page a dropped file opens as the pupil's own, and is kept."""
    transfer = overview.evaluate_handle(
        """text => { const transfer = new DataTransfer();
          transfer.items.add(new File([text], 'werk.json', { type: 'application/json' }));
          return transfer; }""",
        work("Milan", {LONG: "Omdat ik wil leren."})["buffer"].decode(),
    )
    overview.dispatch_event("body", "dragover", {"dataTransfer": transfer})
    expect(overview.get_by_text("Laat de bestanden hier los.")).to_be_visible()
    overview.dispatch_event("body", "drop", {"dataTransfer": transfer})
    wait_read(overview)
    expect(overview.locator(".overview__table--class tbody tr")).to_contain_text("Milan")
    expect(overview.locator(".notice-bar:not([hidden])")).to_have_count(0)
    assert not [key for key in kept(overview) if key.startswith("worksheet/")]


# --- who is who


def test_a_doubt_about_names_is_settled_by_the_teacher(read_class: Page) -> None:
    """Joined, they are one row; the choice can be taken back."""
    panel = read_class.locator("[data-panel=doubts]")
    panel.get_by_role("button", name="Ja, voeg samen").click()
    rows = read_class.locator(".overview__table--class tbody tr")
    expect(rows).to_have_count(21)
    expect(rows.filter(has_text="Yusra")).to_contain_text("2 keer ingeleverd")
    panel.get_by_role("button", name="Kies opnieuw").click()
    expect(rows).to_have_count(22)


def test_a_file_that_came_twice_counts_once(read_class: Page) -> None:
    """And it is said where it came from."""
    view = go(read_class, "files")
    expect(view).to_contain_text("Dit bestand kwam 2 keer.")


def test_a_class_list_shows_who_is_missing(read_class: Page) -> None:
    """Names of a pair count for both; nothing of the list is kept."""
    view = go(read_class, "missing")
    view.get_by_label("Plak hier je klassenlijst").fill(
        "1. Vries, Sanne de\nEmre Yıldız\nRuben Jansen\nLotte Postma\nEsra Kaya\n"
    )
    view.get_by_role("button", name="Vergelijk").click()
    expect(view.locator("[data-attendance=missing] li")).to_have_text(["Esra Kaya"])
    expect(view.locator("[data-attendance=present] li")).to_have_count(4)
    assert kept_elsewhere(read_class) == []


# --- reading answers


def test_all_answers_to_one_question_stand_under_each_other_and_can_be_searched(overview: Page) -> None:
    """With those who left it open, and what is new."""
    add(
        overview,
        [
            work("Milan", {LONG: "Ik wil naar de crèche."}, "a.json"),
            work("Aylin", {LONG: "Ik wil techniek doen."}, "b.json"),
            work("Thijs", {SHORT: "ja"}, "c.json"),
            work("Aylin", {LONG: "Ik wil toch techniek doen."}, "d.json", updatedAt="2026-02-02T10:00:00.000Z"),
        ],
    )
    view = go(overview, "question")
    view.get_by_label("Vraag", exact=True).select_option(LONG)
    answers = view.locator(".overview__answer")
    expect(answers).to_have_count(2)
    expect(answers.first).to_contain_text("Aylin")
    expect(answers.first).to_contain_text("Ik wil toch techniek doen.")
    expect(answers.first).to_contain_text("nieuw of anders")
    expect(view).to_contain_text("1 leerling liet de vraag open.")
    view.get_by_label("Zoek in de antwoorden").fill("creche")
    expect(answers).to_have_count(1)
    expect(answers).to_contain_text("Milan")
    view.get_by_label("Werkblad").select_option("*")
    view.get_by_label("Zoek in de antwoorden").fill("techniek")
    expect(view.locator(".overview__answer")).to_have_count(1)
    go(overview, "pupil").get_by_label("Leerling").select_option(label="Aylin (3B)")
    before = overview.locator(".overview__before")
    before.locator("summary").click()
    expect(before).to_contain_text("Ik wil techniek doen.")


def test_choices_have_a_chart_and_the_same_figures_as_a_table(read_class: Page, hand_ins: list[HandIn]) -> None:
    """The first question of sheet 1 asks a choice per sentence."""
    view = go(read_class, "question")
    expect(view.locator(".overview__bars li")).not_to_have_count(0)
    view.get_by_text("Dezelfde cijfers in een tabel").click()
    rows = view.locator(".overview__counts tbody tr")
    newest: dict[str, dict[str, Any]] = {}
    for hand_in in hand_ins:
        if hand_in.envelope and SHEET in hand_in.envelope["worksheets"]:
            owner = hand_in.envelope.get("pupil", {}).get("name", "")
            newest[owner] = hand_in.envelope["worksheets"][SHEET]["answers"]
    first = view.locator(".overview__counts tbody tr").first

    question = next(
        iter(
            json.loads(
                read_class.evaluate(
                    "JSON.stringify(globalThis.opstageDefinitions.find((d) => d.id === '01-waarom').sections[0].questions)"
                )
            )
        )
    )
    row, choices = question["rows"][0]["id"], [choice["id"] for choice in question["choices"]]
    given = [answers[question["id"]].get(row) for answers in newest.values() if question["id"] in answers]
    becomes(lambda: first.locator("td").all_inner_texts(), [str(given.count(choice)) for choice in choices])
    expect(rows).to_have_count(len(question["rows"]))


def test_names_are_hidden_by_one_switch_everywhere(overview: Page) -> None:
    """In every view, in the pupil's own words, in the names of files, and in what is downloaded."""
    add(
        overview,
        [
            work("Milan Visser", {LONG: "Ik ben Milan en ik wil leren."}, "milan.json"),
            payload("x", "werk van Milan.pdf"),
        ],
    )
    overview.locator("[data-action=hide-names]").click()
    for view in ("table", "question", "pupil", "missing", "files"):
        go(overview, view)
        expect(overview.locator(".overview__view")).not_to_contain_text("Milan")
        assert "milan" not in overview.locator("[data-overview]").inner_text().lower()
    questions = go(overview, "question")
    questions.get_by_label("Vraag", exact=True).select_option(LONG)
    expect(questions.locator(".overview__answer")).to_contain_text("Leerling 1Ik ben [naam] en ik wil leren.")
    with overview.expect_download() as waiting:
        overview.locator("[data-action=save-csv]").click()
    assert "milan" not in waiting.value.path().read_text("utf-8").lower()


# --- hostile files


def test_nothing_in_a_file_runs_and_too_much_is_listed(overview: Page) -> None:
    """Markup and script in every text, keys that reach for a prototype, a hundred thousand rows, a bottomless nest."""
    hostile = {
        **envelope(
            {SHEET: sheet_answers({LONG: SCRIPT, SCRIPT: SCRIPT, "__proto__": {"hacked": 1}, "constructor": SCRIPT})}
        ),
        "pupil": {"name": SCRIPT, "group": SCRIPT},
    }
    rows = envelope({SHEET: sheet_answers({LONG: [{"a": SCRIPT}] * 100_000})})
    bomb = pdf('{"format":"opstage-antwoorden","a":"' + "x" * UNPACKED + '"}')
    nest = '{"format":"opstage-antwoorden","formatVersion":1,"worksheets":' + "[" * 100_000 + "]" * 100_000 + "}"
    add(
        overview,
        [
            payload(hostile, f"{SCRIPT.replace('/', '')}.json"),
            payload(rows, "rijen.json"),
            payload(nest, "nest.json"),
            payload(bomb, "bom.pdf"),
        ],
    )
    becomes(
        lambda: [row.get_attribute("data-reason") for row in overview.locator("[data-reason]").all()],
        [
            "TOO_MUCH",
            "DAMAGED",
            "TOO_BIG",
        ],
    )
    for view in ("table", "question", "pupil", "missing", "files"):
        go(overview, view)
        expect(overview.locator("[data-overview] img, [data-overview] script")).to_have_count(0)
    expect(overview.locator(".overview__view")).to_contain_text("<img")
    becomes(lambda: overview.evaluate("[window.hacked, {}.hacked]"), [None, None])


# --- out


@pytest.fixture(scope="session")
def odd_answers() -> list[str]:
    """Answers that a spreadsheet would take for something else."""
    return [
        FORMULA,
        "+31 6",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "  =2",
        "_x0041_",
        SCRIPT,
        'a;b\n"c"',
        "😀 Ömer",
        "bel\x07",
        "w" * 40_000,
    ]


def odd_files(answers: Sequence[str]) -> list[FilePayload]:
    """A pupil for each odd answer."""
    return [work(f"Leerling{number}", {LONG: text}, f"{number}.json") for number, text in enumerate(answers)]


def save_workbook(page: Page, answers: Sequence[str], folder: Path) -> Path:
    """Read a pupil for each odd answer, and download the workbook."""
    add(page, odd_files(answers))
    with page.expect_download() as waiting:
        page.locator("[data-action=save-xlsx]").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_the_workbook_holds_every_answer_as_text(overview: Page, odd_answers: list[str], tmp_path: Path) -> None:
    """As openpyxl reads it. Nothing in it is a formula."""
    target = save_workbook(overview, odd_answers, tmp_path)
    assert target.name.startswith("klasoverzicht_3b_")
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Overzicht", "Per werkblad", "Antwoorden", "Aantallen", "Bestanden"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}  # "f" would be a formula
    found: dict[str, str] = {}
    for name, _, _, _, text, _ in book["Antwoorden"].iter_rows(min_row=2, values_only=True):
        found[str(name)] = found.get(str(name), "") + str(text)
    expected = {f"Leerling{number}": text.replace("\x07", "\ufffd") for number, text in enumerate(odd_answers)}
    assert {name: text.replace("_x005F_", "_") for name, text in found.items()} == expected


def test_libreoffice_shows_every_answer_as_text(overview: Page, odd_answers: list[str], tmp_path: Path) -> None:
    """What looks like a formula is shown as it was written; nothing is worked out."""
    need("soffice")
    if not CALC.exists():
        pytest.skip("LibreOffice is here without Calc")
    book = save_workbook(overview, odd_answers, tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profiel"
    third_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3"
    command = ["soffice", "--headless", profile, "--convert-to", third_sheet, "--outdir", str(tmp_path), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (made,) = tmp_path.glob("*.csv")
    texts = {row[4] for row in csv.reader(io.StringIO(made.read_text("utf-8"))) if len(row) > 4}
    assert {FORMULA, "+31 6", "-1", "_x0041_", SCRIPT, "😀 Ömer"} <= texts


def test_the_csv_opens_in_dutch_excel_and_holds_no_formula(overview: Page, odd_answers: list[str]) -> None:
    """A mark for UTF-8, semicolons, CRLF; what looks like a formula gets an apostrophe."""
    add(overview, odd_files(odd_answers))
    with overview.expect_download() as waiting:
        overview.locator("[data-action=save-csv]").click()
    raw = waiting.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfLeerling;Klas;Werkblad;Vraag;Antwoord;Datum\r\n")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    found: dict[str, str] = {}
    for name, _, _, _, text, _ in rows:
        found[name] = found.get(name, "") + text
    assert [text for text in found.values() if text.strip()[:1] in set("=+-@")] == []
    assert {text.removeprefix("'") for text in found.values()} == set(odd_answers)


def test_paper_shows_the_whole_class(read_class: Page) -> None:
    """Everything at once, without the buttons; afterwards the page is as it was."""
    rows = "document.querySelectorAll('.overview__table--class tbody tr').length"
    read_class.evaluate(f"() => {{ window.print = () => {{ document.body.dataset.printed = {rows}; }}; }}")
    read_class.locator("[data-action=print-overview]").click()
    read_class.wait_for_selector("body[data-printed='22']")
    read_class.emulate_media(media="print")
    expect(read_class.locator(".overview__bar-of-views")).to_be_hidden()
    expect(read_class.locator(".overview__table--class .state").first).to_be_visible()


# --- this computer


def test_a_kept_overview_is_told_hidden_until_asked_for_and_wiped_with_proof(read_class: Page) -> None:
    """Only on request; the page says so as long as it is kept."""
    read_class.locator("[data-panel=doubts]").get_by_role("button", name="Ja, voeg samen").click()
    read_class.locator("[data-action=keep-overview]").click()
    expect(read_class.locator("[data-kept]")).to_contain_text(
        "Let op: dit overzicht is bewaard op deze computer (21 leerlingen"
    )
    read_class.reload()
    read_class.wait_for_selector("[data-overview][data-ready]")
    found = read_class.locator("[data-found]")
    expect(found).to_contain_text("Op deze computer is een klasoverzicht bewaard (21 leerlingen")
    assert "Sanne" not in read_class.locator("[data-overview]").inner_text()
    found.locator("[data-action=show-overview]").click()
    expect(read_class.locator(".overview__table--class tbody tr")).to_have_count(21)
    read_class.locator("[data-action=wipe-overview]").click()
    expect(read_class.locator("[data-overview-status]")).to_have_text(
        "Het overzicht is gewist. We hebben het nagekeken: er staat niets meer."
    )
    assert not [name for name in read_class.evaluate(DATABASES) if "klas" in name]
    read_class.reload()
    read_class.wait_for_selector("[data-overview][data-ready]")
    expect(read_class.locator("[data-found]")).to_have_count(0)


# --- for everyone


def test_every_view_is_sound_for_everyone(
    new_context: Callable[..., BrowserContext], base_url: str, class_zip: FilePayload
) -> None:
    """axe finds nothing, a thumb hits every control, and at 320 pixels nothing goes sideways."""
    page = open_overview(new_context(bypass_csp=True, viewport=LAPTOP).new_page(), base_url)
    page.evaluate((ROOT / "site_tests" / "survey.js").read_text("utf-8"))
    add(page, class_zip)
    wrong: list[str] = []
    for view in ("table", "question", "pupil", "missing", "files"):
        go(page, view)
        for size in (LAPTOP, PHONE):
            page.set_viewport_size(size)
            wrong += [f"{view} {size['width']}: {line}" for line in axe.violations(page)]
            wrong += [f"{view} {size['width']}: {line}" for line in page.evaluate("survey.smallTargets(44)")]
        page.set_viewport_size({"width": 320, "height": 568})
        wrong += [f"{view} 320: {line}" for line in page.evaluate("survey.sideways()")]
    assert wrong == []


def test_the_keyboard_alone_goes_from_files_to_a_pupil_and_back(overview: Page, class_zip: FilePayload) -> None:
    """The field for files has the focus as a button does; after a choice the focus stays where it was."""
    overview.on("filechooser", lambda _: None)  # from here on the browser shows no chooser of its own
    tab_to(overview, "[data-action=add-files]")
    with overview.expect_file_chooser() as chooser:
        overview.keyboard.press("Enter")
    chooser.value.set_files(class_zip)
    wait_read(overview)
    tab_to(overview, "[data-doubt] button, .overview__doubts button")
    overview.keyboard.press("Enter")
    tab_to(overview, ".overview__table--class tbody button")
    overview.keyboard.press("Enter")
    expect(overview.locator(".overview__view[data-showing=pupil]")).to_be_visible()
    assert has_focus(overview, "h2")
    tab_to(overview, "[data-view=table]", key="Shift+Tab")
    overview.keyboard.press("Space")
    assert has_focus(overview, "[data-view=table]")
    expect(overview.locator(".overview__table--class")).to_be_visible()


def test_without_script_the_page_says_what_to_do(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """And shows no field that does nothing."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/{ADDRESS}")
    expect(page.get_by_text("werkt alleen met JavaScript")).to_be_visible()
    expect(page.locator("[data-action=add-files]")).to_be_hidden()


def test_it_works_from_a_file(new_context: Callable[..., BrowserContext], site: Path, class_zip: FilePayload) -> None:
    """From a USB stick: reading, keeping and wiping."""
    page = open_overview(new_context().new_page(), site.as_uri())
    add(page, class_zip)
    expect(page.locator(".overview__table--class tbody tr")).to_have_count(22)
    page.locator("[data-action=keep-overview]").click()
    expect(page.locator("[data-kept]")).to_be_visible()
    page.locator("[data-action=wipe-overview]").click()
    expect(page.locator("[data-overview-status]")).to_contain_text("er staat niets meer")
