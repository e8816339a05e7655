"""The only file that knows MkDocs: its events call the functions of hooks/opstage, which know nothing of it."""

from __future__ import annotations

import importlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # `mkdocs build` finds the package too, not only `python -m mkdocs`
    sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from hooks.opstage.build import Build

log = logging.getLogger("mkdocs.opstage")  # a child of "mkdocs": --strict counts its warnings

serving = False
build: Build | None = None
changed: float = 0


def current() -> Build:
    """The build that on_config made."""
    assert build is not None
    return build


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a server: then a mistake in content is shown and does not stop it."""
    global serving
    serving = command == "serve"
    # --quiet drops warnings before --strict counts them: a wrong tag or link would pass in silence.
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.getEffectiveLevel(), logging.WARNING))


def _load_opstage() -> Any:
    """The build code, read anew when one of its files changed since the last build (mkdocs serve keeps modules)."""
    global changed
    newest = max(path.stat().st_mtime for path in (ROOT / "hooks" / "opstage").rglob("*") if path.is_file())
    if newest != changed:
        for name in [name for name in sys.modules if name.startswith("hooks.opstage")]:
            del sys.modules[name]
        changed = newest
    return importlib.import_module("hooks.opstage.build")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check all content, build the browser code, and tell theme and Markdown about them."""
    global build
    module = _load_opstage()
    try:
        build = module.prepare(ROOT, config.extra.get("opstage"), Path(config.config_file_path))
    except module.BuildStopped as error:
        for line in error.lines:
            log.error(line)
        if not serving or build is None:
            raise PluginError(
                f"De site is niet gebouwd: {len(error.lines)} fout(en). Verbeter ze en probeer het opnieuw."
            ) from None
        log.error("Je ziet nog de vorige versie, tot dit verbeterd is.")
        build.search.clear()
    config.markdown_extensions.append(current().extension)  # type: ignore[arg-type]  # an instance is as good as a name
    config.extra["opstage_theme"] = current().theme_values(serving=serving)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages and the built files."""
    for written in list(files.documentation_pages()):
        if not current().is_shown(written.content_string):
            files.remove(written)
    for path, content in current().pages().items():
        files.append(File.generated(config, path, content=content))
    for path, file in current().assets().items():
        files.append(File.generated(config, path, abs_src_path=str(file)))
    for path, content in current().raw_files().items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the Markdown tags which page they stand on, and check them."""
    current().extension.page = page.file.src_uri
    for problem in current().check_page(page.file.content_string, f"docs/{page.file.src_uri}"):
        log.warning(str(problem))
    page.meta = current().page_meta(page.meta)
    return str(current().page_text(markdown))


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note the words of the page for the search, then explain the hard ones."""
    current().add_to_search(page.url, str(page.title or ""), html, language=str(page.meta.get("lang", "nl")))
    return str(current().explained(html, page.file.src_uri))


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Take out of a page what only Material's script would use."""
    return current().clean(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for 404.html."""
    return current().clean(output_content)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the search index and take out what the site does not use."""
    current().finish(Path(config.site_dir))
