"""The rule said of a day is the one it was counted by: by unit, and with the reason of a later receipt."""

from datetime import date, datetime, time

import pytest

from api.domain.calendar import DayOff, DayShifts, Shift, WorkingCalendar, at_local, local_day
from api.domain.clock_sources import source_of, why_received_later
from api.domain.deadlines import ClockDay, ClockDayKind, Deadline, DeadlineUnit, Pause, clock_days, due_at

HOURS, DAYS, WORKING_DAYS = DeadlineUnit
MORNING = Shift(time(7, 30), time(11, 30))
CALENDAR = WorkingCalendar(
    shifts=(MORNING, Shift(time(13, 30), time(17))),
    days_off=(DayOff(date(2026, 11, 12), "Nghỉ do bão", "Closed for the storm"),),
    day_shifts=(DayShifts(date(2026, 11, 11), (MORNING,), "Nghỉ buổi chiều", "Closed in the afternoon"),),
)
LEFT_OUT = "The day of receipt is left out; the deadline begins the next day (Civil Code 2015, article 147)"


def at(day: int, clock: str) -> datetime:
    """A moment of November 2026, by the clock in Vietnam; the 2nd is a Monday."""
    return at_local(date(2026, 11, day), time.fromisoformat(clock))


def strip(
    deadline: Deadline,
    *,
    received: datetime,
    cut_off: time | None = None,
    pause: Pause | None = None,
    extension_days: int = 0,
) -> list[tuple[ClockDay, str, str]]:
    """Each day with the rule said of it, in both languages."""
    days = clock_days(
        received_at=received,
        deadline=deadline,
        calendar=CALENDAR,
        cut_off=cut_off,
        pauses=(pause,) if pause else (),
        extension_days=extension_days,
    )
    return [
        (
            day,
            *source_of(
                day=day,
                unit=deadline.unit,
                calendar=CALENDAR,
                received_at=received,
                cut_off=cut_off,
                is_extended=extension_days > 0,
            ),
        )
        for day in days
    ]


def said_of(kind: ClockDayKind, days: list[tuple[ClockDay, str, str]]) -> list[str]:
    return [english for day, _, english in days if day.kind is kind]


def test_hours_begin_at_once_and_are_not_told_that_the_day_of_receipt_is_left_out() -> None:
    received, deadline = at(2, "14:00"), Deadline(16, HOURS)
    due = due_at(received_at=received, deadline=deadline, calendar=CALENDAR)
    assert due == at(4, "15:00")
    days = strip(deadline, received=received)
    assert said_of(ClockDayKind.RECEIVED, days) == [
        "Working hours count from the moment of receipt, to the minute"
    ]
    assert said_of(ClockDayKind.DUE, days) == ["The deadline ends the minute the working hours are full"]
    assert not any("left out" in english or "không tính, thời hạn bắt đầu" in vi for _, vi, english in days)


@pytest.mark.parametrize("unit", [DAYS, WORKING_DAYS])
def test_days_of_either_kind_begin_on_the_next_day(unit: DeadlineUnit) -> None:
    assert said_of(ClockDayKind.RECEIVED, strip(Deadline(3, unit), received=at(2, "09:00"))) == [LEFT_OUT]


@pytest.mark.parametrize(
    ("unit", "counted", "due"),
    [
        (HOURS, "Working hours count to the minute", "the minute the working hours are full"),
        (DAYS, "A deadline in days counts days off too", "on a closed day it moves to the next working day"),
        (WORKING_DAYS, "A working day in the office's calendar", "closes on its last working day"),
    ],
)
def test_each_unit_has_its_own_rule_of_counting_and_of_the_end(
    unit: DeadlineUnit, counted: str, due: str
) -> None:
    days = strip(Deadline(20 if unit is HOURS else 3, unit), received=at(2, "09:00"))
    assert all(rule.startswith(counted) for rule in said_of(ClockDayKind.COUNTED, days))
    assert said_of(ClockDayKind.COUNTED, days)
    (end,) = said_of(ClockDayKind.DUE, days)
    assert due in end


@pytest.mark.parametrize("unit", DeadlineUnit)
def test_after_an_extension_every_unit_ends_when_the_office_closes(unit: DeadlineUnit) -> None:
    deadline = Deadline(2, unit)
    days = strip(deadline, received=at(2, "09:00"), extension_days=2)
    due = due_at(received_at=at(2, "09:00"), deadline=deadline, calendar=CALENDAR, extension_days=2)
    assert due == at(local_day(due).day, "17:00") if due else False
    (end,) = said_of(ClockDayKind.DUE, days)
    assert "closes on the new date" in end


def test_wait_stops_whole_days_but_only_the_hours_of_a_deadline_in_hours() -> None:
    pause = Pause(at(3, "09:00"), at(5, "10:00"))
    by_days = said_of(
        ClockDayKind.PAUSED, strip(Deadline(3, WORKING_DAYS), received=at(2, "09:00"), pause=pause)
    )
    assert len(by_days) == 3
    assert all("the days of the request and of the answer included" in rule for rule in by_days)
    by_hours = said_of(ClockDayKind.PAUSED, strip(Deadline(16, HOURS), received=at(2, "09:00"), pause=pause))
    assert len(by_hours) == 1
    assert by_hours[0].startswith("Working hours while further papers are awaited do not count")


LATE: list[tuple[datetime, time | None, str, str]] = [
    (at(3, "17:05"), None, "Nộp sau 17:00 nên tính từ ngày làm việc kế tiếp", "Handed in after 17:00"),
    (at(3, "15:05"), time(15), "Nộp sau 15:00 nên tính từ ngày làm việc kế tiếp", "Handed in after 15:00"),
    (at(3, "17:05"), time(15), "Nộp sau 15:00 nên tính từ ngày làm việc kế tiếp", "Handed in after 15:00"),
    (at(11, "12:00"), time(15), "Nộp sau 11:30 nên tính từ ngày làm việc kế tiếp", "Handed in after 11:30"),
    (at(7, "09:00"), time(15), "Nộp vào ngày nghỉ nên tính từ ngày làm việc kế tiếp", "on a day off"),
    (at(12, "09:00"), None, "Nộp vào ngày nghỉ nên tính từ ngày làm việc kế tiếp", "on a day off"),
]


@pytest.mark.parametrize(("received", "cut_off", "vi", "en"), LATE)
@pytest.mark.parametrize("unit", DeadlineUnit)
def test_intake_that_counts_from_a_later_day_says_why_with_the_hour(
    unit: DeadlineUnit, received: datetime, cut_off: time | None, vi: str, en: str
) -> None:
    why = why_received_later(received_at=received, calendar=CALENDAR, cut_off=cut_off)
    assert why is not None
    assert why[0] == vi
    assert en in why[1]
    amount = 20 if unit is HOURS else 5
    came, *_, counts = (
        found
        for found in strip(Deadline(amount, unit), received=received, cut_off=cut_off)
        if found[0].kind is ClockDayKind.RECEIVED
    )
    assert came[0].on == local_day(received)
    assert came[1:] == why
    assert counts[0].on > local_day(received)
    assert counts[1].startswith(f"{vi} (nộp lúc ")
    assert ("Working hours count from the opening of this day" in counts[2]) is (unit is HOURS)
    assert (LEFT_OUT in counts[2]) is (unit is not HOURS)


@pytest.mark.parametrize(
    ("received", "cut_off"),
    [
        (at(3, "06:00"), None),
        (at(3, "12:10"), None),
        (at(3, "17:00"), None),
        (at(3, "15:00"), time(15)),
        (at(11, "11:30"), time(15)),
    ],
)
def test_intake_of_its_own_day_gives_no_such_reason(received: datetime, cut_off: time | None) -> None:
    assert why_received_later(received_at=received, calendar=CALENDAR, cut_off=cut_off) is None
