"""A wish sent again with its key is answered again and done once, however and whenever it comes again."""

from functools import partial

import pytest

from api.storage.appointments import SlotItem
from api.storage.posters import PosterItem
from api.usecases.intentions import IdempotencyKeyReused, store_is_busy
from tests.integration.storage.faults import lost_call, watched_store
from tests.integration.storage.snapshots import Snapshot, go_back_to, snapshot
from tests.integration.usecases.office_day import OfficeDay, at_once, names, send_until_answered
from tests.integration.usecases.truth import assert_items_agree, items_of
from tests.integration.usecases.wishes import WISHES, Wish

KEY = "one-intention-sent-again"

# Where nothing cools off, places go on after the write; with the answer lost, whoever looks next sees to it.
COOLS = pytest.mark.parametrize("day", [{"cooling_minutes": 5}], indirect=True)
each_wish = pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)


@each_wish
def test_wish_sent_again_is_answered_again_and_done_once(day: OfficeDay, wish: Wish) -> None:
    ask = wish.prepare(day).ask
    before = snapshot()
    first = ask(KEY)
    done = snapshot()
    assert type(first).__name__ == wish.fulfilled
    assert done != before
    day.clock.move(seconds=20)
    again = ask(KEY)
    assert type(again).__name__ == wish.fulfilled
    if hasattr(first, "ticket"):
        assert again.ticket.code == first.ticket.code
    assert at_rest(snapshot()) == at_rest(done)
    assert_items_agree()


@each_wish
def test_wish_sent_several_times_at_once_is_done_once(day: OfficeDay, wish: Wish) -> None:
    ask = wish.prepare(day).ask
    before = snapshot()
    ask(KEY)
    done = snapshot()
    go_back_to(before)
    assert names(at_once([partial(ask, KEY)] * 5)) == [wish.fulfilled] * 5
    assert snapshot() == done
    assert_items_agree()


@pytest.mark.parametrize("wish", [wish for wish in WISHES if wish.has_other], ids=lambda wish: wish.name)
def test_key_of_one_wish_is_refused_for_another(day: OfficeDay, wish: Wish) -> None:
    asked = wish.prepare(day)
    assert asked.ask_other is not None
    asked.ask(KEY)
    done = snapshot()
    with pytest.raises(IdempotencyKeyReused):
        asked.ask_other(KEY)
    assert at_rest(snapshot()) == at_rest(done)
    assert_items_agree()


@COOLS
@each_wish
def test_answer_lost_at_any_call_leaves_no_trace_after_the_retry(day: OfficeDay, wish: Wish) -> None:
    ask = wish.prepare(day).ask
    before = snapshot()
    with watched_store() as calls:
        ask(KEY)
    done = snapshot()
    for position in range(len(calls)):
        for was_done in (False, True):
            go_back_to(before)
            with lost_call(position, was_done=was_done):
                answer = send_until_answered(partial(ask, KEY))
            where = f"{calls.operations[position]} at {position}, {was_done=}"
            assert type(answer).__name__ == wish.fulfilled, where
            assert snapshot() == done, where
    assert_items_agree()


@COOLS
@pytest.mark.parametrize(
    "wish", [wish for wish in WISHES if "Appointment" in wish.name], ids=lambda wish: wish.name
)
def test_two_lost_answers_in_a_row_leave_no_trace_either(day: OfficeDay, wish: Wish) -> None:
    ask = wish.prepare(day).ask
    before = snapshot()
    with watched_store() as calls:
        ask(KEY)
    done = snapshot()
    for first in range(len(calls)):
        go_back_to(before)
        with lost_call(first, was_done=True), pytest.raises(Exception) as busy:  # noqa: PT011
            ask(KEY)
        assert store_is_busy(busy.value)
        middle = snapshot()
        # The retry's calls need not be those of the first time: it meets what that one left.
        for second in range(len(calls) + 2):
            go_back_to(middle)
            with lost_call(second, was_done=True):
                answer = send_until_answered(partial(ask, KEY))
            assert type(answer).__name__ == wish.fulfilled
            assert at_rest(snapshot()) == at_rest(done), (first, second)


def test_late_repetition_of_a_call_calls_nobody_else(day: OfficeDay) -> None:
    for _ in range(2):
        day.take()
    day.at_counter("open_counter", 3)
    day.at_counter("call_next", 3, key=KEY)
    day.at_counter("finish_service", 3)
    with watched_store() as calls:
        again = day.at_counter("call_next", 3, key=KEY)
    assert type(again).__name__ == "TicketCalled"
    assert again.desk.counter.current is None
    assert len(calls) < 8, "it is not tried again and again"
    assert_items_agree()


def test_late_repetition_of_finishing_does_not_finish_the_next_service(day: OfficeDay) -> None:
    for _ in range(2):
        day.take()
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 3)
    day.at_counter("finish_service", 3, key=KEY)
    day.at_counter("call_next", 3)
    again = day.at_counter("finish_service", 3, key=KEY)
    assert type(again).__name__ == "ServiceFinished"
    assert again.desk.counter.current.label == "B 002"
    assert_items_agree()


@pytest.mark.parametrize(
    ("verb", "fulfilled", "asked_anew"),
    [
        ("call_next", "TicketCalled", "CounterIsNotYours"),
        ("start_service", "ServiceStarted", "CounterIsNotYours"),
        ("undo_last_act", "ActUndone", "ActUndone"),  # of closing
        ("finish_service", "ServiceFinished", "CounterIsNotYours"),
    ],
)
def test_late_repetition_at_a_closed_counter_is_answered_as_before(
    day: OfficeDay, verb: str, fulfilled: str, asked_anew: str
) -> None:
    day.take()
    for each in ("open_counter", "call_next", "start_service", "undo_last_act", "finish_service"):
        day.at_counter(each, 3, key=KEY if each == verb else None)
    day.at_counter("close_counter", 3)
    before = snapshot()
    assert names([day.at_counter(verb, 3, key=KEY)]) == [fulfilled]
    assert snapshot() == before
    assert names([day.at_counter(verb, 3)]) == [asked_anew]


def test_late_repetition_of_opening_leaves_a_closed_counter_closed(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3, key=KEY)
    day.at_counter("close_counter", 3)
    again = day.at_counter("open_counter", 3, key=KEY)
    assert type(again).__name__ == "CounterOpened"
    assert not again.desk.counter.is_open


def test_late_repetition_of_receiving_answers_with_the_dossier_it_made(day: OfficeDay) -> None:
    for _ in range(2):
        day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    code = day.receive(3, key=KEY).dossier.code
    for verb in ("finish_service", "call_next"):
        day.at_counter(verb, 3)
    assert day.receive(3, key=KEY).dossier.code == code
    assert_items_agree()


def test_repeated_booking_after_its_cancellation_takes_no_place(day: OfficeDay) -> None:
    slot = day.slots()[0]
    code = day.book(slot, key=KEY).ticket.code
    day.cancel(code)
    again = day.book(slot, key=KEY)
    assert (again.ticket.code, again.ticket.state.value) == (code, "CANCELLED")
    assert [item.tickets for item in items_of(SlotItem)] == [None]
    assert_items_agree()


def test_repeated_booking_after_its_move_keeps_the_new_place_only(day: OfficeDay) -> None:
    old, new = day.slots()[0], day.slots()[-1]
    code = day.book(old, key=KEY).ticket.code
    day.reschedule(code, new)
    again = day.book(old, key=KEY)
    assert again.ticket.appointment_at == new.starts_at
    assert_items_agree()


def test_repeated_booking_after_check_in_keeps_the_place(day: OfficeDay) -> None:
    slot = day.slots()[0]
    code = day.book(slot, key=KEY).ticket.code
    day.check_in(code)
    assert day.book(slot, key=KEY).ticket.state.value == "WAITING"
    assert [item.tickets for item in items_of(SlotItem)] == [{code}]
    assert_items_agree()


def test_repeated_booking_is_answered_after_its_slot_has_begun(day: OfficeDay) -> None:
    slot = day.slots()[0]
    code = day.book(slot, key=KEY).ticket.code
    day.clock.move(hours=2)
    assert day.book(slot, key=KEY).ticket.code == code


def test_repeated_number_is_answered_after_its_hall_code(day: OfficeDay) -> None:
    code = day.take(key=KEY).ticket.code
    day.clock.move(hours=4)  # lunch
    again = day.take(key=KEY)
    assert (again.ticket.code, again.ticket.number) == (code, 1)


def test_repeated_move_there_and_back_leaves_one_place(day: OfficeDay) -> None:
    here, there = day.slots()[0], day.slots()[-1]
    code = day.book(here).ticket.code
    day.reschedule(code, there, key=KEY)
    day.reschedule(code, here)
    again = day.reschedule(code, there, key=KEY)
    assert again.ticket.appointment_at == here.starts_at, (
        "it was fulfilled before, and another wish came since"
    )
    assert_items_agree()


def test_scan_counts_once_for_each_key(day: OfficeDay) -> None:
    for key in (KEY, KEY, "another-phone-scans-it"):
        day.scan(key=key)
    assert [item.scans for item in items_of(PosterItem)] == [2]


def test_key_is_new_again_once_its_memory_has_lapsed(day: OfficeDay) -> None:
    day.scan(key=KEY)
    day.clock.move(hours=25)
    day.scan(key=KEY)  # DynamoDB deletes late: the old memory still stands in the table
    assert [item.scans for item in items_of(PosterItem)] == [1, 1]


def at_rest(items: Snapshot) -> Snapshot:
    """What counts: a repetition may say that its claim is alive, and leave an empty slot behind."""
    empty = {"pk", "sk", "kind", "expires_at"}
    counts = {key: {name: item[name] for name in item.keys() - {"claims"}} for key, item in items.items()}
    return {
        key: item
        for key, item in counts.items()
        if not (key[0].startswith(("SLOTS#", "PHONE#")) and item.keys() <= empty)
    }
