"""A counter opened or closed by mistake, a call too many: taken back."""

from datetime import timedelta
from functools import partial

import pytest

from api.domain.calendar import local_day
from api.domain.hall import OpenCounter
from api.domain.offices.changes import OfficeChange
from api.domain.queue import PriorityClass
from api.storage.hall import load_hall
from api.usecases import counters
from tests.integration.storage.snapshots import Snapshot, snapshot
from tests.integration.usecases.office_day import OfficeDay, at_once, names, new_key
from tests.integration.usecases.test_undo import what_counts
from tests.integration.usecases.truth import assert_items_agree

COLLEAGUE = 4


def undo(day: OfficeDay, number: int = 3) -> list[str]:
    return names([day.at_counter("undo_last_act", number)])


def let_it_stand(day: OfficeDay) -> None:
    """What was done so far can no longer be undone."""
    day.clock.move(seconds=11)


def but_lessons(items: Snapshot) -> Snapshot:
    """What counts, but for what calls have taught: they did, when the counter was closed."""
    return {
        key: {name: value for name, value in item.items() if name != "to_learn"}
        for key, item in what_counts(items).items()
        if not key[0].startswith("EXPERIENCE#")
    }


def counter(day: OfficeDay, number: int = 3) -> OpenCounter:
    found = load_hall(office_id=day.office.id, on=local_day(day.clock.now())).counter(number)
    assert found is not None
    return found


def take_counter_over(day: OfficeDay) -> None:
    day.clerks[3] = day.clerk(COLLEAGUE)


# -- opening ------------------------------------------------------------------------------------------------


def test_undone_opening_leaves_the_counter_as_its_clerk_had_left_it(day: OfficeDay) -> None:
    day.take()
    day.at_counter("open_counter", 3)
    day.clock.move(minutes=5)
    back_at = day.clock.now() + timedelta(minutes=30)
    day.at_counter("close_counter", 3, back_at=back_at)
    let_it_stand(day)
    before, owner = what_counts(snapshot()), day.clerk(3)
    take_counter_over(day)
    day.at_counter("open_counter", 3)
    assert what_counts(snapshot()) != before
    assert undo(day) == ["ActUndone"]
    assert what_counts(snapshot()) == before
    assert undo(day) == ["CounterIsNotYours"], "it is its clerk's again"
    day.clerks[3] = owner
    assert undo(day) == ["NothingToUndo"]
    assert_items_agree()


def test_counter_opened_for_the_first_time_is_closed_again(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    done = day.at_counter("undo_last_act", 3)
    assert not done.desk.counter.is_open
    assert names([day.at_counter("call_next", 3)]) == ["CounterIsNotYours"]
    assert names([day.at_counter("open_counter", 3)]) == ["CounterOpened"]
    assert_items_agree()


def test_opening_ones_open_counter_again_changes_nothing_and_is_no_act(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    before = what_counts(snapshot())
    day.at_counter("open_counter", 3)
    assert what_counts(snapshot()) == before
    assert undo(day) == ["NothingToUndo"]


def test_opening_is_undone_only_before_a_call_or_after_its_undoing(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    assert undo(day) == ["ActUndone"]
    assert counter(day).is_open
    assert undo(day) == ["ActUndone"]
    assert not counter(day).is_open
    assert_items_agree()


def test_what_a_colleague_did_before_is_not_undone_by_who_opened_after_her(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next", "finish_service", "close_counter"):
        day.at_counter(verb, 3)
    take_counter_over(day)
    day.at_counter("open_counter", 3)
    assert undo(day) == ["ActUndone"]
    assert undo(day) == ["CounterIsNotYours"]
    assert_items_agree()


# -- closing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [None, 30])
def test_undone_closing_leaves_the_counter_open_as_it_was(day: OfficeDay, minutes: int | None) -> None:
    day.take()
    for verb in ("open_counter", "call_next", "start_service", "finish_service"):
        day.at_counter(verb, 3)
        let_it_stand(day)
    before = what_counts(snapshot())
    back_at = day.clock.now() + timedelta(minutes=minutes) if minutes else None
    day.at_counter("close_counter", 3, back_at=back_at)
    day.clock.move(seconds=9)
    assert undo(day) == ["ActUndone"]
    assert but_lessons(snapshot()) == but_lessons(before)
    day.take()
    assert names([day.at_counter("call_next", 3)]) == ["TicketCalled"]
    assert_items_agree()


def test_closing_is_undone_for_ten_seconds(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    day.at_counter("close_counter", 3)
    let_it_stand(day)
    assert undo(day) == ["NothingToUndo"]
    assert not counter(day).is_open


def test_closing_stands_once_a_colleague_has_opened_the_counter(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    day.at_counter("close_counter", 3)
    owner = day.clerk(3)
    take_counter_over(day)
    day.at_counter("open_counter", 3)
    day.clerks[3] = owner
    assert undo(day) == ["CounterIsNotYours"]
    take_counter_over(day)
    day.at_counter("undo_last_act", 3)
    day.clerks[3] = owner
    assert undo(day) == ["NothingToUndo"], "a colleague has worked there meanwhile"
    assert_items_agree()


def test_closing_stands_once_the_counter_was_retired(day: OfficeDay) -> None:
    day.at_counter("open_counter", 2)
    day.at_counter("close_counter", 2)
    assert names([day.change(OfficeChange(retired_counters=(2,)))]) == ["OfficeChanged"]
    day.services.keep_office(day.office)  # as a process that knows the old settings
    assert undo(day, 2) == ["NothingToUndo"]
    assert not counter(day, 2).is_open
    assert_items_agree()


@pytest.mark.parametrize("attempt", range(6))
def test_undone_closing_racing_with_a_colleague_leaves_one_of_them_there(
    day: OfficeDay, attempt: int
) -> None:
    day.at_counter("open_counter", 3)
    let_it_stand(day)
    day.at_counter("close_counter", 3)
    owner, colleague = day.clerk(3), day.clerk(COLLEAGUE)
    asked = partial(counters.undo_last_act, day.services, staff=owner, number=3, idempotency_key=new_key())
    opened = partial(
        counters.open_counter, day.services, staff=colleague, number=3, idempotency_key=new_key()
    )
    outcomes = names(at_once([asked, opened]))
    there = counter(day)
    assert there.is_open
    if there.clerk_id == owner.id:
        assert outcomes == ["ActUndone", "CounterIsTaken"]
    else:
        assert outcomes[0] in ("NothingToUndo", "CounterIsNotYours")
        assert outcomes[1] == "CounterOpened"
    assert_items_agree()


# -- calling again ------------------------------------------------------------------------------------------


def test_undone_call_again_leaves_the_count_and_the_moment_of_the_call_before(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=1)
    before = what_counts(snapshot())
    assert names([day.at_counter("recall_ticket", 3)]) == ["TicketRecalled"]
    assert counter(day).current.calls == 2
    assert undo(day) == ["ActUndone"]
    assert what_counts(snapshot()) == before
    assert names([day.at_counter("recall_ticket", 3)]) == ["TicketRecalled"], "it is possible as before"
    assert_items_agree()


def test_class_noted_before_a_call_again_is_undone_after_it(day: OfficeDay) -> None:
    for _ in range(2):
        day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=1)
    before = what_counts(snapshot())
    day.set_priority(3, "B 002", PriorityClass.ELDERLY)
    day.at_counter("recall_ticket", 3)
    assert [undo(day) for _ in range(3)] == [["ActUndone"], ["ActUndone"], ["NothingToUndo"]]
    assert what_counts(snapshot()) == before


def test_undone_call_again_racing_with_the_start_leaves_one_story(day: OfficeDay) -> None:
    day.take()
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, 3)
    day.clock.move(minutes=1)
    day.at_counter("recall_ticket", 3)
    at_once([partial(day.at_counter, "undo_last_act", 3), partial(day.at_counter, "start_service", 3)])
    assert_items_agree()
    assert counter(day).current.started_at is not None
