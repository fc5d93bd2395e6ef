"""Papers and what was found in them side by side: the text with its places marked, each finding beside its paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape

from xzhj.model import Case, Checked, Finding, Paper, Paragraph
from xzhj.report.mask import mask
from xzhj.report.words import LEVEL_NAMES, sort_out

STYLE = """
body{font-family:"Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:76em;padding:1em;color:#222;line-height:1.7}
h1{font-size:1.4em}h2{font-size:1.15em;border-bottom:1px solid #999;margin-top:2em}
.row{display:grid;grid-template-columns:4.5em minmax(0,3fr) minmax(0,2fr);gap:.8em;padding:.1em .3em}
.row:hover{background:#f6f6f6}.place{color:#888;font-size:.8em}.text{white-space:pre-wrap;overflow-wrap:anywhere}
.hit .text{background:#fff8dc}.note{font-size:.9em;border-left:4px solid #888;padding-left:.6em;margin-bottom:.4em}
.error{border-color:#b00020}.warning{border-color:#b26a00}.note .code{font-weight:bold}.because{color:#666}
mark{background:#ffd7d7}@media print{.row{break-inside:avoid}body{max-width:none}}
"""
_MARKED = re.compile(r"【(.+?)】", re.DOTALL)


def papers_html(checked: Checked, case: Case, *, reveal: bool = False) -> str:
    """One offline page. 内部 findings are left out; ID and phone numbers are masked without `reveal`."""
    parts = sort_out(checked)
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in (*parts.standing, *parts.unchecked):
        by_file[finding.at[0].file if finding.at else ""].append(finding)
    files = {p.file for p in case.papers}
    counts = "，".join(f"{name} {checked.count(level)} 项" for level, name in LEVEL_NAMES.items())
    other = [f for file, found in by_file.items() if file not in files for f in found]
    body = "".join(paper_html(p, by_file.get(p.file, []), reveal) for p in case.papers)
    loose = f"<h2>其他</h2>{''.join(note(f, reveal) for f in other)}" if other else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>文书审查</title>'
        f"<style>{STYLE}</style></head><body><h1>文书审查</h1><p>{len(case.papers)} 份文书：{counts}。"
        f"检查日 {checked.today}。</p>{loose}{body}</body></html>\n"
    )


def paper_html(paper: Paper, findings: list[Finding], reveal: bool) -> str:
    """One paper: its text at the left, its findings at the right of the paragraph they speak of."""
    places: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        places[finding.at[0].place].append(finding)
    known = {p.place for p in paper.paragraphs}
    top = "".join(note(f, reveal) for place, found in places.items() if place not in known for f in found)
    shown: set[str] = set()
    rows = "".join(row(p, places, shown, reveal) for p in paper.paragraphs if p.text.strip() or p.place in places)
    count = f"{len(findings)} 项" if findings else "没有发现问题"
    return f"<h2>{escape(paper.title or paper.file)}</h2><p class=place>{escape(paper.file)}：{count}</p>{top}{rows}"


def row(paragraph: Paragraph, places: dict[str, list[Finding]], shown: set[str], reveal: bool) -> str:
    found = places.get(paragraph.place, []) if paragraph.place not in shown else []
    shown.add(paragraph.place)
    text = paragraph.text if reveal else mask(paragraph.text)
    notes = "".join(note(f, reveal) for f in found)
    words = {m[1] for f in found for m in _MARKED.finditer(f.text)}
    return (
        f'<div class="row{" hit" if found else ""}"><div class=place>{escape(paragraph.place)}</div>'
        f"<div class=text>{highlighted(text, words)}</div><div>{notes}</div></div>"
    )


def highlighted(text: str, words: set[str]) -> str:
    """The quoted words marked in the text."""
    inside = [w for w in words if w and w in text]
    if not inside:
        return escape(text)
    pattern = re.compile("|".join(re.escape(w) for w in sorted(inside, key=len, reverse=True)))
    out, last = "", 0
    for match in pattern.finditer(text):
        out += f"{escape(text[last : match.start()])}<mark>{escape(match[0])}</mark>"
        last = match.end()
    return out + escape(text[last:])


def note(finding: Finding, reveal: bool) -> str:
    text = finding.text if reveal else mask(finding.text)
    because = "、".join(map(str, finding.because))
    cited = f"<div class=because>依据：{escape(because)}</div>" if because else ""
    level = LEVEL_NAMES.get(finding.level, "")
    return (
        f'<div class="note {finding.level}"><span class=code>{finding.code} {level}</span> {escape(text)}{cited}</div>'
    )
