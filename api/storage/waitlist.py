"""The waitlist of a service group: its wishes by when they joined, when to look at it, a wish by its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.waitlist import MOST_WAITING_FOR_A_GROUP, MOST_WISHES_OF_A_PHONE, Wish
from api.storage import due_keys, keys
from api.storage.codec import decode, encode
from api.storage.idempotency import IdempotencyKeyReused, Intention
from api.storage.tables import Base, IntegerAttribute, days_after, epoch, has_expired
from api.storage.transactions import Delete, Put, Update, Write, fewer_than, holds, is_new

KEPT_AFTER_THE_DAY_IN_DAYS = 14
WISH_WRITE = "wish"
GROUP_WRITE = "waitlist"
PHONE_WRITE = "waiting phone"


class WaitlistItem(Base, discriminator="waitlist"):
    """Bounds a waitlist: marks are code#the second its days are over.

    `version` counts what may change whose turn is next: its wishes, and places of the group that were left.
    Each of these sets its clock, the moment in the index at which somebody has to look.
    """

    version = IntegerAttribute(default=0)
    marks = UnicodeSetAttribute(null=True)


class WaitingItem(Base, discriminator="waiting"):
    """Who waits; gone once the wish has ended."""

    wish = UnicodeAttribute()


class WishItem(Base, discriminator="wish"):
    """Finds a wish by its code. `ended` is the wish as it ended."""

    waitlist = UnicodeAttribute()
    waiting = UnicodeAttribute()
    request = UnicodeAttribute()
    ended = UnicodeAttribute(null=True)


@dataclass(frozen=True, slots=True)
class Waitlist:
    """The wishes that have not ended, and the version they were seen at."""

    version: int
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class DueWaitlist:
    """One whose moment has come, and its version then."""

    office_id: str
    group_id: str
    version: int


def load_waitlist(*, office_id: str, group_id: str, now: datetime) -> Waitlist:
    """Who waits for a group at this moment, by when they joined."""
    version, wishes = 0, []
    for item in Base.query(keys.waitlist(office_id=office_id, group_id=group_id), consistent_read=True):
        if isinstance(item, WaitlistItem):
            version = item.version
        elif isinstance(item, WaitingItem) and not has_expired(item, now=now):
            wishes.append(decode(Wish, item.wish))
    return Waitlist(version=version, wishes=tuple(wishes))


def load_wish(code: str) -> Wish | None:
    """The wish of that code, ended or not."""
    try:
        item = WishItem.get(keys.wish(code), keys.WISH, consistent_read=True)
    except DoesNotExist:
        return None
    return _wish(item)


def load_wish_of(intention: Intention, *, code: str) -> Wish | None:
    """The wish this intention led to before; raises `IdempotencyKeyReused` when another one did."""
    try:
        item = WishItem.get(keys.wish(code), keys.WISH, consistent_read=True)
    except DoesNotExist:
        return None
    if item.request != intention.digest:
        raise IdempotencyKeyReused
    return _wish(item)


def join(wish: Wish, *, digest: str, intention: Intention, ended_before: Wish | None = None) -> list[Write]:
    """Write a wish; fails when its code exists, its waitlist is full, or its phone waits often enough.

    One that has ended may be taken up again under its code: `ended_before` is how it ended.
    """
    waitlist, waiting = _keys(wish)
    expires_at = _over_at(wish.last_day)
    return [
        Put(
            WISH_WRITE,
            WishItem(
                keys.wish(wish.code),
                keys.WISH,
                waitlist=waitlist,
                waiting=waiting,
                request=intention.digest,
                expires_at=days_after(wish.last_day, KEPT_AFTER_THE_DAY_IN_DAYS),
            ),
            is_new() if ended_before is None else WishItem.ended == encode(ended_before),
        ),
        Put("waiting", WaitingItem(waitlist, waiting, wish=encode(wish), expires_at=expires_at)),
        _changed(
            wish.office_id,
            wish.group_id,
            [WaitlistItem.marks.add({_mark(wish)})],
            fewer_than(MOST_WAITING_FOR_A_GROUP, WaitlistItem.marks),
            at=wish.joined_at,
        ),
        Update(
            PHONE_WRITE,
            _phone_item(wish, digest=digest),
            [WaitlistItem.kind.set(WaitlistItem), WaitlistItem.marks.add({_mark(wish)})],
            fewer_than(MOST_WISHES_OF_A_PHONE, WaitlistItem.marks),
        ),
    ]


def change_wish(*, was: Wish, to: Wish, at: datetime, version: int | None = None) -> list[Write]:
    """An offer made or declined; fails when the wish changed, or its waitlist is at another `version`."""
    waitlist, waiting = _keys(was)
    is_current: Condition | None = None if version is None else WaitlistItem.version == version
    return [
        Update(
            WISH_WRITE,
            WaitingItem(waitlist, waiting),
            [WaitingItem.wish.set(encode(to))],
            WaitingItem.wish == encode(was),
        ),
        _changed(was.office_id, was.group_id, condition=is_current, at=at),
    ]


def end_wish(*, was: Wish, to: Wish, digest: str, at: datetime) -> list[Write]:
    """The wish waits no more; fails when it changed meanwhile."""
    waitlist, waiting = _keys(was)
    less: Action = WaitlistItem.marks.delete({_mark(was)})
    return [
        Delete(WISH_WRITE, WaitingItem(waitlist, waiting), WaitingItem.wish == encode(was)),
        Update("ended wish", WishItem(keys.wish(was.code), keys.WISH), [WishItem.ended.set(encode(to))]),
        _changed(was.office_id, was.group_id, [less], at=at),
        Update(PHONE_WRITE, _phone_item(was, digest=digest), [WaitlistItem.kind.set(WaitlistItem), less]),
    ]


def place_left(*, office_id: str, group_id: str, at: datetime) -> Update:
    """Somebody left a place of the group: whoever waits for it is to be looked at."""
    return _changed(office_id, group_id, at=at)


def due_waitlists(*, now: datetime, first: int) -> Sequence[DueWaitlist]:
    """Those whose moment has come, the longest due first."""
    upper = due_keys.due_from(at=now, of=keys.LAST)
    found = Base.due_index.query(
        keys.WAITLIST_CLOCKS, Base.due_at_key.between("0", upper), limit=first, page_size=first
    )
    return [_due(item) for item in found if isinstance(item, WaitlistItem)]


def wind_clock(*, office_id: str, group_id: str, version: int, to: datetime | None) -> bool:
    """Look again at that moment, never for None; False when the waitlist is at another version."""
    item = _item(office_id, group_id)
    office, key = WaitlistItem.due_office, WaitlistItem.due_at_key
    actions: list[Action] = (
        [office.remove(), key.remove()] if to is None else _wind(office_id, group_id, at=to)
    )
    return holds(lambda: item.update(actions, WaitlistItem.version == version))


def drop_what_is_over(wish: Wish, *, digest: str, now: datetime) -> bool:
    """Forget the marks whose days are over, of the wish's group and phone; whether there were any."""
    group, phone = _item(wish.office_id, wish.group_id), _phone_item(wish, digest=digest)
    dropped = [_drop(item, now=now) for item in (group, phone)]
    return any(dropped)


def _drop(item: WaitlistItem, *, now: datetime) -> bool:
    try:
        item.refresh(consistent_read=True)
    except DoesNotExist:
        return False
    over = {mark for mark in item.marks or () if int(mark.rsplit("#", 1)[1]) <= epoch(now)}
    return bool(over) and holds(lambda: item.update([WaitlistItem.marks.delete(over)]))


def _wish(item: WishItem) -> Wish | None:
    for _ in range(2):
        if item.ended is not None:
            return decode(Wish, item.ended)
        try:
            waiting = WaitingItem.get(item.waitlist, item.waiting, consistent_read=True)
            return decode(Wish, waiting.wish)
        except DoesNotExist:
            # It ended between the two reads, or its days are long over.
            item.refresh(consistent_read=True)
    return None


def _changed(
    office_id: str,
    group_id: str,
    actions: Sequence[Action] = (),
    condition: Condition | None = None,
    *,
    at: datetime,
) -> Update:
    always: list[Action] = [WaitlistItem.kind.set(WaitlistItem), WaitlistItem.version.add(1)]
    wind = _wind(office_id, group_id, at=at)
    return Update(GROUP_WRITE, _item(office_id, group_id), [*always, *wind, *actions], condition)


def _wind(office_id: str, group_id: str, *, at: datetime) -> list[Action]:
    clock = due_keys.due_from(at=at, of=f"{office_id}#{group_id}")
    return [WaitlistItem.due_office.set(keys.WAITLIST_CLOCKS), WaitlistItem.due_at_key.set(clock)]


def _due(item: WaitlistItem) -> DueWaitlist:
    _, office_id, group_id = item.pk.split("#")
    return DueWaitlist(office_id=office_id, group_id=group_id, version=item.version)


def _item(office_id: str, group_id: str) -> WaitlistItem:
    return WaitlistItem(keys.waitlist(office_id=office_id, group_id=group_id), keys.WAITLIST)


def _keys(wish: Wish) -> Sequence[str]:
    return (
        keys.waitlist(office_id=wish.office_id, group_id=wish.group_id),
        keys.waiting(joined_at=wish.joined_at, code=wish.code),
    )


def _phone_item(wish: Wish, *, digest: str) -> WaitlistItem:
    return WaitlistItem(keys.phone(office_id=wish.office_id, digest=digest), keys.WAITLIST)


def _mark(wish: Wish) -> str:
    return f"{wish.code}#{_over_at(wish.last_day)}"


def _over_at(last_day: date) -> int:
    return days_after(last_day + timedelta(days=1), 0)
