"""`xzhj` alone: a numbered menu of what can be done here."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from xzhj.report.console import warn

_WORD = re.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)")
CHOICES = (
    ("check", "检查当前换届文件夹里的名册和材料"),
    ("show", "看程序从一份名册里读懂了什么"),
    ("order", "按姓氏笔画排姓名"),
    ("tally", "计票"),
    ("render", "出文书"),
    ("audit", "审一份 Word 文书"),
    ("init", "新建一个换届文件夹"),
    ("explain", "看一条规则或规定的说明"),
    ("doctor", "看这台电脑合不合用"),
)
ASKS = {
    "show": "名册文件（可把文件拖进来）：",
    "order": "姓名，用空格隔开：",
    "tally": "选票文件（可把文件拖进来）：",
    "render": "文书名称或代号（看全部请输 --list）：",
    "audit": "文书文件（可把文件拖进来）：",
    "init": "文件夹名，如 柳溪镇：",
    "explain": "编号或规定的键，如 R401：",
}


def menu(run: Callable[[list[str]], int]) -> int:
    """Print the menu; on a terminal also ask, `run` the choice (the words of a command line) and give its exit status."""
    print("乡镇换届工具 xzhj：请选要办的事")
    for number, (name, what) in enumerate(CHOICES, start=1):
        print(f"  {number}. {what}（xzhj {name}）")
    print("  0. 退出")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("每个命令怎么写：xzhj 命令 --help")
        return 0
    return ask(run)


def words_of(more: str) -> list[str]:
    """What was typed or dragged in: a path with blanks is one word, in quotes of either kind or without."""
    bare = more.removeprefix("& ").strip("\"'")
    if bare and Path(bare).exists():
        return [bare]
    return [double or single or plain for double, single, plain in _WORD.findall(more)]


def ask(run: Callable[[list[str]], int]) -> int:
    answer = input("序号：").strip()
    if answer in ("", "0", "０"):
        return 0
    if not answer.isdigit() or not 1 <= int(answer) <= len(CHOICES):
        warn(f"没有 {answer} 这一项，请填 0 至 {len(CHOICES)}")
        return 2
    name = CHOICES[int(answer) - 1][0]
    more = input(ASKS[name]).strip() if name in ASKS else ""
    return run([name, *words_of(more)])
