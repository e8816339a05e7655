"""Renders cards, worksheets and questions as HTML. The HTML is the product: it reads and prints without any script."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

import markdown
import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from .definition import inline_json, worksheet_definition
from .glossary import READERS
from .lessons import lesson_data
from .model import BLOCKS, COMPETENCES, WORK_FORMS, Card, Practice, Question, Site, Worksheet
from .practice import split_reference
from .professions import WORK
from .source import Json, mapping
from .tables import TableLabels
from .wording import REGIONS
from .worksheets import question_from

ICON_CLASS = 'class="icon" aria-hidden="true" focusable="false"'


@lru_cache(maxsize=1024)
def small_markdown(text: str) -> Markup:
    """The Markdown that authors use in `intro` and `material`, as HTML."""
    return Markup(markdown.markdown(text, extensions=["tables", "sane_lists", TableLabels()]))


class Renderer:
    """Renders parts of one site. `root`: the project folder."""

    def __init__(self, root: Path, site: Site) -> None:
        self.root = root
        self.site = site
        folders = [Path(__file__).parent / "templates", root / "browser" / "questions", root / "browser" / "practice"]
        self.environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters["small_markdown"] = small_markdown
        self.environment.globals.update(
            icon=self.icon,
            WORK_FORMS=WORK_FORMS,
            COMPETENCES=COMPETENCES,
            BLOCKS=BLOCKS,
            PROFESSION_WORK=WORK,
            site=site,
            control=self.control,
            slot_json=slot_json,
            yaml_of=yaml_of,
            described=self._described,
        )

    def icon(self, name: str) -> Markup:
        """An icon of browser/icons as inline SVG, hidden from screen readers: a word always stands beside it."""
        svg = (self.root / "browser" / "icons" / f"{name}.svg").read_text("utf-8").strip()
        return Markup(svg.replace("<svg", f"<svg {ICON_CLASS}", 1))

    def _render(self, template: str, **values: object) -> str:
        return self.environment.get_template(template).render(**values)

    def control(self, question: Question, control_id: str) -> Markup:
        """The control of a question by the template of its type."""
        described = [f"{control_id}-hint"] if question.hint else []
        return Markup(
            self._render(
                f"{question.type}/template.html",
                q=question,
                o=mapping(dict(question.options)),
                id=control_id,
                described=" ".join(described),
            )
        )

    def worksheet(self, worksheet: Worksheet, page: str) -> str:
        """The form of a worksheet, for a page at `page` (path within docs/)."""
        return self._render(
            "worksheet.html",
            w=worksheet,
            card=self._card(worksheet.card),
            up=_up(page),
            definition=Markup(inline_json(worksheet_definition(worksheet))),
            gallery=False,
            practice_body=lambda slot, id: self.practice(worksheet, slot, id, _up(page)),
        )

    def practice(self, worksheet: Worksheet, slot: Practice, slot_id: str, up: str) -> Markup:
        """What a practice tool shows of itself without any script, by its own template."""
        return Markup(
            self._render(
                f"{slot.tool}/template.html", p=slot, w=worksheet, id=slot_id, up=up, roles=self._roles(worksheet, slot)
            )
        )

    def _roles(self, worksheet: Worksheet, slot: Practice) -> dict[str, Question]:
        """The question behind each role of a slot."""
        found = {}
        for role, reference in slot.roles.items():
            sheet, name = split_reference(reference, worksheet)
            found[role] = next(q for q in self.site.worksheets[sheet].questions() if q.id == name)
        return found

    def _card(self, number: int) -> Card | None:
        return next((card for card in self.site.cards if card.number == number), None)

    def card(self, number: int, page: str) -> str:
        """Picture and facts of a card."""
        return self._render("card.html", card=self._card(number), lesson=self.site.lessons.get(number), up=_up(page))

    def card_worksheets(self, number: int, page: str) -> str:
        """The worksheets of a card as links with their state."""
        return self._render("worksheet_list.html", worksheets=self.site.worksheets_of(number), up=_up(page))

    def start(self, page: str) -> str:
        """The nine cards in their blocks, with states and the finish flow."""
        blocks = {key: [card for card in self.site.cards if card.block == key] for key in BLOCKS}
        return self._render("start.html", blocks=blocks, up=_up(page))

    def all_worksheets(self, page: str) -> str:
        """All worksheets by card."""
        return self._render("all_worksheets.html", cards=self.site.cards, up=_up(page))

    def professions(self) -> str:
        """All profession cards, by profile."""
        return self._render("professions.html")

    def glossary(self) -> str:
        """All words of the region by their first letter."""
        return self._render("glossary.html", glossary=self.site.glossary, READERS=READERS, REGIONS=REGIONS)

    def gallery(self) -> str:
        """Every example of every contract, each a small sheet of its own."""
        return self._render("gallery.html", contracts=self.site.contracts.types.values(), sheet=self._gallery_sheet)

    def practice_tools(self, page: str) -> str:
        """Every practice tool with the keys of its slot, for who writes worksheets."""
        tools = self.site.contracts.tools
        uses = {
            name: [
                w for w in self.site.worksheets.values() if any(p.tool == name for s in w.sections for p in s.practice)
            ]
            for name in tools
        }
        return self._render("tools.html", tools=tools.values(), uses=uses, up=_up(page))

    def _described(self, schema: Mapping[str, Json]) -> str:
        """What a key does, in the words of its contract or of the shared part that it names."""
        shared = self.site.contracts.shared.get(str(schema.get("$ref")), {})
        return str(schema.get("description") or shared.get("description") or "")

    def _gallery_sheet(self, kind: str, index: int, question: Mapping[str, Json]) -> Markup:
        worksheet = gallery_worksheet(kind, index, question)
        definition = Markup(inline_json(worksheet_definition(worksheet)))
        return Markup(
            self._render("worksheet.html", w=worksheet, card=None, up="", definition=definition, gallery=True)
        )

    def lesson(self, number: int) -> str:
        """The steps of the lesson at a card, as a table."""
        return self._render("lesson.html", lesson=self.site.lessons[number])

    def lesson_times(self, page: str) -> str:
        """How long each card takes, with what can be done at home."""
        return self._render("lesson_times.html", cards=self.site.cards, lessons=self.site.lessons, up=_up(page))

    def planner(self) -> str:
        """The place of the lesson planner, with what it needs to know."""
        data = lesson_data(self.site.cards, self.site.lessons)
        return self._render("planner.html", data=Markup(inline_json(data)))

    def class_overview(self) -> str:
        """The place of the class overview; its script makes the rest from files."""
        return self._render("class_overview.html")

    def folder(self, page: str) -> str:
        """The page on which a pupil puts a stagemap together."""
        return self._render("folder.html", up=_up(page))

    def print_button(self) -> str:
        """A button that prints the page; without script the browser's own command does."""
        return self._render("print_button.html")

    def work_form(self, name: str) -> str:
        """A work form as icon and word."""
        return self._render("work_form.html", form=name)

    def hub(self, script: str) -> str:
        """The hidden page that holds the storage of a site opened from files."""
        return self._render("hub.html", script=script)


def yaml_of(question: Mapping[str, Json]) -> str:
    """A question as it stands in the file of a worksheet, under `questions:`."""
    text = yaml.safe_dump([dict(question)], allow_unicode=True, sort_keys=False, width=100)
    return textwrap.indent(text, " " * 6)


def slot_json(slot: Practice) -> Markup:
    """What the script of a practice tool needs to know of its slot."""
    return Markup(inline_json({"questions": dict(slot.roles), "options": dict(slot.options)}))


def gallery_worksheet(kind: str, index: int, question: Mapping[str, Json]) -> Worksheet:
    """A worksheet around one example of a contract."""
    from .model import History, Section

    section = Section(id="deel", title="", intro="", work_form="", questions=(question_from(question),))
    return Worksheet(
        id=f"voorbeeld-{kind}-{index}",
        version=1,
        title="",
        card=0,
        goal="",
        work_form=(),
        minutes=0,
        needs=(),
        dossier="",
        competences=(),
        words=(),
        sections=(section,),
        placement="gallery",
        history=History(),
    )


def _up(page: str) -> str:
    """Relative path from a page to the root of the site: "../" for kaarten/1-waarom.md."""
    return "../" * (len(PurePosixPath(page).parts) - 1)
