"""What clients asked of the hall and what they were told: one event for each wish, with its interval."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One wish from its first sending to its answer, in seconds of one clock that only grows.

    Whatever it did, it did within that interval. `likely_at` is a guess at the moment, which only makes the
    search for an order quick. `asked` and `told` hold what the model needs to know of request and answer.
    """

    act: str
    client: str
    outcome: str
    sent: float
    answered: float
    likely_at: float
    asked: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)
    sendings: int = 1

    def overlaps(self, other: "Event") -> bool:
        return self.sent <= other.answered and other.sent <= self.answered

    def __str__(self) -> str:
        facts = ", ".join(f"{name} {value}" for name, value in {**self.asked, **self.told}.items())
        return f"{self.sent:.3f}–{self.answered:.3f} {self.client}: {self.act} ({facts}) → {self.outcome}"
