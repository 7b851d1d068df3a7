"""Whether an office serves at a moment, until when, and why not."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import Weekend, WorkingCalendar, local_clock, local_day
from api.domain.offices.office import Office


@dataclass(frozen=True, slots=True)
class Opening:
    """Open until `until`; or closed for a reason until `opens_at` (None: no opening is known)."""

    is_open: bool
    until: datetime | None
    opens_at: datetime | None
    reason_vi: str | None
    reason_en: str | None


def opening(*, office: Office, now: datetime) -> Opening:
    """Whether the office serves at this moment, until when, or why not and when it opens next."""
    calendar = office.calendar
    if calendar.is_open_at(now):
        return Opening(
            is_open=True, until=calendar.open_until(now), opens_at=None, reason_vi=None, reason_en=None
        )
    reason_vi, reason_en = _why_closed(calendar=calendar, now=now)
    return Opening(
        is_open=False,
        until=None,
        opens_at=calendar.next_opening(after=now),
        reason_vi=reason_vi,
        reason_en=reason_en,
    )


def _why_closed(*, calendar: WorkingCalendar, now: datetime) -> tuple[str, str]:
    today = local_day(now)
    closed = calendar.why_closed(today)
    if isinstance(closed, Weekend):
        return "Cuối tuần", "Weekend"
    if closed is not None:
        return closed.name_vi, closed.name_en
    shifts = calendar.shifts_on(today)
    clock = local_clock(now).time()
    if any(shift.closes_at <= clock for shift in shifts) and any(clock < shift.opens_at for shift in shifts):
        return "Nghỉ trưa", "Lunch break"
    special = calendar.special_shifts(today)
    if special is not None:
        return special.name_vi, special.name_en
    return "Ngoài giờ làm việc", "Outside working hours"
