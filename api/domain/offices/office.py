"""An office with its service groups and counters."""

from dataclasses import dataclass

from api.domain.calendar import WorkingCalendar
from api.domain.offices.booking_policy import BookingPolicy
from api.domain.offices.day_plan import DayPlan
from api.domain.offices.report_targets import ReportTargets
from api.domain.queue import QueuePolicy, serves


@dataclass(frozen=True, slots=True)
class Counter:
    """A desk in the hall: the service groups it can serve, and codes of procedures it may not take."""

    number: int
    name_vi: str
    name_en: str
    group_ids: tuple[str, ...]
    refused_procedures: tuple[str, ...] = ()

    def serves(self, *, group_id: str, procedure_code: str) -> bool:
        """Whether it can and may take this procedure of the group."""
        return serves(
            group_id=group_id,
            procedure_code=procedure_code,
            group_ids=self.group_ids,
            refused_procedures=self.refused_procedures,
        )


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """Sectors that share one number series, one line and one set of slots.

    `slot_capacity` is places per slot, `reserve_places` how many of them only clerks give out, `slot_minutes`
    the length of a slot, `desk_minutes` the mean service time that is believed before the day's own services
    have been measured.
    """

    id: str
    letter: str
    name_vi: str
    name_en: str
    sectors: tuple[str, ...]
    slot_capacity: int
    slot_minutes: int
    desk_minutes: int
    reserve_places: int = 0

    @property
    def public_places(self) -> int:
        """Places of a slot that citizens may take by themselves."""
        return self.slot_capacity - self.reserve_places


@dataclass(frozen=True, slots=True)
class Office:
    """A commune's one-stop desk. `agency_code` begins its dossier codes, like H17.45.

    `day_plans` are the days the office has given a mode of their own; `version` counts its managers' changes.
    """

    id: str
    name: str
    unit_vi: str
    unit_en: str
    address: str
    agency_code: str
    calendar: WorkingCalendar
    groups: tuple[ServiceGroup, ...]
    counters: tuple[Counter, ...]
    queue_policy: QueuePolicy = QueuePolicy()  # noqa: RUF009 — frozen
    booking_policy: BookingPolicy = BookingPolicy()  # noqa: RUF009 — frozen
    day_plans: tuple[DayPlan, ...] = ()
    version: int = 0
    report_targets: ReportTargets = ReportTargets()  # noqa: RUF009 — frozen

    def group(self, group_id: str) -> ServiceGroup | None:
        """The service group of that id, None when the office has none."""
        return next((group for group in self.groups if group.id == group_id), None)

    def counter(self, number: int) -> Counter | None:
        """The counter of that number, None when the hall has none."""
        return next((counter for counter in self.counters if counter.number == number), None)

    def counters_of(self, group_id: str) -> tuple[Counter, ...]:
        """The counters that may call the group, staffed or not."""
        return tuple(counter for counter in self.counters if group_id in counter.group_ids)

    def group_of_sector(self, sector: str) -> ServiceGroup | None:
        """The group that handles procedures of the sector, None when the office does not handle it."""
        return next((group for group in self.groups if sector in group.sectors), None)
