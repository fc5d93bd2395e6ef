"""名额分配明显偏离党员人数。

查什么：各选举单位的名额与按党员人数算出的名额（最大余数法，下派名额除外）相差两名以上，而且超过三成的。
为什么：名额主要按党组织数量、党员人数分配，也要照顾代表的广泛性；偏离大的，最好有个说法。
怎么改：有理由的（如领导干部集中的机关）不必改；没有的按旁边的数调整。
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from xzhj.law import Law
from xzhj.model import Case, Finding, Missing, Source
from xzhj.rules._planned import is_congress
from xzhj.rules.numbers._units import sizes, units

CODE = "R306"
LEVELS = ("note",)
EACH = "case"
LAW = ("delegates.allotment",)
SEATS, SHARE = 2, Fraction(3, 10)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    known = units(case)
    if not is_congress(case) or len(known) < 2 or any(u.unread for u in known.values()):
        return
    members = sizes(case, known)
    if not sum(members.values()):
        return
    if not case.folder:
        raise Missing("electing_units")  # a table by itself may be a part
    own = {name: max(0, (u.quota or 0) - u.assigned) for name, u in known.items()}
    fair = largest_remainder(members, sum(own.values()))
    parts: list[str] = []
    places: list[Source] = []
    for name, unit in known.items():
        off = abs(own[name] - fair[name])
        if off >= SEATS and off > SHARE * fair[name]:
            parts.append(f"{name} {own[name]} 名（党员 {members[name]} 名，按人数约 {fair[name]} 名）")
            places += unit.at
    if parts:
        more = f"等 {len(parts)} 个单位" if len(parts) > 5 else ""
        text = f"名额与党员人数相差较大：{'、'.join(parts[:5])}{more}；有理由的不必改"
        yield Finding(text, tuple(places), (law["delegates.allotment"].cite,))


def largest_remainder(sizes: Mapping[str, int], seats: int) -> dict[str, int]:
    """Seats by size: whole shares first, the rest to the largest remainders (ties to the larger, then the earlier)."""
    total = sum(sizes.values())
    given = {name: seats * size // total for name, size in sizes.items()}
    order = sorted(sizes, key=lambda name: (-(seats * sizes[name] % total), -sizes[name]))
    for name in order[: seats - sum(given.values())]:
        given[name] += 1
    return given
