"""From the first template to a Word file."""

import io
import zipfile

import docx
import pytest

from tests.documents.facts import FACTS
from xzhj.catalogue.papers import papers
from xzhj.documents import draft, lacking, typeset
from xzhj.model import Missing


def test_request_becomes_a_word_file():
    template = papers()["request"]
    assert lacking(template.needs, FACTS) == ()
    data = typeset(draft(template.source, FACTS))
    text = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert text[0] == "中共青山镇委员会文件"
    assert "青委〔2026〕5号\t签发人：王\u3000明" in text
    assert "（联系人：赵敏，联系电话：0571-00000000）" in text
    assert "附件" in text[text.index("（联系人：赵敏，联系电话：0571-00000000）") :]


def test_same_text_same_bytes():
    text = draft(papers()["request"].source, FACTS)
    assert typeset(text) == typeset(text)
    assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in zipfile.ZipFile(io.BytesIO(typeset(text))).infolist())


def test_missing_fact_is_named():
    facts = {k: v for k, v in FACTS.items() if k != "venue"}
    assert lacking(papers()["request"].needs, facts) == ("venue",)
    with pytest.raises(Missing) as caught:
        draft(papers()["request"].source, facts)
    assert caught.value.fact == "venue"


def test_draft_marks_what_is_missing():
    facts = {k: v for k, v in FACTS.items() if k not in ("venue", "committee_seats")}
    text = draft(papers()["request"].source, facts, marked=True)
    assert "在【待填：会场】召开" in text
    assert "差额【待填：党委委员名额】名" in text
    xml = zipfile.ZipFile(io.BytesIO(typeset(text))).read("word/document.xml").decode()
    assert (
        '<w:color w:val="FF0000"/><w:spacing w:val="-5"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr><w:t xml:space="preserve">【待填：会场】'
        in xml
    )
