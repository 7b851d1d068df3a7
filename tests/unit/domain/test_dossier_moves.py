"""What moves a dossier and its date: steps, returns, waits, apologies, edited calendars; how it counts."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import DayOff, Shift, WorkingCalendar, at_local, local_day
from api.domain.deadlines import ClockDayKind, Deadline, DeadlineUnit, Timeliness
from api.domain.dossiers import (
    Assignment,
    Dossier,
    DossierCannotBeExtended,
    DossierMove,
    DueWarning,
    ExtensionProblem,
    MoveKind,
    NoticeChannel,
    ReasonIsMissing,
    StepIsNotAllowed,
    advance,
    assign,
    due_warning,
    extend,
    extension_to,
    preview_move,
    promised_deadline,
    reckon_anew,
    step_due_at,
    used_share,
)
from api.domain.procedures import Channel, Procedure, ProcedureChannel, StatedDeadline

CALENDAR = WorkingCalendar(shifts=(Shift(time(7), time(11, 30)), Shift(time(13, 30), time(17))))
HOURS, DAYS, WORKING_DAYS = DeadlineUnit.HOURS, DeadlineUnit.DAYS, DeadlineUnit.WORKING_DAYS
HERE, THERE = "ward", "city"


def at(day: int, clock: str = "09:00") -> datetime:
    """A moment of November 2026, by the clock in Vietnam; 31 is the first of December."""
    return at_local(date(2026, 11, 1) + timedelta(days=day - 1), time.fromisoformat(clock))


def dossier(
    *,
    deadline: Deadline | None = Deadline(10, WORKING_DAYS),  # noqa: B008 — frozen
    workflow: str = "one-stop",
    competent: str | None = None,
    cut_off: time | None = None,
    received_at: datetime = at(2),  # noqa: B008
) -> Dossier:
    """Received on Monday the 2nd at nine: ten working days end on Monday the 16th."""
    made = Dossier(
        code="H17.45-261102-0001",
        office_id=HERE,
        procedure_code="1.004222",
        procedure_name="Đăng ký thường trú",
        ticket_code="ABC123",
        received_at=received_at,
        deadline=deadline,
        due_at=None,
        documents=(),
        moves=(DossierMove(step="RECEIVED", at=received_at, clerk_id="clerk"),),
        workflow_id=workflow,
        competent_office_id=competent,
        cut_off=cut_off,
    )
    due = made.reckoned_due(calendar=CALENDAR, now=received_at)
    return replace(made, due_at=due, moves=(replace(made.moves[0], due_at=due),))


def moved(known: Dossier, *steps: tuple[str, datetime], reason: str | None = None) -> Dossier:
    for step, when in steps:
        move = DossierMove(step=step, at=when, clerk_id="clerk", reason=reason)
        known = advance(dossier=known, move=move, calendar=CALENDAR)
    return known


def extended(known: Dossier, *, when: datetime, to: date) -> Dossier:
    move = DossierMove(step=known.step, at=when, clerk_id="clerk", note="Xin lỗi bạn.")
    return extend(dossier=known, move=move, new_due_on=to, calendar=CALENDAR)


def problem_of(known: Dossier, *, when: datetime, to: date) -> ExtensionProblem | None:
    try:
        extension_to(dossier=known, new_due_on=to, calendar=CALENDAR, now=when)
    except DossierCannotBeExtended as refused:
        return refused.problem
    return None


# Steps


def test_move_records_the_papers_and_notices_its_step_asks_for() -> None:
    asked = moved(dossier(), ("SUPPLEMENT", at(3)))
    assert asked.moves[-1].papers == ("02",)
    assert asked.moves[-1].notices == (NoticeChannel.SMS,)


def test_step_outside_the_table_is_refused() -> None:
    with pytest.raises(StepIsNotAllowed):
        moved(dossier(), ("RETURNED", at(3)))
    done = moved(dossier(), ("COMPLETED", at(3)), ("RETURNED", at(4)))
    with pytest.raises(StepIsNotAllowed):
        moved(done, ("APPRAISAL", at(5)))


def test_work_goes_back_only_with_a_reason() -> None:
    known = moved(dossier(), ("APPRAISAL", at(3)), ("APPROVAL", at(4)))
    with pytest.raises(ReasonIsMissing):
        moved(known, ("APPRAISAL", at(5)))
    back = moved(known, ("APPRAISAL", at(5)), reason="Thiếu ý kiến của tổ dân phố.")
    assert (back.step, back.moves[-1].kind) == ("APPRAISAL", MoveKind.RETURNED)
    assert back.note is None, "the reason is not for the citizen"


def test_dossier_is_with_the_unit_of_its_step() -> None:
    known = dossier(workflow="building-permit", competent=THERE)
    path = ("SENT", "APPRAISAL", "APPROVAL", "SENT_BACK", "COMPLETED", "RETURNED")
    held = []
    for number, step in enumerate(path, start=3):
        known = moved(known, (step, at(number)))
        held.append(known.holder_office_id)
    assert held == [THERE, THERE, THERE, HERE, HERE, HERE]
    assert known.concerns(THERE)
    assert not dossier(workflow="building-permit", competent=THERE).concerns(THERE), "not sent yet"


def test_unit_that_appraises_its_own_dossiers_hands_nothing_off() -> None:
    known = moved(dossier(workflow="building-permit"), ("SENT", at(3)))
    assert known.holder_office_id == HERE
    assert not known.is_elsewhere


def test_work_that_comes_back_finds_its_clerk_again() -> None:
    known = moved(dossier(), ("APPRAISAL", at(3)))
    move = DossierMove(
        step="APPRAISAL",
        at=at(3, "10:00"),
        clerk_id="head",
        kind=MoveKind.ASSIGNED,
        reason="Hồ sơ đất",
        assignment=Assignment("an", "An"),
    )
    known = assign(dossier=known, move=move)
    assert known.assigned(MoveKind.ASSIGNED) == Assignment("an", "An")
    known = moved(known, ("APPROVAL", at(4)))
    assert known.assigned(MoveKind.ASSIGNED) is None
    known = moved(known, ("APPRAISAL", at(5)), reason="Xem lại.")
    assert known.assigned(MoveKind.ASSIGNED) == Assignment("an", "An")
    assert known.version == 5
    assert [event.step for event in known.events] == ["RECEIVED", "APPRAISAL", "APPROVAL", "APPRAISAL"]


# The date


def test_due_date_stands_while_the_office_works() -> None:
    known = dossier()
    assert known.due_at == at(16, "17:00")
    later = moved(known, ("APPRAISAL", at(4)), ("APPROVAL", at(10)))
    assert later.due_at == at(16, "17:00")


def test_wait_for_the_citizen_moves_the_date_by_the_days_it_touched() -> None:
    waiting = moved(dossier(), ("SUPPLEMENT", at(4)))
    assert waiting.due(calendar=CALENDAR, now=at(4)) == at(17, "17:00")
    assert waiting.due(calendar=CALENDAR, now=at(6)) == at(19, "17:00"), "it goes on while she is awaited"
    answered = moved(waiting, ("APPRAISAL", at(6)))
    assert answered.due_at == at(19, "17:00")


@given(st.integers(1, 8), st.integers(0, 12))
def test_wait_of_n_working_days_moves_the_date_exactly_n(first: int, length: int) -> None:
    known = dossier()
    asked_on = CALENDAR.add_working_days(start=date(2026, 11, 2), count=first)
    answered_on = CALENDAR.add_working_days(start=asked_on, count=length)
    answered = moved(
        known,
        ("SUPPLEMENT", at_local(asked_on, time(9))),
        ("APPRAISAL", at_local(answered_on, time(16))),
    )
    assert known.due_at is not None
    assert answered.due_at is not None
    expected = CALENDAR.add_working_days(start=local_day(known.due_at), count=length + 1)
    assert local_day(answered.due_at) == expected


def test_request_after_the_date_has_passed_brings_no_new_date() -> None:
    late = moved(dossier(), ("APPRAISAL", at(4)), ("SUPPLEMENT", at(18)))
    assert late.due_at == at(16, "17:00")
    assert late.due(calendar=CALENDAR, now=at(20)) == at(16, "17:00")
    assert moved(late, ("APPRAISAL", at(23))).due_at == at(16, "17:00")


@pytest.mark.parametrize(
    ("clock", "due"), [("15:00", at(16, "17:00")), ("15:01", at(17, "17:00")), ("17:30", at(17, "17:00"))]
)
def test_intake_after_the_procedures_hour_counts_from_the_next_working_day(clock: str, due: datetime) -> None:
    assert dossier(received_at=at(2, clock), cut_off=time(15)).due_at == due


# The apology


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


# An edited calendar

FRIDAY_OFF = WorkingCalendar(
    shifts=CALENDAR.shifts, days_off=(DayOff(date(2026, 11, 13), "Nghỉ bão", "Storm"),)
)


def reckoned(known: Dossier, *, when: datetime, calendar: WorkingCalendar = FRIDAY_OFF) -> Dossier | None:
    move = DossierMove(step=known.step, at=when, clerk_id="head")
    return reckon_anew(dossier=known, move=move, calendar=calendar, say=lambda old, new: f"{old:%d}>{new:%d}")


def test_edited_calendar_moves_a_date_to_come_with_a_record_and_a_notice() -> None:
    known = reckoned(dossier(), when=at(10))
    assert known is not None
    assert known.due_at == at(17, "17:00")
    last = known.moves[-1]
    assert (last.kind, last.note, last.notices) == (MoveKind.RECKONED_ANEW, "16>17", (NoticeChannel.SMS,))
    assert reckoned(known, when=at(11)) is None, "doing it again changes nothing"


def test_edited_calendar_never_moves_a_date_that_has_passed() -> None:
    assert reckoned(dossier(), when=at(16, "17:00")) is None
    assert reckoned(dossier(), when=at(18)) is None


def test_edited_calendar_leaves_finished_and_undated_dossiers_alone() -> None:
    assert reckoned(moved(dossier(), ("COMPLETED", at(4))), when=at(10)) is None
    assert reckoned(dossier(deadline=None), when=at(10)) is None


def test_make_up_day_never_moves_a_date_into_the_past() -> None:
    working = WorkingCalendar(
        shifts=CALENDAR.shifts,
        make_up_days=frozenset({date(2026, 11, 7), date(2026, 11, 8), date(2026, 11, 14)}),
    )
    assert reckoned(dossier(), when=at(14), calendar=working) is None


# How it counts


def test_dossier_counts_as_things_stood_at_any_moment() -> None:
    known = moved(dossier(), ("APPRAISAL", at(4)), ("APPROVAL", at(16)), ("COMPLETED", at(18)))
    assert known.timeliness(as_of=at(1)) is None
    assert known.timeliness(as_of=at(10)) is Timeliness.IN_PROGRESS_WITHIN
    assert known.timeliness(as_of=at(17)) is Timeliness.IN_PROGRESS_OVER
    assert known.timeliness(as_of=at(30)) is Timeliness.OVERDUE
    early = moved(dossier(), ("COMPLETED", at(13)))
    assert early.timeliness(as_of=at(12)) is Timeliness.IN_PROGRESS_WITHIN
    assert early.timeliness(as_of=at(30)) is Timeliness.EARLY


def test_second_request_for_papers_makes_it_overdue() -> None:
    once = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)))
    twice = moved(
        once, ("SUPPLEMENT", at(5)), ("APPRAISAL", at(6)), ("APPROVAL", at(9)), ("COMPLETED", at(9))
    )
    assert once.timeliness(as_of=at(4, "10:00")) is Timeliness.IN_PROGRESS_WITHIN
    assert twice.timeliness(as_of=at(4, "10:00")) is Timeliness.IN_PROGRESS_WITHIN, "before the second"
    assert twice.timeliness(as_of=at(5, "10:00")) is Timeliness.IN_PROGRESS_OVER
    assert twice.timeliness(as_of=at(30)) is Timeliness.OVERDUE


def test_apology_counts_from_the_moment_it_was_made() -> None:
    known = extended(moved(dossier(), ("APPRAISAL", at(4))), when=at(12), to=date(2026, 11, 20))
    known = moved(known, ("APPROVAL", at(18)), ("COMPLETED", at(19)))
    assert known.timeliness(as_of=at(17)) is Timeliness.IN_PROGRESS_WITHIN
    assert known.timeliness(as_of=at(30)) is Timeliness.EARLY


def test_dossier_that_was_never_accepted_does_not_count() -> None:
    refused = replace(dossier(), moves=(DossierMove(step="REGISTERED", at=at(2), clerk_id="c"),))
    refused = moved(refused, ("REFUSED", at(3)))
    assert refused.timeliness(as_of=at(30)) is None


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["COMPLETED", "WITHDRAWN", "STOPPED"]))
def test_later_end_never_counts_better(first: int, second: int, end: str) -> None:
    ranks = [Timeliness.EARLY, Timeliness.ON_TIME, Timeliness.OVERDUE]
    sooner, later = sorted((first, second))
    counted = [
        moved(dossier(), (end, at(2) + timedelta(hours=12 * half))).timeliness(as_of=at(60))
        for half in (sooner, later)
    ]
    assert ranks.index(counted[0]) <= ranks.index(counted[1])  # type: ignore[arg-type]


# What is promised and warned of


def procedure(
    stated: Deadline | None, committed: Deadline | None, *, cut_off: time | None = None
) -> Procedure:
    deadlines = (StatedDeadline(stated),) if stated else ()
    return Procedure(
        code="1.004222",
        name="Đăng ký thường trú",
        sector="Cư trú",
        channels=(ProcedureChannel(Channel.IN_PERSON, deadlines=deadlines),),
        committed_deadline=committed,
        cut_off=cut_off,
    )


@pytest.mark.parametrize(
    ("stated", "committed", "holds"),
    [
        (Deadline(7, WORKING_DAYS), None, Deadline(7, WORKING_DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(5, WORKING_DAYS), Deadline(5, WORKING_DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(9, WORKING_DAYS), Deadline(7, WORKING_DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(8, DAYS), Deadline(8, DAYS)),
        (Deadline(7, WORKING_DAYS), Deadline(4, HOURS), Deadline(4, HOURS)),
        (None, Deadline(5, WORKING_DAYS), Deadline(5, WORKING_DAYS)),
        (None, None, None),
    ],
)
def test_office_is_held_to_the_shorter_of_law_and_promise(
    stated: Deadline | None, committed: Deadline | None, holds: Deadline | None
) -> None:
    found = promised_deadline(
        procedure=procedure(stated, committed),
        channel=Channel.IN_PERSON,
        received_at=at(2),
        calendar=CALENDAR,
    )
    assert found == holds


@pytest.mark.parametrize(
    ("when", "warning"),
    [
        (at(2, "10:00"), DueWarning.IN_GOOD_TIME),
        (at(9, "07:00"), DueWarning.IN_GOOD_TIME),
        (at(9, "14:30"), DueWarning.HALF),
        (at(12, "16:00"), DueWarning.MOST),
        (at(13, "08:00"), DueWarning.DAY_BEFORE),
        (at(15), DueWarning.DAY_BEFORE),
        (at(16, "08:00"), DueWarning.ON_THE_DAY),
        (at(16, "20:00"), DueWarning.ON_THE_DAY),
        (at(17, "00:00"), DueWarning.OVERDUE),
    ],
)
def test_clerk_is_warned_at_half_at_most_and_the_day_before(when: datetime, warning: DueWarning) -> None:
    found = due_warning(dossier=dossier(), calendar=CALENDAR, now=when)
    assert found is warning
    assert warning.goes_to_the_head is (warning in (DueWarning.ON_THE_DAY, DueWarning.OVERDUE))


def test_nobody_is_warned_of_a_clock_that_stands_still_or_has_ended() -> None:
    waiting = moved(dossier(), ("SUPPLEMENT", at(4)))
    done = moved(dossier(), ("COMPLETED", at(4)))
    for known in (waiting, done, dossier(deadline=None)):
        assert due_warning(dossier=known, calendar=CALENDAR, now=at(20)) is None


@given(st.integers(0, 60 * 24 * 20))
def test_share_of_time_used_stays_within_the_whole_and_only_grows(minutes: int) -> None:
    now = at(2) + timedelta(minutes=minutes)
    used = used_share(dossier=dossier(), calendar=CALENDAR, now=now)
    later = used_share(dossier=dossier(), calendar=CALENDAR, now=now + timedelta(hours=1))
    assert 0.0 <= used <= later <= 1.0


def test_each_step_has_its_part_of_the_deadline() -> None:
    known = dossier()
    parts = []
    for step in ("APPRAISAL", "APPROVAL"):
        known = moved(known, (step, at(3)))
        parts.append(step_due_at(dossier=known, calendar=CALENDAR, now=at(3)))
    assert parts == [at(11, "17:00"), at(16, "17:00")]
    assert step_due_at(dossier=dossier(), calendar=CALENDAR, now=at(3)) == at(3, "17:00")
    waiting = moved(dossier(), ("SUPPLEMENT", at(3)))
    assert step_due_at(dossier=waiting, calendar=CALENDAR, now=at(3)) is None


# Before it is saved


def test_request_for_papers_shows_what_it_does_to_the_date() -> None:
    seen = preview_move(dossier=dossier(), to="SUPPLEMENT", calendar=CALENDAR, now=at(3))
    assert (seen.due_before, seen.stands_still, seen.is_overdue_by_rule) == (at(16, "17:00"), True, False)
    assert seen.papers == ("02",)
    assert [(each.on.day, each.due_at) for each in seen.if_supplied] == [
        (4, at(18, "17:00")),
        (6, at(20, "17:00")),
        (10, at(25, "17:00")),
        (17, at(32, "17:00")),
    ]


def test_preview_of_a_request_is_what_saving_it_brings() -> None:
    seen = preview_move(dossier=dossier(), to="SUPPLEMENT", calendar=CALENDAR, now=at(3))
    for supplied in seen.if_supplied:
        answered = at_local(supplied.on, time(7))
        saved = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", answered))
        assert saved.due_at == supplied.due_at


def test_second_request_is_shown_to_make_it_overdue() -> None:
    known = moved(dossier(), ("SUPPLEMENT", at(3)), ("APPRAISAL", at(4)))
    assert preview_move(dossier=known, to="SUPPLEMENT", calendar=CALENDAR, now=at(5)).is_overdue_by_rule
    assert not preview_move(dossier=known, to="APPROVAL", calendar=CALENDAR, now=at(5)).is_overdue_by_rule
