"""The search for an order: finds one where there is one, and none where the answers contradict each other."""

from typing import Any

import pytest

from api.domain.queue import PriorityClass
from tests.load.torture.acts import step
from tests.load.torture.hall_model import HallModel, ModelCounter
from tests.load.torture.history import Event
from tests.load.torture.linearize import linearize


def event(act: str, outcome: str, sent: float, answered: float, told: Any = None, **asked: Any) -> Event:
    return Event(act, "somebody", outcome, sent, answered, sent, asked=asked, told=told or {})


def take(code: str, number: int, sent: float, answered: float) -> Event:
    told = {"code": code, "number": number}
    return event("take", "TicketTaken", sent, answered, told, group="land", procedure="deed", priority=None)


def call(code: str, counter: int, sent: float, answered: float) -> Event:
    return event("call", "TicketCalled", sent, answered, {"code": code}, counter=counter)


def nobody(counter: int, sent: float, answered: float) -> Event:
    return event("call", "NobodyIsWaiting", sent, answered, counter=counter)


def book(code: str, sent: float, answered: float) -> Event:
    return event(
        "book",
        "AppointmentBooked",
        sent,
        answered,
        {"code": code},
        group="land",
        procedure="deed",
        slot="nine",
    )


def cancel(code: str, sent: float, answered: float) -> Event:
    return event("cancel", "AppointmentCancelled", sent, answered, code=code)


def at(act: str, outcome: str, sent: float, answered: float) -> Event:
    return event(act, outcome, sent, answered, counter=1)


def hold(code: str, sent: float, answered: float) -> Event:
    return event("hold", "SlotHeld", sent, answered, {"code": code}, slot="nine")


def release(code: str, sent: float, answered: float) -> Event:
    return event("release", "HoldReleased", sent, answered, code=code)


def lease(first: int, sent: float, answered: float) -> Event:
    told = {"lease": f"land@{first}", "group": "land", "first": first, "last": first + 3}
    return event("lease numbers", "NumbersLeased", sent, answered, told, group="land")


def report(code: str, number: int, sent: float, answered: float, *, first: int = 1) -> Event:
    told = {"tickets": ((code, number),)}
    asked = {"lease": f"land@{first}", "procedure": "deed", "priorities": {number: None}}
    return event("report numbers", "IssuedNumbersReported", sent, answered, told, **asked)


def join(code: str, sent: float, answered: float) -> Event:
    return event("join waitlist", "WaitlistJoined", sent, answered, {"code": code}, phone="1")


def back(sent: float, answered: float) -> Event:
    return event("mark return", "ReturnMarked", sent, answered, counter=1, group="land", number=1)


MISSED = [take("a", 1, 0, 1), call("a", 1, 2, 3), at("no-show", "NoShowMarked", 4, 5)]


def hall() -> HallModel:
    """Two counters for one group are open; a slot has one place."""
    model = HallModel(groups_of={1: ("land",), 2: ("land",)}, capacity=1)
    for number in (1, 2):
        model.put_counter(number, ModelCounter(is_open=True))
    return model


EXPLAINED = {
    "one after the other": [take("a", 1, 0, 1), take("b", 2, 2, 3)],
    "side by side, the later sent first": [take("a", 2, 0, 5), take("b", 1, 1, 2)],
    "called before the taker heard of it": [take("a", 1, 0, 9), call("a", 1, 1, 2)],
    "nobody yet": [take("a", 1, 0, 9), nobody(1, 1, 2), call("a", 2, 3, 4)],
    "a place given back between": [book("a", 0, 1), cancel("a", 2, 9), book("b", 3, 4)],
    "called, undone, called elsewhere": [
        take("a", 1, 0, 1),
        call("a", 1, 2, 3),
        at("undo", "ActUndone", 4, 9),
        call("a", 2, 5, 6),
    ],
    "held, and booked by who held it": [hold("a", 0, 1), book("a", 2, 3)],
    "let go while another books": [hold("a", 0, 1), release("a", 2, 9), book("b", 3, 4)],
    "leased numbers left out": [lease(1, 0, 1), take("a", 5, 2, 3), report("b", 2, 4, 5)],
    "reported twice": [lease(1, 0, 1), report("b", 2, 4, 5), report("b", 2, 6, 7), call("b", 1, 8, 9)],
    "missed and back": [*MISSED, back(6, 7), call("a", 2, 8, 9)],
    "finished, undone and ended otherwise": [
        take("a", 1, 0, 1),
        call("a", 1, 2, 3),
        at("finish", "ServiceFinished", 4, 5),
        at("undo", "ActUndone", 6, 7),
        at("no-show", "NoShowMarked", 8, 9),
    ],
}
CONTRADICTED = {
    "one number for two": [take("a", 1, 0, 5), take("b", 1, 1, 2)],
    "a number is left out": [take("a", 1, 0, 1), take("b", 3, 2, 3)],
    "the later one has the earlier number": [take("a", 2, 0, 1), take("b", 1, 2, 3)],
    "one person at two counters": [take("a", 1, 0, 1), call("a", 1, 2, 5), call("a", 2, 3, 4)],
    "called before she came": [call("a", 1, 0, 1), take("a", 1, 2, 3)],
    "nobody waits, and somebody does": [take("a", 1, 0, 1), nobody(1, 2, 3), call("a", 2, 4, 5)],
    "two in a slot for one": [book("a", 0, 1), book("b", 2, 3)],
    "held for one and booked by another": [hold("a", 0, 1), book("b", 2, 3)],
    "a leased number for somebody else": [lease(1, 0, 1), take("a", 2, 2, 3)],
    "a leased number for two": [lease(1, 0, 1), report("a", 2, 2, 3), report("b", 2, 4, 5)],
    "a number of no lease": [lease(1, 0, 1), report("a", 6, 2, 3)],
    "a phone that waits three times": [join("a", 0, 1), join("b", 2, 3), join("c", 4, 5)],
    "back who was never missed": [take("a", 1, 0, 1), back(2, 3)],
    "back twice": [*MISSED, back(6, 7), back(8, 9)],
    "a place given back too late": [book("a", 0, 1), book("b", 2, 3), cancel("a", 4, 9)],
    "an act undone twice": [
        take("a", 1, 0, 1),
        call("a", 1, 2, 3),
        at("undo", "ActUndone", 4, 5),
        at("undo", "ActUndone", 6, 7),
    ],
    "finished with nobody there": [at("finish", "ServiceFinished", 0, 1)],
    "an answer that does not exist": [event("take", "CounterIsBusy", 0, 1, group="land")],
}


@pytest.mark.parametrize("events", EXPLAINED.values(), ids=EXPLAINED)
def test_history_with_an_order_is_explained(events: list[Event]) -> None:
    verdict = linearize(events, hall=hall(), step=step)
    assert verdict.order is not None
    assert sorted(map(str, verdict.order)) == sorted(map(str, events))


@pytest.mark.parametrize("events", CONTRADICTED.values(), ids=CONTRADICTED)
def test_history_without_an_order_is_not(events: list[Event]) -> None:
    verdict = linearize(events, hall=hall(), step=step)
    assert verdict.order is None
    assert verdict.stuck


def test_going_back_leaves_the_hall_as_it_was() -> None:
    model = hall()
    before, mark = model.digest, model.mark()
    for each in EXPLAINED["called, undone, called elsewhere"]:
        assert step(model, each)
    model.change_ticket("a", priority=PriorityClass.ELDERLY)
    assert model.digest != before
    model.go_back_to(mark)
    assert (model.digest, model.tickets(), model.issued("land")) == (before, {}, 0)
