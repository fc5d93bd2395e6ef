"""差额与法定比例或前文不符。

查什么：应选、候选、差额、差额比例四个数互相推算，候选人够不够规定的差额（表格逐行看），写出的比例要求是否低于规定，与文中承诺的比例、前后文是否一致。
为什么：委员和代表的候选人应比应选名额多百分之二十以上，差额不够的选举上级不批，批了也要重来。
怎么改：按提示增加候选人，或者改正写错的数。
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from xzhj.figures.percent import percent
from xzhj.law import Law, on
from xzhj.model import Bound, Case, Cite, Claim, Finding, Paper
from xzhj.rules.papers._chosen import chosen
from xzhj.rules.papers._kinds import of_the_grassroots, of_the_party
from xzhj.rules.papers._margins import BODIES, Margin, margins, printed, tabled
from xzhj.rules.papers._say import sentence_of, words_of

CODE = "R707"
LEVELS = ("error",)
EACH = "paper"
LAW = ("margin",)
FACTS = ("method",)

POSTS = 2  # fewer seats of no named body may be secretaries, elected by equal number
BROKEN = 10  # 1000%: a figure damaged by replacement, which R702 tells


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    first: dict[tuple[str, str], Claim] = {}
    governed = of_the_grassroots(paper)
    promised = [c for c in paper.said("share", "margin") if c.hedge == "least" and c.unit == "%"]
    for group in margins(paper):
        text = paper.paragraphs[next(iter(group.said.values())).index].text
        if not of_the_party(text) or _supposed(paper, group):
            continue
        yield from _arithmetic(paper, group)
        if governed and not _at_odds(group) and not _equal(paper, group, case):
            yield from _enough(paper, group, promised, case, law)
        yield from _as_before(paper, group, first, text, case)
    if governed:
        yield from _rows(paper, case, law)
        yield from _asked(paper, case, law)


def _supposed(paper: Paper, group: Margin) -> bool:
    """如果只提10名，差额比例仅为11.1%: an example of what is wrong."""
    sentence, _ = sentence_of(paper, list(group.said.values())[-1])
    return bool(re.search(r"如果|假如|假设|比如|例如|譬如|不符合规定|是错误的|误写", sentence))


def _at_odds(group: Margin) -> bool:
    """Seats, candidates and difference do not fit one another: which of them is wrong nobody knows."""
    seats, candidates, more = group.value("seats"), group.value("candidates"), group.value("difference")
    return bool(seats and candidates and more is not None and candidates - seats != more)


def _arithmetic(paper: Paper, group: Margin) -> Iterator[Finding]:
    seats, candidates, more = group.value("seats"), group.value("candidates"), group.value("difference")
    if _at_odds(group) and seats and candidates:
        at = group.said["difference"]
        yield Finding(
            f"应选 {seats} 名、候选人 {candidates} 名，差额应为 {candidates - seats} 名，写的是 {more} 名：{words_of(paper, at)}",
            (at.at,),
        )
        return
    more = more if more is not None else (candidates - seats if seats and candidates else None)
    if seats is None and candidates and more and candidates > more:
        seats = candidates - more
    share = group.said.get("margin")
    if not seats or more is None or share is None or share.hedge or not isinstance(share.value, Fraction):
        return
    if share.value > BROKEN:
        return
    if not _printed(share, more, seats) and not (candidates and _printed(share, more, candidates)):
        right = printed(more, seats, share.decimals)
        yield Finding(
            f"差额 {more} 名、应选 {seats} 名，差额比例应为 {right}，写的是 {share.text}：{words_of(paper, share)}",
            (share.at,),
        )


def _printed(share: Claim, part: int, whole: int) -> bool:
    scale = 10**share.decimals
    exact, shown = (
        Fraction(part, whole) * 100 * scale,
        Fraction(share.value) * 100 * scale if isinstance(share.value, (int, Fraction)) else 0,
    )
    return shown in ((exact + Fraction(1, 2)).__floor__(), exact.__floor__())


def _equal(paper: Paper, group: Margin, case: Case) -> bool:
    """Formal candidates after a pre-election, and equal-number elections, have no margin."""
    if case.facts.get("method") == "preselect" and group.value("candidates") == group.value("seats"):
        return True
    return any(re.search(r"等额|正式候选人|预选", sentence_of(paper, c)[0]) for c in group.said.values())


def _cite(paper: Paper, case: Case, law: Law, subject: str) -> Cite:
    """Delegates have an article of their own."""
    return on("party_unit", paper.day or case.day)["margin"].cite if "delegates" in subject else law["margin"].cite


def _least(law: Law) -> str:
    """规定差额不少于应选名额的20%."""
    bound = law["margin"].value
    low = bound.low if isinstance(bound, Bound) and bound.low is not None else Fraction(6, 5)
    return f"规定差额不少于应选名额的{float((low - 1) * 100):g}%"


def _enough(paper: Paper, group: Margin, promised: list[Claim], case: Case, law: Law) -> Iterator[Finding]:
    seats, candidates = group.value("seats"), group.value("candidates")
    more = group.value("difference")
    if seats is None and candidates and more and candidates > more:
        seats = candidates - more
    candidates = candidates if candidates is not None else (seats + more if seats and more is not None else None)
    said = group.said.get("candidates")
    if candidates is None and said is not None and said.hedge == "least" and isinstance(said.value, int):
        candidates = said.value  # 候选人不少于99名: as many as the paper asks for
    if not seats or not candidates or group.subject == "standing":
        return
    if group.subject not in BODIES and not (seats > POSTS and _says_margin(paper, group)):
        return
    margin = law["margin"]
    least = margin.value.least({"seats": seats})
    words = _least(law)
    for claim in promised:
        if not isinstance(claim.value, Fraction) or claim.subject not in ("", group.subject):
            continue
        if (asked := (seats * (1 + claim.value)).__ceil__()) > least:
            least, words = asked, f"文中写明差额不少于 {claim.text}"
    if candidates < least:
        at = group.said.get("candidates") or next(iter(group.said.values()))
        yield Finding(
            f"{BODIES.get(group.subject, '')}应选 {seats} 名、候选人 {candidates} 名，差额只有 {percent(candidates - seats, seats, 1)}；{words}，至少要 {least} 名候选人",
            (at.at,), (_cite(paper, case, law, group.subject),),
        )  # fmt: skip


def _says_margin(paper: Paper, group: Margin) -> bool:
    claim = next(iter(group.said.values()))
    return "差额" in sentence_of(paper, claim)[0]


def _rows(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    """A table of units, each of which must pass alone."""
    margin = law["margin"].value
    for label, seats, candidates, place in tabled(paper):
        if seats == candidates and case.facts.get("method") == "preselect" and re.search("委员|县党代", label):
            continue
        if isinstance(margin, Bound) and candidates < (least := margin.least({"seats": seats})):
            share = percent(candidates - seats, seats, 1) if candidates > seats else "0"
            text = f"“{label}”一行：名额 {seats} 名、候选人 {candidates} 名，差额只有 {share}；{_least(law)}，至少要 {least} 名候选人"
            yield Finding(text, (place,), (_cite(paper, case, law, "delegates"),))


def _asked(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    """差额比例不少于15%, or 差额比例为10% without the numbers: a demand below the regulation's own."""
    bound = law["margin"].value
    if not isinstance(bound, Bound) or bound.low is None:
        return
    alone = [g.said["margin"] for g in margins(paper) if set(g.said) == {"margin"} and not _supposed(paper, g)]
    for claim in paper.said("share", "margin"):
        text = paper.paragraphs[claim.index].text
        asked = claim.hedge == "least" or (not claim.hedge and claim in alone and not _elsewhere(text))
        if not asked or not isinstance(claim.value, Fraction) or claim.value >= bound.low - 1:
            continue
        if of_the_party(text) and not re.search(r"县委委员|市委委员|候补委员|常委", sentence_of(paper, claim)[0]):
            cite = _cite(paper, case, law, claim.subject)
            yield Finding(
                f"差额比例的要求写成{claim.text}，{_least(law)}：{words_of(paper, claim)}", (claim.at,), (cite,)
            )


@lru_cache(maxsize=32)
def _elsewhere(text: str) -> bool:
    return any(w in text for w in ("上届", "原有", "现有", "各村", "支部", "届满", "缺额", "补选"))


SOME = re.compile(
    r"当选|现任|新提名|新进|兼任|同时|连任|留任|继续|其中|女|少数民族|岁|学历|本届|上届"
)  # some of them only, those elected, a further vote


def _clause(text: str, claim: Claim) -> str:
    """The words around a number up to the next marks."""
    low = max(text.rfind(mark, 0, claim.start) for mark in "，。；：、") + 1
    ends = [found for mark in "，。；：、" if (found := text.find(mark, claim.end)) >= 0]
    return text[low : min(ends, default=len(text))]


def _as_before(
    paper: Paper, group: Margin, first: dict[tuple[str, str], Claim], text: str, case: Case
) -> Iterator[Finding]:
    """The same body with other seats further down; a body of the last term or of many units is another matter."""
    if group.subject not in ("committee", "discipline", "county_delegates") or _elsewhere(text):
        return
    for slot in ("seats", "candidates"):
        claim = group.said.get(slot)
        if claim is None or claim.hedge or not isinstance(claim.value, int) or SOME.search(_clause(text, claim)):
            continue
        known = first.setdefault((group.subject, slot), claim)
        further = chosen(case, f"{group.subject}_{slot}", claim.value)
        if known.value != claim.value and known.index != claim.index and not further:
            name = {"seats": "应选名额", "candidates": "候选人数"}[slot]
            yield Finding(
                f"{BODIES[group.subject]}的{name}前面写 {known.value} 名（{known.at.place}），这里写 {claim.value} 名：{words_of(paper, claim)}",
                (claim.at, known.at),
            )
            return
