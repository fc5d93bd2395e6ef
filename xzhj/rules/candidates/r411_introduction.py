"""候选人介绍缺项。

查什么：委员候选人（有“现实表现”或“主要优缺点”一栏的名册）的简历、工作实绩和优缺点是不是都写了；只写优点不写缺点、不足的也算缺。
为什么：选举前要如实介绍每位候选人的简历、工作实绩和主要优缺点。
怎么改：补写缺的部分。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding
from xzhj.rules._people import listed, many, name_of, word

CODE = "R411"
LEVELS = ("error",)
EACH = "contest"
LAW = ("candidates.introduced",)
DUE = "S24"
WEAK = re.compile("不足|缺点|欠缺|有待|不够|缺乏|短板|弱项|需要?(进一步|加强|提高)|还需|偏|急躁|薄弱|较少|不多|欠")


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    if contest.unit or contest.system == "party_plenary" or contest.round > 1:
        return
    because = (law["candidates.introduced"].cite,)
    people = [p for p in contest.people if p.roster.has("merits")]
    bare = [p for p in people if p.roster.has("resume") and not word(p.resume)]
    silent = [p for p in people if not word(p.merits)]
    praised = [p for p in people if word(p.merits) and not WEAK.search(p.merits)]
    for what, field, found in (
        ("没有简历", "resume", bare),
        ("没有工作实绩和主要优缺点", "merits", silent),
        ("没有写缺点、不足", "merits", praised),
    ):
        if found:
            at = tuple(s for p in found for s in p.at(field))
            yield Finding(f"{contest.name}候选人{what}：{listed(map(name_of, found))}{many(at)}，请补写", at, because)
