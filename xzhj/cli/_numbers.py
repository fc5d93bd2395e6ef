"""文号 over several townships: none given twice, and those the county's register still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xzhj.model import Case
from xzhj.readers.register import own, read_facts

_NUMBER = re.compile(r"(.+〔\d{4}〕)(\d{1,4})号")


@dataclass(slots=True)
class Numbers:
    """What was numbered: 文号 → the titles that carry it; and what the county has registered."""

    titles: dict[str, set[str]] = field(default_factory=dict)
    registered: dict[str, str] = field(default_factory=dict)  # 文号 → title
    wanted: bool = False  # whether a paper waits for one

    def note(self, case: Case, written: Iterable[tuple[str, str]]) -> None:
        """Take down the (文号, title) of one township's papers, and what is registered for others under the same 文号."""
        county = read_facts(case.facts)
        self.registered |= {filed.number: filed.title for filed in county if filed.number}
        mine = {filed.number for filed in own(county, case.facts)}
        for number, title in written:
            titles = self.titles.setdefault(number, set())
            titles.add(title)
            if number in self.registered and number not in mine:
                titles.add(self.registered[number])

    def doubled(self) -> Iterator[str]:
        for number, titles in sorted(self.titles.items()):
            if len(titles) > 1:
                yield f"文号 {number} 用在了 {len(titles)} 份不同的文书上（{'；'.join(sorted(titles))}），请改正文号登记再写"

    def free(self) -> str:
        """How far the county's own series goes and what it left out; "" where nothing is registered."""
        series: dict[str, list[int]] = {}
        for number in self.registered:
            if match := _NUMBER.fullmatch(number):
                series.setdefault(match[1], []).append(int(match[2]))
        return "；".join(_gaps(series))


def _gaps(series: Mapping[str, list[int]]) -> Iterator[str]:
    for prefix, used in sorted(series.items()):
        left = [n for n in range(min(used), max(used)) if n not in used]
        yield f"{prefix}登记到 {max(used)} 号" + (f"，中间没有登记的有 {'、'.join(map(str, left))} 号" if left else "")
