"""What every face of a run says in the same words: levels, places, citations, counts, the next step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from xzhj.model import Checked, Finding, Source

LEVEL_NAMES = {"error": "错误", "warning": "警告", "note": "说明"}
RANK = {level: n for n, level in enumerate(LEVEL_NAMES)}
WHOLE = "整体"  # findings that no file can be named for
NOT_CHECKED = "R000"
PLACES = 3
_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")
_GAP = re.compile(r"没有给出“(.+?)”|没有“(.+?)”的现行规定")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The findings of a run by what is done with them."""

    standing: tuple[Finding, ...]
    internal: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    unchecked: tuple[Finding, ...]


def sort_out(checked: Checked) -> Sorted:
    """Split a run: what stands, what is 内部, what is 已准许, what was not checked (R000)."""
    parts: tuple[list[Finding], ...] = ([], [], [], [])
    for f in checked.findings:
        parts[2 if f.waived else 3 if f.code == NOT_CHECKED else 1 if f.internal else 0].append(f)
    return Sorted(*map(tuple, parts))


def internal_only(checked: Checked) -> Checked:
    """The run's 内部 findings alone, for a list of their own (a face shows them with `internal=True`)."""
    return replace(checked, findings=tuple(f for f in checked.findings if f.internal), not_due=0)


def file_of(finding: Finding) -> str:
    return finding.at[0].file if finding.at else ""


def by_file(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Grouped by file, the worst file first; inside a file worst first, else as given. No file comes last."""
    groups: dict[str, list[Finding]] = {}
    for f in findings:
        groups.setdefault(file_of(f), []).append(f)
    for group in groups.values():
        group.sort(key=lambda f: RANK.get(f.level, 9))
    return sorted(groups.items(), key=lambda item: (not item[0], *badness(item[1])))


def badness(group: Sequence[Finding]) -> tuple[int, ...]:
    """A sort key: more errors, then more warnings, then more notes come first."""
    counts = Counter(f.level for f in group)
    return tuple(-counts[level] for level in LEVEL_NAMES)


def level_counts(findings: Iterable[Finding]) -> str:
    """错误 3 项，警告 2 项; levels without any are left out."""
    counts = Counter(f.level for f in findings)
    return "，".join(f"{name} {counts[level]} 项" for level, name in LEVEL_NAMES.items() if counts[level])


def basis(finding: Finding) -> str:
    return "；".join(dict.fromkeys(map(str, finding.because)))


def only_sheet(group: Iterable[Finding]) -> str:
    """The one sheet of the group's own file that all its places are on, else ""."""
    sheets = {s.sheet for f in group for s in f.at if s.file == file_of(f)}
    return sheets.pop() if len(sheets) == 1 else ""


def where(at: Sequence[Source], sheet: str = "", limit: int = PLACES) -> str:
    """Places without the file's name and the sheet already named above: 正式党员 E7、E9:E12 共430处."""
    at = tuple(dict.fromkeys(at))
    words = place_list(at, at[0].file if at else "", sheet)
    more = f" 共{len(at)}处" if len(at) > limit else ""
    return "、".join(words[:limit]) + more


def place_list(at: Iterable[Source], file: str = "", sheet: str = "") -> list[str]:
    """Places in words: file and sheet only where they change from `file` and `sheet`; a run of cells down a column as D4:D9."""
    words: list[str] = []
    before = (file, sheet)
    for name, tab, place in runs(dict.fromkeys(at)):
        named = [beside(name, file) if name != before[0] else "", tab if (name, tab) != before else ""]
        words.append(" ".join(part for part in (*named, place) if part))
        before = (name, tab)
    return [w for w in words if w]


def beside(name: str, file: str) -> str:
    """A file as seen from another: by its name alone where both lie in one folder."""
    return PurePath(name).name if file and PurePath(name).parent == PurePath(file).parent else name


def runs(at: Iterable[Source]) -> Iterator[tuple[str, str, str]]:
    """File, sheet, place, where cells that follow each other down one column are one place."""
    first = last = None  # the run under way: (file, sheet, letters, row)
    for source in at:
        match = _CELL.fullmatch(source.place)
        cell = (source.file, source.sheet, match[1], int(match[2])) if match else None
        if first and last and cell and cell[:3] == last[:3] and cell[3] == last[3] + 1:
            last = cell
            continue
        if first and last:
            yield run(first, last)
        first = last = cell
        if cell is None:
            yield source.file, source.sheet, source.place
    if first and last:
        yield run(first, last)


def run(first: tuple[str, str, str, int], last: tuple[str, str, str, int]) -> tuple[str, str, str]:
    start, end = f"{first[2]}{first[3]}", f"{last[2]}{last[3]}"
    return first[0], first[1], start if start == end else f"{start}:{end}"


def missing_names(unchecked: Iterable[Finding]) -> list[str]:
    """What was missing, one name a fact; a note in other words stands as it is."""
    names = []
    for f in unchecked:
        match = _GAP.search(f.text)
        names.append((match[1] or f"{match[2]}的规定") if match else f.text.removeprefix("未查：").rstrip("。"))
    return list(dict.fromkeys(names))


def counted(checked: Checked, parts: Sorted) -> str:
    """合计：错误 3 项，警告 5 项，说明 17 项（其中未查 15 项），…"""
    words = [f"{name} {checked.count(level)} 项" for level, name in LEVEL_NAMES.items()]
    if parts.unchecked:
        words[-1] += f"（其中未查 {len(parts.unchecked)} 项）"
    if checked.not_due:
        words.append(f"未到时间 {checked.not_due} 项")
    if parts.waived:
        words.append(f"已准许 {len(parts.waived)} 项")
    if parts.internal:
        words.append(f"内部事项 {len(parts.internal)} 项")
    return "合计：" + "，".join(words)


def next_step(checked: Checked, parts: Sorted) -> str:
    """One thing to do now."""
    groups = by_file((*parts.standing, *parts.internal))
    first = min((group[0] for _, group in groups), key=lambda f: RANK.get(f.level, 9), default=None)
    if checked.crashed:
        return "有规则没有查成，请把 X001 那一行告诉维护人员；其余问题照改。"
    if first is not None and first.level == "error":
        return f"先改错误，改完再查一遍；不明白的用 xzhj explain {first.code} 看说明。"
    if first is not None and first.level == "warning":
        return f"没有错误，警告请逐项核对；不明白的用 xzhj explain {first.code} 看说明。"
    if parts.unchecked:
        return "查过的没有错误；把缺的项目补上，再查一遍。"
    if first is not None:
        return f"没有错误，说明可以留意；用 xzhj explain {first.code} 看说明。"
    return "没有发现问题，可以往下办。"
