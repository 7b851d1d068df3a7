"""The hall of one office on one day: its counters, its line and its number series, as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from api.domain.offices import Office
from api.domain.queue import (
    LastCall,
    PriorityClass,
    ServiceTimes,
    StaffedCounter,
    TurnGiven,
    Visit,
    WaitingTicket,
)
from api.domain.tickets import TicketState
from api.domain.visit_services import NO_OTHER_SERVICES, VisitServices

UNDO_WITHIN = timedelta(seconds=10)
# Finishing and calling are two acts of one button; nobody means to undo more than a few.
MOST_ACTS_REMEMBERED = 3
# Whoever said when she would be back is waited for so much longer before the forecast gives her up.
BACK_GRACE = timedelta(minutes=15)
# A counter's calls are learned so many at a time: what a call teaches then costs a fraction of a request.
CALLS_LEARNED_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class CurrentTicket:
    """The ticket a counter has called. `started_at` is None until the person stands there."""

    code: str
    label: str
    group_id: str
    called_at: datetime
    started_at: datetime | None
    calls: int
    places: int = 1
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
class CallToLearn:
    """A call from which the forecast has not learned yet: her wait, and the visit that ended before it there.

    `call` is None when her wait teaches nothing, `visit` when none is known.
    """

    code: str
    group_id: str
    call: LastCall | None
    visit: Visit | None = None


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """A counter that was opened today. `is_open` is False once it was closed again; its figures stay.

    `back_at` is when the clerk who closed it said she would be back, None when she did not.
    `acts` were done there last, the newest at the end; some of them too long ago to be undone.
    `ordinary_calls` is how many people without a priority class it has called since the last with one.
    `to_learn` are its calls that the forecast has still to learn from, the oldest first.
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
    to_learn: tuple[CallToLearn, ...] = ()
    back_at: datetime | None = None

    def away_until(self, *, now: datetime) -> datetime | None:
        """When a closed counter is to call again; None when it is open, or nobody comes back to it."""
        is_awaited = not self.is_open and self.back_at is not None and now <= self.back_at + BACK_GRACE
        return self.back_at if is_awaited else None

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
    def to_learn_now(self) -> tuple[CallToLearn, ...]:
        """The calls that the next call leaves to the forecast: enough of them, or none yet."""
        return self.to_learn if len(self.to_learn) >= CALLS_LEARNED_TOGETHER else ()

    def to_learn_with(self, call: CallToLearn | None) -> tuple[CallToLearn, ...]:
        """What is still to be learned after another call; None when that one teaches nothing."""
        kept = () if self.to_learn_now else self.to_learn
        return kept if call is None else (*kept, call)

    @property
    def to_learn_before_last_act(self) -> tuple[CallToLearn, ...]:
        """A call that is undone has nothing to teach."""
        is_call = bool(self.acts) and self.acts[-1].act is CounterAct.CALL
        if is_call and self.current and self.to_learn and self.to_learn[-1].code == self.current.code:
            return self.to_learn[:-1]
        return self.to_learn

    @property
    def average_minutes(self) -> int | None:
        return round(self.service_seconds / self.served / 60) if self.served else None


@dataclass(frozen=True, slots=True)
class LineEntry:
    """Somebody expected (booked, not yet here) or waiting (here, not yet called).

    `sent_to` is the counter a clerk sent her to, `dossier_code` that of who was received before and sent on;
    `has_outlook` tells that the forecast looked at her wait when it began, so that her call can teach it.
    `places` are those of the service she is in line for, `services` the others of her visit.
    """

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
    sent_to: int | None = None
    dossier_code: str | None = None
    has_outlook: bool = False
    places: int = 1
    services: VisitServices = NO_OTHER_SERVICES

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
            sent_to=self.sent_to,
            places=self.services.places_at(group_id=self.group_id, places=self.places),
        )


@dataclass(frozen=True, slots=True)
class MissedTicket:
    """Somebody who did not come when called: parked with her number, neither counting nor holding up anybody.

    `entry` is her place as it was when she was called.
    """

    entry: LineEntry
    missed_at: datetime


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
    missed: tuple[MissedTicket, ...] = ()

    def counter(self, number: int) -> OpenCounter | None:
        return self.counters.get(number)

    def waiting(self) -> tuple[WaitingTicket, ...]:
        """Everybody who is here and not yet called; a counter that is not open keeps nobody for itself."""
        return tuple(
            ticket
            if ticket.sent_to is None or self.is_open(ticket.sent_to)
            else replace(ticket, sent_to=None)
            for entry in self.line
            if (ticket := entry.waiting()) is not None
        )

    def is_open(self, number: int) -> bool:
        counter = self.counters.get(number)
        return counter is not None and counter.is_open

    def entry(self, code: str) -> LineEntry | None:
        return next((entry for entry in self.line if entry.code == code), None)

    def missed_ticket(self, code: str) -> MissedTicket | None:
        return next((missed for missed in self.missed if missed.entry.code == code), None)

    def entry_with_short_code(self, short_code: str) -> LineEntry | None:
        """A short code serves only inside the hall on that day, where it is unique enough to type."""
        known = (*self.line, *(missed.entry for missed in self.missed))
        found = [entry for entry in known if entry.short_code == short_code]
        return found[0] if len(found) == 1 else None

    def after_call(self, entry: LineEntry, *, counter: OpenCounter) -> "Hall":
        """The hall once this person has left the line for the counter, which is given as it stands then."""
        return replace(
            self,
            line=tuple(other for other in self.line if other.code != entry.code),
            counters={**self.counters, counter.number: counter},
        )

    def last_calls(self) -> dict[str, LastCall]:
        """The newest call of each group among those still to be learned."""
        found: dict[str, LastCall] = {}
        for counter in self.counters.values():
            for each in counter.to_learn:
                known = found.get(each.group_id)
                if each.call and (known is None or known.at < each.call.at):
                    found[each.group_id] = each.call
        return found

    def issued(self, group_id: str) -> int:
        series = self.series.get(group_id)
        return series.issued if series else 0

    def staffed(self, office: Office, *, now: datetime) -> tuple[StaffedCounter, ...]:
        """Open counters, and those about to be open again, as the forecast sees them."""
        return tuple(
            StaffedCounter(
                number=counter.number,
                group_ids=described.group_ids,
                busy_since=counter.current.called_at if counter.current else None,
                busy_group_id=counter.current.group_id if counter.current else None,
                ordinary_calls=counter.ordinary_calls,
                refused_procedures=described.refused_procedures,
                busy_places=counter.current.places if counter.current else 1,
                busy_procedure_code=counter.current.procedure_code if counter.current else "",
                away_until=counter.away_until(now=now),
            )
            for counter in sorted(self.counters.values(), key=lambda counter: counter.number)
            if (counter.is_open or counter.away_until(now=now))
            and (described := office.counter(counter.number)) is not None
        )
