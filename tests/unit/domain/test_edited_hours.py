"""Edited hours and days: what deadlines had counted before the edit stays, to the minute and in words."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.calendar import Shift, WorkingCalendar, at_local, local_day
from api.domain.clock_sources import why_received_later
from api.domain.deadlines import (
    ClockDay,
    ClockDayKind,
    Deadline,
    DeadlineUnit,
    Pause,
    clock_days,
    counts_as_received_at,
    due_at,
)
from api.domain.dossiers import DossierMove, advance, reckon_anew
from api.domain.offices import DayMode, DayPlan, Office
from api.domain.offices.changes import OfficeChange, apply_change
from api.domain.offices.kept_hours import MOST_EDITED_DAYS, MOST_FORMER_SHIFTS
from api.domain.offices.refusals import ChangeIsRefused
from api.local.demo.office import demo_office
from tests.unit.domain.dossier_cases import CALENDAR, DAYS, HOURS, WORKING_DAYS, at, dossier, moved

OFFICE = replace(demo_office(group_of_sector={}), calendar=CALENDAR)
SHORT = (Shift(time(7), time(11, 30)), Shift(time(13, 30), time(16)))
LATE = (Shift(time(8), time(12)), Shift(time(13), time(19)))
OFF, HALF = DayMode.HOLIDAY, DayMode.MORNING_ONLY
TODAY = date(2026, 11, 16)


def to(shifts: tuple[Shift, ...]) -> OfficeChange:
    return OfficeChange(shifts=shifts)


def plan(mode: DayMode, on: date = TODAY) -> OfficeChange:
    return OfficeChange(days=(DayPlan(on=on, mode=mode, name_vi="", name_en=""),))


def edited(*edits: tuple[datetime, OfficeChange], office: Office = OFFICE) -> WorkingCalendar:
    for when, change in edits:
        office = apply_change(office, change, now=when)
    return office.calendar


@pytest.mark.parametrize("edit", [to(SHORT), plan(OFF), plan(HALF)], ids=["hours", "day off", "half day"])
@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        (Deadline(3, WORKING_DAYS), 19),
        (Deadline(3, DAYS), 19),
    ],
)
def test_intake_counts_from_the_day_it_came_whatever_the_day_becomes(
    edit: OfficeChange, deadline: Deadline, due: int
) -> None:
    received = at(16, "16:30")
    calendar = edited((at(16, "16:40"), edit))
    found = due_at(received_at=received, deadline=deadline, calendar=calendar)
    assert found is not None
    assert local_day(found).day == due
    assert why_received_later(received_at=received, calendar=calendar, cut_off=None) is None
    first, *_ = clock_days(received_at=received, deadline=deadline, calendar=calendar)
    assert first.kind is ClockDayKind.RECEIVED


@pytest.mark.parametrize(
    ("edits", "due"),
    [
        ([], at(17, "16:30")),
        # The half hour of Monday was worked, and Tuesday is short.
        ([(at(17, "06:00"), to(SHORT))], at(18, "07:30")),
        ([(at(16, "16:45"), to(SHORT))], at(18, "07:45")),
        # Monday was over; it is not worked again.
        ([(at(16, "17:30"), to(SHORT))], at(18, "07:30")),
        ([(at(17, "06:00"), to(LATE))], at(17, "16:30")),
        # Two hours of Tuesday were worked before it was closed.
        ([(at(17, "09:00"), plan(OFF, date(2026, 11, 17)))], at(18, "14:30")),
        (
            [
                (at(17, "09:00"), plan(OFF, date(2026, 11, 17))),
                (at(17, "10:00"), plan(DayMode.NORMAL, date(2026, 11, 17))),
            ],
            at(18, "07:30"),
        ),
        # The half hour before the afternoon was taken away was worked.
        ([(at(17, "14:00"), plan(HALF, date(2026, 11, 17)))], at(18, "09:30")),
    ],
)
def test_eight_hours_from_half_past_four_on_monday(
    edits: list[tuple[datetime, OfficeChange]], due: datetime
) -> None:
    calendar = edited(*edits)
    assert due_at(received_at=at(16, "16:30"), deadline=Deadline(8, HOURS), calendar=calendar) == due


@pytest.mark.parametrize(
    ("received", "edit", "closes"),
    [
        (at(16, "17:20"), (at(16, "17:30"), to(LATE)), "17:00"),
        (at(13, "17:20"), (at(16, "09:00"), to(LATE)), "17:00"),
        (at(16, "17:20"), (at(16, "10:00"), to(SHORT)), "16:00"),
        (at(16, "16:20"), (at(16, "16:10"), to(SHORT)), "16:00"),
    ],
)
def test_words_name_the_closing_hour_of_that_day(
    received: datetime, edit: tuple[datetime, OfficeChange], closes: str
) -> None:
    why = why_received_later(received_at=received, calendar=edited(edit), cut_off=None)
    assert why is not None
    assert why[0] == f"Nộp sau {closes} nên tính từ ngày làm việc kế tiếp"


def test_day_off_made_a_working_day_was_a_day_off_for_who_came_before() -> None:
    saturday = date(2026, 11, 14)
    calendar = edited((at(14, "10:00"), plan(DayMode.MAKE_UP, saturday)))
    early, late = (
        counts_as_received_at(received_at=at(14, clock), calendar=calendar) for clock in ("08:00", "10:05")
    )
    assert (early, late) == (at(16, "07:00"), at(14, "10:05"))
    why = why_received_later(received_at=at(14, "08:00"), calendar=calendar, cut_off=None)
    assert why is not None
    assert why[0].startswith("Nộp vào ngày nghỉ")
    # Who came on Friday evening is begun with on the first minute that is worked.
    assert counts_as_received_at(received_at=at(13, "18:00"), calendar=calendar) == at(14, "10:00")


def test_date_of_a_closed_day_moves_on_and_one_of_a_day_that_is_over_stands() -> None:
    known = dossier(received_at=at(13))
    due_today = replace(known, deadline=Deadline(1, WORKING_DAYS), due_at=at(16, "17:00"))
    closed = edited((at(16, "10:00"), plan(OFF)))
    again = reckon_anew(
        dossier=due_today,
        move=DossierMove(step="RECEIVED", at=at(16, "10:00"), clerk_id="m"),
        calendar=closed,
    )
    assert again is not None
    assert again.due_at == at(17, "17:00")
    with pytest.raises(ChangeIsRefused) as refused:
        edited((at(16, "17:00"), plan(OFF)))
    assert refused.value.problem == "day_is_over"


def test_day_cut_to_hours_that_are_over_ends_with_the_edit() -> None:
    calendar = edited((at(16, "12:30"), plan(HALF)))
    assert calendar.closing_time(TODAY) == at(16, "12:30")
    assert calendar.shifts_on(TODAY) == (Shift(time(7), time(11, 30)),)


@pytest.mark.parametrize("mode", [HALF, DayMode.AFTERNOON_ONLY, DayMode.NINTH_HOUR, DayMode.NO_WAIT])
def test_evening_leaves_the_hours_that_are_over_and_may_change_the_rest(mode: DayMode) -> None:
    if mode in (HALF, DayMode.AFTERNOON_ONLY):
        with pytest.raises(ChangeIsRefused):
            edited((at(16, "17:30"), plan(mode)))
    else:
        assert edited((at(16, "17:30"), plan(mode))).shifts_on(TODAY) == CALENDAR.shifts


def test_half_day_that_is_over_keeps_its_hours_when_the_shifts_are_edited() -> None:
    calendar = edited((at(16, "08:00"), plan(HALF)), (at(16, "15:00"), to(LATE)))
    assert calendar.shifts_on(TODAY) == (Shift(time(7), time(11, 30)),)
    assert calendar.shifts_on(date(2026, 11, 17)) == LATE


def test_papers_that_come_never_move_a_date_into_the_past() -> None:
    known = moved(dossier(deadline=Deadline(8, HOURS), received_at=at(16)), ("SUPPLEMENT", at(17, "08:00")))
    assert known.due_at == at(17, "09:00")
    # An office that was edited before it kept its former hours.
    longer = replace(CALENDAR, shifts=(Shift(time(0), time(23, 59)),))
    move = DossierMove(step="APPRAISAL", at=at(18), clerk_id="clerk")
    assert advance(dossier=known, move=move, calendar=longer).due_at == known.due_at


def test_kept_hours_are_bounded_and_the_newest_remain() -> None:
    office = OFFICE
    for number in range(150):
        when = at_local(date(2025, 12, 1) + timedelta(days=number), time(6))
        for change in (to((LATE, SHORT)[number % 2]), plan((OFF, HALF)[number % 2], local_day(when))):
            office = apply_change(office, change, now=when)
    assert len(office.calendar.former_shifts) == MOST_FORMER_SHIFTS
    assert len(office.calendar.edited_days) == MOST_EDITED_DAYS
    assert office.calendar.former_shifts[-1].shifts == LATE


# Any history of edits

MINUTES = st.integers(0, 14 * 24 * 60).map(lambda minutes: at(9, "00:00") + timedelta(minutes=minutes))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[datetime, OfficeChange]]:
    moments = sorted(draw(st.lists(MINUTES, min_size=1, max_size=4)))
    shifts = st.sampled_from([SHORT, LATE, CALENDAR.shifts, (Shift(time(5), time(6)),)]).map(to)
    plans = st.tuples(st.sampled_from(DayMode), st.just(0) | st.integers(0, 4))
    edits = []
    for when in moments:
        mode, ahead = draw(plans)
        edit = draw(shifts | st.just(plan(mode, local_day(when) + timedelta(days=ahead))))
        edits.append((when, edit))
    return edits


@given(
    histories(), MINUTES, st.builds(Deadline, st.integers(1, 12), st.sampled_from(DeadlineUnit)), st.data()
)
@settings(deadline=None)
def test_edit_changes_nothing_of_what_was_counted_before_it(
    history: list[tuple[datetime, OfficeChange]], received: datetime, deadline: Deadline, data: st.DataObject
) -> None:
    office = OFFICE
    cut_off = data.draw(st.sampled_from([None, time(15)]))
    waits = data.draw(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 2000)), max_size=2))
    begun = [(received + timedelta(minutes=after), timedelta(minutes=length)) for after, length in waits]
    for when, change in history:
        try:
            after = apply_change(office, change, now=when)
        except ChangeIsRefused:
            continue
        before, now_known = office.calendar, after.calendar
        office = after
        if received > when:
            continue
        pauses = tuple(Pause(since, since + lasts) for since, lasts in begun if since + lasts <= when)
        was, is_now = (
            counts_as_received_at(received_at=received, calendar=calendar, cut_off=cut_off)
            for calendar in (before, now_known)
        )
        assert is_now == was or min(was, is_now) >= when
        assert before.working_time_between(start=received, end=when) == now_known.working_time_between(
            start=received, end=when
        )
        assert why_received_later(
            received_at=received, calendar=before, cut_off=cut_off
        ) == why_received_later(received_at=received, calendar=now_known, cut_off=cut_off)
        due, due_now = (
            due_at(received_at=received, deadline=deadline, calendar=calendar, cut_off=cut_off, pauses=pauses)
            for calendar in (before, now_known)
        )
        assert due is not None
        assert due_now is not None
        assert due_now == due or min(due, due_now) >= when
        strips = [
            meant(
                clock_days(
                    received_at=received,
                    deadline=deadline,
                    calendar=calendar,
                    cut_off=cut_off,
                    pauses=pauses,
                ),
                until=local_day(when),
            )
            for calendar in (before, now_known)
        ]
        assert strips[0] == strips[1]


def meant(days: tuple[ClockDay, ...], *, until: date) -> list[tuple[date, ClockDayKind, str]]:
    """The days before `until` and what they meant."""
    return [(day.on, day.kind, day.name_en) for day in days if day.on < until]
