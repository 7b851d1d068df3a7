"""A place is held while a person types, becomes her booking, or is let go."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.domain.appointments import (
    MOST_PLACES_OF_A_BOOKING,
    Hold,
    Mark,
    Occupancy,
    find_slots,
    most_held,
    parse_hold,
)
from api.domain.tickets import CODE_LENGTH, derive_code
from api.storage import appointments as places_storage
from api.storage import tickets as tickets_storage
from api.usecases.appointments.finding import SlotProblem, find_row, find_service
from api.usecases.intentions import intend
from api.usecases.outcomes import (
    InputIsInvalid,
    OfficeIsUnknown,
    ProcedureIsUnknown,
    SlotCannotBeHeld,
    SlotIsFull,
)
from api.usecases.places import MOST_CLAIMS, Row, let_go, row_of
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class SlotHeld:
    """`as_of` is the moment of the answer: a page reckons from it how long is left."""

    hold: Hold
    as_of: datetime


@dataclass(frozen=True, slots=True)
class HoldReleased:
    hold: Hold


def hold_slot(
    services: Services,
    *,
    office_id: str,
    procedure_code: str,
    slot_id: str,
    idempotency_key: str,
    places: int = 1,
    instead: str | None = None,
) -> (
    SlotHeld
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | SlotProblem
    | SlotIsFull
    | SlotCannotBeHeld
):
    """Take the places for a few minutes; held again with the same key they are not held longer.

    `instead` is the hold that is given up once this one is had.
    """
    found = find_service(services, office_id=office_id, procedure_code=procedure_code)
    if not isinstance(found, tuple):
        return found
    office, _, group = found
    if not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
        return InputIsInvalid(field="places", problem="places")
    left = parse_hold(instead) if instead else None
    if instead and left is None:
        return InputIsInvalid(field="instead", problem="hold")
    intention = intend(mutation="holdSlot", caller=office.id, key=idempotency_key, request={})
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    row = find_row(office=office, group=group, slot_id=slot_id, places=places, now=now)
    if not isinstance(row, Row):
        return row
    until = (now + timedelta(minutes=office.booking_policy.hold_minutes)).replace(microsecond=0)
    hold = Hold(key=idempotency_key, office_id=office.id, slot_id=slot_id, places=places, until=until)
    held = _hold(services, row=row, mark=Mark(hold_code(services, hold), until))
    if not isinstance(held, datetime):
        return held
    if left is not None and hold_code(services, left) != hold_code(services, hold):
        _release(services, left)
    return SlotHeld(
        hold=Hold(key=hold.key, office_id=office.id, slot_id=slot_id, places=places, until=held), as_of=now
    )


def release_hold(services: Services, *, hold: str, idempotency_key: str) -> HoldReleased | InputIsInvalid:
    """Give the held places back; after they became a booking, or lapsed, this changes nothing."""
    parsed = parse_hold(hold)
    if parsed is None:
        return InputIsInvalid(field="hold", problem="hold")
    intention = intend(mutation="releaseHold", caller=hold, key=idempotency_key, request={})
    if isinstance(intention, InputIsInvalid):
        return intention
    _release(services, parsed)
    return HoldReleased(hold=parsed)


def hold_code(services: Services, hold: Hold) -> str:
    """The code of the ticket the hold will become; it stands for the places until then."""
    return derive_code(
        secret=services.code_secret,
        purpose="ticket",
        parts=["hold", hold.office_id, hold.key, hold.slot_id, str(hold.places)],
        length=CODE_LENGTH,
    )


def known_hold(text: str, *, office_id: str, slot_id: str, places: int) -> Hold | InputIsInvalid:
    """The hold of exactly these places."""
    hold = parse_hold(text)
    asked = (office_id, slot_id, places)
    if hold is None or (hold.office_id, hold.slot_id, hold.places) != asked:
        return InputIsInvalid(field="hold", problem="hold")
    return hold


def _hold(services: Services, *, row: Row, mark: Mark) -> datetime | SlotIsFull | SlotCannotBeHeld:
    """Until when the places are held: as first said, however often it is sent."""
    now = services.now()
    seen: Collection[Occupancy] = ()
    for _ in range(MOST_CLAIMS):
        refused = places_storage.hold_places(
            office_id=row.office_id,
            group_id=row.group_id,
            starts=row.starts,
            capacity=row.capacity,
            most_held=most_held(places=row.capacity),
            mark=mark,
        )
        seen = places_storage.load_slots(
            office_id=row.office_id, group_id=row.group_id, starts=row.starts
        ).values()
        if refused:
            freed = [let_go(services, row=row, starts_at=at) for at in refused]
            if not any(freed):
                break
            continue
        marks = {each for slot in seen for each in slot.holds if each.code == mark.code} | {mark}
        first = min(each.until for each in marks)
        # Lapsed and not yet let go: it begins anew.
        until = first if now < first else mark.until
        others = [each for each in marks if each.until != until]
        if not others or places_storage.unmark_held(
            office_id=row.office_id, group_id=row.group_id, starts=row.starts, marks=others
        ):
            return until
    is_full = any(mark.code not in slot.holders and slot.taken(now=now) >= row.capacity for slot in seen)
    return SlotIsFull() if is_full else SlotCannotBeHeld()


def _release(services: Services, hold: Hold) -> None:
    office = services.office(hold.office_id)
    slots = find_slots(office=office, slot_id=hold.slot_id, places=hold.places) if office else None
    code = hold_code(services, hold)
    if slots is None or tickets_storage.load_ticket(code) is not None:
        return
    row = row_of(slots, office_id=hold.office_id)
    places_storage.release_holds(
        office_id=row.office_id, group_id=row.group_id, starts=row.starts, mark=Mark(code, hold.until)
    )
