"""The schedule that offers places: whoever else looks, dies or fails, nothing is lost or done twice."""

from datetime import datetime
from functools import partial
from typing import Any
from unittest.mock import patch

import pytest

from api.usecases import waitlist
from api.usecases.waitlist.turns import PAUSE_AFTER_A_FAULT
from tests.integration.storage.death import ProcessDied, deaths, dying_process
from tests.integration.storage.faults import watched_store
from tests.integration.storage.snapshots import go_back_to, snapshot
from tests.integration.usecases.dossier_truth import restarted
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, at_once, phone
from tests.integration.usecases.test_earlier_times import wished
from tests.integration.usecases.test_offers_by_themselves import (
    joined_and_seen_to,
    kept,
    look,
    offered,
    rest,
)
from tests.integration.usecases.test_waitlist import (
    COOLING,
    COOLS,
    LATER_TODAY,
    OFFERED_FOR,
    decline,
    fill_today,
    joined,
    leave,
)
from tests.integration.usecases.truth import assert_items_agree

AT_ONCE_HANDED_ON = pytest.mark.parametrize("day", [{"places": 1, "cooling_minutes": 0}], indirect=True)


@COOLS
def test_many_who_look_at_once_give_one_offer_to_the_first(day: OfficeDay) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    codes = [joined(day, number) for number in range(4)]
    day.cancel(tickets[slot])
    day.clock.moment += COOLING
    at_once([partial(look, day)] * 5 + [partial(waitlist.see_wish, day.services, code=codes[2])])
    rest(day)
    assert offered(day, *codes) == [slot.id, None, None, None]
    assert [len(kept(code).offers) for code in codes] == [1, 0, 0, 0]
    assert_items_agree()


@COOLS
def test_place_left_while_somebody_looks_is_not_forgotten(day: OfficeDay) -> None:
    """She has read the slots and is about to set the clock."""
    tickets, code = joined_and_seen_to(day)
    slot = list(tickets)[LATER_TODAY]
    joined(day, 2)

    def left_meanwhile(*given: Any, **more: Any) -> Any:
        next_end = handed_on(*given, **more)
        day.cancel(tickets[slot])
        return next_end

    from api.usecases.waitlist.turns import hand_on as handed_on

    with patch("api.usecases.waitlist.turns.hand_on", side_effect=left_meanwhile):
        look(day)
    rest(day)
    day.clock.moment += COOLING
    rest(day)
    assert offered(day, code) == [slot.id]


@AT_ONCE_HANDED_ON
@pytest.mark.parametrize("act", ["cancelled", "declined", "left"])
def test_who_dies_before_handing_on_leaves_it_to_the_schedule(day: OfficeDay, act: str) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    first, second = joined(day, 1), joined(day, 2)
    if act != "cancelled":
        day.cancel(tickets[slot])
        assert offered(day, first, second) == [slot.id, None]
    acts = {
        "cancelled": partial(day.cancel, tickets[slot]),
        "declined": partial(decline, day, first, slot),
        "left": partial(leave, day, first),
    }
    rest(day)
    with (
        patch("api.usecases.places.look_into", side_effect=ProcessDied),
        patch("api.usecases.waitlist.offers.look_into", side_effect=ProcessDied),
        pytest.raises(ProcessDied),
    ):
        acts[act]()
    day.clock.move(minutes=1)
    rest(day)
    assert offered(day, first, second) == ([slot.id, None] if act == "cancelled" else [None, slot.id])
    assert_items_agree()


@COOLS
def test_look_that_dies_at_any_call_is_taken_up_by_the_next(day: OfficeDay) -> None:
    """A wish whose ticket went another way is ended first, a lapsed offer goes on, the clock is set."""
    tickets = fill_today(day)
    gone, other = (list(tickets.values())[at] for at in (LATER_TODAY, LATER_TODAY + 4))
    wished(day, other)
    first, second = joined(day, 1), joined(day, 2)
    day.cancel(gone)
    day.clock.moment += COOLING
    waitlist.see_wish(day.services, code=first)
    day.cancel(other)
    day.clock.moment += OFFERED_FOR
    before, day.services = snapshot(), restarted(day)
    with watched_store() as calls:
        look(day)
    rest(day)
    done = outcome(day, first, second)
    assert done[0][0] != done[1][0]
    for position, was_done in deaths(calls.operations):
        go_back_to(before)
        day.services = restarted(day)
        with dying_process(position, was_done=was_done), pytest.raises(ProcessDied):
            look(day)
        rest(day)
        assert outcome(day, first, second) == done, f"{calls.operations[position]} at {position}"
    assert_items_agree()


def outcome(day: OfficeDay, *codes: str) -> list[tuple[str | None, list[tuple[str, datetime]]]]:
    """What each is offered now, and what she ever was."""
    return [
        (now, [(offer.slot_id, offer.until) for offer in kept(code).offers])
        for code, now in zip(codes, offered(day, *codes), strict=True)
    ]


@COOLS
def test_waitlist_that_cannot_be_seen_to_keeps_no_other_waiting(
    day: OfficeDay, caplog: pytest.LogCaptureFixture
) -> None:
    tickets = fill_today(day)
    slot = list(tickets)[LATER_TODAY]
    code = joined(day, 1)
    rest(day)
    residence = day.slots(RESIDENCE)[LATER_TODAY]
    elsewhere = day.book(residence, phone=phone(70), procedure=RESIDENCE).ticket.code
    day.cancel(elsewhere)
    day.clock.move(seconds=1)
    day.cancel(tickets[slot])
    day.clock.moment += COOLING

    def seen_to(services: Any, *, group_id: str, **more: Any) -> Any:
        if group_id == residence.group_id:
            raise TimeoutError
        return handed_on(services, group_id=group_id, **more)

    from api.usecases.waitlist.turns import load_waiting as handed_on

    with patch("api.usecases.waitlist.turns.load_waiting", side_effect=seen_to):
        assert [look(day, first=1) for _ in range(2)] == [1, 1]
    assert "it is looked at again" in caplog.text
    assert offered(day, code) == [slot.id]
    day.clock.moment += PAUSE_AFTER_A_FAULT
    rest(day)
