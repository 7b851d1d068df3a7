"""Every mutation as a wish, by noun; `WISHES` is the table of them all."""

from tests.integration.usecases.wishes.appointments import APPOINTMENTS
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.counters import COUNTERS
from tests.integration.usecases.wishes.dossiers import DOSSIERS
from tests.integration.usecases.wishes.files import FILES
from tests.integration.usecases.wishes.handovers import HANDOVERS
from tests.integration.usecases.wishes.holds import HOLDS
from tests.integration.usecases.wishes.inbox import INBOX
from tests.integration.usecases.wishes.leases import LEASES
from tests.integration.usecases.wishes.notices import NOTICES
from tests.integration.usecases.wishes.office_changes import OFFICE_CHANGES
from tests.integration.usecases.wishes.reminders import REMINDERS
from tests.integration.usecases.wishes.returns import RETURNS
from tests.integration.usecases.wishes.tickets import TICKETS
from tests.integration.usecases.wishes.visit_services import VISIT_SERVICES
from tests.integration.usecases.wishes.waitlist import WAITLIST

WISHES = (
    *APPOINTMENTS,
    *HOLDS,
    *WAITLIST,
    *TICKETS,
    *LEASES,
    *COUNTERS,
    *RETURNS,
    *VISIT_SERVICES,
    *DOSSIERS,
    *FILES,
    *HANDOVERS,
    *INBOX,
    *NOTICES,
    *REMINDERS,
    *OFFICE_CHANGES,
)

__all__ = ["WISHES", "Asked", "Wish"]
