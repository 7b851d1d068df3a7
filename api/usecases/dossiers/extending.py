"""A later date: by an apology (form 04), or because the office's calendar was edited."""

from datetime import date, datetime

from api.domain import dossiers as domain
from api.domain.dossiers import Dossier, MoveKind
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.dossiers.changing import (
    DossierChanged,
    NotChanged,
    change_dossier,
    clean_note,
    entry_by,
    text_problem,
    writes_of,
)
from api.usecases.intentions import tries
from api.usecases.outcomes import (
    DossierCannotBeExtended,
    InputIsInvalid,
)
from api.usecases.services import Services

DOSSIERS_READ_AT_ONCE = 50


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


def recompute_due_dates(services: Services, *, office: Office, staff: StaffMember) -> int:
    """After `staff` edited the office's calendar: new dates for its open dossiers; returns how many changed.

    Dates that have passed stand. Each change is an entry of the dossier's history with a notice due. Doing it
    again changes nothing, so a run that was cut off is simply repeated.
    """
    changed, after = 0, None
    while True:
        page, after = dossiers_storage.open_dossiers(
            office_id=office.id, since=services.now(), until=None, first=DOSSIERS_READ_AT_ONCE, after=after
        )
        changed += sum(
            _reckon_anew(services, dossier, office=office, staff=staff)
            for dossier in page
            if dossier.office_id == office.id
        )
        if after is None:
            return changed


def _reckon_anew(services: Services, seen: Dossier, *, office: Office, staff: StaffMember) -> bool:
    dossier: Dossier | None = seen
    for _ in tries():
        if dossier is None:
            return False
        now = services.now()
        move = entry_by(staff, step=dossier.step, at=now, kind=MoveKind.RECKONED_ANEW)
        anew = domain.reckon_anew(dossier=dossier, move=move, calendar=office.calendar)
        if anew is None:
            return False
        try:
            transact(*writes_of(anew, was_version=dossier.version))
        except ConditionsFailed:
            dossier = dossiers_storage.load_dossier(dossier.code)
        else:
            return True
    raise AssertionError("tries end in StoreIsBusy")
