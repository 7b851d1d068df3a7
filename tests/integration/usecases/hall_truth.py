"""What must hold of the hall at rest: numbers, the line, the missed and the counters."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from api.domain.tickets import Ticket, TicketState
from api.storage import keys
from api.storage.codec import services_text
from api.storage.counter_items import CounterItem
from api.storage.hall import LineItem, SeriesItem
from api.storage.leases import LeaseItem
from api.storage.offices import load_office_now
from api.storage.returns import MissedItem, missed_of
from tests.integration.usecases.stored import items_of


def assert_every_number_is_there_once(tickets: Collection[Ticket]) -> None:
    """Each with its holder, or with a kiosk that said nothing of it: void once the day is over."""
    issued = {(item.pk, item.group_id): item.issued for item in items_of(SeriesItem) if item.issued}
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for ticket in tickets:
        hall = keys.hall(office_id=ticket.office_id, on=ticket.day)
        if ticket.number is not None:
            given[hall, ticket.group_id].append(ticket.number)
        for left in ticket.left_numbers:
            given[hall, left.group_id].append(left.number)
        for kept in ticket.kept_numbers:  # it waits for her there: the act that gave it was undone
            given[hall, kept.group_id].append(kept.number)
    out: dict[tuple[str, str], list[int]] = defaultdict(list)
    for item in items_of(LeaseItem):
        key = (item.pk.replace("LEASES#", "HALL#"), item.group_id)
        leased, reported = range(item.first, item.last + 1), {int(number) for number in item.issued or ()}
        assert {number for number in given[key] if number in leased} == reported
        out[key] += [number for number in leased if number not in reported]
    assert {key: sorted(given[key] + out[key]) for key in {**given, **out}} == {
        key: list(range(1, last + 1)) for key, last in issued.items()
    }


def assert_line_is_that_of_tickets(tickets: Collection[Ticket]) -> None:
    line = {
        (item.pk, item.code): (
            item.has_arrived,
            item.number,
            item.appointment_at,
            item.priority,
            item.sent_to,
            item.dossier_code,
            item.places,
            item.procedure_code,
            item.services,
        )
        for item in items_of(LineItem)
    }
    assert line == {
        (keys.hall(office_id=ticket.office_id, on=ticket.day), ticket.code): (
            ticket.state is TicketState.WAITING,
            ticket.number,
            None if ticket.was_transferred or ticket.services.done else ticket.appointment_at,
            ticket.priority,
            ticket.sent_to,
            ticket.dossier_code,
            ticket.services.own_places(ticket.places),
            ticket.procedure_code,
            services_text(ticket.services),
        )
        for ticket in tickets
        if ticket.state in (TicketState.BOOKED, TicketState.WAITING)
    }


def assert_missed_are_those_of_tickets(tickets: Collection[Ticket]) -> None:
    """Who missed her first call is parked; who came back or missed a second one is not."""
    parked = {(item.pk, item.sk): missed_of(item) for item in items_of(MissedItem)}
    expected = {
        (keys.hall(office_id=ticket.office_id, on=ticket.day), keys.missed(ticket.code)): ticket
        for ticket in tickets
        if ticket.state is TicketState.NO_SHOW and ticket.returned_at is None
    }
    assert parked.keys() == expected.keys()
    for key, missed in parked.items():
        ticket = expected[key]
        assert (missed.entry.code, missed.entry.number, missed.missed_at) == (
            ticket.code,
            ticket.number,
            ticket.ended_at,
        )


def assert_counters_are_those_of_tickets(tickets: Collection[Ticket]) -> None:
    counters = {(item.pk, item.number): item for item in items_of(CounterItem)}
    at_counter = {
        key: (item.ticket_code, item.started_at is not None)
        for key, item in counters.items()
        if item.ticket_code
    }
    served: dict[tuple[str, int], int] = defaultdict(int)
    times: dict[tuple[str, str], int] = defaultdict(int)
    expected = {}
    for ticket in tickets:
        hall = keys.hall(office_id=ticket.office_id, on=ticket.day)
        stops: dict[tuple[Any, Any, str], int] = defaultdict(int)
        for service in ticket.services.done:
            stops[service.done_at, service.counter, service.group_id] += 1
        for first, ((_, counter, group_id), services) in enumerate(sorted(stops.items())):
            served[hall, counter] += 1
            times[hall, group_id] += services + (0 if first else ticket.places - 1)
        if ticket.state in (TicketState.CALLED, TicketState.SERVING):
            assert (hall, ticket.counter) not in expected, "two people at one counter"
            expected[hall, ticket.counter] = (ticket.code, ticket.state is TicketState.SERVING)
        if ticket.state is TicketState.DONE and ticket.counter is not None:
            served[hall, ticket.counter] += 1
            times[hall, ticket.group_id] += ticket.services.places_at(
                group_id=ticket.group_id, places=ticket.places
            )
            assert len(ticket.services.to_come) == len(
                ticket.services.served_together(group_id=ticket.group_id)
            ), "nothing is left when a visit is done"
    assert at_counter == expected
    assert {key: item.served for key, item in counters.items() if item.served} == served
    for key, item in counters.items():
        called = [
            ticket
            for ticket in tickets
            if (keys.hall(office_id=ticket.office_id, on=ticket.day), ticket.counter) == key
        ]
        ordinary = [ticket for ticket in called if ticket.priority is None]
        # A ticket that was transferred or has come back no longer says which counter called it.
        sent_on = sum(
            ticket.was_transferred
            or ticket.sent_to is not None
            or ticket.returned_at is not None
            or bool(ticket.services.done)
            for ticket in tickets
        )
        assert item.ordinary_calls <= len(ordinary) + sent_on
        assert item.ordinary_calls >= len(called) or len(called) > len(ordinary) or sent_on
    series = {(item.pk, item.group_id): item.services for item in items_of(SeriesItem) if item.services}
    assert series == times


def assert_halls_fit_their_offices() -> None:
    """Whoever waits has a group that somebody serves, and whoever works a counter that is there."""
    for item in items_of(LineItem):
        office = load_office_now(item.pk.split("#")[1])
        assert office is None or office.group(item.group_id) is not None, (item.pk, item.sk)
    for item in items_of(CounterItem):
        office = load_office_now(item.pk.split("#")[1])
        assert office is None or not item.is_open or office.counter(item.number) is not None, item.sk
