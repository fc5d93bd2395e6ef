"""到会比例写错。

查什么：“到会……方可举行（进行选举）”里的比例与规定是否一致，写出的到会率与应到、实到是否相符，到会不足而说可以开会。
为什么：到会人数不够的会议，选举无效；比例写低了，会在不够人的时候开会。
怎么改：改为规定的比例；到会率按实到除以应到重算。
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from xzhj.figures.percent import percent
from xzhj.law import Law
from xzhj.model import Bound, Case, Finding, Paper
from xzhj.rules.papers._kinds import of_the_grassroots, of_the_party
from xzhj.rules.papers._say import before, clauses, quoted, words_of
from xzhj.rules.papers._shares import fits
from xzhj.text.numerals import to_int

CODE = "R710"
LEVELS = ("error", "warning")
EACH = "paper"
LAW = ("quorum",)

SHARE = r"(?P<share>(?<![一二三四五六七八九十\d])[一二三四五六七八九十\d]{1,6}分之[一二三四五六七八九十\d]{1,6}|(?<!\d)\d{1,4}/\d{1,4}|(?<!\d)\d{1,4}(?:\.\d{1,4})?[%％]|(?<!超)过半数?|半数|一半)"
COME = re.compile(
    rf"(?:到会|出席|参加|实到)(?!率)[^，。；！？]{{0,26}}?[^，。；！？赞成同意票]{{0,14}}?{SHARE}(?P<up>以上|及以上)?(?P<tail>[^。；]{{0,30}})"
)
FIRST = re.compile(
    r"(?:代表|党员|委员|人数)(?:的)?(?P<share>过?半数|三分之二|2/3|三分之一|一半)(?P<up>以上)?的?(?:到会|出席|参加)(?P<tail>[^。；]{0,24}选举[^。；]{0,16}(?:有效|举行|进行)|[^。；]{0,8}(?:方可|方能|始得|可以|才能)(?:进行)?选举)"
)
CAME = re.compile(r"(?:实到|到会|请假)[^。；]{0,12}[\d一二三四五六七八九十百]{1,4}[名人][^。；]*$")
OPENS = re.compile(r"举行|召开|开会|进行选举|有效|方可|方能|始得|才能|可以选举|符合|合法")
VOTES = re.compile(r"赞成|得票|同意|通过|当选|票数|提议|联名|表决")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    quorum = law["quorum"]
    if not isinstance(quorum.value, Bound) or not of_the_grassroots(paper):
        return
    for _, paragraph in clauses(paper):
        for match in (*COME.finditer(paragraph.text), *FIRST.finditer(paragraph.text)):
            said = _value(match["share"])
            clause = re.split(r"[，。；：]", paragraph.text[: match.start("share")])[-1]
            if said is None or not OPENS.search(match["tail"]) or VOTES.search(clause):
                continue
            if VOTES.search(re.split(r"[，；]", match["tail"])[0]):
                continue  # 经到会半数以上选举人同意: who agrees, not how many have come
            if not of_the_party(paragraph.text):
                continue
            shown = quoted(paragraph.text, match.start("share"), match.end("share"))
            if said != quorum.value.low:
                yield Finding(
                    f"到会比例写成{match['share']}，规定是{quorum.shown}：{shown}",
                    (paper.at(paragraph.place),),
                    (quorum.cite,),
                )
            elif CAME.search(paragraph.text[: match.end()]) or _told(clause, match["tail"]):
                continue  # 实到54名，超过应到会人数的五分之四: a fact of the day, no demand
            elif re.search(r"超过|多于", clause) and not match["up"] and not quorum.value.strict:
                text = f"到会比例写成“超过”{match['share']}，规定是{quorum.shown}，恰好五分之四也可以举行：{shown}"
                yield Finding(text, (paper.at(paragraph.place),), (quorum.cite,), level="warning")
    yield from _turnout(paper, law)


def _told(clause: str, tail: str) -> bool:
    """到会党员超过应到会党员的五分之四，可以进行选举。 tells of the day; 必须超过…方可… demands."""
    demands = re.search(r"必须|须|应当|应(?!到)|方可|方能|才能|始得|不少于|时$", clause + tail)
    return demands is None and re.match(r"[^。；]{0,8}(?:，|,)(?:符合|可以)", tail) is not None


def _value(text: str) -> Fraction | None:
    if "半" in text:
        return Fraction(1, 2)
    if text.endswith(("%", "％")):
        return Fraction(text[:-1]) / 100
    below, _, top = text.partition("分之") if "分之" in text else text.partition("/")[::-1]
    one, two = to_int(top), to_int(below)
    return Fraction(one, two) if one is not None and two else None


def _turnout(paper: Paper, law: Law) -> Iterator[Finding]:
    """应到83名，实到80名，到会率96.4%: the figures of one sentence or paragraph."""
    bound = law["quorum"].value
    for present in paper.said("number", "present"):
        due = before(paper.said("number", "expected"), present, 60)
        if due is None or not isinstance(due.value, int) or not isinstance(present.value, int) or not due.value:
            continue
        whole, part = due.value, present.value
        for share in paper.said("share", "turnout", "share"):
            near = (
                share.index == present.index
                and 0 <= share.start - present.end <= 24
                and share.unit == "%"
                and not share.hedge
            )
            if near and not fits(share, part, whole):
                yield Finding(
                    f"实到 {part}÷应到 {whole}＝{percent(part, whole, share.decimals)}，写的是 {share.text}：{words_of(paper, share)}",
                    (share.at,),
                )
        tail = re.split(r"[。；！？〔]", paper.paragraphs[present.index].text[present.end : present.end + 70])[0]
        if (
            not bound.admits(part, {"expected": whole})
            and re.search(r"符合|可以(?:开会|举行|选举|进行)|有效|达到规定", tail)
            and not re.search(r"不符合|不足|未达", tail)
        ):
            need = bound.least({"expected": whole})
            yield Finding(
                f"应到 {whole} 名、实到 {part} 名，不够规定的 {need} 名，不能说符合规定：{words_of(paper, present)}",
                (present.at,),
                (law["quorum"].cite,),
            )
