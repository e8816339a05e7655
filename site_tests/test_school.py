"""What a school reads and fills in about internships: one form a page, the words and rules of one region, a source with each rule."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from hooks.opstage.content import load_site
from hooks.opstage.model import Site
from hooks.opstage.wording import REGIONS, load_wording
from site_tests.conftest import ROOT
from site_tests.readability import WORD, Targets, measure, plain, sentences
from site_tests.regions import region_of, settings_of

PAGES = ROOT / "docs" / "school"
RULES = ROOT.parent / "shared" / "content" / "rules_worktime.json"
TOPICS = sorted(file.stem for file in PAGES.glob("*.md") if file.stem != "index")
HEADINGS = ["Wat", "Waarom", "Hoe", "Let op"]
LAST = {"Invullen", "Verder"}
SCHOOL = Targets(flesch=60, mean_words=14, longest=22, rare_share=0.15)  # busy adults
LINK_TO_SHEET = re.compile(r"\]\(\.\./werkbladen/([a-z0-9-]+)\.md\)")
RULE = re.compile(r"\b(?:NL|VL)(?:-[A-Z0-9]+)?-\d\d\b")
WORDS_OF_THE_OTHER = {
    "nl": ("stagementor", "stagegever", "leerling-stagiair", "leerlingenstage", "omzendbrief", "dimona", "klassenraad"),
    "vl": (
        "stagedocent",
        "stagebedrijf",
        "lintstage",
        "vmbo",
        "arbeidsinspectie",
        "medezeggenschap",
        "leerwerktraject",
    ),
}
PRIVATE = ("achternaam", "geboorte", "godsdienst", "geloof", "thuis", "gezondheid", "gedrag")
every_topic = pytest.mark.parametrize("topic", TOPICS)
every_region = pytest.mark.parametrize("region", REGIONS)


def in_region(topic: str, region: str) -> str:
    """The Markdown of a page in the words of a region; skips a page that the region does not show."""
    text = (PAGES / f"{topic}.md").read_text("utf-8")
    if region_of(text) not in ("", region):
        pytest.skip(f"{topic} is a page of the other region")
    filled, problems = load_wording(ROOT, region).apply(text, f"docs/school/{topic}.md")
    assert problems == []
    return filled


def site_of(region: str) -> Site:
    """The content as a school in the region has it."""
    return load_site(ROOT, settings_of(region))


def rows(text: str) -> list[list[str]]:
    """The cells of every row of the tables in a text."""
    lines = [line for line in text.split("\n") if re.match(r"\| (?!---)", line)]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


# Pages


@every_topic
def test_a_page_goes_from_what_to_what_to_mind(topic: str) -> None:
    """Who read one page finds the way in all."""
    found = re.findall(r"^## (.+)$", (PAGES / f"{topic}.md").read_text("utf-8"), flags=re.M)
    assert (found[:4], set(found[4:]) <= LAST, len(found) <= 5) == (HEADINGS, True, True)


@every_topic
@every_region
def test_the_list_of_the_school_names_every_page_of_its_region(topic: str, region: str) -> None:
    """And none that the region does not have."""
    shown = region_of((PAGES / f"{topic}.md").read_text("utf-8")) in ("", region)
    assert (f"]({topic}.md)" in in_region("index", region)) == shown


@pytest.mark.parametrize("topic", ["index", *TOPICS])
@every_region
def test_a_page_has_the_words_of_one_region(topic: str, region: str) -> None:
    """The stagebegeleider of one is the stagementor of the other."""
    said = plain(in_region(topic, region)).lower()
    assert [word for word in WORDS_OF_THE_OTHER[region] if word in said] == []


@pytest.mark.parametrize("topic", ["index", *TOPICS])
@every_region
def test_a_page_is_easy_in_the_words_of_each_region(topic: str, region: str) -> None:
    """Short sentences for busy adults."""
    text = plain(in_region(topic, region).replace("<br>", "\n"))
    figures = measure(text)
    assert [part for part in sentences(text) if len(WORD.findall(part)) > SCHOOL.longest] == []
    assert figures.flesch >= SCHOOL.flesch
    assert figures.mean_words <= SCHOOL.mean_words


# Rules


@every_topic
@every_region
def test_a_page_with_a_source_says_its_date_and_where_to_check_it(topic: str, region: str) -> None:
    """Rules change, and this is no legal advice."""
    text = in_region(topic, region)
    if "Bron" not in text:
        pytest.skip("no rule on this page")
    assert re.search(r"\b20\d\d(?:-\d\d-\d\d)?\b", text)
    assert "Controleer" in text


@every_topic
@every_region
def test_a_page_names_rules_of_its_own_region_only(topic: str, region: str) -> None:
    """A Dutch school reads no Flemish hours, and the reverse."""
    assert {rule[:2] for rule in RULE.findall(in_region(topic, region))} <= {region.upper()}


@every_region
def test_every_rule_that_a_page_names_exists(region: str) -> None:
    """By its id in the material."""
    if not RULES.is_file():
        pytest.skip(f"the rules are not on this machine ({RULES})")
    known = {rule["id"] for rule in json.loads(RULES.read_text("utf-8"))["rules"]}
    shown = [topic for topic in TOPICS if region_of((PAGES / f"{topic}.md").read_text("utf-8")) in ("", region)]
    named = {rule for topic in shown for rule in RULE.findall(in_region(topic, region))}
    assert named
    assert named - known == set()


def test_the_dutch_hours_stand_in_words_for_both_ages() -> None:
    """Seven hours a day and 35 a week under 16; nine, 45 and an average of 40 above."""
    table = {row[0]: row[1:] for row in rows(in_region("werktijden", "nl"))}
    said = [re.findall(r"\d+", re.sub(r"\([^)]*\)", "", cell)) for cell in [*table["Per dag"], *table["Per week"]]]
    assert said == [["7"], ["9"], ["35"], ["45", "40", "4"]]


def test_the_flemish_hours_stand_in_words() -> None:
    """8 a day, 38 a week, 1200 a year."""
    table = {row[0]: row[1] for row in rows(in_region("werktijden", "vl"))}
    assert [table[name].split(" uur")[0] for name in ("Per dag", "Per week", "Per schooljaar")] == ["8", "38", "1200"]


def test_flanders_reads_who_must_what_is_declared_and_who_pays() -> None:
    """18 half days, Dimona, unpaid, and the table of liability."""
    text = in_region("vlaamse-regels", "vl")
    assert all(part in text for part in ("18 halve dagen", "Dimona", "**STG**", "zonder loon"))
    liable = [row[0] for row in rows(in_region("verzekering", "vl"))]
    assert liable[:4] == ["Wie?", "Stagegever", "Leerling-stagiair", "Ouders, leerling onder 16"]


# Sums on the page about the year


def test_the_dutch_table_of_hours_adds_up() -> None:
    """Six hours a day, one day a week or five."""
    sums = [[int(re.findall(r"\d+", cell)[0]) for cell in row] for row in rows(in_region("jaarplanning", "nl"))[1:]]
    assert len(sums) >= 4
    assert [row for row in sums if row[1:] != [row[0] * 6, row[0], row[0] // 5]] == []


def test_the_flemish_table_of_lesson_hours_adds_up() -> None:
    """Four lesson hours are half a day a week, eight a whole; one is a week of block."""
    days = {"halve dag": 4, "hele dag": 8, "anderhalve dag": 12}
    checked = 0
    for hours, alternating, block, mixed in rows(in_region("jaarplanning", "vl"))[1:]:
        assert block == f"{hours} weken"
        if alternating != "–":
            assert days[alternating.removesuffix(" per week")] == int(hours)
        for mix in re.findall(r"(halve dag|hele dag)(?: per week)? en (\d+) weken", mixed):
            assert days[mix[0]] + int(mix[1]) == int(hours)
            checked += 1
    assert checked >= 4


# Sheets


@every_region
def test_every_sheet_of_the_school_is_named_on_one_of_its_pages(region: str) -> None:
    """Who does not know that it exists, does not find it. The certificate is named as well."""
    shown = [file for file in PAGES.glob("*.md") if region_of(file.read_text("utf-8")) in ("", region)]
    named = {sheet for file in shown for sheet in LINK_TO_SHEET.findall(in_region(file.stem, region))}
    content = site_of(region)
    assert {sheet.id for sheet in content.worksheets.values() if sheet.audience == "school"} - named == set()
    assert named - content.worksheets.keys() == set()


@every_region
def test_a_sheet_of_the_school_has_the_words_of_one_region(region: str) -> None:
    """As its pages have."""
    said = {
        sheet.id: json.dumps(dataclasses.asdict(sheet), ensure_ascii=False, default=str).lower()
        for sheet in site_of(region).worksheets.values()
        if sheet.id.startswith("school-")
    }
    assert {(id_, word) for id_, text in said.items() for word in WORDS_OF_THE_OTHER[region] if word in text} == set()


@every_region
def test_a_sheet_of_the_school_asks_nothing_private_of_a_pupil(region: str) -> None:
    """First name and class, where the form is for one pupil."""
    asked = {
        (sheet.id, word)
        for sheet in site_of(region).worksheets.values()
        if sheet.audience == "school"
        for question in sheet.questions()
        for word in PRIVATE
        if word in f"{question.question} {json.dumps(dict(question.options), ensure_ascii=False)}".lower()
    }
    assert asked == {("school-vlaamse-regels", "gezondheid")} if region == "vl" else asked == set()


def test_the_checklist_of_the_coordinator_has_eight_steps() -> None:
    """As the page has them; step 4 has papers and things."""
    steps = re.findall(r"^\d\. \*\*(.+?)\.\*\*", in_region("coordineren", "nl"), flags=re.M)
    asked = [question.question for question in site_of("nl").worksheets["school-coordinatie"].questions()]
    numbers = [found[1] for text in asked if (found := re.match(r"Stap (\d)", text))]
    assert (len(steps), sorted(set(numbers))) == (8, list("12345678"))


def test_the_quality_checklist_is_for_three_moments_and_two_people() -> None:
    """Before, during and after; the teacher and the person at the company."""
    ids = {question.id for question in site_of("nl").worksheets["school-kwaliteit"].questions()}
    assert {f"{moment}-{who}" for moment in ("voor", "tijdens", "na") for who in ("school", "bedrijf")} <= ids


def test_a_task_must_may_or_may_not_be_done() -> None:
    """The three words of the list of activities."""
    path: Path = ROOT / "worksheets" / "school-activiteitenlijst.yml"
    assert re.findall(r"- \{id: (moet|mag|mag-niet), ", path.read_text("utf-8")) == ["moet", "mag", "mag-niet"]
