"""From a template and what is known to the plain text of a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2 import TemplateError as _TemplateError
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from xzhj.catalogue.items import items
from xzhj.catalogue.papers import front_matter, split_front
from xzhj.documents.faults import TemplateFault, in_chinese, line_of
from xzhj.documents.sandbox import environment, to_fill

BLANK = "＿"
_ENTITY = re.compile(r"(?<!\\)&(amp|lt|gt|#34|#39);")
_UNPRINTED = frozenset(
    {"needs", "live", "supplied", "from", "to", "phase", "each", "copies"}
    | {"color", "holder", "when", "used", "session", "contest", "xlsx", "only", "contests"}
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "#34": '"', "#39": "'"}
_GIVEN = frozenset({"live", "loop", *DEFAULT_NAMESPACE})


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
    return re.sub(r"【待填：([^】]*)】", lambda m: to_fill(labels.get(m[1]) or _label(m[1])), text)


def _label(name: str) -> str:
    return items()[name].zh if name in items() else name


def names_in(template_source: str) -> tuple[str, ...]:
    """The names a template takes from the case, `live` left out. Raises TemplateFault."""
    return _compiled(template_source, False)[1]


def taken(parsed: nodes.Template) -> tuple[str, ...]:
    """The names a parsed template takes from outside."""
    names = {(n.name, n.ctx == "load") for n in parsed.find_all(nodes.Name)}
    own = {name for name, loaded in names if not loaded}  # set in one branch only, too
    own |= {macro.name for macro in parsed.find_all(nodes.Macro)}
    return tuple(sorted({name for name, loaded in names if loaded} - own - _GIVEN))


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
