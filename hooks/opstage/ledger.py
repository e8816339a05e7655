"""The ledger of ids, worksheets/ids.json: every id that was ever published. An id that disappears without history stops the build.

`python3 hooks ids` writes new ids in; it never takes one out. Ids that `history` names as renamed or retired may leave the YAML,
and stay in the ledger, because old files still hold them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .model import ID_LISTS, Question, Worksheet
from .problems import Problem, ProblemsFound, closest, did_you_mean
from .source import mapping, sequence

LEDGER = "worksheets/ids.json"


def part_ids(question: Question) -> list[str]:
    """Ids of the rows, choices, items and columns of a question, and of the choices in its columns."""
    found: list[str] = []
    for key in ID_LISTS:
        for item in sequence(question.options.get(key)):
            part = mapping(item)
            found.append(str(part["id"]))
            found += [f"{part['id']}.{mapping(choice)['id']}" for choice in sequence(part.get("choices"))]
    return found


def ids_of(worksheet: Worksheet) -> dict[str, str]:
    """Every id of a worksheet with its type: `question` and `question.part`."""
    ids: dict[str, str] = {}
    for question in worksheet.questions():
        ids[question.id] = question.type
        for part in part_ids(question):
            ids[f"{question.id}.{part}"] = "part"
    return ids


def read_ledger(root: Path) -> dict[str, dict[str, str]]:
    """worksheet id → (id → type); empty when there is no ledger yet. Raises ProblemsFound for a broken one."""
    path = root / LEDGER
    if not path.exists():
        return {}
    try:
        data: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as error:
        help_ = "Zet de vorige versie terug. Schrijf daarna nieuwe ids bij met: python3 hooks ids"
        raise ProblemsFound([Problem(LEDGER, error.lineno, "Het grootboek van ids is stuk.", help_)]) from None
    return data


def _accounted(worksheet: Worksheet, name: str) -> bool:
    """True when the history says what became of an id, or of the question it belongs to."""
    gone = {r.old for r in worksheet.history.renamed} | set(worksheet.history.retired)
    return name in gone or name.split(".", 1)[0] in gone


def _lost(worksheet: Worksheet, name: str, new: Iterable[str]) -> Problem:
    """The problem of an id that disappeared. `new`: ids that the ledger does not hold, one of which may be its new name."""
    question, dot, _ = name.partition(".")
    now = closest(name, [i for i in new if i.startswith(f"{question}.") or not dot])
    sentence = f"De id ‘{name}’ is weg. Oude antwoorden raken hun plek kwijt."
    if now:
        renamed = f"Heet hij nu ‘{now}’? Schrijf dan onder history: renamed: [{{from: {name}, to: {now}}}]"
        return Problem(worksheet.file, worksheet.line(now), sentence, f"{renamed}. Of zet ‘{name}’ terug.")
    retired = f"Zet hem terug. Mag hij echt weg? Schrijf dan onder history: retired: [{name}]"
    return Problem(worksheet.file, worksheet.line(question), sentence, retired)


def check_ledger(
    worksheets: Mapping[str, Worksheet], ledger: Mapping[str, Mapping[str, str]], broken: Iterable[str] = ()
) -> list[Problem]:
    """Problems of ids that were lost or changed type. `broken`: ids of sheets that could not be read."""
    problems: list[Problem] = []
    for sheet, known in ledger.items():
        worksheet = worksheets.get(sheet)
        if worksheet is None:
            if sheet not in set(broken):
                problems.append(
                    Problem(
                        f"worksheets/{sheet}.yml",
                        1,
                        f"Het werkblad ‘{sheet}’ is weg, maar leerlingen hebben er antwoorden bij.",
                        "Zet het bestand terug.",
                    )
                )
            continue
        now = ids_of(worksheet)
        for name, kind in known.items():
            if name not in now and not _accounted(worksheet, name):
                problems.append(_lost(worksheet, name, [i for i in now if i not in known]))
            elif name in now and now[name] != kind:
                problems.append(
                    Problem(
                        worksheet.file,
                        worksheet.line(name),
                        f"De vraag ‘{name}’ was ‘{kind}’ en is nu ‘{now[name]}’.",
                        "Geef de nieuwe vraag een nieuwe id en zet de oude bij history: retired.",
                    )
                )
    return problems


def check_history(worksheets: Mapping[str, Worksheet]) -> list[Problem]:
    """Problems of renamings that lead nowhere or in a circle, and of old ids that are still in use."""
    return [problem for worksheet in worksheets.values() for problem in _check_history(worksheet)]


def _check_history(worksheet: Worksheet) -> Iterator[Problem]:
    now = ids_of(worksheet)
    circle = "Haal één van deze regels weg."
    renamed = {r.old: r.new for r in worksheet.history.renamed}
    for old, new in renamed.items():
        line = worksheet.line(f"renamed {old}")
        if old in now:
            sentence = f"history: ‘{old}’ staat bij renamed, maar ook nog op dit werkblad."
            yield Problem(worksheet.file, line, sentence, "Haal één van de twee weg.")
        seen = {old}
        while new in renamed and new not in seen:  # renamed more than once
            seen.add(new)
            new = renamed[new]
        if new in seen:
            yield Problem(worksheet.file, line, f"history: ‘{old}’ komt via renamed weer bij zichzelf uit.", circle)
        elif new not in now and new not in worksheet.history.retired:
            sentence = f"history: ‘{new}’ bestaat niet op dit werkblad."
            yield Problem(worksheet.file, line, sentence, did_you_mean(new, now))
    for name in worksheet.history.retired:
        if name in now:
            sentence = f"history: ‘{name}’ staat bij retired, maar ook nog op dit werkblad."
            yield Problem(worksheet.file, worksheet.line(f"retired {name}"), sentence, "Haal één van de twee weg.")


def new_ids(worksheets: Mapping[str, Worksheet], ledger: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Ids that no ledger holds yet, as `worksheet/id`. A draft may have them; a release may not."""
    return [
        f"{sheet}/{name}"
        for sheet, worksheet in worksheets.items()
        for name in ids_of(worksheet)
        if name not in ledger.get(sheet, {})
    ]


def write_ledger(root: Path, worksheets: Mapping[str, Worksheet]) -> int:
    """Add the ids of the worksheets to the ledger; returns how many were new. Nothing is ever taken out."""
    ledger = read_ledger(root)
    new = 0
    for sheet, worksheet in worksheets.items():
        known = ledger.setdefault(sheet, {})
        for name, kind in ids_of(worksheet).items():
            if name not in known:
                known[name] = kind
                new += 1
    text = json.dumps({k: dict(sorted(v.items())) for k, v in sorted(ledger.items())}, ensure_ascii=False, indent=1)
    (root / LEDGER).write_text(text + "\n", "utf-8")
    return new


def main() -> int:
    """Command `python3 hooks ids`."""
    from .contracts import load_contracts
    from .wording import REGIONS, load_wording, using
    from .worksheets import load_worksheets

    root = Path(__file__).resolve().parents[2]
    new = 0
    try:
        for region in REGIONS:  # a sheet may have a question, or be there, in one region only
            with using(load_wording(root, region)):
                worksheets, problems = load_worksheets(root, load_contracts(root), frozenset())
            if problems:
                raise ProblemsFound(problems)
            new += write_ledger(root, worksheets)
    except ProblemsFound as found:
        print(*found.problems, sep="\n", file=sys.stderr)
        return 1
    print("1 nieuwe id bijgeschreven" if new == 1 else f"{new} nieuwe ids bijgeschreven", f"in {LEDGER}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
