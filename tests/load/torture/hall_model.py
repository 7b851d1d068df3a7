"""The hall as it should be: what it is at one moment, changed by one act at a time, and taken back again."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from api.domain.queue import PriorityClass
from api.domain.tickets import TicketState

Fact = tuple[Hashable, ...]
MOST_ACTS = 3


@dataclass(frozen=True, slots=True)
class ModelService:
    """Another service of a visit, still to come."""

    procedure: str
    group: str


@dataclass(frozen=True, slots=True)
class ModelTicket:
    """`own` is the service it is in line for, `to_come` the others left, `done` those finished before.

    `kept` are numbers that wait for it in other groups, one in each; `sent_to` is the one counter that it
    was sent to.
    """

    state: TicketState
    group: str
    number: int | None = None
    slot: str | None = None
    priority: PriorityClass | None = None
    times_given: int = 0
    has_returned: bool = False
    left: tuple[tuple[str, int], ...] = ()
    own: str = ""
    to_come: tuple[ModelService, ...] = ()
    done: frozenset[str] = frozenset()
    sent_to: int | None = None
    kept: tuple[tuple[str, int], ...] = ()

    def has(self, procedure: str) -> bool:
        return procedure in {self.own, *self.done, *(service.procedure for service in self.to_come)}

    @property
    def together(self) -> tuple[ModelService, ...]:
        return tuple(service for service in self.to_come if service.group == self.group)

    @property
    def next(self) -> ModelService | None:
        return next((service for service in self.to_come if service.group != self.group), None)


@dataclass(frozen=True, slots=True)
class ModelWish:
    """Somebody on the waitlist; `end` is how it ended, by its name."""

    phone: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class ModelLease:
    """The numbers a kiosk has to give out."""

    group: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DoneAct:
    """An act at a counter; what stood there before it, and the calls without a class before it.

    `before` is the ticket that a finish sent on to its next service, or as another act found it; `after` is
    what that act made of it.
    """

    kind: str
    code: str
    was_started: bool
    ordinary_calls: int
    before: ModelTicket | None = None
    after: ModelTicket | None = None


@dataclass(frozen=True, slots=True)
class ModelCounter:
    is_open: bool = False
    code: str | None = None
    is_started: bool = False
    ordinary_calls: int = 0
    acts: tuple[DoneAct, ...] = ()


class HallModel:
    """Facts by key, with a journal to take changes back and a digest that tells states apart.

    Citizens may fill a slot up to its `capacity`, clerks up to the `reserve` more.
    """

    def __init__(self, *, groups_of: Mapping[int, tuple[str, ...]], capacity: int, reserve: int = 0) -> None:
        self.groups_of = groups_of
        self.capacity = capacity
        self.reserve = reserve
        self.digest = 0
        self._facts: dict[Fact, Hashable] = {}
        self._journal: list[tuple[Fact, Hashable | None]] = []

    # -- reading ----------------------------------------------------------------------------------------

    def ticket(self, code: str) -> ModelTicket | None:
        found = self._facts.get(("ticket", code))
        return found if isinstance(found, ModelTicket) else None

    def counter(self, number: int) -> ModelCounter:
        found = self._facts.get(("counter", number))
        return found if isinstance(found, ModelCounter) else ModelCounter()

    def issued(self, group: str) -> int:
        return self._count(("series", group))

    def waiting(self, group: str) -> int:
        """Who waits for any counter of the group; who was sent to one counter waits there alone."""
        return self._count(("waiting", group))

    def sent_to(self, number: int) -> int:
        return self._count(("sent", number))

    def in_slot(self, slot: str) -> int:
        return self._count(("slot", slot))

    def holder(self, group: str, number: int) -> str | None:
        found = self._facts.get(("number", group, number))
        return found if isinstance(found, str) else None

    def hold(self, code: str) -> str | None:
        """The slot that is held under this code."""
        found = self._facts.get(("hold", code))
        return found if isinstance(found, str) else None

    def wish(self, code: str) -> ModelWish | None:
        found = self._facts.get(("wish", code))
        return found if isinstance(found, ModelWish) else None

    def wishes(self) -> dict[str, ModelWish]:
        return {str(key[1]): fact for key, fact in self._facts.items() if isinstance(fact, ModelWish)}

    def open_wishes_of(self, phone: str) -> int:
        return self._count(("open wishes", phone))

    def lease(self, name: str) -> ModelLease | None:
        found = self._facts.get(("lease", name))
        return found if isinstance(found, ModelLease) else None

    def numbers_out(self, group: str) -> int:
        return self._count(("out", group))

    def tickets(self) -> dict[str, ModelTicket]:
        return {str(key[1]): fact for key, fact in self._facts.items() if isinstance(fact, ModelTicket)}

    # -- changing ---------------------------------------------------------------------------------------

    def put_ticket(self, code: str, ticket: ModelTicket) -> None:
        """Write the ticket and what follows from it: who waits where, how many hold the slot."""
        before = self.ticket(code)
        for old, change in ((before, -1), (ticket, 1)):
            if old is not None and old.state is TicketState.WAITING:
                line = ("waiting", old.group) if old.sent_to is None else ("sent", old.sent_to)
                self._add(line, change)
            if old is not None and old.slot is not None and old.state is not TicketState.CANCELLED:
                self._add(("slot", old.slot), change)
        self._put(("ticket", code), ticket)

    def change_ticket(self, code: str, **changes: object) -> None:
        known = self.ticket(code)
        assert known is not None
        self.put_ticket(code, replace(known, **changes))  # type: ignore[arg-type]

    def give_number(self, code: str, group: str) -> int:
        number = self.issued(group) + 1
        self._put(("series", group), number)
        self._put(("number", group, number), code)
        return number

    def put_hold(self, code: str, slot: str | None) -> None:
        """Hold a place of the slot under this code, or nothing any more."""
        for held, change in ((self.hold(code), -1), (slot, 1)):
            if held is not None:
                self._add(("slot", held), change)
        self._put(("hold", code), slot)

    def put_wish(self, code: str, wish: ModelWish) -> None:
        for old, change in ((self.wish(code), -1), (wish, 1)):
            if old is not None and old.end is None:
                self._add(("open wishes", old.phone), change)
        self._put(("wish", code), wish)

    def put_lease(self, name: str, lease: ModelLease) -> None:
        """Its numbers leave the series."""
        count = lease.last - lease.first + 1
        self._add(("series", lease.group), count)
        self._add(("out", lease.group), count)
        self._put(("lease", name), lease)

    def put_holder(self, code: str, group: str, number: int) -> None:
        """A leased number has its holder."""
        self._add(("out", group), -1)
        self._put(("number", group, number), code)

    def put_counter(self, number: int, counter: ModelCounter) -> None:
        self._put(("counter", number), replace(counter, acts=counter.acts[-MOST_ACTS:]))

    # -- going back -------------------------------------------------------------------------------------

    def mark(self) -> int:
        return len(self._journal)

    def tickets_changed_since(self, mark: int) -> set[str]:
        return {str(key[1]) for key, _ in self._journal[mark:] if key[0] == "ticket"}

    def counters_changed_since(self, mark: int) -> set[Hashable]:
        return {key[1] for key, _ in self._journal[mark:] if key[0] == "counter"}

    def go_back_to(self, mark: int) -> None:
        while len(self._journal) > mark:
            key, before = self._journal.pop()
            self._write(key, before)

    def _count(self, key: Fact) -> int:
        found = self._facts.get(key, 0)
        return found if isinstance(found, int) else 0

    def _add(self, key: Fact, change: int) -> None:
        self._put(key, self._count(key) + change)

    def _put(self, key: Fact, fact: Hashable | None) -> None:
        if self._facts.get(key) != fact:
            self._journal.append((key, self._facts.get(key)))
            self._write(key, fact)

    def _write(self, key: Fact, fact: Hashable | None) -> None:
        if key in self._facts:
            self.digest ^= hash((key, self._facts.pop(key)))
        if fact is not None:
            self._facts[key] = fact
            self.digest ^= hash((key, fact))
