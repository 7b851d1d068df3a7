"""The hall in a storm, in short (`make torture` is the long form), and storms that must not pass for fair."""

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from api.domain.queue import WaitingTicket
from api.usecases import handing, waitlist
from api.usecases.counters import calling
from tests.integration.usecases.office_day import OfficeDay, new_key, phone
from tests.load.torture import ward
from tests.load.torture.actors import Client, Wish
from tests.load.torture.acts import ACTS
from tests.load.torture.faulty_store import TRANSACTION, Shares
from tests.load.torture.healing import heal
from tests.load.torture.storm import WARD, RunningClock, play
from tests.load.torture.waiting_turns import offered_out_of_turn

ACTS_EACH = 10
SEEDS_TO_FIND_OUT = range(1, 6)
MANY_LOST_ANSWERS = Shares(throttled=0, dropped_before=0, dropped_after=0.2, duplicated=0, delayed=0.3)

pytestmark = pytest.mark.parametrize("day", [WARD], indirect=True)


@pytest.fixture
def stormy_day(day: OfficeDay) -> OfficeDay:
    clock: Any = RunningClock()
    return replace(day, services=replace(day.services, clock=clock), clock=clock)


@pytest.mark.parametrize("seed", [1, 2])
def test_hall_in_a_storm_has_one_explanation(stormy_day: OfficeDay, seed: int) -> None:
    storm = play(stormy_day, seed=seed, acts_each=ACTS_EACH)
    assert not storm.problems, "\n".join(storm.problems)
    assert set(storm.faults.injected) >= {"throttled", "dropped_before", "dropped_after", "duplicated"}
    assert len(storm.wishes) > 5 * ACTS_EACH


def without_memory(operation: str, arguments: Any) -> Any:
    """No transaction remembers its wish."""
    if operation == TRANSACTION:
        arguments["TransactItems"] = [
            write
            for write in arguments["TransactItems"]
            if not write.get("Put", {}).get("Item", {}).get("pk", {}).get("S", "").startswith("IDEMPOTENCY#")
        ]
    return arguments


def without_conditions(kind: str) -> Any:
    """The store takes every write of this kind of item, whatever its condition."""

    def tamper(operation: str, arguments: Any) -> Any:
        writes = [arguments]
        if operation == TRANSACTION:
            writes = [write for action in arguments["TransactItems"] for write in action.values()]
        for write in writes:
            key = write.get("Key") or write.get("Item") or {}
            asked = write.get("ConditionExpression")
            if asked and any(part["S"].startswith(kind) for part in (key["pk"], key["sk"])):
                write["ConditionExpression"] = f"({asked}) OR attribute_not_exists(nothing_has_this)"
        return arguments

    return tamper


@pytest.mark.parametrize(
    "tamper",
    [
        without_memory,
        without_conditions("HALL#"),
        without_conditions("SLOTS#"),
    ],
    ids=["forgets keys", "overwrites the hall", "overfills slots"],
)
@pytest.mark.usefixtures("day")
def test_store_that_breaks_its_word_is_found_out(tamper: Any) -> None:
    """That two meet where it matters is luck: one storm of a few shows it."""
    assert any(
        play(
            ward.stormy_day(), seed=seed, acts_each=2 * ACTS_EACH, shares=MANY_LOST_ANSWERS, tamper=tamper
        ).problems
        for seed in SEEDS_TO_FIND_OUT
    )


@pytest.mark.usefixtures("day")
def test_calls_out_of_turn_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """That somebody certain waits while the wrong one is called is luck too."""

    def last_for(
        *, counter_group_ids: Sequence[str], waiting: Sequence[WaitingTicket], **_: Any
    ) -> WaitingTicket | None:
        own = [ticket for ticket in waiting if ticket.group_id in counter_group_ids]
        return max(own, key=lambda ticket: ticket.arrived_at, default=None)

    monkeypatch.setattr(calling, "next_for", last_for)
    assert any(
        "was passed by" in problem
        for seed in SEEDS_TO_FIND_OUT
        for problem in play(ward.stormy_day(), seed=seed, acts_each=2 * ACTS_EACH).problems
    )


def two_wait(stormy_day: OfficeDay) -> tuple[list[str], list[Wish]]:
    """Of full times: the tickets that fill them, and how the two joined."""
    slots, number = stormy_day.slots()[:3], 0
    codes = []
    for slot in slots:
        for _ in range(slot.capacity):
            number += 1
            codes.append(stormy_day.book_for(slot, phone=phone(number)).ticket.code)
    client = Client("citizen", random.Random(1), stormy_day, tuple(slots))
    joined = []
    for _ in range(2):
        asked = ACTS["join waitlist"].prepare(client)
        assert asked is not None
        wish = Wish(ACTS["join waitlist"], client.name, asked, new_key())
        wish.answer, wish.answered = asked.send(wish.key), time.monotonic()
        joined.append(wish)
    assert [type(wish.answer).__name__ for wish in joined] == ["WaitlistJoined"] * 2
    return codes, joined


@pytest.mark.parametrize(("is_fair", "passed"), [(True, 0), (False, 1)], ids=["in turn", "the last first"])
def test_offers_out_of_turn_are_found_out(
    stormy_day: OfficeDay, monkeypatch: pytest.MonkeyPatch, is_fair: bool, passed: int
) -> None:
    codes, joined = two_wait(stormy_day)
    if not is_fair:
        fair = handing.in_turn
        monkeypatch.setattr(handing, "in_turn", lambda *args, **more: fair(*args, **more)[::-1])
    # One more place than clerks keep for themselves is free.
    stormy_day.cancel(codes[0])
    stormy_day.cancel(codes[1])
    assert len(offered_out_of_turn(stormy_day, joined)) == passed


@pytest.mark.parametrize("is_looked_at", [True, False])
def test_lapsed_offer_that_goes_to_nobody_is_found_out(
    stormy_day: OfficeDay, monkeypatch: pytest.MonkeyPatch, is_looked_at: bool
) -> None:
    codes, _ = two_wait(stormy_day)
    stormy_day.cancel(codes[0])
    stormy_day.cancel(codes[1])
    if not is_looked_at:
        monkeypatch.setattr(waitlist, "hand_on_due", lambda _: 0)
    problems = heal(
        stormy_day, slots=stormy_day.slots()[:3], wishes=[], capacity=stormy_day.slots()[0].capacity + 1
    )
    assert any("nobody was offered" in problem for problem in problems) is not is_looked_at, problems
