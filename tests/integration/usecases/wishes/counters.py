"""The wishes of a clerk at her counter: she opens, calls, serves, transfers and takes back."""

from collections.abc import Callable
from datetime import timedelta

from api.domain.queue import PriorityClass
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import one_clerk_at_two_counters


def _set_priority(day: OfficeDay) -> Asked:
    day.at_counter("open_counter", 3)
    for _ in range(2):
        day.take()
    return Asked(
        lambda key: day.set_priority(3, "B 001", PriorityClass.ELDERLY, key=key),
        lambda key: day.set_priority(3, "B 002", PriorityClass.ELDERLY, key=key),
    )


def _take_priority_away(day: OfficeDay) -> Asked:
    day.at_counter("open_counter", 3)
    day.take(priority=PriorityClass.DISABLED)
    return Asked(
        lambda key: day.set_priority(3, "B 001", None, key=key),
        lambda key: day.set_priority(3, "B 001", PriorityClass.ELDERLY, key=key),
    )


def _at_counter(verb: str, *, after: tuple[str, ...]) -> Callable[[OfficeDay], Asked]:
    def prepare(day: OfficeDay) -> Asked:
        one_clerk_at_two_counters(day)
        for earlier in after:
            for number in (3, 4):
                day.at_counter(earlier, number)
        return Asked(
            lambda key: day.at_counter(verb, 3, key=key), lambda key: day.at_counter(verb, 4, key=key)
        )

    return prepare


def _close_for_a_while(day: OfficeDay) -> Asked:
    one_clerk_at_two_counters(day)
    back_at = day.clock.now() + timedelta(minutes=30)
    return Asked(
        lambda key: day.at_counter("close_counter", 3, key=key, back_at=back_at),
        lambda key: day.at_counter("close_counter", 3, key=key, back_at=back_at + timedelta(minutes=15)),
    )


def _transfer(day: OfficeDay) -> Asked:
    one_clerk_at_two_counters(day)
    for number in (3, 4):
        day.at_counter("call_next", number)
    return Asked(
        lambda key: day.transfer(3, to="land", key=key), lambda key: day.transfer(3, to="business", key=key)
    )


def _transfer_to_a_counter(day: OfficeDay) -> Asked:
    one_clerk_at_two_counters(day)
    day.at_counter("call_next", 3)
    return Asked(
        lambda key: day.transfer(3, to="civil-status", to_counter=4, key=key),
        lambda key: day.transfer(3, to="land", key=key),
    )


def _undo_transfer(to_counter: bool) -> Callable[[OfficeDay], Asked]:
    def prepare(day: OfficeDay) -> Asked:
        one_clerk_at_two_counters(day)
        for verb in ("call_next", "start_service"):
            for number in (3, 4):
                day.at_counter(verb, number)
        for number in (3, 4):
            there = {"to": "civil-status", "to_counter": 7 - number} if to_counter else {"to": "land"}
            day.transfer(number, **there)  # type: ignore[arg-type]
        return _undo(day)

    return prepare


def _recall(day: OfficeDay) -> Asked:
    asked = _at_counter("recall_ticket", after=("call_next",))(day)
    day.clock.move(minutes=1)
    return asked


def _undo_recall(day: OfficeDay) -> Asked:
    _recall(day)
    for number in (3, 4):
        day.at_counter("recall_ticket", number)
    return _undo(day)


def _undo_closing(day: OfficeDay) -> Asked:
    _close_for_a_while(day)
    back_at = day.clock.now() + timedelta(minutes=30)
    for number in (3, 4):
        day.at_counter("close_counter", number, back_at=back_at)
    return _undo(day)


def _undo_opening(day: OfficeDay) -> Asked:
    """The first of them was another clerk's, who meant to be back."""
    day.at_counter("open_counter", 3)
    day.at_counter("close_counter", 3, back_at=day.clock.now() + timedelta(minutes=30))
    day.clerks[3] = day.clerk(4)
    for number in (3, 4):
        day.at_counter("open_counter", number)
    return _undo(day)


def _undo(day: OfficeDay) -> Asked:
    return Asked(
        lambda key: day.at_counter("undo_last_act", 3, key=key),
        lambda key: day.at_counter("undo_last_act", 4, key=key),
    )


def _undo_priority(day: OfficeDay) -> Asked:
    one_clerk_at_two_counters(day)
    day.take()
    day.at_counter("call_next", 3)
    for number, label in ((3, "B 002"), (4, "B 003")):
        day.set_priority(number, label, PriorityClass.ELDERLY)
    return _undo(day)


def _open(day: OfficeDay) -> Asked:
    day.clerks[4] = day.clerk(3)
    return Asked(
        lambda key: day.at_counter("open_counter", 3, key=key),
        lambda key: day.at_counter("open_counter", 4, key=key),
    )


COUNTERS = (
    Wish("setPriority", "PrioritySet", _set_priority),
    Wish("setPriority to none", "PrioritySet", _take_priority_away),
    Wish("openCounter", "CounterOpened", _open),
    Wish("closeCounter", "CounterClosed", _at_counter("close_counter", after=())),
    Wish("closeCounter for a while", "CounterClosed", _close_for_a_while),
    Wish("callNext", "TicketCalled", _at_counter("call_next", after=())),
    Wish("recallTicket", "TicketRecalled", _recall),
    Wish("startService", "ServiceStarted", _at_counter("start_service", after=("call_next",))),
    Wish("markNoShow", "NoShowMarked", _at_counter("mark_no_show", after=("call_next",))),
    Wish(
        "finishService",
        "ServiceFinished",
        _at_counter("finish_service", after=("call_next", "start_service")),
    ),
    *(
        Wish(f"undoLastAct of {acts[-1]}", "ActUndone", _at_counter("undo_last_act", after=acts))
        for acts in (
            ("call_next",),
            ("call_next", "start_service"),
            ("call_next", "mark_no_show"),
            ("call_next", "start_service", "finish_service"),
        )
    ),
    Wish("undoLastAct of a call again", "ActUndone", _undo_recall),
    Wish("undoLastAct of an opening", "ActUndone", _undo_opening),
    Wish("undoLastAct of a closing", "ActUndone", _undo_closing),
    Wish("undoLastAct of a class", "ActUndone", _undo_priority),
    Wish("transferTicket", "TicketTransferred", _transfer),
    Wish("undoLastAct of a transfer", "ActUndone", _undo_transfer(to_counter=False)),
    Wish("undoLastAct of a transfer to a counter", "ActUndone", _undo_transfer(to_counter=True)),
    Wish("transferTicket to a counter", "TicketTransferred", _transfer_to_a_counter),
)
