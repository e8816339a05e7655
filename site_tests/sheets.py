"""Which worksheets the tested build shows: a sheet may belong to one region only."""

from __future__ import annotations

import re
from pathlib import Path

from hooks.opstage.wording import REGIONS
from site_tests.conftest import ROOT

REGION = re.compile(rf"^[ \t]*region:[ \t]*({'|'.join(REGIONS)})\b", re.M)


def region_of(text: str) -> str:
    """The region that a settings file or a worksheet names; "" for none."""
    found = REGION.search(text)
    return found[1] if found else ""


def sheet_files() -> list[Path]:
    """The files of all worksheets that the school's region shows, in the order of their names."""
    here = region_of((ROOT / "mkdocs.yml").read_text("utf-8"))
    files = sorted((ROOT / "worksheets").glob("*.yml"))
    return [file for file in files if region_of(file.read_text("utf-8")) in ("", here)]
