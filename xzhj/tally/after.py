"""What comes next, in one sentence, with the article it rests on."""

from __future__ import annotations

from xzhj.model import BASES, Cite, Result
from xzhj.tally.voting import Voting

ASKED = {
    "seats": "应选名额（--seats）",
    "expected": "应到会人数（--expected）",
    "present": "实到会人数（--present）",
    "issued": "发出选票数（--issued）",
    "returned": "收回选票数（--returned）",
    "nominees": "列为正式候选人的人数（--nominees，由选举办法定）",
    "law.majority": "这一天的当选票数规定",
}
WRONG = {
    "candidates": "有的候选人在票表中没有一列（行），请核对姓名",
    "attendance": "{here}人数多于{due}人数，有一个数写错了，请核对",
}
_PEOPLE = {
    "township_deputies": ("登记选民", "参加投票"),
    "township_officials": ("全体代表", "出席代表"),
    "village_committee": ("登记参加选举的村民", "参加投票"),
}
_ENTITLED = {
    "township_deputies": {"expected": "登记选民数（--expected）", "present": "参加投票人数（--present）"},
    "township_officials": {"expected": "全体代表人数（--expected）", "present": "出席代表人数（--present）"},
    "village_committee": {"expected": "登记参加选举的村民数（--expected）", "present": "参加投票人数（--present）"},
}
AGAIN = {"repeat": "重新投票", "revote": "再次投票", "rerun": "另行选举", "": ""}


def what_next(result: Result, voting: Voting) -> tuple[str, tuple[Cite, ...]]:
    """The sentence and its citations."""
    text, keys = sentence(result, voting)
    cites = voting.cites(*keys)
    shown = f"，依据{cites[-1]}" if cites and result.outcome not in ("undecided", "refused") else ""
    return f"{text}{shown}。", tuple(
        dict.fromkeys(voting.cites("quorum", "ballots.returned", voting.majority_key, *keys))
    )


def sentence(result: Result, voting: Voting) -> tuple[str, tuple[str, ...]]:
    match result.outcome:
        case "no-quorum":
            return no_quorum(result), ("quorum",)
        case "void":
            return "收回的选票多于规定，本次选举无效，收存原票，用备用选票重新投票", ("ballots.returned",)
        case "refused":
            return f"票表有问题（{'；'.join(refusals(result))}），改正后重新计票，现在不认定任何人当选", ()
        case "undecided":
            return undecided(result), ()
        case "tie":
            return tie(result), ("tie",)
        case "shortfall":
            return shortfall(result, voting)
    return complete(result), (voting.majority_key,)


def no_quorum(result: Result) -> str:
    """A meeting without its quorum does not vote; a poll without its turnout was held and is void."""
    due, here = _PEOPLE.get(result.system, ("应到", "到会"))
    have, need = result.counts.get("present", 0), result.quorum_need
    if here == "参加投票":
        return f"{due} {result.counts.get('expected')} 人，参加投票 {have} 人，至少要 {need} 人，选举无效，另定日期重新投票"
    return f"{here} {have} 人，不足 {need} 人，不能选举，改期召开"


def undecided(result: Result) -> str:
    """What must be mended or supplied first."""
    due, here = _PEOPLE.get(result.system, ("应到", "实到"))
    wrong = [words.format(due=due, here=here) for name, words in WRONG.items() if name in result.missing]
    asked = [ask(name, result.system) for name in result.missing if name not in WRONG]
    lacks = [f"还缺 {'、'.join(asked) or '选票'}，补上后再定"] if asked or not wrong else []
    return f"{'；'.join([*wrong, *lacks])}，现在不认定任何人当选"


def ask(name: str, system: str) -> str:
    return _ENTITLED.get(system, {}).get(name) or ASKED.get(name) or BASES.get(name, name)


def tie(result: Result) -> str:
    names = "、".join(result.tied)
    what = "列为正式候选人" if result.stage == "preselect" else "选出"
    return f"{names} 得票相等，只就这 {len(result.tied)} 人再次投票，{what} {result.tied_seats} 人"


def shortfall(result: Result, voting: Voting) -> tuple[str, tuple[str, ...]]:
    if result.stage == "preselect":
        return f"正式候选人还缺 {result.vacant} 名，就所缺名额再次预选", ("preselect.majority", "shortfall")
    text = f"还缺 {result.vacant} 名，就所缺名额另行选举"
    ways = {"voters": "半数以上选举人同意", "presidium": "主席团决定"}
    who = [ways[w] for w in voting.value("shortfall.reduce", ()) or () if w in ways]
    if result.elected and who:
        text += f"；当选人数接近应选名额的，经{'或'.join(who)}，也可以减少名额、不再选举，须作记录"
    return text, ("shortfall",)


def complete(result: Result) -> str:
    if result.stage == "preselect":
        return f"{len(result.nominated)} 人列为正式候选人，预选结果报主席团（召集人）后进行正式选举"
    written = [w.name for w in result.write_ins if w.elected and result.candidates]
    check = f"；{'、'.join(written)} 是另选当选，先补资格审查" if written else ""
    return f"应选 {result.seats} 人已选满，由监票人签字报告、主持人宣布当选名单{check}"


REASONS = {
    "mark_unread": "有不认识的画票符号",
    "entries_differ": "两次录入不一致",
    "serial_twice": "票号重复",
    "rows_unfinished": "有没录完的票",
    "entered_not_returned": "录入张数与收回数不符",
    "lines_missing": "有的票缺行",
    "summary_shaken": "汇总数不平，会影响当选",
    "file_twice": "同一份票表给了两次",
    "table_unread": "有读不懂的行、列或数",
}


def refusals(result: Result) -> list[str]:
    """Why a count was refused, each reason once."""
    return list(dict.fromkeys(REASONS[t.kind] for t in result.trouble if t.kind in REASONS))
