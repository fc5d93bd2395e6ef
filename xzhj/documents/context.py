"""What a template is given of a case: its facts at the paper's stage, and the few that follow from others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xzhj.model import Case, Facts, Unread


def context(case: Case, stage: str = "") -> dict[str, Any]:
    """Facts by item name. `stage` (requested, approved, adopted, final) is the only one the paper prints; a fact given
    at other stages alone is absent, so that a request never quotes its reply. Blank and unread facts are absent.
    """
    found = {name: _at(case.facts, name, stage) for name in case.facts}
    known = {name: value for name, value in found.items() if value is not None and value != "" and value != ()}
    return {**_derived(known), **known}


def _at(facts: Facts, name: str, stage: str) -> Any:
    if not stage:
        value = facts.get(name)
    else:
        fact = facts.fact(name, stage) or next((f for f in facts.stages(name) if not f.stage), None)
        value = fact.value if fact else None
    return None if isinstance(value, Unread) else value


def _derived(known: Mapping[str, Any]) -> dict[str, Any]:
    """Names that 换届信息 lets stand empty because another item gives them."""
    out: dict[str, Any] = {}
    if township := known.get("township"):
        out["party_committee"] = f"中共{township}委员会"
        out["discipline_committee"] = f"中共{township}纪律检查委员会"
    if issuer := known.get("party_committee") or out.get("party_committee"):
        out["issuer"] = issuer
    superior = {"committee": "county_committee", "organization": "county_organization"}.get(
        known.get("superior", ""), ""
    )
    if superior in known:
        out["addressee"] = known[superior]
    return out
