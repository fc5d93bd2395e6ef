"""Typer's own words in Chinese: help pages and complaints about the command line."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

COMMANDS = ("init", "show", "check", "order", "tally", "ballots", "render", "audit", "explain", "doctor")
_WORDS = (
    ("Usage: ", "用法："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]…"),
    ("[ARGS]...", "[参数]…"),
    ("Show this message and exit.", "显示本说明"),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Commands:", "命令："),
    ("[required]", "（必填）"),
    ("[default: ", "（默认 "),
)
_DEFAULT = re.compile(r"（默认 ([^\]]*)\]")


def translate(text: str) -> str:
    """Put the fixed English words of a help page into Chinese."""
    for english, chinese in _WORDS:
        text = text.replace(english, chinese)
    return _DEFAULT.sub(r"（默认 \1）", text)


class Command(TyperCommand):
    def get_help(self, ctx: typer._click.Context) -> str:
        return translate(super().get_help(ctx))


class Group(TyperGroup):
    def get_help(self, ctx: typer._click.Context) -> str:
        return translate(super().get_help(ctx))


def usage_line(error: typer._click.exceptions.ClickException) -> str:
    """One Chinese line for a wrong command line: what is wrong, and where help is."""
    errors = typer._click.exceptions
    ctx = getattr(error, "ctx", None)
    name = ctx.command_path if ctx else "xzhj"
    if isinstance(error, errors.NoSuchOption):
        close = "，是不是 " + "、".join(error.possibilities) if error.possibilities else ""
        what = f"没有 {error.option_name} 这个选项{close}"
    elif isinstance(error, errors.MissingParameter):
        param = error.param
        label = (param.metavar or param.name or "") if param else error.param_hint
        what = f"少了 {label}"
    elif isinstance(error, errors.BadParameter):
        hint = error.param.opts[0] if error.param and error.param.opts else (error.param_hint or "")
        what = f"{hint} 的值不对（{plain(error.message)}）"
    elif match := re.match(r"No such command '(.*?)'", error.message):
        what = no_command(match[1])
    elif match := re.match(r"Got unexpected extra argument\(s\) \((.*)\)", error.message):
        what = f"多了 {match[1]}"
    elif match := re.match(r"Option '?(.*?)'? requires", error.message):
        what = f"{match[1]} 后面少了内容"
    else:
        what = error.message
    return f"命令写法不对：{what}。写法见 {name} --help"


def no_command(word: str) -> str:
    """没有 chek 这个命令，是不是 check; of a file: what is done with it."""
    if Path(word).exists():
        verb = "audit" if word.lower().endswith((".docx", ".doc", ".wps")) else "check"
        return f"前面少了命令；要查 {word}，请写 xzhj {verb} {word}"
    close = get_close_matches(word.lower(), COMMANDS, 1, 0.5)
    return f"没有 {word} 这个命令" + (f"，是不是 {close[0]}" if close else "")


def plain(message: str) -> str:
    """The usual complaints about a value, in Chinese."""
    if match := re.match(r"'(.*)' is not one of (.*)\.", message):
        allowed = match[2].replace("'", "").replace(", ", "、")
        return f"没有“{match[1]}”，可写：{allowed}"
    if match := re.match(r"'(.*)' is not a valid (?:int|float|integer).*", message):
        return f"{match[1]} 不是数"
    if match := re.match(r".*'(.*)' does not exist.*", message):
        return f"找不到 {match[1]}"
    return message
