"""What came of the papers of one township, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from xzhj.documents.work import Job
from xzhj.report.console import warn
from xzhj.report.papers import Kept

SHOWN = 12  # changes on screen; the list beside the paper has all


@dataclass(slots=True)
class Done:
    """What came of one township's papers."""

    papers: list[Path] = field(default_factory=list)
    stopped: int = 0
    gaps: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (paper, why) → the files not written
    frozen: list[str] = field(default_factory=list)
    numbered: list[tuple[str, str]] = field(default_factory=list)  # (文号, title) of each paper that has one

    @property
    def any(self) -> bool:
        return bool(self.papers or self.stopped or self.frozen)


def stop(done: Done, job: Job, why: str) -> None:
    done.stopped += 1
    part = job.name.removesuffix(".docx").removeprefix(job.template.name)
    whose = part.strip("（）")
    alike = why.replace(f"{whose}的", "") if whose else why  # of many sheets one line
    done.gaps.setdefault((job.template.name, alike), []).append(job.name)


def where(fact: str) -> str:
    """Where to give what lacks."""
    if fact.endswith("文号"):
        return "请在换届信息表里填上，或者登记到“文号登记”（状态写“拟制”）"
    elsewhere = any(word in fact for word in ("先用", "放进", "计票", "名册", "名单"))
    return "补上后再写" if elsewhere else "请在换届信息表里填上"


def say(name: str, kept: Kept) -> None:
    """Where a paper went; of one the clerk edited, what to change in it."""
    print(kept.path)
    if not kept.edited:
        return
    if kept.path.name == name:
        warn(f"{name} 手工改过，数据没有变，没有动它")
        return
    warn(f"{name} 手工改过，没有覆盖；按现在的数据写的在 {kept.path.name}")
    for line in kept.changed[:SHOWN]:
        warn(f"  需改动：{line}")
    if kept.list_path and len(kept.changed) > SHOWN:
        warn(f"  还有 {len(kept.changed) - SHOWN} 处")
    if kept.list_path:
        warn(f"  全部见 {kept.list_path.name}")


def tell(done: Done) -> None:
    """What was not written and why, what was left alone, and the sum."""
    for (name, why), files in done.gaps.items():
        what = files[0] if len(files) == 1 else f"{name}（{len(files)} 份）"
        warn(f"{what} 没有写：{why}")
    if done.frozen:
        shown = "、".join(done.frozen[:8]) + (f"等 {len(done.frozen)} 份" if len(done.frozen) > 8 else "")
        warn(f"已登记为印发或收到，不再重写：{shown}。要核对请用 xzhj audit")
    if len(done.papers) + done.stopped > 1:
        print(f"写了 {len(done.papers)} 份" + (f"，没有写 {done.stopped} 份" if done.stopped else ""))
