"""Builds all that reaches the browser: TypeScript and CSS → classic scripts and one style sheet, named by their content.

The tools are Node (from the PyPI wheel in .venv), npm and esbuild, all pinned. A build is kept in .cache/ under the hash of its
sources, so that an unchanged build costs a few milliseconds and needs no tool.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .contracts import Contracts
from .typescript import contracts_module, examples_module, studio_entry, tool_entry, tools_module

log = logging.getLogger("mkdocs.opstage")

TARGET = "es2020"
SCRIPTS = {  # entry (within browser/) → name of the built file
    "pages/main.ts": "app.js",
    "storage/hub_page.ts": "hub.js",
    "exports/pdf/index.ts": "pdf.js",
    "exports/docx/index.ts": "docx.js",
    "exports/docx/pages.ts": "docx-pages.js",
    "pages/media/main.ts": "media.js",
    "files/reading.ts": "reading.js",
    "pages/board/main.ts": "board.js",
    "pages/planner/main.ts": "planner.js",
    "pages/overview/main.ts": "overview.js",
    "pages/sending/main.ts": "sending.js",
    "pages/search/main.ts": "finding.js",
    "practice/profession-cards/page.ts": "professions.js",
}
STYLES = {
    "styles/main.css": "app.css",
    "pages/board/main.css": "board.css",
    "pages/planner/main.css": "lessons.css",
    "styles/glossary.css": "glossary.css",
    "pages/overview/overview.css": "overview.css",
}
MANIFEST = "manifest.json"
UNFINISHED = "unfinished-"
STALE = 3600  # seconds after which an unfinished build was broken off, and may go
SCRIPT_FLAGS = ("--format=iife",)
STYLE_FLAGS = ("--loader:.svg=dataurl",)
PDF_FLAGS = (
    '--define:import.meta.url="https://opstage.invalid/"',
    "--alias:brotli/decompress.js=./exports/pdf/brotli_stub.ts",
    "--alias:brotli/decompress=./exports/pdf/brotli_stub.ts",
)


class BundleError(Exception):
    """The browser code could not be built; the message says what is missing or wrong."""


@dataclass(frozen=True)
class Bundle:
    """Built files: name without hash ("app.js") → file on disk, whose name holds its hash."""

    files: dict[str, Path]

    def url(self, name: str) -> str:
        """Address of a built file, relative to the root of the site."""
        return f"assets/opstage/{self.files[name].name}"


def _sources(root: Path) -> Iterable[Path]:
    browser = root / "browser"
    for path in sorted(browser.rglob("*")):
        parts = path.relative_to(browser).parts
        if path.is_file() and "node_modules" not in parts and parts[0] != "generated":
            yield path


def fingerprint(root: Path, extra: str) -> str:
    """Hash of every source of the bundle, the tools' versions among them (package-lock.json)."""
    digest = hashlib.sha256(
        (TARGET + repr(SCRIPTS) + repr(STYLES) + repr((SCRIPT_FLAGS, STYLE_FLAGS, PDF_FLAGS)) + extra).encode()
    )
    here = Path(__file__).parent
    for path in [*_sources(root), here / "fonts.py", here / "typescript.py", here / "bundle.py"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:20]


def _tool(name: str) -> list[str]:
    folder = Path(sys.executable).parent
    for candidate in (folder / name, folder / f"{name}.cmd", folder / f"{name}.exe"):
        if candidate.exists():
            return [str(candidate)]
    found = shutil.which(name)
    if found:
        return [found]
    raise BundleError(f"{name} ontbreekt. Draai eerst: python3 hooks")


def _run(command: list[str], folder: Path, what: str) -> None:
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if result.returncode:
        raise BundleError(f"{what} lukt niet:\n{(result.stderr or result.stdout).strip()[-4000:]}")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one process at a time installs into a folder: tests run side by side, and so may a server."""
    sign = folder / ".opstage-installing"
    while True:
        try:
            sign.mkdir()
            break
        except FileExistsError:
            if _changed_at(sign) < time.time() - STALE:  # left by one that was broken off
                sign.rmdir()
            time.sleep(0.2)
    try:
        yield
    finally:
        sign.rmdir()


def ensure_packages(folder: Path) -> Path:
    """node_modules of a folder with a package-lock.json, installed anew when the lock changed. Raises BundleError."""
    lock = (folder / "package-lock.json").read_bytes()
    want = hashlib.sha256(lock).hexdigest()
    stamp = folder / "node_modules" / ".opstage-stamp"
    if _stands(stamp, want):
        return folder / "node_modules"
    with _alone(folder):
        if _stands(stamp, want):
            return folder / "node_modules"
        log.info("npm ci in %s", folder.name)
        _run(
            [*_tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            folder,
            f"Het ophalen van de pakketten voor {folder.name}/ (npm ci)",
        )
        stamp.write_text(want, "utf-8")
    return folder / "node_modules"


def _stands(stamp: Path, want: str) -> bool:
    return stamp.exists() and stamp.read_text("utf-8") == want


def write_generated(root: Path, contracts: Contracts) -> None:
    """Write browser/generated/ from the contracts, only when it changed."""
    folder = root / "browser" / "generated"
    folder.mkdir(exist_ok=True)
    modules = {
        "contracts.ts": contracts_module(contracts),
        "tools.ts": tools_module(contracts),
        "examples.json": examples_module(contracts),
        **{f"tools/{tool}.ts": tool_entry(tool) for tool in contracts.tools},
        **{f"studios/{type_}.ts": studio_entry(type_) for type_ in _studios(contracts)},
    }
    _forget(folder / "tools", contracts.tools)
    _forget(folder / "studios", _studios(contracts))
    for name, text in modules.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            whole = path.with_suffix(f".{os.getpid()}")  # another build may read it at this moment
            whole.write_text(text, "utf-8")
            whole.replace(path)


def _studios(contracts: Contracts) -> list[str]:
    return [contract.type for contract in contracts.types.values() if contract.has_studio]


def lazy_scripts(contracts: Contracts) -> dict[str, str]:
    """Entry (within browser/) → built file of every practice tool and studio: each is a script of its own, so that a page loads
    what it has."""
    tools = {f"generated/tools/{tool}.ts": f"tool-{tool}.js" for tool in contracts.tools}
    return tools | {f"generated/studios/{type_}.ts": f"studio-{type_}.js" for type_ in _studios(contracts)}


def style_file(name: str) -> str:
    """Built style sheet of the practice tools and studios on one page, before its hash."""
    return f"practice-{name}.css"


def _write_practice_styles(root: Path, target: Path, pages: Mapping[str, Iterable[str]]) -> None:
    """One style sheet a page, with only what is on it."""
    entries = sorted({entry for entries in pages.values() for entry in entries if (root / "browser" / entry).exists()})
    parts = target / "parts"
    if entries:
        _esbuild(root, {entry: f"{number}.css" for number, entry in enumerate(entries)}, parts, *STYLE_FLAGS)
    made = {entry: (parts / f"{number}.css").read_text("utf-8") for number, entry in enumerate(entries)}
    shutil.rmtree(parts, ignore_errors=True)
    for name, wanted in pages.items():
        (target / style_file(name)).write_text("".join(made.get(entry, "") for entry in wanted), "utf-8")


def _forget(folder: Path, known: Iterable[str]) -> None:
    """Remove entries of tools and studios that are gone: the compiler would still look for them."""
    names = set(known)
    for path in folder.glob("*.ts"):
        if path.stem not in names:
            path.unlink(missing_ok=True)


def _esbuild(root: Path, entries: Mapping[str, str], target: Path, *flags: str) -> None:
    """Bundle entries (within browser/) into files of the given names within `target`, each on its own, in one run of esbuild."""
    browser = root / "browser"
    command = [
        *_tool("node"),
        str(browser / "node_modules" / "esbuild" / "bin" / "esbuild"),
        *(f"{name.rpartition('.')[0]}={entry}" for entry, name in entries.items()),
        "--bundle",
        "--minify",
        f"--target={TARGET}",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=error",
        f"--outdir={target}",
        *flags,
    ]
    _run(command, browser, "Het bundelen van de code")


def _build(root: Path, target: Path, lazy: Mapping[str, str], pages: Mapping[str, Iterable[str]]) -> None:
    modules = ensure_packages(root / "browser")
    scripts = {**SCRIPTS, **lazy}
    pdf = {entry: name for entry, name in scripts.items() if name == "pdf.js"}
    _esbuild(root, {entry: name for entry, name in scripts.items() if entry not in pdf}, target, *SCRIPT_FLAGS)
    _esbuild(root, pdf, target, *SCRIPT_FLAGS, *PDF_FLAGS)
    _esbuild(root, STYLES, target, *STYLE_FLAGS)
    _write_practice_styles(root, target, pages)
    shutil.copyfile(_fonts(root, modules), target / "fonts.js")


def _fonts(root: Path, modules: Path) -> Path:
    """The script with the fonts, kept apart: making it takes seconds, and it changes only with its recipe or with a package."""
    recipe = Path(__file__).with_name("fonts.py").read_bytes() + (root / "browser" / "package-lock.json").read_bytes()
    kept = root / ".cache" / "fonts" / f"{hashlib.sha256(recipe).hexdigest()[:20]}.js"
    if not kept.exists():
        from .fonts import write_fonts

        kept.parent.mkdir(parents=True, exist_ok=True)
        whole = kept.with_suffix(f".{os.getpid()}")  # another build may read it at this moment
        write_fonts(modules, whole)
        whole.replace(kept)
    return kept


def _named_by_content(path: Path) -> Path:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    named = path.with_name(f"{path.stem}-{digest}{path.suffix}")
    path.rename(named)
    return named


def build_bundle(
    root: Path, contracts: Contracts, data: Mapping[str, str], pages: Mapping[str, Iterable[str]]
) -> Bundle:
    """The built files for these sources. `data`: further scripts, which hold content: file name → text. `pages`: the style sheets
    within browser/ of the tools and studios on each page that has any, by a name of the page.

    Raises BundleError with a Dutch sentence and the tool's words.
    """
    write_generated(root, contracts)
    folder = (
        root
        / ".cache"
        / "bundle"
        / fingerprint(root, repr((sorted(data.items()), sorted((name, *styles) for name, styles in pages.items()))))
    )
    lazy = lazy_scripts(contracts)
    wanted = {*lazy.values(), *data, *map(style_file, pages)}
    if not _is_whole(folder, wanted):
        folder.parent.mkdir(parents=True, exist_ok=True)
        # A folder of its own: two builds at the same time (a server and a test run) must not mix their files.
        work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder.parent))
        _build(root, work, lazy, pages)
        for name, text in data.items():
            (work / name).write_text(text, "utf-8")
        names = {path.name: _named_by_content(path).name for path in sorted(work.iterdir())}
        (work / MANIFEST).write_text(json.dumps(names), "utf-8")
        _put_in_place(work, folder, wanted)
        _forget_old(folder.parent, keep=folder)
    names = json.loads((folder / MANIFEST).read_text("utf-8"))
    return Bundle({name: folder / built for name, built in names.items()})


def _is_whole(folder: Path, others: Iterable[str]) -> bool:
    """True when a kept build has every file that its manifest and this program ask for."""
    try:
        names: dict[str, str] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    wanted = {*SCRIPTS.values(), *STYLES.values(), "fonts.js", *others}
    return wanted <= names.keys() and all((folder / built).is_file() for built in names.values())


def _put_in_place(work: Path, folder: Path, others: Iterable[str]) -> None:
    """Give a finished build its name; another build that was faster made the same files."""
    if not _is_whole(folder, others):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        work.rename(folder)
    except OSError:
        if not _is_whole(folder, others):
            raise
        shutil.rmtree(work, ignore_errors=True)


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another build has just finished with it
        return time.time()


def _forget_old(folder: Path, keep: Path) -> None:
    """Keep the last few builds; the cache must not grow for ever."""
    finished = [p for p in folder.iterdir() if p.is_dir() and p != keep and not p.name.startswith(UNFINISHED)]
    unfinished = [p for p in folder.glob(f"{UNFINISHED}*") if _changed_at(p) < time.time() - STALE]
    finished.sort(key=_changed_at, reverse=True)
    for path in [*finished[3:], *unfinished]:
        shutil.rmtree(path, ignore_errors=True)
