"""A small picture of who is on the rosters: ages, schooling, women, minorities, as inline SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from xzhj.model import KINDS, Case, Roster, years_between
from xzhj.text.schooling import education

PICTURED = ("members", "delegates", "candidates")
AGES = ((35, "35岁及以下"), (45, "36至45岁"), (55, "46至55岁"), (60, "56至60岁"), (200, "61岁及以上"))
STEPS = {
    "研究生": "研究生",
    "大学本科": "大学本科",
    "大学专科": "大学专科",
    "中专": "高中中专",
    "技工学校": "高中中专",
    "高中": "高中中专",
    "初中": "初中及以下",
    "小学": "初中及以下",
    "文盲": "初中及以下",
}
UNKNOWN = "不明"
BLUE, SAND, TRACK, INK = "#2b5797", "#b9791c", "#e6e9ee", "#1d2129"

MOST, UNFOLDED = 8, 2  # figures in one page; as many as do not push the findings off the screen

Bars = Sequence[tuple[str, int]]
Chosen = tuple[Roster, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Portrait:
    """Counts of one body of people; ages and the rest are empty or None where no roster has the column."""

    name: str
    total: int
    ages: Bars = ()
    schooling: Bars = ()
    women: int | None = None
    minority: int | None = None


def portraits(case: Case) -> list[Portrait]:
    """One a kind of roster; delegates apart by stage (候选人, 当选), candidates apart by contest."""
    found = [
        portrait(kind, part, chosen, case.cutoff)
        for kind in PICTURED
        for part, chosen in parts(kind, case.of(kind)).items()
    ]
    drawn = [p for p in found if p.total and (p.ages or p.schooling or p.women is not None or p.minority is not None)]
    return drawn[:MOST]


def parts(kind: str, rosters: Sequence[Roster]) -> dict[str, list[Chosen]]:
    """Which rows of which rosters are drawn together, by the part's name ("" where there is only one)."""
    found: dict[str, list[Chosen]] = {}
    for roster in rosters:
        for name, rows in rows_by_part(kind, roster).items():
            found.setdefault(name, []).append((roster, rows))
    return found if len(found) > 1 else dict(zip([""], found.values(), strict=False))


def rows_by_part(kind: str, roster: Roster) -> dict[str, Sequence[int]]:
    if kind == "members":
        return {"": range(len(roster))}
    field, otherwise = ("stage", "") if kind == "delegates" else ("contest", roster.sheet)
    found: dict[str, list[int]] = {}
    for i, value in enumerate(roster.column(field)):
        found.setdefault(str(value or otherwise), []).append(i)
    return {name: distinct(roster, rows) for name, rows in found.items()}


def portrait(kind: str, part: str, chosen: Sequence[Chosen], cutoff: date) -> Portrait:
    def values(field: str) -> list[Any] | None:
        if not any(r.has(field) for r, _ in chosen):
            return None
        return [r.column(field)[i] for r, rows in chosen for i in rows]

    born, taught, genders, peoples = map(values, ("born", "education", "gender", "ethnicity"))
    return Portrait(
        KINDS[kind] + (f"（{part}）" if part else ""),
        sum(len(rows) for _, rows in chosen),
        ages_of(born, cutoff) if born is not None else (),
        schooling_of(taught) if taught is not None else (),
        None if genders is None else genders.count("女"),
        None if peoples is None else sum(1 for p in peoples if isinstance(p, str) and p not in ("汉族", "汉")),
    )


def distinct(roster: Roster, rows: Iterable[int]) -> list[int]:
    """The rows without those that repeat a person."""
    names, born, ids = roster.column("name"), roster.column("born"), roster.column("id_number")
    seen: dict[Any, int] = {}
    for i in rows:
        seen.setdefault(str(ids[i]) if ids[i] else (str(names[i]), str(born[i])), i)
    return list(seen.values())


def ages_of(born: Iterable[Any], cutoff: date) -> Bars:
    counts: Counter[str] = Counter()
    for when, n in Counter(born).items():
        counts[age_group(when, cutoff)] += n
    return ordered(counts, (name for _, name in AGES))


def age_group(born: Any, cutoff: date) -> str:
    """The group of a birth date; of a month when every day of it gives the same age, else that of its last day."""
    try:
        age = years_between(born if isinstance(born, date) else date(born.year, born.month, 28), cutoff)
    except (AttributeError, ValueError):
        return UNKNOWN
    return next(name for most, name in AGES if age <= most) if 0 <= age <= 130 else UNKNOWN


def schooling_of(taught: Iterable[Any]) -> Bars:
    counts: Counter[str] = Counter()
    for value, n in Counter(map(str, taught)).items():
        counts[STEPS.get(education(value) or "", UNKNOWN)] += n
    return ordered(counts, dict.fromkeys(STEPS.values()))


def ordered(counts: Counter[str], names: Iterable[str]) -> Bars:
    bars = [(name, counts[name]) for name in names]
    return [*bars, (UNKNOWN, counts[UNKNOWN])] if counts[UNKNOWN] else bars


def share(part: int, total: int) -> str:
    """A percentage with one decimal, rounded half up, in whole numbers."""
    tenths = (2000 * part + total) // (2 * total)
    return f"{tenths // 10}.{tenths % 10}%"


def pictures(case: Case) -> str:
    """A section with one figure a body of people, folded where there are many; "" where there is nothing to draw."""
    found = portraits(case)
    if not found:
        return ""
    fold = (
        "" if len(found) <= UNFOLDED else f"<small>{'、'.join(f'{escape(p.name)} {p.total} 人' for p in found)}</small>"
    )
    return (
        f'<section id="pictures"><details{"" if fold else " open"}><summary><h2>人员构成</h2>{fold}</summary>'
        f'<div class="figures">{"".join(map(figure, found))}</div></details></section>'
    )


def figure(p: Portrait) -> str:
    panels = [
        bars("年龄", p.ages, 0) if p.ages else "",
        bars("学历", p.schooling, 350) if p.schooling else "",
        shares(p, 700),
    ]
    height = 36 + 24 * max(len(p.ages), len(p.schooling), 5)
    label = "；".join(filter(None, (f"{p.name} {p.total} 人", spoken(p.ages), spoken(p.schooling), *share_words(p))))
    return (
        f"<figure><figcaption>{escape(p.name)} <small>{p.total} 人</small></figcaption>"
        f'<svg viewBox="0 0 1000 {height}" role="img" aria-label="{escape(label)}" font-size="14" fill="{INK}">'
        f"{''.join(panels)}</svg></figure>"
    )


def spoken(given: Bars) -> str:
    return "，".join(f"{name} {n} 人" for name, n in given)


def share_words(p: Portrait) -> list[str]:
    pairs = (("女性", p.women), ("少数民族", p.minority))
    return [f"{name} {n} 人，占 {share(n, p.total)}" for name, n in pairs if n is not None]


def bars(title: str, given: Bars, x: int) -> str:
    """A panel of level bars, the longest 170 wide."""
    most = max(n for _, n in given) or 1
    out = [f'<text x="{x}" y="16" font-weight="bold">{title}</text>']
    for i, (name, n) in enumerate(given):
        y = 28 + 24 * i
        fill = TRACK if name == UNKNOWN else BLUE
        out.append(f'<text x="{x + 84}" y="{y + 13}" text-anchor="end">{name}</text>')
        out.append(f'<rect x="{x + 92}" y="{y}" width="{170 * n // most}" height="17" fill="{fill}"/>')
        out.append(f'<text x="{x + 98 + 170 * n // most}" y="{y + 13}">{n}</text>')
    return "".join(out)


def shares(p: Portrait, x: int) -> str:
    """Women and minorities as parts of the whole."""
    out = []
    given = [(name, n) for name, n in (("女性", p.women), ("少数民族", p.minority)) if n is not None]
    for i, (name, n) in enumerate(given):
        y = 16 + 64 * i
        out.append(f'<text x="{x}" y="{y}" font-weight="bold">{name}</text>')
        out.append(f'<text x="{x + 290}" y="{y}" text-anchor="end">{n} 人，占 {share(n, p.total)}</text>')
        out.append(f'<rect x="{x}" y="{y + 12}" width="290" height="17" fill="{TRACK}"/>')
        out.append(f'<rect x="{x}" y="{y + 12}" width="{290 * n // p.total}" height="17" fill="{SAND}"/>')
    return "".join(out)
