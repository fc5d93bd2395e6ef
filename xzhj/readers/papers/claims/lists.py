"""Lists of names: on one line after a label, or a name a line (or a cell) under a heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from xzhj.model import Claim, Paper, Paragraph
from xzhj.readers.papers.claims.surnames import is_name
from xzhj.readers.papers.structure import Parts
from xzhj.text.names import read_name

_TAIL = re.compile(r"[（(〔][^（()）〔〕]{1,16}[)）〕]")
_APART = re.compile(r"[、，,;；\t\n|]+|\s{2,}|　{2,}|(?<=[)）])\s*(?=[\u4e00-\u9fff])")
_NUMBERED = re.compile(r"^\s*(?:[（(]?\d{1,3}[)）.．、\s]+)")
_HEADED = re.compile(r"名单|候选人|委员|代表|主席团|监票|计票|当选|人选|笔画|成员|列席|秘书长|召集人|书记")
_ORDERED = re.compile(r"(姓氏|姓名)\s*笔[画划]")


def lists(paper: Paper, parts: Parts) -> Iterator[Claim]:
    """`names`: value the names in order; `about` the label; `unit` 姓氏笔画 or 姓名笔画 where the list claims that order."""
    yield from _inline(paper)
    yield from _stacked(paper)
    yield from _tabled(paper)


def split(text: str) -> list[str]:
    """The names a line holds, tails （女，回族） off; [] unless every piece is a name."""
    plain = _NUMBERED.sub("", text.strip().strip("。.；;"))
    plain = _TAIL.sub(lambda m: m[0].replace("，", "/").replace("、", "/").replace(",", "/"), plain)
    plain = re.sub(r"(?<![\u4e00-\u9fff·])([\u4e00-\u9fff])[ 　]+([\u4e00-\u9fff])(?![\u4e00-\u9fff·])", r"\1\2", plain)
    marked = re.search(r"[、，,;；|]", plain)
    pieces = [p.strip() for p in (_APART.split(plain) if marked else plain.split()) if p and p.strip()]
    names = [re.sub(r"\s+", "", read_name(re.sub(r"/", "，", p)).name) for p in pieces]
    names = [re.sub(r"[（(].*", "", n) for n in names]
    return names if names and all(is_name(n) for n in names) else []


def _inline(paper: Paper) -> Iterator[Claim]:
    for index, paragraph in enumerate(paper.paragraphs):
        text = paragraph.text
        for match in re.finditer(r"(?:^|[。；;\n])([^。；;\n：:]{0,60})[：:]([^。；;\n：:]{5,})", text):
            names = split(match[2])
            if len(names) >= 2:
                label = re.sub(r"\s+", "", match[1])
                yield Claim(
                    "names",
                    tuple(names),
                    label,
                    paper.at(paragraph.place),
                    match[2].strip(),
                    _order(paper, index, text),
                    index=index,
                    start=match.start(2),
                    end=match.end(2),
                )


def _stacked(paper: Paper) -> Iterator[Claim]:
    """Paragraphs of names alone; a heading over them says what they are."""
    run: list[tuple[int, list[str]]] = []
    heading = ""
    before = ""
    for index, paragraph in enumerate(paper.paragraphs):
        text = paragraph.text.strip()
        if not text:
            continue
        names = (
            split(text) if paragraph.part == "body" and len(text) < 200 and "：" not in text and ":" not in text else []
        )
        if names:
            run.append((index, names))
            heading = heading or before
            continue
        yield from _run(paper, run, heading)
        run, heading = [], ""
        before = "" if paragraph.part != "body" else _two(before, text)
    yield from _run(paper, run, heading)


def _two(before: str, text: str) -> str:
    """A caption such as （按姓氏笔画为序） does not hide the heading over it."""
    return f"{before}{text}" if text.startswith(("（", "(")) and len(before) < 60 else text


def _run(paper: Paper, run: list[tuple[int, list[str]]], heading: str) -> Iterator[Claim]:
    names = [name for _, found in run for name in found]
    if len(names) < 3 or not (_HEADED.search(heading) or len(names) > 4):
        return
    first, last = run[0][0], run[-1][0]
    text = paper.paragraphs[first].text.strip()
    yield Claim(
        "names",
        tuple(names),
        re.sub(r"\s+", "", heading)[-60:],
        paper.at(paper.paragraphs[first].place),
        text,
        _order(paper, first, heading),
        index=first,
        start=0,
        end=last,
    )


def _order(paper: Paper, index: int, near: str) -> str:
    match = _ORDERED.search(near)
    return f"{match[1]}笔画" if match else ""


_NAME_HEAD = re.compile(r"^(?:候选人|代表|委员|当选人|人选|监票人|主席团成员)?姓名$|^候选人$")
_COUNTED = re.compile(r"[（(]?共?\s*\d+\s*(?:名|人|位|个)[）)]?")
_NOTE = re.compile(r"[（(]?(?:注|说明|备注)\s*[:：]")
_GROUP_HEAD = re.compile(r"代表团|选举单位|所在支部|组别|项目|类别|职务$")


def _tabled(paper: Paper) -> Iterator[Claim]:
    """Columns headed 姓名; the words over the table say what they are. A row that is no name begins another list."""
    rows: dict[int, list[tuple[int, Paragraph]]] = defaultdict(list)
    above: dict[int, str] = {}
    near, below = "", False
    for index, paragraph in enumerate(paper.paragraphs):
        if paragraph.part == "table" and "row" in paragraph.look:
            rows[paragraph.look["table"]].append((index, paragraph))
            above.setdefault(paragraph.look["table"], near)
            near, below = "", True
        elif paragraph.part == "body" and paragraph.text.strip():
            note = below and _NOTE.match(paragraph.text.strip())  # a note under a table speaks of that table
            near = near if note else f"{near[-80:]}{paragraph.text.strip()}"
            below = below and bool(note)
    for table, cells in rows.items():
        yield from _columns(paper, cells, above[table])


def _columns(paper: Paper, cells: list[tuple[int, Paragraph]], near: str) -> Iterator[Claim]:
    heads = [(p.look["row"], p.look["column"]) for _, p in cells if _NAME_HEAD.match(re.sub(r"\s", "", p.text))]
    apart = {p.look["column"] for _, p in cells if _GROUP_HEAD.search(re.sub(r"\s", "", p.text)) and p.look["row"] <= 3}
    if len({column for _, column in heads}) > 1:  # one list in several columns: its number is of none of them
        near = _COUNTED.sub("", near)
    around = {(p.look["row"], p.look["column"]): re.sub(r"\s", "", p.text) for _, p in cells}
    for row, column in heads:
        run: list[tuple[int, str]] = []
        group: tuple[str, ...] = ()
        for index, cell in cells:
            if cell.look["column"] != column or cell.look["row"] <= row:
                continue
            names = split(cell.text)
            now = (
                tuple(around.get((cell.look["row"], c), "") for c in sorted(apart))
                if re.search(r"各(?:代表团|选举单位|支部|团|组|项|类)|分别|团内|内按", near)
                else ()
            )
            if len(names) != 1 or (run and any(now) and now != group):
                yield from _column(paper, run, near)
                run = []
            group = now if any(now) else group
            run += [(index, names[0])] if len(names) == 1 else []
        yield from _column(paper, run, near)


def _column(paper: Paper, run: list[tuple[int, str]], near: str) -> Iterator[Claim]:
    if len(run) > 1:
        first = run[0][0]
        place = paper.at(paper.paragraphs[first].place)
        yield Claim(
            "names",
            tuple(n for _, n in run),
            re.sub(r"\s+", "", near)[-60:],
            place,
            run[0][1],
            _order(paper, first, near),
            index=first,
            end=len(run[0][1]),
        )
