"""A phone's or a citizen number's day: the tickets booked with it, counted in their own transaction."""

from datetime import date
from enum import StrEnum

from pynamodb.attributes import UnicodeSetAttribute
from pynamodb.expressions.update import Action

from api.storage import keys
from api.storage.tables import Base, days_after
from api.storage.transactions import Update, fewer_than, holds

KEPT_AFTER_THE_DAY_IN_DAYS = 14
# Beyond these a refused booking's place is let go by whoever looks for unused ones.
MOST_REFUSALS_REMEMBERED = 40


class Counted(StrEnum):
    """What a booking is counted against, by the name of the write."""

    PHONE = "phone-day"
    CITIZEN = "citizen-day"


class PhoneDayItem(Base, discriminator="phone-day"):
    tickets = UnicodeSetAttribute(null=True)
    refused = UnicodeSetAttribute(null=True)


def count_booking(
    *, office_id: str, digest: str, on: date, limit: int, code: str, against: Counted = Counted.PHONE
) -> Update:
    """Count a ticket against this day; fails at its limit, and for a ticket that was refused here."""
    model = PhoneDayItem
    is_not_refused = model.refused.does_not_exist() | ~model.refused.contains(code)
    actions: list[Action] = [model.kind.set(model), model.tickets.add({code}), _expiry(on)]
    return Update(
        against.value,
        _item(office_id=office_id, digest=digest, on=on, against=against),
        actions,
        model.tickets.contains(code) | (fewer_than(limit, model.tickets) & is_not_refused),
    )


def uncount_booking(
    *, office_id: str, digest: str, on: date, code: str, against: Counted = Counted.PHONE
) -> Update:
    """The ticket no longer counts against this day: it was cancelled, or moved to another one."""
    model = PhoneDayItem
    actions: list[Action] = [model.kind.set(model), model.tickets.delete({code}), _expiry(on)]
    item = _item(office_id=office_id, digest=digest, on=on, against=against)
    return Update(f"left {against}", item, actions)


def refuse_booking(
    *, office_id: str, digest: str, on: date, code: str, against: Counted = Counted.PHONE
) -> bool:
    """Make sure that this ticket will not be counted, however many requests for it are still on the way.

    False when it has been counted meanwhile, or too many were refused that day.
    """
    model = PhoneDayItem
    is_not_counted = model.tickets.does_not_exist() | ~model.tickets.contains(code)
    condition = is_not_counted & fewer_than(MOST_REFUSALS_REMEMBERED, model.refused)
    actions: list[Action] = [model.kind.set(model), model.refused.add({code}), _expiry(on)]
    item = _item(office_id=office_id, digest=digest, on=on, against=against)
    return holds(lambda: item.update(actions, condition))


def _expiry(on: date) -> Action:
    return PhoneDayItem.expires_at.set(days_after(on, KEPT_AFTER_THE_DAY_IN_DAYS))


def _item(*, office_id: str, digest: str, on: date, against: Counted) -> PhoneDayItem:
    partition = keys.citizen if against is Counted.CITIZEN else keys.phone
    return PhoneDayItem(partition(office_id=office_id, digest=digest), keys.day(on))
