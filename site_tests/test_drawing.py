"""Drawing on sheet 2: with mouse and finger, with keys alone, on a phone; kept, brought back out of a PDF, and safe with files of others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pikepdf
from playwright.sync_api import Locator, Page, expect

from site_tests import pupil
from site_tests.reading import bare, pages
from site_tests.tool_pages import HOSTILE, SURVEY, NewContext, page_faults
from site_tests.visitor import LAPTOP, PHONE, becomes, bring_up, has_focus, tab_to

SHEET = "02-dit-ben-ik"
NAME = "tekening"
HOUSE = {"huis": [[0, 0, 128, 0, 128, 128, 0, 128]]}


def question_on(page: Page) -> Locator:
    """The question once its studio has started; on a phone its part of the sheet is brought up."""
    return bring_up(page, f"[data-question={NAME}]")


def open_question(page: Page, base_url: str) -> Locator:
    """Go to the sheet and to its drawing."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/werkbladen/{SHEET}.html")
    return question_on(page)


def open_paper(root: Locator) -> Locator:
    """Begin to draw, and bring the paper into view."""
    root.locator("[data-draw]").click()
    paper = root.locator(".drawing__paper")
    paper.scroll_into_view_if_needed()
    return paper


def answer_of(root: Locator) -> dict[str, Any]:
    """The drawing as it is kept."""
    found: dict[str, Any] = json.loads(root.locator("[data-answer]").input_value() or '{"items": []}')
    return found


def things(root: Locator) -> list[str]:
    """What is on the paper, briefly: its kind, or its name."""
    return [item.get("name") or item.get("text") or item["kind"] for item in answer_of(root)["items"]]


def drag(page: Page, paper: Locator, *places: tuple[float, float]) -> None:
    """Press, move over the paper and let go; places as parts of its width and height."""
    paper.evaluate("it => it.scrollIntoView({ block: 'center' })")
    box = paper.bounding_box()
    assert box
    spots = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*spots[0])
    page.mouse.down()
    for spot in spots[1:]:
        page.mouse.move(*spot, steps=12)
    page.mouse.up()


def use(root: Locator, tool: str) -> None:
    """Choose what to do, by its word."""
    root.get_by_text(tool, exact=True).click()


def place_picture(root: Locator, name: str) -> None:
    """Put a pictogram on the paper."""
    chooser = root.locator("details:has([data-picture])")
    if chooser.get_attribute("open") is None:
        chooser.locator("summary").click()
    root.locator(f"[data-picture={name}]").click()


def test_a_pupil_draws_wipes_and_takes_steps_back(page: Page, base_url: str) -> None:
    """A line of the pen is short in memory; the eraser cuts it in two; undo and redo walk between."""
    root = open_question(page, base_url)
    paper = open_paper(root)
    root.get_by_role("radio", name="groen").check(force=True)
    drag(page, paper, (0.1, 0.5), (0.9, 0.5))
    (line,) = answer_of(root)["items"]
    assert (line["kind"], line["color"], len(line["points"])) == ("line", "green", 4)
    use(root, "Gum")
    drag(page, paper, (0.5, 0.3), (0.5, 0.7))
    becomes(lambda: things(root), ["line", "line"])
    root.get_by_role("button", name="Ongedaan maken").click()
    becomes(lambda: things(root), ["line"])
    root.get_by_role("button", name="Toch wel doen").click()
    becomes(lambda: things(root), ["line", "line"])
    use(root, "Verplaats")
    drag(page, paper, (0.3, 0.5), (0.3, 0.2))
    assert answer_of(root)["items"][0]["points"][1] < 200 < answer_of(root)["items"][1]["points"][1]
    root.get_by_role("button", name="Alles weg").click()
    becomes(lambda: things(root), [])
    page.locator(".notice-bar").get_by_role("button", name="Zet terug").click()
    becomes(lambda: things(root), ["line", "line"])


def test_a_finger_that_scrolls_past_draws_nothing(new_context: NewContext, base_url: str) -> None:
    """A closed drawing is a picture: it takes no finger. An open one does."""
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    root = open_question(page, base_url)
    paper = root.locator(".drawing__paper")
    drag(page, paper, (0.2, 0.2), (0.8, 0.8))
    becomes(lambda: things(root), [])
    becomes(lambda: paper.evaluate("it => getComputedStyle(it).touchAction"), "auto")
    open_paper(root)
    becomes(lambda: paper.evaluate("it => getComputedStyle(it).touchAction"), "none")
    paper.tap()
    becomes(lambda: things(root), ["line"])
    assert len(answer_of(root)["items"][0]["points"]) == 2


def test_with_keys_alone_a_drawing_is_made_and_changed(page: Page, base_url: str) -> None:
    """A pictogram and a word: chosen, placed, moved, made larger, coloured, taken away and put back."""
    root = open_question(page, base_url)
    tab_to(page, "[data-draw]")
    page.keyboard.press("Enter")
    assert has_focus(page, "input[type=radio]")
    tab_to(page, "details:has([data-picture]) > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-picture=fiets]")
    page.keyboard.press("Enter")
    assert has_focus(page, ".drawing__paper")
    for key in (*["ArrowLeft"] * 8, *["ArrowUp"] * 6, "+", "Shift+ArrowRight"):
        page.keyboard.press(key)
    (bicycle,) = answer_of(root)["items"]
    assert (bicycle["x"], bicycle["y"], bicycle["size"]) == (244, 180, 138)
    expect(root.get_by_role("button", name="fiets, zwart, links boven")).to_have_attribute("aria-pressed", "true")
    tab_to(page, "input[name$=color]")
    page.keyboard.press("ArrowRight")
    becomes(lambda: answer_of(root)["items"][0]["color"], "grey")
    tab_to(page, "details:has([data-new-word]) > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-new-word]")
    page.keyboard.type("Ik maak fietsen")
    page.keyboard.press("Enter")
    becomes(lambda: things(root), ["fiets", "Ik maak fietsen"])
    page.keyboard.press("Delete")
    becomes(lambda: things(root), ["fiets"])
    page.keyboard.press("Control+z")
    becomes(lambda: things(root), ["fiets", "Ik maak fietsen"])
    tab_to(page, "[data-key=choose-0]")
    page.keyboard.press("Enter")
    tab_to(page, "[data-key=down-0]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    becomes(lambda: answer_of(root)["items"][0]["y"], 220)
    assert has_focus(page, "[data-key=down-0]")
    tab_to(page, "[data-draw]")
    page.keyboard.press("Enter")
    picture = root.get_by_role("img")
    expect(picture).to_have_accessible_name("Op de tekening: fiets en ‘Ik maak fietsen’.")


def test_every_state_fits_a_phone_and_breaks_no_rule(new_context: NewContext, base_url: str) -> None:
    """Closed, open with all that folds unfolded, and with a thing chosen; on a laptop too."""
    page = new_context(viewport=PHONE).new_page()
    root = open_question(page, base_url)
    assert page_faults(page) == []
    open_paper(root)
    place_picture(root, "vrachtwagen")
    root.locator("details:has([data-new-word]) > summary").click()
    root.locator("[data-new-word]").fill("een heel lang woord dat nauwelijks past")
    root.get_by_role("button", name="Zet neer", exact=True).click()
    assert page_faults(page) == []
    page.set_viewport_size(LAPTOP)
    assert page_faults(page) == []


def test_a_drawing_survives_a_reload_and_comes_back_out_of_the_pdf(
    page: Page, new_context: NewContext, base_url: str, tmp_path: Path
) -> None:
    """The same vectors on another computer; in the PDF as vectors, with what the pupil wrote as the other text."""
    root = open_question(page, base_url)
    paper = open_paper(root)
    drag(page, paper, (0.1, 0.1), (0.4, 0.6), (0.8, 0.2))
    place_picture(root, "boom")
    root.locator("[data-words]").fill("Een boom bij de schuur.")
    made = answer_of(root)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    pupil.wait_ready(page)
    root = question_on(page)
    becomes(lambda: answer_of(root)["items"], made["items"])
    expect(root.locator("[data-draw]")).to_have_text("Teken verder")
    file = pupil.download(page, "save-pdf", tmp_path)
    with pikepdf.open(file) as pdf:
        alts = [str(item["/Alt"]) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
        images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    assert "Een boom bij de schuur. Op de tekening: boom en 1 lijn." in alts
    assert images == []
    assert bare("Een boom bij de schuur.") in bare("".join(pages(file)))
    other = new_context().new_page()
    pupil.visit(other, f"{base_url}/werkbladen/{SHEET}.html")
    pupil.open_file(other, file)
    again = question_on(other)
    expect(again.get_by_role("img")).to_have_accessible_name("Op de tekening: boom en 1 lijn.")
    becomes(lambda: answer_of(again) | {"words": ""}, made | {"words": ""})
    expect(again.locator("[data-words]")).to_have_value("Een boom bij de schuur.")


def test_what_a_file_of_others_says_is_drawn_as_text_or_kept_aside(page: Page, base_url: str) -> None:
    """Markup in a word and a name stays text; a drawing off the paper is no drawing, and is not lost."""
    root = open_question(page, base_url)
    hostile = {
        "items": [
            {"kind": "word", "color": "red", "size": 40, "x": 100, "y": 100, "text": HOSTILE},
            {"kind": "picture", "color": "red", "size": 40, "x": 100, "y": 200, "name": "__proto__"},
            {"kind": "picture", "color": "red", "size": 40, "x": 100, "y": 300, "name": "huis"},
            {"kind": "line", "color": "red", "size": 4},
        ],
        "shapes": HOUSE,
        "words": HOSTILE,
    }
    sheets = {SHEET: pupil.sheet_answers({NAME: hostile})}
    pupil.open_file(page, pupil.payload(pupil.envelope(sheets)))
    expect(root.locator("svg text").first).to_have_text(HOSTILE)
    expect(root.locator("[data-words]")).to_have_value(HOSTILE)
    root.locator("[data-draw]").click()
    expect(root.get_by_role("button", name=HOSTILE).first).to_be_visible()
    expect(page.locator("img[src=x]")).to_have_count(0)
    place_picture(root, "ster")
    becomes(lambda: things(root)[-1], "ster")


def test_a_drawing_that_is_no_drawing_is_kept_aside(page: Page, base_url: str) -> None:
    """Points off the paper: the answer is shown among what has no place."""
    open_question(page, base_url)
    line = {"kind": "line", "color": "red", "size": 4, "points": [5000, 1, 2, 3]}
    sheets = {SHEET: pupil.sheet_answers({NAME: {"items": [line], "shapes": {}, "words": "Mijn tekening"}})}
    pupil.open_file(page, pupil.payload(pupil.envelope(sheets)))
    expect(page.locator("[data-unplaced]")).to_contain_text("Mijn tekening")
    becomes(lambda: things(page.locator(f"[data-question={NAME}]")), [])
