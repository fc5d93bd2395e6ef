"""What every module of a kind must keep. These tests replace a checklist in CONTRIBUTING."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import HERE
from tests.rule_cases import rule_cases
from xzhj import law
from xzhj.model import LEVELS
from xzhj.rules import rules

SRC = HERE.parent / "xzhj"
RULES = rules()
LEFT = ("model",)
FOUNDATION = ("law", "names", "text", "figures", "catalogue")
MIDDLE = ("readers", "tally", "rules", "documents", "report")
MAY = {
    "model": set(),
    **{name: {"model", *FOUNDATION} for name in FOUNDATION},
    **{name: {"model", *FOUNDATION} for name in MIDDLE},
    "cli": {"model", *FOUNDATION, *MIDDLE},
    "__main__": {"cli"},
}
OWNERS = {
    "typer": {"cli"},
    "rich": {"report"},
    "python_calamine": {"readers"},
    "docx": {"readers"},
    "chinese_calendar": {"figures"},
    "jinja2": {"documents", "report"},
}
EACH = {"case", "roster", "contest", "result", "paper", "trouble", "engine"}
TOP = {"XZHJ_DEBUG"}


@pytest.mark.parametrize("code", RULES)
def test_rule_says_what_why_and_how(code):
    title, blank, *body = (RULES[code].__doc__ or "").strip().splitlines()
    assert title.endswith("。")
    assert blank == ""
    assert [line[:4] for line in body if line and not line.startswith(" ")] == ["查什么：", "为什么：", "怎么改："]


@pytest.mark.parametrize("code", RULES)
def test_rule_declares_itself(code):
    rule = RULES[code]
    assert rule.EACH in EACH
    assert rule.LEVELS and set(rule.LEVELS) <= set(LEVELS)
    assert rule.EACH == "engine" or callable(rule.check)
    assert rule.EACH != "trouble" or rule.TROUBLE


def test_the_folders_of_paper_rules_hold_no_other():
    from xzhj.rules._engine import OF_PAPERS

    folders = {code: rule.__name__.split(".")[2] for code, rule in RULES.items()}
    assert {c for c, f in folders.items() if f in OF_PAPERS} == {c for c, r in RULES.items() if r.EACH == "paper"}


@pytest.mark.parametrize("code", RULES)
def test_rule_is_cited_or_says_why_not(code):
    rule = RULES[code]
    assert getattr(rule, "LAW", ()) or getattr(rule, "BECAUSE", ()) or getattr(rule, "UNCITED", "")


@pytest.mark.parametrize("code", [c for c, m in RULES.items() if m.EACH != "engine"])
def test_rule_has_a_case_that_fires_and_one_that_does_not(code):
    mine = [case["expect"] for name, case in rule_cases() if name.startswith(f"{code.lower()}:")]
    assert any(mine), "没有报出问题的用例"
    assert not all(mine), "没有不报问题的用例"


@pytest.mark.parametrize("code", RULES)
def test_some_system_answers_what_a_rule_needs(code):
    keys = getattr(RULES[code], "LAW", ())
    assert any(law.on(system, date(2026, 6, 1)).answers(keys) for system in law.systems())


def imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, [a.name for a in node.names]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, []


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda p: str(p.relative_to(SRC)))
def test_imports_point_one_way(path: Path):
    me = path.relative_to(SRC).parts[0].removesuffix(".py")
    if me == "__init__":
        return
    for module, names in imports(path):
        top, *rest = module.split(".")
        if top == "xzhj":
            targets = [rest[0]] if rest else [n for n in names if not n.startswith("_")]
            for target in targets:
                assert target == me or target in MAY[me], f"{me} imports {module}"
        elif top in OWNERS:
            assert me in OWNERS[top], f"only {OWNERS[top]} may import {top}"


@pytest.mark.parametrize("path", sorted((SRC / "model").rglob("*.py")), ids=lambda p: p.name)
def test_the_model_is_standard_library_only(path: Path):
    import sys

    for module, _ in imports(path):
        assert module.split(".")[0] in {*sys.stdlib_module_names, "xzhj"}


def test_nothing_outside_the_project_is_named():
    """No machine's paths, no package host, no workplace in what is published."""
    word = re.compile(r"/work/|\.\./shared|\.\./\.library|/root/")
    for folder in ("xzhj", "templates", "samples", "docs", "benchmarks", "tools"):
        for path in (SRC.parent / folder).rglob("*"):
            if path.suffix in {".py", ".md", ".yaml", ".j2", ".txt", ".toml", ".csv"}:
                assert not word.search(path.read_text("utf-8", errors="replace")), path
