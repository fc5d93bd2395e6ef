"""Names by strokes: how many neighbours of published lists stand right, and how many names a second, beside other packages.

    python benchmarks/bench_order.py --venv /tmp/peers          (makes the environment, installs the peers, measures there)
    python benchmarks/bench_order.py                            (measures with the peers that happen to be installed)

The lists: `*/data/names/*.txt` beside the checkout, or --lists DIR; 姓名笔画 in a list's first line chooses that mode.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import os
import random
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEERS = ["PyICU", "cn-sort==0.14.0", "chinese-stroke-sorting==0.3.1"]
Sorter = Callable[[list[str], str], list[str]]
sys.path.insert(0, str(ROOT))


def ours() -> Sorter:
    from xzhj.names import sort_names

    return sort_names


def icu() -> Sorter:
    from icu import Collator, Locale

    collator = Collator.createInstance(Locale("zh@collation=stroke"))
    return lambda names, mode: sorted(names, key=collator.getSortKey)


def cn_sort() -> Sorter:
    from cn_sort.process_cn_word import Mode, sort_text_list

    logging.disable(logging.CRITICAL)

    def run(names: list[str], mode: str) -> list[str]:
        with contextlib.redirect_stdout(io.StringIO()):
            return list(sort_text_list(names, mode=Mode.BIHUA))

    return run


def chinese_stroke_sorting() -> Sorter:
    from chinese_stroke_sorting import sort_by_stroke

    return lambda names, mode: list(sort_by_stroke(names))


SORTERS: dict[str, Callable[[], Sorter]] = {
    "xzhj": ours,
    "PyICU (zh, stroke)": icu,
    "cn-sort": cn_sort,
    "chinese-stroke-sorting": chinese_stroke_sorting,
}


def published(folder: Path | None) -> list[tuple[str, list[str]]]:
    from xzhj.names import read_list

    files = sorted(folder.glob("*.txt")) if folder else sorted(ROOT.parent.glob("*/data/names/*.txt"))
    lists = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        mode = "fullname" if "姓名笔画" in text.splitlines()[0] else "surname"
        lists += [(mode, part.names) for part in read_list(text)]
    return lists


def right_pairs(sorter: Sorter, lists: list[tuple[str, list[str]]]) -> tuple[int, int, int]:
    """Neighbours of the lists that the sorter too puts in this order, out of how many; lists that made it fail."""
    right = total = failed = 0
    for mode, names in lists:
        shuffled = names[:]
        random.Random(1).shuffle(shuffled)
        try:
            place = {name: at for at, name in enumerate(sorter(shuffled, mode))}
        except Exception:  # a peer's own fault: its pairs count as wrong
            place = {}
            failed += 1
        for a, b in pairwise(names):
            right += place.get(a, -1) <= place.get(b, -2)
            total += 1
    return right, total, failed


def synthetic(count: int) -> list[str]:
    surnames = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    given = (
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文春海燕峰林鑫波云飞丹宁雪晓东辉斌鹏浩宇佳慧琳"
    )
    rng = random.Random(2)
    return [rng.choice(surnames) + "".join(rng.choices(given, k=rng.choice((1, 2, 2)))) for _ in range(count)]


def fastest(sorter: Sorter, names: list[str], turns: int) -> float:
    best = float("inf")
    for _ in range(turns):
        start = time.perf_counter()
        sorter(names, "surname")
        best = min(best, time.perf_counter() - start)
    return best


def load_time() -> float:
    """Milliseconds to read the table in a fresh process, the best of seven."""
    script = "import time, xzhj.names.table as t; s = time.perf_counter(); t.ranks(); print((time.perf_counter() - s) * 1000)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
        for _ in range(7)
    ]
    return min(float(run.stdout) for run in runs)


def measure(lists: list[tuple[str, list[str]]]) -> None:
    names = synthetic(100_000)
    for label, make in SORTERS.items():
        start = time.perf_counter()
        try:
            sorter = make()
        except ImportError as error:
            print(f"{label:24} skipped: {error}")
            continue
        count = 2_000 if label == "chinese-stroke-sorting" else len(names)  # it sorts in quadratic time
        if label == "xzhj":
            sorter(names, "surname")
            first = time.perf_counter() - start
            print(f"{label:24} {count / first:12,.0f} names/s with import and load; load {load_time():.1f} ms")
        took = fastest(sorter, names[:count], 3 if label == "xzhj" else 1)
        right, total, failed = right_pairs(sorter, lists)
        share = (
            f"{right:5} of {total} neighbours right ({right / total:.1%})" + f", fails on {failed} lists" * bool(failed)
            if total
            else "no lists found"
        )
        print(f"{label:24} {count / took:12,.0f} names/s over {count:,}; {share}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=Path)
    parser.add_argument("--venv", type=Path)
    given = parser.parse_args()
    if given.venv:
        python = given.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        if not python.exists():
            venv.create(given.venv, with_pip=True)
        for peer in PEERS:
            done = subprocess.run([python, "-m", "pip", "install", "-q", peer], capture_output=True, text=True)
            if done.returncode:
                print(f"{peer} could not be installed: it is skipped")
        sys.exit(subprocess.run([python, __file__, *(["--lists", given.lists] if given.lists else [])]).returncode)
    measure(published(given.lists))


if __name__ == "__main__":
    main()
