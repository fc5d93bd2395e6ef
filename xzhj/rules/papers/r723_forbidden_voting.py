"""允许委托投票、举手选举等违规写法。

查什么：允许委托投票、代投票，用举手、鼓掌、口头、电话、网络等方式选举；写“不得委托”的不算。
为什么：党内选举采用无记名投票，因故不到会的不能委托他人代投。
怎么改：删去；改为本人到会无记名投票。举手表决只能用于通过办法、名单和决议。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._kinds import of_a_local_body, of_the_grassroots, of_the_party
from xzhj.rules.papers._say import clauses, quoted, sentence_at

CODE = "R723"
LEVELS = ("error", "warning")
EACH = "paper"
LAW = ("proxy.allowed", "ballot.secret", "mobile_box.allowed")

PROXY = re.compile(
    r"委托[^，。；]{0,14}(?:投票|代投|代为投|投赞成)|(?:可|由)[^，。；]{0,8}(?:代为?投票|代投)|代为投票|未(?:能)?(?:到会|出席|参会)[^。；]{0,24}代(?:为|其|替)(?:填写?|画|划|投)"
)
OPEN = re.compile(
    r"(?:采用|采取|以|用|通过)(?:举手|鼓掌|口头|电话|微信|网络|网上|记名|公开唱名|起立)(?:表决|投票|通过)?(?:的)?(?:方式|办法|形式)?[^，。；名单]{0,8}选举[^，。；办法]{0,14}|(?:鼓掌|举手)(?:通过|表决)选举(?!办法)|(?<!办法)选举(?!办法)[^，。；办法名单]{0,8}(?:采取|采用|实行|以)(?:举手|鼓掌|口头|网络|网上|微信|起立|记名)[^，。；]{0,10}"
    r"|选票[^，。；]{0,10}(?:签署|签上|写明|写上|注明|标明)(?:投票人|选举人|本人|自己|代表)[^，。；]{0,4}(?:姓名|名字|编号)|(?:举手|鼓掌|口头|网上|微信|电话|(?<!无)记名)(?:投票)?选举(?!办法)"
)
BOX = re.compile(r"流动(?:投票|票)箱")
DENIED = re.compile(
    r"不得|不能|不可|不准|不允许|不许|不再|严禁|禁止|不可以|不设|不使用|杜绝|不委托|无权|均不|一律不|不\S{0,3}$|没有|防止"
)
ABSENT = re.compile(  # 不能到会的代表: whose vote it is, and no denial
    r"(?:不能|不便|未能|没有|无法|不)(?:亲自|亲身|按时|如期|直接|现场)*(?:到会|到场|出席|参加|参会|与会|前来|前往|在场|返回|回来|回乡|来|投票|填写)"
)
BLAMED = re.compile(r"有的|有些|个别|违规|违纪|错误(?:做法|写法)|被责令")  # what others did wrong
APPROVED = re.compile(r"选举办法|监票人|计票人|名单|决议|主席团")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if not of_the_grassroots(paper) and not of_a_local_body(paper):
        return  # villages have proxies and boxes carried round
    for _, paragraph in clauses(paper):
        text = paragraph.text
        if not of_the_party(text):
            continue
        for what, pattern, key in (
            ("党内选举不能委托他人投票", PROXY, "proxy.allowed"),
            ("选举要用无记名投票", OPEN, "ballot.secret"),
        ):
            for match in pattern.finditer(text):
                near = re.split(r"[，。；：]", text[: match.start()])[-1] + match[0]
                tail = text[match.end() : match.end() + 8]
                low, high = sentence_at(text, match.start())
                if (
                    DENIED.search(ABSENT.sub("", near))
                    or BLAMED.search(text[low:high])
                    or re.match(r"[^，。；]{0,6}(?:的?无效|违反)", tail)
                    or (pattern is OPEN and APPROVED.search(match[0]))
                ):
                    continue
                yield Finding(
                    f"{what}：{quoted(text, match.start(), match.end())}",
                    (paper.at(paragraph.place),),
                    (law[key].cite,),
                )
        if (box := BOX.search(text)) and not DENIED.search(text[max(0, box.start() - 8) : box.start()]):
            cite = law["mobile_box.allowed"].cite
            yield Finding(
                f"党内选举没有流动票箱的规定：{quoted(text, box.start(), box.end())}",
                (paper.at(paragraph.place),),
                (cite,),
                level="warning",
            )
