"""找不到表头。

查什么：工作表里有没有一行写着姓名、性别、出生年月这样的列标题。
为什么：不知道哪一列是什么，就不能查，也不能猜。
怎么改：在数据上面加一行列标题；列标题写法见 xzhj show 的说明。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F006"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("table.no_header",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        if t.facts.get("form"):
            yield Finding(
                "这是一人一张的表，不是名册；请把各人汇成一行一人的名册，干部任免审批表可直接用 .lrmx 文件", t.at
            )
            continue
        if t.facts.get("turned"):
            yield Finding("列标题竖着写在第一列，一人一列；请用选择性粘贴的“转置”改成一人一行再查", t.at)
            continue
        seen = f"前几行是：{t.facts['seen']}。" if t.facts.get("seen") else ""
        yield Finding(f"没有找到表头。{seen}要有“姓名”“性别”“出生年月”这样的一行列标题", t.at)
