"""Every page of the site in every state that looks different, each made anew for one screen."""

from tests.browser.states.booking import BOOKING
from tests.browser.states.declarations import DECLARATIONS
from tests.browser.states.desk import DESK
from tests.browser.states.dossiers import DOSSIERS
from tests.browser.states.hall import HALL
from tests.browser.states.handover import HANDOVER, RESULTS
from tests.browser.states.inbox import INBOX
from tests.browser.states.managing import MANAGING
from tests.browser.states.offices import OFFICES
from tests.browser.states.others import OTHERS
from tests.browser.states.showing import OFFICE, State
from tests.browser.states.tickets import TICKETS

CITIZEN = OFFICES | BOOKING | HALL | TICKETS | DECLARATIONS | DOSSIERS | RESULTS
# One of each page; the others have the same parts.
CITIZEN_IN_ENGLISH = {
    name: CITIZEN[name]
    for name in (
        *(
            "offices",
            "office",
            "office_closed",
            "procedures",
            "procedure",
            "times",
            "contact_refused",
            "here",
        ),
        *(
            "take_number",
            "ticket_today",
            "cancel_question",
            "ticket_waiting",
            "ticket_near_closing",
            "ticket_called",
            "ticket_missed",
            "declaration_with_mistakes",
        ),
        *("dossier", "dossier_details", "letters", "result_is_another_file", "mine", "no_such_page"),
    )
}
STAFF = DESK | INBOX | HANDOVER | MANAGING
EVERY_STATE = CITIZEN | STAFF | OTHERS

__all__ = ["CITIZEN", "CITIZEN_IN_ENGLISH", "EVERY_STATE", "OFFICE", "OTHERS", "STAFF", "State"]
