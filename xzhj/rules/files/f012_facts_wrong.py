"""换届信息表填写有误。

查什么：换届信息.xlsx、election.yaml、county.yaml 里的项目名、内容的类型，同一项是否写了两次，有没有全角冒号和制表符，乡镇有没有重写全县统一的项目。
为什么：写错的项目等于没有填，与它有关的检查和文书都会受影响。
怎么改：照提示改那一格或那一行。
"""

from collections.abc import Iterator, Mapping

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F012"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("facts.bad",)
UNCITED = "读换届信息时碰到的问题，不是规定"

TEXTS: Mapping[str, str] = {
    "unknown": "没有“{item}”这一项{near}",
    "type": "“{item}”写的是“{raw}”，应是{want}",
    "doubled": "“{item}”写了两次，请只留一处",
    "county": "“{item}”在 county.yaml 里已经统一写了，乡镇不要再写",
    "level": "“{item}”由乡镇自己填，不要写在 county.yaml 里",
    "stage": "“{item}”不分阶段，或阶段写错了；阶段有：拟报、批复、通过、结果",
    "column": "“{item}”这张表没有“{column}”这一列，应有：{want}",
    "header": "{of}没有找到表头，应有：{want}",
    "colon": "“{raw}”用了全角冒号，请改成半角冒号加一个空格",
    "tab": "“{raw}”前面用了制表符，请改成空格",
    "dash": "“{raw}”短横后面少一个空格",
    "space": "“{raw}”冒号后面少一个空格",
    "blank": "“{raw}”前面用了全角空格，请改成半角空格",
    "nofile": "“{item}”写的文件 {raw} 找不到",
    "alias": "“{raw}”用了引用（& 或 *），请直接写出内容",
    "tag": "“{raw}”用了类型标记（!），请直接写出内容",
    "big": "内容太多，没有读；换届信息用不了这么多",
    "deep": "层次太深，没有读",
    "shape": "“{raw}”这里应是“项目: 内容”",
    "syntax": "“{raw}”写法不对，请检查引号、括号和缩进",
}


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for trouble in troubles:
        yield Finding(sentence(trouble.facts), trouble.at)


def sentence(facts: Mapping[str, str]) -> str:
    """What is wrong with one item, and what it should be."""
    words = {"item": "", "raw": "", "want": "", "column": "", **facts}
    words["near"] = f"，是不是“{facts['nearest']}”" if facts.get("nearest") else "，请对照 xzhj init 生成的表"
    words["of"] = f"“{facts['item']}”" if facts.get("item") else ""
    template = TEXTS.get(facts.get("why", ""), "写法不对：{raw}{item}")
    return template.format_map(words)
