"""Papers for measuring: text and fonts by name."""

from __future__ import annotations

from tests.documents.facts import FACTS
from xzhj.catalogue.papers import papers
from xzhj.documents import draft

HAN = "中国共产党基层组织换届选举工作坚持党的领导发扬民主严格依规办事广大党员认真行使权利积极参加选举活动"
FRONT = "---\nprofile: {}\n---\n"
ROWS = "\n".join(f"{n} | 青山村第{n}党支部 | {20 + n} | {n % 3} | {n % 5 + 1} | " for n in range(1, 51))
TABLE = f"::: table 表头=2\n序号 | 选举单位 | 党员数 | < | 代表名额 | 备注\n^ | ^ | 正式 | 预备 | ^ | ^\n{ROWS}\n:::\n"
COLUMNS = [
    "序号",
    "姓名",
    "性别",
    "民族",
    "出生年月",
    "籍贯",
    "学历",
    "入党时间",
    "参加工作时间",
    "工作单位及职务",
    "代表类别",
    "身份证号",
    "联系电话",
    "备注",
]
PERSON = [
    "1",
    "王明",
    "男",
    "汉族",
    "1985.03",
    "平川县",
    "大学本科",
    "2008.06",
    "2009.07",
    "青山镇党委副书记、镇长",
    "领导干部",
    "330000198503010000",
    "13800000000",
    "无",
]
WIDE = f"::: table\n{' | '.join(COLUMNS)}\n{' | '.join(PERSON)}\n:::\n"
SIGNED = "> 中共青山镇委员会\n> 2026年3月5日\n"
UP = FRONT.format("upward") + "# 关于某事的请示\n中共平川县委：\n"

ALL: dict[str, tuple[str, str]] = {
    **{f"full_{f}": (FRONT.format("form") + HAN * 40 + "\n", f) for f in ("gb2312", "windows", "founder")},
    "request": (draft(papers()["request"].source, FACTS), "gb2312"),
    "script": (FRONT.format("script") + "# 主持词\n〔全体起立〕\n" + (HAN * 30 + "。\n") * 2, "windows"),
    "closing": (UP + (HAN * 3 + "。\n") * 3 + HAN[:20] + "。\n附件：名册\n" + SIGNED, "gb2312"),
    "table": (FRONT.format("form") + "# 名额分配表\n" + TABLE + "=== 附件1\n# 名册\n" + WIDE, "windows"),
    "imprint": (
        FRONT.format("downward") + "# 关于某事的通知\n各支部：\n" + (HAN * 3 + "。\n") * 4 + SIGNED
        + "抄送：县委组织部，县纪委监委机关。\n中共青山镇委员会办公室　2026年3月5日印发\n",
        "windows",
    ),
}  # fmt: skip
