"""What stands against removing a group or retiring a counter: whoever still uses it, in hall and calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from api.domain.calendar import at_local, local_day
from api.domain.hall import Hall, LineEntry
from api.domain.offices import Office
from api.domain.offices.booking_policy import RANGES
from api.domain.offices.changes import OfficeChange
from api.domain.offices.group_uses import GroupUses
from api.storage import hall as hall_storage
from api.storage import office_changes as changes_storage
from api.storage import procedures as procedures_storage
from api.storage import waitlist as waitlist_storage
from api.usecases.outcomes import CounterIsInUse, GroupIsInUse, InputIsInvalid
from api.usecases.services import OFFICE_KEPT_FOR, Services

# Every process knows by then that the group's procedures went elsewhere: none sends anybody there any more.
LEFT_FOR = 2 * OFFICE_KEPT_FOR


def what_stands_against(
    services: Services, *, office: Office, change: OfficeChange
) -> GroupIsInUse | CounterIsInUse | InputIsInvalid | None:
    """None when nobody uses what the change takes away from the office as it is."""
    if not change.removed_groups and not change.retired_counters:
        return None
    now = services.now()
    today = hall_storage.load_hall(office_id=office.id, on=local_day(now))
    for number in change.retired_counters:
        counter = today.counter(number)
        if counter is not None and counter.is_open:
            return CounterIsInUse(number=number, clerk_name=counter.clerk_name)
    if not change.removed_groups:
        return None
    coming = _coming_entries(office, today, now=now)
    for group_id in change.removed_groups:
        group = office.group(group_id)
        uses = _uses(office, group_id, today=today, coming=coming, now=now)
        if group is not None and uses.in_words is not None:
            return GroupIsInUse(group=group, uses=uses)
    return _why_not_now(office, today, now=now)


def _why_not_now(office: Office, today: Hall, *, now: datetime) -> InputIsInvalid | None:
    """While the hall works, a clerk or a kiosk may send somebody to the group at any moment."""
    if _is_day_on(office, now=now) or any(counter.is_open for counter in today.counters.values()):
        return InputIsInvalid(field="groups", problem="group_while_open")
    newest = changes_storage.load_change(office_id=office.id, version=office.version)
    if newest is not None and now - newest.record.at < LEFT_FOR:
        return InputIsInvalid(field="groups", problem="group_left_just_now")
    return None


def _is_day_on(office: Office, *, now: datetime) -> bool:
    """Between the first opening and the last closing of today, lunch included."""
    day = local_day(now)
    shifts = office.calendar.booking_shifts_on(day)
    return bool(shifts) and at_local(day, shifts[0].opens_at) <= now < at_local(day, shifts[-1].closes_at)


def _uses(office: Office, group_id: str, *, today: Hall, coming: list[LineEntry], now: datetime) -> GroupUses:
    names = (
        entry.name
        for entry in procedures_storage.load_index(office.id)
        if (group := office.group_of_sector(entry.sector)) is not None and group.id == group_id
    )
    here = [entry for entry in today.line if entry.has_arrived] + [missed.entry for missed in today.missed]
    at_counters = [counter.current for counter in today.counters.values() if counter.current]
    waitlist = waitlist_storage.load_waitlist(office_id=office.id, group_id=group_id, now=now)
    return GroupUses(
        procedures=tuple(sorted(names)),
        bookings=tuple(
            entry.appointment_at
            for entry in coming
            if entry.appointment_at is not None and _needs(entry, group_id)
        ),
        in_hall=sum(_needs(entry, group_id) for entry in here)
        + sum(current.group_id == group_id for current in at_counters),
        on_waitlist=len(waitlist.wishes),
    )


def _coming_entries(office: Office, today: Hall, *, now: datetime) -> list[LineEntry]:
    """Everybody expected, over all days that could ever be booked."""

    def entries() -> Iterator[LineEntry]:
        yield from today.line
        for ahead in range(1, RANGES["horizon_days"][-1] + 1):
            day = today.day + timedelta(days=ahead)
            yield from hall_storage.load_hall(office_id=office.id, on=day).line

    return [
        entry
        for entry in entries()
        if not entry.has_arrived and entry.appointment_at is not None and entry.appointment_at > now
    ]


def _needs(entry: LineEntry, group_id: str) -> bool:
    return entry.group_id == group_id or any(each.group_id == group_id for each in entry.services.to_come)
