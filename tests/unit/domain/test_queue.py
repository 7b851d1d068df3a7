"""The queue: call order, people ahead, and windows that keep what they say."""

import heapq
import math
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.calendar import Shift, WorkingCalendar, at_local, local_clock
from api.domain.queue import (
    CallWindow,
    Estimate,
    ExpectedTicket,
    LineReason,
    PlaceInLine,
    QueuePolicy,
    ServiceTimes,
    StaffedCounter,
    WaitingTicket,
    call_order,
    estimate,
    forecast_hall,
    forecast_line,
    line_reason,
    next_for,
    waits_since,
    window_if_joining_now,
)

MONDAY = date(2026, 11, 23)
CALENDAR = WorkingCalendar(shifts=(Shift(time(7), time(11, 30)), Shift(time(13, 30), time(17))))
GROUPS = ("land", "civil-status", "residence")
ESTIMATES = {
    "land": estimate(measured=ServiceTimes(), prior_minutes=20),
    "civil-status": estimate(measured=ServiceTimes(), prior_minutes=8),
    "residence": estimate(measured=ServiceTimes(), prior_minutes=12),
}
FIVE_MINUTES = timedelta(minutes=5)


def at(clock: str) -> datetime:
    return at_local(MONDAY, time.fromisoformat(clock))


NOW = at("09:32")


def ticket(
    number: int, arrived: str, *, appointment: str | None = None, group_id: str = "residence"
) -> WaitingTicket:
    return WaitingTicket(
        code=f"{group_id}-{number}",
        group_id=group_id,
        number=number,
        arrived_at=at(arrived),
        appointment_at=at(appointment) if appointment else None,
    )


def counter(
    number: int, *group_ids: str, busy_since: str | None = None, with_group: str | None = None
) -> StaffedCounter:
    return StaffedCounter(
        number=number,
        group_ids=group_ids or ("residence",),
        busy_since=at(busy_since) if busy_since else None,
        busy_group_id=with_group or ((group_ids or ("residence",))[0] if busy_since else None),
    )


def forecast(
    waiting: Sequence[WaitingTicket],
    counters: Sequence[StaffedCounter],
    *,
    now: datetime = NOW,
    expected: Sequence[ExpectedTicket] = (),
) -> tuple[PlaceInLine, ...]:
    return forecast_line(
        waiting=waiting, counters=counters, estimates=ESTIMATES, now=now, calendar=CALENDAR, expected=expected
    )


def shown(window: CallWindow | None) -> str | None:
    return window and f"{local_clock(window.call_from):%H:%M}–{local_clock(window.call_to):%H:%M}"


def test_appointment_of_three_places_takes_three_services() -> None:
    """Waiting, expected or already there: who comes next waits about two services longer."""
    later = ticket(9, "09:20")
    one, three = (
        [
            forecast([replace(ticket(1, "09:10"), places=places), later], [counter(1)])[1].call_to,
            forecast(
                [later], [counter(1)], expected=[ExpectedTicket("booked", "residence", NOW, places=places)]
            )[0].call_to,
            forecast([later], [replace(counter(1, busy_since="09:31"), busy_places=places)])[0].call_to,
        ]
        for places in (1, 3)
    )
    for after_one, after_three in zip(one, three, strict=True):
        assert after_one is not None
        assert after_three is not None
        assert after_three - after_one >= timedelta(minutes=10)


MINUTES = st.integers(0, 150)


@st.composite
def lines(draw: st.DrawFn) -> list[WaitingTicket]:
    """People of three groups who came within the last 150 minutes; numbers are given in order of arrival."""
    arrivals = sorted(draw(st.lists(MINUTES, max_size=14)), reverse=True)
    numbers = dict.fromkeys(GROUPS, 0)
    line = []
    for minutes in arrivals:
        group_id = draw(st.sampled_from(GROUPS))
        numbers[group_id] += 1
        ahead = draw(st.none() | st.integers(-12, 12).map(lambda slots: timedelta(minutes=15 * slots)))
        line.append(
            WaitingTicket(
                code=f"{group_id}-{numbers[group_id]}",
                group_id=group_id,
                number=numbers[group_id],
                arrived_at=NOW - timedelta(minutes=minutes),
                appointment_at=None if ahead is None else at("09:30") + ahead,
            )
        )
    return line


@st.composite
def halls(draw: st.DrawFn) -> list[StaffedCounter]:
    counters = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        group_ids = tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), min_size=1))))
        busy = draw(st.none() | st.integers(0, 90))
        counters.append(
            StaffedCounter(
                number=number,
                group_ids=group_ids,
                busy_since=None if busy is None else NOW - timedelta(minutes=busy),
                busy_group_id=None if busy is None else group_ids[0],
            )
        )
    return counters


# The order


@pytest.mark.parametrize(
    ("waiting", "order"),
    [
        ([ticket(2, "09:10"), ticket(1, "09:00")], [1, 2]),
        # an appointment that is due goes before walk-ins who came earlier
        ([ticket(1, "08:40"), ticket(2, "09:20", appointment="09:30")], [2, 1]),
        # from five minutes before its time
        ([ticket(1, "08:40"), ticket(2, "09:20", appointment="09:37")], [2, 1]),
        # and not earlier: it waits for its time, behind those who are here
        ([ticket(1, "09:31"), ticket(2, "09:00", appointment="09:38")], [1, 2]),
        # due appointments go by their time, not by arrival
        ([ticket(1, "09:00", appointment="09:30"), ticket(2, "09:25", appointment="09:15")], [2, 1]),
        # ten minutes late is still in time, eleven waits by arrival
        ([ticket(1, "08:40"), ticket(2, "09:25", appointment="09:15")], [2, 1]),
        ([ticket(1, "08:40"), ticket(2, "09:26", appointment="09:15")], [1, 2]),
        ([ticket(1, "09:27"), ticket(2, "09:26", appointment="09:15")], [2, 1]),
        # ties go by number
        ([ticket(2, "09:00"), ticket(1, "09:00")], [1, 2]),
        ([ticket(2, "09:00", appointment="09:30"), ticket(1, "09:10", appointment="09:30")], [1, 2]),
        ([], []),
    ],
)
def test_line_is_called_in_order(waiting: list[WaitingTicket], order: list[int]) -> None:
    assert [place.number for place in call_order(waiting=waiting, now=NOW)] == order


def test_reason_is_the_appointment_only_for_who_came_in_time() -> None:
    assert line_reason(ticket(1, "09:00")) is LineReason.ARRIVAL
    assert line_reason(ticket(1, "09:25", appointment="09:15")) is LineReason.APPOINTMENT
    assert line_reason(ticket(1, "09:26", appointment="09:15")) is LineReason.ARRIVAL


@given(lines(), st.randoms(use_true_random=False))
def test_order_holds_everybody_once_and_does_not_depend_on_the_input(
    line: list[WaitingTicket], chance: random.Random
) -> None:
    shuffled = list(line)
    chance.shuffle(shuffled)
    order = call_order(waiting=line, now=NOW)
    assert order == call_order(waiting=shuffled, now=NOW)
    assert sorted(place.code for place in order) == sorted(place.code for place in line)


@given(lines(), st.integers(-60, 120))
def test_earlier_walk_in_goes_before_later_ones(line: list[WaitingTicket], minutes: int) -> None:
    order = call_order(waiting=line, now=NOW + timedelta(minutes=minutes))
    walk_ins = [place for place in order if place.appointment_at is None]
    assert walk_ins == sorted(walk_ins, key=lambda place: (place.arrived_at, place.number, place.group_id))
    for group_id in GROUPS:
        numbers = [place.number for place in walk_ins if place.group_id == group_id]
        assert numbers == sorted(numbers)


@given(lines())
def test_due_appointment_goes_before_every_walk_in_who_has_not_waited_long(
    line: list[WaitingTicket],
) -> None:
    order = [
        place
        for place in call_order(waiting=line, now=NOW)
        if NOW - waits_since(place) < QueuePolicy().longest_wait
    ]
    due = [
        place
        for place in order
        if place.appointment_at is not None
        and line_reason(place) is LineReason.APPOINTMENT
        and place.appointment_at - FIVE_MINUTES <= NOW
    ]
    assert order[: len(due)] == due
    assert [place.appointment_at for place in due] == sorted(
        place.appointment_at for place in due if place.appointment_at
    )


@given(lines(), st.sets(st.sampled_from(GROUPS)))
def test_counter_calls_the_first_of_its_groups(line: list[WaitingTicket], group_ids: set[str]) -> None:
    called = next_for(counter_group_ids=tuple(group_ids), waiting=line, now=NOW)
    mine = [place for place in call_order(waiting=line, now=NOW) if place.group_id in group_ids]
    assert called == (mine[0] if mine else None)


def test_idle_counter_calls_an_appointment_before_its_time() -> None:
    early = ticket(1, "09:00", appointment="11:00")
    assert next_for(counter_group_ids=("residence",), waiting=[early], now=NOW) == early
    assert next_for(counter_group_ids=("land",), waiting=[early], now=NOW) is None


# Service times


def test_nothing_measured_leaves_the_prior() -> None:
    believed = estimate(measured=ServiceTimes(), prior_minutes=10)
    assert believed.mean_seconds == pytest.approx(600)
    assert believed.sd_seconds == pytest.approx(360)
    assert believed.mean_error_seconds == pytest.approx(360 / math.sqrt(8))


@given(st.lists(st.floats(1, 10_000), min_size=1, max_size=60), st.integers(1, 240))
def test_estimate_lies_between_the_prior_and_what_was_measured(seconds: list[float], prior: int) -> None:
    measured = ServiceTimes()
    for one in seconds:
        measured = measured.with_service(one)
    believed = estimate(measured=measured, prior_minutes=prior)
    low, high = sorted((prior * 60.0, mean(seconds)))
    assert low - 1e-6 <= believed.mean_seconds <= high + 1e-6
    assert believed.sd_seconds >= 0
    assert believed.mean_error_seconds < believed.sd_seconds or believed.sd_seconds == 0


def test_eight_services_weigh_as_much_as_the_prior() -> None:
    measured = ServiceTimes(count=8, total_seconds=8 * 1200, total_squared=8 * 1200**2)
    assert estimate(measured=measured, prior_minutes=10).mean_seconds == pytest.approx(900)


def test_many_equal_services_leave_little_doubt() -> None:
    measured = ServiceTimes(count=800, total_seconds=800 * 300, total_squared=800 * 300**2)
    believed = estimate(measured=measured, prior_minutes=10)
    assert believed.mean_seconds == pytest.approx(300, rel=0.02)
    assert believed.sd_seconds < 60
    assert believed.mean_error_seconds < 3


# The forecast


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


def test_expected_people_are_not_counted_but_reckoned_with() -> None:
    waiting = [ticket(n, "09:00") for n in range(1, 4)]
    expected = [ExpectedTicket(f"booked-{n}", "residence", NOW + FIVE_MINUTES) for n in range(4)]
    alone, together = forecast(waiting, [counter(6)]), forecast(waiting, [counter(6)], expected=expected)
    assert [place.people_ahead for place in together] == [0, 1, 2]
    assert together[-1].call_to is not None
    assert alone[-1].call_to is not None
    assert together[-1].call_to > alone[-1].call_to + timedelta(minutes=15)


def test_who_is_too_late_is_no_longer_expected() -> None:
    late = [ExpectedTicket("booked", "residence", NOW - timedelta(minutes=11))]
    waiting = [ticket(1, "09:00"), ticket(2, "09:01")]
    assert forecast(waiting, [counter(6)], expected=late) == forecast(waiting, [counter(6)])


def test_idle_counter_takes_expected_people_off_a_shared_one() -> None:
    expected = [ExpectedTicket(f"booked-{n}", "land", at("09:40")) for n in range(3)]
    waiting = [ticket(n, "09:00") for n in range(1, 7)]
    shared = counter(6, "land", "residence")
    alone = forecast(waiting, [shared], expected=expected)[-1]
    helped = forecast(waiting, [counter(1, "land"), shared], expected=expected)[-1]
    assert alone.call_to is not None
    assert helped.call_to is not None
    assert helped.call_to < alone.call_to


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


def test_after_closing_nobody_has_a_window() -> None:
    (place,) = forecast([ticket(1, "16:00")], [counter(6)], now=at("17:05"))
    assert place.window is None


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
    joining = window_if_joining_now(
        group_id="residence",
        waiting=waiting,
        counters=[counter(6)],
        estimates=ESTIMATES,
        now=NOW,
        calendar=CALENDAR,
    )
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
        assert place.reason is line_reason(place.ticket)
        if place.window is None:
            continue
        assert place.ticket.group_id in staffed
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


# Whether the windows hold


def play_for_real(
    *,
    chance: random.Random,
    waiting: list[WaitingTicket],
    counters: list[StaffedCounter],
    truth: dict[str, Estimate],
) -> dict[str, datetime]:
    """When each ticket is really called: clerks call by `next_for`, services take what chance gives them."""

    def service(group_id: str) -> float:
        one = truth[group_id]
        spread = math.sqrt(math.log(1 + (one.sd_seconds / one.mean_seconds) ** 2))
        return chance.lognormvariate(math.log(one.mean_seconds) - spread**2 / 2, spread)

    def remaining(group_id: str, elapsed: float) -> float:
        while (seconds := service(group_id)) <= elapsed:
            pass
        return seconds - elapsed

    free = [
        (
            remaining(one.busy_group_id, (NOW - one.busy_since).total_seconds())
            if one.busy_group_id and one.busy_since
            else 0.0,
            one.number,
        )
        for one in counters
    ]
    heapq.heapify(free)
    group_ids = {one.number: one.group_ids for one in counters}
    left, called = list(waiting), {}
    while free:
        seconds, number = heapq.heappop(free)
        moment = NOW + timedelta(seconds=seconds)
        person = next_for(counter_group_ids=group_ids[number], waiting=left, now=moment)
        if person is not None:
            left.remove(person)
            called[person.code] = moment
            heapq.heappush(free, (seconds + service(person.group_id), number))
    return called


def a_hall(chance: random.Random) -> tuple[list[WaitingTicket], list[StaffedCounter]]:
    counters = [
        StaffedCounter(
            number=number,
            group_ids=group_ids,
            busy_since=NOW - timedelta(minutes=chance.uniform(0, 10)),
            busy_group_id=group_ids[0],
        )
        for number, group_ids in enumerate(
            [("land",), ("land",), ("civil-status",), ("civil-status", "residence"), ("residence",)], start=1
        )
    ]
    waiting = [
        WaitingTicket(
            code=f"{number}",
            group_id=chance.choice(GROUPS),
            number=number,
            arrived_at=NOW - timedelta(minutes=60 - number),
            appointment_at=at("09:30") + timedelta(minutes=15 * chance.randrange(4))
            if chance.random() < 0.3
            else None,
        )
        for number in range(1, chance.randrange(4, 20))
    ]
    return waiting, counters


def share_called_within_their_window(*, seed: int, mean_is_known: bool) -> tuple[float, float]:
    """The share of calls inside the window, and the windows' mean width in minutes."""
    chance = random.Random(seed)
    inside, widths = [], []
    # Around the clock, so that neither lunch nor closing cuts a window: their rules have their own tests.
    calendar = WorkingCalendar(shifts=(Shift(time(0), time(23, 59)),))
    for _ in range(120):
        waiting, counters = a_hall(chance)
        believed = {
            group_id: replace(one, mean_error_seconds=0.0) if mean_is_known else one
            for group_id, one in ESTIMATES.items()
        }
        truth = {
            group_id: replace(
                one, mean_seconds=max(60.0, chance.gauss(one.mean_seconds, one.mean_error_seconds))
            )
            for group_id, one in believed.items()
        }
        called = play_for_real(chance=chance, waiting=waiting, counters=counters, truth=truth)
        line = forecast_line(
            waiting=waiting, counters=counters, estimates=believed, now=NOW, calendar=calendar
        )
        for place in line:
            assert place.window is not None
            inside.append(place.window.call_from <= called[place.ticket.code] <= place.window.call_to)
            widths.append((place.window.call_to - place.window.call_from).total_seconds() / 60)
    return mean(inside), mean(widths)


@pytest.mark.parametrize("mean_is_known", [True, False])
def test_four_calls_in_five_fall_inside_their_window(mean_is_known: bool) -> None:
    share, width = share_called_within_their_window(seed=2026, mean_is_known=mean_is_known)
    figures = f"{share:.1%} of calls inside, windows {width:.0f} minutes wide"
    # The rule aims at 26 in 32, rounding outwards adds some; far more would mean needlessly wide windows.
    assert 0.80 <= share <= 0.95, figures
    assert width <= 30, figures
