"""A table in running text reads on a phone, where its headings are gone and every row is a stack of lines."""

from __future__ import annotations

import re

from hooks.opstage.forms import small_markdown

DO_AND_DO_NOT = "| Wel | Niet |\n| --- | --- |\n| Wees rustig. | Schreeuwen. |"


def labels(html: str) -> list[tuple[str, str]]:
    """Every cell with a label: label and text."""
    return re.findall(r'<td data-label="([^"]*)">([^<]*)', html)


def test_a_cell_carries_the_heading_of_its_column() -> None:
    """Or what you should not do stands there as if you should."""
    assert labels(small_markdown(DO_AND_DO_NOT)) == [("Niet", "Schreeuwen.")]


def test_a_row_that_begins_with_a_number_says_of_what() -> None:
    """A bare 10 could be minutes or days."""
    assert labels(small_markdown("| Minuten | Wat |\n| --- | --- |\n| 10 | Welkom |")) == [
        ("Minuten", "10"),
        ("Wat", "Welkom"),
    ]


def test_a_heading_with_bold_words_is_a_plain_label() -> None:
    """No marks of Markdown in it; a heading without words labels nothing."""
    assert labels(small_markdown("| a | **b** c | |\n| --- | --- | --- |\n| d | e | f |")) == [("b c", "e")]
