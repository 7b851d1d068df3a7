"""How far ahead one may book: the days on offer, and when a later day opens."""

from datetime import date, datetime, time, timedelta

from api.domain.calendar import at_local, local_day
from api.domain.offices import BookingPolicy


def listed_days(*, policy: BookingPolicy, now: datetime) -> tuple[date, ...]:
    """Today and the days up to the horizon, working days or not; the last may not be open yet."""
    today = local_day(now)
    return tuple(today + timedelta(days=ahead) for ahead in range(policy.horizon_days + 1))


def bookable_days(*, policy: BookingPolicy, now: datetime) -> tuple[date, ...]:
    """The listed days one may book at this moment."""
    return tuple(
        day for day in listed_days(policy=policy, now=now) if booking_opens_at(policy=policy, day=day) <= now
    )


def booking_opens_at(*, policy: BookingPolicy, day: date) -> datetime:
    """The UTC moment from which `day` can be booked. OverflowError for days before the year 1."""
    return at_local(day - timedelta(days=policy.horizon_days), policy.opens_at)


def is_open_for_booking(*, policy: BookingPolicy, starts_at: datetime, now: datetime) -> bool:
    """Whether a slot with this UTC start lies on a day one may book already."""
    days = bookable_days(policy=policy, now=now)
    # Compared as moments: those near the year 9999 have no local day.
    return bool(days) and starts_at < at_local(days[-1] + timedelta(days=1), time(0))
