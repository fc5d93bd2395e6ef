"""Which papers exist: the front matter of every template, read without rendering any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

PROFILES: Mapping[str, str] = {
    "upward": "上行文",
    "downward": "下行文",
    "letter": "函",
    "minutes": "纪要",
    "form": "表册",
    "script": "主持词",
    "ballot": "选票",
}
PHASES = ("启动", "代表", "筹备", "大会", "会后")
EACH = ("once", "unit", "person", "contest", "session", "delegation", "round")
_KEYS = frozenset({"slug", "name", "genre", "profile", "from", "to", "phase", "each", "copies", "needs"})


@dataclass(frozen=True, slots=True)
class Template:
    """One paper that can be written. `needs` are facts (known), `live` and `supplied` the other two kinds of need;
    `each` is once, unit, person(role) …; `copies` a number or a count's name; `settings` what only the typesetter reads;
    `layout` a county's own Word layout, which then is the paper's text.
    """

    slug: str
    name: str
    genre: str
    profile: str
    sender: str
    to: str
    phase: str
    each: str
    copies: str
    needs: tuple[str, ...]
    path: Path
    live: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    layout: Path | None = None

    @property
    def source(self) -> str:
        """The template as written."""
        return self.path.read_text(encoding="utf-8-sig")


def home() -> Path:
    """Where the templates lie: inside the wheel, else at the top of a checkout. Raises FileNotFoundError."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_data" / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("找不到模板目录 templates，请重新安装本程序")


def split_front(text: str) -> tuple[str, str]:
    """Part the front matter (without its --- lines; "" where there is none) from the body."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return "", text
    front, mark, body = text[4:].partition("\n---\n")
    return (front, body) if mark else ("", text)


@lru_cache(maxsize=1024)
def front_matter(front: str) -> Mapping[str, Any]:
    """Read front matter. Raises ValueError with the line when it is not a list of `key: value`."""
    try:
        data = yaml.load(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"模板头第{mark.line + 2 if mark else 1}行写法不对") from error
    if data is not None and not isinstance(data, dict):
        raise ValueError("模板头每行应是“名称: 内容”")
    return {str(k): v for k, v in (data or {}).items()}


def papers(*folders: Path) -> dict[str, Template]:
    """Every template by slug; those of later folders (a county's own) take the place of ours.

    A .docx there, named by slug or by the paper's name, is that paper's Word layout.
    Raises ValueError naming the file whose front matter is wrong or whose slug another file of the same folder has.
    """
    out: dict[str, Template] = {}
    for folder in (home(), *folders):
        own: dict[str, Template] = {}
        for path in sorted(folder.rglob("*.j2")):
            one = read(path)
            if one.slug in own:
                raise ValueError(f"{path.name}：{one.slug} 已经是 {own[one.slug].path.name} 的名字")
            own[one.slug] = one
        out |= own
        taken: dict[str, Path] = {}
        for path in layouts(folder):
            one = laid_out(path, out, own)
            if one.slug in taken:
                raise ValueError(f"{path.name}：{one.slug} 已经有 {taken[one.slug].name} 这个版式")
            out[one.slug], taken[one.slug] = one, path
    return dict(sorted(out.items(), key=lambda item: (_phase(item[1].phase), item[0])))


def layouts(folder: Path) -> list[Path]:
    """The Word layouts of a folder; what an open WPS leaves beside them is none."""
    return sorted(p for p in folder.rglob("*.docx") if p.name[0] not in "~.")


def laid_out(path: Path, known: Mapping[str, Template], own: Mapping[str, Template]) -> Template:
    """The paper a Word layout is of. What our text needs the layout may do without: it says itself what it takes."""
    found = known.get(path.stem) or next((t for t in known.values() if t.name == path.stem), None)
    if found is None:
        near = get_close_matches(path.stem, [*known, *(t.name for t in known.values())], 1, 0.5)
        hint = f"，是不是 {near[0]}" if near else ""
        raise ValueError(
            f"{path.name}：没有“{path.stem}”这份文书{hint}；版式要用文书的代号或名称作文件名（见 xzhj render --list），"
            "自己加的文书另写一个同名的 .md.j2，里面只要模板头"
        )
    return replace(found, layout=path, needs=found.needs if found.slug in own else ())


def _phase(phase: str) -> int:
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def read(path: Path) -> Template:
    """The front matter of one template. Raises ValueError naming the file and what is wrong."""
    with path.open(encoding="utf-8-sig") as file:
        front, _ = split_front(file.read())
    try:
        return _template(front_matter(front), path)
    except ValueError as error:
        raise ValueError(f"{path.name}：{error}") from error


def _template(meta: Mapping[str, Any], path: Path) -> Template:
    for key in ("name", "profile"):
        if not meta.get(key):
            raise ValueError(f"模板头缺“{key}”")
    if meta["profile"] not in PROFILES:
        raise ValueError(f"profile 应是 {'、'.join(PROFILES)} 之一，现在是“{meta['profile']}”")
    each = str(meta.get("each", "once"))
    if each.partition("(")[0] not in EACH:
        raise ValueError(f"each 应是 {'、'.join(EACH)} 之一，现在是“{each}”")
    return Template(
        slug=str(meta.get("slug") or path.name.split(".")[0]),
        name=str(meta["name"]),
        genre=str(meta.get("genre", "")),
        profile=str(meta["profile"]),
        sender=str(meta.get("from", "")),
        to=str(meta.get("to", "")),
        phase=str(meta.get("phase", path.parent.name)),
        each=each,
        copies=str(meta.get("copies", 1)),
        needs=_words(meta.get("needs")),
        path=path,
        live=_words(meta.get("live")),
        supplied=_words(meta.get("supplied")),
        settings={k: v for k, v in meta.items() if k not in _KEYS},
    )


def _words(given: Any) -> tuple[str, ...]:
    if given is None:
        return ()
    items: Iterable[Any] = given.replace("，", " ").replace(",", " ").split() if isinstance(given, str) else given
    return tuple(str(item) for item in items)
