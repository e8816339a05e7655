"""Loads all content of the site at once, or raises every problem at once."""

from __future__ import annotations

from pathlib import Path

from .agreement import load_agreements
from .cards import load_cards
from .contracts import load_contracts
from .conversations import load_conversations
from .feedback import load_feedback
from .glossary import load_glossary
from .ledger import check_history, check_ledger, read_ledger
from .lessons import load_lessons
from .model import Site
from .practice import check_references
from .problems import ProblemsFound
from .professions import check_interest, load_professions
from .settings import Settings
from .wording import Wording, load_wording, using
from .worksheets import load_worksheets
from .worktime import load_worktime

DEFAULTS = Settings()


def load_site(root: Path, settings: Settings = DEFAULTS) -> Site:
    """Contracts, worksheets and cards under `root`. Raises ProblemsFound with all that is wrong in any of them."""
    words = load_wording(root, settings.region)
    with using(words):
        return _load(root, settings, words)


def _load(root: Path, settings: Settings, words: Wording) -> Site:
    contracts = load_contracts(root)
    loaded = load_cards(root, dict(contracts.shared))
    worksheets, found = load_worksheets(root, contracts, loaded.numbers)
    conversations, spoken = load_conversations(root, contracts.shared, worksheets)
    professions, unfit = load_professions(root, contracts.shared)
    lessons, unsound = load_lessons(root, contracts.shared, loaded.cards)
    feedback, unsaid = load_feedback(root, contracts.shared)
    agreements, unsigned = load_agreements(root, contracts.shared)
    worktime, unlawful = load_worktime(root, contracts.shared)
    glossary, unclear = load_glossary(root, contracts.shared, settings.region)
    problems = loaded.problems + found + spoken + unfit + unsound + unsaid + unsigned + unclear + unlawful
    broken = {path.stem for path in (root / "worksheets").glob("*.y*ml")} - set(worksheets)
    problems += check_ledger(worksheets, read_ledger(root), broken) + check_history(worksheets)
    if not problems:  # a broken sheet would look like one that a slot names in vain
        problems = check_references(worksheets, contracts.tools)
        problems += [] if problems else check_interest(worksheets, professions)
    if problems:
        raise ProblemsFound(problems)
    return Site(
        contracts=contracts,
        worksheets=worksheets,
        cards=loaded.cards,
        conversations=conversations,
        professions=professions,
        lessons=lessons,
        feedback=feedback,
        glossary=glossary,
        site_id=settings.site_id,
        school=settings.school,
        hand_in=settings.hand_in,
        region=settings.region,
        wording=words,
        agreements=agreements,
        agreement=settings.agreement,
        worktime=worktime,
    )
