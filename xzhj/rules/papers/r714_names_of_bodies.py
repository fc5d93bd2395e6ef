"""机构名称重复、混用，或残留他处地名。

查什么：“镇镇”“中共中共”一类重字，同一地名乡、镇混用，标题、落款、机构和大会名称、说本乡镇情况的话里的别处乡镇名、县名。
为什么：套用别处的文稿最容易留下别处的地名，落到正式文书上就是发错了文。
怎么改：改成本乡镇的规范名称，全文查找一遍。
"""

import re
from collections import Counter
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._places import COUNTY, ORGAN, OWN, OWN_COUNTY, Place, named, other, signed
from xzhj.rules.papers._say import lines, quoted

CODE = "R714"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "机构名称应当规范，不是条文规定"
FACTS = ("township", "county")

DOUBLED = re.compile(
    r"镇镇(?![长直级域情区村办干机政人])|乡乡(?![长直级域情村办干机政人])|县县(?![委级直长域城情人政])|中共中共|中国共产党中国共产党|中国共产党中共|中共中国共产党"
    r"|委员会委员会|党委党委|纪委纪委|支部支部|代表大会代表大会|大会大会|委委员会|委委委|乡镇(?=第[一二三四五六七八九十]+次)"
)
ONE = re.compile(r"(?:^|中国共产党|中共|[县市区旗，。；、：“（ ])[\u4e00-\u9fff]$")  # 梅镇镇: the town is called 梅镇
CALLED = {
    "乡": re.compile(r"(?:我|本|全)乡(?![镇村亲土愁音下情里])"),
    "镇": re.compile(r"(?:我|本|全)镇(?![区长])"),
}
OTHER = {"镇": "乡", "乡": "镇"}
MERGED = re.compile(r"撤乡|并乡|合并|划归|原")
MANY = 3  # a paper that names more townships speaks of them all


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for _, paragraph in lines(paper):
        match = DOUBLED.search(paragraph.text)
        if match and not (match[0] in ("镇镇", "乡乡") and ONE.search(paragraph.text[: match.start()])):
            shown = quoted(paragraph.text, match.start(), match.end())
            yield Finding(f"名称里有重字：{shown}", (paper.at(paragraph.place),))
    yield from _towns(paper, str(case.facts.get("township") or ""))
    yield from _foreign(paper, _all(paper, COUNTY, OWN_COUNTY, str(case.facts.get("county") or "")), "", "县名")


def _towns(paper: Paper, own: str) -> Iterator[Finding]:
    found = _all(paper, ORGAN, OWN, own)
    if len({p.name[:-1] for p in found}) > MANY or (not own and _from_above(paper, found)):
        return
    home = _own(paper, found, own)
    if home:
        yield from _mixed(found, home)
        yield from _called(paper, home)
    yield from _foreign(paper, found, own, "乡镇名")


def _from_above(paper: Paper, towns: list[Place]) -> bool:
    """A county's paper to all its townships may name any of them."""
    signature = paper.element("signature")
    above = signature is not None and re.search(r"[县市区旗州]委(?:组织部|办公室)?$|组织部$", str(signature.value))
    return bool(above) and not any(p.name in paper.title for p in towns)


def _own(paper: Paper, towns: list[Place], own: str) -> str:
    counts = Counter(p.name for p in towns)
    return own or (_home(paper, counts) if counts else "")


def _all(paper: Paper, organ: re.Pattern[str], affairs: re.Pattern[str], own: str) -> list[Place]:
    """In the names of organs first; then, where a home is known, what is said of another place as of one's own."""
    found = named(paper, organ) + (list(signed(paper)) if organ is ORGAN else [])
    counts = Counter(p.name for p in found)
    home = own if own in counts or not counts else _home(paper, counts)
    return [*found, *other(paper, affairs, home)] if home else found


def _mixed(towns: list[Place], home: str) -> Iterator[Finding]:
    """柳溪镇 and 柳溪乡 in one paper."""
    also = OTHER.get(home[-1:], "")
    place = next((p for p in towns if p.name == f"{home[:-1]}{also}"), None)
    if place is not None:
        yield Finding(f"同一处地名“{place.name}”“{home}”混用：{place.shown}", (place.at,))


def _called(paper: Paper, home: str) -> Iterator[Finding]:
    """我乡 in the paper of a 镇."""
    wrong = CALLED.get(OTHER.get(home[-1:], ""))
    for _, paragraph in lines(paper, "body"):
        match = wrong.search(paragraph.text) if wrong is not None else None
        if match and not MERGED.search(paragraph.text):
            shown = quoted(paragraph.text, match.start(), match.end())
            yield Finding(f"全文是{home}，这里写“{match[0]}”：{shown}", (paper.at(paragraph.place),))
            return


def _foreign(paper: Paper, said: list[Place], own: str, what: str) -> Iterator[Finding]:
    counts = Counter(p.name for p in said)
    if len(counts) < 2:
        if own and counts and (name := next(iter(counts))) != own and not name.endswith(own) and name[:-1] != own[:-1]:
            yield Finding(f"{what}“{name}”不是本次换届的{own}：{said[0].shown}", tuple(p.at for p in said[:3]))
        return
    home = own if own in counts else _home(paper, counts)
    for name in counts:
        if name != home and name[:-1] != home[:-1] and counts[name] <= counts[home]:
            places = [p for p in said if p.name == name]
            text = f"{what}“{name}”像是别处文稿留下的，全文是{home}：{places[0].shown}"
            yield Finding(text, tuple(p.at for p in places))


def _home(paper: Paper, counts: Counter[str]) -> str:
    """The place the whole text names most; among equals that of the signature, then of the title."""
    text = "\n".join(p.text for p in paper.paragraphs)
    most = {name: text.count(name) for name in counts}
    first = [name for name in counts if most[name] == max(most.values())]
    for part in ("signature", "title"):
        element = paper.element(part)
        inside = [n for n in first if element is not None and n in str(element.value)]
        if len(inside) == 1:
            return inside[0]
    return first[0]
