"""Visitors and attendants: they play a ward's day through the use cases, at a human pace."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from secrets import token_hex

from api.domain.calendar import local_day
from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.hall import CurrentTicket, Hall, LineEntry, OpenCounter
from api.domain.offices import Office
from api.domain.procedures import Channel, Procedure
from api.domain.queue import absent_from, next_call_at
from api.domain.staff import StaffMember
from api.domain.tickets import Ticket, hall_code
from api.local.demo.days import LONGEST_LINE, Arrival, Visit, visit_of, walk_ins
from api.local.demo.people import ATTENDANTS, is_visitor
from api.storage.hall import load_hall
from api.usecases import counters, dossiers, tickets
from api.usecases.services import Services

FIRST_TO_COME = timedelta(minutes=20)


class Visitors:
    """Everybody invented. `step` does what is due at the moment its services' clock shows.

    What has been done is read from the hall each time, so a restart goes on where the day stood. A real
    person's ticket is called and served like any other, but never checked in and never a no-show; a counter
    that a real person opened is left alone.
    """

    def __init__(self, *, office: Office, procedures: Sequence[Procedure], since: datetime) -> None:
        self._office = office
        self._procedures = {procedure.code: procedure for procedure in procedures}
        self._done_until = since
        self._planned: tuple[date, list[Arrival]] | None = None
        self._known: dict[str, tuple[Ticket | None, Visit]] = {}
        self._rests_until: dict[int, datetime] = {}

    def step(self, services: Services) -> None:
        """One look around the hall, and what follows from it."""
        now = services.now()
        if not self._office.calendar.booking_shifts_on(local_day(now)):
            return
        hall = load_hall(office_id=self._office.id, on=local_day(now))
        waiting = [ticket.group_id for ticket in hall.waiting()]
        for arrival in self._arrivals(now):
            if waiting.count(arrival.group_id) < LONGEST_LINE[arrival.group_id]:
                self.walk_in(services, arrival)
        for entry in hall.line:
            if not entry.has_arrived and entry.appointment_at is not None:
                self._check_in(services, entry, entry.appointment_at)
        for number, attendant in ATTENDANTS.items():
            self._attend(services, attendant, number, hall)

    def walk_in(self, services: Services, arrival: Arrival) -> None:
        """Somebody comes through the door and takes a number."""
        tickets.take_ticket(
            services,
            office_id=self._office.id,
            procedure_code=arrival.procedure.code,
            hall_code=self._hall_code(services),
            name=arrival.person.name,
            phone=arrival.person.phone,
            priority=arrival.priority,
            idempotency_key=arrival.key,
        )

    def _arrivals(self, now: datetime) -> list[Arrival]:
        day = local_day(now)
        if self._planned is None or self._planned[0] != day:
            procedures = list(self._procedures.values())
            self._planned = (day, walk_ins(office=self._office, procedures=procedures, day=day))
            self._known.clear()
        come = [arrival for arrival in self._planned[1] if self._done_until <= arrival.at < now]
        self._done_until = max(self._done_until, now)
        return come

    def _check_in(self, services: Services, entry: LineEntry, appointment_at: datetime) -> None:
        now = services.now()
        if now < appointment_at - FIRST_TO_COME:
            return
        ticket, visit = self._visit(services, entry.code)
        comes = ticket is not None and is_visitor(ticket.phone) and visit.is_kept
        if not comes or now < appointment_at - visit.comes_before_appointment:
            return
        tickets.check_in(
            services,
            code=entry.code,
            office_id=None,
            hall_code=self._hall_code(services),
            idempotency_key=_new_key(),
        )

    def _attend(self, services: Services, attendant: StaffMember, number: int, hall: Hall) -> None:
        now, counter = services.now(), hall.counter(number)
        is_open = self._office.calendar.is_open_at(now)
        if counter is not None and counter.clerk_id != attendant.id:
            return
        if counter is None or not counter.is_open:
            if is_open:
                counters.open_counter(services, staff=attendant, number=number, idempotency_key=_new_key())
        elif counter.current is not None:
            self._serve(services, attendant, counter, counter.current)
        elif not is_open:
            counters.close_counter(services, staff=attendant, number=number, idempotency_key=_new_key())
        elif now >= self._rests_until.get(number, now) and self._somebody_waits(hall, number):
            counters.call_next(services, staff=attendant, number=number, idempotency_key=_new_key())

    def _somebody_waits(self, hall: Hall, number: int) -> bool:
        described = self._office.counter(number)
        return described is not None and any(
            ticket.group_id in described.group_ids for ticket in hall.waiting()
        )

    def _serve(
        self, services: Services, attendant: StaffMember, counter: OpenCounter, current: CurrentTicket
    ) -> None:
        now, number = services.now(), counter.number
        ticket, visit = self._visit(services, current.code)
        if current.started_at is None:
            waited = now - current.called_at
            if visit.shows_up or ticket is None or not is_visitor(ticket.phone):
                if waited >= visit.walk_to_counter:
                    counters.start_service(
                        services, staff=attendant, number=number, idempotency_key=_new_key()
                    )
            elif (again := next_call_at(calls=current.calls, called_at=current.called_at)) and now >= again:
                counters.recall_ticket(services, staff=attendant, number=number, idempotency_key=_new_key())
            elif (absent := self._absent_from(current)) and now >= absent:
                counters.mark_no_show(services, staff=attendant, number=number, idempotency_key=_new_key())
            return
        if now - current.started_at < visit.service:
            return
        if ticket is not None and visit.hands_in:
            self._receive(services, attendant, number, ticket, lacks_one=visit.lacks_a_document)
        counters.finish_service(services, staff=attendant, number=number, idempotency_key=_new_key())
        self._rests_until[number] = now + visit.pause_after

    def _absent_from(self, current: CurrentTicket) -> datetime | None:
        policy = self._office.queue_policy
        return absent_from(calls=current.calls, called_at=current.called_at, policy=policy)

    def _receive(
        self, services: Services, attendant: StaffMember, number: int, ticket: Ticket, *, lacks_one: bool
    ) -> None:
        procedure = self._procedures.get(ticket.procedure_code)
        if procedure is None or procedure.deadline(Channel.IN_PERSON) is None:
            return
        dossiers.receive_dossier(
            services,
            staff=attendant,
            number=number,
            documents=handed_in(procedure, lacks_one=lacks_one),
            note=None,
            idempotency_key=_new_key(),
        )

    def _visit(self, services: Services, code: str) -> tuple[Ticket | None, Visit]:
        if code not in self._known:
            ticket = tickets.get_ticket(services, code=code)
            procedure = self._procedures.get(ticket.procedure_code) if ticket else None
            self._known[code] = (ticket, visit_of(code, procedure=procedure))
        return self._known[code]

    def _hall_code(self, services: Services) -> str:
        return hall_code(secret=services.code_secret, office_id=self._office.id, at=services.now())


def handed_in(procedure: Procedure, *, lacks_one: bool) -> list[DocumentReceipt]:
    """The papers of the procedure's first case as handed over; `lacks_one`: the last one is missing."""
    asked = procedure.cases[0].documents if procedure.cases else ()
    receipts = [
        DocumentReceipt(document.name, DocumentState.ORIGINAL if document.originals else DocumentState.COPY)
        for document in asked
    ]
    if lacks_one and len(receipts) > 1:
        receipts[-1] = DocumentReceipt(receipts[-1].name, DocumentState.MISSING)
    return receipts


def _new_key() -> str:
    return token_hex(16)
