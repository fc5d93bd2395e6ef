"""One distinct cell of a field → its value, None (blank) or Unread."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from xzhj.model import FIELDS, Unread
from xzhj.readers.tables.synonyms import COUNTS
from xzhj.text import peoples, schooling
from xzhj.text.identity import read_identity
from xzhj.text.numerals import to_int
from xzhj.text.widths import half, squeeze

_WORDS: Mapping[str, str] = {
    "blank": "空 无 / — - -- —— – \\ 不详 待定 暂缺 暂无 未知 0 ／ // 、 . … （空） 空白 (空) 无。 N/A 未填 ―",
    "tick": "√ ✓ ✔ ☑ ● ■ ▲ ★ * ＊ V v 打勾",
    "yes": "是 有 对 1 y yes true t 一线 连任 下派 上届代表 上届委员 到会 实到 出席 已到 已签到 签到 到 迟到 早退 占 党外 中止 停止 已停止",
    "no": "否 无 不是 没有 0 n no false f 非一线 新任 新当选 新 非连任 不连任 请假 缺席 未到 事假 病假 因病 因事 未到会 未出席 未签到 "
    "不占 非 × x ✗ ✕ ╳ 正常",
    "full": "正式 正 正式党员 中共党员 中共正式党员 01 1 正式中共党员 中共党员(正式) 党员(正式) 中国共产党党员 中国共产党正式党员",
    "probation": "预备 预 预备党员 中共预备党员 02 2 预备期 党员(预备) 中共党员(预备) 预备中共党员 中国共产党预备党员",
    "男": "男 男性 1 01 m male 男同志 (男)",
    "女": "女 女性 2 02 f female 女同志 (女)",
}
NULLS, TICKS = frozenset(_WORDS["blank"].split()) | {""}, frozenset(_WORDS["tick"].split())
_YES, _NO = frozenset(_WORDS["yes"].split()) | TICKS, frozenset(_WORDS["no"].split())
_FULL, _PROBATION = frozenset(_WORDS["full"].split()), frozenset(_WORDS["probation"].split())
_GENDERS = {word: gender for gender in ("男", "女") for word in _WORDS[gender].split()}
ERRORS = re.compile(r"#(REF|N/A|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC|GETTING_DATA)[!?]?", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"\d(\.\d+)?e\+?\d{1,2}", re.IGNORECASE)
_NUMBER = re.compile(r"(?:共|计|合计)?(\d+)(?:\.0+)?(?:人|名|个|票|岁|年|周岁|张|位|届|次)?")

_FIELDS: Mapping[str, str] = {
    "flags": "frontline incumbent assigned nonparty rights_suspended counts_toward_seats voting_right attended",
    "dates": "born joined confirmed work_start post_since rank_since notice_from notice_to meeting_day",
    "integers": "age party_years recommend_votes recommend_branches votes_for votes_against votes_abstain round",
}
FLAGS, DATES = frozenset(_FIELDS["flags"].split()), frozenset(_FIELDS["dates"].split())
INTEGERS = COUNTS | frozenset(_FIELDS["integers"].split())


def plain_text(value: Any) -> str:
    """Any cell as text: whole floats without .0, days as ISO."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and abs(value) < 1e20 and value == int(value):
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def broken(value: Any) -> Unread | None:
    """An Unread for a cell that shows a formula error."""
    if isinstance(value, str) and value.startswith("#") and ERRORS.fullmatch(value.strip()):
        return Unread(value.strip(), "公式出错")
    return None


def text(value: Any) -> str | Unread | None:
    """Free text, trimmed; a null word is blank."""
    if isinstance(value, str) and value.startswith("#") and (error := broken(value)):
        return error
    plain = plain_text(value).strip(" \t\r\n\u3000\xa0")
    return None if plain in NULLS else plain


def gender(value: Any) -> str | Unread | None:
    plain = squeeze(plain_text(value)).lower()
    return _GENDERS.get(plain) or _blank_or_unread(value, plain, "看不出是男是女")


def ethnicity(value: Any) -> str | Unread | None:
    plain = squeeze(plain_text(value))
    return (
        None if plain == "0" else peoples.ethnicity(plain) or _blank_or_unread(value, plain, "不是五十六个民族的名称")
    )


def category(value: Any) -> str | Unread | None:
    plain = squeeze(plain_text(value)).lower()
    if plain in _FULL:
        return "正式"
    if plain in _PROBATION or plain.startswith("预备"):
        return "预备"
    why = "只写了党员，分不出正式和预备" if plain in ("党员", "是", "√", "中共") else "看不出是正式还是预备"
    return _blank_or_unread(value, plain, why)


def education(value: Any) -> str | Unread | None:
    plain = squeeze(plain_text(value))
    if plain in NULLS and plain != "无":
        return None
    return schooling.education(plain) or _blank_or_unread(value, plain, "不是学历名称")


def education_part(value: Any) -> str | Unread | None:
    """全日制 or 在职: 无 means that there was none."""
    return None if squeeze(plain_text(value)) in NULLS else education(value)


def flag(value: Any) -> bool | Unread | None:
    if isinstance(value, bool):
        return value
    plain = squeeze(plain_text(value)).lower()
    head = re.split(r"[(,，、;:]", plain, maxsplit=1)[0]
    for word in (plain, head):
        if word in _YES:
            return True
        if word in _NO:
            return False
    return _blank_or_unread(value, plain, "看不出是或否")


def whole(value: Any) -> int | Unread | None:
    if isinstance(value, bool):
        return Unread(plain_text(value), "不是数")
    if isinstance(value, (int, float)):
        return (
            int(value)
            if value == value and abs(value) < 1e12 and value == int(value)
            else Unread(str(value), "不是整数")
        )
    plain = squeeze(plain_text(value))
    if match := _NUMBER.fullmatch(plain):
        return int(match[1])
    if plain not in NULLS and (number := to_int(plain)) is not None:
        return number
    return _blank_or_unread(value, plain, "不是确数" if re.search(r"约|左右|多|余|近", plain) else "不是数")


def identity(value: Any) -> str | Unread | None:
    """An ID number in capitals without spaces; one that a spreadsheet has ruined is Unread."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value == 0:
            return None
        if value >= 10**15:
            return Unread(f"{value:.6E}", "按数字保存，末几位已丢失")
        return str(int(value)) if value == int(value) else Unread(str(value), "不是号码")
    plain = squeeze(plain_text(value)).strip("'‘’`\"").replace("-", "").replace("—", "").upper()
    if _SCIENTIFIC.fullmatch(plain):
        return Unread(plain, "变成了科学计数，末几位已丢失")
    if "*" in plain:
        return Unread(plain, "号码被遮住")
    if (
        len(plain) == 18
        and plain.endswith("000")
        and plain.isdecimal()
        and not getattr(read_identity(plain), "valid", False)
    ):
        return Unread(plain, "末三位变成了000，已丢失")
    return error if (error := broken(value)) else None if plain in NULLS else plain


def phone(value: Any) -> str | Unread | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return None if value == 0 else str(int(value)) if value == int(value) else Unread(str(value), "不是号码")
    plain = half(plain_text(value)).strip().strip("'‘’`\"")
    if _SCIENTIFIC.fullmatch(plain):
        return Unread(plain, "变成了科学计数，末几位已丢失")
    if "*" in plain:
        return Unread(plain, "号码被遮住")
    bare = re.sub(r"[\s-]", "", plain)
    if error := broken(value):
        return error
    return None if plain in NULLS else bare if len(bare) == 11 and bare.startswith("1") and bare.isdecimal() else plain


def serial(value: Any) -> int | str | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if value == value and abs(value) < 1e12 and value == int(value) else str(value)
    plain = squeeze(plain_text(value)).rstrip(".、")
    number = to_int(plain) if plain else None
    return number if number is not None else plain or None


def _blank_or_unread(value: Any, plain: str, why: str) -> Unread | None:
    return error if (error := broken(value)) else None if plain in NULLS else Unread(plain_text(value).strip(), why)


_DELEGATES: Mapping[str, str] = {
    word: name
    for name, words in {
        "领导干部": "领导干部 干部 机关干部 村干部 各级领导干部 党员领导干部 党员干部 社区干部 党政干部",
        "专业技术人员": "专业技术人员 专业技术 专技人员 专技 教师 医生 农技人员 各类专业技术人员 专业技术党员",
        "先进模范": "先进模范 先进模范人物 先进 劳模 劳动模范 致富能手 先模 先模人物 各方面先进模范人物 先进模范人员",
        "军警": "军警 武警 部队 人武 解放军 解放军和武警 武警部队 解放军和武警部队",
    }.items()
    for word in words.split()
}


def is_category(name: str) -> bool:
    """Whether a heading within a list of delegates is a kind of delegate: 一、领导干部."""
    return squeeze(name) in _DELEGATES


def delegate_category(value: Any) -> str | Unread | None:
    """领导干部, 专业技术人员, 先进模范 or 军警 for their customary names; any other word as it stands."""
    plain = text(value)
    return _DELEGATES.get(squeeze(plain), plain) if isinstance(plain, str) else plain


PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "gender": gender,
    "ethnicity": ethnicity,
    "category": category,
    "education": education,
    "education_fulltime": education_part,
    "education_inservice": education_part,
    "id_number": identity,
    "phone": phone,
    "delegate_category": delegate_category,
    "serial": serial,
    **dict.fromkeys(FLAGS, flag),
    **dict.fromkeys(INTEGERS, whole),
}


def parser_of(field: str) -> Callable[[Any], Any]:
    """The reader of a field's cells; fields without one of their own are free text. Names and dates are read elsewhere."""
    return PARSERS.get(field, text)


def label(field: str) -> str:
    """The Chinese name of a field."""
    return FIELDS.get(field, field)
