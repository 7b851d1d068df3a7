"""What a clerk changed of a visit is taken back too, and leaves what counts as it was."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from api.domain.calendar import local_day
from api.domain.queue import PriorityClass
from api.domain.tickets import Ticket, TicketState
from api.storage.hall import load_hall
from api.storage.tickets import load_ticket
from tests.integration.storage.faults import Before, watched_store
from tests.integration.storage.snapshots import Snapshot, snapshot
from tests.integration.usecases.office_day import (
    EXTRACT,
    LAND,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    at_once,
    names,
)
from tests.integration.usecases.test_undo import what_counts
from tests.integration.usecases.truth import assert_items_agree

Act = Callable[[OfficeDay], Any]
HERE, BESIDE = 3, 4
ACTS: dict[str, Act] = {
    "service of the same group": lambda day: day.add_at_counter(HERE, EXTRACT),
    "service of another group": lambda day: day.add_at_counter(HERE, RESIDENCE),
    "service taken out": lambda day: day.remove_at_counter(HERE, PERMIT),
    "transfer": lambda day: day.transfer(HERE, to="land"),
    "transfer to a counter": lambda day: day.transfer(HERE, to="civil-status", to_counter=BESIDE),
    "return": lambda day: day.mark_return(HERE, "B 001"),
    "class": lambda day: day.set_priority(HERE, "B 003", PriorityClass.ELDERLY),
}
each_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
# Both counters serve civil status.
TWO_COUNTERS = pytest.mark.parametrize(
    "day", [{"counters_of": {3: ("civil-status",), 4: ("civil-status",)}}], indirect=True
)


def ticket(code: str) -> Ticket:
    found = load_ticket(code)
    assert found is not None
    return found


def hall_of(day: OfficeDay) -> Any:
    return load_hall(office_id=day.office.id, on=local_day(day.clock.now()))


def kept(code: str) -> list[tuple[str, int]]:
    return [(one.group_id, one.number) for one in ticket(code).kept_numbers]


def serve(day: OfficeDay) -> str:
    """B 001 missed her call, B 002 is served, and two wait; long enough ago that none of it is undone."""
    for _ in range(4):
        day.take()
    for verb in ("open_counter", "call_next", "mark_no_show", "call_next", "start_service"):
        done = day.at_counter(verb, HERE)
        day.clock.move(seconds=20)
    return str(done.desk.ticket.code)


@pytest.fixture
def prepared(day: OfficeDay) -> str:
    """The same with a second service, and an open counter beside."""
    code = serve(day)
    day.add_at_counter(HERE, PERMIT)
    day.at_counter("open_counter", BESIDE)
    day.clock.move(seconds=20)
    return code


def without_issued(counted: Snapshot) -> Snapshot:
    """A number that was given stays given, and waits for its holder."""
    return {
        key: {name: value for name, value in item.items() if name != "kept_numbers"}
        for key, item in counted.items()
        if not key[1].startswith("SERIES#land")
    }


@TWO_COUNTERS
@each_act
def test_undone_change_leaves_everything_as_it_was_and_can_be_made_again(
    day: OfficeDay, prepared: str, act: Act
) -> None:
    earlier = what_counts(snapshot())
    first = act(day)
    done = what_counts(snapshot())
    assert done != earlier
    assert_items_agree()
    day.clock.move(seconds=9)
    assert names([day.at_counter("undo_last_act", HERE)]) == ["ActUndone"]
    assert without_issued(what_counts(snapshot())) == without_issued(earlier)
    assert_items_agree()
    assert type(act(day)) is type(first)
    assert_items_agree()
    day.clock.moment += timedelta(seconds=10, milliseconds=1)
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"]


@TWO_COUNTERS
@each_act
def test_undo_races_with_the_counter_beside_and_with_itself(day: OfficeDay, prepared: str, act: Act) -> None:
    """Whoever is called meanwhile stays called; otherwise all is as before."""
    act(day)
    undo = partial(day.at_counter, "undo_last_act", HERE)
    outcomes = at_once([undo, partial(day.at_counter, "call_next", BESIDE), undo])
    assert names(outcomes).count("ActUndone") <= 1
    assert_items_agree()


@TWO_COUNTERS
def test_class_that_a_colleague_has_changed_since_stands(day: OfficeDay, prepared: str) -> None:
    day.set_priority(HERE, "B 003", PriorityClass.ELDERLY)
    day.set_priority(BESIDE, "B 003", PriorityClass.DISABLED)
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"]
    assert names([day.at_counter("undo_last_act", BESIDE)]) == ["ActUndone"]
    assert {entry.priority for entry in hall_of(day).line} == {PriorityClass.ELDERLY, None}
    assert names([day.at_counter("undo_last_act", HERE)]) == ["ActUndone"], "it stands as she left it again"
    assert {entry.priority for entry in hall_of(day).line} == {None}
    assert_items_agree()


@TWO_COUNTERS
def test_classes_noted_at_two_counters_at_once_are_taken_back_in_turn(day: OfficeDay, prepared: str) -> None:
    classes = {HERE: PriorityClass.ELDERLY, BESIDE: PriorityClass.DISABLED}
    wishes = [partial(day.set_priority, number, "B 003", each) for number, each in classes.items()]
    assert names(at_once(wishes)) == ["PrioritySet"] * 2
    (last,) = [entry.priority for entry in hall_of(day).line if entry.number == 3]
    order = sorted(classes, key=lambda number: classes[number] is last)
    assert names([day.at_counter("undo_last_act", order[0])]) == ["NothingToUndo"]
    assert names([day.at_counter("undo_last_act", number) for number in reversed(order)]) == ["ActUndone"] * 2
    assert {entry.priority for entry in hall_of(day).line} == {None}
    assert_items_agree()


def test_class_of_who_was_called_since_stands(day: OfficeDay) -> None:
    serve(day)
    day.at_counter("finish_service", HERE)
    day.set_priority(HERE, "B 003", PriorityClass.ELDERLY)
    day.at_counter("call_next", HERE)
    assert names([day.at_counter("undo_last_act", HERE) for _ in range(3)]) == ["ActUndone"] * 3
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"]
    assert hall_of(day).counter(HERE).current.label == "B 002", "each in turn: call, class and finish"
    assert_items_agree()


def test_undone_return_may_return_once_more(day: OfficeDay) -> None:
    serve(day)
    day.mark_return(HERE, "B 001")
    assert {entry.number for entry in hall_of(day).line} == {1, 3, 4}
    day.at_counter("undo_last_act", HERE)
    assert [missed.entry.number for missed in hall_of(day).missed] == [1]
    assert names([day.mark_return(HERE, "B 001")]) == ["ReturnMarked"]
    assert_items_agree()


@TWO_COUNTERS
def test_return_of_who_was_called_since_stands(day: OfficeDay, prepared: str) -> None:
    day.mark_return(HERE, "B 001")
    called = [day.at_counter("call_next", BESIDE).desk.counter.current.label]
    while called[-1] != "B 001":
        day.at_counter("finish_service", BESIDE)
        called.append(day.at_counter("call_next", BESIDE).desk.counter.current.label)
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"]
    assert hall_of(day).missed == ()
    assert_items_agree()


def test_no_show_and_return_of_one_person_are_undone_one_after_the_other(day: OfficeDay) -> None:
    for _ in range(3):
        day.take()
    day.at_counter("open_counter", HERE)
    earlier = what_counts(snapshot())
    day.at_counter("call_next", HERE)
    day.at_counter("mark_no_show", HERE)
    day.mark_return(HERE, "B 001")
    outcomes = [day.at_counter("undo_last_act", HERE) for _ in range(4)]
    assert names(outcomes) == ["ActUndone"] * 3 + ["NothingToUndo"]
    assert what_counts(snapshot()) == earlier, "what was foreseen of her wait too"
    assert_items_agree()


def test_number_of_an_undone_transfer_waits_for_its_holder(day: OfficeDay) -> None:
    code = serve(day)
    day.take(LAND)
    day.transfer(HERE, to="land")
    assert ticket(code).number == 2
    day.at_counter("undo_last_act", HERE)
    back = ticket(code)
    assert (back.state, back.group_id, back.number) == (TicketState.SERVING, "civil-status", 2)
    assert (kept(code), back.was_transferred) == ([("land", 2)], False)
    assert day.take(LAND).ticket.number == 3
    day.transfer(HERE, to="land")
    assert (ticket(code).number, kept(code)) == (2, [])
    assert hall_of(day).issued("land") == 3, "no second number was given"
    assert_items_agree()


def test_transfer_is_not_undone_once_she_was_called_or_went_on(day: OfficeDay) -> None:
    code = serve(day)
    day.transfer(HERE, to="land")
    land = next(one.number for one in day.office.counters if "land" in one.group_ids)
    for verb in ("open_counter", "call_next"):
        day.at_counter(verb, land)
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"]
    assert ticket(code).counter == land
    day.transfer(land, to="residence")
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"], "she waits, but elsewhere"
    assert names([day.at_counter("undo_last_act", land)]) == ["ActUndone"]
    assert ticket(code).counter == land
    assert_items_agree()


def test_transfer_stands_when_something_was_added_while_she_waited(day: OfficeDay) -> None:
    code = serve(day)
    day.transfer(HERE, to="land")
    assert names([day.add_service(code, EXTRACT)]) == ["ServiceAdded"]
    assert names([day.at_counter("undo_last_act", HERE)]) == ["NothingToUndo"]
    assert_items_agree()


def test_transfer_is_undone_only_after_the_call_of_the_next(day: OfficeDay) -> None:
    code = serve(day)
    day.transfer(HERE, to="land")
    assert day.at_counter("call_next", HERE).desk.counter.current.label == "B 003"
    assert names([day.at_counter("undo_last_act", HERE) for _ in range(2)]) == ["ActUndone"] * 2
    assert hall_of(day).counter(HERE).current.code == code
    assert {entry.number for entry in hall_of(day).line} == {3, 4}
    assert_items_agree()


@TWO_COUNTERS
def test_person_sent_to_the_counter_goes_back_to_where_she_had_been_sent(day: OfficeDay) -> None:
    """Sent here by name, sent on by mistake: she is this counter's own again."""
    code = serve(day)
    day.at_counter("open_counter", BESIDE)
    day.transfer(HERE, to="civil-status", to_counter=BESIDE)
    day.at_counter("call_next", BESIDE)
    before = ticket(code)
    assert before.sent_to == BESIDE
    day.transfer(BESIDE, to="land")
    day.at_counter("undo_last_act", BESIDE)
    assert ticket(code).sent_to == BESIDE
    assert (ticket(code).called_at, ticket(code).counter) == (before.called_at, BESIDE)
    assert_items_agree()


def meanwhile(operation: str, done: Callable[[], Any]) -> Before:
    """Somebody else does that just before the first such call to the store."""
    left = [done]

    def before(_: int, asked: str) -> None:
        if asked == operation and left:
            left.pop()()

    return before


def test_act_on_its_way_while_the_counter_closes_brings_nothing_back(day: OfficeDay) -> None:
    serve(day)
    day.at_counter("finish_service", HERE)

    def close_and_open() -> None:
        day.at_counter("close_counter", HERE)
        day.at_counter("open_counter", HERE)

    with watched_store(before=meanwhile("TransactWriteItems", close_and_open)):
        assert names([day.set_priority(HERE, "B 003", PriorityClass.ELDERLY)]) == ["PrioritySet"]
    # The class, the opening and the closing; the finish before them is not brought back.
    outcomes = names([day.at_counter("undo_last_act", HERE) for _ in range(4)])
    assert outcomes == ["ActUndone"] * 3 + ["NothingToUndo"]
    assert_items_agree()
