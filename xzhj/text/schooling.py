"""The ladder of schooling (GB/T 4658) and the names people write for its steps."""

from __future__ import annotations

import re

from xzhj.text.widths import squeeze

LADDER: tuple[str, ...] = ("研究生", "大学本科", "大学专科", "中专", "技工学校", "高中", "初中", "小学", "文盲")
_CODES = {str(10 * i): name for i, name in enumerate(LADDER, 1)}
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"研究生|^研$|^在职研$", "研究生"),
        (r"专升本|本科|大本|专接本|大学普通班", "大学本科"),
        (r"中等专|中等师范|中等职业|中专|中师|中技|职专|中职", "中专"),
        (r"大专|专科|高职|高专|高等职业|高等专科|^专$", "大学专科"),
        (r"技校|技工|技师学院|高级技师|高技", "技工学校"),
        (r"职高|职中|职业高中|高中|高级中学", "高中"),
        (r"初中|初级中学|初职", "初中"),
        (r"小学|高小|初小|私塾", "小学"),
        (r"文盲|不识字|未上学|未上过学|扫盲", "文盲"),
        (r"大学|^本$|双学士", "大学本科"),
        (r"博士|硕士|博研|硕研", "研究生"),
        (r"学士", "大学本科"),
    )
)
_VAGUE = re.compile(r"以上|以下|相当|同等")


def education(text: str) -> str | None:
    """The step of the ladder for 本科, 大专(在读), 省委党校研究生, 大学、工学学士, or a number of GB/T 4658; None when unknown.

    A degree counts only where no schooling is named: 大学本科、法学硕士 stays 大学本科.
    """
    plain = squeeze(text)
    if plain in ("无", "无学历"):
        return "文盲"
    if plain.isdecimal():
        return _CODES.get(plain[0] + "0") if len(plain) == 2 and plain[0] != "0" else None
    if _VAGUE.search(plain):
        return None
    return next((name for pattern, name in _STEPS if pattern.search(plain)), None)


def rank(name: str) -> int:
    """Height on the ladder: 研究生 9 … 文盲 1, anything else 0."""
    return len(LADDER) - LADDER.index(name) if name in LADDER else 0
