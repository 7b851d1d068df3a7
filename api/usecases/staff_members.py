"""An office's directory of staff: filled at the first sign-in, kept by its managers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.domain.email_addresses import parse_email
from api.domain.staff import StaffMember
from api.domain.staff_members import (
    MOST_STAFF,
    DirectoryChange,
    DirectoryEntry,
    clean_name,
    is_staff_id,
    is_staff_name,
)
from api.storage import staff_members as staff_storage
from api.storage.idempotency import Intention, recall, remember
from api.storage.reminders import begin_reminders
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.intentions import intend, tries
from api.usecases.outcomes import (
    DirectoryIsFull,
    HeadIsReminded,
    InputIsInvalid,
    StaffMemberHasChanged,
    StaffMemberIsUnknown,
)
from api.usecases.services import Services

REASON_LENGTHS = range(3, 201)


@dataclass(frozen=True, slots=True)
class DirectoryEntered:
    entry: DirectoryEntry


@dataclass(frozen=True, slots=True)
class StaffMemberSaved:
    entry: DirectoryEntry


@dataclass(frozen=True, slots=True)
class MyRemindersSet:
    entry: DirectoryEntry


def my_entry(*, staff: StaffMember) -> DirectoryEntry:
    """One's own entry; for who is in no directory yet, the one she begins with."""
    return _own_entry(staff) or DirectoryEntry(id=staff.id, name=staff.name, role=staff.role)


def colleagues(*, staff: StaffMember) -> Sequence[DirectoryEntry]:
    """Everybody in the directory of one's office, by name; who is active first. At most 200."""
    found = staff_storage.staff_members(office_id=staff.office_id)
    return sorted(found, key=lambda entry: (not entry.is_active, entry.name.casefold(), entry.id))


def directory_changes(
    *, staff: StaffMember, first: int, before: str | None
) -> tuple[Sequence[DirectoryChange], str | None]:
    """What was changed in the directory, the newest first."""
    return staff_storage.newest_staff_changes(office_id=staff.office_id, first=first, before=before)


def enter_directory(
    services: Services, *, staff: StaffMember, idempotency_key: str
) -> DirectoryEntered | DirectoryIsFull | InputIsInvalid:
    """Who signs in for the first time enters with the token's name and role.

    Who is known already keeps her name, and has the role that her token has now.
    """
    intention = _intend("enterDirectory", staff, idempotency_key, {})
    if isinstance(intention, InputIsInvalid):
        return intention
    known = _own_entry(staff)
    if known is not None and known.role is staff.role:
        return DirectoryEntered(known)
    if known is not None:
        entry = replace(known, role=staff.role, version=known.version + 1)
        return _entered(services, staff=staff, entry=entry, was=known, intention=intention)
    name = clean_name(staff.name)
    if not is_staff_id(staff.id) or not is_staff_name(name):
        return InputIsInvalid(field="name", problem="staff_name")
    if _is_full(staff.office_id):
        return DirectoryIsFull(limit=MOST_STAFF)
    entry = DirectoryEntry(id=staff.id, name=name, role=staff.role)
    return _entered(services, staff=staff, entry=entry, was=None, intention=intention)


def save_staff_member(
    services: Services,
    *,
    staff: StaffMember,
    staff_id: str,
    name: str,
    is_active: bool,
    version: int,
    reason: str,
    idempotency_key: str,
    email: str | None = None,
    wants_reminders: bool = True,
) -> StaffMemberSaved | StaffMemberHasChanged | DirectoryIsFull | InputIsInvalid:
    """Add an officer (`version` 0), rename her, say where she is written to, or that her work has ended."""
    told, shown = " ".join(reason.split()), clean_name(name)
    if len(told) not in REASON_LENGTHS:
        return InputIsInvalid(field="reason", problem="staff_reason")
    if not is_staff_id(staff_id):
        return InputIsInvalid(field="id", problem="staff_id")
    if not is_staff_name(shown):
        return InputIsInvalid(field="name", problem="staff_name")
    given = email.strip() if email else ""
    address = parse_email(given) if given else None
    if given and address is None:
        return InputIsInvalid(field="email", problem="email")
    request = {
        "id": staff_id,
        "name": shown,
        "active": is_active,
        "version": version,
        "reason": told,
        "email": address,
        "reminders": wants_reminders,
    }
    intention = _intend("saveStaffMember", staff, idempotency_key, request)
    if isinstance(intention, InputIsInvalid):
        return intention
    known = staff_storage.load_staff_member(office_id=staff.office_id, staff_id=staff_id)
    if (known.version if known else 0) != version:
        if recall(intention, now=services.now()) is not None and known is not None:
            return StaffMemberSaved(known)
        return StaffMemberHasChanged(known)
    if known is None and _is_full(staff.office_id):
        return DirectoryIsFull(limit=MOST_STAFF)
    entry = replace(
        known or DirectoryEntry(id=staff_id, name=shown),
        name=shown,
        is_active=is_active,
        version=version + 1,
        email=address,
        wants_reminders=wants_reminders,
    )
    if not _write(services, staff=staff, entry=entry, was=known, reason=told, intention=intention):
        current = staff_storage.load_staff_member(office_id=staff.office_id, staff_id=staff_id)
        was_done = recall(intention, now=services.now()) is not None
        return StaffMemberSaved(current) if was_done and current else StaffMemberHasChanged(current)
    return StaffMemberSaved(entry)


def set_my_reminders(
    services: Services, *, staff: StaffMember, wants_reminders: bool, idempotency_key: str
) -> MyRemindersSet | StaffMemberIsUnknown | HeadIsReminded | InputIsInvalid:
    """Stop one's own reminders of due dates, or have them again; whatever else is in the entry stays."""
    intention = _intend("setMyReminders", staff, idempotency_key, {"reminders": wants_reminders})
    if isinstance(intention, InputIsInvalid):
        return intention
    for _ in tries():
        known = _own_entry(staff)
        if known is None:
            return StaffMemberIsUnknown()
        if known.wants_reminders is wants_reminders:
            return MyRemindersSet(known)
        if not wants_reminders and not known.may_stop_reminders:
            return HeadIsReminded()
        entry = replace(known, wants_reminders=wants_reminders, version=known.version + 1)
        if _write(services, staff=staff, entry=entry, was=known, reason="", intention=intention):
            return MyRemindersSet(entry)
        if recall(intention, now=services.now()) is not None:
            return MyRemindersSet(_own_entry(staff) or known)
    raise AssertionError("tries end in StoreIsBusy")


def _entered(
    services: Services,
    *,
    staff: StaffMember,
    entry: DirectoryEntry,
    was: DirectoryEntry | None,
    intention: Intention,
) -> DirectoryEntered:
    if not _write(services, staff=staff, entry=entry, was=was, reason="", intention=intention):
        # Another tab of hers was quicker, or her manager.
        return DirectoryEntered(_own_entry(staff) or entry)
    return DirectoryEntered(entry)


def _own_entry(staff: StaffMember) -> DirectoryEntry | None:
    return staff_storage.load_staff_member(office_id=staff.office_id, staff_id=staff.id)


def _intend(
    mutation: str, staff: StaffMember, key: str, request: dict[str, object]
) -> Intention | InputIsInvalid:
    return intend(mutation=mutation, caller=f"{staff.office_id}|{staff.id}", key=key, request=request)


def _is_full(office_id: str) -> bool:
    # Two who come at once may make it one too many; the directory shows 200.
    return len(staff_storage.staff_members(office_id=office_id)) >= MOST_STAFF


def _write(
    services: Services,
    *,
    staff: StaffMember,
    entry: DirectoryEntry,
    was: DirectoryEntry | None,
    reason: str,
    intention: Intention,
) -> bool:
    """Entry and record in one write; False when somebody else was quicker."""
    now = services.now()
    change = DirectoryChange(
        at=now, by_id=staff.id, by_name=staff.name, reason=reason, before=was, after=entry
    )
    try:
        transact(
            staff_storage.save_staff_member(office_id=staff.office_id, entry=entry, was=was),
            staff_storage.record_staff_change(office_id=staff.office_id, change=change),
            remember(intention, outcome=str(entry.version), now=now),
            *([begin_reminders(office_id=staff.office_id, at=now)] if entry.is_reminded else []),
        )
    except ConditionsFailed:
        return False
    return True
