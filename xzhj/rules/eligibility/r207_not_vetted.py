"""没有联审记录或联审未通过。

查什么：代表候选人、委员候选人的联审结果，有没有写明不通过的；地方规定人选必须经过联审的，有没有空着的、没有这一栏的。
为什么：联审不过关的不能列为人选；没有联审的，事后查出问题只能重选。
怎么改：补办联审并填写结果；未通过的换人。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import WARNING, Case, Finding, Roster
from xzhj.rules._people import listed, many, name_of, places, still_in, word

CODE = "R207"
LEVELS = ("error", "warning")
EACH = "roster"
KINDS = ("delegates", "candidates")
LAW = ("vetting.required",)
REFUSED = re.compile(
    r"(?<!无)(?<!没有)(?<!未发现)(?:不合格|不通过|未通过|没有通过|不同意|不宜|不符合|否决|暂缓)"
    r"|(?<!没)(?<!未)(?<!未发现)有(?:严重|违纪|违法|犯罪)|(?<!不)(?<!未发现)存在问题"
)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    required = law.get("vetting.required")
    because = (required.cite,) if required else ()
    level = required.level if required else WARNING
    if required is None and not roster.has("vet_result"):
        return
    people = [p for p in still_in(roster) if isinstance(p.name, str)]
    refused = [p for p in people if REFUSED.search(word(p.vet_result))]
    if refused:
        at = places(refused, "vet_result")
        text = f"联审未通过：{listed(map(name_of, refused))}{many(at)}，不能列为人选，请更换"
        yield Finding(text, at, because, level, internal=True)
    if required is None or not required.value:
        return
    if not roster.has("vet_result"):
        text = f"没有联审结果一栏，{len(people)} 人都没有联审记录，请补办或补填"
        yield Finding(text, (roster.header(),), because, level, internal=True)
    elif blank := [p for p in people if p.vet_result is None]:
        at = places(blank)
        text = f"没有联审结果：{listed(map(name_of, blank))}{many(at)}，请补办或补填"
        yield Finding(text, at, because, level, internal=True)
