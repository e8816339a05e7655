"""The region that is tested, and the site of a region: the suite runs on either build.

OPSTAGE_REGION=vl python3 site_tests     the site for Flanders; without it the one that mkdocs.yml names
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from hooks.opstage.settings import Settings
from hooks.opstage.wording import REGIONS, load_wording

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(rf"^[ \t]*region:[ \t]*({'|'.join(REGIONS)})\b", re.M)


def region_of(text: str) -> str:
    """The region that a settings file, a page or a worksheet names; "" for none."""
    found = NAMED.search(text)
    return found[1] if found else ""


OWN = region_of((ROOT / "mkdocs.yml").read_text("utf-8"))
TESTED = os.environ.get("OPSTAGE_REGION") or OWN
assert TESTED in REGIONS, f"OPSTAGE_REGION is {TESTED!r}; it can be one of {', '.join(REGIONS)}"


def in_region(text: str, region: str = TESTED) -> str:
    """A page or worksheet in the words of a region."""
    filled, problems = load_wording(ROOT, region).apply(text, "")
    assert problems == []
    return filled


def settings_of(region: str) -> Settings:
    """The settings of a school of which only the region is known."""
    return Settings(region=region)


def _configuration(region: str, folder: Path) -> Path:
    """mkdocs.yml with another region, in a folder of its own: nothing in this checkout changes for it."""
    lines = [
        f"INHERIT: {ROOT / 'mkdocs.yml'}",
        f"docs_dir: {ROOT / 'docs'}",
        f"theme: {{custom_dir: {ROOT / 'hooks' / 'theme'}}}",
        f"hooks: [{ROOT / 'hooks' / 'site_hooks.py'}]",
        "watch: []",
        f"extra: {{opstage: {{region: {region}}}}}",
    ]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"mkdocs-{region}.yml"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def build_options(region: str, folder: Path) -> list[str]:
    """What to tell MkDocs to build for a region; a file that it then reads is written in `folder`."""
    return [] if region == OWN else ["--config-file", str(_configuration(region, folder))]
