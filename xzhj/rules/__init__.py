"""Run every rule over a case.

A rule is a module in a folder of this package, named `<code>_<what>.py` (`_x.py` is a helper), holding

* a Chinese docstring: title (the fault, not the cure), then 查什么： 为什么： 怎么改：
* `CODE` "R401"; `LEVELS` what it may emit, the usual one first; `EACH` what it looks at, one at a time:
  `case` · `roster` · `contest` · `result` · `paper` · `trouble` (all Trouble of its kinds in one file, a tuple);
* `LAW` keys of law it reads: it applies where the system of election knows them all;
* `FACTS` items of 换届信息 it reads: `case.facts["x"]` of a fact nobody gave raises Missing, which becomes R000;
* `KINDS` (EACH roster) which kinds of roster; `TROUBLE` (EACH trouble) which kinds of trouble;
* `DUE` the step (S01…S45) before which its findings are counted as 未到时间, "" when always due;
* `BECAUSE` the citations of findings that give none; a rule with neither LAW nor BECAUSE says why in `UNCITED`;
* `check(item, case, law)` yielding Findings.

All but CODE, LEVELS, EACH and check may be left out. A module can read only what it declares.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xzhj.rules._registry import RuleError, find, paths, rules

if TYPE_CHECKING:
    from xzhj.model import Case, Checked

__all__ = ["RuleError", "find", "paths", "rules", "run"]


def run(case: Case, *, only: Iterable[str] = (), each: Iterable[str] = ()) -> Checked:
    """Check a case; see `_engine`, which a command that checks nothing does not load."""
    from xzhj.rules._engine import run as checked

    return checked(case, only=only, each=each)
