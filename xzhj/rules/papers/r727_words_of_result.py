"""结果用语与数字不符。

查什么：写“全票”“满票”“一致通过”而有不赞成、弃权或者票数不到全部；写“一次选举成功”而有再次投票、另行选举；写“全部当选”“全部到会”而人数对不上；计票表里写“当选”的人数多于应选，或者赞成票没有过实到的半数。
为什么：结果以票数为准，用语夸大，上报就是不实。
怎么改：照票数改用语，或者删去用语只写票数。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._say import lines, quoted, words_of
from xzhj.rules.papers._winners import winners

CODE = "R727"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "用语应与票数一致，不是条文规定"

ALL = re.compile(r"全票|满票|一致(?:通过|同意|赞成)|全体(?:到会)?代表")
ONCE = re.compile(r"一次(?:性)?(?:选举)?成功")
AGAIN = re.compile(
    r"(?:进行|举行|组织)了?[^，。；]{0,6}(?:再次投票|另行选举|第二轮|重新选举)|(?:再次投票|另行选举|第二轮(?:投票|选举))(?:中|后|选出|产生|当选)|缺额\s*[1-9一二两三]|尚缺\s*[1-9一二两三]"
)
DENIED = re.compile(r"没有|未|不(?:再|需|用|得)|无需|如果?|若|应当|可以|不足的|时，")
ALL_CAME = re.compile(
    r"(?:代表|党员|委员|人员)?(?:全部|全体|全员)(?:代表|党员|委员|人员)?(?:都|均)?(?:按时)?(?:到会|到齐|出席(?!的|会议的))|无一(?:人)?(?:缺席|请假)|无人(?:缺席|请假)"
)
ALL_WON = re.compile(r"(?:候选人)?全部当选")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for word in paper.said("word"):
        text = str(word.value)
        if ALL.match(text) and not _spoken(paper, word):
            yield from _unanimous(paper, word)
        elif ONCE.match(text):
            yield from _once(paper, word)
        elif ALL_WON.match(text):
            yield from _won(paper, word)
    yield from _came(paper)
    yield from _elected(paper)


def _spoken(paper: Paper, word: Claim) -> bool:
    """Stage directions: 没有不同意和弃权的，念“一致通过”."""
    text = paper.paragraphs[word.index].text
    return ("〔" in text[: word.start] and "〕" in text[word.end :]) or bool(
        re.search(r"[念读宣布][“\"]?$", text[: word.start])
    )


def _near(paper: Paper, word: Claim, *about: str) -> list[Claim]:
    return [
        c
        for c in paper.said("number", *about)
        if c.sentence == word.sentence and isinstance(c.value, int) and not c.hedge
    ]


BESIDE = 8  # characters from 106票 to its 全票


def _beside(word: Claim, votes: list[Claim]) -> list[Claim]:
    """The votes that stand by the word: 王某（106票，全票），孙某（105票）; all of the sentence where none does."""
    by = {c.start: min(abs(word.start - c.end), abs(c.start - word.end)) for c in votes}
    least = min(by.values(), default=BESIDE + 1)
    return [c for c in votes if by[c.start] == least] if least <= BESIDE else votes


def _only(paper: Paper, about: str) -> list[Claim]:
    """What the paper says of it once, or always alike."""
    said = [c for c in paper.said("number", about) if isinstance(c.value, int) and not c.hedge]
    return said[:1] if len({c.value for c in said}) == 1 else []


def _unanimous(paper: Paper, word: Claim) -> Iterator[Finding]:
    for claim in _near(paper, word, "against", "abstain"):
        if claim.value:
            name = "不赞成" if claim.about == "against" else "弃权"
            yield Finding(f"写了“{word.value}”，同一句里{name} {claim.value} 票：{words_of(paper, word)}", (word.at,))
            return
    votes = _beside(word, [c for c in _near(paper, word, "for", "count") if c.about == "for" or c.unit == "票"])
    votes = votes or _of_all(paper, word)
    here = [
        c
        for c in paper.said("number", "valid", "present")
        if c.index == word.index and c.start < word.start and isinstance(c.value, int)
    ]
    valid = [c for c in here if c.about == "valid"] or here or _only(paper, "valid") or _only(paper, "present")
    if not valid or ("全票" not in str(word.value) and "满票" not in str(word.value)):
        return
    whole = valid[-1].value
    for claim in votes:
        if isinstance(claim.value, int) and isinstance(whole, int) and claim.value < whole:
            what = "有效票" if valid[-1].about == "valid" else "到会"
            yield Finding(
                f"写了“{word.value}”，得票 {claim.value}，{what} {whole}：{words_of(paper, word)}", (word.at, claim.at)
            )
            return


def _of_all(paper: Paper, word: Claim) -> list[Claim]:
    """全部全票当选。得票情况：…102票、…99票: the votes told behind it, where it is said of all."""
    text = paper.paragraphs[word.index].text
    if not re.search(r"[全均都][部体]?[^，。；]{0,2}$", text[: word.start]):
        return []
    behind = (c for c in paper.said("number", "for", "count") if c.index == word.index and c.start > word.end)
    return [c for c in behind if c.unit == "票" and "得票" in text[word.end : c.start]]


def _once(paper: Paper, word: Claim) -> Iterator[Finding]:
    for _, paragraph in lines(paper, "body", "table"):
        for match in AGAIN.finditer(paragraph.text):
            if not DENIED.search(paragraph.text[max(0, match.start() - 10) : match.start()]):
                shown = quoted(paragraph.text, match.start(), match.end())
                yield Finding(f"写了“{word.value}”，别处写的是{shown}", (word.at, paper.at(paragraph.place)))
                return


def _won(paper: Paper, word: Claim) -> Iterator[Finding]:
    """11 candidates for 9 seats cannot all have won."""
    seats, candidates = _near(paper, word, "seats"), _near(paper, word, "candidates")
    if not seats or not candidates:
        return
    few, many = seats[-1].value, candidates[-1].value
    named = "候选人" in paper.paragraphs[word.index].text[max(0, word.start - 6) : word.end]
    if named and isinstance(few, int) and isinstance(many, int) and many > few:
        shown = words_of(paper, word)
        yield Finding(f"应选 {few} 名、候选人 {many} 名，不能说候选人“{word.value}”：{shown}", (word.at,))


ABOVE = 4  # paragraphs from 应选5名 to its table


def _elected(paper: Paper) -> Iterator[Finding]:
    """Rows marked 当选: no more than there are seats, each with more than half of those present."""
    seats = [c for c in paper.said("number", "seats") if isinstance(c.value, int) and not c.hedge]
    present = {c.value for c in (*paper.said("number", "present"), *paper.said("cell", "present"))}
    for begin, rows in winners(paper):
        above = [c for c in seats if begin - c.index <= ABOVE and 0 <= c.index < begin]
        many = above[-1].value if len({c.value for c in above}) == 1 else None
        if isinstance(many, int) and len(rows) > many:
            yield Finding(f"应选 {many} 名，表中写“当选”的有 {len(rows)} 名", (rows[0].at, above[-1].at))
        come = next(iter(present)) if len(present) == 1 else None
        for row in rows:
            if row.votes is not None and isinstance(come, int) and row.votes * 2 <= come:
                text = f"{row.name}赞成 {row.votes} 票，没有超过实到 {come} 人的半数，不能当选"
                yield Finding(text, (row.at,))


def _came(paper: Paper) -> Iterator[Finding]:
    for index, paragraph in lines(paper, "body"):
        match = ALL_CAME.search(paragraph.text)
        if not match:
            continue
        due = [c for c in paper.said("number", "expected") if c.index == index]
        come = [c for c in paper.said("number", "present") if c.index == index]
        if (
            len(due) == len(come) == 1
            and isinstance(due[0].value, int)
            and isinstance(come[0].value, int)
            and come[0].value < due[0].value
        ):
            shown = quoted(paragraph.text, match.start(), match.end())
            yield Finding(f"应到 {due[0].value}、实到 {come[0].value}，不能说“{match[0]}”：{shown}", (come[0].at,))
