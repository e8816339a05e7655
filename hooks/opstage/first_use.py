"""Explains a word of the glossary where a pupil page first uses it: a button in the text, and a note that it opens.

The notes stand together at the end of the page. On a screen each is a popover, which a browser opens and closes by itself; on paper, and
in a browser that knows no popovers, they are a list. Nothing here needs a script.

The HTML is read by a parser and left as it is but for the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from .glossary import Glossary, Term

MOST = 7  # words a page: more would make it restless
TEXT = frozenset({"p", "li", "td", "dd", "blockquote"})
"""Where running text stands."""
CLOSED = frozenset(
    "a button code details figure h1 h2 h3 h4 h5 h6 label legend nav option pre script select style summary svg template "
    "textarea title".split()
)
CLOSED_CLASS = frozenset(
    "card-head practice page-tools save-status actions material sheet-list paper-head work-form".split()
)
"""What is no running text, or another's words, such as a mail with mistakes."""
IN_FORM = frozenset("sheet-head__goal sheet-section__intro question__hint dossier-note".split())
"""Inside a form only what stands here is explained; labels belong to their fields."""
OWN_LIST = "words"
"""The list of hard words on a worksheet."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Node:
    """An element that is open."""

    tag: str
    classes: frozenset[str]


@dataclass(frozen=True)
class Text:
    """A piece of text in the source. `place`: "text" for running text, "own" for a word in the list of a worksheet."""

    start: int
    end: int
    place: str


class _Reader(HTMLParser):
    """Finds the pieces of text in which a word may be explained, with their places in the source."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.open: list[Node] = []
        self.found: list[Text] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        if tag not in VOID:
            self.open.append(Node(tag, frozenset((dict(attrs).get("class") or "").split())))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """An element closes, and with it all that was left open inside it."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        """Text."""
        place = self._place()
        if place:
            line, column = self.getpos()
            start = self.lines[line - 1] + column
            self.found.append(Text(start, start + len(data), place))

    def _place(self) -> str:
        tags = frozenset(node.tag for node in self.open)
        classes = frozenset().union(*(node.classes for node in self.open))
        if OWN_LIST in classes:
            return "own" if self.open[-1].tag == "dt" else ""
        if CLOSED & tags or CLOSED_CLASS & classes or ("li" in tags and "dossier-note" in classes):
            return ""
        if "form" in tags or IN_FORM & classes:
            return "text" if IN_FORM & classes else ""
        return "text" if TEXT & tags else ""


def _pattern(forms: Mapping[str, Term]) -> re.Pattern[str]:
    """Any form of any word, the longest first: `stage` is not found in `stage-uren` or `stageplek`."""
    words = sorted(forms, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, escape(word, quote=False).split())) for word in words)
    return re.compile(rf"(?<![\w’'-])(?:{alternatives})(?![\w’'-])", re.IGNORECASE)


def _key(word: str) -> str:
    return " ".join(unescape(word).lower().split())


@dataclass
class FirstUse:
    """Explains the words of a glossary in pages."""

    glossary: Glossary
    forms: dict[str, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for term in self.glossary.here():
            if "pupil" in term.readers:
                self.forms |= {_key(form): term for form in term.regions[self.glossary.region].forms}
        self.pattern = _pattern(self.forms) if self.forms else None

    def explain(self, html: str, up: str, card: int = 0) -> str:
        """The HTML of a page with its words explained. `up`: the way to the root of the site; `card`: the card that this is."""
        if self.pattern is None:
            return html
        texts = _Reader(html).found
        own = {term.id: match for term, match in self._matches(html, texts, "own")}
        chosen: dict[str, tuple[Term, re.Match[str]]] = {}
        for term, match in self._matches(html, texts, "text"):
            if term.id not in own and term.id not in chosen and term.card in (0, card) and len(chosen) < MOST:
                chosen[term.id] = (term, match)
        pieces = [(match.span(), _link(match[0], up, id)) for id, match in own.items()]
        pieces += [(match.span(), _button(match[0], term)) for term, match in chosen.values()]
        for (start, end), new in sorted(pieces, reverse=True):
            html = html[:start] + new + html[end:]
        return html + self._notes([term for term, _ in chosen.values()], up) if chosen else html

    def _matches(self, html: str, texts: list[Text], place: str) -> Iterator[tuple[Term, re.Match[str]]]:
        assert self.pattern is not None
        for text in texts:
            if text.place != place:
                continue
            for match in self.pattern.finditer(html, text.start, text.end):
                whole = match.span() == _trimmed(html, text)
                if place == "text" or whole:  # in the list of a worksheet the word stands by itself
                    yield self.forms[_key(match[0])], match

    def _notes(self, terms: list[Term], up: str) -> str:
        notes = "".join(self._note(term, up) for term in terms)
        return f'\n<aside class="page-words">\n<h2>Woorden op deze bladzijde</h2>\n{notes}</aside>\n'

    def _note(self, term: Term, up: str) -> str:
        said = term.regions[self.glossary.region]
        id = f"woord-{term.id}"
        return (
            f'<div class="term-note" id="{id}" popover><p id="{id}-uitleg"><strong>{escape(said.word)}:</strong> '
            f"{escape(said.means)} Bijvoorbeeld: {escape(said.example)}</p>"
            f'<p class="term-note__more"><a href="{up}woorden.html#{term.id}">Woordenlijst</a> '
            f'<button type="button" class="text-button" popovertarget="{id}" popovertargetaction="hide">Sluit</button></p></div>\n'
        )


def _trimmed(html: str, text: Text) -> tuple[int, int]:
    """Where the words of a text begin and end."""
    piece = html[text.start : text.end]
    return text.start + len(piece) - len(piece.lstrip()), text.start + len(piece.rstrip())


def _button(word: str, term: Term) -> str:
    id = f"woord-{term.id}"
    return f'<button type="button" class="term" popovertarget="{id}" aria-describedby="{id}-uitleg">{word}</button>'


def _link(word: str, up: str, id: str) -> str:
    return f'<a href="{up}woorden.html#{id}">{word}</a>'
