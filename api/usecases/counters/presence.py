"""A clerk at her own open counter, and what she does there done once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from api.domain.calendar import local_day
from api.domain.hall import DoneAct, Hall, OpenCounter
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.storage import counters as counters_storage
from api.storage import hall as hall_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.intentions import Intention, intend
from api.usecases.outcomes import CounterIsNotYours, CounterIsUnknown, InputIsInvalid
from api.usecases.services import Services

NotAtCounter = CounterIsUnknown | CounterIsNotYours | InputIsInvalid


@dataclass(frozen=True, slots=True)
class AtCounter:
    office: Office
    hall: Hall
    counter: OpenCounter
    staff: StaffMember
    intention: Intention
    now: datetime


def intend_at_counter(
    mutation: str, *, staff: StaffMember, number: int, key: str, request: Mapping[str, object] | None = None
) -> Intention | InputIsInvalid:
    """`asked`: what the wish says besides the counter."""
    return intend(
        mutation=mutation,
        caller=f"{staff.office_id}|{staff.id}",
        key=key,
        request={"counter": number, **(request or {})},
    )


def find_counter(
    services: Services,
    mutation: str,
    *,
    staff: StaffMember,
    number: int,
    key: str,
    request: Mapping[str, object] | None = None,
    may_be_closed: bool = False,
) -> "AtCounter | NotAtCounter":
    """The clerk at her own open counter, or why she is not; `request` is what she asks besides.

    `may_be_closed`: at the one that was hers before it was closed, too.
    """
    office = services.office(staff.office_id)
    if office is None or office.counter(number) is None:
        return CounterIsUnknown()
    intention = intend_at_counter(mutation, staff=staff, number=number, key=key, request=request)
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    hall = hall_storage.load_hall(office_id=office.id, on=local_day(now))
    counter = hall.counter(number)
    if counter is None:
        return CounterIsNotYours()
    is_ready = counter.clerk_id == staff.id and (counter.is_open or may_be_closed)
    # What was done stays done, though the counter was closed or given to somebody else before the retry.
    if not is_ready and recall(intention, now=now) is None:
        return CounterIsNotYours()
    return AtCounter(office=office, hall=hall, counter=counter, staff=staff, intention=intention, now=now)


def noted_in_line(here: AtCounter, done: DoneAct) -> Write:
    """The counter remembers what its clerk did with somebody who does not stand there."""
    return counters_storage.note_act(
        office_id=here.office.id,
        on=here.hall.day,
        number=here.counter.number,
        clerk_id=here.staff.id,
        acted=here.counter.acted,
        acts=here.counter.acts_with(done),
    )


class Attempt(Enum):
    """What became of the writes of a wish."""

    DONE = "DONE"
    DONE_BEFORE = "DONE_BEFORE"
    REFUSED = "REFUSED"


def attempt(intention: Intention, writes: Sequence[Write], *, outcome: str, now: datetime) -> Attempt:
    """Do the writes of this wish unless they were done when its key first came."""
    try:
        transact(*writes, remember(intention, outcome=outcome, now=now))
    except ConditionsFailed as failed:
        if WRITE_NAME in failed.names and recall(intention, now=now) is not None:
            return Attempt.DONE_BEFORE
        return Attempt.REFUSED
    return Attempt.DONE


def do_once(intention: Intention, writes: Sequence[Write], *, outcome: str, now: datetime) -> bool:
    """Whether the writes of this wish are done, now or when its key first came; False when refused."""
    return attempt(intention, writes, outcome=outcome, now=now) is not Attempt.REFUSED
