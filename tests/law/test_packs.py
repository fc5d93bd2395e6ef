"""Packs: replacements in each direction, the closed vocabulary, and what clerks write wrongly."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from xzhj import law
from xzhj.law.compare import comparison, span
from xzhj.law.forms import loosens
from xzhj.model import Bound, Missing

DAY = date(2027, 1, 14)
SAMPLES = Path(__file__).parents[2] / "samples" / "示范县" / "规定"
HEAD = "name: 某县\nsince: 2026-03-01\ninstrument: 某县意见\n"


def pack(tmp_path, text, head=HEAD, name="某县"):
    file = tmp_path / f"{name}.yaml"
    file.write_text(head + text, "utf-8")
    return law.read_pack(file)


def kinds(found):
    return [t.kind for t in found.trouble]


def lines(found):
    return [t.at[0].place for t in found.trouble]


REPLACED = [
    # system, key, value, what becomes of it
    ("party_unit", "margin", '">=122% of seats"', True), ("party_unit", "margin", '">=6/5 of seats"', True),
    ("party_unit", "margin", '">=119% of seats"', False), ("party_unit", "margin", '">6/5 of seats"', True),
    ("party_unit", "margin", "差额不少于22%", True), ("party_unit", "margin", "差额不少于19%", False),
    ("party_unit", "margin", '"6/5..2 of seats"', True), ("party_unit", "margin", '"<=2 of seats"', False),
    ("common", "delegates.normal", "100至150", True), ("common", "delegates.normal", "100..200", True),
    ("common", "delegates.normal", "99..200", False), ("common", "delegates.normal", "100..201", False),
    ("common", "delegates.max", "不超过300名", True), ("common", "delegates.max", "不超过301名", False),
    ("common", "delegates.max", "不超过299名", True), ("common", "postpone.months", "不超过6个月", True),
    ("common", "postpone.months", "不超过12个月", True), ("common", "postpone.months", "不超过13个月", False),
    ("common", "reminder.months", "至少7个月", True), ("common", "reminder.months", "至少5个月", False),
    ("common", "excluded.share", "不超过5%", True), ("common", "excluded.share", "不超过11%", False),
    ("common", "committee.posts", "[组织委员, 宣传委员, 纪委书记, 统战委员]", True), ("common", "committee.posts", "[组织委员, 宣传委员]", False),
    ("common", "committee.size", "7至9", True), ("common", "committee.size", "9", True), ("common", "committee.size", "6至9", False),
    ("common", "discipline.size", "3至7", True), ("common", "vetting.required", "是", True), ("common", "notice.workdays", "不少于5个工作日", True),
]  # fmt: skip


@pytest.mark.parametrize(("section", "key", "value", "taken"), REPLACED, ids=[f"{k} {v}" for _, k, v, _ in REPLACED])
def test_only_to_the_stricter_side(tmp_path, section, key, value, taken):
    found = pack(tmp_path, f"{section}:\n  {key}: {value}\n")
    system = "party_congress" if section == "common" else section
    param, national = law.on(system, DAY, [found])[key], law.on(system, DAY).get(key)
    if taken:
        assert found.trouble == () and param.source == "某县" and param.replaces == national
        assert param.cite.instrument == "某县意见" and param.since == date(2026, 3, 1)
    else:
        assert kinds(found) == ["pack.looser"] and lines(found) == ["第5行"] and param == national
        assert found.trouble[0].facts["national"] == national.shown


def test_a_pack_holds_from_its_day(tmp_path):
    found = pack(
        tmp_path,
        "party_unit:\n  margin: 差额不少于30%\nbands:\n  - {title: 甲, of: committee, by: members, binding: must, rows: [{value: 9}]}\n",
    )
    assert law.on("party_unit", date(2026, 2, 28), [found])["margin"].source == ""
    assert law.on("party_unit", date(2026, 3, 1), [found])["margin"].value.least({"seats": 10}) == 13
    assert not law.on("party_unit", date(2026, 2, 28), [found]).bands and law.on("party_unit", DAY, [found]).bands
    assert law.on("party_congress", DAY, [found])["margin"].source == ""


def test_dated_values_of_a_pack(tmp_path):
    text = """party_unit:
  margin:
    values:
      - {since: 2016-01-01, value: ">=122% of seats", instrument: 甲, article: 一}
      - {since: 2021-01-01, value: ">=125% of seats", instrument: 乙, article: 二, verified: 2026-01-01, note: 说明}
"""
    found = pack(tmp_path, text, head="")
    assert not found.trouble and found.name == "某县"
    on = {
        day.year: law.on("party_unit", day, [found])["margin"]
        for day in (date(2015, 6, 1), date(2018, 6, 1), date(2022, 6, 1))
    }
    assert [on[year].source for year in on] == ["", "某县", "某县"]
    assert str(on[2022].cite) == "《乙》二" and on[2022].value.low == Fraction(5, 4)


def test_a_value_overtaken_by_a_stricter_national_one_is_looser(tmp_path):
    text = 'common:\n  postpone.months: {since: 1985-01-01, value: 不超过18个月, instrument: 甲, article: "1"}\n'
    found = pack(tmp_path, text, head="")
    assert kinds(found) == ["pack.looser"]
    assert law.on("party_congress", date(1990, 1, 1), [found])["postpone.months"].value.high == 18
    assert law.on("party_congress", DAY, [found])["postpone.months"].source == ""


def test_must_cannot_become_guide(tmp_path):
    found = pack(tmp_path, "party_unit:\n  margin: {value: 差额不少于30%, binding: 一般}\n")
    assert kinds(found) == ["pack.looser"] and law.on("party_unit", DAY, [found])["margin"].source == ""
    found = pack(tmp_path, "common:\n  delegates.normal: {value: 100至150, binding: 必须}\n")
    assert not found.trouble and law.on("party_unit", DAY, [found])["delegates.normal"].level == "error"


@pytest.mark.parametrize(
    "key", ["quorum", "majority", "ballots.returned", "tie", "voting_age", "congress.members", "到会人数"]
)
def test_closed_keys(tmp_path, key):
    found = pack(tmp_path, f'party_congress:\n  {key}: ">=9/10 of expected"\n')
    assert kinds(found) == ["pack.key"] and found.trouble[0].facts["why"] == "closed" and lines(found) == ["第5行"]
    assert all(not p.source for p in law.on("party_congress", DAY, [found]).values())


def test_unknown_keys_name_the_nearest(tmp_path):
    found = pack(tmp_path, "common:\n  delegate.normal: 100..150\n  代表名颔: 100..150\n")
    assert [(t.facts["why"], t.facts["near"]) for t in found.trouble] == [
        ("unknown", "delegates.normal"),
        ("unknown", "代表名额"),
    ]


def test_county_looser_than_its_province(tmp_path):
    province = pack(tmp_path, "party_unit:\n  margin: 差额不少于30%\n", name="省", head=HEAD.replace("某县", "省"))
    county = pack(tmp_path, "party_unit:\n  margin: 差额不少于25%\n", name="县", head=HEAD.replace("某县", "县"))
    assert not province.trouble and not county.trouble
    assert law.on("party_unit", DAY, [province, county])["margin"].source == "省"
    (trouble,) = law.chain_trouble([province, county])
    assert (
        trouble.kind == "pack.looser"
        and trouble.facts["over"] == "省"
        and trouble.facts["national"] == "不少于应选名额的130%"
    )
    assert law.chain_trouble([county, province]) == ()
    stricter = law.on("party_unit", DAY, [county, province])["margin"]
    assert (stricter.source, stricter.replaces.source, stricter.replaces.replaces.source) == ("省", "县", "")


def test_replacements_as_a_list_and_by_title(tmp_path):
    text = "替换:\n  - {key: 代表候选人数, value: 差额不少于30%}\n  - {key: delegates.max, value: 不超过250}\n  - {key: 委员候选人数, value: 差额不少于30%}\n"
    found = pack(tmp_path, text)
    assert not found.trouble and set(found.values) >= {
        ("party_unit", "margin"),
        ("party_meeting", "margin"),
        ("party_congress", "delegates.max"),
    }
    vague = pack(tmp_path, "替换:\n  - {key: margin, value: 差额不少于30%}\n")
    assert kinds(vague) == ["pack.bad"] and "哪一种" in vague.trouble[0].facts["text"]


BAD = {
    "没有写依据": ("party_unit:\n  margin: 差额不少于30%\n", "since: 2026-03-01\n", 3),
    "没有写从哪天起": ("party_unit:\n  margin: 差额不少于30%\n", "instrument: 甲\n", 3),
    "应选人数之比": ('party_unit:\n  margin: ">=22% of seats"\n', HEAD, 5),
    "基数不同": ('party_unit:\n  margin: ">=2 of members"\n', HEAD, 5),
    "不是比较式": ("party_unit:\n  margin: 多一些\n", HEAD, 5),
    "写了两次": ("party_unit:\n  margin: 差额不少于30%\n  margin: 差额不少于20%\n", HEAD, 6),
    "写了两次 ": ("party_unit:\n  margin: 差额不少于30%\n  代表候选人数: 差额不少于30%\n", HEAD, 6),
    "项目不认识": ("结构要示:\n  - {}\n", HEAD, 4),
    "一条一条地写": ("结构要求: 妇女\n", HEAD, 4),
    "缺少“对象”": ("结构要求:\n  - {标题: 甲, 哪些人: {性别: 女}, 人数: 1, 效力: 必须}\n", HEAD, 5),
    "缺少“效力”": ("结构要求:\n  - {标题: 甲, 对象: 代表, 哪些人: {性别: 女}, 人数: 1}\n", HEAD, 5),
    "也只能写一项": ("结构要求:\n  - {标题: 甲, 对象: 代表, 哪些人: {性别: 女}, 效力: 必须}\n", HEAD, 5),
    "也只能写一项 ": ("结构要求:\n  - {标题: 甲, 对象: 代表, 哪些人: {性别: 女}, 人数: 1, 比例: 不少于1%, 效力: 必须}\n", HEAD, 5),
    "对象不认识": ("结构要求:\n  - {标题: 甲, 对象: 村民, 哪些人: {性别: 女}, 人数: 1, 效力: 必须}\n", HEAD, 5),
    "项目不认识：属相": ("结构要求:\n  - 标题: 甲\n    对象: 代表\n    人数: 1\n    效力: 必须\n    哪些人: {属相: 龙}\n", HEAD, 9),
    "没有写不少于还是不超过": ("结构要求:\n  - {标题: 甲, 对象: 代表, 哪些人: {年龄: 45}, 人数: 1, 效力: 必须}\n", HEAD, 5),
    "比例要写成": ("结构要求:\n  - {标题: 甲, 对象: 代表, 哪些人: {性别: 女}, 比例: 20%, 效力: 必须}\n", HEAD, 5),
    "没有写哪些人": ("结构要求:\n  - {标题: 甲, 对象: 代表, 哪些人: 女, 比例: 不少于20%, 效力: 必须}\n", HEAD, 5),
    "只写一项要求": ('人选条件:\n  - {标题: 甲, 对象: 代表, 要求: {年龄: "<=45", 党龄: ">=3"}, 效力: 必须}\n', HEAD, 5),
    "重叠": ("名额档次:\n  - 标题: 甲\n    对象: 代表\n    按: 党员\n    效力: 一般\n    各档:\n      - {从: 300, 到: 500, 数额: 75至90}\n      - {从: 500, 数额: 100至120}\n", HEAD, 11),
    "与前面的": ("bands:\n  - {title: 甲, of: delegates, by: members, binding: guide, rows: [{to: 500, value: 90}]}\n  - {title: 乙, of: delegates, by: members, binding: guide, rows: [{from: 500, value: 99}]}\n", HEAD, 6),
    "起数大于止数": ("bands:\n  - {title: 甲, of: delegates, by: members, binding: guide, rows: [{from: 9, to: 8, value: 9}]}\n", HEAD, 5),
    "条件不认识": ("bands:\n  - {title: 甲, of: committee, binding: guide, rows: [{when_any: [很大], value: 9}]}\n", HEAD, 5),
    "按”什么分档": ("bands:\n  - {title: 甲, of: committee, binding: guide, rows: [{from: 1, value: 9}]}\n", HEAD, 5),
    "施行日期要写成": ("", "name: 甲\nsince: 2026年3月\ninstrument: 乙\n", 2),
    "格式不对": ("party_unit:\n  margin: [1\n", HEAD, 6),
    "没有规定": ("party_unit: 5\n", HEAD, 4),
    "不是一组“项目：内容”": ("- 1\n", "", 1),
    "没有内容": ("", "", 1),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_clerks_errors_become_trouble(tmp_path, what):
    text, head, line = BAD[what]
    found = pack(tmp_path, text, head=head)
    assert kinds(found) == ["pack.bad"], found.trouble
    assert what.strip() in found.trouble[0].facts["text"] and lines(found) == [f"第{line}行"]


def test_the_rest_of_a_pack_stands_beside_a_bad_entry(tmp_path):
    found = pack(tmp_path, "party_unit:\n  margin: 多一些\ncommon:\n  delegates.max: 不超过250\n")
    assert kinds(found) == ["pack.bad"]
    assert law.on("party_unit", DAY, [found])["delegates.max"].value.high == 250


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", b"\x81", b"a: [" * 3000, b"&a [*a]", b"a: *b", b"? [1]\n: 2\n", b"\x00", b"- - - - - - - - - - - - - - - - 1", "甲：乙\n".encode()],
    ids=range(9),
)  # fmt: skip
def test_hostile_files_never_raise(tmp_path, data):
    file = tmp_path / "坏.yaml"
    file.write_bytes(data)
    assert set(kinds(law.read_pack(file))) <= {"pack.bad"} and law.read_pack(file).trouble
    assert kinds(law.read_pack(tmp_path / "没有.yaml")) == ["pack.bad"]


def test_a_gbk_file_is_read(tmp_path):
    file = tmp_path / "某县.yaml"
    file.write_bytes((HEAD + "party_unit:\n  margin: 差额不少于30%\n").encode("gb18030"))
    found = law.read_pack(str(file))
    assert not found.trouble and found.values[("party_unit", "margin")][0].cite.instrument == "某县意见"


def test_both_languages_say_the_same(tmp_path):
    english = pack(tmp_path, """requirements:
  - {title: 甲, of: delegates, scope: township, where: {gender: 女}, share: ">=20%", binding: must}
  - {title: 乙, of: delegates, where: {age: "<=45"}, share: ">=50%", binding: guide}
  - {title: 丙, of: delegates, where: {gender: 女}, share: ">=share of members", binding: guide}
  - {title: 丁, of: chiefs, scope: county, where: {age: "<=35"}, count: ">=1", binding: must}
  - {title: 戊, of: delegates, where: {frontline: true}, previous: "+1pp", binding: guide}
  - {title: 己, of: team, where: {ethnicity: minority}, count: ">=1", binding: guide}
  - {title: 庚, of: delegates, where: {education: ">=大专"}, share: ">=1/3", binding: guide}
  - {title: 辛, of: delegates, where: {category: [领导干部, 机关干部]}, share: "<=60%", binding: guide}
""", name="甲")  # fmt: skip
    chinese = pack(tmp_path, """结构要求:
  - {标题: 甲, 对象: 代表, 范围: 乡镇, 哪些人: {性别: 女}, 比例: 不低于20％, 效力: 必须}
  - {标题: 乙, 对象: 代表, 哪些人: {年龄: 45周岁以下}, 比例: 不少于百分之五十, 效力: 一般}
  - {标题: 丙, 对象: 代表, 哪些人: {性别: 女}, 比例: 不低于党员中的比例, 效力: 一般}
  - {标题: 丁, 对象: 党政正职, 范围: 全县, 哪些人: {年龄: 不超过35岁}, 人数: 至少1名, 效力: 应当}
  - {标题: 戊, 对象: 代表, 哪些人: {一线: 是}, 比上届: 提高1个百分点, 效力: 原则上}
  - {标题: 己, 对象: 党政班子, 哪些人: {民族: 少数民族}, 人数: 1, 效力: 一般}
  - {标题: 庚, 对象: 代表, 哪些人: {学历: 大专及以上}, 比例: 不少于三分之一, 效力: 一般}
  - {标题: 辛, 对象: 代表, 哪些人: {代表类别: [领导干部, 机关干部]}, 比例: 不超过60%, 效力: 一般}
""", name="乙")  # fmt: skip
    assert not english.trouble and not chinese.trouble, chinese.trouble

    def said(found):
        return [
            (r.title, r.of, r.scope, dict(r.where), r.binding, r.share, r.count, r.previous) for r in found.requirements
        ]

    assert said(english) == said(chinese) and len(said(english)) == 8
    assert (
        said(english)[0][5] == (">=", Fraction(1, 5))
        and said(english)[4][7] == 1
        and said(english)[6][5] == (">=", Fraction(1, 3))
    )
    book = law.on("party_unit", DAY, [english])
    assert (
        len(book.requirements) == 10
        and book.requirements[2].source == "某县"
        and book.requirements[2].at[0].place == "第5行"
    )


def test_bands_at_their_edges():
    found = law.read_pack(SAMPLES / "示范县.yaml")
    assert not found.trouble

    def delegates(members):
        return law.band_for(found.bands, "delegates", {"members": members}).value

    assert [delegates(n) for n in (1, 499, 500, 999, 1000, 5000)] == [(100, 120)] * 2 + [(120, 150)] * 2 + [
        (150, 200)
    ] * 2

    def seats(**sizes):
        return law.band_for(found.bands, "committee", sizes).value[0]

    assert seats(population=10_000) == 9 and seats(revenue=10_000_000) == 9
    assert seats(population=9_999, revenue=10_000_000) == 9 and seats(population=9_999, revenue=9_999_999) == 7
    for sizes in ({}, {"population": 9_999}):
        with pytest.raises(Missing):
            seats(**sizes)
    with pytest.raises(Missing):
        law.band_for(found.bands, "delegates", {})
    assert law.band_for(found.bands, "discipline", {}) is None


def test_the_sample_packs():
    clean = [law.read_pack(SAMPLES / f"{name}.yaml") for name in ("示范省", "示范县")]
    assert [p.trouble for p in clean] == [(), ()] and law.chain_trouble(clean) == ()
    book = law.on("party_congress", DAY, clean)
    assert book["postpone.months"].source == "示范省" and book["excluded.share"].source == "示范县"
    assert law.on("party_unit", DAY, clean)["margin"].source == "示范县"
    assert len(book.requirements) == 7 and len(book.conditions) == 2 and len(book.bands) == 5
    loose = law.read_pack(SAMPLES / "过宽示例.yaml")
    assert sorted(kinds(loose)) == ["pack.bad", "pack.key", "pack.key", "pack.looser", "pack.looser"]
    plain = law.on("party_congress", DAY)
    assert dict(law.on("party_congress", DAY, [loose])) == dict(plain)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (">=22%", (">=", Fraction(11, 50), "")), ("不少于 22％", (">=", Fraction(11, 50), "")), ("不超过应选人数的1/3", ("<=", Fraction(1, 3), "seats")),
        ("超过半数", (">", Fraction(1, 2), "")), ("45岁以下", ("<=", Fraction(45), "")), ("不满45岁", ("<", Fraction(45), "")), ("至少1名", (">=", Fraction(1), "")),
        ("1000万元以上", (">=", Fraction(10_000_000), "")), (">=4/5 of expected", (">=", Fraction(4, 5), "expected")), ("60%以内", ("<=", Fraction(3, 5), "")),
        ("三分之二以上", (">=", Fraction(2, 3), "")), ("17.6%", ("", Fraction(22, 125), "")), ("百分之六十", ("", Fraction(3, 5), "")), ("不少于二十五人", (">=", Fraction(25), "")),
    ],
)  # fmt: skip
def test_comparisons(raw, wanted):
    assert comparison(raw) == wanted


@pytest.mark.parametrize("raw", ["", "很多", ">=1/0", "1/2/3", ">= 5 of nobody", "一百二十", "大专以上"])
def test_no_comparison(raw):
    with pytest.raises(ValueError):
        comparison(raw)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [("7..9", (7, 9)), ("7至9名", (7, 9)), ("7—9", (7, 9)), ("7-9人", (7, 9)), (9, (9, 9)), ("9名", (9, 9))],
)
def test_spans(raw, wanted):
    assert span(raw) == wanted


def bound(text):
    return Bound.parse(text)


@pytest.mark.parametrize(
    ("new", "old", "side", "looser"),
    [
        (">=1/2", ">1/2", "up", True), (">1/2", ">=1/2", "up", False), ("<=10", "<10", "down", True), ("<10", "<=10", "down", False),
        ("3..5", "3..5", "narrower", False), ("4..4", "3..5", "narrower", False), ("2..5", "3..5", "narrower", True), (">=3", "3..5", "narrower", True),
        ("==4", "3..5", "narrower", False), (">=2 of seats", ">=1 of members", "up", True),
    ],
)  # fmt: skip
def test_which_bound_is_looser(new, old, side, looser):
    assert loosens(bound(new), bound(old), side) is looser


@pytest.mark.parametrize(
    ("new", "old", "side", "looser"),
    [
        (5, 6, "up", True), (6, 6, "up", False), (7, 6, "up", False), (5, 6, "down", False), (7, 6, "down", True), (6, 6, "narrower", False), (5, 6, "narrower", True),
        (True, False, "up", False), (False, True, "up", True), (False, True, "down", False), (True, False, "down", True),
        (("a", "b"), ("a",), "up", False), (("a",), ("a", "b"), "up", True), (("a",), ("a", "b"), "narrower", False), (("a", "b"), ("a",), "narrower", True),
        ({"a": "1"}, {"a": "1", "b": "2"}, "narrower", False), ({"c": "1"}, {"a": "1"}, "down", True),
    ],
)  # fmt: skip
def test_which_value_is_looser(new, old, side, looser):
    assert loosens(new, old, side) is looser
