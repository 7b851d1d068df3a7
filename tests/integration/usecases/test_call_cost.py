"""What a call costs: requests to the store for each person called, by ten counters of one hall."""

import random
from collections import Counter as Tally
from functools import partial

import pytest

from tests.integration.storage.faults import watched_store
from tests.integration.usecases.office_day import BIRTH, OfficeDay, at_once
from tests.integration.usecases.truth import assert_items_agree

COUNTERS = tuple(range(1, 11))
# The hardest hall: every counter calls from the same line.
TEN_ALIKE = pytest.mark.parametrize(
    "day", [{"counters_of": dict.fromkeys(COUNTERS, ("civil-status",))}], indirect=True
)
PEOPLE = 120
REQUESTS_FOR_A_CALL = 2.5


def called_numbers(outcomes: list[object]) -> list[int]:
    assert {type(outcome).__name__ for outcome in outcomes} == {"TicketCalled"}
    return [outcome.desk.ticket.number for outcome in outcomes]  # type: ignore[attr-defined]


@TEN_ALIKE
def test_call_of_one_of_ten_counters_costs_two_and_a_half_requests(
    day: OfficeDay, capsys: pytest.CaptureFixture[str]
) -> None:
    luck = random.Random(7)
    for number in COUNTERS:
        day.at_counter("open_counter", number)
    for _ in range(PEOPLE):
        day.take(BIRTH)
    free_at = {number: luck.uniform(0, 5) for number in COUNTERS}
    operations: Tally[str] = Tally()
    numbers = []
    minutes = 0.0
    for _ in range(PEOPLE):
        number = min(free_at, key=free_at.__getitem__)
        day.clock.move(minutes=free_at[number] - minutes)
        minutes = free_at[number]
        free_at[number] += luck.lognormvariate(1.6, 0.6)
        # The consoles ask for their desks every few seconds, which keeps the office known whoever calls.
        day.services.office(day.office.id)
        with watched_store() as calls:
            numbers += called_numbers([day.at_counter("call_next", number)])
        operations.update(calls.operations)
        day.at_counter("finish_service", number)
    assert numbers == list(range(1, PEOPLE + 1))
    with capsys.disabled():
        print(f"\n{operations.total() / PEOPLE:.2f} requests for each call: {dict(operations)}")  # noqa: T201
    assert operations.total() <= REQUESTS_FOR_A_CALL * PEOPLE
    assert_items_agree()


@TEN_ALIKE
def test_ten_counters_at_the_same_instant_call_the_next_ten(
    day: OfficeDay, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = 12
    for number in COUNTERS:
        day.at_counter("open_counter", number)
    for _ in range(rounds * len(COUNTERS)):
        day.take(BIRTH)
    operations: Tally[str] = Tally()
    for each in range(rounds):
        with watched_store() as calls:
            outcomes = at_once([partial(day.at_counter, "call_next", number) for number in COUNTERS])
        operations.update(calls.operations)
        assert sorted(called_numbers(outcomes)) == [each * 10 + place for place in range(1, 11)]
        day.clock.move(minutes=3)
        at_once([partial(day.at_counter, "finish_service", number) for number in COUNTERS])
    called = rounds * len(COUNTERS)
    with capsys.disabled():
        print(f"\n{operations.total() / called:.2f} requests for each call: {dict(operations)}")  # noqa: T201
    # Nine of ten always come too late the first time: they look again once the crowd has parted.
    assert operations.total() <= 8 * called
    assert_items_agree()
