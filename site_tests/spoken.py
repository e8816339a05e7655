"""What a screen reader gets from a tagged PDF: the text of the structure tree, in its order, with spoken words in place of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

# By page (object number), then by number of marked content.
Contents = dict[int, dict[int, str]]
CHARACTER = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


def _characters(font: Any) -> dict[int, str]:
    """Glyph number → text, as the font's own table says."""
    table: bytes = font.ToUnicode.read_bytes()
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in CHARACTER.findall(table)
    }


class _PageText:
    """Goes through the drawing commands of one page and notes the text of every piece of marked content."""

    def __init__(self, page: pikepdf.Page, tables: dict[int, dict[int, str]]) -> None:
        self._tables = tables
        self._fonts: Any = page.obj.Resources.get("/Font", {})
        self._font: dict[int, str] = {}
        self._open: list[tuple[int | None, str | None]] = []
        self.found: dict[int, str] = {}
        for command in pikepdf.parse_content_stream(page):
            self._obey(str(command.operator), command.operands)

    def _obey(self, operator: str, operands: Any) -> None:
        match operator:
            case "BMC":
                self._open.append((None, None))
            case "BDC":
                properties: Any = operands[1] if isinstance(operands[1], pikepdf.Dictionary) else {}
                number, words = properties.get("/MCID"), properties.get("/ActualText")
                self._open.append((None if number is None else int(number), None if words is None else str(words)))
            case "EMC":
                number, words = self._open.pop()
                if words is not None:
                    self._note(words, number)
            case "Tf":
                self._font = self._table(self._fonts[str(operands[0])])
            case "Tj" | "TJ":
                strings = operands[0] if operator == "TJ" else operands
                drawn = "".join(self._read(bytes(part)) for part in strings if isinstance(part, pikepdf.String))
                if not any(words is not None for _, words in self._open):
                    self._note(drawn, None)

    def _table(self, font: Any) -> dict[int, str]:
        key = font.objgen[0]
        if key not in self._tables:
            self._tables[key] = _characters(font)
        return self._tables[key]

    def _read(self, codes: bytes) -> str:
        return "".join(self._font.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2))

    def _note(self, text: str, number: int | None) -> None:
        for outer, _ in reversed(self._open):
            number = number if number is not None else outer
        if number is not None:
            self.found[number] = self.found.get(number, "") + text


def _pieces(element: Any, page: int, contents: Contents) -> Iterator[str]:
    if isinstance(element, int):
        yield contents[page].get(element, "")
        return
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _pieces(child, page, contents)
        return
    page = element.Pg.objgen[0] if "/Pg" in element else page
    if "/ActualText" in element:
        yield str(element.ActualText)
    elif str(element.get("/Type", "")) == "/MCR":
        yield contents[page].get(int(element.MCID), "")
    elif "/K" in element:
        yield from _pieces(element.K, page, contents)


@cache
def spoken(pdf: Path) -> tuple[str, ...]:
    """The pieces of text in the order in which a screen reader says them; the foot of a page is none of them."""
    with pikepdf.open(pdf) as document:
        tables: dict[int, dict[int, str]] = {}
        contents = {page.obj.objgen[0]: _PageText(page, tables).found for page in document.pages}
        return tuple(_pieces(document.Root.StructTreeRoot.K, 0, contents))
