"""Shared help: cases in YAML, golden files kept by `pytest --update`."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite golden files")


@pytest.fixture
def golden(request):
    """Compare text with a file beside the tests, or rewrite it under --update."""

    def compare(path: str, text: str) -> None:
        file = HERE / path
        if request.config.getoption("--update"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare
