"""Write a synthetic 党员名册 of any size as .xlsx: a title row, a header row, twenty columns; the seed decides everything.

python benchmarks/make_roster.py OUT.xlsx --rows 100000 --seed 1
"""

from __future__ import annotations

import argparse
import random
import zipfile
from datetime import date, timedelta
from pathlib import Path

HEADERS = [
    "序号",
    "姓名",
    "性别",
    "民族",
    "出生日期",
    "籍贯",
    "学历",
    "学位",
    "毕业院校及专业",
    "参加工作时间",
    "入党时间",
    "转正时间",
    "党员类别",
    "所在党支部",
    "选举单位",
    "工作单位及职务",
    "身份证号",
    "联系电话",
    "家庭住址",
    "备注",
]
SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文春海燕峰林鑫波云飞丹宁雪晓东辉斌鹏浩宇佳慧琳"
NATIONS = ["汉族"] * 17 + ["回族", "苗族", "土家族"]
SCHOOLING = [
    ("研究生", "硕士", "华东农业大学公共管理"), ("大学", "学士", "江北师范学院汉语言文学"), ("大专", "", "省广播电视大学行政管理"),
    ("中专", "", "县农业技术学校"), ("高中", "", "青溪中学"), ("初中", "", ""),
]  # fmt: skip
VILLAGES = [a + b for a in "青白红金石杨柳清上下东西南北" for b in ("溪村", "桥村", "塘村", "岭村", "湾村")]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
EPOCH = date(1899, 12, 30)
DATE, TEXT = 1, 0
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="党员名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1">'
    '<numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    "<fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/></cellXfs></styleSheet>',
}  # fmt: skip


def id_number(born: date, order: int) -> str:
    """An 18-digit number of a place that does not exist, its check digit right."""
    body = f"990101{born:%Y%m%d}{order:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def people(rows: int, seed: int) -> list[list[object]]:
    """The rows below the header. Dates of birth are days; the other dates are text, as clerks keep them."""
    chance, made, used = random.Random(seed), [], set()
    for number in range(1, rows + 1):
        female = chance.random() < 0.33
        born = date(1950, 1, 1) + timedelta(chance.randrange(18_900))
        joined = date(born.year + 19 + chance.randrange(3), chance.randrange(1, 13), chance.randrange(1, 29))
        school, degree, major = SCHOOLING[chance.choice((0, 1, 1, 2, 2, 3, 4, 4, 5))]
        village = chance.choice(VILLAGES)
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 2))))
        while (born, order := chance.randrange(500) * 2 + (0 if female else 1)) in used:
            born += timedelta(1)
        used.add((born, order))
        made.append([
            number, name, "女" if female else "男", chance.choice(NATIONS), born, "江北青溪", school, degree, major,
            f"{born.year + 20}.{chance.randrange(1, 13):02d}", f"{joined:%Y.%m.%d}", f"{joined.replace(year=joined.year + 1):%Y.%m.%d}",
            "正式党员", f"{village}党支部", f"{village}选举单位", f"{village}村民小组长" if number % 9 == 0 else "",
            id_number(born, order), 13_000_000_000 + chance.randrange(10**9),
            f"青溪镇{village}{chance.randrange(1, 400)}号", "",
        ])  # fmt: skip
    return made


def letters(index: int) -> str:
    return chr(65 + index)


def _cell(place: str, value: object, strings: dict[str, int]) -> str:
    if value == "":
        return ""
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - EPOCH).days}</v></c>'
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="s"><v>{strings.setdefault(str(value), len(strings))}</v></c>'


def write(path: Path, rows: int, seed: int = 1, compress: int = 6) -> None:
    """Write the workbook. The same arguments give the same bytes."""
    strings: dict[str, int] = {}
    body = [f'<row r="1">{_cell("A1", "青溪镇党员名册", strings)}</row>']
    table: list[list[object]] = [list(HEADERS), *people(rows, seed)]
    for number, row in enumerate(table, 2):
        cells = "".join(_cell(f"{letters(i)}{number}", value, strings) for i, value in enumerate(row))
        body.append(f'<row r="{number}">{cells}</row>')
    sheet = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:T{len(table) + 1}"/><sheetData>{"".join(body)}</sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:T1"/></mergeCells></worksheet>'
    )
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + "".join(f"<si><t>{s}</t></si>" for s in strings)
        + "</sst>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=compress) as package:
        for name, text in {**_PARTS, "xl/sharedStrings.xml": shared, "xl/worksheets/sheet1.xml": sheet}.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text)


def main() -> None:
    parser = argparse.ArgumentParser(description="合成一份党员名册")
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.out, given.rows, given.seed)


if __name__ == "__main__":
    main()
