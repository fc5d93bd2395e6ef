"""抄送不规范。

查什么：抄送机关后面有没有句号，用的是不是全角冒号；请示、报告抄送给下级的；抄送里又写了主送机关的。
为什么：版记要写规范；上行文不抄送下级，免得没有批准就照着办了。
怎么改：抄送机关之间用逗号或顿号，最后用句号；请示删去下级单位。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._say import lines

CODE = "R741"
LEVELS = ("warning",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文格式", "7.4.2"), Cite("党政机关公文处理工作条例", "15?"))

LOWER = re.compile(
    r"各(?:村|支部|党支部|总支|党总支|选举单位|代表团|站所|办所|内设|社区|基层)[^，。；、]{0,12}|[^，。；、]{0,10}(?:所属|下属|下辖)[^，。；、]{0,10}"
)


OLD = re.compile(r"^\s*抄\s*报\s*[：:]")


def _old_name(paper: Paper) -> Iterator[Finding]:
    for _, paragraph in lines(paper):
        if OLD.match(paragraph.text):
            yield Finding("版记里对上级也写“抄送”，不写“抄报”", (paper.at(paragraph.place),))


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    cc = paper.element("cc")
    if cc is None:
        yield from _old_name(paper)
        return
    text = str(cc.value).strip()
    if not text:
        yield Finding("抄送后面没有写机关", (cc.at,))
        return
    if re.match(r"^抄\s*送\s*:", cc.text):
        yield Finding("“抄送”后面用全角冒号“：”", (cc.at,))
    if not text.endswith("。"):
        yield Finding(f"抄送机关后面用句号：【{text[-12:]}】", (cc.at,))
    if paper.genre in ("请示", "报告") and (match := LOWER.search(text)):
        yield Finding(f"{paper.genre}不抄送下级：【{match[0]}】", (cc.at,))
    addressee = paper.element("addressee")
    if addressee is not None:
        to = str(addressee.value).strip()
        if len(to) > 3 and to in re.split(r"[，、；。\s]", text):
            yield Finding(f"主送机关不再抄送：【{to}】", (cc.at,))
