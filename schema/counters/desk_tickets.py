"""A ticket as the clerk sees it: called to her counter, waiting, expected or missed."""

from datetime import datetime

import strawberry

from api.domain.hall import LineEntry
from api.domain.people import mask_name
from api.domain.procedures import Channel
from api.domain.queue import MOST_CALLS, PriorityClass
from api.domain.tickets import TicketState, label
from api.usecases import counters as usecases
from api.usecases.dossiers import dossier_of_ticket
from api.usecases.procedures import procedure_names
from schema.clocks import clock_only
from schema.context import Info
from schema.counters.desk_services import DeskService, desk_services, due_if_received_now
from schema.dossiers import Dossier
from schema.offices import ServiceGroup
from schema.procedures import Procedure
from schema.texts import LocalizedText, text


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
    calls: int | None = strawberry.field(default=None, description="How often it was called at the counter.")
    most_calls: int = strawberry.field(default=MOST_CALLS, description="How often one is called at most.")
    next_call_at: datetime | None = strawberry.field(
        default=None, description="Called and not here yet: from when she may be called again."
    )
    calls_before_missed: int | None = strawberry.field(
        default=None, description="Called and not here yet: how many calls come before a no-show."
    )
    no_show_from: datetime | None = strawberry.field(
        default=None,
        description="Called and owed more calls: the earliest moment at which a no-show can be marked.",
    )
    absent_from: datetime | None = strawberry.field(
        default=None, description="Called for the last time: from when she counts as absent."
    )
    return_until: datetime | None = strawberry.field(
        default=None, description="Missed: until when she may come back."
    )

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
    def due_if_received_now(self, info: Info, channel: Channel = Channel.IN_PERSON) -> datetime | None:
        code = self.entry.procedure_code
        return due_if_received_now(info, desk=self.desk, procedure_code=code, channel=channel)

    @strawberry.field(description="What the visit is for, in the order in which it is done.")
    def services(self) -> list[DeskService]:
        return desk_services(self.desk, self.entry)

    @strawberry.field(description="The dossier received at this visit.")
    def dossier(self, info: Info) -> Dossier | None:
        ticket = self.desk.ticket
        if ticket is None or ticket.code != self.entry.code:
            return None
        found = dossier_of_ticket(ticket)
        return Dossier.of(info, found) if found else None


def desk_ticket(desk: usecases.Desk, entry: LineEntry, state: TicketState) -> DeskTicket:
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
    shown = _came(entry)
    if entry.sent_to is not None:
        at = entry.sent_to
        shown = text(f"{shown.vi} · chuyển đến quầy {at}", f"{shown.en} · sent to counter {at}")
    if entry.priority is None:
        return shown
    return text(f"{shown.vi} · {entry.priority.name_vi}", f"{shown.en} · {entry.priority.name_en}")


def _came(entry: LineEntry) -> LocalizedText:
    if entry.appointment_at is not None:
        at = clock_only(entry.appointment_at)
        if entry.places > 1:
            return text(f"hẹn {at} · {entry.places} chỗ", f"booked {at} · {entry.places} places")
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
