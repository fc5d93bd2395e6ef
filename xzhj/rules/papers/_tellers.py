"""Who counts the votes must not stand for election: the tellers a paper names against the candidates it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.model import Paper, Source
from xzhj.rules.papers._say import lines

PLENARY = re.compile(r"一次全会|委员会第一次全体(?:委员)?会议|[党纪]委第一次全体会议")
_NAME = r"[\u4e00-\u9fff·]{2,4}"
LABELLED = re.compile(
    rf"监票人(?:建议)?(?:人选|名单)?(?:[：:]|有|由|是|为)\s*((?:{_NAME}、)*{_NAME})(?=[。；，（(\s]|担任|$)"
)
PROPOSED = re.compile(
    rf"(?:提名|推荐|推选|由|，|；)((?:{_NAME}(?:同志)?、)*?{_NAME}?)(?:同志|等?\d+名同志|等?[一二三四五六七八九]名同志)?(?:担任|为)(?:大会)?(?:总)?监票人"
)


def standing_tellers(paper: Paper) -> Iterator[tuple[str, Source]]:
    """Tellers who are on a list of candidates of the same paper; papers that go on to the plenaries have tellers of their own there."""
    stood = {
        str(name)
        for claim in paper.said("names")
        if "候选" in claim.about and "监票" not in claim.about and isinstance(claim.value, tuple)
        for name in claim.value
    }
    if not stood or any(PLENARY.search(p.text) for _, p in lines(paper, "body")):
        return
    told: set[str] = set()
    for name, at in _tellers(paper):
        if name in stood and name not in told:
            told.add(name)
            yield name, at


def _tellers(paper: Paper) -> Iterator[tuple[str, Source]]:
    for claim in paper.said("names"):
        if "监票" in claim.about and "候选" not in claim.about and isinstance(claim.value, tuple):
            yield from ((str(name), claim.at) for name in claim.value)
    for _, paragraph in lines(paper):
        for match in (*LABELLED.finditer(paragraph.text), *PROPOSED.finditer(paragraph.text)):
            for name in match[1].split("、"):
                yield name.removesuffix("同志"), paper.at(paragraph.place)
