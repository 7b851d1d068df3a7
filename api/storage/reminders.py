"""Reminders to officers: when an office's are due, what was told of each dossier, letters on their way."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.calendar import local_day
from api.domain.dossiers import DueWarning
from api.domain.notices import NoticeState
from api.domain.reminders import Reminder, Warned
from api.storage import due_keys, keys
from api.storage.codec import decode, encode
from api.storage.tables import FIGURES_KEPT_IN_DAYS, Base, IntegerAttribute, days_after
from api.storage.transactions import Put, Update, holds, is_new, is_still

REMINDERS_KEPT_IN_DAYS = 60
CHANGED = "reminder-changed"


class ReminderClockItem(Base, discriminator="reminder-clock"):
    """When the office's officers are to be written to next, in the index by that moment."""


class WarnedItem(Base, discriminator="warned"):
    level = UnicodeAttribute()
    promised = UnicodeAttribute(null=True)


class ReminderItem(Base, discriminator="reminder"):
    body = UnicodeAttribute()
    version = IntegerAttribute()


# When


def begin_reminders(*, office_id: str, at: datetime) -> Update:
    """Somebody of the office is written to from now on; nothing changes when somebody was already."""
    item = ReminderClockItem(keys.reminders(office_id), keys.REMINDER_CLOCK)
    key = ReminderClockItem.due_at_key
    return Update(
        "reminder-clock",
        item,
        [
            ReminderClockItem.kind.set(ReminderClockItem),
            ReminderClockItem.due_office.set(keys.REMINDER_CLOCKS),
            key.set(key | due_keys.due_from(at=at, of=office_id)),
        ],
    )


def offices_to_remind(*, now: datetime, first: int) -> Sequence[tuple[str, str]]:
    """Offices whose moment has come, the longest due first: id, and the clock's setting."""
    upper = due_keys.due_from(at=now, of=keys.LAST)
    found = Base.due_index.query(
        keys.REMINDER_CLOCKS, Base.due_at_key.between("0", upper), limit=first, page_size=first
    )
    return [(item.pk.removeprefix(keys.reminders("")), item.due_at_key or "") for item in found]


def wind_clock(*, office_id: str, was: str, to: datetime) -> bool:
    """The office is looked at again at that moment; False when somebody else has set the clock meanwhile."""
    item = ReminderClockItem(keys.reminders(office_id), keys.REMINDER_CLOCK)
    item.due_office = keys.REMINDER_CLOCKS
    item.due_at_key = due_keys.due_from(at=to, of=office_id)
    return holds(lambda: item.save(condition=ReminderClockItem.due_at_key == was))


# What was told


def told_of(*, office_id: str, codes: Iterable[str]) -> Mapping[str, Warned]:
    """What the office has told of these dossiers, by code."""
    wanted = [(keys.dossier(code), keys.warned(office_id)) for code in codes]
    found = WarnedItem.batch_get(wanted, consistent_read=True) if wanted else ()
    told = (
        Warned(
            dossier_code=item.pk.removeprefix(keys.dossier("")),
            office_id=office_id,
            level=DueWarning(item.level),
            due_at=datetime.fromisoformat(item.promised) if item.promised else None,
        )
        for item in found
    )
    return {warned.dossier_code: warned for warned in told}


def tell(warned: Warned, *, was: Warned | None, now: datetime) -> Put:
    """This is told of the dossier; fails when somebody else told of it meanwhile."""
    item = WarnedItem(
        keys.dossier(warned.dossier_code),
        keys.warned(warned.office_id),
        level=warned.level,
        promised=_promised(warned),
        expires_at=days_after(local_day(now), FIGURES_KEPT_IN_DAYS),
    )
    if was is None:
        return Put("warned", item, is_new())
    same = (WarnedItem.level == was.level) & is_still(WarnedItem.promised, _promised(was))
    return Put("warned", item, same)


# Letters


def remind(reminder: Reminder) -> Put:
    """The letter is to be sent; fails when the officer has one of that day."""
    return Put("reminder", _item(reminder), is_new())


def save_reminder(reminder: Reminder) -> Put:
    """The letter after a change; fails when somebody else changed it meanwhile."""
    return Put(CHANGED, _item(reminder), ReminderItem.version == reminder.version - 1)


def load_reminder(*, office_id: str, told_apart_by: str) -> Reminder | None:
    try:
        item = ReminderItem.get(keys.reminders(office_id), keys.reminder(told_apart_by), consistent_read=True)
    except DoesNotExist:
        return None
    return decode(Reminder, item.body)


def latest_reminders(*, office_id: str, since: date) -> Sequence[Reminder]:
    """The office's letters of that day and later, oldest first."""
    condition = ReminderItem.sk.between(since.isoformat(), keys.REMINDER_CLOCK)
    found = ReminderItem.query(keys.reminders(office_id), condition, consistent_read=True)
    return [decode(Reminder, item.body) for item in found]


def waiting_reminders(*, now: datetime, first: int) -> Sequence[Reminder]:
    """Letters of all offices that may be tried now, the longest due first."""
    upper = due_keys.due_from(at=now, of=keys.LAST)
    found = Base.due_index.query(
        keys.REMINDER_OUTBOX, Base.due_at_key.between("0", upper), limit=first, page_size=first
    )
    return [decode(Reminder, item.body) for item in found if isinstance(item, ReminderItem)]


def unsent_reminders(*, office_id: str, since: datetime, first: int) -> Sequence[Reminder]:
    """Letters given up since then that nobody has seen to, the newest first."""
    lower = due_keys.due_from(at=since, of="")
    found = Base.due_index.query(
        keys.unsent_reminders(office_id),
        Base.due_at_key.between(lower, keys.LAST),
        scan_index_forward=False,
        limit=first,
        page_size=first,
    )
    return [decode(Reminder, item.body) for item in found if isinstance(item, ReminderItem)]


def _promised(warned: Warned) -> str | None:
    return warned.due_at.isoformat() if warned.due_at else None


def _item(reminder: Reminder) -> ReminderItem:
    item = ReminderItem(
        keys.reminders(reminder.office_id),
        keys.reminder(reminder.told_apart_by),
        body=encode(reminder),
        version=reminder.version,
        expires_at=days_after(reminder.on, REMINDERS_KEPT_IN_DAYS),
    )
    if reminder.state is NoticeState.WAITING:
        item.due_office = keys.REMINDER_OUTBOX
        item.due_at_key = due_keys.due_from(at=reminder.try_at, of=reminder.id)
    elif reminder.state is NoticeState.GIVEN_UP:
        item.due_office = keys.unsent_reminders(reminder.office_id)
        item.due_at_key = due_keys.due_from(at=reminder.settled_at or reminder.try_at, of=reminder.id)
    return item
