"""Ballots → result: one pure engine, driven by the values of law of a voting system. Nothing here reads or writes a file."""

from xzhj.tally.count import count
from xzhj.tally.marks import Marks, MarksError

__all__ = ["Marks", "MarksError", "count"]
