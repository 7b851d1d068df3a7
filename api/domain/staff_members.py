"""The directory of an office's staff: who can be given work, and the record of what was changed in it."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.staff import StaffRole

MOST_STAFF = 200
LONGEST_STAFF_ID = 100
LONGEST_STAFF_NAME = 60


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """An officer of an office, known by her token's subject.

    `name` is what the office shows; `role` is the token's at the first sign-in and gives no right of its own.
    Who is not active is given no more work. `email` is where reminders of due dates go, unless she wants
    none. `version` counts the changes.
    """

    id: str
    name: str
    role: StaffRole = StaffRole.CLERK
    is_active: bool = True
    version: int = 1
    email: str | None = None
    wants_reminders: bool = True

    @property
    def is_reminded(self) -> bool:
        """Whether she is written to."""
        return self.is_active and self.wants_reminders and self.email is not None

    @property
    def may_stop_reminders(self) -> bool:
        """Whether she may herself. Heads are the last to hear of what is due or late: that one of them hears
        nothing is a change of the directory, with a reason.
        """
        return self.role is not StaffRole.MANAGER


@dataclass(frozen=True, slots=True)
class DirectoryChange:
    """Who changed an entry, when and why; `before` is None for a new one."""

    at: datetime
    by_id: str
    by_name: str
    reason: str
    before: DirectoryEntry | None
    after: DirectoryEntry


def clean_name(name: str) -> str:
    """The name with single spaces."""
    return " ".join(name.split())


def is_staff_id(text: str) -> bool:
    """Whether it can be a token's subject: printable, without spaces around it."""
    return 1 <= len(text) <= LONGEST_STAFF_ID and text == text.strip() and text.isprintable()


def is_staff_name(name: str) -> bool:
    return 1 <= len(name) <= LONGEST_STAFF_NAME and name.isprintable()
