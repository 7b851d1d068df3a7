"""A manager sets the terms of a procedure: recorded, one at a time, and for dossiers to come alone."""

from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest

from api.domain.deadlines import Deadline, DeadlineUnit
from api.storage.procedures import load_index, load_procedure
from api.usecases.outcomes import InputIsInvalid, ProcedureIsUnknown
from api.usecases.terms import preview_terms, terms_changes_of
from tests.integration.usecases.dossier_acts import received
from tests.integration.usecases.office_day import (
    RESIDENCE,
    OfficeDay,
    at_once,
    names,
    share_permits,
    terms_with,
)
from tests.integration.usecases.truth import assert_items_agree

FOUR_DAYS = terms_with(RESIDENCE, committed_deadline=Deadline(4, DeadlineUnit.WORKING_DAYS))


def test_terms_are_written_with_their_record(day: OfficeDay) -> None:
    done = day.set_terms(RESIDENCE, FOUR_DAYS, reason="  Theo   cam kết mới ")
    assert (type(done).__name__, done.procedure.terms_version) == ("TermsChanged", 1)
    assert load_procedure(office_id=day.office.id, code=RESIDENCE) == done.procedure
    assert day.services.procedure(office_id=day.office.id, code=RESIDENCE) == done.procedure
    (record,), more = terms_changes_of(staff=day.manager, code=RESIDENCE, first=10, after=None)
    assert more is None
    assert (record.by_name, record.reason, record.version) == ("Trưởng Demo", "Theo cam kết mới", 1)
    assert [one.after_vi for one in record.differences] == ["4 ngày làm việc"]
    assert_items_agree()


def test_records_come_newest_first_in_pages(day: OfficeDay) -> None:
    for version, hour in enumerate((14, 15, 16)):
        day.set_terms(RESIDENCE, terms_with(RESIDENCE, cut_off=time(hour)), version=version)
    first, cursor = terms_changes_of(staff=day.manager, code=RESIDENCE, first=2, after=None)
    rest, end = terms_changes_of(staff=day.manager, code=RESIDENCE, first=2, after=cursor)
    assert [record.version for record in (*first, *rest)] == [3, 2, 1]
    assert end is None
    assert_items_agree()


def test_of_two_managers_at_once_one_wins_and_the_other_is_told_who(day: OfficeDay) -> None:
    acts = [
        partial(day.set_terms, RESIDENCE, terms_with(RESIDENCE, cut_off=time(hour))) for hour in (14, 15, 16)
    ]
    outcomes = at_once(acts)
    assert sorted(names(outcomes)) == ["TermsChanged", "TermsHaveChanged", "TermsHaveChanged"]
    (loser, _) = [outcome for outcome in outcomes if type(outcome).__name__ == "TermsHaveChanged"]
    assert (loser.by_name, loser.at) == ("Trưởng Demo", day.clock.now())
    assert_items_agree()


def test_only_dossiers_to_come_go_by_the_new_terms(day: OfficeDay) -> None:
    before = received(day, RESIDENCE, counter=6).dossier
    changed = replace(FOUR_DAYS, workflow="same-day")
    day.set_terms(RESIDENCE, changed)
    after = received(day, RESIDENCE, counter=6).dossier
    from api.storage.dossiers import load_dossier

    assert load_dossier(before.code) == before
    assert (before.workflow_id, before.is_committed) == ("one-stop", False)
    assert (after.workflow_id, after.deadline, after.is_committed) == (
        "same-day",
        Deadline(4, DeadlineUnit.WORKING_DAYS),
        True,
    )
    assert_items_agree()


def test_dossiers_to_come_are_decided_by_the_unit_that_was_chosen(day: OfficeDay) -> None:
    before = received(day, RESIDENCE, counter=6).dossier
    expert = share_permits(day)
    shared = terms_with(RESIDENCE, workflow="building-permit", competent_office=expert.office_id)
    (_, unit) = preview_terms(day.services, staff=day.manager, code=RESIDENCE, terms=shared).differences
    assert unit.after_vi == "Sở Xây dựng Đà Nẵng"
    day.set_terms(RESIDENCE, shared)
    after = received(day, RESIDENCE, counter=6).dossier
    assert (before.competent_office_id, after.competent_office_id) == (None, expert.office_id)
    back = terms_with(RESIDENCE)
    assert names([day.set_terms(RESIDENCE, back, version=1)]) == ["TermsChanged"]
    assert received(day, RESIDENCE, counter=6).dossier.competent_office_id is None
    assert_items_agree()


def test_office_does_not_hand_on_to_itself(day: OfficeDay) -> None:
    itself = terms_with(RESIDENCE, workflow="building-permit", competent_office=day.office.id)
    assert day.set_terms(RESIDENCE, itself) == InputIsInvalid(
        field="competentOffice", problem="competent_office"
    )


def test_closed_round_receives_nothing_more(day: OfficeDay) -> None:
    day.set_terms(RESIDENCE, terms_with(RESIDENCE, accepts_until=date(2026, 11, 23)))
    assert names([received(day, RESIDENCE, counter=6)]) == ["DossierReceived"]
    day.clock.move(days=2)
    assert names([received(day, RESIDENCE, counter=6)]) == ["ProcedureIsNotOpen"]


def test_index_knows_the_workflow(day: OfficeDay) -> None:
    day.set_terms(RESIDENCE, terms_with(RESIDENCE, workflow="recruitment"))
    found = {entry.code: entry.workflow for entry in load_index(day.office.id)}
    assert found.pop(RESIDENCE) == "recruitment"
    assert "recruitment" not in found.values()


@pytest.mark.parametrize("reason", ["", "  x ", "x" * 201])
def test_change_needs_a_reason(day: OfficeDay, reason: str) -> None:
    refused = day.set_terms(RESIDENCE, FOUR_DAYS, reason=reason)
    assert refused == InputIsInvalid(field="reason", problem="terms_reason")


@pytest.mark.parametrize("code", ["9.999999", "no code", ""])
def test_procedure_that_is_not_there_has_no_terms(day: OfficeDay, code: str) -> None:
    assert day.set_terms(code, FOUR_DAYS) == ProcedureIsUnknown()
    assert preview_terms(day.services, staff=day.manager, code=code, terms=FOUR_DAYS) == ProcedureIsUnknown()


def test_refused_terms_change_nothing(day: OfficeDay) -> None:
    known = load_procedure(office_id=day.office.id, code=RESIDENCE)
    refused = day.set_terms(RESIDENCE, terms_with(RESIDENCE, workflow="by-magic"))
    assert refused == InputIsInvalid(field="workflow", problem="workflow")
    assert load_procedure(office_id=day.office.id, code=RESIDENCE) == known
    assert_items_agree()
