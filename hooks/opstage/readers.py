"""Who a page is for, told by its place: for the way back to the start page of its readers, and for the search.

Pages without readers of their own are for pupils: cards, their worksheets, the routes, the help.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .model import Worksheet

FOLDERS = {
    "stagebedrijf": "Voor {term:het-bedrijf}",
    "school": "Voor de school",
    "ouders": "Voor ouders",
    "docent": "Voor de docent",
    "over/techniek": "Voor wie de site maakt",
}
"""Folder of pages → what the search and the way back say of them, before the words of the region are filled in."""
WITH_WAY_BACK = ("stagebedrijf", "school", "ouders")
"""Folders whose pages and sheets name their start page, index.html, above their heading."""
FOLDER_OF_AUDIENCE = {"company": "stagebedrijf", "school": "school"}


@dataclass(frozen=True)
class WayBack:
    """A link to the start page of the readers; `url` counts from the root of the site."""

    url: str
    title: str


def folder_of(url: str, worksheets: Mapping[str, Worksheet]) -> str:
    """The folder of FOLDERS to which a page belongs: its own, or that of who fills in the sheet on it; "" for pupils."""
    worksheet = worksheets.get(url.removeprefix("werkbladen/").removesuffix(".html"))
    if worksheet:
        return FOLDER_OF_AUDIENCE.get(worksheet.audience, "")
    return next((folder for folder in FOLDERS if url.startswith(f"{folder}/")), "")


def readers_of(url: str, worksheets: Mapping[str, Worksheet]) -> str:
    """What the search says of the readers of a page; "" for pupils."""
    return FOLDERS.get(folder_of(url, worksheets), "")


def way_back(url: str, worksheets: Mapping[str, Worksheet]) -> WayBack | None:
    """The way back from a page to the start page of its readers; none on that page itself."""
    folder = folder_of(url, worksheets)
    home = f"{folder}/index.html"
    return WayBack(home, FOLDERS[folder]) if folder in WITH_WAY_BACK and url != home else None
