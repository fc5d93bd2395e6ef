"""What the typesetter makes of single signs, read back from the file."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from xzhj.documents import typeset


def xml(text, **how):
    with zipfile.ZipFile(io.BytesIO(typeset(text, **how))) as file:
        return file.read("word/document.xml").decode()


def faces(text, **how):
    """(face, text) of every run, neighbours of one face joined."""
    out: list[tuple[str, str]] = []
    run = r'<w:r><w:rPr><w:rFonts w:ascii="[^"]+" w:eastAsia="([^"]+)"[^>]*>(?:(?!</w:rPr>).)*</w:rPr><w:t[^>]*>([^<]*)</w:t>'
    for face, said in re.findall(run, xml(text, **how)):
        if out and out[-1][0] == face:
            out[-1] = (face, out[-1][1] + said)
        else:
            out.append((face, said))
    return out


def paragraphs(text):
    return [p.text for p in docx.Document(io.BytesIO(typeset(text))).paragraphs]


def table(text):
    return docx.Document(io.BytesIO(typeset(text))).tables[0]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、指导思想", [("黑体", "一、指导思想")]),
        ("二、会期。大会会期一天。", [("黑体", "二、会期。"), ("仿宋", "大会会期一天。")]),
        ("一、同意召开代表大会。", [("黑体", "一、"), ("仿宋", "同意召开代表大会。")]),
        ("（一）名额：95名", [("楷体", "（一）名额："), ("仿宋", "95名")]),
        ("（二）听取报告；", [("楷体", "（二）"), ("仿宋", "听取报告；")]),
        ("1.时间", [("仿宋", "1.时间")]),
        ("（1）地点", [("仿宋", "（1）地点")]),
        ("十一、其他", [("黑体", "十一、其他")]),
        ("一是加强领导。", [("仿宋", "一是加强领导。")]),
    ],
)
def test_the_number_gives_the_face(line, expected):
    assert faces(line) == expected


@pytest.mark.parametrize(
    ("fonts", "expected"),
    [
        ("gb2312", [("仿宋_GB2312", "丁"), ("仿宋", "喆"), ("仿宋_GB2312", "、李"), ("仿宋", "珺"), ("仿宋_GB2312", "—“一”·"), ("宋体-ExtB", "𠮷")]),
        ("windows", [("仿宋", "丁喆、李珺—“一”·"), ("宋体-ExtB", "𠮷")]),
        ("founder", [("方正仿宋_GBK", "丁喆、李珺—“一”·"), ("宋体-ExtB", "𠮷")]),
    ],
)  # fmt: skip
def test_a_character_a_face_lacks_gets_one_that_has_it(fonts, expected):
    assert faces("丁喆、李珺—“一”·𠮷", fonts=fonts) == expected


def test_a_character_of_no_common_face_is_set_in_songti():
    assert faces("李䶮。", fonts="windows") == [("仿宋", "李"), ("宋体", "䶮"), ("仿宋", "。")]


def test_a_red_head_is_never_turned_but_a_roster_is():
    wide = "::: table\n" + " | ".join(f"第{n}栏目名" for n in range(24)) + "\n:::\n"
    assert "landscape" not in xml("---\nprofile: downward\n---\n# 通知\n各支部：\n" + wide)
    assert "landscape" in xml("---\nprofile: form\n---\n# 名册\n" + wide)
    assert xml("---\nprofile: downward\n---\n# 通知\n各支部：\n正文\n=== 附件\n" + wide).count("landscape") == 1


def test_merged_cells_and_repeated_header():
    made = table("::: table 表头=2\n甲 | 乙 | <\n^ | 丙 | 丁\n1 | 2 | 3\n:::")
    assert [[c.text for c in row.cells] for row in made.rows] == [
        ["甲", "乙", "乙"],
        ["甲", "丙", "丁"],
        ["1", "2", "3"],
    ]
    assert [row._tr.xpath("boolean(w:trPr/w:tblHeader)") for row in made.rows] == [True, True, False]
    assert all(row._tr.xpath("boolean(w:trPr/w:cantSplit)") for row in made.rows)


def test_short_rows_are_filled_and_widths_follow_the_words():
    made = table("::: table\n序号 | 单位及职务 | 备注\n1 | 青山镇党委副书记、镇长\n:::")
    assert len(made.rows[1].cells) == 3
    widths = [cell.width.mm for cell in made.rows[0].cells]
    assert widths[1] > widths[0] and widths[1] > widths[2]
    assert sum(widths) == pytest.approx(156, abs=0.5)


@pytest.mark.parametrize(("layout", "mark_row"), [("上", 1), ("下", 2), ("top", 1), ("below", 2)])
def test_ballots_with_boxes_above_or_below(layout, mark_row):
    made = table(f"::: ballot {layout} 空=1\n王明\n李红\n:::")
    rows = [[c.text for c in row.cells] for row in made.rows]
    assert rows[0][1:] == ["候选人", "候选人", "另选人"]
    assert [t.replace("\n", "") for t in rows[3 - mark_row]] == ["姓名", "王明", "李红", ""]
    assert [t.replace("\n", "") for t in rows[mark_row]] == ["符号", "", "", ""]
    assert made.rows[mark_row].height.mm >= 11.9
    assert min(cell.width.mm for cell in made.rows[1].cells[1:]) >= 11.9


def test_every_candidate_stands_once_however_many():
    names = [f"候选{n:02d}" for n in range(1, 28)]
    for layout in ("上", "下", "右", "三格"):
        paper = docx.Document(io.BytesIO(typeset(f"::: ballot {layout} 空=3\n" + "\n".join(names) + "\n:::")))
        cells = [c.text.replace("\n", "") for t in paper.tables for row in t.rows for c in row.cells]
        assert [cells.count(name) for name in names] == [1] * 27


def test_ballots_have_no_page_number_and_small_ones_share_a_sheet():
    small = "---\nprofile: ballot\nper_sheet: 2\n---\n# 选票\n::: ballot 三格\n王明\n:::\n"
    assert "footerReference" not in xml(small)
    assert xml(small).count(">王明<") == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("::: ballot 斜\n王明\n:::", "选票版式应是"),
        ("::: picture\n甲\n:::", "没有“::: picture”"),
        ("::: table 号=大\n甲\n:::", "号="),
        ("::: table 表头=二\n甲\n:::", "应是整数"),
        ("---\nprofile: form\nsize: 9\n---\n甲", "size 应是"),
        ("---\nprofile: form\nseal: 也许\n---\n甲", "seal 应是"),
        ("---\nprofile: form\nper_sheet: 0\n---\n甲", "per_sheet"),
    ],
)
def test_a_slip_is_named_in_chinese(text, why):
    with pytest.raises(ValueError, match=why):
        typeset(text)


def test_an_unknown_font_set_is_refused():
    with pytest.raises(ValueError, match="可选：gb2312、windows、founder"):
        typeset("甲", fonts="apple")


@pytest.mark.parametrize(
    ("seal", "name_right", "day_right"),
    [("有", 3.0, 4.0), ("无", 2.0, 2.0)],
)
def test_signature_and_date(seal, name_right, day_right):
    """With a seal the name is centred over the date, which stands four in; without, the name stands two in."""
    text = f"---\nprofile: upward\nseal: {seal}\n---\n正文。\n> 中共青山镇委员会\n> 2026年3月5日\n"
    paper = docx.Document(io.BytesIO(typeset(text)))
    name, day = (p for p in paper.paragraphs if p.text.startswith(("中共", "2026")))
    assert name.paragraph_format.right_indent.twips / 315 == pytest.approx(name_right, abs=0.01)
    assert day.paragraph_format.right_indent.twips / 315 == pytest.approx(day_right, abs=0.01)
    assert name.paragraph_format.keep_with_next


def test_several_signers_stand_two_a_line_and_the_last_on_the_numbers():
    text = (
        "---\nprofile: upward\n---\n发文机关标志：甲文件\n发文字号：甲〔2026〕1号\n签发人：王明、欧阳志、李红\n# 请示\n"
    )
    lines = [p.text for p in docx.Document(io.BytesIO(typeset(text))).paragraphs if "\t" in p.text]
    assert lines[0].split("\t") == ["", "签发人：王\u3000明\u3000欧阳志"]
    assert lines[1].split("\t")[0] == "甲〔2026〕1号" and "李\u3000红" in lines[1]


def test_a_ruled_blank_is_as_long_as_written_and_can_be_found_again():
    assert faces("实到＿＿＿＿名") == [("仿宋", "实到＿＿＿＿名")]


def test_steps_of_a_flow_chart_are_boxes_joined_by_arrows():
    made = xml("::: flow\n一\n二\n？三\n四\n:::")
    assert made.count('prst="roundRect"') == 3 and made.count('prst="flowChartPreparation"') == 1
    assert made.count('prst="rightArrow"') == 2 and made.count('prst="downArrow"') == 1


@pytest.mark.parametrize(
    ("rows", "columns"),
    [("甲 |  | 乙 |", 4), ("甲 | 乙", 2), ("| 甲 | 乙 |", 2), ("石芳洁（女） | | |", 4)],
)
def test_a_bar_at_the_end_alone_parts_off_an_empty_cell(rows, columns):
    assert len(table(f"---\nprofile: form\n---\n::: form\n{rows}\n:::\n").columns) == columns


def test_a_row_that_begins_and_ends_with_empty_cells_keeps_its_columns():
    made = table("---\nprofile: form\n---\n::: table\n甲 | 乙 | 丙 | 丁\n | 王明 | 李红 | \n| | | |\n:::\n")
    assert [[c.text for c in row.cells] for row in made.rows[1:]] == [["", "王明", "李红", ""], [""] * 4]


def test_a_list_without_rules_has_no_borders():
    text = "---\nprofile: form\n---\n::: table 表头=0{}\n甲 | 乙\n:::\n"
    assert "w:tblBorders" in xml(text.format("")) and "w:tblBorders" not in xml(text.format(" 无框"))


def test_the_lines_of_a_heading_stay_on_one_page_with_what_follows():
    long = "三、出席中国共产党示范县第十五次代表大会代表候选人预备人选情况"
    made = xml(f"---\nprofile: form\n---\n{long}\n应选8名，提出候选人预备人选10名。\n")
    assert made.count("<w:keepNext/><w:keepLines/>") == 1


def test_a_table_stands_a_little_off_the_text_above_it():
    made = xml("---\nprofile: form\n---\n人员如下。\n::: table\n甲 | 乙\n:::\n::: table\n丙 | 丁\n:::\n")
    assert made.count('w:line="100"') == 2


def test_columns_too_narrow_for_their_numbers_take_from_those_with_room():
    from xzhj.documents.text import Block
    from xzhj.documents.typeset.grid import measured
    from xzhj.documents.typeset.setting import page_of

    page = page_of({"profile": "form"}, "windows")
    narrow = Block("table", (), {"宽": "10,2", "号": "五号"}, ("事项 | 时限", "报请示 | 2026年10月16日"))
    widths = measured(narrow, page, 8844).widths
    assert widths[1] >= 9 * 210 and sum(widths) == 8844
    to_write = Block("table", (), {"宽": "4,4", "号": "五号"}, ("姓名 | 本人签名", "王明 | "))
    assert measured(to_write, page, 8844).widths == (4422, 4422)
    as_asked = Block("table", (), {"宽": "1,1", "号": "五号"}, ("姓名 | 单位", "王明 | 某村"))
    assert measured(as_asked, page, 8844).widths == (4422, 4422)


def test_short_words_are_parted_about_evenly():
    from xzhj.documents.typeset.shape import aside

    assert [aside(word, 3 * 240, 240) for word in ("党员数", "党员总数", "党员总数等")] == [0, 110, 0]


def test_a_cell_to_write_in_has_no_rule_of_its_own_and_a_seal_stands_to_the_right():
    made = xml(
        "---\nprofile: form\n---\n# 表\n::: form\n签名 | ＿＿＿＿\n意见 | 同意↵（盖章）↵＿＿＿年＿月＿日\n:::\n签名：＿＿＿＿\n"
    )
    assert made.count("＿") == 4 + 5
    assert made.count('<w:jc w:val="right"/>') == 2


def test_things_to_sign_are_not_parted_at_the_end_of_a_line():
    line = "主持人（签名）：＿＿＿＿＿＿　　记录人（签名）：＿＿＿＿＿＿"
    assert len([p for p in paragraphs(f"---\nprofile: form\n---\n# 记录\n{line}\n") if "签名" in p]) == 2
    assert len([p for p in paragraphs("---\nprofile: form\n---\n# 记录\n甲：＿＿　　乙：＿＿\n") if "甲" in p]) == 1


def test_a_telephone_number_is_not_parted():
    assert xml("---\nprofile: form\n---\n# 表\n电话：0990-1234567\n").count("<w:noBreakHyphen/>") == 1


def test_a_sign_that_came_with_a_value_is_no_stage_direction():
    """A backslash makes the sign ordinary in scripts too, and is not printed."""
    made = xml("---\nprofile: script\n---\n\\〔得票相等的〕念这一段。")
    assert "\\" not in made and "〔得票相等的〕念这一段" in made


def test_cards_of_several_lines():
    text = "::: cards 列=2 高=60 头=五号 号=二号 字=小四\n甲镇代表大会↵代表证↵姓　名：王一\n甲镇代表大会↵代表证↵姓　名：李二\n甲镇代表大会↵代表证↵姓　名：张三\n:::\n"
    table = docx.Document(io.BytesIO(typeset(f"---\nname: 代表证\nprofile: form\n---\n{text}"))).tables[0]
    assert [len(row.cells) for row in table.rows] == [2, 2]
    assert [p.text for p in table.cell(0, 1).paragraphs] == ["甲镇代表大会", "代表证", "姓　名：李二"]
    assert [p.runs[0].font.size.pt for p in table.cell(0, 0).paragraphs] == [10.5, 22, 12]
    assert table.cell(1, 1).text == ""


def test_a_card_of_one_line_is_large_and_a_wrong_size_is_named():
    (cell,) = (
        docx.Document(io.BytesIO(typeset("---\nname: 席卡\nprofile: form\n---\n::: cards\n王　一\n:::\n")))
        .tables[0]
        .rows[0]
        .cells
    )
    assert cell.paragraphs[0].runs[0].font.size.pt == 36
    with pytest.raises(ValueError, match="字="):
        typeset("---\nname: 证\nprofile: form\n---\n::: cards 字=很大\n甲↵乙↵丙\n:::\n")
