"""空白未填。

查什么：“××”“XX”“___”“某某”，没有数字的“第　次”“占　%”“　名”“年　月　日”，以及【待填】；留给手写的签名、日期和表册空格不算。
为什么：留着空白的文书不能上报，也不能作为依据。
怎么改：补填；或在换届信息表里填好后重新用 xzhj render 写出。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._kinds import is_form
from xzhj.rules.papers._say import lines, quoted

CODE = "R701"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "公文应当完整，不是条文规定"

GAP = r"[ \t\u3000\xa0]"
ALWAYS = re.compile(
    r"[×✕]{2,}|(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])|某某|20[×✕XxＸ_＿*＊]{2}年?|【[^】]{0,8}(?:待|填|补)[^】]{0,8}】|（(?:待[填补定][^）]{0,6}|此处(?!宣读|停|鼓掌|播放|奏|略)[^）]{0,12})）"
    r"|[*＊]{3,}|(?<=[\u4e00-\u9fff])[*＊](?=[县乡镇村年月日同])|(?<![零〇○一二三四五六七八九\d])[○〇]{2,}(?=[县乡镇村市同])|第[XxＸ×✕](?=[次届条])"
    r"|……(?=[个人票张%]|名(?![单册称]))|\{\{|\}\}|(?<=[\u4e00-\u9fff])[×✕XxＸ](?=[县乡镇村年月日同志])|(?:代表|实到|应到|候选人|委员|共|为)[？?](?=[名人票张])"
)
FORMAL = re.compile(
    rf"[（(]{GAP}{{0,12}}[)）](?=[名人次届年月票张%])|第[（(]{GAP}{{0,12}}[)）]|_{{2,}}|＿{{2,}}|﹍{{2,}}|〔{GAP}{{0,12}}〕|［{GAP}{{1,12}}］|第{GAP}{{0,12}}[次届](?=[\u4e00-\u9fff{{]|$|{GAP})(?!数)|占{GAP}{{0,12}}[%％]|为{GAP}{{0,12}}[%％]|比例{GAP}{{1,12}}[%％]"
    rf"|(?<!\d){GAP}{{0,12}}年{GAP}{{1,12}}月{GAP}{{0,12}}日|\d{GAP}{{0,12}}年{GAP}{{1,12}}月|月{GAP}{{1,12}}日|\d年{GAP}{{0,12}}月{GAP}{{0,12}}日"
    rf"|(?:应到|实到|到会|代表|委员|候选人|人选|党员|选票|有效票|无效票|差额|书记|名额|总数|人数|达到|共|为|妇女){GAP}{{1,12}}(?:名|人(?!选)|张|票(?!箱)|位)"
    rf"|(?:应到|实到|选票|差额|共|代表|委员)(?:名|张)(?=[，。；、])|(?:应到|实到|缺席|请假)会?(?:代表|党员|委员)?[名人](?=[，。；、])"
)
SIGNED = re.compile(
    r"签[名字收章]|盖章|[（(](?:章|印)[）)]|承诺人|填表|审核人|总?监票人|计票人|记录人|主持人|领取人|经手人|本人|意见"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    form = is_form(paper)
    for _, paragraph in lines(paper):
        text = paragraph.text
        found = list(ALWAYS.finditer(text))
        if not form and paragraph.part != "table" and not SIGNED.search(text):
            found += FORMAL.finditer(text)
        if not found:
            continue
        found.sort(key=lambda m: m.start())
        shown = "、".join(dict.fromkeys(f"“{m[0].strip() or m[0]}”" for m in found))
        first = found[0]
        more = f"，共 {len(found)} 处" if len(found) > 1 else ""
        yield Finding(
            f"有空白没有填{more}：{shown}（{quoted(text, first.start(), first.end())}），请补填",
            (paper.at(paragraph.place),),
        )
