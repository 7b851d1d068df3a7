"""Number leases: blocks of a group's series that a kiosk gives out, also while the network is away."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from api.domain.calendar import WorkingCalendar, at_local, local_day
from api.domain.queue import PriorityClass
from api.domain.tickets import CODE_LENGTH, derive_code

MOST_NUMBERS_IN_A_LEASE = 20
# What all kiosks together may hold of one group without having said what became of it.
MOST_NUMBERS_OUT = 100
KIOSK_PATTERN = re.compile(r"[A-Za-z0-9-]{8,64}")

_LEASE_ID = re.compile(r"([a-z0-9-]{1,40})@(\d{4}-\d{2}-\d{2})@([1-9]\d{0,4})")


@dataclass(frozen=True, slots=True)
class LeaseKey:
    """What names a lease within its office: no two leases of a group and day begin with the same number."""

    day: date
    group_id: str
    first: int

    @property
    def id(self) -> str:
        """As kiosks send it back: `residence@2026-11-23@11`."""
        return f"{self.group_id}@{self.day.isoformat()}@{self.first}"


@dataclass(frozen=True, slots=True)
class NumberLease:
    """The numbers `first` to `last` of a group's day, given to one kiosk.

    `issued` are those it has reported as given out. Of the others nothing is known while the day lasts;
    after it they are void.
    """

    office_id: str
    day: date
    group_id: str
    first: int
    last: int
    kiosk: str
    leased_at: datetime
    issued: frozenset[int] = frozenset()

    @property
    def key(self) -> LeaseKey:
        return LeaseKey(day=self.day, group_id=self.group_id, first=self.first)

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def unreported(self) -> tuple[int, ...]:
        return tuple(number for number in self.numbers if number not in self.issued)

    def is_over(self, *, now: datetime) -> bool:
        """Whether its day has passed: from then on nothing is reported."""
        return local_day(now) > self.day


@dataclass(frozen=True, slots=True)
class IssuedNumber:
    """A number that a kiosk gave out, when by its clock, and what for."""

    number: int
    procedure_code: str
    issued_at: datetime
    priority: PriorityClass | None = None


def parse_lease_id(text: str) -> LeaseKey | None:
    """The lease an id names; None when it is not one."""
    found = _LEASE_ID.fullmatch(text)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[2])
    except ValueError:
        return None
    return LeaseKey(day=day, group_id=found[1], first=int(found[3]))


def numbers_out(leases: Collection[NumberLease], *, group_id: str) -> int:
    """How many numbers of the group are with kiosks that have not said what became of them."""
    return sum(len(lease.unreported) for lease in leases if lease.group_id == group_id)


def may_lease(leases: Collection[NumberLease], *, group_id: str, count: int) -> bool:
    """Whether so many more may leave the series without their holder."""
    return numbers_out(leases, group_id=group_id) + count <= MOST_NUMBERS_OUT


def is_part_of(lease: NumberLease, issued: Collection[IssuedNumber]) -> bool:
    """Whether a report names numbers of this lease, each once, and at least one."""
    numbers = [each.number for each in issued]
    return 0 < len(numbers) == len(set(numbers)) and all(number in lease.numbers for number in numbers)


def arrival(lease: NumberLease, issued: IssuedNumber, *, now: datetime) -> datetime:
    """When the holder came: never before the lease, never in the future, whatever the kiosk's clock says."""
    return max(lease.leased_at, min(issued.issued_at, now)).astimezone(UTC)


def usable_until(lease: NumberLease, *, calendar: WorkingCalendar) -> datetime:
    """The moment the door closes on the lease's day: a kiosk gives out no number after it."""
    shifts = calendar.booking_shifts_on(lease.day)
    return at_local(lease.day, shifts[-1].closes_at) if shifts else lease.leased_at


def leased_code(*, secret: bytes, office_id: str, key: LeaseKey, number: int) -> str:
    """The ticket's code of a leased number, known before anybody holds it, so that a slip can show it."""
    parts = (office_id, key.day.isoformat(), key.group_id, str(number))
    return derive_code(secret=secret, purpose="leased-number", parts=parts, length=CODE_LENGTH)
