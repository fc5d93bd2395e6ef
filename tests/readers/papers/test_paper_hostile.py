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
    ("part", "inner", "kind"),
    [
        ("_rels/settings.xml.rels", '<R><x Type="http://x/attachedTemplate" Target="http://a/" TargetMode="External"/></R>', "paper.external"),
        ("_rels/header1.xml.rels", '<R><x Type="http://x/image" Target="http://a/b.png" TargetMode="External"/></R>', "paper.external"),
        ("embeddings/oleObject1.bin", "x", "paper.object"),
        ("_rels/settings.xml.rels", '<R><x Type="http://x/hyperlink" Target="http://a" TargetMode="External"/></R>', ""),
        ("_rels/settings.xml.rels", "<R External", ""),
        ("embeddings/sheet1.xlsx", "x", ""),
    ],
)  # fmt: skip
def test_links_and_objects_are_found_in_every_part(tmp_path, part, inner, kind):
    paper, found = kinds(make(tmp_path / "a.docx", p("字"), **{part: inner.encode()}))
    assert paper is not None
    assert found == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (["DDEAU", 'TO c:\\cmd "/k"'], "paper.external"),
        (['INCLUDEPICTURE "http://a/b.png"'], "paper.external"),
        (["INCLUDETEXT", " c:\\a.docx"], "paper.external"),
        (["PAGE \\* MERGEFORMAT"], ""),
        (["LINKED"], ""),
        (["REF DDE"], ""),
    ],
)
def test_fields_that_fetch_are_named(tmp_path, code, kind):
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in code)
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert kinds(make(tmp_path / "a.docx", body))[1] == ([kind] if kind else [])


def test_words_in_another_file_inside_are_not_passed_over(tmp_path):
    assert kinds(make(tmp_path / "a.docx", p("字") + '<w:altChunk r:id="c"/>'))[1] == ["paper.chunk"]


def test_a_long_chain_of_styles_takes_no_time(tmp_path):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{i - 1}"/></w:style>' for i in range(3000)
    )
    body = "".join(p("字", f'<w:pStyle w:val="s{i}"/>') for i in range(3000))
    start = time.perf_counter()
    assert kinds(make(tmp_path / "a.docx", body, styles=styles))[0] is not None
    assert time.perf_counter() - start < 5


def test_an_old_document_under_a_new_name_is_still_converted_or_named(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"{\\rtf1 abc}")
    paper, found = kinds(tmp_path / "a.docx")
    assert paper is not None or found == ["file.unknown"]


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
