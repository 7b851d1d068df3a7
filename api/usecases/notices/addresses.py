"""Where a dossier's letters go, and that none go any more."""

from dataclasses import dataclass
from datetime import datetime

from api.domain import dossiers as domain
from api.domain.dossiers import Dossier, DossierAct, what_can_be_done
from api.domain.email_addresses import parse_email
from api.domain.notices import is_notices_key
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.storage import notices as notices_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.dossiers.changing import DossierChanged, NotChanged, change_dossier, entry_by
from api.usecases.dossiers.reading import get_dossier
from api.usecases.intentions import StoreIsBusy, intend
from api.usecases.outcomes import DossierIsUnknown, InputIsInvalid, StepIsNotAllowed
from api.usecases.services import Services


class EmailChanged(DossierChanged):
    pass


@dataclass(frozen=True, slots=True)
class LettersStopped:
    dossier: Dossier


def change_email(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    email: str | None,
    idempotency_key: str,
) -> EmailChanged | NotChanged:
    """Send a dossier's letters to another address, or to none. Each of its units may; who did stands in the
    history, the address does not. Naming an address means that the citizen wants letters (again).
    """
    address = parse_email(email) if email and email.strip() else None
    if address is None and email and email.strip():
        return InputIsInvalid(field="email", problem="email")

    def changed(dossier: Dossier, _: Office, now: datetime) -> Dossier | StepIsNotAllowed:
        possible = what_can_be_done(dossier=dossier, office_id=staff.office_id, now=now)
        if DossierAct.CHANGE_EMAIL not in possible:
            return StepIsNotAllowed(allowed=dossier.next_steps)
        move = entry_by(staff, step=dossier.step, at=now)
        return domain.change_email(dossier=dossier, move=move, email=address)

    known = get_dossier(services, code=code)
    done = change_dossier(
        services,
        staff=staff,
        code=code,
        version=version,
        mutation="changeEmail",
        request={"email": address},
        idempotency_key=idempotency_key,
        change=changed,
        is_here_only=False,
        also=[notices_storage.want_letters(known.code)] if known and address else [],
    )
    return EmailChanged(done.dossier) if isinstance(done, DossierChanged) else done


def stop_letters(
    services: Services, *, code: str, key: str, idempotency_key: str
) -> LettersStopped | DossierIsUnknown | InputIsInvalid:
    """No more letters about a dossier, for who has the key that stands in each of them."""
    dossier = get_dossier(services, code=code)
    if dossier is None or not is_notices_key(key, secret=services.code_secret, dossier_code=dossier.code):
        return DossierIsUnknown()
    intention = intend(
        mutation="stopLetters",
        caller=dossier.code,
        key=idempotency_key,
        request={"dossier": dossier.code},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    if notices_storage.letters_are_stopped(dossier.code):
        return LettersStopped(dossier)
    try:
        transact(
            notices_storage.stop_letters(dossier_code=dossier.code, at=now),
            remember(intention, outcome=dossier.code, now=now),
        )
    except ConditionsFailed:
        if recall(intention, now=now) is None:
            raise StoreIsBusy from None
    return LettersStopped(dossier)
