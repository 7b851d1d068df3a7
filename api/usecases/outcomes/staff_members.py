"""The directory of officers cannot take that change."""

from dataclasses import dataclass

from api.domain.staff_members import DirectoryEntry


@dataclass(frozen=True, slots=True)
class StaffMemberHasChanged:
    """Somebody else's change of the directory came first; `entry` is None for who is not in it."""

    entry: DirectoryEntry | None


@dataclass(frozen=True, slots=True)
class StaffMemberIsUnknown:
    """She has not signed in to the console yet."""


@dataclass(frozen=True, slots=True)
class HeadIsReminded:
    """A head's own letters are stopped in the directory, with a reason."""


@dataclass(frozen=True, slots=True)
class DirectoryIsFull:
    limit: int
