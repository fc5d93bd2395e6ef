"""Papers and what was found in them side by side: the text with its places marked, each finding beside its paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePath

from xzhj.model import Case, Checked, Finding, Paper, Paragraph
from xzhj.report.html import asset, digest, filled, hidden_note
from xzhj.report.mask import mask
from xzhj.report.quoted import quoted_at
from xzhj.report.words import LEVEL_NAMES, level_counts, sort_out


def papers_html(checked: Checked, case: Case, *, reveal: bool = False) -> str:
    """One offline page. 内部 findings are left out; ID and phone numbers are masked without `reveal`."""
    parts = sort_out(checked)
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in (*parts.standing, *parts.unchecked):
        by_file[finding.at[0].file if finding.at else ""].append(finding)
    files = {p.file for p in case.papers}
    other = [f for file, found in by_file.items() if file not in files for f in found]
    loose = f"<section><h2>其他</h2>{''.join(note(f, reveal) for f in other)}</section>" if other else ""
    style, script = asset("page.css") + asset("papers.css"), asset("papers.js")
    slots = {
        "facts": escape(facts_of(checked, case)),
        "counts": "".join(
            f'<li class="{level}"><b>{checked.count(level)}</b>{name}</li>' for level, name in LEVEL_NAMES.items()
        ),
        "aside": hidden_note(len(parts.internal)),
        "index": index(case.papers, by_file),
        "papers": loose + "".join(paper_html(p, n, by_file.get(p.file, []), reveal) for n, p in enumerate(case.papers)),
        "masked": "" if reveal else "身份证号、电话号码已打码。",
        "style": style,
        "script": script,
        "style_hash": digest(style),
        "script_hash": digest(script),
    }
    return filled("papers.html", slots)


def facts_of(checked: Checked, case: Case) -> str:
    day = f"选举日 {checked.day.isoformat()}　" if case.folder else ""
    return f"{len(case.papers)} 份文书　{day}检查日 {checked.today.isoformat()}"


def index(papers: Sequence[Paper], by_file: Mapping[str, Sequence[Finding]]) -> str:
    """The papers with how many findings each has; one paper needs none."""
    if len(papers) < 2:
        return ""
    lines = "".join(
        f'<tr><td><a href="#p{n}">{escape(paper.title or PurePath(paper.file).name)}</a></td>'
        f"<td>{escape(level_counts(by_file.get(paper.file, ())) or '没有发现问题')}</td></tr>"
        for n, paper in enumerate(papers)
    )
    return f"<section><h2>各份文书</h2><table><thead><tr><th>文书</th><th>结果</th></tr></thead><tbody>{lines}</tbody></table></section>"


def paper_html(paper: Paper, number: int, findings: list[Finding], reveal: bool) -> str:
    """One paper: its text at the left, its findings at the right of the paragraph they speak of."""
    places: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        places[finding.at[0].place].append(finding)
    known = {p.place for p in paper.paragraphs}
    top = "".join(note(f, reveal) for place, found in places.items() if place not in known for f in found)
    shown: set[str] = set()
    rows = "".join(row(p, places, shown, reveal) for p in paper.paragraphs if p.text.strip() or p.place in places)
    count = level_counts(findings) or "没有发现问题"
    return (
        f'<section class="paper" id="p{number}"><h2>{escape(paper.title or PurePath(paper.file).name)}</h2>'
        f'<p class="facts">{escape(paper.file)}　{count}</p>{top}{rows}</section>'
    )


def row(paragraph: Paragraph, places: dict[str, list[Finding]], shown: set[str], reveal: bool) -> str:
    found = places.get(paragraph.place, []) if paragraph.place not in shown else []
    shown.add(paragraph.place)
    text = paragraph.text if reveal else mask(paragraph.text)
    notes = "".join(note(f, reveal) for f in found)
    spans = [span for f in found for span in quoted_at(text, f.text if reveal else mask(f.text))]
    return (
        f'<div class="row{" hit" if found else ""}"><div class="place">{escape(paragraph.place)}</div>'
        f'<div class="text">{highlighted(text, spans)}</div><div>{notes}</div></div>'
    )


def highlighted(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with these parts of it marked."""
    out, last = "", 0
    for start, end in sorted(spans):
        if end > last:
            start = max(start, last)
            out += f"{escape(text[last:start])}<mark>{escape(text[start:end])}</mark>"
            last = end
    return out + escape(text[last:])


def note(finding: Finding, reveal: bool) -> str:
    text = finding.text if reveal else mask(finding.text)
    because = "、".join(map(str, finding.because))
    cited = f'<div class="because">依据：{escape(because)}</div>' if because else ""
    level = LEVEL_NAMES.get(finding.level, "")
    return f'<div class="note {finding.level}"><span class="code">{finding.code} {level}</span> {escape(text)}{cited}</div>'
