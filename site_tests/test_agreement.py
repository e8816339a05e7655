"""The model of the agreement (worksheet 13): both regions, all parties and copies, as PDF, Word and print, and what the school sets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
import yaml
from playwright.sync_api import BrowserContext, Locator, Page, expect

from hooks.opstage.agreement import PARTS, SOURCES, Agreement
from hooks.opstage.forms import Renderer
from hooks.opstage.model import Question, Site
from hooks.opstage.settings import AgreementSettings, read_settings
from hooks.opstage.source import mapping, sequence
from site_tests import pupil, reading
from site_tests.conftest import ROOT, serve
from site_tests.project_copy import Project, copy_content, with_code
from site_tests.regions import TESTED
from site_tests.tool_pages import (
    HOSTILE,
    NewContext,
    after_reload,
    on_another_computer,
    open_tool,
    page_faults,
    tool_on,
)
from site_tests.validators import page_validation
from site_tests.visitor import LAPTOP, PHONE, has_focus, stub_print, tab_to

COPIES = {"nl": 4, "vl": 3}[TESTED]  # of the agreement, one a party that signs
SHEET = "13-stageovereenkomst"
TOOL = "agreement-paper"
NL = "worksheets/overeenkomst/nl.yml"
VL = "worksheets/overeenkomst/vl.yml"
COMPANY = "Kwekerij ’t Wilgje – café & zo"
MINE: dict[str, Any] = {
    "in-model": {"choices": ["naam", "blad-12", "blad-14"]},
    "afspraken": {
        "periode": {"staat": "Van 1 maart tot en met 19 maart 2027", "duidelijk": "ja"},
        "pauze": {"staat": "dit vraag ik"},
        "werk": {"staat": f"Ik help met stekken.\nIk leer snoeien. {HOSTILE}", "duidelijk": "deels"},
    },
    "ziek": {"bedrijf": {"wie": "Ans", "tijd": "07:30"}},
    "week": {"maandag": {"begin": "08:30", "einde": "15:00", "pauze": "30"}},
}
TALK: dict[str, Any] = {
    "met-wie": {"bedrijf": {"antwoord": COMPANY}},
    "afspraken": {"dagen": {"afspraak": "Elke maandag"}, "kleding": {"afspraak": "Laarzen", "zeker": "vragen"}},
}
FIRST_DAY: dict[str, Any] = {"waar": "Achter de kas", "doelen": {"zien": {"doel": "Zien hoe je oogst"}}}
# In the order of the document, as it is filled in.
WORDS = [
    "1. Wie maken deze afspraken?",
    "Yusra",
    "3B",
    COMPANY,
    "Achter de kas",
    "Van 1 maart tot en met 19 maart 2027",
    "Elke maandag",
    "8.30 uur",
    "Ik help met stekken.",
    f"Ik leer snoeien. {HOSTILE}",
    "Zien hoe je oogst",
    "Ans, voor 7.30 uur",
]


def stands_in_order(text: str, words: list[str]) -> bool:
    """Every one of these words stands in the text, one after the other; breaks of lines do not count."""
    place = 0
    for part in map(reading.bare, words):
        place = text.find(part, place)
        if place < 0:
            return False
    return True


def in_pdf(path: Path) -> str:
    """All that a PDF says aloud, bare."""
    return reading.spoken_text(path)


def in_word(path: Path) -> str:
    """All that a Word document says in its body and tables, bare."""
    return reading.bare("".join(docx.Document(str(path)).element.body.itertext()))


@pytest.fixture
def open_filled(new_context: NewContext, base_url: str) -> Callable[..., Locator]:
    """Opens the tool in the profile of a pupil who wrote all this."""

    def open_now(url: str = base_url, mine: dict[str, Any] = MINE, **options: Any) -> Locator:
        page = new_context(**options).new_page()
        stub_print(page)
        sheets = {SHEET: mine, "12-na-het-gesprek": TALK, "14-eerste-stagedag": FIRST_DAY}
        filled = {sheet: pupil.sheet_answers(answers) for sheet, answers in sheets.items()}
        pupil.visit(page, f"{url}/index.html")
        pupil.open_file(page, pupil.payload(pupil.envelope(filled, pupil={"name": "Yusra", "group": "3B"})))
        return open_tool(page, url, SHEET, TOOL)

    return open_now


def unfold(tool: Locator) -> Locator:
    """The model, opened."""
    tool.locator(".deal > summary").click()
    return tool.locator(".deal-parts")


# --- the files and the print ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Files:
    """What one pupil made."""

    pdf: Path
    word: Path
    screen: str
    printed: str


def make_files(tool: Locator, folder: Path) -> Files:
    """Download and print all there is."""
    page = tool.page
    pdf = pupil.download(page, "save-agreement-pdf", folder)
    word = pupil.download(page, "save-agreement-docx", folder)
    parts = unfold(tool)
    expect(parts).to_contain_text(COMPANY)
    screen = parts.inner_text()
    page.locator("[data-action=print-agreement]").click()
    page.locator(".paper").wait_for(state="attached")
    printed = page.locator(".paper").evaluate("it => it.innerText || it.textContent")
    return Files(pdf, word, screen, printed)


@pytest.fixture(scope="module")
def flemish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site for Flanders whose school filled in its part, built once."""
    project = with_code(copy_content(tmp_path_factory.mktemp("vl")), keep_bundle=True)
    project.change("mkdocs.yml", "region: nl", "region: vl")
    project.change("mkdocs.yml", 'insurance: ""', 'insurance: "Polis van onze school"')
    project.change("mkdocs.yml", 'school: ""', "school: Atheneum De Brug")
    folder = project.root / "site"
    built = project.build("--strict", "--site-dir", str(folder))
    assert built.returncode == 0, built.stdout + built.stderr
    server, url = serve(folder)
    yield url
    server.shutdown()


def copies_in(text: str, copies: int) -> list[str]:
    """The copies that a bare text numbers."""
    return re.findall(rf"Exemplaar\d+van{copies}:", text)


@pytest.mark.skipif(TESTED != "nl", reason="the next test is that of Flanders")
def test_a_dutch_pupil_makes_four_copies_for_four_parties(open_filled: Callable[..., Locator], tmp_path: Path) -> None:
    """As an accessible PDF without the answers of the sheet, as a Word document, and printed from the site."""
    files = make_files(open_filled(), tmp_path)
    assert files.pdf.name.startswith("stageovereenkomst_yusra_3b_20")
    assert files.word.name.startswith("stageovereenkomst_yusra_3b_20")
    assert page_validation(files.pdf) == []
    with pikepdf.open(files.pdf) as pdf:
        assert not list(pdf.attachments)
    signers = ["Handtekeningen", "Leerling", "Ouder of verzorger", "Namens de school", "Namens het stagebedrijf"]
    for text in (in_pdf(files.pdf), in_word(files.word), reading.bare(files.printed)):
        assert stands_in_order(text, ["Dit is een model", *WORDS, *signers])
    assert len(copies_in(in_pdf(files.pdf), 4)) == 4
    numbers = [number for page in reading.pages(files.pdf) for number in re.findall(r"Bladzijde (\d+) / (\d+)", page)]
    assert len(numbers) == 4 * int(numbers[0][1]), "every copy counts its own pages"
    assert numbers[0] == numbers[len(numbers) // 4] == ("1", numbers[0][1])
    assert len(copies_in(reading.bare(files.printed), 4)) == 4
    assert reading.bare("Er zijn 4 exemplaren") in in_word(files.word)


def test_a_flemish_pupil_makes_three_copies_in_the_words_of_flanders(
    flemish: str, open_filled: Callable[..., Locator], tmp_path: Path
) -> None:
    """The stagebegeleider is the teacher there, the company has a stagementor, and the school filled in its part."""
    tool = open_filled(flemish)
    files = make_files(tool, tmp_path)
    assert page_validation(files.pdf) == []
    signers = ["Handtekeningen", "Leerling-stagiair", "Ouder of voogd", "Namens de school", "Namens de stagegever"]
    words = ["Atheneum De Brug", "Stagementor bij de stagegever", "Stagebegeleider (leraar)", "Polis van onze school"]
    for text in (in_pdf(files.pdf), in_word(files.word), reading.bare(files.printed), reading.bare(files.screen)):
        assert stands_in_order(text, [*words, *signers])
        assert reading.bare("Stagebegeleider bij het bedrijf") not in text
    assert len(copies_in(in_pdf(files.pdf), 3)) == 3
    assert len(copies_in(reading.bare(files.printed), 3)) == 3
    assert tool.page.evaluate("JSON.parse(document.getElementById('opstage-config').textContent).region") == "vl"


def test_each_printed_copy_begins_a_page_and_the_page_comes_back(open_filled: Callable[..., Locator]) -> None:
    """Only the agreement is on paper, without the answers of the sheet; afterwards the site is as it was."""
    page = open_filled().page
    title = page.title()
    page.locator("[data-action=print-agreement]").click()
    page.locator(".paper").wait_for(state="attached")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # as a browser does before its dialog
    page.emulate_media(media="print")
    expect(page.locator(".paper")).to_have_count(1)
    sheets = page.locator(".paper > section")
    expect(sheets).to_have_count(COPIES)
    breaks = sheets.evaluate_all("all => all.map((it) => getComputedStyle(it).breakBefore)")
    assert breaks == ["auto", *["page"] * (COPIES - 1)]
    expect(page.locator("form[data-worksheet]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".paper")).to_have_count(0)
    expect(page.locator("form[data-worksheet]")).to_be_visible()
    assert page.title() == title


# --- what goes in, and what stays -----------------------------------------------------------------------------------------


def test_nothing_but_this_sheet_goes_in_before_the_pupil_ticks_it(
    open_filled: Callable[..., Locator], new_context: NewContext, base_url: str, tmp_path: Path
) -> None:
    """The ticks are answers: they outlive a reload and travel in the file of the sheet. What is to be asked stays open."""
    tool = open_filled(mine={**MINE, "in-model": {"choices": []}})
    parts = unfold(tool)
    expect(parts).to_contain_text("Van 1 maart tot en met 19 maart 2027")
    for text in ("Yusra", COMPANY, "Achter de kas", "Elke maandag"):
        expect(parts).not_to_contain_text(text)
    uren = tool.locator("[data-deal-part=uren]")
    expect(uren.locator("[data-deal-asks]")).to_contain_text("Pauze")
    tool.page.locator("[data-question=in-model] label", has_text="werkblad 12").locator("input").check()
    expect(parts).to_contain_text(COMPANY)
    expect(parts).not_to_contain_text("Laarzen")  # the pupil was not sure of it
    again = unfold(after_reload(tool.page, SHEET, TOOL))
    expect(again).to_contain_text(COMPANY)
    expect(again).not_to_contain_text("Yusra")
    other = on_another_computer(tool.page, new_context, base_url, SHEET, tmp_path)
    there = unfold(tool_on(other, TOOL))
    expect(there).to_contain_text("Van 1 maart tot en met 19 maart 2027")
    expect(there).not_to_contain_text(COMPANY)  # sheet 12 stayed where it was


def test_what_a_pupil_writes_is_never_markup(open_filled: Callable[..., Locator]) -> None:
    """On the screen and on paper."""
    tool = open_filled()
    expect(unfold(tool)).to_contain_text(HOSTILE)
    tool.page.locator("[data-action=print-agreement]").click()
    expect(tool.page.locator(".paper")).to_contain_text(HOSTILE)
    expect(tool.page.locator(".paper img, .deal img")).to_have_count(0)


def test_a_pupil_on_a_phone_with_a_keyboard_reads_the_model_and_takes_it_along(
    new_context: NewContext, base_url: str, tmp_path: Path
) -> None:
    """Nothing too small, nothing sideways, no fault that axe sees: empty, open, and after the download."""
    page = new_context(viewport=PHONE).new_page()
    tool = open_tool(page, base_url, SHEET, TOOL)
    expect(tool.locator(".deal-open")).to_contain_text("regels open")
    page.locator("[data-question=in-model] input").first.focus()
    page.keyboard.press("Space")
    tab_to(page, ".deal > summary")
    page.keyboard.press("Enter")
    expect(tool.locator(".deal-parts")).to_be_visible()
    tab_to(page, ".deal-part .deal-proof > summary")
    page.keyboard.press("Enter")
    expect(tool.locator(".deal-part .deal-proof[open]")).to_contain_text("Vraag het je school")
    assert page_faults(page) == []
    tab_to(page, "[data-action=save-agreement-pdf]", key="Shift+Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "leeg.pdf")
    expect(tool.locator(".deal-status")).to_contain_text(f"Alle {COPIES} exemplaren")
    assert has_focus(page, "[data-action=save-agreement-pdf]")
    assert page_faults(page) == []
    page.set_viewport_size(LAPTOP)
    assert page_faults(page) == []
    assert page_validation(tmp_path / "leeg.pdf") == []


def test_without_script_there_is_an_empty_model_to_fill_in_by_hand(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """With every part, its explanation and a box for everyone who signs."""
    page: Page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    tool = page.locator(f"[data-practice={TOOL}]")
    parts = unfold(tool)
    expect(parts.locator("[data-deal-part]")).to_have_count(len(PARTS))
    expect(parts.locator(".deal-part__say")).to_have_count(len(PARTS) + 1)
    expect(parts.locator(".deal-signature")).to_have_count(4)
    expect(tool).to_contain_text("Heeft school een eigen papier? Dan gaat dat voor.")
    expect(tool.locator("button")).to_have_count(0)


# --- what the school sets -------------------------------------------------------------------------------------------------


def sheet_of(content: Site, agreement: AgreementSettings) -> str:
    """The page of the sheet as this school has it."""
    site = replace(content, school="Vakcollege De Haven", agreement=agreement)
    return Renderer(ROOT, site).worksheet(site.worksheets[SHEET], f"werkbladen/{SHEET}.md")


def test_a_school_with_its_own_form_shows_that_and_no_model(content: Site) -> None:
    """On the web, or as a file in docs/."""
    web = sheet_of(content, AgreementSettings(form="https://school.example/overeenkomst.pdf"))
    assert 'href="https://school.example/overeenkomst.pdf"' in web
    assert "data-deal" not in web
    file = sheet_of(content, AgreementSettings(form="school/overeenkomst.pdf"))
    assert 'href="../school/overeenkomst.pdf"' in file


def test_what_the_school_filled_in_stands_in_the_model(content: Site) -> None:
    """Its name, what it said itself, and how many copies it asks."""
    page = sheet_of(content, AgreementSettings(insurance="Polis 7", costs="School betaalt", copies=2))
    for words in ("Vakcollege De Haven", "Polis 7", "School betaalt", "2 exemplaren", "Zoveel vraagt jouw school"):
        assert words in page


def test_every_setting_may_stay_empty(tmp_path: Path) -> None:
    """A line with nothing behind it is a setting that is not made."""
    settings, problems = read_settings({"school": None, "agreement": {"form": "", "copies": None}}, tmp_path, tmp_path)
    assert (problems, settings.region, settings.agreement.copies) == ([], "nl", 0)


SETTINGS = """site_name: Op stage
extra:
  opstage:
    site_id: opstage
    region: nl
    hand_in: ""
    agreement:
      form: ""
      copies: 4
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("region: nl", "region: be", 5, "‘be’ kan niet bij ‘region’. Kies uit: nl, vl."),
        ("region:", "regoin:", 5, "De sleutel ‘regoin’ bestaat hier niet. Bedoel je ‘region’?"),
        (
            "site_id: opstage",
            "site_id: Op Stage",
            4,
            "De site_id ‘Op Stage’ kan niet. Gebruik alleen kleine letters, cijfers en streepjes.",
        ),
        (
            'hand_in: ""',
            "hand_in: docent",
            6,
            "‘docent’ is geen mailadres. Schrijf bijvoorbeeld: stage@jouwschool.nl",
        ),
        (
            'form: ""',
            "form: nergens.pdf",
            8,
            "Het formulier ‘nergens.pdf’ is geen webadres en geen bestand in docs. "
            "Begin met https:// of zet het bestand in docs.",
        ),
        (
            'form: ""',
            "form: javascript:alert(1)",
            8,
            "Het formulier ‘javascript:alert(1)’ is geen webadres en geen bestand in docs. "
            "Begin met https:// of zet het bestand in docs.",
        ),
        ("copies: 4", "copies: 40", 9, "‘copies’ is 40. Het moet tussen 1 en 9 liggen."),
    ],
)
def test_a_wrong_setting_stops_the_build_with_its_line(
    old: str, new: str, line: int, sentence: str, tmp_path: Path
) -> None:
    """In Dutch, with what to do."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(SETTINGS.replace(old, new), "utf-8")
    values = yaml.safe_load(file.read_text("utf-8"))["extra"]["opstage"]
    _, problems = read_settings(values, file, tmp_path)
    assert [str(problem) for problem in problems] == [f"mkdocs.yml:{line}: {sentence}"]


# --- the content ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the content to break."""
    return copy_content(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (NL, "  - id: kosten\n", "  - id: kostne\n", "‘kostne’ kan niet bij ‘id’. Bedoel je ‘kosten’?"),
        (NL, "from: period}", "from: periode}", "‘periode’ kan niet bij ‘from’. Bedoel je ‘period’?"),
        (
            NL,
            "        state: 2025-07-01\n",
            "",
            "Deze regel heeft één datum nodig. Schrijf state: (van de wet) of read: (dag van lezen).",
        ),
        (NL, "state: 2025-07-01", "state: juli", "‘juli’ is geen datum. Schrijf bijvoorbeeld: 2025-07-01"),
        (VL, "  number: 3\n", "  number: 2\n", "Bij ‘one_for’ staan niet zoveel namen als er exemplaren zijn."),
        (VL, "cells: [8 uur]", "cells: [8 uur, 9 uur]", "De rij ‘Meeste uren op een dag’ heeft niet zoveel vakjes"),
        (VL, "  - {id: ouder, role: Ouder of voogd}\n", "", "Het vak om te tekenen voor ‘ouder’ ontbreekt."),
    ],
)
def test_a_mistake_in_the_model_stops_the_build(project: Project, file: str, old: str, new: str, sentence: str) -> None:
    """With the file, and what to do."""
    project.change(file, old, new)
    found = [str(problem) for problem in project.problems()]
    assert any(line.startswith(f"{file}:") and sentence in line for line in found), found


def agreements(content: Site) -> list[Agreement]:
    """The models of both regions."""
    return [content.agreements["nl"], content.agreements["vl"]]


def test_each_region_has_every_part_that_the_sources_name(content: Site) -> None:
    """In the same order, each with an explanation; who signs is the same, in the words of the region."""
    for model in agreements(content):
        assert [part.id for part in model.parts] == list(PARTS)
        assert all(part.explain and (part.text or part.fields) for part in model.parts)
        assert [party.id for party in model.parties] == ["leerling", "ouder", "school", "bedrijf"]
    assert [model.copies for model in agreements(content)] == [4, 3]


def test_the_company_guides_in_the_netherlands_and_the_teacher_in_flanders(content: Site) -> None:
    """The same word for another person: a false friend."""
    labels = [
        {line.source: line.label for part in model.parts for line in part.fields} for model in agreements(content)
    ]
    assert "Stagebegeleider" in labels[0]["guide-company"]
    assert "Stagebegeleider" in labels[1]["guide-school"]
    assert "Stagementor" in labels[1]["guide-company"]


def test_every_number_of_hours_rests_on_a_source_with_a_date(content: Site) -> None:
    """And so does every other rule."""
    for model in agreements(content):
        table = next(part.table for part in model.parts if part.id == "uren")
        assert table is not None
        assert len(table.rows) >= 5
        for rule in [*model.copies_rules, *(rule for part in model.parts for rule in part.proof)]:
            assert rule.source
            assert re.search(r"\d{4}$", rule.dated)


def test_script_and_build_know_the_same_sources() -> None:
    """What a line can be filled from stands in two languages."""
    script = (ROOT / "browser" / "practice" / TOOL / "text.ts").read_text("utf-8")
    union = script[script.index("export type Source") :].split(";")[0]
    assert sorted(re.findall(r'"([a-z-]+)"', union)) == sorted(SOURCES)


def question_of(content: Site, sheet: str, name: str) -> Question:
    """A question of a sheet."""
    return next(question for question in content.worksheets[sheet].questions() if question.id == name)


@pytest.mark.parametrize(
    ("sheet", "name", "rows"),
    [
        (SHEET, "afspraken", "periode dagen pauze werk school bedrijf gesprek oordeel geld"),
        (SHEET, "ziek", "bedrijf school"),
        ("12-na-het-gesprek", "afspraken", "dagen tijden pauze werk kleding meenemen ziek"),
        ("12-na-het-gesprek", "met-wie", "bedrijf"),
    ],
)
def test_the_rows_that_fill_the_model_are_there(content: Site, sheet: str, name: str, rows: str) -> None:
    """The contract of the tool names them."""
    ids = {mapping(row)["id"] for row in sequence(question_of(content, sheet, name).options["rows"])}
    assert set(rows.split()) <= ids
