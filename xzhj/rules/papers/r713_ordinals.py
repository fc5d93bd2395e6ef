"""届次、次数前后不一。

查什么：本次大会的次数、新一届和上一届委员会的届数，全文是否只有相邻的两个数；选举哪一届与哪一次大会是否配得上。
为什么：届次错了，请示、批复、选票就不是同一个会的。
怎么改：本次大会和新一届用一个数，上次大会和本届（上届）用前一个数；照批复改。
"""

import re
from collections import Counter
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_at, words_of
from xzhj.text.numerals import to_chinese

CODE = "R713"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "同一份文书里的数应当一致，不是条文规定"

NAMES = {
    "congress": ("代表大会", "次"),
    "committee": ("委员会", "届"),
    "county_congress": ("县（市、区）代表大会", "次"),
}
HISTORY = re.compile(r"历[次届]|以来|先后|(?:19\d\d|20[01]\d)年|回顾|自.{0,10}起|前几")
ELECTS = re.compile(r"选举(?:产生)?(?:了)?[^，。；选举]{0,16}$")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for about in NAMES:
        yield from _neighbours(paper, about)
    yield from _pairs(paper)


def _neighbours(paper: Paper, about: str) -> Iterator[Finding]:
    """At most two numbers, one after the other, of one place's congress or committee."""
    said = [c for c in paper.said("ordinal", about) if not _historic(paper, c)]
    places = {c.subject for c in said if c.subject}
    for place in places if len(places) > 1 else {""}:
        mine = [c for c in said if not place or c.subject == place]
        values = sorted({c.value for c in mine if isinstance(c.value, int)})
        near = len(values) == 2 and values[1] - values[0] == 1
        if len(values) < 2 or (near and (about != "county_congress" or _two_terms(paper, mine))):
            continue
        usual = _usual(paper, mine)
        odd = [c for c in mine if isinstance(c.value, int) and c.value not in (usual, usual - 1)] or [
            c for c in mine if c.value != usual
        ]
        name, unit = NAMES[about]
        shown = "、".join(f"第{to_chinese(v)}{unit}" for v in values)
        yield Finding(
            f"{place}{name}有{shown}几种写法，应为第{to_chinese(usual)}{unit}：{words_of(paper, odd[0])}",
            tuple(c.at for c in odd),
        )


def _historic(paper: Paper, claim: Claim) -> bool:
    text = paper.paragraphs[claim.index].text
    low, high = sentence_at(text, claim.start)
    return bool(HISTORY.search(text[low:high])) or not of_the_party(text[claim.start : claim.end + 8])


def _two_terms(paper: Paper, claims: list[Claim]) -> bool:
    """The county's congress before is spoken of as past."""
    return any("上" in paper.paragraphs[c.index].text[max(0, c.start - 12) : c.start] for c in claims)


def _usual(paper: Paper, claims: list[Claim]) -> int:
    """The title's number, else the commonest of the larger ones."""
    title = paper.element("title")
    named = [c.value for c in claims if title is not None and c.index == title.index and isinstance(c.value, int)]
    if named:
        return named[0]
    counts = Counter(c.value for c in claims if isinstance(c.value, int))
    return max(counts, key=lambda v: (counts[v] + counts.get(v - 1, 0), v))


def _pairs(paper: Paper) -> Iterator[Finding]:
    """第十四次大会选举第十四届委员会: the distance between the two numbers is the same all through."""
    found: list[tuple[int, Claim]] = []
    for term in paper.said("ordinal", "committee"):
        text = paper.paragraphs[term.index].text
        if not ELECTS.search(text[max(0, term.start - 20) : term.start]):
            continue
        before = [c for c in paper.said("ordinal", "congress") if c.sentence == term.sentence and c.start < term.start]
        if before and isinstance(term.value, int) and isinstance(before[-1].value, int):
            found.append((before[-1].value - term.value, term))
    distances = Counter(d for d, _ in found)
    if len(distances) > 1:
        usual = distances.most_common()[0][0]
        odd = next(c for d, c in found if d != usual)
        yield Finding(f"大会的次数与选举的届数前后配不上：{words_of(paper, odd)}", (odd.at,))
