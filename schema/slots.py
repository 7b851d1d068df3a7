"""Times one can book, in the public schema."""

from datetime import date, datetime

import strawberry

from api.domain.appointments import DayPart
from api.usecases import appointments as usecases
from schema.context import Info
from schema.pages import page_size
from schema.texts import LocalizedText, PageInfo, text

strawberry.enum(DayPart, description="MORNING and AFTERNOON are working hours; NINTH_HOUR is the extra one.")


@strawberry.type
class Slot:
    id: strawberry.ID
    starts_at: datetime
    ends_at: datetime
    free_places: int
    is_quiet: bool = strawberry.field(description="Fewer people than at most other times of that day.")
    part: DayPart

    @classmethod
    def of(cls, free: usecases.FreeSlot) -> "Slot":
        return cls(
            id=strawberry.ID(free.slot.id),
            starts_at=free.slot.starts_at,
            ends_at=free.slot.ends_at,
            free_places=free.free_places,
            is_quiet=free.is_quiet,
            part=free.slot.part,
        )


@strawberry.type(description="A day one may book: today and the seven days after it.")
class SlotDay:
    date: date
    is_open: bool
    closed_because: LocalizedText | None
    free_places: int
    slots: list[Slot] = strawberry.field(description="Times that have not begun, full ones included.")

    @classmethod
    def of(cls, day: usecases.SlotDay) -> "SlotDay":
        return cls(
            date=day.day,
            is_open=day.closed_vi is None,
            closed_because=text(day.closed_vi, day.closed_en or day.closed_vi) if day.closed_vi else None,
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
    ) -> SlotDayConnection:
        wanted = page_size(info, first)
        services = info.context.services
        known_office = services.office(office)
        known = info.context.procedure(office_id=office, code=procedure) if known_office else None
        group = known_office.group_of_sector(known.sector) if known_office and known else None
        if known_office is None or group is None:
            return SlotDayConnection(nodes=[], page_info=PageInfo(has_next_page=False, end_cursor=None))
        days = [
            day
            for day in usecases.slot_days(services, office=known_office, group=group)
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
