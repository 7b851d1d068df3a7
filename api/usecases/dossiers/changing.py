"""What every change of a dossier has in common: whose it is, once per key, one winner of two."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.domain.dossiers import Assignment, Dossier, DossierMove, MoveKind
from api.domain.notices import new_notices
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.storage import inbox as inbox_storage
from api.storage import notices as notices_storage
from api.storage import register
from api.storage import statistics as statistics_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.dossiers.reading import get_dossier
from api.usecases.intentions import intend
from api.usecases.outcomes import (
    DossierCannotBeExtended,
    DossierHasMoved,
    DossierIsElsewhere,
    DossierIsUnknown,
    FileHasNotArrived,
    FileIsOfAnotherKind,
    HandoverIsMissing,
    InputIsInvalid,
    ResultIsWithThePost,
    StepIsNotAllowed,
)
from api.usecases.services import Services

LONGEST_NOTE = 500

# Why a dossier was not changed; not every change meets every reason.
NotChanged = (
    DossierIsUnknown
    | DossierIsElsewhere
    | DossierHasMoved
    | StepIsNotAllowed
    | DossierCannotBeExtended
    | HandoverIsMissing
    | ResultIsWithThePost
    | FileHasNotArrived
    | FileIsOfAnotherKind
    | InputIsInvalid
)


@dataclass(frozen=True, slots=True)
class DossierChanged:
    dossier: Dossier


def change_dossier(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    mutation: str,
    request: Mapping[str, object],
    idempotency_key: str,
    change: Callable[[Dossier, Office, datetime], Dossier | NotChanged],
    is_here_only: bool = True,
    also: Sequence[Write] = (),
) -> DossierChanged | NotChanged:
    """Change a dossier that the clerk's office has now. `change` is given the receiving office.

    Without `is_here_only` each of its units may; `also` is written in the same transaction.
    """
    dossier = get_dossier(services, code=code)
    office = services.office(dossier.office_id) if dossier else None
    if dossier is None or office is None or not dossier.concerns(staff.office_id):
        return DossierIsUnknown()
    intention = intend(
        mutation=mutation,
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"dossier": dossier.code, "version": version, **request},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    if dossier.version != version:
        if recall(intention, now=now) is not None:
            return DossierChanged(dossier)
        return DossierHasMoved(dossier)
    if is_here_only and dossier.holder_office_id != staff.office_id:
        return DossierIsElsewhere(office_name=unit_name(services, dossier))
    changed = change(dossier, office, now)
    if not isinstance(changed, Dossier):
        return changed
    try:
        transact(
            *writes_of(changed, was_version=version),
            *also,
            remember(intention, outcome=changed.step, now=now),
        )
    except ConditionsFailed:
        current = dossiers_storage.load_dossier(dossier.code) or dossier
        was_done = recall(intention, now=now) is not None
        return DossierChanged(current) if was_done else DossierHasMoved(current)
    return DossierChanged(changed)


def entry_by(
    staff: StaffMember,
    *,
    step: str,
    at: datetime,
    kind: MoveKind = MoveKind.STEP,
    note: str | None = None,
    reason: str | None = None,
    assignment: Assignment | None = None,
) -> DossierMove:
    """An entry of a dossier's history as this clerk writes it."""
    return DossierMove(
        step=step,
        at=at,
        clerk_id=staff.id,
        clerk_name=staff.name,
        office_id=staff.office_id,
        kind=kind,
        note=clean_note(note),
        reason=clean_note(reason),
        assignment=assignment,
    )


def writes_of(changed: Dossier, *, was_version: int) -> list[Write]:
    """The dossier after a change, to be counted and told of, and what the receiving office keeps of it."""
    writes: list[Write] = [
        dossiers_storage.save_move(dossier=changed, was_version=was_version),
        *announcing(changed, was_version=was_version),
    ]
    if changed.receipt_entry is not None:
        writes.append(statistics_storage.wait_to_be_counted(changed))
        if changed.receipt_entry > was_version:
            writes += entering(changed)
    if changed.competent_office_id is not None:
        writes.append(dossiers_storage.follow_from_intake(changed))
    if any(move.kind is MoveKind.DELEGATED for move in changed.moves):
        writes.append(inbox_storage.follow_stand_in(changed))
    return writes


def entering(received: Dossier) -> list[Write]:
    """What is kept of a dossier once it is received: the register, and its procedure's list if it has one."""
    listed = [dossiers_storage.list_dossier(received)] if received.workflow.listed else []
    return [register.enter(received), *listed]


def announcing(changed: Dossier, *, was_version: int) -> list[Write]:
    """The notices of what was added to its history since, to be sent once the transaction is written."""
    notices = new_notices(changed, was_version=was_version, now=changed.moves[-1].at)
    return [notices_storage.announce(notice) for notice in notices]


def unit_name(services: Services, dossier: Dossier) -> str:
    """The name of the office that has the dossier now."""
    holder = services.office(dossier.holder_office_id)
    return holder.name if holder else dossier.holder_office_id


def clean_note(note: str | None) -> str | None:
    return (" ".join(note.split()) or None) if note else None


def text_problem(*, field: str, text: str | None) -> InputIsInvalid | None:
    """Why a note or a reason cannot be kept."""
    if text is not None and len(text) > LONGEST_NOTE:
        return InputIsInvalid(field=field, problem="note")
    return None
