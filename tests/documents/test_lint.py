"""A county's own templates: what is wrong, in which file and line, in Chinese."""

from __future__ import annotations

import re

import pytest

from xzhj.catalogue.papers import home
from xzhj.documents.draft import names_in
from xzhj.documents.lint import OWN, faults

HEAD = "---\nname: 请示\nprofile: upward\n---\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD + "{{ township }}", ""),
        (HEAD + "{{ townshp }}", "第5行的“townshp”不是换届信息的项目，是不是 township（乡镇名称）"),
        (HEAD + "甲\n乙 {{ delegates | cn }}{{ 甲乙 }}", "第6行的“甲乙”不是换届信息的项目"),
        (HEAD + "｛｛ township ｝｝", "第5行“｛｛”是全角的"),
        (HEAD + "{{ township ", "第5行写法不对"),
        (HEAD + "一\n{% if township %}\n二", "没有用 {% endif %}、{% endfor %} 收尾"),
        (HEAD + "{% endfor %}", "没有“endfor”这种写法，或者它前面没有对应的开头"),
        (HEAD + "{{ township | 大写 }}", "没有“| 大写”这种写法"),
        (HEAD + "{{ township + }}", "第5行写法不对：多了“}}”"),
        (HEAD + "::: table\n甲 | 乙", "“::: table”没有用单独一行“:::”收尾"),
        ("---\nprofile: upward\n---\n甲", "模板头缺“name”"),
        ("---\nname: 甲\nprofile: 上行\n---\n甲", "profile 应是"),
        ("---\nname: 甲\n  profile: [\n---\n甲", "模板头第"),
        ("---\nname: 甲\nprofile: upward\nneeds: [没有的项]\n---\n甲", "模板头 needs 里的“没有的项”不是换届信息的项目"),
    ],
)
def test_faults(tmp_path, text, fault):
    (tmp_path / "request.md.j2").write_text(text, "utf-8")
    found = faults(tmp_path)
    assert found == [] if not fault else found and fault in found[0] and found[0].startswith("request.md.j2：")
    assert not any(re.search(r"[a-z]+ [a-z]+ [a-z]+", f) for f in found), "no English sentence"


def test_another_encoding(tmp_path):
    (tmp_path / "request.md.j2").write_bytes((HEAD + "{{ township }}").encode("gbk"))
    assert faults(tmp_path) == ["request.md.j2：不是 UTF-8 编码，请用记事本另存为 UTF-8"]


def test_the_same_paper_twice(tmp_path):
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.md.j2").write_text(HEAD.replace("name", "slug: request\nname"), "utf-8")
    assert "request 已经是" in faults(tmp_path)[0]


def test_no_templates(tmp_path):
    (tmp_path / "~$request.docx").write_bytes(b"")  # what an open WPS leaves
    assert "没有模板" in faults(tmp_path)[0]


def test_our_own_templates_are_clean():
    assert faults(home()) == []


def test_every_name_our_templates_take_is_known_to_the_linter():
    from xzhj.catalogue.items import items
    from xzhj.catalogue.papers import papers

    taken = {name for t in papers().values() for name in names_in(t.source)}
    assert taken <= OWN | items().keys()
