"""Tables in running text: every cell carries the heading of its column, so that a row reads on a phone, where it is a stack of lines."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

AFTER_INLINE = 15  # Python-Markdown's own runs at 20: then bold words and links in a heading are text


class CellLabels(Treeprocessor):
    """Sets data-label on all cells but the first of a row: the first says itself what the row is about."""

    def run(self, root: Element) -> None:
        """Markdown's own name for a walk over the tree of a page."""
        for table in root.iter("table"):
            labels = ["".join(heading.itertext()).strip() for heading in table.iter("th")]
            for row in table.iter("tr"):
                for label, cell in list(zip(labels, row.findall("td"), strict=False))[1:]:
                    if label and STX not in label:  # an icon that is not in its place yet
                        cell.set("data-label", label)


class TableLabels(Extension):
    """Labels for the cells of all tables of a page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register with Python-Markdown."""
        md.treeprocessors.register(CellLabels(md), "opstage-cell-labels", AFTER_INLINE)
