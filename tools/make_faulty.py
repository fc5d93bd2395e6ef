"""Make samples/示范县/青石乡: another synthetic township, with faults as clerks make them, and 毛病清单.yaml, the list of them.

Run from the project's root: `python tools/make_faulty.py`. The same bytes every time.
"""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.make_samples import COUNTY, write  # noqa: E402
from tools.sample_books import text_file  # noqa: E402
from tools.sample_desk import Desk  # noqa: E402
from tools.sample_faults import plant_everything  # noqa: E402
from tools.sample_people import make  # noqa: E402
from tools.sample_town import Town  # noqa: E402

CHECKED = date(2027, 2, 5)  # the day the list holds for: after the congress and its replies
BLUESTONE = Town(
    name="青石乡",
    code="青党发",
    seed=20260702,
    villages=("青石", "黄泥", "上岗", "下岗", "竹园", "桐子", "马鞍", "石门", "油房", "干溪"),
    offices={"乡机关第一党支部": 24, "乡机关第二党支部": 22, "青石中心学校党支部": 16, "青石卫生院党支部": 12, "青石水电站党支部": 2},
    units={
        "乡机关选举单位": ("乡机关第一党支部",),
        "乡机关第二选举单位": ("乡机关第二党支部",),
        "青石中心学校选举单位": ("青石中心学校党支部",),
        "青石卫生院选举单位": ("青石卫生院党支部", "青石水电站党支部"),
    },
    seats=80,
    excluded=14,
    committee=(7, 8),
    discipline=(6, 8),
    county=(6, 8),
    presidium=(4, 5),
    congress=date(2027, 1, 16),
    term_start=date(2022, 1, 8),
    term_end=date(2027, 1, 8),
    unit_day=date(2026, 12, 22),
    women_first=False,
    figures={"population": 8652, "revenue": 618, "members_floating": 9, "prev_delegates": 78},
)  # fmt: skip


def main() -> int:
    folder = COUNTY / BLUESTONE.name
    for old in folder.glob("*") if folder.exists() else ():
        old.unlink()
    made = make(random.Random(BLUESTONE.seed), BLUESTONE)
    write(folder, made, BLUESTONE)
    desk = Desk.open(folder)
    plant_everything(desk, made)
    desk.save()
    text_file(folder / "毛病清单.yaml", desk.listed(BLUESTONE.name, CHECKED))
    print(f"毛病 {len(desk.faults)} 处，规则 {len({f.code for f in desk.faults})} 条")
    return 0


if __name__ == "__main__":
    sys.exit(main())
