"""候选人与批复名单不一致。

查什么：各项选举的候选人（候选人名册、大会通过的名单）与上级批复的候选人预备人选名单是否相同，不多不少；批复只有人数的，比人数。报批用的预备人选名册不算。
为什么：候选人预备人选由上级批准，选票上不能出现没有批准的人，也不能少人。
怎么改：照批复改名单；确需调整的，先请示上级同意。名字写法不同的，改成一样。
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from xzhj.law import Law
from xzhj.model import Case, Cite, Contest, Finding, Missing, Person, Source
from xzhj.rules._bodies import LISTED, NUMBERED, is_due
from xzhj.rules._people import EARLY, NOMINEE, titles, word

CODE = "R406"
LEVELS = ("error",)
EACH = "contest"
FACTS = (*LISTED.values(), *NUMBERED.values())
LAW = ("candidates.approved",)


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    item = LISTED.get(contest.name, "")
    if not item or contest.unit or is_again(contest, case):
        return
    because = (law["candidates.approved"].cite,)
    approved = case.facts.get(item, "approved")
    if approved is None:
        yield from by_number(contest, case, because)
        return
    said: set[str] = set()
    for what, names, at in lists(contest, case):
        text = difference(names, approved)
        if text and text not in said:
            said.add(text)
            yield Finding(
                f"{contest.name}{what}与批复名单不一致：{text}", at + case.facts.at(item, "approved"), because
            )


def by_number(contest: Contest, case: Case, because: tuple[Cite, ...]) -> Iterator[Finding]:
    item = NUMBERED.get(contest.name, "")
    approved = case.facts.get(item, "approved") if item else None
    if approved is None or not contest.candidates:
        if contest.people and item and is_due(case, "S20"):
            raise Missing(LISTED[contest.name])
        return
    if len(contest.candidates) != approved:
        text = f"{contest.name}候选人名单有 {len(contest.candidates)} 人，批复的候选人数是 {approved} 人"
        yield Finding(text, contest.at + case.facts.at(item, "approved"), because)


def lists(contest: Contest, case: Case) -> Iterator[tuple[str, Sequence[str], tuple[Source, ...]]]:
    if any(is_approved_stage(p) for p in contest.people):
        yield "候选人名册", [p.name for p in contest.people if isinstance(p.name, str)], contest.at
    for stage, what in (("adopted", "通过的候选人名单"), ("final", "候选人名单（结果）")):
        if names := case.facts.get(LISTED[contest.name], stage):
            yield what, names, case.facts.at(LISTED[contest.name], stage)


def is_approved_stage(person: Person) -> bool:
    """A list of those proposed is what was asked for; that the reply differs from it is no fault."""
    stage = word(person.stage)
    if stage:
        return stage not in EARLY | NOMINEE
    return not any(w in t for t in titles(person.roster) for w in EARLY | NOMINEE)


def difference(names: Sequence[str], approved: Sequence[str]) -> str:
    """多出丁一，缺少丁二；名字相近的一对说成写法不同."""
    extra = [n for n in dict.fromkeys(names) if n not in approved]
    lost = [n for n in dict.fromkeys(approved) if n not in names]
    parts = []
    for name in list(extra):
        other = next((o for o in lost if SequenceMatcher(None, name, o).ratio() >= 0.6), "")
        if other:
            extra.remove(name)
            lost.remove(other)
            parts.append(f"{name}在批复里是{other}（是不是同一人）")
    parts += [f"多出{'、'.join(extra)}"] if extra else []
    parts += [f"缺少{'、'.join(lost)}"] if lost else []
    return "，".join(parts)


def is_again(contest: Contest, case: Case) -> bool:
    """A later round, or the election among those a pre-election nominated."""
    before = any(c is not contest and c.name == contest.name and c.stage == "preselect" for c in case.contests)
    return contest.round > 1 or (contest.stage == "election" and before)
