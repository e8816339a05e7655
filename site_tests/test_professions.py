"""The profession cards: complete and over all profiles, sound for an author, and a page that searches, prints and fills the board."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from hooks.opstage.model import Site
from hooks.opstage.professions import PROFILES, WORK, Profession
from site_tests import axe, pupil
from site_tests.html_pages import HtmlPage, pages_of
from site_tests.project_copy import Project, copy_content
from site_tests.test_accessibility import LEAST_TARGET, MEASURES, NARROW, measure
from site_tests.test_print import read
from site_tests.test_weight import MOST_BYTES, MOST_REQUESTS, first_load
from site_tests.visitor import PHONE, becomes, has_focus, stub_print, tab_to

ADDRESS = "beroepen.html"
RULES = json.loads((Path(__file__).parent / "interest_rules.json").read_text("utf-8"))
LEAST_CARDS = 42
LEAST_OF_A_PROFILE = 4
BOARD = {"width": 1920, "height": 1080}
A_TIME = re.compile(r"\b[Oo]m (half )?\d{1,2}\b")
# Contrast and size of every text that shows on the board.
BOARD_TEXT = """() => [...document.querySelectorAll("[data-board] h2, [data-board] .profession :is(p, dt, dd, li)")]
  .filter((element) => element.getClientRects().length)
  .map((element) => [element.tagName, parseFloat(getComputedStyle(element).fontSize)])"""


def cards_of(content: Site) -> list[Profession]:
    """All cards, in order."""
    return [card for _, card in content.professions.all()]


# The cards themselves


def test_every_profile_has_four_cards_or_more(content: Site) -> None:
    """All ten, in the order of the law, and more than forty cards together."""
    counts = {profile.id: len(profile.professions) for profile in content.professions.profiles}
    assert list(counts) == list(PROFILES)
    assert {name: count for name, count in counts.items() if count < LEAST_OF_A_PROFILE} == {}
    assert sum(counts.values()) >= LEAST_CARDS


def test_every_level_kind_and_sort_of_work_leads_to_a_card(content: Site) -> None:
    """From the entree to niveau 4; no box of the search is empty, and each kind of work has cards in plenty."""
    cards = cards_of(content)
    assert {level for card in cards for level in card.levels} == {1, 2, 3, 4}
    assert {work for card in cards for work in card.work} == set(WORK)
    kinds = Counter(kind for card in cards for kind in card.types)
    assert {kind.id: kinds[kind.id] >= 5 for kind in content.professions.kinds} == dict.fromkeys("riasec", True)


def test_every_card_tells_of_a_real_day(content: Site) -> None:
    """With a time of the clock in it, and words that are this card's own."""
    cards = cards_of(content)
    assert [
        card.id for card in cards if not A_TIME.search(" ".join(card.day)) and "uur" not in " ".join(card.day)
    ] == []
    for texts in ([card.name for card in cards], [card.line for card in cards], [card.surprise for card in cards]):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_no_card_speaks_of_a_man_or_a_woman_who_does_the_work(content: Site) -> None:
    """The pupil is ‘je’ on every card: a profession is for everyone. ‘Timmerman’ and ‘stuurman’ are names of it."""
    words = re.compile(r"\b(mannen|vrouwen|man|vrouw|jongens|meisjes|meisje)\b", re.I)
    texts = {
        card.id: " ".join([card.line, *card.day, card.where, card.who, card.surprise]) for card in cards_of(content)
    }
    assert [name for name, text in texts.items() if words.search(text)] == []
    assert [name for name, text in texts.items() if not re.search(r"\b(je|jij|jou|jouw)\b", text, re.I)] == []


def test_kinds_profiles_and_examples_are_those_of_the_source(content: Site) -> None:
    """Weights, example placements, names and explanations, and which sentence belongs to which kind."""
    found = content.professions
    assert found.least == RULES["least"]
    assert {kind.id: [kind.name, kind.means] for kind in found.kinds} == RULES["kinds"]
    assert {item: kind.id for kind in found.kinds for item in kind.items} == RULES["kind_of"]
    assert {p.name: [p.short, dict(p.weights), list(p.places)] for p in found.profiles} == {
        name: [p["short"], p["weights"], p["places"]] for name, p in RULES["profiles"].items()
    }
    assert {name: list(kinds) for name, kinds in found.theory.items()} == RULES["theory"]


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ((1,), "entree"),
        ((2,), "mbo niveau 2"),
        ((2, 3), "mbo niveau 2 of 3"),
        ((1, 2), "entree, mbo niveau 2"),
        ((2, 3, 4), "mbo niveau 2 tot en met 4"),
    ],
)
def test_levels_read_as_people_say_them(content: Site, levels: tuple[int, ...], words: str) -> None:
    """The entree has no number."""
    card = next(card for card in cards_of(content) if card.levels == levels)
    assert card.level == words and words in card.school


# An author's mistakes


@dataclass(frozen=True)
class Mistake:
    """What a teacher types wrong in worksheets/beroepen, and what the build must say."""

    name: str
    file: str
    old: str
    new: str
    sentence: str
    suggestion: str


MISTAKES = [
    Mistake(
        "a card without its surprise",
        "groen.yml",
        "    surprise: In 1 lepel grond",
        "    surprize: In 1 lepel grond",
        "De sleutel ‘surprize’ bestaat hier niet.",
        "Bedoel je ‘surprise’?",
    ),
    Mistake(
        "a kind of work that does not exist",
        "zw.yml",
        "types: [s, c]",
        "types: [s, x]",
        "‘x’ kan niet bij punt 2 van ‘types’.",
        "Kies uit: a, c, e, i, r, s.",
    ),
    Mistake(
        "a word for the search that does not exist",
        "mat.yml",
        "work: [buiten, onderweg, handen, machines]",
        "work: [buitn, onderweg, handen, machines]",
        "‘buitn’ kan niet bij punt 1 van ‘work’.",
        "Bedoel je ‘buiten’?",
    ),
    Mistake(
        "a level that the mbo does not have",
        "eo.yml",
        "levels: [3, 4]",
        "levels: [3, 5]",
        "Punt 2 van ‘levels’ is 5. Het moet tussen 1 en 4 liggen.",
        "",
    ),
    Mistake(
        "a profile that is not the name of the file",
        "hbr.yml",
        "profile: hbr",
        "profile: zw",
        "Het profiel is ‘zw’, maar het bestand heet ‘hbr.yml’.",
        "Schrijf: profile: hbr",
    ),
    Mistake(
        "an id that another file has",
        "pie.yml",
        "id: lasser",
        "id: kapper",
        "De id ‘kapper’ staat al in worksheets/beroepen/pie.yml.",
        "Geef deze kaart een andere id.",
    ),
    Mistake(
        "a sentence of two kinds",
        "soorten.yml",
        "items: [i1, i2, i3, i4, i5]",
        "items: [i1, i2, i3, i4, r5]",
        "De zin ‘r5’ hoort al bij ‘r’.",
        "Haal er één weg.",
    ),
    Mistake(
        "a kind of the theory road that does not exist",
        "soorten.yml",
        "{name: economie, types: [e, c]}",
        "{name: economie, types: [e, z]}",
        "De soort ‘z’ bestaat niet.",
        "Kies uit: a, c, e, i, r, s.",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_in_a_card_stops_the_build_with_file_line_and_what_to_do(tmp_path: Path, mistake: Mistake) -> None:
    """As for worksheets. An id that stands twice is told at the later file."""
    project = copy_content(tmp_path)
    file = f"worksheets/beroepen/{mistake.file}"
    line = project.change(file, mistake.old, mistake.new)
    found = {(p.file, p.sentence, p.suggestion): p.line for p in project.problems()}
    places = [
        (name, sentence, tip)
        for name, sentence, tip in found
        if (sentence, tip) == (mistake.sentence, mistake.suggestion)
    ]
    assert len(places) == 1, found
    assert places[0][0] == ("worksheets/beroepen/zw.yml" if "another file" in mistake.name else file)
    if "another file" not in mistake.name:
        assert found[places[0]] == line


SHEET = "worksheets/03-beroepen.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (SHEET, "        like: leuk", "        like: leuker", "‘leuker’ bestaat niet bij de vraag ‘lijkt-leuk’."),
        (SHEET, "        own: zelf", "        own: jij", "‘jij’ bestaat niet bij de vraag ‘past-dit’."),
        (SHEET, "        column: beroep", "        column: baan", "‘baan’ bestaat niet bij de vraag ‘beroepen’."),
        (
            "worksheets/beroepen/soorten.yml",
            "items: [c1, c2, c3, c4, c5]",
            "items: [c1, c2, c3, c4]",
            "De zin ‘c5’ hoort bij geen soort werk.",
        ),
        (
            "worksheets/beroepen/soorten.yml",
            "items: [c1, c2, c3, c4, c5]",
            "items: [c1, c2, c3, c4, c5, c6]",
            "De zin ‘c6’ uit worksheets/beroepen/soorten.yml staat niet bij deze vraag.",
        ),
    ],
)
def test_sheet_and_kinds_that_do_not_fit_stop_the_build(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    """What the two tools lean on stands in the questions of the sheet."""
    project: Project = copy_content(tmp_path)
    project.change(file, old, new)
    assert [problem.sentence for problem in project.problems()] == [sentence]


def test_a_school_may_do_without_the_cards(tmp_path: Path) -> None:
    """Without the folder and without the slots the site builds."""
    import shutil

    project = copy_content(tmp_path)
    shutil.rmtree(project.root / "worksheets" / "beroepen")
    text = (project.root / SHEET).read_text("utf-8")
    bare = re.sub(r"    practice:\n(?:      .*\n)+", "", text)
    (project.root / SHEET).write_text(bare, "utf-8")
    assert project.problems() == []


# The page


@pytest.fixture(scope="module")
def built(site: Path) -> HtmlPage:
    """The page with all cards, as built."""
    return pages_of(site)[ADDRESS]


def articles(page: HtmlPage) -> list[Element]:
    """The cards on the page."""
    return [element for element in page.all("article") if "data-card" in element.attrib]


def test_every_card_stands_on_the_page_with_all_its_fields(built: HtmlPage, content: Site) -> None:
    """In the HTML itself: name, line, day, where, with whom, school, kinds and the surprise."""
    by_id = {element.attrib["data-card"]: element for element in articles(built)}
    assert list(by_id) == [card.id for card in cards_of(content)]
    for card in cards_of(content):
        text = " ".join("".join(by_id[card.id].itertext()).split())
        wanted = [card.title, card.line, *card.day, card.where, card.who, card.school, card.surprise]
        assert [part for part in wanted if part not in text] == []
        assert by_id[card.id].attrib["data-work"].split() == list(card.work)


def test_links_to_films_are_plain_safe_links_that_say_that_they_leave(built: HtmlPage) -> None:
    """Nothing is loaded from there; the link opens on a click, and the words say that it is another site."""
    foreign = [link for link in built.all("a") if urlsplit(link.attrib["href"]).netloc]
    assert {urlsplit(link.attrib["href"]).netloc for link in foreign} >= {"www.bekijkjetoekomstnu.nl", "www.kiesmbo.nl"}
    assert [link.attrib["href"] for link in foreign if link.get("rel") != "noopener noreferrer"] == []
    assert [link.attrib["href"] for link in foreign if "andere website" not in "".join(link.itertext())] == []
    assert not list(built.all("iframe", "video", "embed", "object"))


def test_the_page_says_where_its_facts_come_from(built: HtmlPage) -> None:
    """With a date, and with whom to ask."""
    text = " ".join("".join(built.main().itertext()).split())
    for words in ("november 2026", "kiesmbo.nl", "s-bb.nl", "vraag je decaan"):
        assert words in text


def test_the_page_is_light(page: Page, base_url: str, site: Path) -> None:
    """As light as a worksheet, though it holds all cards."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    load = first_load(page, asked, base_url, ADDRESS, site)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "practice-" in url and url.endswith(".js")]
    assert load.weight <= MOST_BYTES and len(load.files) <= MOST_REQUESTS, load


def open_page(page: Page, base_url: str) -> Locator:
    """The page with its search working; returns the line that says how many cards there are."""
    pupil.visit(page, f"{base_url}/{ADDRESS}")
    count = page.locator("[data-filter-count]")
    expect(count).to_have_text(re.compile("Je ziet"))
    return count


def shown(page: Page) -> list[str]:
    """Ids of the cards in sight."""
    return [str(card.get_attribute("data-card")) for card in page.locator("[data-card]:visible").all()]


def test_a_pupil_searches_by_word_profile_and_sort_of_work(page: Page, base_url: str, content: Site) -> None:
    """Each narrows the others; the count is said politely; what has no cards says so; one button brings all back."""
    count = open_page(page, base_url)
    total = len(cards_of(content))
    expect(count).to_have_text(f"Je ziet alle {total} kaarten.")
    expect(count).to_have_attribute("role", "status")
    page.get_by_label("Een woord").fill("DÉEG")
    becomes(lambda: shown(page), ["bakker"])
    expect(count).to_have_text(f"Je ziet 1 van de {total} kaarten.")
    page.get_by_label("Een woord").fill("")
    page.get_by_label("Een profiel").select_option("groen")
    becomes(lambda: shown(page), [card.id for card in content.professions.profiles[8].professions])
    expect(page.locator("[data-profile-group]:visible")).to_have_count(1)
    page.get_by_text("Zoek op soort werk").click()
    page.get_by_label("met mensen").check()
    page.get_by_label("Ondernemer").check()
    becomes(lambda: shown(page), ["bloemist"])
    assert axe.violations(page) == []
    page.get_by_label("Een woord").fill("<img src=x onerror=alert(1)>")
    expect(page.get_by_text("Geen kaart gevonden. Kies minder, of zoek een ander woord.")).to_be_visible()
    expect(count).to_have_text("Geen kaart gevonden.")
    expect(page.locator("[data-show-on-board]")).to_be_hidden()
    assert axe.violations(page) == []
    page.get_by_role("button", name="Laat alles zien").click()
    expect(page.locator("[data-card]:visible")).to_have_count(total)
    expect(page.get_by_label("Een profiel")).to_have_value("")
    expect(page.get_by_role("button", name="Laat alles zien")).to_be_hidden()
    assert has_focus(page, "[data-filter-text]")


def test_the_search_works_by_keyboard_on_a_phone(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """Tab, letters, space and Enter; targets are big enough and nothing scrolls sideways."""
    page = new_context(viewport=PHONE).new_page()
    count = open_page(page, base_url)
    tab_to(page, "[data-filter-text]")
    page.keyboard.type("bus")
    tab_to(page, "[data-card-filter] summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-filter-work=mensen]")
    page.keyboard.press("Space")
    becomes(lambda: shown(page), ["warmtepompen"])
    expect(count).to_have_text(re.compile("Je ziet 1 van"))
    page.evaluate(MEASURES)
    assert measure(page, f"smallTargets({LEAST_TARGET})") == []
    tab_to(page, "[data-filter-clear]", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-card]:visible").nth(LEAST_CARDS)).to_be_visible()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert measure(page, "sideways()") == []


def test_the_cards_that_were_found_print_four_on_a_sheet(page: Page, base_url: str, tmp_path: Path) -> None:
    """Only those; black on white, without the search; no card is split."""
    stub_print(page)
    open_page(page, base_url)
    page.get_by_label("Een profiel").select_option("zw")
    page.get_by_role("button", name="Print deze kaarten").click()
    becomes(lambda: page.evaluate("window.prints"), 1)
    page.pdf(path=tmp_path / "zorg.pdf", format="A4", prefer_css_page_size=True)
    sheets = [" ".join(text.split()) for text in read(tmp_path / "zorg.pdf")]
    assert not [
        word for word in ("Timmerman", "Zoek een beroep", "Toon op het bord") if any(word in text for text in sheets)
    ]
    page.get_by_role("button", name="Laat alles zien").click()
    expect(page.get_by_role("button", name="Laat alles zien")).to_be_hidden()
    page.pdf(path=tmp_path / "alles.pdf", format="A4", prefer_css_page_size=True)
    sheets = read(tmp_path / "alles.pdf")
    assert [text.count("Wist je dit al?") for text in sheets[1:-2]] == [4] * len(sheets[1:-2])
    assert [text.count("Zo gaat een dag") for text in sheets] == [text.count("Wist je dit al?") for text in sheets]


def test_a_class_looks_at_the_cards_on_the_board(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    """The cards that were found, one at a time, in letters for the back row; nothing of it needs to scroll."""
    page = new_context(viewport=BOARD).new_page()
    open_page(page, base_url)
    page.get_by_label("Een profiel").select_option("mat")
    page.get_by_role("button", name="Toon op het bord").click()
    title = page.locator("[data-board] h2")
    for name in ("Matroos op een binnenschip", "Scheepsbouwer", "Medewerker in de haven", "Stuurman op zee"):
        expect(title).to_have_text(name)
        sizes = page.evaluate(BOARD_TEXT)
        assert [row for row in sizes if row[1] < (48 if row[0] == "H2" else 32)] == []
        assert page.evaluate(
            "() => { const it = document.querySelector('[data-board]'); return it.scrollHeight <= it.clientHeight; }"
        )
        page.keyboard.press("PageDown")
    expect(title).to_have_text("Stuurman op zee")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("Medewerker in de haven")
    assert axe.violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("[data-board]")).to_have_count(0)
    assert has_focus(page, "[data-show-on-board]")


def test_without_script_every_card_reads(
    new_context: Callable[..., BrowserContext], base_url: str, content: Site
) -> None:
    """No search that does nothing, and all cards in sight."""
    page = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{base_url}/{ADDRESS}")
    expect(page.locator("[data-card]:visible")).to_have_count(len(cards_of(content)))
    expect(page.locator("[data-card-filter]")).to_be_hidden()
    expect(page.locator("[data-show-on-board]")).to_be_hidden()
