"""`xzhj doctor`"""

from __future__ import annotations

import typer


def doctor() -> None:
    """检查这台电脑能不能正常使用：程序、字体、显示、能否写文件、有没有文件正被打开、规定核对到哪天。"""
    from pathlib import Path

    from xzhj.cli._doctor import WORDS, examine

    worst = 0
    for level, text in examine(Path.cwd()):
        worst = max(worst, level)
        print(f"{WORDS[level][0]} {text}" if level >= 0 else f"  {text}")
    print(f"结论：{WORDS[worst][1]}")
    raise typer.Exit(int(worst > 1))
