"""What a clerk sees at her desk."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import local_day
from api.domain.hall import Hall, OpenCounter
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket
from api.storage import hall as hall_storage
from api.storage import tickets as tickets_storage
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter as its clerk sees it; `ticket` is the one being called or served there."""

    office: Office
    hall: Hall
    number: int
    ticket: Ticket | None
    as_of: datetime

    @property
    def counter(self) -> OpenCounter | None:
        return self.hall.counter(self.number)


def see_desk(services: Services, *, staff: StaffMember, number: int) -> Desk | None:
    """The counter, its ticket and its line; None when the clerk's office has no such counter."""
    office = services.office(staff.office_id)
    if office is None or office.counter(number) is None:
        return None
    now = services.now()
    hall = hall_storage.load_hall(office_id=office.id, on=local_day(now))
    counter = hall.counter(number)
    ticket = tickets_storage.load_ticket(counter.current.code) if counter and counter.current else None
    return Desk(office=office, hall=hall, number=number, ticket=ticket, as_of=now)


def desk_now(services: Services, *, staff: StaffMember, number: int) -> Desk:
    desk = see_desk(services, staff=staff, number=number)
    if desk is None:
        raise LookupError(f"counter {number} is gone")
    return desk
