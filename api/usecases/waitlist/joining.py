"""A citizen joins the waitlist."""

from dataclasses import dataclass
from datetime import date, datetime

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING, DayPart, listed_days
from api.domain.offices import Office, ServiceGroup
from api.domain.tickets import CODE_LENGTH, derive_code
from api.domain.waitlist import Wish, wants
from api.storage import waitlist as waitlist_storage
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments import slot_days
from api.usecases.appointments.finding import find_service
from api.usecases.appointments.persons import known_person
from api.usecases.intentions import Intention, intend
from api.usecases.outcomes import (
    InputIsInvalid,
    OfficeIsUnknown,
    PhoneWaitsAlready,
    ProcedureIsUnknown,
    TimesAreFree,
    WaitlistIsFull,
)
from api.usecases.services import Services
from api.usecases.waitlist.reading import SeenWish, digest_of, seen_now


@dataclass(frozen=True, slots=True)
class WaitlistJoined:
    seen: SeenWish


def join_waitlist(
    services: Services,
    *,
    office_id: str,
    procedure_code: str,
    first_day: date,
    last_day: date,
    name: str,
    phone: str,
    idempotency_key: str,
    part: DayPart | None = None,
    places: int = 1,
    citizen: str | None = None,
) -> (
    WaitlistJoined
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | InputIsInvalid
    | TimesAreFree
    | WaitlistIsFull
    | PhoneWaitsAlready
):
    """Wait for a freed time of these days; who could book one of them at once is told to.

    `citizen` is her number or her card's text, as for a booking: the booking it may become counts it.
    """
    found = find_service(services, office_id=office_id, procedure_code=procedure_code)
    if not isinstance(found, tuple):
        return found
    office, procedure, group = found
    person = known_person(
        services,
        name=name,
        phone=phone,
        citizen=citizen,
        needs_citizen=office.booking_policy.needs_citizen_number,
    )
    if isinstance(person, InputIsInvalid):
        return person
    if not 1 <= places <= MOST_PLACES_OF_A_BOOKING:
        return InputIsInvalid(field="places", problem="places")
    intention = intend(
        mutation="joinWaitlist",
        caller=office.id,
        key=idempotency_key,
        request={
            "procedure": procedure.code,
            "days": [first_day, last_day],
            "part": part,
            "places": places,
            **person.request,
        },
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    wish = Wish(
        code=_new_code(services, intention),
        office_id=office.id,
        group_id=group.id,
        procedure_code=procedure.code,
        joined_at=now,
        first_day=first_day,
        last_day=last_day,
        part=part,
        places=places,
        name=person.name,
        phone=person.phone,
        citizen_digest=person.citizen_digest,
    )
    earlier = waitlist_storage.load_wish_of(intention, code=wish.code)
    if earlier is not None:
        return WaitlistJoined(seen_now(services, earlier))
    days = listed_days(policy=office.booking_policy, now=now)
    if not days[0] <= first_day <= last_day <= days[-1]:
        return InputIsInvalid(field="lastDay", problem="waitlist_days")
    free = first_free(services, office=office, group=group, wish=wish)
    return TimesAreFree(free) if free else _join(services, wish, intention=intention)


def _join(
    services: Services, wish: Wish, *, intention: Intention
) -> WaitlistJoined | WaitlistIsFull | PhoneWaitsAlready:
    digest = digest_of(services, wish)
    failed: frozenset[str] = frozenset()
    for _ in range(2):
        try:
            transact(*waitlist_storage.join(wish, digest=digest, intention=intention))
        except ConditionsFailed as refused:
            earlier = waitlist_storage.load_wish_of(intention, code=wish.code)
            if earlier is not None:
                return WaitlistJoined(seen_now(services, earlier))
            failed = refused.names
            if not waitlist_storage.drop_what_is_over(wish, digest=digest, now=services.now()):
                break
        else:
            return WaitlistJoined(seen_now(services, wish))
    return PhoneWaitsAlready() if waitlist_storage.PHONE_WRITE in failed else WaitlistIsFull()


def first_free(services: Services, *, office: Office, group: ServiceGroup, wish: Wish) -> datetime | None:
    """The first time she could book at once."""
    days = slot_days(services, office=office, group=group, places=wish.places)
    free = (slot for day in days for slot in day.slots if slot.free_places and wants(wish, slot.slot))
    first = next(free, None)
    return first.slot.starts_at if first else None


def _new_code(services: Services, intention: Intention) -> str:
    return derive_code(
        secret=services.code_secret,
        purpose="wish",
        parts=[intention.scope, intention.key],
        length=CODE_LENGTH,
    )
