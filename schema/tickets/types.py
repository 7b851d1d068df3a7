"""A citizen's ticket and the hall's code, as types."""

from datetime import date, datetime

import strawberry

from api.domain import tickets as domain
from api.domain.appointments import find_slot, slot_id
from api.domain.moving_on import dossier_codes
from api.domain.offices import Office
from api.domain.offices import ServiceGroup as DomainGroup
from api.domain.queue import MOST_TIMES_GIVEN, PlaceInLine, PriorityClass
from api.domain.tickets import TicketState
from api.domain.visit_services import MOST_SERVICES
from api.usecases.boards import place_of
from api.usecases.returns import return_until
from schema.boards import Window, why_in_words
from schema.context import Info
from schema.offices import ServiceGroup
from schema.procedures import Procedure
from schema.qr_codes import qr_svg
from schema.queue_policy import PriorityClassOffered
from schema.texts import LocalizedText
from schema.visit_services import VisitService, services_of

strawberry.enum(TicketState)


@strawberry.type(description="What a change of the office did to an appointment.")
class OfficeNotice:
    is_moved: bool = strawberry.field(description="It has another time now; else another should be chosen.")
    was_at: datetime
    reason: str | None = strawberry.field(description="As the office says it; null when it said nothing.")


@strawberry.type(description="One citizen's visit. Whoever holds its code is its holder; it names no person.")
class Ticket:
    ticket: strawberry.Private[domain.Ticket]
    office: strawberry.Private[Office]

    @classmethod
    def of(cls, info: Info, ticket: domain.Ticket, place: PlaceInLine | None = None) -> "Ticket":
        """`place`, when it is known already, is not looked for again in this answer."""
        if place is not None:
            info.context.once(("place", ticket.code), lambda: place)
        return cls(ticket=ticket, office=info.context.office(ticket.office_id))

    def _group(self) -> DomainGroup:
        group = self.office.group(self.ticket.group_id)
        if group is None:
            raise LookupError(f"group {self.ticket.group_id} is gone")
        return group

    def _place(self, info: Info) -> PlaceInLine | None:
        if self.ticket.state is not TicketState.WAITING:
            return None
        return info.context.once(
            ("place", self.ticket.code),
            lambda: place_of(info.context.services, ticket=self.ticket, office=self.office),
        )

    @strawberry.field(description="Twelve characters; show them in groups of four.")
    def code(self) -> strawberry.ID:
        return strawberry.ID(self.ticket.code)

    @strawberry.field(description="Four characters that serve inside the hall on that day.")
    def short_code(self) -> str:
        return domain.short_code(self.ticket.code)

    @strawberry.field(description="The number that is called, such as `C 012`; null before arrival.")
    def label(self) -> str | None:
        number = self.ticket.number
        return domain.label(letter=self._group().letter, number=number) if number is not None else None

    @strawberry.field(description="The number it had before it was transferred; null when it never was.")
    def former_label(self) -> str | None:
        left = self.ticket.left_numbers[-1] if self.ticket.left_numbers else None
        group = self.office.group(left.group_id) if left else None
        return domain.label(letter=group.letter, number=left.number) if left and group else None

    @strawberry.field
    def state(self) -> TicketState:
        return self.ticket.state

    @strawberry.field
    def office_id(self) -> strawberry.ID:
        return strawberry.ID(self.office.id)

    @strawberry.field
    def office_name(self) -> str:
        return self.office.name

    @strawberry.field
    def group(self) -> ServiceGroup:
        return ServiceGroup(office=self.office, group=self._group())

    @strawberry.field(description="Null when the procedure has since left the catalogue.")
    def procedure(self, info: Info) -> Procedure | None:
        found = info.context.procedure(office_id=self.office.id, code=self.ticket.procedure_code)
        return Procedure.of(found, office=self.office) if found else None

    @strawberry.field
    def is_appointment(self) -> bool:
        return self.ticket.appointment_at is not None

    @strawberry.field
    def day(self) -> date:
        return self.ticket.day

    @strawberry.field
    def appointment_at(self) -> datetime | None:
        return self.ticket.appointment_at

    @strawberry.field(
        description="What the office did to the appointment; null when nothing, or once another was chosen."
    )
    def notice(self, info: Info) -> OfficeNotice | None:
        known, starts_at = self.ticket.notice, self.ticket.appointment_at
        if self.ticket.state is not TicketState.BOOKED or starts_at is None:
            return None
        if known is not None:
            return OfficeNotice(is_moved=known.is_moved, was_at=known.was_at, reason=known.reason)
        # A booking made while the office changed is in nobody's list: its time itself tells.
        its_slot = slot_id(group_id=self.ticket.booked_group_id, starts_at=starts_at)
        if starts_at < info.context.services.now() or find_slot(office=self.office, slot_id=its_slot):
            return None
        return OfficeNotice(is_moved=False, was_at=starts_at, reason=None)

    @strawberry.field(description="When the last of its places ends; null without an appointment.")
    def appointment_ends_at(self) -> datetime | None:
        return self.ticket.appointment_ends_at

    @strawberry.field(description="Places it has one after the other, for several people or dossiers.")
    def places(self) -> int:
        return self.ticket.places

    @strawberry.field
    def checked_in_at(self) -> datetime | None:
        return self.ticket.checked_in_at

    @strawberry.field
    def called_at(self) -> datetime | None:
        return self.ticket.called_at

    @strawberry.field
    def counter(self) -> int | None:
        return self.ticket.counter

    @strawberry.field(description="When its holder missed her call: until when she may come back, once.")
    def return_until(self) -> datetime | None:
        return return_until(self.ticket, office=self.office)

    @strawberry.field(description="The counter that alone will call it, as long as it is open.")
    def sent_to_counter(self) -> int | None:
        return self.ticket.sent_to if self.ticket.state is TicketState.WAITING else None

    @strawberry.field(description="People who will be called before; null unless waiting.")
    def people_ahead(self, info: Info) -> int | None:
        place = self._place(info)
        return place.people_ahead if place else None

    @strawberry.field(description="When the call is to be expected; null unless waiting and served today.")
    def window(self, info: Info) -> Window | None:
        place = self._place(info)
        return Window.of(place.window) if place else None

    @strawberry.field(description="While waiting: the office may close before the call.")
    def may_not_be_reached(self, info: Info) -> bool:
        place = self._place(info)
        return place is not None and place.may_not_be_reached

    @strawberry.field(description="Who goes first and why, in words; null unless waiting.")
    def why_this_place(self, info: Info) -> LocalizedText | None:
        place = self._place(info)
        if place is None:
            return None
        return why_in_words(place, policy=self.office.queue_policy, now=info.context.services.now())

    @strawberry.field(description="The class that lets one be called early, as said or as a clerk marked it.")
    def priority(self) -> PriorityClass | None:
        return self.ticket.priority

    @strawberry.field(description="The classes that its office calls early.")
    def priority_classes(self) -> list[PriorityClassOffered]:
        return [PriorityClassOffered.of(one) for one in self.office.queue_policy.priority_classes]

    @strawberry.field(
        description="Whether one may let two people go first: while waiting, up to three times."
    )
    def may_let_others_go(self, info: Info) -> bool:
        place = self._place(info)
        if place is None:
            return False
        return place.ticket.given is None or place.ticket.given.times < MOST_TIMES_GIVEN

    @strawberry.field(description="The ticket's page as a QR code, SVG.")
    def qr_svg(self, info: Info) -> str:
        return qr_svg(self._url(info))

    @strawberry.field
    def url(self, info: Info) -> str:
        return self._url(info)

    @strawberry.field(description="Of the service it is in line for, or of the last that led to one.")
    def dossier_code(self) -> str | None:
        codes = dossier_codes(self.ticket)
        return codes[-1] if codes else None

    @strawberry.field(description="What the visit is for, in the order in which it is done.")
    def services(self) -> list[VisitService]:
        is_over = self.ticket.state is TicketState.DONE
        return services_of(self.ticket, office=self.office, is_over=is_over)

    @strawberry.field(description="Whether its holder may add a service: while waiting, a few in all.")
    def may_add_service(self) -> bool:
        few = len(self.ticket.services.others) + 1 < MOST_SERVICES
        return self.ticket.state is TicketState.WAITING and few

    @strawberry.field(description="The appointment as an iCalendar file (RFC 5545); empty for a walk-in.")
    def calendar_file(self, info: Info) -> str:
        starts_at = self.ticket.appointment_at
        if starts_at is None:
            return ""
        procedure = info.context.procedure(office_id=self.office.id, code=self.ticket.procedure_code)
        return domain.calendar_file(
            code=self.ticket.code,
            url=self._url(info),
            office_name=self.office.name,
            address=self.office.address,
            procedure_name=procedure.name if procedure else "",
            starts_at=starts_at,
            ends_at=self.ticket.appointment_ends_at or starts_at,
            stamp=self.ticket.created_at,
        )

    @strawberry.field(description="Whether another time can still be chosen: until check-in.")
    def may_change(self) -> bool:
        return domain.may_change(self.ticket.state)

    @strawberry.field(description="Whether it can still be cancelled: until it is called.")
    def may_cancel(self) -> bool:
        return domain.may_cancel(self.ticket.state)

    def _url(self, info: Info) -> str:
        return f"{info.context.services.site_url}/t/{self.ticket.code}"


@strawberry.type(description="What the board shows to prove that somebody stands before it.")
class HallCode:
    code: str
    url: str
    qr_svg: str
    expires_at: datetime
