"""How each step of a dossier stood to its own due date when it ended, as the control sheet says it."""

from dataclasses import replace

from api.domain.calendar import WorkingCalendar, local_day
from api.domain.dossiers import Dossier, step_due_at

EARLY, ON_TIME, LATE = "Trước hạn", "Đúng hạn", "Quá hạn"


def result_of_step(dossier: Dossier, *, entry: int, calendar: WorkingCalendar) -> str | None:
    """Of the step that entry number `entry` (from 2 on) ended, by local dates. None where the step had no
    due date, as while the citizen is awaited, and where it was interrupted: it is told when the work is done.
    """
    ended = dossier.moves[entry - 1]
    if dossier.workflow.step(ended.step).interrupts:
        return None
    extension = dossier.extension
    before = replace(
        dossier,
        moves=dossier.moves[: entry - 1],
        due_at=dossier.moves[entry - 2].due_at or dossier.due_at,
        extension=extension if extension and extension.asked_at <= ended.at else None,
    )
    due_at = step_due_at(dossier=before, calendar=calendar, now=ended.at)
    if due_at is None:
        return None
    ended_on, due_on = local_day(ended.at), local_day(due_at)
    if ended_on == due_on:
        return ON_TIME
    return EARLY if ended_on < due_on else LATE
