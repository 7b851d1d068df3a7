"""What must hold of the whole table at rest, whatever happened before: every item tells the same story."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier
from api.domain.moving_on import dossier_codes
from api.domain.people import phone_digest
from api.domain.procedures import Procedure
from api.domain.statistics import Dimension, Entry, differences
from api.domain.terms import TermsRecord
from api.domain.tickets import Ticket, TicketState
from api.settings import read_settings
from api.storage import keys
from api.storage.appointments import SlotItem
from api.storage.booking_limits import PhoneDayItem
from api.storage.codec import decode, services_text
from api.storage.counters import CounterItem
from api.storage.digitised_copies import DigitisedCopyItem
from api.storage.dossiers import (
    DossierElsewhereItem,
    DossierItem,
    DossierSeriesItem,
    ListedDossierItem,
    load_dossier,
)
from api.storage.hall import LineItem, SeriesItem
from api.storage.leases import LeaseItem
from api.storage.office_changes import OfficeChangeItem, load_change
from api.storage.offices import OfficeItem, load_office_now
from api.storage.procedures import ProcedureIndexItem, ProcedureItem
from api.storage.register import RegisteredDossierItem
from api.storage.returns import MissedItem, missed_of
from api.storage.statistics import UncountedDossierItem, every_figure
from api.storage.tables import Base
from api.storage.terms import TermsChangeItem
from api.storage.tickets import TicketItem, load_ticket
from tests.integration.usecases.digitised_truth import assert_copies_are_those_of_dossiers
from tests.integration.usecases.inbox_truth import assert_rows_are_those_of


def items_of(model: type[Any]) -> list[Any]:
    return [item for item in Base.scan(consistent_read=True) if isinstance(item, model)]


def all_tickets() -> list[Ticket]:
    found = [load_ticket(item.pk.removeprefix(keys.ticket(""))) for item in items_of(TicketItem)]
    return [ticket for ticket in found if ticket is not None]


def assert_items_agree() -> None:
    """Check slots, phones, series, line, counters and dossiers against the tickets."""
    tickets = all_tickets()
    assert_slots_are_those_of_tickets(tickets)
    assert_phone_days_are_those_of_tickets(tickets)
    assert_every_number_is_there_once(tickets)
    assert_line_is_that_of_tickets(tickets)
    assert_missed_are_those_of_tickets(tickets)
    assert_counters_are_those_of_tickets(tickets)
    assert_dossiers_are_those_of_tickets(tickets)
    assert_figures_are_those_of_dossiers()
    assert_copies_are_those_of_dossiers(items_of(DigitisedCopyItem))
    assert_changes_are_recorded(tickets)
    assert_terms_are_recorded()
    assert_halls_fit_their_offices()


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
        for service in ticket.services.others:
            if service.number is not None:  # it waits there: the finish that gave it was undone
                given[hall, service.group_id].append(service.number)
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


def assert_changes_are_recorded(tickets: Collection[Ticket]) -> None:
    """Every version has its record, every notice is of one, and every booking it named is counted once."""
    for item in items_of(OfficeItem):
        office = load_office_now(item.pk.removeprefix(keys.office("")))
        assert office is not None
        records = {
            int(change.sk): change
            for change in items_of(OfficeChangeItem)
            if change.pk == keys.office_changes(office.id)
        }
        assert sorted(records) == list(range(1, office.version + 1))
        for version, change in records.items():
            kept = load_change(office_id=office.id, version=version)
            assert kept is not None
            noticed = [ticket for ticket in tickets if ticket.notice and ticket.notice.change == version]
            codes = {work.code for work in kept.record.works}
            assert {ticket.code for ticket in noticed} | kept.pending <= codes
            assert change.moved + change.told + len(kept.pending) <= len(codes)
            if not kept.pending:
                assert len(noticed) <= change.moved + change.told


def assert_dossiers_are_those_of_tickets(tickets: Collection[Ticket]) -> None:
    codes = {item.pk.removeprefix(keys.dossier("")) for item in items_of(DossierItem)}
    assert codes == {code for ticket in tickets for code in dossier_codes(ticket)}
    by_code = {ticket.code: ticket for ticket in tickets}
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    elsewhere = {item.pk: item for item in items_of(DossierElsewhereItem)}
    listed = {item.code for item in items_of(ListedDossierItem)}
    for code in codes:
        dossier = load_dossier(code)
        assert dossier is not None
        assert code in dossier_codes(by_code[dossier.ticket_code])
        assert_units_agree(dossier, elsewhere.pop(keys.dossier(code), None))
        assert (code in listed) == dossier.workflow.listed
        assert_rows_are_those_of(dossier)
        agency, day, number = code.rsplit("-", 2)
        numbers[keys.dossier_series(agency), day].append(int(number))
    assert not elsewhere
    assert listed <= codes
    issued = {(item.pk, item.sk): item.issued for item in items_of(DossierSeriesItem)}
    assert {key: sorted(given) for key, given in numbers.items()} == {
        key: list(range(1, last + 1)) for key, last in issued.items()
    }


def assert_figures_are_those_of_dossiers() -> None:
    """Each dossier is in the register; the sums are those of what was counted; who changed since, waits."""
    known = {item.code: item for item in items_of(RegisteredDossierItem)}
    waiting = {item.sk: item.version for item in items_of(UncountedDossierItem)}
    dossiers = {item.pk.removeprefix(keys.dossier("")): item for item in items_of(DossierItem)}
    assert known.keys() == dossiers.keys()
    sums: Counter[tuple[object, ...]] = Counter()
    for code, item in known.items():
        counted = decode(Entry, item.counted) if item.counted else None
        if counted is None or counted.version != dossiers[code].version:
            assert waiting[code] == dossiers[code].version
        if counted is not None:
            assert counted.version == item.counted_version <= dossiers[code].version
            for place, counts in differences(before=None, after=counted).items():
                sums.update({(place, count): number for count, number in counts.items()})
    kept = [
        figures
        for office_id in {item.pk.removeprefix(keys.register("")) for item in known.values()}
        for dimension in Dimension
        for figures in every_figure(office_id=office_id, dimension=dimension)
    ]
    assert sums == {
        (figures.place, count): number for figures in kept for count, number in figures.counts.items()
    }


def assert_units_agree(dossier: Dossier, elsewhere: DossierElsewhereItem | None) -> None:
    """Another unit's dossier stands among the receiving office's too, as it is; every date stands last."""
    assert (elsewhere is not None) == (dossier.is_elsewhere and dossier.is_open)
    assert elsewhere is None or decode(Dossier, elsewhere.body) == dossier
    assert dossier.due_at == dossier.moves[-1].due_at


def assert_terms_are_recorded() -> None:
    """Each change of a procedure's terms has its record, and the index knows the workflow that holds."""
    records: dict[tuple[str, str], list[int]] = defaultdict(list)
    for item in items_of(TermsChangeItem):
        _, office_id, code = item.pk.split("#")
        records[office_id, code].append(decode(TermsRecord, item.body).version)
    indexed = {(item.pk.split("#")[1], item.sk): item.workflow for item in items_of(ProcedureIndexItem)}
    for item in items_of(ProcedureItem):
        where = (item.pk.split("#")[1], item.sk)
        procedure = decode(Procedure, item.body)
        assert item.version == procedure.terms_version
        assert sorted(records.pop(where, [])) == list(range(1, item.version + 1)), where
        assert indexed[where] == procedure.workflow
    assert not records


def assert_halls_fit_their_offices() -> None:
    """Whoever waits has a group that somebody serves, and whoever works a counter that is there."""
    for item in items_of(LineItem):
        office = load_office_now(item.pk.split("#")[1])
        assert office is None or office.group(item.group_id) is not None, (item.pk, item.sk)
    for item in items_of(CounterItem):
        office = load_office_now(item.pk.split("#")[1])
        assert office is None or not item.is_open or office.counter(item.number) is not None, item.sk
