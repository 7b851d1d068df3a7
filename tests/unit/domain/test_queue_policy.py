"""The queue's policy: priority in a ratio, a bound on waiting, turns given away, and the words for it."""

import heapq
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.calendar import Shift, WorkingCalendar, at_local
from api.domain.queue import (
    Estimate,
    LineReason,
    PriorityClass,
    QueuePolicy,
    StaffedCounter,
    Tier,
    TurnGiven,
    WaitingTicket,
    call_order,
    calls_after,
    forecast_hall,
    has_priority,
    line_reason,
    next_for,
    people_to_let_first,
    policy_in_words,
    waits_since,
    why_this_place,
)
from api.domain.queue.order import tier

MONDAY = date(2026, 11, 23)
ALL_DAY = WorkingCalendar(shifts=(Shift(time(0), time(23, 59)),))
POLICY = QueuePolicy()
GROUPS = ("civil-status", "land", "residence")


def at(clock: str) -> datetime:
    return at_local(MONDAY, time.fromisoformat(clock))


NOW = at("09:32")


def person(
    number: int,
    arrived: str,
    *,
    appointment: str | None = None,
    priority: bool = False,
    lets: Sequence[int] = (),
    since: str = "09:30",
    group_id: str = "residence",
) -> WaitingTicket:
    return WaitingTicket(
        code=f"{group_id}-{number}",
        group_id=group_id,
        number=number,
        arrived_at=at(arrived),
        appointment_at=at(appointment) if appointment else None,
        priority=PriorityClass.ELDERLY if priority else None,
        given=TurnGiven(to=tuple(f"{group_id}-{one}" for one in lets), at=at(since), times=1)
        if lets
        else None,
    )


def numbers(waiting: Sequence[WaitingTicket], *, ordinary_calls: int = 0) -> list[int]:
    order = call_order(waiting=waiting, now=NOW, policy=POLICY, ordinary_calls=ordinary_calls)
    return [ticket.number for ticket in order]


def five(**changed: WaitingTicket) -> list[WaitingTicket]:
    """Numbers 1 to 5, who came at 9:01 to 9:05; `p3=…` puts somebody else in the place of number 3."""
    return [changed.get(f"p{number}", person(number, f"09:0{number}")) for number in range(1, 6)]


# Priority


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


# The bound


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


# Turns given away


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


# What holds in every hall


@st.composite
def lines(draw: st.DrawFn) -> list[WaitingTicket]:
    """People of three groups, some with an appointment, a class, or a turn given to others of their group."""
    line: list[WaitingTicket] = []
    for number, minutes in enumerate(
        sorted(draw(st.lists(st.integers(0, 100), max_size=12)), reverse=True), start=1
    ):
        quarter = draw(st.none() | st.integers(-5, 6))
        line.append(
            WaitingTicket(
                code=f"{number}",
                group_id=draw(st.sampled_from(GROUPS)),
                number=number,
                arrived_at=NOW - timedelta(minutes=minutes),
                appointment_at=None if quarter is None else at("09:30") + timedelta(minutes=15 * quarter),
                priority=draw(st.none() | st.sampled_from(PriorityClass)),
            )
        )
    for place, giver in enumerate(line):
        mates = [other.code for other in line if other.group_id == giver.group_id and other is not giver]
        if mates and draw(st.integers(0, 3)) == 0:
            to = draw(st.lists(st.sampled_from(mates), min_size=1, max_size=4, unique=True))
            line[place] = replace(
                giver,
                given=TurnGiven(to=tuple(to), at=NOW - timedelta(minutes=draw(st.integers(0, 9))), times=1),
            )
    return line


policies = st.builds(
    QueuePolicy,
    calls_per_priority=st.integers(2, 5),
    longest_wait_minutes=st.integers(15, 90),
    priority_classes=st.sets(st.sampled_from(PriorityClass)).map(lambda found: tuple(sorted(found))),
)


@given(lines(), policies, st.integers(0, 4), st.randoms(use_true_random=False))
def test_order_is_total_and_deterministic(
    line: list[WaitingTicket], policy: QueuePolicy, ordinary_calls: int, chance: random.Random
) -> None:
    shuffled = list(line)
    chance.shuffle(shuffled)
    order = call_order(waiting=line, now=NOW, policy=policy, ordinary_calls=ordinary_calls)
    assert order == call_order(waiting=shuffled, now=NOW, policy=policy, ordinary_calls=ordinary_calls)
    assert sorted(ticket.code for ticket in order) == sorted(ticket.code for ticket in line)


def call_everybody(
    line: Sequence[WaitingTicket], policy: QueuePolicy, *, ordinary_calls: int = 0
) -> list[tuple[WaitingTicket, list[WaitingTicket], int]]:
    """One counter for all calls the line empty: each called, who was left besides, and the count before."""
    left, calls = list(line), []
    while left:
        called = next_for(
            counter_group_ids=GROUPS, waiting=left, now=NOW, policy=policy, ordinary_calls=ordinary_calls
        )
        assert called is not None, "the counter idles while somebody waits"
        left.remove(called)
        calls.append((called, list(left), ordinary_calls))
        ordinary_calls = calls_after(called, ordinary_calls=ordinary_calls, policy=policy)
    return calls


@given(lines(), policies, st.integers(0, 4))
def test_order_is_that_of_one_call_after_another(
    line: list[WaitingTicket], policy: QueuePolicy, ordinary_calls: int
) -> None:
    order = call_order(waiting=line, now=NOW, policy=policy, ordinary_calls=ordinary_calls)
    called = [ticket for ticket, *_ in call_everybody(line, policy, ordinary_calls=ordinary_calls)]
    assert list(order) == called


@given(lines(), st.sets(st.sampled_from(GROUPS)), policies, st.integers(0, 4))
def test_no_counter_idles_while_somebody_it_may_serve_waits(
    line: list[WaitingTicket], group_ids: set[str], policy: QueuePolicy, ordinary_calls: int
) -> None:
    called = next_for(
        counter_group_ids=tuple(group_ids),
        waiting=line,
        now=NOW,
        policy=policy,
        ordinary_calls=ordinary_calls,
    )
    may_serve = [ticket for ticket in line if ticket.group_id in group_ids]
    assert called in may_serve if may_serve else called is None


@given(lines(), policies)
def test_nobody_is_passed_after_the_longest_wait_unless_she_gave_her_turn(
    line: list[WaitingTicket], policy: QueuePolicy
) -> None:
    for called, left, _ in call_everybody(line, policy):
        for other in left:
            has_waited_long = NOW - waits_since(other) >= policy.longest_wait
            if has_waited_long and waits_since(other) < waits_since(called):
                assert other.given is not None


@given(lines(), policies)
def test_priority_passes_others_in_at_most_one_call_of_the_ratio(
    line: list[WaitingTicket], policy: QueuePolicy
) -> None:
    line = [replace(ticket, given=None) for ticket in line]
    for called, left, ordinary_calls in call_everybody(line, policy):
        without = [replace(ticket, priority=None) for ticket in (called, *left)]
        in_turn = next_for(counter_group_ids=GROUPS, waiting=without, now=NOW, policy=policy)
        assert in_turn is not None
        if in_turn.code != called.code:
            assert has_priority(called, policy=policy)
            assert ordinary_calls >= policy.calls_per_priority - 1


@given(lines(), policies, st.sampled_from(GROUPS))
def test_later_ordinary_arrival_delays_only_who_is_before_her_time(
    line: list[WaitingTicket], policy: QueuePolicy, group_id: str
) -> None:
    newcomer = WaitingTicket(
        code="newcomer", group_id=group_id, number=99, arrived_at=NOW, appointment_at=None
    )
    with_her = call_order(waiting=[*line, newcomer], now=NOW, policy=policy)
    place = with_her.index(newcomer)
    assert with_her[:place] == call_order(waiting=line, now=NOW, policy=policy)[:place]
    for behind in with_her[place + 1 :]:
        decides = tier(behind, now=NOW, policy=policy, priority_is_due=False)
        assert decides is Tier.EARLY_APPOINTMENT or behind.given is not None


@given(lines(), policies, st.integers(0, 4))
def test_giving_one_s_turn_brings_nobody_else_back(
    line: list[WaitingTicket], policy: QueuePolicy, ordinary_calls: int
) -> None:
    line = [replace(ticket, given=None, priority=None) for ticket in line]
    before = call_order(waiting=line, now=NOW, policy=policy, ordinary_calls=ordinary_calls)
    for giver in before:
        to = people_to_let_first(ticket=giver, waiting=line, now=NOW, policy=policy)
        if not to:
            continue
        gave = replace(giver, given=TurnGiven(to=to, at=NOW, times=1))
        others = [ticket for ticket in line if ticket != giver]
        after = call_order(waiting=[*others, gave], now=NOW, policy=policy, ordinary_calls=ordinary_calls)
        assert [ticket for ticket in after if ticket != gave] == [
            ticket for ticket in before if ticket != giver
        ]
        passed = after[before.index(giver) : after.index(gave)]
        assert [ticket.code for ticket in passed if ticket.group_id == giver.group_id] == list(to)


SERVICE = {
    "civil-status": Estimate(mean_seconds=431.7, sd_seconds=0.0),
    "land": Estimate(mean_seconds=977.3, sd_seconds=0.0),
    "residence": Estimate(mean_seconds=613.9, sd_seconds=0.0),
}
COUNTERS = {1: ("civil-status", "residence"), 2: ("land", "residence"), 3: GROUPS}


@settings(deadline=None)
@given(lines(), policies, st.integers(1, 3), st.integers(0, 3))
def test_forecast_plays_the_policy_by_which_counters_call(
    line: list[WaitingTicket], policy: QueuePolicy, staffed: int, ordinary_calls: int
) -> None:
    counters = [
        StaffedCounter(
            number=number,
            group_ids=COUNTERS[number],
            # Busy for different lengths, so that no two counters ever call at the same moment.
            busy_since=NOW - timedelta(seconds=17.1 * number),
            busy_group_id=COUNTERS[number][0],
            ordinary_calls=ordinary_calls,
        )
        for number in range(1, staffed + 1)
    ]
    forecast = forecast_hall(
        waiting=line, counters=counters, estimates=SERVICE, now=NOW, calendar=ALL_DAY, policy=policy
    )
    free = [
        (SERVICE[one.busy_group_id or ""].mean_seconds - 17.1 * one.number, one.number) for one in counters
    ]
    heapq.heapify(free)
    left, called, counts = list(line), {}, dict.fromkeys(COUNTERS, ordinary_calls)
    while free:
        seconds, number = heapq.heappop(free)
        moment = NOW + timedelta(seconds=seconds)
        ticket = next_for(
            counter_group_ids=COUNTERS[number],
            waiting=left,
            now=moment,
            policy=policy,
            ordinary_calls=counts[number],
        )
        if ticket is not None:
            left.remove(ticket)
            called[ticket.code] = moment
            counts[number] = calls_after(ticket, ordinary_calls=counts[number], policy=policy)
            heapq.heappush(free, (seconds + SERVICE[ticket.group_id].mean_seconds, number))
    served = [place for place in forecast.line if place.ticket.code in called]
    assert [place.ticket.code for place in served] == list(called)
    for place in served:
        assert place.window is not None
        assert place.window.call_from <= called[place.ticket.code] <= place.window.call_to


# In words


def why(ticket: WaitingTicket, *ahead: WaitingTicket) -> str:
    return why_this_place(ticket=ticket, ahead=ahead, now=NOW, policy=POLICY)[0]


@pytest.mark.parametrize(
    ("ticket", "ahead", "words"),
    [
        (person(9, "09:20"), [], "Không còn ai trước bạn."),
        (
            person(9, "09:20"),
            [
                person(1, "08:50", appointment="09:00"),
                person(2, "08:55", appointment="09:00"),
                person(3, "09:25", priority=True),
            ],
            "Trước bạn: 2 lịch hẹn 9:00, 1 người ưu tiên.",
        ),
        # a class says nothing about who came earlier anyway
        (
            person(9, "09:20"),
            [person(1, "09:00", priority=True), person(2, "09:01")],
            "Trước bạn: 2 người đến trước.",
        ),
        (person(9, "09:20", lets=(10,)), [person(10, "09:21")], "Trước bạn: 1 người bạn nhường."),
        (person(9, "09:20", appointment="09:30"), [person(1, "08:00")], "Trước bạn: 1 người đã chờ lâu."),
        (
            person(9, "09:20"),
            [person(1, "09:25", group_id="land")],
            "Trước bạn: 1 người tới lượt ở quầy khác.",
        ),
    ],
)
def test_place_is_explained_by_who_goes_first(
    ticket: WaitingTicket, ahead: list[WaitingTicket], words: str
) -> None:
    assert why(ticket, *ahead) == words


@given(lines(), policies)
def test_explanation_counts_everybody_ahead(line: list[WaitingTicket], policy: QueuePolicy) -> None:
    order = call_order(waiting=line, now=NOW, policy=policy)
    for place, ticket in enumerate(order):
        vi, en = why_this_place(ticket=ticket, ahead=order[:place], now=NOW, policy=policy)
        for sentence in (vi, en):
            parts = sentence.partition(": ")[2].split(", ") if place else []
            assert sum(int(part.split()[0]) for part in parts) == place


def test_policy_in_words_states_the_office_s_own_figures() -> None:
    policy = QueuePolicy(
        priority_classes=(PriorityClass.MERIT,), calls_per_priority=4, longest_wait_minutes=45
    )
    vi, en = (" ".join(sentences) for sentences in zip(*policy_in_words(policy), strict=True))
    for words in ("45 phút", "(người có công)", "4 lượt gọi", "5 phút trước giờ hẹn", "quá 10 phút"):
        assert words in vi
    for words in ("45 minutes", "(person of merit)", "one call in 4"):
        assert words in en
    nobody = policy_in_words(QueuePolicy(priority_classes=()))
    assert not any("ưu tiên" in rule for rule, _ in nobody)


def test_reason_is_told_by_the_same_rule_as_the_turn() -> None:
    late = person(1, "09:26", appointment="09:15")
    assert (line_reason(late), waits_since(late)) == (LineReason.ARRIVAL, at("09:26"))
    in_time = person(1, "09:25", appointment="09:15")
    assert (line_reason(in_time), waits_since(in_time)) == (LineReason.APPOINTMENT, at("09:15"))
