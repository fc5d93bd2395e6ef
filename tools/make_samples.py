"""Make samples/示范县: one whole synthetic township, clean (柳溪镇). Every person and place is invented; the same bytes every time.

Run from the project's root: `python tools/make_samples.py`.
"""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.sample_facts import write_county, write_facts  # noqa: E402
from tools.sample_people import Made, make  # noqa: E402
from tools.sample_plenaries import write_plenary_ballots  # noqa: E402
from tools.sample_rosters import (  # noqa: E402
    write_ballots,
    write_candidates,
    write_delegates,
    write_members,
    write_roles,
    write_units,
)
from tools.sample_town import Town  # noqa: E402

COUNTY = ROOT / "samples" / "示范县"
WILLOW = Town(
    name="柳溪镇",
    code="柳党发",
    seed=20260701,
    villages=("柳溪", "石桥", "东湾", "西河", "南塘", "北坡", "杨树", "大井", "小井", "青杠", "白沙", "红土", "双河", "凉水", "高家", "梅子"),
    offices={"镇机关第一党支部": 24, "镇机关第二党支部": 22, "镇财政所党支部": 9, "柳溪中学党支部": 21, "柳溪小学党支部": 13, "柳溪卫生院党支部": 16, "柳溪农业合作社党支部": 8},
    units={
        "镇机关选举单位": ("镇机关第一党支部", "镇财政所党支部"),
        "镇机关第二选举单位": ("镇机关第二党支部",),
        "教育选举单位": ("柳溪中学党支部", "柳溪小学党支部"),
        "卫生和合作社选举单位": ("柳溪卫生院党支部", "柳溪农业合作社党支部"),
    },
    seats=100,
    excluded=8,
    committee=(9, 11),
    discipline=(5, 6),
    county=(8, 10),
    presidium=(5, 6),
    congress=date(2027, 1, 14),
    term_start=date(2022, 1, 20),
    term_end=date(2027, 1, 20),
    unit_day=date(2026, 12, 20),
)  # fmt: skip


def write(folder: Path, made: Made, town: Town) -> None:
    """All rosters and 换届信息.xlsx."""
    write_members(folder, made.all_, town)
    write_units(folder, made.all_, made.units, made.seats, town)
    write_delegates(folder, made.all_, made.seats, town)
    write_candidates(folder, made.stands, town)
    write_roles(folder, made.all_, made.stands, town)
    write_facts(folder, made.all_, made.units, made.stands, town)


def main() -> int:
    rng, folder = random.Random(WILLOW.seed), COUNTY / WILLOW.name
    made = make(rng, WILLOW)
    write(folder, made, WILLOW)
    write_ballots(rng, folder, made.stands, WILLOW)
    write_plenary_ballots(folder, made.stands, WILLOW)
    write_county(COUNTY)
    elected, stood = sum(m.stage == "当选" for m in made.all_), sum(bool(m.stage) for m in made.all_)
    print(f"党员 {len(made.all_)}，选举单位 {len(made.units)}，代表 {elected}，代表候选人 {stood}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
