"""A clerk opens a counter and closes it, for good or until she is back."""

from dataclasses import dataclass
from datetime import UTC, datetime

from api.domain.calendar import local_day
from api.domain.offices import Office, opening
from api.domain.queue.serving_hours import ServingHours
from api.domain.staff import StaffMember
from api.storage import counters as counters_storage
from api.storage import offices as offices_storage
from api.storage.idempotency import recall
from api.usecases.counters.desks import Desk, desk_now
from api.usecases.counters.presence import (
    AtCounter,
    Attempt,
    NotAtCounter,
    attempt,
    do_once,
    find_counter,
    intend_at_counter,
)
from api.usecases.forecasts import learn_from_calls
from api.usecases.intentions import tries
from api.usecases.outcomes import (
    CounterIsBusy,
    CounterIsTaken,
    CounterIsUnknown,
    InputIsInvalid,
    OfficeIsClosed,
)
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class CounterOpened:
    desk: Desk


@dataclass(frozen=True, slots=True)
class CounterClosed:
    desk: Desk


def open_counter(
    services: Services, *, staff: StaffMember, number: int, idempotency_key: str
) -> CounterOpened | CounterIsUnknown | CounterIsTaken | OfficeIsClosed | InputIsInvalid:
    """Open a counter for today. Opening one's own counter again changes nothing."""
    office = services.office(staff.office_id)
    if office is None or office.counter(number) is None:
        return CounterIsUnknown()
    intention = intend_at_counter("openCounter", staff=staff, number=number, key=idempotency_key)
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    if not office.calendar.is_working_day(local_day(now)):
        return OfficeIsClosed(opens_at=opening(office=office, now=now).opens_at)
    write = counters_storage.open_counter(
        office_id=office.id,
        on=local_day(now),
        number=number,
        clerk_id=staff.id,
        clerk_name=staff.name,
        now=now,
    )
    done = False
    for _ in tries():
        # A counter that a manager has just retired must not be opened by who knows the old settings.
        done = do_once(intention, [write, offices_storage.still_is(office)], outcome="opened", now=now)
        if done:
            break
        fresh = services.office_now(office.id)
        if fresh is None or fresh.counter(number) is None:
            return CounterIsUnknown()
        if fresh.version == office.version:
            break
        office = fresh
    desk = desk_now(services, staff=staff, number=number)
    if not done and desk.counter is not None and desk.counter.clerk_id != staff.id:
        return CounterIsTaken(clerk_name=desk.counter.clerk_name)
    return CounterOpened(desk)


def close_counter(
    services: Services,
    *,
    staff: StaffMember,
    number: int,
    idempotency_key: str,
    back_at: datetime | None = None,
) -> CounterClosed | CounterIsBusy | NotAtCounter:
    """Close one's own counter; its ticket must be finished first.

    `back_at`, later today while people are still called, is when the clerk means to open it again: the
    forecast reckons with it, and everybody who watches is told.
    """
    if back_at and back_at.tzinfo is None:
        return InputIsInvalid(field="backAt", problem="moment")
    request = {"back_at": back_at.astimezone(UTC).isoformat()} if back_at else None
    for _ in tries():
        here = find_counter(
            services, "closeCounter", staff=staff, number=number, key=idempotency_key, request=request
        )
        if not isinstance(here, AtCounter):
            return here
        if back_at and not _is_later_today(back_at, office=here.office, now=here.now):
            if recall(here.intention, now=here.now) is None:
                return InputIsInvalid(field="backAt", problem="back_at")
            return CounterClosed(desk_now(services, staff=staff, number=number))
        current = here.counter.current
        if current is not None:
            if recall(here.intention, now=here.now) is None:
                return CounterIsBusy(label=current.label)
            return CounterClosed(desk_now(services, staff=staff, number=number))
        write = counters_storage.close_counter(
            office_id=here.office.id, on=here.hall.day, number=number, clerk_id=staff.id, back_at=back_at
        )
        # Refused when somebody was called there meanwhile; by the next look she may have been served.
        done = attempt(here.intention, [write], outcome="closed", now=here.now)
        if done is Attempt.DONE:
            learn_from_calls(office=here.office, calls=here.counter.to_learn, hall=here.hall, now=here.now)
        if done is not Attempt.REFUSED:
            return CounterClosed(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _is_later_today(moment: datetime, *, office: Office, now: datetime) -> bool:
    return now < moment and ServingHours(calendar=office.calendar, now=now).has(moment)
