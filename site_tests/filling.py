"""Fills any worksheet as a pupil does, with text that is hard to keep, and reads what the form shows.

`rich_answer` says what a question will hold; `write_answer` brings an empty control there with fills, clicks and nothing else.
`fill_at_once` makes the page's own controls do the same from inside the page: thirty times as fast, for sheets whose kinds of
question another sheet fills by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, cast

from playwright.sync_api import Locator

from hooks.opstage.contracts import Contracts
from hooks.opstage.source import Json
from site_tests.conftest import ROOT

# A question as its definition in the page says it.
Question = Mapping[str, Any]
Answers = dict[str, Json]

OTHER = "other"
SAMPLES = (
    "Zoë & Ömer kregen 50% <b>&amp; nu</b>",
    "Ik 👩‍🔧 werk graag 🇳🇱 met 👍🏽",
    "مرحبا بالعالم",
    "İpek ışık ğüşöç ŞÇĞ",
    "Ze zei: \"ja\", 'nee' \\ {0} %s $& </script>",
    "  spaties ervoor en erna  ",
    "€ 5,50 – ‘echt’ … ½ Łódź",
)
PARAGRAPHS = "\nTweede regel 😀.\n\nVierde regel, na een lege: <i>cursief</i>.\n- met een streepje"
EXTRA_ROWS = 1  # beyond the rows that stand ready


# What no typesetter likes: joined emoji, scripts from right to left, Turkish, a word without end, XML, controls and marks.
TORTURE = (
    "👩‍👩‍👧‍👦 👨🏿‍🦽‍➡️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇹🇷 ❤️‍🔥",
    "السلام عليكم، اسمي Sami وعمري ١٥ سنة (vijftien).",
    "שלום Türkçe: ığüşöçİĞÜŞÖÇ, ILIK ılık",
    "w" * 400,
    "<?xml version=\"1.0\"?><a b='c'>&lt;&#0;]]>--></a>",
    "bel\a esc\x1b[31m nul\x00 del\x7f c1\x85 tab\t.",
    "rechts\u202enaar links\u202c nul\u200bbreed \ufeffmerk \u2028regel\u2029 \uffff",
    "Z͑ͫ̓a͎͝l̼g̙o e\u0301 ﬁ ﷽ 漢字 हिन्दी ไทย 𝒜 ½",
)


class Variety:
    """Gives another sample every time, the same ones in every run."""

    def __init__(self, samples: Sequence[str] = SAMPLES) -> None:
        self._samples = samples
        self._numbers = count()

    def text(self) -> str:
        """One line of text."""
        number = next(self._numbers)
        return f"{self._samples[number % len(self._samples)]} {number}"

    def number(self) -> int:
        """A small number."""
        return next(self._numbers)


def starter_text(starter: str) -> str:
    """What a click on a sentence opening puts in the field."""
    return starter.removesuffix("…").strip() + " "


def _ids(items: Sequence[Mapping[str, Any]]) -> list[str]:
    return [str(item["id"]) for item in items]


def _rich_cell(column: Mapping[str, Any], variety: Variety) -> str:
    match column.get("kind", "text"):
        case "long":
            return variety.text() + PARAGRAPHS
        case "choice":
            choices = _ids(column["choices"])
            return choices[variety.number() % len(choices)]
        case "date":
            return f"2026-03-{variety.number() % 28 + 1:02}"
        case "time":
            return f"08:{variety.number() % 60:02}"
        case "number":
            return f"{variety.number()},5"
        case "check":
            return "ja"
        case _:
            return variety.text()


def _rich_cells(question: Question, variety: Variety) -> dict[str, Json]:
    return {column["id"]: _rich_cell(column, variety) for column in question["columns"]}


def _rich_choices(question: Question, variety: Variety) -> dict[str, Json]:
    ids = _ids(question["choices"])
    if question.get("other"):
        return {"choices": [*dict.fromkeys([ids[0], ids[-1]]), OTHER], "other": variety.text()}
    return {"choices": [*dict.fromkeys([ids[0], ids[-1]])]}


def _rich_choice(question: Question, variety: Variety) -> dict[str, Json]:
    ids = _ids(question["choices"])
    if question.get("other"):
        return {"choice": OTHER, "other": variety.text()}
    return {"choice": ids[variety.number() % len(ids)]}


def _rich_long_text(question: Question, variety: Variety) -> str:
    text = variety.text() + PARAGRAPHS
    starters = question.get("starters")
    return f"{text}\n{starter_text(starters[0])}" if starters else text


def _rich_order(question: Question) -> list[Json]:
    ids = _ids(question["items"])
    return [ids[-1], *ids[1:-1], ids[0]]


def _rich_call(variety: Variety) -> Json:
    """A call that a pupil writes down himself; what a practice tool writes is for its own tests."""
    return {
        "company": "",
        "name": variety.text(),
        "outcome": ("yes", "maybe", "no", "voicemail")[variety.number() % 4],
        "turn": "",
        "lines": [],
        "notes": {key: variety.text() for key in ("day", "time", "name", "do")},
    }


def _rich_drawing(variety: Variety) -> Json:
    """A pictogram and a word, where the studio puts them; test_drawing.py draws."""
    text = (ROOT / "browser" / "questions" / "drawing" / "pictograms.ts").read_text("utf-8")
    house = next(line for line in text.splitlines() if line.startswith('  "huis":'))
    picture: Json = {"kind": "picture", "color": "black", "size": 110, "x": 400, "y": 300, "name": "huis"}
    word: Json = {"kind": "word", "color": "black", "size": 44, "x": 540, "y": 300, "text": "Café 5"}
    shapes = {"huis": json.loads(house.split(":", 1)[1].rstrip(","))}
    return {"items": [picture, word], "shapes": shapes, "words": variety.text()}


def _told_live(variety: Variety) -> Json:
    """What a pupil does without a recording; test_recording.py records."""
    return {"kind": "live", "number": 0, "file": "", "seconds": 0, "size": 0, "best": False, "note": variety.text()}


def _rich_day(variety: Variety, number: int) -> Json:
    """A day of a logbook; test_logbook.py brings a photo."""
    return {
        "date": f"2026-03-{number + 9:02}",
        "start": "08:30",
        "end": "16:00",
        "pause": "30",
        "did": variety.text() + PARAGRAPHS,
        "learned": variety.text(),
        "felt": ("good", "hard")[number % 2],
    }


def made_by_a_tool(answer: Json) -> bool:
    """True for calls of a practice tool, for clips and for drawn lines: no hand can type them."""
    if isinstance(answer, dict) and answer.get("items"):
        return True
    return isinstance(answer, list) and any(
        isinstance(item, dict) and (item.get("company") or item.get("photo") or item.get("file")) for item in answer
    )


def rich_answer(question: Question, variety: Variety) -> Json:
    """A full answer: every cell, a row more than stands ready, another order, and "iets anders" where there is one."""
    match question["type"]:
        case "short-text":
            return variety.text()
        case "long-text":
            return _rich_long_text(question, variety)
        case "number":
            return f"{question.get('min', 1)},5"
        case "date":
            return f"2026-11-{variety.number() % 30 + 1:02}"
        case "time":
            return f"07:{variety.number() % 60:02}"
        case "single-choice":
            return _rich_choice(question, variety)
        case "multiple-choice":
            return _rich_choices(question, variety)
        case "checklist":
            return [*_ids(question["items"])[::2]]
        case "order":
            return _rich_order(question)
        case "choice-per-row":
            ids = _ids(question["choices"])
            return {row["id"]: ids[index % len(ids)] for index, row in enumerate(question["rows"])}
        case "rating-per-row":
            steps = question.get("steps", 5)
            return {row["id"]: index % steps + 1 for index, row in enumerate(question["rows"])}
        case "fixed-table":
            return {row["id"]: _rich_cells(question, variety) for row in question["rows"]}
        case "growing-table":
            rows = question.get("start_rows", 2) + EXTRA_ROWS
            return [_rich_cells(question, variety) for _ in range(rows)]
        case "conversation":
            return [_rich_call(variety), _rich_call(variety)]
        case "logbook":
            return [_rich_day(variety, number) for number in range(2)]
        case "recording":
            return [_told_live(variety)]
        case "drawing":
            return _rich_drawing(variety)
        case "organogram":
            return [{"level": level, "name": variety.text(), "task": "bakker"} for level in (0, 1, 2, 1, 0)]
    raise NotImplementedError(f"the filler does not know the type {question['type']}")


def questions_of(definition: Mapping[str, Any]) -> Iterator[Question]:
    """All questions of a worksheet, in order."""
    for section in definition["sections"]:
        yield from section["questions"]


def rich_answers(definition: Mapping[str, Any], samples: Sequence[str] = SAMPLES) -> Answers:
    """A full answer to every question of a worksheet that a hand can fill; test_photo.py brings photos."""
    variety = Variety(samples)
    questions = (question for question in questions_of(definition) if question["type"] != "photo")
    return {question["id"]: rich_answer(question, variety) for question in questions}


def _write_field(root: Locator, question: Question, answer: Json) -> None:
    root.locator("input, textarea").first.fill(str(answer))


def _write_long_text(root: Locator, question: Question, answer: Json) -> None:
    text = str(answer)
    for index, starter in enumerate(question.get("starters", ())):
        before = text.removesuffix(f"\n{starter_text(starter)}")
        if before != text:
            root.locator("textarea").fill(before)
            root.locator("[data-starter]").nth(index).click()
            return
    root.locator("textarea").fill(text)


def _tick(root: Locator, value: Json) -> None:
    """Click the words beside a round or a box, as a pupil on a phone does."""
    root.locator(f'label:has(input[value="{value}"])').click()


def _write_choice(root: Locator, question: Question, answer: Json) -> None:
    assert isinstance(answer, dict)
    if answer["choice"] and not answer.get("other"):
        _tick(root, answer["choice"])
    if answer.get("other"):
        root.locator("[data-other]").fill(str(answer["other"]))


def _write_choices(root: Locator, question: Question, answer: Json) -> None:
    assert isinstance(answer, dict)
    for choice in cast(list[str], answer["choices"]):
        if choice != OTHER or not answer.get("other"):
            _tick(root, choice)
    if answer.get("other"):
        root.locator("[data-other]").fill(str(answer["other"]))


def _write_checklist(root: Locator, question: Question, answer: Json) -> None:
    for item in cast(list[str], answer):
        _tick(root, item)


def _write_order(root: Locator, question: Question, answer: Json) -> None:
    """Move every item up to its place, one click a step."""
    now = _ids(question["items"])
    for place, item in enumerate(cast(list[str], answer)):
        button = root.locator(f'[data-item="{item}"] [data-move=up]')
        for _ in range(now.index(item) - place):
            button.click()
        now.remove(item)
        now.insert(place, item)


def _write_rows(root: Locator, question: Question, answer: Json) -> None:
    for row, value in cast(dict[str, Json], answer).items():
        _tick(root.locator(f'[data-row="{row}"]'), value)


def _write_cells(row: Locator, question: Question, cells: Mapping[str, Json]) -> None:
    kinds = {column["id"]: column.get("kind", "text") for column in question["columns"]}
    for column, value in cells.items():
        control = row.locator(f'[data-cell="{column}"]')
        match kinds[column]:
            case "choice":
                control.select_option(str(value))
            case "check":
                control.check()
            case _:
                control.fill(str(value))


def _write_fixed_table(root: Locator, question: Question, answer: Json) -> None:
    for row, cells in cast(dict[str, dict[str, Json]], answer).items():
        _write_cells(root.locator(f'tr[data-row="{row}"]'), question, cells)


def _write_growing_table(root: Locator, question: Question, answer: Json) -> None:
    for index, cells in enumerate(cast(list[dict[str, Json]], answer)):
        if index >= root.locator("tr[data-row]").count():
            root.locator("[data-add-row]").click()
        _write_cells(root.locator("tr[data-row]").nth(index), question, cells)


def _write_conversation(root: Locator, question: Question, answer: Json) -> None:
    for index, call in enumerate(cast(list[dict[str, Any]], answer)):
        root.locator("[data-add-call]").click()
        card = root.locator(".call").nth(index)
        card.locator("[data-cell=company]").fill(call["name"])
        card.locator("[data-cell=outcome]").select_option(call["outcome"])
        for key, note in call["notes"].items():
            card.locator(f"[data-cell={key}]").fill(note)


def _write_recording(root: Locator, question: Question, answer: Json) -> None:
    for item in cast(list[dict[str, Any]], answer):
        root.locator("[data-recording] details").last.evaluate("it => { it.open = true; }")
        root.locator("[data-recording] textarea").fill(item["note"])


def _write_photos(root: Locator, question: Question, answer: Json) -> None:
    assert answer == [], "test_photo.py brings photos"


def _write_drawing(root: Locator, question: Question, answer: Json) -> None:
    assert isinstance(answer, dict)
    things = cast(list[dict[str, Any]], answer["items"])
    root.locator("[data-draw]").click()
    for thing in things:
        if thing["kind"] == "picture":
            root.locator(f"details:not([open]):has([data-picture='{thing['name']}']) > summary").click()
            root.locator(f"[data-picture='{thing['name']}']").click()
        else:
            root.locator("details:not([open]):has([data-new-word]) > summary").click()
            root.locator("[data-new-word]").fill(thing["text"])
            root.locator("[data-new-word]").press("Enter")
    root.locator("[data-draw]").click()
    root.locator("[data-words]").fill(str(answer["words"]))


def _write_organogram(root: Locator, question: Question, answer: Json) -> None:
    people = cast(list[dict[str, Any]], answer)
    for place, person in enumerate(people):
        level = person["level"]
        if place == 0:
            root.locator("[data-begin]").click()
        else:
            before = max(
                i for i in range(place) if people[i]["level"] in (level, level - 1) and people[i]["level"] <= level
            )
            act = "beside" if people[before]["level"] == level else "under"
            root.locator("[data-person]").nth(before).locator(f"[data-act={act}]").click()
        card = root.locator("[data-person]").nth(place)
        card.locator("[data-field=name]").fill(person["name"])
        card.locator("[data-field=task]").fill(person["task"])


def _write_logbook(root: Locator, question: Question, answer: Json) -> None:
    for day in cast(list[dict[str, str]], answer):
        root.locator("[data-action=add-day]").click()
        card = root.locator(".log-day").last
        for name in ("start", "end", "pause", "did", "learned", "date"):
            card.locator(f"[data-cell={name}]").fill(day[name])
        if day["felt"]:
            card.locator(f"label:has(input[value={day['felt']}])").click()


_WRITERS: Mapping[str, Callable[[Locator, Question, Json], None]] = {
    "short-text": _write_field,
    "long-text": _write_long_text,
    "number": _write_field,
    "date": _write_field,
    "time": _write_field,
    "single-choice": _write_choice,
    "multiple-choice": _write_choices,
    "checklist": _write_checklist,
    "order": _write_order,
    "choice-per-row": _write_rows,
    "rating-per-row": _write_rows,
    "fixed-table": _write_fixed_table,
    "growing-table": _write_growing_table,
    "conversation": _write_conversation,
    "photo": _write_photos,
    "logbook": _write_logbook,
    "recording": _write_recording,
    "drawing": _write_drawing,
    "organogram": _write_organogram,
}


def write_answer(root: Locator, question: Question, answer: Json) -> None:
    """Give an answer to an empty question. `root`: its element with data-question."""
    if root.get_attribute("data-studio") is not None:
        root.scroll_into_view_if_needed()  # the studio comes when its question comes near the screen
    _WRITERS[question["type"]](root, question, answer)


# Each control gets its value and says so, as it does under a hand; a box, a round and a button are clicked.
_AT_ONCE = """(form, [questions, answers]) => {
  const put = (control, value) => {
    if (control.type === "checkbox") return control.click();
    control.value = value;
    for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const tick = (root, value) => root.querySelector(`input[value="${value}"]`).click();
  const cells = (row, values) => {
    for (const [column, value] of Object.entries(values)) put(row.querySelector(`[data-cell="${column}"]`), value);
  };
  const longText = (root, question, answer) => {
    const start = (question.starters ?? []).findIndex((words) => answer.endsWith(`\\n${words.replace(/…$/, "").trim()} `));
    if (start < 0) return put(root.querySelector("textarea"), answer);
    put(root.querySelector("textarea"), answer.slice(0, answer.lastIndexOf("\\n")));
    root.querySelectorAll("[data-starter]")[start].click();
  };
  const choices = (root, ids, other) => {
    for (const id of ids) if (id !== "other" || !other) tick(root, id);
    if (other) put(root.querySelector("[data-other]"), other);
  };
  const field = (root, _, answer) => put(root.querySelector("input, textarea"), answer);
  const perRow = (root, _, answer) => {
    for (const [row, value] of Object.entries(answer)) tick(root.querySelector(`[data-row="${row}"]`), value);
  };
  const writers = {
    "short-text": field, number: field, date: field, time: field,
    "long-text": longText,
    "single-choice": (root, _, answer) => choices(root, answer.choice ? [answer.choice] : [], answer.other),
    "multiple-choice": (root, _, answer) => choices(root, answer.choices, answer.other),
    checklist: (root, _, answer) => choices(root, answer),
    "choice-per-row": perRow, "rating-per-row": perRow,
    "fixed-table": (root, _, answer) => {
      for (const [row, values] of Object.entries(answer)) cells(root.querySelector(`tr[data-row="${row}"]`), values);
    },
    "growing-table": (root, _, answer) => answer.forEach((values, index) => {
      const rows = () => root.querySelectorAll("tr[data-row]");
      if (index >= rows().length) root.querySelector("[data-add-row]").click();
      cells(rows()[index], values);
    }),
  };
  return questions.filter((question) => {
    const write = writers[question.type];
    write?.(form.querySelector(`[data-question="${question.id}"]`), question, answers[question.id]);
    return !write;
  }).map((question) => question.id);
}"""


def fill_sheet(form: Locator, definition: Mapping[str, Any], samples: Sequence[str] = SAMPLES) -> Answers:
    """Fill every control of an empty worksheet by hand; returns the answers that it now must hold."""
    answers = rich_answers(definition, samples)
    _write_answers(form, definition, answers, [*answers])
    return answers


def fill_at_once(form: Locator, definition: Mapping[str, Any]) -> Answers:
    """Fill every control of an empty worksheet from inside the page, and by hand what has an editor of its own."""
    answers = rich_answers(definition)
    asked = [question for question in questions_of(definition) if question["id"] in answers]
    _write_answers(form, definition, answers, form.evaluate(_AT_ONCE, [asked, answers]))
    return answers


def _write_answers(form: Locator, definition: Mapping[str, Any], answers: Answers, ids: Sequence[str]) -> None:
    for question in (question for question in questions_of(definition) if question["id"] in ids):
        write_answer(form.locator(f'[data-question="{question["id"]}"]'), question, answers[question["id"]])


_SHOWN = """form => Object.fromEntries([...form.querySelectorAll("[data-question]")].map((root) => [
  root.dataset.question,
  [...root.querySelectorAll("input, textarea, select, [data-item]")].filter((element) => !element.closest("[data-editor], [data-recording]")).map((element) => {
    if (element.dataset.item) return `item ${element.dataset.item}`;
    if (element.matches("[data-answer]") && element.value.startsWith("{")) { // words have a field of their own
      return JSON.stringify({ ...JSON.parse(element.value), words: "" });
    }
    return ["radio", "checkbox"].includes(element.type) ? element.checked : element.value;
  }),
]))"""


def shown(form: Locator) -> dict[str, list[object]]:
    """What every control of a form holds now, in the order of the page; the site's own code has no part in it."""
    found: dict[str, list[object]] = form.evaluate(_SHOWN)
    return found


def gallery_questions(contracts: Contracts) -> Iterator[tuple[str, Question, Sequence[tuple[Json, bool]]]]:
    """Every example of every contract: id of its form in the gallery, the question, and answers with whether each is complete."""
    for kind, contract in contracts.types.items():
        for number, example in enumerate(contract.examples, 1):
            answers = [(sample.answer, sample.complete) for sample in example.answers]
            yield f"voorbeeld-{kind}-{number}", example.question, answers
