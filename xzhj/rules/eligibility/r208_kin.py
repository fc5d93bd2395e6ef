"""任职回避关系。

查什么：党委、纪委委员候选人和拟任干部的亲属关系一栏，有没有写着同一名单里的另一个人。
为什么：夫妻、直系血亲、三代以内旁系血亲、近姻亲，不得在同一领导班子里任有直接上下级关系的职务，也不得在一方任主要领导的机关里从事组织、纪检、财务等工作。
怎么改：调整其中一人；只是同名的，在亲属关系里写明单位以示区别。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Person
from xzhj.rules._bodies import COMMITTEE, DISCIPLINE
from xzhj.rules._people import name_of, word

CODE = "R208"
LEVELS = ("warning", "error")
EACH = "case"
LAW = ("kin.avoided",)
_RELATION = (
    "亲|夫|妻|配偶|父|母|子|女|儿|兄|弟|姐|妹|哥|媳|婿|嫂|姑|姨|舅|叔|伯|侄|甥|岳|公|婆|亲家|丈|爱人|表|堂|祖|孙"
)
_BEFORE = rf"(?:^|[^\u4e00-\u9fff]|{_RELATION}|系|与|和|是|为|名)"
_AFTER = r"(?=$|[^\u4e00-\u9fff]|系|是|为|的|同志|任|现|在|之|与|夫|妻|父|母|兄|弟|姐|妹|有)"


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    team = list(dict.fromkeys(colleagues(case)))
    names = {name_of(p) for p in team}
    said: set[frozenset[str]] = set()
    for person in team:
        told = word(person.kin)
        for other in sorted(names - {name_of(person)}):
            pair = frozenset({name_of(person), other})
            if other in told and pair not in said and is_named(other, told):
                said.add(pair)
                param = law["kin.avoided"]
                text = f"{name_of(person)}的亲属关系写着“{told}”，{other}也在名单里；属于{param.shown}的要任职回避"
                yield Finding(text, person.at("kin"), (param.cite,), param.level, internal=True)


def colleagues(case: Case) -> Iterator[Person]:
    """Those who may come to sit in the same team."""
    yield from (p for c in case.contests if c.name in (COMMITTEE, DISCIPLINE) for p in c.people)
    yield from (p for r in case.of("cadres") for p in r if word(p.proposed_post))


def is_named(name: str, told: str) -> bool:
    """Say whether the name stands by itself: after a relation or a mark, and not as the head of a longer name."""
    return bool(re.search(_BEFORE + re.escape(name) + _AFTER, told))
