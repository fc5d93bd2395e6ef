"""What was decided about one table is a noun of the model: `show` prints it."""

from xzhj.model import Understood

__all__ = ["Understood"]
