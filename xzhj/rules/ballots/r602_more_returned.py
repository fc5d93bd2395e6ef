"""收回选票多于发出选票或到会人数。

查什么：收回的选票是否多于发出的选票，或多于能投票的人数。
为什么：多出来的票分不清是谁的，这次选举无效。
怎么改：原票封存，用备用选票重新投票；先复点一遍收回和发出的张数。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import BASES, Case, Finding, Result
from xzhj.rules.ballots._say import title

CODE = "R602"
LEVELS = ("error",)
EACH = "result"
LAW = ("ballots.returned",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    if result.valid_election is not False:
        return
    returned = result.counts.get("returned", result.entered or 0)
    counts = {base: n for base in ("issued", "present") if (n := result.counts.get(base)) is not None and n < returned}
    than = [f"{BASES[base]} {n}" for base, n in counts.items()]
    text = f"{title(result)}：收回选票 {returned} 张，多于{'、'.join(than) or '规定数'}，选举无效，须重新投票"
    yield Finding(text, result.at, (law["ballots.returned"].cite,))
