"""The call policy holds for every line: total, fair, bounded, and played by the forecast."""

import heapq
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from api.domain.queue import (
    Estimate,
    QueuePolicy,
    StaffedCounter,
    Tier,
    TurnGiven,
    WaitingTicket,
    call_order,
    calls_after,
    forecast_hall,
    has_priority,
    next_for,
    people_to_let_first,
    waits_since,
)
from api.domain.queue.order import shares_line, tier
from tests.unit.domain.queue_policy_cases import ALL_DAY, GROUPS, NOW, ONLY_COUNTER, lines, policies


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
            counter_group_ids=GROUPS,
            waiting=left,
            now=NOW,
            policy=policy,
            ordinary_calls=ordinary_calls,
            counter=ONLY_COUNTER,
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
        counter=ONLY_COUNTER,
    )
    may_serve = [ticket for ticket in line if ticket.sent_to is not None or ticket.group_id in group_ids]
    assert called in may_serve if may_serve else called is None


def let_first(ticket: WaitingTicket, *, line: Sequence[WaitingTicket]) -> list[WaitingTicket]:
    """Those in line whom she gave her turn and who still wait with her, and those whom they wait for."""
    found, asked = [ticket], 0
    while asked < len(found):
        one, asked = found[asked], asked + 1
        to, said_at = (one.given.to, one.given.at) if one.given else ((), NOW)
        for other in line:
            is_in_her_line = other.group_id == one.group_id and other.sent_to in (None, one.sent_to)
            said_later = other.given is not None and (other.given.at, other.code) > (said_at, one.code)
            if other.code in to and is_in_her_line and not said_later and other not in found:
                found.append(other)
    return found[1:]


@given(lines(), policies)
def test_nobody_is_passed_after_the_longest_wait_unless_she_gave_her_turn(
    line: list[WaitingTicket], policy: QueuePolicy
) -> None:
    for called, left, calls in call_everybody(line, policy):
        for other in left:
            has_waited_long = NOW - waits_since(other, policy=policy) >= policy.longest_wait
            if has_waited_long and waits_since(other, policy=policy) < waits_since(called, policy=policy):
                waits_for = let_first(other, line=[called, *left])
                assert waits_for
                # She is passed by them, and by whoever goes before them.
                among = {called.code: called, **{each.code: each for each in waits_for}}
                assert call_everybody(list(among.values()), policy, ordinary_calls=calls)[0][0] == called


@given(lines(), policies)
def test_priority_passes_others_in_at_most_one_call_of_the_ratio(
    line: list[WaitingTicket], policy: QueuePolicy
) -> None:
    line = [replace(ticket, given=None) for ticket in line]
    for called, left, ordinary_calls in call_everybody(line, policy):
        without = [replace(ticket, priority=None) for ticket in (called, *left)]
        in_turn = next_for(
            counter_group_ids=GROUPS, waiting=without, now=NOW, policy=policy, counter=ONLY_COUNTER
        )
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
    without_her = call_order(waiting=line, now=NOW, policy=policy)
    if len(without_her) > place:
        decides = tier(without_her[place], now=NOW, policy=policy, priority_is_due=False)
        assert decides is Tier.EARLY_APPOINTMENT, "she is called before somebody whose turn it was"
    # Those after that one come in the order in which they would without her, but for the ratio.
    plain = [replace(ticket, priority=None) for ticket in line]
    order = call_order(waiting=[*plain, newcomer], now=NOW, policy=policy)
    assert [one for one in order if one != newcomer] == list(
        call_order(waiting=plain, now=NOW, policy=policy)
    )


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
        assert [ticket.code for ticket in passed if shares_line(giver, ticket)] == list(to)


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
            counter=number,
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
