"""What a clerk sees at her desk."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import local_day
from api.domain.hall import Hall, LineEntry, OpenCounter
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.usecases.services import Services
from api.usecases.tickets import arrived


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter as its clerk sees it; `ticket` is the one called or served there, as the line knew it."""

    office: Office
    hall: Hall
    number: int
    ticket: LineEntry | None
    as_of: datetime

    @property
    def counter(self) -> OpenCounter | None:
        return self.hall.counter(self.number)


def see_desk(services: Services, *, staff: StaffMember, number: int) -> Desk | None:
    """The counter, its ticket and its line; None when the clerk's office has no such counter."""
    found = see_desk_with_ticket(services, staff=staff, number=number)
    return found[0] if found else None


def see_desk_with_ticket(
    services: Services, *, staff: StaffMember, number: int
) -> tuple[Desk, Ticket | None] | None:
    """The same, with all that is known of the ticket there."""
    office = services.office(staff.office_id)
    if office is None or office.counter(number) is None:
        return None
    now = services.now()
    hall = hall_storage.load_hall(office_id=office.id, on=local_day(now))
    counter = hall.counter(number)
    ticket = tickets_storage.load_ticket(counter.current.code) if counter and counter.current else None
    shown = arrived(ticket) if ticket else None
    return Desk(office=office, hall=hall, number=number, ticket=shown, as_of=now), ticket


def desk_now(services: Services, *, staff: StaffMember, number: int) -> Desk:
    desk = see_desk(services, staff=staff, number=number)
    if desk is None:
        raise LookupError(f"counter {number} is gone")
    return desk
