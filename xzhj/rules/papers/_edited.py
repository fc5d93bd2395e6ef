"""A paper that `render` wrote: what someone changed in it by hand, what today's facts would write otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from xzhj.model import Finding, Paper, Source
from xzhj.rules.papers._say import lines

MOST = 4  # changes told in one line
AROUND = 8
LONG = 6  # characters that do not stand twice in a paper by chance
_LABELS = re.compile(r"(?:发文机关标志|发文字号|份号|密级|紧急程度|签发人)[：:]")
_NOT_WORDS = re.compile(r"^\s*\[\d+\]|[^\w%％.○×√]|_")

Piece = tuple[str, str, Source | None]  # bare, as it stands, where


def changed_since(paper: Paper) -> Iterator[Finding]:
    """What the facts and rosters say otherwise since the paper was written."""
    changed = paper.made.get("since", ())
    if not changed:
        return
    at = [place for _, old, _, _ in changed if (place := place_of(paper, old))]
    facts = [source for *_, source in changed if source is not None]
    told = "；".join(
        f"{name}原来是“{cut(old)}”，现在是“{cut(new)}”" if name else apart(old, new)
        for name, old, new, _ in changed[:MOST]
    )
    more = f"；共 {len(changed)} 处" if len(changed) > MOST else ""
    what = "手工改过，请照着改" if paper.made.get("edited") else "请重新写出"
    first = at or [paper.at(paper.paragraphs[0].place)]
    yield Finding(
        f"写出以后换届信息或名册改了，{what}：{told}{more}", tuple(dict.fromkeys((*first[:1], *facts[:1], *at[1:])))
    )


def place_of(paper: Paper, words: str) -> Source | None:
    """The paragraph that holds these words; a number only by itself."""
    wanted = bare(words)
    whole = re.compile(rf"(?<!\d){re.escape(wanted)}(?!\d)") if wanted else None
    return next((paper.at(p.place) for _, p in lines(paper) if whole and whole.search(bare(p.text))), None)


def changed_by_hand(paper: Paper) -> Iterator[Finding]:
    """The pieces that read otherwise than when we wrote them."""
    if not paper.made.get("edited") or not paper.made.get("lines"):
        return
    old = [(bare(p), p, None) for line in paper.made["lines"] for p in _pieces(str(line))]
    new = [
        (bare(p), p, paper.at(one.place)) for _, one in lines(paper, "body", "table", "box") for p in _pieces(one.text)
    ]
    found = list(_changes(old, new))
    if not found:
        return
    told = "；".join(said for said, _ in found[:MOST])
    at = tuple(dict.fromkeys(place for _, place in found if place is not None))[:10]
    yield Finding(
        f"写出以后手工改过，共 {len(found)} 处：{told}", at or (paper.at(paper.paragraphs[0].place),), level="note"
    )


def _changes(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[tuple[str, Source | None]]:
    """Each change in words and where it stands; pieces only cut otherwise, or moved, are none."""
    before, now = "".join(p[0] for p in old), "".join(p[0] for p in new)
    matcher = SequenceMatcher(None, [p[0] for p in old], [p[0] for p in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        gone, come = old[a:b], new[c:d]
        if kind == "equal" or "".join(p[0] for p in gone) == "".join(p[0] for p in come):
            continue
        if len(gone) == len(come):
            pairs = [(g, n) for g, n in zip(gone, come, strict=True) if g[0] != n[0]]
            moved = [(g, n) for g, n in pairs if len(n[0]) >= LONG and n[0] in before and g[0] in now]
            yield from ((apart(g[1], n[1]), n[2]) for g, n in pairs if (g, n) not in moved)
            continue
        yield from ((f"现在有“{cut(text)}”", at) for plain, text, at in come if plain not in before)
        yield from ((f"原来有“{cut(text)}”", None) for plain, text, _ in gone if plain not in now)


def apart(old: str, new: str) -> str:
    """The part of two texts that differs, with a little around it."""
    old, new = " ".join(old.split()), " ".join(new.split())
    low = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - low
    tail = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return f"原来是“{_around(old, low, tail)}”，现在是“{_around(new, low, tail)}”"


def _around(text: str, low: int, tail: int) -> str:
    start, end = max(0, low - AROUND), min(len(text), len(text) - tail + AROUND)
    return f"{'…' if start else ''}{cut(text[start:end])}{'…' if end < len(text) else ''}"


def _pieces(line: str) -> list[str]:
    """A line cut at tabs and cells, without marks of layout and labels of the head."""
    plain = _LABELS.sub("", line)
    return [p for p in re.split(r"[|｜↵\t\n]", plain) if bare(p) and not re.fullmatch(r"附件\d*", bare(p))]


def bare(text: str) -> str:
    return _NOT_WORDS.sub("", re.sub(r"\s", "", text))


def cut(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= 30 else f"{short[:28]}…"
