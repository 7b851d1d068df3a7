"""When officers may be written to: in the office's own working hours."""

from datetime import datetime, timedelta

from api.domain.calendar import (
    SEARCH_LIMIT_IN_DAYS,
    CalendarHasNoWorkingDay,
    WorkingCalendar,
    at_local,
    local_day,
)


def next_working_minute(*, calendar: WorkingCalendar, at: datetime) -> datetime:
    """`at` itself within a shift, else the moment the next one opens. Extra hours are not counted.

    Raises `CalendarHasNoWorkingDay`.
    """
    today = local_day(at)
    for days in range(SEARCH_LIMIT_IN_DAYS + 1):
        day = today + timedelta(days=days)
        for shift in calendar.shifts_on(day):
            if at < at_local(day, shift.closes_at):
                return max(at, at_local(day, shift.opens_at))
    raise CalendarHasNoWorkingDay(f"{SEARCH_LIMIT_IN_DAYS} days after {today}")
