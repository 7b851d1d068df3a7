"""Sees to the bookings a change left without their place: each is moved, or its holder is told."""

from collections.abc import Iterator
from dataclasses import replace

from api.domain.appointments import find_slots, is_too_late, slot_id
from api.domain.calendar import local_day
from api.domain.offices import Office
from api.domain.offices.records import BookingAct, BookingWork, ChangeRecord
from api.domain.stranded import nearest_free
from api.domain.tickets import OfficeNotice, Ticket, TicketState
from api.storage import hall as hall_storage
from api.storage import office_changes as changes_storage
from api.storage import tickets as tickets_storage
from api.storage.appointments import refused_slots
from api.storage.office_changes import KeptChange
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.appointments.visits import expected
from api.usecases.office_changes.previewing import free_times
from api.usecases.places import Row, let_go, move_places, row_of
from api.usecases.services import Services

# Each takes up to ten calls of the store; one request must end in time.
MOST_IN_ONE_REQUEST = 40
MOST_TIMES_TRIED = 8
TIMES_TO_LOOK = 2


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
    for row in _rows_to_try(services, office=office, work=work, ticket=ticket):
        day, first = local_day(row.starts[0]), row.starts[0]
        moved = replace(ticket, appointment_at=first, appointment_ends_at=row.ends_at, day=day)
        writes: list[Write] = [
            tickets_storage.move_by_office(was=ticket, to=moved, notice=_notice(record, work, is_moved=True)),
            *hall_storage.expect_at_another_time(
                office_id=office.id, was_on=ticket.day, on=day, entry=expected(moved)
            ),
            *move_places(
                services, was=ticket, to=moved, row=row, limit=office.booking_policy.bookings_per_day
            ),
        ]
        for _ in range(TIMES_TO_LOOK):
            try:
                transact(*writes)
            except ConditionsFailed as failed:
                if "ticket" in failed.names:
                    return False  # its holder was quicker, or this very change in another request
                full = refused_slots(failed, row.starts)
                # What nobody holds any more may be in the way; else the next time is tried.
                freed = [let_go(services, row=row, starts_at=at) for at in full]
                if not any(freed):
                    break
            else:
                return True
    return False


def _rows_to_try(services: Services, *, office: Office, work: BookingWork, ticket: Ticket) -> Iterator[Row]:
    """The time she was promised first, then the nearest that are free by now."""
    if ticket.phone is None:
        return
    free = free_times(services, office=office, group_id=work.group_id)
    nearest = nearest_free(starts_at=work.was_at, free=free, now=services.now())[:MOST_TIMES_TRIED]
    for start in ([work.to] if work.to else []) + [start for start in nearest if start != work.to]:
        first = slot_id(group_id=work.group_id, starts_at=start)
        slots = find_slots(office=office, slot_id=first, places=ticket.places)
        if slots and not is_too_late(starts_at=start, now=services.now()):
            yield row_of(slots, office_id=office.id)


def _tell(*, record: ChangeRecord, work: BookingWork) -> None:
    try:
        transact(tickets_storage.tell_holder(code=work.code, notice=_notice(record, work, is_moved=False)))
    except ConditionsFailed:
        return


def _notice(record: ChangeRecord, work: BookingWork, *, is_moved: bool) -> OfficeNotice:
    return OfficeNotice(change=record.version, was_at=work.was_at, is_moved=is_moved, reason=record.reason)
