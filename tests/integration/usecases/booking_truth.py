"""What must hold of places at rest: slots and the days of phones say what the tickets say."""

from collections import defaultdict
from collections.abc import Collection

from api.domain.calendar import local_day
from api.domain.people import phone_digest
from api.domain.tickets import Ticket, TicketState
from api.settings import read_settings
from api.storage import keys
from api.storage.appointments import SlotItem
from api.storage.booking_limits import PhoneDayItem
from tests.integration.usecases.stored import items_of


def assert_slots_are_those_of_tickets(tickets: Collection[Ticket]) -> None:
    expected: dict[tuple[str, str], set[str]] = defaultdict(set)
    for ticket in tickets:
        if ticket.appointment_at is not None and ticket.state is not TicketState.CANCELLED:
            partition = keys.slots(office_id=ticket.office_id, group_id=ticket.booked_group_id)
            assert len(ticket.slot_starts) == ticket.places
            for starts_at in ticket.slot_starts:
                expected[partition, keys.slot(starts_at)].add(ticket.code)
    written = {ticket.code for ticket in tickets}
    taken = {}
    for item in items_of(SlotItem):
        held = {mark.rsplit("#", 1)[0] for mark in item.holds or ()} - written
        left = {mark.rsplit("#", 1)[0] for mark in item.cooling or ()} - expected[item.pk, item.sk]
        assert held <= (item.tickets or set()), "who holds has a place"
        if codes := (item.tickets or set()) - held - left:
            taken[item.pk, item.sk] = codes
    assert taken == {slot: codes for slot, codes in expected.items() if codes}


def assert_phone_days_are_those_of_tickets(tickets: Collection[Ticket]) -> None:
    secret = read_settings().code_secret
    expected: dict[tuple[str, str], set[str]] = defaultdict(set)
    for ticket in tickets:
        if ticket.appointment_at is None or ticket.state is TicketState.CANCELLED:
            continue
        assert ticket.day == local_day(ticket.appointment_at)
        digest = phone_digest(secret=secret, phone=ticket.phone or "")
        partition = keys.phone(office_id=ticket.office_id, digest=digest)
        expected[partition, keys.day(ticket.day)].add(ticket.code)
        if ticket.citizen_digest is not None:
            citizen = keys.citizen(office_id=ticket.office_id, digest=ticket.citizen_digest)
            expected[citizen, keys.day(ticket.day)].add(ticket.code)
    counted = {(item.pk, item.sk): item.tickets for item in items_of(PhoneDayItem) if item.tickets}
    assert counted == expected
