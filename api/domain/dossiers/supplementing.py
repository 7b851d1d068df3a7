"""Papers asked for, and what the citizen brings after a request: where the dossier goes with it."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from api.domain.calendar import WorkingCalendar
from api.domain.dossiers.documents import (
    DocumentReceipt,
    DocumentState,
    all_digitised,
    missing_documents,
)
from api.domain.dossiers.moves import DossierMove, MoveKind
from api.domain.dossiers.moving import StepIsNotAllowed, advance
from api.domain.dossiers.records import MOST_MOVES, Dossier

RECEIPT_FORM = "01"


class SupplementEnd(StrEnum):
    """What follows when papers came: work GOES_ON, the dossier STILL_WAITS for the rest by the same request,
    or the citizen is ASKED_AGAIN, which the national rule counts as overdue."""

    GOES_ON = "GOES_ON"
    STILL_WAITS = "STILL_WAITS"
    ASKED_AGAIN = "ASKED_AGAIN"


def resumed_step(dossier: Dossier) -> str | None:
    """Where work goes on once the papers are there; `None` where none are awaited.

    That is the step it was interrupted at, if its work is not done twice.
    """
    present = dossier.present
    if not present.waits_for_citizen or not present.moves:
        return None
    known = dossier.workflow
    entered = (event.step for event in reversed(dossier.events))
    interrupted = next((step for step in entered if not known.step(step).interrupts), None)
    return interrupted if interrupted in present.moves else present.moves[0]


def with_papers_wanted(asked: Dossier, *, wanted: Sequence[str]) -> Dossier:
    """The dossier just asked for papers, with their names said: they are missing from now on."""
    if not wanted:
        return asked
    missing = tuple(DocumentReceipt(name=name, state=DocumentState.MISSING) for name in wanted)
    return with_documents(asked, replace(asked.moves[-1], documents=missing))


def leaves_unsaid(dossier: Dossier) -> bool:
    """Whether the last entry asks or tells the citizen something and does not say what."""
    present = dossier.present
    if not present.status.asks_citizen or dossier.moves[-1].note:
        return False
    return not (present.waits_for_citizen and missing_documents(dossier.documents_now))


def receive_supplement(
    *,
    dossier: Dossier,
    move: DossierMove,
    brought: Sequence[DocumentReceipt],
    end: SupplementEnd,
    calendar: WorkingCalendar,
) -> Dossier:
    """The dossier with the papers that were brought, and a new receipt for them if it was received.

    Whoever is asked again gets a second request, with what is missing still. Raises `StepIsNotAllowed` where
    no papers are awaited, or the history has no room.
    """
    step = resumed_step(dossier)
    has_room = dossier.version < MOST_MOVES if end is SupplementEnd.GOES_ON else dossier.has_room
    if step is None or not has_room:
        raise StepIsNotAllowed(f"{dossier.step}: no papers are awaited")
    receipts = (RECEIPT_FORM,) if dossier.is_received else ()
    if end is SupplementEnd.STILL_WAITS:
        entry = replace(
            move,
            step=dossier.step,
            kind=MoveKind.SUPPLIED,
            documents=tuple(brought),
            papers=receipts,
            due_at=dossier.due_at,
        )
        return with_documents(replace(dossier, moves=(*dossier.moves, entry)), entry)
    request = dossier.workflow.supplement_after(step)
    is_asked = end is SupplementEnd.ASKED_AGAIN
    if is_asked and request is None:
        raise StepIsNotAllowed(f"{step}: no papers can be asked for")
    resumed = replace(move, step=step, note=None if is_asked else move.note)
    went_on = advance(dossier=dossier, move=resumed, calendar=calendar)
    if brought:
        last = went_on.moves[-1]
        papers = tuple(dict.fromkeys((*receipts, *last.papers)))
        went_on = with_documents(went_on, replace(last, documents=tuple(brought), papers=papers))
    if not is_asked or request is None:
        return went_on
    return advance(dossier=went_on, move=replace(move, step=request), calendar=calendar)


def with_documents(dossier: Dossier, last: DossierMove) -> Dossier:
    """The dossier with its last entry said anew; it counts as digitised when all it has by now is."""
    known = replace(dossier, moves=(*dossier.moves[:-1], last))
    return replace(known, is_digitised=all_digitised(known.documents_now))
