"""What the layout rules say of a .docx given as bytes."""

import tempfile
from datetime import date
from pathlib import Path

from tests.audit.layout import made
from tests.audit.layout.faults import FAULTS, NEAR
from xzhj import rules
from xzhj.model import Case
from xzhj.readers.papers import read_paper


def read(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "文书.docx"
        path.write_bytes(data)
        paper, _ = read_paper(path)
    return paper


def changed(base, changes):
    """A clean paper with the changes of a row of `faults`."""
    paper = made.NOTICE if changes and changes[0] == "通知" else made.REQUEST
    return made.spoiled(made.clean(base, paper), *[c for c in changes if c != "通知"])


def paper_named(name):
    """The paper of a row of `faults`, by `R801 信纸`."""
    rows = {f"{code} {what}": changes for code, what, *changes in (*FAULTS, *NEAR)}
    return read(changed("clerk", rows[name]))


def findings(data):
    paper = read(data)
    checked = rules.run(Case(date(2026, 6, 18), date(2026, 6, 1), papers=(paper,)), only=["R8"], each=("paper",))
    assert not checked.crashed
    return checked.findings


def codes(data):
    return [f"{f.code} {f.level} {f.at[0].place} {f.text}" for f in findings(data)]
