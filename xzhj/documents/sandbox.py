"""What templates are read and filled with: only values, no program; a fact that is not known stops or is left to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from xzhj.documents.filters import FILTERS, shown
from xzhj.documents.signs import ordinary
from xzhj.model import Missing, Unread


class _Stops(StrictUndefined):
    """A fact the case does not know: using it raises Missing with its name."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = None, name: str | None = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name, lambda _message: Missing(name or hint or ""))  # type: ignore[arg-type]


class _ToFill(Undefined):
    """The same in a draft: it prints as 【待填：…】 and stays so through sums, filters and loops."""

    __slots__ = ()

    def __str__(self) -> str:
        return to_fill(self._undefined_name or "")

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


def to_fill(name: str) -> str:
    return f"【待填：{name}】"


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
    """Jinja, sandboxed and strict; `marked` lets what is missing print as to be filled in."""
    env = _Sandbox(
        undefined=_ToFill if marked else _Stops,
        autoescape=True,
        finalize=finishing(_ordinary, marked),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(FILTERS)
    return env


def finishing(
    written: Callable[[Any], Any], marked: bool, said: Callable[[str], Markup] = Markup
) -> Callable[[Any], Any]:
    """How a value comes into the paper: as `written`; what is to be filled in as `said`. Raises Missing for that unless `marked`."""

    def finish(value: Any) -> Any:
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined):
            return said(str(value))
        if value is not None and not isinstance(value, Unread):
            return written(value)
        if marked:
            return said(to_fill("内容" if value is None else value.why))
        raise Missing("空白的内容" if value is None else f"“{value.raw}”（{value.why}）")

    return finish


def _ordinary(value: Any) -> Any:
    """As the paper shows it, with every sign of the plain-text language made ordinary."""
    return ordinary(shown(value))
