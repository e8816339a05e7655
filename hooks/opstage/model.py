"""What the build knows of the content: worksheets, their questions, and cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .agreement import Agreement
from .contracts import Contracts
from .feedback import NOTHING, FeedbackContent
from .glossary import Glossary
from .professions import Professions
from .settings import AgreementSettings
from .source import Json
from .wording import Wording
from .worktime import Worktime

if TYPE_CHECKING:
    from .conversations import Conversation

WORK_FORMS = {
    "alone": "Alleen",
    "pair": "Tweetal",
    "trio": "Drietal",
    "group": "Groepje",
    "class": "Klas",
    "home": "Thuis",
}
COMPETENCES = {
    "qualities": "Kwaliteiten: wat kan ik goed?",
    "motives": "Motieven: wat vind ik belangrijk?",
    "exploration": "Werk verkennen: welk werk past bij mij?",
    "steering": "Sturen: hoe bereik ik mijn doel?",
    "networking": "Netwerken: wie kan mij helpen?",
}
ID_LISTS = ("choices", "rows", "items", "columns")
"""Options of a question whose items have an id."""
OWN_GROUP = "groepje"
"""Id of a question that asks who is in the group."""
PLACES = ("class", "home", "stage")
"""Where a step of a lesson is done: in class, at home or on the internship."""
AUDIENCES = {"pupil": "de leerling", "company": "het stagebedrijf", "school": "de school"}
"""Who fills in a worksheet."""
HEADS = {"pupil": "Naam", "company": "Bedrijf", "school": "School"}
"""What stands on paper above a sheet: of the pupil, or of who fills it in."""
BLOCKS = {
    "basis": ("De basis", "Waarom ga je op stage, en waar?"),
    "vaardigheden": ("Vaardigheden", "Zo krijg je een stageplek."),
    "afspraken": ("Afspraken", "Dit zet je samen op papier."),
    "stage": ("Stage en terugkijken", "Van je eerste dag tot je bedankbrief."),
}


@dataclass(frozen=True)
class Question:
    """A question as its author wrote it; `options` holds the keys that belong to its type."""

    id: str
    type: str
    question: str
    hint: str
    material: str
    example: str
    optional: bool
    options: Mapping[str, Json]


@dataclass(frozen=True)
class Practice:
    """A slot for a practice tool. `before`: id of the question it stands above, "" for the end of the section;
    `late`: its script waits until the pupil comes near; `roles`: what the tool calls a question → that question, or `sheet.question` on another sheet."""

    tool: str
    title: str
    before: str
    roles: Mapping[str, str]
    options: Mapping[str, Json]
    late: bool = False


@dataclass(frozen=True)
class Section:
    """A part of a worksheet."""

    id: str
    title: str
    intro: str
    work_form: str
    questions: tuple[Question, ...]
    practice: tuple[Practice, ...] = ()


@dataclass(frozen=True)
class Renaming:
    """An id that got a new name in `history`: `question` or `question.part`."""

    old: str
    new: str


@dataclass(frozen=True)
class History:
    """What became of earlier ids, so that old answers find their place."""

    renamed: tuple[Renaming, ...] = ()
    retired: tuple[str, ...] = ()


@dataclass(frozen=True)
class Worksheet:
    """A sheet to fill in. `placement`: "page" (its own page) or "card" (filled in on the card). `audience`: who fills it in; only a
    sheet for pupils belongs to a card, for others `card` is 0. `about_pupil`: false on a sheet of others that is not about one pupil."""

    id: str
    version: int
    title: str
    card: int
    goal: str
    work_form: tuple[str, ...]
    minutes: int
    needs: tuple[str, ...]
    dossier: str
    competences: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    placement: str
    history: History
    audience: str = "pupil"
    about_pupil: bool = True
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Line in the file of each id (`question`, `question.part`), of each `renamed id` and `retired id` of the history, and of
    each `practice section index key` of a slot."""

    def line(self, name: str) -> int:
        """Line of an id, or of the worksheet's own id."""
        return self.lines.get(name, self.lines.get(self.id, 1))

    @property
    def number(self) -> str:
        """Number for a heading: "6" for 06-bellen, "" for a sheet beside the numbered ones."""
        head = self.id.split("-", 1)[0]
        return str(int(head)) if head.isdigit() else ""

    @property
    def full_title(self) -> str:
        """Title of its page and its documents: "Werkblad 6: Bellen met een bedrijf"."""
        return f"Werkblad {self.number}: {self.title}" if self.number else self.title

    @property
    def short_name(self) -> str:
        """How a sentence names it: "werkblad 6", or "‘Mijn logboek’"."""
        return f"werkblad {self.number}" if self.number else f"‘{self.title}’"

    @property
    def asks_group(self) -> bool:
        """True when a pupil may make it together with others and no question of its own asks with whom."""
        together = {"pair", "trio", "group"} & {*self.work_form, *(section.work_form for section in self.sections)}
        return self.about_pupil and bool(together) and all(question.id != OWN_GROUP for question in self.questions())

    @property
    def who(self) -> tuple[str, ...]:
        """What its documents call name and class; only one word when they name who filled it in, and no pupil. Empty on a pupil's own."""
        if self.audience == "pupil":
            return ()
        return ("Leerling", "Klas") if self.about_pupil else ("Ingevuld door",)

    @property
    def paper_head(self) -> tuple[str, ...]:
        """What is written by hand above an empty sheet."""
        first = self.who or (HEADS["pupil"], "Klas")
        return (*first, "Datum") if self.about_pupil else (*first, HEADS[self.audience], "Datum")

    def questions(self) -> Iterator[Question]:
        """All questions, in order."""
        for section in self.sections:
            yield from section.questions


@dataclass(frozen=True)
class Card:
    """A task card, as the front matter of its page says it."""

    number: int
    title: str
    block: str
    summary: str
    minutes: int
    competences: tuple[str, ...]
    needs: tuple[str, ...]
    dossier: str
    picture: str
    picture_alt: str
    page: str
    """Path of the page within docs/, such as kaarten/1-waarom.md."""


@dataclass(frozen=True)
class LessonStep:
    """A step of the lesson at a card. `after`: comes after the internship; `may_home`: may be given as homework."""

    form: str
    minutes: int
    do: str
    place: str = "class"
    after: bool = False
    may_home: bool = False


@dataclass(frozen=True)
class Lesson:
    """The lesson at a card, for the teacher. `home`: what can be done at home; `also`: what is filled in on the card itself."""

    card: int
    steps: tuple[LessonStep, ...]
    home: str
    also: str
    prepare: tuple[str, ...]
    homework: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """All steps together."""
        return sum(step.minutes for step in self.steps)

    @property
    def outside(self) -> int:
        """Minutes of steps that are never done in class."""
        return sum(step.minutes for step in self.steps if step.place != "class")


@dataclass(frozen=True)
class Site:
    """All content of a build."""

    contracts: Contracts
    worksheets: Mapping[str, Worksheet]
    cards: tuple[Card, ...]
    site_id: str
    school: str = ""
    problems: tuple[str, ...] = field(default=())
    conversations: Mapping[str, Conversation] = field(default_factory=dict)
    """Companies that a pupil can call to practise, by id."""
    professions: Professions = field(default_factory=Professions)
    """Profession cards, and what the interest helper knows."""

    lessons: Mapping[int, Lesson] = field(default_factory=dict)
    """Lessons for the teacher, by number of the card."""
    wording: Wording = field(default_factory=Wording)
    """The region, and its words."""
    feedback: FeedbackContent = NOTHING
    """Phrases and rubrics of the teacher."""
    glossary: Glossary = field(default_factory=Glossary)
    """The words of the field, with the words of both regions."""
    hand_in: str = ""
    """Mail address to which pupils send their work; "" when the school named none."""
    region: str = "nl"
    """Which words and rules hold: `nl` or `vl`."""
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    """Models of the agreement, by region."""
    agreement: AgreementSettings = field(default_factory=AgreementSettings)
    """What the school filled in on it, or its own form."""
    worktime: Worktime = field(default_factory=Worktime)
    """The rules on working hours, of all regions."""

    def pupil_worksheets(self) -> list[Worksheet]:
        """The worksheets that pupils fill in, in the order of a stagemap: by card, and the numbered ones of a card first."""
        mine = [w for w in self.worksheets.values() if w.audience == "pupil"]
        return sorted(mine, key=lambda worksheet: (worksheet.card, worksheet.id))  # a digit comes before a letter

    def worksheets_of(self, card: int, placement: str = "page") -> list[Worksheet]:
        """The worksheets of a card, in order of their ids."""
        return [w for w in self.worksheets.values() if w.card == card and w.placement == placement]
