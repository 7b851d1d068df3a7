"""What nobody looks at goes on in turn by the schedule alone, at the moment something changes."""

from datetime import time, timedelta
from typing import Any

from api.domain.appointments import SlotTime
from api.domain.calendar import at_local, local_day
from api.domain.waitlist import Wish
from api.storage.waitlist import due_waitlists, load_wish
from api.usecases import waitlist
from api.usecases.waitlist.turns import LOOKED_AT_LEAST_EVERY
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.office_day import OfficeDay, names, phone
from tests.integration.usecases.test_earlier_times import wished
from tests.integration.usecases.test_waitlist import (
    COOLING,
    COOLS,
    LATER_TODAY,
    OFFERED_FOR,
    accept,
    decline,
    fill_today,
    joined,
    leave,
)
from tests.integration.usecases.truth import assert_items_agree


def look(day: OfficeDay, **more: Any) -> int:
    """Once, as the schedule does."""
    return waitlist.hand_on_due(day.services, **more)


def rest(day: OfficeDay) -> None:
    """Until nothing is due."""
    for _ in range(5):
        if not look(day):
            return
    raise AssertionError("something stays due")


def kept(code: str) -> Wish:
    """The wish as it is stored; nobody looks."""
    wish = load_wish(code)
    assert wish is not None
    return wish


def offered(day: OfficeDay, *codes: str) -> list[str | None]:
    now = day.clock.now()
    return [offer.slot_id if (offer := kept(code).open_offer(now=now)) else None for code in codes]


def moments_with_something_due(day: OfficeDay, *, until: timedelta) -> list[timedelta]:
    """Go on minute by minute, as the schedule does; when there was something to see to."""
    began, found = day.clock.now(), []
    while day.clock.now() < began + until:
        day.clock.move(minutes=1)
        if due_waitlists(now=day.clock.now(), first=9):
            found.append(day.clock.now() - began)
            rest(day)
    return found


@COOLS
def test_left_place_is_offered_to_one_after_the_other_then_is_everybodys(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    first, second = joined(day, 1), joined(day, 2)
    rest(day)
    day.cancel(tickets[slot])
    rest(day)
    assert offered(day, first, second) == [None, None], "it cools off"
    day.clock.moment += COOLING
    rest(day)
    assert offered(day, first, second) == [slot.id, None]
    day.clock.moment += OFFERED_FOR
    rest(day)
    assert offered(day, first, second) == [None, slot.id]
    assert_items_agree()
    day.clock.moment += OFFERED_FOR
    rest(day)
    assert offered(day, first, second) == [None, None]
    assert names([day.book(slot, phone=phone(90))]) == ["AppointmentBooked"]
    assert_items_agree()


@COOLS
def test_each_look_is_at_the_moment_something_changes(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    first = joined(day, 1)
    day.clock.move(minutes=3)  # the bookings' own marks are over
    rest(day)
    day.cancel(tickets[slot])
    found = moments_with_something_due(day, until=timedelta(minutes=40))
    assert found == [timedelta(minutes=minutes) for minutes in (1, 5, 20)]
    assert [offer.slot_id for offer in kept(first).offers] == [slot.id]


@COOLS
def test_nothing_due_is_one_question(day: OfficeDay) -> None:
    joined_and_seen_to(day)
    with watched_store() as calls:
        assert look(day) == 0
    assert calls.operations == ["Query"]


def joined_and_seen_to(day: OfficeDay) -> tuple[dict[SlotTime, str], str]:
    tickets = fill_today(day)
    code = joined(day, 1)
    day.clock.move(minutes=3)
    rest(day)
    return tickets, code


@COOLS
def test_who_joins_while_a_place_cools_off_is_offered_it(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    day.cancel(tickets[slot])
    rest(day)
    assert not due_waitlists(now=day.clock.now() + timedelta(days=30), first=9), "nobody waits"
    code = joined(day, 1)
    rest(day)
    day.clock.moment += COOLING
    rest(day)
    assert offered(day, code) == [slot.id]


@COOLS
def test_place_of_somebody_who_only_typed_goes_on(day: OfficeDay) -> None:
    slot = day.slots()[LATER_TODAY]
    held = day.hold(slot).hold
    fill_today(day)
    code = joined(day, 1)
    rest(day)
    day.clock.moment = held.until
    rest(day)
    assert offered(day, code) == [slot.id]


@COOLS
def test_hold_that_began_after_the_last_look_is_noticed_within_the_hour(day: OfficeDay) -> None:
    tickets, code = joined_and_seen_to(day)
    (first, _), (second, _) = (list(tickets.items())[at] for at in (12, 16))
    for slot in (first, second):
        day.cancel(tickets[slot])
        day.clock.moment += COOLING
        rest(day)
    assert offered(day, code) == [first.id], "so the other one is everybody's"
    decline(day, code, first)
    rest(day)
    looked_at = day.clock.now()
    assert names([day.hold(second)]) == ["SlotHeld"]
    day.clock.move(minutes=30)
    assert not look(day)
    day.clock.moment = looked_at + LOOKED_AT_LEAST_EVERY
    rest(day)
    assert offered(day, code) == [second.id]


@COOLS
def test_earlier_time_is_offered_and_the_time_she_left_goes_on(day: OfficeDay) -> None:
    tickets = fill_today(day)
    (early, gone), (late, hers) = (list(tickets.items())[at] for at in (8, 12))
    code, waiting = wished(day, hers), joined(day, 1)
    day.cancel(gone)
    for _ in range(2):
        rest(day)
        day.clock.moment += COOLING
    rest(day)
    assert offered(day, code, waiting) == [early.id, None]
    assert names([accept(day, code, early)]) == ["AppointmentBooked"]
    rest(day)
    day.clock.moment += COOLING
    rest(day)
    assert offered(day, waiting) == [late.id]
    assert_items_agree()


@COOLS
def test_nobody_is_offered_anything_while_she_sleeps(day: OfficeDay) -> None:
    days = [local_day(slot.starts_at) for slot in day.slots()]
    tomorrow = next(each for each in days if each > local_day(day.clock.now()))
    slots = [slot for slot in day.slots() if local_day(slot.starts_at) == tomorrow]
    tickets = {slot: day.book(slot, phone=phone(at)).ticket.code for at, slot in enumerate(slots)}
    slot = slots[LATER_TODAY]
    code = joined(day, 1, first_day=tomorrow, last_day=tomorrow)
    day.clock.moment = at_local(tomorrow, time(0, 30))
    day.cancel(tickets[slot])
    assert moments_with_something_due(day, until=timedelta(hours=6)) == [timedelta(minutes=1)]
    assert kept(code).offers == ()
    day.clock.moment = at_local(tomorrow, time(7))
    rest(day)
    assert offered(day, code) == [slot.id]


@COOLS
def test_group_nobody_waits_for_leaves_the_index(day: OfficeDay) -> None:
    _, code = joined_and_seen_to(day)
    in_a_month = day.clock.now() + timedelta(days=30)
    assert due_waitlists(now=in_a_month, first=9)
    leave(day, code)
    rest(day)
    assert not due_waitlists(now=in_a_month, first=9)
    again = joined(day, 2)
    day.clock.move(days=1)
    rest(day)
    assert not due_waitlists(now=in_a_month, first=9), "her day is over"
    assert kept(again).offers == ()
