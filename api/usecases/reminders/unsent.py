"""Reminders that could not be sent, and sending them again."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.domain.notices import NoticeState
from api.domain.reminders import Reminder, parse_reminder_id
from api.domain.staff import StaffMember
from api.storage import reminders as reminders_storage
from api.storage.idempotency import recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.intentions import intend, tries
from api.usecases.notices.unsent import LOOKED_BACK
from api.usecases.outcomes import InputIsInvalid, NoticeIsSettled, NoticeIsUnknown
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class ReminderWaits:
    reminder: Reminder


def unsent_reminders(services: Services, *, staff: StaffMember, first: int) -> Sequence[Reminder]:
    """Reminders of the manager's office that were given up in the last 30 days, the newest first."""
    since = services.now() - LOOKED_BACK
    return reminders_storage.unsent_reminders(office_id=staff.office_id, since=since, first=first)


def send_reminder_again(
    services: Services, *, staff: StaffMember, reminder_id: str, idempotency_key: str
) -> ReminderWaits | NoticeIsUnknown | NoticeIsSettled | InputIsInvalid:
    """Try a reminder anew that was given up; it tells of the dossiers as they stand now."""
    parsed = parse_reminder_id(reminder_id)
    if parsed is None or parsed[0] != staff.office_id:
        return NoticeIsUnknown()
    office_id, told_apart_by = parsed
    intention = intend(
        mutation="sendReminderAgain",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"reminder": told_apart_by},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    for _ in tries():
        reminder = reminders_storage.load_reminder(office_id=office_id, told_apart_by=told_apart_by)
        if reminder is None:
            return NoticeIsUnknown()
        now = services.now()
        if reminder.state is not NoticeState.GIVEN_UP:
            if reminder.state is NoticeState.WAITING or recall(intention, now=now) is not None:
                return ReminderWaits(reminder)
            return NoticeIsSettled()
        waiting = reminder.again(now=now)
        try:
            transact(
                reminders_storage.save_reminder(waiting),
                remember(intention, outcome=waiting.id, now=now),
            )
        except ConditionsFailed:
            if recall(intention, now=now) is not None:
                known = reminders_storage.load_reminder(office_id=office_id, told_apart_by=told_apart_by)
                return ReminderWaits(known or reminder)
        else:
            return ReminderWaits(waiting)
    raise AssertionError("tries end in StoreIsBusy")
