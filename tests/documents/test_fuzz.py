"""Whatever is typed: a well-formed file or a Chinese sentence, never anything else."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from xzhj.documents import typeset

SIGNS = ["# ", "## ", "> ", "===", "=== 附件1 横", "::: table", "::: ballot 上", "::: flow", ":::", "|", "<", "^", "↵", "＿＿", "\\", "【待填：", "】", "〔", "一、", "（一）", "附件：", "抄送：", "印发", "发文字号：", "签发人：", "发文机关标志：", "---\n", "profile: letter\n", "2026年3月5日", "\x00", "\ud800", "&amp;", "𠮷", "。", "：", "\n"]  # fmt: skip
WORDS = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=6)), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(WORDS, st.sampled_from(["", "upward", "letter", "script", "ballot"]))
def test_any_text(text, profile):
    try:
        data = typeset(text, profile)
    except ValueError as error:
        assert any("\u4e00" <= char <= "\u9fff" for char in str(error))
        return
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            ElementTree.fromstring(file.read(name))
