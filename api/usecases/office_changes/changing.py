"""A manager changes her office: the settings and their record in one write, then each booking it touched."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.calendar import local_day
from api.domain.offices import Office
from api.domain.offices.changes import OfficeChange
from api.domain.offices.records import BookingAct, BookingWork, ChangeRecord
from api.domain.staff import StaffMember
from api.domain.stranded import ChangePreview
from api.storage import counters as counters_storage
from api.storage import office_changes as changes_storage
from api.storage import offices as offices_storage
from api.storage import reckonings as reckonings_storage
from api.storage.counters import COUNTER_WRITE
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.office_changes import KeptChange
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.intentions import StoreIsBusy, intend
from api.usecases.office_changes.bookings import see_to_bookings
from api.usecases.office_changes.previewing import StandsAgainst, preview
from api.usecases.outcomes import (
    BookingsAreAffected,
    ChangeIsUnknown,
    InputIsInvalid,
    OfficeHasChanged,
    OfficeIsUnknown,
)
from api.usecases.reckonings import reckon_in_request, reckoning_to_begin
from api.usecases.services import Services

REASON_LENGTHS = range(3, 201)


@dataclass(frozen=True, slots=True)
class OfficeChanged:
    """`change.pending` may hold bookings still to see to: the same key sent again goes on with them."""

    office: Office
    change: KeptChange


@dataclass(frozen=True, slots=True)
class ChangeResumed:
    change: KeptChange


def change_office(
    services: Services,
    *,
    staff: StaffMember,
    version: int,
    change: OfficeChange,
    reason: str,
    affected: str,
    acts: Mapping[str, BookingAct],
    idempotency_key: str,
) -> OfficeChanged | OfficeHasChanged | BookingsAreAffected | OfficeIsUnknown | StandsAgainst:
    """Change the office whose version the manager saw, and see to the bookings she was shown.

    `affected` is the digest of the preview; `acts` says what becomes of the booking behind each of its
    references. When other bookings are affected by now, nothing is changed and she is shown those.
    """
    told = " ".join(reason.split())
    if len(told) not in REASON_LENGTHS:
        return InputIsInvalid(field="reason", problem="change_reason")
    intention = intend(
        mutation="changeOffice",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={
            "version": version,
            "change": repr(change),
            "reason": told,
            "affected": affected,
            "acts": dict(acts),
        },
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    before = offices_storage.load_office_now(staff.office_id)
    if before is None:
        return OfficeIsUnknown()
    seen = preview(services, before=before, change=change)
    # Asked after everything was read: what the same key does meanwhile is no refusal.
    earlier = recall(intention, now=now)
    if earlier is not None:
        return _go_on(services, office_id=staff.office_id, version=int(earlier))
    if before.version != version:
        return _who_was_first(before)
    if not isinstance(seen, ChangePreview):
        return seen
    if seen.digest != affected or acts.keys() != {one.reference for one in seen.affected}:
        return BookingsAreAffected(seen)
    after = replace(seen.after, version=version + 1)
    record = _record(seen, staff=staff, reason=told, acts=acts, version=after.version, now=now)
    reckoning = reckoning_to_begin(before=before, after=after, staff=staff, now=now)
    try:
        transact(
            offices_storage.change_office(after, was=version),
            changes_storage.record_change(office_id=after.id, record=record),
            *(
                counters_storage.not_open(office_id=after.id, on=local_day(now), number=number)
                for number in change.retired_counters
            ),
            *([reckonings_storage.begin_reckoning(reckoning)] if reckoning else []),
            remember(intention, outcome=str(after.version), now=now),
        )
    except ConditionsFailed as failed:
        done = recall(intention, now=now) if WRITE_NAME in failed.names else None
        if done is None and COUNTER_WRITE in failed.names:
            # Opened in this very moment.
            stands = preview(services, before=before, change=change)
            if isinstance(stands, ChangePreview):
                raise StoreIsBusy from None  # and closed again
            return stands
        if done is None:
            return _who_was_first(offices_storage.load_office_now(staff.office_id) or before)
    return _go_on(services, office_id=after.id, version=after.version)


def resume_change(
    services: Services, *, staff: StaffMember, version: int, idempotency_key: str
) -> ChangeResumed | ChangeIsUnknown | InputIsInvalid:
    """Go on with bookings a change has not seen to, when whoever made it never sent its key again."""
    intention = intend(
        mutation="resumeOfficeChange",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"version": version},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    if version < 1 or changes_storage.load_change(office_id=staff.office_id, version=version) is None:
        return ChangeIsUnknown()
    now = services.now()
    try:
        # Every booking is seen to once by a condition of its own; only the wish itself is left to remember.
        transact(remember(intention, outcome="resumed", now=now))
    except ConditionsFailed:
        recall(intention, now=now)
    return ChangeResumed(_go_on(services, office_id=staff.office_id, version=version).change)


def _go_on(services: Services, *, office_id: str, version: int) -> OfficeChanged:
    """See to bookings that are still pending and to due dates, as many of each as one request can."""
    office = offices_storage.load_office_now(office_id)
    kept = changes_storage.load_change(office_id=office_id, version=version)
    if office is None or kept is None:
        raise LookupError(f"change {version} of {office_id} is gone")
    services.keep_office(office)
    if kept.pending:
        see_to_bookings(services, office=office, change=kept)
        kept = changes_storage.load_change(office_id=office_id, version=version) or kept
    reckon_in_request(office_id=office_id, clock=services.clock)
    return OfficeChanged(office=office, change=kept)


def _record(
    seen: ChangePreview,
    *,
    staff: StaffMember,
    reason: str,
    acts: Mapping[str, BookingAct],
    version: int,
    now: datetime,
) -> ChangeRecord:
    return ChangeRecord(
        version=version,
        by_id=staff.id,
        by_name=staff.name,
        at=now,
        reason=reason,
        differences=seen.differences,
        works=tuple(
            BookingWork(
                code=one.booking.code,
                group_id=one.booking.group_id,
                was_at=one.booking.starts_at,
                act=acts[one.reference],
                to=one.to,
            )
            for one in seen.affected
        ),
    )


def _who_was_first(office: Office) -> OfficeHasChanged:
    kept = changes_storage.load_change(office_id=office.id, version=office.version)
    if kept is None:
        return OfficeHasChanged(by_name="", at=None)
    return OfficeHasChanged(by_name=kept.record.by_name, at=kept.record.at)
