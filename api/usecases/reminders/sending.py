"""Send reminders, as notices are sent; what they say is told by the dossiers as they stand then."""

from functools import partial

from api.domain.calendar import CalendarHasNoWorkingDay
from api.domain.offices import Office
from api.domain.reminders import Reminder, next_working_minute, reminder_letter, rows_of
from api.storage import offices as offices_storage
from api.storage import reminders as reminders_storage
from api.storage.dossiers import load_dossiers
from api.storage.staff_members import load_staff_member
from api.usecases.notices import Post
from api.usecases.notices.trying import after_trying, is_saved

SENT_AT_A_LOOK = 50


def send_waiting_reminders(post: Post, *, first: int = SENT_AT_A_LOOK) -> int:
    """Send what may be tried now, at most `first`; returns how many there were."""
    waiting = reminders_storage.waiting_reminders(now=post.clock.now(), first=first)
    for reminder in waiting:
        send_reminder(post, office_id=reminder.office_id, told_apart_by=reminder.told_apart_by)
    return len(waiting)


def send_reminder(post: Post, *, office_id: str, told_apart_by: str) -> None:
    """Send this reminder if it waits and nobody has it in hand; out of hours it waits for the next shift."""
    reminder = reminders_storage.load_reminder(office_id=office_id, told_apart_by=told_apart_by)
    now = post.clock.now()
    if reminder is None or not reminder.may_be_taken(now=now):
        return
    office = offices_storage.load_office(office_id)
    try:
        opens = next_working_minute(calendar=office.calendar, at=now) if office else None
    except CalendarHasNoWorkingDay:
        opens = None
    if office is None or opens is None:
        is_saved(reminders_storage.save_reminder(reminder.not_wanted(now=now)))
    elif opens > now:
        is_saved(reminders_storage.save_reminder(reminder.put_off(until=opens)))
    elif is_saved(reminders_storage.save_reminder(taken := reminder.taken(now=now))):
        is_saved(reminders_storage.save_reminder(_after_trying(post, taken, office=office)))


def _after_trying(post: Post, reminder: Reminder, *, office: Office) -> Reminder:
    """The reminder after its letter was sent, refused, or found to have nothing to tell any more."""
    now = post.clock.now()
    member = load_staff_member(office_id=reminder.office_id, staff_id=reminder.staff_id)
    if member is None or member.email is None or not member.is_reminded:
        return reminder.not_wanted(now=now)
    known = load_dossiers(reminder.codes)
    named = [known[code] for code in reminder.codes if code in known]
    rows = rows_of(reminder=reminder, dossiers=named, calendar=office.calendar, now=now)
    if not rows:
        return reminder.not_wanted(now=now)
    written = partial(
        reminder_letter,
        reminder=reminder,
        rows=rows,
        office=office,
        to=member.email,
        site_url=post.site_url,
        now=now,
    )
    return after_trying(post, reminder, written)
