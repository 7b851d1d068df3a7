"""Answers that everybody is given alike, made once and kept for moments in this process."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Value = TypeVar("Value")
# Of a stage's many offices only those asked for in the last moments are worth the memory.
MOST_KEPT = 64


@dataclass(slots=True)
class Memo(Generic[Value]):
    """What was made for a key within `kept_for`; of many who ask at once one makes it and all get it."""

    kept_for: timedelta
    _kept: dict[str, tuple[datetime, Value]] = field(default_factory=dict, repr=False)
    _making: dict[str, threading.Lock] = field(default_factory=dict, repr=False)

    def get(self, key: str, *, now: datetime, make: Callable[[], Value]) -> Value:
        with self._making.setdefault(key, threading.Lock()):
            known = self._kept.get(key)
            if known and abs(now - known[0]) < self.kept_for:
                return known[1]
            value = make()
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = (now, value)
            return value

    def forget(self) -> None:
        """Something was changed here: who did it must see it."""
        self._kept.clear()
