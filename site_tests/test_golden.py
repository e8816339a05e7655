"""Files of every format version that was ever made open for ever, with every answer in them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from hooks.opstage.model import Site
from site_tests import pupil
from site_tests.conftest import ROOT
from site_tests.test_photo import on_shelf

GOLDEN = ROOT / "site_tests" / "golden"
DOCUMENTS = sorted(GOLDEN.glob("v*/*.pdf"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in DOCUMENTS]


def photos_in(document: Path) -> set[str]:
    """Names of the photos in the answers of a file."""
    return set(re.findall(r"\b[0-9a-f]{64}\.jpg", document.with_suffix(".json").read_text("utf-8")))


WITH_PHOTOS = [path for path in DOCUMENTS if photos_in(path)]


def envelope_of(document: Path) -> dict[str, Any]:
    """The answers that were in the file when it was made."""
    envelope: dict[str, Any] = json.loads(document.with_suffix(".json").read_text("utf-8"))
    return envelope


def test_every_question_type_is_in_a_golden_file(content: Site) -> None:
    """Else a change of its answers could break old files unseen."""
    held = {
        question.type
        for document in DOCUMENTS
        for sheet, answers in envelope_of(document)["worksheets"].items()
        for question in content.worksheets[sheet].questions()
        if question.id in answers["answers"]
    }
    assert held == set(content.contracts.types)


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_the_file_still_holds_what_it_held(document: Path) -> None:
    """A golden file is never made again: its answers are those of the day it was made."""
    assert pupil.attached(document) == envelope_of(document)


@pytest.mark.parametrize("suffix", [".pdf", ".json"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_an_old_file_opens_with_every_answer(
    document: Path, suffix: str, new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """On a device that never saw this pupil, every answer finds its place or is kept beside it."""
    page = new_context().new_page()
    pupil.visit(page, f"{base_url}/index.html")
    pupil.open_file(page, document.with_suffix(suffix))
    envelope = envelope_of(document)
    pupil.wait_kept(page, lambda kept: all(f"worksheet/{sheet}" in kept for sheet in envelope["worksheets"]))
    for sheet, old in envelope["worksheets"].items():
        now = pupil.kept_sheet(page, sheet)
        assert now is not None
        assert now.get("feedback") == old.get("feedback"), sheet
        lost = {row["id"].split(".")[0] for row in now["unplaced"]}
        for question, answer in old["answers"].items():
            assert now["answers"].get(question) == answer or question in lost, f"{sheet}/{question}"


@pytest.mark.parametrize("document", WITH_PHOTOS, ids=[path.stem for path in WITH_PHOTOS])
def test_the_photos_of_an_old_file_come_back(
    document: Path, new_context: Callable[..., BrowserContext], base_url: str
) -> None:
    """Every one that its answers name, with the content that its name promises."""
    names = photos_in(document)
    page = new_context().new_page()
    pupil.visit(page, f"{base_url}/index.html")
    pupil.open_file(page, document)
    expect(page.locator(".notice-bar")).to_contain_text("Je werk is geopend")
    shelf = on_shelf(page)
    assert set(shelf) == names
    assert {f"{hashlib.sha256(content).hexdigest()}.jpg" for content in shelf.values()} == names
