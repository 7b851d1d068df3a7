"""Find a dossier, see whom it is about, and what is due in an office."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from api.domain.calendar import at_local, local_day
from api.domain.dossiers import Dossier, DossierCodeIsInvalid, parse_dossier_code
from api.domain.hall import LineEntry
from api.domain.moving_on import dossier_codes
from api.domain.people import last_four
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket
from api.storage import attempts
from api.storage import dossiers as dossiers_storage
from api.usecases.appointments import find_booking
from api.usecases.outcomes import TooManyAttempts, WrongSecondFactor
from api.usecases.services import Services

ATTEMPTS_PER_HOUR = 5


class DossierDue(StrEnum):
    """Open dossiers by how their due moment, or that of their answer, lies to today; what waits for its
    citizen is LATER."""

    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    LATER = "LATER"


@dataclass(frozen=True, slots=True)
class PersonalDetails:
    dossier: Dossier


def get_dossier(services: Services, *, code: str) -> Dossier | None:
    """A dossier by its own code or by its ticket's code; of several the newest service's."""
    found = find_booking(services, code)
    if found is not None:
        codes = dossier_codes(found[0])
        return dossiers_storage.load_dossier(codes[-1]) if codes else None
    try:
        parse_dossier_code(code)
    except DossierCodeIsInvalid:
        return None
    return dossiers_storage.load_dossier(code.strip().upper())


def dossier_of_ticket(ticket: Ticket | LineEntry | None) -> Dossier | None:
    code = ticket.dossier_code if ticket else None
    return dossiers_storage.load_dossier(code) if code else None


def see_personal_details(
    services: Services, *, dossier: Dossier, phone_last4: str
) -> PersonalDetails | WrongSecondFactor | TooManyAttempts:
    """Name, phone and notes for who knows the phone's last four digits; five tries an hour for a dossier."""
    now = services.now()
    if not attempts.use_attempt(code=dossier.code, limit=ATTEMPTS_PER_HOUR, now=now):
        return TooManyAttempts(retry_at=attempts.window_ends_at(now))
    known = last_four(dossier.phone) if dossier.phone else ""
    if known and hmac.compare_digest(known.encode(), phone_last4.strip().encode()):
        attempts.give_attempt_back(code=dossier.code, now=now)
        return PersonalDetails(dossier)
    used = attempts.attempts_used(code=dossier.code, now=now)
    return WrongSecondFactor(attempts_left=max(0, ATTEMPTS_PER_HOUR - used))


def list_dossiers(
    *, staff: StaffMember, procedure_code: str, first: int, after: str | None
) -> tuple[Sequence[Dossier], str | None]:
    """Every dossier of a procedure whose workflow keeps a list, open or not, in the order of receipt."""
    return dossiers_storage.listed_dossiers(
        office_id=staff.office_id, procedure_code=procedure_code, first=first, after=after
    )


def office_dossiers(
    services: Services, *, staff: StaffMember, due: DossierDue, first: int, after: str | None
) -> tuple[Sequence[Dossier], str | None]:
    """Open dossiers of the clerk's office that are overdue, due today or due later; soonest first."""
    # By date, as the national formula compares: what is due at eleven today is not late at noon.
    today = at_local(local_day(services.now()), datetime.min.time())
    tomorrow = today + timedelta(days=1)
    since, until = {
        DossierDue.OVERDUE: (None, today),
        DossierDue.TODAY: (today, tomorrow),
        DossierDue.LATER: (tomorrow, None),
    }[due]
    return dossiers_storage.open_dossiers(
        office_id=staff.office_id, since=since, until=until, first=first, after=after
    )
