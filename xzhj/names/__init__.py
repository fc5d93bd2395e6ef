"""Names by strokes: 姓氏笔画 and 姓名笔画. The table is read on first use."""

from xzhj.names.check import Violation, check_order
from xzhj.names.clean import clean
from xzhj.names.lists import Listed, read_list
from xzhj.names.order import MODES, key, keyer, positions, repeated, sort_names
from xzhj.names.overrides import BadOverride, parse_overrides
from xzhj.names.printing import marked, pad
from xzhj.names.table import UnknownCharacter
from xzhj.names.why import explain

__all__ = [
    "MODES", "BadOverride", "Listed", "UnknownCharacter", "Violation",
    "check_order", "clean", "explain", "key", "keyer", "marked", "pad", "parse_overrides", "positions", "read_list", "repeated", "sort_names",
]  # fmt: skip
