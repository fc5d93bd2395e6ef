"""Which sheets a template gives, what the day fills in, what is never written again, how many of each are wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.templates.results import case, context
from xzhj.catalogue.papers import read
from xzhj.documents import TemplateFault, desk, supplied, work
from xzhj.documents.context import Context
from xzhj.documents.copies import copies, paper_line
from xzhj.documents.live import live_of
from xzhj.model import Fact, Facts, Filed, Missing


@pytest.fixture
def template(tmp_path):
    """A template made of front-matter lines and a body."""

    def made(body="{{ township }}", **front):
        lines = {"name": "试写", "profile": "form", "phase": "大会", **front}
        path = tmp_path / f"{front.get('slug', 'trial')}.md.j2"
        path.write_text("---\n" + "".join(f"{k}: {v}\n" for k, v in lines.items()) + "---\n" + body + "\n", "utf-8")
        return read(path)

    return made


def texts(template, told=None):
    told = told or context()
    return [desk.text_of(job, told).split("---\n")[-1].strip() for job in work.jobs(template, told)]


def names(template, **only):
    return [job.name for job in work.jobs(template, context(), **only)]


def with_facts(**more):
    given = {name: case().facts.stages(name) for name in case().facts}
    return replace(case(), facts=Facts(given | {k: (Fact(v),) for k, v in more.items()}))


# which sheets


@pytest.mark.parametrize(
    ("each", "count"),
    [
        ("once", 1),
        ("unit", len(context().units)),
        ("contest", len(context().contests)),
        ("round", len(context().contests)),
        ("delegation", len(context().people.delegations)),
        ("session", len(case().facts["sessions"])),
        ("person(delegate_list)", len(context().people.delegates)),
        ("person(team)", len(context().fixed["team"])),
    ],
)
def test_a_sheet_for_each(template, each, count):
    found = names(template(each=each))
    assert len(found) == len(set(found)) == count > 0


def test_only_a_unit_or_a_person(template):
    unit = context().units[0].contest.unit
    assert names(template(each="unit"), unit=unit) == [f"试写（{unit}）.docx"]
    name = context().people.delegates[3].name
    assert names(template(each="person(delegate_list)"), person=name) == [f"试写（{name}）.docx"]
    assert names(template(each="once"), unit=unit) == names(template(each="unit"), person=name) == []


def test_namesakes_get_files_of_their_own(template):
    rows = context().people.delegates[:2]
    twins = Context(case())
    twins.fixed["delegate_list"] = (rows[0], rows[1], rows[0])
    found = [job.name for job in work.jobs(template(each="person(delegate_list)"), twins)]
    assert found == [f"试写（{rows[0]}）.docx", f"试写（{rows[1]}）.docx", f"试写（{rows[0]}之2）.docx"]


def test_some_contests_only_and_some_ways_of_electing_only(template):
    assert len(names(template(each="contest", contests="committee, discipline"))) == 2
    assert names(template(only="preselect")) == []
    assert desk.lacks(template(only="preselect"), context()) == (desk.NOT_USED,)
    chosen = Context(with_facts(method="preselect"))
    assert len(list(work.jobs(template(only="preselect"), chosen))) == 1
    assert list(work.jobs(template(only="direct"), chosen)) == []


# what the day brings


def test_a_sheet_is_filled_from_its_own_vote_and_meeting(template):
    of = context().contests["committee"]
    body = "发出{{ live('发出') }}收回{{ live('收回') }}有效{{ live('有效') }}"
    filled = f"发出{of.issued}收回{of.returned}有效{of.valid}"
    assert texts(template(body, contest="committee")) == texts(template(body, contest="党委委员")) == [filled]
    assert texts(template(body, each="contest"))[0] == filled
    told = texts(template("实到{{ live('实到') }}", session="preparatory"))
    assert told == [f"实到{context().meetings['preparatory'].attendance['present']}"]
    assert texts(template("{{ live('实到') }}")) == ["＿＿＿＿"]
    assert texts(template("{{ live('预备会议实到') }}")) == [told[0].removeprefix("实到")]


def test_votes_of_each_candidate(template):
    first = context().contests["committee"].candidates[0]
    votes = context().contests["committee"].votes[first.name]
    body = "{% set r = contest.candidates[0] %}{{ live(r.name ~ '赞成') }}/{{ live(r.name ~ '不赞成') }}/{{ live(r.name ~ '弃权') }}"
    assert texts(template(body, each="contest"))[0] == f"{votes.votes_for}/{votes.against}/{votes.abstain}"


def test_the_blank_edition_fills_in_nothing(template):
    blank = Context(case(), blank=True)
    body = "{{ live('发出') }}{{ live('有效') }}{{ live('预备会议实到') }}"
    assert texts(template(body, contest="committee"), blank) == ["＿" * 12]
    assert live_of({}, {}, blank) == {}


def test_shows_of_hands(template):
    row = {"session": "预备会议", "item": "主席团名单", "for": 97, "against": 0, "abstain": 1, "result": "通过"}
    told = Context(with_facts(hand_votes=[row]))
    body = "{{ live('主席团名单赞成') }}/{{ live('主席团名单弃权') }}/{{ live('主席团名单结果') }}"
    assert texts(template(body, session="preparatory"), told) == ["97/1/通过"]
    assert texts(template(body), told) == ["＿＿＿＿/＿＿＿＿/＿＿＿＿"]


# what is missing


def test_what_lacks_is_named_with_its_stage(template):
    told = template("{{ committee_seats }}", stage="adopted", needs="[committee_seats]")
    only_asked = replace(case(), facts=Facts({"committee_seats": (Fact(9, stage="requested"),)}))
    with pytest.raises(Missing) as caught:
        desk.text_of(next(work.jobs(told, Context(only_asked))), Context(only_asked))
    assert caught.value.fact == "党委委员名额（通过）"
    assert desk.lacks(told, Context(only_asked)) == ("党委委员名额（通过）",)


def test_all_that_lacks_is_listed(template):
    empty = Context(replace(case(), facts=Facts({}), results=()))
    assert desk.lacks(template("{{ township }}{{ venue }}{{ results.committee.valid }}"), empty) == (
        "乡镇名称", "会场", "计票结果（先用 xzhj tally 计票）",
    )  # fmt: skip


def test_a_template_fault_names_the_file(template):
    with pytest.raises(TemplateFault, match=r"trial\.md\.j2：模板第\d+行"):
        texts(template("{{ township + 1 }}"))
    with pytest.raises(TemplateFault, match="没有“::: 表”这种版块"):
        job = next(work.jobs(template("::: 表\n甲\n:::"), context()))
        desk.write(job, context())


# what is never written again


@pytest.mark.parametrize(("status", "frozen"), [("已印发", True), ("已收到", True), ("拟制", False), ("", False)])
def test_issued_papers_are_frozen(template, status, frozen):
    told = Context(
        replace(case(), register=(Filed("关于召开大会的请示", "柳委〔2026〕5号", status=status, slug="trial"),))
    )
    assert bool(work.filed(next(work.jobs(template(), told)), told)) is frozen


def test_of_papers_one_a_unit_only_the_one_named_is_frozen(template):
    first, second = (v.contest.unit for v in context().units[:2])
    told = Context(replace(case(), register=(Filed(f"关于{first}选举的批复", status="已印发", slug="trial"),)))
    found = {job.own["unit"].contest.unit: work.filed(job, told) for job in work.jobs(template(each="unit"), told)}
    assert found[first] and not found[second]
    told = Context(replace(case(), register=(Filed("关于各选举单位选举的批复", status="已印发", slug="trial"),)))
    assert all(work.filed(job, told) for job in work.jobs(template(each="unit"), told))


# what a paper used, how many are wanted


def test_the_facts_a_paper_used(template):
    job = next(
        work.jobs(template("{{ township }}{% if committee_seats > 3 %}{{ congress_date }}{% endif %}"), context())
    )
    used = desk.write(job, context()).values
    assert set(used) == {"乡镇名称", "党委委员名额", "大会开幕日期"}
    assert used["大会开幕日期"] == "2027年1月14日"


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (3, 3),
        ("delegates", case().facts["delegates"]),
        ("delegate_list", len(context().people.delegates)),
        ("delegate_list+5", len(context().people.delegates) + 5),
        ("没有的", None),
        ("3+没有的", None),
        ("township", None),
    ],
)
def test_how_many_copies(template, wanted, count):
    assert copies(next(work.jobs(template(copies=wanted), context())), context()) == count


def test_a_ballot_has_its_colour_and_its_number_printed(template):
    job = next(work.jobs(template(profile="ballot", contest="committee", copies="printed"), context()))
    line = paper_line(job, context())
    assert (line.color, line.holder) == ("红色", "监票人")
    assert line.copies == context().contests["committee"].on_day["printed"]


def test_only_ballots_and_what_asks_for_it_have_the_colour_of_a_ballot(template):
    plain = next(work.jobs(template(profile="script", contest="committee"), context()))
    tally = next(work.jobs(template(profile="form", contest="committee", color="选票"), context()))
    assert [paper_line(job, context()).color for job in (plain, tally)] == ["白色", "红色"]


def test_a_paper_of_a_meeting_says_its_day_and_hour(template):
    used = {key: paper_line(next(work.jobs(template(used=key), context())), context()).when for key in MEETINGS}
    assert used == MEETINGS


MEETINGS = {
    "preparatory": "预备会议（1月13日下午3时10分）",
    "convenors": "各代表团召集人会议（1月13日下午2时）",
    "plenary2": "第二次全体会议（1月14日下午2时）",
    "plenary9": "",
}


def test_manuscripts_count_as_there(template, tmp_path):
    told = replace(case(), folder=str(tmp_path))
    wanted = template(supplied="[party-work-report]")
    job = next(work.jobs(wanted, Context(told)))
    with pytest.raises(Missing, match="党委工作报告"):
        desk.text_of(job, Context(told))
    (tmp_path / "文稿").mkdir()
    (tmp_path / "文稿" / "柳溪镇党委工作报告（定稿）.docx").write_bytes(b"")
    (tmp_path / "文稿" / "~$党委工作报告.docx").write_bytes(b"")
    assert supplied.given(told) == {"party-work-report": tmp_path / "文稿" / "柳溪镇党委工作报告（定稿）.docx"}
    assert desk.text_of(job, Context(told))
    (tmp_path / "报告.docx").write_bytes(b"")
    named = replace(with_facts(manuscripts=[{"slug": "闭幕词", "path": "报告.docx"}]), folder=str(tmp_path))
    assert supplied.given(named)["closing-speech"] == Path(tmp_path / "报告.docx")
