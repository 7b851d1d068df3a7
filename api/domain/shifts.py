"""Working shifts of a day, and those kept from before they were edited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time


class ShiftEndsBeforeItStarts(ValueError):
    """A shift must close later, on the same day, than it opens."""


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """Local clock times between which the office works: open at `opens_at`, closed again at `closes_at`."""

    opens_at: time
    closes_at: time

    def __post_init__(self) -> None:
        if self.closes_at <= self.opens_at:
            raise ShiftEndsBeforeItStarts(f"{self.opens_at:%H:%M}-{self.closes_at:%H:%M}")


@dataclass(frozen=True, slots=True)
class FormerShifts:
    """The usual shifts of the days up to and with `until`, after which others took their place."""

    until: date
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class EditedDay:
    """The shifts, or none, that the day `on` had until it was edited at the local time `at` of that day."""

    on: date
    at: time
    shifts: tuple[Shift, ...]


def pieced_together(edits: Iterable[EditedDay], *, then: tuple[Shift, ...]) -> tuple[Shift, ...]:
    """The hours of one day: up to each edit those it had until then, and `then` after the last."""
    pieces: list[Shift] = []
    since = time.min
    for shifts, until in (*((edit.shifts, edit.at) for edit in edits), (then, time.max)):
        for shift in shifts:
            opens, closes = max(shift.opens_at, since), min(shift.closes_at, until)
            if opens >= closes:
                continue
            if pieces and pieces[-1].closes_at == opens:
                opens = pieces.pop().opens_at
            pieces.append(Shift(opens, closes))
        since = until
    return tuple(pieces)
