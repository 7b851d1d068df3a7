"""An office's settings, the record of their changes, and what a change would do, as types."""

from datetime import date, datetime

import strawberry

from api.domain import offices as domain
from api.domain.offices.differences import Difference
from api.domain.people import mask_name, mask_phone
from api.domain.procedures import alphabetical
from api.domain.stranded import AffectedBooking as DomainAffected
from api.domain.stranded import ChangePreview
from api.usecases.office_changes import KeptChange, reckoning_of
from api.usecases.procedures import sectors_of
from schema.context import Info
from schema.office_changes.enums import DayMode
from schema.offices import Shift
from schema.queue_policy import QueuePolicy
from schema.texts import LocalizedText, PageInfo, text


@strawberry.type(description="How citizens may book with the office.")
class BookingPolicy:
    horizon_days: int
    opens_at: str = strawberry.field(description="Local time, such as 08:00.")
    hold_minutes: int
    bookings_per_day: int
    cooling_minutes: int
    offer_minutes: int
    earlier_offers: int
    needs_citizen_number: bool = strawberry.field(description="Who books herself must give it.")

    @classmethod
    def of(cls, policy: domain.BookingPolicy) -> "BookingPolicy":
        return cls(
            horizon_days=policy.horizon_days,
            opens_at=f"{policy.opens_at:%H:%M}",
            hold_minutes=policy.hold_minutes,
            bookings_per_day=policy.bookings_per_day,
            cooling_minutes=policy.cooling_minutes,
            offer_minutes=policy.offer_minutes,
            earlier_offers=policy.earlier_offers,
            needs_citizen_number=policy.needs_citizen_number,
        )


@strawberry.type
class GroupSettings:
    id: strawberry.ID
    letter: str = strawberry.field(description="Begins its numbers.")
    name: LocalizedText
    sectors: list[str]
    slot_capacity: int
    reserve_places: int
    slot_minutes: int


@strawberry.type
class CounterSettings:
    number: int
    name: LocalizedText
    group_ids: list[strawberry.ID]
    refused_procedures: list[strawberry.ID] = strawberry.field(description="Codes it may not take.")


@strawberry.type(description="A day with a mode of its own.")
class DayPlan:
    on: date
    mode: DayMode
    mode_name: LocalizedText
    name: LocalizedText

    @classmethod
    def of(cls, plan: domain.DayPlan) -> "DayPlan":
        mode_name = text(plan.mode.name_vi, plan.mode.name_en)
        return cls(on=plan.on, mode=plan.mode, mode_name=mode_name, name=text(plan.name_vi, plan.name_en))


@strawberry.type(description="What reports are measured by, in per cent of the dossiers received.")
class ReportTargetSettings:
    online_percent: int
    digitised_percent: int


@strawberry.type(description="How far the open dossiers are with new dates after the calendar was edited.")
class DueDateReckoning:
    version: int = strawberry.field(description="The settings' version that the newest edit led to.")
    dossiers: int | None = strawberry.field(
        description="Null from 1,000 on, until all of them have been looked at."
    )
    reckoned: int = strawberry.field(description="Of them have been looked at.")
    is_done: bool


@strawberry.type(description="Everything an office's manager can change.")
class OfficeSettings:
    office: strawberry.Private[domain.Office]

    @strawberry.field(description="To be named by the next change; counts the changes.")
    def version(self) -> int:
        return self.office.version

    @strawberry.field
    def name(self) -> str:
        return self.office.name

    @strawberry.field
    def queue_policy(self) -> QueuePolicy:
        return QueuePolicy.of(self.office.queue_policy)

    @strawberry.field
    def booking_policy(self) -> BookingPolicy:
        return BookingPolicy.of(self.office.booking_policy)

    @strawberry.field(description="Sectors of the office's procedures, and those its groups have.")
    def sectors(self) -> list[str]:
        own = {sector for group in self.office.groups for sector in group.sectors}
        return sorted({*sectors_of(self.office), *own}, key=alphabetical)

    @strawberry.field
    def groups(self) -> list[GroupSettings]:
        return [
            GroupSettings(
                id=strawberry.ID(group.id),
                letter=group.letter,
                sectors=list(group.sectors),
                name=text(group.name_vi, group.name_en),
                slot_capacity=group.slot_capacity,
                reserve_places=group.reserve_places,
                slot_minutes=group.slot_minutes,
            )
            for group in self.office.groups
        ]

    @strawberry.field
    def counters(self) -> list[CounterSettings]:
        return [
            CounterSettings(
                number=counter.number,
                name=text(counter.name_vi, counter.name_en),
                group_ids=[strawberry.ID(group_id) for group_id in counter.group_ids],
                refused_procedures=[strawberry.ID(code) for code in counter.refused_procedures],
            )
            for counter in self.office.counters
        ]

    @strawberry.field
    def shifts(self) -> list[Shift]:
        return [
            Shift(opens_at=f"{shift.opens_at:%H:%M}", closes_at=f"{shift.closes_at:%H:%M}")
            for shift in self.office.calendar.shifts
        ]

    @strawberry.field
    def report_targets(self) -> ReportTargetSettings:
        targets = self.office.report_targets
        return ReportTargetSettings(
            online_percent=targets.online_percent, digitised_percent=targets.digitised_percent
        )

    @strawberry.field(description="Null before the calendar's first edit.")
    def reckoning(self) -> DueDateReckoning | None:
        found = reckoning_of(self.office)
        if found is None:
            return None
        return DueDateReckoning(
            version=found.version,
            dossiers=found.dossiers,
            reckoned=found.reckoned,
            is_done=found.is_done,
        )

    @strawberry.field(description="Days to which the office has given a mode, the soonest first.")
    def days(self) -> list[DayPlan]:
        return [DayPlan.of(plan) for plan in self.office.day_plans]


@strawberry.type
class SettingDifference:
    setting: LocalizedText
    before: LocalizedText
    after: LocalizedText

    @classmethod
    def of(cls, found: Difference) -> "SettingDifference":
        return cls(
            setting=text(found.setting_vi, found.setting_en),
            before=text(found.before_vi, found.before_en),
            after=text(found.after_vi, found.after_en),
        )


@strawberry.type(description="A booking that would lose its place.")
class AffectedBooking:
    affected: strawberry.Private[DomainAffected]
    office: strawberry.Private[domain.Office]

    @strawberry.field(description="Names it to `changeOffice`; it does not open the ticket.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.affected.reference)

    @strawberry.field
    def starts_at(self) -> datetime:
        return self.affected.booking.starts_at

    @strawberry.field(description="The nearest free time; null when there is none to move it to.")
    def moves_to(self) -> datetime | None:
        return self.affected.to

    @strawberry.field
    def group_name(self) -> LocalizedText | None:
        group = self.office.group(self.affected.booking.group_id)
        return text(group.name_vi, group.name_en) if group else None

    @strawberry.field(description="Null when the procedure has since left the catalogue.")
    def procedure_name(self, info: Info) -> str | None:
        found = info.context.procedure(office_id=self.office.id, code=self.affected.procedure_code)
        return found.name if found else None

    @strawberry.field(description="Masked.")
    def name(self) -> str | None:
        return mask_name(self.affected.name) if self.affected.name else None

    @strawberry.field(description="Masked.")
    def phone(self) -> str | None:
        return mask_phone(self.affected.phone) if self.affected.phone else None


@strawberry.type
class OfficeChangePreview:
    digest: str = strawberry.field(
        description="Stands for exactly these bookings; `changeOffice` asks for it."
    )
    differences: list[SettingDifference]
    affected: list[AffectedBooking]

    @classmethod
    def of(cls, seen: ChangePreview) -> "OfficeChangePreview":
        return cls(
            digest=seen.digest,
            differences=[SettingDifference.of(found) for found in seen.differences],
            affected=[AffectedBooking(affected=one, office=seen.before) for one in seen.affected],
        )


@strawberry.type(description="A change that was made, with what became of the bookings it touched.")
class OfficeChange:
    version: int
    at: datetime
    by_name: str
    reason: str
    differences: list[SettingDifference]
    moved: int
    told: int
    pending: int = strawberry.field(description="Bookings still to see to; the same key goes on with them.")

    @classmethod
    def of(cls, kept: KeptChange) -> "OfficeChange":
        return cls(
            version=kept.record.version,
            at=kept.record.at,
            by_name=kept.record.by_name,
            reason=kept.record.reason,
            differences=[SettingDifference.of(found) for found in kept.record.differences],
            moved=kept.moved,
            told=kept.told,
            pending=len(kept.pending),
        )


@strawberry.type
class OfficeChangeConnection:
    nodes: list[OfficeChange]
    page_info: PageInfo
