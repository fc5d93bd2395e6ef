"""Counts of 民主推荐 and 民主测评: in the terminal and as JSON. Nobody wins here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xzhj.report.lines import pad, width_of
from xzhj.report.terminal import Look

ORDER = ("推荐", "不推荐", "优秀", "称职", "基本称职", "不称职", "弃权")


@dataclass(frozen=True, slots=True)
class Person:
    """A row to show: counts and shares by word, and whether the conditions of use hold (None = there are none)."""

    name: str
    counts: Mapping[str, int]
    shares: Mapping[str, Fraction]
    usable: bool | None


def percent(share: Fraction) -> str:
    """Two places, cut rather than rounded: 49.99% never reads 50%."""
    hundredths = int(share * 10000)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def opinion_json(
    title: str, kind: str, people: Sequence[Person], classes: Mapping[str, int], unread: Mapping[str, int]
) -> str:
    data = {
        "schema": "xzhj.opinion/1",
        "title": title,
        "kind": kind,
        "ballots": sum(classes.values()),
        "classes": dict(classes),
        "unread": dict(unread),
        "people": [
            {
                "name": p.name,
                "counts": dict(p.counts),
                "shares": {w: str(s) for w, s in p.shares.items()},
                "percent": {w: percent(s) for w, s in p.shares.items()},
                "usable": p.usable,
            }
            for p in people
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def opinion_text(
    title: str, people: Sequence[Person], classes: Mapping[str, int], unread: Mapping[str, int], look: Look
) -> str:
    """A row a person: counts, and the share of the first word."""
    words = [w for w in ORDER if any(w in p.counts for p in people)]
    parts = "，".join(f"{c}票 {n}" for c, n in classes.items() if c)
    lines = [
        look.paint(title, "1"),
        f"收回 {sum(classes.values())} 张{f'（{parts}）' if parts else ''}；只计票，不产生当选",
        "",
    ]
    names = max(8, *(width_of(p.name, look.ambiguous) for p in people)) if people else 8
    head = [
        pad("姓名", names, look.ambiguous),
        *(right(w, 10, look) for w in words),
        "  " + (f"{words[0]}率" if words else ""),
    ]
    lines.append("".join(head))
    for p in people:
        share = percent(p.shares[words[0]]) if words and words[0] in p.shares else "0.00%" if p.shares else "—"
        use = {True: "  √ 合使用条件", False: "  × 不合使用条件", None: ""}[p.usable]
        cells = [right(str(p.counts.get(w, 0)), 10, look) for w in words]
        lines.append(pad(p.name, names, look.ambiguous) + "".join(cells) + f"  {share}{use}")
    if unread:
        told = "、".join(f"“{w}”{n}处" for w, n in unread.items())
        lines += [
            "",
            look.paint(f"有不认识的符号：{told}；没有计，也不算比例。请改正，或用 --marks 写明意思。", "1;31"),
        ]
    return "\n".join(lines) + "\n"


def right(text: str, width: int, look: Look) -> str:
    return " " * max(1, width - width_of(text, look.ambiguous)) + text
