"""The search index: one classic script with the title, address and words of each page, loaded when someone searches."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

# What no reader looks for: code, drawings, hidden copies of rows, and what is the same on every worksheet (its state, its buttons).
DROP = re.compile(
    r"<(script|style|template|svg)\b.*?</\1>|<!--.*?-->"
    r"|<div class=\"page-tools\".*?</div>|<div class=\"save-status\".*?</div>|<div class=\"actions\".*?(?=</form>)",
    re.S | re.I,
)
TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")
MAX_TEXT = 40_000  # longer than any worksheet: a page without end must not make the index heavy


@dataclass(frozen=True)
class Entry:
    """A page that can be found. `url` is relative to the root of the site; `readers`: who it is for, "" for pupils."""

    url: str
    title: str
    text: str
    readers: str = ""


def page_text(content: str) -> str:
    """The words that a reader sees in a page's HTML."""
    return SPACE.sub(" ", html.unescape(TAG.sub(" ", DROP.sub(" ", content)))).strip()[:MAX_TEXT]


def index_script(entries: list[Entry]) -> str:
    """Text of assets/opstage/search.js."""
    rows = [[e.url, e.title, e.text, *([e.readers] if e.readers else [])] for e in sorted(entries, key=lambda e: e.url)]
    return "globalThis.opstageSearch=" + json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + ";\n"
