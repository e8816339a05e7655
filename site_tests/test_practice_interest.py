"""Worksheet 3 helps a pupil talk about what he likes: 30 sentences, a result in bars and words, and cards to put in the table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from hooks.opstage.model import Site
from hooks.opstage.source import mapping, sequence
from site_tests import axe, pupil
from site_tests.test_accessibility import LEAST_TARGET, MEASURES, NARROW, measure
from site_tests.test_content import question_of
from site_tests.test_print import read
from site_tests.visitor import LAPTOP, PHONE, becomes, focused, has_focus, tab_to

SHEET = "03-beroepen"
ADDRESS = f"werkbladen/{SHEET}.html"
ITEMS = "lijkt-leuk"
RULES = json.loads((Path(__file__).parent / "interest_rules.json").read_text("utf-8"))
ORDER: list[str] = RULES["order"]
NAMES = {kind: name for kind, (name, _) in RULES["kinds"].items()}
HOSTILE = "<img src=x onerror=alert(1)> ${x} {{7*7}}"
DOER_AND_MAKER = {"r": "leuk", "a": "leuk", "s": "misschien", "i": "niet-leuk", "e": "niet-leuk", "c": "weet-niet"}


def answers_of(kinds: Mapping[str, str]) -> dict[str, str]:
    """The same answer to all five sentences of a kind."""
    return {item: kinds[RULES["kind_of"][item]] for item in ORDER}


@pytest.fixture
def open_sheet(new_context: Callable[..., BrowserContext], base_url: str) -> Callable[..., Page]:
    """Opens worksheet 3 in a fresh profile, with these answers in it."""

    def open_now(answers: Mapping[str, Any] | None = None, **options: Any) -> Page:
        page = new_context(**{"viewport": LAPTOP, **options}).new_page()
        if answers:
            pupil.visit(page, f"{base_url}/index.html")
            pupil.open_file(
                page, pupil.payload(pupil.envelope({SHEET: pupil.sheet_answers(answers, worksheetVersion=2)}))
            )
        go(page, base_url)
        return page

    return open_now


def go(page: Page, base_url: str) -> None:
    """Open worksheet 3 and wait until its tools work; on a shared computer say first that the work is yours."""
    pupil.visit(page, f"{base_url}/{ADDRESS}")
    if page.locator("[data-action=gate-yes]").count():
        page.locator("[data-action=gate-yes]").click()
    wait_for_tools(page)


def wait_for_tools(page: Page) -> None:
    """Wait until both tools of the sheet are there."""
    for tool in ("interest-helper", "profession-cards"):
        page.locator(f"[data-practice={tool}][data-ready]").wait_for(state="attached")


def helper(page: Page) -> Locator:
    """The slot of the interest helper."""
    return page.locator("[data-practice=interest-helper]")


def result(page: Page) -> Locator:
    """Where its result stands."""
    return page.locator("[data-interest-result]")


def choose(page: Page, item: str, choice: str) -> None:
    """Click the words beside a round."""
    page.locator(f'[data-row="{item}"] label:has(input[value="{choice}"])').click()


def heading(page: Page) -> Locator:
    """The line that names what was chosen most."""
    return result(page).locator("h4").first


def keep_button(page: Page, card: str) -> Locator:
    """The button that puts a card in the table."""
    return page.locator(f'[data-keep-card="{card}"]')


def cell(page: Page, row: int) -> Locator:
    """The name of a profession in the table of the sheet."""
    return page.locator('[data-question="beroepen"] tr[data-row]').nth(row).locator("[data-cell=beroep]")


# Sentences and rules


def test_the_sentences_are_those_of_the_source_in_its_order(content: Site) -> None:
    """Ids in lower case, for ever; a label, too, is the source's own."""
    question = question_of(content.worksheets[SHEET], ITEMS)
    rows = [(str(mapping(row)["id"]), str(mapping(row)["label"])) for row in sequence(question.options["rows"])]
    assert rows == [(item, RULES["items"][item]) for item in ORDER]
    choices = [str(mapping(choice)["id"]) for choice in sequence(question.options["choices"])]
    assert choices == [*RULES["points"], *RULES["no_answer"]]


def test_the_sheet_says_before_the_list_that_it_is_no_test(content: Site) -> None:
    """An aid to talk: no score, no advice."""
    section = content.worksheets[SHEET].sections[0]
    assert "Dit is een praathulp. Het is geen test." in section.intro
    slot = next(slot for slot in section.practice if slot.tool == "interest-helper")
    assert slot.before == "past-dit"


def test_fourteen_answers_give_no_result_and_fifteen_do(open_sheet: Callable[..., Page]) -> None:
    """Weet ik niet is no answer; the pupil reads how many more he needs, and never a bare number as a result."""
    page = open_sheet()
    expect(helper(page)).to_contain_text("Je hebt nog niets gekozen. Kies er nog 15.")
    fourteen = dict.fromkeys(ORDER[:14], "leuk") | dict.fromkeys(ORDER[14:29], "weet-niet")
    for item, choice in fourteen.items():
        choose(page, item, choice)
    expect(helper(page)).to_contain_text("Je koos bij 14 zinnen. Kies er nog 1.")
    expect(result(page)).to_be_empty()
    choose(page, ORDER[14], "niet-leuk")
    expect(heading(page)).to_have_text("Dit koos je het vaakst: Doener, Onderzoeker, Maker, Helper en Ondernemer")
    assert not re.search(r"\d", result(page).inner_text())
    expect(helper(page).get_by_role("status")).to_have_text(heading(page).inner_text())
    choose(page, ORDER[14], "weet-niet")
    expect(result(page)).to_be_empty()


# A pupil alone


def test_bars_and_words_say_the_same_and_places_follow(open_sheet: Callable[..., Page], content: Site) -> None:
    """The two kinds that were liked most, what they mean, placements by profile with all ten in reach, and who decides."""
    page = open_sheet({ITEMS: answers_of(DOER_AND_MAKER)})
    expect(heading(page)).to_have_text("Dit koos je het vaakst: Doener en Maker")
    expect(result(page)).to_contain_text("Dit is een begin, jij beslist. Het is een praathulp en geen test.")
    for kind in "ra":
        expect(result(page).locator(".interest__meanings")).to_contain_text(RULES["kinds"][kind][1])

    chart = result(page).get_by_role("img")
    drawn = [text.text_content() for text in chart.locator("text").all()]
    pairs = [f"{name}: {word}" for name, word in zip(drawn[::2], drawn[1::2], strict=True)]
    assert pairs == result(page).locator(".interest__twin li").all_inner_texts()
    assert pairs == [
        "Doener: vaak leuk",
        "Onderzoeker: niet vaak leuk",
        "Maker: vaak leuk",
        "Helper: soms leuk",
        "Ondernemer: niet vaak leuk",
        "Regelaar: weinig gekozen",
    ]
    tracks = chart.locator(".interest-chart__track")
    whole = float(tracks.first.get_attribute("width") or 0)
    bars = {kind: chart.locator(f".interest-chart__bar--{kind}") for kind in ("often", "sometimes", "seldom")}
    becomes(lambda: [float(bar.get_attribute("width") or 0) / whole for bar in bars["often"].all()], [1, 1])
    becomes(lambda: [float(bar.get_attribute("width") or 0) / whole for bar in bars["sometimes"].all()], [0.5])
    assert bars["sometimes"].get_attribute("fill") != bars["often"].first.get_attribute("fill")

    result(page).get_by_text("Bekijk ook de andere profielen").click()
    text = result(page).inner_text()
    for name, profile in RULES["profiles"].items():
        assert f"{name}: {', '.join(profile['places'])}." in text
    first = result(page).locator("ul:not([class]) strong").first
    expect(first).to_have_text("Bouwen, wonen en interieur")
    assert axe.violations(page) == []


def test_a_pupil_who_disagrees_chooses_himself(open_sheet: Callable[..., Page], tmp_path: Path, base_url: str) -> None:
    """The button takes the result away, that is kept as an answer, it survives a reload and a file, and there is a way back."""
    page = open_sheet({ITEMS: answers_of(DOER_AND_MAKER)})
    page.get_by_role("button", name="Dit past niet bij mij, ik kies zelf").click()
    expect(result(page)).to_contain_text("Jij kiest zelf.")
    expect(result(page).get_by_role("img")).to_have_count(0)
    expect(page.locator(":focus")).to_have_text(re.compile(r"^\s*Jij kiest zelf\."))
    expect(page.locator('[data-question="past-dit"] input[value=zelf]')).to_be_checked()
    page.locator('[data-question="soorten"] label:has(input[value=s])').click()
    page.locator('[data-question="soorten"] label:has(input[value=e])').click()
    pupil.wait_saved(pupil.form_of(page, SHEET))
    kept = pupil.kept_answers(page, SHEET)
    assert kept["past-dit"] == {"choice": "zelf"} and kept["soorten"] == {"choices": ["s", "e"]}
    assert set(kept) == {ITEMS, "past-dit", "soorten"}, "a result is never stored"
    assert axe.violations(page) == []

    file = pupil.download(page, "save-pdf", tmp_path)
    paper = " ".join("\n".join(read(file)).split())
    assert RULES["items"]["s1"] in paper and "Helper: ik help of leer andere mensen" in paper
    assert "Dit koos je het vaakst" not in paper and "vaak leuk" not in paper
    assert pupil.attached(file)["worksheets"][SHEET]["answers"] == kept

    page.reload()
    go(page, base_url)
    expect(result(page)).to_contain_text("Jij kiest zelf.")
    page.get_by_role("button", name="Laat de uitslag weer zien").click()
    expect(heading(page)).to_have_text("Dit koos je het vaakst: Doener en Maker")
    assert has_focus(page, "h4")
    expect(page.locator('[data-question="past-dit"] input:checked')).to_have_count(0)

    again = open_sheet()
    pupil.open_file(again, file)
    expect(result(again)).to_contain_text("Jij kiest zelf.")
    again.locator('[data-question="past-dit"] label:has(input[value=ja])').click()
    expect(heading(again)).to_have_text("Dit koos je het vaakst: Doener en Maker")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (dict.fromkeys("riasec", "misschien"), "Je vindt alles ongeveer even leuk."),
        (dict.fromkeys("riasec", "niet-leuk"), "Je vond nog niets leuk in deze lijst."),
        (
            DOER_AND_MAKER | {"e": "misschien", "r": "misschien"},
            "Dit koos je het vaakst: Doener, Maker, Helper en Ondernemer",
        ),
    ],
    ids=["all alike", "nothing", "ties"],
)
def test_ties_and_ends_are_told_in_words(open_sheet: Callable[..., Page], kinds: dict[str, str], said: str) -> None:
    """All on a tie are shown; who likes nothing is not sent anywhere, and may still choose himself."""
    page = open_sheet({ITEMS: answers_of(kinds)})
    expect(result(page)).to_contain_text(said)
    expect(page.get_by_role("button", name="Dit past niet bij mij, ik kies zelf")).to_be_visible()


def test_the_list_is_answered_by_keyboard_alone(open_sheet: Callable[..., Page]) -> None:
    """Tab and arrows; the result comes without the focus moving; the button works with Enter."""
    page = open_sheet({ITEMS: dict.fromkeys(ORDER[1:15], "misschien")})
    tab_to(page, f'[data-row="{ORDER[0]}"] input')
    page.keyboard.press("Space")
    expect(heading(page)).to_be_visible()
    assert has_focus(page, f"[data-row='{ORDER[0]}'] *")
    page.keyboard.press("ArrowRight")
    becomes(lambda: focused(page, "it.value"), "misschien")
    tab_to(page, "[data-action=interest-own]")
    page.keyboard.press("Enter")
    expect(result(page)).to_contain_text("Jij kiest zelf.")
    page.keyboard.press("Tab")
    assert has_focus(page, "[data-action=interest-show]")


# On a phone


def test_a_phone_shows_six_sentences_at_a_time(open_sheet: Callable[..., Page], base_url: str) -> None:
    """With words for where you are; a reload half-way goes on at the first open group; nothing is too small or too wide."""
    page = open_sheet(viewport=PHONE)
    rows = page.locator(f'[data-question="{ITEMS}"] [data-row]:visible')
    title = page.locator(".item-group__title:visible")
    expect(rows).to_have_count(6)
    expect(title).to_have_text("Groepje 1 van 5")
    expect(page.get_by_role("button", name="Vorige zinnen")).to_be_hidden()
    for item in ORDER[:6]:
        choose(page, item, "leuk")
    page.get_by_role("button", name="Volgende zinnen").click()
    expect(title).to_have_text("Groepje 2 van 5")
    assert has_focus(page, ".item-group__title")
    for item in ORDER[6:12]:
        choose(page, item, "niet-leuk")
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.evaluate(MEASURES)
    assert measure(page, f"smallTargets({LEAST_TARGET})") == []

    page.reload()
    go(page, base_url)
    expect(title).to_have_text("Groepje 3 van 5. Je bent op de helft.")
    for item in ORDER[12:15]:
        choose(page, item, "misschien")
    expect(heading(page)).to_be_visible()
    assert axe.violations(page) == []
    page.evaluate(MEASURES)
    for size in (NARROW, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert measure(page, "sideways()") == []
    for _ in range(2):
        page.get_by_role("button", name="Volgende zinnen").click()
    expect(title).to_have_text("Groepje 5 van 5. Dit is het laatste groepje.")
    expect(page.get_by_role("button", name="Volgende zinnen")).to_be_hidden()
    page.set_viewport_size(LAPTOP)
    expect(rows).to_have_count(30)


# Profession cards on the sheet


def test_a_card_goes_into_the_table_of_the_sheet(open_sheet: Callable[..., Page], base_url: str, content: Site) -> None:
    """Cards load on a click, are searched, read and kept; what the pupil wrote stays; the table says what is in it."""
    asked: list[str] = []
    page = open_sheet({"beroepen": [{"beroep": HOSTILE, "leuk": "alles"}], "soorten": {"choices": ["a", "s"]}})
    page.on("request", lambda request: asked.append(request.url))
    total = len(list(content.professions.all()))
    page.get_by_role("button", name="Zoek in de kaarten").click()
    count = page.locator("[data-filter-count]")
    expect(count).to_have_text(f"Je ziet alle {total} kaarten.")
    assert [url for url in asked if "data-professions" in url]
    expect(page.locator(".card-result")).to_have_count(6)
    page.get_by_role("button", name="Laat meer kaarten zien").click()
    expect(page.locator(".card-result")).to_have_count(12)
    becomes(
        lambda: focused(page, "[...document.querySelectorAll('.card-result')].indexOf(it.closest('.card-result'))"), 6
    )

    page.get_by_role("button", name="Zoek op mijn soorten: Maker en Helper").click()
    expect(count).not_to_have_text(f"Je ziet alle {total} kaarten.")
    page.get_by_label("Een woord").fill("bloemist")
    page.locator(".card-result summary").click()
    expect(page.locator(".card-result")).to_contain_text("Om 7 uur pak je verse bloemen uit")
    assert axe.violations(page) == []
    keep_button(page, "bloemist").click()
    expect(keep_button(page, "bloemist")).to_have_text("Staat in je tabel: Bloemist")
    expect(cell(page, 0)).to_have_value(HOSTILE)
    expect(cell(page, 1)).to_have_value("Bloemist")
    expect(page.locator(".notice-bar__words")).to_contain_text("Bloemist staat nu in je tabel", use_inner_text=True)
    keep_button(page, "bloemist").press("Enter")  # it is there already
    pupil.wait_saved(pupil.form_of(page, SHEET))
    assert pupil.kept_answers(page, SHEET)["beroepen"] == [{"beroep": HOSTILE, "leuk": "alles"}, {"beroep": "Bloemist"}]

    cell(page, 1).fill("")
    expect(keep_button(page, "bloemist")).to_have_text("Zet in mijn tabel: Bloemist")
    keep_button(page, "bloemist").press("Enter")
    expect(cell(page, 1)).to_have_value("Bloemist")
    page.get_by_label("Een woord").fill(HOSTILE)
    expect(page.get_by_text("Geen kaart gevonden.").last).to_be_visible()
    pupil.wait_saved(pupil.form_of(page, SHEET))
    page.reload()
    go(page, base_url)
    expect(cell(page, 1)).to_have_value("Bloemist")


def test_the_cards_fit_a_phone(open_sheet: Callable[..., Page]) -> None:
    """In the second part of the sheet: big enough to touch, nothing sideways, also with a card and the search unfolded."""
    page = open_sheet(viewport=PHONE)
    page.locator(".section-steps .button--primary:visible").click()
    page.get_by_role("button", name="Zoek in de kaarten").click()
    page.locator("[data-practice=profession-cards] .card-filter summary").click()
    page.locator(".card-result summary").first.click()
    page.evaluate(MEASURES)
    assert measure(page, f"smallTargets({LEAST_TARGET})") == []
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert measure(page, "sideways()") == []
    assert axe.violations(page) == []


def test_cards_that_do_not_arrive_are_told_of(open_sheet: Callable[..., Page], watcher: Any) -> None:
    """With the way to the page that has them; a second click tries again."""
    watcher.expect("ERR_FAILED")
    page = open_sheet()
    page.route("**/data-professions-*.js", lambda route: route.abort())
    page.get_by_role("button", name="Zoek in de kaarten").click()
    expect(page.locator(".notice-bar__words")).to_contain_text("De kaarten laden nu niet.")
    page.unroute("**/data-professions-*.js")
    page.get_by_role("button", name="Zoek in de kaarten").click()
    expect(page.locator(".card-result").first).to_be_visible()


# What comes from outside, and what stands there without script


def test_a_hostile_file_is_only_text(open_sheet: Callable[..., Page]) -> None:
    """Choices that do not exist, names of JavaScript itself and HTML count for nothing and do nothing."""
    wrong = dict.fromkeys(ORDER, HOSTILE) | {"__proto__": "leuk", "constructor": "leuk", ORDER[0]: "leuk"}
    page = open_sheet(
        {ITEMS: wrong, "past-dit": {"choice": "__proto__"}, "soorten": {"choices": [HOSTILE], "other": HOSTILE}}
    )
    expect(helper(page)).to_contain_text("Je koos bij 1 zin. Kies er nog 14.")
    expect(page.locator("[data-own-kinds-row]")).to_be_hidden()
    expect(page.locator("form img[src=x]")).to_have_count(0)


def test_without_script_a_pupil_counts_himself(
    new_context: Callable[..., BrowserContext], base_url: str, content: Site
) -> None:
    """All 30 sentences, the six kinds with their sentences, placements of all profiles and the names of all cards."""
    page = new_context(java_script_enabled=False, viewport=LAPTOP).new_page()
    page.goto(f"{base_url}/{ADDRESS}")
    expect(page.locator(f'[data-question="{ITEMS}"] [data-row]:visible')).to_have_count(30)
    text = " ".join(helper(page).inner_text().split())
    for name, means in RULES["kinds"].values():
        assert name in text and means in text
    assert [item for item in RULES["items"].values() if item not in text] == []
    assert [place for p in RULES["profiles"].values() for place in p["places"] if place not in text] == []
    cards = page.locator("[data-practice=profession-cards]")
    names = " ".join(cards.inner_text().split())
    assert [card.name for _, card in content.professions.all() if card.name not in names] == []
    expect(cards.get_by_role("button")).to_have_count(0)
    expect(cards.get_by_role("link", name="Bekijk alle kaarten op één pagina")).to_be_visible()


def test_paper_has_the_form_and_never_a_result(open_sheet: Callable[..., Page], tmp_path: Path) -> None:
    """An empty print of a filled sheet looks as if nothing was filled in."""
    page = open_sheet({ITEMS: answers_of(DOER_AND_MAKER)}, viewport=PHONE)
    expect(result(page).get_by_role("img")).to_have_count(1)
    page.evaluate("window.print = () => undefined")
    pupil.press(page, "print-empty")
    page.pdf(path=tmp_path / "leeg.pdf", format="A4", prefer_css_page_size=True)
    text = " ".join("\n".join(read(tmp_path / "leeg.pdf")).split())
    assert "Tel per soort werk hoe vaak je" in text
    for words in ("Dit koos je het vaakst", "Groepje", "Volgende zinnen", "Zoek in de kaarten"):
        assert words not in text
    # Long labels break over lines on paper; their first words do not.
    assert [item for item in RULES["items"].values() if " ".join(item.split()[:2]) not in text] == []
