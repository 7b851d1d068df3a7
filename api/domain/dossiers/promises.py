"""What is promised when a dossier is received: the deadline that holds, and each step's part of it."""

from datetime import datetime, timedelta
from enum import StrEnum

from api.domain.calendar import WorkingCalendar, at_local, local_day
from api.domain.deadlines import Deadline, counts_as_received_at, due_at
from api.domain.dossiers.events import supplement_pauses
from api.domain.dossiers.records import Dossier
from api.domain.procedures import Channel, Procedure

HALF_OF_THE_TIME, MOST_OF_THE_TIME = 0.5, 0.8
_WHOLE = 100


class DueWarning(StrEnum):
    """How near the due date is for those who work on the dossier. On the day the head is told."""

    IN_GOOD_TIME = "IN_GOOD_TIME"
    HALF = "HALF"
    MOST = "MOST"
    DAY_BEFORE = "DAY_BEFORE"
    ON_THE_DAY = "ON_THE_DAY"
    OVERDUE = "OVERDUE"

    @property
    def goes_to_the_head(self) -> bool:
        return self in (DueWarning.ON_THE_DAY, DueWarning.OVERDUE)


def promised_deadline(
    *, procedure: Procedure, channel: Channel, received_at: datetime, calendar: WorkingCalendar
) -> Deadline | None:
    """The deadline that holds at this office: the stated one, or the shorter one the office committed to."""
    stated, committed = procedure.deadline(channel), procedure.committed_deadline
    if stated is None or committed is None:
        return stated or committed
    first, second = (
        due_at(received_at=received_at, deadline=each, calendar=calendar, cut_off=procedure.cut_off)
        for each in (stated, committed)
    )
    return committed if first is not None and second is not None and second < first else stated


def step_due_at(*, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> datetime | None:
    """When the present step's work is due inside the office; `None` where the step has no part in the time.

    A share counts from receipt with the shares before it, in whole units rounded up; days of its own count
    from the day the step was entered.
    """
    step = dossier.present
    entered = next(move.at for move in reversed(dossier.moves) if move.kind.changes_step)
    if step.days is not None:
        day = calendar.add_working_days(start=local_day(entered), count=step.days)
        return at_local(day, calendar.shifts[-1].closes_at)
    if step.share is None or dossier.deadline is None:
        return None
    known = dossier.workflow
    path = (known.start, *known.usual_path(known.start))
    reached = sum(known.step(each).share or 0 for each in path[: path.index(step.id) + 1])
    if reached >= _WHOLE:
        return dossier.due(calendar=calendar, now=now)
    amount = max(1, -(-dossier.deadline.amount * reached // _WHOLE))
    return due_at(
        received_at=dossier.received_at,
        deadline=Deadline(amount, dossier.deadline.unit),
        calendar=calendar,
        cut_off=dossier.cut_off,
        pauses=supplement_pauses(events=dossier.events, now=now),
    )


def due_warning(*, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> DueWarning | None:
    """How near the due date is; `None` without one, when finished, and while the citizen is awaited.

    A second request for papers is overdue once it is answered, as the reports count it.
    """
    due = dossier.due_at
    if due is None or not dossier.is_open or dossier.present.waits_for_citizen:
        return None
    today, due_on = local_day(now), local_day(due)
    if dossier.is_late_by_rule or today > due_on:
        return DueWarning.OVERDUE
    if today == due_on:
        return DueWarning.ON_THE_DAY
    if calendar.working_days_between(start=today, end=due_on) <= 1:
        return DueWarning.DAY_BEFORE
    used = used_share(dossier=dossier, calendar=calendar, now=now)
    if used >= MOST_OF_THE_TIME:
        return DueWarning.MOST
    return DueWarning.HALF if used >= HALF_OF_THE_TIME else DueWarning.IN_GOOD_TIME


def used_share(*, dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> float:
    """The part of the working time between receipt and due date that has run, waits left out; 0 to 1."""
    if dossier.due_at is None:
        return 0.0
    start = counts_as_received_at(received_at=dossier.received_at, calendar=calendar, cut_off=dossier.cut_off)
    pauses = supplement_pauses(events=dossier.events, now=now)

    def runs(until: datetime) -> timedelta:
        waited = (
            calendar.working_time_between(start=max(pause.since, start), end=min(pause.until, until))
            for pause in pauses
        )
        return calendar.working_time_between(start=start, end=until) - sum(waited, timedelta())

    whole = runs(dossier.due_at)
    return max(0.0, min(1.0, runs(min(now, dossier.due_at)) / whole)) if whole > timedelta() else 1.0
