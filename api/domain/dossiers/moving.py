"""The acts that change a dossier: on to a step or back, to another clerk, to a later date."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.deadlines import Deadline, DeadlineUnit, due_at
from api.domain.dossiers.events import waiting_since
from api.domain.dossiers.moves import DossierMove, Extension, MoveKind
from api.domain.dossiers.records import Dossier
from api.domain.dossiers.statuses import DossierStatus
from api.domain.dossiers.workflows import NoticeChannel

APOLOGY_FORM = "04"
# A new date further off than this is no new date; the circulars name no bound of their own.
MOST_EXTENSION_DAYS = 60
# Within them the citizen hears whether what she sent in is received: one working day by the deadline's rule.
TIME_TO_ANSWER = Deadline(8, DeadlineUnit.HOURS)


class StepIsNotAllowed(ValueError):
    """The dossier cannot go to this step from where it stands."""


class ReasonIsMissing(ValueError):
    """Work goes back only with a reason."""


class ExtensionProblem(StrEnum):
    """Why a later date cannot be promised."""

    NO_DEADLINE = "NO_DEADLINE"
    FINISHED = "FINISHED"
    HISTORY_IS_FULL = "HISTORY_IS_FULL"
    WAITING = "WAITING"
    ONCE_ONLY = "ONCE_ONLY"
    TOO_LATE = "TOO_LATE"
    NOT_A_WORKING_DAY = "NOT_A_WORKING_DAY"
    NOT_LATER = "NOT_LATER"
    TOO_FAR = "TOO_FAR"


class DossierCannotBeExtended(ValueError):
    """A later date cannot be promised; `problem` says why."""

    def __init__(self, problem: ExtensionProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def returns_work(*, dossier: Dossier, to: str) -> bool:
    """Whether the step lies behind: work goes back there and needs a reason."""
    return to in dossier.present.back


def advance(*, dossier: Dossier, move: DossierMove, calendar: WorkingCalendar) -> Dossier:
    """The dossier after `move`, its due date reckoned where it is received, a wait began or ended.

    Raises `StepIsNotAllowed`, and `ReasonIsMissing` when work goes back without one.
    """
    if move.step not in dossier.next_steps:
        raise StepIsNotAllowed(f"{dossier.step} to {move.step}")
    goes_back = returns_work(dossier=dossier, to=move.step)
    if goes_back and not move.reason:
        raise ReasonIsMissing(f"{dossier.step} to {move.step}")
    step = dossier.workflow.step(move.step)
    kind = MoveKind.RETURNED if goes_back else MoveKind.STEP
    entry = replace(move, kind=kind, papers=step.papers, notices=step.notices)
    moved = replace(dossier, moves=(*dossier.moves, entry), answer_by=None)
    if step.status is DossierStatus.REGISTERED:
        moved = replace(moved, answer_by=answer_due(at=move.at, calendar=calendar))
    elif moved.is_received and not dossier.is_received:
        moved = replace(moved, received_at=move.at)
        return _with_due(moved, moved.reckoned_due(calendar=calendar, now=move.at))
    due = dossier.due_at
    since = waiting_since(dossier.events)
    changed_from = since or (move.at if step.waits_for_citizen else None)
    if changed_from is not None and due is not None and local_day(due) >= local_day(changed_from):
        reckoned = moved.reckoned_due(calendar=calendar, now=move.at)
        # Whatever became of the calendar, no date moves into the past.
        if reckoned is not None and (reckoned > move.at or reckoned > due):
            due = reckoned
    return _with_due(moved, due)


def answer_due(*, at: datetime, calendar: WorkingCalendar) -> datetime | None:
    """By when the citizen is to hear of what came at that moment."""
    return due_at(received_at=at, deadline=TIME_TO_ANSWER, calendar=calendar)


def time_to_answer(dossier: Dossier, *, calendar: WorkingCalendar, now: datetime) -> timedelta | None:
    """The working time left to answer, negative once it has run out; `None` where no answer is owed."""
    by = dossier.answer_by
    if by is None:
        return None
    left = calendar.working_time_between(start=min(now, by), end=max(now, by))
    return left if now <= by else -left


def assign(*, dossier: Dossier, move: DossierMove) -> Dossier:
    """The dossier with its present step in another clerk's hands; the move carries the assignment."""
    return _with_due(replace(dossier, moves=(*dossier.moves, move)), dossier.due_at)


def change_email(*, dossier: Dossier, move: DossierMove, email: str | None) -> Dossier:
    """The dossier with another address for its letters, or none; the history says so without naming it."""
    entry = replace(move, step=dossier.step, kind=MoveKind.EMAIL_CHANGED)
    return _with_due(replace(dossier, email=email, moves=(*dossier.moves, entry)), dossier.due_at)


def extension_to(
    *, dossier: Dossier, new_due_on: date, calendar: WorkingCalendar, now: datetime
) -> tuple[Extension, datetime]:
    """The extension that makes `new_due_on` the due day, and the new due moment.

    Once, and at least a day before the present date expires. Raises `DossierCannotBeExtended`.
    """
    problem = _extension_problem(dossier=dossier, new_due_on=new_due_on, calendar=calendar, now=now)
    if problem is not None:
        raise DossierCannotBeExtended(problem)
    # Looking for the day that many working days on: an hour's deadline ends on a day of its own too.
    for days in range(1, MOST_EXTENSION_DAYS + 1):
        extension = Extension(days=days, asked_at=now)
        due = replace(dossier, extension=extension).reckoned_due(calendar=calendar, now=now)
        if due is not None and local_day(due) == new_due_on:
            return extension, due
        if due is None or local_day(due) > new_due_on:
            break
    raise DossierCannotBeExtended(ExtensionProblem.TOO_FAR)


def extend(*, dossier: Dossier, move: DossierMove, new_due_on: date, calendar: WorkingCalendar) -> Dossier:
    """The dossier with an apology and a later date. Raises `DossierCannotBeExtended`."""
    extension, due = extension_to(dossier=dossier, new_due_on=new_due_on, calendar=calendar, now=move.at)
    entry = replace(
        move, kind=MoveKind.EXTENDED, papers=(APOLOGY_FORM,), notices=dossier.workflow.intake.notices
    )
    return _with_due(replace(dossier, extension=extension, moves=(*dossier.moves, entry)), due)


def reckon_anew(*, dossier: Dossier, move: DossierMove, calendar: WorkingCalendar) -> Dossier | None:
    """The dossier with its date by the calendar as it is now; `None` where nothing changes.

    A date that has passed stands, and no date moves into the past; while the citizen is awaited there is no
    fixed one. The old and the new date stand in the history, which is all that the entry says.
    """
    now = move.at
    if not dossier.is_open or not dossier.has_room:
        return None
    if dossier.due_at is None or dossier.due_at <= now or dossier.waits_since is not None:
        return None
    due = dossier.reckoned_due(calendar=calendar, now=now)
    if due is None or due == dossier.due_at or due <= now:
        return None
    entry = replace(
        move,
        step=dossier.step,
        kind=MoveKind.RECKONED_ANEW,
        notices=dossier.workflow.intake.notices or (NoticeChannel.EMAIL,),
    )
    return _with_due(replace(dossier, moves=(*dossier.moves, entry)), due)


def extension_obstacle(*, dossier: Dossier, now: datetime) -> ExtensionProblem | None:
    """Why no later date at all can be promised now; `None` where some can."""
    due = dossier.due_at
    if not dossier.is_open:
        return ExtensionProblem.FINISHED
    if not dossier.has_room:
        return ExtensionProblem.HISTORY_IS_FULL
    if due is None:
        return ExtensionProblem.NO_DEADLINE
    if dossier.present.waits_for_citizen:
        return ExtensionProblem.WAITING
    if dossier.extension is not None:
        return ExtensionProblem.ONCE_ONLY
    return ExtensionProblem.TOO_LATE if local_day(now) >= local_day(due) else None


def _extension_problem(
    *, dossier: Dossier, new_due_on: date, calendar: WorkingCalendar, now: datetime
) -> ExtensionProblem | None:
    obstacle = extension_obstacle(dossier=dossier, now=now)
    if obstacle is not None or dossier.due_at is None:
        return obstacle
    due_on = local_day(dossier.due_at)
    if new_due_on <= due_on:
        return ExtensionProblem.NOT_LATER
    if (new_due_on - due_on).days > 3 * MOST_EXTENSION_DAYS:
        return ExtensionProblem.TOO_FAR
    return None if calendar.is_working_day(new_due_on) else ExtensionProblem.NOT_A_WORKING_DAY


def _with_due(dossier: Dossier, due: datetime | None) -> Dossier:
    """The due date stands in the last entry too, so that each moment of the past can be told."""
    *earlier, last = dossier.moves
    return replace(dossier, due_at=due, moves=(*earlier, replace(last, due_at=due)))
