"""What an act would do to a dossier's date, shown before it is saved."""

from dataclasses import dataclass
from datetime import date, datetime

from api.domain.calendar import WorkingCalendar, at_local, local_day
from api.domain.dossiers.documents import DocumentReceipt, DocumentState
from api.domain.dossiers.events import supplement_requests
from api.domain.dossiers.moves import DossierMove
from api.domain.dossiers.moving import advance
from api.domain.dossiers.records import Dossier
from api.domain.dossiers.supplementing import SupplementEnd, receive_supplement, resumed_step
from api.domain.dossiers.workflows import NoticeChannel

# In how many working days the citizen may come with her papers, to show what each would mean.
SUPPLIED_AFTER_WORKING_DAYS = (1, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class SuppliedOn:
    """The due moment if the citizen hands her papers in on that day."""

    on: date
    due_at: datetime


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What a move would do. `is_overdue_by_rule`: papers are asked for a second time."""

    due_before: datetime | None
    due_after: datetime | None
    stands_still: bool
    is_overdue_by_rule: bool
    papers: tuple[str, ...]
    notices: tuple[NoticeChannel, ...]
    if_supplied: tuple[SuppliedOn, ...]


def preview_move(*, dossier: Dossier, to: str, calendar: WorkingCalendar, now: datetime) -> MovePreview:
    """What moving to `to` now would do. Raises `StepIsNotAllowed`."""
    tried = DossierMove(step=to, at=now, clerk_id="", reason="?")
    moved = advance(dossier=dossier, move=tried, calendar=calendar)
    return _seen(dossier, moved, calendar=calendar, now=now)


def preview_supplement(
    *, dossier: Dossier, end: SupplementEnd, calendar: WorkingCalendar, now: datetime
) -> MovePreview:
    """What receiving papers now would do. Raises `StepIsNotAllowed`."""
    supplied = receive_supplement(
        dossier=dossier,
        move=DossierMove(step=dossier.step, at=now, clerk_id=""),
        brought=(DocumentReceipt(name="?", state=DocumentState.ORIGINAL),),
        end=end,
        calendar=calendar,
    )
    return _seen(dossier, supplied, calendar=calendar, now=now)


def _seen(dossier: Dossier, after: Dossier, *, calendar: WorkingCalendar, now: datetime) -> MovePreview:
    stands_still = after.present.waits_for_citizen and after.is_received
    entries = after.moves[dossier.version :]
    return MovePreview(
        due_before=dossier.due(calendar=calendar, now=now),
        due_after=after.due(calendar=calendar, now=now),
        stands_still=stands_still,
        is_overdue_by_rule=stands_still and supplement_requests(after.events) > 1,
        papers=tuple(sorted({paper for entry in entries for paper in entry.papers})),
        notices=entries[-1].notices,
        if_supplied=_if_supplied(after, calendar, now) if stands_still else (),
    )


def _if_supplied(waiting: Dossier, calendar: WorkingCalendar, now: datetime) -> tuple[SuppliedOn, ...]:
    step = resumed_step(waiting)
    if step is None or not waiting.next_steps:
        return ()
    found = []
    for count in SUPPLIED_AFTER_WORKING_DAYS:
        day = calendar.add_working_days(start=local_day(now), count=count)
        answer = DossierMove(step=step, at=at_local(day, calendar.shifts[0].opens_at), clerk_id="")
        due = advance(dossier=waiting, move=answer, calendar=calendar).due_at
        if due is not None:
            found.append(SuppliedOn(on=day, due_at=due))
    return tuple(found)
