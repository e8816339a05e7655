"""The tags that bring a card's facts or a worksheet into a Markdown page, as a Python-Markdown extension.

    ::kaart 4              picture and facts of card 4
    ::werkbladen 4         links to the worksheets of card 4
    ::werkblad kaart-6     the form of a worksheet
    ::start                the start page
    ::alle-werkbladen      all worksheets by card
    ::lesverloop 4         the steps of the lesson at card 4, with their minutes
    ::lestijden            minutes of every card, and what can be done at home
    ::lesplanner           the lesson planner
    ::printknop            a button that prints the page
    ::klasoverzicht        the class overview
    ::stagemap             the page of the stagemap
    ::vraagtypen           the gallery of question types
    ::beroepen             the profession cards
    ::begrippen            the word list
    ::oefenhulpjes         all practice tools, for who writes worksheets
    {alone} {pair} …       a work form as icon and word, inside a line

A tag stands on a line of its own. An extension, not a MkDocs hook, because other generators run Python-Markdown too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from .forms import Renderer
from .model import WORK_FORMS
from .problems import Problem, did_you_mean
from .tables import TableLabels

TAG = re.compile(r"^::(?P<name>[a-z-]+)(?:[ \t]+(?P<argument>\S+))?[ \t]*$")
STEP = re.compile(r"^\d+\.[ \t]+\{(?P<form>[a-z-]+)\}")  # a numbered step that begins with a work form
FENCE = re.compile(r"^(```|~~~)")
AFTER_WHITESPACE_BEFORE_FENCES = 27  # at 35 and up the preprocessor runs before the stash is safe; fenced code is 25

TagFunction = Callable[[str], str]


class UnknownTag(Exception):
    """A tag or argument that does not exist; carries the sentence and suggestion for its author."""

    def __init__(self, sentence: str, suggestion: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.suggestion = suggestion


def tag_functions(renderer: Renderer, page: str) -> dict[str, TagFunction]:
    """What each tag gives on a page."""
    site = renderer.site

    def worksheet(argument: str) -> str:
        if argument not in site.worksheets:
            raise UnknownTag(f"Het werkblad ‘{argument}’ bestaat niet.", did_you_mean(argument, site.worksheets))
        return renderer.worksheet(site.worksheets[argument], page)

    def card_number(argument: str) -> int:
        numbers = [str(card.number) for card in site.cards]
        if argument not in numbers:
            raise UnknownTag(f"Opdrachtkaart ‘{argument}’ bestaat niet.", did_you_mean(argument, numbers))
        return int(argument)

    def lesson(argument: str) -> str:
        number = card_number(argument)
        if number not in site.lessons:
            raise UnknownTag(f"Bij kaart {number} staat geen les.", f"Maak docs/docent/kaart-{number}.md.")
        return renderer.lesson(number)

    return {
        "werkblad": worksheet,
        "kaart": lambda argument: renderer.card(card_number(argument), page),
        "werkbladen": lambda argument: renderer.card_worksheets(card_number(argument), page),
        "start": lambda _: renderer.start(page),
        "alle-werkbladen": lambda _: renderer.all_worksheets(page),
        "lesverloop": lesson,
        "lestijden": lambda _: renderer.lesson_times(page),
        "printknop": lambda _: renderer.print_button(),
        "lesplanner": lambda _: renderer.planner(),
        "klasoverzicht": lambda _: renderer.class_overview(),
        "stagemap": lambda _: renderer.folder(page),
        "vraagtypen": lambda _: renderer.gallery(),
        "beroepen": lambda _: renderer.professions(),
        "begrippen": lambda _: renderer.glossary(),
        "oefenhulpjes": lambda _: renderer.practice_tools(page),
    }


def check_tags(text: str, file: str, renderer: Renderer) -> list[Problem]:
    """Problems of the tags in a page: names or arguments that do not exist."""
    functions = tag_functions(renderer, "kaarten/pagina.md")
    problems: list[Problem] = []
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if FENCE.match(line):
            fenced = not fenced
        match = None if fenced else TAG.match(line)
        step = None if fenced else STEP.match(line)
        if step and step["form"] not in WORK_FORMS:
            problems.append(
                Problem(
                    file,
                    number,
                    f"De werkvorm ‘{{{step['form']}}}’ bestaat niet.",
                    did_you_mean(f"{{{step['form']}}}", [f"{{{name}}}" for name in WORK_FORMS]),
                )
            )
        if match is None:
            continue
        if match["name"] not in functions:
            problems.append(
                Problem(
                    file,
                    number,
                    f"De tag ‘::{match['name']}’ bestaat niet.",
                    did_you_mean(f"::{match['name']}", [f"::{name}" for name in functions]),
                )
            )
            continue
        try:
            functions[match["name"]](match["argument"] or "")
        except UnknownTag as error:
            problems.append(Problem(file, number, error.sentence, error.suggestion))
    return problems


class TagPreprocessor(Preprocessor):
    """Replaces each tag line by its HTML, kept safe in the stash."""

    def __init__(self, md: Markdown, renderer: Renderer, page: str) -> None:
        super().__init__(md)
        self.functions = tag_functions(renderer, page)

    def run(self, lines: list[str]) -> list[str]:
        """The lines with tags replaced; tags inside fenced code stay as they are."""
        fenced = False
        result = []
        for line in lines:
            if FENCE.match(line):
                fenced = not fenced
            match = None if fenced else TAG.match(line)
            function = self.functions.get(match["name"]) if match else None
            if match is None or function is None:
                result.append(line)
                continue
            try:
                result.append(self.md.htmlStash.store(function(match["argument"] or "")))
            except UnknownTag:
                result.append(line)  # check_tags tells the author, with its line
        return result


class WorkFormProcessor(InlineProcessor):
    """{pair} → icon and word."""

    def __init__(self, md: Markdown, renderer: Renderer) -> None:
        super().__init__(r"\{(" + "|".join(WORK_FORMS) + r")\}", md)
        self.renderer = renderer

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | Element, int, int]:  # type: ignore[override]
        """Markdown's own name for what an inline pattern gives."""
        assert self.md is not None
        return self.md.htmlStash.store(self.renderer.work_form(m[1]).strip()), m.start(0), m.end(0)


class OpstageExtension(Extension):
    """All tags for one page."""

    def __init__(self, renderer: Renderer, page: str) -> None:
        super().__init__()
        self.renderer = renderer
        self.page = page

    def extendMarkdown(self, md: Markdown) -> None:
        """Register with Python-Markdown."""
        TableLabels().extendMarkdown(md)
        md.preprocessors.register(
            TagPreprocessor(md, self.renderer, self.page), "opstage-tags", AFTER_WHITESPACE_BEFORE_FENCES
        )
        md.inlinePatterns.register(WorkFormProcessor(md, self.renderer), "opstage-work-forms", 75)
