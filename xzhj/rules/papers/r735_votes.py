"""计票数字不平衡。

查什么：文字和表里的发出、收回、有效、无效、赞成、不赞成、弃权各数：收回不多于发出，有效加无效等于收回，每人赞成加不赞成加弃权等于有效票，印制等于发出加剩余加作废。
为什么：票数不平衡，说明计票或者抄写有错，结果不能确认。
怎么改：按计票单逐项核对后改正；同一次计票的数各份文书应一致。
"""

import re
from collections.abc import Iterator
from itertools import chain

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._votes import BALLOTS, Counts, in_paragraphs, in_rows, in_tables

CODE = "R735"
LEVELS = ("error",)
EACH = "paper"
LAW = ("ballots.returned",)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    texts = list(in_paragraphs(paper, BALLOTS))
    rows = list(in_rows(paper, BALLOTS))
    told: set[str] = set()
    for counts in chain(_with_present(paper), (c for _, _, c in rows), in_tables(paper, ("present", *BALLOTS))):
        for said, claims in _sums(counts):
            if said not in told:
                told.add(said)
                yield Finding(said, tuple(dict.fromkeys(c.at for c in claims)), (law["ballots.returned"].cite,))
    yield from _people(paper, texts, rows, law)


def _sums(counts: Counts) -> Iterator[tuple[str, list[Claim]]]:
    v = {name: value for name in counts.said if (value := counts.value(name)) is not None}
    at = [claim for name in counts.said if (claim := counts.one(name)) is not None]
    if "issued" in v and "returned" in v and v["returned"] > v["issued"]:
        yield f"收回选票 {v['returned']} 张，多于发出的 {v['issued']} 张，选举无效，或者数字有误", at
    if {"valid", "invalid", "returned"} <= v.keys() and v["valid"] + v["invalid"] != v["returned"]:
        yield (
            f"有效票 {v['valid']}＋无效票 {v['invalid']}＝{v['valid'] + v['invalid']}，收回 {v['returned']} 张，对不上",
            at,
        )
    elif "valid" in v and "returned" in v and v["valid"] > v["returned"]:
        yield f"有效票 {v['valid']} 张，多于收回的 {v['returned']} 张", at
    if "present" in v and "issued" in v and v["issued"] > v["present"]:
        yield f"发出选票 {v['issued']} 张，多于实到的 {v['present']} 人", at
    if {"printed", "issued", "unused"} <= v.keys():
        spoiled = v.get("spoiled", 0)
        if v["issued"] + v["unused"] + spoiled != v["printed"] and v["issued"] + v["unused"] != v["printed"]:
            parts = f"发出 {v['issued']}＋剩余 {v['unused']}" + (f"＋作废 {spoiled}" if spoiled else "")
            yield f"{parts}＝{v['issued'] + v['unused'] + spoiled}，印制 {v['printed']} 张，对不上", at


def _with_present(paper: Paper) -> Iterator[Counts]:
    """The ballots of each paragraph; with the 实到 of the same paragraph where it gives one, and one kind of ballot."""
    for counts in in_paragraphs(paper, BALLOTS):
        index = next(iter(counts.said.values()))[0].index
        come = [c for c in paper.said("number", "present") if c.index == index and not c.hedge]
        ballots = [c for c in paper.said("number", "issued") if c.index == index]
        text = paper.paragraphs[index].text
        if len(come) == len(ballots) == 1 and of_the_party(paper.title + text) and not re.search("各|每|种|分别", text):
            counts.add(come[0])
        yield counts


def _people(paper: Paper, texts: list[Counts], rows: list[tuple[int, str, Counts]], law: Law) -> Iterator[Finding]:
    """Each person's votes against the valid ballots: those of the same paragraph, else the paper's only number."""
    everywhere = {c.value for c in paper.said("number", "valid") if not c.hedge} | {
        c.value for c in paper.said("cell", "valid")
    }
    meetings = {c.value for c in (*paper.said("number", "expected"), *paper.said("cell", "expected"))}
    only = next(iter(everywhere)) if len(everywhere) == 1 and len(meetings) < 2 else None
    valid: dict[int, int] = {}
    for counts in texts:
        claim = next(iter(counts.said.values()))[0]
        if (value := counts.value("valid")) is not None:
            valid[claim.index] = value
        base = valid.get(claim.index, only)
        if found := _person(counts, base):
            yield Finding(found, tuple(dict.fromkeys(c.at for c in _three(counts))), (law["ballots.returned"].cite,))
    for table, label, counts in rows:
        base = only if isinstance(only, int) else _usual(table, rows)
        alone = counts.value("valid") is None
        if alone and (_sum(counts) in everywhere or _other_vote(table, label, counts, rows, base)):
            continue  # of another round or body, whose valid ballots the paper gives too
        if found := _person(counts, counts.value("valid") or base, label):
            yield Finding(found, tuple(dict.fromkeys(c.at for c in _three(counts))), (law["ballots.returned"].cite,))


def _three(counts: Counts) -> list[Claim]:
    return [claim for name in ("for", "against", "abstain") if (claim := counts.one(name)) is not None]


def _sum(counts: Counts) -> int | None:
    values = [counts.value(name) for name in ("for", "against", "abstain")]
    return sum(v for v in values if v is not None) if None not in values else None


def _usual(table: int, rows: list[tuple[int, str, Counts]]) -> int | None:
    """What most rows of a table add up to, where more than half of at least three agree."""
    sums = [s for t, _, c in rows if t == table and (s := _sum(c)) is not None]
    best = max(set(sums), key=sums.count, default=None)
    return best if best is not None and len(sums) >= 3 and sums.count(best) * 2 > len(sums) else None


def _other_vote(table: int, label: str, counts: Counts, rows: list[tuple[int, str, Counts]], base: object) -> bool:
    """A row of another vote in the same table: a post of the first plenaries, or a sum that several rows share."""
    total = _sum(counts)
    alike = sum(t == table and _sum(c) == total for t, _, c in rows)
    return total != base and ("书记" in label or alike > 1)


def _person(counts: Counts, base: object, label: str = "") -> str:
    total, votes = _sum(counts), counts.value("for")
    cast = counts.one("for")
    told = cast is not None and (cast.unit == "票" or cast.kind == "cell")
    if total is None and told and votes is not None and isinstance(base, int) and votes > base:
        return f"{label + '：' if label else ''}赞成 {votes} 票，多于有效票 {base}"
    if total is None or not isinstance(base, int) or total == base:
        return ""
    parts = "＋".join(
        f"{name} {counts.value(about)}" for about, name in (("for", "赞成"), ("against", "不赞成"), ("abstain", "弃权"))
    )
    return f"{label + '：' if label else ''}{parts}＝{total}，应等于有效票 {base}"
