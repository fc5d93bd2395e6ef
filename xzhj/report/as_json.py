"""Findings as JSON: `xzhj.findings/1`. The keys are promises; more may be added."""

from __future__ import annotations

import json
from typing import Any

from xzhj.model import LEVELS, Checked, Cite, Finding, Param, Source
from xzhj.report.mask import mask


def findings_json(checked: Checked, *, reveal: bool = False) -> str:
    """The whole run as one JSON document with a final newline."""
    data = {
        "schema": "xzhj.findings/1",
        "day": checked.day.isoformat(),
        "today": checked.today.isoformat(),
        "law": [law_of(p) for p in checked.law],
        "summary": {**{level: checked.count(level) for level in LEVELS}, "not_due": checked.not_due},
        "findings": [finding_of(f, reveal=reveal) for f in checked.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def finding_of(finding: Finding, *, reveal: bool = False) -> dict[str, Any]:
    node: dict[str, Any] = {
        "code": finding.code,
        "level": finding.level,
        "text": finding.text if reveal else mask(finding.text),
        "at": [source_of(s) for s in finding.at],
        "because": [cite_of(c) for c in finding.because],
    }
    if finding.waived:
        node["waived"] = finding.waived
    if finding.internal:
        node["internal"] = True
    return node


def source_of(source: Source) -> dict[str, str]:
    return {"file": source.file, "sheet": source.sheet, "place": source.place}


def cite_of(cite: Cite) -> dict[str, str | None]:
    since = cite.since.isoformat() if cite.since else None
    return {"instrument": cite.instrument, "article": cite.article, "since": since}


def law_of(param: Param) -> dict[str, str | None]:
    return {"key": param.key, "title": param.title, **cite_of(param.cite), "since": param.since.isoformat()}
