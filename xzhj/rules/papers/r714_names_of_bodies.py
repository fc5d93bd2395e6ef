"""机构名称重复、混用，或残留他处地名。

查什么：“镇镇”“中共中共”一类重字，同一地名乡、镇混用，标题、主送、落款和机构、大会名称里的别处乡镇名、县名。
为什么：套用别处的文稿最容易留下别处的地名，落到正式文书上就是发错了文。
怎么改：改成本乡镇的规范名称，全文查找一遍。
"""

import re
from collections import Counter
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper, Source
from xzhj.rules.papers._say import lines, quoted

CODE = "R714"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "机构名称应当规范，不是条文规定"
FACTS = ("township", "county")

DOUBLED = re.compile(
    r"镇镇(?![长直级域情区村办干机政人])|乡乡(?![长直级域情村办干机政人])|县县(?![委级直长域城情人政])|中共中共|中国共产党中国共产党|中国共产党中共|中共中国共产党"
    r"|委员会委员会|党委党委|纪委纪委|支部支部|代表大会代表大会|大会大会|委委员会|乡镇(?=第[一二三四五六七八九十]+次)"
)
TOWN = re.compile(
    r"(?:中国共产党|中共)(?:[\u4e00-\u9fff]{1,8}?[省市县区旗])*((?:(?![省市县区旗])[\u4e00-\u9fff]){1,4}(?:镇|乡|街道))(?=第|委|纪|党|工委|人大)"
)
COUNTY = re.compile(
    r"(?:中国共产党|中共)(?:[\u4e00-\u9fff]{1,5}?[省市])?([\u4e00-\u9fff]{1,5}?[县旗])(?=第|委|纪|党|[\u4e00-\u9fff]{2,4}[镇乡])"
)
GENERIC = re.compile(r"^(?:各|全|本|我|该|某|所属|有关|每个?|一个|原|其他|辖区|各个)|^乡$|乡镇$|^(?:城|集|村|建制)镇$")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for _, paragraph in lines(paper):
        if match := DOUBLED.search(paragraph.text):
            yield Finding(
                f"名称里有重字：{quoted(paragraph.text, match.start(), match.end())}", (paper.at(paragraph.place),)
            )
    towns = _said(paper, TOWN)
    yield from _mixed(paper, towns)
    if not (paper.genre == "通知" and len({t for t, *_ in towns}) > 3):
        yield from _foreign(paper, towns, str(case.facts.get("township") or ""), "乡镇名")
        yield from _foreign(paper, _said(paper, COUNTY), "", "县名")


def _said(paper: Paper, pattern: re.Pattern[str]) -> list[tuple[str, Source, str]]:
    """Place names in the names of organs and congresses; 各乡镇 and the like are no names."""
    found = []
    for _, paragraph in lines(paper, "body", "box", "header", "footer"):
        text = re.sub(r"\n", "", paragraph.text)
        for match in pattern.finditer(text):
            if not GENERIC.search(match[1]):
                found.append((match[1], paper.at(paragraph.place), quoted(text, match.start(1), match.end(1))))
    return found


def _mixed(paper: Paper, towns: list[tuple[str, Source, str]]) -> Iterator[Finding]:
    """柳溪镇 and 柳溪乡 in one paper."""
    names = Counter(name for name, *_ in towns)
    for name in names:
        other = f"{name[:-1]}{'乡' if name.endswith('镇') else '镇'}"
        if (other in names and names[name] < names[other]) or (
            other in names and names[name] == names[other] and name > other
        ):
            place, shown = next((p, s) for n, p, s in towns if n == name)
            yield Finding(f"同一处地名“{name}”“{other}”混用：{shown}", (place,))


def _foreign(paper: Paper, said: list[tuple[str, Source, str]], own: str, what: str) -> Iterator[Finding]:
    counts = Counter(name for name, *_ in said)
    if len(counts) < 2:
        if own and counts and (name := next(iter(counts))) != own and not name.endswith(own) and name[:-1] != own[:-1]:
            yield Finding(f"{what}“{name}”不是本次换届的{own}：{said[0][2]}", tuple(p for _, p, _ in said[:3]))
        return
    home = own if own in counts else _home(paper, said, counts)
    for name in counts:
        if name != home and name[:-1] != home[:-1]:
            places = [(p, s) for n, p, s in said if n == name]
            if counts[name] <= counts[home]:
                yield Finding(
                    f"{what}“{name}”像是别处文稿留下的，全文是{home}：{places[0][1]}", tuple(p for p, _ in places)
                )


def _home(paper: Paper, said: list[tuple[str, Source, str]], counts: Counter[str]) -> str:
    """The place of the signature, else of the title where it stands again elsewhere, else the commonest."""
    for part in ("signature", "title"):
        element = paper.element(part)
        if element is None:
            continue
        named = [n for n in counts if n in str(element.value)]
        if len(named) == 1 and counts[named[0]] * 2 >= max(counts.values()):
            return named[0]
    return counts.most_common(1)[0][0]
