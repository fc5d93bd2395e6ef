"""Every fault of the faulty sample township."""

from __future__ import annotations

from tools.sample_desk import MEMBERS, Desk
from tools.sample_faults_people import plant_people
from tools.sample_faults_rest import plant_candidates, plant_facts, plant_files, plant_roles
from tools.sample_people import Made, Member


def plant_everything(desk: Desk, made: Made) -> None:
    """Every fault of the township."""
    free = free_members(desk, made)
    plant_people(desk, made, free)
    plant_roles(desk, made)
    plant_candidates(desk, made)
    plant_facts(desk, made)
    plant_files(desk, made)


def free_members(desk: Desk, made: Made) -> list[Member]:
    """Members whom no other list names: full members without a remark."""
    named = set()
    for name, opened in desk.books.items():
        if name != MEMBERS:
            for ws in opened:
                for line in ws.iter_rows(values_only=True):
                    for value in line:
                        if isinstance(value, str):
                            named |= {value, *value.replace("\n", "、").split("、")}
    return [m for m in made.all_ if m.name not in named and m.category == "正式党员" and not m.remark]
