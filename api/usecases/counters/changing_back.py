"""A ticket put back where it stood before an act, with its place in the hall."""

from api.domain.hall import Change
from api.domain.tickets import put_back
from api.storage import standing as standing_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import Write
from api.usecases.counters.presence import AtCounter


def changed_back(here: AtCounter, changed: Change) -> list[Write] | None:
    """Every write of the act turned round, but for the counter's; None when anything was built on it."""
    ticket = tickets_storage.load_ticket(changed.code)
    if ticket is None or not changed.stands(ticket):
        return None
    back = put_back(ticket, changed.before)
    return [standing_storage.change_ticket(was=ticket, to=back)]
