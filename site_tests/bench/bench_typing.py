"""How long does the page keep a slow laptop busy for one key? Prints a figure against the bar; not a test, for times are not stable.

Run: .venv/bin/python -m site_tests.bench.bench_typing [folder of a built site]

Chromium slows its processor down six times and writes down every handler that it runs, while a pupil types in the longest worksheet.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from site_tests import machine, pupil, visitor
from site_tests.conftest import ROOT, serve
from site_tests.visitor import worksheet_pages

THROTTLE = 6
BAR = 8.0  # milliseconds
SENTENCE = "Ik wil leren hoe een kok werkt, want ik hou van eten. "
ROUNDS = 3  # other work on the machine only adds time, so the quietest round counts
KEY_DELAY = 60  # milliseconds between keys of a quick typist
OUR_SCRIPT = "/assets/opstage/"
CAUSES = ("EventDispatch", "TimerFire")


def build(folder: Path) -> Path:
    """The site, built anew."""
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


def longest(site: Path) -> str:
    """The worksheet with the most controls."""
    return max(
        worksheet_pages(site),
        key=lambda page: (site / page).read_text("utf-8").count("data-cell=") * 100 + (site / page).stat().st_size,
    )


def record(page: Page, session: CDPSession) -> list[dict[str, Any]]:
    """Type in one field of every kind and return what Chromium wrote down."""
    events: list[dict[str, Any]] = []
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    session.send("Tracing.start", {"categories": "devtools.timeline", "transferMode": "ReportEvents"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    form = page.locator("form[data-worksheet]")
    for selector in ("textarea[name]", "input[type=text][name]", "textarea[data-cell]", "input[type=text][data-cell]"):
        field = form.locator(selector).first
        if field.count():
            field.press_sequentially(SENTENCE, delay=KEY_DELAY)
    for selector in (".option input[type=radio]", ".option input[type=checkbox]", "[data-add-row]", "[data-move=down]"):
        control = form.locator(selector).first
        if control.count():
            control.press("Space")
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    pupil.wait_saved(form)
    done = page.evaluate_handle("() => new Promise((resolve) => setTimeout(resolve, 300))")
    done.dispose()
    finished: list[bool] = []
    session.once("Tracing.tracingComplete", lambda _: finished.append(True))
    session.send("Tracing.end")
    while not finished:
        page.wait_for_timeout(20)
    return events


def durations(events: list[dict[str, Any]]) -> dict[str, list[float]]:
    """Processor milliseconds of every call of our script, by the event or timer that it answers."""
    spans = [event for event in events if event.get("ph") == "X"]
    causes = [event for event in spans if event["name"] in CAUSES]
    found: dict[str, list[float]] = {}
    for call in spans:
        data = call.get("args", {}).get("data", {})
        if call["name"] != "FunctionCall" or OUR_SCRIPT not in str(data.get("url", "")):
            continue
        around = [cause for cause in causes if cause["tid"] == call["tid"] and encloses(cause, call)]
        cause = min(around, key=lambda span: float(span["dur"]), default=call)
        name = str(cause.get("args", {}).get("data", {}).get("type") or cause["name"])
        found.setdefault(name, []).append(call.get("tdur", call["dur"]) / 1000)
    return found


def encloses(outer: dict[str, Any], inner: dict[str, Any]) -> bool:
    """True when one span lies within another."""
    return bool(outer["ts"] <= inner["ts"] and inner["ts"] + inner["dur"] <= outer["ts"] + outer["dur"])


def measure(page: Page, url: str) -> dict[str, list[float]]:
    """One round: a fresh page, and what its handlers took."""
    pupil.visit(page, url)
    session = page.context.new_cdp_session(page)
    found = durations(record(page, session))
    session.detach()
    return found


def main(arguments: list[str]) -> int:
    """Measure, print, and return 1 when the bar is broken."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(arguments[0]) if arguments else build(Path(scratch) / "site")
        server, url = serve(site)
        found: dict[str, Any] = json.loads(machine.BROWSER_FILE.read_text("utf-8"))
        browser = playwright.chromium.launch(args=machine.browser_arguments(), **found)
        address = longest(site)
        size = visitor.LAPTOP
        rounds = [measure(browser.new_page(viewport=size), f"{url}/{address}") for _ in range(ROUNDS)]
        browser.close()
        server.shutdown()
    print(f"{address}, processor {THROTTLE} times slower, quietest of {ROUNDS} rounds")
    worst = 0.0
    for name in sorted(set.intersection(*map(set, rounds))):
        longest_call = min(max(values[name]) for values in rounds)
        middle = min(statistics.median(values[name]) for values in rounds)
        worst = max(worst, longest_call)
        print(f"  {name:14} {len(rounds[0][name]):4} calls  median {middle:6.2f}  longest {longest_call:6.2f} ms")
    print(f"longest handler {worst:.2f} ms; the bar is {BAR:.0f} ms")
    return int(worst > BAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
