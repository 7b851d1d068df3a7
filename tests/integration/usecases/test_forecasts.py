"""The office's forecast learns from its calls, and from each call once."""

from datetime import timedelta

from api.domain.queue import CallWindow
from api.storage.experience import load_experience, save_experience
from api.usecases.boards import see_board
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.truth import assert_items_agree


def joining_window(day: OfficeDay) -> CallWindow:
    board = see_board(day.services, office=day.office)
    (window,) = [each.joining for each in board.groups if each.group.id == "civil-status"]
    assert window is not None
    return window


def test_walk_in_who_is_called_teaches_how_long_she_waited(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    taken = day.take()
    assert taken.ticket.outlook is not None
    day.clock.move(seconds=420)
    called = day.at_counter("call_next", 3, key="one-call-of-this-counter")
    assert called.desk.ticket.outlook == taken.ticket.outlook
    experience = load_experience(day.office.id, consistent=True)
    assert experience.calls == 1
    assert [last.waited for last in experience.last_calls.values()] == [420]
    day.at_counter("call_next", 3, key="one-call-of-this-counter")
    assert load_experience(day.office.id, consistent=True) == experience
    assert_items_agree()


def test_ticket_taken_where_nobody_serves_has_nothing_to_teach(day: OfficeDay) -> None:
    assert day.take().ticket.outlook is None
    day.at_counter("open_counter", 3)
    day.at_counter("call_next", 3)
    assert load_experience(day.office.id).calls == 0


def test_window_of_the_board_moves_with_experience(day: OfficeDay) -> None:
    """Everybody waits an hour where the scenarios expect minutes: who comes next is told a later window."""
    day.at_counter("open_counter", 3)
    outlook = day.take().ticket.outlook
    before = joining_window(day)
    experience = load_experience(day.office.id)
    for _ in range(300):
        experience = experience.with_call(outlook, waited=3600, at=day.clock.now())
        assert save_experience(day.office.id, experience=experience)
    day.clock.move(seconds=31)
    assert joining_window(day).call_to > before.call_to + timedelta(minutes=10)
