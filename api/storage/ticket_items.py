"""How a ticket is stored, and read again."""

from datetime import UTC, date, datetime

from pynamodb.attributes import ListAttribute, UnicodeAttribute, UTCDateTimeAttribute

from api.domain.queue import CallWindow, Outlook, PriorityClass
from api.domain.tickets import LeftNumber, OfficeNotice, Ticket, TicketState
from api.domain.visit_services import VisitServices
from api.storage import keys
from api.storage.codec import decode
from api.storage.tables import Base, IntegerAttribute, epoch


class TicketItem(Base, discriminator="ticket"):
    office_id = UnicodeAttribute()
    day = UnicodeAttribute()
    group_id = UnicodeAttribute()
    procedure_code = UnicodeAttribute()
    state = UnicodeAttribute()
    number = IntegerAttribute(null=True)
    appointment_at = UTCDateTimeAttribute(null=True)
    appointment_ends_at = UTCDateTimeAttribute(null=True)
    places = IntegerAttribute(default=1)
    name = UnicodeAttribute(null=True)
    phone = UnicodeAttribute(null=True)
    citizen_digest = UnicodeAttribute(null=True)
    booked_by = UnicodeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    checked_in_at = UTCDateTimeAttribute(null=True)
    called_at = UTCDateTimeAttribute(null=True)
    started_at = UTCDateTimeAttribute(null=True)
    ended_at = UTCDateTimeAttribute(null=True)
    counter = IntegerAttribute(null=True)
    dossier_code = UnicodeAttribute(null=True)
    left_numbers: ListAttribute[str] = ListAttribute(null=True)
    kept_numbers: ListAttribute[str] = ListAttribute(null=True)
    priority = UnicodeAttribute(null=True)
    outlook = UnicodeAttribute(null=True)
    told = UnicodeAttribute(null=True)
    sent_to = IntegerAttribute(null=True)
    returned_at = UTCDateTimeAttribute(null=True)
    notice = UnicodeAttribute(null=True)
    services = UnicodeAttribute(null=True)
    request = UnicodeAttribute()


def ticket_of(item: TicketItem) -> Ticket:
    """The ticket that the item holds."""
    return Ticket(
        code=item.pk.removeprefix(keys.ticket("")),
        office_id=item.office_id,
        day=date.fromisoformat(item.day),
        group_id=item.group_id,
        procedure_code=item.procedure_code,
        state=TicketState(item.state),
        number=item.number,
        appointment_at=item.appointment_at,
        appointment_ends_at=item.appointment_ends_at,
        places=item.places,
        name=item.name,
        phone=item.phone,
        citizen_digest=item.citizen_digest,
        booked_by=item.booked_by,
        created_at=item.created_at,
        checked_in_at=item.checked_in_at,
        called_at=item.called_at,
        started_at=item.started_at,
        ended_at=item.ended_at,
        counter=item.counter,
        dossier_code=item.dossier_code,
        left_numbers=tuple(_left_number(text) for text in item.left_numbers or ()),
        kept_numbers=tuple(_left_number(text) for text in item.kept_numbers or ()),
        priority=PriorityClass(item.priority) if item.priority else None,
        outlook=decode(Outlook, item.outlook) if item.outlook else None,
        told=_window(item.told) if item.told else None,
        sent_to=item.sent_to,
        returned_at=item.returned_at,
        notice=decode(OfficeNotice, item.notice) if item.notice else None,
        services=decode(VisitServices, item.services) if item.services else VisitServices(),
    )


def window_text(window: CallWindow) -> str:
    """A told window as it is stored: both ends in seconds of the epoch."""
    return f"{epoch(window.call_from)}#{epoch(window.call_to)}"


def _window(text: str) -> CallWindow:
    call_from, call_to = (datetime.fromtimestamp(int(seconds), tz=UTC) for seconds in text.split("#"))
    return CallWindow(call_from=call_from, call_to=call_to)


def _left_number(text: str) -> LeftNumber:
    group_id, number = text.rsplit("#", 1)
    return LeftNumber(group_id=group_id, number=int(number))
