"""引用已废止的规定。

查什么：《》里的规定在文书成文那天是不是已经废止或者被代替，条号是不是旧文本的；说明历史、说明废止的话不算。
为什么：依据失效，文书的效力就有疑问，上级会退回。
怎么改：换成提示的现行规定，条文内容和条号一并核对。
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from xzhj.law import Law, find_instrument, instruments, repealed
from xzhj.model import Case, Cite, Claim, Finding, Paper
from xzhj.rules.papers._say import sentence_at, words_of
from xzhj.text.numerals import to_chinese, to_int

CODE = "R709"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "每个问题引用代替它的规定"

GONE = re.compile(r"废止|失效|不再执行|代替|取代|当时|曾|修订前")
HISTORY = re.compile(
    r"废止|失效|不再执行|代替|取代|原来|当时|曾|历史上|修订前|旧|(?:19\d\d|20[01]\d)年[^，。；]{0,10}(?:印发|颁布|制定|公布|施行)"
)
NUMBER = re.compile(r"第([\d一二三四五六七八九十百]+)条")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    day = paper.day or case.day
    told: set[str] = set()
    for claim in paper.said("citation"):
        text = paper.paragraphs[claim.index].text
        low, high = sentence_at(text, claim.start)
        title = str(claim.value)
        if _of_history(text[low:high].replace(title, ""), text[low : claim.start]):
            continue
        gone = repealed(title, day)
        if gone is None:
            yield from _old_number(paper, claim, day, text[claim.end : high] + text[low : claim.start])
            continue
        if gone.title in told or gone.repealed is None:
            continue
        told.add(gone.title)
        instead = f"，应引用《{gone.replaced_by}》" if gone.replaced_by else ""
        since = f"{gone.repealed.year}年{gone.repealed.month}月{gone.repealed.day}日"
        places = tuple(c.at for c in paper.said("citation") if c.value == claim.value)
        because = (Cite(gone.replaced_by, "", gone.repealed),) if gone.replaced_by else ()
        yield Finding(f"《{title}》已于{since}废止{instead}：{words_of(paper, claim, 8)}", places, because)


def _of_history(sentence: str, before: str) -> bool:
    """Told of, not relied on; 依据…（1990年印发） relies on it."""
    relied = re.search(r"(?:依据|根据|按照|依照)[^，。；]{0,40}$", before)
    return bool((GONE if relied else HISTORY).search(sentence))


def _moves(title: str, day: date) -> tuple[Mapping[str, str], date] | None:
    """Old article numbers to those in force, of an instrument amended or put in the place of another."""
    for item in instruments():
        if title in (item.title, item.replaced_by) and item.moved and item.moved_since and item.moved_since <= day:
            return item.moved, item.moved_since
    return None


def _old_number(paper: Paper, claim: Claim, day: date, words: str) -> Iterator[Finding]:
    """The old number beside what another article now says: 《条例》第八条 of the margin of delegates, which is 第九条."""
    item = find_instrument(str(claim.value))
    found = _moves(item.title, day) if item is not None else None
    if item is None or found is None or not item.topics:
        return
    old, since = found
    cited = {str(to_int(m)) for m in NUMBER.findall(claim.unit)}
    meant = {number for number, topic in item.topics.items() if all(word in words for word in topic.split())}
    for before, now in old.items():
        if before in cited and now in meant and now not in cited and before not in meant:
            one, two = to_chinese(int(before)), to_chinese(int(now))
            yield Finding(
                f"《{claim.value}》第{one}条是旧条号，这里讲的内容现在是第{two}条：{words_of(paper, claim, 8)}",
                (claim.at,),
                (Cite(item.title, now, since),),
            )
