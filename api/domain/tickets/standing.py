"""How a ticket stands: what acts at a counter change of it, kept as long as such an act can be taken back."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Protocol

from api.domain.queue import CallWindow, Outlook, PriorityClass
from api.domain.tickets.records import LeftNumber, Ticket, TicketState
from api.domain.visit_services import NO_OTHER_SERVICES, VisitServices


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything of a ticket that such an act may change, but for the numbers that are kept for it."""

    state: TicketState
    group_id: str
    number: int | None = None
    left_numbers: tuple[LeftNumber, ...] = ()
    counter: int | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    sent_to: int | None = None
    returned_at: datetime | None = None
    priority: PriorityClass | None = None
    services: VisitServices = NO_OTHER_SERVICES
    outlook: Outlook | None = None
    told: CallWindow | None = None


class Visit(Protocol):
    """What a ticket and its place in the line both tell of a visit."""

    @property
    def group_id(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def sent_to(self) -> int | None: ...
    @property
    def priority(self) -> PriorityClass | None: ...
    @property
    def services(self) -> VisitServices: ...


def standing_before(was: Ticket, to: Ticket) -> Standing:
    """How a ticket stood before it was changed; what was foreseen of its wait only if that is lost."""
    stood = Standing(**{field.name: getattr(was, field.name) for field in fields(Standing)})
    return stood if to.outlook is None and to.told is None else replace(stood, outlook=None, told=None)


def put_back(ticket: Ticket, before: Standing) -> Ticket:
    """The ticket as it stood. A number that it was given since keeps its holder: it waits for her there."""
    kept = ticket.kept_numbers
    if ticket.group_id != before.group_id and ticket.number is not None:
        kept = (*kept, LeftNumber(ticket.group_id, ticket.number))
    stood = {field.name: getattr(before, field.name) for field in fields(Standing)}
    foreseen = {"outlook": before.outlook or ticket.outlook, "told": before.told or ticket.told}
    return replace(ticket, **{**stood, **foreseen}, kept_numbers=kept)


def mark_of(visit: Visit, *, state: TicketState) -> str:
    """Tells whether a visit stands as an act left it: another mark, and something was built on the act."""
    others = (
        f"{service.procedure_code}:{service.dossier_code or ''}:{'' if service.done_at is None else 'done'}"
        for service in visit.services.others
    )
    place = (state, visit.group_id, visit.number or "", visit.sent_to or "", visit.priority or "", *others)
    return "#".join(map(str, place))
