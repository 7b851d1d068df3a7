"""The acts of a storm, one row each: who does it, how often, how it is asked, and what its answers mean."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

from api.domain.appointments import SlotTime
from api.domain.queue import PriorityClass
from api.domain.tickets import label
from tests.integration.usecases.office_day import BIRTH, EXTRACT, GROUPS, RESIDENCE, OfficeDay, phone
from tests.load.torture import steps
from tests.load.torture.hall_model import HallModel
from tests.load.torture.history import Event

PHONES = 60
CLASSES = (None, None, None, PriorityClass.ELDERLY, PriorityClass.WITH_CHILD)
ADDED = (BIRTH, RESIDENCE, EXTRACT)
GROUP_IDS = tuple(sorted({GROUPS[BIRTH], GROUPS[RESIDENCE]}))


@dataclass
class Client:
    """Somebody with a phone, or a clerk at her counter; `codes` are the tickets that phone knows."""

    name: str
    luck: random.Random
    day: OfficeDay
    slots: tuple[SlotTime, ...]
    counter: int | None = None
    codes: list[str] = field(default_factory=list)

    def some_name(self) -> str:
        """A name nobody else has: by it a ticket is known whose taker never got an answer."""
        return "Demo " + "".join(self.luck.choices(ascii_lowercase, k=12)).capitalize()

    def learn(self, answer: Any) -> None:
        """Keep the code of a ticket one was given."""
        code = answer.ticket.code if self.counter is None and hasattr(answer, "ticket") else None
        if code is not None and code not in self.codes:
            self.codes.append(code)

    def some_code(self) -> str | None:
        return self.luck.choice(self.codes[-4:]) if self.codes else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish: how it is sent with its key, and what the model must know of it."""

    send: Callable[[str], Any]
    facts: Mapping[str, Any]


Prepare = Callable[[Client], Asked | None]
Step = Callable[[HallModel, Event], bool]


@dataclass(frozen=True, slots=True)
class Act:
    """`answers` are all that may come, by name; any other answer is a fault of the hall.

    `may_be_given_up`: whether its client may lose patience after a failure and never ask again.
    """

    name: str
    weight: int
    prepare: Prepare
    answers: Mapping[str, Step]
    may_be_given_up: bool = False


@dataclass
class Wish:
    """A wish on its way: sent with one key until it was answered or its client lost patience."""

    act: Act
    client: str
    asked: Asked
    key: str
    sent: float = 0.0
    answered: float = 0.0
    likely_at: float = 0.0
    answer: Any = None
    sendings: int = 0
    was_given_up: bool = False

    @property
    def was_busy(self) -> bool:
        """The store was too busy each time it was sent."""
        return self.answer is None and not self.was_given_up


# -- citizens ----------------------------------------------------------------------------------------------


def _take(client: Client) -> Asked:
    procedure, priority = client.luck.choice((BIRTH, RESIDENCE)), client.luck.choice(CLASSES)
    name = client.some_name()
    return Asked(
        lambda key: client.day.take(procedure, key=key, priority=priority, name=name),
        {"group": GROUPS[procedure], "priority": priority, "name": name, "procedure": procedure},
    )


def _book(client: Client) -> Asked:
    slot, number = client.luck.choice(client.slots), phone(client.luck.randrange(PHONES))
    name = client.some_name()
    return Asked(
        lambda key: client.day.book(slot, key=key, phone=number, name=name),
        {"group": slot.group_id, "slot": slot.id, "phone": number, "name": name, "procedure": BIRTH},
    )


def _reschedule(client: Client) -> Asked | None:
    code, slot = client.some_code(), client.luck.choice(client.slots)
    if code is None:
        return None
    return Asked(lambda key: client.day.reschedule(code, slot, key=key), {"code": code, "slot": slot.id})


def _cancel(client: Client) -> Asked | None:
    code = client.some_code()
    return Asked(lambda key: client.day.cancel(code, key=key), {"code": code}) if code else None


def _check_in(client: Client) -> Asked | None:
    code, priority = client.some_code(), client.luck.choice(CLASSES)
    if code is None:
        return None
    return Asked(
        lambda key: client.day.check_in(code, key=key, priority=priority),
        {"code": code, "priority": priority},
    )


def _let_others_go_first(client: Client) -> Asked | None:
    code = client.some_code()
    if code is None:
        return None
    return Asked(lambda key: client.day.let_others_go_first(code, key=key), {"code": code})


def _add_service(client: Client) -> Asked | None:
    code, procedure = client.some_code(), client.luck.choice(ADDED)
    if code is None:
        return None
    return Asked(
        lambda key: client.day.add_service(code, procedure, key=key),
        {"code": code, "procedure": procedure, "group": GROUPS[procedure]},
    )


CITIZENS = (
    Act("take", 5, _take, {"TicketTaken": steps.taken}, may_be_given_up=True),
    Act(
        "book",
        4,
        _book,
        {
            "AppointmentBooked": steps.booked,
            "SlotIsFull": steps.always,
            "PhoneHasTooManyBookings": steps.always,
        },
        may_be_given_up=True,
    ),
    Act(
        "reschedule",
        2,
        _reschedule,
        {
            "AppointmentRescheduled": steps.rescheduled,
            "TicketCannotChange": steps.always,
            "SlotIsFull": steps.always,
            "PhoneHasTooManyBookings": steps.always,
        },
    ),
    Act(
        "check in",
        6,
        _check_in,
        {
            "CheckedIn": steps.checked_in,
            "AlreadyCheckedIn": steps.already_here,
            "TicketCannotChange": steps.gone,
        },
    ),
    Act(
        "cancel",
        2,
        _cancel,
        {"AppointmentCancelled": steps.cancelled, "TicketCannotChange": steps.too_late_to_cancel},
    ),
    Act(
        "let others go first",
        2,
        _let_others_go_first,
        {
            "OthersGoFirst": steps.gave_turn,
            "NobodyToLetFirst": steps.always,
            "TurnWasGivenTooOften": steps.gave_turn_often,
            "TicketCannotChange": steps.does_not_wait,
        },
    ),
    Act(
        "add service",
        2,
        _add_service,
        {
            "ServiceAdded": steps.service_added,
            "ServiceIsInVisit": steps.always,
            "ServiceCannotBeAdded": steps.does_not_wait,
        },
    ),
)


# -- clerks ------------------------------------------------------------------------------------------------


def _at_counter(verb: str) -> Prepare:
    def prepare(client: Client) -> Asked:
        number = client.counter or 0
        return Asked(lambda key: client.day.at_counter(verb, number, key=key), {"counter": number})

    return prepare


def _transfer(client: Client) -> Asked:
    number, group = client.counter or 0, client.luck.choice(GROUP_IDS)
    return Asked(
        lambda key: client.day.transfer(number, to=group, key=key), {"counter": number, "group": group}
    )


def _add_at_counter(client: Client) -> Asked:
    number, procedure = client.counter or 0, client.luck.choice(ADDED)
    return Asked(
        lambda key: client.day.add_at_counter(number, procedure, key=key),
        {"counter": number, "procedure": procedure, "group": GROUPS[procedure]},
    )


def _set_priority(client: Client) -> Asked:
    number, group, place = client.counter or 0, client.luck.choice(GROUP_IDS), client.luck.randint(1, 20)
    priority = client.luck.choice(CLASSES)
    found = client.day.office.group(group)
    shown = label(letter=found.letter if found else "", number=place)
    return Asked(
        lambda key: client.day.set_priority(number, shown, priority, key=key),
        {"counter": number, "group": group, "number": place, "priority": priority},
    )


_AT_ALL = {"CounterIsNotYours": steps.not_open}
_WITH_TICKET = {**_AT_ALL, "CounterHasNoTicket": steps.has_none}

CLERKS = (
    Act(
        "call",
        8,
        _at_counter("call_next"),
        {
            **_AT_ALL,
            "TicketCalled": steps.called,
            "NobodyIsWaiting": steps.nobody_waits,
            "CounterIsBusy": steps.has_ticket,
        },
    ),
    Act("start", 5, _at_counter("start_service"), {**_WITH_TICKET, "ServiceStarted": steps.started}),
    Act("finish", 5, _at_counter("finish_service"), {**_WITH_TICKET, "ServiceFinished": steps.ended}),
    Act("no-show", 2, _at_counter("mark_no_show"), {**_WITH_TICKET, "NoShowMarked": steps.ended}),
    Act(
        "call again",
        1,
        _at_counter("recall_ticket"),
        {
            **_WITH_TICKET,
            "TicketRecalled": steps.called_again,
            "NextCallIsTooSoon": steps.always,
            "TicketWasCalledEnough": steps.always,
        },
    ),
    Act(
        "transfer",
        2,
        _transfer,
        {
            **_WITH_TICKET,
            "TicketTransferred": steps.transferred,
            "TicketIsInThatGroup": steps.is_in_that_group,
        },
    ),
    Act(
        "add service at counter",
        2,
        _add_at_counter,
        {
            **_WITH_TICKET,
            "ServiceAddedAtCounter": steps.service_added_at_counter,
            "ServiceIsInVisit": steps.always,
        },
    ),
    Act(
        "undo",
        3,
        _at_counter("undo_last_act"),
        {**_AT_ALL, "ActUndone": steps.undone, "NothingToUndo": steps.always},
    ),
    Act(
        "set priority",
        2,
        _set_priority,
        {**_AT_ALL, "PrioritySet": steps.priority_set, "NumberIsNotWaiting": steps.number_does_not_wait},
    ),
    Act(
        "close",
        1,
        _at_counter("close_counter"),
        {**_AT_ALL, "CounterClosed": steps.closed, "CounterIsBusy": steps.has_ticket},
    ),
    Act("open", 3, _at_counter("open_counter"), {"CounterOpened": steps.opened}),
)

ACTS = {act.name: act for act in (*CITIZENS, *CLERKS)}


def step(hall: HallModel, event: Event) -> bool:
    """Whether the event may happen now; changes the hall when it does."""
    means = ACTS[event.act].answers.get(event.outcome)
    return means is not None and means(hall, event)
