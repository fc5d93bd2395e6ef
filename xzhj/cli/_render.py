"""Choosing papers, writing them one by one, and saying what came of each."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xzhj.catalogue.papers import PHASES, Template, papers
from xzhj.cli._case import read_case
from xzhj.cli._numbers import Numbers
from xzhj.cli._options import Refused
from xzhj.cli._paths import a_folder, there
from xzhj.documents import TemplateFault, desk, supplied
from xzhj.documents.context import Context
from xzhj.documents.lint import faults
from xzhj.documents.typeset.fonts import PROFILES
from xzhj.model import Case, Missing
from xzhj.report.console import warn
from xzhj.report.files import CannotWrite, DiskFull, ready
from xzhj.report.papers import Kept, Made, digest, keep, plain

SHOWN = 12  # changes on screen; the list beside the paper has all


@dataclass(frozen=True, slots=True)
class How:
    """What was asked for, the same for every township."""

    words: tuple[str, ...] = ()
    everything: bool = False
    phase: str = ""
    unit: str = ""
    person: str = ""
    marked: bool = False
    blank: bool = False
    merge: bool = False
    pdf: bool = False
    fonts: str = "windows"
    force: bool = False
    day: str = ""
    today: str = ""
    packs: tuple[Path, ...] = ()


@dataclass(slots=True)
class Done:
    """What came of one township's papers."""

    papers: list[Path] = field(default_factory=list)
    stopped: int = 0
    gaps: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (paper, why) → the files not written
    frozen: list[str] = field(default_factory=list)
    numbered: list[tuple[str, str]] = field(default_factory=list)  # (文号, title) of each paper that has one

    @property
    def any(self) -> bool:
        return bool(self.papers or self.stopped or self.frozen)


def elections(given: Sequence[Path], words: Sequence[str]) -> tuple[list[Path], list[str]]:
    """The election folders, and the words left: after --election 各乡镇/* the shell hands us further folders as words."""
    from xzhj.readers.facts import elections_in, is_election

    if not given:
        return ([Path()] if is_election(Path()) else []), list(words)
    more = [w for w in words if Path(w).is_dir() and elections_in(Path(w))]
    found: list[Path] = []
    for one in (*(p for g in given for p in matching(g)), *map(Path, more)):
        inside = elections_in(one)
        if not inside and one in given:
            a_folder(one)
            raise Refused(f"{one} 不是换届文件夹（里面没有换届信息表）；新建请用 xzhj init")
        found += inside
    if not found:
        raise Refused(f"{given[0]} 里没有换届文件夹（有换届信息表的）；新建请用 xzhj init")
    return list(dict.fromkeys(found)), [w for w in words if w not in more]


def matching(given: Path) -> list[Path]:
    """The folder itself; what a pattern means, where the shell leaves patterns to us. Raises Refused."""
    if given.exists():
        return [given]
    if found := [Path(p) for p in sorted(glob.glob(str(given))) if Path(p).is_dir()]:
        return found
    there(given)
    return []


def sensible(fonts: str, output: Path | None) -> None:
    """Refuse a set of fonts there is none of, and a file's name where a folder's is wanted."""
    if fonts not in PROFILES:
        raise Refused(f"没有“{fonts}”这套字体，可选：{'、'.join(PROFILES)}")
    if output is not None and output.suffix.lower() in (".docx", ".xlsx", ".pdf", ".doc"):
        raise Refused(f"--output 要写文件夹，{output.name} 是文件名；文书的文件名由程序定")
    if output is not None and not output.exists() and not output.parent.exists():
        raise Refused(f"--output 要写到已有的文件夹里，找不到 {output.parent}")


def read(folder: Path | None, how: How) -> Case:
    return read_case([folder] if folder else [], election=folder, day=how.day, today=how.today, packs=how.packs)


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
        return desk.ordered([t for t in known.values() if not how.phase or t.phase == how.phase])
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


def render_all(folders: Sequence[Path], how: How, output: Path | None) -> int:
    """Write the papers of one election or of several, one after the other. 0 all, 1 some were stopped."""
    if len(folders) < 2:
        return township(folders[0] if folders else None, how, output)
    status, numbers = 0, Numbers()
    for folder in folders:
        name = folder.resolve().name
        print(f"{name}：", flush=True)
        try:
            status = max(status, township(folder, how, output / name if output else None, numbers))
        except (Refused, OSError) as error:
            warn(f"{name} 没有写：{error}")
            status = max(status, 1)
    for line in numbers.doubled():
        warn(line)
        status = 1
    if numbers.wanted and (free := numbers.free()):
        warn(f"文号登记：{free}。缺的文号登记以后（状态写“拟制”）再写一遍")
    return status


def township(folder: Path | None, how: How, output: Path | None, numbers: Numbers | None = None) -> int:
    case = read(folder, how)
    one_form(case)
    templates = chosen(known_papers(case), how)
    target = output or (Path(case.folder or ".") / "out")
    ready(target)
    done = write_all(templates, case, target, how)
    if numbers is not None:
        numbers.note(case, done.numbered)
        numbers.wanted |= any("文号" in why for _, why in done.gaps)
    if folder is None and done.gaps and not done.papers:
        raise Refused(outside())
    if not done.any:
        raise Refused(nothing(templates, how, Context(case)))
    tell(done)
    if how.merge and (done.papers or done.frozen):
        from xzhj.cli._bind import bind

        done.papers = [bind(templates, case, target, done.papers, how)]
        print(done.papers[0])
    if how.pdf and done.papers:
        return max(int(done.stopped > 0), to_pdf(done.papers, how))
    return int(done.stopped > 0)


def one_form(case: Case) -> None:
    """Refuse to guess which of two forms of one election holds."""
    for found in case.trouble:
        if found.kind == "roster.twice" and found.facts.get("why") == "换届信息":
            names = "、".join(Path(at.file).name for at in found.at)
            raise Refused(f"这个文件夹里有两份换届信息（{names}），不知道用哪一份；请只留一份")


def outside() -> str:
    """Where the election folders are, seen from a folder that is none."""
    from xzhj.readers.facts import elections_in

    below = elections_in(Path())
    if below:
        return f"这里不是换届文件夹；请加 --election {below[0]}" + (
            "（全部乡镇：--election .）" if len(below) > 1 else ""
        )
    return "这里不是换届文件夹（没有换届信息表）；请先进到乡镇的文件夹，或加 --election 文件夹；新建请用 xzhj init"


def nothing(templates: Sequence[Template], how: How, context: Context) -> str:
    if how.unit:
        return f"没有可写的：选举单位表里没有“{how.unit}”，或这些文书不是按选举单位各写一份"
    if how.person:
        return f"没有可写的：名单里没有“{how.person}”，或这些文书不是每人一份"
    if templates and all(desk.lacks(t, context) == (desk.NOT_USED,) for t in templates[:1]):
        return f"没有可写的：《{templates[0].name}》{desk.NOT_USED}"
    what = desk.nobody(templates[0]) if templates else "材料"
    return f"没有可写的：这份文书要按{what}各写一份，而这一项还没有"


def write_all(templates: Sequence[Template], case: Case, folder: Path, how: How) -> Done:
    """Write each paper; what cannot be written is said, and the others still come out."""
    context = Context(case, blank=how.blank)
    done = Done()
    try:
        write_each(templates, context, folder, how, done)
    except DiskFull as error:
        done.stopped += 1
        warn(f"{error}。已写好 {len(done.papers)} 份，后面的没有写")
        return done
    if done.papers:
        register(case, folder)
    return done


def write_each(templates: Sequence[Template], context: Context, folder: Path, how: How, done: Done) -> None:
    for template in templates:
        jobs = list(desk.jobs(template, context, unit=how.unit, person=how.person))
        if not jobs and len(how.words) > 1:
            warn(f"{template.name} 没有写：{nothing([template], how, context).removeprefix('没有可写的：')}")
        for job in jobs:
            if filed := desk.filed(job, context):
                done.frozen.append(
                    f"{job.name.removesuffix('.docx')}（{'，'.join(filter(None, (filed.status, filed.number)))}）"
                )
                continue
            write_one(job, context, folder, how, done)


def write_one(job: desk.Job, context: Context, folder: Path, how: How, done: Done) -> None:
    try:
        made = desk.write(job, context, marked=how.marked, fonts=how.fonts)
        kept = keep(folder, paper(made), force=how.force)
    except Missing as gap:
        stop(done, job, f"缺“{gap.fact}”，{where(gap.fact)}；先出草稿请加 --draft")
    except DiskFull:
        raise
    except CannotWrite as error:
        done.stopped += 1
        done.gaps[job.name, str(error)] = [job.name]
    except TemplateFault as error:
        stop(done, job, str(error))
    else:
        done.papers.append(folder / job.name)
        done.numbered += [(made.number, made.title)] if made.number else []
        say(job.name, kept)
        if job.template.settings.get("xlsx"):
            workbook(made, folder, how, done)


def where(fact: str) -> str:
    """Where to give what lacks."""
    if fact.endswith("文号"):
        return "请在换届信息表里填上，或者登记到“文号登记”（状态写“拟制”）"
    return (
        "补上后再写"
        if any(word in fact for word in ("先用", "放进", "计票", "名册", "名单"))
        else "请在换届信息表里填上"
    )


def stop(done: Done, job: desk.Job, why: str) -> None:
    done.stopped += 1
    part = job.name.removesuffix(".docx").removeprefix(job.template.name)
    whose = part.strip("（）")
    done.gaps.setdefault((job.template.name, why.replace(whose, "") if whose else why), []).append(job.name)


def paper(made: desk.Written) -> Made:
    template = made.job.template
    return Made(
        made.job.name,
        made.data,
        template.slug,
        made.values,
        plain(made.text),
        made.number,
        made.title,
        made.day,
        digest(template.source.encode()),
    )


def say(name: str, kept: Kept) -> None:
    """Where a paper went; of one the clerk edited, what to change in it."""
    print(kept.path)
    if not kept.edited:
        return
    if kept.path.name == name:
        warn(f"{name} 手工改过，数据没有变，没有动它")
        return
    warn(f"{name} 手工改过，没有覆盖；按现在的数据写的在 {kept.path.name}")
    for line in kept.changed[:SHOWN]:
        warn(f"  需改动：{line}")
    if kept.list_path and len(kept.changed) > SHOWN:
        warn(f"  还有 {len(kept.changed) - SHOWN} 处")
    if kept.list_path:
        warn(f"  全部见 {kept.list_path.name}")


def workbook(made: desk.Written, folder: Path, how: How, done: Done) -> None:
    """The same tables as a workbook, for those who go on counting in it."""
    from xzhj.documents.tables import tables
    from xzhj.report.sheets import table_book

    found = tables(made.sheet, made.title)
    if not found:
        return
    name = Path(made.job.name).stem + ".xlsx"
    try:
        kept = keep(
            folder,
            Made(name, table_book(found), made.job.template.slug, made.values, plain(made.text)),
            force=how.force,
        )
    except CannotWrite as error:
        done.stopped += 1
        warn(f"{name} 没有写：{error}")
    else:
        say(name, kept)


def register(case: Case, folder: Path) -> None:
    """List the numbered papers that are not registered yet; say which numbers were given twice."""
    from xzhj.report.ledger import twice, write_ledger

    for number in twice(folder):
        warn(f"文号 {number} 用在了不同的文书上，请改正换届信息表里的文号")
    try:
        write_ledger(folder, case.register)
    except CannotWrite as error:
        warn(f"文书登记没有写：{error}")


def tell(done: Done) -> None:
    """What was not written and why, what was left alone, and the sum."""
    for (name, why), files in done.gaps.items():
        what = files[0] if len(files) == 1 else f"{name}（{len(files)} 份）"
        warn(f"{what} 没有写：{why}")
    if done.frozen:
        shown = "、".join(done.frozen[:8]) + (f"等 {len(done.frozen)} 份" if len(done.frozen) > 8 else "")
        warn(f"已登记为印发或收到，不再重写：{shown}。要核对请用 xzhj audit")
    if len(done.papers) + done.stopped > 1:
        print(f"写了 {len(done.papers)} 份" + (f"，没有写 {done.stopped} 份" if done.stopped else ""))


def to_pdf(found: Sequence[Path], how: How) -> int:
    """Convert what was written; without LibreOffice say how to do it in WPS."""
    from xzhj.report.pdf import to_pdf as convert

    status = 0
    try:
        for source, made in convert([p for p in found if p.exists()], force=how.force):
            if made:
                print(made)
            else:
                warn(f"{source.name} 没有转成 PDF，请在 WPS 里打开看看能不能另存")
                status = 1
    except CannotWrite as error:
        warn(str(error))
        status = 1
    return status


def print_list(folder: Path | None, how: How, output: Path | None) -> None:
    """Every paper by phase with what it lacks; of one phase, how many sheets of what, for whom, when."""
    from xzhj.cli import _listing

    _listing.show(read(folder, how) if folder else None, how, output)
