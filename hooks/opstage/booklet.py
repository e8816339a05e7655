"""The teacher's guide as one page, made from the pages of docs/docent/: to print it at once, with nothing written twice."""

from __future__ import annotations

import re
from pathlib import Path

from .cards import FRONT_MATTER
from .lessons import NAME

PAGE = "docent/boekje.md"
TITLE = "Docentenhandleiding als boekje"
FIRST = "index.md"
LAST = ("stageroutekaart.md",)
BACK = re.compile(r" ?Terug naar de \[Docentenhandleiding\]\(index\.md\)\.")
HEADING = re.compile(r"^(#{1,5}) (.+)$", re.M)
LINK = re.compile(r"\]\((?P<file>[a-z0-9-]+\.md)(?:#[^)]*)?\)")


def _files(folder: Path) -> list[Path]:
    """The pages of the guide, in reading order."""
    cards = [path for path in folder.glob("kaart-*.md") if NAME.fullmatch(path.stem)]
    cards.sort(key=lambda path: int(path.stem.split("-")[1]))
    return [folder / FIRST, *cards, *(folder / name for name in LAST if (folder / name).exists())]


def _anchor(file: str) -> str:
    return "handleiding" if file == FIRST else file.removesuffix(".md")


def _part(path: Path, parts: set[str]) -> tuple[str, str]:
    """Title and text of one page as a chapter: headings one step lower, links to other chapters stay inside the booklet."""
    text = FRONT_MATTER.sub("", path.read_text("utf-8"))
    title = HEADING.search(text)
    text = BACK.sub("", text)
    text = LINK.sub(lambda m: f"](#{_anchor(m['file'])})" if m["file"] in parts else m[0], text)
    text = HEADING.sub(lambda m: f"#{m[1]} {m[2]}" + (f" {{#{_anchor(path.name)}}}" if len(m[1]) == 1 else ""), text)
    return (title[2] if title else path.stem), text.strip()


def booklet(root: Path) -> dict[str, str]:
    """The page of the booklet, by path within docs/; nothing when the site has no guide."""
    folder = root / "docs" / "docent"
    if not (folder / FIRST).exists():
        return {}
    files = _files(folder)
    names = {path.name for path in files}
    parts = [(_anchor(path.name), *_part(path, names)) for path in files]
    contents = "\n".join(f"1. [{title}](#{anchor})" for anchor, title, _ in parts)
    chapters = "\n\n".join(text for _, _, text in parts)
    return {
        PAGE: f"---\ntitle: {TITLE}\npaper: booklet\n---\n# {TITLE}\n\n"
        "Dit is de hele handleiding op één bladzijde. Hij is gemaakt om te printen op A4.\n\n"
        f"::printknop\n\n{contents}\n\n{chapters}\n"
    }
