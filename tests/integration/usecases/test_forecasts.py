"""The office's forecast learns from its calls, and from each call once."""

from datetime import timedelta
from functools import partial

import pytest

from api.domain.calendar import local_day
from api.domain.hall import CALLS_LEARNED_TOGETHER, Hall
from api.domain.queue import CallWindow, Experience
from api.storage.experience import load_experience, save_experience
from api.storage.hall import load_hall
from api.usecases.boards import see_board
from tests.integration.usecases.office_day import BIRTH, LAND, OfficeDay, at_once, phone
from tests.integration.usecases.truth import assert_items_agree


def joining_window(day: OfficeDay) -> CallWindow:
    board = see_board(day.services, office=day.office)
    (window,) = [each.joining for each in board.groups if each.group.id == "civil-status"]
    assert window is not None
    return window


def learned(day: OfficeDay) -> Experience:
    return load_experience(day.office.id, consistent=True)


def hall(day: OfficeDay) -> Hall:
    return load_hall(office_id=day.office.id, on=local_day(day.clock.now()))


def call_and_finish(day: OfficeDay) -> None:
    day.at_counter("call_next", 3)
    day.clock.move(seconds=60)
    day.at_counter("finish_service", 3)


def test_walk_in_who_is_called_teaches_how_long_she_waited(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    assert day.take().ticket.outlook is not None
    day.clock.move(seconds=420)
    day.at_counter("call_next", 3, key="one-call-of-this-counter")
    assert {group: last.waited for group, last in hall(day).last_calls().items()} == {"civil-status": 420}
    day.at_counter("call_next", 3, key="one-call-of-this-counter")
    day.at_counter("finish_service", 3)
    assert learned(day).calls == 0
    day.at_counter("close_counter", 3, key="one-end-of-this-counter")
    assert learned(day).calls == 1
    assert [last.waited for last in learned(day).last_calls.values()] == [420]
    day.at_counter("close_counter", 3, key="one-end-of-this-counter")
    assert learned(day).calls == 1
    assert hall(day).last_calls() == {}
    assert_items_agree()


def test_calls_of_a_counter_are_learned_some_at_a_time_and_each_once(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    for _ in range(CALLS_LEARNED_TOGETHER + 3):
        day.take()
    for _ in range(CALLS_LEARNED_TOGETHER):
        call_and_finish(day)
    assert learned(day).calls == 0
    call_and_finish(day)
    assert learned(day).calls == CALLS_LEARNED_TOGETHER
    call_and_finish(day)
    day.at_counter("close_counter", 3)
    assert learned(day).calls == CALLS_LEARNED_TOGETHER + 2
    assert_items_agree()


def test_counters_that_learn_at_the_same_moment_both_do(day: OfficeDay) -> None:
    for number, procedure in ((1, LAND), (3, BIRTH)):
        day.at_counter("open_counter", number)
        day.take(procedure)
    for number in (1, 3):
        called = day.at_counter("call_next", number)
        assert type(called).__name__ == "TicketCalled"
        day.at_counter("finish_service", number)
    at_once([partial(day.at_counter, "close_counter", number) for number in (1, 3)])
    assert learned(day).calls == 2


def test_undone_call_and_person_sent_on_teach_nothing(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    for _ in range(2):
        day.take()
    day.at_counter("call_next", 3)
    day.at_counter("undo_last_act", 3)
    assert hall(day).last_calls() == {}
    day.at_counter("call_next", 3)
    day.transfer(3, to="land")
    call_and_finish(day)
    day.at_counter("close_counter", 3)
    assert learned(day).calls == 1


def test_ticket_taken_where_nobody_serves_has_nothing_to_teach(day: OfficeDay) -> None:
    assert day.take().ticket.outlook is None
    day.at_counter("open_counter", 3)
    call_and_finish(day)
    assert hall(day).last_calls() == {}
    day.at_counter("close_counter", 3)
    assert learned(day).calls == 0


def test_window_of_the_board_moves_with_experience(day: OfficeDay) -> None:
    """Everybody waits an hour where the scenarios expect minutes: who comes next is told a later window."""
    day.at_counter("open_counter", 3)
    outlook = day.take().ticket.outlook
    before = joining_window(day)
    experience = load_experience(day.office.id)
    for _ in range(300):
        before_it, experience = experience, experience.with_call(outlook, waited=3600, at=day.clock.now())
        assert save_experience(day.office.id, experience=experience, was=before_it)
    day.clock.move(seconds=31)
    assert joining_window(day).call_to > before.call_to + timedelta(minutes=10)


def test_who_came_to_her_appointment_and_who_did_not_are_counted_once_each(day: OfficeDay) -> None:
    """Five minutes early, and never; a counter that opens again and closes tells nothing new of either."""
    slot = day.slots()[0]
    codes = [day.book(slot, phone=phone(number)).ticket.code for number in range(2)]
    day.clock.move(seconds=(slot.starts_at - day.clock.now()).total_seconds() - 300)
    day.at_counter("open_counter", 3)
    day.check_in(codes[0])
    call_and_finish(day)
    day.clock.move(seconds=1800)
    for _ in range(2):
        day.at_counter("close_counter", 3)
        attendance = learned(day).attendance
        assert attendance.came.keys() == {"-5"}
        assert attendance.came["-5"] == pytest.approx(1, abs=0.01)
        assert attendance.absent == pytest.approx(1, abs=0.01)
        assert attendance.counted_until == slot.starts_at.timestamp()
        day.at_counter("open_counter", 3)
        day.take()
        call_and_finish(day)
    assert_items_agree()
