"""Data that practice tools and the class overview load when they start: one script a name, made by the build, never part of a first load."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .agreement import agreement_data
from .conversations import company_facts, conversation_data
from .definition import inline_json
from .feedback import feedback_data
from .model import Site
from .professions import interest_data, profession_data
from .source import Json
from .worktime import worktime_data


def practice_data(site: Site) -> Mapping[str, Json]:
    """Name (as in `slot.data(name)`) → what the tool gets."""
    return {
        "agreement": agreement_data(site),
        "feedback": feedback_data(site.feedback),
        "companies": [company_facts(company) for company in site.conversations.values()],
        "phone-call": [conversation_data(company) for company in site.conversations.values()],
        "interest": interest_data(site.professions),
        "professions": profession_data(site.professions),
        "worktime": worktime_data(site.worktime, site.region),
    }


def data_file(name: str) -> str:
    """Name of the built script of a data set, before its hash."""
    return f"data-{name}.js"


def data_scripts(site: Site) -> dict[str, str]:
    """File name → text of each script."""
    return {
        data_file(name): f"(globalThis.opstageData??={{}})[{json.dumps(name)}]={inline_json(data)};\n"
        for name, data in practice_data(site).items()
    }
