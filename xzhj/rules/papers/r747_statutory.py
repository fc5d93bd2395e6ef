"""法定条件写错。

查什么：票数相等时写抽签、按年龄、由某人决定，当选不足时写由党委或上级决定、按得票递补，全会由上届书记主持，纪委书记由党委全会选举，预备党员、列席人员有选举权，候选人担任监票人（名单里有的也算），党代会由人大、政府召集，党员多少名以上才召开代表大会，提前延期可以多久，资格审查小组由谁成立。
为什么：这些条件由条例规定，办法写错了，照办的选举就可能无效。
怎么改：照提示的规定改。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Bound, Case, Cite, Finding, Paper
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import clauses, quoted, sentence_at
from xzhj.rules.papers._tellers import standing_tellers
from xzhj.text.numerals import to_int

CODE = "R747"
LEVELS = ("error",)
EACH = "paper"
LAW = (
    "tie", "shortfall", "shortfall.reduce", "congress.members", "postpone.months", "rights.full_members_only",
    "scrutineers.not_candidates", "observers.no_vote", "delegates.reviewed", "presidium.chairs", "presidium.from_delegates", "result.reported",
    "ballot.chosen", "ballots.returned", "write_in.needs_against", "scrutineers.from_voters",
)  # fmt: skip

NOT = re.compile(
    r"不得|不能|不可|没有|不享有|不具有|无权|不是|不准|不计|无(?=选举|表决|被选)|未|严禁|禁止|不再|不应|并非|不由|不当|除|不参加|不担任|回避"
)
SAME = r"(?:得票|票数)(?:数)?(?:相等|相同|一样)"
FEW = r"(?:少于|不足|不够|达不到|不满)应选(?:名额|人数|数)?|当选人?数?不足|不足的?名额"
RULES = tuple(
    (key, what, re.compile(pattern), bool(denied))
    for key, what, pattern, denied in (
        ("tie", "票数相等的，就这几个人再次投票，得票多的当选", rf"{SAME}[^。；]{{0,40}}?(?:抽签|抓阄|拈阄|以?年[长龄](?:者|大的?)?(?:当选|为先|优先)|年龄(?:较)?大的?|党龄(?:较)?长|(?:姓氏)?笔画(?:少|在前)[^。；]{{0,6}}(?:当选|优先)|(?:都|均|全部|同时)当选|由[^，。；]{{0,16}}(?:决定|确定|指定)(?!是否|再次|另行|投票的?时间)[^，。；]{{0,8}}(?=[，。；]|$))", True),
        ("tie", "票数相等的，就这几个人再次投票，得票多的当选", rf"{SAME}[^。；]{{0,30}}?(?:资历|工龄|任职时间|职务|学历|入党时间)[^，。；]{{0,6}}(?:深|长|高|早)[^，。；]{{0,6}}(?:当选|优先)", True),
        ("write_in.needs_against", "投弃权票的不能另选他人，投不赞成票的才可以", r"弃权(?:票)?(?:的|者)?[^，。；不]{0,6}(?:可以?|也可以?|能)[^，。；不]{0,6}另选", False),
        ("scrutineers.from_voters", "监票人由党员（代表）推选、会议表决通过，不由个人指定", r"(?<!总)监票人[^。；，计]{0,6}由[^，。；团]{0,12}(?:书记|党委|县委|组织部|秘书处|筹备组|主持人|领导小组)[^，。；提推选]{0,4}(?:指定|任命|指派|委派)", False),
        ("presidium.from_delegates", "主席团由预备会议从代表中选举产生", r"主席团(?:成员|名单)?[^，。；]{0,8}由[^，。；]{0,12}(?:党委|委员会|组织部|县委|书记)[^，。；提]{0,6}(?:任命|指定|委派|决定产生)", False),
        ("shortfall", "当选人少于应选名额的，对不足的名额另行选举", rf"(?:{FEW})[^。；]{{0,40}}?(?:(?:依次)?递补|按得票(?:多少|高低)[^，。；]{{0,8}}(?:补足|补齐|当选|取足)|以得票(?:多|高)[^，。；]{{0,6}}(?:补|当选)|由[^，。；]{{0,12}}(?:指定|任命|委派|推荐)[^，。；]{{0,8}}(?=[，。；]|$))", True),
        ("shortfall.reduce", "减少名额要经半数以上选举人同意，或者由主席团决定", rf"(?:{FEW}|接近应选名额)[^。；]{{0,50}}?由(?![^，。；]{{0,8}}主席团)[^，。；]{{0,14}}(?:党委|委员会|领导小组|上级|书记|县委|组织部|召集人|监票人)[^，。；]{{0,8}}(?:决定|同意|批准|确定)[^。；]{{0,12}}(?:减少|不再选)", False),
        ("presidium.chairs", "代表大会的选举由大会主席团主持", r"(?:大会|代表大会|党代会)(?:的)?选举(?:工作)?由(?![^，。；]{0,10}主席团)[^，。；]{0,16}(?:党委|委员会|书记|组织部|领导小组|选举委员会)[^，。；]{0,4}主持", False),
        ("presidium.chairs", "第一次全会由大会主席团指定一名新当选的委员主持", r"第一次(?:全体(?:委员)?会议|全会)[^，。；]{0,6}由(?:上[一]?届|原|前任|老)[^，。；]{0,14}(?:主持|召集)|第一次(?:全体(?:委员)?会议|全会)[^，。；]{0,6}由[^，。；]{0,8}(?:县委|上级|组织部|镇长|乡长|人大主席)[^，。；]{0,10}(?:主持|召集)", False),
        ("result.reported", "纪委书记、副书记由纪委全体会议选举，经党委全体会议通过", r"纪(?:律检查委员会|委)(?:的)?书记(?:、副书记)?[^，。；]{0,8}由[^，。；纪]{0,14}(?:党委|委员会)(?:[^，。；纪]{0,10}(?:全体(?:委员)?会议|全会))?[^，。；纪通过]{0,8}选举", False),
        ("rights.full_members_only", "预备党员没有表决权、选举权和被选举权", r"预备党员[^。；，]{0,16}(?:有|享有|具有|可以?)(?:[^，。；]{0,6}(?:表决权|选举权|被选举权)|(?:参加)?(?:投票|选举|表决)|被提名|作为[^，。；]{0,6}候选人|担任代表|当选)", False),
        ("rights.full_members_only", "受留党察看处分期间没有表决权、选举权和被选举权", r"留党察看[^。；，]{0,14}(?:享有|具有|可以?)(?:[^，。；]{0,6}(?:表决权|选举权|被选举权)|(?:参加)?(?:投票|选举|表决)|被提名)", False),
        ("observers.no_vote", "列席人员没有选举权和表决权", r"列席[^。；，]{0,14}(?:有|享有|具有|可以?)(?:[^，。；]{0,6}(?:表决权|选举权)|(?:参加)?(?:投票|选举|表决))", False),
        ("scrutineers.not_candidates", "候选人不能担任监票人、计票人", r"候选人[^。；，]{0,8}(?:可以|可|也可|能)[^。；，]{0,6}(?:担任|兼任|作为)[^。；，]{0,10}[监计]票人|[监计]票人[^。；，]{0,8}(?:可以|可|也可)[^。；，]{0,4}(?:由|从)[^。；，]{0,6}候选人|[监计]票人[^。；]{0,14}从候选人(?:中|里)", False),
        ("presidium.from_delegates", "主席团成员从代表中产生", r"主席团(?:成员|名单)?[^。；，]{0,10}(?:可以|可|也可|不一定)[^。；，]{0,6}(?:不是|非|不必是|不限于)[^。；，]{0,4}代表", False),
        ("delegates.reviewed", "代表资格审查小组由上届党委成立，向预备会议报告", r"代表资格审查(?:小组|组|委员会)[^。；，]{0,6}由(?:大会|代表大会|主席团|预备会议|各代表团|县委|组织部|镇政府|乡政府)[^。；，]{0,10}(?:成立|产生|选举|组成|设立|指定)", False),
        ("ballot.chosen", "所选人数多于应选名额的选票无效，少于的有效", r"(?:所选(?:人数|的人)|选举的?人数|每张选票)[^。；，]{0,14}(?:少于|不足|低于)应选(?:名额|人数)?的?[，]?[^。；，有]{0,8}无效|(?:所选(?:人数|的人)|选举的?人数)[^。；，]{0,10}(?:多于|超过)应选(?:名额|人数)?的?[，]?[^。；，无]{0,8}有效", True),
        ("ballots.returned", "收回的选票多于发出的，选举无效；少于的有效", r"收回(?:的)?选票[^。；，不没]{0,12}(?:少于|不足)发出(?:的)?(?:选?票)?[^。；，]{0,4}[，]?[^。；，有]{0,6}无效|收回(?:的)?选票[^。；，不没未]{0,10}(?:多于|超过)发出(?:的)?(?:选?票)?[^。；，]{0,4}[，]?[^。；，无]{0,6}有效", True),
    )
)  # fmt: skip
MEMBERS = re.compile(
    r"党员(?:人数|总数)?(?:在|超过|达到|达|满)?\s*(\d{2,4}|[一二三四五六七八九]百)\s*(?:名|人)以上[^。；]{0,24}(?:召开|举行|实行)[^。；，]{0,8}(?:党员)?代表大会"
)
POSTPONE = re.compile(
    r"(?:提前|延期|延长|推迟)[^。；]{0,24}不(?:得|能|应)?超过\s*(\d{1,2}|[一二两三四五六])\s*(年|个月)"
)
AGAIN = re.compile(r"再次投票|重新投票|再行投票|再投票|另行选举")
ORDER = re.compile(r"排列|为序|排序|先后|顺序")


CONVENES = Cite("中国共产党章程", "?")
CONVENED = re.compile(
    r"(?<!人民)(?:党代会|党员?代表大会|次代表大会)[^，。；人]{0,8}由[^，。；委]{0,10}(?:人大(?:主席团?)?|人民代表大会主席团|人民政府|政府)[^，。；]{0,6}(?:召集|召开)"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for name, at in standing_tellers(paper):
        yield Finding(f"监票人“{name}”是候选人，候选人不能担任监票人", (at,), (law["scrutineers.not_candidates"].cite,))
    for _, paragraph in clauses(paper):
        for match in CONVENED.finditer(paragraph.text):
            if not NOT.search(match[0]):
                shown = quoted(paragraph.text, match.start(), match.end(), 6)
                yield Finding(f"党的代表大会由同级党的委员会召集：{shown}", (paper.at(paragraph.place),), (CONVENES,))
    for _, paragraph in clauses(paper):
        text = paragraph.text
        if not of_the_party(text) or not of_the_party(paper.title):
            continue
        for key, what, pattern, own in RULES:
            for match in pattern.finditer(text):
                if _right(key, text, match, own):
                    continue
                shown = quoted(text, match.start(), match.end(), 6)
                yield Finding(f"{what}：{shown}", (paper.at(paragraph.place),), (law[key].cite,))
                break
        yield from _numbers(paper, paragraph.place, text, law)


def _right(key: str, text: str, match: re.Match[str], own: bool) -> bool:
    """Whether what was matched is denied, or says besides what the regulation says."""
    if key == "tie" and (
        (AGAIN.search(match[0]) and "不再" not in match[0]) or ORDER.search(text[match.start() : match.end() + 6])
    ):
        return True
    if key == "shortfall" and "另行选举" in match[0] and "不再" not in match[0]:
        return True
    near = text[max(0, match.start() - 8) : match.start()] + ("" if own else match[0])
    return bool(NOT.search(near)) or ("不得" in match[0] or "不能抽签" in match[0])


def _numbers(paper: Paper, place: str, text: str, law: Law) -> Iterator[Finding]:
    least, most = law["congress.members"], law["postpone.months"]
    for match in MEMBERS.finditer(text):
        said = to_int(match[1])
        if isinstance(least.value, Bound) and said is not None and said != least.value.least():
            yield Finding(
                f"党员{least.value.least()}名以上才可以召开代表大会：{quoted(text, match.start(1), match.end(1))}",
                (paper.at(place),),
                (least.cite,),
            )
    for match in POSTPONE.finditer(text):
        said = to_int(match[1])
        low, high = sentence_at(text, match.start())
        months = None if said is None else said * (12 if match[2] == "年" else 1)
        if (
            months is None
            or not isinstance(most.value, Bound)
            or most.value.admits(months)
            or not re.search("换届|选举|任期|届|党代会|代表大会", text[low:high])
        ):
            continue
        yield Finding(
            f"提前或者延期一般不超过一年：{quoted(text, match.start(1), match.end(2))}",
            (paper.at(place),),
            (most.cite,),
        )
