"""Calendars with every kind of day, and a count of due dates that shares no arithmetic with the rules."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from api.domain.calendar import DayOff, DayShifts, Shift, WorkingCalendar
from api.domain.deadlines import Deadline, DeadlineUnit, Pause

MORNING = Shift(time(7), time(11, 30))
AFTERNOON = Shift(time(13, 30), time(17))
HOURS, DAYS = DeadlineUnit.HOURS, DeadlineUnit.DAYS


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    autumn = st.dates(date(2026, 8, 15), date(2026, 12, 31))
    halves = st.sampled_from([(MORNING,), (AFTERNOON,), (Shift(time(9), time(10)),)])
    # Whole weekdays, so that receipts and due days fall on short ones often.
    short = draw(st.dictionaries(st.integers(0, 6), halves, max_size=3))
    days = (date(2026, 8, 15) + timedelta(days=n) for n in range(200))
    return WorkingCalendar(
        shifts=draw(st.sampled_from([(MORNING, AFTERNOON), (Shift(time(8), time(12)),)])),
        days_off=tuple(DayOff(day, "Nghỉ", "Closed") for day in draw(st.sets(autumn, max_size=6))),
        make_up_days=frozenset(draw(st.sets(autumn, max_size=4))),
        weekend=draw(st.sampled_from([frozenset({5, 6}), frozenset({6})])),
        day_shifts=tuple(
            DayShifts(day, short[day.weekday()], "Nửa ngày", "Half day")
            for day in days
            if day.weekday() in short
        ),
    )


def slow_due_at(
    received_at: datetime,
    deadline: Deadline,
    calendar: WorkingCalendar,
    cut_off: time | None,
    pauses: tuple[Pause, ...],
    extension_days: int,
) -> datetime:
    """A second opinion that steps through minutes and days, and shares no arithmetic with the rules."""
    minute, vietnam = timedelta(minutes=1), timedelta(hours=7)
    special = {each.on: each.shifts for each in calendar.day_shifts}

    def shifts(day: date) -> tuple[Shift, ...]:
        return special.get(day, calendar.shifts)

    def wall(moment: datetime) -> datetime:
        return moment.replace(tzinfo=None) + vietnam

    def works(moment: datetime) -> bool:
        clock = wall(moment)
        return calendar.is_working_day(clock.date()) and any(
            shift.opens_at <= clock.time() < shift.closes_at for shift in shifts(clock.date())
        )

    clock = wall(received_at)
    last = shifts(clock.date())[-1].closes_at
    latest = min(last, cut_off or last)
    start = received_at
    if not calendar.is_working_day(clock.date()) or clock.time() > latest:
        start = received_at + minute
        while not (works(start) and wall(start).date() > clock.date()):
            start += minute
    paused = {
        wall(pause.since).date() + timedelta(days=n)
        for pause in pauses
        for n in range((wall(pause.until).date() - wall(pause.since).date()).days + 1)
    }
    if deadline.unit is HOURS:
        left = deadline.amount * 60
        while left:
            left -= works(start) and not any(pause.since <= start < pause.until for pause in pauses)
            start += minute
        if not extension_days:
            return start
        day = wall(start).date()
    else:
        day, left = wall(start).date(), deadline.amount
        while left > 0 or day in paused or not calendar.is_working_day(day):
            day += timedelta(days=1)
            left -= day not in paused and (deadline.unit is DAYS or calendar.is_working_day(day))
    while extension_days:
        day += timedelta(days=1)
        extension_days -= day not in paused and calendar.is_working_day(day)
    return datetime.combine(day, shifts(day)[-1].closes_at, UTC) - vietnam
