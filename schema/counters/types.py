"""The clerk's counter as types. Every field asks who signed in."""

from datetime import datetime

import strawberry

from api.domain.deadlines import due_at
from api.domain.dossiers import promised_deadline
from api.domain.hall import CounterAct, LineEntry
from api.domain.people import mask_name
from api.domain.procedures import Channel
from api.domain.queue import PriorityClass, call_order
from api.domain.staff import StaffRole
from api.domain.tickets import TicketState, label
from api.usecases import boards
from api.usecases import counters as usecases
from api.usecases.dossiers import dossier_of_ticket
from api.usecases.procedures import procedure_names
from schema.boards import BoardCounter
from schema.context import Info
from schema.dossiers import Dossier
from schema.offices import PriorityClassOffered, ServiceGroup
from schema.outcomes import clock_only
from schema.procedures import Procedure
from schema.texts import LocalizedText, text

LONGEST_LINE_SHOWN = 100


strawberry.enum(StaffRole)
strawberry.enum(CounterAct, description="What a clerk does with a ticket and may undo.")


@strawberry.type
class StaffMember:
    name: str
    office_id: strawberry.ID
    role: StaffRole


@strawberry.type(description="Somebody in the line as the clerk sees her: enough to greet, not more.")
class DeskTicket:
    desk: strawberry.Private[usecases.Desk]
    entry: strawberry.Private[LineEntry]
    state: TicketState
    label: str | None
    name: str | None
    reason: LocalizedText = strawberry.field(
        description="Why here: an appointment's time, or the arrival; and the priority class."
    )
    priority: PriorityClass | None
    waited_minutes: int | None
    appointment_at: datetime | None
    called_at: datetime | None = None
    started_at: datetime | None = None

    @strawberry.field
    def group(self) -> ServiceGroup:
        return _group(self.desk, self.entry.group_id)

    @strawberry.field
    def procedure_code(self) -> strawberry.ID | None:
        return strawberry.ID(self.entry.procedure_code)

    @strawberry.field
    def procedure_name(self, info: Info) -> str | None:
        names = info.context.once(
            ("procedure-names", self.desk.office.id), lambda: procedure_names(self.desk.office)
        )
        return names.get(self.entry.procedure_code)

    @strawberry.field(description="With its documents, for the intake.")
    def procedure(self, info: Info) -> Procedure | None:
        found = info.context.procedure(office_id=self.desk.office.id, code=self.entry.procedure_code)
        return Procedure.of(found, office=self.desk.office) if found else None

    @strawberry.field(description="When the result would be due if received now; null without a deadline.")
    def due_if_received_now(self, info: Info) -> datetime | None:
        procedure = info.context.procedure(office_id=self.desk.office.id, code=self.entry.procedure_code)
        if procedure is None:
            return None
        received_at, calendar = self.desk.as_of, self.desk.office.calendar
        deadline = promised_deadline(
            procedure=procedure, channel=Channel.IN_PERSON, received_at=received_at, calendar=calendar
        )
        return due_at(
            received_at=received_at, deadline=deadline, calendar=calendar, cut_off=procedure.cut_off
        )

    @strawberry.field(description="The dossier received at this visit.")
    def dossier(self, info: Info) -> Dossier | None:
        ticket = self.desk.ticket
        if ticket is None or ticket.code != self.entry.code:
            return None
        found = dossier_of_ticket(ticket)
        return Dossier.of(info, found) if found else None


@strawberry.type(description="The last act at a counter while it can still be undone.")
class UndoableAct:
    act: CounterAct
    label: str = strawberry.field(description="The number it was done with.")
    until: datetime


@strawberry.type(description="A counter as its clerk sees it.")
class Desk:
    desk: strawberry.Private[usecases.Desk]

    @strawberry.field
    def counter(self) -> BoardCounter:
        described = self.desk.office.counter(self.desk.number)
        if described is None:
            raise LookupError(f"counter {self.desk.number} is gone")
        return BoardCounter.of(boards.BoardCounter(described=described, opened=self.desk.counter))

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
        entry = LineEntry(
            code=ticket.code,
            group_id=ticket.group_id,
            has_arrived=True,
            number=ticket.number,
            appointment_at=ticket.appointment_at,
            arrived_at=ticket.checked_in_at,
            name=ticket.name,
            procedure_code=ticket.procedure_code,
            short_code="",
            priority=ticket.priority,
        )
        state = TicketState.SERVING if current.started_at else TicketState.CALLED
        shown = _desk_ticket(self.desk, entry, state)
        shown.called_at, shown.started_at = current.called_at, current.started_at
        return shown

    @strawberry.field(description="The classes that the office calls early.")
    def priority_classes(self) -> list[PriorityClassOffered]:
        return [PriorityClassOffered.of(one) for one in self.desk.office.queue_policy.priority_classes]

    @strawberry.field(description="What `undoLastAct` would take back now.")
    def undoable(self) -> UndoableAct | None:
        counter = self.desk.counter
        done = counter.undoable(now=self.desk.as_of) if counter else None
        ticket = counter.last_ticket if counter else None
        if done is None or ticket is None:
            return None
        return UndoableAct(act=done.act, label=ticket.label, until=done.undoable_until)

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

    @strawberry.field(description="Who waits for this counter, in the order of the calls.")
    def line(self) -> list[DeskTicket]:
        waiting = [ticket for ticket in self.desk.hall.waiting() if ticket.group_id in self._groups()]
        ordered = call_order(
            waiting=waiting,
            now=self.desk.as_of,
            policy=self.desk.office.queue_policy,
            ordinary_calls=self.desk.counter.ordinary_calls if self.desk.counter else 0,
        )
        entries = {entry.code: entry for entry in self.desk.hall.line}
        return [
            _desk_ticket(self.desk, entries[ticket.code], TicketState.WAITING)
            for ticket in ordered[:LONGEST_LINE_SHOWN]
        ]

    @strawberry.field(description="Who is booked for this counter's groups today and has not come yet.")
    def expected(self) -> list[DeskTicket]:
        entries = [
            entry
            for entry in self.desk.hall.line
            if not entry.has_arrived and entry.group_id in self._groups()
        ]
        entries.sort(key=lambda entry: (entry.appointment_at or self.desk.as_of, entry.code))
        return [_desk_ticket(self.desk, entry, TicketState.BOOKED) for entry in entries[:LONGEST_LINE_SHOWN]]

    def _groups(self) -> tuple[str, ...]:
        described = self.desk.office.counter(self.desk.number)
        return described.group_ids if described else ()


def _desk_ticket(desk: usecases.Desk, entry: LineEntry, state: TicketState) -> DeskTicket:
    arrived_at = entry.arrived_at
    group = _group(desk, entry.group_id)
    return DeskTicket(
        desk=desk,
        entry=entry,
        state=state,
        label=label(letter=group.group.letter, number=entry.number) if entry.number is not None else None,
        name=mask_name(entry.name) if entry.name else None,
        reason=_reason(entry),
        priority=entry.priority,
        waited_minutes=max(0, int((desk.as_of - arrived_at).total_seconds() // 60)) if arrived_at else None,
        appointment_at=entry.appointment_at,
    )


def _reason(entry: LineEntry) -> LocalizedText:
    came = _came(entry)
    if entry.priority is None:
        return came
    return text(f"{came.vi} · {entry.priority.name_vi}", f"{came.en} · {entry.priority.name_en}")


def _came(entry: LineEntry) -> LocalizedText:
    if entry.appointment_at is not None:
        at = clock_only(entry.appointment_at)
        return text(f"hẹn {at}", f"booked {at}")
    if entry.arrived_at is None:
        return text("", "")
    at = clock_only(entry.arrived_at)
    return text(f"đến {at}", f"came {at}")


def _group(desk: usecases.Desk, group_id: str) -> ServiceGroup:
    group = desk.office.group(group_id)
    if group is None:
        raise LookupError(f"group {group_id} is gone")
    return ServiceGroup(office=desk.office, group=group)
