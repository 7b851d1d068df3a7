"""A finished ticket with more to do goes on to the next line; and comes back when the finish is undone."""

from dataclasses import replace

from api.domain.hall import CurrentTicket, DoneAct
from api.domain.moving_on import moved_back, moved_on
from api.domain.tickets import Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import standing as standing_storage
from api.storage import tickets as tickets_storage
from api.storage.transactions import Write
from api.usecases.counters.presence import AtCounter
from api.usecases.tickets import arrived


def procedures_here(here: AtCounter, ticket: Ticket) -> list[str]:
    """What this counter does for the ticket in one go: its own service first."""
    together = ticket.services.served_together(group_id=ticket.group_id, refused_procedures=_refused(here))
    return [ticket.procedure_code, *(service.procedure_code for service in together)]


def going_on_or_end(here: AtCounter, current: CurrentTicket, ticket: Ticket) -> list[Write]:
    """The ticket is done, or waits in the line of its next service with that group's next number."""
    following = ticket.services.next(group_id=ticket.group_id, refused_procedures=_refused(here))
    group = here.office.group(following.group_id) if following else None
    if following is None or group is None or ticket.number is None:
        done = TicketState.DONE
        return [tickets_storage.end_ticket(was=ticket, at=current.state, to=done, now=here.now)]
    office_id, on, last = here.office.id, here.hall.day, here.hall.issued(group.id)
    # One group, one line, one number; or the number she was given there by an act that was undone.
    is_new = following.group_id != ticket.group_id and ticket.kept_number(following.group_id) is None
    moved = moved_on(
        ticket,
        counter=here.counter.number,
        number=last + 1,
        now=here.now,
        refused_procedures=_refused(here),
    )
    writes: list[Write] = [
        standing_storage.change_ticket(was=replace(ticket, state=current.state), to=moved),
        hall_storage.join_line(office_id=office_id, on=on, entry=arrived(moved)),
    ]
    if is_new:
        writes.append(hall_storage.issue_number(office_id=office_id, on=on, group_id=group.id, last=last))
    return writes


def coming_back(
    here: AtCounter, ticket: Ticket, *, done: DoneAct, before: CurrentTicket
) -> tuple[Ticket, list[Write]] | None:
    """The ticket as it stood at this counter, and the writes for it; None once it was called elsewhere."""
    entry = here.hall.entry(ticket.code)
    back = moved_back(
        ticket,
        counter=here.counter.number,
        finished_at=done.at,
        called_at=before.called_at,
        started_at=before.started_at,
    )
    if back is None or entry is None:
        return None
    return back, [
        standing_storage.change_ticket(was=ticket, to=back),
        hall_storage.leave_line(office_id=here.office.id, on=here.hall.day, entry=entry),
    ]


def _refused(here: AtCounter) -> tuple[str, ...]:
    described = here.office.counter(here.counter.number)
    return described.refused_procedures if described else ()
