"""The lesson package is whole: nine cards, seventeen worksheets, and on each what the source asks, in words of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from hooks.opstage.model import COMPETENCES, WORK_FORMS, Card, Question, Site, Worksheet
from hooks.opstage.source import mapping, sequence
from hooks.opstage.wording import REGIONS
from site_tests.conftest import ROOT
from site_tests.regions import in_region

SEEDS = ROOT.parent / "shared" / "seeds"
LONGEST_RUN = 7  # words in a row that may stand in a source too
CARDS = range(1, 10)
SHEETS_OF_CARD = {
    1: [1],
    2: [2, 3],
    3: [4, 5],
    4: [6, 7, 8, 9],
    5: [10, 11, 12],
    6: [13],
    7: [14],
    8: [15, 16],
    9: [17],
}
BLOCK_OF_CARD = {
    **dict.fromkeys((1, 2), "basis"),
    **dict.fromkeys((3, 4, 5), "vaardigheden"),
    6: "afspraken",
    **dict.fromkeys((7, 8, 9), "stage"),
}
COMPETENCES_OF_CARD = {
    1: {"motives"},
    2: {"qualities", "motives", "exploration"},
    3: {"networking", "steering"},
    4: {"networking", "steering"},
    5: {"networking", "qualities"},
    6: {"steering"},
    7: {"exploration", "steering"},
    8: {"exploration"},
    9: {"qualities", "motives", "steering"},
}
every_card = pytest.mark.parametrize("number", CARDS)


def card_of(content: Site, number: int) -> Card:
    """The card with a number."""
    return next(card for card in content.cards if card.number == number)


def text_of(content: Site, number: int) -> str:
    """Markdown of a card."""
    return (ROOT / "docs" / card_of(content, number).page).read_text("utf-8")


def chapter(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one."""
    parts = re.split(rf"^## {re.escape(heading)}[ \t]*$", text, flags=re.M)
    assert len(parts) == 2, f"the heading ‘{heading}’ stands there {len(parts) - 1} times"
    return re.split(r"^## ", parts[1], maxsplit=1, flags=re.M)[0]


def steps_of(content: Site, number: int) -> list[str]:
    """The numbered steps of a card."""
    return re.findall(r"^\d+\. .*$", chapter(text_of(content, number), "Dit ga je doen"), flags=re.M)


def question_of(worksheet: Worksheet, question: str) -> Question:
    """A question by its id."""
    return next(candidate for candidate in worksheet.questions() if candidate.id == question)


def labels(question: Question, key: str) -> list[str]:
    """Labels of the rows, items or choices of a question."""
    return [str(mapping(item)["label"]) for item in sequence(question.options[key])]


def test_the_package_has_nine_cards(content: Site) -> None:
    """Numbered as in the source."""
    assert [card.number for card in content.cards] == list(CARDS)


def test_the_package_has_seventeen_worksheets_whose_ids_begin_with_their_number(content: Site) -> None:
    """Links of schools and old files lean on the two digits. Sheets beside them have no number."""
    heads = [worksheet.id[:3] for worksheet in content.worksheets.values() if worksheet.number]
    assert heads == [f"{number:02}-" for number in range(1, 18)]


@every_card
def test_a_card_has_the_worksheets_that_the_source_gives_it(content: Site, number: int) -> None:
    """1→1, 2→2 and 3, … 9→17. Sheets of our own come after them."""
    numbers = [worksheet.number for worksheet in content.worksheets_of(number)]
    numbered = [int(found) for found in numbers if found]
    assert numbered == SHEETS_OF_CARD[number]
    assert numbers[len(numbered) :] == [""] * (len(numbers) - len(numbered))


@every_card
def test_a_card_stands_in_its_block(content: Site, number: int) -> None:
    """Cards 1-2 basis, 3-5 skills, 6 agreements, 7-9 the placement."""
    assert card_of(content, number).block == BLOCK_OF_CARD[number]


@every_card
def test_a_card_serves_the_career_competences_that_fit_it(content: Site, number: int) -> None:
    """For the loopbaandossier."""
    assert set(card_of(content, number).competences) == COMPETENCES_OF_CARD[number]


@every_card
def test_a_card_says_what_goes_into_the_loopbaandossier(content: Site, number: int) -> None:
    """A pupil knows what to keep."""
    assert card_of(content, number).dossier.startswith("Bewaar")


def test_every_worksheet_serves_a_competence_and_says_what_to_keep(content: Site) -> None:
    """Also for a sheet that is used without its card. A sheet beside the package may keep nothing, such as whom to call when ill."""
    pages = [worksheet for worksheet in content.pupil_worksheets() if worksheet.placement == "page"]
    kept = [sheet for sheet in pages if sheet.number or sheet.dossier]
    lacking = [sheet.id for sheet in kept if not sheet.dossier or not set(sheet.competences) & COMPETENCES.keys()]
    assert lacking == []


def test_a_worksheet_serves_a_competence_of_its_card(content: Site) -> None:
    """Card and sheet of the package tell one story; a sheet beside it may serve another one."""
    sheets = [sheet for sheet in content.pupil_worksheets() if sheet.number or sheet.placement == "card"]
    assert [sheet.id for sheet in sheets if not set(sheet.competences) & COMPETENCES_OF_CARD[sheet.card]] == []


@every_card
def test_a_card_has_three_steps_or_more(content: Site, number: int) -> None:
    """A lesson is a row of numbered steps."""
    assert len(steps_of(content, number)) >= 3


@every_card
def test_every_step_of_a_card_begins_with_a_work_form(content: Site, number: int) -> None:
    """Alone, together or at home: a pupil sees it before reading on."""
    form = re.compile(rf"^\d+\. \{{({'|'.join(WORK_FORMS)})\}} ")
    assert [step for step in steps_of(content, number) if not form.match(step)] == []


@every_card
def test_the_steps_of_a_card_name_each_of_its_worksheets_with_a_link(content: Site, number: int) -> None:
    """No sheet of the package hangs loose beside its card."""
    steps = "\n".join(steps_of(content, number))
    numbered = [sheet for sheet in content.worksheets_of(number) if sheet.number]
    missing = [sheet.id for sheet in numbered if f"../werkbladen/{sheet.id}.md" not in steps]
    assert missing == []


@every_card
def test_a_card_lists_its_own_worksheets(content: Site, number: int) -> None:
    """The tag that shows the links with their state."""
    assert f"\n::werkbladen {number}\n" in text_of(content, number)


@every_card
def test_a_card_shows_its_own_picture_and_facts(content: Site, number: int) -> None:
    """The tag that shows picture, time and things you need."""
    assert f"\n::kaart {number}\n" in text_of(content, number)


# --- pictures --------------------------------------------------------------------------------------------------------


def picture(content: Site, number: int) -> Path:
    """The picture of a card."""
    return ROOT / "docs" / "kaarten" / "beeld" / card_of(content, number).picture


def test_every_card_has_a_picture_of_its_own(content: Site) -> None:
    """Nine different drawings, by content."""
    assert len({picture(content, number).read_bytes() for number in CARDS}) == len(CARDS)


def test_every_card_describes_its_picture_in_its_own_words(content: Site) -> None:
    """For who does not see it."""
    assert len({card.picture_alt for card in content.cards if len(card.picture_alt) > 20}) == len(CARDS)


PICTURES = sorted((ROOT / "docs").rglob("*.svg"))
every_picture = pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)


@every_picture
def test_a_picture_holds_only_shapes(file: Path) -> None:
    """No script, no foreign content, and no text: that could not be translated or read out."""
    tags = {element.tag.split("}")[-1] for element in ElementTree.parse(file).iter()}
    assert tags & {"script", "foreignObject", "image", "text", "style", "a", "iframe"} == set()


@every_picture
def test_a_picture_refers_to_nothing_outside_itself(file: Path) -> None:
    """No request, and no handler."""
    values = [
        (name.split("}")[-1], value)
        for element in ElementTree.parse(file).iter()
        for name, value in element.attrib.items()
    ]
    foreign = [value for name, value in values if name in ("href", "src") and not value.startswith("#")]
    foreign += [value for _, value in values if "url(" in value and "url(#" not in value]
    assert foreign + [name for name, _ in values if name.startswith("on")] == []


# --- what the source asks on single cards and sheets ------------------------------------------------------------------


@pytest.mark.parametrize(("number", "heading"), [(6, "Vraag 1"), (7, "Vraag 2")])
def test_a_question_is_answered_on_the_card_itself(content: Site, number: int, heading: str) -> None:
    """Its form stands under its own heading, to which the steps link."""
    assert f"::werkblad kaart-{number}\n" in chapter(text_of(content, number), heading)


@pytest.mark.parametrize(("number", "question"), [(6, "vraag-1"), (7, "vraag-2")])
def test_the_question_on_a_card_needs_an_answer(content: Site, number: int, question: str) -> None:
    """Its answer makes the button Doorgaan appear, so that it may not be optional."""
    (sheet,) = content.worksheets_of(number, "card")
    assert not question_of(sheet, question).optional


@pytest.mark.parametrize("number", [6, 7])
def test_a_card_with_a_question_tells_about_doorgaan_and_afronden(content: Site, number: int) -> None:
    """How an answer on a card becomes a file."""
    assert [word for word in ("**Doorgaan**", "**Afronden**") if word not in text_of(content, number)] == []


STARRA = ["Situatie", "Taak", "Actie", "Resultaat", "Reflectie", "Afspraak"]


def test_card_nine_asks_the_six_steps_of_starra_in_one_section(content: Site) -> None:
    """Looking back at the task."""
    (sheet,) = content.worksheets_of(9, "card")
    starts = [question.question.split(":")[0] for question in sheet.sections[0].questions]
    assert starts == STARRA


def test_card_nine_looks_back_at_the_person_in_a_section_of_its_own(content: Site) -> None:
    """Task and person are two things to reflect on."""
    (sheet,) = content.worksheets_of(9, "card")
    person = next(section for section in sheet.sections if section.id == "persoon")
    asked = " ".join(question.question for question in person.questions)
    assert [word for word in ("leukst", "niet leuk", "over jou", "sterk") if word not in asked] == []


def test_card_nine_explains_every_step_of_starra(content: Site) -> None:
    """With an example a step."""
    explained = re.findall(
        r"^- \*\*[A-Z] van ([a-z]+)\*\*: .*‘.*’", chapter(text_of(content, 9), "STARR(A)"), flags=re.M
    )
    assert [word.capitalize() for word in explained] == STARRA


@pytest.mark.parametrize("word", ["Taakreflectie", "Persoonsreflectie"])
def test_card_nine_names_both_ways_to_look_back(content: Site, word: str) -> None:
    """And says what each is."""
    assert f"- **{word}** gaat over " in text_of(content, 9)


def test_worksheet_six_rehearses_ten_obstacles(content: Site) -> None:
    """What a company may say on the phone, each with a number that the hints refer to."""
    obstacles = labels(question_of(content.worksheets["06-bellen"], "situaties"), "rows")
    assert [obstacle.split(".")[0] for obstacle in obstacles] == [str(number) for number in range(1, 11)]


def test_worksheet_six_gives_a_hint_for_each_obstacle(content: Site) -> None:
    """A row of the table in its frame."""
    material = question_of(content.worksheets["06-bellen"], "situaties").material
    assert re.findall(r"^\| (\d+) \| \S", material, flags=re.M) == [str(number) for number in range(1, 11)]


def test_worksheet_one_has_eight_statements(content: Site) -> None:
    """To agree or disagree with."""
    assert len(set(labels(question_of(content.worksheets["01-waarom"], "eens"), "rows"))) == 8


def test_worksheet_one_asks_of_the_same_statements_whether_they_are_fact_or_opinion(content: Site) -> None:
    """The talk afterwards leans on both."""
    sheet = content.worksheets["01-waarom"]
    assert labels(question_of(sheet, "feit-mening"), "rows") == labels(question_of(sheet, "eens"), "rows")


# --- words of our own ------------------------------------------------------------------------------------------------

OURS = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "worksheets").glob("*.yml")])


def words(text: str) -> list[str]:
    """Words in lower case, without marks."""
    return re.findall(r"[a-zà-ÿ0-9]+", text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of words that is one longer than may be the same."""
    found = words(text)
    for start in range(len(found) - LONGEST_RUN):
        yield tuple(found[start : start + LONGEST_RUN + 1])


def strings(value: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def texts(file: Path) -> Iterator[str]:
    """The texts of a file of ours, each of its own."""
    for region in REGIONS:
        source = in_region(file.read_text("utf-8"), region)
        if file.suffix == ".yml":
            yield from strings(yaml.safe_load(source))
        else:
            yield re.sub(r"\]\([^)]*\)", "]", source)


@pytest.fixture(scope="module")
def seed_runs() -> set[tuple[str, ...]]:
    """Every run of words of the sources; skips where they are not beside the checkout."""
    if not SEEDS.is_dir():
        pytest.skip(f"the sources are not on this machine ({SEEDS})")
    return {run for file in sorted(SEEDS.glob("*.txt")) for run in runs(file.read_text("utf-8", errors="replace"))}


def test_there_is_something_to_compare_with(seed_runs: set[tuple[str, ...]]) -> None:
    """Else the next test could never fail."""
    assert len(seed_runs) > 10_000


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_sentence_is_copied_from_a_source(seed_runs: set[tuple[str, ...]], file: Path) -> None:
    """No run of eight words or more."""
    copied = {" ".join(run) for text in texts(file) for run in runs(text) if run in seed_runs}
    assert copied == set()
