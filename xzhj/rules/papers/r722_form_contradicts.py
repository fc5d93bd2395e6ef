"""选举形式前后矛盾。

查什么：同一委员会的委员，一处写直接差额选举、一处写先预选再等额选举；委员写成等额选举；委员由全会选举，书记由代表大会选举。
为什么：选举形式是请示和选举办法的要点，自相矛盾的办法没法执行。
怎么改：全文只用一种形式；委员由代表大会差额选举，书记、副书记由委员会全体会议等额选举。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._kinds import of_the_grassroots, of_the_party
from xzhj.rules.papers._say import clauses, quoted

CODE = "R722"
LEVELS = ("error",)
EACH = "paper"
BECAUSE = (Cite("中国共产党基层组织选举工作条例", "13"),)

DIRECT = re.compile(r"直接(?:进行|采用|采取|实行|实行无记名投票)?[^，。；]{0,10}差额选举")
PRESELECT = re.compile(r"(?:差额)?预选[^。；]{0,40}(?:等额|正式选举|再)|采用差额预选|先[^。；]{0,14}预选")
EITHER = re.compile(
    r"或者?|也可以?|可以(?:直接)?采用|两种|任选|如果?|若|不(?:再)?(?:进行|搞|采用|实行)[^。；]{0,6}预选|不预选"
)
MEMBERS = r"(?:党委|纪委|委员会|纪律检查委员会|两委|“两委”)(?:班子)?(?:的)?委员"
EQUAL = re.compile(
    rf"(?:{MEMBERS}|(?:拟?设|应选)委员\s*\d+\s*[名人]，(?:提名)?候选人\s*\d+\s*[名人]，|(?:^|(?<=[一二三四五六七八九十]、)|(?<=[，。；）)]))委员)(?!会|中|里)(?:候选人)?(?:[^，。；书记预]{{0,10}}\d+\s*[名人]，){{0,3}}[^，。；书记预]{{0,30}}等额选举"
)
BY_PLENARY = re.compile(
    rf"委员\s*\d+\s*[名人](?:，(?:提名)?候选人\s*\d+\s*[名人])?(?:，差额\s*\d+\s*[名人])?，由[^。；，书记]{{0,14}}(?:全体会议|全会)[^。；，书记主持]{{0,8}}选举|{MEMBERS}(?!会)[^。；书记]{{0,16}}(?:由|在)[^。；，书记]{{0,30}}(?:第一次全体会议|全体委员会议|全委会|一次全会|本次全会|全会)[^。；书记主持]{{0,20}}(?:选举|差额|产生)"
)
BY_CONGRESS = re.compile(
    r"(?<!副)书记\s*\d+\s*[名人](?:、副书记\s*\d+\s*[名人])?，(?:均|都)?由[^。；，全]{0,14}(?:党代会|代表大会)(?!选出|选举产生的|主席团)[^。；，全委]{0,8}选举|(?<!副)(?:党委|纪委)?书记(?:、副书记)?[^。；，委员]{0,8}由[^。；，全]{0,20}(?:党员)?代表大会(?!选出|选举产生的|主席团|闭幕)[^。；，全委]{0,12}(?:选举|差额)"
    r"|(?<!副)书记(?:、副书记)?由[^。；，]{0,14}(?:党员)?代表大会(?:的)?(?:全体)?代表[^。；，委]{0,8}(?:选举|投票)"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if not of_the_grassroots(paper):
        return
    found: dict[str, tuple[str, str]] = {}
    for _, paragraph in clauses(paper, "body", "table"):
        text = paragraph.text
        if not of_the_party(text):
            continue
        for what, pattern in (
            ("委员应当差额选举，这里写的是等额", EQUAL), ("委员由代表大会（党员大会）选举，不由全会选举", BY_PLENARY), ("书记、副书记由委员会全体会议选举，不由代表大会选举", BY_CONGRESS),
        ):  # fmt: skip
            if (
                (match := pattern.search(text))
                and not ("预选" in text and pattern is EQUAL)
                and "正式候选人" not in text
            ):
                yield Finding(f"{what}：{quoted(text, match.start(), match.end())}", (paper.at(paragraph.place),))
        if EITHER.search(text):
            continue
        for name, pattern in (("直接差额选举", DIRECT), ("预选后等额选举", PRESELECT)):
            match = pattern.search(text)
            if match and ("委员" in text or "党委" in text):
                found.setdefault(name, (paragraph.place, quoted(text, match.start(), match.end())))
    if len(found) == 2:
        (one, (first, _)), (two, (second, shown)) = found.items()
        yield Finding(
            f"选举形式前后矛盾：{first}写{one}，{second}写{two}：{shown}", (paper.at(second), paper.at(first))
        )
