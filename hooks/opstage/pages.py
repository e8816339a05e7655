"""Pages that no one writes by hand: one for each worksheet, the list of worksheets and the gallery of question types."""

from __future__ import annotations

import json

from .model import Site, Worksheet

HEAD = "---\ntitle: {title}\n---\n\n"


def worksheet_path(worksheet: Worksheet) -> str:
    """Path of the page of a worksheet within docs/."""
    return f"werkbladen/{worksheet.id}.md"


def generated_pages(site: Site) -> dict[str, str]:
    """Path within docs/ → Markdown."""
    pages = {
        "werkbladen/index.md": HEAD.format(title="Alle werkbladen")
        + "# Alle werkbladen\n\nKies een werkblad. Je hoeft niet alles te doen.\n\n::alle-werkbladen\n",
        "over/techniek/vraagtypen.md": HEAD.format(title="Vraagtypen")
        + "# Vraagtypen\n\nDit zijn alle soorten vragen die op een werkblad kunnen staan. "
        "Probeer ze gerust: hier wordt niets bewaard.\n\n::vraagtypen\n",
        "over/techniek/oefenhulpjes.md": HEAD.format(title="Oefenhulpjes")
        + "# Oefenhulpjes\n\nDit zijn de hulpjes die je in een werkblad kunt zetten. "
        "Zet ze onder `practice:` in een deel.\n\n::oefenhulpjes\n",
    }
    for worksheet in site.worksheets.values():
        if worksheet.placement == "page":
            title = worksheet.full_title
            pages[worksheet_path(worksheet)] = (
                HEAD.format(title=json.dumps(title, ensure_ascii=False)) + f"# {title}\n\n::werkblad {worksheet.id}\n"
            )
    return pages
