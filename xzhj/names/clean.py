"""A name as it is compared: composed, one kind of dot, no blanks, no tail, ordinary characters in place of radicals."""

from __future__ import annotations

import re
import unicodedata

_DOTS = dict.fromkeys("•・‧∙⋅･●﹒．．᛫⸱ꞏ.", "·")
# radicals of the supplement that have no decomposition of their own in Unicode; text copied out of a PDF is full of them
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻌⻏⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺝⺮",
        "母民虎西见角贝车辶阝長镸长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟月竹",
        strict=True,
    )
)
_EACH = str.maketrans(
    _DOTS | _RADICALS | {chr(p): unicodedata.normalize("NFKC", chr(p)) for p in range(0x2F00, 0x2FD6)}
)
_UNSEEN = re.compile(
    r"[\s\u00ad\u034f\u180b-\u180d\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_TAIL = re.compile(r"(?<=.)[(（〔\[［【<〈].*$", re.DOTALL)


def clean(name: str) -> str:
    """The name alone: 王　芳（女，回族） → 王芳, 马敖•赛依提 → 马敖·赛依提."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", name)).translate(_EACH)
    return _TAIL.sub("", plain).strip("·")
