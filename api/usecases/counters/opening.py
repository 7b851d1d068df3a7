"""A clerk opens a counter and closes it, for good or until she is back."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from api.domain.calendar import local_day
from api.domain.hall import CounterAct, DoneAct, OpenCounter, Staffing
from api.domain.offices import Office, opening
from api.domain.queue.serving_hours import ServingHours
from api.domain.staff import StaffMember
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage import offices as offices_storage
from api.storage.idempotency import recall
from api.storage.transactions import Write
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
    for _ in tries():
        was = hall_storage.load_hall(office_id=office.id, on=local_day(now)).counter(number)
        if was is not None and was.is_open and was.clerk_id != staff.id:
            if recall(intention, now=now) is None:
                return CounterIsTaken(clerk_name=was.clerk_name)
            return CounterOpened(desk_now(services, staff=staff, number=number))
        # A counter that a manager has just retired must not be opened by who knows the old settings.
        writes = [
            _opening(office, was, staff=staff, number=number, now=now),
            offices_storage.still_is(office),
        ]
        if do_once(intention, writes, outcome="opened", now=now):
            return CounterOpened(desk_now(services, staff=staff, number=number))
        fresh = services.office_now(office.id)
        if fresh is None or fresh.counter(number) is None:
            return CounterIsUnknown()
        office = fresh
    raise AssertionError("tries end in StoreIsBusy")


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
            services,
            "closeCounter",
            staff=staff,
            number=number,
            key=idempotency_key,
            request=request,
            may_be_closed=True,
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
            office_id=here.office.id,
            on=here.hall.day,
            number=number,
            clerk_id=staff.id,
            acted=here.counter.acted,
            acts=_acts_with_closing(here),
            back_at=back_at,
        )
        # Refused when somebody was called there meanwhile; by the next look she may have been served.
        done = attempt(here.intention, [write], outcome="closed", now=here.now)
        if done is Attempt.DONE:
            learn_from_calls(office=here.office, calls=here.counter.to_learn, hall=here.hall, now=here.now)
        if done is not Attempt.REFUSED:
            return CounterClosed(desk_now(services, staff=staff, number=number))
    raise AssertionError("tries end in StoreIsBusy")


def _opening(
    office: Office, was: OpenCounter | None, *, staff: StaffMember, number: int, now: datetime
) -> Write:
    """The counter is hers. What a colleague did there before is not hers to undo."""
    opened = Staffing(is_open=True, clerk_id=staff.id, clerk_name=staff.name, opened_at=now)
    done = DoneAct(
        act=CounterAct.OPEN, at=now, staffed=was.staffing if was else replace(opened, is_open=False)
    )
    acts: tuple[DoneAct, ...] = (done,)
    if was is not None and was.clerk_id == staff.id:
        opened, acts = (was.staffing, was.acts) if was.is_open else (opened, was.acts_with(done))
    return counters_storage.open_counter(
        office_id=office.id,
        on=local_day(now),
        number=number,
        staffing=opened,
        acted=was.acted if was else 0,
        acts=acts,
    )


def _acts_with_closing(here: AtCounter) -> tuple[DoneAct, ...]:
    """Of what was done before, the forecast learns now: closing alone can be undone after it."""
    if not here.counter.is_open:
        return here.counter.acts
    return (DoneAct(act=CounterAct.CLOSE, at=here.now, staffed=here.counter.staffing),)


def _is_later_today(moment: datetime, *, office: Office, now: datetime) -> bool:
    return now < moment and ServingHours(calendar=office.calendar, now=now).has(moment)
