"""议程与批复不一致。

查什么：大会通过的（或现在填的）议程，与批复的议程比，少了、多了哪几项，先后变了没有。
为什么：议程经上级批复，要改须再报；选举事项漏列，选举就没有依据。
怎么改：照批复改；确需增减的，再请示。
"""

import re
import unicodedata
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import STAGES, Case, Cite, Fact, Finding
from xzhj.rules._planned import several

CODE = "R513"
LEVELS = ("warning",)
EACH = "case"
FACTS = ("agenda",)
BECAUSE = (Cite("党组织选举工作手册", "?"),)
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    approved = case.facts.fact("agenda", "approved")
    if approved is None:
        return
    for other in case.facts.stages("agenda"):
        if other.stage in ("", "adopted", "final"):
            yield from compare(approved, other)


def compare(approved: Fact, other: Fact) -> Iterator[Finding]:
    before = {plain(item): item for item in approved.value}
    after = {plain(item): item for item in other.value}
    words = f"{STAGES.get(other.stage, '现在')}的议程"
    parts = []
    if lost := [item for key, item in before.items() if key not in after]:
        parts.append("少了" + "".join(f"“{bare(item)}”" for item in lost))
    if new := [item for key, item in after.items() if key not in before]:
        parts.append("多了" + "".join(f"“{bare(item)}”" for item in new))
    if not parts and list(before) != list(after):
        moved = next(item for key, item in after.items() if list(after).index(key) != list(before).index(key))
        parts.append(f"先后不同（从“{bare(moved)}”起）")
    if parts:
        yield Finding(f"{words}与批复的不一致：{'，'.join(parts)}", several([other.at, approved.at]))


def bare(item: str) -> str:
    return _NUMBER.sub("", item.strip()).rstrip("。；;，,")


def plain(item: str) -> str:
    """An item without its number, its punctuation, its blanks, and the party's full or short name."""
    text = unicodedata.normalize("NFKC", bare(item)).replace("中国共产党", "中共")
    return re.sub(r"[\W_]+", "", text)
