"""When a step's part of the work is due: its share, or days of its own, with waits and an apology."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.calendar import DayShifts
from api.domain.deadlines import Deadline
from api.domain.dossiers import records, step_due_at
from api.domain.dossiers.workflows import workflow as shipped
from tests.unit.domain.dossier_cases import (
    CALENDAR,
    HOURS,
    WORKING_DAYS,
    at,
    dossier,
    extended,
    moved,
    problem_of,
)


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


def test_apologys_days_are_shared_among_the_steps_behind_the_date_it_replaced() -> None:
    known = extended(moved(dossier(), ("APPRAISAL", at(4))), when=at(12), to=date(2026, 12, 18))
    assert known.extension is not None
    assert known.extension.days == 23  # the 24th of November is a holiday
    # 70 % of 23 are 17 working days after the 16th.
    assert step_due_at(dossier=known, calendar=CALENDAR, now=at(12)) == at(40, "17:00")
    signing = moved(known, ("APPROVAL", at(41)))
    assert step_due_at(dossier=signing, calendar=CALENDAR, now=at(41)) == known.due_at == at(48, "17:00")


@given(
    st.integers(3, 9), st.integers(17, 90), st.sampled_from([Deadline(10, WORKING_DAYS), Deadline(80, HOURS)])
)
def test_step_ends_between_the_date_that_was_replaced_and_the_new_one(
    when: int, to: int, deadline: Deadline
) -> None:
    known = moved(dossier(deadline=deadline), ("APPRAISAL", at(3)))
    new = at(to).date()
    if problem_of(known, when=at(when), to=new) is not None:
        return
    later = extended(known, when=at(when), to=new)
    due = step_due_at(dossier=later, calendar=CALENDAR, now=at(when))
    assert due is not None
    assert known.due_at is not None
    assert later.due_at is not None
    assert known.due_at < due <= later.due_at


FIVE_DAYS = replace(
    shipped("one-stop", 1),
    steps=tuple(
        replace(step, share=None, days=5) if step.id in ("APPRAISAL", "SUPPLEMENT") else step
        for step in shipped("one-stop", 1).steps
    ),
)
HALF_WEDNESDAY = replace(
    CALENDAR, day_shifts=(DayShifts(date(2026, 11, 11), CALENDAR.shifts[:1], "Nửa ngày", "Half day"),)
)
ASKED, BROUGHT = ("SUPPLEMENT", at(6)), ("APPRAISAL", at(10))


@pytest.mark.parametrize(
    ("steps", "apology", "now", "due"),
    [
        ((("APPRAISAL", at(3)),), None, at(3), at(10, "17:00")),
        ((("APPRAISAL", at(4)),), None, at(4), at(11, "11:30")),  # ends on a half day
        ((("APPRAISAL", at(4, "18:00")),), None, at(5), at(11, "11:30")),
        # Two days had been counted on the 5th; from the 6th to the 10th her papers were awaited.
        ((("APPRAISAL", at(3)), ASKED, BROUGHT), None, at(10), at(13, "17:00")),
        # Work that was done and comes back has its days anew.
        (
            (("APPRAISAL", at(3)), ("APPROVAL", at(5)), ("APPRAISAL", at(6))),
            None,
            at(6),
            at(13, "17:00"),
        ),
        ((("APPRAISAL", at(3)),), at(9), at(9), at(16, "17:00")),
        ((("APPRAISAL", at(3)), ASKED, BROUGHT), at(11), at(11), at(18, "17:00")),
        # The days of the step that waits are hers.
        ((("APPRAISAL", at(3)), ASKED), None, at(12), at(13, "17:00")),
    ],
)
def test_days_of_a_step_leave_out_waits_and_end_when_the_office_closes(
    monkeypatch: pytest.MonkeyPatch,
    steps: tuple[tuple[str, datetime], ...],
    apology: datetime | None,
    now: datetime,
    due: datetime,
) -> None:
    monkeypatch.setattr(records, "workflow", lambda *_: FIVE_DAYS)
    known = moved(dossier(), *steps, reason="Thiếu dấu")
    if apology is not None:
        known = extended(known, when=apology, to=date(2026, 12, 18))
    assert step_due_at(dossier=known, calendar=HALF_WEDNESDAY, now=now) == due
