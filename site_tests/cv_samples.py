"""Cvs as the script knows them (browser/core/cv.ts), and the words of each in reading order."""

from __future__ import annotations

from typing import Any

Cv = dict[str, Any]

LAYOUTS = ("calm", "side")
AT_SIDE = ("contact", "languages", "leisure")
EXPERIENCE = [
    {
        "title": "Oppassen bij de buren",
        "when": "sinds vorig jaar",
        "text": "Ik leerde rustig blijven als een kind huilt.",
    },
    {"title": "Vakken vullen", "when": "sinds mei", "text": "Geleerd: snel en toch netjes werken"},
    {
        "title": "Helpen op de markt, bij de kraam van mijn oom",
        "when": "in de zomer",
        "text": "Ik leerde praten met klanten.",
    },
    {"title": "Training geven", "when": "2 jaar", "text": "Ik leerde op tijd zijn.\nKinderen wachten op mij."},
]
LONG = "Ik werk graag met mijn handen, want dan zie ik meteen of het goed is. "


def _entries(section: str, heading: str, *entries: dict[str, str]) -> dict[str, Any]:
    return {"id": section, "heading": heading, "kind": "entries", "entries": list(entries)}


def _list(section: str, heading: str, *items: str) -> dict[str, Any]:
    return {"id": section, "heading": heading, "kind": "list", "items": list(items)}


def _motivation(text: str) -> dict[str, Any]:
    return {"id": "motivation", "heading": "Mijn motivatie", "kind": "text", "text": text}


def _full(experience: list[dict[str, str]], motivation: str) -> Cv:
    return {
        "name": "Yusra El Amrani",
        "sections": [
            _list("contact", "Contact", "Dordrecht", "yusra op school"),
            _entries(
                "qualities",
                "Dit kan ik goed",
                {
                    "title": "Doorgaan",
                    "when": "",
                    "text": "Mijn fiets was kapot. Ik zocht 2 dagen en toen deed hij het weer.",
                },
                {"title": "Netjes werken", "when": "", "text": "Na de les is mijn werkplek altijd schoon."},
                {"title": "Luisteren naar anderen", "when": "", "text": ""},
            ),
            _entries("experience", "Dit heb ik al gedaan", *experience),
            _entries(
                "school",
                "School",
                {
                    "title": "Het Kompas",
                    "when": "klas 4",
                    "text": "Profiel: Produceren, installeren en energie\nLeuke vakken: techniek en Engels",
                },
            ),
            _list("languages", "Talen", "Nederlands: heel goed", "Turks: goed", "Engels: een beetje"),
            _list("leisure", "Dit doe ik graag", "Koken of bakken", "Voetballen"),
            _motivation(motivation),
        ],
    }


SAMPLES: dict[str, Cv] = {
    "full": _full(
        EXPERIENCE,
        "Ik ben Yusra en ik zit in klas 4. Ik kies voor uw bedrijf, want u maakt lampen.\nBij u wil ik leren solderen.",
    ),
    "minimal": {
        "name": "Işıl Öztürk-Çelik",
        "sections": [_entries("qualities", "Dit kan ik goed", {"title": "Netjes werken", "when": "", "text": ""})],
    },
    "empty": {"name": "", "sections": []},
    "heavy": _full([*EXPERIENCE, *EXPERIENCE], LONG * 3),
    "far too much": _full(EXPERIENCE * 6, LONG * 40),
    "hard": {
        "name": 'محمد <b>ığüşöç</b> & "Zoë" 👩‍👩‍👧‍👦',
        "sections": [
            _list("contact", "Contact", "<script>alert(1)</script>", "Den Haag 🇳🇱"),
            _entries(
                "experience",
                "Dit heb ik al gedaan",
                {"title": "漢字 en שלום", "when": "", "text": "]]> &amp; \u0007\u0000\ufffe einde"},
            ),
            _list("languages", "Talen", "Arabisch: heel goed", "مرحبا بكم"),
            _list("leisure", "Dit doe ik graag", "w" * 300),
            _motivation("أنا محمد\nIk ben محمد en ik kook."),
        ],
    },
}
# What a company must get on one sheet of paper.
ONE_PAGE = ("full", "minimal", "empty", "heavy")


def words_of(cv: Cv, layout: str) -> list[str]:
    """What a reader must get, in reading order."""
    sections = cv["sections"]
    if layout == "side":
        sections = [s for s in sections if s["id"] in AT_SIDE] + [s for s in sections if s["id"] not in AT_SIDE]
    words = [cv["name"] or "Cv"]
    for section in sections:
        if not (section["id"] == "contact" and layout == "calm"):
            words.append(section["heading"])
        words += section.get("items", [])
        for entry in section.get("entries", []):
            words += [entry["title"], entry["when"], *entry["text"].split("\n")]
        words += section.get("text", "").split("\n")
    return [piece for piece in words if piece]


def headings_of(cv: Cv, layout: str) -> list[tuple[int, str]]:
    """Level and words of every heading, in reading order."""
    by_words = {section["heading"]: 2 for section in cv["sections"]}
    titles = {entry["title"] for section in cv["sections"] for entry in section.get("entries", [])}
    name = cv["name"] or "Cv"
    found = [(1, name)]
    for piece in words_of(cv, layout)[1:]:
        if piece in by_words:
            found.append((2, piece))
        elif piece in titles:
            found.append((3, piece))
    return found
