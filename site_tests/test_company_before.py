"""The sheets of a company up to the end of the first day hold what the sources ask, and ask nothing private of a pupil."""

from __future__ import annotations

import pytest

from hooks.opstage.model import Question, Site
from hooks.opstage.source import Json, mapping, sequence

SHEETS = (
    *("verwachtingen", "stageplek", "kennismaken", "gevaren", "werkplan", "klaarzetten"),
    *("praktisch-blad", "welkomstmail", "eerste-week", "eerste-dag", "opdracht"),
)
PRIVATE = ("achternaam", "geboor", "geloof", "gezondheid", "thuissituatie", "gedrag", "leerstijl", "bsn")


def question_of(content: Site, sheet: str, question: str) -> Question:
    """A question of a sheet of these."""
    return next(found for found in content.worksheets[f"bedrijf-{sheet}"].questions() if found.id == question)


def labels(content: Site, sheet: str, question: str, key: str) -> list[str]:
    """Labels of the items, rows or choices of a question."""
    return [str(mapping(item)["label"]) for item in sequence(question_of(content, sheet, question).options[key])]


def parts(question: Question, key: str) -> list[Json]:
    """The rows, items or choices of a question, if it has them."""
    return list(sequence(question.options.get(key)))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_of_the_company_and_asks_nothing_private_of_a_pupil(content: Site, sheet: str) -> None:
    """First name and class, and what the work needs."""
    worksheet = content.worksheets[f"bedrijf-{sheet}"]
    assert worksheet.audience == "company"
    asked = [question.question for question in worksheet.questions()]
    for question in worksheet.questions():
        asked += [str(mapping(part)["label"]) for key in ("rows", "items", "choices") for part in parts(question, key)]
    assert [word for word in PRIVATE if word in " ".join(asked).lower()] == []


def test_the_school_expects_eleven_things(content: Site) -> None:
    """As the source has them."""
    lists = ("school", "gesprek-punten", "werk", "vertellen")
    assert sum(len(labels(content, "verwachtingen", name, "items")) for name in lists) == 11


@pytest.mark.parametrize(
    ("sheet", "question", "key", "number"),
    [
        ("kennismaken", "vertellen", "rows", 9),
        ("kennismaken", "punten", "items", 9),
        ("eerste-dag", "negen", "items", 9),
        ("eerste-dag", "hoopt", "choices", 13),
    ],
)
def test_a_list_of_the_source_is_whole(content: Site, sheet: str, question: str, key: str, number: int) -> None:
    """What the pupil wants to know, the agenda, the nine steps and the thirteen expectations."""
    assert len(set(labels(content, sheet, question, key))) == number


def test_the_practical_sheet_has_seven_points(content: Site) -> None:
    """Clothes, safety, absence, times, numbers, map and travel."""
    assert len(content.worksheets["bedrijf-praktisch-blad"].sections[0].questions) == 7


def test_the_work_plan_has_three_kinds_of_work_with_the_same_columns(content: Site) -> None:
    """Preparing, doing, supporting."""
    kinds = [question_of(content, "werkplan", kind).options["columns"] for kind in ("voorbereiden", "doen", "helpen")]
    assert kinds[0] == kinds[1] == kinds[2]
