"""Write docs/rules.md and docs/law/*.md from the rules and the law themselves; `--check` only compares (CI)."""

from __future__ import annotations

import sys
from datetime import date
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from xzhj import law, rules  # noqa: E402
from xzhj.model import SYSTEMS  # noqa: E402

DAY = date(2026, 11, 21)  # the day these pages speak of
LEVELS = {"error": "错误", "warning": "警告", "note": "说明"}


def rules_page() -> str:
    """Every rule, by subject."""
    lines = ["# 规则", "", "由程序生成（`make docs`），与 `xzhj explain 编号` 所说相同。", ""]
    for folder, group in groupby(rules.rules().values(), key=lambda m: m.__name__.split(".")[2]):
        package = sys.modules[f"xzhj.rules.{folder}"]
        lines += [f"## {(package.__doc__ or folder).strip()}", ""]
        for rule in group:
            title, _, body = (rule.__doc__ or "").strip().partition("\n")
            levels = "、".join(LEVELS[v] for v in rule.LEVELS)
            lines += [f"### {rule.CODE} {title.rstrip('。')}（{levels}）", ""]
            lines += [f"- {line}" for line in body.strip().splitlines() if line.strip()]
            cites = [str(c) for c in getattr(rule, "BECAUSE", ())]
            keys = [f"`{k}`" for k in getattr(rule, "LAW", ())]
            if keys or cites:
                lines.append(f"- 依据：{'；'.join([*keys, *cites])}")
            if uncited := getattr(rule, "UNCITED", ""):
                lines.append(f"- 依据：无（{uncited}）")
            lines.append("")
    return "\n".join(lines)


def law_pages() -> dict[str, str]:
    """One page an instrument: every value it ever gave, by system and key."""
    pages: dict[str, list[str]] = {}
    for system in law.systems():
        for key in law.keys(system):
            for param in law.history(system, key):
                name = param.cite.instrument
                page = pages.setdefault(
                    name,
                    [
                        f"# {name}",
                        "",
                        "由程序生成（`make docs`）。",
                        "",
                        "| 选举 | 键 | 名称 | 值 | 条 | 起 |",
                        "|---|---|---|---|---|---|",
                    ],
                )
                value = param.shown.replace("\n", "；")
                article = str(param.cite).partition("》")[2] or "全文"
                page.append(
                    f"| {SYSTEMS.get(system, system)} | `{key}` | {param.title} | {value.replace('|', '/')} | {article} | {param.since} |"
                )
    return {f"law/{file_name(name)}.md": "\n".join(lines) + "\n" for name, lines in pages.items()}


def file_name(title: str) -> str:
    return "".join(c for c in title if c not in '\\/:*?"<>|《》 ')


def main() -> int:
    pages = {"rules.md": rules_page(), **law_pages()}
    docs = ROOT / "docs"
    stale = [n for n, text in pages.items() if not (docs / n).exists() or (docs / n).read_text("utf-8") != text]
    extra = [p for p in (docs / "law").glob("*.md") if f"law/{p.name}" not in pages] if (docs / "law").exists() else []
    if "--check" in sys.argv:
        for name in [*stale, *map(str, extra)]:
            print(f"docs/{name} 过时了，请运行 make docs", file=sys.stderr)
        return int(bool(stale or extra))
    for name in stale:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(pages[name], "utf-8")
    for path in extra:
        path.unlink()
    print(f"写了 {len(stale)} 页")
    return 0


if __name__ == "__main__":
    sys.exit(main())
