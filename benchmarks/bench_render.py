"""Papers a second: a three-page paper with a 50-row table, by xzhj and by docxtpl, one process, turns taken.

Bar: at least twice docxtpl. Run where docxtpl is installed as well (it is no dependency of xzhj):
    python -m venv bench && bench/bin/pip install -e . docxtpl && bench/bin/python benchmarks/bench_render.py
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from xzhj.documents import draft, typeset

ROUNDS, PAPERS = 7, 6
CLAUSE = (
    "大会选举实行无记名投票，代表对候选人可以投赞成票、不赞成票或者弃权，投不赞成票的可以另选他人，弃权的不得另选。"
)
TEXTS = [f"{CLAUSE * 2}{n}" for n in range(1, 13)]
ROWS = [
    {"n": n, "name": f"青山村第{n}党支部", "full": 20 + n, "new": n % 3, "quota": n % 5 + 1, "note": ""}
    for n in range(1, 51)
]
FACTS = {"township": "青山镇", "ordinal": "十四", "texts": TEXTS, "rows": ROWS, "day": "2026年3月5日"}
HEADS = ["序号", "选举单位", "正式党员", "预备党员", "代表名额", "备注"]
FIELDS = ["n", "name", "full", "new", "quota", "note"]
OURS = f"""---
profile: downward
---
# 关于做好中国共产党{{{{ township }}}}第{{{{ ordinal }}}}次代表大会代表选举工作的通知
各选举单位：
{{% for text in texts %}}
{{{{ text }}}}
{{% endfor %}}
> 中共{{{{ township }}}}委员会
> {{{{ day }}}}
=== 附件
# 代表名额分配表
::: table
{" | ".join(HEADS)}
{{% for row in rows %}}
{" | ".join("{{ row." + f + " }}" for f in FIELDS)}
{{% endfor %}}
:::
"""


def theirs_template() -> bytes:
    """The same paper as a docxtpl template."""
    import docx

    paper = docx.Document()
    paper.add_paragraph("关于做好中国共产党{{ township }}第{{ ordinal }}次代表大会代表选举工作的通知")
    paper.add_paragraph("各选举单位：")
    paper.add_paragraph("{%p for text in texts %}")
    paper.add_paragraph("{{ text }}")
    paper.add_paragraph("{%p endfor %}")
    paper.add_paragraph("中共{{ township }}委员会")
    paper.add_paragraph("{{ day }}")
    paper.add_page_break()
    paper.add_paragraph("代表名额分配表")
    table = paper.add_table(rows=4, cols=6, style="Table Grid")
    for i, head in enumerate(HEADS):
        table.cell(0, i).text = head
        table.cell(2, i).text = "{{ row." + FIELDS[i] + " }}"
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def facts(turn: int) -> dict[str, object]:
    """Every paper is another township's, so that nothing set before can be used again."""
    rows = [{**row, "name": f"青山村第{turn}之{row['n']}党支部"} for row in ROWS]
    return {**FACTS, "rows": rows, "texts": [f"{text}（{turn}）" for text in TEXTS]}


TURNS = map(facts, count())


def ours() -> bytes:
    return typeset(draft(OURS, next(TURNS)))


def theirs(template: bytes) -> bytes:
    from docxtpl import DocxTemplate

    paper = DocxTemplate(io.BytesIO(template))
    paper.render(next(TURNS), autoescape=True)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def seconds(make: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    for _ in range(PAPERS):
        make()
    return (time.perf_counter() - start) / PAPERS


def main() -> None:
    try:
        import docxtpl  # noqa: F401
    except ImportError:
        print(f"xzhj {1 / min(seconds(ours) for _ in range(ROUNDS)):.0f} 份/秒（没有装 docxtpl，不能比较）")
        return
    template = theirs_template()
    ours(), theirs(template)
    pairs = [(seconds(ours), seconds(lambda: theirs(template))) for _ in range(ROUNDS)]
    mine, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"xzhj {1 / mine:.0f} 份/秒 · docxtpl {1 / other:.0f} 份/秒 · 倍数 {statistics.median(b / a for a, b in pairs):.1f}（要求 2.0）"
    )


if __name__ == "__main__":
    main()
