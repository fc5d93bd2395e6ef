"""YAML as typed by clerks and by enemies."""

import random
import time

import pytest

from xzhj.readers.facts.entries import known_label
from xzhj.readers.facts.yamltree import MAX_CHARS, read


def faults(text: str) -> list[tuple[str, str]]:
    _, trouble = read(text, "election.yaml", known_label)
    return [(t.facts["why"], t.at[0].place) for t in trouble]


def pairs(text: str) -> dict[str, str]:
    root, _ = read(text, "election.yaml", known_label)
    assert root is not None
    return {k.text: v.text for k, v in root.pairs or ()}


def test_plain():
    text = "乡镇名称: 柳溪镇\n会场: 三楼：大会议室\n"
    assert faults(text) == []
    assert pairs(text) == {"乡镇名称": "柳溪镇", "会场": "三楼：大会议室"}


def test_full_width_colon_is_named_and_read_as_meant():
    text = "# 信息\n乡镇名称：柳溪镇\n代表名额:\n  批复：118\n会场: 三楼\n"
    assert faults(text) == [("colon", "第2行"), ("colon", "第4行")]
    assert pairs(text)["乡镇名称"] == "柳溪镇"
    assert pairs(text)["会场"] == "三楼"


def test_a_colon_inside_prose_is_no_fault():
    text = "大会议程:\n  - 选举：两委委员\n指导思想: |\n  总要求：坚持党的领导\n    其中：一\n会场: 三楼\n"
    assert faults(text) == []
    assert pairs(text)["会场"] == "三楼"


def test_no_blank_after_the_colon():
    assert faults("乡镇名称:柳溪镇\n会场: 三楼\n") == [("space", "第1行")]
    assert faults("公网: http://example.cn\n报到时间: 8:30\n") == []


def test_tab_and_full_width_blank():
    text = "代表名额:\n\t拟报: 120\n　　批复: 118\n"
    assert faults(text) == [("tab", "第2行"), ("blank", "第3行")]


def test_full_width_marks_inside_braces():
    text = "代表名额: {拟报：120，批复：118}\n会场: {一：二}\n"
    assert faults(text) == [("colon", "第1行")]
    root, _ = read(text, "x", known_label)
    assert [(k.text, v.text) for k, v in root.pairs[0][1].pairs] == [("拟报", "120"), ("批复", "118")]


def test_no_blank_after_a_dash():
    text = "大会议程:\n  -听取报告\n  - 选举\n人口: -5\n"
    assert faults(text) == [("dash", "第2行")]
    root, _ = read(text, "x", known_label)
    assert [p.text for p in root.pairs[0][1].parts] == ["听取报告", "选举"]
    assert faults("---\n会场: 三楼\n") == []


def test_doubled_key_below_the_top():
    assert faults("代表名额:\n  批复: 1\n  批复: 2\n") == [("doubled", "第3行")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: &x [1]\nb: *x\n", "alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "tag"),
        ("a: !foo 1\n", "tag"),
        ("a: [1, 2\nb: 3\n", "syntax"),
        ("a: 'x\n", "syntax"),
        ("- 1\n- 2\n", "shape"),
        ("一段话\n", "shape"),
        ("a: \x07\n", "syntax"),
        ("a: 1\n---\nb: 2\n", "syntax"),
        ("[" * 5000, "deep"),
        ("a: " + "{b: " * 3000, "deep"),
        ("#" * (MAX_CHARS + 1), "big"),
        ("a: [" + "1," * 200_000 + "]", "big"),
    ],
)
def test_refused(text, why):
    assert [w for w, _ in faults(text)] == [why]


def test_billion_laughs_costs_nothing():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join('*' + chr(97 + n) for _ in range(9))}]\n" for n in range(9)
    )
    start = time.perf_counter()
    assert [w for w, _ in faults(bomb)] == ["alias"]
    assert time.perf_counter() - start < 1


def test_empty():
    assert read("", "x", known_label) == (None, [])
    assert read("# 空\n", "x", known_label) == (None, [])


def test_no_mutation_breaks_it():
    dice = random.Random(7)
    seed = "乡镇名称: 柳溪镇\n代表名额: {拟报: 120, 批复: 118}\n时间表:\n  - {步骤: S08, 日期: 2026-04-10}\n指导思想: |\n  一\n"
    for _ in range(2000):
        text = list(seed)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(text))
            text[at : at + dice.randint(0, 3)] = dice.choice(
                [":", "：", "\t", "[", "}", "&a", "*a", "!", "\x00", "\n", "'", "  ", "|"]
            )
        read("".join(text), "x", known_label)
