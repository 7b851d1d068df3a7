"""What a manager sends: the parts of her office that are to be different."""

from datetime import date, time

import strawberry

from api.domain import offices as domain
from api.domain.calendar import Shift, ShiftEndsBeforeItStarts
from api.domain.offices import changes
from api.domain.offices.refusals import ChangeIsRefused
from api.domain.offices.report_targets import ReportTargets
from api.domain.offices.reshaping import NewCounter, NewGroup
from api.domain.queue import PriorityClass, QueuePolicy
from schema.office_changes.enums import BookingAct, DayMode


@strawberry.input
class QueuePolicyInput:
    priority_classes: list[PriorityClass]
    calls_per_priority: int
    longest_wait_minutes: int
    calls_before_missed: int
    return_minutes: int
    early_minutes: int
    late_minutes: int


@strawberry.input
class BookingPolicyInput:
    horizon_days: int
    opens_at: str = strawberry.field(description="Local time, such as 08:00.")
    hold_minutes: int
    bookings_per_day: int
    cooling_minutes: int
    offer_minutes: int
    earlier_offers: int
    needs_citizen_number: bool


@strawberry.input(description="What is left out stays.")
class GroupChangeInput:
    id: strawberry.ID
    slot_capacity: int | None = None
    reserve_places: int | None = None
    slot_minutes: int | None = None
    sectors: list[str] | None = strawberry.field(
        default=None, description="They leave the groups that had them."
    )


@strawberry.input(description="What is left out stays.")
class CounterChangeInput:
    number: int
    name_vi: str | None = None
    name_en: str | None = None
    group_ids: list[strawberry.ID] | None = None
    refused_procedures: list[strawberry.ID] | None = None


@strawberry.input(description="`letter` begins its numbers. Its sectors leave the groups that had them.")
class NewGroupInput:
    id: strawberry.ID
    letter: str
    name_vi: str
    name_en: str
    sectors: list[str]
    slot_capacity: int
    reserve_places: int = 0
    slot_minutes: int
    desk_minutes: int = strawberry.field(description="How long a visit is believed to take at first.")


@strawberry.input
class NewCounterInput:
    number: int
    name_vi: str
    name_en: str
    group_ids: list[strawberry.ID]


@strawberry.input(description="Local times, such as 07:00.")
class ShiftInput:
    opens_at: str
    closes_at: str


@strawberry.input(description="Names may be empty: then the day is called by its mode.")
class DayPlanInput:
    on: date
    mode: DayMode
    name_vi: str = ""
    name_en: str = ""


@strawberry.input(description="What reports are measured by, in per cent of the dossiers received.")
class ReportTargetsInput:
    online_percent: int
    digitised_percent: int


@strawberry.input(description="What is left out stays.")
class OfficeChangeInput:
    queue_policy: QueuePolicyInput | None = None
    booking_policy: BookingPolicyInput | None = None
    groups: list[GroupChangeInput] | None = None
    counters: list[CounterChangeInput] | None = None
    shifts: list[ShiftInput] | None = None
    days: list[DayPlanInput] | None = None
    report_targets: ReportTargetsInput | None = None
    new_groups: list[NewGroupInput] | None = None
    removed_groups: list[strawberry.ID] | None = None
    new_counters: list[NewCounterInput] | None = None
    retired_counters: list[int] | None = None

    def read(self) -> changes.OfficeChange:
        """The change it describes. Raises `ChangeIsRefused` for a time that is none."""
        return changes.OfficeChange(
            queue_policy=_queue_policy(self.queue_policy) if self.queue_policy else None,
            booking_policy=_booking_policy(self.booking_policy) if self.booking_policy else None,
            groups=tuple(
                changes.GroupChange(
                    id=group.id,
                    slot_capacity=group.slot_capacity,
                    reserve_places=group.reserve_places,
                    slot_minutes=group.slot_minutes,
                    sectors=tuple(group.sectors) if group.sectors is not None else None,
                )
                for group in self.groups or ()
            ),
            counters=tuple(
                changes.CounterChange(
                    number=counter.number,
                    name_vi=counter.name_vi,
                    name_en=counter.name_en,
                    group_ids=tuple(counter.group_ids) if counter.group_ids is not None else None,
                    refused_procedures=(
                        tuple(counter.refused_procedures) if counter.refused_procedures is not None else None
                    ),
                )
                for counter in self.counters or ()
            ),
            shifts=tuple(_shift(shift) for shift in self.shifts) if self.shifts is not None else None,
            days=tuple(
                domain.DayPlan(on=day.on, mode=day.mode, name_vi=day.name_vi, name_en=day.name_en)
                for day in self.days or ()
            ),
            report_targets=(
                ReportTargets(
                    online_percent=self.report_targets.online_percent,
                    digitised_percent=self.report_targets.digitised_percent,
                )
                if self.report_targets
                else None
            ),
            new_groups=tuple(_new_group(group) for group in self.new_groups or ()),
            removed_groups=tuple(self.removed_groups or ()),
            new_counters=tuple(
                NewCounter(
                    number=counter.number,
                    name_vi=counter.name_vi,
                    name_en=counter.name_en,
                    group_ids=tuple(counter.group_ids),
                )
                for counter in self.new_counters or ()
            ),
            retired_counters=tuple(self.retired_counters or ()),
        )


@strawberry.input
class BookingActInput:
    booking: strawberry.ID
    act: BookingAct


@strawberry.input(description="The office comes from the token.")
class ChangeOfficeInput:
    version: int = strawberry.field(description="The settings' version that the manager saw.")
    change: OfficeChangeInput
    reason: str = strawberry.field(description="Read by people whose bookings are affected.")
    affected: str = strawberry.field(description="The digest of the preview.")
    acts: list[BookingActInput] = strawberry.field(description="One for each booking of the preview.")
    idempotency_key: str


@strawberry.input(description="The office comes from the token.")
class ResumeOfficeChangeInput:
    version: int = strawberry.field(description="The version the change led to.")
    idempotency_key: str


def _new_group(asked: NewGroupInput) -> NewGroup:
    return NewGroup(
        id=asked.id,
        letter=asked.letter.strip().upper(),
        name_vi=asked.name_vi,
        name_en=asked.name_en,
        sectors=tuple(asked.sectors),
        slot_capacity=asked.slot_capacity,
        reserve_places=asked.reserve_places,
        slot_minutes=asked.slot_minutes,
        desk_minutes=asked.desk_minutes,
    )


def _queue_policy(asked: QueuePolicyInput) -> QueuePolicy:
    return QueuePolicy(
        priority_classes=tuple(asked.priority_classes),
        calls_per_priority=asked.calls_per_priority,
        longest_wait_minutes=asked.longest_wait_minutes,
        calls_before_missed=asked.calls_before_missed,
        return_minutes=asked.return_minutes,
        early_minutes=asked.early_minutes,
        late_minutes=asked.late_minutes,
    )


def _booking_policy(asked: BookingPolicyInput) -> domain.BookingPolicy:
    return domain.BookingPolicy(
        horizon_days=asked.horizon_days,
        opens_at=_clock(asked.opens_at, field="opensAt"),
        hold_minutes=asked.hold_minutes,
        bookings_per_day=asked.bookings_per_day,
        cooling_minutes=asked.cooling_minutes,
        offer_minutes=asked.offer_minutes,
        earlier_offers=asked.earlier_offers,
        needs_citizen_number=asked.needs_citizen_number,
    )


def _shift(asked: ShiftInput) -> Shift:
    opens_at, closes_at = (_clock(text, field="shifts") for text in (asked.opens_at, asked.closes_at))
    try:
        return Shift(opens_at, closes_at)
    except ShiftEndsBeforeItStarts:
        raise ChangeIsRefused("shifts", "shifts") from None


def _clock(text: str, *, field: str) -> time:
    try:
        clock = time.fromisoformat(text)
    except ValueError:
        raise ChangeIsRefused(field, "clock") from None
    if clock.tzinfo is not None or clock != clock.replace(second=0, microsecond=0):
        raise ChangeIsRefused(field, "clock")
    return clock
