"""Apologies and edited calendars: when a promised date moves, and when it stands."""

from datetime import date, datetime

import pytest

from api.domain.calendar import DayOff, WorkingCalendar
from api.domain.deadlines import ClockDayKind, Deadline
from api.domain.dossiers import (
    Dossier,
    DossierMove,
    ExtensionProblem,
    MoveKind,
    NoticeChannel,
    reckon_anew,
)
from tests.unit.domain.dossier_cases import (
    CALENDAR,
    HOURS,
    at,
    dossier,
    extended,
    moved,
    problem_of,
)


def test_apology_moves_the_date_to_the_promised_day() -> None:
    known = extended(moved(dossier(), ("APPRAISAL", at(4))), when=at(12), to=date(2026, 11, 20))
    assert known.due_at == at(20, "17:00")
    assert known.extension is not None
    assert known.extension.days == 4
    assert known.moves[-1].papers == ("04",)
    assert known.note == "Xin lỗi bạn."
    assert known.step == "APPRAISAL"
    kinds = {day.on.day: day.kind for day in known.clock(calendar=CALENDAR, now=at(12))}
    assert kinds[17] is ClockDayKind.EXTENDED
    assert kinds[20] is ClockDayKind.DUE
    assert kinds[16] is ClockDayKind.COUNTED


def test_wait_after_an_apology_moves_the_new_date_too() -> None:
    known = extended(moved(dossier(), ("APPRAISAL", at(4))), when=at(12), to=date(2026, 11, 20))
    known = moved(known, ("SUPPLEMENT", at(17)), ("APPRAISAL", at(18)))
    # Two days of the extension were a wait; the 24th is a holiday.
    assert known.due_at == at(25, "17:00")


def test_deadline_in_hours_is_extended_to_the_close_of_a_day() -> None:
    known = dossier(deadline=Deadline(16, HOURS))
    assert known.due_at == at(4, "09:00")
    assert extended(known, when=at(3), to=date(2026, 11, 6)).due_at == at(6, "17:00")


@pytest.mark.parametrize(
    ("when", "to", "problem"),
    [
        (at(15), date(2026, 11, 20), None),  # Sunday, the day before
        (at(16, "07:00"), date(2026, 11, 20), ExtensionProblem.TOO_LATE),
        (at(18), date(2026, 11, 20), ExtensionProblem.TOO_LATE),
        (at(12), date(2026, 11, 16), ExtensionProblem.NOT_LATER),
        (at(12), date(2026, 11, 21), ExtensionProblem.NOT_A_WORKING_DAY),
        (at(12), date(2026, 11, 24), ExtensionProblem.NOT_A_WORKING_DAY),
        (at(12), date(2027, 3, 31), ExtensionProblem.TOO_FAR),
        (at(12), date(2031, 3, 31), ExtensionProblem.TOO_FAR),
    ],
)
def test_apology_is_due_a_day_before_and_names_a_later_working_day(
    when: datetime, to: date, problem: ExtensionProblem | None
) -> None:
    assert problem_of(moved(dossier(), ("APPRAISAL", at(4))), when=when, to=to) is problem


def test_apology_is_made_once_and_only_for_work_under_way() -> None:
    working = moved(dossier(), ("APPRAISAL", at(4)))
    again = extended(working, when=at(12), to=date(2026, 11, 20))
    to = date(2026, 11, 27)
    assert problem_of(again, when=at(13), to=to) is ExtensionProblem.ONCE_ONLY
    waiting = moved(working, ("SUPPLEMENT", at(5)))
    assert problem_of(waiting, when=at(6), to=to) is ExtensionProblem.WAITING
    done = moved(dossier(), ("COMPLETED", at(4)))
    assert problem_of(done, when=at(5), to=to) is ExtensionProblem.FINISHED
    assert problem_of(dossier(deadline=None), when=at(5), to=to) is ExtensionProblem.NO_DEADLINE


FRIDAY_OFF = WorkingCalendar(
    shifts=CALENDAR.shifts, days_off=(DayOff(date(2026, 11, 13), "Nghỉ bão", "Storm"),)
)


def reckoned(known: Dossier, *, when: datetime, calendar: WorkingCalendar = FRIDAY_OFF) -> Dossier | None:
    move = DossierMove(step=known.step, at=when, clerk_id="head")
    return reckon_anew(dossier=known, move=move, calendar=calendar)


def test_edited_calendar_moves_a_date_to_come_with_a_record_and_a_notice() -> None:
    known = reckoned(dossier(), when=at(10))
    assert known is not None
    assert known.due_at == at(17, "17:00")
    last = known.moves[-1]
    assert (last.kind, last.note, last.notices) == (MoveKind.RECKONED_ANEW, None, (NoticeChannel.SMS,))
    assert reckoned(known, when=at(11)) is None, "doing it again changes nothing"


def test_edited_calendar_never_moves_a_date_that_has_passed() -> None:
    assert reckoned(dossier(), when=at(16, "17:00")) is None
    assert reckoned(dossier(), when=at(18)) is None


def test_edited_calendar_leaves_finished_and_undated_dossiers_alone() -> None:
    assert reckoned(moved(dossier(), ("COMPLETED", at(4))), when=at(10)) is None
    assert reckoned(dossier(deadline=None), when=at(10)) is None


def test_edited_calendar_fixes_no_date_while_the_citizen_is_awaited() -> None:
    waiting = moved(dossier(), ("SUPPLEMENT", at(4)))
    assert reckoned(waiting, when=at(5)) is None
    assert reckoned(waiting, when=at(12)) is None


def test_make_up_day_never_moves_a_date_into_the_past() -> None:
    working = WorkingCalendar(
        shifts=CALENDAR.shifts,
        make_up_days=frozenset({date(2026, 11, 7), date(2026, 11, 8), date(2026, 11, 14)}),
    )
    assert reckoned(dossier(), when=at(14), calendar=working) is None
