"""A counter opened or closed by mistake, a call too many, an appointment for the wrong person: taken back."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from api.domain.calendar import local_day
from api.domain.hall import OpenCounter
from api.domain.offices.changes import OfficeChange
from api.domain.queue import PriorityClass
from api.domain.tickets import TicketState
from api.storage.appointments import SlotItem
from api.storage.hall import load_hall
from api.usecases import counters
from api.usecases.waitlist import hand_on_due
from tests.integration.storage.snapshots import Snapshot, snapshot
from tests.integration.usecases.office_day import OfficeDay, at_once, names, new_key, phone
from tests.integration.usecases.test_undo import what_counts
from tests.integration.usecases.test_waitlist import COOLS, LATER_TODAY, fill_today, joined, offered
from tests.integration.usecases.truth import all_tickets, assert_items_agree, items_of

COLLEAGUE = 4


def undo(day: OfficeDay, number: int = 3) -> list[str]:
    return names([day.at_counter("undo_last_act", number)])


def let_it_stand(day: OfficeDay) -> None:
    """What was done so far can no longer be undone."""
    day.clock.move(seconds=11)


def but_lessons(items: Snapshot) -> Snapshot:
    """What counts, but for what calls have taught: they did, when the counter was closed."""
    return {
        key: {name: value for name, value in item.items() if name != "to_learn"}
        for key, item in what_counts(items).items()
        if not key[0].startswith("EXPERIENCE#")
    }


def counter(day: OfficeDay, number: int = 3) -> OpenCounter:
    found = load_hall(office_id=day.office.id, on=local_day(day.clock.now())).counter(number)
    assert found is not None
    return found


def take_counter_over(day: OfficeDay) -> None:
    day.clerks[3] = day.clerk(COLLEAGUE)


# -- opening ------------------------------------------------------------------------------------------------


def test_undone_opening_leaves_the_counter_as_its_clerk_had_left_it(day: OfficeDay) -> None:
    day.take()
    day.at_counter("open_counter", 3)
    day.clock.move(minutes=5)
    back_at = day.clock.now() + timedelta(minutes=30)
    day.at_counter("close_counter", 3, back_at=back_at)
    let_it_stand(day)
    before, owner = what_counts(snapshot()), day.clerk(3)
    take_counter_over(day)
    day.at_counter("open_counter", 3)
    assert what_counts(snapshot()) != before
    assert undo(day) == ["ActUndone"]
    assert what_counts(snapshot()) == before
    assert undo(day) == ["CounterIsNotYours"], "it is its clerk's again"
    day.clerks[3] = owner
    assert undo(day) == ["NothingToUndo"]
    assert_items_agree()


def test_counter_opened_for_the_first_time_is_closed_again(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    done = day.at_counter("undo_last_act", 3)
    assert not done.desk.counter.is_open
    assert names([day.at_counter("call_next", 3)]) == ["CounterIsNotYours"]
    assert names([day.at_counter("open_counter", 3)]) == ["CounterOpened"]
    assert_items_agree()


def test_opening_ones_open_counter_again_changes_nothing_and_is_no_act(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    before = what_counts(snapshot())
    day.at_counter("open_counter", 3)
    assert what_counts(snapshot()) == before
    assert undo(day) == ["NothingToUndo"]


def test_opening_is_undone_only_before_a_call_or_after_its_undoing(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    assert undo(day) == ["ActUndone"]
    assert counter(day).is_open
    assert undo(day) == ["ActUndone"]
    assert not counter(day).is_open
    assert_items_agree()


def test_what_a_colleague_did_before_is_not_undone_by_who_opened_after_her(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next", "finish_service", "close_counter"):
        day.at_counter(verb, 3)
    take_counter_over(day)
    day.at_counter("open_counter", 3)
    assert undo(day) == ["ActUndone"]
    assert undo(day) == ["CounterIsNotYours"]
    assert_items_agree()


# -- closing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [None, 30])
def test_undone_closing_leaves_the_counter_open_as_it_was(day: OfficeDay, minutes: int | None) -> None:
    day.take()
    for verb in ("open_counter", "call_next", "start_service", "finish_service"):
        day.at_counter(verb, 3)
        let_it_stand(day)
    before = what_counts(snapshot())
    back_at = day.clock.now() + timedelta(minutes=minutes) if minutes else None
    day.at_counter("close_counter", 3, back_at=back_at)
    day.clock.move(seconds=9)
    assert undo(day) == ["ActUndone"]
    assert but_lessons(snapshot()) == but_lessons(before)
    day.take()
    assert names([day.at_counter("call_next", 3)]) == ["TicketCalled"]
    assert_items_agree()


def test_closing_is_undone_for_ten_seconds(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    day.at_counter("close_counter", 3)
    let_it_stand(day)
    assert undo(day) == ["NothingToUndo"]
    assert not counter(day).is_open


def test_closing_stands_once_a_colleague_has_opened_the_counter(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    day.at_counter("close_counter", 3)
    owner = day.clerk(3)
    take_counter_over(day)
    day.at_counter("open_counter", 3)
    day.clerks[3] = owner
    assert undo(day) == ["CounterIsNotYours"]
    take_counter_over(day)
    day.at_counter("undo_last_act", 3)
    day.clerks[3] = owner
    assert undo(day) == ["NothingToUndo"], "a colleague has worked there meanwhile"
    assert_items_agree()


def test_closing_stands_once_the_counter_was_retired(day: OfficeDay) -> None:
    day.at_counter("open_counter", 2)
    day.at_counter("close_counter", 2)
    assert names([day.change(OfficeChange(retired_counters=(2,)))]) == ["OfficeChanged"]
    day.services.keep_office(day.office)  # as a process that knows the old settings
    assert undo(day, 2) == ["NothingToUndo"]
    assert not counter(day, 2).is_open
    assert_items_agree()


@pytest.mark.parametrize("attempt", range(6))
def test_undone_closing_racing_with_a_colleague_leaves_one_of_them_there(
    day: OfficeDay, attempt: int
) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    day.at_counter("close_counter", 3)
    owner, colleague = day.clerk(3), day.clerk(COLLEAGUE)
    asked = partial(counters.undo_last_act, day.services, staff=owner, number=3, idempotency_key=new_key())
    opened = partial(
        counters.open_counter, day.services, staff=colleague, number=3, idempotency_key=new_key()
    )
    outcomes = names(at_once([asked, opened]))
    there = counter(day)
    assert there.is_open
    if there.clerk_id == owner.id:
        assert outcomes == ["ActUndone", "CounterIsTaken"]
    else:
        assert outcomes[0] in ("NothingToUndo", "CounterIsNotYours")
        assert outcomes[1] == "CounterOpened"
    assert_items_agree()


# -- calling again ------------------------------------------------------------------------------------------


def test_undone_call_again_leaves_the_count_and_the_moment_of_the_call_before(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=1)
    before = what_counts(snapshot())
    assert names([day.at_counter("recall_ticket", 3)]) == ["TicketRecalled"]
    assert counter(day).current.calls == 2
    assert undo(day) == ["ActUndone"]
    assert what_counts(snapshot()) == before
    assert names([day.at_counter("recall_ticket", 3)]) == ["TicketRecalled"], "it is possible as before"
    assert_items_agree()


def test_class_noted_before_a_call_again_is_undone_after_it(day: OfficeDay) -> None:
    for _ in range(2):
        day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=1)
    before = what_counts(snapshot())
    day.set_priority(3, "B 002", PriorityClass.ELDERLY)
    day.at_counter("recall_ticket", 3)
    assert [undo(day) for _ in range(3)] == [["ActUndone"], ["ActUndone"], ["NothingToUndo"]]
    assert what_counts(snapshot()) == before


def test_undone_call_again_racing_with_the_start_leaves_one_story(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=1)
    day.at_counter("recall_ticket", 3)
    at_once([partial(day.at_counter, "undo_last_act", 3), partial(day.at_counter, "start_service", 3)])
    assert_items_agree()
    assert counter(day).current.started_at is not None


# -- an appointment for somebody ----------------------------------------------------------------------------

NUMBER = "048190001234"


@pytest.mark.parametrize("places", [1, 3])
def test_undone_appointment_gives_back_places_and_days_at_once(day: OfficeDay, places: int) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    slot = day.slots(places=places, with_reserve=True)[0]
    room = day.slots(with_reserve=True)[0].places(with_reserve=True)
    for number in range(1, room):
        day.book_for(slot, phone=phone(number))
    made = day.book_for(slot, counter=3, citizen=NUMBER, places=places)
    assert names([day.book_for(slot, phone=phone(99))]) == ["SlotIsFull"]
    assert undo(day) == ["ActUndone"]
    ticket = next(each for each in all_tickets() if each.code == made.ticket.code)
    assert ticket.state is TicketState.CANCELLED
    assert_items_agree()
    again = day.book_for(slot, counter=3, citizen=NUMBER, places=places)
    assert names([again]) == ["AppointmentBooked"], "who was meant has the same time, number and phone"
    assert again.ticket.code != made.ticket.code
    assert_items_agree()


@pytest.mark.parametrize("looks", [True, False], ids=["looks", "is looked at"])
@COOLS
def test_place_of_an_undone_appointment_is_offered_to_who_waits_meanwhile(
    day: OfficeDay, looks: bool
) -> None:
    day.at_counter("open_counter", 3)
    slot, code = list(fill_today(day).items())[LATER_TODAY]
    day.cancel(code)
    day.clock.move(minutes=5)
    day.book_for(slot, counter=3, phone=phone(99))
    wish = joined(day, 1)
    assert undo(day) == ["ActUndone"]
    assert not looks or names([day.book(slot, phone=phone(98))]) == ["SlotIsFull"]
    assert looks or hand_on_due(day.services) == 1
    assert offered(day, wish) == [slot.id]
    assert_items_agree()


def touched(day: OfficeDay, code: str) -> dict[str, Callable[[], Any]]:
    return {
        "moved": lambda: day.reschedule(code, day.slots()[-1]),
        "cancelled": lambda: day.cancel(code),
        "here": lambda: day.check_in(code),
    }


@pytest.mark.parametrize("touch", ["moved", "cancelled", "here"])
def test_appointment_that_somebody_has_touched_stands(day: OfficeDay, touch: str) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    code = day.book_for(day.slots()[0], counter=3).ticket.code
    touched(day, code)[touch]()
    before = what_counts(snapshot())
    assert undo(day) == ["NothingToUndo"]
    assert what_counts(snapshot()) == before
    assert_items_agree()


@pytest.mark.parametrize("touch", ["moved", "cancelled", "here"])
def test_undone_appointment_racing_with_its_citizen_leaves_one_story(day: OfficeDay, touch: str) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    code = day.book_for(day.slots()[0], counter=3, citizen=NUMBER).ticket.code
    outcomes = names(at_once([partial(day.at_counter, "undo_last_act", 3), touched(day, code)[touch]]))
    (ticket,) = all_tickets()
    if outcomes[0] == "ActUndone":
        assert ticket.state is TicketState.CANCELLED
    else:
        assert outcomes[0] == "NothingToUndo"
        assert outcomes[1] in ("AppointmentRescheduled", "AppointmentCancelled", "CheckedIn")
    assert_items_agree()


def test_appointment_is_undone_by_who_made_it_where_she_made_it(day: OfficeDay) -> None:
    for number in (3, COLLEAGUE):
        day.at_counter("open_counter", number)
    let_it_stand(day)
    day.book_for(day.slots()[0], counter=3)
    assert undo(day, COLLEAGUE) == ["NothingToUndo"]
    let_it_stand(day)
    assert undo(day) == ["NothingToUndo"], "ten seconds are over"
    day.book_for(day.slots()[0], phone=phone(1))
    assert undo(day) == ["NothingToUndo"], "it was made at no counter"
    assert_items_agree()


@pytest.mark.parametrize("number", [COLLEAGUE, 7, 99])
def test_appointment_is_made_though_the_counter_is_not_hers(day: OfficeDay, number: int) -> None:
    day.at_counter("open_counter", COLLEAGUE)
    day.clerks[number] = day.clerk(3)
    assert names([day.book_for(day.slots()[0], counter=number)]) == ["AppointmentBooked"]
    assert_items_agree()


def test_appointment_made_while_the_same_clerk_calls_is_noted_after_it(day: OfficeDay) -> None:
    day.take()
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    before = what_counts(snapshot())
    book = partial(day.book_for, day.slots()[-1], counter=3)
    outcomes = names(at_once([book, partial(day.at_counter, "call_next", 3)]))
    assert outcomes == ["AppointmentBooked", "TicketCalled"]
    assert [undo(day) for _ in range(3)] == [["ActUndone"], ["ActUndone"], ["NothingToUndo"]]
    line = {key: item for key, item in before.items() if "LINE#" in key[1]}
    assert {key: item for key, item in what_counts(snapshot()).items() if "LINE#" in key[1]} == line
    assert_items_agree()


def test_repetition_of_an_undone_appointment_books_nothing(day: OfficeDay) -> None:
    key = new_key()
    day.at_counter("open_counter", 3)
    slot = day.slots()[0]
    day.book_for(slot, counter=3, key=key)
    undo(day)
    again = day.book_for(slot, counter=3, key=key)
    assert again.ticket.state is TicketState.CANCELLED
    assert not any(item.tickets for item in items_of(SlotItem))
    assert_items_agree()
