"""Offices in the public schema."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from api.domain import offices as domain
from api.domain.accuracy import Accuracy as ToldTruly
from api.domain.accuracy import accuracy_in_words
from api.domain.calendar import local_day
from api.domain.statistics import PublishedMonth as DomainMonth
from api.domain.statistics import published_in_words
from api.usecases import offices as usecases
from api.usecases.appointments import next_free_slots
from api.usecases.procedures import sectors_of
from schema.context import Info
from schema.outcomes import InputIsInvalid, OfficeIsUnknown, refusal
from schema.pages import page_size, page_start
from schema.qr_codes import qr_svg
from schema.queue_policy import QueuePolicy
from schema.slots import Slot
from schema.texts import LocalizedText, PageInfo, text


@strawberry.type(description="Statutory working hours, local time.")
class Shift:
    opens_at: str
    closes_at: str


@strawberry.type
class Opening:
    is_open: bool
    until: datetime | None = strawberry.field(description="When open: until when.")
    opens_at: datetime | None = strawberry.field(description="When closed: the next opening.")
    reason: LocalizedText | None = strawberry.field(description="When closed: why.")

    @classmethod
    def of(cls, opening: domain.Opening) -> "Opening":
        reason = opening.reason_vi
        return cls(
            is_open=opening.is_open,
            until=opening.until,
            opens_at=opening.opens_at,
            reason=text(reason, opening.reason_en or reason) if reason else None,
        )


@strawberry.type(description="Sectors that share one line, one number series and one set of times.")
class ServiceGroup:
    office: strawberry.Private[domain.Office]
    group: strawberry.Private[domain.ServiceGroup]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.group.id)

    @strawberry.field
    def letter(self) -> str:
        return self.group.letter

    @strawberry.field
    def name(self) -> LocalizedText:
        return text(self.group.name_vi, self.group.name_en)

    @strawberry.field
    def counters(self) -> list[int]:
        return [counter.number for counter in self.office.counters_of(self.group.id)]

    @strawberry.field(description="The next times with a free place, today and tomorrow.")
    def next_free(self, info: Info, first: int = 3) -> list[Slot]:
        wanted = page_size(info, first)
        found = next_free_slots(info.context.services, office=self.office, group=self.group, first=wanted)
        return [Slot.of(free) for free in found]


@strawberry.type(description="How true the windows were that people were told when they came.")
class Accuracy:
    days: int = strawberry.field(description="The last so many days, today among them.")
    people: int = strawberry.field(description="Those called who had been told a window.")
    inside_share: float = strawberry.field(description="Called within it, as a share of 1.")
    median_width_minutes: int = strawberry.field(description="Half of the windows were no longer than this.")
    in_words: LocalizedText

    @classmethod
    def of(cls, found: ToldTruly) -> "Accuracy":
        return cls(
            days=found.days,
            people=found.people,
            inside_share=round(found.inside_share, 4),
            median_width_minutes=found.median_width_minutes,
            in_words=text(*accuracy_in_words(found)),
        )


@strawberry.type(
    description="An office's dossiers in its last whole month. Shares are of the results, from 0 to 1."
)
class PublishedMonth:
    since: date = strawberry.field(description="The first day of the month.")
    received: int
    results: int
    early_share: float
    on_time_share: float = strawberry.field(description="In time: early ones too.")
    overdue: int
    in_progress: int = strawberry.field(description="When the month ended.")
    in_words: LocalizedText

    @classmethod
    def of(cls, known: DomainMonth) -> "PublishedMonth":
        return cls(
            since=known.month,
            received=known.received,
            results=known.results,
            early_share=round(known.early_share, 4),
            on_time_share=round(known.on_time_share, 4),
            overdue=known.overdue,
            in_progress=known.in_progress,
            in_words=text(*published_in_words(known)),
        )


@strawberry.type(description="A commune's one-stop desk (Bộ phận Một cửa).")
class Office:
    office: strawberry.Private[domain.Office]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.office.id)

    @strawberry.field
    def name(self) -> str:
        return self.office.name

    @strawberry.field
    def unit(self) -> LocalizedText:
        return text(self.office.unit_vi, self.office.unit_en)

    @strawberry.field
    def address(self) -> str:
        return self.office.address

    @strawberry.field
    def agency_code(self) -> str:
        return self.office.agency_code

    @strawberry.field
    def opening(self, info: Info) -> Opening:
        return Opening.of(domain.opening(office=self.office, now=info.context.services.now()))

    @strawberry.field
    def shifts(self) -> list[Shift]:
        return [
            Shift(opens_at=f"{shift.opens_at:%H:%M}", closes_at=f"{shift.closes_at:%H:%M}")
            for shift in self.office.calendar.shifts
        ]

    @strawberry.field
    def groups(self) -> list[ServiceGroup]:
        return [ServiceGroup(office=self.office, group=group) for group in self.office.groups]

    @strawberry.field(description="Where anybody follows its board, on a phone too.")
    def board_url(self, info: Info) -> str:
        return f"{info.context.services.site_url}/board/{self.office.id}"

    @strawberry.field(description="That address as a QR code.")
    def board_qr_svg(self, info: Info) -> str:
        return qr_svg(self.board_url(info))

    @strawberry.field(description="What to know of today before one comes; null on a usual day.")
    def today(self, info: Info) -> LocalizedText | None:
        words = domain.day_in_words(office=self.office, day=local_day(info.context.services.now()))
        return text(*words) if words else None

    @strawberry.field(description="How true its windows were; null while too few people were called.")
    def accuracy(self, info: Info) -> Accuracy | None:
        found = info.context.services.accuracy(self.office.id)
        return Accuracy.of(found) if found else None

    @strawberry.field(description="How its dossiers of last month came out; null with fewer than 30 results.")
    def last_month(self, info: Info) -> PublishedMonth | None:
        found = info.context.services.published_month(self.office.id)
        return PublishedMonth.of(found) if found else None

    @strawberry.field(description="The policy in force at its counters.")
    def queue_policy(self) -> QueuePolicy:
        return QueuePolicy.of(self.office.queue_policy)

    @strawberry.field(description="Whether booking asks for the number of one's identity card.")
    def needs_citizen_number(self) -> bool:
        return self.office.booking_policy.needs_citizen_number

    @strawberry.field(description="Sectors of the procedures handled here.")
    def sectors(self) -> list[str]:
        return sectors_of(self.office)


@strawberry.type
class OfficeConnection:
    nodes: list[Office]
    page_info: PageInfo


@strawberry.type
class PosterScanCounted:
    office: Office


@strawberry.input
class CountPosterScanInput:
    office: strawberry.ID
    poster: str
    idempotency_key: str


CountPosterScanResult = Annotated[
    PosterScanCounted | OfficeIsUnknown | InputIsInvalid, strawberry.union("CountPosterScanResult")
]


@strawberry.type
class OfficeQuery:
    @strawberry.field(description="Offices by name; the search ignores accents and case.")
    def offices(
        self, info: Info, search: str = "", first: int = 20, after: str | None = None
    ) -> OfficeConnection:
        found, cursor = usecases.find_offices(
            info.context.services, search=search, first=page_size(info, first), after=page_start(after)
        )
        return OfficeConnection(
            nodes=[Office(office=office) for office in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )

    @strawberry.field(description="One office; null when there is none of this id.")
    def office(self, info: Info, id: strawberry.ID) -> Office | None:  # noqa: A002 — the argument's public name
        found = info.context.services.office(id)
        return Office(office=found) if found else None


@strawberry.type
class OfficeMutation:
    @strawberry.mutation(description="Count one scan of a printed poster.")
    def count_poster_scan(self, info: Info, input: CountPosterScanInput) -> CountPosterScanResult:  # noqa: A002
        done = usecases.count_poster_scan(
            info.context.services,
            office_id=input.office,
            poster=input.poster,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.PosterScanCounted):
            return PosterScanCounted(office=Office(office=done.office))
        return refusal(info, done)
