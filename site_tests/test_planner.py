"""The lesson planner: cards over lessons and days, moved by hand, on paper and in a calendar; it remembers nothing unasked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hooks.opstage.lessons import bullets, load_lessons, plain
from hooks.opstage.model import Site
from hooks.opstage.wording import using
from site_tests import axe, pupil
from site_tests.conftest import ROOT
from site_tests.test_print import CHROME, read
from site_tests.visitor import PHONE, becomes, focused, has_focus, stub_print, tab_to

PLANNER = "docent/planner.html"
HOSTILE = '<img src=x onerror="document.title=1">'
NUMBERS = range(1, 10)


def open_planner(page: Page, base_url: str) -> None:
    """Go to the planner and wait for it."""
    pupil.visit(page, f"{base_url}/{PLANNER}")
    page.locator("[data-planner][data-ready]").wait_for()


def choose(page: Page, cards: list[int], *, start: str = "2026-11-23", days: tuple[int, ...] = (1,)) -> None:
    """Cards, first day and days of the week."""
    page.locator("[data-action=no-cards]").click()
    for card in cards:
        page.locator(f"[name=card-{card}]").check()
    for day in range(1, 6):
        page.locator(f"[name=day-{day}]").set_checked(day in days)
    page.locator("[name=start]").fill(start)


def make(page: Page) -> None:
    """Ask for the plan."""
    page.locator("[data-action=make-plan]").click()
    expect(page.locator("#plan-title")).to_be_focused()


def days(page: Page) -> list[str]:
    """The day of each lesson."""
    return page.locator(".plan__day").all_inner_texts()


def steps(page: Page, lesson: int) -> list[str]:
    """Card and step of what is done in a lesson, such as "1.2"."""
    facts = page.locator(f"[data-lesson='{lesson}'] td:nth-of-type(1) .plan__list > li > strong").all_inner_texts()
    return [".".join(found.groups()) for text in facts if (found := re.search(r"Kaart (\d+), stap (\d+)", text))]


# --- what the planner knows: one place for it -------------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS)
def test_a_lesson_has_as_many_steps_as_its_card(content: Site, number: int) -> None:
    """The clock on the board takes the minutes of a step from the step of the lesson with the same number."""
    card = next(card for card in content.cards if card.number == number)
    text = (ROOT / "docs" / card.page).read_text("utf-8")
    todo = text.split("## Dit ga je doen")[1].split("\n## ")[0]
    assert len(re.findall(r"^\d+\. ", todo, flags=re.M)) == len(content.lessons[number].steps)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_guide_names_the_minutes_that_its_steps_take(content: Site, number: int) -> None:
    """In its first lines; the table itself is made of the steps."""
    text = (ROOT / "docs" / "docent" / f"kaart-{number}.md").read_text("utf-8")
    found = re.search(r"Je hebt ongeveer (\d+) minuten nodig(?:, waarvan (\d+) )?", text)
    assert found is not None and f"::lesverloop {number}" in text
    assert int(found[1]) == content.lessons[number].minutes
    assert int(found[2] or 0) == content.lessons[number].outside


def test_every_lesson_says_what_to_lay_ready_and_what_is_homework(content: Site) -> None:
    """As plain words: the planner has no links."""
    assert sorted(content.lessons) == list(NUMBERS)
    for lesson in content.lessons.values():
        assert len(lesson.prepare) >= 3 and lesson.homework
        assert not [item for item in (*lesson.prepare, *lesson.homework) if re.search(r"[\[\]*]", item)]


def test_a_list_is_read_from_its_own_heading_only() -> None:
    """With links and bold taken off."""
    text = "## Klaarzetten\n\n- Een [blad](../x.md).\n- **Pennen**.\n\n## Lesverloop\n\n- iets anders\n"
    assert bullets(text, "Klaarzetten") == ("Een blad.", "Pennen.")
    assert bullets(text, "Huiswerk") == ()
    assert plain("Zie [a](b) en [c](d).") == "Zie a en c."


def test_a_mistake_in_a_lesson_stops_the_build_with_its_line(content: Site, tmp_path: Path) -> None:
    """A form that does not exist, minutes that do not add up, a list that is gone."""
    good = (ROOT / "docs" / "docent" / "kaart-1.md").read_text("utf-8")
    folder = tmp_path / "docs" / "docent"
    folder.mkdir(parents=True)
    for change, line, words in (
        (("form: alone", "form: alon"), 7, "alone"),
        (("minutes: 25", "minutes: 20"), 3, "55 minuten"),
        (("## Klaarzetten", "## Spullen"), 2, "Klaarzetten"),
    ):
        (folder / "kaart-1.md").write_text(good.replace(*change, 1), "utf-8")
        with using(content.wording):
            lessons, problems = load_lessons(tmp_path, content.contracts.shared, content.cards)
        assert [problem.line for problem in problems] == [line], problems
        assert words in str(problems[0])
    (folder / "kaart-1.md").write_text(good, "utf-8")
    with using(content.wording):
        lessons, problems = load_lessons(tmp_path, content.contracts.shared, content.cards)
    assert not problems and lessons[1] == content.lessons[1]


# --- journeys ---------------------------------------------------------------------------------------------------------


def test_a_teacher_makes_a_plan_moves_a_step_and_changes_the_days(page: Page, base_url: str, content: Site) -> None:
    """The plan has every step of the cards; what was moved stays moved when a date changes."""
    open_planner(page, base_url)
    choose(page, [1, 3])
    make(page)
    lessons = page.locator("[data-lesson]")
    done = [step for number in range(1, lessons.count() + 1) for step in steps(page, number)]
    at_home = {
        f"{card}.{n}" for card in (1, 3) for n, s in enumerate(content.lessons[card].steps, 1) if s.place != "class"
    }
    wanted = {f"{card}.{n}" for card in (1, 3) for n in range(1, len(content.lessons[card].steps) + 1)}
    assert set(done) == wanted - at_home
    expect(lessons.first.locator("td").nth(1)).to_contain_text(content.lessons[1].prepare[0])
    expect(page.locator(".plan")).to_contain_text(content.lessons[3].homework[0])
    becomes(lambda: days(page)[:2], ["maandag 23 november 2026", "maandag 30 november 2026"])
    first = steps(page, 1)
    page.locator("[data-lesson='1'] [data-action=later]").last.click()
    becomes(lambda: (steps(page, 1), steps(page, 2)[:1]), (first[:-1], first[-1:]))
    becomes(lambda: focused(page, "it?.dataset.part"), first[-1])
    page.locator("[data-action=add-break]").click()
    page.locator("[name=since]").first.fill("2026-11-30")
    page.locator("[name=until]").first.fill("2026-12-04")
    page.locator("[name=day-4]").check()
    wanted_days = ["maandag 23 november 2026", "donderdag 26 november 2026", "maandag 7 december 2026"]
    becomes(lambda: days(page)[:3], wanted_days)
    becomes(lambda: steps(page, 2)[:1], first[-1:])
    page.get_by_role("button", name="Haal periode 1 weg").click()
    becomes(lambda: days(page)[2], "maandag 30 november 2026")


def test_a_lesson_that_is_too_full_or_too_late_says_so(page: Page, base_url: str) -> None:
    """The teacher decides; nothing is put back."""
    open_planner(page, base_url)
    choose(page, [1, 9])
    page.locator("[name=since]").last.fill("2026-11-25")
    page.locator("[name=until]").last.fill("2026-12-04")
    make(page)
    expect(page.locator("[data-lesson='2']")).to_contain_text("Let op: deze les valt na het begin van de stage.")
    expect(page.locator("[data-lesson='3']")).to_contain_text("Na de stage")
    expect(page.locator("#plan-title ~ p").nth(1)).to_have_text(
        "De stage is van 25 november 2026 tot en met 4 december 2026."
    )
    page.locator("[data-lesson='2'] [data-action=earlier]").first.click()
    expect(page.locator("[data-lesson='1'] .plan__warning")).to_contain_text("minuten te veel")


def test_choices_that_make_no_plan_get_a_sentence(page: Page, base_url: str) -> None:
    """And the first plan waits until they are mended."""
    open_planner(page, base_url)
    problem = page.locator(".planner__problem")
    choose(page, [])
    page.locator("[data-action=make-plan]").click()
    expect(problem).to_have_text("Kies minstens 1 kaart.")
    choose(page, [2], days=())
    page.locator("[data-action=make-plan]").click()
    expect(problem).to_have_text("Kies minstens 1 dag van de week.")
    page.locator("[name=length]").fill("20")
    page.locator("[data-action=make-plan]").click()
    expect(problem).to_have_text("Kies een les van 30 tot 100 minuten.")
    expect(page.locator(".plan")).to_have_count(0)
    choose(page, [2])
    page.locator("[name=length]").fill("100")
    make(page)
    expect(problem).to_be_empty()


def test_a_plan_is_forgotten_unless_the_teacher_asks(page: Page, base_url: str) -> None:
    """Then it is there after a reload, with what was moved; and gone when the tick is taken away."""
    open_planner(page, base_url)
    choose(page, [1])
    page.locator("[name=group]").fill(f"3B {HOSTILE}")
    make(page)
    expect(page.locator("#plan-title")).to_have_text(f"Mijn lesplan voor 3B {HOSTILE}")
    expect(page.locator("article img")).to_have_count(0)
    assert pupil.kept_elsewhere(page) == [] and pupil.kept(page) == {}
    page.reload()
    page.locator("[data-planner][data-ready]").wait_for()
    expect(page.locator(".plan")).to_have_count(0)
    choose(page, [1])
    page.locator("[name=keep]").check()
    make(page)
    page.locator("[data-lesson='1'] [data-action=later]").last.click()
    plan = [steps(page, 1), steps(page, 2), days(page)]
    page.reload()
    page.locator("[data-planner][data-ready]").wait_for()
    becomes(lambda: [steps(page, 1), steps(page, 2), days(page)], plan)
    expect(page.locator("[name=card-2]")).not_to_be_checked()
    page.locator("[name=keep]").uncheck()
    assert pupil.kept_elsewhere(page) == []
    page.evaluate("localStorage.setItem('opstage:opstage:lesson-plan', '{\"wishes\":{},\"lessons\":[1]}')")
    page.reload()
    page.locator("[data-planner][data-ready]").wait_for()
    expect(page.locator(".plan")).to_have_count(0)


def test_a_plan_goes_to_a_calendar(page: Page, base_url: str, tmp_path: Path) -> None:
    """One whole day a lesson; the same lesson keeps its name, so that a second import changes it."""
    open_planner(page, base_url)
    choose(page, [1], days=(1, 2))
    page.locator("[name=group]").fill("Klas 3B")
    make(page)
    files = []
    for start in ("2026-11-23", "2026-11-30"):
        page.locator("[name=start]").fill(start)
        with page.expect_download() as waiting:
            page.locator("[data-action=save-ics]").click()
        assert re.fullmatch(r"lesplan_klas-3b_\d{4}-\d\d-\d\d\.ics", waiting.value.suggested_filename)
        waiting.value.save_as(tmp_path / "plan.ics")
        files.append((tmp_path / "plan.ics").read_bytes().decode().replace("\r\n ", ""))
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", files[0]) == ["20261123", "20261124"]
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", files[1]) == ["20261130", "20261201"]
    names = [re.findall(r"UID:(.+)\r", text) for text in files]
    assert names[0] == names[1] and len(set(names[0])) == 2
    assert "SUMMARY:Op stage\\, les 1: kaart 1 (Klas 3B)" in files[0]
    assert "Klaarzetten:" in files[0] and "Thuis of op stage:" in files[0]


def test_a_plan_prints_on_a4_with_nothing_around_it(page: Page, base_url: str, tmp_path: Path) -> None:
    """Every lesson with its day; no form, no button, no header."""
    stub_print(page)
    open_planner(page, base_url)
    choose(page, [1, 2])
    make(page)
    page.locator("[data-action=print-plan]").click()
    becomes(lambda: page.evaluate("window.prints"), 1)
    planned = days(page)
    page.pdf(path=tmp_path / "plan.pdf", format="A4", prefer_css_page_size=True)
    pages = read(tmp_path / "plan.pdf")
    text = " ".join("\n".join(pages).split())
    assert len(pages) <= 3
    assert not [
        word for word in (*CHROME, "Eerder", "Later", "Welke kaarten doe je?", "Print mijn plan") if word in text
    ]
    assert not [number for number in range(1, len(planned) + 1) if f"Les {number}" not in text]


def test_a_plan_is_made_by_keyboard_on_a_phone_and_is_accessible(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """Every control has a name and is big enough; nothing goes sideways; a lesson is a card."""
    page = new_context(viewport=PHONE).new_page()
    open_planner(page, base_url)
    assert not axe.violations(page)
    tab_to(page, "[name=card-9]")
    page.keyboard.press("Space")
    tab_to(page, "[data-action=make-plan]")
    page.keyboard.press("Enter")
    expect(page.locator("#plan-title")).to_be_focused()
    tab_to(page, "[data-action=later]")
    page.keyboard.press("Enter")
    assert has_focus(page, "[data-action=later]")
    assert not axe.violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    small = page.evaluate(
        """() => [...document.querySelectorAll('[data-planner] :is(button, input, .option)')].filter((it) => {
          const box = (it.closest('.option') ?? it).getBoundingClientRect();
          return box.height && (box.height < 44 || box.width < 44);
        }).map((it) => it.outerHTML)"""
    )
    assert not small


def test_without_script_the_planner_sends_the_reader_to_the_times(
    new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """A table that needs none."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}/{PLANNER}")
    page.get_by_role("link", name="Docentenhandleiding").last.click()
    expect(page.get_by_role("heading", name="Hoeveel tijd kost het?")).to_be_visible()
    expect(page.locator("table").nth(1)).to_contain_text("210 minuten")


def test_the_planner_works_from_a_folder(page: Page, site: Path) -> None:
    """A USB stick in the teachers' room."""
    pupil.visit(page, (site / PLANNER).as_uri())
    page.locator("[data-planner][data-ready]").wait_for()
    make(page)
    assert len(days(page)) > 10
