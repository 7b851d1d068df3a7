"""Officers of an office, dossiers they have, and the letters planned for a morning."""

from dataclasses import replace
from datetime import datetime

from api.domain.dossiers import Assignment, Dossier, DossierMove, DueWarning, MoveKind
from api.domain.reminders import (
    Draft,
    ReminderAudience,
    Warned,
    drafts,
    near_due,
)
from api.domain.staff import StaffRole
from api.domain.staff_members import DirectoryEntry
from api.local.demo.office import demo_office
from api.local.demo.procedures import GROUP_OF_SECTOR
from tests.unit.domain.dossier_cases import CALENDAR, HERE

SITE = "https://den-luot.test"
OFFICE = demo_office(group_of_sector=GROUP_OF_SECTOR)
LAN = DirectoryEntry(id="clerk", name="Lan", email="lan@example.vn")
MAI = DirectoryEntry(id="mai", name="Mai", email="mai@example.vn")
HEAD = DirectoryEntry(id="head", name="Trưởng", role=StaffRole.MANAGER, email="truong@example.vn")
_, HALF, MOST, DAY_BEFORE, TODAY, OVERDUE = DueWarning


def due(known: Dossier, when: datetime, *, code: str) -> Dossier:
    moves = tuple(replace(move, due_at=when) for move in known.moves)
    return replace(known, code=code, due_at=when, moves=moves)


def given_to(known: Dossier, clerk_id: str, *, when: datetime) -> Dossier:
    move = DossierMove(
        step=known.step,
        at=when,
        clerk_id="head",
        kind=MoveKind.ASSIGNED,
        assignment=Assignment(clerk_id=clerk_id, clerk_name=clerk_id),
        due_at=known.due_at,
    )
    return replace(known, moves=(*known.moves, move))


def planned(
    *dossiers: Dossier,
    now: datetime,
    directory: tuple[DirectoryEntry, ...] = (LAN, MAI, HEAD),
    told: tuple[Warned, ...] = (),
) -> tuple[Draft, ...]:
    near = near_due(dossiers=dossiers, office_id=HERE, directory=directory, calendar=CALENDAR, now=now)
    marks = {warned.dossier_code: warned for warned in told}
    return drafts(near=near, told=marks, office_id=HERE, directory=directory, now=now)


def readers(found: tuple[Draft, ...]) -> list[tuple[str, ReminderAudience, int]]:
    return [(each.staff_id, each.audience, len(each.codes)) for draft in found for each in draft.reminders]
