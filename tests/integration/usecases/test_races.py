"""Many at once on the real store: nobody gets what another has, nothing is lost, nothing is given twice."""

import random
import threading
from collections import Counter as Tally
from functools import partial

import pytest

from api.storage.appointments import SlotItem
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.office_day import (
    BIRTH,
    LAND,
    RESIDENCE,
    OfficeDay,
    at_once,
    names,
    phone,
)
from tests.integration.usecases.truth import all_tickets, assert_items_agree, items_of

PLACES, PEOPLE = 20, 200
MOST_CALLS_PER_ATTEMPT = 1.15
# Ten counters: four for civil status, three for residence, two for land, one for both of the latter.
TEN_COUNTERS = {
    **dict.fromkeys((1, 2, 3, 4), ("civil-status",)),
    **dict.fromkeys((5, 6, 7), ("residence",)),
    **dict.fromkeys((8, 9), ("land",)),
    10: ("residence", "land"),
}


@pytest.mark.parametrize("day", [{"places": PLACES}], indirect=True)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_200_people_racing_for_20_places_exactly_20_get_one(
    day: OfficeDay, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    slot = day.slots()[0]
    people = [partial(day.book, slot, phone=phone(number)) for number in range(PEOPLE)]
    random.Random(seed).shuffle(people)
    day.book(day.slots()[5], phone=phone(PEOPLE))  # the office and the client are warm
    with watched_store() as calls:
        outcomes = at_once(people)
    assert Tally(names(outcomes)) == {"AppointmentBooked": PLACES, "SlotIsFull": PEOPLE - PLACES}
    item = next(item for item in items_of(SlotItem) if len(item.tickets) > 1)
    assert len(item.tickets) == PLACES
    assert item.tickets == {
        outcome.ticket.code for outcome in outcomes if type(outcome).__name__ == "AppointmentBooked"
    }
    assert_items_agree()
    # Whoever booked: the slot, then the ticket. Whoever lost: the slot alone; one of all looked into it.
    with capsys.disabled():
        print(f"\n{len(calls)} store calls for {PEOPLE} attempts: {dict(Tally(calls.operations))}")  # noqa: T201
    assert len(calls) <= MOST_CALLS_PER_ATTEMPT * PEOPLE


@pytest.mark.parametrize("day", [{"places": 3}], indirect=True)
def test_moving_and_booking_people_never_share_the_last_place(day: OfficeDay) -> None:
    first, wanted = day.slots()[0], day.slots()[8]
    booked = [day.book(first, phone=phone(number)).ticket.code for number in range(3)]
    at_once(
        [partial(day.reschedule, code, wanted) for code in booked]
        + [partial(day.book, wanted, phone=phone(number)) for number in range(3, 12)]
    )
    item = next(item for item in items_of(SlotItem) if item.sk == f"{wanted.starts_at:%Y-%m-%dT%H:%MZ}")
    assert len(item.tickets) == 3
    assert_items_agree()


def test_one_phone_racing_with_itself_gets_two_bookings_a_day(day: OfficeDay) -> None:
    outcomes = at_once([partial(day.book, slot) for slot in day.slots()[:8]])
    assert Tally(names(outcomes)) == {"AppointmentBooked": 2, "PhoneHasTooManyBookings": 6}
    assert_items_agree()


def test_20_people_taking_numbers_at_once_get_1_to_20(day: OfficeDay) -> None:
    taken = at_once([partial(day.take, BIRTH) for _ in range(20)])
    assert sorted(outcome.ticket.number for outcome in taken) == list(range(1, 21))
    assert_items_agree()


def test_people_checking_in_and_taking_numbers_share_one_gapless_series(day: OfficeDay) -> None:
    slots = [slot for slot in day.slots() if slot.starts_at.date() == day.clock.now().date()]
    booked = [day.book(slot, phone=phone(number)).ticket.code for number, slot in enumerate(slots[:6])]
    arrivals = at_once(
        [partial(day.check_in, code) for code in booked] + [partial(day.take, BIRTH) for _ in range(6)]
    )
    assert sorted(outcome.ticket.number for outcome in arrivals) == list(range(1, 13))
    assert_items_agree()


@pytest.mark.parametrize("day", [{"counters_of": TEN_COUNTERS}], indirect=True)
def test_ten_counters_calling_at_once_call_everybody_once_and_in_order(day: OfficeDay) -> None:
    waiting = {}
    for number in range(30):
        procedure = (BIRTH, RESIDENCE, LAND)[number % 3]
        ticket = day.take(procedure).ticket
        waiting[ticket.code] = ticket
        day.clock.move(seconds=1)
    for number in TEN_COUNTERS:
        day.at_counter("open_counter", number)
    rounds: list[list[str]] = []
    while len([code for called in rounds for code in called]) < 30:
        outcomes = at_once([partial(day.at_counter, "call_next", number) for number in TEN_COUNTERS])
        called = [
            outcome.desk.counter.current.code
            for outcome in outcomes
            if type(outcome).__name__ == "TicketCalled"
        ]
        assert called, "somebody waits and nobody is called"
        assert_items_agree()
        rounds.append(called)
        busy = [
            number
            for number, outcome in zip(TEN_COUNTERS, outcomes, strict=True)
            if type(outcome).__name__ == "TicketCalled"
        ]
        at_once([partial(day.at_counter, "start_service", number) for number in busy])
        day.clock.move(minutes=3)
        at_once([partial(day.at_counter, "finish_service", number) for number in busy])
    everybody = [code for called in rounds for code in called]
    assert sorted(everybody) == sorted(waiting), "nobody twice, nobody skipped"
    for group in ("civil-status", "residence", "land"):
        in_group = [
            [waiting[code].number for code in called if waiting[code].group_id == group] for called in rounds
        ]
        # Who is called in one round is called at once; between rounds the numbers only grow.
        assert [number for called in in_group for number in sorted(called)] == list(range(1, 11))
    assert {ticket.state.value for ticket in all_tickets()} == {"DONE"}
    assert_items_agree()


def test_of_two_clerks_at_one_counter_one_opens_it(day: OfficeDay) -> None:
    other = OfficeDay(services=day.services, clock=day.clock, office=day.office, clerks={3: day.clerk(4)})
    outcomes = at_once(
        [partial(each.at_counter, "open_counter", 3) for each in (day, other) for _ in range(4)]
    )
    assert len({type(outcome).__name__ for outcome in outcomes[:4]}) == 1
    assert Tally(names(outcomes)) == {"CounterOpened": 4, "CounterIsTaken": 4}


def test_closing_while_somebody_is_called_and_served_closes(day: OfficeDay) -> None:
    """The clerk closes on one screen what is busy on the other for a moment: it is hers all the same."""
    day.take(BIRTH)
    day.at_counter("open_counter", 3)
    others = ["finish_service", "call_next"]

    def on_the_other_screen(_: int, operation: str) -> None:
        if operation == "TransactWriteItems" and others and not is_busy.locked():
            with is_busy:
                day.at_counter(others.pop(), 3)

    is_busy = threading.Lock()
    # Called just before the closing is written, served just after it was refused.
    with watched_store(before=on_the_other_screen, after=on_the_other_screen):
        assert names([day.at_counter("close_counter", 3)]) == ["CounterClosed"]
    assert {ticket.state.value for ticket in all_tickets()} == {"DONE"}
    assert_items_agree()


@pytest.mark.parametrize(
    ("to", "outcome"), [(1, "CheckedIn"), (-1, "TicketIsForAnotherDay")], ids=["later today", "another day"]
)
def test_who_checks_in_while_her_other_phone_moves_the_appointment_is_where_it_went(
    day: OfficeDay, to: int, outcome: str
) -> None:
    slots = day.slots()
    code = day.book(slots[0]).ticket.code
    moves = [partial(day.reschedule, code, slots[to])]

    def on_the_other_phone(_: int, operation: str) -> None:
        if operation == "TransactWriteItems" and moves:
            assert names([moves.pop()()]) == ["AppointmentRescheduled"]

    with watched_store(before=on_the_other_phone):
        assert names([day.check_in(code)]) == [outcome]
    (ticket,) = all_tickets()
    assert ticket.appointment_at == slots[to].starts_at
    assert_items_agree()


def test_of_clerks_moving_one_dossier_at_once_one_wins(day: OfficeDay) -> None:
    day.take(BIRTH)
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 3)
    dossier = day.receive(3).dossier
    outcomes = at_once([partial(day.advance, dossier.code) for _ in range(6)])
    assert Tally(names(outcomes)) == {"DossierAdvanced": 1, "DossierHasMoved": 5}
    assert_items_agree()
