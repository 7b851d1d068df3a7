"""What citizens and reports read from a deadline: the strip of days, days left, the on-time formula."""

from datetime import date, datetime, time

import pytest

from api.domain.calendar import Shift, WorkingCalendar, at_local
from api.domain.deadlines import (
    CLOCK_LIMIT_IN_DAYS,
    ClockDay,
    ClockDayKind,
    Deadline,
    DeadlineUnit,
    Pause,
    Timeliness,
    classify_on_time,
    clock_days,
    working_days_left,
)

MORNING = Shift(time(7), time(11, 30))
AFTERNOON = Shift(time(13, 30), time(17))
CALENDAR = WorkingCalendar(shifts=(MORNING, AFTERNOON))
HOURS, DAYS, WORKING_DAYS = DeadlineUnit.HOURS, DeadlineUnit.DAYS, DeadlineUnit.WORKING_DAYS


def at(day: int, clock: str) -> datetime:
    """A moment of November 2026, by the clock in Vietnam."""
    return at_local(date(2026, 11, day), time.fromisoformat(clock))


def test_strip_shows_what_each_day_meant() -> None:
    days = clock_days(
        received_at=at(16, "09:52"),
        deadline=Deadline(6, WORKING_DAYS),
        calendar=CALENDAR,
        pauses=(Pause(at(18, "09:00"), at(19, "16:00")),),
    )
    assert [(day.on.day, day.kind.value) for day in days] == [
        (16, "RECEIVED"),
        (17, "COUNTED"),
        (18, "PAUSED"),
        (19, "PAUSED"),
        (20, "COUNTED"),
        (21, "WEEKEND"),
        (22, "WEEKEND"),
        (23, "COUNTED"),
        (24, "HOLIDAY"),
        (25, "COUNTED"),
        (26, "COUNTED"),
        (27, "DUE"),
    ]
    names = {day.on.day: (day.name_vi, day.name_en) for day in days}
    assert names[20] == ("Ngày làm việc thứ 2", "Working day 2")
    assert names[18] == ("Chờ bạn bổ sung giấy tờ", "Waiting for your papers")
    assert names[21] == ("thứ Bảy", "Saturday")
    assert names[24] == ("Ngày Văn hóa Việt Nam", "Vietnam Cultural Day")


def test_strip_of_a_late_intake_shows_both_days_of_receipt() -> None:
    days = clock_days(received_at=at(20, "18:00"), deadline=Deadline(1, WORKING_DAYS), calendar=CALENDAR)
    assert [(day.on.day, day.kind.value) for day in days] == [
        (20, "RECEIVED"),
        (21, "WEEKEND"),
        (22, "WEEKEND"),
        (23, "RECEIVED"),
        (24, "HOLIDAY"),
        (25, "DUE"),
    ]


def test_strip_of_plain_days_counts_weekends_and_shows_the_move_to_a_working_day() -> None:
    days = clock_days(received_at=at(20, "09:00"), deadline=Deadline(4, DAYS), calendar=CALENDAR)
    assert [(day.on.day, day.kind.value) for day in days] == [
        (20, "RECEIVED"),
        (21, "COUNTED"),
        (22, "COUNTED"),
        (23, "COUNTED"),
        (24, "COUNTED"),
        (25, "DUE"),
    ]


def test_strip_of_hours_marks_a_day_paused_only_when_no_time_ran() -> None:
    days = clock_days(
        received_at=at(16, "09:00"),
        deadline=Deadline(20, HOURS),
        calendar=CALENDAR,
        pauses=(Pause(at(17, "10:00"), at(19, "08:00")),),
    )
    assert [(day.on.day, day.kind.value) for day in days] == [
        (16, "RECEIVED"),
        (17, "COUNTED"),
        (18, "PAUSED"),
        (19, "COUNTED"),
        (20, "DUE"),
    ]


def test_deadline_met_on_the_day_of_receipt_is_one_due_day() -> None:
    days = clock_days(received_at=at(16, "08:00"), deadline=Deadline(1, HOURS), calendar=CALENDAR)
    assert days == (ClockDay(date(2026, 11, 16), ClockDayKind.DUE, "Ngày trả kết quả", "Result due"),)


def test_strip_is_bounded() -> None:
    days = clock_days(received_at=at(16, "08:00"), deadline=Deadline(900, DAYS), calendar=CALENDAR)
    assert len(days) == CLOCK_LIMIT_IN_DAYS
    assert all(day.kind is not ClockDayKind.DUE for day in days)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (at(23, "10:00"), 3),
        (at(24, "10:00"), 3),
        (at(26, "23:59"), 1),
        (at(27, "07:00"), 0),
        (at(28, "07:00"), 0),
        (at(30, "07:00"), -1),
    ],
)
def test_working_days_left_are_those_after_today(now: datetime, left: int) -> None:
    assert working_days_left(due_at=at(27, "17:00"), now=now, calendar=CALENDAR) == left


@pytest.mark.parametrize(
    ("ended_at", "requests", "waiting_since", "expected"),
    [
        (at(26, "23:00"), 0, None, Timeliness.EARLY),
        (at(27, "08:00"), 0, None, Timeliness.ON_TIME),
        (at(27, "22:00"), 1, None, Timeliness.ON_TIME),
        (at(28, "00:00"), 0, None, Timeliness.OVERDUE),
        (at(20, "08:00"), 2, None, Timeliness.OVERDUE),
        (None, 0, None, Timeliness.IN_PROGRESS_OVER),
        (None, 1, at(26, "10:00"), Timeliness.IN_PROGRESS_WITHIN),
        (None, 1, at(28, "10:00"), Timeliness.IN_PROGRESS_OVER),
        (None, 2, at(26, "10:00"), Timeliness.IN_PROGRESS_OVER),
    ],
)
def test_national_formula_compares_local_dates(
    ended_at: datetime | None, requests: int, waiting_since: datetime | None, expected: Timeliness
) -> None:
    assert (
        classify_on_time(
            due_at=at(27, "17:00"),
            ended_at=ended_at,
            measured_at=at(30, "17:00"),
            supplement_requests=requests,
            waiting_since=waiting_since,
        )
        is expected
    )


def test_open_dossier_is_measured_at_the_end_of_the_period() -> None:
    within = classify_on_time(due_at=at(27, "17:00"), ended_at=None, measured_at=at(27, "23:00"))
    assert within is Timeliness.IN_PROGRESS_WITHIN


def test_dossier_without_due_moment_is_not_classified() -> None:
    assert classify_on_time(due_at=None, ended_at=at(20, "08:00"), measured_at=at(30, "17:00")) is None
