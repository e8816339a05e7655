"""What a company reads and fills in: one form for every topic, easy words, no claim that does not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hooks.opstage.model import Site
from hooks.opstage.wording import REGIONS, load_wording
from site_tests.conftest import ROOT
from site_tests.readability import COMPANY, WORD, measure, plain, sentences, text_of

PAGES = ROOT / "docs" / "stagebedrijf"
FORM_PAGE = "beoordeling"  # holds the form itself, so that it has steps instead of a topic
TOPICS = sorted(file.stem for file in PAGES.glob("*.md") if file.stem not in ("index", FORM_PAGE))
HEADINGS = ["Wat", "Waarom", "Hoe", "Let op", "Invullen"]
LINK_TO_SHEET = re.compile(r"\]\(\.\./werkbladen/([a-z0-9-]+)\.md\)")
NOT_AS_FACT = ("7 %", "7 procent", "zeven procent", "leerstijl", "thuissituatie", "gedragsproble")
every_topic = pytest.mark.parametrize("topic", TOPICS)


def source(topic: str) -> str:
    """Markdown of a page."""
    return (PAGES / f"{topic}.md").read_text("utf-8")


def too_long(text: str) -> list[str]:
    """Sentences that a busy adult reads twice."""
    return [part for part in sentences(text) if len(WORD.findall(part)) > COMPANY.longest]


@every_topic
def test_every_topic_has_the_same_headings(topic: str) -> None:
    """Who read one page finds the way in all."""
    assert re.findall(r"^## (.+)$", source(topic), flags=re.M) == HEADINGS


@every_topic
def test_a_topic_ends_with_something_to_fill_in(topic: str, content: Site) -> None:
    """A sheet that exists."""
    sheets = LINK_TO_SHEET.findall(source(topic).split("## Invullen")[1])
    assert sheets
    assert [sheet for sheet in sheets if sheet not in content.worksheets] == []


@every_topic
def test_the_list_of_the_company_names_every_topic(topic: str) -> None:
    """No page hangs loose."""
    assert f"]({topic}.md)" in source("index")


@every_topic
@pytest.mark.parametrize("region", REGIONS)
def test_a_page_for_a_company_is_easy_in_the_words_of_each_region(topic: str, region: str) -> None:
    """Short sentences, and no jargon."""
    text, problems = load_wording(ROOT, region).apply(source(topic), f"docs/stagebedrijf/{topic}.md")
    figures = measure(plain(text))
    assert (problems, too_long(plain(text))) == ([], [])
    assert figures.flesch >= COMPANY.flesch
    assert figures.mean_words <= COMPANY.mean_words


def test_every_sheet_of_the_company_is_named_on_one_of_its_pages(content: Site) -> None:
    """Who does not know that it exists, does not find it."""
    named = {sheet for file in PAGES.glob("*.md") for sheet in LINK_TO_SHEET.findall(file.read_text("utf-8"))}
    assert {sheet.id for sheet in content.worksheets.values() if sheet.audience == "company"} - named == set()


def test_no_page_or_sheet_of_the_company_carries_what_does_not_hold(content: Site) -> None:
    """Not the rule of seven per cent, no test of learning styles, no question about home or behaviour."""
    files = [PAGES / f"{topic}.md" for topic in TOPICS]
    files += [
        ROOT / "worksheets" / f"{sheet.id}.yml" for sheet in content.worksheets.values() if sheet.audience == "company"
    ]
    assert {(file.name, word) for file in files for word in NOT_AS_FACT if word in text_of(file).lower()} == set()


# --- the three routes of pupils ---------------------------------------------------------------------------------------

ROUTES = sorted((ROOT / "docs" / "routes").glob("*.md"))
every_route = pytest.mark.parametrize("route", ROUTES, ids=lambda file: file.stem)


def test_there_are_three_routes_beside_the_main_path() -> None:
    """For who tries out a place, has none yet, or is stuck in one."""
    assert [file.stem for file in ROUTES] == ["nog-geen-plek", "snuffelstage", "stage-loopt-vast"]


@every_route
def test_a_route_begins_with_today_and_ends_with_who_helps(route: Path) -> None:
    """Steps for today, and people to ask."""
    text = route.read_text("utf-8")
    today = text.split("## Dit doe je vandaag\n")[1].split("\n## ")[0]
    assert len(re.findall(r"^\d\. ", today, flags=re.M)) >= 3
    assert len(re.findall(r"^- \*\*", text.split("## Wie kan helpen?\n")[1], flags=re.M)) >= 3


@every_route
def test_a_route_leads_to_three_sheets_or_more(route: Path, content: Site) -> None:
    """Of the pupil, and none that does not exist."""
    linked = set(LINK_TO_SHEET.findall(route.read_text("utf-8")))
    assert len(linked) >= 3
    assert linked - {sheet.id for sheet in content.pupil_worksheets()} == set()


@every_route
def test_the_start_page_names_a_route(route: Path) -> None:
    """Below the main path."""
    assert f"](routes/{route.name})" in (ROOT / "docs" / "index.md").read_text("utf-8")
