"""Percentages as papers print them: exact fractions, half up, the same number of decimals all through."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def rounded(share: Fraction, decimals: int) -> Decimal:
    """`share` (of one) in percent, half up, to `decimals` places."""
    scale = 10**decimals
    hundredths = share * 100 * scale
    whole = (
        (hundredths + Fraction(1, 2)).__floor__() if hundredths >= 0 else -((-hundredths + Fraction(1, 2)).__floor__())
    )
    return Decimal(whole).scaleb(-decimals)


def percent(part: int, whole: int, decimals: int = 2, *, drop_zeros: bool = False) -> str:
    """`part` of `whole`: 13.25%. Zero prints 0%, all of it 100%. Raises ZeroDivisionError for an empty whole."""
    share = Fraction(part, whole)
    if share in (0, 1):
        return f"{int(share * 100)}%"
    number = rounded(share, decimals)
    text = f"{number:f}"
    if drop_zeros and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}%"


def matches(shown: str, part: int, whole: int) -> bool:
    """Say whether a printed percentage ("57.83", without the sign) is `part` of `whole`, rounded or cut off at its decimals."""
    decimals = len(shown.partition(".")[2])
    share = Fraction(part, whole)
    cut = Decimal((share * 100 * 10**decimals).__floor__()).scaleb(-decimals)
    return Decimal(shown) in (rounded(share, decimals), cut)


def points(now: Fraction, before: Fraction, decimals: int = 2) -> str:
    """The change of a share: 上升2.35个百分点, 下降1.20个百分点, 持平."""
    change = rounded(now - before, decimals)
    if change == 0:
        return "持平"
    return f"{'上升' if change > 0 else '下降'}{abs(change):f}个百分点"


def one_decimal(value: Fraction) -> str:
    """A mean age: half up, one decimal."""
    tenths = (value * 10 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}"
