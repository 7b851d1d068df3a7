"""Who acts in a storm, and how an act is described: how it is asked, and what its answers mean."""

import random
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

from api.domain.appointments import SlotTime, parse_hold, show_hold
from api.domain.leases import NumberLease
from api.domain.queue import PriorityClass
from api.domain.tickets import label
from api.usecases.appointments.holding import hold_code
from tests.integration.usecases.office_day import BIRTH, GROUPS, RESIDENCE, OfficeDay
from tests.load.torture.hall_model import HallModel
from tests.load.torture.history import Event

PHONES = 60
CLASSES = (None, None, None, PriorityClass.ELDERLY, PriorityClass.WITH_CHILD)
GROUP_IDS = tuple(sorted({GROUPS[BIRTH], GROUPS[RESIDENCE]}))


@dataclass
class Block:
    """Numbers that a kiosk leased, and the next of them to be given out."""

    lease: NumberLease
    next: int


@dataclass
class Known:
    """What somebody was told and keeps: two phones of one person share it.

    `offers` are the times she was last seen to be offered, by the code of her wish.
    """

    codes: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    offers: MutableMapping[str, str] = field(default_factory=dict)


@dataclass
class Client:
    """Somebody with a phone, a clerk at her counter, or a kiosk."""

    name: str
    luck: random.Random
    day: OfficeDay
    slots: tuple[SlotTime, ...]
    counter: int | None = None
    kiosk: str | None = None
    known: Known = field(default_factory=Known)
    holds: list[tuple[str, SlotTime]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    missed: list[tuple[str, int]] = field(default_factory=list)

    def some_name(self) -> str:
        """A name nobody else has: by it a ticket is known whose taker never got an answer."""
        return "Demo " + "".join(self.luck.choices(ascii_lowercase, k=12)).capitalize()

    def learn(self, answer: Any) -> None:
        """Keep what one was told: codes of one's tickets and wishes, a hold, numbers, who was missed."""
        if hasattr(answer, "desk"):
            entries = [missed.entry for missed in answer.desk.hall.missed]
            self.missed = [(entry.group_id, entry.number) for entry in entries]
        elif self.counter is not None:
            return  # a clerk keeps no citizen's code
        elif isinstance(lease := getattr(answer, "lease", None), NumberLease):
            self.blocks.append(Block(lease, next=lease.first))
        elif type(answer).__name__ == "SlotHeld":
            slot = next(slot for slot in self.slots if slot.id == answer.hold.slot_id)
            self.holds.append((show_hold(answer.hold), slot))
        elif hasattr(answer, "ticket"):
            self._add(self.known.codes, answer.ticket.code)
        elif seen := getattr(answer, "seen", answer if hasattr(answer, "people_ahead") else None):
            self._add(self.known.wishes, seen.wish.code)
            if seen.offer is not None:
                self.known.offers[seen.wish.code] = seen.offer.slot_id

    def some_code(self) -> str | None:
        return self.luck.choice(self.known.codes[-4:]) if self.known.codes else None

    def some_wish(self) -> str | None:
        return self.luck.choice(self.known.wishes[-4:]) if self.known.wishes else None

    def code_of(self, hold: str) -> str:
        """The code under which that hold stands in the slots."""
        parsed = parse_hold(hold)
        assert parsed is not None
        return hold_code(self.day.services, parsed)

    @staticmethod
    def _add(codes: list[str], code: str) -> None:
        if code not in codes:
            codes.append(code)

    def some_offer(self) -> tuple[str, str] | None:
        """A wish and the time it was offered when it was last looked at."""
        return self.luck.choice(list(self.known.offers.items())[-4:]) if self.known.offers else None

    def label(self, group_id: str, number: int) -> str:
        group = self.day.office.group(group_id)
        return label(letter=group.letter if group else "", number=number)


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
