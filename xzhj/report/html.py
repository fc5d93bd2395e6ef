"""Findings as one HTML file: nothing is fetched, everything is escaped, thousands filter without lag, prints on A4."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import PurePath

from xzhj.model import Case, Checked, Finding
from xzhj.report.mask import mask
from xzhj.report.picture import pictures
from xzhj.report.words import LEVEL_NAMES, RANK, WHOLE, Sorted, by_file, file_of, place_list, sort_out

WHOLE_WORDS = frozenset({"施行", "核对于", "来自", "大小", "摘要"})  # columns that never break inside a cell
PLACES = 300  # places of one finding kept in the page; JSON has all
KINDS = {**LEVEL_NAMES, "unchecked": "未查", "waived": "已准许"}
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}

Row = tuple[int, int, str, str, list[str], int, list[int], str]


def findings_html(
    checked: Checked,
    case: Case,
    *,
    explanations: Mapping[str, str] | None = None,
    reveal: bool = False,
    internal: bool = False,
) -> str:
    """The run as one offline page. `explanations` gives each rule's text by code; 内部 findings only with `internal`.

    ID and phone numbers are masked without `reveal`.
    """
    parts = sort_out(checked)
    kept = (*parts.standing, *parts.internal) if internal else parts.standing
    data = Data(reveal)
    data.fill(kept, parts)
    texts = {code: text for code, text in (explanations or {}).items() if code in data.codes}
    style, script = asset("page.css"), asset("page.js")
    slots = {
        "nav": "",
        "title": escape(title_of(case) + ("（含内部事项，不外传）" if internal and parts.internal else "")),
        "facts": escape(facts_of(checked, case)),
        "counts": counts(checked, data),
        "aside": "" if internal else hidden_note(len(parts.internal)),
        "pictures": pictures(case),
        "buttons": buttons(data),
        "options": options(data, texts),
        "explanations": explained(texts),
        "law": law(checked),
        "readings": readings(case),
        "footer": "由 xzhj 生成，全部内容都在这一个文件里，不联网。" + ("" if reveal else "身份证号、电话号码已打码。"),
        "data": data.json(texts),
        "style": style,
        "script": script,
        "style_hash": digest(style),
        "script_hash": digest(script),
    }
    slots["nav"] = nav(slots)
    return filled("page.html", slots)


def filled(name: str, slots: Mapping[str, str]) -> str:
    """A page with its slots filled."""
    page = _SLOT.sub(lambda m: slots[m[1]], asset(name))
    return page.encode("utf-8", "replace").decode("utf-8")


def asset(name: str) -> str:
    return files("xzhj.report").joinpath("page", name).read_text("utf-8")


def digest(text: str) -> str:
    """What the browser compares an inline style or script with before it lets it run."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class Data:
    """The findings as rows that the page's script reads; citations and groups are kept once."""

    def __init__(self, reveal: bool) -> None:
        self.reveal = reveal
        self.groups: list[str] = []
        self.cites: dict[str, int] = {}
        self.rows: list[Row] = []
        self.codes: Counter[str] = Counter()
        self.kinds: Counter[int] = Counter()

    def fill(self, kept: Iterable[Finding], parts: Sorted) -> None:
        for name, group in by_file(kept):
            self.add(name or WHOLE, group)
        self.add("没有查的", parts.unchecked, "unchecked")
        self.add("已准许", [f for f in parts.waived if not f.internal], "waived")

    def add(self, name: str, group: Sequence[Finding], kind: str = "") -> None:
        if group:
            self.groups.append(self.plain(name))
            for finding in group:
                self.rows.append(self.row(finding, list(KINDS).index(kind) if kind else RANK[finding.level]))

    def row(self, f: Finding, kind: int) -> Row:
        self.codes[f.code] += 1
        self.kinds[kind] += 1
        own = file_of(f) if kind < len(LEVEL_NAMES) else ""
        places = [self.plain(p) for p in place_list(f.at, own)[:PLACES]]
        cites = [self.cites.setdefault(str(c), len(self.cites)) for c in f.because]
        return (
            len(self.groups) - 1,
            kind,
            f.code,
            self.plain(f.text),
            places,
            len(f.at) if places else 0,
            list(dict.fromkeys(cites)),
            f.waived,
        )

    def plain(self, text: str) -> str:
        return text if self.reveal else mask(text)

    def json(self, texts: Mapping[str, str]) -> str:
        """JSON that cannot end the script element it stands in."""
        node = {
            "groups": self.groups,
            "cites": list(self.cites),
            "explained": list(texts),
            "most": PLACES,
            "rows": self.rows,
        }
        return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def title_of(case: Case) -> str:
    name = case.facts.get("township") or PurePath(case.folder).name
    return f"{name}换届材料检查结果" if name else "换届材料检查结果"


def facts_of(checked: Checked, case: Case) -> str:
    words = [f"选举日 {checked.day.isoformat()}", f"检查日 {checked.today.isoformat()}"]
    if case.stat_cutoff:
        words.append(f"年龄统计截止日 {case.stat_cutoff.isoformat()}")
    names = list(dict.fromkeys(r.file for r in case.readings)) or list(dict.fromkeys(r.file for r in case.rosters))
    if names:
        words.append(
            f"查了 {'、'.join(PurePath(n).name for n in names[:3])}{f' 等 {len(names)} 个文件' if len(names) > 3 else ''}"
        )
    return "　".join(words)


def counts(checked: Checked, data: Data) -> str:
    shown = [(kind, name, data.kinds[i]) for i, (kind, name) in enumerate(KINDS.items())]
    shown.insert(4, ("later", "未到时间", checked.not_due))
    return "".join(f'<li class="{kind}"><b>{n}</b>{name}</li>' for i, (kind, name, n) in enumerate(shown) if n or i < 3)


def hidden_note(n: int) -> str:
    return f'<p class="aside">另有内部事项 {n} 项，见内部清单。</p>' if n else ""


def buttons(data: Data) -> str:
    return "".join(
        f'<button type="button" data-level="{i}" aria-pressed="true">{name} {data.kinds[i]}</button>'
        for i, name in enumerate(KINDS.values())
        if data.kinds[i]
    )


def options(data: Data, texts: Mapping[str, str]) -> str:
    return "".join(
        f'<option value="{escape(code)}">{escape(code)} {escape(headline(texts.get(code, "")))}（{n} 项）</option>'
        for code, n in sorted(data.codes.items())
    )


def nav(slots: Mapping[str, str]) -> str:
    """Links to the sections there are: a long list keeps growing as one scrolls."""
    sections = {
        "pictures": "人员构成",
        "findings": "问题",
        "explanations": "各条说明",
        "law": "用到的规定",
        "readings": "读了哪些文件",
    }
    links = [f'<a href="#{key}">{name}</a>' for key, name in sections.items() if key == "findings" or slots[key]]
    return f"<nav>{''.join(links)}</nav>"


def headline(text: str) -> str:
    return text.strip().partition("\n")[0].rstrip("。")


def explained(texts: Mapping[str, str]) -> str:
    """Each rule's explanation once, folded; a finding's number opens it."""
    if not texts:
        return ""
    rules = "".join(
        f'<details class="rule" id="x-{escape(code)}"><summary>{escape(code)} {escape(headline(text))}</summary>'
        f'{paragraphs(text)}<p class="only-screen"><a href="#code={escape(code)}">只列这一条的问题</a></p></details>'
        for code, text in sorted(texts.items())
    )
    return f'<section id="explanations"><h2>各条说明</h2>{rules}</section>'


def paragraphs(text: str) -> str:
    """The lines below the headline; 查什么、为什么、怎么改 stand out."""
    out = []
    for line in filter(None, map(str.strip, text.strip().splitlines()[1:])):
        head, colon, rest = line.partition("：")
        named = bool(colon) and len(head) <= 4
        out.append(f"<p><b>{escape(head)}：</b>{escape(rest)}</p>" if named else f"<p>{escape(line)}</p>")
    return "".join(out)


def law(checked: Checked) -> str:
    rows = [
        (p.title, str(p.cite), p.since.isoformat(), p.verified.isoformat() if p.verified else "", p.source or "全国")
        for p in checked.law
    ]
    return section("law", "用到的规定", ("规定", "依据", "施行", "核对于", "来自"), dict.fromkeys(rows))


def readings(case: Case) -> str:
    rows = [
        (r.file, r.sheet, f"{r.rows} 行 × {r.columns} 列", r.encoding, r.digest[:12], r.note) for r in case.readings
    ]
    return section("readings", "读了哪些文件", ("文件", "工作表", "大小", "编码或格式", "摘要", "备注"), rows)


def section(key: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    whole = [' class="whole"' if head in WHOLE_WORDS else "" for head in heads]
    body = "".join(
        f"<tr>{''.join(f'<td{w}>{escape(cell)}</td>' for w, cell in zip(whole, row, strict=True))}</tr>" for row in rows
    )
    head = "".join(f"<th>{h}</th>" for h in heads)
    return (
        f'<section id="{key}"><h2>{title}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></section>'
        if body
        else ""
    )
