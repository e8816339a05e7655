"""Photos, sheet 15: made fit to keep before anything is kept, described, ordered, covered for good, and never lost."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import pikepdf
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import FilePayload, Locator, Page, expect

from site_tests import photos, pupil
from site_tests.tool_pages import HOSTILE, SURVEY, NewContext, page_faults
from site_tests.visitor import PHONE, becomes, bring_up, focus_is_on, has_focus, tab_to

SHEET = "15-fotoverslag"
QUESTION = "mijn-fotos"
RULES = "regels"
LONGEST = 1600
CORNERS = ((0.06, 0.25), (0.94, 0.25), (0.06, 0.75), (0.94, 0.75))

_FILES = """async (name) => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = await new Promise((resolve, reject) => {
    if (!database.objectStoreNames.length) return resolve([]);
    const rows = [];
    const request = database.transaction(database.objectStoreNames[0]).objectStore(database.objectStoreNames[0]).openCursor();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      if (!request.result) return resolve(rows);
      rows.push([request.result.key, request.result.value.blob]);
      request.result.continue();
    };
  });
  database.close();
  const asText = (blob) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.readAsDataURL(blob);
  });
  return Object.fromEntries(await Promise.all(found.map(async ([key, blob]) => [key, await asText(blob)])));
}"""

FULL_AFTER = """(most) => {
  const put = IDBObjectStore.prototype.put;
  let photos = 0;
  IDBObjectStore.prototype.put = function (value, key) {
    if (String(key).endsWith(".jpg") && (photos += 1) > most) throw new DOMException("no room", "QuotaExceededError");
    return put.call(this, value, key);
  };
}"""


def on_shelf(page: Page) -> dict[str, bytes]:
    """Every photo that the browser keeps, by its name."""
    found: dict[str, str] = page.evaluate(_FILES, f"{pupil.PREFIX}:files")
    return {name: base64.b64decode(text) for name, text in found.items()}


def photos_of(page: Page) -> Locator:
    """The question, once its studio works."""
    return bring_up(page, f"[data-question={QUESTION}]")


def answer_of(page: Page) -> list[dict[str, Any]]:
    """The answer as the form holds it."""
    text = page.locator(f"[data-question={QUESTION}] [data-answer]").input_value()
    return cast(list[dict[str, Any]], json.loads(text or "[]"))


def tick_rules(page: Page) -> None:
    """What must be right before the first photo, all of it."""
    for box in page.locator(f"[data-question={RULES}] input").all():
        box.evaluate("it => { it.checked = true; it.dispatchEvent(new Event('input', {bubbles: true})); }")


def open_sheet(page: Page, base_url: str) -> Locator:
    """The photo question with the rules ticked."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    root = photos_of(page)
    tick_rules(page)
    return root


def choose(root: Locator, files: Mapping[str, bytes] | list[FilePayload]) -> None:
    """Choose photos and wait until the site says what came of them."""
    chosen = files if isinstance(files, list) else photos.chosen(files)
    root.locator("[data-photo-status]").evaluate("it => { it.textContent = ''; }")
    root.locator("[data-choose-photos]").set_input_files(chosen)
    root.locator("[data-photo-status]", has_text="bij.").wait_for(timeout=60_000)


def refused(root: Locator) -> list[tuple[str, str | None]]:
    """Names of the files that were refused, with why."""
    rows = root.locator("[data-photo-refused] li").all()
    return [(row.locator("b").inner_text(), row.get_attribute("data-why")) for row in rows]


def card(root: Locator, number: int) -> Locator:
    """The card of a photo, counted from 1."""
    return root.locator("[data-photo]").nth(number - 1)


def part(root: Locator, number: int, name: str) -> Locator:
    """A field of a card."""
    return card(root, number).locator(f"[data-part={name}]")


def corners(image: Image.Image) -> list[str]:
    """The corners of a photo, each by the colour that it is nearest to."""
    known = {
        "red": photos.RED,
        "green": photos.GREEN,
        "blue": photos.BLUE,
        "yellow": photos.YELLOW,
        "white": (255, 255, 255),
    }

    def nearest(colour: tuple[int, int, int]) -> str:
        return min(known, key=lambda name: sum((a - b) ** 2 for a, b in zip(known[name], colour, strict=True)))

    return [nearest(photos.colour_at(image, x, y)) for x, y in CORNERS]


def test_every_photo_is_made_fit_before_it_is_kept_and_what_is_no_photo_gets_a_sentence(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    """Upright, at most 1600 long, on white, without place, maker or number; in storage and in the PDF."""
    root = open_sheet(page, base_url)
    choose(
        root,
        [
            *photos.chosen(
                {
                    "liggend.jpg": photos.jpeg(4000, 3000, seed=1),
                    "staand.jpg": photos.jpeg(4000, 3000, seed=2, orientation=photos.LIES_ON_ITS_SIDE),
                    "brief.jpg": b"Dit is een brief en geen foto.",
                    "stuk.jpg": photos.jpeg(2000, 1500, seed=3)[:60_000],
                    "panorama.jpg": photos.jpeg(12_000, 5000, seed=4),
                    "klein.jpg": photos.jpeg(320, 240, seed=5),
                    f"{HOSTILE}.jpg": photos.jpeg(320, 240, seed=5),
                }
            ),
            photos.payload("plaatje.png", photos.see_through_png(), "image/png"),
            photos.payload("stuk.png", photos.see_through_png()[:2000], "image/png"),
            photos.payload("iphone.heic", photos.heic(), "image/heic"),
        ],
    )
    expect(root.locator("[data-photo-status]")).to_have_text("5 foto’s staan erbij. 5 foto’s staan er niet bij.")
    becomes(
        lambda: refused(root),
        [
            ("brief.jpg", "noPhoto"),
            ("stuk.jpg", "broken"),
            (f"{HOSTILE}.jpg", "double"),
            ("stuk.png", "broken"),
            ("iphone.heic", "heic"),
        ],
    )
    answer = answer_of(page)
    assert [(photo["width"], photo["height"]) for photo in answer] == [
        (LONGEST, 1200),
        (1200, LONGEST),
        (LONGEST, 667),
        (320, 240),
        (400, 300),
    ]
    kept = on_shelf(page)
    assert set(kept) == {photo["file"] for photo in answer}
    images = [photos.opened(kept[photo["file"]]) for photo in answer]
    assert [image.size for image in images] == [(photo["width"], photo["height"]) for photo in answer]
    upright = ["red", "green", "blue", "yellow"]
    assert [corners(image) for image in images] == [
        upright,
        ["blue", "red", "yellow", "green"],
        upright,
        upright,
        ["white", "green", "white", "yellow"],
    ]
    assert {name: photos.secrets_in(content) for name, content in kept.items()} == {name: [] for name in kept}
    assert all(image.format == "JPEG" for image in images)

    pupil.wait_saved(pupil.form_of(page, SHEET))
    pdf = pupil.download(page, "save-pdf", tmp_path)
    with pikepdf.open(pdf) as document:
        pictures = [
            stream.read_raw_bytes()
            for stream in document.objects
            if isinstance(stream, pikepdf.Stream) and stream.get("/Filter") == pikepdf.Name.DCTDecode
        ]
    assert sorted(pictures) == sorted(kept.values())  # each once, byte for byte
    assert not [secret for secret in photos.SECRETS[:2] if secret in pdf.read_bytes()]


def test_a_photo_is_described_ordered_replaced_removed_and_back_again(
    page: Page, base_url: str, new_context: NewContext, tmp_path: Path
) -> None:
    """Nothing of it is lost on a reload half-way or in the PDF, and what a pupil writes is never markup."""
    root = open_sheet(page, base_url)
    choose(root, {f"{n}.jpg": photos.jpeg(seed=n) for n in (1, 2, 3)})
    first, second, third = (photo["file"] for photo in answer_of(page))
    part(root, 1, "alt").fill(HOSTILE)
    part(root, 1, "caption").fill("Mijn bank")
    part(root, 1, "why").fill("Hier sta ik elke dag.\nHet ruikt naar hout.")
    part(root, 1, "everyone").select_option("no")
    card(root, 1).locator("[data-move=down]").click()
    becomes(lambda: [photo["file"] for photo in answer_of(page)], [second, first, third])
    assert has_focus(page, "[data-move=down]")
    expect(part(root, 2, "caption")).to_have_value("Mijn bank")
    expect(root.locator("[data-photo-status]")).to_have_text("De foto is nu foto 2.")

    undo = root.get_by_role("button", name="Zet terug")
    card(root, 2).locator("[data-remove]").click()
    becomes(lambda: [photo["file"] for photo in answer_of(page)], [second, third])
    assert first in on_shelf(page)  # it can still come back
    expect(undo).to_be_focused()
    undo.click()
    becomes(lambda: [photo["file"] for photo in answer_of(page)], [second, first, third])
    expect(part(root, 2, "why")).to_have_value("Hier sta ik elke dag.\nHet ruikt naar hout.")

    page.on("filechooser", lambda _: None)  # from here on the browser shows no chooser of its own
    card(root, 1).locator("[data-remove]").click()
    with page.expect_file_chooser() as choosing:
        card(root, 1).locator("[data-replace]").click()
    choosing.value.set_files(photos.chosen({"9.jpg": photos.jpeg(seed=9)}))
    expect(root.locator("[data-photo-status]")).to_have_text("Foto 1 is nu een andere foto.")
    other = answer_of(page)[0]["file"]
    assert other not in (first, third)
    # The second is gone for good, the first has its way back.
    becomes(lambda: set(on_shelf(page)), {first, other, third})
    expect(part(root, 1, "caption")).to_have_value("Mijn bank")
    undo.click()
    becomes(lambda: [photo["file"] for photo in answer_of(page)], [first, third])
    expect(undo).to_be_hidden()

    expected = answer_of(page)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    pupil.wait_ready(page)
    becomes(lambda: answer_of(page), expected)
    expect(card(photos_of(page), 2).locator("img")).to_have_js_property("naturalWidth", 800)
    becomes(lambda: set(on_shelf(page)), {first, third})
    before = on_shelf(page)
    pdf = pupil.download(page, "save-pdf", tmp_path)
    other_page = new_context().new_page()
    pupil.visit(other_page, f"{base_url}/werkbladen/{SHEET}.html")
    pupil.open_file(other_page, pdf)
    root = photos_of(other_page)
    expect(card(root, 2).locator("img")).to_have_js_property("naturalWidth", 800)
    becomes(lambda: answer_of(other_page), expected)
    assert on_shelf(other_page) == before


def shown_box(page: Page) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the box in pixels of the photo."""
    data: dict[str, str] = page.locator("[data-cover-box]").evaluate("it => ({...it.dataset})")
    left, top, width, height = (round(float(data[name])) for name in ("x", "y", "width", "height"))
    return (left, top, left + width, top + height)


def changed(before: bytes, after: bytes) -> Image.Image:
    """The difference of two photos, pixel by pixel, as another program than a browser decodes them."""
    return ImageChops.difference(photos.opened(before).convert("RGB"), photos.opened(after).convert("RGB"))


@pytest.mark.parametrize("size", [(1600, 1200), (1203, 901)])
def test_a_box_that_is_covered_changes_no_pixel_outside_it_and_what_was_there_is_nowhere(
    page: Page, base_url: str, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Drawn with the mouse, burnt in, twice; the original is gone from storage, and is not in the PDF."""
    root = open_sheet(page, base_url)
    choose(root, {"1.jpg": photos.jpeg(*size, seed=1)})
    original = answer_of(page)[0]["file"]
    before = on_shelf(page)[original]

    card(root, 1).locator("[data-cover]").click()
    stage = page.locator("[data-cover-stage] img")
    expect(stage).to_have_js_property("naturalWidth", size[0])
    area = stage.bounding_box()
    assert area
    scale = size[0] / area["width"]
    boxes = []
    for left, top, right, bottom in ((0.2, 0.2, 0.45, 0.5), (0.8, 0.7, 0.999, 0.999)):
        corners_on_screen = [area["x"] + left * area["width"], area["y"] + top * area["height"]]
        page.mouse.move(corners_on_screen[0], corners_on_screen[1])
        page.mouse.down()
        page.mouse.move(area["x"] + right * area["width"], area["y"] + bottom * area["height"], steps=4)
        page.mouse.up()
        box = shown_box(page)
        drawn = (left * size[0], top * size[1], right * size[0], bottom * size[1])
        # All that was drawn lies in the box, and the box is at most one step of the grid larger.
        assert all(box[side] <= drawn[side] + scale and drawn[side] - box[side] <= 17 + scale for side in (0, 1))
        assert all(box[side] >= drawn[side] - scale and box[side] - drawn[side] <= 17 + scale for side in (2, 3))
        page.locator("[data-action=cover-box]").click()
        page.locator(".cover__said", has_text="afgedekt").wait_for()
        boxes.append(box)
        page.locator(".cover__said").evaluate("it => { it.textContent = ''; }")
    page.locator("[data-action=cover-save]").click()
    expect(root.locator("[data-photo-status]")).to_have_text("Foto 1 is afgedekt. Wat eronder zat, is weg.")

    kept = on_shelf(page)
    covered = answer_of(page)[0]["file"]
    assert set(kept) == {covered} != {original}
    difference = changed(before, kept[covered])
    for box in boxes:
        inside = difference.crop(box)
        assert inside.getbbox() is not None
        difference.paste((0, 0, 0), box)
    assert difference.getbbox() is None  # not one pixel
    assert photos.secrets_in(kept[covered]) == []

    pdf = pupil.download(page, "save-pdf", tmp_path)
    content = pdf.read_bytes()
    assert kept[covered] in content
    assert before not in content and before[-2000:-2] not in content
    assert original not in json.dumps(pupil.attached(pdf)) and original not in json.dumps(pupil.kept(page))


def test_the_whole_way_of_a_photo_goes_by_keys(page: Page, base_url: str) -> None:
    """The rules first, choosing, covering, describing, ordering, removing and taking back: no mouse."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    root = photos_of(page)
    page.on("filechooser", lambda _: None)  # from here on the browser shows no chooser of its own
    tab_to(page, "[data-choose-photos]")
    page.keyboard.press("Enter")
    rules = page.get_by_role("dialog", name="Eerst even checken")
    expect(rules).to_be_visible()
    assert page_faults(page) == []
    page.keyboard.press("Space")
    tab_to(page, "[data-action=photo-rules]")
    page.keyboard.press("Enter")
    expect(rules.get_by_role("status")).to_contain_text("7 regels staan nog open.")
    tab_to(page, "dialog input", key="Shift+Tab")
    for _ in range(7):
        page.keyboard.press("Space")
        page.keyboard.press("Shift+Tab")
    tab_to(page, "[data-action=photo-rules]")
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    choosing.value.set_files(photos.chosen({"1.jpg": photos.jpeg(seed=1), "2.jpg": photos.jpeg(seed=2)}))
    expect(root.locator("[data-photo-status]")).to_have_text("2 foto’s staan erbij.")
    expect(page.locator(f"[data-question={RULES}] input:checked")).to_have_count(8)

    first, second = (photo["file"] for photo in answer_of(page))
    tab_to(page, f'[data-file="{first}"] [data-part=alt]', key="Shift+Tab")
    page.keyboard.type("Mijn handen")
    tab_to(page, f'[data-file="{first}"] [data-cover]')
    page.keyboard.press("Enter")
    tool = page.get_by_role("dialog", name="Dek iets af")
    expect(tool).to_be_visible()
    if not focus_is_on(page, "[data-cover-stage]"):
        tab_to(page, "[data-cover-stage]")
    start = shown_box(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    now = shown_box(page)
    assert (now[0], now[1]) == (start[0] - 16, start[1] - 16)
    assert (now[2] - now[0], now[3] - now[1]) == (start[2] - start[0] + 16, start[3] - start[1] + 16)
    expect(tool.get_by_role("status")).to_contain_text("Het vak begint")
    assert page_faults(page) == []
    page.keyboard.press("Enter")
    expect(tool.get_by_role("status")).to_have_text("1 vak is afgedekt.")
    tab_to(page, "[data-action=cover-save]")
    page.keyboard.press("Enter")
    expect(root.locator("[data-photo-status]")).to_contain_text("Foto 1 is afgedekt.")
    covered = answer_of(page)[0]["file"]
    assert covered != first
    assert has_focus(page, f'[data-file="{covered}"] [data-cover]')

    tab_to(page, f'[data-file="{covered}"] [data-move=down]', key="Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, f'[data-file="{second}"] [data-remove]', key="Shift+Tab")
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-undo-photo]")
    page.keyboard.press("Enter")
    becomes(lambda: [photo["file"] for photo in answer_of(page)], [second, covered])
    assert answer_of(page)[1]["alt"] == "Mijn handen"


def test_the_cover_tool_takes_nothing_away_until_it_is_saved(page: Page, base_url: str) -> None:
    """Escape leaves the photo as it was; a box can be taken back; a tap puts the box in its place."""
    root = open_sheet(page, base_url)
    choose(root, {"1.jpg": photos.jpeg(seed=1)})
    before = on_shelf(page)
    card(root, 1).locator("[data-cover]").click()
    tool = page.get_by_role("dialog", name="Dek iets af")
    page.locator("[data-action=cover-save]").click()
    expect(tool.get_by_role("status")).to_have_text("Je hebt nog niets afgedekt. Druk eerst op ‘Dek dit vak af’.")
    stage = page.locator("[data-cover-stage] img")
    expect(stage).to_have_js_property("naturalWidth", 800)
    area = stage.bounding_box()
    assert area
    stage.click(position={"x": area["width"] * 0.8, "y": area["height"] * 0.8}, force=True)
    left, top, right, bottom = shown_box(page)
    assert abs((left + right) / 2 - 640) < 20 and abs((top + bottom) / 2 - 480) < 20
    tool.get_by_role("button", name="Vak groter").click()
    assert shown_box(page)[2] - shown_box(page)[0] == right - left + 32
    tool.get_by_role("button", name="Dek dit vak af").click()
    expect(tool.get_by_role("status")).to_have_text("1 vak is afgedekt.")
    tool.get_by_role("button", name="Laatste vak terug").click()
    expect(tool.get_by_role("status")).to_have_text("Het laatste vak is weer te zien.")
    tool.get_by_role("button", name="Dek dit vak af").click()
    expect(tool.get_by_role("status")).to_have_text("1 vak is afgedekt.")
    page.keyboard.press("Escape")
    expect(tool).to_be_hidden()
    assert on_shelf(page) == before


def test_a_full_store_keeps_what_was_there_and_names_what_did_not_fit(page: Page, base_url: str) -> None:
    """The fourth photo meets a full disk: three are whole, two are named, and the sheet goes on."""
    root = open_sheet(page, base_url)
    page.evaluate(FULL_AFTER, 3)
    choose(root, {f"foto-{n}.jpg": photos.jpeg(seed=n) for n in range(1, 6)})
    expect(root.locator("[data-photo-status]")).to_have_text("3 foto’s staan erbij. 2 foto’s staan er niet bij.")
    becomes(lambda: refused(root), [("foto-4.jpg", "full"), ("foto-5.jpg", "full")])
    expect(root.locator("[data-photo-refused]")).to_contain_text("Wat er stond, is er nog.")
    form = pupil.form_of(page, SHEET)
    pupil.status_line(form, "full").wait_for()
    kept = on_shelf(page)
    assert set(kept) == {photo["file"] for photo in answer_of(page)}
    assert [photos.opened(content).size for content in kept.values()] == [(800, 600)] * 3
    part(root, 1, "alt").fill("Dit typ ik er nog bij.")
    pupil.wait_kept(page, lambda found: "Dit typ ik er nog bij." in json.dumps(found))
    card(root, 1).locator("[data-cover]").click()
    page.locator("[data-action=cover-box]").click()
    page.locator(".cover__said", has_text="afgedekt").wait_for()
    page.locator("[data-action=cover-save]").click()
    expect(root.locator("[data-photo-status]")).to_contain_text("De oude staat er nog.")
    becomes(lambda: on_shelf(page), kept)


def test_a_page_that_goes_while_photos_come_in_keeps_every_photo_that_it_showed(page: Page, base_url: str) -> None:
    """Reloaded half-way through six: what the answer names is whole, and adding goes on."""
    root = open_sheet(page, base_url)
    part_of_them = {f"{n}.jpg": photos.jpeg(2000, 1500, seed=n) for n in range(1, 7)}
    root.locator("[data-choose-photos]").set_input_files(photos.chosen(part_of_them))
    card(root, 2).wait_for()
    page.reload()
    pupil.wait_ready(page)
    root = photos_of(page)
    answer = answer_of(page)
    kept = on_shelf(page)
    assert {photo["file"] for photo in answer} <= set(kept)
    assert {photos.opened(content).size for content in kept.values()} == {(LONGEST, 1200)}
    choose(root, part_of_them)
    assert len(answer_of(page)) == 6
    becomes(lambda: {photo["file"] for photo in answer_of(page)}, set(on_shelf(page)))


_HAND_OVER = """([selector, kind, text, other]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], "foto.jpg", {type: "image/jpeg"}));
  const target = document.querySelector(selector);
  if (kind === "paste") target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
  else for (const type of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
  }
}"""


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_photos_come_in_by_dropping_and_pasting(page: Page, base_url: str, kind: str) -> None:
    """And the first one asks for the rules, however it comes."""
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    root = photos_of(page)
    text = base64.b64encode(photos.jpeg(seed=1)).decode()
    page.evaluate(_HAND_OVER, [f"[data-question={QUESTION}] [data-photo-add]", kind, text])
    rules = page.get_by_role("dialog", name="Eerst even checken")
    for box in rules.locator("label").all():
        box.click()
    rules.get_by_role("button", name="Verder met foto’s").click()
    expect(root.locator("[data-photo-status]")).to_have_text("1 foto staat erbij.")
    expect(page.locator(".drop-veil:visible, .notice-bar:visible")).to_have_count(0)


def test_the_photos_fit_on_a_phone_and_are_accessible_in_every_state(
    new_context: Callable[..., Any], base_url: str
) -> None:
    """Empty, with photos, with a refused one, with a photo that is not on this device, and in the cover tool."""
    page = new_context(viewport=PHONE).new_page()
    root = open_sheet(page, base_url)
    assert page_faults(page) == []
    choose(root, {"1.jpg": photos.jpeg(seed=1), f"{'lange-naam-' * 12}.jpg": b"geen foto"})
    card(root, 1).locator("[data-remove]").scroll_into_view_if_needed()
    assert page_faults(page) == []
    card(root, 1).locator("[data-cover]").click()
    expect(page.locator("[data-cover-stage] img")).to_have_js_property("naturalWidth", 800)
    assert page_faults(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    elsewhere = {**answer_of(page)[0], "file": f"{'0' * 64}.jpg"}
    sheets = {SHEET: pupil.sheet_answers({QUESTION: [elsewhere]})}
    pupil.wait_saved(pupil.form_of(page, SHEET))
    pupil.open_file(page, pupil.payload(pupil.envelope(sheets)))
    page.get_by_role("button", name="Vervang alles door mijn bestand").click()
    expect(card(root, 1)).to_contain_text("Deze foto staat niet op dit apparaat.")
    assert page_faults(page) == []
