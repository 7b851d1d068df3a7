"""Reminders that could not be sent, and sending them again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from api.domain.reminders import Reminder, parse_reminder_id
from api.domain.staff import StaffMember
from api.storage import reminders as reminders_storage
from api.usecases.notices.trying_again import try_again
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
    done = try_again(
        services,
        mutation="sendReminderAgain",
        staff=staff,
        letter_id=told_apart_by,
        load=partial(reminders_storage.load_reminder, office_id=office_id, told_apart_by=told_apart_by),
        save=reminders_storage.save_reminder,
        idempotency_key=idempotency_key,
    )
    return ReminderWaits(done) if isinstance(done, Reminder) else done
