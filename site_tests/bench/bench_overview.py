"""How fast does the class overview read a class, and a whole school? Prints figures against the bars; not a test, for times are not stable.

Run: .venv/bin/python -m site_tests.bench.bench_overview [folder of a built site] [number of hand-ins]

A class is 30 files, 6 of them bad. A school is 1,000 stagemaps of all worksheets, each as heavy as a real one, in one ZIP.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page, sync_playwright

from hooks.opstage.content import load_site
from site_tests import machine, visitor
from site_tests.bench.bench_typing import build
from site_tests.conftest import ROOT, serve
from site_tests.hand_ins import make_class, make_many

SCHOOL = 1000
CLASS_BAR = 1.0  # seconds
SCHOOL_BAR = 30.0
TASK_BAR = 50  # milliseconds
STAGEMAP = 250_000  # bytes of fonts and pages in a stagemap, beside the answers
PATIENCE = 300_000
MEGABYTE = 1024 * 1024
NOTE_STATES = """window.marks = []; addEventListener('DOMContentLoaded', () => {
  const root = document.querySelector('[data-overview]');
  new MutationObserver(() => { window.marks.push([root.dataset.state, performance.now()]); })
    .observe(root, { attributes: true, attributeFilter: ['data-state'] }); });"""


@dataclass(frozen=True)
class Figures:
    """What something cost. `tasks`: processor milliseconds of the longest tasks of the page's main thread, longest first."""

    seconds: float
    tasks: list[float]
    heap: float


def heap(page: Page) -> float:
    """Megabytes that the page holds on to."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"] / MEGABYTE
    session.detach()
    return used


def open_overview(page: Page, url: str) -> None:
    """The empty overview."""
    page.add_init_script(NOTE_STATES)
    page.goto(f"{url}/docent/klasoverzicht.html")
    page.wait_for_selector("[data-overview][data-ready]")


def watched(page: Page, work: Callable[[], None]) -> list[float]:
    """Processor milliseconds of the ten longest tasks while something is done. Not by the clock: the machine does other things too."""
    session = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    finished: list[bool] = []
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda _: finished.append(True))
    session.send(
        "Tracing.start",
        {"categories": "toplevel,disabled-by-default-devtools.timeline", "transferMode": "ReportEvents"},
    )
    work()
    page.wait_for_timeout(300)
    session.send("Tracing.end")
    while not finished:
        page.wait_for_timeout(20)
    session.detach()
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event.get("name") == "thread_name" and event["args"].get("name") == "CrRendererMain"
    }
    tasks = [
        float(event.get("tdur", event.get("dur", 0))) / 1000
        for event in events
        if event.get("ph") == "X" and (event["pid"], event["tid"]) in mains and "RunTask" in event["name"]
    ]
    return sorted(tasks, reverse=True)[:10]


def read(page: Page, files: list[Any]) -> Figures:
    """Give files to the page and wait until it shows them."""

    def work() -> None:
        page.locator("[data-action=add-files]").set_input_files(files)
        page.wait_for_selector("[data-overview][data-state=read]", timeout=PATIENCE)
        page.wait_for_selector(".overview__table tbody tr")

    tasks = watched(page, work)
    marks: list[tuple[str, float]] = page.evaluate("window.marks")
    return Figures((marks[-1][1] - marks[0][1]) / 1000, tasks, heap(page))


def walk(page: Page) -> list[float]:
    """Go through all views as a teacher does; returns the longest tasks of it."""

    def work() -> None:
        for view in ("question", "pupil", "files", "missing", "table"):
            page.locator(f"[data-view={view}]").click()
            page.wait_for_timeout(400)
        page.locator("[data-action=hide-names]").click()
        page.wait_for_timeout(400)

    return watched(page, work)


def save(page: Page) -> Figures:
    """Download everything for Excel."""

    def work() -> None:
        with page.expect_download(timeout=PATIENCE) as waiting:
            page.locator("[data-action=save-xlsx]").click()
        waiting.value.path()

    begin = time.monotonic()
    tasks = watched(page, work)
    return Figures(time.monotonic() - begin, tasks, heap(page))


def zipped(folder: Path, count: int) -> Path:
    """A school in one ZIP on disk."""
    target = folder / "school.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in make_many(load_site(ROOT), count, weight=STAGEMAP):
            archive.writestr(file.path, file.data)
    return target


def main(arguments: list[str]) -> int:
    """Measure, print, and return 1 when a bar is broken."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(arguments[0]) if arguments else build(Path(scratch) / "site")
        count = int(arguments[1]) if len(arguments) > 1 else SCHOOL
        server, url = serve(site)
        found: dict[str, Any] = json.loads(machine.BROWSER_FILE.read_text("utf-8"))
        browser = playwright.chromium.launch(args=machine.browser_arguments(), **found)
        page = browser.new_page(viewport=visitor.LAPTOP)
        open_overview(page, url)
        payloads = [
            FilePayload(name=Path(file.path).name, mimeType="application/pdf", buffer=file.data)
            for file in make_class(load_site(ROOT))
        ]
        few = read(page, payloads)
        page.close()
        school = zipped(Path(scratch), count)
        page = browser.new_page(viewport=visitor.LAPTOP)
        open_overview(page, url)
        empty = heap(page)
        many = read(page, [str(school)])
        walked = walk(page)
        saved = save(page)
        size = school.stat().st_size / MEGABYTE
        browser.close()
        server.shutdown()
    print(f"class of 30: {few.seconds:.2f} s (bar {CLASS_BAR:.0f}); longest task {longest(few.tasks)}")
    print(f"{count} stagemaps, ZIP of {size:.0f} MB: {many.seconds:.1f} s (bar {SCHOOL_BAR:.0f})")
    print(f"  longest tasks while reading: {longest(many.tasks)}; in the views: {longest(walked)}")
    print(f"  Excel of everything: {saved.seconds:.1f} s; longest tasks: {longest(saved.tasks)}")
    print(f"  memory of the page: {many.heap:.0f} MB, empty {empty:.0f} MB")
    slow = max([*few.tasks, *many.tasks]) > TASK_BAR
    return int(few.seconds > CLASS_BAR or many.seconds > SCHOOL_BAR or slow)


def longest(tasks: list[float]) -> str:
    """The three longest, for reading."""
    return ", ".join(f"{task:.0f}" for task in tasks[:3]) + " ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
