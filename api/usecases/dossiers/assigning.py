"""Whose work a dossier's present step is: given to another clerk, or to one who stands in for a while."""

from dataclasses import replace
from datetime import date, datetime

from api.domain.calendar import local_day
from api.domain.dossiers import (
    Assignment,
    Dossier,
    DossierAct,
    MoveKind,
    assign,
    what_can_be_done,
)
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.storage.staff_members import load_staff_member
from api.usecases.dossiers.changing import (
    DossierChanged,
    NotChanged,
    change_dossier,
    clean_note,
    entry_by,
    text_problem,
)
from api.usecases.outcomes import InputIsInvalid, StepIsNotAllowed
from api.usecases.services import Services

LONGEST_CLERK_ID = 100
LONGEST_CLERK_NAME = 60


class DossierAssigned(DossierChanged):
    pass


def assign_dossier(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    clerk_id: str | None,
    clerk_name: str | None,
    until: date | None,
    reason: str | None,
    idempotency_key: str,
) -> DossierAssigned | NotChanged:
    """Give the present step to a clerk, oneself when none is named; with `until`, to one who stands in.

    A clerk of the directory goes by the name it has; one who left is refused.
    """
    to = Assignment(
        clerk_id=(clerk_id or staff.id).strip(),
        clerk_name=" ".join((clerk_name or (staff.name if clerk_id is None else "")).split()),
        until=until,
    )
    problem = text_problem(field="reason", text=reason)
    if problem is not None:
        return problem
    if not clean_note(reason):
        return InputIsInvalid(field="reason", problem="reason")
    if len(to.clerk_name) > LONGEST_CLERK_NAME or not 1 <= len(to.clerk_id) <= LONGEST_CLERK_ID:
        return InputIsInvalid(field="clerkName", problem="clerk")

    def assigned(
        dossier: Dossier, office: Office, now: datetime
    ) -> Dossier | StepIsNotAllowed | InputIsInvalid:
        if DossierAct.ASSIGN not in what_can_be_done(dossier=dossier, office_id=staff.office_id, now=now):
            return StepIsNotAllowed(allowed=dossier.next_steps)
        if until is not None and until < local_day(now):
            return InputIsInvalid(field="until", problem="until")
        known = clerk_id and load_staff_member(office_id=staff.office_id, staff_id=to.clerk_id)
        if known and not known.is_active:
            return InputIsInvalid(field="clerk", problem="clerk_left")
        # Whom the directory does not know yet is taken by the name that was typed.
        name = known.name if known else to.clerk_name
        if not name:
            return InputIsInvalid(field="clerkName", problem="clerk")
        move = entry_by(
            staff,
            step=dossier.step,
            at=now,
            kind=MoveKind.ASSIGNED if until is None else MoveKind.DELEGATED,
            reason=reason,
            assignment=replace(to, clerk_name=name),
        )
        return assign(dossier=dossier, move=move)

    done = change_dossier(
        services,
        staff=staff,
        code=code,
        version=version,
        mutation="assignDossier",
        request={"clerk": clerk_id, "name": clerk_name, "until": until, "reason": reason},
        idempotency_key=idempotency_key,
        change=assigned,
    )
    return DossierAssigned(done.dossier) if isinstance(done, DossierChanged) else done
