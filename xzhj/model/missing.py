"""What the case does not give."""

from __future__ import annotations


class Missing(LookupError):
    """A fact the case does not give, by its name (a base of a bound, an item of 换届信息). Never guessed: folded into R000."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


class NotInForce(LookupError):
    """A known key of law that has no value on that day."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
