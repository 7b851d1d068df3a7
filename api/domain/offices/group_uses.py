"""What still uses a service group, so that it cannot be removed; in words a manager reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import local_clock

MOST_NAMED = 3
Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GroupUses:
    """Its procedures by name, coming bookings by start, people in the hall and those who wait for a time."""

    procedures: tuple[str, ...] = ()
    bookings: tuple[datetime, ...] = ()
    in_hall: int = 0
    on_waitlist: int = 0

    @property
    def in_words(self) -> Words | None:
        """ "2 thủ tục (…), 1 lịch hẹn (…)"; None when nothing uses it."""
        times = [f"{local_clock(each):%H:%M %d/%m}" for each in sorted(self.bookings)]
        parts = [
            part
            for part in (
                _listed(self.procedures, "thủ tục", "procedures"),
                _listed(times, "lịch hẹn", "appointments"),
                _counted(self.in_hall, "người trong hàng chờ", "people in the hall"),
                _counted(self.on_waitlist, "người trong danh sách chờ", "people on the waitlist"),
            )
            if part is not None
        ]
        if not parts:
            return None
        return "; ".join(vi for vi, _ in parts), "; ".join(en for _, en in parts)


def _listed(found: Sequence[str], vi: str, en: str) -> Words | None:
    if not found:
        return None
    shown, more = ", ".join(found[:MOST_NAMED]), len(found) > MOST_NAMED
    return (
        f"{len(found)} {vi} ({shown}{', …' if more else ''})",
        f"{len(found)} {en} ({shown}{', …' if more else ''})",
    )


def _counted(count: int, vi: str, en: str) -> Words | None:
    return (f"{count} {vi}", f"{count} {en}") if count else None
