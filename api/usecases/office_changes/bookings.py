"""Sees to the bookings a change left without their place: each is moved, or its holder is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from api.domain.appointments import SlotTime, find_slot, is_too_late, slot_id
from api.domain.calendar import local_day
from api.domain.offices import Office
from api.domain.offices.records import BookingAct, BookingWork, ChangeRecord
from api.domain.stranded import nearest_free
from api.domain.tickets import OfficeNotice, Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import office_changes as changes_storage
from api.storage import tickets as tickets_storage
from api.storage.office_changes import KeptChange
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.appointments.visits import expected
from api.usecases.office_changes.previewing import free_times
from api.usecases.places import leave_place, take_place
from api.usecases.services import Services

# Each takes up to seven calls of the store; one request must end in time.
MOST_IN_ONE_REQUEST = 40
MOST_TIMES_TRIED = 8


def see_to_bookings(services: Services, *, office: Office, change: KeptChange) -> None:
    """As many of the pending bookings as one request can; done again, it goes on where it ended."""
    waiting = [work for work in change.record.works if work.code in change.pending]
    for work in waiting[:MOST_IN_ONE_REQUEST]:
        done = _see_to(services, office=office, record=change.record, work=work)
        changes_storage.settle_booking(
            office_id=office.id, version=change.record.version, code=work.code, act=done
        )


def _see_to(
    services: Services, *, office: Office, record: ChangeRecord, work: BookingWork
) -> BookingAct | None:
    """What became of the booking by this change; None when its holder was quicker."""
    ticket = tickets_storage.load_ticket(work.code)
    if ticket is None:
        return None
    if _is_as_it_was(ticket, record=record, work=work):
        is_moved = work.act is BookingAct.MOVE and _move(
            services, office=office, record=record, work=work, ticket=ticket
        )
        if not is_moved:
            _tell(record=record, work=work)
        ticket = tickets_storage.load_ticket(work.code) or ticket
    if ticket.phone is not None:
        # Also when an earlier request ended between the move and this; giving back twice changes nothing.
        leave_place(
            services, ticket=ticket, group_id=work.group_id, starts_at=work.was_at, phone=ticket.phone
        )
    if ticket.notice is None or ticket.notice.change != record.version:
        return None
    return BookingAct.MOVE if ticket.notice.is_moved else BookingAct.TELL


def _is_as_it_was(ticket: Ticket, *, record: ChangeRecord, work: BookingWork) -> bool:
    is_done = ticket.notice is not None and ticket.notice.change == record.version
    return not is_done and ticket.state is TicketState.BOOKED and ticket.appointment_at == work.was_at


def _move(
    services: Services, *, office: Office, record: ChangeRecord, work: BookingWork, ticket: Ticket
) -> bool:
    """False when no time near was free for her; then she keeps the old one until she chooses."""
    if ticket.phone is None:
        return False
    for slot in _times_to_try(services, office=office, work=work):
        refused = take_place(services, office_id=office.id, slot=slot, phone=ticket.phone, code=ticket.code)
        if refused is None:
            _write_move(services, office=office, record=record, work=work, ticket=ticket, slot=slot)
            return True
    return False


def _times_to_try(services: Services, *, office: Office, work: BookingWork) -> Iterator[SlotTime]:
    """The time she was promised first: a repetition must find the place it took before."""
    if work.to is not None:
        yield from _still_to_come(services, office, work, work.to)
    free = free_times(services, office=office, group_id=work.group_id)
    nearest = nearest_free(starts_at=work.was_at, free=free, now=services.now())
    for start in nearest[:MOST_TIMES_TRIED]:
        yield from _still_to_come(services, office, work, start)


def _still_to_come(
    services: Services, office: Office, work: BookingWork, start: datetime
) -> Iterator[SlotTime]:
    slot = find_slot(office=office, slot_id=slot_id(group_id=work.group_id, starts_at=start))
    if slot is not None and not is_too_late(starts_at=slot.starts_at, now=services.now()):
        yield slot


def _write_move(
    services: Services,
    *,
    office: Office,
    record: ChangeRecord,
    work: BookingWork,
    ticket: Ticket,
    slot: SlotTime,
) -> None:
    day = local_day(slot.starts_at)
    moved = replace(ticket, appointment_at=slot.starts_at, day=day)
    try:
        transact(
            tickets_storage.move_by_office(
                code=ticket.code,
                to_day=day,
                to=slot.starts_at,
                notice=_notice(record, work, is_moved=True),
            ),
            *hall_storage.expect_at_another_time(
                office_id=office.id, was_on=ticket.day, on=day, entry=expected(moved)
            ),
        )
    except ConditionsFailed:
        # Somebody was quicker, perhaps this very change in another request: keep only what the ticket says.
        current = tickets_storage.load_ticket(ticket.code) or ticket
        leave_place(
            services,
            ticket=current,
            group_id=work.group_id,
            starts_at=slot.starts_at,
            phone=ticket.phone or "",
        )


def _tell(*, record: ChangeRecord, work: BookingWork) -> None:
    try:
        transact(tickets_storage.tell_holder(code=work.code, notice=_notice(record, work, is_moved=False)))
    except ConditionsFailed:
        return


def _notice(record: ChangeRecord, work: BookingWork, *, is_moved: bool) -> OfficeNotice:
    return OfficeNotice(change=record.version, was_at=work.was_at, is_moved=is_moved, reason=record.reason)
