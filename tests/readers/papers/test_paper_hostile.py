"""What a stranger may send: it is named, read safely, and never runs or fetches anything."""

import random
import time

import pytest

from tests.readers.papers.docx_made import document, make, p
from xzhj.readers.papers import paper_from_text, read_paper


def kinds(path):
    paper, trouble = read_paper(path)
    return paper, [t.kind for t in trouble]


def test_a_bomb_is_refused(tmp_path):
    body = document(f"<w:p><w:r><w:t>{'啊' * 12_000_000}</w:t></w:r></w:p>")
    assert kinds(make(tmp_path / "a.docx", body)) == (None, ["file.limit"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path, encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    path = make(tmp_path / "a.docx", p("字"), **{"styles": xml.encode(encoding)})
    assert kinds(path) == (None, ["file.limit"])


def test_depth_is_refused(tmp_path):
    body = document("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000)
    assert kinds(make(tmp_path / "a.docx", body)) == (None, ["file.limit"])


def test_macros_and_outside_links_are_named_and_left_alone(tmp_path):
    link = '<Relationship Id="t" Type="http://x/attachedTemplate" Target="http://127.0.0.1:9/a.dotm" TargetMode="External"/>'
    paper, found = kinds(make(tmp_path / "a.docx", p("字"), link, **{"vbaProject.bin": b"x"}))
    assert paper is not None
    assert found == ["paper.macro", "paper.external"]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, b"%PDF-1.4", bytes(range(256)) * 9],
    ids=["空", "断", "旧", "版", "乱"],
)
def test_what_is_no_document_is_named(tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)
    paper, found = kinds(tmp_path / "a.docx")
    assert paper is None
    assert found and found[0].startswith("file.")


def test_a_pdf_says_what_to_do(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n")
    _, trouble = read_paper(tmp_path / "a.pdf")
    assert trouble[0].kind == "file.unknown"
    assert trouble[0].facts["cure"] == "用WPS另存为.docx"


def test_mutations_never_crash(tmp_path):
    path = make(tmp_path / "a.docx", "".join(p(f"一、应选{n}名，候选人{n + 2}名") for n in range(20)))
    data, mutate = path.read_bytes(), random.Random(7)
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(mutate.randint(1, 12)):
            changed[mutate.randrange(len(changed))] = mutate.randrange(256)
        path.write_bytes(changed)
        paper, trouble = read_paper(path)
        assert paper is not None or trouble


def test_mutated_text_of_the_document_never_crashes(tmp_path):
    base, mutate = document(p("第十四次代表大会应到83名，实到80名，占96.39%。") * 5), random.Random(8)
    tags = ["w:p", "w:r", "w:t", "w:ind", "w:numId", "999999999999", "-1", "<", ">", '"', "w:val", "\u0000", "〔", "年"]
    for _ in range(200):
        at = mutate.randrange(len(base))
        text = base[:at] + mutate.choice(tags) + base[at + mutate.randint(0, 6) :]
        paper, trouble = read_paper(make(tmp_path / "a.docx", text if text.startswith("<?xml") else document(text)))
        assert paper is not None or trouble


@pytest.mark.parametrize("bit", ["1", "丁一、", "《", "（", " ", "第　", "一百二十三", "中国共产党", "甲："], ids=str)
def test_one_endless_paragraph_takes_no_time(bit):
    text = f"关于测试的请示\n中共示范县委：\n{bit * (40_000 // len(bit))}名"
    begin = time.process_time()
    paper = paper_from_text(text)
    assert paper.genre == "请示"
    assert time.process_time() - begin < 3
