"""身份证号与出生日期或性别不符。

查什么：身份证号第7至14位与出生日期，第17位的单双与性别；出生日期只到年月的只比年月。
为什么：两处不同，总有一处是错的；年龄、性别的统计就不可信。
怎么改：性别照身份证改；出生日期有档案认定的，在“出生日期认定”栏注明，没有的查清再改。
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Month, Roster
from xzhj.rules.people._identity import wrong_checks

CODE = "R106"
LEVELS = ("warning", "error", "note")
EACH = "roster"
BECAUSE = (Cite("GB 11643—1999 公民身份号码"),)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    if not roster.has("id_number"):
        return
    ids, names = roster.column("id_number"), roster.column("name")
    births, genders = roster.column("born"), roster.column("gender")
    said = {b: written(b) for b in set(births)}
    shown = [said[born] for born in births]
    suspects = sorted({*other_births(ids, shown), *other_genders(ids, genders)})
    wrong = set(wrong_checks(ids)) if suspects else set()
    settled = roster.column("born_determined")
    for i in suspects:
        number, born, gender = ids[i], births[i], genders[i]
        if i in wrong or not number[:17].isdecimal():
            continue  # R105 has spoken: the number itself is not to be trusted
        if gender in ODD and number[16] not in ODD[gender]:
            yield Finding(
                f"{names[i]}的性别是{gender}，身份证号是{'男' if gender == '女' else '女'}",
                (roster.at("gender", i), roster.at("id_number", i)),
                level="error",
            )
        if said[born] and not number.startswith(said[born], 6):
            from_id = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
            at = (roster.at("born", i), roster.at("id_number", i))
            if settled[i] is not None:
                yield Finding(f"{names[i]}的出生日期 {born} 已认定，与身份证号（{from_id}）不同", at, level="note")
            else:
                yield Finding(f"{names[i]}的出生日期 {born} 与身份证号（{from_id}）不同，请查清", at)


ODD = {"男": "13579", "女": "02468"}
OPPOSITE = {("女", d) for d in ODD["男"]} | {("男", d) for d in ODD["女"]}


def other_births(ids: Sequence[Any], shown: Sequence[str]) -> list[int]:
    """Rows whose number does not give the birth date that the roster gives."""
    given = [n[6:14] if n.__class__ is str and len(n) == 18 else "" for n in ids]
    if given == shown:
        return []
    return [i for i, (a, b) in enumerate(zip(given, shown, strict=True)) if a != b and a and not a.startswith(b)]


def other_genders(ids: Sequence[Any], genders: Sequence[Any]) -> list[int]:
    """Rows whose number is of the other gender."""
    digits = [n[16] if n.__class__ is str and len(n) == 18 else "" for n in ids]
    if OPPOSITE.isdisjoint(zip(genders, digits, strict=True)):
        return []
    return [i for i, pair in enumerate(zip(genders, digits, strict=True)) if pair in OPPOSITE]


def written(born: object) -> str:
    """A birth date as it stands in an ID number: 19850312, or 198503 for a month."""
    if isinstance(born, date):
        return f"{born:%Y%m%d}"
    return f"{born.year:04d}{born.month:02d}" if isinstance(born, Month) else ""
