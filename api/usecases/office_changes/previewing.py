"""What a change would do: its differences, and the bookings that would lose their place."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from api.domain.calendar import local_day
from api.domain.hall import LineEntry
from api.domain.offices import Office
from api.domain.offices.booking_policy import RANGES
from api.domain.offices.changes import OfficeChange, apply_change
from api.domain.offices.differences import differences
from api.domain.offices.refusals import ChangeIsRefused
from api.domain.staff import StaffMember
from api.domain.stranded import (
    AffectedBooking,
    Booking,
    ChangePreview,
    days_with_other_times,
    newly_stranded,
    plan_moves,
)
from api.domain.tickets import Ticket, TicketState, derive_code
from api.storage import hall as hall_storage
from api.storage import offices as offices_storage
from api.storage import tickets as tickets_storage
from api.usecases.appointments import slot_days
from api.usecases.office_changes.standing import what_stands_against
from api.usecases.outcomes import CounterIsInUse, GroupIsInUse, InputIsInvalid, OfficeIsUnknown
from api.usecases.procedures import procedure_sectors
from api.usecases.services import Services

MOST_AFFECTED = 300
REFERENCE_LENGTH = 12

StandsAgainst = GroupIsInUse | CounterIsInUse | InputIsInvalid


def preview_change(
    services: Services, *, staff: StaffMember, change: OfficeChange
) -> ChangePreview | OfficeIsUnknown | StandsAgainst:
    """What the change would do to the office as it stands now; nothing is written."""
    before = offices_storage.load_office_now(staff.office_id)
    return OfficeIsUnknown() if before is None else preview(services, before=before, change=change)


def preview(services: Services, *, before: Office, change: OfficeChange) -> ChangePreview | StandsAgainst:
    try:
        after = apply_change(
            before,
            change,
            now=services.now(),
            sector_of_procedure=procedure_sectors(before) if change.asks_the_catalogue else {},
        )
    except ChangeIsRefused as refused:
        return InputIsInvalid(field=refused.field, problem=refused.problem)
    found = differences(before, after)
    if not found:
        return InputIsInvalid(field="change", problem="nothing_changes")
    against = what_stands_against(services, office=before, change=change)
    if against is not None:
        return against
    affected = _affected(services, before=before, after=after)
    if len(affected) > MOST_AFFECTED:
        return InputIsInvalid(field="change", problem="too_many_bookings")
    return ChangePreview(before=before, after=after, differences=found, affected=affected)


def free_times(services: Services, *, office: Office, group_id: str) -> Mapping[datetime, int]:
    """Free places of the group by start, over all days one can book."""
    group = office.group(group_id)
    days = slot_days(services, office=office, group=group) if group else ()
    return {free.slot.starts_at: free.free_places for day in days for free in day.slots}


def _affected(services: Services, *, before: Office, after: Office) -> tuple[AffectedBooking, ...]:
    now = services.now()
    # A horizon that was longer once may have left bookings beyond the one that holds now.
    coming = [local_day(now) + timedelta(days=ahead) for ahead in range(RANGES["horizon_days"][-1] + 1)]
    days = days_with_other_times(before=before, after=after, days=coming)
    tickets = _booked_tickets(office=before, days=days, now=now)
    lost = newly_stranded(
        before=before, after=after, bookings=[_booking(ticket) for ticket in tickets.values()]
    )
    groups = {booking.group_id for booking in lost}
    free = {group_id: free_times(services, office=after, group_id=group_id) for group_id in groups}
    planned = plan_moves(office=after, bookings=lost, free=free, now=now)
    return tuple(
        AffectedBooking(
            booking=booking,
            reference=reference(services, booking.code),
            name=tickets[booking.code].name,
            phone=tickets[booking.code].phone,
            procedure_code=tickets[booking.code].procedure_code,
            to=planned.get(booking.code),
        )
        for booking in lost
    )


def reference(services: Services, code: str) -> str:
    """A name for a booking that does not open its ticket."""
    return derive_code(
        secret=services.code_secret, purpose="booking-reference", parts=(code,), length=REFERENCE_LENGTH
    )


def _booked_tickets(*, office: Office, days: tuple[date, ...], now: datetime) -> dict[str, Ticket]:
    codes = [entry.code for entry in _expected(office=office, days=days, now=now)]
    tickets = tickets_storage.load_tickets(codes)
    return {code: ticket for code, ticket in tickets.items() if ticket.state is TicketState.BOOKED}


def _expected(*, office: Office, days: tuple[date, ...], now: datetime) -> Iterator[LineEntry]:
    for day in days:
        hall = hall_storage.load_hall(office_id=office.id, on=day)
        for entry in hall.line:
            if not entry.has_arrived and entry.appointment_at is not None and entry.appointment_at > now:
                yield entry


def _booking(ticket: Ticket) -> Booking:
    return Booking(
        code=ticket.code,
        group_id=ticket.group_id,
        starts=ticket.slot_starts,
        booked_at=ticket.created_at,
    )
