"""The list of papers, from their front matter alone."""

from __future__ import annotations

import pytest

from xzhj.catalogue.papers import papers, read

GOOD = "---\nname: 通知\nprofile: downward\nphase: 代表\neach: person(teller)\ncopies: 2\nneeds: township, venue\nseal: 无\n---\n{{ nothing }}\n"


def write(folder, name, text):
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_front_matter_is_read_without_rendering(tmp_path):
    one = read(write(tmp_path, "my-notice.md.j2", GOOD))
    assert (one.slug, one.name, one.each, one.copies) == ("my-notice", "通知", "person(teller)", "2")
    assert one.needs == ("township", "venue")
    assert one.settings == {"seal": "无"}


def test_a_countys_own_text_takes_the_place_of_ours(tmp_path):
    own = write(tmp_path, "request.md.j2", GOOD)
    assert papers(tmp_path)["request"].path == own
    assert papers()["request"].path != own


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("没有模板头", "缺“name”"),
        (GOOD.replace("downward", "上行"), "profile 应是"),
        (GOOD.replace("person(teller)", "everyone"), "each 应是"),
        (GOOD.replace("name: 通知", "name: [通知"), "写法不对"),
    ],
)
def test_a_wrong_front_matter_names_the_file(tmp_path, text, why):
    with pytest.raises(ValueError, match=f"x.md.j2：.*{why}"):
        read(write(tmp_path, "x.md.j2", text))


def test_one_slug_once_a_folder(tmp_path):
    write(tmp_path, "a.md.j2", GOOD.replace("---\nname", "---\nslug: same\nname", 1))
    write(tmp_path, "b.md.j2", GOOD.replace("---\nname", "---\nslug: same\nname", 1))
    with pytest.raises(ValueError, match="same 已经是"):
        papers(tmp_path)
