"""The clerk's counter as types. Every field asks who signed in."""

from datetime import datetime

import strawberry

from api.domain.hall import CounterAct, DoneAct, LineEntry
from api.domain.queue import (
    WaitingTicket,
    absent_from,
    call_order,
    may_call,
    may_return_until,
    next_call_at,
    no_show_from,
)
from api.domain.staff import StaffRole
from api.domain.tickets import TicketState, mark_of
from api.usecases import boards
from api.usecases import counters as usecases
from schema.boards import BoardCounter
from schema.context import Info
from schema.counters.desk_tickets import DeskTicket, desk_ticket
from schema.offices import ServiceGroup
from schema.queue_policy import PriorityClassOffered
from schema.texts import LocalizedText, text

LONGEST_LINE_SHOWN = 100


strawberry.enum(StaffRole)
strawberry.enum(CounterAct, description="What a clerk does and may undo.")


@strawberry.type
class StaffMember:
    name: str
    office_id: strawberry.ID
    role: StaffRole


@strawberry.type(description="The last act at a counter while it can still be undone.")
class UndoableAct:
    act: CounterAct
    label: str | None = strawberry.field(description="The number it was done with; null when with none.")
    appointment_at: datetime | None = strawberry.field(description="Of the appointment that was made.")
    until: datetime


@strawberry.type(description="An open counter with a group of the office's that it serves.")
class OtherCounter:
    number: int
    name: LocalizedText
    group: ServiceGroup


@strawberry.type(description="A counter as its clerk sees it.")
class Desk:
    desk: strawberry.Private[usecases.Desk]

    @strawberry.field
    def counter(self) -> BoardCounter:
        described = self.desk.office.counter(self.desk.number)
        if described is None:
            raise LookupError(f"counter {self.desk.number} is gone")
        return BoardCounter.of(
            boards.BoardCounter(described=described, opened=self.desk.counter), now=self.desk.as_of
        )

    @strawberry.field
    def opened_at(self) -> datetime | None:
        counter = self.desk.counter
        return counter.opened_at if counter and counter.is_open else None

    @strawberry.field
    def clerk_name(self) -> str | None:
        counter = self.desk.counter
        return counter.clerk_name if counter and counter.is_open else None

    @strawberry.field(description="Visits finished at this counter today.")
    def served(self) -> int:
        return self.desk.counter.served if self.desk.counter else 0

    @strawberry.field
    def average_minutes(self) -> int | None:
        return self.desk.counter.average_minutes if self.desk.counter else None

    @strawberry.field
    def as_of(self) -> datetime:
        return self.desk.as_of

    @strawberry.field(description="The ticket called or served at this counter.")
    def current(self) -> DeskTicket | None:
        current = self.desk.counter.current if self.desk.counter else None
        ticket = self.desk.ticket
        if current is None or ticket is None:
            return None
        shown = desk_ticket(self.desk, ticket, current.state)
        shown.called_at, shown.started_at, shown.calls = current.called_at, current.started_at, current.calls
        if current.state is TicketState.CALLED:
            shown.next_call_at = next_call_at(calls=current.calls, called_at=current.called_at)
            calls, called_at, policy = current.calls, current.called_at, self.desk.office.queue_policy
            shown.calls_before_missed = policy.calls_before_missed
            shown.no_show_from = no_show_from(
                calls=calls, called_at=called_at, now=self.desk.as_of, policy=policy
            )
            shown.absent_from = absent_from(calls=calls, called_at=called_at, policy=policy)
        return shown

    @strawberry.field(description="The classes that the office calls early.")
    def priority_classes(self) -> list[PriorityClassOffered]:
        return [PriorityClassOffered.of(one) for one in self.desk.office.queue_policy.priority_classes]

    @strawberry.field(description="What `undoLastAct` would take back now, asked by who did it.")
    def undoable(self, info: Info) -> UndoableAct | None:
        counter = self.desk.counter
        done = counter.undoable(now=self.desk.as_of) if counter else None
        if counter is None or done is None or counter.clerk_id != info.context.staff().id:
            return None
        if self._was_built_on(done):
            return None
        return UndoableAct(
            act=done.act,
            label=counter.last_label,
            appointment_at=done.booked.appointment_at if done.booked else None,
            until=done.undoable_until,
        )

    def _was_built_on(self, done: DoneAct) -> bool:
        """Whether somebody has gone on from there, as far as the desk shows it."""
        counter, at_counter = self.desk.counter, self.desk.ticket
        used = counter.last_ticket if counter else None
        if done.act is CounterAct.NO_SHOW:  # she is back already
            return used is not None and self.desk.hall.entry(used.code) is not None
        if done.changed is None:
            return False
        if at_counter and counter and counter.current and at_counter.code == done.changed.code:
            return mark_of(at_counter, state=counter.current.state) != done.changed.after
        entry = self.desk.hall.entry(done.changed.code)
        return entry is None or mark_of(entry, state=TicketState.WAITING) != done.changed.after

    @strawberry.field(description="Groups that the ticket at this counter can be transferred to.")
    def other_groups(self) -> list[ServiceGroup]:
        current = self.desk.counter.current if self.desk.counter else None
        if current is None:
            return []
        groups = self.desk.office.groups
        return [
            ServiceGroup(office=self.desk.office, group=group)
            for group in groups
            if group.id != current.group_id
        ]

    @strawberry.field(description="Open counters that the ticket at this one can be sent to.")
    def other_counters(self) -> list[OtherCounter]:
        current, ticket = self.desk.counter.current if self.desk.counter else None, self.desk.ticket
        if current is None or ticket is None:
            return []
        return [
            OtherCounter(
                number=counter.number,
                name=text(counter.name_vi, counter.name_en),
                group=ServiceGroup(office=self.desk.office, group=group),
            )
            for counter in self.desk.office.counters
            if counter.number != self.desk.number and self.desk.hall.is_open(counter.number)
            for group in self.desk.office.groups
            if counter.serves(group_id=group.id, procedure_code=ticket.procedure_code)
        ]

    @strawberry.field(description="Who missed her call and may still come back to this counter's groups.")
    def missed(self) -> list[DeskTicket]:
        found = []
        for missed in sorted(self.desk.hall.missed, key=lambda one: (one.missed_at, one.entry.code)):
            until = may_return_until(
                missed_at=missed.missed_at, has_returned=False, policy=self.desk.office.queue_policy
            )
            if until is None or until < self.desk.as_of or not self._serves(missed.entry):
                continue
            shown = desk_ticket(self.desk, missed.entry, TicketState.NO_SHOW)
            shown.return_until = until
            found.append(shown)
        return found[:LONGEST_LINE_SHOWN]

    @strawberry.field(description="Who waits for this counter, in the order of the calls.")
    def line(self) -> list[DeskTicket]:
        waiting = [ticket for ticket in self.desk.hall.waiting() if self._may_call(ticket)]
        ordered = call_order(
            waiting=waiting,
            now=self.desk.as_of,
            policy=self.desk.office.queue_policy,
            ordinary_calls=self.desk.counter.ordinary_calls if self.desk.counter else 0,
        )
        entries = {entry.code: entry for entry in self.desk.hall.line}
        return [
            desk_ticket(self.desk, entries[ticket.code], TicketState.WAITING)
            for ticket in ordered[:LONGEST_LINE_SHOWN]
        ]

    @strawberry.field(description="Who is booked for this counter's groups today and has not come yet.")
    def expected(self) -> list[DeskTicket]:
        entries = [entry for entry in self.desk.hall.line if not entry.has_arrived and self._serves(entry)]
        entries.sort(key=lambda entry: (entry.appointment_at or self.desk.as_of, entry.code))
        return [desk_ticket(self.desk, entry, TicketState.BOOKED) for entry in entries[:LONGEST_LINE_SHOWN]]

    def _serves(self, entry: LineEntry) -> bool:
        described = self.desk.office.counter(self.desk.number)
        return described is not None and described.serves(
            group_id=entry.group_id, procedure_code=entry.procedure_code
        )

    def _may_call(self, ticket: WaitingTicket) -> bool:
        described = self.desk.office.counter(self.desk.number)
        return described is not None and may_call(
            ticket,
            counter=described.number,
            group_ids=described.group_ids,
            refused_procedures=described.refused_procedures,
        )
