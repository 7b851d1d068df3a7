"""What a clerk did at a counter, kept as long as a slip of the finger can be taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from api.domain.queue import TurnGiven
from api.domain.tickets import Standing, Ticket, TicketState, mark_of, standing_before

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
    places: int = 1
    procedure_code: str = ""

    @property
    def state(self) -> TicketState:
        return TicketState.SERVING if self.started_at else TicketState.CALLED


class CounterAct(StrEnum):
    """What a clerk does and may undo."""

    OPEN = "OPEN"
    CLOSE = "CLOSE"
    CALL = "CALL"
    RECALL = "RECALL"
    START = "START"
    NO_SHOW = "NO_SHOW"
    FINISH = "FINISH"
    TRANSFER = "TRANSFER"
    ADD_SERVICE = "ADD_SERVICE"
    REMOVE_SERVICE = "REMOVE_SERVICE"
    SET_PRIORITY = "SET_PRIORITY"
    RETURN = "RETURN"
    BOOK = "BOOK"


# Done with somebody who stands at no counter.
ACTS_IN_LINE = frozenset({CounterAct.SET_PRIORITY, CounterAct.RETURN, CounterAct.BOOK})


@dataclass(frozen=True, slots=True)
class Change:
    """What an act made of a ticket: how it stood before, and the mark of how it stands since."""

    code: str
    label: str
    before: Standing
    after: str

    def stands(self, ticket: Ticket) -> bool:
        """Whether nothing was built on the act: the ticket stands as it left it."""
        return mark_of(ticket, state=ticket.state) == self.after


def change(*, label: str, was: Ticket, to: Ticket) -> Change:
    """An act's change of the ticket that had that number at the time."""
    return Change(
        code=was.code, label=label, before=standing_before(was, to), after=mark_of(to, state=to.state)
    )


@dataclass(frozen=True, slots=True)
class Staffing:
    """Whose a counter is, and whether she works there; `back_at` as in `OpenCounter`."""

    is_open: bool
    clerk_id: str
    clerk_name: str
    opened_at: datetime
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MadeBooking:
    """An appointment that a clerk made for somebody."""

    code: str
    appointment_at: datetime


@dataclass(frozen=True, slots=True)
class DoneAct:
    """An act with what it takes to undo it.

    `released` is the ticket as it stood at the counter before an act that sent it away, called it again or
    changed what it is for; a call and a start leave theirs there. `service_seconds` is what a finished
    service was counted with; `given` and `ordinary_calls` are the turn the person had given away and the
    counter's count before a call. Each of these alone undoes an act that has no figures of its own: `changed`
    what it made of a ticket, `staffed` how the counter was staffed before it was opened or closed, `booked`
    an appointment.
    """

    act: CounterAct
    at: datetime
    released: CurrentTicket | None = None
    service_seconds: int | None = None
    given: TurnGiven | None = None
    ordinary_calls: int | None = None
    changed: Change | None = None
    staffed: Staffing | None = None
    booked: MadeBooking | None = None

    @property
    def is_in_line(self) -> bool:
        return self.act in ACTS_IN_LINE

    @property
    def undoable_until(self) -> datetime:
        return self.at + UNDO_WITHIN
