"""Photos and drawings in and out: kept beside the sheet, whole in the PDF, back byte for byte, and gone when the device is emptied."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from site_tests import photos, pupil
from site_tests.conftest import TIMEOUT, Watcher, need
from site_tests.test_photo import SHEET, answer_of, card, choose, on_shelf, open_sheet, part, photos_of
from site_tests.test_saving import kill_browser
from site_tests.validators import page_validation, verapdf, verapdf_available
from site_tests.visitor import becomes, bring_up

PAGE = f"werkbladen/{SHEET}.html"
NewContext = Callable[..., BrowserContext]
FILES = {"werkplek.jpg": photos.jpeg(900, 600, seed=1), "gebouw.jpg": photos.jpeg(600, 900, seed=2)}


@dataclass(frozen=True)
class Report:
    """A photo report as a pupil made it: the PDF, the answers of the sheet, and the files that the browser kept."""

    pdf: Path
    answers: dict[str, Any]
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def report(browser: Browser, base_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    """Two photos with words, and a drawing."""
    watcher = Watcher()
    context = browser.new_context(locale="nl-NL", accept_downloads=True)
    context.set_default_timeout(TIMEOUT)
    context.on("page", watcher.watch)
    page = context.new_page()
    root = open_sheet(page, base_url)
    choose(root, FILES)
    part(root, 1, "caption").fill("Mijn werkplek")
    part(root, 1, "alt").fill("Een tafel met gereedschap.")
    part(root, 2, "alt").fill("De ingang.")
    draw(page)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    pdf = pupil.download(page, "save-pdf", tmp_path_factory.mktemp("report"))
    yield Report(pdf, pupil.kept_answers(page, SHEET), on_shelf(page))
    context.close()
    assert not watcher.verdict()


def draw(page: Page) -> None:
    """A word on the paper, with the keyboard."""
    question = bring_up(page, "[data-question][data-type=drawing]")
    question.locator("[data-draw]").click()
    chooser = question.locator("details:has([data-picture])")
    if chooser.get_attribute("open") is None:
        chooser.locator("summary").click()
    question.locator("[data-picture]").first.click()
    pupil.wait_kept(page, lambda found: "'kind': 'picture'" in str(found))


@pytest.fixture
def other_device(new_context: NewContext, base_url: str) -> Page:
    """The sheet in a fresh profile."""
    page = new_context().new_page()
    pupil.visit(page, f"{base_url}/{PAGE}")
    return page


def embedded_photos(pdf: Path) -> list[bytes]:
    """The bytes of every photo in a PDF, as another program finds them."""
    with pikepdf.open(pdf) as file:
        images = [it for it in file.objects if isinstance(it, pikepdf.Stream) and it.get("/Subtype") == "/Image"]
        return [it.read_raw_bytes() for it in images if it.get("/Width", 0) > 200]


def opened_on(page: Page, pdf: Path) -> str:
    """Open a PDF; what the site says of it."""
    pupil.open_file(page, pdf)
    expect(page.locator(".notice-bar")).to_contain_text("Je werk is geopend.")
    return pupil.notice(page)


def test_photos_stand_in_the_pdf_once_and_as_they_are_kept(report: Report) -> None:
    """No second copy, no new compression, and nothing that the camera wrote beside it."""
    assert sorted(embedded_photos(report.pdf)) == sorted(report.files.values())
    assert not [secret for secret in (photos.SERIAL, photos.MAKER) if secret.encode() in report.pdf.read_bytes()]


def test_the_pdf_with_photos_and_a_drawing_is_accessible_and_archivable(report: Report) -> None:
    """PDF/UA-1 and PDF/A-3a; every picture has words."""
    assert page_validation(report.pdf) == []
    with pikepdf.open(report.pdf) as file:
        figures = [it for it in file.objects if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/Figure"]
        words = [str(it.Alt) for it in figures]
    assert words[:2] == ["Een tafel met gereedschap.", "De ingang."]
    assert (len(words), all(words)) == (3, True)


@pytest.mark.skipif(not verapdf_available(), reason="veraPDF or a JDK is missing")
def test_the_reference_validator_agrees_about_pictures(report: Report) -> None:
    """veraPDF."""
    assert verapdf(report.pdf)[report.pdf] == {"ua1": [], "3a": []}


def test_another_device_gets_the_same_photos_drawing_and_words(report: Report, other_device: Page) -> None:
    """Byte for byte, and they show."""
    opened_on(other_device, report.pdf)
    assert (pupil.kept_answers(other_device, SHEET), on_shelf(other_device)) == (report.answers, report.files)
    picture = card(photos_of(other_device), 1).locator("img")
    expect(picture).to_have_js_property("complete", True)
    becomes(lambda: picture.evaluate("it => it.naturalWidth"), 900)


def test_a_pdf_that_qpdf_saved_again_holds_the_same_photos(report: Report, other_device: Page, tmp_path: Path) -> None:
    """It moves everything and changes no photo."""
    need("qpdf")
    again = tmp_path / "opnieuw.pdf"
    subprocess.run(["qpdf", "--object-streams=generate", "--recompress-flate", report.pdf, again], check=True)
    opened_on(other_device, again)
    assert on_shelf(other_device) == report.files


def test_a_program_that_makes_photos_smaller_takes_no_words_away(
    report: Report, other_device: Page, tmp_path: Path
) -> None:
    """Ghostscript makes them anew: the words come back and the photos that are missing are named."""
    need("gs")
    small = tmp_path / "klein.pdf"
    options = ["-sDEVICE=pdfwrite", "-dPDFSETTINGS=/screen", "-dPassThroughJPEGImages=false"]
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", *options, "-o", small, report.pdf], check=True)
    said = opened_on(other_device, small)
    assert "Mijn werkplek, De ingang." in said
    assert (pupil.kept_answers(other_device, SHEET), on_shelf(other_device)) == (report.answers, {})
    expect(card(photos_of(other_device), 1).locator("[data-missing]")).to_be_visible()


def test_the_same_photo_is_kept_once(page: Page, base_url: str) -> None:
    """Its name is its content."""
    choose(open_sheet(page, base_url), [photos.payload(name, FILES["werkplek.jpg"]) for name in ("a.jpg", "b.jpg")])
    pupil.wait_saved(pupil.form_of(page, SHEET))
    assert len(on_shelf(page)) == 1


def test_an_emptied_device_keeps_no_photo(page: Page, base_url: str) -> None:
    """Klaar op deze computer."""
    choose(open_sheet(page, base_url), FILES)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    pupil.press(page, "done-here")
    with page.expect_download():
        page.locator("[data-action=leave-start]").click()
    page.locator("[data-action=leave-confirm]").click()
    expect(page.locator(".notice-bar")).to_contain_text("leeg")
    assert (on_shelf(page), pupil.kept(page)) == ({}, {})
    assert answer_of(page) == []


def test_a_photo_that_no_answer_names_is_thrown_away_later(page: Page, base_url: str) -> None:
    """Not at once: an undo may still ask for it."""
    choose(open_sheet(page, base_url), FILES)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    forgotten = f"{'0' * 64}.jpg"
    page.evaluate(
        """([name, file]) => new Promise((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => {
            const transaction = request.result.transaction("files", "readwrite");
            const store = transaction.objectStore("files");
            store.put({ blob: new Blob(["oud"]), keptAt: Date.now() - 3_600_000 }, file);
            store.put({ blob: new Blob(["net"]), keptAt: Date.now() }, file.replace("0", "1"));
            transaction.oncomplete = () => { request.result.close(); resolve(); };
            transaction.onerror = () => reject(transaction.error);
          };
        })""",
        [f"{pupil.PREFIX}:files", forgotten],
    )
    page.reload()
    photos_of(page)
    page.wait_for_function("() => document.querySelector('[data-studio=ready] [data-photo] img')?.naturalWidth > 0")
    wait_for_shelf(page, lambda names: forgotten not in names)
    assert len(on_shelf(page)) == len(FILES) + 1


def wait_for_shelf(page: Page, is_so: Callable[[set[str]], bool]) -> None:
    """Wait until the files that are kept are as a test says."""
    for _ in range(200):
        if is_so(set(on_shelf(page))):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never so; there is {sorted(on_shelf(page))}")


def test_without_storage_a_photo_still_goes_into_the_pdf(page: Page, base_url: str, tmp_path: Path) -> None:
    """A browser that keeps nothing."""
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    root = open_sheet(page, base_url)
    choose(root, FILES)
    assert len(embedded_photos(pupil.download(page, "save-pdf", tmp_path))) == len(FILES)


def test_photos_and_drawings_stand_on_paper(report: Report, other_device: Page) -> None:
    """Print my answers."""
    opened_on(other_device, report.pdf)
    other_device.evaluate(
        """() => { window.print = () => { window.printed = [...document.querySelectorAll('.paper figure')].map((it) =>
          it.querySelector('img') ? it.querySelector('img').naturalWidth : it.querySelector('svg')?.childElementCount); }; }"""
    )
    pupil.press(other_device, "print-answers")
    other_device.wait_for_function("() => window.printed !== undefined")
    widths = other_device.evaluate("window.printed")
    assert widths[:2] == [900, 600]
    assert widths[2] >= 1


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the process of the browser in /proc")
def test_a_browser_that_dies_while_it_keeps_a_photo_loses_no_other(
    playwright: Playwright, chromium_options: dict[str, Any], watcher: Watcher, base_url: str, tmp_path: Path
) -> None:
    """Every photo that an answer names is whole when the pupil comes back."""
    profile = tmp_path / "profile"

    def start() -> Page:
        context = playwright.chromium.launch_persistent_context(profile, locale="nl-NL", **chromium_options)
        context.set_default_timeout(TIMEOUT)
        context.on("page", watcher.watch)
        return context.new_page()

    page = start()
    root = open_sheet(page, base_url)
    choose(root, FILES)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    kept = on_shelf(page)
    more = [photos.payload(f"{seed}.jpg", photos.jpeg(seed=seed)) for seed in range(3, 9)]
    root.locator("[data-choose-photos]").set_input_files(more)
    wait_for_shelf(page, lambda names: len(names) > len(kept))
    with page.context.expect_event("close"):
        kill_browser(profile)
    page = start()
    pupil.visit(page, f"{base_url}/{PAGE}")
    page.get_by_role("button", name="Ja, verder").click()
    pupil.wait_ready(page)
    named = [photo["file"] for photo in answer_of(page)]
    shelf = on_shelf(page)
    assert {name: shelf[name] for name in kept} == kept
    assert [photos.opened(shelf[name]).size for name in named if name not in kept] == [(800, 600)] * (len(named) - 2)
    page.context.close()
