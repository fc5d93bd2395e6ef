"""届次、次数前后不一。

查什么：本次大会的次数、新一届和上一届委员会的届数，全文是否只有相邻的两个数；要召开的大会与标题、作报告的委员会前后是不是同一个；选举哪一届与哪一次大会是否配得上；“第几次党代会以来”是不是上一次。
为什么：届次错了，请示、批复、选票就不是同一个会的。
怎么改：本次大会和新一届用一个数，上次大会和本届（上届）用前一个数；照批复改。
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_at, sentence_of, title_lines, words_of
from xzhj.text.numerals import to_chinese

CODE = "R713"
LEVELS = ("error", "warning")
EACH = "paper"
UNCITED = "同一份文书里的数应当一致，不是条文规定"

NAMES = {
    "congress": ("代表大会", "次"),
    "committee": ("委员会", "届"),
    "county_congress": ("县（市、区）代表大会", "次"),
}
HISTORY = re.compile(
    r"历[次届]|以来|先后|(?:19\d\d|20[01]\d)年|回顾|自.{0,10}起|[自从]第[^，。；]{1,14}[到至]|从第[^。；]{1,40}[到至]第|前几"
)
OPENS = re.compile(r"(?:拟|定于|将|同意|关于|批准|申请|准备)[^，。；]{0,24}召开(?!了)[^，。；]{0,20}$")
REPORTS = re.compile(
    r"^(?:中共|党的)?(?:委员会|纪律检查委员会|纪委|党委)(?:向[^，。；]{0,8})?(?:所?作的?|提交的?)?[^，。；]{0,6}报告"
)
BY = re.compile(r"^[^，。；]{0,6}委员会由[^，。；]{0,16}$")
ELECTS = re.compile(r"选举(?:产生)?(?:了)?[^，。；选举]{0,16}$")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    told = [f for about in NAMES for f in _neighbours(paper, about)]
    yield from told
    yield from _opened(paper)
    yield from _reporting(paper)
    yield from _since(paper)
    yield from () if told else _next(paper)
    yield from (f for f in _pairs(paper) if not told or f.level != "warning")  # one wrong number, told once


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
        right = f"本次是第{to_chinese(usual)}{unit}的，上{unit}应为第{to_chinese(usual - 1)}{unit}"
        text = f"{place}{name}有{shown}几种写法；{right}：{words_of(paper, odd[0])}"
        yield Finding(text, tuple(c.at for c in odd))


def _historic(paper: Paper, claim: Claim) -> bool:
    text = paper.paragraphs[claim.index].text
    return bool(HISTORY.search(sentence_of(paper, claim)[0])) or not of_the_party(text[claim.start : claim.end + 8])


def _two_terms(paper: Paper, claims: list[Claim]) -> bool:
    """The county's congress before is spoken of as past."""
    return any("上" in paper.paragraphs[c.index].text[max(0, c.start - 12) : c.start] for c in claims)


def _usual(paper: Paper, claims: list[Claim]) -> int:
    """The title's number, else the commonest of the larger ones."""
    title = title_lines(paper)
    named = [c.value for c in claims if c.index in title and isinstance(c.value, int)]
    if named:
        return named[0]
    counts = Counter(c.value for c in claims if isinstance(c.value, int))
    return max(counts, key=lambda v: (counts[v] + counts.get(v - 1, 0), v))


def _opened(paper: Paper) -> Iterator[Finding]:
    """A reply to the request for the 15th congress that names the 14th: what is to be held is what the title says."""
    title = title_lines(paper)
    mine = [c for c in paper.said("ordinal", "congress") if c.index in title]
    if len({c.value for c in mine}) != 1 or not isinstance(mine[0].value, int):
        return
    for claim in paper.said("ordinal", "congress"):
        text = paper.paragraphs[claim.index].text[max(0, claim.start - 60) : claim.start]
        low, _ = sentence_at(text, len(text))
        if claim.value == mine[0].value - 1 and OPENS.search(text[low:]) and not _historic(paper, claim):
            number = to_chinese(mine[0].value)
            yield Finding(f"标题是第{number}次代表大会，这里不是：{words_of(paper, claim)}", (claim.at, mine[0].at))
            return


TO_COME = re.compile(r"召开时|迎|到第|下[一]?[次届]|任期|届满|之?前|筹备|将|拟|候选|延期|提前")


def _next(paper: Paper) -> Iterator[Finding]:
    """A resolution of the 7th congress that speaks of the 8th."""
    title = title_lines(paper)
    every = [c for c in paper.said("ordinal", "congress") if isinstance(c.value, int)]
    ours = {c.value for c in every if c.index in title}
    now = ours.pop() if len(ours) == 1 else None
    for claim in every:
        if not isinstance(now, int):
            return
        sentence, _ = sentence_of(paper, claim)
        if claim.value == now + 1 and not TO_COME.search(sentence) and not _historic(paper, claim):
            yield Finding(f"标题是第{to_chinese(now)}次代表大会，这里不是：{words_of(paper, claim)}", (claim.at,))
            return


SINCE = re.compile(r"^(?:党员)?(?:代表大会|党代表?大?会)(?:召开|闭幕)?以来(?=[，,]|的?(?:过去)?五年)")
LONG_AGO = re.compile(r"(?:十|\d\d)\s*[一二三四五六七八九多余几]?\s*年|历[届次]|各届|两届|三届")


def _since(paper: Paper) -> Iterator[Finding]:
    """第十二次党代会以来 in a paper of the 15th congress: what is looked back on is the time since the last one."""
    title = title_lines(paper)
    ours = {c.value for c in paper.said("ordinal", "congress") if c.index in title}
    now = ours.pop() if len(ours) == 1 else None
    for claim in paper.said("ordinal", "congress"):
        text = paper.paragraphs[claim.index].text
        match = SINCE.match(text[claim.end :])
        low, high = sentence_at(text, claim.start)
        if match is None or not isinstance(now, int) or not isinstance(claim.value, int) or claim.value == now - 1:
            continue
        if claim.value < now and not LONG_AGO.search(text[low:high]):
            right = f"本次是第{to_chinese(now)}次，上次是第{to_chinese(now - 1)}次，请核对"
            yield Finding(f"{right}：{words_of(paper, claim)}", (claim.at,), level="warning")
            return


def _reporting(paper: Paper) -> Iterator[Finding]:
    """The committee that gives its report is one and the same all through."""
    for about, name in (("committee", "委员会"), ("discipline", "纪律检查委员会")):
        said = [c for c in paper.said("ordinal", about) if REPORTS.match(paper.paragraphs[c.index].text[c.end :])]
        if len({c.value for c in said}) > 1:
            other = next(c for c in said if c.value != said[0].value)
            text = f"作报告的{name}前面写{said[0].text}（{said[0].at.place}），这里写{other.text}：{words_of(paper, other)}"
            yield Finding(text, (other.at, said[0].at))


def _pairs(paper: Paper) -> Iterator[Finding]:
    """第十四次大会选举第十四届委员会: the distance between the two numbers is the same all through, and mostly none."""
    found = list(_distances(paper))
    distances = Counter(d for d, *_ in found)
    if len(distances) > 1:
        usual = distances.most_common()[0][0]
        odd = next(c for d, c, _ in found if d != usual)
        yield Finding(f"大会的次数与选举的届数前后配不上：{words_of(paper, odd)}", (odd.at,))
    elif found and found[0][0]:
        _, term, congress = found[0]
        text = f"{congress.text}大会选举产生{term.text}委员会，两个数一般相同，请核对：{words_of(paper, term)}"
        yield Finding(text, (term.at,), level="warning")


def _distances(paper: Paper) -> Iterator[tuple[int, Claim, Claim]]:
    every = paper.said("ordinal", "congress")
    one = every if len({c.value for c in every}) == 1 else ()
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for claim in every:
        by_sentence[claim.sentence].append(claim)
    for term in paper.said("ordinal", "committee"):
        text = paper.paragraphs[term.index].text
        congresses = by_sentence[term.sentence] or one
        if ELECTS.search(text[max(0, term.start - 20) : term.start]):
            near = [c for c in congresses if (c.index, c.start) < (term.index, term.start)][-1:]
        else:
            near = [c for c in congresses if c.start > term.end and BY.match(text[term.end : c.start])][:1]
        if near and isinstance(term.value, int) and isinstance(near[0].value, int):
            yield near[0].value - term.value, term, near[0]
