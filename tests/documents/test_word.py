"""A county's own Word layout: filled as our papers are, refused with the place of what is wrong."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.documents.package import faults as package_faults
from tests.documents.package import opened
from tests.templates.results import context
from xzhj.catalogue.papers import papers
from xzhj.documents import desk, work
from xzhj.documents.faults import TemplateFault
from xzhj.documents.lint import faults
from xzhj.documents.zipped import zipped
from xzhj.model import Missing

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def layout(folder, *lines, name="request", table=(), change=None):
    """A Word file with a paragraph a line and a table of `table`; `change` has the document before it is saved."""
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    if table:
        made = paper.add_table(rows=0, cols=max(map(len, table)), style="Table Grid")
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=False):
                cell.text = text
    if change:
        change(paper)
    folder.mkdir(exist_ok=True)
    paper.save(folder / f"{name}.docx")
    return folder


def made(folder, slug="request", *, marked=False, **own):
    template = papers(folder)[slug]
    known = context()
    job = next(work.jobs(template, known))
    return desk.write(replace(job, own={**job.own, **own}), known, marked=marked)


def text(written):
    return written.text.split("\n")


def runs(data, part="word/document.xml"):
    """Each run's text with its eastAsia face, its hint and its colour."""
    root = docx.oxml.parse_xml(opened(data)[part])
    found = []
    for run in root.iter(qn("w:r")):
        fonts, colour = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}"), run.find(f"{qn('w:rPr')}/{qn('w:color')}")
        given = fonts.attrib if fonts is not None else {}
        said = "".join(t.text or "" for t in run.iter(qn("w:t")))
        found.append(
            (
                said,
                given.get(qn("w:eastAsia")),
                given.get(qn("w:hint")),
                colour.get(qn("w:val")) if colour is not None else None,
            )
        )
    return found


# filling


def test_values_stand_as_papers_write_them(tmp_path):
    layout(
        tmp_path / "模板",
        "{{ party_committee }}文件", "{{ request_number }}　签发人：{{ signer | padded }}",
        "关于召开中国共产党{{ township }}第{{ congress_ordinal | cn }}次代表大会的请示",
        "定于{{ congress_date }}（{{ congress_date | weekday }}），会期{{ congress_days }}，女代表占{{ quota_female | percent(delegates) }}",
        "{{ request_date }}",
    )  # fmt: skip
    written = made(tmp_path / "模板")
    assert text(written) == [
        "中共柳溪镇委员会文件", "柳党发〔2026〕31号　签发人：梁　帆", "关于召开中国共产党柳溪镇第十四次代表大会的请示",
        "定于2027年1月14日（星期四），会期一天半，女代表占50.00%", "2026年11月3日",
    ]  # fmt: skip
    assert (written.number, written.day) == ("柳党发〔2026〕31号", "2026年11月3日")
    assert written.title == "关于召开中国共产党柳溪镇第十四次代表大会的请示"
    assert written.values["大会开幕日期（拟报）"] == "2027年1月14日" and written.values["签发人"] == "梁帆"


def test_a_list_is_rows_of_a_table_in_the_order_of_the_ballot(tmp_path):
    rows = (
        ("序号", "姓名", "性别"), ("{%tr for row in contests.committee.candidates %}",),
        ("{{ loop.index }}", "{{ row.padded }}", "{{ row.gender }}"), ("{%tr endfor %}",),
    )  # fmt: skip
    layout(tmp_path / "模板", "候选人", table=rows)
    lines = text(made(tmp_path / "模板"))
    candidates = context().at("requested")["contests"]["committee"].candidates
    assert lines[1:] == ["序号 | 姓名 | 性别"] + [f"{i} | {r.padded} | {r.gender}" for i, r in enumerate(candidates, 1)]


def test_a_paragraph_that_is_not_wanted_leaves_no_empty_line(tmp_path):
    layout(tmp_path / "模板", "甲", "{%p if observers_count is defined %}", "乙", "{%p endif %}", "丙", name="request")
    data = made(tmp_path / "模板").data
    assert [p.text for p in docx.Document(io.BytesIO(data)).paragraphs] == ["甲", "丙"]


def test_live_values_are_blanks_before_the_day_and_numbers_after(tmp_path):
    layout(
        tmp_path / "模板",
        "应到{{ live(“应到”) }}名，发出{{ live('发出') }}张，签名{{ live('签名', 6) }}",
        name="result-sheet",
    )
    template = papers(tmp_path / "模板")["result-sheet"]
    for blank, pattern in ((True, "应到＿{4}名，发出＿{4}张，签名＿{6}"), (False, r"应到100名，发出\d+张，签名＿{6}")):
        known = desk.Context(context().case, blank=blank)
        job = next(work.jobs(template, known))
        assert re.fullmatch(pattern, desk.write(job, known).text)


def test_signs_of_xml_and_line_ends_in_values(tmp_path):
    layout(tmp_path / "模板", "甲：{{ venue }}", "{{ guiding_thought | paragraphs }}")
    written = made(tmp_path / "模板", venue="A&B <三楼>\n东侧", guiding_thought="一、第一段\n二、第二段")
    assert text(written) == ["甲：A&B <三楼>↵东侧", "一、第一段", "二、第二段"]
    shown = [p.text for p in docx.Document(io.BytesIO(written.data)).paragraphs]
    assert shown == ["甲：A&B <三楼>\n东侧", "一、第一段", "二、第二段"]


def test_values_are_never_read_as_templates(tmp_path):
    layout(tmp_path / "模板", "{{ venue }}")
    assert text(made(tmp_path / "模板", venue="{{ 7 * 7 }}{% if %}")) == ["{{ 7 * 7 }}{% if %}"]


def test_a_missing_fact_stops_the_paper_and_is_red_in_a_draft(tmp_path):
    assert "draft_state" not in context().at("requested")
    layout(tmp_path / "模板", "由{{ draft_state }}发")
    with pytest.raises(Missing) as caught:
        made(tmp_path / "模板")
    assert caught.value.fact == "文稿状态"
    draft = made(tmp_path / "模板", marked=True)
    assert [(said, colour) for said, _, _, colour in runs(draft.data)] == [
        ("由", None), ("【待填：文稿状态】", "FF0000"), ("发", None),
    ]  # fmt: skip


def test_headers_footers_and_boxes_are_filled(tmp_path):
    def change(paper):
        paper.sections[0].header.paragraphs[0].text = "{{ township }}党委"
        paper.sections[0].footer.paragraphs[0].text = "{{ request_date }}"

    layout(tmp_path / "模板", "正文", change=change)
    assert text(made(tmp_path / "模板")) == ["正文", "2026年11月3日", "柳溪镇党委"]


def test_tags_that_word_cut_up_are_whole_again(tmp_path):
    def change(paper):
        line = paper.add_paragraph()
        for piece in ("会场：{", "{ ven", "ue }", "}，{{ township", " }}"):
            run = line.add_run(piece)
            run.font.name = "仿宋"
            line._p.append(OxmlElement("w:proofErr"))

    layout(tmp_path / "模板", change=change)
    assert faults(tmp_path / "模板") == []
    assert text(made(tmp_path / "模板")) == ["会场：柳溪镇政府三楼会议室，柳溪镇"]


# faces


def test_chinese_faces(tmp_path):
    def change(paper):
        run = paper.add_paragraph().add_run("{{ venue }}")
        run.font.name, run.font.size = "仿宋_GB2312", Pt(16)  # ascii and hAnsi only, as a program would write it

    layout(tmp_path / "模板", change=change)
    data = made(tmp_path / "模板", venue="王珺“三楼”").data
    assert [(said, face, hint) for said, face, hint, _ in runs(data)] == [
        ("王", "仿宋_GB2312", "eastAsia"), ("珺", "仿宋", "eastAsia"), ("“三楼”", "仿宋_GB2312", "eastAsia"),
    ]  # fmt: skip
    sizes = {r.font.size.pt for p in docx.Document(io.BytesIO(data)).paragraphs for r in p.runs}
    assert sizes == {16}


def test_the_face_of_a_style_counts(tmp_path):
    def change(paper):
        style = paper.styles["Normal"]
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "楷体_GB2312")

    layout(tmp_path / "模板", "{{ venue }}", change=change)
    assert [run[:2] for run in runs(made(tmp_path / "模板", venue="李喆").data)] == [("李", None), ("喆", "楷体")]


# the file


def test_the_file_is_as_word_wants_it_and_names_nobody(tmp_path):
    def change(paper):
        paper.core_properties.author = paper.core_properties.last_modified_by = "某人"
        paper.add_picture(io.BytesIO(PNG))
        paper.add_paragraph("{{ venue }}")._p.set(qn("w:rsidR"), "00AB12CD")
        paper.sections[0].header.paragraphs[0].text = "{{ township }}"

    rows = (
        ("姓名",),
        ("{%tr for row in contests.committee.candidates %}",),
        ("{{ row.marked }}",),
        ("{%tr endfor %}",),
    )
    layout(tmp_path / "模板", "{{ guiding_thought | paragraphs }}", table=rows, change=change)
    data = made(tmp_path / "模板", venue="王珺【待填：某】").data
    assert package_faults(data) == []
    assert "某人" not in b"".join(opened(data).values()).decode("utf-8", "ignore")


def test_a_paper_of_ours_and_one_that_libreoffice_saved_can_be_layouts(tmp_path):
    """Boxes, an imprint, footers on odd and even pages; the order of properties is put right."""
    ours = desk.write(next(work.jobs(papers()["request"], context())), context()).data
    parts = opened(ours)
    body = parts["word/document.xml"].decode().replace("柳溪镇政府三楼会议室", "{{ venue }}")
    parts["word/document.xml"] = body.replace("2026年11月3日", "{{ request_date }}").encode()
    turned = parts["word/footer1.xml"].decode()
    look = re.search(r"<w:rPr>(<w:rFonts[^>]*/>)(.*?)</w:rPr>", turned)
    parts["word/footer1.xml"] = turned.replace(look[0], f"<w:rPr>{look[2]}{look[1]}</w:rPr>").encode()
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "request.docx").write_bytes(zipped(parts))
    assert faults(tmp_path / "模板") == []
    written = made(tmp_path / "模板")
    assert package_faults(written.data) == []
    assert "于2027年1月14日在柳溪镇政府三楼会议室召开" in written.text and "{{" not in written.text
    assert written.title == "中共柳溪镇委员会关于召开中国共产党柳溪镇第十四次代表大会的请示"
    assert "中共柳溪镇委员会办公室 | 2026年11月3日印发" in written.text or "2026年11月3日印发" in written.text


def test_the_same_facts_give_the_same_bytes(tmp_path):
    layout(tmp_path / "模板", "{{ venue }}")
    first = made(tmp_path / "模板").data
    time.sleep(2.1)  # zip files know times to two seconds
    assert made(tmp_path / "模板").data == first


def test_it_can_be_bound_with_papers_of_ours(tmp_path):
    from xzhj.documents import typeset
    from xzhj.documents.merge import merge

    layout(tmp_path / "模板", "会场：{{ venue }}")
    bound = merge(
        [("甲", typeset("---\nprofile: upward\n---\n# 请示\n正文。\n")), ("乙", made(tmp_path / "模板").data)]
    )
    assert package_faults(bound) == []
    assert "会场：柳溪镇政府三楼会议室" in [p.text for p in docx.Document(io.BytesIO(bound)).paragraphs]


# named by slug or by the paper's name


def test_the_name_of_the_paper_serves_as_well(tmp_path):
    layout(tmp_path / "模板", "{{ venue }}", name="关于召开党员代表大会的请示")
    assert papers(tmp_path / "模板")["request"].layout.name == "关于召开党员代表大会的请示.docx"


def test_a_layout_of_no_paper_and_two_of_one(tmp_path):
    layout(tmp_path / "模板", "{{ venue }}", name="requests")
    assert "没有“requests”这份文书，是不是 request；" in faults(tmp_path / "模板")[0]
    (tmp_path / "模板" / "requests.docx").unlink()
    layout(tmp_path / "模板", "甲", name="request")
    layout(tmp_path / "模板", "乙", name="关于召开党员代表大会的请示")
    assert "request 已经有 request.docx 这个版式" in faults(tmp_path / "模板")[0]


def test_a_paper_of_the_countys_own_has_its_head_in_a_text_beside_it(tmp_path):
    layout(tmp_path / "模板", "{{ township }}督查单", name="督查单")
    (tmp_path / "模板" / "督查单.md.j2").write_text(
        "---\nname: 换届督查单\nprofile: form\nphase: 筹备\nneeds: venue\n---\n", "utf-8"
    )
    assert faults(tmp_path / "模板") == []
    written = made(tmp_path / "模板", "督查单")
    assert (written.job.name, written.text) == ("换届督查单.docx", "柳溪镇督查单")


# what is wrong, and where


def split_look(paper):
    line = paper.add_paragraph("会场：")
    line.add_run("{{ ven").font.size = Pt(16)
    line.add_run("ue }}").font.size = Pt(22)


def field(code):
    def change(paper):
        run = paper.add_paragraph("日期：").add_run()
        for kind, text in (("begin", ""), ("", code), ("end", "")):
            one = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                one.set(qn("w:fldCharType"), kind)
            else:
                one.text = text
            run._r.append(one)

    return change


def link(paper):
    relation = paper.part.relate_to(
        "http://example.invalid/甲",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    one = OxmlElement("w:hyperlink")
    one.set(qn("r:id"), relation)
    paper.add_paragraph("见")._p.append(one)


def revised(paper):
    paper.add_paragraph("甲")._p.append(OxmlElement("w:ins"))


def header(paper):
    paper.sections[0].header.paragraphs[0].text = "{{ townshp }}"


@pytest.mark.parametrize(
    ("lines", "table", "change", "found"),
    [
        (("{{ township }}",), (), None, []),
        (("甲", "会场：{{ venu }}"), (), None, ["第2段的“venu”不是换届信息的项目，是不是 venue"]),
        (("{{ 会场 }}",), (), None, ["第1段的“会场”不是换届信息的项目，要写英文名 venue"]),
        (("甲 {{ venu }}", "｛｛ venue ｝｝"), (), None, ["第1段的“venu”", "第2段的“｛｛”"]),
        (("甲", "｛｛ venue ｝｝"), (), None, ["第2段的“｛｛”应当是半角的", "第2段的“｝｝”应当是半角的"]),
        (("{ { venue } }",), (), None, ["第1段的“{ {”应当是半角的、中间没有空格的", "第1段的“} }”"]),
        (("{｛ venue }}",), (), None, ["第1段的“{｛”应当是半角的"]),
        (("甲 {{ venue", "乙 }}"), (), None, ["第1段的“{{”没有配对", "第2段的“}}”没有配对"]),
        (("甲 {% if venue %}乙",), (), None, ["第1段的“{% if venue %}”没有用 {% endif %} 收尾"]),
        (("甲{% endfor %}",), (), None, ["第1段的“{% endfor %}”前面没有对应的开头"]),
        (("{{ venue | 大写 }}",), (), None, ["第1段“{{ venue | 大写 }}”写法不对：没有“| 大写”这种写法"]),
        (("{{ venue + }}",), (), None, ["第1段“{{ venue + }}”写法不对：多了“}}”"]),
        (("{{r venue }}",), (), None, ["第1段“{{r venue }}”是带格式的内容，不能用"]),
        (("{% include 'a' %}",), (), None, ["第1段“{% include 'a' %}”不能用"]),
        (("{% macro a() %}{% endmacro %}",), (), None, ["“{% macro a() %}”不能用", "“{% endmacro %}”不能用"]),
        (("{{ venue.__class__ }}",), (), None, ["用了不允许的写法（只能取值，不能调用程序）"]),
        (("{%- if venue %}甲{% endif %}",), (), None, ["第1段“{%- if venue %}”里的减号"]),
        (("{% tr for r in units %}",), (), None, ["的 % 和 tr 之间不能有空格"]),
        (("{%tr if venue %}", "{%tr endif %}"), (), None, ["第1段的“{%tr if venue %}”要写在表格里", "第2段的“{%tr endif %}”要写在表格里"]),
        (("{%p if venue %}甲", "{%p endif %}"), (), None, ["第1段的“{%p if venue %}”要自己占一段"]),
        (("{%p if venue %}", "甲", "乙{% endif %}"), (), None, ["写法要一样，都加 p 或都不加"]),
        ((), (("甲", "{%tr for r in units %}"), ("{%tr endfor %}", "")), None, ["表1第1行第2格的“{%tr for r in units %}”要自己占一行"]),
        ((), (("{% for r in units %}{{ r.name }}", "{% endfor %}"),), None, ["表1第1行第2格的“{% endfor %}”和表1第1行第1格的", "每行一次请用 {%tr for … %}"]),
        ((), (("甲", "乙"), ("", "{{ delegats }}")), None, ["表1第2行第2格的“delegats”不是换届信息的项目，是不是 delegates"]),
        ((), (), header, ["页眉的“townshp”不是换届信息的项目，是不是 township"]),
        ((), (), split_look, ["第1段“{{ venue }}”被分成几截"]),
        ((), (), field(" DATE \\@ yyyy "), ["第1段用了自动日期，打开一次变一次（DATE）"]),
        ((), (), field(' INCLUDETEXT "C:\\\\a.docx" '), ["第1段用了引入别的文件的域"]),
        ((), (), field(" PAGE "), []),
        ((), (), link, ["第1段连着外面的“http://example.invalid/甲”，请取消链接"]),
        ((), (), revised, ["第1段有没有接受的修订"]),
    ],
)  # fmt: skip
def test_faults(tmp_path, lines, table, change, found):
    said = faults(layout(tmp_path / "模板", *lines, table=table, change=change))
    assert bool(said) == bool(found), said
    assert all(line.startswith("request.docx：") for line in said)
    assert all(any(part in line for line in said) for part in found), said
    assert not any(re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", re.sub("“.*?”", "", line)) for line in said), (
        "no English sentence"
    )


def test_every_fault_is_named_not_only_the_first(tmp_path):
    said = faults(layout(tmp_path / "模板", "{{ a + }}", "｛｛ b ｝｝", "{{ c", "{% include 'd' %}"))
    assert [re.search(r"第\d段", line)[0] for line in said] == ["第1段", "第2段", "第2段", "第3段", "第4段"]


def test_parts_that_are_broken_or_do_not_fit_together(tmp_path):
    folder = layout(tmp_path / "模板", "甲")
    whole = opened_any(folder / "request.docx")
    for name in ("word/styles.xml", "word/settings.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"):
        (folder / "request.docx").write_bytes(zipped({**whole, name: whole[name][:-9]}))
        assert faults(folder) == ["request.docx：损坏；请用 WPS 打开，另存为 .docx 再试"], name
    types = whole["[Content_Types].xml"].replace(b"PartName=", b"PartNome=")
    (folder / "request.docx").write_bytes(zipped({**whole, "[Content_Types].xml": types}))
    with pytest.raises(TemplateFault, match="损坏；请用 WPS 打开"):
        made(folder)


def opened_any(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(path, name, data):
    """The same file with one part more."""
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(name, data)


def test_macros_and_embedded_files_are_refused(tmp_path):
    folder = layout(tmp_path / "模板", "甲")
    packed(folder / "request.docx", "word/vbaProject.bin", b"x")
    assert faults(folder) == ["request.docx：带宏，请另存为不带宏的 .docx"]
    layout(folder, "甲")
    packed(folder / "request.docx", "word/embeddings/a.xlsx", b"x")
    assert faults(folder) == ["request.docx：嵌入了别的文件或控件，请删去"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "打不开；请用 WPS 打开，另存为 .docx 再试"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "是旧的 .doc 或者加了密码，请用 WPS 打开，去掉密码，另存为 .docx"),
        (b"PK\x03\x04 half a file", "打不开；请用 WPS 打开，另存为 .docx 再试"),
    ],
    ids=["empty", "locked", "half"],
)
def test_what_is_no_word_file(tmp_path, data, said):
    (tmp_path / "request.docx").write_bytes(data)
    assert faults(tmp_path) == [f"request.docx：{said}"]


def test_what_cannot_be_computed_says_where(tmp_path):
    layout(tmp_path / "模板", "甲", "{{ delegates / (delegates - delegates) }}")
    with pytest.raises(
        TemplateFault, match=r"request\.docx：第2段的“\{\{ delegates / \(delegates - delegates\) \}\}”算不出来"
    ):
        made(tmp_path / "模板")


def test_programs_cannot_be_called(tmp_path):
    layout(tmp_path / "模板", "{{ venue.format.__globals__ }}")
    assert "不允许的写法" in faults(tmp_path / "模板")[0]
    layout(tmp_path / "模板", "{{ venue[('_' ~ '_class_' ~ '_')] }}")
    with pytest.raises((TemplateFault, Missing)):
        made(tmp_path / "模板")
