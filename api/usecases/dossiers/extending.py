"""A later date by an apology (form 04)."""

from datetime import date, datetime

from api.domain import dossiers as domain
from api.domain.dossiers import Dossier
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.usecases.dossiers.changing import (
    DossierChanged,
    NotChanged,
    change_dossier,
    clean_note,
    entry_by,
    text_problem,
)
from api.usecases.outcomes import (
    DossierCannotBeExtended,
    InputIsInvalid,
)
from api.usecases.services import Services


class DossierExtended(DossierChanged):
    pass


def extend_dossier(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    new_due_on: date,
    apology: str,
    idempotency_key: str,
) -> DossierExtended | NotChanged:
    """Apologise and promise a later day, once and at least a day before the date expires (form 04)."""
    problem = text_problem(field="apology", text=apology)
    if problem is not None:
        return problem
    if not clean_note(apology):
        return InputIsInvalid(field="apology", problem="apology")

    def extended(dossier: Dossier, office: Office, now: datetime) -> Dossier | DossierCannotBeExtended:
        move = entry_by(staff, step=dossier.step, at=now, note=apology)
        try:
            return domain.extend(dossier=dossier, move=move, new_due_on=new_due_on, calendar=office.calendar)
        except domain.DossierCannotBeExtended as refused:
            return DossierCannotBeExtended(problem=refused.problem)

    done = change_dossier(
        services,
        staff=staff,
        code=code,
        version=version,
        mutation="extendDossier",
        request={"newDueOn": new_due_on, "apology": apology},
        idempotency_key=idempotency_key,
        change=extended,
    )
    return DossierExtended(done.dossier) if isinstance(done, DossierChanged) else done
