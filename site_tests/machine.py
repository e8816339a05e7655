"""What the tests need of the machine itself: a Chromium, and programs of others that judge or mangle our files.

On a Debian or Ubuntu machine as root, missing programs are installed with apt. Elsewhere a test that needs one is skipped with
the reason, except on CI (environment variable CI), where nothing may be missing. Chromium is always needed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHROMIUM_NAMES = (
    "chromium-headless-shell",  # a third of the work of the whole browser: no window that no one sees
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
    "brave-browser",
)
CHROMIUM_CHANNELS = ("chrome", "msedge", "chrome-beta", "msedge-beta")
BROWSER_FILE = Path(__file__).resolve().parent.parent / ".cache" / "browser.json"  # how Playwright launches it
# So that no browser talks to its maker's hosts while it is tested.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@dataclass(frozen=True)
class Program:
    """A program that some tests use: its command, Debian's package, and what for."""

    command: str
    package: str
    purpose: str


PROGRAMS = (
    Program("firefox-esr", "firefox-esr", "de site in Firefox proberen"),
    Program("gs", "ghostscript", "een pdf opnieuw bewaren met Ghostscript"),
    Program("qpdf", "qpdf", "een pdf opnieuw bewaren met qpdf"),
    Program("pdftotext", "poppler-utils", "lezen wat er in een pdf staat"),
    Program(
        "soffice",
        "libreoffice-writer-nogui libreoffice-calc-nogui",
        "een Word- of Excel-bestand openen met LibreOffice",
    ),
    Program("javac", "default-jdk-headless", "veraPDF en de HTML-keuring draaien"),
)


def is_root() -> bool:
    """True for the administrator of a Linux machine or container."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def can_apt() -> bool:
    """True when apt may install programs here."""
    return is_root() and shutil.which("apt-get") is not None


def browser_arguments() -> list[str]:
    """Command-line flags of Chromium; as root it only starts without its sandbox."""
    return [*QUIET, *(["--no-sandbox"] if is_root() else [])]


def has(command: str) -> bool:
    """True when a program is on PATH."""
    return shutil.which(command) is not None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages; True when that worked."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    options = ["-o", "DPkg::Lock::Timeout=300", "-qq"]
    print(f"Ik installeer met apt: {' '.join(packages)} …", file=sys.stderr, flush=True)
    subprocess.run(["apt-get", *options, "update"], env=environment, capture_output=True)
    command = ["apt-get", *options, "install", "-y", "--no-install-recommends", *packages]
    return subprocess.run(command, env=environment, capture_output=True).returncode == 0


def chromium_candidates() -> Iterator[dict[str, str]]:
    """Ways to launch a Chromium, best first, as arguments for Playwright's launch."""
    wanted = os.environ.get("SITE_BROWSER")
    if wanted:
        yield {"executable_path": wanted} if os.sep in wanted else {"channel": wanted}
        return
    yield {}
    for name in CHROMIUM_NAMES:
        path = shutil.which(name)
        if path:
            yield {"executable_path": path}
    for channel in CHROMIUM_CHANNELS:
        yield {"channel": channel}


def find_chromium() -> tuple[dict[str, str] | None, list[str]]:
    """Launch arguments of a Chromium that really starts, and what was tried in vain."""
    from playwright.sync_api import Error, sync_playwright

    tried: list[str] = []
    with sync_playwright() as playwright:
        for candidate in chromium_candidates():
            try:
                playwright.chromium.launch(args=browser_arguments(), **candidate).close()  # type: ignore[arg-type]
            except Error as error:
                tried.append(f"{candidate or 'Playwright'}: {str(error).splitlines()[0][:120]}")
                continue
            return candidate, tried
    return None, tried


def fetch_chromium() -> None:
    """Get a Chromium: first Playwright's own, else Debian's."""
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    print("Ik haal een browser voor de tests …", file=sys.stderr, flush=True)
    if subprocess.run(command, capture_output=True).returncode == 0:
        if is_root() and sys.platform == "linux":
            subprocess.run([sys.executable, "-m", "playwright", "install-deps", "chromium"], capture_output=True)
    elif can_apt():
        # The whole browser too: it brings the fonts, and is what remains where there is no shell.
        apt_install(["chromium", "fonts-noto-color-emoji"])
        apt_install(["chromium-headless-shell"])


def prepare() -> int:
    """Make this machine ready for the tests. Returns 0, or 1 after a sentence that says what is missing."""
    found, tried = find_chromium()
    if found is None:
        fetch_chromium()
        found, tried = find_chromium()
    if found is None:
        lines = "\n  ".join(tried)
        print(
            "\nHet lukt niet: er is geen browser voor de tests. Installeer Chrome, Edge of Chromium, of zet SITE_BROWSER op het pad "
            f"ervan. Geprobeerd:\n  {lines}",
            file=sys.stderr,
        )
        return 1
    missing = [program for program in PROGRAMS if not has(program.command)]
    if missing and can_apt():
        apt_install([package for program in missing for package in program.package.split()])
    for program in PROGRAMS:
        if not has(program.command):
            print(f"Let op: {program.command} ontbreekt. De tests om {program.purpose} slaan we over.", file=sys.stderr)
    BROWSER_FILE.parent.mkdir(exist_ok=True)
    BROWSER_FILE.write_text(json.dumps(found), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(prepare())
