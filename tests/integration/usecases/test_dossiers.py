"""Dossiers over units and clerks: handed off and back, one winner of two, work given and sent back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api.domain.dossiers import MoveKind
from api.domain.staff import StaffMember
from api.usecases import dossiers
from tests.integration.usecases.dossier_acts import moved, open_codes, received, with_procedure
from tests.integration.usecases.office_day import (
    BIRTH,
    PERMIT,
    OfficeDay,
    at_once,
    names,
    new_key,
    share_permits,
)
from tests.integration.usecases.truth import assert_items_agree


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


def test_permit_whose_competent_office_does_not_exist_is_decided_by_the_ward(day: OfficeDay) -> None:
    with_procedure(day, PERMIT, workflow="building-permit", competent_office="nowhere")
    code = received(day, PERMIT, counter=5).dossier.code
    done = moved(day, code, "SENT", "APPRAISAL", "APPROVAL", "SENT_BACK", "COMPLETED", "RETURNED")
    assert done.competent_office_id is None
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
