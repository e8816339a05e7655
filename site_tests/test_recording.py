"""Recording on sheet 10 and card 9: with a camera that Chromium makes up, without one, from a file, live; kept, downloaded, brought back."""

from __future__ import annotations

import hashlib
import json
import wave
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, Playwright, expect

from site_tests import pupil
from site_tests.conftest import TIMEOUT, Watcher
from site_tests.reading import bare, pages
from site_tests.tool_pages import HOSTILE, SURVEY, NewContext, page_faults
from site_tests.visitor import PHONE, becomes, bring_up, tab_to

SHEET = "10-pitch"
NAME = "opname"
FAKE_CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
# The page must give the camera back: this remembers what it got.
REMEMBER_STREAMS = """
window.streams = [];
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wish) => {
  const stream = await ask(wish);
  window.streams.push(stream);
  return stream;
};
"""
LIVE_TRACKS = (
    "() => streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length"
)
NO_DEVICES = "Object.defineProperty(Navigator.prototype, 'mediaDevices', { get: () => undefined });"
REFUSED = "MediaDevices.prototype.getUserMedia = async () => { throw new DOMException('no', 'NotAllowedError'); };"
ROOM = 300_000  # bytes on a device that is nearly full


@pytest.fixture(scope="module")
def camera(playwright: Playwright, chromium_options: dict[str, Any]) -> Iterator[Browser]:
    """A Chromium with a camera and a microphone that it makes up."""
    options = {**chromium_options, "args": [*chromium_options["args"], *FAKE_CAMERA]}
    instance = playwright.chromium.launch(**options)
    yield instance
    instance.close()


@pytest.fixture
def filming(camera: Browser, watcher: Watcher) -> Iterator[Callable[..., BrowserContext]]:
    """Makes profiles of a pupil whose device has a camera."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = camera.new_context(locale="nl-NL", accept_downloads=True, **options)
        context.set_default_timeout(TIMEOUT)
        context.on("page", watcher.watch)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


def question_on(page: Page, name: str = NAME) -> Locator:
    """The question once its studio has started; on a phone its part of the sheet is brought up."""
    return bring_up(page, f"[data-question={name}]")


def open_question(page: Page, base_url: str, path: str = f"werkbladen/{SHEET}.html") -> Locator:
    """Go to a sheet and to its recording."""
    page.add_init_script(path=SURVEY)
    pupil.visit(page, f"{base_url}/{path}")
    return question_on(page)


def said(root: Locator) -> Locator:
    """The line that says what happens."""
    return root.locator(".recording__status")


def tries(root: Locator) -> Locator:
    """The tries that stand on the page."""
    return root.locator("[data-try]")


def act(root: Locator, action: str) -> Locator:
    """A button of the recorder by its action."""
    return root.locator(f"[data-action={action}]")


def a_second_goes_by(root: Locator) -> None:
    """Record for a second: then there is something to keep."""
    clock = root.locator("[data-clock]")
    expect(clock).not_to_have_text(clock.inner_text())


def record(root: Locator, media: str) -> None:
    """One take, short, from choosing what to record until it is kept."""
    number = tries(root).count() + 1
    root.locator(f"input[value={media}]").check()
    act(root, "open-recorder").click()
    act(root, "start-recording").click()
    act(root, "stop-recording").wait_for()
    a_second_goes_by(root)
    act(root, "stop-recording").click()
    expect(said(root)).to_have_text(f"Poging {number} is bewaard. Luister of kijk hem terug.")


def answer_of(root: Locator) -> list[dict[str, Any]]:
    """What the question holds."""
    found: list[dict[str, Any]] = json.loads(root.locator("[data-answer]").input_value() or "[]")
    return found


def downloaded(page: Page, card: Locator, folder: Path) -> Path:
    """The file of a try, under the name that the site gave it."""
    with page.expect_download() as waiting:
        card.locator("[data-action=download-try]").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def sound(seconds: int) -> FilePayload:
    """A wav with silence, as a recorder of a device makes."""
    held = BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000 * seconds))
    return FilePayload(name="opname van mij.wav", mimeType="audio/wav", buffer=held.getvalue())


def choose(root: Locator, file: FilePayload | Path) -> None:
    """Choose a file in the way without the site's own recorder."""
    act(root, "choose-clip").set_input_files(file)


def test_a_pupil_records_keeps_the_best_try_and_brings_it_to_another_computer(
    filming: Callable[..., BrowserContext], base_url: str, tmp_path: Path
) -> None:
    """Sound and film, the camera off after each take, the best one, a reload, a file, the PDF that names it, and back again."""
    page = filming().new_page()
    page.add_init_script(REMEMBER_STREAMS)
    root = open_question(page, base_url)
    record(root, "audio")
    becomes(lambda: page.evaluate(LIVE_TRACKS), 0)
    record(root, "video")
    becomes(lambda: page.evaluate(LIVE_TRACKS), 0)
    expect(tries(root).nth(0).locator("audio")).to_have_js_property("error", None)
    act(tries(root).nth(1), "best-try").click()
    expect(act(tries(root).nth(1), "best-try")).to_have_attribute("aria-pressed", "true")

    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    pupil.wait_ready(page)
    root = question_on(page)
    expect(tries(root)).to_have_count(2)
    expect(tries(root).nth(0).locator(".try__title")).to_contain_text("Poging 1: geluid van")
    expect(act(tries(root).nth(1), "best-try")).to_have_attribute("aria-pressed", "true")
    film = tries(root).nth(1).locator("video")
    expect(film).to_have_js_property("videoWidth", 640)
    assert 0 < film.evaluate("it => it.duration") < 60  # a recording of a browser has none of itself

    clip = downloaded(page, tries(root).nth(1), tmp_path)
    (first, second) = answer_of(root)
    assert clip.name == f"10-pitch_opname-poging-2{Path(second['file']).suffix}"
    assert second["file"].startswith(hashlib.sha256(clip.read_bytes()).hexdigest())
    assert (second["kind"], second["size"], first["best"], second["best"]) == (
        "video",
        clip.stat().st_size,
        False,
        True,
    )

    pdf = pupil.download(page, "save-pdf", tmp_path)
    text = bare(" ".join(pages(pdf)))
    assert bare("(mijn beste)") in text and bare("opname-poging-2") in text
    assert bare("Een opname staat niet in dit document.") in text
    other = filming().new_page()
    there = open_question(other, base_url)
    pupil.open_file(other, pdf)
    expect(tries(there)).to_have_count(2)
    expect(tries(there).nth(1)).to_contain_text("Deze opname staat niet op dit apparaat.")
    tries(there).nth(1).locator("input[type=file]").set_input_files(sound(1))
    expect(said(there)).to_contain_text("Dit is een ander bestand dan die poging.")
    tries(there).nth(1).locator("input[type=file]").set_input_files(clip)
    expect(tries(there).nth(1).locator("video")).to_have_js_property("videoWidth", 640)
    becomes(lambda: answer_of(there), [first, second])


def test_tries_go_and_come_back(filming: Callable[..., BrowserContext], base_url: str) -> None:
    """One, and all but the best; nothing asks, and one press brings them back."""
    page = filming().new_page()
    root = open_question(page, base_url)
    for seconds in (1, 2, 3):
        choose(root, sound(seconds))
        expect(tries(root)).to_have_count(seconds)
    before = answer_of(root)
    act(tries(root).nth(0), "remove-try").click()
    expect(tries(root)).to_have_count(2)
    expect(root.locator(".tries__title")).to_be_focused()
    page.locator(".notice-bar").get_by_role("button", name="Zet terug").click()
    expect(tries(root)).to_have_count(3)
    expect(tries(root).nth(0).locator(".try__title")).to_contain_text("Poging 1:")
    assert answer_of(root) == before

    expect(act(root, "remove-others")).to_be_hidden()
    act(tries(root).nth(1), "best-try").click()
    act(root, "remove-others").click()
    expect(tries(root)).to_have_count(1)
    becomes(lambda: [item["number"] for item in answer_of(root)], [2])
    choose(root, sound(4))
    expect(tries(root)).to_have_count(2)
    becomes(lambda: [item["number"] for item in answer_of(root)], [2, 3])


def test_a_take_stops_by_itself_at_its_longest(filming: Callable[..., BrowserContext], base_url: str) -> None:
    """The clock says how long is left, the line says so near the end, and the take is kept."""
    page = filming().new_page()
    page.clock.install()
    root = open_question(page, base_url)
    root.locator("input[value=audio]").check()
    act(root, "open-recorder").click()
    act(root, "start-recording").click()
    expect(said(root)).to_have_text("De opname loopt. Je hebt 1 minuut en 30 seconden.")
    said(root).evaluate(
        """it => {
          window.heard = [];
          new MutationObserver(() => window.heard.push(it.textContent)).observe(it, { childList: true, subtree: true, characterData: true });
        }"""
    )
    page.clock.fast_forward(82_000)
    page.wait_for_function(
        "() => window.heard.some((text) => text.includes('Nog '))"
    )  # it stands there for seconds only
    page.clock.fast_forward(10_000)
    expect(said(root)).to_have_text("Poging 1 is bewaard. Luister of kijk hem terug.")
    expect(tries(root)).to_have_count(1)


def test_the_camera_goes_off_when_the_pupil_turns_away(filming: Callable[..., BrowserContext], base_url: str) -> None:
    """On card 9: by a button, during the countdown, and when the part of the sheet goes out of sight."""
    page = filming(viewport=PHONE).new_page()
    page.add_init_script(REMEMBER_STREAMS)
    page.clock.install(time="2026-11-23T10:00:00+01:00")
    root = open_question(page, base_url, "kaarten/9-afscheid.html")
    act(root, "open-recorder").click()
    root.get_by_role("button", name="Zet de camera uit").click()
    expect(said(root)).to_have_text("De camera is uit.")
    becomes(lambda: page.evaluate(LIVE_TRACKS), 0)
    act(root, "open-recorder").click()
    act(root, "start-recording").wait_for()
    page.clock.pause_at("2026-11-23T11:00:00+01:00")  # the countdown takes three seconds
    act(root, "start-recording").click()
    root.get_by_role("button", name="Toch niet").click()
    page.clock.resume()
    becomes(lambda: page.evaluate(LIVE_TRACKS), 0)
    act(root, "open-recorder").click()
    expect(act(root, "start-recording")).to_be_focused()
    root.evaluate("it => { it.closest('.sheet-section').hidden = true; }")
    expect(said(root)).to_have_text("De camera is uit.")
    becomes(lambda: page.evaluate(LIVE_TRACKS), 0)
    becomes(lambda: answer_of(root), [])


def test_recording_goes_by_keyboard_alone(filming: Callable[..., BrowserContext], base_url: str) -> None:
    """The focus is on the next step each time."""
    page = filming().new_page()
    root = open_question(page, base_url)
    tab_to(page, "[data-recording] input[value=video]")
    page.keyboard.press("ArrowDown")
    expect(root.locator("input[value=audio]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(act(root, "start-recording")).to_be_focused()
    page.keyboard.press("Enter")
    expect(act(root, "stop-recording")).to_be_focused()
    a_second_goes_by(root)
    page.keyboard.press("Enter")
    expect(act(root, "open-recorder")).to_be_focused()
    act(root, "best-try").wait_for()
    tab_to(page, "[data-action=best-try]")
    page.keyboard.press("Enter")
    expect(act(root, "best-try")).to_have_attribute("aria-pressed", "true")
    tab_to(page, "[data-recording] summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-action=choose-clip]")


@pytest.mark.parametrize("screen", [PHONE, {"width": 1366, "height": 768}], ids=["phone", "laptop"])
def test_every_state_of_the_recorder_is_in_order(
    filming: Callable[..., BrowserContext], base_url: str, screen: dict[str, int]
) -> None:
    """For a thumb, a narrow screen and axe: at rest, ready, recording, and with a try."""
    page = filming(viewport=screen).new_page()
    root = open_question(page, base_url)
    for way in root.locator("details").all():
        way.locator("summary").click()
    found = page_faults(page)
    act(root, "open-recorder").click()
    act(root, "start-recording").wait_for()
    found += page_faults(page)
    act(root, "start-recording").click()
    act(root, "stop-recording").wait_for()
    found += page_faults(page)
    act(root, "stop-recording").click()
    expect(tries(root).locator("video")).to_have_js_property("videoWidth", 640)
    found += page_faults(page)
    assert found == []


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        ("", "Er is geen camera of microfoon gevonden."),
        (REFUSED, "De site mag je camera of microfoon niet gebruiken."),
        (NO_DEVICES, "Op dit adres kan de site niet zelf opnemen."),
    ],
    ids=["no camera", "refused", "plain http"],
)
def test_without_a_camera_there_is_another_way_that_counts_in_full(
    page: Page, base_url: str, trouble: str, sentence: str
) -> None:
    """A sentence says why; the file and doing it live stand open; what was told live is kept and is an answer."""
    page.add_init_script(trouble)
    root = open_question(page, base_url)
    if trouble != NO_DEVICES:
        act(root, "open-recorder").click()
    expect(said(root)).to_contain_text(sentence)
    expect(act(root, "open-recorder")).to_be_visible(visible=trouble != NO_DEVICES)
    note = root.get_by_label("Voor wie deed je het, en hoe ging het?")
    note.fill(f"Voor mijn maatje. {HOSTILE}")
    choose(root, sound(2))
    expect(tries(root).locator(".try__title")).to_have_text("Poging 1: geluid van 2 seconden (32 kB)")
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    pupil.wait_ready(page)
    root = question_on(page)
    expect(root.get_by_label("Voor wie deed je het, en hoe ging het?")).to_have_value(f"Voor mijn maatje. {HOSTILE}")
    act(tries(root), "remove-try").click()
    expect(tries(root)).to_have_count(0)
    becomes(lambda: [item["kind"] for item in answer_of(root)], ["live"])


def test_a_file_is_judged_by_its_bytes(page: Page, base_url: str, tmp_path: Path) -> None:
    """Too large, no clip, empty, twice the same, and a film that tells where it was made: that never gets in."""
    root = open_question(page, base_url)
    large = tmp_path / "lang.mp4"
    with large.open("wb") as file:
        file.truncate(25_000_001)
    choose(root, large)
    expect(said(root)).to_have_text("Dit bestand is 25 MB. Er past 25 MB. Maak een kortere opname.")
    choose(root, FilePayload(name="liedje.mp3", mimeType="audio/mpeg", buffer=b"Dit is geen liedje, maar tekst."))
    expect(said(root)).to_contain_text("Dit bestand is geen geluid of film die we kennen.")
    choose(root, FilePayload(name="leeg.wav", mimeType="audio/wav", buffer=b""))
    expect(said(root)).to_contain_text("Dit bestand is leeg.")
    choose(root, sound(120))
    expect(said(root)).to_contain_text("Deze opname duurt 2 minuten.")
    choose(root, sound(120))
    expect(said(root)).to_have_text("Deze opname staat er al.")

    place = b"+52.3702+004.8952/"
    made = (24 + len(place)).to_bytes(4) + b"moov" + (16 + len(place)).to_bytes(4) + b"udta"
    made += (8 + len(place)).to_bytes(4) + b"\xa9xyz" + place
    choose(root, FilePayload(name="vakantie.mp4", mimeType="video/mp4", buffer=b"\0\0\0\x10ftypisom0000" + made))
    expect(tries(root)).to_have_count(2)
    expect(tries(root).nth(1)).to_contain_text("Dit apparaat kan deze opname niet afspelen.")
    kept = downloaded(page, tries(root).nth(1), tmp_path).read_bytes()
    assert len(kept) == 16 + len(made)
    assert b"52.37" not in kept


def test_on_a_full_device_the_take_is_not_lost(page: Page, base_url: str, tmp_path: Path) -> None:
    """It can be downloaded at once; what was there stays; with room again it is kept."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": base_url, "quotaSize": ROOM})
    root = open_question(page, base_url)
    choose(root, sound(1))
    expect(tries(root)).to_have_count(1)
    pupil.wait_saved(pupil.form_of(page, SHEET))
    choose(root, sound(40))
    expect(said(root)).to_contain_text("Deze opname is niet bewaard")
    pupil.status_line(pupil.form_of(page, SHEET), "full").wait_for()
    with page.expect_download() as waiting:
        act(root, "download-try").first.click()
    waiting.value.save_as(tmp_path / "take.wav")
    assert (tmp_path / "take.wav").read_bytes() == sound(40)["buffer"]
    session.send("Storage.overrideQuotaForOrigin", {"origin": base_url})
    root.get_by_role("button", name="Probeer nog een keer te bewaren").click()
    expect(tries(root)).to_have_count(2)


def test_an_opened_file_with_strange_clips_shows_only_what_is_one(page: Page, base_url: str) -> None:
    """Names that are no file, a number beyond all, a thousand tries, and markup as text."""
    name = "a" * 64
    strange = [
        {
            "kind": "video",
            "number": 1,
            "file": "../../etc/passwd",
            "seconds": 1,
            "size": 1,
            "best": True,
            "note": HOSTILE,
        },
        {"kind": "audio", "number": 2, "file": f"{name}.html", "seconds": 1, "size": 1, "best": False, "note": ""},
        {"kind": "audio", "number": 3, "file": f"{name}.mp3", "seconds": 1e300, "size": 1, "best": False, "note": ""},
    ]
    many = [{**strange[2], "number": number + 4, "file": f"{number:064x}.mp3"} for number in range(1000)]
    answers = pupil.sheet_answers({NAME: [*strange, *many]})
    root = open_question(page, base_url)
    pupil.open_file(page, pupil.payload(pupil.envelope({SHEET: answers})))
    expect(tries(root).first).to_contain_text("Poging 3")
    expect(tries(root)).to_have_count(18)  # of the 20 that fit
    expect(root.locator("img")).to_have_count(0)


def test_paper_and_a_page_without_script_have_the_live_way(new_context: NewContext, base_url: str) -> None:
    """A sentence and lines to write on."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/werkbladen/{SHEET}.html")
    paper = page.locator(f"[data-question={NAME}] .recording-paper")
    expect(paper).to_contain_text("Dat telt net zo goed.")
    page.emulate_media(media="print")
    expect(paper.locator(".write-lines")).to_be_visible()
