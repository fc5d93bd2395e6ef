"""A second count for an evidence pack: naive, one ballot at a time, with numbered steps. It shares no code with the first.

It takes what the pack holds: the ballots as typed, the facts, the values of law as text (">1/2 of expected").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

_SYMBOLS = {
    "for": "○ O o 〇 ◯ ⭕ ◎ √ ✓ ✔ ☑ 赞成 同意 1 Y y 是 赞成票 同意票 for Ｏ １ Ｙ",
    "against": "× X x ✗ ✘ ✕ ✖ ❌ ╳ ⨯ ☒ 不赞成 反对 不同意 N n 否 不赞成票 反对票 against Ｘ",
    "abstain": "弃权 △ — —— – - 空 空白 弃权票 abstain －",
}
_ROUND, _TICKED = set("○Oo〇◯⭕◎Ｏ"), set("√✓✔☑")
_BOUND = re.compile(r"(>=|<=|>|<|==)\s*(\d+(?:/\d+)?)(?: of (\w+))?")
_SAME = {"registered": "expected", "all_deputies": "expected", "participants": "present"}


class Recount:
    """One contest counted again. `steps` tell what was done, `elected` and `votes` what came out."""

    def __init__(self, facts: Mapping[str, Any], law: Mapping[str, str], ballots: Sequence[Mapping[str, Any]]) -> None:
        self.facts, self.law, self.ballots = facts, law, ballots
        self.steps: list[str] = []
        self.unread: list[str] = []
        self.votes: dict[str, list[int]] = {name: [0, 0, 0] for name in facts["names"]}
        self.wrote: dict[str, int] = {}
        self.valid = self.invalid = 0
        self.mixed: set[str] = set()
        self.elected: list[str] = []
        self.tied: list[str] = []

    def run(self, decide: bool = True) -> Recount:
        self.mixed = self.ticks_beside_rounds()
        for ballot in self.ballots:
            self.one(ballot)
        self.say(f"逐张点票：{len(self.ballots)} 张，有效 {self.valid} 张，无效 {self.invalid} 张")
        for name, (yes, no, none) in self.votes.items():
            self.say(f"{name}：赞成 {yes}，不赞成 {no}，弃权 {none}")
        for name, yes in sorted(self.wrote.items()):
            self.say(f"另选 {name}：赞成 {yes}")
        if self.unread:
            self.say(f"有不认识的符号：{'、'.join(sorted(set(self.unread)))}，不认定当选")
            return self
        if decide:
            self.decide()
        return self

    def say(self, text: str) -> None:
        self.steps.append(f"{len(self.steps) + 1}. {text}")

    def ticks_beside_rounds(self) -> set[str]:
        """√ and ○ in one count, and nobody said what ○ means: then neither is known."""
        added = self.facts.get("marks", {})
        seen = {"".join(mark.split()) for ballot in self.ballots for mark in ballot["marks"].values()}
        rounds, ticks = {m for m in seen & _ROUND if m not in added}, seen & _TICKED
        return rounds | {m for m in ticks if m not in added} if rounds and ticks else set()

    def meaning(self, mark: str) -> str:
        mark = "".join(mark.split())
        added: Mapping[str, str] = self.facts.get("marks", {})
        if mark in added:
            return added[mark]
        if not mark:
            return "abstain"
        if mark in self.mixed:
            self.unread.append(mark)
            return "unread"
        for meaning, symbols in _SYMBOLS.items():
            if mark in symbols.split():
                return meaning
        self.unread.append(mark)
        return "unread"

    def one(self, ballot: Mapping[str, Any]) -> None:
        """Count one ballot: {"marks": {name: mark}, "wrote": [names], "void": bool}."""
        said = {name: self.meaning(mark) for name, mark in ballot["marks"].items()}
        if ballot["void"]:
            self.invalid += 1
            return
        against = sum(1 for m in said.values() if m == "against")
        wrote: list[str] = []
        for name in ballot["wrote"]:
            if name not in wrote and (name not in said or not said):
                wrote.append(name)
        if self.law.get("write_in.needs_against") == "True" and self.facts["names"] and len(wrote) > against and said:
            wrote = []
        if self.law.get("write_in.allowed") == "False" and said:
            wrote = []
        chosen = sum(1 for m in said.values() if m == "for") + len(wrote)
        if self.facts["seats"] is not None and chosen > self.facts["seats"]:
            self.invalid += 1
            return
        self.valid += 1
        for name, m in said.items():
            if m != "unread":
                self.votes.setdefault(name, [0, 0, 0])[("for", "against", "abstain").index(m)] += 1
        for name in wrote:
            if not said and name in self.votes:
                self.votes[name][0] += 1
                continue
            self.wrote[name] = self.wrote.get(name, 0) + 1

    def passes(self, key: str, part: int) -> bool:
        """Test a bound of law; a bound that the law lacks is passed."""
        match = _BOUND.fullmatch(self.law.get(key, ""))
        if not match:
            return True
        base = 1 if not match[3] else self.facts["counts"][_SAME.get(match[3], match[3])]
        limit = Fraction(match[2]) * base
        sign = match[1]
        if sign == ">=":
            return part >= limit
        if sign == "<=":
            return part <= limit
        return part > limit if sign == ">" else part < limit if sign == "<" else part == limit

    def decide(self) -> None:
        counts, seats = self.facts["counts"], self.facts["seats"]
        if not self.passes("quorum", counts["present"]):
            return self.say(f"到会 {counts['present']} 人，不合规定（{self.law['quorum']}），无人当选")
        if not self.passes("ballots.returned", counts["returned"]):
            return self.say(f"收回 {counts['returned']} 张，不合规定（{self.law['ballots.returned']}），选举无效")
        total = {n: v[0] for n, v in self.votes.items()}
        if self.law.get("write_in.can_win") != "False":
            total.update({n: total.get(n, 0) + v for n, v in self.wrote.items()})
        key, most = self.facts["majority_key"], self.facts["by_most"]
        passed = [n for n in total if total[n] > 0 and (most or self.passes(key, total[n]))]
        self.say(f"够票数的（{'得票多的' if most else self.law.get(key, '')}）：{'、'.join(passed) or '无'}")
        for name in passed:
            ahead = len([n for n in passed if total[n] > total[name]])
            level = len([n for n in passed if total[n] == total[name]])
            if ahead + level <= seats:
                self.elected.append(name)
            elif ahead < seats:
                self.tied.append(name)
        self.say(
            f"应选 {seats} 人：{'、'.join(self.elected) or '无人'} 选上"
            + (f"；{'、'.join(self.tied)} 票数相等" if self.tied else "")
        )
