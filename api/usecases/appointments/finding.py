"""What somebody wants to book: the office's service, its slots, and why they cannot be booked."""

from datetime import datetime

from api.domain.appointments import SlotRefusal, booking_opens_at, find_slots, parse_slot_id, slot_refusal
from api.domain.calendar import local_day
from api.domain.offices import Office, ServiceGroup
from api.domain.procedures import Procedure
from api.usecases.outcomes import (
    OfficeIsClosed,
    OfficeIsUnknown,
    ProcedureIsUnknown,
    SlotIsPast,
    SlotIsTooFarAhead,
    SlotIsUnknown,
)
from api.usecases.places import Row, row_of
from api.usecases.services import Services

SlotProblem = SlotIsUnknown | SlotIsPast | SlotIsTooFarAhead | OfficeIsClosed


def find_service(
    services: Services, *, office_id: str, procedure_code: str
) -> tuple[Office, Procedure, ServiceGroup] | OfficeIsUnknown | ProcedureIsUnknown:
    """The office, its procedure and the group that handles it."""
    office = services.office(office_id)
    if office is None:
        return OfficeIsUnknown()
    procedure = services.procedure(office_id=office.id, code=procedure_code)
    group = office.group_of_sector(procedure.sector) if procedure else None
    return (office, procedure, group) if procedure and group else ProcedureIsUnknown()


def find_row(
    *,
    office: Office,
    group: ServiceGroup,
    slot_id: str,
    places: int,
    now: datetime,
    with_reserve: bool = False,
) -> Row | SlotProblem:
    """The slots to take from that one on, or why they cannot be booked now by anybody.

    `with_reserve`: a clerk gives them out, who may also give what is kept back for that.
    """
    problem = slot_problem(office=office, group=group, slot_id=slot_id, now=now)
    if problem is not None:
        return problem
    slots = find_slots(office=office, slot_id=slot_id, places=places)
    return row_of(slots, office_id=office.id, with_reserve=with_reserve) if slots else SlotIsUnknown()


def slot_problem(*, office: Office, group: ServiceGroup, slot_id: str, now: datetime) -> SlotProblem | None:
    match slot_refusal(office=office, slot_id=slot_id, group_id=group.id, now=now):
        case SlotRefusal.UNKNOWN:
            return SlotIsUnknown()
        case SlotRefusal.PAST:
            return SlotIsPast()
        case SlotRefusal.TOO_FAR_AHEAD:
            return _too_far_ahead(office=office, slot_id=slot_id)
        case SlotRefusal.OFFICE_CLOSED:
            return OfficeIsClosed(opens_at=None)
        case None:
            return None


def _too_far_ahead(*, office: Office, slot_id: str) -> SlotIsTooFarAhead:
    policy, parsed = office.booking_policy, parse_slot_id(slot_id)
    try:
        opens_at = booking_opens_at(policy=policy, day=local_day(parsed[1])) if parsed else None
    except OverflowError:  # near the year 9999
        opens_at = None
    return SlotIsTooFarAhead(days=policy.horizon_days, opens_at=opens_at)
