"""The built pages as trees: parsed once a run, for tests of the HTML itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib


@dataclass(frozen=True)
class HtmlPage:
    """A page of the site; `path` is relative to its root, such as kaarten/1-waarom.html."""

    path: str
    source: str
    root: Element

    def all(self, *tags: str) -> Iterator[Element]:
        """Elements with one of these tags (any without tags), in order. What stands in <template> is left out."""
        return (element for element in seen(self.root) if not tags or element.tag in tags)

    def main(self) -> Element:
        """What a page itself says: without header, menu and footer."""
        found = next(self.all("article"), None)
        assert found is not None, f"{self.path} has no <article>"
        return found


def seen(element: Element) -> Iterator[Element]:
    """An element and all in it, but not what stands in <template>: that is no part of the page yet."""
    if not isinstance(element.tag, str) or element.tag == "template":
        return
    yield element
    for child in element:
        yield from seen(child)


@cache
def pages_of(site: Path) -> dict[str, HtmlPage]:
    """All pages of a built site by path."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        source = file.read_text("utf-8")
        pages[path] = HtmlPage(path, source, html5lib.parse(source, namespaceHTMLElements=False))
    return pages
