"""Places in slots: the codes that hold them, and until when those hold that have no ticket yet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from pynamodb.attributes import UnicodeSetAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from api.domain.appointments import Mark, Occupancy
from api.storage import keys
from api.storage.tables import Base, epoch
from api.storage.transactions import ConditionsFailed, Update, fewer_than, holds, transact

KEPT_AFTER_THE_DAY_IN_SECONDS = 14 * 24 * 3600
_WRITE = "slot "


class SlotItem(Base, discriminator="slot"):
    """`tickets` are the codes that have a place, or left it lately. Marks are code#seconds since 1970."""

    tickets = UnicodeSetAttribute(null=True)
    holds = UnicodeSetAttribute(null=True)
    claims = UnicodeSetAttribute(null=True)
    cooling = UnicodeSetAttribute(null=True)


def claim_places(
    *,
    office_id: str,
    group_id: str,
    starts: Sequence[datetime],
    capacity: int,
    mark: Mark,
    was_held: Mark | None = None,
) -> frozenset[datetime]:
    """Take a place in each slot for a ticket about to be written; all or none, by one write.

    Returns the slots that had none. Claiming again with the same code holds what is held. The mark of its
    hold goes in the same write: from then on the hold cannot be released.
    """
    marking: list[Action] = [SlotItem.claims.add({_text(mark)})]
    if was_held is not None:
        marking.append(SlotItem.holds.delete({_text(was_held)}))
    return _all_or_none(
        starts, lambda at: _take(_item(office_id, group_id, at), at, marking, capacity, mark.code)
    )


def hold_places(
    *, office_id: str, group_id: str, starts: Sequence[datetime], capacity: int, most_held: int, mark: Mark
) -> frozenset[datetime]:
    """Take a place in each slot for somebody who is typing, as long as fewer than `most_held` do."""
    may_hold = fewer_than(most_held, SlotItem.holds)
    return _all_or_none(
        starts,
        lambda at: _take(
            _item(office_id, group_id, at),
            at,
            [SlotItem.holds.add({_text(mark)})],
            capacity,
            mark.code,
            may_hold,
        ),
    )


def take_place(*, office_id: str, group_id: str, starts_at: datetime, capacity: int, mark: Mark) -> Update:
    """Take a place for a ticket that moves there in the same transaction; fails when the slot is full."""
    item = _item(office_id, group_id, starts_at)
    return _take(item, starts_at, [SlotItem.claims.add({_text(mark)})], capacity, mark.code)


def leave_place(*, office_id: str, group_id: str, starts_at: datetime, mark: Mark) -> Update:
    """A ticket leaves its place, which cools off until the mark's end; then somebody else may have it."""
    actions: list[Action] = [
        SlotItem.kind.set(SlotItem),
        SlotItem.cooling.add({_text(mark)}),
        _expiry(starts_at),
    ]
    return Update(f"left {_name(starts_at)}", _item(office_id, group_id, starts_at), actions)


def give_places_back(*, office_id: str, group_id: str, starts: Sequence[datetime], code: str) -> None:
    """Give back what was taken for a ticket that was not written, slot by slot."""
    for at in starts:
        item = _item(office_id, group_id, at)
        holds(partial(item.update, [SlotItem.tickets.delete({code})], SlotItem.tickets.contains(code)))


def leave_claimed(
    *, office_id: str, group_id: str, starts: Sequence[datetime], mark: Mark, now: datetime
) -> None:
    """What was claimed for a ticket that is elsewhere is nobody's, once its cool-off, if any, is over."""
    actions: list[Action] = [
        SlotItem.claims.delete({_text(mark)}),
        SlotItem.cooling.add({_text(Mark(mark.code, now))}),
    ]
    for at in starts:
        item = _item(office_id, group_id, at)
        holds(partial(item.update, actions, SlotItem.tickets.contains(mark.code)))


def unmark_held(*, office_id: str, group_id: str, starts: Sequence[datetime], marks: Sequence[Mark]) -> bool:
    """Take marks of one code's hold away, the place itself stays; False when a slot no longer has it."""
    actions: list[Action] = [SlotItem.holds.delete({_text(mark) for mark in marks})]
    return not _all_or_none(
        starts,
        lambda at: Update(
            _name(at), _item(office_id, group_id, at), actions, SlotItem.tickets.contains(marks[0].code)
        ),
    )


def mark_held(*, office_id: str, group_id: str, starts: Sequence[datetime], mark: Mark) -> None:
    """What was claimed is only held again, if it has its places still."""
    actions: list[Action] = [SlotItem.holds.add({_text(mark)})]
    _all_or_none(
        starts,
        lambda at: Update(
            _name(at), _item(office_id, group_id, at), actions, SlotItem.tickets.contains(mark.code)
        ),
    )


def release_holds(*, office_id: str, group_id: str, starts: Sequence[datetime], mark: Mark) -> None:
    """Give held places back; those that a claim has taken over stay."""
    actions: list[Action] = [SlotItem.tickets.delete({mark.code}), SlotItem.holds.delete({_text(mark)})]
    for at in starts:
        item = _item(office_id, group_id, at)
        holds(partial(item.update, actions, SlotItem.holds.contains(_text(mark))))


def end_hold(*, office_id: str, group_id: str, starts_at: datetime, mark: Mark, now: datetime) -> Update:
    """What was held for a wish is vacant from now on; fails when it was claimed, or let go."""
    actions: list[Action] = [
        SlotItem.holds.delete({_text(mark)}),
        SlotItem.cooling.add({_text(Mark(mark.code, now))}),
    ]
    item = _item(office_id, group_id, starts_at)
    return Update(_name(starts_at), item, actions, SlotItem.holds.contains(_text(mark)))


def sweep_slot(
    *, office_id: str, group_id: str, starts_at: datetime, seen: Occupancy, swept: Occupancy
) -> bool:
    """Leave only what is `swept`, unless anything changed since the slot was `seen`."""
    write = change_slot(office_id=office_id, group_id=group_id, starts_at=starts_at, seen=seen, changed=swept)
    return holds(lambda: write.item.update(list(write.actions), write.condition))


def change_slot(
    *, office_id: str, group_id: str, starts_at: datetime, seen: Occupancy, changed: Occupancy
) -> Update:
    """The slot as `changed`; fails when anything changed it since it was `seen`."""
    item = _item(office_id, group_id, starts_at)
    unchanged: Condition | None = None
    actions: list[Action] = []
    before, after = _sets(seen), _sets(changed)
    for attribute in (SlotItem.tickets, SlotItem.holds, SlotItem.claims, SlotItem.cooling):
        was, left = before[attribute.attr_name], after[attribute.attr_name]
        is_same = (attribute == was) if was else attribute.does_not_exist()
        unchanged = is_same if unchanged is None else unchanged & is_same
        if was != left:
            actions.append(attribute.set(left) if left else attribute.remove())
    return Update(_name(starts_at), item, actions, unchanged)


def load_slots(*, office_id: str, group_id: str, starts: Sequence[datetime]) -> Mapping[datetime, Occupancy]:
    """Who has places in these slots at this moment; slots nobody ever wanted are empty."""
    partition = keys.slots(office_id=office_id, group_id=group_id)
    wanted = [(partition, keys.slot(at)) for at in starts]
    found = {item.sk: item for item in SlotItem.batch_get(wanted, consistent_read=True)}
    return {at: _occupancy(found[keys.slot(at)]) if keys.slot(at) in found else Occupancy() for at in starts}


def occupied_slots(
    *, office_id: str, group_id: str, since: datetime, until: datetime, at_this_moment: bool = False
) -> Mapping[datetime, Occupancy]:
    """Who has places in each slot with `since` ≤ start < `until`; slots nobody wanted are absent."""
    condition = SlotItem.sk.between(keys.slot(since), keys.slot(until))
    partition = keys.slots(office_id=office_id, group_id=group_id)
    found = SlotItem.query(partition, condition, consistent_read=at_this_moment)
    return {datetime.fromisoformat(item.sk): _occupancy(item) for item in found if item.sk < keys.slot(until)}


def refused_slots(failed: ConditionsFailed, starts: Sequence[datetime]) -> frozenset[datetime]:
    """Which slots a transaction with `take_place` found full."""
    return frozenset(at for at in starts if _name(at) in failed.names)


def _take(
    item: SlotItem,
    starts_at: datetime,
    marking: Sequence[Action],
    capacity: int,
    code: str,
    also: Condition | None = None,
) -> Update:
    has_room = fewer_than(capacity, SlotItem.tickets)
    if also is not None:
        has_room &= also
    actions = [
        SlotItem.kind.set(SlotItem),
        SlotItem.tickets.add({code}),
        *marking,
        _expiry(starts_at),
    ]
    # A failed condition means full, for everybody who is not in it: no read need follow.
    return Update(_name(starts_at), item, actions, SlotItem.tickets.contains(code) | has_room)


def _all_or_none(starts: Sequence[datetime], write: Callable[[datetime], Update]) -> frozenset[datetime]:
    """Do the write for each slot, or for none; returns the slots whose condition did not hold."""
    if len(starts) == 1:
        # One write on one item, outside transactions: two hundred callers do not get into each other's way.
        update = write(starts[0])
        done = holds(lambda: update.item.update(list(update.actions), update.condition))
        return frozenset() if done else frozenset(starts)
    try:
        transact(*(write(at) for at in starts))
    except ConditionsFailed as failed:
        return refused_slots(failed, starts)
    return frozenset()


def _item(office_id: str, group_id: str, starts_at: datetime) -> SlotItem:
    return SlotItem(keys.slots(office_id=office_id, group_id=group_id), keys.slot(starts_at))


def _expiry(starts_at: datetime) -> Action:
    return SlotItem.expires_at.set(epoch(starts_at) + KEPT_AFTER_THE_DAY_IN_SECONDS)


def _name(starts_at: datetime) -> str:
    return f"{_WRITE}{keys.slot(starts_at)}"


def _text(mark: Mark) -> str:
    return f"{mark.code}#{epoch(mark.until)}"


def _mark(text: str) -> Mark:
    code, seconds = text.rsplit("#", 1)
    return Mark(code, datetime.fromtimestamp(int(seconds), UTC))


def _occupancy(item: SlotItem) -> Occupancy:
    return Occupancy(
        holders=frozenset(item.tickets or ()),
        holds=tuple(_mark(text) for text in sorted(item.holds or ())),
        claims=tuple(_mark(text) for text in sorted(item.claims or ())),
        cooling=tuple(_mark(text) for text in sorted(item.cooling or ())),
    )


def _sets(occupancy: Occupancy) -> dict[str, set[str]]:
    return {
        SlotItem.tickets.attr_name: set(occupancy.holders),
        SlotItem.holds.attr_name: {_text(mark) for mark in occupancy.holds},
        SlotItem.claims.attr_name: {_text(mark) for mark in occupancy.claims},
        SlotItem.cooling.attr_name: {_text(mark) for mark in occupancy.cooling},
    }
