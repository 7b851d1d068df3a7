"""Who is reminded of which dossiers, when, and what is told once."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.calendar import CalendarHasNoWorkingDay, DayOff, WorkingCalendar, local_day
from api.domain.dossiers import Dossier, DossierCannotBeExtended, DueWarning
from api.domain.reminders import (
    MOST_HEADS,
    MOST_ROWS,
    ReminderAudience,
    Warned,
    next_working_minute,
    reminder_level,
)
from api.domain.reminders.levels import RANKS
from api.domain.staff import StaffRole
from api.domain.staff_members import DirectoryEntry
from tests.unit.domain.dossier_cases import CALENDAR, HERE, at, dossier, extended, moved
from tests.unit.domain.reminder_cases import (
    DAY_BEFORE,
    HALF,
    HEAD,
    LAN,
    MOST,
    OVERDUE,
    TODAY,
    due,
    given_to,
    planned,
    readers,
)

# How near


# Received on Monday the 2nd at 9:00; ten working days end on Monday the 16th at 17:00.
@pytest.mark.parametrize(
    ("now", "level"),
    [
        (at(6), None),
        (at(9, "12:00"), None),
        (at(10), HALF),
        (at(12), HALF),
        (at(12, "17:00"), MOST),
        (at(13), DAY_BEFORE),
        (at(15), DAY_BEFORE),  # a Sunday: Monday is the next working day
        (at(16, "07:00"), TODAY),
        (at(16, "23:00"), TODAY),
        (at(17, "07:00"), OVERDUE),
        (at(30), OVERDUE),
    ],
)
def test_level_follows_the_clock(now: datetime, level: DueWarning | None) -> None:
    assert reminder_level(dossier=dossier(), calendar=CALENDAR, now=now) is level


@pytest.mark.parametrize("step", ["SUPPLEMENT", "COMPLETED", "REFUSED", "WITHDRAWN"])
def test_nothing_is_told_while_the_clock_stands_or_when_it_is_over(step: str) -> None:
    for day in (10, 16, 28):
        known = moved(dossier(), (step, at(4)))
        assert reminder_level(dossier=known, calendar=CALENDAR, now=at(day)) is None


def test_second_request_for_papers_is_late_as_soon_as_the_work_goes_on() -> None:
    steps = ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)), ("SUPPLEMENT", at(5)), ("APPRAISAL", at(6))
    assert reminder_level(dossier=moved(dossier(), *steps), calendar=CALENDAR, now=at(7)) is OVERDUE


def test_without_a_date_nothing_is_near() -> None:
    assert reminder_level(dossier=dossier(deadline=None), calendar=CALENDAR, now=at(28)) is None


@given(st.integers(0, 28 * 24), st.integers(0, 10 * 24))
def test_level_never_falls_while_nobody_does_anything(hours: int, later: int) -> None:
    known, now = dossier(), at(2) + timedelta(hours=hours)
    before = reminder_level(dossier=known, calendar=CALENDAR, now=now)
    after = reminder_level(dossier=known, calendar=CALENDAR, now=now + timedelta(hours=later))
    assert (RANKS[after] if after else 0) >= (RANKS[before] if before else 0)


# What was told


@pytest.mark.parametrize(
    ("told", "now", "is_new"),
    [
        (None, HALF, True),
        (HALF, HALF, False),
        (HALF, DAY_BEFORE, True),
        (MOST, HALF, False),
        (DAY_BEFORE, TODAY, True),
        (TODAY, OVERDUE, False),
        (OVERDUE, TODAY, False),
    ],
)
def test_each_level_is_told_once(told: DueWarning | None, now: DueWarning, is_new: bool) -> None:
    due = at(16, "17:00")
    mark = Warned(dossier_code="A", office_id=HERE, level=told, due_at=due) if told else None
    assert (mark is None or not mark.covers(level=now, due_at=due)) is is_new


def test_another_date_begins_anew() -> None:
    known = dossier()
    first = planned(known, now=at(13))
    (mark,) = first[0].marks
    assert planned(known, now=at(13), told=(mark,)) == ()
    promised = extended(known, when=at(13), to=date(2026, 12, 1))
    assert planned(promised, now=at(27), told=(mark,))[0].marks[0].due_at == promised.due_at


def test_after_an_outage_only_the_highest_level_is_told() -> None:
    (draft,) = planned(dossier(), now=at(13))
    assert [mark.level for mark in draft.marks] == [DAY_BEFORE]
    (draft,) = planned(dossier(), now=at(20))
    assert [(mark.level, draft.reminders[0].staff_id) for mark in draft.marks] == [(OVERDUE, "head")]


# Who is told


def test_officer_is_told_of_her_own_and_the_head_of_the_day() -> None:
    known = dossier()
    assert readers(planned(known, now=at(10))) == [("clerk", ReminderAudience.OFFICER, 1)]
    hers = given_to(known, "mai", when=at(3))
    assert readers(planned(hers, now=at(12))) == [("mai", ReminderAudience.OFFICER, 1)]
    assert readers(planned(hers, now=at(16))) == [("head", ReminderAudience.HEAD, 1)]
    assert readers(planned(hers, now=at(6))) == []


@pytest.mark.parametrize(
    ("officer", "told"),
    [
        (LAN, ["clerk"]),
        (replace(LAN, email=None), []),
        (replace(LAN, wants_reminders=False), []),
        (replace(LAN, is_active=False), ["head"]),
        (None, ["head"]),
        (replace(LAN, role=StaffRole.MANAGER), ["clerk", "head"]),
    ],
)
def test_who_has_left_has_her_work_told_to_the_heads_who_wants_no_letters_has_none(
    officer: DirectoryEntry | None, told: list[str]
) -> None:
    directory = (HEAD, officer) if officer else (HEAD,)
    assert [reader for reader, _, _ in readers(planned(dossier(), now=at(12), directory=directory))] == told


def test_nobody_is_told_where_nobody_is_written_to() -> None:
    silent = tuple(replace(entry, email=None) for entry in (LAN, HEAD))
    for day in (10, 16, 20):
        assert planned(dossier(), now=at(day), directory=silent) == ()
    assert planned(dossier(), now=at(16), directory=(LAN,)) == ()


def test_what_another_unit_has_is_told_to_the_head_on_the_day_alone() -> None:
    known = replace(dossier(), office_id="elsewhere", competent_office_id=None)
    assert readers(planned(known, now=at(12))) == []
    assert readers(planned(known, now=at(16))) == [("head", ReminderAudience.HEAD, 1)]


def test_head_goes_on_seeing_what_is_late_when_there_is_something_new() -> None:
    late = due(dossier(), at(9, "17:00"), code="H17.45-261102-0002")
    (first,) = planned(late, now=at(10))
    assert planned(late, now=at(11), told=first.marks) == ()
    today = due(dossier(), at(12, "17:00"), code="H17.45-261102-0003")
    (second,) = planned(late, today, now=at(12), told=first.marks)
    assert second.reminders[0].codes == (today.code, late.code)
    assert [mark.dossier_code for mark in second.marks] == [today.code]


def test_letter_names_fifty_and_counts_the_others_who_are_told_the_next_morning() -> None:
    many = [due(dossier(), at(9, "17:00"), code=f"H17.45-261102-{number:04}") for number in range(120)]
    new = due(dossier(), at(12, "17:00"), code="H17.45-261102-9999")
    (first,) = planned(*many, now=at(10))
    assert (len(first.reminders[0].codes), first.reminders[0].more, len(first.marks)) == (MOST_ROWS, 70, 50)
    (second,) = planned(*many, new, now=at(12), told=first.marks)
    assert second.reminders[0].codes[0] == new.code
    told = {mark.dossier_code for mark in (*first.marks, *second.marks)}
    assert len(told) == 100


def test_heads_who_are_many_are_written_to_up_to_a_bound() -> None:
    heads = tuple(replace(HEAD, id=f"head-{number}") for number in range(MOST_HEADS + 5))
    (draft,) = planned(dossier(), now=at(16), directory=heads)
    assert len(draft.reminders) == MOST_HEADS
    assert len({reminder.id for reminder in draft.reminders}) == MOST_HEADS


# When


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(9, "06:00"), at(9, "07:00")),
        (at(9, "07:00"), at(9, "07:00")),
        (at(9, "10:15"), at(9, "10:15")),
        (at(9, "11:30"), at(9, "13:30")),
        (at(9, "17:00"), at(10, "07:00")),
        (at(13, "22:00"), at(16, "07:00")),  # Friday night to Monday
        (at(14, "09:00"), at(16, "07:00")),
    ],
)
def test_nobody_is_written_to_out_of_hours(now: datetime, expected: datetime) -> None:
    assert next_working_minute(calendar=CALENDAR, at=now) == expected


def test_days_off_are_passed_over_and_an_office_that_never_works_is_said() -> None:
    closed = replace(CALENDAR, days_off=(DayOff(date(2026, 11, 16), "Nghỉ", "Closed"),))
    assert next_working_minute(calendar=closed, at=at(14)) == at(17, "07:00")
    with pytest.raises(CalendarHasNoWorkingDay):
        next_working_minute(calendar=WorkingCalendar(shifts=()), at=at(14))


# Many mornings


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_over_any_mornings_each_level_is_told_once_and_nothing_near_is_forgotten(data: st.DataObject) -> None:
    dossiers = {f"H17.45-261102-{number:04}": dossier() for number in range(1, 4)}
    dossiers = {code: replace(known, code=code) for code, known in dossiers.items()}
    marks: dict[str, Warned] = {}
    told: dict[tuple[str, datetime | None], list[int]] = {}
    for day in range(3, 28):
        now = next_working_minute(calendar=CALENDAR, at=at(day, "00:00"))
        if local_day(now) != local_day(at(day)):
            continue
        code = data.draw(st.sampled_from([*dossiers]))
        dossiers[code] = _acted(dossiers[code], data.draw(st.sampled_from(ACTS)), now=now)
        if data.draw(st.integers(0, 3)) == 0:  # an outage
            continue
        found = planned(*dossiers.values(), now=now, told=tuple(marks.values()))
        letters = [reminder.staff_id for draft in found for reminder in draft.reminders]
        assert len(letters) == len({*letters})
        for mark in (mark for draft in found for mark in draft.marks):
            marks[mark.dossier_code] = mark
            told.setdefault((mark.dossier_code, mark.due_at), []).append(RANKS[mark.level])
        assert planned(*dossiers.values(), now=now, told=tuple(marks.values())) == ()
        for known in dossiers.values():
            level = reminder_level(dossier=known, calendar=CALENDAR, now=now)
            assert level is None or marks[known.code].covers(level=level, due_at=known.due_at)
    for ranks in told.values():
        assert ranks == sorted({*ranks})


ACTS = ("nothing", "nothing", "SUPPLEMENT", "APPRAISAL", "extend", "mai", "clerk", "COMPLETED")


def _acted(known: Dossier, act: str, *, now: datetime) -> Dossier:
    """The dossier after the act, where the rules allow it."""
    if act == "extend" and known.is_open and not known.present.waits_for_citizen:
        with suppress(DossierCannotBeExtended):
            return extended(known, when=now, to=date(2026, 11, 27))
    elif act in ("mai", "clerk"):
        return given_to(known, act, when=now)
    elif act in known.next_steps:
        return moved(known, (act, now))
    return known
