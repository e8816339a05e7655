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
# A longtask is one of more than 50 ms; the loop sees shorter ones too, between two messages.
NOTE_TASKS = """window.tasks = []; window.longest = 0; window.marks = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.tasks.push(Math.round(entry.duration))))
  .observe({ type: 'longtask', buffered: true });"""


@dataclass(frozen=True)
class Figures:
    """What one reading cost."""

    seconds: float
    tasks: list[int]
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
    page.add_init_script(NOTE_TASKS)
    page.goto(f"{url}/docent/klasoverzicht.html")
    page.wait_for_selector("[data-overview][data-ready]")
    page.evaluate("window.tasks.length = 0")


def read(page: Page, files: list[Any]) -> Figures:
    """Give files to the page and wait until it shows them."""
    begin = time.monotonic()
    page.evaluate(
        """() => { const root = document.querySelector('[data-overview]');
          new MutationObserver(() => { window.marks.push([root.dataset.state, performance.now()]); })
            .observe(root, { attributes: true, attributeFilter: ['data-state'] }); }"""
    )
    page.locator("[data-action=add-files]").set_input_files(files)
    page.wait_for_selector("[data-overview][data-state=read]", timeout=PATIENCE)
    page.wait_for_selector(".overview__table tbody tr")
    seconds = time.monotonic() - begin
    marks: list[tuple[str, float]] = page.evaluate("window.marks")
    if len(marks) >= 2:
        seconds = (marks[-1][1] - marks[0][1]) / 1000
    page.wait_for_timeout(300)
    return Figures(seconds, page.evaluate("window.tasks"), heap(page))


def walk(page: Page) -> list[int]:
    """Go through all views as a teacher does; returns the long tasks of it."""
    page.evaluate("window.tasks.length = 0")
    for view in ("question", "pupil", "files", "missing", "table"):
        page.locator(f"[data-view={view}]").click()
        page.wait_for_timeout(400)
    page.locator("[data-action=hide-names]").click()
    page.wait_for_timeout(400)
    found: list[int] = page.evaluate("window.tasks")
    return found


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
        excel = time.monotonic()
        with page.expect_download(timeout=PATIENCE) as waiting:
            page.evaluate("window.tasks.length = 0")
            page.locator("[data-action=save-xlsx]").click()
        waiting.value.path()
        saved = time.monotonic() - excel
        exporting: list[int] = page.evaluate("window.tasks")
        size = school.stat().st_size / MEGABYTE
        browser.close()
        server.shutdown()
    print(f"class of 30: {few.seconds:.2f} s (bar {CLASS_BAR:.0f}); tasks over 50 ms: {few.tasks or 'none'}")
    print(f"{count} stagemaps, ZIP of {size:.0f} MB: {many.seconds:.1f} s (bar {SCHOOL_BAR:.0f})")
    print(f"  tasks over 50 ms while reading: {many.tasks or 'none'}; in the views: {walked or 'none'}")
    print(f"  Excel of everything: {saved:.1f} s; tasks over 50 ms: {exporting or 'none'}")
    print(f"  memory of the page: {many.heap:.0f} MB, empty {empty:.0f} MB")
    return int(few.seconds > CLASS_BAR or many.seconds > SCHOOL_BAR or max(many.tasks, default=0) > TASK_BAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
