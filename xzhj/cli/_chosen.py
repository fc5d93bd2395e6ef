"""Which papers a call asks for: the program's templates, the county's own in their place, by slug, name or phase."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.catalogue.papers import PHASES, Template, papers
from xzhj.catalogue.sequence import ordered
from xzhj.cli._how import How
from xzhj.cli._options import Refused
from xzhj.documents import desk, supplied
from xzhj.documents.context import Context
from xzhj.documents.labels import nobody
from xzhj.documents.lint import faults
from xzhj.model import Case


def known_papers(case: Case | None) -> dict[str, Template]:
    """All templates; the county's own, checked first, in place of ours. Raises Refused with the place of what is wrong."""
    fact = case.facts.fact("templates") if case else None
    if not fact:
        return papers()
    name = str(fact.value).replace("\\", "/")
    base = Path(fact.at[0].file).parent if fact.at else Path(case.folder if case else ".")
    own = base / name
    if not own.is_dir():
        raise Refused(f"找不到文书模板文件夹 {own}，请看县里统一的设置里“文书模板文件夹”写得对不对")
    wrong = faults(own)
    if wrong:
        raise Refused(f"县里的文书模板有 {len(wrong)} 处要改：" + "；".join(wrong[:5]))
    return papers(own)


def chosen(known: dict[str, Template], how: How) -> list[Template]:
    """The templates that were asked for. Raises Refused, naming near ones, for one that is not there."""
    if how.phase and how.phase not in PHASES and not any(t.phase == how.phase for t in known.values()):
        raise Refused(f"没有“{how.phase}”这个阶段；阶段有：{'、'.join(PHASES)}")
    if how.words:
        return [one(word, known) for word in how.words]
    if how.everything or how.phase or how.unit or how.person:
        return ordered([t for t in known.values() if not how.phase or t.phase == how.phase])
    raise Refused("请写文书的代号或名称，如 xzhj render request；全部见 xzhj render --list")


def one(word: str, known: dict[str, Template]) -> Template:
    if word in known:
        return known[word]
    named = [t for t in known.values() if word == t.name] or [t for t in known.values() if word in t.name]
    slug = next((m.slug for m in supplied.KNOWN.values() if word in (m.slug, m.name)), "")
    if len(named) == 1 and not slug:
        return named[0]
    if slug:
        name = supplied.KNOWN[slug].name
        raise Refused(f"{name}由起草人自己写，不由程序生成；写好放进“{supplied.FOLDER}”文件夹，合订时会一起装进去")
    from difflib import get_close_matches

    near = [f"{t.slug}（{t.name}）" for t in named[:6]] or get_close_matches(word, known, 3, 0.5)
    hint = f"，是不是 {'、'.join(near)}" if near else ""
    raise Refused(f"没有“{word}”这份文书{hint}；全部见 xzhj render --list")


def nothing(templates: Sequence[Template], how: How, context: Context) -> str:
    if how.unit:
        return f"没有可写的：选举单位表里没有“{how.unit}”，或这些文书不是按选举单位各写一份"
    if how.person:
        return f"没有可写的：名单里没有“{how.person}”，或这些文书不是每人一份"
    if templates and desk.lacks(templates[0], context) == (desk.NOT_USED,):
        return f"没有可写的：《{templates[0].name}》{desk.NOT_USED}"
    what = nobody(templates[0]) if templates else "材料"
    return f"没有可写的：这份文书要按{what}各写一份，而这一项还没有"
