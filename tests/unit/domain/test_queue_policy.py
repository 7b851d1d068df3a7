"""The call policy by hand: priority, the longest wait, turns given away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from api.domain.queue import (
    PriorityClass,
    QueuePolicy,
    WaitingTicket,
    call_order,
    has_priority,
    people_to_let_first,
)
from tests.unit.domain.queue_policy_cases import NOW, POLICY, at, five, numbers, person


def test_priority_is_called_after_two_others_and_not_before() -> None:
    line = five(p5=person(5, "09:05", priority=True))
    assert numbers(line) == [1, 2, 5, 3, 4]
    assert numbers(line, ordinary_calls=1) == [1, 5, 2, 3, 4]
    assert numbers(line, ordinary_calls=2) == [5, 1, 2, 3, 4]


def test_of_many_with_priority_every_third_call_is_one_early() -> None:
    line = [person(number, f"09:{number:02}", priority=number > 6) for number in range(1, 10)]
    assert numbers(line) == [1, 2, 7, 3, 4, 8, 5, 6, 9]


def test_priority_never_makes_one_wait_longer() -> None:
    line = [person(1, "09:01", priority=True), person(2, "09:02", priority=True), person(3, "09:03")]
    assert numbers(line) == [1, 2, 3]


def test_priority_goes_before_a_due_appointment_but_not_always() -> None:
    line = [person(1, "09:20", appointment="09:30"), person(2, "09:25", priority=True)]
    assert numbers(line) == [1, 2]
    assert numbers(line, ordinary_calls=2) == [2, 1]


def test_priority_does_not_bring_an_appointment_forward() -> None:
    line = [person(1, "09:20", appointment="10:30", priority=True), person(2, "09:25")]
    assert numbers(line, ordinary_calls=2) == [2, 1]


def test_class_that_the_office_does_not_serve_early_counts_for_nothing() -> None:
    policy = QueuePolicy(priority_classes=(PriorityClass.MERIT,))
    line = five(p5=person(5, "09:05", priority=True))
    assert not has_priority(line[4], policy=policy)
    order = call_order(waiting=line, now=NOW, policy=policy, ordinary_calls=9)
    assert [ticket.number for ticket in order] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("ratio", "order"), [(2, [1, 4, 2, 5, 3]), (4, [1, 2, 3, 4, 5])])
def test_ratio_is_the_office_s_own(ratio: int, order: list[int]) -> None:
    line = five(p4=person(4, "09:04", priority=True), p5=person(5, "09:05", priority=True))
    called = call_order(waiting=line, now=NOW, policy=QueuePolicy(calls_per_priority=ratio))
    assert [ticket.number for ticket in called] == order


def test_who_has_waited_the_longest_wait_goes_before_appointments_and_priority() -> None:
    line = [
        person(1, "08:32"),
        person(2, "09:00", appointment="09:30"),
        person(3, "09:10", priority=True),
    ]
    assert numbers(line, ordinary_calls=2) == [1, 3, 2]
    a_second_less = replace(line[0], arrived_at=at("08:32") + timedelta(seconds=1))
    assert numbers([a_second_less, *line[1:]], ordinary_calls=2) == [3, 2, 1]


def test_early_arrival_does_not_age_an_appointment() -> None:
    line = [person(1, "07:00", appointment="10:30"), person(2, "09:31")]
    assert numbers(line) == [2, 1]


def test_who_gives_her_turn_is_called_after_the_next_two() -> None:
    assert numbers(five(p1=person(1, "09:01", lets=(2, 3)))) == [2, 3, 1, 4, 5]
    assert numbers(five(p3=person(3, "09:03", lets=(4, 5)))) == [1, 2, 4, 5, 3]


def test_place_is_kept_once_they_have_been_called() -> None:
    line = five(p1=person(1, "09:01", lets=(2, 3)))
    assert numbers([ticket for ticket in line if ticket.number not in (2, 3)]) == [1, 4, 5]
    assert numbers([ticket for ticket in line if ticket.number != 3]) == [2, 1, 4, 5]


def test_turn_given_away_costs_nobody_else_anything() -> None:
    due = person(6, "09:20", appointment="09:30")
    line = [*five(p1=person(1, "09:01", lets=(2, 3))), due]
    assert numbers(line) == [6, 2, 3, 1, 4, 5]
    stranger = person(6, "09:01", group_id="land")
    assert numbers([*five(p1=person(1, "09:00", lets=(2, 3))), stranger]) == [6, 2, 3, 1, 4, 5]


def test_of_two_who_let_each_other_go_the_last_word_counts() -> None:
    line = five(
        p1=person(1, "09:01", lets=(2, 3), since="09:30"),
        p2=person(2, "09:02", lets=(1, 4), since="09:31"),
    )
    assert numbers(line) == [3, 1, 4, 2, 5]


@pytest.mark.parametrize(
    "sent_on",
    [
        replace(person(2, "09:02"), group_id="land"),
        replace(person(2, "09:02"), sent_to=6),
    ],
)
def test_turn_is_taken_once_by_who_was_called_and_sent_on(sent_on: WaitingTicket) -> None:
    gave = person(1, "09:01", lets=(2,))
    assert numbers([gave, person(2, "09:02")]) == [2, 1]
    assert numbers([gave, sent_on]) == [1, 2]


@pytest.mark.parametrize(
    ("line", "giver", "expected"),
    [
        (five(), 1, [2, 3]),
        (five(), 4, [5]),
        (five(), 5, []),
        # again, before the first two were called: two more
        (five(p1=person(1, "09:01", lets=(2, 3))), 1, [2, 3, 4, 5]),
        # again, after one of them was
        ([ticket for ticket in five(p1=person(1, "09:01", lets=(2, 3))) if ticket.number != 2], 1, [3, 4, 5]),
        # not somebody whose appointment is still to come, nor another group
        ([person(1, "09:01"), person(2, "09:02", appointment="11:00")], 1, []),
        ([person(1, "09:01"), person(2, "09:02", group_id="land")], 1, []),
    ],
)
def test_two_behind_of_the_same_group_go_first(
    line: list[WaitingTicket], giver: int, expected: list[int]
) -> None:
    ticket = next(ticket for ticket in line if ticket.number == giver)
    codes = people_to_let_first(ticket=ticket, waiting=line, now=NOW, policy=POLICY)
    assert list(codes) == [f"residence-{number}" for number in expected]
