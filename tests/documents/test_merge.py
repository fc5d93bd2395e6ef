"""Several papers in one file: each from an odd page with its own page 1, styles and pictures of others kept."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import docx
import pytest

from xzhj.documents import typeset
from xzhj.documents.merge import merge
from xzhj.documents.merge_book import CannotBind

LETTER = "---\nprofile: letter\n---\n发文机关标志：中共柳溪镇委员会\n发文字号：柳党函〔2026〕1号\n# 关于商请事宜的函\n示范县委：\n请予支持。\n"
PLAIN = "---\nprofile: form\n---\n# 甲表\n第一份。\n"
WIDE = "---\nprofile: form\n---\n# 乙表\n::: table 横\n甲 | 乙\n1 | 2\n:::\n"


def _chunk(kind, data):
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)


def theirs(text="工作报告", number=True):
    paper = docx.Document()
    paper.add_paragraph(text, style="List Number" if number else None)
    paper.add_picture(io.BytesIO(PIXEL))
    paper.sections[0].footer.paragraphs[0].text = f"{text}页脚"
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def part(data, name="word/document.xml"):
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def sections(data):
    return re.findall(r"<w:sectPr.*?</w:sectPr>", part(data), re.DOTALL)


def words(data):
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.text.strip()]


def test_papers_of_ours():
    bound = merge([("甲.docx", typeset(PLAIN)), ("乙.docx", typeset(WIDE)), ("丙.docx", typeset(LETTER))])
    found = sections(bound)
    assert [s.count('w:val="oddPage"') for s in found if 'w:start="1"' in s] == [0, 1, 1]
    assert sum('w:orient="landscape"' in s for s in found) == 1
    assert "甲表" in words(bound) and "关于商请事宜的函" in words(bound)
    assert "中共柳溪镇委员会" in part(bound, "word/x3_header1.xml")


def test_each_paper_keeps_its_text_in_order():
    assert words(merge([("甲.docx", typeset(PLAIN)), ("乙.docx", theirs()), ("甲.docx", typeset(PLAIN))])) == [
        "甲表", "第一份。", "工作报告", "甲表", "第一份。",
    ]  # fmt: skip


@pytest.mark.parametrize("first", [True, False])
def test_a_paper_of_others_keeps_styles_lists_pictures_footer(first):
    both = [("报告.docx", theirs()), ("甲.docx", typeset(PLAIN))]
    bound = merge(both if first else both[::-1])
    paper = docx.Document(io.BytesIO(bound))
    (report,) = [p for p in paper.paragraphs if p.text == "工作报告"]
    assert report.style.name.startswith("List Number")
    names = zipfile.ZipFile(io.BytesIO(bound)).namelist()
    assert any(n.endswith(".png") for n in names) and len(names) == len(set(names))
    assert any("工作报告页脚" in part(bound, n) for n in names if "footer" in n)
    number = report.style.element.find(".//" + docx.oxml.ns.qn("w:numId")).val
    assert number in {n.numId for n in paper.part.numbering_part.element.num_lst}


def test_two_papers_of_others_do_not_share_styles_or_lists():
    bound = merge([("甲.docx", theirs("甲")), ("乙.docx", theirs("乙"))])
    paper = docx.Document(io.BytesIO(bound))
    styles = {p.style.style_id for p in paper.paragraphs if p.text in ("甲", "乙")}
    assert len(styles) == 2
    ids = re.findall(r'w:styleId="([^"]+)"', part(bound, "word/styles.xml"))
    assert len(ids) == len(set(ids))
    assert part(bound, "word/styles.xml").count("w:default=") == 3  # paragraph, character, table: ours alone


def test_every_reference_leads_somewhere():
    bound = merge([("甲.docx", theirs("甲")), ("丙.docx", typeset(LETTER)), ("乙.docx", typeset(WIDE))])
    with zipfile.ZipFile(io.BytesIO(bound)) as file:
        rels = dict(
            re.findall(
                r'<Relationship [^>]*?Id="([^"]+)"[^>]*?Target="([^"]+)"', part(bound, "word/_rels/document.xml.rels")
            )
        )
        rels |= {
            i: t
            for t, i in re.findall(r'Target="([^"]+)"[^>]*?Id="([^"]+)"', part(bound, "word/_rels/document.xml.rels"))
        }
        used = set(re.findall(r'r:(?:id|embed)="([^"]+)"', part(bound)))
        assert used <= rels.keys()
        assert {f"word/{rels[i]}" for i in used} <= set(file.namelist())
        types = part(bound, "[Content_Types].xml")
        covered = {n for n in file.namelist() if f'"/{n}"' in types or f'Extension="{n.rpartition(".")[2]}"' in types}
        assert covered >= set(file.namelist()) - {"[Content_Types].xml"}


def test_the_same_papers_give_the_same_bytes():
    papers = [("甲.docx", typeset(PLAIN)), ("报告.docx", theirs())]
    assert merge(papers) == merge(papers)


def test_drawings_have_numbers_of_their_own():
    bound = merge([("丙.docx", typeset(LETTER)), ("丙.docx", typeset(LETTER))])
    ids = re.findall(r'<wp:docPr id="(\d+)"', part(bound))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "打不开"), (b"PK\x05\x06" + b"\0" * 18, "不是 Word 文书")], ids=["空文件", "别的压缩包"]
)
def test_what_cannot_be_bound_is_said(data, why):
    with pytest.raises(CannotBind, match=f"坏.docx.*{why}"):
        merge([("坏.docx", data)])


def test_footnotes_are_not_lost_silently():
    paper = typeset(PLAIN)
    given = zipfile.ZipFile(io.BytesIO(paper))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in given.namelist():
            data = given.read(name)
            file.writestr(
                name,
                data.replace(b"<w:r>", b'<w:r><w:footnoteReference w:id="1"/>', 1)
                if name == "word/document.xml"
                else data,
            )
    with pytest.raises(CannotBind, match="脚注"):
        merge([("注.docx", out.getvalue())])


def test_a_paper_without_page_numbers_takes_none_from_the_one_before():
    bare = typeset("---\nname: 计票单\nprofile: form\nnumbered: 无\n---\n# 计票单\n\n第一行。\n")
    bound = merge([("甲.docx", typeset(PLAIN)), ("计票单.docx", bare), ("乙.docx", theirs()), ("丙.docx", bare)])
    found = sections(bound)
    names = dict(re.findall(r'Id="(\w+)"[^>]*Target="([^"]+)"', part(bound, "word/_rels/document.xml.rels")))
    names |= {
        i: t for t, i in re.findall(r'Target="([^"]+)"[^>]*Id="(\w+)"', part(bound, "word/_rels/document.xml.rels"))
    }
    for section in (found[1], found[-1]):
        feet = [names[i] for i in re.findall(r'<w:footerReference w:type="\w+" r:id="(\w+)"', section)]
        heads = [names[i] for i in re.findall(r'<w:headerReference w:type="\w+" r:id="(\w+)"', section)]
        assert (set(feet), set(heads)) == ({"none_footer.xml"}, {"none_header.xml"})
        assert len(feet) == len(heads) == 3
    assert "PAGE" not in part(bound, "word/none_footer.xml")
