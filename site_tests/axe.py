"""Asks axe-core, the engine behind most accessibility checkers, what is wrong with a page as it stands now."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from hooks.opstage.bundle import ensure_packages

FOLDER = Path(__file__).resolve().parent
# WCAG 2.2 A and AA. The rule target-size belongs to it but is off unless asked for.
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": {"assets": ["media"]},  # no rule of these looks into style sheets
}
# Rules whose verdict may be another one at another width, where the same elements show.
OF_LAYOUT = {
    **OPTIONS,
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
}
# All that words can break on a page whose template and kinds of blocks another page shows: styles are the same on both.
OF_WORDS = {**OPTIONS, "rules": {"color-contrast": {"enabled": False}, "target-size": {"enabled": False}}}


@cache
def source() -> str:
    """The script of axe-core, from npm."""
    return (ensure_packages(FOLDER) / "axe-core" / "axe.min.js").read_text("utf-8")


def start(page: Page, options: dict[str, Any] = OPTIONS) -> None:
    """Let axe begin, without waiting: another page may work at the same time."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    page.evaluate("(options) => { window.axeResult = axe.run(document, options); }", options)


def result(page: Page) -> list[str]:
    """Every element that breaks a rule, as "rule: element (why)"."""
    found: dict[str, Any] = page.evaluate("() => window.axeResult")
    assert found["testEngine"]["name"] == "axe-core"
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({_why(node)})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def violations(page: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """What axe says of a page as it stands now."""
    start(page, options)
    return result(page)


def _why(node: dict[str, Any]) -> str:
    return " ".join(str(node.get("failureSummary", "")).split())[:300]
