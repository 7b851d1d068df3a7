"""What moves a dossier and its date: steps, returns, and waits for the citizen."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import at_local, local_day
from api.domain.dossiers import (
    Assignment,
    DossierMove,
    MoveKind,
    NoticeChannel,
    ReasonIsMissing,
    StepIsNotAllowed,
    assign,
)
from tests.unit.domain.dossier_cases import (
    CALENDAR,
    HERE,
    THERE,
    at,
    dossier,
    moved,
)


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
