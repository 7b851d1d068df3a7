"""The hall of one office on one day: its counters, its line and its number series, as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from api.domain.offices import Office
from api.domain.queue import PriorityClass, ServiceTimes, StaffedCounter, TurnGiven, WaitingTicket
from api.domain.tickets import TicketState

UNDO_WITHIN = timedelta(seconds=10)
# Finishing and calling are two acts of one button; nobody means to undo more than a few.
MOST_ACTS_REMEMBERED = 3


@dataclass(frozen=True, slots=True)
class CurrentTicket:
    """The ticket a counter has called. `started_at` is None until the person stands there."""

    code: str
    label: str
    group_id: str
    called_at: datetime
    started_at: datetime | None
    calls: int
    procedure_code: str = ""

    @property
    def state(self) -> TicketState:
        return TicketState.SERVING if self.started_at else TicketState.CALLED


class CounterAct(StrEnum):
    """What a clerk does with a ticket and may undo."""

    CALL = "CALL"
    START = "START"
    NO_SHOW = "NO_SHOW"
    FINISH = "FINISH"


@dataclass(frozen=True, slots=True)
class DoneAct:
    """An act with what it takes to undo it.

    `released` is the ticket as it stood at the counter before an act that sent it away; a call and a start
    leave theirs there. `service_seconds` is what a finished service was counted with; `given` and
    `ordinary_calls` are the turn the person had given away and the counter's count before a call.
    """

    act: CounterAct
    at: datetime
    released: CurrentTicket | None = None
    service_seconds: int | None = None
    given: TurnGiven | None = None
    ordinary_calls: int | None = None

    @property
    def undoable_until(self) -> datetime:
        return self.at + UNDO_WITHIN


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """A counter that was opened today. `is_open` is False once it was closed again; its figures stay.

    `acts` were done there last, the newest at the end; some of them too long ago to be undone.
    `ordinary_calls` is how many people without a priority class it has called since the last with one.
    """

    number: int
    is_open: bool
    clerk_id: str
    clerk_name: str
    opened_at: datetime
    served: int
    service_seconds: int
    current: CurrentTicket | None
    ordinary_calls: int = 0
    acts: tuple[DoneAct, ...] = ()

    def undoable(self, *, now: datetime) -> DoneAct | None:
        """The last act while it can still be undone; None when there is none or its time has passed."""
        return self.acts[-1] if self.acts and now <= self.acts[-1].undoable_until else None

    @property
    def last_ticket(self) -> CurrentTicket | None:
        """The ticket the last act was done with."""
        return (self.acts[-1].released if self.acts else None) or self.current

    @property
    def before_last_act(self) -> CurrentTicket | None:
        """The ticket that stood at the counter before the last act."""
        if not self.acts:
            return self.current
        match self.acts[-1].act:
            case CounterAct.CALL:
                return None
            case CounterAct.START:
                return replace(self.current, started_at=None) if self.current else None
            case _:
                return self.acts[-1].released

    def acts_with(self, done: DoneAct) -> tuple[DoneAct, ...]:
        """The acts to remember after another one: it, and before it those that can still be undone."""
        recent = [act for act in self.acts if done.at <= act.undoable_until]
        return (*recent, done)[-MOST_ACTS_REMEMBERED:]

    @property
    def average_minutes(self) -> int | None:
        return round(self.service_seconds / self.served / 60) if self.served else None


@dataclass(frozen=True, slots=True)
class LineEntry:
    """Somebody expected (booked, not yet here) or waiting (here, not yet called)."""

    code: str
    group_id: str
    has_arrived: bool
    number: int | None
    appointment_at: datetime | None
    arrived_at: datetime | None
    name: str | None
    procedure_code: str
    short_code: str
    priority: PriorityClass | None = None
    given: TurnGiven | None = None

    def waiting(self) -> WaitingTicket | None:
        """As the queue's rules see it; None while not checked in, for who is not here does not count."""
        if not self.has_arrived or self.number is None or self.arrived_at is None:
            return None
        return WaitingTicket(
            code=self.code,
            group_id=self.group_id,
            number=self.number,
            arrived_at=self.arrived_at,
            appointment_at=self.appointment_at,
            priority=self.priority,
            given=self.given,
            procedure_code=self.procedure_code,
        )


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers issued today to one service group, and its measured service times."""

    group_id: str
    issued: int
    times: ServiceTimes


@dataclass(frozen=True, slots=True)
class Hall:
    office_id: str
    day: date
    counters: Mapping[int, OpenCounter]
    line: tuple[LineEntry, ...]
    series: Mapping[str, Series]

    def counter(self, number: int) -> OpenCounter | None:
        return self.counters.get(number)

    def waiting(self) -> tuple[WaitingTicket, ...]:
        """Everybody who is here and not yet called."""
        return tuple(ticket for entry in self.line if (ticket := entry.waiting()) is not None)

    def entry(self, code: str) -> LineEntry | None:
        return next((entry for entry in self.line if entry.code == code), None)

    def entry_with_short_code(self, short_code: str) -> LineEntry | None:
        """A short code serves only inside the hall on that day, where it is unique enough to type."""
        found = [entry for entry in self.line if entry.short_code == short_code]
        return found[0] if len(found) == 1 else None

    def issued(self, group_id: str) -> int:
        series = self.series.get(group_id)
        return series.issued if series else 0

    def staffed(self, office: Office) -> tuple[StaffedCounter, ...]:
        """Open counters as the forecast sees them."""
        return tuple(
            StaffedCounter(
                number=counter.number,
                group_ids=described.group_ids,
                busy_since=counter.current.called_at if counter.current else None,
                busy_group_id=counter.current.group_id if counter.current else None,
                ordinary_calls=counter.ordinary_calls,
                busy_procedure_code=counter.current.procedure_code if counter.current else "",
            )
            for counter in sorted(self.counters.values(), key=lambda counter: counter.number)
            if counter.is_open and (described := office.counter(counter.number)) is not None
        )
