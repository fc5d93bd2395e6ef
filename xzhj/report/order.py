"""Names in stroke order: terminal and JSON (`xzhj.order/1`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xzhj.names import MODES, Violation


@dataclass(frozen=True, slots=True)
class Ordered:
    """One list as shown: its names in the order of the result, the wrong pairs, and why each pair stands so."""

    heading: str
    names: Sequence[str]
    violations: Sequence[Violation] = ()
    reasons: Sequence[str] = ()
    places: Sequence[str] = ()


def order_json(lists: Sequence[Ordered], mode: str) -> str:
    """All lists as one document; `index` counts from zero through all names. `lists` is there when there are several."""
    data: dict[str, object] = {
        "schema": "xzhj.order/1",
        "mode": MODES[mode],
        "names": [name for part in lists for name in part.names],
        "violations": list(_violations(lists)),
    }
    reasons = [
        {"first": a, "second": b, "why": why}
        for part in lists
        for a, b, why in zip(part.names, part.names[1:], part.reasons, strict=False)
    ]
    if reasons:
        data["reasons"] = reasons
    if len(lists) > 1:
        data["lists"] = [{"heading": part.heading, "names": list(part.names)} for part in lists]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _violations(lists: Sequence[Ordered]) -> Iterable[dict[str, object]]:
    start = 0
    for part in lists:
        for v in part.violations:
            place = {"place": part.places[v.index + 1]} if part.places else {}
            yield {"index": start + v.index, "before": v.before, "after": v.after, "why": v.why, **place}
        start += len(part.names)


def names_text(lists: Sequence[Ordered]) -> str:
    """A name a line; headings only where there are several lists."""
    lines: list[str] = []
    for part in lists:
        if len(lists) > 1:
            lines += [f"## {part.heading}".rstrip()]
        lines += part.names
    return "\n".join(lines) + "\n"


def reasons_text(lists: Sequence[Ordered]) -> str:
    """Each name, and below it why the next one follows; a wrong pair is marked ×."""
    lines: list[str] = []
    for part in lists:
        if len(lists) > 1:
            lines += [f"## {part.heading}".rstrip()]
        wrong = {v.index for v in part.violations}
        for at, name in enumerate(part.names):
            lines.append(name)
            if at < len(part.reasons):
                lines.append(f"    {'× 排反了。' if at in wrong else ''}{part.reasons[at]}")
    return "\n".join(lines) + "\n"


def check_text(lists: Sequence[Ordered], mode: str, *, quiet: bool = False) -> str:
    """What is wrong, the first wrong pair on top; one line when nothing is."""
    total, count = sum(len(part.names) for part in lists), sum(len(part.violations) for part in lists)
    if not count:
        return f"√ {total}人，符合{MODES[mode]}顺序\n"
    summary = f"× {total}人，{count}处不符合{MODES[mode]}顺序"
    if quiet:
        return summary + "\n"
    lines = [summary]
    for part in lists:
        for v in part.violations:
            where = f"（{part.places[v.index + 1]}）" if part.places else f"（第{v.index + 2}个）"
            lines.append(f"  {v.after}应排在{v.before}之前{where}：{v.why}")
    return "\n".join(lines) + "\n"
