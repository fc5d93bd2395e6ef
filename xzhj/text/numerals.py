"""Chinese numerals and whole numbers."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2, "俩": 2}
_DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCORES = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
_GROUPS = {"万": 10**4, "亿": 10**8}
CHARACTERS = frozenset(_DIGITS) | frozenset(_TENS) | frozenset(_SCORES) | frozenset(_GROUPS)


def to_int(text: str) -> int | None:
    """Read 一百二十三, 廿三, 二〇二六, 两千, 3万 or plain digits; None when the text is not a number."""
    text = text.strip().translate(_FULL)
    if text.isdecimal() and text.isascii():
        return int(text)
    if not text or not all(c in CHARACTERS or c in "0123456789" for c in text):
        return None
    if all(c in _DIGITS for c in text):
        if is_about(text):
            return None
        return int("".join(str(_DIGITS[c]) for c in text))
    return _by_units(text)


def is_about(text: str) -> bool:
    """Say whether two digits side by side mean 'two or three' (两三, 三五, 七八) and no number."""
    values = [_DIGITS[c] for c in text]
    return len(text) > 1 and (
        text[0] in "两俩" or text[-1] in "两俩" or values in ([3, 5], [max(values[0], 1), values[0] + 1])
    )


def _by_units(text: str) -> int | None:
    total = section = digit = 0
    last_unit, seen_digit = 0, False
    for c in text:
        if c in _DIGITS or c in "0123456789":
            value = _DIGITS.get(c, -1) if c in _DIGITS else int(c)
            if seen_digit and digit and c in _DIGITS:  # 六七十 is about that many
                return None
            digit = digit * 10 + value if seen_digit and c in "0123456789" else value
            seen_digit = True
        elif c in _SCORES:
            section, last_unit, digit, seen_digit = section + _SCORES[c], 10, 0, False
        elif c in _TENS:
            section += (digit if seen_digit else 1) * _TENS[c]
            last_unit, digit, seen_digit = _TENS[c], 0, False
        else:
            total = (total + section + digit) * _GROUPS[c] if c == "亿" else total + (section + digit) * _GROUPS[c]
            section, last_unit, digit, seen_digit = 0, _GROUPS[c], 0, False
    if seen_digit and last_unit > 10 and len(text) > 1 and text[-2] not in "零〇" and text[-1] in _DIGITS:
        digit *= last_unit // 10  # 一百二 is 120, 三千五 is 3500
    return total + section + digit


def to_chinese(number: int) -> str:
    """Write a number from 0 to 10**12 - 1 as 一百二十三. Raises ValueError outside that range."""
    if not 0 <= number < 10**12:
        raise ValueError(f"写不成汉字数字：{number}")
    if number == 0:
        return "零"
    text = ""
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, unit)
        if part:
            text += ("零" if text and part < 1000 else "") + _section(part) + name
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text


def _section(part: int) -> str:
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, part = divmod(part, unit)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return text


def digits(number: int) -> str:
    """Write a number figure by figure, as years are: 2026 → 二〇二六."""
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(number))


_FULL = {ord("０") + i: ord("0") + i for i in range(10)}
