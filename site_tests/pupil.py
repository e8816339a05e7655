"""What a pupil does on the site, in the words of the tests: open a sheet, wait until it is kept, download, open a file."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import pikepdf
from playwright.sync_api import FilePayload, Locator, Page

from hooks.opstage.model import Site, Worksheet

ATTACHMENT = "antwoorden.json"
PREFIX = "opstage:opstage"  # browser/storage/database.ts: `opstage:` and the site id
PATIENCE = 15  # seconds
FAR_PAST = "2026-01-05T10:32:00.000Z"

Envelope = dict[str, Any]


def path_of(content: Site, sheet: str) -> str:
    """Where a worksheet stands within the site: its own page, or its card."""
    worksheet: Worksheet = content.worksheets[sheet]
    if worksheet.placement == "page":
        return f"werkbladen/{sheet}.html"
    card = next(card for card in content.cards if card.number == worksheet.card)
    return card.page.replace(".md", ".html")


def visit(page: Page, url: str) -> None:
    """Go to a page and wait until its script is done, or asks whose work this is."""
    page.goto(url)
    page.wait_for_selector("html[data-opstage=ready], dialog[open]")


def wait_ready(page: Page) -> None:
    """Wait until the page shows all that is kept."""
    page.wait_for_selector("html[data-opstage=ready]")


def form_of(page: Page, sheet: str) -> Locator:
    """The form of a worksheet."""
    return page.locator(f'form[data-worksheet="{sheet}"]')


def question(page: Page, sheet: str, name: str) -> Locator:
    """The one field of a question that has one field."""
    return form_of(page, sheet).locator(f'[data-question="{name}"]').locator("input, textarea").first


def definition_of(form: Locator) -> dict[str, Any]:
    """The definition that stands inside a form."""
    found: dict[str, Any] = json.loads(form.locator("script[data-definition]").text_content() or "")
    return found


def status_line(form: Locator, state: str) -> Locator:
    """The status line of a form when it is in a state."""
    return form.locator(f'[data-save-status][data-state="{state}"]')


def wait_saved(form: Locator) -> None:
    """Wait until the form says that everything is kept."""
    status_line(form, "saved").wait_for()


_KEPT = """async (name) => {
  if (!(await indexedDB.databases()).some((database) => database.name === name)) return {};
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const records = await new Promise((resolve, reject) => {
    const found = {};
    const request = database.transaction("records").objectStore("records").openCursor();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      if (!request.result) return resolve(found);
      found[request.result.key] = request.result.value;
      request.result.continue();
    };
  });
  database.close();
  return records;
}"""


def kept(page: Page) -> dict[str, Any]:
    """Everything that IndexedDB holds of this site: `worksheet/<id>` and `profile`."""
    records: dict[str, Any] = page.evaluate(_KEPT, PREFIX)
    return records


def wait_kept(page: Page, is_there: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until storage holds what a test waits for."""
    end = time.monotonic() + PATIENCE
    while not is_there(kept(page)):
        assert time.monotonic() < end, f"never kept; there is only {kept(page)}"
        page.wait_for_timeout(20)


def kept_sheet(page: Page, sheet: str) -> dict[str, Any] | None:
    """The record of one worksheet."""
    return kept(page).get(f"worksheet/{sheet}")


def kept_answers(page: Page, sheet: str) -> dict[str, Any]:
    """The answers that are kept of a worksheet; none when it has no record."""
    record = kept_sheet(page, sheet)
    return cast(dict[str, Any], record["answers"]) if record else {}


def kept_elsewhere(page: Page) -> list[str]:
    """Keys of this site in localStorage and sessionStorage."""
    keys: list[str] = page.evaluate(
        "prefix => [localStorage, sessionStorage].flatMap((area) => Object.keys(area)).filter((key) => key.startsWith(prefix))",
        PREFIX.split(":")[0],
    )
    return keys


def sign(page: Page, name: str, group: str) -> None:
    """Type name and class beside the download button, and wait until they are kept."""
    page.locator("[data-pupil=name]").fill(name)
    page.locator("[data-pupil=group]").fill(group)
    wait_kept(page, lambda found: {"name": name, "group": group}.items() <= found.get("profile", {}).items())


def press(page: Page, action: str) -> None:
    """Press the visible button of an action, after opening what hides it."""
    for details in page.locator(f"details:not([open]):has([data-action={action}]) > summary").all():
        details.click()
    page.locator(f"[data-action={action}]:visible").first.click()


def download(page: Page, action: str, folder: Path) -> Path:
    """Press a button that downloads; returns the file under the name that the site gave it."""
    with page.expect_download() as waiting:
        press(page, action)
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def attached(path: Path) -> Envelope:
    """The answers inside a PDF."""
    with pikepdf.open(path) as pdf:
        found: Envelope = json.loads(pdf.attachments[ATTACHMENT].get_file().read_bytes())
    return found


def sheet_answers(answers: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """The answers of one worksheet as a file holds them."""
    return {
        "worksheetVersion": 1,
        "status": "busy",
        "updatedAt": FAR_PAST,
        "answers": dict(answers),
        "unplaced": [],
        **changes,
    }


def envelope(worksheets: Mapping[str, Any], **changes: Any) -> Envelope:
    """A whole answer file."""
    return {
        "format": "opstage-antwoorden",
        "formatVersion": 1,
        "site": "opstage",
        "exportedAt": FAR_PAST,
        "worksheets": dict(worksheets),
        **changes,
    }


def payload(content: Envelope | str | bytes, name: str = "antwoorden.json") -> FilePayload:
    """A file to choose, made of an envelope, of text or of bytes."""
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False)
    raw = content.encode() if isinstance(content, str) else content
    kind = "application/pdf" if name.endswith(".pdf") else "application/json"
    return FilePayload(name=name, mimeType=kind, buffer=raw)


def open_file(page: Page, file: Path | FilePayload) -> None:
    """Choose a file in the site's file field, and wait until the site says what came of it or asks something."""
    page.locator("input[data-file-field]").set_input_files(file)
    page.wait_for_selector(".notice-bar:not([data-kind=busy]):not([hidden]), dialog[open]")


def notice(page: Page) -> str:
    """What the notice bar says now."""
    return page.locator(".notice-bar__words").inner_text()


def failure_code(page: Page) -> str | None:
    """Code of the failure in the notice bar, if it tells of one."""
    codes = page.locator(".notice-bar [data-failure]")
    return codes.get_attribute("data-failure") if codes.count() else None


def preview_of(output: Locator) -> tuple[Any, bool]:
    """The answer that the gallery shows under an example, and whether it counts as complete."""
    words = output.text_content() or ""
    answer, _ = json.JSONDecoder().raw_decode(words)
    return answer, output.get_attribute("data-complete") == "true"
