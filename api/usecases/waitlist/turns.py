"""What nobody looks at goes on in turn all the same: waitlists whose moment has come are looked at."""

import logging
from datetime import timedelta

from api.domain.waitlist import days_waited_for, end_of_night, in_turn
from api.storage import waitlist as waitlist_storage
from api.storage.appointments import occupied_slots
from api.storage.waitlist import DueWaitlist
from api.usecases.handing import hand_on
from api.usecases.services import Services
from api.usecases.waiting import load_waiting

WAITLISTS_AT_A_LOOK = 100
# While somebody waits. Whoever leaves a place, joins, is offered something or declines sets the clock; a hold
# that begins after a look, of a place that was everybody's, and lapses is noticed by this.
LOOKED_AT_LEAST_EVERY = timedelta(hours=1)
# A waitlist that could not be seen to must not keep the others from being looked at.
PAUSE_AFTER_A_FAULT = timedelta(minutes=2)

log = logging.getLogger("denluot.waitlist")


def hand_on_due(services: Services, *, first: int = WAITLISTS_AT_A_LOOK) -> int:
    """Look at the waitlists that are due, at most `first`; returns how many there were.

    A look hands on as every other look does. Its clock is set on last and only if nothing has changed
    meanwhile, so that who dies before it, or is too late, leaves it to the next look.
    """
    due = waitlist_storage.due_waitlists(now=services.now(), first=first)
    for each in due:
        try:
            _look_at(services, each)
        except Exception:
            log.exception("A waitlist could not be seen to; it is looked at again")
            waitlist_storage.wind_clock(
                office_id=each.office_id,
                group_id=each.group_id,
                version=each.version,
                to=services.now() + PAUSE_AFTER_A_FAULT,
            )
    return len(due)


def _look_at(services: Services, due: DueWaitlist) -> None:
    now, office_id, group_id = services.now(), due.office_id, due.group_id
    if morning := end_of_night(now=now):
        waitlist_storage.wind_clock(office_id=office_id, group_id=group_id, version=due.version, to=morning)
        return
    waitlist = load_waiting(services, office_id=office_id, group_id=group_id, now=now)
    again_at = None
    if wishes := in_turn(waitlist.wishes, now=now):
        since, until = days_waited_for(wishes, now=now)
        occupied = occupied_slots(
            office_id=office_id, group_id=group_id, since=since, until=until, at_this_moment=True
        )
        next_end = hand_on(services, office_id=office_id, group_id=group_id, occupied=occupied)
        latest = now + LOOKED_AT_LEAST_EVERY
        again_at = min(next_end or latest, latest)
    waitlist_storage.wind_clock(office_id=office_id, group_id=group_id, version=waitlist.version, to=again_at)
