"""职数与人口、财政档次不符。

查什么：本地按党员人数、人口或财政收入分档规定代表名额、党委委员、纪委委员、党政班子职数的，看填的数落在哪一档、合不合。
为什么：职数、名额由上级按规模分档核定，不能高套也不能留空。
怎么改：按所列的档次改；人口、财政收入填错的改正。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Band, Case, Fact, Finding, Missing
from xzhj.rules._planned import plan_of, several, stage_words
from xzhj.rules.numbers._seats import SIZES, fitting

CODE = "R315"
LEVELS = ("warning", "error")
EACH = "case"
FACTS = ("delegates", "committee_seats", "discipline_seats", "team_seats", "members_total", "population", "revenue")
UNCITED = "分档规定的出处随问题列出"
ITEMS = {
    "delegates": ("delegates", "代表名额"),
    "committee": ("committee_seats", "党委委员名额"),
    "discipline": ("discipline_seats", "纪委委员名额"),
    "team": ("team_seats", "党政班子职数"),
}
_WORDS = {"members": ("党员", "名"), "population": ("人口", "人"), "revenue": ("财政收入", "元")}


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    missing: list[Missing] = []
    for of, (item, name) in ITEMS.items():
        given = plan_of(case, item)
        if given is None:
            continue
        try:
            band = fitting(law, case, of)
        except Missing as gap:
            missing.append(gap)
            continue
        if band and not band.value[0] <= given.value <= band.value[1]:
            yield fault(name, given, band, case)
    if missing:
        raise missing[0]


def fault(name: str, given: Fact, band: Band, case: Case) -> Finding:
    least, most = band.value
    wanted = f"{least} 名" if least == most else f"{least} 至 {most} 名"
    off = f"要增加 {least - given.value} 名" if given.value < least else f"要减少 {given.value - most} 名"
    deciding = [band.by] if band.by else list(dict.fromkeys(by for by, _, _ in band.when_any))
    sizes = [(by, case.facts.get(SIZES[by])) for by in deciding]
    why = "、".join(f"{_WORDS[by][0]} {n} {_WORDS[by][1]}" for by, n in sizes if n is not None)
    kind = "一般" if band.binding != "must" else ""
    text = f"{name}{stage_words(given)}{given.value} 名，{why + '，' if why else ''}按“{band.title}”{kind}应为 {wanted}，{off}"
    at = several([given.at, *(case.facts.at(SIZES[by]) for by in deciding)])
    return Finding(text, at, (band.cite,), band.level)
