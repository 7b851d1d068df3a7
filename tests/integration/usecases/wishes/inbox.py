"""The wishes about the inbox and the directory of staff."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from api.domain.staff import StaffMember, StaffRole
from api.usecases import dossiers, staff_members
from api.usecases.dossiers import SeenDossier
from tests.integration.usecases.dossier_acts import received
from tests.integration.usecases.office_day import BIRTH, OfficeDay, new_key
from tests.integration.usecases.sent_in_acts import registered
from tests.integration.usecases.wishes.asking import Asked, Wish

Asks = tuple[Callable[[str], Any], Callable[[str], Any]]
REASON = "Nhận việc được chuyển đến."


def handed_in(day: OfficeDay, *, count: int) -> list[SeenDossier]:
    """Birth registrations just received at counter 3."""
    return [SeenDossier(received(day, BIRTH, counter=3).dossier.code, 1) for _ in range(count)]


def assign(
    day: OfficeDay,
    seen: list[SeenDossier],
    *,
    key: str,
    clerk: str | None = None,
    until: date | None = None,
    staff: StaffMember | None = None,
) -> Any:
    return dossiers.assign_dossiers(
        day.services,
        staff=staff or day.clerk(4),
        dossiers=seen,
        clerk_id=clerk,
        until=until,
        reason=REASON,
        idempotency_key=key,
    )


def advance(day: OfficeDay, seen: list[SeenDossier], *, key: str, to: str = "APPRAISAL") -> Any:
    return dossiers.advance_dossiers(
        day.services, staff=day.clerk(4), dossiers=seen, to=to, idempotency_key=key
    )


def manager(day: OfficeDay) -> StaffMember:
    return StaffMember(id="head", name="Trưởng Demo", office_id=day.office.id, role=StaffRole.MANAGER)


def save(
    day: OfficeDay,
    staff_id: str,
    *,
    name: str,
    version: int = 0,
    is_active: bool = True,
    key: str | None = None,
    staff: StaffMember | None = None,
    **more: Any,
) -> Any:
    return staff_members.save_staff_member(
        day.services,
        staff=staff or manager(day),
        staff_id=staff_id,
        name=name,
        is_active=is_active,
        version=version,
        reason="Sắp xếp lại bộ phận.",
        idempotency_key=key or new_key(),
        **more,
    )


def take_over(day: OfficeDay) -> Asks:
    seen = handed_in(day, count=2)
    return (
        lambda key: assign(day, seen, key=key),
        lambda key: assign(day, seen[:1], key=key),
    )


def lend(day: OfficeDay) -> Asks:
    save(day, "ba", name="Bà Demo")
    seen = handed_in(day, count=2)
    last_day = date(2026, 11, 27)
    return (
        lambda key: assign(day, seen, key=key, clerk="ba", until=last_day),
        lambda key: assign(day, seen, key=key, clerk="ba"),
    )


def move_on(day: OfficeDay) -> Asks:
    seen = handed_in(day, count=2)
    return partial(_advance, day, seen, "APPRAISAL"), partial(_advance, day, seen, "APPROVAL")


def receive_together(day: OfficeDay) -> Asks:
    seen = [SeenDossier(registered(day).dossier.code, 1) for _ in range(2)]
    return partial(_advance, day, seen, "RECEIVED"), partial(_advance, day, seen[:1], "RECEIVED")


def _advance(day: OfficeDay, seen: list[SeenDossier], to: str, key: str) -> Any:
    return advance(day, seen, key=key, to=to)


def enter(day: OfficeDay) -> Callable[[str], Any]:
    return lambda key: staff_members.enter_directory(day.services, staff=day.clerk(4), idempotency_key=key)


def add(day: OfficeDay) -> Asks:
    return (
        lambda key: save(day, "ba", name="Bà Demo", key=key),
        lambda key: save(day, "ba", name="Bà Khác Demo", key=key),
    )


def dismiss(day: OfficeDay) -> Asks:
    save(day, "ba", name="Bà Demo")
    return (
        lambda key: save(day, "ba", name="Bà Demo", version=1, is_active=False, key=key),
        lambda key: save(day, "ba", name="Bà Ba Demo", version=1, key=key),
    )


INBOX = (
    Wish("assignDossiers", "DossiersAssigned", lambda day: Asked(*take_over(day))),
    Wish("assignDossiers for some days", "DossiersAssigned", lambda day: Asked(*lend(day))),
    Wish("advanceDossiers", "DossiersAdvanced", lambda day: Asked(*move_on(day))),
    Wish("advanceDossiers that were sent in", "DossiersAdvanced", lambda day: Asked(*receive_together(day))),
    Wish("enterDirectory", "DirectoryEntered", lambda day: Asked(enter(day), None), has_other=False),
    Wish("saveStaffMember", "StaffMemberSaved", lambda day: Asked(*add(day))),
    Wish("saveStaffMember who leaves", "StaffMemberSaved", lambda day: Asked(*dismiss(day))),
)
