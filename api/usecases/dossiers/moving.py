"""A clerk moves a dossier to its next step, or back to an earlier one with a reason."""

from collections.abc import Sequence
from datetime import datetime

from api.domain.dossiers import (
    DocumentReceipt,
    DocumentState,
    Dossier,
    advance,
    leaves_unsaid,
    missing_documents,
    receives,
    returns_work,
    steps_to_move_to,
    with_papers_wanted,
)
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
from api.usecases.dossiers.handed_in import has_too_many, problem_of
from api.usecases.dossiers.receiving_registered import as_received
from api.usecases.outcomes import (
    HandoverIsMissing,
    InputIsInvalid,
    ResultIsWithThePost,
    StepIsNotAllowed,
)
from api.usecases.services import Services


class DossierAdvanced(DossierChanged):
    pass


def advance_dossier(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    to: str,
    version: int,
    note: str | None,
    idempotency_key: str,
    reason: str | None = None,
    wanted: Sequence[str] = (),
) -> DossierAdvanced | NotChanged:
    """Move a dossier that one's office has to its next step. Of two clerks at once, one wins.

    `wanted` names the papers that a step which waits for the citizen asks for, new ones or some again. A step
    that asks or tells her something says what, by these or by the note. What was sent in complete is received
    by moving it to its intake.
    """
    problem = text_problem(field="note", text=note) or text_problem(field="reason", text=reason)
    if problem is not None:
        return problem
    names = tuple(dict.fromkeys(" ".join(name.split()) for name in wanted))
    missing = [DocumentReceipt(name=name, state=DocumentState.MISSING) for name in names]
    problem = problem_of(documents=missing, note=None)
    if problem is not None:
        return problem

    def moved(
        dossier: Dossier, office: Office, now: datetime
    ) -> Dossier | StepIsNotAllowed | HandoverIsMissing | ResultIsWithThePost | InputIsInvalid:
        if to not in dossier.next_steps:
            return StepIsNotAllowed(allowed=dossier.next_steps)
        if dossier.handover is not None and dossier.handover.is_with_the_post:
            return ResultIsWithThePost()
        if to not in steps_to_move_to(dossier):
            return HandoverIsMissing()
        if returns_work(dossier=dossier, to=to) and not clean_note(reason):
            return InputIsInvalid(field="reason", problem="reason")
        move = entry_by(staff, step=to, at=now, note=note, reason=reason)
        if receives(dossier=dossier, to=to):
            if missing_documents(dossier.documents_now):
                return InputIsInvalid(field="to", problem="papers_missing")
            return as_received(dossier, move=move, documents=(), office=office)
        moved = advance(dossier=dossier, move=move, calendar=office.calendar)
        if names and not moved.present.waits_for_citizen:
            return InputIsInvalid(field="wanted", problem="wanted")
        asked = with_papers_wanted(moved, wanted=names)
        if has_too_many(asked):
            return InputIsInvalid(field="wanted", problem="documents")
        if leaves_unsaid(asked):
            waits = asked.present.waits_for_citizen
            return InputIsInvalid(field="note", problem="papers_wanted" if waits else "citizen_told")
        return asked

    done = change_dossier(
        services,
        staff=staff,
        code=code,
        version=version,
        mutation="advanceDossier",
        request={"to": to, "note": note, "reason": reason, **({"wanted": names} if names else {})},
        idempotency_key=idempotency_key,
        change=moved,
    )
    return DossierAdvanced(done.dossier) if isinstance(done, DossierChanged) else done
