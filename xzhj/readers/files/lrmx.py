"""干部任免审批表 (.lrmx): XML with pinyin tags, one person a file. Read as a table of a header row and one row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xzhj.model import Reading
from xzhj.readers.files.encoding import decode
from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.xmlwalk import walk
from xzhj.readers.grid import Grid

HEADERS: Mapping[str, str] = {
    "XingMing": "姓名",
    "XingBie": "性别",
    "ChuShengNianYue": "出生年月",
    "MinZu": "民族",
    "JiGuan": "籍贯",
    "ChuShengDi": "出生地",
    "RuDangShiJian": "入党时间",
    "CanJiaGongZuoShiJian": "参加工作时间",
    "JianKangZhuangKuang": "健康状况",
    "ZhuanYeJiShuZhiWu": "专业技术职务",
    "ShuXiZhuanYeYouHeZhuanChang": "熟悉专业有何专长",
    "QuanRiZhiJiaoYu_XueLi": "全日制学历",
    "QuanRiZhiJiaoYu_XueWei": "全日制学位",
    "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi": "全日制毕业院校及专业",
    "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi": "全日制学位毕业院校及专业",
    "ZaiZhiJiaoYu_XueLi": "在职学历",
    "ZaiZhiJiaoYu_XueWei": "在职学位",
    "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi": "在职毕业院校及专业",
    "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi": "在职学位毕业院校及专业",
    "XianRenZhiWu": "现任职务",
    "NiRenZhiWu": "拟任职务",
    "NiMianZhiWu": "拟免职务",
    "JianLi": "简历",
    "JiangChengQingKuang": "奖惩情况",
    "NianDuKaoHeJieGuo": "年度考核结果",
    "RenMianLiYou": "任免理由",
    "ShenFenZheng": "身份证号",
    "ZhengZhiMianMao": "政治面貌",
    "ChengBaoDanWei": "呈报单位",
    "JiSuanNianLingShiJian": "计算年龄时间",
    "TianBiaoShiJian": "填表时间",
    "TianBiaoRen": "填表人",
}
_RELATIVE = ("ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu")
_DECLARED = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


class _Form:
    """Where the parser stands: tags directly under the root are fields, those in an Item are a relative's."""

    def __init__(self) -> None:
        self.depth = 0
        self.tag = ""
        self.item: dict[str, str] | None = None
        self.fields: dict[str, str] = {}
        self.kin: list[dict[str, str]] = []
        self.people = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        self.depth += 1
        self.tag = name
        if name == "Item":
            self.item = {}
        elif name == "XingMing" and self.item is None:
            self.people += 1

    def text(self, text: str) -> None:
        into = self.item if self.item is not None else self.fields
        if self.tag in HEADERS or (self.item is not None and self.tag in _RELATIVE):
            into[self.tag] = into.get(self.tag, "") + text

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tag = ""
        if name == "Item" and self.item is not None:
            if any(v.strip() for v in self.item.values()):
                self.kin.append(self.item)
            self.item = None


def _relative(one: Mapping[str, str]) -> str:
    return "，".join(v for t in _RELATIVE if (v := one.get(t, "").strip()))


def read(data: bytes, name: str, digest: str, limits: Limits) -> Grid:
    """Read one form. Raises Refused: file.encoding, file.broken (not such a form, or several people), file.limit."""
    if len(data) > limits.part:
        raise exceeded("part", len(data), limits.part)
    decoded = decode(data)
    form = _Form()
    text = _DECLARED.sub("", decoded.text)  # the declaration may name an encoding that is not the file's
    walk([text.encode()], form.start, form.end, form.text, "utf-8")
    if form.people != 1:
        raise Refused("file.broken", why="lrmx", people=str(form.people))
    header = [*HEADERS.values(), "家庭成员"]
    values = [form.fields.get(tag, "").strip() for tag in HEADERS]
    row = [*values, "；".join(map(_relative, form.kin))]
    reading = Reading(name, "", 2, len(row), f"{decoded.encoding}（{decoded.why}）", digest, "干部任免审批表，一人一件")
    return Grid(name, "", [list(header), list(row)], reading)
