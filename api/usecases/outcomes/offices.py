"""What an office has, is or was changed to stands in the way."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.appointments import SlotTime
from api.domain.offices import ServiceGroup
from api.domain.offices.group_uses import GroupUses
from api.domain.stranded import ChangePreview


@dataclass(frozen=True, slots=True)
class OfficeIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class OfficeIsClosed:
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class TodayIsByAppointment:
    """`next_free`: the next time one could book instead; None when there is none."""

    next_free: SlotTime | None


@dataclass(frozen=True, slots=True)
class OfficeHasChanged:
    """Somebody else's change came first; `by_name` is empty when it was not made on the page."""

    by_name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class GroupIsInUse:
    """A service group cannot be removed as long as anything or anybody uses it."""

    group: ServiceGroup
    uses: GroupUses


@dataclass(frozen=True, slots=True)
class CounterIsInUse:
    number: int
    clerk_name: str


@dataclass(frozen=True, slots=True)
class ChangeIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class BookingsAreAffected:
    preview: ChangePreview


@dataclass(frozen=True, slots=True)
class DisplayKeyIsWrong:
    pass
