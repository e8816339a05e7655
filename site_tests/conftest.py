"""What tests share: the built site, a server for it, and browser pages that fail on any error or foreign request."""

from __future__ import annotations

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from hooks.opstage.content import load_site
from hooks.opstage.model import Site
from site_tests import machine
from site_tests.regions import TESTED, build_options, settings_of

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from site_tests.journeys import Journeys

ROOT = Path(__file__).resolve().parent.parent
SHARED = ("journeys", "place")  # fixtures that tests of several files share, or that ask for others as they run
TIMEOUT = 15_000  # milliseconds; machines are small and noisy
expect.set_options(timeout=TIMEOUT)  # an expectation waits as long as an action does


def need(command: str) -> None:
    """Skip the test when a program of others is missing; on CI that is a failure."""
    if machine.has(command):
        return
    if os.environ.get("CI"):
        pytest.fail(f"{command} is missing, and CI must run every test")
    pytest.skip(f"{command} is not on this machine")


def costly_fixture(item: pytest.Item) -> str:
    """What a test asks for that is made once for many tests: the file that makes it, or a name; "" when it asks for nothing such."""
    names: list[str] = getattr(item, "fixturenames", [])
    if shared := next((name for name in SHARED if name in names), ""):
        return shared
    file = item.nodeid.split("::")[0]
    known = getattr(getattr(item, "_fixtureinfo", None), "name2fixturedefs", {})
    made_here = (found[-1] for found in known.values() if found and found[-1].baseid == file)
    return file if any(found.scope != "function" for found in made_here) else ""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests in one process that ask for something that costs much to make."""
    for item in items:
        if group := costly_fixture(item):
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def content() -> Site:
    """Contracts, worksheets and cards of this checkout."""
    return load_site(ROOT, settings_of(TESTED))


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """One process of the run at a time; another one waits here."""
    with file.open("w") as handle:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def build_site(folder: Path, region: str) -> Path:
    """The site as `python3 hooks build` makes it for a school in a region."""
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", str(folder)]
    command += build_options(region, folder.parent)
    result = subprocess.run(
        command, cwd=ROOT, env=dict(os.environ, NO_MKDOCS_2_WARNING="1"), capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def built_once(tmp_path_factory: pytest.TempPathFactory, region: str) -> Path:
    """The site for a region, built once a run: the processes of a run share it, for none writes in it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder: Path = shared / region / "site"
    folder.parent.mkdir(exist_ok=True)
    with alone(shared / "site.lock"):
        if not folder.exists():
            build_site(shared / region / "site-half-way", region).rename(folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tested region."""
    return built_once(tmp_path_factory, TESTED)


@pytest.fixture(scope="session")
def site_nl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site for the Netherlands, which is the tested one unless OPSTAGE_REGION says otherwise."""
    return built_once(tmp_path_factory, "nl")


@pytest.fixture(scope="session")
def site_vl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site for Flanders, beside the tested one unless that is it."""
    return built_once(tmp_path_factory, "vl")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """A plain static server, like a school's intranet."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def serve(folder: Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    """Serve a folder on a free port; returns the server (shut it down) and its address without a slash."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Address of the site on http, without a slash."""
    server, url = serve(site)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One Playwright for the whole run."""
    with sync_playwright() as instance:
        yield instance


@pytest.fixture(scope="session")
def chromium_options() -> dict[str, Any]:
    """Arguments with which Playwright launches the Chromium of this machine."""
    if not machine.BROWSER_FILE.exists():
        subprocess.run([sys.executable, "-m", "site_tests.machine"], cwd=ROOT, check=True)
    found: dict[str, Any] = json.loads(machine.BROWSER_FILE.read_text("utf-8"))
    return {"args": machine.browser_arguments(), **found}


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_options: dict[str, Any]) -> Iterator[Browser]:
    """One Chromium for the whole run; every test has a context (a fresh profile) of its own."""
    instance = playwright.chromium.launch(**chromium_options)
    yield instance
    instance.close()


class Watcher:
    """Notes what no page may do: console errors, uncaught errors, requests to another origin."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.expected: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen to a page from now on."""
        page.on("pageerror", lambda error: self.found.append(f"uncaught: {error}"))
        page.on(
            "console",
            lambda message: self.found.append(f"console: {message.text}") if message.type == "error" else None,
        )
        page.on("request", lambda request: self._check(request.url))

    def _check(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:", "about:")):
            self.found.append(f"request to another host: {url}")

    def expect(self, part: str) -> None:
        """Allow findings that hold this text: the test causes them on purpose."""
        self.expected.append(part)

    def verdict(self) -> list[str]:
        """Findings that no one expected."""
        return [line for line in self.found if not any(part in line for part in self.expected)]


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    """Fails the test afterwards when a page did what no page may do."""
    instance = Watcher()
    yield instance
    assert not instance.verdict(), "\n".join(instance.verdict())


@pytest.fixture
def new_context(browser: Browser, watcher: Watcher) -> Iterator[Callable[..., BrowserContext]]:
    """Makes fresh profiles: a new pupil, or another computer. Options as of Playwright's new_context."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(
            **{"locale": "nl-NL", "accept_downloads": True, "viewport": {"width": 1366, "height": 768}, **options}
        )
        context.set_default_timeout(TIMEOUT)
        context.on("page", watcher.watch)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page in a fresh profile."""
    return new_context().new_page()


@pytest.fixture(scope="session")
def journeys(browser: Browser, base_url: str, content: Site, tmp_path_factory: pytest.TempPathFactory) -> Journeys:
    """Journeys that tests of several files ask about; each is walked once a run."""
    from site_tests.journeys import Journeys

    return Journeys(browser, base_url, content, tmp_path_factory.mktemp("journeys"))
