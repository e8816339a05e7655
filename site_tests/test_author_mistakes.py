"""A teacher makes a mistake in a worksheet or card: the build stops and says file, line, what is wrong and what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hooks.opstage.content import load_site
from hooks.opstage.ledger import LEDGER, write_ledger
from hooks.opstage.problems import Problem
from site_tests.conftest import ROOT
from site_tests.project_copy import Project, copy_content, with_code

WAAROM = "worksheets/01-waarom.yml"
PROFIEL = "worksheets/02-dit-ben-ik.yml"
BELLEN = "worksheets/06-bellen.yml"
FOTO = "worksheets/15-fotoverslag.yml"
BRIEF = "worksheets/17-bedankbrief.yml"
KAART = "docs/kaarten/1-waarom.md"
NEW_QUESTION = "      - id: nieuw\n        type: short-text\n        question: Wat is er nieuw?\n"

ALL_TYPES = ", ".join(sorted(path.parent.name for path in (ROOT / "browser" / "questions").glob("*/contract.yml")))
SPECIAL = ("Deze tekst begint met een bijzonder teken.", 'Zet de tekst tussen "dubbele aanhalingstekens".')
QUOTE = ("Een aanhalingsteken wordt niet gesloten.", "Zet aan het eind van de tekst hetzelfde aanhalingsteken.")
INDENTATION = ("De inspringing klopt hier niet.", "Zet gelijke onderdelen precies onder elkaar.")
NO_COLON = (
    "Na een sleutel ontbreekt de dubbele punt, of de spatie erachter.",
    "Schrijf bijvoorbeeld: title: Mijn titel",
)


Stopped = tuple[Project, list[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A fresh copy of the content for each test."""
    return copy_content(tmp_path)


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Stopped:
    """The real command on a copy with eight mistakes: the copy, their places, and how it ended."""
    project = with_code(copy_content(tmp_path_factory.mktemp("stopped")), keep_bundle=True)
    places = break_many(project)
    return project, places, project.build("--strict")


def test_the_content_as_it_stands_has_no_mistake(project: Project) -> None:
    """Else every other test here would see the mistakes of someone else."""
    assert project.problems() == []


@dataclass(frozen=True)
class Mistake:
    """What a teacher types wrong, and what the build must say; `down`: lines from where `old` begins."""

    name: str
    file: str
    old: str
    new: str
    sentence: str
    suggestion: str
    down: int = 0


MISTAKES = [
    Mistake(
        "a tab before a key",
        BELLEN,
        "title: Bellen",
        "\ttitle: Bellen",
        "Er staat een tab in de inspringing.",
        "Gebruik spaties in plaats van tabs.",
    ),
    Mistake(
        "a tab deeper in the file",
        BELLEN,
        "    title: ",
        "\ttitle: ",
        "Er staat een tab in de inspringing.",
        "Gebruik spaties in plaats van tabs.",
    ),
    Mistake("a double quote that stays open", BELLEN, "title: Bellen", 'title: "Bellen', *QUOTE),
    Mistake("a single quote that closes far below", BELLEN, "title: Bellen", "title: 'Bellen", *QUOTE),
    Mistake(
        "a colon in a plain text",
        BELLEN,
        "goal: Je",
        "goal: Let op: je",
        "Er staat een dubbele punt in een tekst zonder aanhalingstekens.",
        'Zet de hele tekst tussen "dubbele aanhalingstekens".',
    ),
    Mistake(
        "a colon in an item of a list",
        BELLEN,
        "  - pen en papier",
        "  - pen: en papier",
        "Punt 2 van ‘needs’ moet een tekst zijn.",
        "Staat er een dubbele punt in de tekst? Zet dan aanhalingstekens om de tekst.",
    ),
    Mistake(
        "a key without its value",
        BELLEN,
        "title: Bellen",
        "title: # Bellen",
        "Achter ‘title’ staat niets.",
        "Vul het in of haal de regel weg.",
    ),
    Mistake("a key without its colon", WAAROM, "card: 1", "card 1", *NO_COLON),
    Mistake("a colon without its space", WAAROM, "card: 1", "card:1", *NO_COLON),
    Mistake("a text that begins with an at sign", WAAROM, "title: Waarom", "title: @Waarom", *SPECIAL),
    Mistake("a text that begins with a star", WAAROM, "title: Waarom", "title: *Waarom", *SPECIAL),
    Mistake("a text that begins with an exclamation mark", WAAROM, "title: Waarom", "title: !Waarom", *SPECIAL),
    Mistake("a text that begins with an ampersand", WAAROM, "title: Waarom", "title: &Waarom", *SPECIAL),
    Mistake("one space too many", WAAROM, "    work_form: alone", "     work_form: alone", *INDENTATION),
    Mistake("one space too few", WAAROM, "    work_form: alone", "   work_form: alone", *INDENTATION),
    Mistake(
        "rules for photos that are no checklist of the sheet",
        FOTO,
        "ask_first: regels",
        "ask_first: regel",
        "Op dit werkblad is ‘regel’ geen checklist.",
        "Bedoel je ‘regels’?",
    ),
    Mistake(
        "a bracket that stays open",
        WAAROM,
        "{id: beetje, label: een beetje}",
        "{id: beetje, label: een beetje",
        "Een haakje wordt niet gesloten, of een tekst ertussen heeft een bijzonder teken.",
        'Sluit het haakje, of zet "dubbele aanhalingstekens" om de tekst.',
    ),
    Mistake(
        "a comma in a label between brackets",
        WAAROM,
        "{id: beetje, label: een beetje}",
        "{id: beetje, label: een beetje, soms}",
        "De sleutel ‘soms’ bestaat hier niet.",
        "Staat er een komma in een tekst? Zet dan aanhalingstekens om die tekst.",
    ),
    Mistake(
        "an invisible character, pasted in",
        WAAROM,
        "title: Waarom",
        "title: \x07Waarom",
        "Hier staat een onzichtbaar teken dat niet mag.",
        "Typ deze regel opnieuw.",
    ),
    Mistake(
        "a missing key at the top",
        BELLEN,
        "id: 06-bellen\nversion: 1\n",
        "id: 06-bellen\n",
        "Hier ontbreekt ‘version’.",
        "Voeg een regel toe: version: …",
    ),
    Mistake(
        "a missing key in a question",
        WAAROM,
        "      - id: reden\n        type: long-text\n        question: Kies één zin. Waarom ben je het eens of niet eens?\n",
        "      - id: reden\n        type: long-text\n",
        "Hier ontbreekt ‘question’.",
        "Voeg een regel toe: question: …",
    ),
    Mistake(
        "a question without a type",
        WAAROM,
        "      - id: reden\n        type: long-text\n",
        "      - id: reden\n",
        "Hier ontbreekt ‘type’.",
        f"Kies uit: {ALL_TYPES}.",
    ),
    Mistake(
        "an unknown key that looks like a known one",
        BELLEN,
        "minutes: 50",
        "minuten: 50",
        "De sleutel ‘minuten’ bestaat hier niet.",
        "Bedoel je ‘minutes’?",
    ),
    Mistake(
        "an unknown key in a question",
        WAAROM,
        "        lines: 5",
        "        regels: 5",
        "De sleutel ‘regels’ bestaat hier niet.",
        "Kies uit: lines, material, optional.",
    ),
    Mistake(
        "words where a number belongs",
        BELLEN,
        "minutes: 50",
        "minutes: vijftig",
        "‘minutes’ moet een heel getal zijn.",
        "Schrijf alleen cijfers, zonder aanhalingstekens.",
    ),
    Mistake(
        "a word where a list belongs",
        WAAROM,
        "work_form: [alone, group, class]",
        "work_form: alone",
        "‘work_form’ moet een lijst zijn.",
        "Zet elk ding op een eigen regel met een streepje ervoor: - …",
    ),
    Mistake(
        "ja where true belongs",
        WAAROM,
        "        other: true",
        "        other: ja",
        "‘other’ moet true of false zijn.",
        "Schrijf true (wel) of false (niet), zonder aanhalingstekens.",
    ),
    Mistake(
        "a number where a text belongs",
        WAAROM,
        "title: Waarom ga ik op stage?",
        "title: 2026",
        "‘title’ moet een tekst zijn.",
        'Zet aanhalingstekens om het getal: "2026".',
    ),
    Mistake(
        "a choice without id and label",
        WAAROM,
        "- {id: beetje, label: een beetje}",
        "- een beetje",
        "Punt 2 van ‘choices’ moet een blok met sleutels zijn.",
        "Schrijf bijvoorbeeld: {id: …, label: …}.",
    ),
    Mistake(
        "a number out of range",
        BELLEN,
        "minutes: 50",
        "minutes: 5000",
        "‘minutes’ is 5000. Het moet tussen 1 en 600 liggen.",
        "",
    ),
    Mistake(
        "an unknown question type that looks like a known one",
        WAAROM,
        "type: long-text",
        "type: long-tekst",
        "Het vraagtype ‘long-tekst’ bestaat niet.",
        "Bedoel je ‘long-text’?",
    ),
    Mistake(
        "an unknown question type",
        WAAROM,
        "type: long-text",
        "type: opstel",
        "Het vraagtype ‘opstel’ bestaat niet.",
        f"Kies uit: {ALL_TYPES}.",
    ),
    Mistake(
        "two questions with one id",
        WAAROM,
        "- id: feit-mening",
        "- id: eens",
        "De id ‘eens’ staat al bij een andere vraag op dit werkblad.",
        "Elke vraag heeft een eigen id.",
    ),
    Mistake(
        "two choices with one id",
        WAAROM,
        "{id: beetje, label: een beetje}",
        "{id: eens, label: een beetje}",
        "De id ‘eens’ staat twee keer in ‘choices’.",
        "Geef de tweede een andere id.",
    ),
    Mistake(
        "a choice that takes the id of ‘iets anders’",
        PROFIEL,
        "- {id: sporten, ",
        "- {id: other, ",
        "De id ‘other’ is al van ‘iets anders’.",
        "Haal deze regel weg. Schrijf bij de vraag: other: true",
    ),
    Mistake(
        "an id with capitals and spaces",
        WAAROM,
        "- id: reden",
        "- id: Mijn reden",
        "‘Mijn reden’ kan niet bij ‘id’. Gebruik alleen kleine letters, cijfers en streepjes.",
        "Bijvoorbeeld: mijn-reden",
    ),
    Mistake(
        "an id that differs from the name of the file",
        BELLEN,
        "id: 06-bellen",
        "id: 06-telefoon",
        "De id is ‘06-telefoon’, maar het bestand heet ‘06-bellen.yml’.",
        "Schrijf: id: 06-bellen",
    ),
    Mistake(
        "a key that stands there twice",
        BELLEN,
        "card: 4",
        "card: 4\ncard: 5",
        "De sleutel ‘card’ staat hier voor de tweede keer.",
        "Haal er één weg.",
        down=1,
    ),
    Mistake(
        "an unknown work form",
        WAAROM,
        "work_form: [alone, group, class]",
        "work_form: [alone, groep]",
        "‘groep’ kan niet bij punt 2 van ‘work_form’.",
        "Bedoel je ‘group’?",
    ),
    Mistake(
        "a card that does not exist",
        WAAROM,
        "card: 1",
        "card: 12",
        "Opdrachtkaart 12 bestaat niet.",
        "Kies uit: 1, 2, 3, 4, 5, 6, 7, 8, 9.",
    ),
    Mistake(
        "a sheet for pupils without a card",
        WAAROM,
        "id: 01-waarom\nversion: 1\ntitle: Waarom ga ik op stage?\ncard: 1\n",
        "id: 01-waarom\nversion: 1\ntitle: Waarom ga ik op stage?\n",
        "Hier ontbreekt ‘card’.",
        "Voeg een regel toe: card: …",
    ),
    Mistake(
        "a sheet for a company on a card",
        WAAROM,
        "card: 1",
        "card: 1\naudience: company",
        "Een blad voor het stagebedrijf hoort niet bij een opdrachtkaart.",
        "Haal de regel ‘card’ weg. Of haal ‘audience’ weg: dan is het blad voor de leerling.",
    ),
    Mistake(
        "an audience that does not exist",
        WAAROM,
        "card: 1",
        "audience: bedrijf\ncard: 1",
        "‘bedrijf’ kan niet bij ‘audience’.",
        "Kies uit: company, pupil, school.",
    ),
    Mistake(
        "a sheet for pupils that is about no pupil",
        WAAROM,
        "card: 1",
        "card: 1\nabout_pupil: false",
        "Een blad voor de leerling gaat altijd over de leerling.",
        "Haal de regel ‘about_pupil’ weg. Of schrijf voor wie het is: audience: company",
        down=1,
    ),
    Mistake(
        "a choice column without choices",
        PROFIEL,
        "            kind: choice\n            choices:\n              - {id: ja, label: ja}\n"
        "              - {id: beetje, label: een beetje}\n              - {id: nee, label: nee}\n",
        "            kind: choice\n",
        "Deze kolom is een keuze, maar ‘choices’ ontbreekt.",
        "Voeg choices: toe met een id en een label per regel.",
    ),
    Mistake(
        "more picks than choices",
        PROFIEL,
        "        pick: 3\n        choices:\n          - {id: doorzetten, label: 'doorgaan, ook als het lastig is'}\n",
        "        pick: 12\n        choices:\n",
        "Je vraagt 12 keuzes, maar er zijn er 11.",
        "Maak het getal bij ‘pick’ kleiner.",
    ),
    Mistake(
        "a card with an unknown block",
        KAART,
        "block: basis",
        "block: basics",
        "‘basics’ kan niet bij ‘block’.",
        "Bedoel je ‘basis’?",
    ),
    Mistake(
        "a card with a misspelt key",
        KAART,
        "minutes: ",
        "minuten: ",
        "Hier ontbreekt ‘minutes’.",
        "Verander ‘minuten’ in ‘minutes’.",
    ),
    Mistake(
        "a card with a picture that is not there",
        KAART,
        "picture: 1-waarom.svg",
        "picture: 1-waarom.png",
        "Het beeld ‘1-waarom.png’ staat niet in docs/kaarten/beeld/.",
        "Bedoel je ‘1-waarom.svg’?",
    ),
    Mistake(
        "a tab in the head of a card",
        KAART,
        "needs: ",
        "\tneeds: ",
        "Er staat een tab in de inspringing.",
        "Gebruik spaties in plaats van tabs.",
    ),
    Mistake(
        "a card without its head",
        KAART,
        "---\n",
        "",
        "Deze kaart begint niet met een blok tussen twee regels ---.",
        "Zie kaart 1.",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_one_mistake_gives_one_line_that_helps(project: Project, mistake: Mistake) -> None:
    """Exactly this file, line, sentence and suggestion, and no second line that follows from the first."""
    line = project.change(mistake.file, mistake.old, mistake.new) + mistake.down
    assert project.problems() == [Problem(mistake.file, line, mistake.sentence, mistake.suggestion)]


def test_a_quoted_text_over_two_lines_is_not_blamed_for_a_later_mistake(project: Project) -> None:
    """A quote over two lines is good YAML; only a mistake right behind it makes it suspect."""
    project.change(BELLEN, "title: Bellen met een bedrijf", 'title: "Bellen met\n  een bedrijf"')
    line = project.change(BELLEN, "minutes: 50", "\tminutes: 50")
    assert project.problems() == [
        Problem(BELLEN, line, "Er staat een tab in de inspringing.", "Gebruik spaties in plaats van tabs.")
    ]


def test_a_file_that_is_not_utf8_names_the_line_of_the_first_odd_letter(project: Project) -> None:
    """An old editor saves é as one byte."""
    path = project.root / WAAROM
    text = path.read_text("utf-8")
    path.write_bytes(text.encode("cp1252"))
    line = next(number for number, part in enumerate(text.splitlines(), 1) if not part.isascii())
    sentence, suggestion = "Dit bestand is niet als UTF-8 bewaard.", "Bewaar het opnieuw en kies daarbij ‘UTF-8’."
    assert project.problems() == [Problem(WAAROM, line, sentence, suggestion)]


@pytest.mark.parametrize("file", [WAAROM, KAART])
def test_the_mark_that_windows_puts_before_utf8_is_no_mistake(project: Project, file: str) -> None:
    """Notepad writes one; nobody sees it."""
    path = project.root / file
    path.write_text(path.read_text("utf-8"), "utf-8-sig")
    assert project.problems() == []


@pytest.mark.parametrize("file", [WAAROM, KAART])
def test_line_ends_of_windows_are_no_mistake(project: Project, file: str) -> None:
    """A file that went through Windows has other line ends."""
    path = project.root / file
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert project.problems() == []


def test_an_empty_file_says_how_to_begin(project: Project) -> None:
    """A teacher makes a file and saves it before writing in it."""
    (project.root / "worksheets" / "18-nieuw.yml").write_text("", "utf-8")
    assert project.problems() == [
        Problem("worksheets/18-nieuw.yml", 1, "Dit bestand is leeg.", "Begin met id: en title:")
    ]


def test_two_cards_with_one_number_are_both_named(project: Project) -> None:
    """A card that was copied keeps the number of the first."""
    shutil.copy(project.root / KAART, project.root / "docs/kaarten/10-nog-een.md")
    assert project.problems() == [
        Problem("docs/kaarten/10-nog-een.md", 3, f"Kaart 1 bestaat al: {KAART}.", "Geef deze een ander nummer.")
    ]


def test_a_broken_card_does_not_make_its_worksheets_wrong(project: Project) -> None:
    """Card 1 cannot be read; worksheet 1, which belongs to it, is still right."""
    project.change(KAART, "title: ", "title: @")
    assert {problem.file for problem in project.problems()} == {KAART}


# --- ids that were published -----------------------------------------------------------------------------------------


def test_an_id_that_got_another_name_is_missed_and_the_new_name_is_offered(project: Project) -> None:
    """Old answers would lose their place."""
    line = project.change(WAAROM, "- id: reden", "- id: redenen")
    assert project.problems() == [
        Problem(
            WAAROM,
            line,
            "De id ‘reden’ is weg. Oude antwoorden raken hun plek kwijt.",
            "Heet hij nu ‘redenen’? Schrijf dan onder history: renamed: [{from: reden, to: redenen}]. "
            "Of zet ‘reden’ terug.",
        )
    ]


def test_a_choice_that_disappears_is_missed_at_its_question(project: Project) -> None:
    """Answers hold the id of the choice."""
    line = project.change(PROFIEL, "      - id: vrije-tijd", "      - id: vrije-tijd")
    project.change(PROFIEL, "          - {id: gamen, label: gamen}\n", "")
    assert project.problems() == [
        Problem(
            PROFIEL,
            line,
            "De id ‘vrije-tijd.gamen’ is weg. Oude antwoorden raken hun plek kwijt.",
            "Zet hem terug. Mag hij echt weg? Schrijf dan onder history: retired: [vrije-tijd.gamen]",
        )
    ]


@pytest.mark.parametrize(
    "history",
    ["history:\n  renamed:\n    - {from: reden, to: redenen}\n", "history:\n  retired: [reden]\n"],
    ids=["renamed", "retired"],
)
def test_the_history_accounts_for_an_id_that_disappeared(project: Project, history: str) -> None:
    """A teacher who says what became of an id may go on."""
    project.change(WAAROM, "- id: reden", "- id: redenen")
    project.change(WAAROM, "\nsections:\n", f"\n{history}sections:\n")
    assert project.problems() == []


def test_the_history_accounts_for_a_choice_that_was_retired(project: Project) -> None:
    """Without its question, which stays."""
    project.change(PROFIEL, "          - {id: gamen, label: gamen}\n", "")
    project.change(PROFIEL, "\nsections:\n", "\nhistory:\n  retired: [vrije-tijd.gamen]\nsections:\n")
    assert project.problems() == []


def test_an_id_may_be_renamed_more_than_once(project: Project) -> None:
    """Both renamings stay in the history, because files of both years are still around."""
    project.change(WAAROM, "- id: reden", "- id: uitleg")
    renamed = "history:\n  renamed:\n    - {from: reden, to: waarom}\n    - {from: waarom, to: uitleg}\n"
    project.change(WAAROM, "\nsections:\n", f"\n{renamed}sections:\n")
    assert project.problems() == []


@dataclass(frozen=True)
class HistoryMistake:
    """A history that cannot be right; the build names its third line."""

    name: str
    history: str
    sentences: list[str] = field(default_factory=list)


@pytest.mark.parametrize(
    "mistake",
    [
        HistoryMistake(
            "a name that does not exist",
            "renamed: [{from: oud, to: redeen}]",
            ["history: ‘redeen’ bestaat niet op dit werkblad. Bedoel je ‘reden’?"],
        ),
        HistoryMistake(
            "a circle",
            "renamed: [{from: oud, to: ouder}, {from: ouder, to: oud}]",
            [
                "history: ‘ouder’ komt via renamed weer bij zichzelf uit. Haal één van deze regels weg.",
                "history: ‘oud’ komt via renamed weer bij zichzelf uit. Haal één van deze regels weg.",
            ],
        ),
        HistoryMistake(
            "an old name that is still in use",
            "renamed: [{from: reden, to: eens}]",
            ["history: ‘reden’ staat bij renamed, maar ook nog op dit werkblad. Haal één van de twee weg."],
        ),
        HistoryMistake(
            "a retired id that is still in use",
            "retired: [reden]",
            ["history: ‘reden’ staat bij retired, maar ook nog op dit werkblad. Haal één van de twee weg."],
        ),
        HistoryMistake(
            "one name with two new names",
            "renamed: [{from: oud, to: eens}, {from: oud, to: reden}]",
            ["De from ‘oud’ staat twee keer in ‘renamed’. Geef de tweede een andere from."],
        ),
    ],
    ids=lambda mistake: mistake.name,
)
def test_a_history_that_cannot_be_right_is_named_on_its_line(project: Project, mistake: HistoryMistake) -> None:
    """A wrong history would move or lose answers in silence."""
    line = project.change(WAAROM, "\nsections:\n", f"\nhistory:\n  {mistake.history}\nsections:\n") + 2
    assert [str(problem) for problem in project.problems()] == [f"{WAAROM}:{line}: {s}" for s in mistake.sentences]


def test_a_question_that_changes_type_is_named_on_its_line(project: Project) -> None:
    """A text is no answer to a question about a number."""
    line = project.change(WAAROM, "- id: mijn-zin\n        type: short-text", "- id: mijn-zin\n        type: number")
    assert project.problems() == [
        Problem(
            WAAROM,
            line,
            "De vraag ‘mijn-zin’ was ‘short-text’ en is nu ‘number’.",
            "Geef de nieuwe vraag een nieuwe id en zet de oude bij history: retired.",
        )
    ]


def test_a_worksheet_that_is_removed_is_missed(project: Project) -> None:
    """Pupils have answers that belong to it."""
    (project.root / BELLEN).unlink()
    assert project.problems() == [
        Problem(
            BELLEN,
            1,
            "Het werkblad ‘06-bellen’ is weg, maar leerlingen hebben er antwoorden bij.",
            "Zet het bestand terug.",
        )
    ]


def test_new_ids_are_no_mistake_and_the_command_writes_them_down(project: Project) -> None:
    """A teacher adds a question; after `python3 hooks ids` the build would miss it."""
    added = "      - id: nieuw\n        type: short-text\n        question: Wat is er nieuw?\n      - id: reden\n"
    project.change(WAAROM, "      - id: reden\n", added)
    assert project.problems() == []
    assert write_ledger(project.root, load_site(project.root).worksheets) == 1
    line = project.change(WAAROM, added, "      - id: reden\n")
    assert [(problem.line > 0, "‘nieuw’ is weg" in problem.sentence) for problem in project.problems()] == [
        (True, True)
    ]
    assert line > 0


def test_a_broken_ledger_says_how_to_mend_it(project: Project) -> None:
    """Two people added ids, and git wrote its marks into the file."""
    line = project.change(LEDGER, '  "eens"', '<<<<<<< HEAD\n  "eens"')
    assert project.problems() == [
        Problem(
            LEDGER,
            line,
            "Het grootboek van ids is stuk.",
            "Zet de vorige versie terug. Schrijf daarna nieuwe ids bij met: python3 hooks ids",
        )
    ]


def write_ids(project: Project) -> subprocess.CompletedProcess[str]:
    """What `python3 hooks ids` runs."""
    shutil.copytree(ROOT / "hooks", project.root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "hooks.opstage.ledger"]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True)


def test_the_command_that_writes_ids_down_counts_them(project: Project) -> None:
    """A teacher sees that it did something."""
    project.change(WAAROM, "      - id: reden\n", f"{NEW_QUESTION}      - id: reden\n")
    result = write_ids(project)
    assert (result.returncode, result.stdout) == (0, "1 nieuwe id bijgeschreven in worksheets/ids.json.\n")


def test_the_command_that_writes_ids_down_says_what_is_wrong(project: Project) -> None:
    """It writes nothing while a sheet is broken."""
    before = (project.root / LEDGER).read_text("utf-8")
    line = project.change(WAAROM, "card: 1", "card 1")
    result = write_ids(project)
    assert (result.returncode, result.stderr) == (1, f"{WAAROM}:{line}: {NO_COLON[0]} {NO_COLON[1]}\n")
    assert (project.root / LEDGER).read_text("utf-8") == before


# --- many at once, and the real command ------------------------------------------------------------------------------


def break_many(project: Project) -> list[str]:
    """Eight mistakes in six files; returns `file:line` of each, sorted."""
    places = [
        (KAART, project.change(KAART, "block: basis", "block: basics")),
        (WAAROM, project.change(WAAROM, "card: 1", "card: 12")),
        (WAAROM, project.change(WAAROM, "- id: feit-mening", "- id: eens")),
        (WAAROM, project.change(WAAROM, "type: long-text", "type: long-tekst")),
        (PROFIEL, project.change(PROFIEL, "minutes: 50", "minuten: 50")),
        (BELLEN, project.change(BELLEN, "title: Bellen", "\ttitle: Bellen")),
        (BRIEF, project.change(BRIEF, "card: 9", "card: 99")),
    ]
    (project.root / "worksheets/16-interview.yml").unlink()
    places.append(("worksheets/16-interview.yml", 1))
    return [f"{file}:{line}" for file, line in sorted(places)]


def test_all_mistakes_of_all_files_are_told_in_one_go_and_in_order(project: Project) -> None:
    """A teacher mends them in one round."""
    places = break_many(project)
    assert [f"{problem.file}:{problem.line}" for problem in project.problems()] == places


def test_the_build_command_stops_with_an_exit_code(stopped: Stopped) -> None:
    """A script that publishes the site must notice."""
    _, _, result = stopped
    assert result.returncode != 0


def test_the_build_command_prints_a_line_for_every_mistake(stopped: Stopped) -> None:
    """What a teacher really sees after `python3 hooks build`."""
    _, places, result = stopped
    printed = [line for line in result.stderr.splitlines() if any(f" {place}: " in line for place in places)]
    assert len(printed) == len(places), result.stderr


def test_the_build_command_counts_the_mistakes(stopped: Stopped) -> None:
    """So that it is clear when the last one is seen."""
    _, _, result = stopped
    assert "De site is niet gebouwd: 8 fout(en)." in result.stderr


def test_the_build_command_shows_no_traceback(stopped: Stopped) -> None:
    """A teacher cannot do anything with one."""
    _, _, result = stopped
    assert "Traceback" not in result.stdout + result.stderr


def test_a_build_that_stops_writes_no_site(stopped: Stopped) -> None:
    """A school must not publish half a site."""
    project, _, _ = stopped
    assert not (project.root / "site").exists()


PAGE = "docs/kaarten/3-zoeken.md"


@pytest.fixture(scope="module")
def page_with_mistakes(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], int, str]:
    """A strict build of a page with four wrong tags: the line of each, the exit code and what was printed.

    `site` comes first, so that the bundle of these sources is there already.
    """
    project = with_code(copy_content(tmp_path_factory.mktemp("page")), keep_bundle=True)
    shown = "```\n::werkblaadje 4\n```\n\n"
    lines = {
        "form": project.change(PAGE, "1. {class}", "1. {klas}"),
        "tag": project.change(PAGE, "::werkbladen 3", "::werkblat 4"),
        "worksheet": project.change(PAGE, "## Praat erover", "::werkblad kaart-77\n\n## Praat erover"),
        "card": project.change(PAGE, "## Kijk terug", "::werkbladen 33\n\n## Kijk terug"),
        "code": project.change(PAGE, "## Thuis", f"{shown}## Thuis") + 1,
    }
    result = project.build("--strict")
    return lines, result.returncode, result.stderr


def test_a_mistake_in_a_page_stops_a_strict_build(page_with_mistakes: tuple[dict[str, int], int, str]) -> None:
    """`python3 hooks build` builds strictly."""
    _, code, _ = page_with_mistakes
    assert code != 0


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("form", "De werkvorm ‘{klas}’ bestaat niet. Bedoel je ‘{class}’?"),
        ("tag", "De tag ‘::werkblat’ bestaat niet. Bedoel je ‘::werkblad’?"),
        ("worksheet", "Het werkblad ‘kaart-77’ bestaat niet. Bedoel je ‘kaart-7’?"),
        ("card", "Opdrachtkaart ‘33’ bestaat niet. Kies uit: 1, 2, 3, 4, 5, 6, 7, 8, 9."),
    ],
)
def test_every_mistake_in_a_page_is_told_with_its_line(
    page_with_mistakes: tuple[dict[str, int], int, str], what: str, said: str
) -> None:
    """The text of a page may be as wrong as a worksheet."""
    lines, _, printed = page_with_mistakes
    assert f"{PAGE}:{lines[what]}: {said}" in printed, printed


def test_a_tag_inside_a_code_block_is_only_shown(page_with_mistakes: tuple[dict[str, int], int, str]) -> None:
    """The page that explains tags may show one that does not exist."""
    lines, _, printed = page_with_mistakes
    assert f"{PAGE}:{lines['code']}:" not in printed
