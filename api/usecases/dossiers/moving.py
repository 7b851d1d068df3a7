"""A clerk moves a dossier to its next step."""

from dataclasses import dataclass

from api.domain.dossiers import Dossier, DossierMove, DossierStep, advance
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.dossiers.reading import get_dossier
from api.usecases.intentions import intend
from api.usecases.outcomes import DossierHasMoved, DossierIsUnknown, InputIsInvalid, StepIsNotAllowed
from api.usecases.services import Services

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class DossierAdvanced:
    dossier: Dossier


def advance_dossier(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    to: DossierStep,
    version: int,
    note: str | None,
    idempotency_key: str,
) -> DossierAdvanced | DossierIsUnknown | StepIsNotAllowed | DossierHasMoved | InputIsInvalid:
    """Move a dossier of one's own office to its next step. Of two clerks at once, one wins."""
    dossier = get_dossier(services, code=code)
    office = services.office(staff.office_id)
    if dossier is None or office is None or dossier.office_id != office.id:
        return DossierIsUnknown()
    if note is not None and len(note) > LONGEST_NOTE:
        return InputIsInvalid(field="note", problem="note")
    intention = intend(
        mutation="advanceDossier",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"dossier": dossier.code, "to": to, "version": version, "note": note},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    if dossier.version != version:
        if recall(intention, now=now) is not None:
            return DossierAdvanced(dossier)
        return DossierHasMoved(dossier)
    if to not in dossier.next_steps:
        return StepIsNotAllowed(allowed=dossier.next_steps)
    move = DossierMove(step=to, at=now, clerk_id=staff.id, note=clean_note(note))
    moved = advance(dossier=dossier, move=move, calendar=office.calendar)
    try:
        transact(
            dossiers_storage.save_move(dossier=moved, was_version=version),
            remember(intention, outcome=to.value, now=now),
        )
    except ConditionsFailed:
        current = dossiers_storage.load_dossier(dossier.code) or dossier
        was_done = recall(intention, now=now) is not None
        return DossierAdvanced(current) if was_done else DossierHasMoved(current)
    return DossierAdvanced(moved)


def clean_note(note: str | None) -> str | None:
    return (" ".join(note.split()) or None) if note else None
