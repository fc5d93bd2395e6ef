"""Names of townships and counties as a paper says them of itself: in the names of organs and congresses, in its signature, where it speaks of its own affairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xzhj.model import Paper, Source
from xzhj.rules.papers._say import clauses, quoted

KINDS = "镇|乡|街道"
ORGAN = re.compile(
    rf"(?:中国共产党|中共)(?:[\u4e00-\u9fff]{{1,8}}?[省市县区旗])*((?:(?![省市县区旗])[\u4e00-\u9fff]){{1,4}}(?:{KINDS}))(?=第|委|纪|党|工委|人大)"
)
COUNTY = re.compile(
    r"(?:中国共产党|中共)(?:[\u4e00-\u9fff]{1,5}?[省市])?([\u4e00-\u9fff]{1,5}?[县旗])(?=第|委|纪|党|[\u4e00-\u9fff]{2,4}[镇乡])"
)
GENERIC = re.compile(r"^(?:各|全|本|我|该|某|所属|有关|每个?|一个|原|其他|辖区|各个)|^乡$|乡镇$|^(?:城|集|村|建制)镇$")
# what a paper says of its own township: 柳溪镇第十四次代表大会, 经柳溪镇党委研究, 柳溪镇现有党员
OWN = re.compile(
    rf"(?:{KINDS})(?=(?:第[一二三四五六七八九十百\d]{{1,4}}次(?:党员)?(?:代表大会|党代(?:表大)?会)|党代会|党委(?:研究|会议|换届|批准|同意|审查|召开|提出|成立|第|委员会|决定|拟|将|向|备案|审查|组织(?:办|委员|部门)|党建办)|各(?:党(?:总)?支部|基层党组织|选举单位|代表团)"
    r"|(?:现有|共有|下辖|辖)|全体(?:党员|代表)|换届(?:选举)?(?:工作|办)|代表资格审查|党(?:费|员代表)|政府(?:[一二三四五六七八九]楼|会议室|礼堂)))"
)
OWN_COUNTY = re.compile(
    r"[县旗](?=第[一二三四五六七八九十百\d]{1,4}次(?:党员)?(?:代表大会|党代(?:表大)?会)|委组织部|委(?:批复|批准|同意|审批))"
)
SIGNED = re.compile(
    rf"(?:中国共产党|中共)?([\u4e00-\u9fff]{{2,4}}?(?:{KINDS}))(?:党委|党工委|委员会|纪委|人民政府|换届|党校|[\u4e00-\u9fff]{{2,6}}支部)"
)
# words before a name that are no part of it; a name that ends with one of them is not told from them
_GLUE = re.compile(
    r".*[经由报向在到于和与及对为是我将据以会开席共党省市县区旗的各全本该你每原个按照从给请送达交待供受导持行实求绕彻举加听收过后前中内外邻名出选第定次届年月日章过]"
)
# how names of places end; 召集镇第… and 完成镇第… are verbs before a bare 镇
_ENDS = frozenset(
    "溪河山水湖江海川泉沟岭坪坝坡湾岗塘桥集店庄堡寨屯营楼阁台寺庙铺口关城池头园林田原井窑沙石峰岩洞滩洲岛港浦塔门坊马龙凤花平安兴隆丰乐康宁福华阳阴东西南北子家柳桃梅"
)
_WORDS = frozenset(
    [
        "召集",
        "收集",
        "征集",
        "聚集",
        "有关",
        "相关",
        "机关",
        "出台",
        "平台",
        "牵头",
        "带头",
        "部门",
        "上门",
        "振兴",
        "公安",
        "治安",
        "水平",
        "公平",
        "大家",
        "专家",
        "国家",
        "种子",
    ]
)
_RESUME = re.compile(r"历任|曾任|时任|毕业|籍贯|任职|调任|挂职|先后|交流|经验|观摩|借鉴|参观")


@dataclass(frozen=True, slots=True)
class Place:
    """A name, where it stands, the words around it."""

    name: str
    at: Source
    shown: str


def named(paper: Paper, pattern: re.Pattern[str]) -> list[Place]:
    """The places in the names of organs and congresses; 各乡镇 and the like are no names."""
    found = []
    for _, paragraph in clauses(paper, "body", "box", "header", "footer"):
        text = paragraph.text.replace("\n", "")
        for match in pattern.finditer(text):
            name = re.sub(r"(?<=[\u4e00-\u9fff]{2}[镇乡])[镇乡]$", "", match[1])  # 柳溪镇镇: doubled, told as such
            if not GENERIC.search(name):
                found.append(Place(name, paper.at(paragraph.place), quoted(text, match.start(1), match.end(1))))
    return found


def other(paper: Paper, pattern: re.Pattern[str], home: str) -> Iterator[Place]:
    """Places other than `home` where a paper speaks of its own affairs; names of two or three characters before the kind."""
    for _, paragraph in clauses(paper, "body", "box", "header", "footer", "table"):
        text = paragraph.text
        for match in pattern.finditer(text):
            if text[: match.end()].endswith(home) or _RESUME.search(text):
                continue
            start = max(0, match.start() - 3)
            word = re.split(r"[^\u4e00-\u9fff]", text[start : match.start()])[-1]
            word = _GLUE.sub("", word)
            if len(word) >= 2 and word[-1] in _ENDS and word[-2:] not in _WORDS and not re.search("[镇乡村]", word):
                low = match.start() - len(word)
                yield Place(word + match[0], paper.at(paragraph.place), quoted(text, low, match.end()))


def signed(paper: Paper) -> Iterator[Place]:
    """The township that signs: 柳溪镇党委, without 中共 before it."""
    for claim in paper.said("element", "signature"):
        match = SIGNED.search(str(claim.value))
        if match and not ORGAN.search(str(claim.value)) and not GENERIC.search(match[1]):
            name = re.sub(r"^.*[县市区旗](?=[\u4e00-\u9fff]{2})", "", match[1])
            yield Place(name, claim.at, str(claim.value))
