"""The kept bundle: an unchanged build costs nothing, and a broken or half-made one is never taken for whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from hooks.opstage import bundle
from hooks.opstage.bundle import Bundle, build_bundle
from hooks.opstage.contracts import load_contracts
from site_tests.conftest import ROOT

CONTRACTS = load_contracts(ROOT)
PAGES = {"een": ("practice/cv/style.css",)}
NAMES = (
    *bundle.SCRIPTS.values(),
    *bundle.STYLES.values(),
    *bundle.lazy_scripts(CONTRACTS).values(),
    *map(bundle.style_file, PAGES),
    "fonts.js",
)


class Maker:
    """Stands for the bundler: writes the files, counts, and lets something happen in the middle."""

    def __init__(self) -> None:
        self.made = 0
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, root: Path, target: Path, tools: Mapping[str, str], pages: Mapping[str, Iterable[str]]) -> None:
        self.made += 1
        number, meanwhile = self.made, self.meanwhile
        self.meanwhile = lambda: None
        for name in NAMES[:2]:
            (target / name).write_text(f"{name} {number}", "utf-8")
        meanwhile()
        for name in NAMES[2:]:
            (target / name).write_text(f"{name} {number}", "utf-8")


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Maker:
    """The bundler of these tests."""
    made = Maker()
    monkeypatch.setattr(bundle, "_build", made)
    return made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one source."""
    (tmp_path / "browser").mkdir()
    (tmp_path / "browser" / "main.ts").write_text("1", "utf-8")
    return tmp_path


def make(root: Path) -> Bundle:
    """One build."""
    return build_bundle(root, CONTRACTS, {"definitions.js": "globalThis.opstageDefinitions=[];\n"}, PAGES)


def whole(made: Bundle) -> bool:
    """True when every file that the site asks for is there."""
    return {*NAMES, "definitions.js"} == made.files.keys() and all(file.is_file() for file in made.files.values())


def test_a_build_gives_every_file_under_a_name_with_its_hash(root: Path, maker: Maker) -> None:
    """A browser may keep such a file for ever."""
    made = make(root)
    assert whole(made)
    assert made.url("app.js").startswith("assets/opstage/app-")


def test_an_unchanged_build_makes_nothing_again(root: Path, maker: Maker) -> None:
    """It costs a few milliseconds."""
    assert make(root) == make(root)
    assert maker.made == 1


def test_a_changed_source_is_built_anew(root: Path, maker: Maker) -> None:
    """Whatever file of browser/ it is."""
    make(root)
    (root / "browser" / "main.ts").write_text("2", "utf-8")
    make(root)
    assert maker.made == 2


def test_a_kept_build_that_lost_a_file_is_made_again(root: Path, maker: Maker) -> None:
    """Someone cleaned up."""
    make(root).files["pdf.js"].unlink()
    assert whole(make(root))


def test_a_kept_build_with_a_broken_list_is_made_again(root: Path, maker: Maker) -> None:
    """The disk was full."""
    (make(root).files["app.js"].parent / "manifest.json").write_text("{", "utf-8")
    assert whole(make(root))


def test_two_builds_at_the_same_time_do_not_mix_their_files(root: Path, maker: Maker) -> None:
    """A server that notices a change while the tests build."""
    others: list[Bundle] = []
    maker.meanwhile = lambda: others.append(make(root))
    first = make(root)
    assert maker.made == 2
    assert whole(first) and whole(others[0])


def test_a_build_that_broke_off_is_not_taken_for_one(root: Path, maker: Maker) -> None:
    """Ctrl+C, and then once more."""

    def stop() -> None:
        raise KeyboardInterrupt

    maker.meanwhile = stop
    with pytest.raises(KeyboardInterrupt):
        make(root)
    assert whole(make(root))


def test_the_cache_keeps_the_last_few_builds_only(root: Path, maker: Maker) -> None:
    """It must not grow for ever."""
    for number in range(8):
        (root / "browser" / "main.ts").write_text(str(number), "utf-8")
        last = make(root)
    assert whole(last)
    assert len(list((root / ".cache" / "bundle").iterdir())) == 4
