"""Which worksheets the tested build shows, for a sheet may belong to one region only; and which of them show every kind of thing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hooks.opstage.model import Site, Worksheet
from site_tests.regions import ROOT, TESTED, region_of


def sheet_files(region: str = TESTED) -> list[Path]:
    """The files of all worksheets that a region shows, in the order of their names."""
    files = sorted((ROOT / "worksheets").glob("*.yml"))
    return [file for file in files if region_of(file.read_text("utf-8")) in ("", region)]


def kinds_of(worksheet: Worksheet) -> Iterator[str]:
    """All that code treats in a way of its own on the page of a worksheet: whose it is, where it stands, types, keys and cells."""
    yield f"for a {worksheet.audience}{'' if worksheet.about_pupil else ', about no pupil'}"
    yield f"on a {worksheet.placement}"
    for question in worksheet.questions():
        yield question.type
        yield from (f"{question.type} with {key}" for key in question.options)
        columns = question.options.get("columns")
        for column in columns if isinstance(columns, list) else []:
            yield f"{question.type} with a cell of {column.get('kind', 'text') if isinstance(column, dict) else column}"


def varied_sheets(content: Site) -> list[str]:
    """Few worksheets that have together what any worksheet has: for what is too slow to do with all of them."""
    kinds = {name: {*kinds_of(sheet)} for name, sheet in sorted(content.worksheets.items())}
    missing = set[str]().union(*kinds.values())
    chosen: list[str] = []
    while missing:
        best = max(kinds, key=lambda name: len(kinds[name] & missing))
        missing -= kinds[best]
        chosen.append(best)
    return chosen
