"""The slots of worksheets that ask for a practice tool.

A slot is no question: a tool keeps nothing itself. It reads and writes answers of questions that the slot names, each in a role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .model import Practice, Question, Section, Site, Worksheet
from .problems import Problem, did_you_mean
from .source import Json, mapping, sequence
from .tools import SLOT_KEYS, Role, Tool


def practice_from(data: Mapping[str, Json], tools: Mapping[str, Tool]) -> Practice:
    """A slot of the model from checked data."""
    tool = tools[str(data["tool"])]
    own = {*SLOT_KEYS, "questions"}
    return Practice(
        tool=tool.tool,
        title=str(data.get("title") or tool.title),
        before=str(data.get("before") or ""),
        late=data.get("late") is True,
        roles={role: str(reference) for role, reference in mapping(data.get("questions")).items()},
        options={key: value for key, value in data.items() if key not in own},
    )


@dataclass(frozen=True)
class PracticePage:
    """A page of the site with practice tools, or with question types that have a studio: a heavy editor."""

    address: str
    tools: tuple[str, ...]
    studios: tuple[str, ...] = ()

    @property
    def styles(self) -> tuple[str, ...]:
        """Style sheets within browser/, in order; some may not exist."""
        tools = (PRACTICE_STYLE, *(f"practice/{tool}/style.css" for tool in self.tools)) if self.tools else ()
        return tuple(dict.fromkeys((*tools, *(f"questions/{studio}/studio.css" for studio in self.studios))))


PRACTICE_STYLE = "practice/main.css"
"""What all tools share."""
PROFESSIONS = PracticePage("beroepen.html", ("profession-cards",))
"""The page of all profession cards looks like the slot on a sheet."""


def practice_pages(site: Site) -> dict[str, PracticePage]:
    """Pages with practice tools or studios, by a short name."""
    all_studios = tuple(contract.type for contract in site.contracts.types.values() if contract.has_studio)
    pages = {"beroepen": PROFESSIONS, "vraagtypen": PracticePage("over/techniek/vraagtypen.html", (), all_studios)}
    cards = {card.number: card.page.replace(".md", ".html") for card in site.cards}
    for worksheet in site.worksheets.values():
        tools = tuple(slot.tool for section in worksheet.sections for slot in section.practice)
        address = f"werkbladen/{worksheet.id}.html" if worksheet.placement == "page" else cards.get(worksheet.card, "")
        types = {question.type for question in worksheet.questions()}
        studios = tuple(studio for studio in all_studios if studio in types)
        if tools or studios:
            pages[worksheet.id] = PracticePage(address, tools, studios)
    return pages


def split_reference(reference: str, worksheet: Worksheet) -> tuple[str, str]:
    """Worksheet id and question id of `question` or `sheet.question`."""
    sheet, dot, question = reference.partition(".")
    return (sheet, question) if dot else (worksheet.id, reference)


def check_references(worksheets: Mapping[str, Worksheet], tools: Mapping[str, Tool]) -> list[Problem]:
    """Problems of slots that name a sheet or question that does not exist, or one of a type that does not fit."""
    return [
        problem
        for worksheet in worksheets.values()
        for section in worksheet.sections
        for index, slot in enumerate(section.practice)
        for problem in _check_slot(worksheet, section, index, slot, worksheets, tools[slot.tool])
    ]


def _check_slot(
    worksheet: Worksheet,
    section: Section,
    index: int,
    slot: Practice,
    worksheets: Mapping[str, Worksheet],
    tool: Tool,
) -> Iterator[Problem]:
    def problem(key: str, sentence: str, suggestion: str) -> Problem:
        return Problem(worksheet.file, worksheet.line(f"practice {section.id} {index} {key}"), sentence, suggestion)

    here = [question.id for question in section.questions]
    if slot.before and slot.before not in here:
        sentence = f"De vraag ‘{slot.before}’ staat niet in dit deel."
        yield problem("before", sentence, did_you_mean(slot.before, here))
    for name, reference in slot.roles.items():
        role = tool.roles[name]
        sheet, wanted = split_reference(reference, worksheet)
        if sheet not in worksheets:
            yield problem(name, f"Het werkblad ‘{sheet}’ bestaat niet.", did_you_mean(sheet, worksheets))
            continue
        if sheet != worksheet.id and not role.elsewhere:
            sentence = f"De vraag bij ‘{name}’ moet op dit werkblad staan."
            yield problem(name, sentence, "Noem een vraag van dit werkblad, zonder punt.")
            continue
        questions = {question.id: question for question in worksheets[sheet].questions()}
        question = questions.get(wanted)
        if question is None:
            sentence = f"De vraag ‘{wanted}’ bestaat niet op werkblad ‘{sheet}’."
            yield problem(name, sentence, did_you_mean(wanted, questions))
        elif question.type not in role.types:
            sentence = f"De vraag ‘{wanted}’ is ‘{question.type}’ en past niet bij ‘{name}’."
            fitting = [q.id for q in questions.values() if q.type in role.types]
            suggestion = f"Kies een vraag van het soort {' of '.join(role.types)}"
            yield problem(name, sentence, f"{suggestion}: {', '.join(fitting)}." if fitting else f"{suggestion}.")
        else:
            for sentence, suggestion in (*_wrong_choices(slot, role, question), *_wrong_rows(slot, role, question)):
                yield problem(name, sentence, suggestion)


def _ids(items: Json) -> list[str]:
    return [str(mapping(item)["id"]) for item in sequence(items)]


def _wrong_choices(slot: Practice, role: Role, question: Question) -> Iterator[tuple[str, str]]:
    """Sentence and suggestion for each choice of a question that the tool does not know, or that it misses."""
    offered = _ids(question.options.get("choices"))
    for choice in offered:
        if role.choices and choice not in role.choices:
            sentence = f"De keuze ‘{choice}’ van ‘{question.id}’ kent dit oefenhulpje niet."
            yield sentence, did_you_mean(choice, role.choices)
    for wanted in _ids(slot.options.get(role.choices_from)) if role.choices_from else []:
        if wanted not in offered:
            sentence = (
                f"De vraag ‘{question.id}’ heeft geen keuze ‘{wanted}’, en die staat wel bij ‘{role.choices_from}’."
            )
            yield sentence, f"Voeg bij ‘choices’ van ‘{question.id}’ een keuze toe met id: {wanted}"


def _wrong_rows(slot: Practice, role: Role, question: Question) -> Iterator[tuple[str, str]]:
    """Sentence and suggestion for each row that an option of the tool names and the question does not have."""
    rows = _ids(question.options.get("rows"))
    for item in sequence(slot.options.get(role.rows_from)) if role.rows_from else []:
        wanted = str(mapping(item)["row"])
        if wanted not in rows:
            sentence = f"De vraag ‘{question.id}’ heeft geen rij ‘{wanted}’, en die staat wel bij ‘{role.rows_from}’."
            yield sentence, did_you_mean(wanted, rows)
