"""Who works at a desk: known by a signed token, bound to one office."""

from dataclasses import dataclass
from enum import StrEnum


class StaffRole(StrEnum):
    CLERK = "clerk"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """`id` is the issuer's subject."""

    id: str
    name: str
    office_id: str
    role: StaffRole
