"""Who has an appointment is offered earlier ones: in turn, for a while, so often; taken, it moves."""

from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest

from api.domain.appointments import SlotTime
from api.domain.calendar import local_day
from api.domain.tickets import Ticket
from api.storage.tickets import load_ticket
from api.storage.transactions import ConditionsFailed
from api.usecases import waitlist
from tests.integration.usecases.office_day import OfficeDay, at_once, names, new_key, phone
from tests.integration.usecases.test_waitlist import (
    COOLING,
    COOLS,
    OFFERED_FOR,
    accept,
    decline,
    fill_today,
    join,
    joined,
    leave,
    offered,
    see,
)
from tests.integration.usecases.truth import assert_items_agree

EARLY, MIDDLE, LATE = 8, 12, 16


def load(code: str) -> Ticket:
    ticket = load_ticket(code)
    assert ticket is not None
    return ticket


def wish(day: OfficeDay, ticket: str, *, key: str | None = None, **more: Any) -> Any:
    return waitlist.wish_for_earlier(day.services, code=ticket, idempotency_key=key or new_key(), **more)


def wished(day: OfficeDay, ticket: str) -> str:
    day.clock.move(seconds=1)
    code: str = wish(day, ticket).seen.wish.code
    return code


def freed(day: OfficeDay, ticket: str) -> None:
    day.cancel(ticket)
    day.clock.moment += COOLING


def times(tickets: dict[SlotTime, str], *at: int) -> list[tuple[SlotTime, str]]:
    return [list(tickets.items())[index] for index in at]


@COOLS
def test_offer_taken_moves_the_ticket_and_its_old_time_goes_on_in_turn(day: OfficeDay) -> None:
    tickets = fill_today(day)
    (early, gone), (_, hers), (late, _) = times(tickets, EARLY, MIDDLE, MIDDLE)
    code, waiting = wished(day, hers), joined(day, 1)
    freed(day, gone)
    assert offered(day, code, waiting) == [early.id, None], "she joined first"
    assert load(hers).appointment_at == late.starts_at, "kept until she takes it"
    key = new_key()
    moved = accept(day, code, early, key)
    assert (
        names([moved, accept(day, code, early, key), accept(day, code, early)]) == ["AppointmentBooked"] * 3
    )
    assert (moved.ticket.code, moved.ticket.appointment_at) == (hers, early.starts_at)
    assert see(day, code).wish.end == "BOOKED"
    assert_items_agree()
    assert offered(day, waiting) == [None], "her old time cools off"
    day.clock.moment += COOLING
    assert offered(day, waiting) == [late.id]
    assert_items_agree()


@COOLS
def test_only_times_before_hers_and_an_hour_ahead_are_offered(day: OfficeDay) -> None:
    tickets = fill_today(day)
    (_, hers), (_, later) = times(tickets, MIDDLE, LATE)
    code = wished(day, hers)
    freed(day, later)
    assert offered(day, code) == [None]
    (early, gone) = times(tickets, EARLY)[0]
    day.clock.moment = early.starts_at - timedelta(minutes=60) - COOLING + timedelta(seconds=1)
    freed(day, gone)
    assert offered(day, code) == [None], "less than an hour is left"
    assert early in day.slots(), "so everybody may have it"


@COOLS
def test_three_offers_are_the_most_of_a_ticket_however_often_it_asks(day: OfficeDay) -> None:
    tickets = fill_today(day)
    (_, hers) = times(tickets, LATE)[0]
    code = wished(day, hers)
    for slot, gone in times(tickets, 12, 13):
        freed(day, gone)
        assert offered(day, code) == [slot.id]
        decline(day, code, slot)
        day.book(slot, phone=phone(60 + slot.starts_at.minute))
    assert names([leave(day, code)]) == ["WaitlistLeft"]
    assert wished(day, hers) == code, "the same wish, taken up again"
    (slot, gone), (other, too) = times(tickets, 14, 15)
    freed(day, gone)
    assert offered(day, code) == [slot.id]
    day.clock.moment += OFFERED_FOR
    freed(day, too)
    assert offered(day, code) == [None], "lapsed counts too"
    assert other in day.slots()
    assert names([wish(day, hers)]) == ["EarlierTimesAreNotOffered"]
    leave(day, code)
    assert names([wish(day, hers)]) == ["EarlierTimesAreNotOffered"]
    assert_items_agree()


@COOLS
@pytest.mark.parametrize("how", ["cancelled", "moved"])
def test_ticket_that_went_another_way_waits_no_more(day: OfficeDay, how: str) -> None:
    tickets = fill_today(day)
    (_, hers), (middle, other), (early, gone) = times(tickets, LATE, MIDDLE, EARLY)
    code = wished(day, hers)
    if how == "cancelled":
        day.cancel(hers)
    else:
        freed(day, other)
        assert offered(day, code) == [middle.id]
        decline(day, code, middle)
        assert names([day.reschedule(hers, middle)]) == ["AppointmentRescheduled"]
    freed(day, gone)
    assert early in day.slots(), "nobody waits for it"
    assert see(day, code).wish.end == "LEFT"
    assert names([accept(day, code, early)]) == ["OfferHasLapsed"]
    assert_items_agree()


@COOLS
def test_wish_is_refused_where_it_cannot_be_fulfilled(day: OfficeDay) -> None:
    slots = day.slots()
    today = local_day(day.clock.now())
    first, hers = (day.book(slots[at], phone=phone(at)).ticket.code for at in (0, MIDDLE))
    assert names([wish(day, "ABCDEFGHJKMN"), wish(day, first)]) == [
        "TicketIsUnknown",
        "EarlierTimesAreNotOffered",
    ]
    assert names([wish(day, hers)]) == ["TimesAreFree"]
    assert names([wish(day, hers, first_day=today - timedelta(days=1))]) == ["InputIsInvalid"]
    fill = fill_today(day)
    key = new_key()
    assert (
        names([wish(day, hers, key=key), wish(day, hers, key=key), wish(day, hers)])
        == ["EarlierTimeWished"] * 3
    )
    for slot, code in list(fill.items())[-3:]:
        assert slot.starts_at > slots[MIDDLE].starts_at
        assert names([wish(day, code)]) == ["EarlierTimeWished"]
        day.cancel(code)
        assert names([wish(day, code)]) == ["TicketCannotChange"]


@COOLS
def test_many_lookers_and_takers_at_once_move_one_ticket_once(day: OfficeDay) -> None:
    tickets = fill_today(day)
    (early, gone), (_, first), (_, second) = times(tickets, EARLY, MIDDLE, LATE)
    codes = [wished(day, first), wished(day, second)]
    freed(day, gone)
    at_once([partial(see, day, code) for code in codes * 3])
    assert offered(day, *codes) == [early.id, None]
    at_once(
        [partial(accept, day, codes[0], early) for _ in range(4)] + [partial(decline, day, codes[0], early)]
    )
    has_moved = load(first).appointment_at == early.starts_at
    day.clock.move(minutes=3)
    assert offered(day, codes[1]) == [None if has_moved else early.id]
    assert_items_agree()


@COOLS
def test_wish_made_at_once_from_two_windows_is_one(day: OfficeDay) -> None:
    (_, hers) = times(fill_today(day), LATE)[0]
    assert set(names(at_once([partial(wish, day, hers) for _ in range(4)]))) == {"EarlierTimeWished"}
    assert names([join(day, 1)]) == ["WaitlistJoined"]


@COOLS
def test_crash_before_any_write_of_taking_leaves_everything_to_try_again(day: OfficeDay) -> None:
    tickets = fill_today(day)
    (early, gone), (_, hers) = times(tickets, EARLY, LATE)
    code = wished(day, hers)
    freed(day, gone)
    assert offered(day, code) == [early.id]
    with (
        patch("api.usecases.waitlist.earlier.transact", side_effect=ConnectionError),
        pytest.raises(ConnectionError),
    ):
        accept(day, code, early)
    assert offered(day, code) == [early.id]
    assert_items_agree()
    tries = count()

    def lost(*writes: Any) -> None:
        """Another window's write comes between once."""
        if next(tries) == 0:
            raise ConditionsFailed(frozenset({"ticket"}))
        kept(*writes)

    from api.usecases.waitlist.earlier import transact as kept

    with patch("api.usecases.waitlist.earlier.transact", side_effect=lost):
        assert names([accept(day, code, early)]) == ["AppointmentBooked"]
    assert_items_agree()


@pytest.mark.parametrize("day", [{"places": 1, "cooling_minutes": 5, "earlier_offers": 0}], indirect=True)
def test_office_that_offers_no_earlier_times_says_so(day: OfficeDay) -> None:
    (_, hers) = times(fill_today(day), LATE)[0]
    assert names([wish(day, hers)]) == ["EarlierTimesAreNotOffered"]
