"""One build of the site, step by step. site_hooks.py calls it for MkDocs; another generator would call the same."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .agreement import EDITOR_FILE as AGREEMENT_SCHEMA
from .agreement import editor_schema as agreement_editor_schema
from .booklet import PAGE as BOOKLET
from .booklet import booklet
from .bundle import Bundle, BundleError, build_bundle, style_file
from .cards import FRONT_MATTER
from .content import load_site
from .contracts import load_contracts
from .conversations import EDITOR_FILE as CONVERSATION_SCHEMA
from .conversations import editor_schema as conversation_editor_schema
from .definition import inline_json, worksheet_definition
from .editor_schema import FILE as EDITOR_SCHEMA
from .editor_schema import editor_schema
from .first_use import FirstUse
from .forms import Renderer
from .glossary import EDITOR_FILE as GLOSSARY_SCHEMA
from .glossary import editor_schema as glossary_editor_schema
from .markdown_tag import OpstageExtension, check_tags
from .model import Site
from .pages import generated_pages, worksheet_path
from .practice import practice_pages
from .practice_data import data_file, data_scripts, practice_data
from .problems import Problem, ProblemsFound
from .professions import EDITOR_FILE as PROFESSION_SCHEMA
from .professions import editor_schema as profession_editor_schema
from .readers import WayBack, readers_of, way_back
from .search_index import Entry, index_script, page_text
from .settings import FILE as SETTINGS_FILE
from .settings import read_settings
from .wording import REGIONS

SEARCH_FILE = "assets/opstage/search.js"
# Scripts that a page loads when it needs them.
LAZY = (
    "pdf",
    "docx",
    "docx-pages",
    "fonts",
    "definitions",
    "board",
    "planner",
    "overview",
    "media",
    "sending",
    "reading",
    "finding",
)
# Material's own script, style and search worker: this site does without them (docs/over/techniek/).
UNUSED = ("assets/javascripts", "assets/images", "assets/stylesheets")
# What Material's script would work on; without it these are boxes without a name, and no valid HTML.
LEFTOVERS = re.compile(
    r'\s*<input class="md-toggle"[^>]*>'
    r'|\s*<label class="md-overlay"[^>]*></label>'
    r'|\s*<div data-md-component="announce">\s*</div>'
    r'|\s*<div class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>'
)


class BuildStopped(Exception):
    """The build cannot go on; `lines` say why, each with file, line and a Dutch sentence."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass
class Build:
    """All that one build knows."""

    site: Site
    bundle: Bundle
    renderer: Renderer
    extension: OpstageExtension
    first_use: FirstUse
    search: list[Entry] = field(default_factory=list)

    def pages(self) -> dict[str, str]:
        """Generated Markdown pages by path within docs/."""
        return generated_pages(self.site) | booklet(self.renderer.root)

    def assets(self) -> dict[str, Path]:
        """Built files by path within the site."""
        return {self.bundle.url(name): file for name, file in self.bundle.files.items()}

    def raw_files(self) -> dict[str, str]:
        """Other files by path within the site."""
        return {"hub.html": self.renderer.hub(self.bundle.url("hub.js"))}

    def theme_values(self, *, serving: bool) -> dict[str, object]:
        """What the theme's template needs: addresses of built files and the configuration of the script."""
        config = {
            "site": self.site.site_id,
            "school": self.site.school,
            "region": self.site.region,
            "handIn": self.site.hand_in,
            "assets": {name: self.bundle.url(f"{name}.js") for name in LAZY}
            | {"search": SEARCH_FILE, "boardStyle": self.bundle.url("board.css")},
            "tools": {tool: self.bundle.url(f"tool-{tool}.js") for tool in self.site.contracts.tools},
            "studios": {
                c.type: self.bundle.url(f"studio-{c.type}.js")
                for c in self.site.contracts.types.values()
                if c.has_studio
            },
            "data": {name: self.bundle.url(data_file(name)) for name in practice_data(self.site)},
            "cardSheets": [w.id for w in self.site.worksheets.values() if w.placement == "card"],
        }
        return {
            "style": self.bundle.url("app.css"),
            "practice_styles": {
                page.address: self.bundle.url(style_file(name)) for name, page in practice_pages(self.site).items()
            },
            "glossary_style": self.bundle.url("glossary.css"),
            "lessons_style": self.bundle.url("lessons.css"),
            "overview_style": self.bundle.url("overview.css"),
            "script": self.bundle.url("app.js"),
            "professions_script": self.bundle.url("professions.js"),
            "config": config,
            "serving": serving,
            "region": REGIONS[self.site.region],
            "company": self.page_text("Voor {term:het-bedrijf}"),
            "way_back": self.way_back,
            "icon": self.renderer.icon,
        }

    def check_page(self, text: str, file: str) -> list[Problem]:
        """Problems of the tags of a page."""
        filled, problems = self.site.wording.apply(text, file)
        return problems + check_tags(filled, file, self.renderer)

    def page_text(self, text: str) -> str:
        """The Markdown of a page in the words of the region."""
        return self.site.wording.apply(text, "")[0]

    def page_meta(self, meta: Mapping[str, object]) -> dict[str, object]:
        """The front matter of a page in the words of the region: its title stands in the menu and the search."""
        return {key: self.page_text(value) if isinstance(value, str) else value for key, value in meta.items()}

    def is_shown(self, text: str) -> bool:
        """False for a page that its front matter gives to the other region."""
        head = FRONT_MATTER.match(text)
        region = re.search(r"^region:[ \t]*(\w+)", head[1], re.M) if head else None
        return region is None or region[1] == self.site.region

    def add_to_search(self, url: str, title: str, html: str, language: str) -> None:
        """Note a page for the search. A translation is reached from the Dutch page, which names it in its own language."""
        if url != BOOKLET.replace(".md", ".html") and language == "nl":  # what the booklet says is found by itself
            readers = self.page_text(readers_of(url, self.site.worksheets))
            self.search.append(Entry(url, title, page_text(html), readers))

    def way_back(self, url: str) -> WayBack | None:
        """The link above the heading of a page that is not for pupils."""
        back = way_back(url, self.site.worksheets)
        return back and WayBack(back.url, self.page_text(back.title))

    def explained(self, html: str, page: str) -> str:
        """The HTML of a page (path within docs/) with hard words explained at their first use, if it is a pupil's page."""
        cards = {card.page: card.number for card in self.site.cards}
        sheets = [worksheet_path(w) for w in self.site.pupil_worksheets() if w.placement == "page"]
        if page not in cards and page not in sheets and not page.startswith("routes/"):
            return html
        return self.first_use.explain(html, "../" * page.count("/"), cards.get(page, 0))

    @staticmethod
    def clean(html: str) -> str:
        """A page without what Material leaves in it for its own script."""
        return LEFTOVERS.sub("", html)

    def finish(self, site_dir: Path) -> None:
        """Write the search index; remove files of the theme that no page uses, and a sitemap without addresses."""
        (site_dir / SEARCH_FILE).write_text(index_script(self.search), "utf-8")
        for pattern in UNUSED:
            for path in site_dir.glob(pattern):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
        sitemap = site_dir / "sitemap.xml"
        if sitemap.exists() and "<loc>" not in sitemap.read_text("utf-8"):  # no site_url: the site may stand anywhere
            sitemap.unlink()
            sitemap.with_suffix(".xml.gz").unlink(missing_ok=True)


def _write_if_changed(path: Path, text: str) -> None:
    """Leave an equal file alone: a server that watches the folder would build again for nothing."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def prepare(root: Path, values: object, config_file: Path | None = None) -> Build:
    """Load, check and bundle. `values`: `extra.opstage` of the configuration that MkDocs read. Raises BuildStopped with all that is
    wrong."""
    settings, problems = read_settings(values, config_file or root / SETTINGS_FILE, root / "docs")
    if problems:
        raise BuildStopped([str(problem) for problem in sorted(problems)])
    try:
        contracts = load_contracts(root)
        _write_if_changed(root / EDITOR_SCHEMA, editor_schema(contracts))
        _write_if_changed(root / CONVERSATION_SCHEMA, conversation_editor_schema(contracts.shared))
        _write_if_changed(root / PROFESSION_SCHEMA, profession_editor_schema(contracts.shared))
        _write_if_changed(root / AGREEMENT_SCHEMA, agreement_editor_schema(contracts.shared))
        _write_if_changed(root / GLOSSARY_SCHEMA, glossary_editor_schema(contracts.shared))
        site = load_site(root, settings)
        definitions = inline_json([worksheet_definition(w) for w in site.worksheets.values()])
        data = {"definitions.js": f"globalThis.opstageDefinitions={definitions};\n", **data_scripts(site)}
        styles = {name: page.styles for name, page in practice_pages(site).items()}
        bundle = build_bundle(root, site.contracts, data, styles)
    except ProblemsFound as found:
        raise BuildStopped([str(problem) for problem in found.problems]) from None
    except BundleError as error:
        raise BuildStopped([str(error)]) from None
    renderer = Renderer(root, site)
    return Build(site, bundle, renderer, OpstageExtension(renderer, "index.md"), FirstUse(site.glossary))


def config_json(values: Mapping[str, object]) -> str:
    """The configuration of the script as JSON that may stand inside HTML."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
