from __future__ import annotations

import pytest

from xzhj.names import read_list


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王芳\n丁一\n", ["王芳", "丁一"]),
        ("\ufeff王　芳\n\n丁 一", ["王芳", "丁一"]),
        ("王芳、丁一，李明;赵六", ["王芳", "丁一", "李明", "赵六"]),
        ("王芳 丁一\t李小明", ["王芳", "丁一", "李小明"]),
        ("王 芳　丁 一　欧阳淞", ["王芳", "丁一", "欧阳淞"]),
        ("1. 王芳\n2、丁一\n（3）李明\n4 赵六\n⑤ 孙七", ["王芳", "丁一", "李明", "赵六", "孙七"]),
        ("王　芳（女，回族）　丁一", ["王芳（女，回族）", "丁一"]),
        ("王芳 (女, 回族)、丁一", ["王芳(女, 回族)", "丁一"]),
        ("一、王芳\n二、丁一", ["王芳", "丁一"]),
        ("# 注：来源\n王芳", ["王芳"]),
        ("木沙·买买提 王芳", ["木沙·买买提", "王芳"]),
    ],
)
def test_names_of_a_text(text, names):
    assert [name for part in read_list(text) for name in part.names] == names


def test_headings_part_the_lists():
    text = "党委委员候选人名单（按姓氏笔画为序）\n丁一\n王芳\n## 第二组\n丁二\n纪委委员：\n丁三\n代表：王芳、李明\n"
    assert [(part.heading, part.names) for part in read_list(text)] == [
        ("党委委员候选人名单（按姓氏笔画为序）", ["丁一", "王芳"]),
        ("第二组", ["丁二"]),
        ("纪委委员：", ["丁三"]),
        ("代表", ["王芳", "李明"]),
    ]


@pytest.mark.parametrize("line", ["党委委员候选人", "青石村党支部", "第一代表团（12人）", "按姓氏笔画为序", "共 3 名"])
def test_a_heading_is_no_name(line):
    assert [part.names for part in read_list(f"{line}\n王芳\n")] == [["王芳"]]


def test_lines_are_kept():
    (part,) = read_list("# 注\n\n王芳、丁一\n李明")
    assert part.lines == [3, 3, 4]
