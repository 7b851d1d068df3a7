"""After an office's calendar was edited: new dates for its open dossiers, a page at a time, whoever goes on.

A dossier's new date is one write with its entry and its notice, refused once the calendar was edited again.
How far one is stands apart from it: whoever dies before it is kept leaves dossiers that need nothing more.
"""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from api.domain.dossiers import Dossier, MoveKind, reckon_anew
from api.domain.offices import Office
from api.domain.reckonings import Reckoning, moves_dates
from api.domain.staff import StaffMember, StaffRole
from api.ports import Clock
from api.storage import dossiers as dossiers_storage
from api.storage import inbox as inbox_storage
from api.storage import offices as offices_storage
from api.storage import reckonings as reckonings_storage
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.dossiers.changing import entry_by, writes_of
from api.usecases.intentions import tries
from api.usecases.services import OFFICE_KEPT_FOR

PAGE = 50
# A hundred dossiers are a hundred transactions, beside the bookings that the same request sees to.
PAGES_IN_ONE_REQUEST = 2
# Rows of 0.3 KB, in the manager's own request: about forty read units.
MOST_COUNTED = 1_000
OFFICES_AT_A_LOOK = 10
# Every process knows the new calendar by then, and what it wrote by the old one stands in the index.
SETTLED_AFTER = 2 * OFFICE_KEPT_FOR
# An office that could not be seen to must not keep the others from being looked at.
PAUSE_AFTER_A_FAULT = timedelta(minutes=15)

log = logging.getLogger("denluot.reckonings")


class CalendarWasEditedAgain(Exception):
    """Whoever edited it began anew; nothing is to be dated by the calendar known here."""


def reckoning_to_begin(
    *, before: Office, after: Office, staff: StaffMember, now: datetime
) -> Reckoning | None:
    """What is to be written with the changed office; None when no date can differ."""
    if not moves_dates(before.calendar, after.calendar):
        return None
    counted = inbox_storage.count_dated(office_id=after.id, since=now, most=MOST_COUNTED)
    return Reckoning(
        office_id=after.id,
        version=after.version,
        by_id=staff.id,
        by_name=staff.name,
        asked_at=now,
        second_look_at=now + SETTLED_AFTER,
        dossiers=counted if counted < MOST_COUNTED else None,
        look_at=now,
    )


def reckon_in_request(*, office_id: str, clock: Clock) -> None:
    """As many dossiers as one request can; the others are left to `reckon_waiting`."""
    for _ in range(PAGES_IN_ONE_REQUEST):
        if not _reckon_page(office_id, clock=clock):
            return


def reckon_waiting(clock: Clock, *, first: int = OFFICES_AT_A_LOOK) -> int:
    """One page of at most `first` offices; for how many there was one."""
    pages = 0
    for office_id in reckonings_storage.offices_to_reckon(now=clock.now(), first=first):
        try:
            pages += _reckon_page(office_id, clock=clock)
        except Exception:
            log.exception("Due dates of an office could not be reckoned anew; they are tried again")
            _put_off(office_id, until=clock.now() + PAUSE_AFTER_A_FAULT)
    return pages


def _reckon_page(office_id: str, *, clock: Clock) -> bool:
    """False when there is nothing to look at now."""
    now = clock.now()
    kept = reckonings_storage.load_reckoning(office_id)
    if kept is None or kept.look_at is None or kept.look_at > now:
        return False
    # Read after it: the calendar is that of this edit, or of one that has begun anew.
    office = offices_storage.load_office_now(office_id)
    if office is None:
        raise LookupError(f"{office_id} is gone")
    page, cursor = dossiers_storage.dated_dossiers(
        office_id=office_id, since=now, first=PAGE, after=kept.cursor
    )
    try:
        for dossier in page:
            if dossier.office_id == office_id:
                _reckon_anew(dossier, office=office, reckoning=kept, clock=clock)
    except CalendarWasEditedAgain:
        return True
    met = sum(not kept.has_met(dossier) for dossier in page)
    reckonings_storage.save_reckoning(kept.after_page(met=met, cursor=cursor), was=kept)
    return True


def _reckon_anew(seen: Dossier, *, office: Office, reckoning: Reckoning, clock: Clock) -> None:
    by = StaffMember(id=reckoning.by_id, name=reckoning.by_name, office_id=office.id, role=StaffRole.MANAGER)
    dossier: Dossier | None = seen
    for _ in tries():
        if dossier is None:
            return
        move = entry_by(by, step=dossier.step, at=clock.now(), kind=MoveKind.RECKONED_ANEW)
        anew = reckon_anew(dossier=dossier, move=move, calendar=office.calendar)
        if anew is None:
            return
        try:
            transact(
                reckonings_storage.no_newer_edit(reckoning), *writes_of(anew, was_version=dossier.version)
            )
        except ConditionsFailed as failed:
            if "reckoning" in failed.names:
                raise CalendarWasEditedAgain from None
            dossier = dossiers_storage.load_dossier(dossier.code)
        else:
            return


def _put_off(office_id: str, *, until: datetime) -> None:
    kept = reckonings_storage.load_reckoning(office_id)
    if kept is not None and kept.look_at is not None:
        reckonings_storage.save_reckoning(replace(kept, look_at=until), was=kept)
