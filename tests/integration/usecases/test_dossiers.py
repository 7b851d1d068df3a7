"""Dossiers over units and days: handed off and back, one winner of two, new dates, rounds of applications."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from api.domain.calendar import DayOff, local_day
from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.dossiers import DocumentReceipt, DocumentState, MoveKind, NoticeChannel
from api.domain.staff import StaffMember
from api.storage.dossiers import load_dossier
from api.storage.offices import save_office
from api.storage.procedures import save_procedures
from api.usecases import dossiers
from api.usecases.dossiers import DossierDue
from tests.integration.usecases.office_day import (
    BIRTH,
    EXTRACT,
    PERMIT,
    PROCEDURES,
    RESIDENCE,
    OfficeDay,
    at_once,
    names,
    new_key,
    share_permits,
)
from tests.integration.usecases.truth import assert_items_agree


def received(day: OfficeDay, procedure: str, *, counter: int, lacks_one: bool = False) -> Any:
    """The outcome of handing a dossier in at that counter."""
    day.clerks[counter] = day.clerk(3)
    day.take(procedure, name="Trần Thị Minh Demo")
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, counter)
    state = DocumentState.MISSING if lacks_one else DocumentState.ORIGINAL
    done = dossiers.receive_dossier(
        day.services,
        staff=day.clerk(counter),
        number=counter,
        documents=(DocumentReceipt(name="Bản vẽ", state=state),),
        note=None,
        idempotency_key=new_key(),
    )
    day.at_counter("finish_service", counter)
    return done


def with_procedure(day: OfficeDay, code: str, **more: Any) -> None:
    """The office's own terms for that procedure."""
    procedure = next(each for each in PROCEDURES if each.code == code)
    save_procedures(office_id=day.office.id, procedures=[replace(procedure, **more)])


def moved(day: OfficeDay, code: str, *steps: str, staff: StaffMember | None = None) -> Any:
    done = None
    for step in steps:
        known = load_dossier(code)
        assert known is not None
        done = day.advance(code, to=step, version=known.version, staff=staff)
        assert type(done).__name__ == "DossierAdvanced", done
    assert done is not None
    return done.dossier


def open_codes(day: OfficeDay, staff: StaffMember) -> list[str]:
    found: list[str] = []
    for due in DossierDue:
        page, _ = dossiers.office_dossiers(day.services, staff=staff, due=due, first=50, after=None)
        found += [each.code for each in page]
    return found


def test_building_permit_goes_over_two_units_and_back(day: OfficeDay) -> None:
    expert, clerk = share_permits(day), day.clerk(3)
    code = received(day, PERMIT, counter=5).dossier.code
    assert type(day.advance(code, to="SENT", version=1, staff=expert)).__name__ == "DossierIsUnknown"
    moved(day, code, "SENT")
    refused = day.advance(code, to="APPRAISAL", version=2)
    assert type(refused).__name__ == "DossierIsElsewhere"
    assert refused.office_name == "Sở Xây dựng Đà Nẵng"
    assert open_codes(day, expert) == [code]
    assert open_codes(day, clerk) == [code], "the ward still sees what it owes the citizen"
    assert_items_agree()
    moved(day, code, "APPRAISAL", "SUPPLEMENT", staff=expert)
    assert open_codes(day, expert) == []
    day.clock.move(days=2)
    moved(day, code, "SENT_AGAIN")
    moved(day, code, "APPRAISAL", "APPROVAL", "SENT_BACK", staff=expert)
    assert_items_agree()
    done = moved(day, code, "COMPLETED", "RETURNED")
    assert open_codes(day, clerk) == []
    assert [int(event.status) for event in done.events] == [2, 4, 4, 5, 4, 4, 4, 4, 9, 10]
    assert {move.office_id for move in done.moves} == {day.office.id, expert.office_id}
    assert_items_agree()


def test_stranger_to_a_shared_dossier_does_not_see_it(day: OfficeDay) -> None:
    share_permits(day)
    code = received(day, PERMIT, counter=5).dossier.code
    stranger = StaffMember(id="x", name="X", office_id="hoa-khanh", role=day.clerk(3).role)
    assert type(day.advance(code, to="SENT", staff=stranger)).__name__ == "DossierIsUnknown"


def test_of_two_clerks_at_once_one_wins_and_the_other_is_told_who_and_when(day: OfficeDay) -> None:
    code = received(day, BIRTH, counter=3).dossier.code
    colleague = replace(day.clerk(3), id="clerk-9", name="Cán bộ Demo 9")
    outcomes = at_once(
        [
            lambda: day.advance(code, to="APPRAISAL"),
            lambda: day.advance(code, to="SUPPLEMENT", staff=colleague),
        ]
    )
    assert sorted(names(outcomes)) == ["DossierAdvanced", "DossierHasMoved"]
    loser = next(each for each in outcomes if type(each).__name__ == "DossierHasMoved")
    last = loser.dossier.moves[-1]
    assert last.clerk_name in {"Cán bộ Demo 3", "Cán bộ Demo 9"}
    assert last.at == day.clock.now()
    assert_items_agree()


def test_work_sent_back_needs_a_reason_that_the_citizen_does_not_read(day: OfficeDay) -> None:
    code = received(day, BIRTH, counter=3).dossier.code
    moved(day, code, "APPRAISAL", "APPROVAL")
    refused = day.advance(code, to="APPRAISAL", version=3)
    assert (type(refused).__name__, refused.field) == ("InputIsInvalid", "reason")
    done = day.advance(code, to="APPRAISAL", version=3, reason="Thiếu chữ ký.")
    assert done.dossier.moves[-1].kind is MoveKind.RETURNED
    assert (done.dossier.note, done.dossier.moves[-1].reason) == (None, "Thiếu chữ ký.")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 501}, "reason"),
        ({"clerk_name": ""}, "clerkName"),
        ({"clerk_name": "x" * 61}, "clerkName"),
        ({"until": date(2026, 11, 22)}, "until"),
    ],
)
def test_assignment_that_cannot_be_kept_is_refused(day: OfficeDay, wrong: dict[str, Any], field: str) -> None:
    code = received(day, BIRTH, counter=3).dossier.code
    asked: dict[str, Any] = {
        "clerk_id": "an",
        "clerk_name": "An",
        "until": None,
        "reason": "Am hiểu.",
        **wrong,
    }
    done = dossiers.assign_dossier(
        day.services, staff=day.clerk(3), code=code, version=1, idempotency_key=new_key(), **asked
    )
    assert (type(done).__name__, getattr(done, "field", None)) == ("InputIsInvalid", field)


def test_dossier_is_taken_over_and_lent_for_some_days(day: OfficeDay) -> None:
    code = received(day, BIRTH, counter=3).dossier.code
    given = {"staff": day.clerk(3), "code": code, "reason": "Nghỉ phép.", "clerk_id": None}
    taken = dossiers.assign_dossier(
        day.services, version=1, clerk_name=None, until=None, idempotency_key=new_key(), **given
    )
    assert taken.dossier.assigned(MoveKind.ASSIGNED).clerk_name == "Cán bộ Demo 3"
    given["clerk_id"] = "an"
    lent = dossiers.assign_dossier(
        day.services,
        version=2,
        clerk_name="An",
        until=date(2026, 11, 27),
        idempotency_key=new_key(),
        **given,
    )
    assert lent.dossier.assigned(MoveKind.DELEGATED).until == date(2026, 11, 27)
    assert lent.dossier.assigned(MoveKind.ASSIGNED).clerk_name == "Cán bộ Demo 3"
    assert lent.dossier.due_at == taken.dossier.due_at


def test_second_apology_and_one_after_expiry_are_refused(day: OfficeDay) -> None:
    code = received(day, RESIDENCE, counter=6).dossier.code
    done = day.extend(code, to=date(2026, 12, 8))
    assert local_day(done.dossier.due_at) == date(2026, 12, 8)
    again = day.extend(code, to=date(2026, 12, 9), version=2)
    assert (type(again).__name__, again.problem) == ("DossierCannotBeExtended", "ONCE_ONLY")
    other = received(day, RESIDENCE, counter=6).dossier.code
    day.clock.move(days=14)
    late = day.extend(other, to=date(2026, 12, 20))
    assert (type(late).__name__, late.problem) == ("DossierCannotBeExtended", "TOO_LATE")


def test_office_keeps_its_shorter_promise_and_its_hour(day: OfficeDay) -> None:
    with_procedure(day, RESIDENCE, committed_deadline=Deadline(3, DeadlineUnit.WORKING_DAYS))
    dossier = received(day, RESIDENCE, counter=6).dossier
    assert dossier.is_committed
    assert local_day(dossier.due_at) == date(2026, 11, 27), "the 24th is a holiday"
    with_procedure(
        day,
        RESIDENCE,
        committed_deadline=Deadline(3, DeadlineUnit.WORKING_DAYS),
        cut_off=datetime(2026, 1, 1, 8).time(),
    )
    assert local_day(received(day, RESIDENCE, counter=6).dossier.due_at) == date(2026, 11, 30)


def test_edited_calendar_moves_dates_to_come_once_and_never_past_ones(day: OfficeDay) -> None:
    expert = share_permits(day)
    codes = [received(day, RESIDENCE, counter=6).dossier.code for _ in range(3)]
    permit = received(day, PERMIT, counter=5).dossier.code
    moved(day, permit, "SENT")
    was = load_dossier(codes[0])
    assert was is not None
    assert was.due_at is not None
    calendar = replace(day.office.calendar, days_off=(DayOff(date(2026, 11, 26), "Nghỉ bão", "Storm"),))
    office = replace(day.office, calendar=calendar)
    save_office(office)
    assert dossiers.recompute_due_dates(day.services, office=office, staff=day.clerk(3)) == 3
    assert dossiers.recompute_due_dates(day.services, office=office, staff=day.clerk(3)) == 0
    now = load_dossier(codes[0])
    assert now is not None
    assert now.due_at is not None
    assert local_day(now.due_at) == calendar.next_working_day(after=local_day(was.due_at))
    assert now.moves[-1].kind is MoveKind.RECKONED_ANEW
    assert now.moves[-1].notices == (NoticeChannel.SMS,)
    assert "ngày hẹn trả chuyển từ" in (now.note or "")
    shared = load_dossier(permit)
    assert shared is not None
    # Fifteen plain days: a day off within them changes nothing.
    assert shared.moves[-1].kind is MoveKind.STEP
    assert expert.office_id == shared.holder_office_id
    day.clock.move(days=30)
    later = replace(calendar, days_off=(*calendar.days_off, DayOff(date(2026, 11, 27), "Nghỉ", "Off")))
    office = replace(day.office, calendar=later)
    assert dossiers.recompute_due_dates(day.services, office=office, staff=day.clerk(3)) == 0
    assert_items_agree()


def test_date_of_a_dossier_at_another_unit_moves_with_the_receiving_offices_calendar(
    day: OfficeDay,
) -> None:
    share_permits(day)
    permit = received(day, PERMIT, counter=5).dossier
    moved(day, permit.code, "SENT")
    assert permit.due_at is not None
    calendar = replace(day.office.calendar, days_off=(DayOff(local_day(permit.due_at), "Nghỉ", "Off"),))
    office = replace(day.office, calendar=calendar)
    assert dossiers.recompute_due_dates(day.services, office=office, staff=day.clerk(3)) == 1
    assert_items_agree()


def test_archive_extract_is_handed_over_in_the_same_visit(day: OfficeDay) -> None:
    with_procedure(day, EXTRACT, workflow="archive-extract")
    code = received(day, EXTRACT, counter=3).dossier.code
    done = moved(day, code, "LOOK_UP", "RETURNED")
    assert not done.is_open
    assert open_codes(day, day.clerk(3)) == []


def test_recruitment_receives_between_its_days_and_lists_its_candidates(day: OfficeDay) -> None:
    round_of = {
        "workflow": "recruitment",
        "accepts_from": date(2026, 11, 24),
        "accepts_until": date(2026, 11, 26),
    }
    with_procedure(day, BIRTH, **round_of)
    refused = received(day, BIRTH, counter=3)
    assert type(refused).__name__ == "ProcedureIsNotOpen"
    assert refused.opens_on == date(2026, 11, 24)
    day.clock.move(days=2)
    codes = [received(day, BIRTH, counter=3).dossier.code for _ in range(12)]
    day.clock.move(days=2)
    assert type(received(day, BIRTH, counter=3)).__name__ == "ProcedureIsNotOpen"
    for number, code in enumerate(codes):
        end = ("APPROVAL", "COMPLETED") if number < 2 else ("APPROVAL", "NOT_CHOSEN")
        done = moved(day, code, "APPRAISAL", *end)
        assert all(move.notices == (NoticeChannel.EMAIL,) for move in done.moves)
    listed: list[str] = []
    after = None
    while True:
        page, after = dossiers.list_dossiers(staff=day.clerk(3), procedure_code=BIRTH, first=5, after=after)
        listed += [f"{each.code} {each.step}" for each in page]
        if after is None:
            break
    assert listed == [
        f"{code} {'COMPLETED' if number < 2 else 'NOT_CHOSEN'}" for number, code in enumerate(codes)
    ]
    assert_items_agree()


def test_missing_paper_at_intake_waits_in_every_workflow_that_can_ask(day: OfficeDay) -> None:
    with_procedure(day, EXTRACT, workflow="archive-extract")
    dossier = received(day, EXTRACT, counter=3, lacks_one=True).dossier
    assert dossier.present.waits_for_citizen
    assert dossier.note == "Còn thiếu: Bản vẽ"
