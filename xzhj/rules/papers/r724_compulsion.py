"""强制性投票用语。

查什么：要求必须投某人、不得投反对票、一律投赞成票、确保当选一类的话；说明必须如何填写才有效的不算。
为什么：任何组织和个人不得以任何方式强迫选举人选举或者不选举某个人。
怎么改：删去；可以写“正确行使民主权利”。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._say import clauses, quoted

CODE = "R724"
LEVELS = ("error",)
EACH = "paper"
LAW = ("rights.no_compulsion",)

FORCED = re.compile(
    r"(?:必须|务必|一定要|都要|一律|全部要?|统一|只能|应当?)(?:(?:按照?|根据|依照|遵照|服从)[^，。；不无]{1,12}?)?(?:全部|都|统一)?(?:投|画|划)(?:[^，。；不无]{0,10})?(?:赞成|同意)票?|(?:必须|务必|一定要|只能)(?:选举?|投票?给?)(?:上级|组织|县委|镇党委|乡党委|党委|党支部|候选人|提名的|名单上)[^，。；]{0,12}"
    r"|(?:不得|不准|不许|不能|严禁|禁止)(?:投|画|划|写)?(?:反对|不赞成|弃权)(?:票)?(?![^，。；]{0,6}(?:同时|又))|(?:不得|不准|不许|不能|严禁)(?:另选|选举?)(?:他人|其他人|别人)|按照?(?:组织|上级|县委|乡?镇?党委|领导)[^，。；]{0,6}(?:意图|意见|要求)(?:投票|选举|画票|划票|填写?选票)"
    r"|确保[^，。；]{0,20}(?:全票|高票|顺利|百分之百|100%)?当选|保证[^，。；]{0,16}当选|(?:追究|处理|处分)[^，。；]{0,8}(?:投反对票|不投赞成票)|(?:投反对票|不投赞成票|投弃权票)的?[^，。；]{0,12}(?:处理|处分|追究|责任|约谈)"
    r"|(?:不赞成|反对|弃权)[^。；]{0,14}(?:必须|应当|(?<!不)应|(?<![无不必])须|(?<![需不])要)[^，。；不]{0,4}(?:说明|讲明|写明|注明|报告)(?:理由|原因)"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for _, paragraph in clauses(paper):
        for match in FORCED.finditer(paragraph.text):
            before = paragraph.text[max(0, match.start() - 16) : match.start()]
            if re.search(r"严禁|不得|不准|反对|禁止|杜绝|防止|不能|不要求|不存在|未发现|没有|未出现", before) or (
                "另选" in match[0] and re.search(r"弃权|赞成的|已[画划]|同意的", before)
            ):
                continue
            yield Finding(
                f"不得强迫投票：{quoted(paragraph.text, match.start(), match.end())}",
                (paper.at(paragraph.place),),
                (law["rights.no_compulsion"].cite,),
            )
