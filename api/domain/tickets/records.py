"""A ticket: what is known of a visit, where it stands, and what may still be done with it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from api.domain.queue import CallWindow, Outlook, PriorityClass
from api.domain.visit_services import NO_OTHER_SERVICES, VisitServices


class TicketState(StrEnum):
    """Where a ticket stands between its booking and its end."""

    BOOKED = "BOOKED"
    WAITING = "WAITING"
    CALLED = "CALLED"
    SERVING = "SERVING"
    DONE = "DONE"
    NO_SHOW = "NO_SHOW"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class LeftNumber:
    """A number of a ticket in a group where it is not: it was transferred from there, or back from there."""

    group_id: str
    number: int


@dataclass(frozen=True, slots=True)
class OfficeNotice:
    """What the office's change of that version did to an appointment that was at `was_at`, and why.

    `is_moved`: it has another time now. Otherwise its holder is asked to choose one.
    """

    change: int
    was_at: datetime
    is_moved: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """One citizen's visit, from booking or arrival to its end.

    `number` is given on arrival; `appointment_at` is None for a walk-in; an appointment of several `places`
    takes as many slots one after the other and ends when the last of them does. `name` and `phone` (E.164)
    are None when a walk-in gave none; `priority` is the class that lets one be called early. `left_numbers`
    are those of transfers, the oldest first; `kept_numbers` were given by an act that was undone, and wait
    for her in their groups. `outlook` is what the forecast knew of the wait on arrival; experience learns
    from it at the call. None for who was sent on, or when no counter for the group was staffed; `told` is the
    window it said then, by which it is judged. `sent_to` is the counter a clerk sent it to; `returned_at` is
    when its holder came back after missing her call, which she may do once. `citizen_digest` finds the number
    of the citizen the booking was counted against, when one was given; `booked_by` is the clerk who booked
    for her. `procedure_code` and `dossier_code` are those of the service it is in line for; `services` are
    the others of the visit.
    """

    code: str
    office_id: str
    day: date
    group_id: str
    procedure_code: str
    state: TicketState
    created_at: datetime
    number: int | None = None
    appointment_at: datetime | None = None
    appointment_ends_at: datetime | None = None
    places: int = 1
    name: str | None = None
    phone: str | None = None
    checked_in_at: datetime | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    counter: int | None = None
    dossier_code: str | None = None
    priority: PriorityClass | None = None
    outlook: Outlook | None = None
    told: CallWindow | None = None
    left_numbers: tuple[LeftNumber, ...] = ()
    kept_numbers: tuple[LeftNumber, ...] = ()
    sent_to: int | None = None
    returned_at: datetime | None = None
    notice: OfficeNotice | None = None
    citizen_digest: str | None = None
    booked_by: str | None = None
    services: VisitServices = NO_OTHER_SERVICES

    @property
    def was_transferred(self) -> bool:
        return bool(self.left_numbers)

    @property
    def booked_group_id(self) -> str:
        """The group whose slot an appointment holds: that of its booking, wherever it went since."""
        return self.left_numbers[0].group_id if self.left_numbers else self.group_id

    def kept_number(self, group_id: str) -> int | None:
        """The number that waits for it in that group."""
        return next((kept.number for kept in self.kept_numbers if kept.group_id == group_id), None)

    @property
    def slot_starts(self) -> tuple[datetime, ...]:
        """The UTC starts of the slots an appointment holds, in order; none for a walk-in."""
        if self.appointment_at is None:
            return ()
        if self.appointment_ends_at is None:
            return (self.appointment_at,)
        length = (self.appointment_ends_at - self.appointment_at) / self.places
        return tuple(self.appointment_at + place * length for place in range(self.places))


def moved_to_group(ticket: Ticket, *, group_id: str, number: int) -> Ticket:
    """The ticket waiting again in another group, under the number kept for it there, else under this one.

    ValueError when it had no number.
    """
    if ticket.number is None:
        raise ValueError("who has not arrived cannot be transferred")
    return replace(
        waiting_again(ticket),
        group_id=group_id,
        number=ticket.kept_number(group_id) or number,
        left_numbers=(*ticket.left_numbers, LeftNumber(group_id=ticket.group_id, number=ticket.number)),
        kept_numbers=tuple(kept for kept in ticket.kept_numbers if kept.group_id != group_id),
        sent_to=None,
    )


def waiting_again(ticket: Ticket) -> Ticket:
    """The ticket back in the line as it came to it, by its arrival and with its number."""
    return replace(
        ticket,
        state=TicketState.WAITING,
        counter=None,
        called_at=None,
        started_at=None,
        ended_at=None,
        outlook=None,
        told=None,
    )


def returned(ticket: Ticket, *, now: datetime) -> Ticket:
    """The ticket of who missed her call, back in the line."""
    return replace(waiting_again(ticket), returned_at=now)


def missed_at(ticket: Ticket) -> datetime | None:
    """When its holder missed her call; None unless that is how it stands."""
    return ticket.ended_at if ticket.state is TicketState.NO_SHOW else None


def may_change(state: TicketState) -> bool:
    """Whether the citizen may still reschedule or cancel: only before checking in."""
    return state is TicketState.BOOKED


def may_cancel(state: TicketState) -> bool:
    """Whether the citizen may still give the place up: until she is called."""
    return state in (TicketState.BOOKED, TicketState.WAITING)
