"""日期有两种读法。

查什么：写成数字 1985.1 的（可能是1月，也可能是10月），只写两位年份的；有身份证号的先用身份证号核定。
为什么：表格软件会把 1985.10 存成 1985.1，读错一个月，年龄、党龄就可能差一岁。
怎么改：把这一列设成文本，写成 1985-10 或 1985.10；干部的出生日期以档案为准，不用身份证号核定。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import FIELDS, Case, Finding, Trouble

CODE = "R104"
LEVELS = ("warning", "note")
EACH = "trouble"
TROUBLE = ("date.ambiguous",)
UNCITED = "由写法判断"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for trouble in troubles:
        facts = trouble.facts
        label = FIELDS.get(facts.get("field", ""), "日期")
        many = f"，共{len(trouble.at)}处" if len(trouble.at) > 1 else ""
        if facts.get("settled"):
            text = f"{label}“{facts.get('raw', '')}”有两种读法{many}，已按身份证号核定为 {facts['settled']}"
            yield Finding(text, trouble.at, level="note")
        else:
            text = f"{label}“{facts.get('raw', '')}”有两种读法（{facts.get('readings', '')}）{many}，没有采用，请写明"
            yield Finding(text, trouble.at)
