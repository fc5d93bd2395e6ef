"""Branches as the members' rosters show them: how many members, full members, and posts each has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from xzhj.model import Case, Roster, Source
from xzhj.rules._people import word

_HIGHER = re.compile(r"总支|党委|工委|党组")
_OTHER_POST = re.compile(r"[党纪工村居团]委|村民|妇联|工会|[乡镇县]|[市区]委")
_POST = re.compile(r"书记|委员")
_PARTS = re.compile(r"[、，,;；\n/]+")


@dataclass(slots=True)
class Branch:
    """One branch. `full` None = the rosters do not say who is a full member; `posts` the branch posts its members hold."""

    name: str
    at: Source
    total: int = 0
    full: int | None = 0
    posts: tuple[str, ...] = ()


def branches(case: Case) -> list[Branch]:
    """Every branch of the members' rosters, in their order; organisations above a branch left out."""
    found: dict[str, Branch] = {}
    for roster in case.of("members"):
        names = roster.column("branch")
        first = dict(zip(reversed(names), range(len(names) - 1, -1, -1), strict=True))
        for (raw, category), number in Counter(zip(names, roster.column("category"), strict=True)).items():
            name = case.aliases.get(word(raw), word(raw))
            if not name or _HIGHER.search(name):
                continue
            branch = found.get(name) or found.setdefault(name, Branch(name, roster.at("branch", first[raw])))
            branch.total += number
            if category not in ("正式", "预备"):
                branch.full = None
            elif branch.full is not None:
                branch.full += number if category == "正式" else 0
        _add_posts(roster, found, case)
    return list(found.values())


def _add_posts(roster: Roster, found: Mapping[str, Branch], case: Case) -> None:
    """Who holds which branch post, where the roster says so."""
    names = roster.column("branch")
    for i, raw in enumerate(roster.columns.get("party_post", ())):
        name = case.aliases.get(word(names[i]), word(names[i]))
        if raw is not None and name in found:
            found[name].posts += tuple(filter(is_branch_post, _PARTS.split(word(raw))))


def is_branch_post(post: str) -> bool:
    """Say whether a post is in a branch's committee: 支部书记, 组织委员; not 党总支委员, 镇党委委员."""
    if not _POST.search(post) or "总支" in post:
        return False
    return "支部" in post or "支委" in post or not _OTHER_POST.search(post)
