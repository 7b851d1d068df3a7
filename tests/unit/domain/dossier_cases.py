"""A dossier received on Monday, 2 November 2026, and the acts that tests do to it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from api.domain.calendar import Shift, WorkingCalendar, at_local
from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.dossiers import (
    Dossier,
    DossierCannotBeExtended,
    DossierMove,
    ExtensionProblem,
    Submission,
    advance,
    answer_due,
    extend,
    extension_to,
)
from api.domain.procedures import Channel

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


def sent_in(*, workflow: str = "one-stop", version: int = 4, came_at: datetime = at(2)) -> Dossier:  # noqa: B008
    """Registered on Monday the 2nd at nine: eight working hours end on Tuesday at nine."""
    known = dossier(workflow=workflow, competent=THERE, deadline=None, received_at=came_at)
    return replace(
        known,
        ticket_code="",
        channel=Channel.ONLINE,
        workflow_version=version,
        moves=(DossierMove(step="REGISTERED", at=came_at, clerk_id="clerk"),),
        submission=Submission(at=came_at, portal_code="000.00.17.H17-261102-0009"),
        answer_by=answer_due(at=came_at, calendar=CALENDAR),
    )


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
