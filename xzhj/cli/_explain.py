"""What `explain` says: a rule's own words, a value of law and its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

from xzhj import law, rules
from xzhj.cli._options import Refused, day_of
from xzhj.model import LEVELS, SYSTEMS

PARTY = {name for system, name in SYSTEMS.items() if system.startswith("party")}
LEVEL_NAMES = dict(zip(LEVELS, ("错误", "警告", "说明"), strict=True))


def explain_one(word: str, day: str, packs: Sequence[Path]) -> str:
    """A rule by its code, or a value by `key` or `system.key`. Raises Refused with near names for anything else."""
    on = day_of(day, date.today()) or date.today()
    if rule := rules.find(word):
        return rule_text(rule, on)
    given = tuple(law.read_pack(str(p)) for p in packs)
    texts = ["\n".join(law.describe(system, key, on, given)) for system, key in matching(word)]
    if texts:
        return "\n\n".join(dict.fromkeys(texts))
    if about := named_in(word):
        return f"“{word}”有关的规则和规定（逐条看：xzhj explain 编号）：\n" + "\n".join(about)
    raise Refused(f"没有“{word}”这条规则或规定{near(word)}；全部见 xzhj explain --all")


def rule_text(rule: ModuleType, day: date) -> str:
    """R401 差额不足 and the rest of its docstring, its levels, its citations on `day`."""
    title, _, body = (rule.__doc__ or "").strip().partition("\n")
    lines = [
        f"{rule.CODE}  {title.rstrip('。')}",
        body.strip(),
        f"级别：{'、'.join(LEVEL_NAMES[v] for v in rule.LEVELS)}",
    ]
    lines += [f"依据：{line}" for line in citations(rule, day)]
    if step := getattr(rule, "DUE", ""):
        lines.append(f"从哪一步起查：{step}")
    if uncited := getattr(rule, "UNCITED", ""):
        lines.append(f"依据：无（{uncited}）")
    return "\n".join(lines)


def citations(rule: ModuleType, day: date) -> list[str]:
    """The values of law a rule reads, each once, and its own citations."""
    found: dict[str, None] = {}
    keys = getattr(rule, "LAW", ())
    for system in law.systems() if keys else ():
        book = law.on(system, day)
        if book.answers(keys):  # elsewhere the rule does not apply
            for key in keys:
                if key in book:
                    found.setdefault(f"{book[key].title}：{book[key].shown}，{book[key].cite}（{key}）")
    return [*found, *(str(c) for c in getattr(rule, "BECAUSE", ()))]


def matching(word: str) -> list[tuple[str, str]]:
    """The (system, key) pairs a word names: `quorum` in every system, `party_congress.quorum` in one, 到会人数 by title."""
    system, _, key = word.partition(".")
    if system in SYSTEMS and key in law.keys(system):
        return [(system, key)]
    pairs = [(s, k) for s in law.systems() for k in law.keys(s)]
    return [p for p in pairs if p[1] == word] or [p for p in pairs if law.titles(p[0]).get(p[1]) == word]


def named_in(word: str) -> list[str]:
    """Rules and values whose code begins with the word or whose title has it: R4, 差额."""
    found = [f"  {c}  {title(r)}" for c, r in rules.rules().items() if c.startswith(word.upper()) or word in title(r)]
    keys = {k: law.titles(s).get(k, "") for s in law.systems() for k in law.keys(s)}
    return [*found, *(f"  {key}  {name}" for key, name in keys.items() if word in name)]


def title(rule: ModuleType) -> str:
    return (rule.__doc__ or "").strip().partition("\n")[0].rstrip("。")


def near(word: str) -> str:
    from difflib import get_close_matches

    known = [*rules.rules(), *{k for s in law.systems() for k in law.keys(s)}]
    close = get_close_matches(word.upper(), known, 3, 0.6) or get_close_matches(word, known, 3, 0.6)
    return f"，是不是 {'、'.join(close)}" if close else ""


def explain_all() -> str:
    """Every rule's code, level and title, then every value of law of today."""
    lines = ["规则"]
    for code, rule in rules.rules().items():
        lines.append(f"  {code}  {'/'.join(LEVEL_NAMES[v] for v in rule.LEVELS)}  {title(rule)}")
    for system in law.systems():
        book = law.on(system, date.today())
        lines += ["", f"规定：{SYSTEMS.get(system, system)}（{system}）"]
        lines += [f"  {key}  {book[key].title}：{book[key].shown}　{book[key].cite}" for key in sorted(book)]
    return "\n".join(lines)


def explain_diff(words: Sequence[str]) -> str:
    """What changed between two years (31 December of each) or two days."""
    if len(words) != 2:
        raise Refused("请写两个年份或日期，如 xzhj explain --diff 2021 2026")
    before, after = (end_of(w) for w in words)
    changed: dict[str, list[str]] = {}
    renamed: dict[str, None] = {}
    for system, _, old, new in law.diff(before, after):
        title = new.title if new else old.title if old else ""
        if old and new and old.shown == new.shown:
            renamed.setdefault(title)
            continue
        was = f"{old.shown}　{old.cite}" if old else "本工具没有收录"
        now = f"{new.shown}　{new.cite}，{new.since.isoformat()} 起" if new else "不再有规定"
        changed.setdefault(f"{title}\n    原来：{was}\n    现在：{now}", []).append(SYSTEMS.get(system, system))
    lines = [f"{before.isoformat()} 到 {after.isoformat()} 之间改了的规定：{len(changed)} 项"]
    for text, systems in changed.items():
        title, _, rest = text.partition("\n")
        whose = "党内各种选举" if set(systems) >= PARTY else "、".join(systems)
        lines.append(f"  {title}（{whose}）\n{rest}")
    if renamed:
        lines.append(f"内容没有变、只换了规定或条号的 {len(renamed)} 项：{'、'.join(renamed)}")
    return "\n".join(lines)


def end_of(word: str) -> date:
    if word.isdigit() and len(word) == 4:
        return date(int(word), 12, 31)
    return day_of(word) or date.today()
