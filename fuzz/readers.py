"""Thousands of damaged files through the readers: none may raise, hang, or take more than 2 GiB.

    python -m fuzz --count 10000 --seed 1

A failing input is kept in out/fuzz/ with its number, so that `--only N` runs it alone.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.make_roster import HEADERS, people, write
from fuzz.mutate import damage, damage_zip
from xzhj.model import Trouble
from xzhj.readers.facts import read_keyed
from xzhj.readers.files import grids

HERE = Path(__file__).resolve().parent.parent
SECONDS = 20  # an input that takes longer is a hang
MEMORY = 2 << 30
Mutation = Callable[[bytes, random.Random], bytes]


def seeds(folder: Path) -> list[tuple[str, bytes, Mutation, int]]:
    """File name, sound bytes, how they are damaged, how often of a hundred."""
    write(folder / "seed.xlsx", 12)
    small = _workbook(folder)
    text = "\n".join(",".join(map(str, row)) for row in [list(HEADERS), *people(12, 1)])
    data = HERE / "tests" / "readers" / "files" / "data"
    form = "<Person><XingMing>张三</XingMing><XingBie>男</XingBie><MinZu>汉族</MinZu><JiaTingChengYuan><Item><ChengWei>妻子</ChengWei></Item></JiaTingChengYuan></Person>"
    page = "<table><tr><th colspan=2>名册</th></tr><tr><td rowspan=3>张三</td><td>男</td></tr></table>"
    election = "乡镇名称: 青溪镇\n选举日期: 2026-11-21\n应选名额:\n  委员: 9\n  纪委委员: 5\n候选人: [张三, 李四]\n"
    return [
        ("a.xlsx", (folder / "seed.xlsx").read_bytes(), damage_zip, 25), ("b.xlsx", small, damage_zip, 20),
        ("a.csv", text.encode(), damage, 8), ("b.csv", text.encode("gb18030"), damage, 8), ("c.txt", text.replace(",", "\t").encode("utf-16"), damage, 4),
        ("a.xls", (data / "roster.xls").read_bytes(), damage, 12), ("a.ods", (data / "roster.ods").read_bytes(), damage_zip, 6),
        ("b.xls", page.encode("gbk"), damage, 3), ("a.lrmx", form.encode(), damage, 7), ("a.yaml", election.encode(), damage, 7),
    ]  # fmt: skip


def _workbook(folder: Path) -> bytes:
    """A workbook with everything that is looked for beside the cells."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["姓名", "出生年月", "年龄"], ["张三", 31107, "=1+1"], ["李四", 33000, "#N/A"]):
        sheet.append(row)
    sheet["B2"].number_format = 'yyyy"年"m"月"'
    sheet.merge_cells("A4:C4")
    sheet.row_dimensions[3].hidden = True
    sheet.auto_filter.ref = "A1:C3"
    sheet.auto_filter.add_filter_column(0, ["张三"])
    book.create_sheet("旧").sheet_state = "hidden"
    book.properties.created = book.properties.modified = __import__("datetime").datetime(2026, 1, 1)
    book.save(folder / "small.xlsx")
    return (folder / "small.xlsx").read_bytes()


def inputs(folder: Path, count: int, seed: int) -> Iterator[tuple[int, str, bytes]]:
    given = seeds(folder)
    weights = [weight for *_, weight in given]
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)  # each input stands for itself
        name, data, mutation, _ = chance.choices(given, weights)[0]
        yield number, name, mutation(data, chance)


def read(path: Path) -> list[Trouble]:
    """Everything a command would do first with such a file."""
    if path.suffix == ".yaml":
        return read_keyed(path)[1]
    found, trouble = grids(path)
    for grid in found:
        width = len(grid.rows[0]) if grid.rows else 0
        if any(len(row) != width for row in grid.rows):
            raise ValueError("rows of unequal width")
    return trouble


def peak() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description="用损坏的文件试读")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, default=-1)
    given = parser.parse_args()
    failures, slowest, kinds = 0, 0.0, {"read": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, file, data in inputs(folder, given.count, given.seed):
            if given.only not in (-1, number):
                continue
            path = folder / file
            path.write_bytes(data)
            faulthandler.dump_traceback_later(SECONDS, exit=True)
            began = time.perf_counter()
            try:
                trouble = read(path)
                kind = next((t.kind for t in trouble if t.kind.startswith("file.")), "read")
                kinds[kind] = kinds.get(kind, 0) + 1
            except BaseException:
                failures += 1
                keep(number, file, data)
                traceback.print_exc()
            slowest = max(slowest, time.perf_counter() - began)
            faulthandler.cancel_dump_traceback_later()
    used = peak()
    print(f"{given.count} inputs, {failures} failures, slowest {slowest:.2f} s, peak {used >> 20} MiB: {kinds}")
    return 1 if failures or used > MEMORY else 0


def keep(number: int, file: str, data: bytes) -> None:
    folder = HERE / "out" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}-{file}").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
