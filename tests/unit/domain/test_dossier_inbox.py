"""What belongs to a clerk's inbox, and what its filters say of an index."""

from dataclasses import replace
from datetime import date

import pytest

from api.domain.dossiers import Assignment, Dossier, DossierMove, DossierStatus, MoveKind, assign
from api.domain.dossiers.inbox import (
    InboxFilter,
    InboxOwner,
    InboxReader,
    belongs,
    may_be_taken_together,
    statuses_of,
    steps_for_several,
    steps_to_choose,
)
from api.domain.dossiers.workflows import shipped_workflows
from tests.unit.domain.dossier_cases import HERE, THERE, at, dossier, moved

MINE, NOBODY = InboxFilter(owner=InboxOwner.MINE), InboxFilter(owner=InboxOwner.NOBODY)
ALL = InboxFilter()


def given(known: Dossier, clerk: str, *, until: date | None = None) -> Dossier:
    move = DossierMove(
        step=known.step,
        at=at(3),
        clerk_id="head",
        kind=MoveKind.ASSIGNED if until is None else MoveKind.DELEGATED,
        assignment=Assignment(clerk, clerk.title(), until),
    )
    return assign(dossier=known, move=move)


def seen(known: Dossier, wanted: InboxFilter, *, clerk: str = "an", office: str = HERE, day: int = 4) -> bool:
    reader = InboxReader(office_id=office, clerk_id=clerk, today=date(2026, 11, day))
    return belongs(known, wanted=wanted, reader=reader)


new = dossier()
ans = given(new, "an")
lent = given(ans, "ba", until=date(2026, 11, 6))


@pytest.mark.parametrize(
    ("known", "wanted", "reader", "is_seen"),
    [
        (new, ALL, {}, True),
        (new, MINE, {}, False),
        (new, NOBODY, {}, True),
        (ans, MINE, {}, True),
        (ans, MINE, {"clerk": "ba"}, False),
        (ans, NOBODY, {}, False),
        (lent, MINE, {"clerk": "ba"}, True),
        (lent, MINE, {"clerk": "an"}, True),  # it comes back to her
        (lent, MINE, {"clerk": "ba", "day": 7}, False),  # her last day was yesterday
        (given(new, "ba", until=date(2026, 11, 6)), NOBODY, {}, False),
        (given(new, "ba", until=date(2026, 11, 6)), NOBODY, {"day": 7}, True),
        (moved(ans, ("APPRAISAL", at(4))), MINE, {}, False),  # given for the step, not for good
        (new, ALL, {"office": "elsewhere"}, False),
        (moved(new, ("APPRAISAL", at(3)), ("APPROVAL", at(4)), ("COMPLETED", at(5))), ALL, {}, False),
        (moved(new, ("SUPPLEMENT", at(3))), InboxFilter(waits=True), {}, True),
        (new, InboxFilter(waits=True), {}, False),
        (new, InboxFilter(step="RECEIVED"), {}, True),
        (new, InboxFilter(step="APPRAISAL"), {}, False),
        (replace(new, sector="Cư trú"), InboxFilter(sector="Cư trú"), {}, True),
        (new, InboxFilter(sector="Cư trú"), {}, False),
    ],
)
def test_dossier_belongs_to_whom_it_was_given_and_to_what_was_asked(
    known: Dossier, wanted: InboxFilter, reader: dict[str, object], is_seen: bool
) -> None:
    assert seen(known, wanted, **reader) is is_seen  # type: ignore[arg-type]


def test_receiving_office_sees_what_another_unit_has_but_as_nobodys_work() -> None:
    sent = moved(dossier(workflow="building-permit", competent=THERE), ("SENT", at(3)))
    assert [seen(sent, wanted) for wanted in (ALL, MINE, NOBODY)] == [True, False, False]
    assert [seen(sent, wanted, office=THERE) for wanted in (ALL, MINE, NOBODY)] == [True, False, True]


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        (ALL, None),
        (InboxFilter(waits=True), DossierStatus.SUPPLEMENT),
        (InboxFilter(step="RECEIVED"), DossierStatus.RECEIVED),
        (InboxFilter(step="APPROVAL"), DossierStatus.PROCESSING),
        (InboxFilter(step="NOWHERE"), None),
        (InboxFilter(sector="Cư trú"), None),
    ],
)
def test_filter_names_the_status_that_all_it_wants_has(
    wanted: InboxFilter, status: DossierStatus | None
) -> None:
    assert wanted.status is status


def test_every_step_of_the_shipped_workflows_has_one_status() -> None:
    ids = {step.id for known in shipped_workflows() for step in known.steps}
    assert {step_id for step_id in ids if len(statuses_of(step_id)) != 1} == set()


def test_steps_to_choose_are_those_at_which_work_is_owed() -> None:
    steps = dict(steps_to_choose())
    assert steps["APPRAISAL"].vi == "Thẩm định"
    assert {"RECEIVED", "APPROVAL", "SUPPLEMENT", "SENT"} <= steps.keys()
    assert not {"COMPLETED", "RETURNED", "WITHDRAWN", "STOPPED"} & steps.keys()


@pytest.mark.parametrize(
    ("step", "together"),
    [
        ("APPRAISAL", True),
        ("APPROVAL", True),
        ("SENT", True),
        ("COMPLETED", True),
        ("SUPPLEMENT", False),
        ("PAYMENT", False),
        ("REFUSED", False),
        ("STOPPED", False),
        ("WITHDRAWN", False),
    ],
)
def test_what_concerns_one_citizen_is_not_done_to_several(step: str, together: bool) -> None:
    assert may_be_taken_together(step) is together


def test_steps_for_several_are_named_as_clerks_name_them() -> None:
    steps = dict(steps_for_several())
    assert steps["COMPLETED"].vi == "Đã xử lý xong"
    assert not {"SUPPLEMENT", "REFUSED", "STOPPED", "WITHDRAWN"} & steps.keys()
