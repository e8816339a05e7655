"""The card with whom to call: it follows the answers, holds text only, and is printed alone."""

from __future__ import annotations

from playwright.sync_api import expect

from site_tests import pupil
from site_tests.tool_pages import HOSTILE, SURVEY, NewContext, page_faults
from site_tests.visitor import PHONE, becomes, stub_print


def test_the_card_follows_the_answers_and_is_printed_alone(new_context: NewContext, base_url: str) -> None:
    """Who, which number, before what time and what to say; on a phone, with markup that stays text."""
    page = new_context(viewport=PHONE).new_page()
    page.add_init_script(path=SURVEY)
    stub_print(page)
    pupil.visit(page, f"{base_url}/werkbladen/ziek-of-te-laat.html")
    slot = page.locator("[data-practice=absence-card]")
    while not slot.is_visible():
        page.locator(".section-steps .button--primary:visible").click()
    slot.scroll_into_view_if_needed()
    card = page.locator("[data-practice=absence-card][data-ready] [data-absence-live] .absence-card")
    expect(card).to_contain_text("Vul hierboven in wie je belt.")
    company = page.locator("[data-question=bellen] tr[data-row=bedrijf]")
    company.locator("[data-cell=naam]").fill(f"Noor {HOSTILE}")
    company.locator("[data-cell=nummer]").fill("(het nummer)")
    company.locator("[data-cell=tijd]").fill("07:45")
    page.locator("[data-question=zeggen] textarea").fill("Goedemorgen, u spreekt met Sami.")
    expect(card.locator("li")).to_have_text(f"het bedrijf: Noor {HOSTILE}(het nummer)Bel voor 7.45 uur.")
    expect(card).to_contain_text("Goedemorgen, u spreekt met Sami.")
    expect(page.locator("img[src=x]")).to_have_count(0)
    assert page_faults(page) == []
    slot.locator("[data-action=print-card]").click()
    becomes(lambda: page.evaluate("window.prints"), 1)
    page.emulate_media(media="print")
    expect(page.locator("body > .paper .absence-card")).to_be_visible()
    expect(page.locator("form[data-worksheet]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("body > .paper")).to_have_count(0)
