"""What is read out after the count: the announce-script paper where the folder can fill it, else the words of this count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from xzhj.model import Case, Missing, Result

SLUG = "announce-script"
RULED = "＿"  # a blank still to be filled by hand


def words(results: Sequence[Result], case: Case) -> str:
    """The paper's text once every ballot of the congress is counted; before that, of this count alone."""
    from xzhj.report.announce import announcement

    return paper(case) or "\n".join(map(announcement, results))


def paper(case: Case) -> str:
    """The announce-script as it would be printed, as plain text; "" while anything in it is missing."""
    if not case.folder:
        return ""
    from xzhj.cli._case import read_case
    from xzhj.cli._chosen import known_papers
    from xzhj.cli._options import Refused
    from xzhj.documents import TemplateFault, desk, work
    from xzhj.documents.context import Context

    whole = read_case([Path(case.folder)], today=case.today.isoformat())
    context = Context(whole)
    try:
        text = desk.text_of(next(work.jobs(known_papers(whole)[SLUG], context)), context)
    except (Missing, TemplateFault, Refused, StopIteration, KeyError):
        return ""
    return "" if RULED in text else plain(text)


def plain(text: str) -> str:
    """Without the marks of the paper language."""
    body = text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text
    body = body.replace("↵", "").replace("\\", "")
    return re.sub(r"\n{2,}", "\n", re.sub(r"(?m)^(?:# |> )", "", body)).strip() + "\n"
