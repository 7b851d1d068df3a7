"""Times one can book, in the public schema."""

from datetime import date, datetime

import strawberry

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING, DayPart
from api.usecases import appointments as usecases
from schema.context import Info
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

    @classmethod
    def of(cls, free: usecases.FreeSlot) -> "Slot":
        return cls(
            id=strawberry.ID(free.slot.id),
            starts_at=free.slot.starts_at,
            ends_at=free.ends_at,
            free_places=free.free_places,
            is_quiet=free.is_quiet,
            part=free.slot.part,
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
            return SlotDayConnection(nodes=[], page_info=PageInfo(has_next_page=False, end_cursor=None))
        days = [
            day
            for day in usecases.slot_days(services, office=known_office, group=group, places=places)
            if after is None or day.day.isoformat() > after
        ]
        page = days[:wanted]
        return SlotDayConnection(
            nodes=[SlotDay.of(day) for day in page],
            page_info=PageInfo(
                has_next_page=len(days) > wanted,
                end_cursor=page[-1].day.isoformat() if page else None,
            ),
        )
