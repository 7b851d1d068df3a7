"""A visit of several services goes on: from a finished one to the next group's line, and back when undone."""

from collections.abc import Container
from dataclasses import replace
from datetime import datetime

from api.domain.tickets import LeftNumber, Ticket, TicketState, moved_to_group, waiting_again
from api.domain.visit_services import ServiceState, VisitService, VisitServices

HERE = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)


def moved_on(
    ticket: Ticket,
    *,
    counter: int,
    number: int,
    now: datetime,
    refused_procedures: Container[str] = (),
) -> Ticket:
    """The ticket in line for its next service; what the counter did is done. It keeps its arrival.

    `number` is that group's next, for who has none there yet; within the same group it keeps its own.
    ValueError when nothing is left.
    """
    services, group_id = ticket.services, ticket.group_id
    following = services.next(group_id=group_id, refused_procedures=refused_procedures)
    if following is None:
        raise ValueError("the visit ends here")
    here = services.served_together(group_id=group_id, refused_procedures=refused_procedures)
    own = VisitService(ticket.procedure_code, group_id, ticket.dossier_code)
    finished = tuple(replace(service, done_at=now, counter=counter) for service in (own, *here))
    left = tuple(service for service in services.to_come if service not in (*here, following))
    if following.group_id == group_id:
        moved = replace(waiting_again(ticket), sent_to=None)
    else:
        moved = moved_to_group(ticket, group_id=following.group_id, number=number)
    return replace(
        moved,
        procedure_code=following.procedure_code,
        dossier_code=following.dossier_code,
        services=VisitServices((*services.done, *finished, *left)),
    )


def moved_back(
    ticket: Ticket, *, counter: int, finished_at: datetime, called_at: datetime, started_at: datetime | None
) -> Ticket | None:
    """The ticket at that counter again, as before the finish that moved it on; None when it has gone on.

    The number it was given stays its own, and waits for it in that group.
    """
    if ticket.state is not TicketState.WAITING:
        return None
    finished = [
        service
        for service in ticket.services.done
        if (service.done_at, service.counter) == (finished_at, counter)
    ]
    if not finished:
        return None
    own, *together = finished
    was_sent_on = own.group_id != ticket.group_id
    last = ticket.left_numbers[-1] if was_sent_on else LeftNumber(own.group_id, ticket.number or 0)
    given = (LeftNumber(ticket.group_id, ticket.number),) if was_sent_on and ticket.number else ()
    to_come = VisitService(ticket.procedure_code, ticket.group_id, dossier_code=ticket.dossier_code)
    return replace(
        ticket,
        state=TicketState.SERVING if started_at else TicketState.CALLED,
        group_id=own.group_id,
        number=last.number,
        procedure_code=own.procedure_code,
        dossier_code=own.dossier_code,
        counter=counter,
        called_at=called_at,
        started_at=started_at,
        left_numbers=ticket.left_numbers[:-1] if was_sent_on else ticket.left_numbers,
        kept_numbers=(*ticket.kept_numbers, *given),
        services=VisitServices(
            (
                *(service for service in ticket.services.done if service not in finished),
                *(replace(service, done_at=None, counter=None) for service in together),
                to_come,
                *ticket.services.to_come,
            )
        ),
    )


def all_services(
    *,
    procedure_code: str,
    group_id: str,
    dossier_code: str | None,
    services: VisitServices,
    is_over: bool = False,
) -> list[tuple[VisitService, ServiceState]]:
    """Every service of a visit with its state, in the order in which they are done."""
    own = VisitService(procedure_code, group_id, dossier_code)
    here = services.served_together(group_id=group_id)
    now = ServiceState.DONE if is_over else ServiceState.NOW
    return [
        *((service, ServiceState.DONE) for service in services.done),
        (own, now),
        *((service, now) for service in here),
        *((service, ServiceState.NEXT) for service in services.to_come if service not in here),
    ]


def dossier_codes(ticket: Ticket) -> list[str]:
    """Of every service that led to one, the newest service last."""
    codes = [*(service.dossier_code for service in ticket.services.others), ticket.dossier_code]
    return [code for code in codes if code is not None]
