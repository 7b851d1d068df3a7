"""Write to the officers of the offices whose morning has come, each thing once.

An office is looked at in the first working minute of its day. A letter and the marks of what it tells are one
write, so that of two who look at once one writes; the clock is set on last, so that who dies before it leaves
the rest of the letters to whoever looks next.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial

from api.domain.calendar import CalendarHasNoWorkingDay, at_local, local_day
from api.domain.dossiers import Dossier
from api.domain.offices import Office
from api.domain.reminders import Draft, Warned, drafts, near_due, next_working_minute
from api.storage import dossiers as dossiers_storage
from api.storage import offices as offices_storage
from api.storage import reminders as reminders_storage
from api.storage.staff_members import staff_members
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.notices import Post

OFFICES_AT_A_LOOK = 40
# Soonest due first, so that whoever has more open is told of the nearest.
MOST_LOOKED_AT = 1_000
PAGE = 200
# No procedure takes longer.
LOOKED_AHEAD = timedelta(days=730)
# An office that could not be seen to must not keep the others from being looked at.
PAUSE_AFTER_A_FAULT = timedelta(minutes=15)
# Longer no letter is tried, even over the longest holidays.
WAITS_AT_MOST = timedelta(days=14)

log = logging.getLogger("denluot.notices")


def remind_offices(post: Post, *, first: int = OFFICES_AT_A_LOOK) -> int:
    """Write what is due in at most `first` offices; returns how many letters wait to be sent by that."""
    written = 0
    for office_id, clock in reminders_storage.offices_to_remind(now=post.clock.now(), first=first):
        now = post.clock.now()
        try:
            count, again_at = _remind(office_id, now=now)
            written += count
        except Exception:
            log.exception("The officers of an office could not be reminded; they are tried again")
            again_at = now + PAUSE_AFTER_A_FAULT
        reminders_storage.wind_clock(office_id=office_id, was=clock, to=again_at)
    return written


def _remind(office_id: str, *, now: datetime) -> tuple[int, datetime]:
    """How many letters were written, and when the office is to be looked at again."""
    tomorrow = at_local(local_day(now) + timedelta(days=1), datetime.min.time())
    office = offices_storage.load_office(office_id)
    if office is None:
        return 0, tomorrow
    try:
        if (opens := next_working_minute(calendar=office.calendar, at=now)) > now:
            return 0, opens
        again_at = next_working_minute(calendar=office.calendar, at=tomorrow)
    except CalendarHasNoWorkingDay:
        return 0, tomorrow
    return _write_letters(office, now=now), again_at


def _write_letters(office: Office, *, now: datetime) -> int:
    directory = staff_members(office_id=office.id)
    if not any(entry.is_reminded for entry in directory):
        return 0
    near = near_due(
        dossiers=_open_dossiers(office.id, now=now),
        office_id=office.id,
        directory=directory,
        calendar=office.calendar,
        now=now,
    )
    told = reminders_storage.told_of(office_id=office.id, codes=[each.dossier.code for each in near])
    planned = partial(drafts, near=near, told=told, office_id=office.id, directory=directory, now=now)
    since = local_day(now) - WAITS_AT_MOST
    latest = reminders_storage.latest_reminders(office_id=office.id, since=since) if near else ()
    unsent = [reminder for reminder in latest if reminder.can_be_taken_back(now=now)]
    written = 0
    for draft, alone in zip(planned(unsent=unsent), planned(), strict=True):
        try:
            is_written = _is_written(draft, told=told, now=now)
        except SentMeanwhile:
            is_written = _is_written(alone, told=told, now=now)
        written += len(draft.reminders) if is_written else 0
    return written


class SentMeanwhile(Exception):
    """A letter that was to be taken back is in somebody's hands."""


def _is_written(draft: Draft, *, told: Mapping[str, Warned], now: datetime) -> bool:
    """False when she has her letter of today: somebody else looks too, or died before the clock was set."""
    try:
        transact(
            *map(reminders_storage.remind, draft.reminders),
            *(reminders_storage.tell(mark, was=told.get(mark.dossier_code), now=now) for mark in draft.marks),
            *(reminders_storage.save_reminder(old.not_wanted(now=now)) for old in draft.taken_back),
        )
    except ConditionsFailed as failed:
        if failed.names == {reminders_storage.CHANGED}:
            raise SentMeanwhile from None
        return False
    return True


def _open_dossiers(office_id: str, *, now: datetime) -> Iterator[Dossier]:
    """Those with a due date, soonest first; so many, however many there are."""
    after = None
    for _ in range(MOST_LOOKED_AT // PAGE):
        page, after = dossiers_storage.open_dossiers(
            office_id=office_id, since=None, until=now + LOOKED_AHEAD, first=PAGE, after=after
        )
        yield from page
        if after is None:
            return
