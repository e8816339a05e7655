"""Tables in running text: every cell carries the heading of its column, so that a row reads on a phone, where it is a stack of lines."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

AFTER_INLINE = 15  # Python-Markdown's own runs at 20: then bold words and links in a heading are text


class CellLabels(Treeprocessor):
    """Sets data-label on cells; not on the first of a row, which says itself what the row is about, unless it is a mere number."""

    def run(self, root: Element) -> None:
        """Markdown's own name for a walk over the tree of a page."""
        for table in root.iter("table"):
            labels = ["".join(heading.itertext()).strip() for heading in table.iter("th")]
            for row in table.iter("tr"):
                for index, (label, cell) in enumerate(zip(labels, row.findall("td"), strict=False)):
                    is_told = index == 0 and not (cell.text or "").strip().isdigit()
                    if label and not is_told and STX not in label:  # STX: an icon that is not in its place yet
                        cell.set("data-label", label)


class TableLabels(Extension):
    """Labels for the cells of all tables of a page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register with Python-Markdown."""
        md.treeprocessors.register(CellLabels(md), "opstage-cell-labels", AFTER_INLINE)
