"""A letter cannot be tried again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class NoticeIsSettled:
    """It was sent after all, or nobody wants it."""
