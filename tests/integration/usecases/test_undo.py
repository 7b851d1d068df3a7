"""A clerk's last act is taken back within ten seconds, and then nothing tells that it ever was."""

from datetime import timedelta
from functools import partial

import pytest

from api.domain.queue import PriorityClass
from tests.integration.storage.snapshots import Snapshot, snapshot
from tests.integration.usecases.office_day import BIRTH, OfficeDay, at_once, names, phone
from tests.integration.usecases.truth import all_tickets, assert_items_agree

TEN_SECONDS = timedelta(seconds=10)
# How the counter comes to the act, and the act.
ACTS = {
    "call": (("open_counter",), "call_next"),
    "start": (("open_counter", "call_next"), "start_service"),
    "no-show before the start": (("open_counter", "call_next"), "mark_no_show"),
    "no-show after the start": (("open_counter", "call_next", "start_service"), "mark_no_show"),
    "no-show after another call": (("open_counter", "call_next", "recall_ticket"), "mark_no_show"),
    "finish": (("open_counter", "call_next", "start_service"), "finish_service"),
    "finish without a start": (("open_counter", "call_next"), "finish_service"),
}
each_act = pytest.mark.parametrize(("before", "act"), ACTS.values(), ids=ACTS)
# Both counters serve civil status.
TWO_COUNTERS = pytest.mark.parametrize(
    "day", [{"counters_of": {3: ("civil-status",), 4: ("civil-status",)}}], indirect=True
)


def what_counts(items: Snapshot) -> Snapshot:
    """The table without what is remembered of acts and keys; a count of nothing is none."""
    return {
        key: {
            name: value
            for name, value in item.items()
            if name not in ("acts", "acted") and value != {"N": "0"}
        }
        for key, item in items.items()
        if not key[0].startswith("IDEMPOTENCY#")
    }


def come_to(day: OfficeDay, before: tuple[str, ...]) -> None:
    """Somebody with an appointment and a walk-in wait, and counter 3 has done these."""
    code = day.book(day.slots()[0]).ticket.code
    day.check_in(code)
    day.take(BIRTH, name="Lê Văn Demo")
    for verb in before:
        day.at_counter(verb, 3)
        day.clock.move(seconds=40)


@each_act
def test_undone_act_leaves_everything_as_it_was(day: OfficeDay, before: tuple[str, ...], act: str) -> None:
    come_to(day, before)
    earlier = what_counts(snapshot())
    day.at_counter(act, 3)
    assert what_counts(snapshot()) != earlier
    day.clock.move(seconds=9)
    undone = day.at_counter("undo_last_act", 3)
    assert type(undone).__name__ == "ActUndone"
    assert what_counts(snapshot()) == earlier
    assert_items_agree()


@each_act
def test_act_undone_can_be_done_again(day: OfficeDay, before: tuple[str, ...], act: str) -> None:
    come_to(day, before)
    first = day.at_counter(act, 3)
    done = what_counts(snapshot())
    day.at_counter("undo_last_act", 3)
    again = day.at_counter(act, 3)
    assert type(again) is type(first)
    assert what_counts(snapshot()) == done
    assert_items_agree()


def test_undone_call_gives_back_priority_and_the_turn_given_away(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    first = day.take(BIRTH, name="Hồ Thị Demo", priority=PriorityClass.ELDERLY).ticket.code
    for name in ("Lê Văn Demo", "Võ Văn Demo"):
        day.take(BIRTH, name=name)
    day.let_others_go_first(first)
    for _ in range(2):
        day.at_counter("call_next", 3)
        day.clock.move(minutes=4)
        day.at_counter("finish_service", 3)
    day.clock.move(minutes=1)
    earlier = what_counts(snapshot())
    called = day.at_counter("call_next", 3)
    assert called.desk.ticket.code == first
    day.at_counter("undo_last_act", 3)
    assert what_counts(snapshot()) == earlier
    assert_items_agree()


@pytest.mark.parametrize(
    ("after", "outcome"),
    [(TEN_SECONDS, "ActUndone"), (TEN_SECONDS + timedelta(milliseconds=1), "NothingToUndo")],
)
def test_act_can_be_undone_for_ten_seconds(day: OfficeDay, after: timedelta, outcome: str) -> None:
    come_to(day, ("open_counter",))
    shown = day.at_counter("call_next", 3).desk.counter
    day.clock.moment += after
    assert (shown.undoable(now=day.clock.now()) is not None) == (outcome == "ActUndone")
    assert names([day.at_counter("undo_last_act", 3)]) == [outcome]
    assert_items_agree()


def test_finish_and_call_are_undone_one_after_the_other(day: OfficeDay) -> None:
    come_to(day, ("open_counter", "call_next", "start_service"))
    earlier = what_counts(snapshot())
    day.at_counter("finish_service", 3)
    day.at_counter("call_next", 3)
    outcomes = [day.at_counter("undo_last_act", 3) for _ in range(3)]
    assert names(outcomes) == ["ActUndone", "ActUndone", "NothingToUndo"]
    assert what_counts(snapshot()) == earlier
    assert_items_agree()


def test_older_act_is_too_old_once_the_younger_one_is_undone(day: OfficeDay) -> None:
    come_to(day, ("open_counter", "call_next", "start_service"))
    day.at_counter("finish_service", 3)
    day.clock.move(seconds=6)
    day.at_counter("call_next", 3)
    day.clock.move(seconds=6)
    assert names([day.at_counter("undo_last_act", 3) for _ in range(2)]) == ["ActUndone", "NothingToUndo"]
    assert_items_agree()


def test_counter_remembers_no_more_than_three_acts(day: OfficeDay) -> None:
    come_to(day, ("open_counter",))
    for verb in ("call_next", "start_service", "finish_service", "call_next"):
        day.at_counter(verb, 3)
    outcomes = names(day.at_counter("undo_last_act", 3) for _ in range(4))
    assert outcomes == ["ActUndone"] * 3 + ["NothingToUndo"]
    assert_items_agree()


def test_opening_and_closing_are_undone_and_what_came_before_them_stands(day: OfficeDay) -> None:
    come_to(day, ("open_counter", "call_next"))
    for verb in ("mark_no_show", "close_counter", "open_counter"):
        day.at_counter(verb, 3)
    outcomes = names(day.at_counter("undo_last_act", 3) for _ in range(3))
    assert outcomes == ["ActUndone", "ActUndone", "NothingToUndo"]
    assert_items_agree()


def test_call_that_has_led_to_a_dossier_stands(day: OfficeDay) -> None:
    come_to(day, ("open_counter",))
    day.at_counter("call_next", 3)
    day.receive(3)
    assert names([day.at_counter("undo_last_act", 3)]) == ["NothingToUndo"]
    assert_items_agree()


def test_colleague_undoes_nothing(day: OfficeDay) -> None:
    come_to(day, ("open_counter",))
    day.at_counter("call_next", 3)
    day.clerks[3] = day.clerk(4)
    assert names([day.at_counter("undo_last_act", 3)]) == ["CounterIsNotYours"]


def test_two_fingers_on_undo_take_back_one_act(day: OfficeDay) -> None:
    come_to(day, ("open_counter", "call_next", "start_service"))
    day.at_counter("finish_service", 3)
    day.at_counter("call_next", 3)
    outcomes = names(at_once([partial(day.at_counter, "undo_last_act", 3)] * 2))
    # Side by side one of them is refused; only one that begins after the other's end means the act before.
    assert sorted(outcomes) in (["ActUndone", "NothingToUndo"], ["ActUndone", "ActUndone"])
    assert_items_agree()


@TWO_COUNTERS
@pytest.mark.parametrize("attempt", range(6))
def test_undone_call_racing_with_another_counters_call_leaves_everybody_once(
    day: OfficeDay, attempt: int
) -> None:
    for number in range(1 + attempt % 2):
        day.check_in(day.book(day.slots()[number], phone=phone(number)).ticket.code)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    day.clock.move(seconds=11)
    day.at_counter("call_next", 3)
    outcomes = at_once(
        [
            partial(day.at_counter, "undo_last_act", 3),
            partial(day.at_counter, "call_next", 4),
            partial(day.at_counter, "undo_last_act", 3),
        ]
    )
    assert names(outcomes).count("ActUndone") == 1
    assert_items_agree()
    called = {3: names([day.at_counter("call_next", 3)])[0], 4: names([outcomes[1]])[0]}
    assert_items_agree()
    at_counters = [ticket.counter for ticket in all_tickets() if ticket.counter is not None]
    assert len(at_counters) == len(set(at_counters)) == list(called.values()).count("TicketCalled")


@TWO_COUNTERS
def test_undone_call_gives_the_person_to_the_other_counter(day: OfficeDay) -> None:
    day.take(BIRTH)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    day.clock.move(seconds=11)
    code = day.at_counter("call_next", 3).desk.counter.current.code
    assert names([day.at_counter("call_next", 4)]) == ["NobodyIsWaiting"]
    day.at_counter("undo_last_act", 3)
    assert day.at_counter("call_next", 4).desk.counter.current.code == code
    assert names([day.at_counter("undo_last_act", 3)]) == ["NothingToUndo"]
    assert_items_agree()


def test_undo_racing_with_the_next_act_leaves_one_story(day: OfficeDay) -> None:
    come_to(day, ("open_counter", "call_next", "start_service"))
    at_once([partial(day.at_counter, "undo_last_act", 3), partial(day.at_counter, "finish_service", 3)])
    assert_items_agree()


def test_late_repetition_of_undoing_does_not_undo_the_next_act(day: OfficeDay) -> None:
    key = "one-intention-sent-again"
    come_to(day, ("open_counter",))
    day.at_counter("call_next", 3)
    day.at_counter("undo_last_act", 3, key=key)
    day.at_counter("call_next", 3)
    again = day.at_counter("undo_last_act", 3, key=key)
    assert type(again).__name__ == "ActUndone"
    assert again.desk.counter.current is not None
    assert_items_agree()
