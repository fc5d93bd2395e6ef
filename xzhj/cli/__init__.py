"""The commands: one module each; every function reads, does one thing, shows, exits. Only this package knows Typer."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import typer

from xzhj.cli._chinese import COMMANDS, Command, Group, usage_line
from xzhj.cli._typed import mended
from xzhj.report.console import reason, safe_streams, warn


def build(words: Sequence[str] | None = None) -> typer.Typer:
    """The app: a folder walk over this package; a module's function has the module's name, a module's `app` is a group.

    Typer takes a few milliseconds to study a command's options, so only the command that is called has them.
    """
    app = typer.Typer(
        help="乡镇换届：查名册、排姓名、计选票、出文书、审文书。",
        cls=Group,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(start)
    names = sorted(
        (p.stem for p in Path(__file__).parent.glob("[a-z]*.py")),
        key=lambda n: (COMMANDS.index(n) if n in COMMANDS else len(COMMANDS), n),
    )
    called = next((w for w in (sys.argv[1:] if words is None else words) if not w.startswith("-")), "")
    for name in [called] if called in names else names:
        module = import_module(f"{__name__}.{name}")
        if name != called:
            app.command(name, help=module_help(module, name))(nothing)
        elif sub := getattr(module, "app", None):
            app.add_typer(sub, name=name)
        else:
            app.command(name, cls=Command)(getattr(module, name))
    return app


def module_help(module: ModuleType, name: str) -> str:
    """What a command does, as its own help page says."""
    sub = getattr(module, "app", None)
    return str(sub.info.help) if sub else (getattr(module, name).__doc__ or "")


def nothing() -> None:
    """Stands in the list of commands for one that is not called."""


def start(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", help="显示版本"),
) -> None:
    if version:
        from xzhj import __version__

        print(f"xzhj {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from xzhj.cli._menu import menu

        raise typer.Exit(menu(call))


def call(words: list[str]) -> int:
    """Run one command line; gives its exit status. Raises what the command does not handle."""
    return int(build(words)(words, standalone_mode=False, prog_name="xzhj") or 0)


def main() -> None:
    """Run the command line. Every failure is one Chinese line on stderr and exit 2; never a traceback."""
    safe_streams()
    gc.set_threshold(200_000, 50, 100)  # a short life: a roster's million cells need no searching for cycles
    try:
        status = call(mended(sys.argv[1:]))
    except typer._click.exceptions.ClickException as error:
        warn(usage_line(error))
        status = 2
    except KeyboardInterrupt:
        warn("已中断，没有写完的文件不会留下。")
        status = 2
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        status = 2
    except Exception as error:
        status = failed(error)
    sys.exit(status)


def run() -> None:
    """The program itself: `main`, then leave at once: taking a large roster apart cell by cell takes a tenth of reading it."""
    status = 0
    try:
        main()
    except SystemExit as done:
        status = int(done.code or 0)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or 2
    others = [t for t in threading.enumerate() if t is not threading.current_thread() and not t.daemon]
    if others or sys.flags.interactive:
        sys.exit(status)
    os._exit(status)


def failed(error: Exception) -> int:
    """What went wrong in one line: a message meant for the clerk as it is, anything else as a fault of ours."""
    if os.environ.get("XZHJ_DEBUG"):
        raise error
    if type(error).__module__.startswith("xzhj."):
        warn(f"办不了：{error}")
    elif isinstance(error, OSError):
        warn(f"办不了：{error.filename or ''} {reason(error)}")
    else:
        warn(f"程序出错（{type(error).__name__}：{error}）。这不是材料的毛病；请把这一行和所用的文件告诉维护人员。")
    return 2
