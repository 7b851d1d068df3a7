"""Serving hours: what is left of today's hours in which people are called, as one scale of seconds."""

import math
from datetime import UTC, datetime, timedelta

from api.domain.calendar import WorkingCalendar, at_local, local_day


class ServingHours:
    """Today's booking shifts from `now` on, laid end to end: second 0 is now, or the next opening today."""

    def __init__(self, *, calendar: WorkingCalendar, now: datetime) -> None:
        today = local_day(now)
        shifts = [
            (max(at_local(today, shift.opens_at), now.astimezone(UTC)), at_local(today, shift.closes_at))
            for shift in calendar.booking_shifts_on(today)
        ]
        self._shifts = [(begins, ends) for begins, ends in shifts if begins < ends]
        # When the last of them ends; None when the day's work is over.
        self.closing = self._shifts[-1][1] if self._shifts else None

    def moment(self, seconds: float) -> datetime | None:
        """The UTC moment after so many serving seconds; None once that lies past closing."""
        left = timedelta(seconds=seconds)
        for begins, ends in self._shifts:
            if left < ends - begins:
                return begins + left
            left -= ends - begins
        return None

    def has(self, moment: datetime) -> bool:
        """Whether anybody is still called at that moment or after it."""
        return self.closing is not None and moment < self.closing

    def seconds_until(self, moment: datetime) -> float:
        """Serving seconds until then: none for the past, infinite past closing."""
        if self.closing is None or moment > self.closing:
            return math.inf
        seconds = 0.0
        for begins, ends in self._shifts:
            if moment <= begins:
                break
            seconds += (min(ends, moment) - begins).total_seconds()
        return seconds


def serving_seconds(*, calendar: WorkingCalendar, since: datetime, until: datetime) -> float:
    """Serving seconds between two moments of one day; infinite when work had ended before `until`."""
    return ServingHours(calendar=calendar, now=since).seconds_until(until)
