"""The names and numbers of the 56 peoples: GB/T 3304."""

from __future__ import annotations

from xzhj.text.widths import squeeze

_NAMES = """
汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇
柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京
塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
"""
PEOPLES: tuple[str, ...] = tuple(f"{name}族" for name in _NAMES.split())
OTHERS = ("穿青人", "革家人")  # written on identity cards, not among the 56
_SHORT = {name[:-1]: name for name in PEOPLES} | {
    "维": "维吾尔族",
    "蒙": "蒙古族",
    "哈": "哈萨克族",
    "柯": "柯尔克孜族",
}
_OLD = {
    "僮": "壮族",
    "僮族": "壮族",
    "毛难": "毛南族",
    "毛难族": "毛南族",
    "崩龙族": "德昂族",
    "维族": "维吾尔族",
    "蒙族": "蒙古族",
}
_OLD |= {
    "哈族": "哈萨克族",
    "鲜族": "朝鲜族",
    "彜族": "彝族",
    "彜": "彝族",
    "畬族": "畲族",
    "畬": "畲族",
    "崩龙": "德昂族",
}
_ALL = {name: name for name in (*PEOPLES, *OTHERS)} | _SHORT | _OLD
_ALL |= {f"{i:02d}": name for i, name in enumerate(PEOPLES, 1)} | {str(i): name for i, name in enumerate(PEOPLES, 1)}
_ALL |= {"其他": "其他", "97": "其他", "其它": "其他", "外国血统": "外国血统中国籍人士", "98": "外国血统中国籍人士"}


def ethnicity(text: str) -> str | None:
    """The full name (汉族) for a full name, a short one, an old one or the number of GB/T 3304; None when unknown."""
    return _ALL.get(squeeze(text))


def code(name: str) -> str | None:
    """The two-digit number of a full name, None when it is not among the 56."""
    return f"{PEOPLES.index(name) + 1:02d}" if name in PEOPLES else None
