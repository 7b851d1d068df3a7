"""A dossier that was sent in is received: from then on its deadline runs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from api.domain.calendar import WorkingCalendar
from api.domain.deadlines import Deadline
from api.domain.dossiers.documents import DocumentReceipt, missing_documents
from api.domain.dossiers.moves import DossierMove
from api.domain.dossiers.moving import StepIsNotAllowed, advance
from api.domain.dossiers.promises import promised_deadline
from api.domain.dossiers.records import Dossier
from api.domain.dossiers.supplementing import with_documents
from api.domain.procedures import Channel, Procedure


@dataclass(frozen=True, slots=True)
class Promise:
    """What an office promises of a dossier it receives. `is_committed`: less than the stated deadline."""

    deadline: Deadline | None = None
    cut_off: time | None = None
    is_committed: bool = False


def promise_of(
    procedure: Procedure | None, *, channel: Channel, received_at: datetime, calendar: WorkingCalendar
) -> Promise:
    """What the office promises of a dossier that comes that way at that moment."""
    if procedure is None:
        return Promise()
    deadline = promised_deadline(
        procedure=procedure, channel=channel, received_at=received_at, calendar=calendar
    )
    is_committed = deadline != procedure.deadline(channel)
    return Promise(deadline=deadline, cut_off=procedure.cut_off, is_committed=is_committed)


def receives(*, dossier: Dossier, to: str) -> bool:
    """Whether moving to the step is to receive the dossier."""
    return not dossier.is_received and to == dossier.workflow.intake.id


def may_be_received(dossier: Dossier) -> bool:
    return any(receives(dossier=dossier, to=step) for step in dossier.next_steps)


def with_promise(dossier: Dossier, promise: Promise) -> Dossier:
    """The dossier with what will hold from its receipt on."""
    return replace(
        dossier, deadline=promise.deadline, cut_off=promise.cut_off, is_committed=promise.is_committed
    )


def receive(
    *,
    dossier: Dossier,
    move: DossierMove,
    documents: Sequence[DocumentReceipt],
    promise: Promise,
    calendar: WorkingCalendar,
) -> Dossier:
    """The dossier received, with what the clerk says of its documents where that is news.

    What is missing then is asked for in the same act, as at the counter. Raises `StepIsNotAllowed`.
    """
    intake = dossier.workflow.intake.id
    if dossier.is_received:
        raise StepIsNotAllowed(f"{dossier.step}: received already")
    known = dossier.documents_now
    received = advance(
        dossier=with_promise(dossier, promise), move=replace(move, step=intake), calendar=calendar
    )
    news = tuple(document for document in documents if document not in known)
    received = with_documents(received, replace(received.moves[-1], documents=news))
    supplement = received.workflow.supplement_after(intake)
    if supplement is None or not missing_documents(received.documents_now):
        return received
    return advance(dossier=received, move=replace(move, step=supplement), calendar=calendar)
