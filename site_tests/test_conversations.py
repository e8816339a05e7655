"""The companies that a pupil calls: every conversation walked to every end, and the mistakes of who writes one."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from hooks.opstage.bundle import _tool, ensure_packages
from hooks.opstage.content import load_site
from hooks.opstage.contracts import load_contracts
from hooks.opstage.conversations import (
    ENDS,
    FOLDER,
    Conversation,
    ConversationCheck,
    Reply,
    Turn,
    conversation_data,
    editor_schema,
    load_conversations,
    names_of,
)
from hooks.opstage.model import Site
from hooks.opstage.problems import ProblemsFound
from hooks.opstage.source import Source, mapping, parse_yaml, sequence
from site_tests.conftest import ROOT
from site_tests.project_copy import copy_content
from site_tests.readability import PUPIL, WORD, measure, plain, sentences

SITE = load_site(ROOT)
COMPANIES = list(SITE.conversations.values())
FILES = sorted((ROOT / FOLDER).glob("*.yml"))
every_company = pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.id)
MOST_REPLIES = 14  # a call that is longer is no phone call
CALLER = {"{naam}": "Sami Bakri", "{klas}": "klas 3b", "{school}": "school Torenveld"}

Step = tuple[Turn, Reply | None]
Road = tuple[Step, ...]


def roads(company: Conversation, name: str = "") -> Iterator[Road]:
    """Every road through a conversation: each turn with the reply that was given, to its end."""
    turn = company.turn(name or company.start)
    if turn.replies:
        for reply in turn.replies:
            for rest in roads(company, reply.next):
                yield ((turn, reply), *rest)
    elif turn.next:
        for rest in roads(company, turn.next):
            yield ((turn, None), *rest)
    else:
        yield ((turn, None),)


def obstacles(road: Road) -> set[str]:
    """Obstacles that are met on a road."""
    return {turn.obstacle for turn, _ in road if turn.obstacle}


def qualities(road: Road) -> set[str]:
    """Qualities of the replies on a road."""
    return {reply.quality for _, reply in road if reply}


# --- every conversation, walked ----------------------------------------------------------------------------------------


@every_company
def test_every_road_ends(company: Conversation) -> None:
    """Whatever the pupil says, the call comes to an end, and not after an hour."""
    for road in roads(company):
        assert road[-1][0].ends in ENDS
        assert len([reply for _, reply in road if reply]) <= MOST_REPLIES


@every_company
def test_every_turn_and_every_reply_is_on_a_road(company: Conversation) -> None:
    """Nothing was written in vain."""
    walked = {(turn.id, reply.id if reply else "") for road in roads(company) for turn, reply in road}
    written = {(turn.id, reply.id) for turn in company.turns for reply in turn.replies}
    written |= {(turn.id, "") for turn in company.turns if not turn.replies}
    assert walked == written


def test_there_are_at_least_seven_companies_from_different_sectors() -> None:
    """A pupil finds his own profile, or one that is near."""
    assert len(COMPANIES) >= 7
    assert len({company.sector for company in COMPANIES}) == len(COMPANIES)
    assert len({company.mood for company in COMPANIES}) == len(COMPANIES)


def test_all_ten_obstacles_are_met_somewhere(content: Site) -> None:
    """The situations of worksheet 6, each in at least one call."""
    rows = next(q for q in content.worksheets["06-bellen"].questions() if q.id == "situaties").options["rows"]
    expected = {str(mapping(row)["id"]) for row in sequence(rows)}
    assert len(expected) == 10
    assert {turn.obstacle for company in COMPANIES for turn in company.turns if turn.obstacle} == expected


@every_company
def test_a_company_has_two_obstacles_or_more(company: Conversation) -> None:
    """A call without one is no practice. They can be met in one call."""
    assert max(len(obstacles(road)) for road in roads(company)) >= 2


def test_calls_end_in_all_four_ways() -> None:
    """Yes, maybe, no and voicemail."""
    assert {turn.ends for company in COMPANIES for turn in company.turns if turn.ends} == set(ENDS)


@every_company
def test_who_answers_well_throughout_gets_somewhere(company: Conversation) -> None:
    """Strong replies alone can lead to a yes or a maybe."""
    assert {road[-1][0].ends for road in roads(company) if qualities(road) == {"strong"}} & {"yes", "maybe"}


@every_company
def test_who_answers_weakly_throughout_does_not(company: Conversation) -> None:
    """Weak replies have their natural consequence."""
    assert not any(road[-1][0].ends == "yes" for road in roads(company) if qualities(road) == {"weak"})


TIMES = {"15.00 uur": "3 uur", "16.00 uur": "4 uur", "14.00 uur": "2 uur", "17.00 uur": "5 uur", "10.00 uur": "10 uur"}
TIMES |= {"15.30 uur": "half 4", "9.15 uur": "kwart over 9"}


@every_company
def test_what_was_agreed_was_said(company: Conversation) -> None:
    """Day, time and name of an end are heard on every road to it: a pupil can write them down."""
    for road in roads(company):
        heard = " ".join(turn.says for turn, _ in road)
        agreed = road[-1][0].agreed
        for key in ("day", "name"):
            assert agreed.get(key, "") in heard, (road[-1][0].id, key)
        if "time" in agreed:
            assert TIMES[agreed["time"]] in heard
        if "day" in agreed and "time" in agreed:
            assert "name" in agreed


@every_company
def test_a_reply_does_what_it_says_it_does(company: Conversation) -> None:
    """An observer can hear greeting, name, school and thanks in the words."""
    signs = {"groet": ("goede", "dag", "hallo", "hoi", "hé", "yo"), "naam": ("{naam}",)}
    signs |= {"school": ("{school}", "{klas}", "vmbo"), "bedanken": ("dank",), "reden": ("stage", "plek")}
    for turn in company.turns:
        for reply in turn.replies:
            for item in signs.keys() & set(reply.does):
                assert any(sign in reply.says.lower() for sign in signs[item]), (turn.id, reply.id, item)


@every_company
def test_one_line_of_the_card_stands_in_one_choice_of_a_turn(company: Conversation) -> None:
    """Else the pupil would read his own sentence twice."""
    for turn in company.turns:
        rows = [reply.card for reply in turn.replies if reply.card]
        assert len(rows) == len(set(rows)), turn.id


def lines_of(company: Conversation) -> list[str]:
    """All that a pupil can read of a company."""
    said = [part for turn in company.turns for part in (turn.says, turn.learn, turn.agreed.get("do", ""))]
    replies = [reply.says for turn in company.turns for reply in turn.replies]
    return [plain(text) for text in (company.about, company.mood, *said, *replies) if text]


@every_company
def test_every_line_is_easy_dutch(company: Conversation) -> None:
    """Short sentences, short words, few rare ones."""
    texts = lines_of(company)
    assert [part for text in texts for part in sentences(text) if len(WORD.findall(part)) > PUPIL.longest] == []
    figures = measure("\n".join(texts))
    assert figures.mean_words <= PUPIL.mean_words
    assert figures.flesch >= PUPIL.flesch
    assert figures.rare_share <= PUPIL.rare_share, figures.rare


@every_company
def test_no_real_address_or_number_is_named(company: Conversation) -> None:
    """Practice never reaches a real person."""
    text = " ".join(lines_of(company))
    assert "@" not in text and "www" not in text and ".nl" not in text
    assert max((len(part) for part in text.replace("-", "").split() if part.isdigit()), default=0) <= 4


# --- what a pupil types is understood -------------------------------------------------------------------------------------

LISTENER = """
import { understood } from "./practice/phone-call/listen.ts";
import companies from "%s";
const found = [];
for (const company of companies) for (const turn of company.turns) for (const reply of turn.replies ?? []) {
  found.push([company.id, turn.id, reply.id, reply.quality, understood(turn.replies, reply.says)?.quality ?? ""]);
}
console.log(JSON.stringify(found));
"""


def test_who_types_a_reply_word_for_word_is_understood(tmp_path: Path) -> None:
    """A weak reply is heard as weak, a strong one as strong; a fair one is never heard as weak."""
    said = json.dumps([conversation_data(company) for company in COMPANIES], ensure_ascii=False)
    for place, words in CALLER.items():
        said = said.replace(place, words)
    data = tmp_path / "companies.json"
    data.write_text(said, "utf-8")
    modules = ensure_packages(ROOT / "browser")
    command = [*_tool("node"), str(modules / "esbuild" / "bin" / "esbuild"), "--bundle", "--platform=node"]
    bundled = subprocess.run(
        [*command, "--loader=ts"],
        input=LISTENER % data.as_posix(),
        cwd=ROOT / "browser",
        capture_output=True,
        text=True,
        check=True,
    )
    script = tmp_path / "listen.cjs"
    script.write_text(bundled.stdout, "utf-8")
    result = subprocess.run([*_tool("node"), str(script)], capture_output=True, text=True, check=True)
    rows = json.loads(result.stdout)
    assert len(rows) > 200
    fair = {"strong": {"strong"}, "fine": {"fine", "strong"}, "weak": {"weak"}}
    assert [row for row in rows if row[4] not in fair[row[3]]] == []


# --- mistakes of who writes a company ----------------------------------------------------------------------------------------

GOOD = """\
id: proef
company: Proefbedrijf
sector: zw
who: Noor
mood: Noor is rustig.
about: Hier werken 3 mensen.
start: opnemen
turns:
  - id: opnemen
    says: Met Noor.
    learn: Zeg je naam.
    obstacle: mail
    replies:
      - id: netjes
        says: Dag, met {naam}.
        quality: strong
        does: [groet, naam]
        card: eerste-zin
        hears: [met]
        next: einde
      - id: hoi
        says: Hoi.
        quality: weak
        hears: [hoi]
        next: wacht
  - id: wacht
    says: Een moment.
    next: einde
  - id: einde
    says: Tot maandag om 3 uur.
    ends: "yes"
    agreed: {day: maandag, time: 15.00 uur, name: Noor, do: Ga erheen.}
"""


def problems(text: str, stem: str = "proef") -> list[tuple[int, str, str]]:
    """Line, sentence and suggestion of all that is wrong in a file."""
    source = parse_yaml(text, Source(f"{FOLDER}/{stem}.yml"))
    ConversationCheck(source, load_contracts(ROOT).shared, names_of(SITE.worksheets)).run(stem)
    return [(p.line, p.sentence, p.suggestion) for p in sorted(set(source.problems))]


def test_a_good_company_has_no_mistake() -> None:
    """Else every test below would see another mistake."""
    assert problems(GOOD) == []


@dataclass(frozen=True)
class Mistake:
    """What a teacher types wrong, and what the build must say; the line is that of `at`, by default of `new`."""

    name: str
    old: str
    new: str
    sentence: str
    suggestion: str
    at: str = ""


DEAD_END = "Voeg replies: toe, of ends: met yes, maybe, no of voicemail."
MISTAKES = [
    Mistake("an unknown turn", "next: wacht", "next: wachtt", "De beurt ‘wachtt’ bestaat niet.", "Bedoel je ‘wacht’?"),
    Mistake(
        "an unknown first turn",
        "start: opnemen",
        "start: opneme",
        "De beurt ‘opneme’ bestaat niet.",
        "Bedoel je ‘opnemen’?",
    ),
    Mistake(
        "a turn that nothing leads to",
        "next: wacht",
        "next: einde",
        "De beurt ‘wacht’ komt nooit aan bod.",
        "Verwijs ernaar met next: wacht, of haal de beurt weg.",
        at="  - id: wacht",
    ),
    Mistake(
        "a dead end",
        "    next: einde\n  - id: einde",
        "  - id: einde",
        "De beurt ‘wacht’ loopt dood: er komt geen antwoord en geen einde.",
        DEAD_END,
        at="  - id: wacht",
    ),
    Mistake(
        "a circle",
        "    next: einde\n  - id: einde",
        "    next: opnemen\n  - id: einde",
        "Het gesprek draait rond: opnemen → wacht → opnemen.",
        "Laat dit antwoord naar een andere beurt gaan.",
    ),
    Mistake(
        "a turn that waits for itself",
        "        next: einde\n",
        "        next: opnemen\n",
        "Het gesprek draait rond: opnemen → opnemen.",
        "Laat dit antwoord naar een andere beurt gaan.",
    ),
    Mistake(
        "an unknown obstacle",
        "obstacle: mail",
        "obstacle: mial",
        "De situatie ‘mial’ bestaat niet op werkblad 6.",
        "Bedoel je ‘mail’?",
    ),
    Mistake(
        "an unknown line of the card",
        "card: eerste-zin",
        "card: eerste-zn",
        "De rij van de belkaart ‘eerste-zn’ bestaat niet op werkblad 6.",
        "Bedoel je ‘eerste-zin’?",
    ),
    Mistake(
        "something that no observer looks for",
        "[groet, naam]",
        "[groet, namen]",
        "Het punt van de kijklijst ‘namen’ bestaat niet op werkblad 6.",
        "Bedoel je ‘naam’?",
    ),
    Mistake(
        "no strong reply",
        "quality: strong",
        "quality: fine",
        "De beurt ‘opnemen’ heeft geen sterk antwoord.",
        "Geef één antwoord quality: strong",
        at="    replies:",
    ),
    Mistake(
        "no weak reply",
        "quality: weak",
        "quality: fine",
        "De beurt ‘opnemen’ heeft geen zwak antwoord.",
        "Geef één antwoord quality: weak",
        at="    replies:",
    ),
    Mistake(
        "a quality that does not exist",
        "quality: weak",
        "quality: week",
        "‘week’ kan niet bij ‘quality’.",
        "Bedoel je ‘weak’?",
    ),
    Mistake(
        "no tip for a weak reply",
        "    learn: Zeg je naam.\n",
        "",
        "Hier ontbreekt ‘learn’.",
        "Zeg wat de leerling beter kan doen: learn: …",
        at="  - id: opnemen",
    ),
    Mistake(
        "an end that does not exist",
        'ends: "yes"',
        "ends: ja",
        "‘ja’ kan niet bij ‘ends’.",
        "Kies uit: maybe, no, voicemail, yes.",
    ),
    Mistake(
        "an end that goes on",
        '    ends: "yes"',
        '    next: wacht\n    ends: "yes"',
        "De beurt ‘einde’ heeft ‘next’ en ook ‘ends’.",
        "Laat er één staan.",
        at='    ends: "yes"',
    ),
    Mistake(
        "something agreed before the end",
        "    next: einde\n  - id: einde",
        "    agreed: {day: maandag}\n    next: einde\n  - id: einde",
        "‘agreed’ hoort alleen bij een einde.",
        "Zet het bij een beurt met ‘ends’.",
    ),
    Mistake(
        "a time that is none",
        "time: 15.00 uur",
        "time: straks",
        "‘straks’ is geen tijd.",
        "Schrijf bijvoorbeeld: 15.00 uur",
    ),
    Mistake(
        "a place for the pupil that does not exist",
        "met {naam}",
        "met {name}",
        "‘{name}’ kan hier niet ingevuld worden.",
        "Bedoel je ‘{naam}’?",
    ),
    Mistake(
        "a company that knows the pupil",
        "says: Een moment.",
        "says: Dag {naam}.",
        "‘{naam}’ kan hier niet ingevuld worden.",
        "Het bedrijf kent de leerling nog niet.",
    ),
    Mistake(
        "another name than the file",
        "id: proef",
        "id: proef-2",
        "De id is ‘proef-2’, maar het bestand heet ‘proef.yml’.",
        "Schrijf: id: proef",
    ),
    Mistake(
        "a missing key",
        "mood: Noor is rustig.\n",
        "",
        "Hier ontbreekt ‘mood’.",
        "Voeg een regel toe: mood: …",
        at="id: proef",
    ),
    Mistake(
        "a reply by which nothing is heard",
        "        hears: [hoi]\n",
        "",
        "Hier ontbreekt ‘hears’.",
        "Voeg een regel toe: hears: …",
        at="      - id: hoi",
    ),
    Mistake(
        "a key that looks like another",
        "who: Noor",
        "wo: Noor",
        "De sleutel ‘wo’ bestaat hier niet.",
        "Bedoel je ‘who’?",
    ),
    Mistake(
        "two turns of one name",
        "  - id: wacht",
        "  - id: einde",
        "De id ‘einde’ staat twee keer in ‘turns’.",
        "Geef de tweede een andere id.",
        at="  - id: einde\n    says: Tot",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_named_with_line_sentence_and_suggestion(mistake: Mistake) -> None:
    """A teacher can mend it from the message alone."""
    assert mistake.old in GOOD
    text = GOOD.replace(mistake.old, mistake.new, 1)
    place = text.index(mistake.at or mistake.new)
    lead = len(mistake.at or mistake.new) - len((mistake.at or mistake.new).lstrip("\n"))
    line = text.count("\n", 0, place + lead) + 1
    assert (line, mistake.sentence, mistake.suggestion) in problems(text)


def test_a_company_that_was_gone_through_twice_is_no_circle() -> None:
    """Two roads to one turn are fine: only a way back is not."""
    assert (
        problems(
            GOOD.replace("next: wacht", "next: einde", 1).replace(
                "  - id: wacht\n    says: Een moment.\n    next: einde\n", ""
            )
        )
        == []
    )


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """Two in a company, one in a sheet, one of a sheet that calls a company that is not there: the build stops with all."""
    project = copy_content(tmp_path)
    bakery = f"{FOLDER}/bakkerij-zonnebloem.yml"
    project.change(bakery, "next: druk", "next: drukk")
    project.change(bakery, "obstacle: afwezig", "obstacle: afwezeg")
    project.change(f"{FOLDER}/studio-kiek.yml", "sector: mvi", "sector: media")
    project.change(
        "worksheets/06-bellen.yml", "part: together", "part: together\n        companies: [bakkerij-zonnebleom]"
    )
    found = [problem.sentence for problem in project.problems()]
    assert [
        part
        for part in ("‘drukk’", "‘afwezeg’", "‘media’", "‘bakkerij-zonnebleom’")
        if not any(part in s for s in found)
    ] == []


def test_a_broken_sheet_does_not_make_every_company_wrong(tmp_path: Path) -> None:
    """Its ids are not known then, so nothing is said of them."""
    project = copy_content(tmp_path)
    project.change("worksheets/06-bellen.yml", "title: Bellen", "titel: Bellen")
    assert not [problem for problem in project.problems() if problem.file.startswith(FOLDER)]


def test_a_teacher_adds_a_company_by_adding_a_file(tmp_path: Path) -> None:
    """No other file changes."""
    project = copy_content(tmp_path)
    (tmp_path / FOLDER / "proef.yml").write_text(GOOD, "utf-8")
    try:
        found = load_site(project.root).conversations
    except ProblemsFound as stop:
        pytest.fail(str(stop))
    assert "proef" in found and found["proef"].sector_name == "Zorg en welzijn"


def test_a_site_without_companies_is_fine(tmp_path: Path) -> None:
    """A school may take them out."""
    assert load_conversations(tmp_path, {}, {}) == ({}, [])


# --- the schema with which an editor helps ------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_first_line_tells_the_editor_where_the_schema_is(file: Path) -> None:
    """Without it no editor explains anything."""
    assert file.read_text("utf-8").splitlines()[0] == "# yaml-language-server: $schema=.conversation.schema.json"


def _explained(node: object, value: object, path: str) -> Iterator[str]:
    schema = node if isinstance(node, dict) else {}
    if isinstance(value, dict):
        for key, part in value.items():
            known = schema.get("properties", {}).get(key, {})
            if not known.get("description"):
                yield f"{path}/{key}"
            yield from _explained(known, part, f"{path}/{key}")
    elif isinstance(value, list):
        for part in value:
            yield from _explained(schema.get("items", {}), part, path)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_editor_explains_every_key(file: Path) -> None:
    """In Dutch, while a teacher types; and in words of JSON Schema only."""
    text = editor_schema(load_contracts(ROOT).shared)
    assert '"unique"' not in text and '"$ref"' not in text
    assert sorted(set(_explained(json.loads(text), yaml.safe_load(file.read_text("utf-8")), ""))) == []
