"""Modes of a day: hours, slots and deadlines follow the calendar, and taking a mode away leaves nothing."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import DayPart, slot_times
from api.domain.calendar import DayOff, Shift, WorkingCalendar, at_local
from api.domain.deadlines import Deadline, DeadlineUnit, counts_as_received_at, due_at
from api.domain.offices import DayMode, DayPlan, day_in_words, mode_on, opening, why_no_appointments
from api.domain.offices.day_modes import DayCannotHaveMode, with_plan
from api.local.demo.office import demo_office

OFFICE = demo_office(group_of_sector={"Hộ tịch": "civil-status"})
WEDNESDAY, FRIDAY, SATURDAY = date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 28)
HOLIDAY = date(2026, 11, 24)


def plan(day: date, mode: DayMode) -> DayPlan:
    return DayPlan(on=day, mode=mode, name_vi=mode.name_vi, name_en=mode.name_en)


def hours(calendar: WorkingCalendar, day: date) -> list[str]:
    return [f"{shift.opens_at:%H:%M}-{shift.closes_at:%H:%M}" for shift in calendar.booking_shifts_on(day)]


@pytest.mark.parametrize(
    ("day", "mode", "served", "statutory"),
    [
        (WEDNESDAY, DayMode.NORMAL, ["07:00-11:30", "13:30-17:00"], 2),
        (WEDNESDAY, DayMode.MORNING_ONLY, ["07:00-11:30"], 1),
        (WEDNESDAY, DayMode.AFTERNOON_ONLY, ["13:30-17:00"], 1),
        (WEDNESDAY, DayMode.HOLIDAY, [], 0),
        (WEDNESDAY, DayMode.NINTH_HOUR, ["07:00-11:30", "13:30-17:00", "17:00-18:00"], 2),
        (WEDNESDAY, DayMode.NO_WAIT, ["07:00-11:30", "13:30-17:00"], 2),
        (SATURDAY, DayMode.MAKE_UP, ["07:00-11:30", "13:30-17:00"], 2),
        (SATURDAY, DayMode.MORNING_ONLY, ["07:00-11:30"], 1),
        (HOLIDAY, DayMode.MAKE_UP, ["07:00-11:30", "13:30-17:00", "17:00-18:00"], 2),
        (HOLIDAY, DayMode.MORNING_ONLY, ["07:00-11:30"], 1),
    ],
)
def test_mode_sets_the_hours_of_its_day(day: date, mode: DayMode, served: list[str], statutory: int) -> None:
    calendar = with_plan(OFFICE, plan(day, mode)).calendar
    assert hours(calendar, day) == served
    assert len(calendar.shifts_on(day)) == statutory, "the ninth hour is never statutory time"


@given(
    day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    modes=st.lists(st.sampled_from(DayMode), min_size=1, max_size=4),
)
def test_last_mode_of_a_day_holds_and_taking_it_away_leaves_nothing(day: date, modes: list[DayMode]) -> None:
    office = OFFICE
    for mode in modes:
        try:
            office = with_plan(office, plan(day, mode))
        except DayCannotHaveMode:
            continue
        alone = with_plan(OFFICE, plan(day, mode))
        assert (office.calendar, office.day_plans) == (alone.calendar, alone.day_plans)
        assert mode_on(office=office, day=day) == mode_on(office=alone, day=day)
        for other in (day - timedelta(days=1), day + timedelta(days=1)):
            assert hours(office.calendar, other) == hours(OFFICE.calendar, other)
    usual = with_plan(office, plan(day, DayMode.NORMAL))
    assert (usual.calendar, usual.day_plans) == (OFFICE.calendar, ())


@pytest.mark.parametrize("day", [SATURDAY, HOLIDAY])
@pytest.mark.parametrize("mode", [DayMode.NINTH_HOUR, DayMode.NO_WAIT, DayMode.NO_APPOINTMENT])
def test_closed_day_has_no_mode_of_serving(day: date, mode: DayMode) -> None:
    with pytest.raises(DayCannotHaveMode):
        with_plan(OFFICE, plan(day, mode))


def test_half_day_needs_hours_in_its_half() -> None:
    mornings = replace(OFFICE, calendar=WorkingCalendar(shifts=(Shift(time(7), time(11)),)))
    with pytest.raises(DayCannotHaveMode):
        with_plan(mornings, plan(WEDNESDAY, DayMode.AFTERNOON_ONLY))
    whole = replace(OFFICE, calendar=WorkingCalendar(shifts=(Shift(time(8), time(15)),)))
    assert hours(with_plan(whole, plan(WEDNESDAY, DayMode.AFTERNOON_ONLY)).calendar, WEDNESDAY) == [
        "12:00-15:00"
    ]


def test_slots_follow_the_mode() -> None:
    group = OFFICE.groups[1]
    parts = {
        mode: {
            slot.part
            for slot in slot_times(office=with_plan(OFFICE, plan(FRIDAY, mode)), group=group, day=FRIDAY)
        }
        for mode in DayMode
    }
    assert parts[DayMode.MORNING_ONLY] == {DayPart.MORNING}
    assert parts[DayMode.AFTERNOON_ONLY] == {DayPart.AFTERNOON}
    assert DayPart.NINTH_HOUR in parts[DayMode.NINTH_HOUR]
    assert parts[DayMode.NO_APPOINTMENT] == parts[DayMode.HOLIDAY] == set()
    assert parts[DayMode.NO_WAIT] == parts[DayMode.NORMAL]


def test_day_without_appointments_says_so_and_a_holiday_is_one_wherever_it_comes_from() -> None:
    office = with_plan(OFFICE, plan(WEDNESDAY, DayMode.NO_APPOINTMENT))
    assert why_no_appointments(office=office, day=WEDNESDAY) is not None
    assert why_no_appointments(office=office, day=FRIDAY) is None
    assert mode_on(office=OFFICE, day=HOLIDAY) is DayMode.HOLIDAY
    assert mode_on(office=OFFICE, day=SATURDAY) is DayMode.NORMAL
    assert day_in_words(office=office, day=WEDNESDAY) is not None
    assert day_in_words(office=office, day=FRIDAY) is None


def half_friday() -> WorkingCalendar:
    return with_plan(OFFICE, plan(FRIDAY, DayMode.MORNING_ONLY)).calendar


def at(day: date, clock: str) -> datetime:
    return at_local(day, time.fromisoformat(clock))


def test_half_day_is_a_working_day_that_ends_at_noon_for_deadlines() -> None:
    calendar = half_friday()
    due = due_at(
        received_at=at(WEDNESDAY, "08:00"), deadline=Deadline(2, DeadlineUnit.WORKING_DAYS), calendar=calendar
    )
    assert due == at(FRIDAY, "11:30")
    assert counts_as_received_at(received_at=at(FRIDAY, "14:00"), calendar=calendar) == at(
        FRIDAY + timedelta(days=3), "07:00"
    )
    in_hours = Deadline(8, DeadlineUnit.HOURS)
    assert due_at(received_at=at(FRIDAY, "07:00"), deadline=in_hours, calendar=calendar) == at(
        FRIDAY + timedelta(days=3), "10:30"
    )


def test_afternoon_only_is_counted_from_its_opening() -> None:
    calendar = with_plan(OFFICE, plan(FRIDAY, DayMode.AFTERNOON_ONLY)).calendar
    received = counts_as_received_at(received_at=at(FRIDAY - timedelta(days=1), "19:00"), calendar=calendar)
    assert received == at(FRIDAY, "13:30")


def test_closed_half_says_its_name() -> None:
    office = with_plan(
        OFFICE, DayPlan(on=FRIDAY, mode=DayMode.MORNING_ONLY, name_vi="Họp phường", name_en="Ward meeting")
    )
    state = opening(office=office, now=at(FRIDAY, "14:00"))
    assert (state.is_open, state.reason_vi, state.reason_en) == (False, "Họp phường", "Ward meeting")


def test_day_off_of_the_setup_is_taken_away_too() -> None:
    calendar = replace(OFFICE.calendar, days_off=(DayOff(WEDNESDAY, "Nghỉ", "Closed"),))
    office = with_plan(replace(OFFICE, calendar=calendar), plan(WEDNESDAY, DayMode.NORMAL))
    assert office.calendar.is_working_day(WEDNESDAY)
