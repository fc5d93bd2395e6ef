"""From a template and what is known to the plain text of a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, Undefined, nodes
from jinja2 import TemplateError as _TemplateError
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from xzhj.catalogue.items import items
from xzhj.catalogue.papers import front_matter, split_front
from xzhj.documents.filters import FILTERS, shown
from xzhj.documents.signs import ordinary
from xzhj.model import Missing, Unread

BLANK = "＿"
_ENTITY = re.compile(r"(?<!\\)&(amp|lt|gt|#34|#39);")
_UNPRINTED = frozenset(
    {"needs", "live", "supplied", "from", "to", "phase", "each", "copies"}
    | {"color", "holder", "when", "used", "session", "contest", "xlsx", "only", "contests"}
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "#34": '"', "#39": "'"}


class TemplateFault(ValueError):
    """A template that cannot be used: why, and in which of its lines, in Chinese."""


class _Stops(StrictUndefined):
    """A fact the case does not know: using it raises Missing with its name."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = None, name: str | None = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name, lambda _message: Missing(name or hint or ""))  # type: ignore[arg-type]


class _ToFill(Undefined):
    """The same in a draft: it prints as 【待填：…】 and stays so through sums, filters and loops."""

    __slots__ = ()

    def __str__(self) -> str:
        return _to_fill(self._undefined_name or "")

    def __iter__(self) -> Iterator[Any]:
        return iter((self,))

    def __call__(self, *_: Any, **__: Any) -> Any:
        return self

    def _same(self, *_: Any) -> _ToFill:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _same  # type: ignore[assignment]
    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __neg__ = __pos__ = __ceil__ = __floor__ = _same  # type: ignore[assignment]

    def __index__(self) -> int:
        return 0  # no rows for what is not known

    def _no(self, _other: Any) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _no  # type: ignore[assignment]


def _label(name: str) -> str:
    return items()[name].zh if name in items() else name


def _to_fill(name: str) -> str:
    return f"【待填：{name}】"


def draft(
    template_source: str,
    context: Mapping[str, Any],
    *,
    live: Mapping[str, Any] | None = None,
    labels: Mapping[str, str] | None = None,
    marked: bool = False,
) -> str:
    """Fill a template; of its front matter what the typesetter reads is kept.

    `live` holds what the day brought, by label: a label it lacks prints a ruled blank. `labels` are Chinese names
    of facts that are no items of 换届信息. Raises Missing (with the fact's name) unless `marked`, which prints 【待填：会议地点】 instead;
    TemplateFault for a template that is wrong.
    """
    front, _ = split_front(template_source)
    try:
        text = _compiled(template_source, marked)[0].render({**context, "live": live_values(live or {})})
    except SecurityError as error:
        raise TemplateFault("模板里用了不允许的写法（只能取值，不能调用程序）") from error
    except (_TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateFault(f"模板第{line_of(error)}行算不出来：{error}") from error
    if marked:  # what a template put together of a fact to fill in was taken for a value
        text = in_words(text.replace("\\【待填：", "【待填："), labels or {})
    text = _ENTITY.sub(lambda m: _ENTITIES[m[1]], text)
    kept = "".join(f"{k}: {v}\n" for k, v in front_matter(front).items() if k not in _UNPRINTED)
    return f"---\n{kept}---\n{text}" if front else text


def in_words(text: str, labels: Mapping[str, str]) -> str:
    """What is to be filled in, by its Chinese name."""
    return re.sub(r"【待填：([^】]*)】", lambda m: _to_fill(labels.get(m[1]) or _label(m[1])), text)


def names_in(template_source: str) -> tuple[str, ...]:
    """The names a template takes from the case, `live` left out. Raises TemplateFault."""
    return _compiled(template_source, False)[1]


def taken(parsed: nodes.Template) -> tuple[str, ...]:
    """The names a parsed template takes from outside."""
    names = {(n.name, n.ctx == "load") for n in parsed.find_all(nodes.Name)}
    own = {name for name, loaded in names if not loaded}  # set in one branch only, too
    own |= {macro.name for macro in parsed.find_all(nodes.Macro)}
    return tuple(sorted({name for name, loaded in names if loaded} - own - _GIVEN))


_GIVEN = frozenset({"live", "loop", *DEFAULT_NAMESPACE})


def tree(template_source: str) -> nodes.Template:
    """A template's body, parsed."""
    return environment(False).parse(split_front(template_source)[1])


def lacking(needs: tuple[str, ...], context: Mapping[str, Any]) -> tuple[str, ...]:
    """The needs that `context` does not give: absent, None or an empty text."""
    return tuple(name for name in needs if name not in context or context[name] is None or context[name] == "")


def live_values(given: Mapping[str, Any]) -> Callable[..., Any]:
    def live(label: str, width: int = 4) -> Any:
        value = given.get(label)
        return Markup(BLANK * width) if value is None else value

    return live


@lru_cache(maxsize=512)
def _compiled(source: str, marked: bool) -> tuple[Template, tuple[str, ...]]:
    """A template ready to fill, and the names it takes."""
    front, body = split_front(source)
    front_matter(front)
    lines = front.count("\n") + 3 if front else 0
    try:
        parsed = environment(marked).parse(body)
        names = taken(parsed)
        return environment(marked).from_string(parsed), names
    except TemplateSyntaxError as error:
        raise TemplateFault(f"模板第{error.lineno + lines}行写法不对：{in_chinese(error.message or '')}") from error


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


def in_chinese(message: str) -> str:
    """What is wrong with the form of a template, in words a clerk can act on."""
    for token, sign in _TOKENS.items():
        message = message.replace(token, sign)
    for pattern, words in _SAYS:
        if match := re.match(pattern, message):
            return words.format(*match.groups())
    return message


class _Sandbox(ImmutableSandboxedEnvironment):
    """A value that stops for a fact it lacks is, in a draft, a fact to fill in."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        try:
            return super().getattr(obj, attribute)
        except Missing as gap:
            return self._gap(gap)

    def call(self, context: Any, obj: Any, *given: Any, **named: Any) -> Any:
        try:
            return super().call(context, obj, *given, **named)
        except Missing as gap:
            return self._gap(gap)

    def _gap(self, gap: Missing) -> Undefined:
        if self.undefined is not _ToFill:
            raise gap
        return self.undefined(name=gap.fact)


@lru_cache(maxsize=2)
def environment(marked: bool) -> Environment:
    """What templates are read with: sandboxed, strict; `marked` lets what is missing print as to be filled in."""
    env = _Sandbox(
        undefined=_ToFill if marked else _Stops,
        autoescape=True,
        finalize=_finish_marked if marked else _finish,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(FILTERS)
    return env


def _finish(value: Any) -> Any:
    """A value as the paper shows it, with every sign of the plain-text language made ordinary."""
    if isinstance(value, Undefined):
        return Markup(str(value))
    if isinstance(value, Markup):
        return value
    if value is None:
        raise Missing("空白的内容")
    if isinstance(value, Unread):
        raise Missing(f"“{value.raw}”（{value.why}）")
    return ordinary(shown(value))


def _finish_marked(value: Any) -> Any:
    if isinstance(value, Unread):
        return Markup(_to_fill(value.why))
    return Markup(_to_fill("内容")) if value is None else _finish(value)


def line_of(error: BaseException) -> int:
    """The template's line, from the deepest frame of the traceback that belongs to it."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
