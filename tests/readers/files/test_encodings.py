from __future__ import annotations

import pytest

from xzhj.readers.files import Refused, decode

TEXT = "姓名,性别,民族\n张三,男,汉\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("gbk", "GB18030"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)  # fmt: skip
def test_every_encoding_gives_the_same_text(codec: str, encoding: str) -> None:
    decoded = decode(TEXT.encode(codec))
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)
    assert decoded.why


@pytest.mark.parametrize("word", ["联通", "女,一", "移动", "丏", "镇,a\n村,b"])
def test_short_gbk_is_chinese_even_where_it_happens_to_be_valid_utf8(word: str) -> None:
    assert decode(word.encode("gbk")).text == word


def test_utf8_with_some_chinese_stays_utf8() -> None:
    assert decode("café,张\n".encode()).text == "café,张\n"


def test_ascii_and_nothing() -> None:
    assert decode(b"a,b\n").encoding == "UTF-8"
    assert decode(b"").text == ""


def test_rare_characters_of_gb18030() -> None:
    assert decode("㛃,𠮷\n张三".encode("gb18030")).text == "㛃,𠮷\n张三"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_the_losing_line_is_named(codec: str) -> None:
    data = "姓名,性别\n张三,男\n".encode(codec) * 3 + b"\x80\xff\xff\n" + "李四,女\n".encode(codec)
    with pytest.raises(Refused) as raised:
        decode(data)
    assert (raised.value.kind, raised.value.line) == ("file.encoding", 7)


def test_a_mark_that_lies_is_trouble() -> None:
    with pytest.raises(Refused) as raised:
        decode(b"\xef\xbb\xbfab\n\xff\n")
    assert raised.value.line == 2
