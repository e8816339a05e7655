"""The house rules of the code: checked by the tools, and where no tool knows them, here."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from wordfreq import zipf_frequency

from hooks.opstage.bundle import PDF_FLAGS, SCRIPTS, _tool, ensure_packages, write_generated
from hooks.opstage.contracts import load_contracts
from hooks.opstage.fonts import SOURCES
from site_tests.conftest import ROOT

BROWSER = ROOT / "browser"
LICENCES = ROOT / "docs" / "over" / "techniek" / "licenties.md"
# Rooms of browser/, and the rooms each may import from, beside itself.
ROOMS = {
    "generated": set[str](),
    "core": {"generated"},
    "questions": {"core", "generated"},
    "storage": {"core", "questions", "generated"},
    "files": {"core", "questions", "generated"},
    "exports": {"core", "questions", "generated"},
    "practice": {"core", "questions", "generated", "storage", "files", "exports"},
    "pages": {"core", "questions", "generated", "storage", "files", "exports", "practice"},
}
SCRIPT_FILES = sorted(
    path for path in BROWSER.rglob("*.ts") if not {"node_modules", "generated"} & set(path.relative_to(BROWSER).parts)
)
every_script = pytest.mark.parametrize("file", SCRIPT_FILES, ids=lambda file: str(file.relative_to(BROWSER)))
PYTHON_FILES = sorted([*(ROOT / "hooks").rglob("*.py"), *(ROOT / "site_tests").glob("*.py")])


def run(*command: str, folder: Path = ROOT) -> str:
    """Output of a tool; fails the test with it when the tool is not content."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    result = subprocess.run(command, cwd=folder, env=dict(os.environ, PATH=path), capture_output=True, text=True)
    if result.returncode:
        pytest.fail(f"{' '.join(command[:4])} …\n{result.stdout}{result.stderr}", pytrace=False)
    return result.stdout


# --- the tools -----------------------------------------------------------------------------------------------------------


def test_ruff_finds_nothing() -> None:
    """Rules in pyproject.toml."""
    run(sys.executable, "-m", "ruff", "check", "hooks", "site_tests")


def test_python_is_formatted_by_ruff() -> None:
    """No one argues about spaces."""
    run(sys.executable, "-m", "ruff", "format", "--check", "hooks", "site_tests")


def test_mypy_finds_nothing() -> None:
    """In strict mode."""
    run(sys.executable, "-m", "mypy")


@pytest.mark.parametrize("folder", ["browser", "site_tests/units"])
def test_the_typescript_compiler_finds_nothing(folder: str) -> None:
    """Strict, with exact optional properties; a question type without a line in the registry does not compile."""
    write_generated(ROOT, load_contracts(ROOT))
    compiler = ensure_packages(BROWSER) / "typescript" / "bin" / "tsc"
    run(*_tool("node"), str(compiler), "--noEmit", "-p", folder)


# --- imports go one way -----------------------------------------------------------------------------------------------------


def imports_of(file: Path) -> Iterator[str]:
    """What a TypeScript file imports or re-exports, as it is written."""
    yield from re.findall(
        r"""(?:\bfrom\s+|\bimport\s*\(?\s*)["']([^"']+)["']""", without_comments(file.read_text("utf-8"))
    )


def is_own(target: str) -> bool:
    """True for a file of ours; a package may also be named by its file in node_modules."""
    return target.startswith(".") and "node_modules" not in target


def room_of(file: Path, target: str) -> str:
    """The room of browser/ that a relative import leads to."""
    return (file.parent / target).resolve().relative_to(BROWSER).parts[0]


@every_script
def test_imports_go_one_way(file: Path) -> None:
    """core ← questions ← storage, files, exports ← practice ← pages."""
    room = file.relative_to(BROWSER).parts[0]
    allowed = {room, *ROOMS[room]}
    wrong = [t for t in imports_of(file) if is_own(t) and room_of(file, t) not in allowed]
    assert wrong == []


@every_script
def test_only_code_that_makes_files_imports_packages_of_others(file: Path) -> None:
    """All else loads with every page and stays small."""
    packages = [target for target in imports_of(file) if not is_own(target)]
    lazy = (("exports", "pdf"), ("exports", "docx"), ("files", "media"))
    assert packages == [] or file.relative_to(BROWSER).parts[:2] in lazy


def test_the_rooms_of_the_browser_code_are_the_ones_that_the_rules_know() -> None:
    """A new room needs a place in the order."""
    rooms = {file.relative_to(BROWSER).parts[0] for file in SCRIPT_FILES}
    assert rooms <= ROOMS.keys()


@pytest.mark.parametrize("file", PYTHON_FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_one_file_knows_mkdocs(file: Path) -> None:
    """Moving to its successor means rewriting that file."""
    tree = ast.parse(file.read_text("utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    knows = any(name.split(".")[0] == "mkdocs" for name in names)
    assert knows == (file == ROOT / "hooks" / "site_hooks.py")


# --- strict types, and one file of words -----------------------------------------------------------------------------------

# Comments, strings and regular expressions, in the order in which they would be taken for one another.
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)"""
    r"""|(?P<pattern>(?<=[(,=:\[!&|?{};\n])[ ]*/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)""",
    re.S,
)


def without_comments(source: str) -> str:
    """Code with its strings, without what people say about it."""
    return TOKEN.sub(lambda match: "" if match["comment"] else match[0], source)


def bare_code(source: str) -> str:
    """Code without comments, strings and patterns."""
    return TOKEN.sub("", source)


@every_script
def test_no_value_is_of_any_type(file: Path) -> None:
    """What comes from outside is unknown until it is checked."""
    assert re.findall(r"\bany\b", bare_code(file.read_text("utf-8"))) == []


@every_script
def test_nothing_is_hidden_from_the_compiler(file: Path) -> None:
    """No @ts-ignore and its like."""
    assert re.findall(r"@ts-(?:ignore|expect-error|nocheck)", file.read_text("utf-8")) == []


WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
SLOT = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
MESSAGES = BROWSER / "core" / "messages.ts"


def is_dutch(word: str) -> bool:
    """True for a word that is clearly more Dutch than English."""
    dutch, english = (zipf_frequency(word, language) for language in ("nl", "en"))
    return dutch >= 2 and dutch - english >= 0.5


def reads_as_dutch(literal: str) -> bool:
    """True for a text of which half the words are Dutch, if it has a space or begins as a sentence does."""
    text = SLOT.sub("0", literal)
    words = WORD.findall(text)
    shown = " " in text or text[:1].isupper()
    return shown and bool(words) and sum(map(is_dutch, words)) * 2 >= len(words)


def literals(source: str) -> list[str]:
    """The texts in a file, without their quotes."""
    return [match["string"][1:-1] for match in TOKEN.finditer(source) if match["string"]]


@pytest.mark.parametrize(
    "file", [f for f in SCRIPT_FILES if f != MESSAGES], ids=lambda file: str(file.relative_to(BROWSER))
)
def test_dutch_of_the_script_stands_in_one_file(file: Path) -> None:
    """So that all of it can be read, measured and mended at once: core/messages.ts."""
    assert [text for text in literals(file.read_text("utf-8")) if reads_as_dutch(text)] == []


def test_the_file_of_messages_does_read_as_dutch() -> None:
    """Else the test above could never fail."""
    texts = [text for text in literals(MESSAGES.read_text("utf-8")) if " " in text]
    assert sum(map(reads_as_dutch, texts)) > len(texts) * 0.9


# --- what comes from others ----------------------------------------------------------------------------------------------

PACKAGE_FILES = [BROWSER / "package.json", ROOT / "site_tests" / "package.json"]
every_package_file = pytest.mark.parametrize("file", PACKAGE_FILES, ids=lambda file: file.parent.name)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON file that holds an object."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


@every_package_file
def test_npm_packages_are_pinned_exactly(file: Path) -> None:
    """The same code on every machine."""
    data = read_json(file)
    pinned = {**data.get("dependencies", {}), **data.get("devDependencies", {})}
    assert pinned and [f"{k} {v}" for k, v in pinned.items() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []


@every_package_file
def test_a_lock_file_names_no_address_to_fetch_from(file: Path) -> None:
    """Whoever has a registry of their own uses it; where to send money is no such address."""

    def without_funding(value: object) -> object:
        if isinstance(value, dict):
            return {key: without_funding(part) for key, part in value.items() if key != "funding"}
        return [without_funding(part) for part in value] if isinstance(value, list) else value

    lock = read_json(file.with_name("package-lock.json"))
    assert "http" not in json.dumps(without_funding(lock))


@every_package_file
def test_every_package_in_a_lock_file_has_its_checksum(file: Path) -> None:
    """A package that was changed on the way does not install."""
    packages = read_json(file.with_name("package-lock.json"))["packages"]
    assert [name for name, row in packages.items() if name and not row.get("integrity", "").startswith("sha512-")] == []


def test_python_packages_are_pinned_exactly() -> None:
    """Those of the build and those of the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    assert wanted and [line for line in wanted if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)] == []


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folder of every npm package of which something stands in the site: by the bundler's own account, and the fonts."""
    modules = ensure_packages(BROWSER)
    write_generated(ROOT, load_contracts(ROOT))
    folder = tmp_path_factory.mktemp("bundle")
    inputs: set[str] = set()
    for entry, name in SCRIPTS.items():
        flags = ["--bundle", "--format=iife", "--log-level=error", f"--outfile={folder / name}"]
        flags += [f"--metafile={folder / name}.json", *(PDF_FLAGS if name == "pdf.js" else ())]
        run(*_tool("node"), str(modules / "esbuild" / "bin" / "esbuild"), entry, *flags, folder=BROWSER)
        for output in read_json(folder / f"{name}.json")["outputs"].values():
            inputs |= {path for path, part in output["inputs"].items() if part["bytesInOutput"]}
    inputs |= {f"node_modules/{source.file}" for source in SOURCES}
    pattern = re.compile(r"^(.*node_modules/((?:@[^/]+/)?[^/]+))/")
    found = [match for path in inputs if (match := pattern.match(path))]
    return {match[1]: BROWSER / match[1] for match in found}


def licence_rows() -> dict[str, list[str]]:
    """Rows of the tables on the page of licences: name → the other cells."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in LICENCES.read_text("utf-8").splitlines()
        if line[:1] == "|"
    ]
    return {row[0]: row[1:] for row in rows if row[0] not in ("Naam", "---")}


def test_every_package_in_the_site_stands_on_the_page_of_licences(shipped: dict[str, Path]) -> None:
    """With its version and licence."""
    rows = licence_rows()
    wrong = []
    for folder in shipped.values():
        data = read_json(folder / "package.json")
        version, licence = (rows.get(data["name"]) or ["", ""])[:2]
        said = (
            str(data.get("license", "MIT"))
            .replace(" AND ", " en ")
            .replace("SEE LICENSE IN README.md en LICENSE", "Bitstream Vera")
        )
        if data["version"] not in version.split(" en ") or licence != said:
            wrong.append(f"{data['name']} {data['version']}: {said}")
    assert wrong == []


def test_the_page_of_licences_names_nothing_that_is_not_in_the_site(shipped: dict[str, Path]) -> None:
    """A list that is too long says nothing."""
    names = {read_json(folder / "package.json")["name"] for folder in shipped.values()}
    assert licence_rows().keys() - names == {"mkdocs-material"}


def test_the_page_of_licences_names_the_theme_of_the_site() -> None:
    """Its version stands in pyproject.toml."""
    version = licence_rows()["mkdocs-material"][0]
    assert f'"mkdocs-material=={version}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_every_package_that_the_site_asks_for_is_used(shipped: dict[str, Path]) -> None:
    """What is not used need not be fetched, watched or trusted."""
    names = {read_json(folder / "package.json")["name"] for folder in shipped.values()}
    assert read_json(BROWSER / "package.json")["dependencies"].keys() - names == set()
