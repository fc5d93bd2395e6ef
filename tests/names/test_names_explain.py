from __future__ import annotations

import pytest

from xzhj.names import explain, parse_overrides


@pytest.mark.parametrize(
    ("a", "b", "mode", "words"),
    [
        ("叶青", "申明", "surname", "第1字 叶/申：同为5画、笔顺同为25112，左右结构在前"),
        ("申明", "叶青", "surname", "第1字 叶/申：同为5画、笔顺同为25112，左右结构在前"),
        ("王芳", "丁一", "surname", "第1字 丁/王：2画在前，4画在后"),
        ("孙立", "刘立", "surname", "第1字 刘/孙：同为6画，第1笔 点/折，按横竖撇点折的次序刘在前"),
        ("于明", "干明", "surname", "第1字 干/于：同为3画、笔顺同为112，第3笔 竖/竖钩，主笔形在前"),
        ("巾", "山", "surname", "第1字 山/巾：同为3画、笔顺同为252，第2笔 竖折/横折钩，折数少的在前"),
        ("乃", "刀", "surname", "第1字 刀/乃：同为2画、笔顺同为53，第1笔 横折钩/横折折折钩，折数少的在前"),
        ("人", "八", "surname", "第1字 八/人：同为2画、笔顺同为34，相离的在相接的之前"),
        ("士", "土", "surname", "第1字 土/士：同为3画、笔顺同为121，先短后长的在先长后短的之前"),
        ("田大利", "田富", "surname", "首字同为“田”，田富是两字姓名，姓后空一格，排在田大利之前"),
        ("田大利", "田富", "fullname", "第2字 大/富：3画在前，12画在后"),
        ("刘宏艳", "刘宏", "surname", "首字同为“刘”，刘宏是两字姓名，姓后空一格，排在刘宏艳之前"),
        ("刘宏艳", "刘宏", "fullname", "刘宏艳的前2字与刘宏相同，字数少的在前"),
        ("田富", "田丽", "surname", "第2字 丽/富：7画在前，12画在后"),
        ("木沙·买买提", "木沙江·努尔墩", "surname", "第3字 江/买：同为6画，第1笔 点/折，按横竖撇点折的次序江在前"),
        ("王 芳", "王芳", "surname", "两个姓名相同，保持原来的先后"),
        ("厾", "机", "surname", "第1字 机/厾：同为6画，按国家规定的字序机在前"),
    ],
)
def test_the_sentence_names_what_decides(a, b, mode, words):
    assert explain(a, b, mode) == words


def test_an_overridden_character_is_explained_by_its_code():
    overrides = parse_overrides("\U00030000\t112")
    assert explain("\U00030000一", "于一", overrides=overrides) == (
        "第1字 于/\U00030000：同为3画、笔顺同为112，按补充的笔顺码\U00030000排在其后"
    )
    assert "3画在前，4画在后" in explain("\U00030000一", "王一", overrides=overrides)


def test_what_neither_strokes_nor_pairs_decide_is_said_so():
    assert explain("佘", "余").endswith("笔画的连接和结构不同，按国家规定的字序佘在前")
