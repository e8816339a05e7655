"""Makes the hand-ins of a class: pupils who differ, forget things, hand in twice, misspell their names, and send the wrong file.

`make_class` gives thirty files as a teacher gets them; `make_many` as many as a whole school has. The same seed gives the same files.
Command line: `python -m site_tests.hand_ins FOLDER` writes a class, to try the overview by hand.
"""

from __future__ import annotations

import io
import json
import random
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from hooks.opstage.content import load_site
from hooks.opstage.definition import worksheet_definition
from hooks.opstage.model import Site
from hooks.opstage.source import Json
from site_tests.conftest import ROOT
from site_tests.filling import OTHER, Question, Variety, questions_of, rich_answer
from site_tests.pupil import ATTACHMENT, Envelope, envelope, sheet_answers

GROUP = "3B"
NAMES = """Sanne de Vries|Emre Yıldız|Yusra el Amrani|Daan Bakker|Kofi Mensah|Li Wei Chen|Zofia Nowak|Jayden Pinas|Fatima Haddad|Noor Smit
Milan Visser|Aylin Demir|Thijs Mulder|Amina Osman|Lucas van Dijk|Shanice Kromosoeto|Bram Hendriks|Iris Kok|Mohammed Tahiri|Lotte Postma
Ruben Jansen|Esra Kaya|Sem Willems|Naomi Ferrier""".replace("\n", "|").split("|")
PLACES = "de bakkerij|de garage|het kinderdagverblijf|de kas|de kapsalon|het magazijn|de keuken van het ziekenhuis|het hotel|de haven|de webwinkel".split(
    "|"
)
WORK = "ruimde ik de vakken in|hielp ik een klant|maakte ik het gereedschap schoon|zette ik de planten water|belde ik terug|keek ik mee met een collega|pakte ik dozen in|schreef ik de bestelling op".split(
    "|"
)
FEELINGS = "Dat vond ik eerst spannend, maar daarna ging het goed.|Ik leerde dat op tijd komen echt telt.|Het was druk en ik werd er moe van.|Mijn begeleider legde het rustig uit.|Ik wil dit later ook wel doen.|Ik weet nog niet of dit bij mij past.|Dat ging fout, dus ik vroeg om hulp.".split(
    "|"
)
SHORT = "weet ik niet|goed|ja|collega's|iets met mensen|bouwen|nog geen idee|Omdat het leuk is.|geen|ICT denk ik".split(
    "|"
)
TYPOS = {"eerst": "eerts", "daarna": "daana", "spannend": "spanend", "klant": "klandt", "wil": "wilt", "dat": "da"}


@dataclass(frozen=True)
class HandIn:
    """One file. `reason`: code for which the overview must refuse it; None when it must be read."""

    path: str
    data: bytes
    reason: str | None = None
    envelope: Envelope | None = None


@dataclass(frozen=True)
class Kind:
    """How a pupil works: parts of one."""

    fills: float
    writes_much: float
    misspells: float


KINDS = (Kind(0.98, 0.9, 0.0), Kind(0.85, 0.5, 0.1), Kind(0.6, 0.15, 0.5), Kind(0.3, 0.05, 0.3))


class Writer:
    """Answers as one pupil would give them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._kind = rng.choice(KINDS)

    def chance(self, share: float) -> bool:
        """True that often."""
        return self._rng.random() < share

    def line(self) -> str:
        """A few words, spelled as this pupil spells."""
        rng = self._rng
        text = f"In {rng.choice(PLACES)} {rng.choice(WORK)}." if self.chance(0.5) else rng.choice(SHORT)
        return " ".join(TYPOS.get(w, w) if self.chance(self._kind.misspells) else w for w in text.split(" "))

    def text(self) -> str:
        """A long answer, or a short one where a long one was asked."""
        count = self._rng.randint(3, 9) if self.chance(self._kind.writes_much) else self._rng.randint(0, 2)
        parts = [f"{self.line()} {self._rng.choice(FEELINGS)}" for _ in range(count)]
        return ("\n\n" if self.chance(0.2) else " ").join(parts) or self.line()

    def cells(self, question: Question) -> dict[str, Json]:
        """A row of a table, with gaps."""
        found: dict[str, Json] = {}
        for column in question["columns"]:
            if not self.chance(self._kind.fills):
                continue
            match column.get("kind", "text"):
                case "choice":
                    found[column["id"]] = self._rng.choice(column["choices"])["id"]
                case "date":
                    found[column["id"]] = f"2026-{self._rng.randint(9, 12):02}-{self._rng.randint(1, 28):02}"
                case "time":
                    found[column["id"]] = f"{self._rng.randint(7, 16):02}:{self._rng.choice((0, 15, 30, 45)):02}"
                case "number":
                    found[column["id"]] = str(self._rng.randint(1, 60))
                case "check":
                    found[column["id"]] = "ja"
                case _:
                    found[column["id"]] = self.line()
        return found

    def answer(self, question: Question) -> Json:
        """An answer to a question of any type."""
        rng = self._rng
        match question["type"]:
            case "short-text":
                return self.line()
            case "long-text":
                return self.text()
            case "number":
                return str(rng.randint(1, 40))
            case "date":
                return f"2026-11-{rng.randint(1, 30):02}"
            case "time":
                return f"{rng.randint(7, 17):02}:{rng.choice((0, 30)):02}"
            case "single-choice":
                if question.get("other") and self.chance(0.15):
                    return {"choice": OTHER, "other": self.line()}
                return {"choice": rng.choice(question["choices"])["id"]}
            case "multiple-choice":
                ids = [c["id"] for c in question["choices"]]
                return {"choices": rng.sample(ids, rng.randint(1, min(4, len(ids))))}
            case "checklist":
                return [item["id"] for item in question["items"] if self.chance(self._kind.fills)]
            case "order":
                ids = [item["id"] for item in question["items"]]
                return rng.sample(ids, len(ids))
            case "choice-per-row":
                return {row["id"]: rng.choice(question["choices"])["id"] for row in self._some(question["rows"])}
            case "rating-per-row":
                return {row["id"]: rng.randint(1, question.get("steps", 5)) for row in self._some(question["rows"])}
            case "fixed-table":
                rows = {row["id"]: self.cells(question) for row in self._some(question["rows"])}
                return {row: cells for row, cells in rows.items() if cells}
            case "growing-table":
                return [cells for _ in range(rng.randint(1, 4)) if (cells := self.cells(question))]
        return rich_answer(question, Variety([self.line()]))

    def _some(self, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        return [row for row in rows if self.chance(self._kind.fills)]

    def sheet(self, definition: Mapping[str, Any], at: str) -> dict[str, Any]:
        """The answers to a worksheet; a pupil says that it is done when he likes."""
        writable = [q for q in questions_of(definition) if q["type"] != "photo"]
        answers = {q["id"]: self.answer(q) for q in writable if self.chance(self._kind.fills)}
        status = "done" if self.chance(0.6) else "busy"
        return sheet_answers(answers, status=status, updatedAt=at, worksheetVersion=definition["version"])


def definitions(site: Site) -> list[Mapping[str, Any]]:
    """The worksheets of pupils with a page of their own, as the browser knows them."""
    return [worksheet_definition(w) for w in site.pupil_worksheets() if w.placement == "page"]


def day(number: int) -> str:
    """A moment in November 2026."""
    return f"2026-11-{number:02}T09:{number:02}:00.000Z"


def pdf(content: Envelope | str | None, *, producer: str = "", padding: bytes = b"", password: str = "") -> bytes:
    """A PDF of one page with an answer file in it. `padding`: what fonts and pages weigh in a real one."""
    document = pikepdf.new()
    document.add_blank_page()
    if producer:
        document.docinfo["/Producer"] = producer
    if padding:
        document.Root["/OpstagePadding"] = document.make_stream(padding)
    if content is not None:
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        spec = pikepdf.AttachedFileSpec(
            document,
            text.encode(),
            filename=ATTACHMENT,
            mime_type="application/json",
            description="",
            creation_date="",
            mod_date="",
        )
        document.attachments[ATTACHMENT] = spec
    target = io.BytesIO()
    locks: dict[str, Any] = {"encryption": pikepdf.Encryption(owner=password, user=password)} if password else {}
    document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=True, **locks)
    return target.getvalue()


def slug(name: str) -> str:
    """A name as it stands in the name of a file."""
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in name.lower())


def moodle(name: str, number: int, file: str) -> str:
    """How one learning platform names a hand-in."""
    return f"{name}_{number}_assignsubmission_file_/{file}"


def comma(name: str, number: int, file: str) -> str:
    """How another one does."""
    first, _, rest = name.partition(" ")
    return f"{rest}, {first} ({number})/{file}"


def good_file(
    name: str, worksheets: Mapping[str, Any], *, typed: str | None = None, number: int, at: int, **changes: Any
) -> HandIn:
    """A file that the overview must read. `typed`: the name that the pupil typed; None: his whole name."""
    who = {"name": name if typed is None else typed, "group": GROUP}
    content = envelope(worksheets, exportedAt=day(at), **({"pupil": who} if who["name"] else {}), **changes)
    path = (moodle if number % 2 else comma)(name, 40_000 + number, f"werkblad_{slug(who['name']) or 'werk'}_{at}.pdf")
    return HandIn(path, pdf(content), None, content)


def bad_files(rng: random.Random, sheets: Sequence[Mapping[str, Any]]) -> list[HandIn]:
    """Six files that pupils send by mistake, each with its reason."""
    work = {sheets[0]["id"]: Writer(rng).sheet(sheets[0], day(3))}
    sound = envelope(work, pupil={"name": "Ruben", "group": GROUP})
    whole = pdf(sound)
    return [
        HandIn(comma("Ruben Jansen", 50_001, "werkblad 1 print.pdf"), pdf(None, producer="Skia/PDF m131"), "PRINTED"),
        HandIn(comma("Esra Kaya", 50_002, "werkblad.pdf"), pdf(sound, password="geheim"), "ENCRYPTED"),
        HandIn(comma("Sem Willems", 50_003, "werkblad (1).pdf"), whole[: len(whole) // 3], "DAMAGED"),
        HandIn(comma("Naomi Ferrier", 50_004, "werkblad.pdf"), pdf({**sound, "site": "andere-school"}), "OTHER_SITE"),
        HandIn(comma("Noor Smit", 50_005, "IMG_2041.jpg"), b"\xff\xd8\xff\xe0" + rng.randbytes(40_000), "OTHER_KIND"),
        HandIn(comma("Iris Kok", 50_006, "werkblad.pdf"), pdf({**sound, "formatVersion": 99}), "TOO_NEW"),
    ]


def make_class(site: Site, seed: int = 1) -> list[HandIn]:
    """Thirty files of class 3B: 24 that are sound, of 22 pupils, and 6 that are not."""
    rng = random.Random(seed)
    sheets = definitions(site)
    files = []
    for number, name in enumerate(NAMES[:20]):
        writer = Writer(rng)
        mine = rng.sample(sheets, rng.randint(1, 5))
        worksheets = {sheet["id"]: writer.sheet(sheet, day(number % 20 + 1)) for sheet in [sheets[0], *mine]}
        typed = "" if number == 5 else None  # one pupil forgets his name: the folder knows it
        files.append(good_file(name, worksheets, typed=typed, number=number, at=number % 20 + 1))
    first = files[0].envelope
    assert first is not None
    # handed in again, with one answer changed
    again = json.loads(json.dumps(first["worksheets"]))
    again[sheets[0]["id"]]["answers"][list(questions_of(sheets[0]))[-1]["id"]] = "Ik heb het nog eens gelezen."
    again[sheets[0]["id"]]["updatedAt"] = day(22)
    files.append(good_file(NAMES[0], again, number=0, at=22))
    # the same file twice
    files.append(HandIn("werkblad_emre (1).pdf", files[1].data, None, files[1].envelope))
    # a later sheet under a shorter name, from the mail
    shorter = envelope(
        {sheets[5]["id"]: Writer(rng).sheet(sheets[5], day(23))},
        exportedAt=day(23),
        pupil={"name": "Yusra", "group": GROUP.lower()},
    )
    files.append(HandIn("werkblad-06_yusra.pdf", pdf(shorter), None, shorter))
    # a pair in one file
    pair = envelope(
        {sheets[3]["id"]: Writer(rng).sheet(sheets[3], day(24))},
        exportedAt=day(24),
        pupil={"name": "Ruben en Lotte", "group": GROUP},
    )
    files.append(HandIn("samen.pdf", pdf(pair), None, pair))
    return [*files, *bad_files(rng, sheets)]


def make_many(site: Site, count: int, seed: int = 2, *, weight: int = 0) -> Iterable[HandIn]:
    """Hand-ins of a whole school: every pupil did all sheets. `weight`: bytes that each file has beside its answers."""
    rng = random.Random(seed)
    sheets = definitions(site)
    for number in range(count):
        first, _, last = NAMES[number % len(NAMES)].partition(" ")
        writer = Writer(rng)
        worksheets = {sheet["id"]: writer.sheet(sheet, day(number % 28 + 1)) for sheet in sheets}
        who = {"name": f"{first} {last} {number}", "group": f"3{'ABCDEFGH'[number % 8]}"}
        content = envelope(worksheets, exportedAt=day(number % 28 + 1), pupil=who)
        data = pdf(content, padding=rng.randbytes(weight))
        yield HandIn(f"{first} {last}_{number}_assignsubmission_file_/stagemap_{number}.pdf", data, None, content)


def as_zip(files: Iterable[HandIn], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The ZIP that a learning platform gives."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for file in files:
            archive.writestr(file.path, file.data)
    return target.getvalue()


def write_files(files: Iterable[HandIn], folder: Path) -> list[Path]:
    """The files on disk, each in the folder of its pupil."""
    paths = []
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
        paths.append(target)
    return paths


if __name__ == "__main__":
    made = make_class(load_site(ROOT))
    write_files(made, Path(sys.argv[1]))
    print(f"{len(made)} files in {sys.argv[1]}")
