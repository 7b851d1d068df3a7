"""Places in slots and in a phone's day: a count and the set of ticket codes that hold it, in one item."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from pynamodb.attributes import UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.update import Action

from api.domain.calendar import at_local
from api.storage import keys
from api.storage.tables import Base, IntegerAttribute, epoch
from api.storage.transactions import holds

KEPT_AFTER_THE_DAY_IN_SECONDS = 14 * 24 * 3600
# A place is taken before its ticket is written. Whoever has not written it by then, by any number of retries
# within one request, never will with that claim.
CLAIMS_ARE_SETTLED_AFTER = timedelta(minutes=2)

MOST_CLAIMS = 3

# Which of these codes hold no place by what their tickets say.
Unused = Callable[[Collection[str]], set[str]]


class SlotItem(Base, discriminator="slot"):
    booked = IntegerAttribute(default=0)
    tickets = UnicodeSetAttribute(null=True)
    claimed_at = UTCDateTimeAttribute(null=True)


class PhoneDayItem(Base, discriminator="phone-day"):
    booked = IntegerAttribute(default=0)
    tickets = UnicodeSetAttribute(null=True)
    claimed_at = UTCDateTimeAttribute(null=True)


def claim_slot(
    *,
    office_id: str,
    group_id: str,
    starts_at: datetime,
    capacity: int,
    code: str,
    now: datetime,
    unused: Unused,
) -> bool:
    """Hold a place in a slot for a ticket; False when it is full. Claiming again with the same code holds.

    A slot that has been full for two minutes is asked once in a while which of its codes are `unused`, left
    behind by a request that ended between claim and ticket; their places are free again.
    """
    item = SlotItem(keys.slots(office_id=office_id, group_id=group_id), keys.slot(starts_at))
    return _claim(item, capacity=capacity, code=code, now=now, expires_at=epoch(starts_at), unused=unused)


def release_slot(*, office_id: str, group_id: str, starts_at: datetime, code: str) -> None:
    """Give the place back; releasing twice changes nothing."""
    _release(SlotItem(keys.slots(office_id=office_id, group_id=group_id), keys.slot(starts_at)), code=code)


def booked_places(
    *, office_id: str, group_id: str, since: datetime, until: datetime
) -> Mapping[datetime, int]:
    """Places taken in each slot that starts in `since` ≤ start < `until`; slots nobody booked are absent."""
    condition = SlotItem.sk.between(keys.slot(since), keys.slot(until))
    return {
        datetime.fromisoformat(item.sk): item.booked
        for item in SlotItem.query(keys.slots(office_id=office_id, group_id=group_id), condition)
        if item.sk < keys.slot(until)
    }


def claim_phone_day(
    *, office_id: str, digest: str, on: date, limit: int, code: str, now: datetime, unused: Unused
) -> bool:
    """Count a booking against this phone's day; False when its limit is reached. Works like `claim_slot`."""
    item = PhoneDayItem(keys.phone(office_id=office_id, digest=digest), keys.day(on))
    return _claim(item, capacity=limit, code=code, now=now, expires_at=epoch(_midnight(on)), unused=unused)


def release_phone_day(*, office_id: str, digest: str, on: date, code: str) -> None:
    _release(PhoneDayItem(keys.phone(office_id=office_id, digest=digest), keys.day(on)), code=code)


Places = TypeVar("Places", SlotItem, PhoneDayItem)


def _claim(item: Places, *, capacity: int, code: str, now: datetime, expires_at: int, unused: Unused) -> bool:
    model = type(item)
    has_room = model.booked.does_not_exist() | (model.booked < capacity)
    is_not_in = model.tickets.does_not_exist() | ~model.tickets.contains(code)
    actions: list[Action] = [
        model.kind.set(model),
        model.booked.add(1),
        model.tickets.add({code}),
        model.claimed_at.set(now),
        model.expires_at.set(expires_at + KEPT_AFTER_THE_DAY_IN_SECONDS),
    ]
    for _ in range(MOST_CLAIMS):
        # One write on one item: nobody waits for anybody, and a place is never given twice.
        if holds(lambda: item.update(actions, has_room & is_not_in)):
            return True
        found = _find(item)
        if found is None:
            continue
        if code in (found.tickets or ()):
            # A repetition. It says that it is alive, so that its place is not let go under its hands.
            if holds(lambda: item.update([model.claimed_at.set(now)], model.tickets.contains(code))):
                return True
        elif not _let_go(found, now=now, unused=unused):
            return False
    return False


def _let_go(found: Places, *, now: datetime, unused: Unused) -> bool:
    """Free the places of unused codes, unless anybody claimed within two minutes; whether there were any."""
    model, claimed_at = type(found), found.claimed_at
    if claimed_at is None or now - claimed_at < CLAIMS_ARE_SETTLED_AFTER:
        return False
    gone = unused(found.tickets or set())
    # Looking counts as a claim: the next to be refused look again in two minutes at the earliest.
    actions: list[Action] = [model.claimed_at.set(now)]
    if gone:
        actions += [model.booked.add(-len(gone)), model.tickets.delete(gone)]
    # Any claim, also a repeated one, since `found` was read makes this fail.
    holds(lambda: found.update(actions, model.claimed_at == claimed_at))
    return bool(gone)


def _release(item: Places, *, code: str) -> None:
    model = type(item)
    holds(
        lambda: item.update(
            [model.booked.add(-1), model.tickets.delete({code})], model.tickets.contains(code)
        )
    )


def _find(item: Places) -> Places | None:
    try:
        return type(item).get(item.pk, item.sk, consistent_read=True)
    except DoesNotExist:
        return None


def _midnight(on: date) -> datetime:
    return at_local(on, datetime.min.time())
