"""民主测评、推荐结果不合使用条件。

查什么：本地规定了民主测评不称职票、民主推荐得票的界限的，看“测评推荐结果”里每个人选合不合；没有规定的不查。
为什么：测评不称职票过多、推荐票过少的，不能提名为人选。
怎么改：核对票数；确实不合的，按规定更换人选或者报上级。
"""

from collections.abc import Iterator, Mapping
from typing import Any

from xzhj.figures.percent import percent
from xzhj.law import Law
from xzhj.model import Case, Finding, Param, Source

CODE = "R517"
LEVELS = ("error", "warning")
EACH = "case"
LAW = ("appraisal.unfit", "appraisal.recommended")
FACTS = ("appraisals",)
KINDS = (("appraisal.unfit", "unfit", "不称职票"), ("appraisal.recommended", "recommended", "推荐票"))


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    limits = [(limit, field, words) for key, field, words in KINDS if (limit := law.get(key)) is not None]
    if not limits:
        return
    rows, places = case.facts["appraisals"], case.facts.at("appraisals")
    for n, row in enumerate(rows):
        at = (places[n],) if n < len(places) else places[:1]
        for limit, field, words in limits:
            yield from fault(row, limit, field, words, at)


def fault(row: Mapping[str, Any], limit: Param, field: str, words: str, at: tuple[Source, ...]) -> Iterator[Finding]:
    valid, votes = row.get("valid"), row.get(field)
    if not isinstance(valid, int) or not isinstance(votes, int) or valid <= 0:
        return
    bases = {"valid": valid, "returned": valid, "present": valid}
    if not limit.value.admits(votes, bases):
        most, least = limit.value.most(bases), limit.value.least(bases)
        edge = (
            f"最多 {most} 票，多 {votes - most} 票" if most is not None else f"至少 {least} 票，还差 {least - votes} 票"
        )
        text = f"{row.get('name', '')}{words} {votes} 票，占有效票 {valid} 票的 {percent(votes, valid)}，{edge}"
        yield Finding(text, at, (limit.cite,), limit.level, internal=True)
