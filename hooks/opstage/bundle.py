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
from .typescript import contracts_module, examples_module, tools_module

log = logging.getLogger("mkdocs.opstage")

TARGET = "es2020"
SCRIPTS = {  # entry (within browser/) → name of the built file
    "pages/main.ts": "app.js",
    "storage/hub_page.ts": "hub.js",
    "exports/pdf/index.ts": "pdf.js",
    "exports/docx/index.ts": "docx.js",
    "practice/main.ts": "practice.js",
    "pages/board/main.ts": "board.js",
    "pages/planner/main.ts": "planner.js",
    "pages/overview/main.ts": "overview.js",
    "practice/profession-cards/page.ts": "professions.js",
}
STYLES = {"styles/main.css": "app.css", "practice/main.css": "practice.css", "pages/board/main.css": "board.css", "pages/planner/main.css": "lessons.css", "pages/overview/overview.css": "overview.css"}
MANIFEST = "manifest.json"
UNFINISHED = "unfinished-"
STALE = 3600  # seconds after which an unfinished build was broken off, and may go
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
    digest = hashlib.sha256((TARGET + repr(SCRIPTS) + repr(STYLES) + repr(PDF_FLAGS) + extra).encode())
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
    }
    for name, text in modules.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            whole = path.with_suffix(f".{os.getpid()}")  # another build may read it at this moment
            whole.write_text(text, "utf-8")
            whole.replace(path)


def _esbuild(root: Path, entry: str, target: Path, *flags: str) -> None:
    browser = root / "browser"
    command = [
        *_tool("node"),
        str(browser / "node_modules" / "esbuild" / "bin" / "esbuild"),
        entry,
        "--bundle",
        "--minify",
        f"--target={TARGET}",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=error",
        f"--outfile={target}",
        *flags,
    ]
    _run(command, browser, f"Het bundelen van {entry}")


def _build(root: Path, target: Path) -> None:
    from .fonts import write_fonts

    modules = ensure_packages(root / "browser")
    for entry, name in SCRIPTS.items():
        _esbuild(root, entry, target / name, "--format=iife", *(PDF_FLAGS if name == "pdf.js" else ()))
    for entry, name in STYLES.items():
        _esbuild(root, entry, target / name, "--loader:.svg=dataurl")
    write_fonts(modules, target / "fonts.js")


def _named_by_content(path: Path) -> Path:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    named = path.with_name(f"{path.stem}-{digest}{path.suffix}")
    path.rename(named)
    return named


def build_bundle(root: Path, contracts: Contracts, data: Mapping[str, str]) -> Bundle:
    """The built files for these sources. `data`: further scripts, which hold content: file name → text.

    Raises BundleError with a Dutch sentence and the tool's words.
    """
    write_generated(root, contracts)
    folder = root / ".cache" / "bundle" / fingerprint(root, repr(sorted(data.items())))
    if not _is_whole(folder, data):
        folder.parent.mkdir(parents=True, exist_ok=True)
        # A folder of its own: two builds at the same time (a server and a test run) must not mix their files.
        work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder.parent))
        _build(root, work)
        for name, text in data.items():
            (work / name).write_text(text, "utf-8")
        names = {path.name: _named_by_content(path).name for path in sorted(work.iterdir())}
        (work / MANIFEST).write_text(json.dumps(names), "utf-8")
        _put_in_place(work, folder, data)
        _forget_old(folder.parent, keep=folder)
    names = json.loads((folder / MANIFEST).read_text("utf-8"))
    return Bundle({name: folder / built for name, built in names.items()})


def _is_whole(folder: Path, data: Iterable[str]) -> bool:
    """True when a kept build has every file that its manifest and this program ask for."""
    try:
        names: dict[str, str] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    wanted = {*SCRIPTS.values(), *STYLES.values(), "fonts.js", *data}
    return wanted <= names.keys() and all((folder / built).is_file() for built in names.values())


def _put_in_place(work: Path, folder: Path, data: Iterable[str]) -> None:
    """Give a finished build its name; another build that was faster made the same files."""
    if not _is_whole(folder, data):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        work.rename(folder)
    except OSError:
        if not _is_whole(folder, data):
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
