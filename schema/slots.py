"""Times one can book, and holding one while a person types, in the public schema."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import strawberry

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING, DayPart, show_hold
from api.usecases import appointments as usecases
from schema.context import Info
from schema.outcomes import (
    InputIsInvalid,
    OfficeIsClosed,
    OfficeIsUnknown,
    ProcedureIsUnknown,
    SlotCannotBeHeld,
    SlotIsFull,
    SlotIsPast,
    SlotIsTooFarAhead,
    SlotIsUnknown,
    refusal,
)
from schema.pages import page_size
from schema.texts import LocalizedText, PageInfo, text

strawberry.enum(DayPart, description="MORNING and AFTERNOON are working hours; NINTH_HOUR is the extra one.")


@strawberry.type
class Slot:
    id: strawberry.ID
    starts_at: datetime
    ends_at: datetime = strawberry.field(description="The end of an appointment of the asked `places`.")
    free_places: int = strawberry.field(description="How many such appointments can still begin here.")
    is_quiet: bool = strawberry.field(description="Fewer people than at most other times of that day.")
    part: DayPart
    of_reserve: int = strawberry.field(
        description="How many of the free places only clerks give out; none of those is shown to citizens."
    )

    @classmethod
    def of(cls, free: usecases.FreeSlot) -> "Slot":
        return cls(
            id=strawberry.ID(free.slot.id),
            starts_at=free.slot.starts_at,
            ends_at=free.ends_at,
            free_places=free.free_places,
            is_quiet=free.is_quiet,
            part=free.slot.part,
            of_reserve=free.of_reserve,
        )


@strawberry.type(description="A day up to the office's horizon, today first.")
class SlotDay:
    date: date
    is_open: bool
    closed_because: LocalizedText | None
    opens_at: datetime | None = strawberry.field(
        description="When the day can be booked; null when it already can. Until then it has no slots."
    )
    free_places: int
    slots: list[Slot] = strawberry.field(description="Times that have not begun, full ones included.")

    @classmethod
    def of(cls, day: usecases.SlotDay) -> "SlotDay":
        return cls(
            date=day.day,
            is_open=day.closed_vi is None,
            closed_because=text(day.closed_vi, day.closed_en or day.closed_vi) if day.closed_vi else None,
            opens_at=day.opens_at,
            free_places=sum(slot.free_places for slot in day.slots),
            slots=[Slot.of(slot) for slot in day.slots],
        )


@strawberry.type
class SlotDayConnection:
    nodes: list[SlotDay]
    page_info: PageInfo

    @classmethod
    def of(cls, days: Sequence[usecases.SlotDay], *, first: int, after: str | None) -> "SlotDayConnection":
        """The page after the day named by `after`."""
        left = [day for day in days if after is None or day.day.isoformat() > after]
        page = left[:first]
        return cls(
            nodes=[SlotDay.of(day) for day in page],
            page_info=PageInfo(
                has_next_page=len(left) > first, end_cursor=page[-1].day.isoformat() if page else None
            ),
        )


@strawberry.type
class SlotQuery:
    @strawberry.field(description="Days and times one can book for a procedure at an office.")
    def slots(
        self,
        info: Info,
        office: strawberry.ID,
        procedure: strawberry.ID,
        first: int = 8,
        after: str | None = None,
        places: int = 1,
    ) -> SlotDayConnection:
        wanted = page_size(info, first)
        services = info.context.services
        known_office = services.office(office)
        known = info.context.procedure(office_id=office, code=procedure) if known_office else None
        group = known_office.group_of_sector(known.sector) if known_office and known else None
        if known_office is None or group is None or not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
            return SlotDayConnection.of([], first=wanted, after=after)
        days = usecases.slot_days(services, office=known_office, group=group, places=places)
        return SlotDayConnection.of(days, first=wanted, after=after)


@strawberry.type
class SlotHeld:
    hold: strawberry.ID = strawberry.field(description="To be sent with the booking, or to be released.")
    until: datetime = strawberry.field(description="Then the places are free again by themselves.")
    as_of: datetime = strawberry.field(description="The moment of this answer, to reckon from.")


@strawberry.type
class HoldReleased:
    hold: strawberry.ID


@strawberry.input
class HoldSlotInput:
    office: strawberry.ID
    procedure: strawberry.ID
    slot: strawberry.ID
    places: int = 1
    instead: strawberry.ID | None = strawberry.field(
        default=None, description="A hold of one's own that is given up once this one is had."
    )
    idempotency_key: str = strawberry.field(
        description="Names the hold of these places: sent again it is not held longer."
    )


@strawberry.input
class ReleaseHoldInput:
    hold: strawberry.ID
    idempotency_key: str


HoldSlotResult = Annotated[
    SlotHeld
    | SlotIsFull
    | SlotCannotBeHeld
    | SlotIsUnknown
    | SlotIsPast
    | SlotIsTooFarAhead
    | OfficeIsClosed
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid,
    strawberry.union("HoldSlotResult"),
]

ReleaseHoldResult = Annotated[HoldReleased | InputIsInvalid, strawberry.union("ReleaseHoldResult")]


@strawberry.type
class SlotMutation:
    @strawberry.mutation(description="Hold places for the few minutes that name and phone take.")
    def hold_slot(self, info: Info, input: HoldSlotInput) -> HoldSlotResult:  # noqa: A002
        done = usecases.hold_slot(
            info.context.services,
            office_id=input.office,
            procedure_code=input.procedure,
            slot_id=input.slot,
            places=input.places,
            instead=input.instead,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.SlotHeld):
            return SlotHeld(hold=strawberry.ID(show_hold(done.hold)), until=done.hold.until, as_of=done.as_of)
        return refusal(info, done)

    @strawberry.mutation(description="Give held places back before their time; what was booked stays booked.")
    def release_hold(self, info: Info, input: ReleaseHoldInput) -> ReleaseHoldResult:  # noqa: A002
        done = usecases.release_hold(
            info.context.services, hold=input.hold, idempotency_key=input.idempotency_key
        )
        if isinstance(done, usecases.HoldReleased):
            return HoldReleased(hold=strawberry.ID(show_hold(done.hold)))
        return refusal(info, done)
