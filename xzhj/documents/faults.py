"""What is wrong with a template, in words a clerk can act on."""

from __future__ import annotations

import re

_SAYS = (
    (r"unexpected '(.*)'", "多了“{0}”"),
    (r"expected token '(.*)', got '(.*)'", "这里要写“{0}”，写成了“{1}”"),
    (r"[Uu]nexpected 文末.*", "有 {{% if %}} 或 {{% for %}} 没有用 {{% endif %}}、{{% endfor %}} 收尾"),
    (r"Encountered unknown tag '(.*?)'.*", "没有“{0}”这种写法，或者它前面没有对应的开头"),
    (r"No filter named '(.*?)'.*", "没有“| {0}”这种写法"),
    (r"No test named '(.*?)'.*", "没有“is {0}”这种写法"),
    (r"unexpected char (.*) at \d+", "不认得的符号 {0}"),
    (r"Expected an expression, got .*", "缺了要填的内容"),
    (r"Missing end of .*", "注释或原文没有收尾"),
)
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "end of template": "文末",
}


class TemplateFault(ValueError):
    """A template that cannot be used: why, and in which of its lines, in Chinese."""


def in_chinese(message: str) -> str:
    """What is wrong with the form of a template, in words a clerk can act on."""
    for token, sign in _TOKENS.items():
        message = message.replace(token, sign)
    for pattern, words in _SAYS:
        if match := re.match(pattern, message):
            return words.format(*match.groups())
    return message


def line_of(error: BaseException) -> int:
    """The template's line, from the deepest frame of the traceback that belongs to it."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
