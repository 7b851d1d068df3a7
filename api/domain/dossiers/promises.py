"""What is promised when a dossier is received: the deadline that holds, and each step's part of it."""

from datetime import datetime, timedelta
from enum import StrEnum

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.deadlines import Deadline, counts_as_received_at, due_at
from api.domain.dossiers.events import supplement_pauses
from api.domain.dossiers.records import Dossier
from api.domain.pauses import end_of_working_days
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

    A share counts from receipt with the shares before it, in whole units rounded up, and an apology's added
    days are shared alike behind the date it replaced. Days of its own count from the day the step was
    entered, waits left out, or anew from that of the apology.
    """
    step, extension = dossier.present, dossier.extension
    if step.days is not None:
        begun = _begun_at(dossier)
        if extension is not None:
            begun = max(begun, extension.asked_at)
        return end_of_working_days(
            start=local_day(begun),
            count=step.days,
            calendar=calendar,
            # The days of a step that waits are the citizen's.
            pauses=() if step.waits_for_citizen else supplement_pauses(events=dossier.events, now=now),
        )
    if step.share is None or dossier.deadline is None:
        return None
    known = dossier.workflow
    path = (known.start, *known.usual_path(known.start))
    reached = sum(known.step(each).share or 0 for each in path[: path.index(step.id) + 1])
    if reached >= _WHOLE:
        return dossier.due(calendar=calendar, now=now)
    deadline, added = dossier.deadline, 0
    if extension is not None:
        added = _part_of(extension.days, reached)
    else:
        deadline = Deadline(_part_of(deadline.amount, reached), deadline.unit)
    return due_at(
        received_at=dossier.received_at,
        deadline=deadline,
        calendar=calendar,
        cut_off=dossier.cut_off,
        pauses=supplement_pauses(events=dossier.events, now=now),
        extension_days=added,
    )


def _begun_at(dossier: Dossier) -> datetime:
    """When the present step was entered, first of all where waits interrupted it since."""
    begun = dossier.moves[0].at
    for event in reversed(dossier.events):
        if event.step == dossier.step:
            begun = event.at
        elif not dossier.workflow.step(event.step).interrupts:
            break
    return begun


def _part_of(whole: int, percent: int) -> int:
    return max(1, -(-whole * percent // _WHOLE))


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
