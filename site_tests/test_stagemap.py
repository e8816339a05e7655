"""The page of the stagemap: the pupil picks what goes in, also by competence, and gets a PDF, a Word document or a ZIP."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from hooks.opstage.model import Site
from site_tests import axe, pupil, reading
from site_tests.conftest import need
from site_tests.visitor import FIRST_SHEET, PHONE, becomes, focused, tab_to

PAGE = "stagemap.html"
PROFILE, CALLING, CARD = "02-dit-ben-ik", "06-bellen", "kaart-6"
NAME, GROUP = "Zoë Kip", "3B"
ANSWER = "Ik kies zin 4: ’s ochtends – € 0 😀"
NO_SHARE = "delete Navigator.prototype.canShare; delete Navigator.prototype.share;"
# A photo as the site keeps it: JPEG, named by its content. What is in it is of no matter here.
PHOTO = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/"
    "wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEI"
    "I0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKz"
    "tLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z"
)
CLIP = bytes(range(256)) * 4000
PUT_FILES = """async (files) => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("opstage:opstage:files", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("files");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const [name, data] of Object.entries(files)) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    await new Promise((resolve) => {
      const request = database.transaction("files", "readwrite").objectStore("files").put({ blob: new Blob([bytes]), keptAt: Date.now() }, name);
      request.onsuccess = resolve;
    });
  }
  database.close();
}"""

Sheets = Mapping[str, Any]


def kept_name(data: bytes, ending: str) -> str:
    """The name under which a file is kept."""
    return f"{hashlib.sha256(data).hexdigest()}.{ending}"


def everything() -> dict[str, Any]:
    """Work of three kinds: done, busy, and on a card."""
    return {
        FIRST_SHEET: pupil.sheet_answers({"reden": ANSWER}),
        PROFILE: pupil.sheet_answers({}, status="busy"),
        CALLING: pupil.sheet_answers({}, status="done"),
        CARD: pupil.sheet_answers({"vraag-1": "Wanneer ik werk."}, status="done"),
    }


def bring(page: Page, base_url: str, sheets: Sheets) -> Page:
    """A pupil with work, on the page of the stagemap."""
    page.add_init_script(NO_SHARE)
    pupil.visit(page, f"{base_url}/{PAGE}")
    pupil.open_file(page, pupil.payload(pupil.envelope(sheets, pupil={"name": NAME, "group": GROUP})))
    page.locator(".notice-bar").get_by_role("button", name="Sluit").click()
    expect(rows(page)).to_have_count(len(sheets))
    return page


@pytest.fixture
def folder(page: Page, base_url: str) -> Page:
    """The page of the stagemap with work."""
    return bring(page, base_url, everything())


def rows(page: Page) -> Locator:
    """What can go in."""
    return page.locator("[data-folder-list] li")


def ticked(page: Page) -> list[str]:
    """Ids of what goes in now."""
    found: list[str] = page.locator("[data-folder-list] input:checked").evaluate_all(
        "them => them.map((it) => it.value)"
    )
    return found


def make(page: Page, target: Path) -> Path:
    """Make the folder and close what comes after."""
    file = pupil.download(page, "make-folder", target)
    expect(page.get_by_role("dialog")).to_have_accessible_name("Je bestand is klaar")
    page.get_by_role("dialog").locator("[data-action=close]").click()
    return file


# what goes in


def test_all_work_stands_there_with_its_state_and_goes_in_at_first(folder: Page, tmp_path: Path) -> None:
    """The same file as the button on the start page gives: cover, contents, and every answer inside."""
    need("pdftotext")
    expect(rows(folder).first).to_contain_text("Werkblad 1: Waarom ga ik op stage?")
    expect(rows(folder).nth(2).locator(".state")).to_have_text("Klaar")
    expect(folder.locator("[data-folder-count]")).to_have_text("Je koos 4 van 4.")
    file = make(folder, tmp_path)
    assert file.name.startswith("stagemap_zoe-kip_3b_")
    assert pupil.attached(file)["worksheets"].keys() == everything().keys()
    cover, contents, *_ = map(reading.bare, reading.pages(file))
    assert reading.missing_words(cover, ["Mijn stagemap", NAME, "Werkblad 1", "Bezig", "Werkblad 6", "Klaar"]) == []
    assert reading.missing_words(contents, ["Inhoud", "Werkblad 1", "Vraag 1 bij kaart 6"]) == []


def test_only_what_is_done(folder: Page, tmp_path: Path) -> None:
    """The rest stays on the device and out of the file."""
    folder.get_by_label("alleen wat klaar is").check()
    becomes(lambda: ticked(folder), [CALLING, CARD])
    assert pupil.attached(make(folder, tmp_path))["worksheets"].keys() == {CALLING, CARD}
    becomes(lambda: pupil.kept_answers(folder, FIRST_SHEET), {"reden": ANSWER})


def test_what_the_pupil_picks_himself(folder: Page, base_url: str, tmp_path: Path) -> None:
    """A tick taken away is a choice of his own, and holds when another tab brings new work."""
    rows(folder).nth(1).get_by_role("checkbox").uncheck()
    expect(folder.get_by_label("wat ik zelf kies")).to_be_checked()
    expect(folder.locator("[data-folder-count]")).to_have_text("Je koos 3 van 4.")
    other = folder.context.new_page()
    pupil.visit(other, f"{base_url}/kaarten/7-eerste-stagedag.html")
    other.locator("[data-action=gate-yes]").click()
    pupil.wait_ready(other)
    pupil.question(other, "kaart-7", "vraag-2").fill("Zoek de route op.")
    pupil.wait_saved(pupil.form_of(other, "kaart-7"))
    expect(rows(folder)).to_have_count(5)
    becomes(lambda: ticked(folder), [FIRST_SHEET, CALLING, CARD])
    assert pupil.attached(make(folder, tmp_path))["worksheets"].keys() == {FIRST_SHEET, CALLING, CARD}
    for row in rows(folder).all():
        row.get_by_role("checkbox").uncheck()
    pupil.press(folder, "make-folder")
    expect(folder.locator(".notice-bar")).to_contain_text("Kies eerst iets voor in je map.")


def test_work_for_the_career_file_is_chosen_by_competence(folder: Page, content: Site, tmp_path: Path) -> None:
    """What serves a ticked competence goes in, as a file with a name and a title of its own."""
    need("pdftotext")
    folder.get_by_label("werk voor mijn loopbaandossier").check()
    choices = folder.locator("[data-folder-competences]").get_by_role("checkbox")
    expect(choices).to_have_count(5)
    for choice in choices.all():
        choice.uncheck()
    becomes(lambda: ticked(folder), [])
    for competence in ("networking", "qualities"):
        folder.locator(f"[value={competence}]").check()
        serves = [name for name in everything() if competence in content.worksheets[name].competences]
        assert serves
        becomes(lambda: ticked(folder), serves)
        if competence == "networking":
            folder.locator(f"[value={competence}]").uncheck()
    file = make(folder, tmp_path)
    assert file.name.startswith("loopbaandossier_zoe-kip_3b_")
    assert sorted(pupil.attached(file)["worksheets"]) == sorted(serves)
    assert reading.missing_words(reading.bare(reading.pages(file)[0]), ["Mijn loopbaandossier"]) == []


def test_without_work_there_is_a_way_to_begin(page: Page, base_url: str) -> None:
    """A sentence and a link; after wiping it is back."""
    pupil.visit(page, f"{base_url}/{PAGE}")
    expect(page.get_by_text("Je hebt nog niets ingevuld.")).to_be_visible()
    expect(page.locator("[data-folder] form")).to_be_hidden()
    page.locator("[data-folder] a").click()
    page.wait_for_url(f"{base_url}/werkbladen/index.html")


def test_the_start_page_leads_there(page: Page, base_url: str) -> None:
    """From the panel of the stagemap."""
    pupil.visit(page, f"{base_url}/index.html")
    page.get_by_role("link", name="Kies wat erin komt").click()
    page.wait_for_url(f"{base_url}/{PAGE}")


# as what kind of file


def test_a_word_document_holds_what_was_picked(folder: Page, tmp_path: Path) -> None:
    """Every answer, in order; it does not count as a download that brings work back."""
    rows(folder).nth(1).get_by_role("checkbox").uncheck()
    folder.get_by_label("een Word-bestand", exact=False).first.check()
    file = make(folder, tmp_path)
    assert file.name.startswith("stagemap_zoe-kip_3b_") and file.suffix == ".docx"
    words = reading.bare("\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs))
    assert reading.missing_words(words, ["Werkblad 1", ANSWER, "Werkblad 6", "Wanneer ik werk."]) == []
    assert "Dit ben ik" not in words
    assert pupil.kept(folder)["profile"]["exportedAt"] == ""


def test_a_zip_holds_the_documents_and_the_originals(page: Page, base_url: str, tmp_path: Path) -> None:
    """PDF, Word document, and every photo and clip as it is kept, under readable names; what is gone is said."""
    photo, clip, gone = kept_name(PHOTO, "jpg"), kept_name(CLIP, "webm"), kept_name(b"weg", "jpg")
    lost = [
        {
            "id": "foto",
            "value": [{"file": photo, "caption": "De werkplaats / ‘mijn’ 😀"}, {"file": gone}],
            "reason": "version",
        },
        {
            "id": "film",
            "value": {"film": {"file": clip, "caption": "CON"}, "nog": {"file": photo}},
            "reason": "version",
        },
    ]
    sheets = {FIRST_SHEET: pupil.sheet_answers({"reden": ANSWER}, unplaced=lost)}
    bring(page, base_url, sheets)
    page.evaluate(PUT_FILES, {name: base64.b64encode(data).decode() for name, data in ((photo, PHOTO), (clip, CLIP))})
    expect(page.locator("[data-folder-count]")).to_contain_text("Er horen 3 foto’s en opnames bij.")
    page.get_by_label("een zip", exact=False).check()
    page.get_by_label("Doe er ook een Word-bestand in.").check()
    file = pupil.download(page, "make-folder", tmp_path)
    expect(page.get_by_role("dialog")).to_contain_text("1 foto of opname staat niet op dit apparaat")
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        stem = file.stem
        assert names == [
            f"{stem}.pdf",
            f"{stem}.docx",
            "fotos/01-waarom_01_de-werkplaats-mijn.jpg",
            "filmpjes/01-waarom_03_con.webm",
        ]
        assert archive.read(names[2]) == PHOTO
        assert archive.read(names[3]) == CLIP
        assert docx.Document(io.BytesIO(archive.read(names[1]))).paragraphs
        (tmp_path / names[0]).write_bytes(archive.read(names[0]))
    assert pupil.attached(tmp_path / names[0])["worksheets"][FIRST_SHEET]["answers"] == {"reden": ANSWER}


# for everyone


def test_the_folder_is_made_on_a_phone_with_the_keyboard_alone(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """Names, choices, the list and the button; nothing sticks out, and axe finds nothing with all of it open."""
    page = bring(new_context(viewport=PHONE).new_page(), base_url, everything())
    page.locator("h1").click()
    tab_to(page, "[data-folder] [data-pupil=name]")
    tab_to(page, "[name=which]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    becomes(lambda: focused(page, "it.value"), "competence")
    tab_to(page, "[name=competence]")
    page.keyboard.press("Space")
    tab_to(page, "[name=part]")
    tab_to(page, "[name=kind]")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Doe er ook een Word-bestand in.")).to_be_visible()
    assert axe.violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab_to(page, "[data-action=make-folder]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".zip")


def test_an_opened_folder_brings_the_same_work_back(
    folder: Page, new_context: Callable[..., BrowserContext], base_url: str, tmp_path: Path
) -> None:
    """On another device, on the same page; leaving the page and coming back shows it again."""
    file = make(folder, tmp_path)
    other = new_context().new_page()
    pupil.visit(other, f"{base_url}/{PAGE}")
    pupil.open_file(other, file)
    expect(rows(other)).to_have_count(4)
    other.reload()
    pupil.wait_ready(other)
    expect(rows(other)).to_have_count(4)
    becomes(lambda: ticked(other), list(everything()))


def test_without_script_the_page_says_what_is_possible(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """And shows no control that does nothing."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/{PAGE}")
    expect(page.get_by_text("Een stagemap maken lukt alleen met JavaScript.")).to_be_visible()
    expect(page.locator("[data-folder] form")).to_be_hidden()
