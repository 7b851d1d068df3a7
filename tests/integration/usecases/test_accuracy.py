"""What an office can say of its windows: each told one is judged once, at the call it led to."""

from datetime import timedelta
from functools import partial

from api.domain.accuracy import LEAST_PEOPLE, ToldWindows
from api.domain.calendar import local_day
from api.domain.hall import CALLS_LEARNED_TOGETHER
from api.storage.experience import load_told_windows
from tests.integration.usecases.office_day import BIRTH, LAND, OfficeDay, at_once


def told_today(day: OfficeDay) -> ToldWindows:
    today = local_day(day.clock.now())
    found = load_told_windows(day.office.id, since=today, until=today)
    return found[0] if found else ToldWindows()


def call(day: OfficeDay, number: int = 3) -> None:
    day.at_counter("call_next", number)
    day.clock.move(seconds=60)
    day.at_counter("finish_service", number)


def test_windows_are_judged_when_the_calls_of_a_counter_are_learned(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    tickets = [day.take().ticket for _ in range(CALLS_LEARNED_TOGETHER + 1)]
    assert all(ticket.told is not None for ticket in tickets)
    called = []
    for _ in range(CALLS_LEARNED_TOGETHER):
        called.append(day.clock.now())
        call(day)
    assert told_today(day).people == 0
    call(day)
    told = told_today(day)
    windows = [ticket.told for ticket in tickets[:CALLS_LEARNED_TOGETHER]]
    assert told.people == CALLS_LEARNED_TOGETHER
    assert told.inside == sum(
        window.call_from <= at <= window.call_to for window, at in zip(windows, called, strict=True)
    )
    assert sum(told.widths.values()) == CALLS_LEARNED_TOGETHER


def test_call_inside_and_call_outside_are_told_apart(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    first, second = day.take().ticket, day.take().ticket
    day.clock.move(seconds=30)
    call(day)
    day.clock.move(seconds=3 * 3600)
    day.at_counter("call_next", 3)
    day.at_counter("finish_service", 3)
    day.at_counter("close_counter", 3, key="the-end-of-this-counter")
    day.at_counter("close_counter", 3, key="the-end-of-this-counter")
    told = told_today(day)
    assert (told.people, told.inside) == (2, 1)
    assert sum(told.widths.values()) == 2
    assert first.told is not None
    assert second.told is not None
    assert second.told.call_to < day.clock.now() - timedelta(hours=2)


def test_undone_call_sent_on_returned_and_given_turn_count_nothing(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    giver = day.take().ticket
    for _ in range(4):
        day.take()
    day.let_others_go_first(giver.code)
    day.at_counter("call_next", 3)
    day.at_counter("undo_last_act", 3)
    day.at_counter("call_next", 3)
    day.transfer(3, to="land")
    missed = day.at_counter("call_next", 3).desk.ticket
    day.at_counter("mark_no_show", 3)
    day.check_in(missed.code)
    for _ in range(4):
        call(day)
    day.at_counter("close_counter", 3)
    # Called: one sent on, one who came back, one who had let others go first, and two whom a window was told.
    assert told_today(day).people == 2


def test_counters_that_learn_at_the_same_moment_count_both(day: OfficeDay) -> None:
    for number, procedure in ((1, LAND), (3, BIRTH)):
        day.at_counter("open_counter", number)
        for _ in range(3):
            day.take(procedure)
        for _ in range(3):
            call(day, number)
    at_once([partial(day.at_counter, "close_counter", number) for number in (1, 3)])
    assert told_today(day).people == 6


def test_office_says_nothing_of_few_people_and_then_a_share(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    for people in range(1, LEAST_PEOPLE + 1):
        if people == LEAST_PEOPLE:
            day.at_counter("close_counter", 3)
            day.clock.move(seconds=700)
            assert day.services.accuracy(day.office.id) is None
            day.at_counter("open_counter", 3)
        day.take()
        call(day)
    day.at_counter("close_counter", 3)
    day.clock.move(seconds=700)
    found = day.services.accuracy(day.office.id)
    assert found is not None
    assert found.people == LEAST_PEOPLE
    told = told_today(day)
    assert found.inside_share == told.inside / told.people
    day.clock.move(days=30)
    assert day.services.accuracy(day.office.id) is None
