"""The forecast: people ahead, and windows that keep what they say."""

import random
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.queue import (
    ExpectedTicket,
    QueuePolicy,
    StaffedCounter,
    WaitingTicket,
    forecast_hall,
    line_reason,
)
from tests.unit.domain.queue_cases import (
    CALENDAR,
    ESTIMATES,
    FIVE_MINUTES,
    GROUPS,
    NOW,
    at,
    counter,
    forecast,
    halls,
    lines,
    shown,
    ticket,
)


def test_appointment_of_three_places_takes_three_services() -> None:
    """Waiting, expected or already there: who comes next waits about two services longer."""
    later = ticket(9, "09:20")
    one, three = (
        [
            forecast([replace(ticket(1, "09:10"), places=places), later], [counter(1)])[1].call_to,
            forecast(
                [ticket(1, "09:10"), later],
                [counter(1)],
                expected=[ExpectedTicket("booked", "residence", NOW + FIVE_MINUTES, places=places)],
            )[1].call_to,
            forecast([later], [replace(counter(1, busy_since="09:31"), busy_places=places)])[0].call_to,
        ]
        for places in (1, 3)
    )
    for after_one, after_three in zip(one, three, strict=True):
        assert after_one is not None
        assert after_three is not None
        assert after_three - after_one >= timedelta(minutes=10)


def test_free_counter_calls_the_first_now() -> None:
    (place,) = forecast([ticket(1, "09:30")], [counter(6)])
    assert (place.people_ahead, shown(place.window)) == (0, "09:30–09:35")


def test_windows_follow_one_another_and_widen() -> None:
    line = forecast([ticket(n, f"09:0{n}") for n in range(1, 9)], [counter(6)])
    assert [place.ticket.number for place in line] == list(range(1, 9))
    assert [place.people_ahead for place in line] == list(range(8))
    windows = [place.window for place in line if place.window]
    assert len(windows) == 8
    assert windows == sorted(windows)
    widths = [window.call_to - window.call_from for window in windows]
    assert widths[0] < widths[3] < widths[7]


def test_more_counters_bring_the_call_nearer() -> None:
    waiting = [ticket(n, "09:00") for n in range(1, 9)]
    ends = [
        forecast(waiting, [counter(number) for number in range(1, staffed + 1)])[-1].call_to
        for staffed in (1, 2, 4)
    ]
    assert all(end is not None for end in ends)
    assert ends == sorted((end for end in ends if end), reverse=True)
    assert len(set(ends)) == 3


def test_group_without_a_staffed_counter_has_no_window_but_people_ahead() -> None:
    waiting = [ticket(1, "09:00", group_id="land"), ticket(2, "09:05", group_id="land"), ticket(1, "09:10")]
    line = {place.ticket.code: place for place in forecast(waiting, [counter(6)])}
    assert (line["land-1"].people_ahead, line["land-1"].window) == (0, None)
    assert (line["land-2"].people_ahead, line["land-2"].window) == (1, None)
    assert (line["land-2"].call_from, line["land-2"].call_to) == (None, None)
    assert line["residence-1"].people_ahead == 0
    assert line["residence-1"].window is not None


def test_people_of_another_group_are_ahead_only_at_a_shared_counter() -> None:
    waiting = [ticket(1, "09:00", group_id="land"), ticket(1, "09:10")]
    apart = forecast(waiting, [counter(1, "land"), counter(6, "residence")])
    shared = forecast(waiting, [counter(1, "land", "residence", busy_since="09:30")])
    assert {place.ticket.code: place.people_ahead for place in apart} == {"land-1": 0, "residence-1": 0}
    assert {place.ticket.code: place.people_ahead for place in shared} == {"land-1": 0, "residence-1": 1}


def test_appointment_that_will_come_due_counts_as_ahead() -> None:
    walk_ins = [ticket(n, f"09:0{n}") for n in range(1, 6)]
    booked = ticket(6, "09:20", appointment="09:45")
    line = forecast([*walk_ins, booked], [counter(6)])
    by_number = {place.ticket.number: place.people_ahead for place in line}
    assert by_number[1] == 0
    assert by_number[6] < 5
    assert by_number[5] == 5


def test_nobody_is_called_at_lunch() -> None:
    waiting = [ticket(n, "11:00") for n in range(1, 12)]
    line = forecast(waiting, [counter(6, busy_since="11:19")], now=at("11:20"))
    for place in line:
        assert place.call_from is not None
        assert not at("11:30") < place.call_from < at("13:30")
    assert line[-1].call_from is not None
    assert line[-1].call_from >= at("13:30")


def test_before_opening_the_first_is_called_at_opening() -> None:
    (place,) = forecast([ticket(1, "06:40")], [counter(6)], now=at("06:45"))
    assert shown(place.window) == "07:00–07:05"


def test_window_ends_at_closing_and_who_is_not_reached_has_none() -> None:
    waiting = [ticket(n, "16:00") for n in range(1, 15)]
    line = forecast(waiting, [counter(6, busy_since="16:19")], now=at("16:20"))
    assert line[0].window is not None
    assert line[-1].window is None
    assert line[-1].people_ahead == 13
    assert all(place.call_to <= at("17:00") for place in line if place.call_to)


def test_near_closing_everybody_knows_whether_she_may_not_be_reached() -> None:
    """At 16:30, twelve minutes a visit: two are sure to be called, the next perhaps, the last hardly."""
    waiting = [*(ticket(n, "16:00") for n in range(1, 8)), ticket(1, "16:10", group_id="land")]
    hall = forecast_hall(
        waiting=waiting,
        counters=[counter(6)],
        estimates=ESTIMATES,
        now=at("16:30"),
        calendar=CALENDAR,
        joining=GROUPS,
    )
    line = {place.ticket.code: place for place in hall.line}
    told = [line[f"residence-{n}"] for n in range(1, 8)]
    surely = [place for place in told if not place.may_not_be_reached]
    perhaps = [place for place in told if place.may_not_be_reached and place.window]
    assert told == [*surely, *perhaps, *told[len(surely) + len(perhaps) :]]
    assert all(place.window and not place.window.is_too_wide for place in surely)
    assert [place.people_ahead for place in surely] == [0, 1]
    assert perhaps
    assert all(place.window and place.window.is_too_wide for place in perhaps)
    assert (told[-1].window, told[-1].may_not_be_reached) == (None, True)
    assert (hall.joining["residence"], "residence" in hall.may_not_reach) == (None, True)
    # No counter serves this one: that she is not called is no matter of the time.
    assert (line["land-1"].window, line["land-1"].may_not_be_reached) == (None, False)
    assert "land" not in hall.may_not_reach


def test_window_within_the_day_says_nothing_of_closing() -> None:
    for place in forecast([ticket(n, "09:00") for n in range(1, 5)], [counter(6)]):
        assert (place.may_not_be_reached, place.window is None) == (False, False)


def test_after_closing_nobody_has_a_window() -> None:
    (place,) = forecast([ticket(1, "16:00")], [counter(6)], now=at("17:05"))
    assert (place.window, place.may_not_be_reached) == (None, False)


def test_service_that_drags_on_does_not_stop_the_forecast() -> None:
    short, dragging = (
        forecast([ticket(1, "09:00")], [counter(6, busy_since=since)], now=at("11:00"))[0]
        for since in ("10:58", "07:10")
    )
    assert short.window is not None
    assert dragging.window is not None
    assert dragging.window.call_to > at("11:00")


@pytest.mark.parametrize(
    ("waiting", "window"),
    [([], "09:30–09:35"), ([ticket(1, "09:00")], None)],
)
def test_joining_window_is_now_in_an_empty_hall_and_later_in_a_full_one(
    waiting: list[WaitingTicket], window: str | None
) -> None:
    joining = forecast_hall(
        waiting=waiting,
        counters=[counter(6)],
        estimates=ESTIMATES,
        now=NOW,
        calendar=CALENDAR,
        joining=("residence",),
    ).joining["residence"]
    if window is None:
        assert joining is not None
        assert joining.call_to > NOW + FIVE_MINUTES
    else:
        assert shown(joining) == window


def test_nobody_can_join_where_no_counter_is_staffed() -> None:
    hall = forecast_hall(
        waiting=[],
        counters=[counter(6)],
        estimates=ESTIMATES,
        now=NOW,
        calendar=CALENDAR,
        joining=("land", "residence"),
    )
    assert hall.joining["land"] is None
    assert hall.joining["residence"] is not None


@settings(deadline=None)
@given(lines(), halls())
def test_who_would_join_stands_behind_the_walk_ins_and_changes_nothing(
    line: list[WaitingTicket], counters: list[StaffedCounter]
) -> None:
    hall = forecast_hall(
        waiting=line, counters=counters, estimates=ESTIMATES, now=NOW, calendar=CALENDAR, joining=GROUPS
    )
    assert hall.line == forecast(line, counters)
    for place in hall.line:
        joining = hall.joining[place.ticket.group_id]
        if place.ticket.appointment_at is None and joining is not None:
            assert place.window is not None
            assert place.window.call_from <= joining.call_from
            assert place.window.call_to <= joining.call_to


@settings(deadline=None)
@given(lines(), halls(), st.randoms(use_true_random=False))
def test_forecast_does_not_depend_on_the_order_of_its_input(
    line: list[WaitingTicket], counters: list[StaffedCounter], chance: random.Random
) -> None:
    shuffled, other_counters = list(line), list(counters)
    chance.shuffle(shuffled)
    chance.shuffle(other_counters)
    assert forecast(shuffled, other_counters) == forecast(line, counters)


@settings(deadline=None)
@given(lines(), halls(), st.integers(0, 8 * 60))
def test_windows_are_sensible(
    line: list[WaitingTicket], counters: list[StaffedCounter], minutes: int
) -> None:
    now = NOW + timedelta(minutes=minutes, seconds=17)
    places = forecast(line, counters, now=now)
    assert sorted(place.ticket.code for place in places) == sorted(place.code for place in line)
    staffed = {group_id for one in counters for group_id in one.group_ids}
    for position, place in enumerate(places):
        assert 0 <= place.people_ahead <= position
        assert place.reason is line_reason(place.ticket, policy=QueuePolicy())
        if place.window is None:
            assert place.may_not_be_reached == (place.ticket.group_id in staffed and now < at("17:00"))
            continue
        assert place.ticket.group_id in staffed
        assert place.window.is_too_wide or not place.may_not_be_reached
        begins, ends, _ = place.window
        assert ends - begins >= FIVE_MINUTES
        assert begins > now - FIVE_MINUTES
        for mark in (begins, ends):
            assert mark.tzinfo is UTC
            assert (mark.minute % 5, mark.second, mark.microsecond) == (0, 0, 0)
        assert at("07:00") <= begins < ends <= at("17:00")


@settings(deadline=None)
@given(lines(), st.integers(1, 3))
def test_people_ahead_in_one_group_are_those_before(line: list[WaitingTicket], staffed: int) -> None:
    alone = [place for place in line if place.group_id == "residence"]
    places = forecast(alone, [counter(number) for number in range(1, staffed + 1)])
    assert [place.people_ahead for place in places] == list(range(len(alone)))
    walk_ins = [place for place in places if place.ticket.appointment_at is None]
    windows = [place.window for place in walk_ins if place.window]
    assert [window.call_from for window in windows] == sorted(window.call_from for window in windows)
    assert [window.call_to for window in windows] == sorted(window.call_to for window in windows)
