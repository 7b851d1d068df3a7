"""Kiosks: lease numbers of a group's series, and say later which of them were given out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.domain.calendar import local_day
from api.domain.hall import Hall
from api.domain.leases import (
    KIOSK_PATTERN,
    MOST_NUMBERS_IN_A_LEASE,
    MOST_NUMBERS_OUT,
    IssuedNumber,
    NumberLease,
    arrival,
    is_part_of,
    leased_code,
    may_lease,
    parse_lease_id,
)
from api.domain.offices import Office
from api.domain.procedures import PROCEDURE_CODE
from api.domain.tickets import Ticket, TicketState, display_key_is_valid
from api.storage import hall as hall_storage
from api.storage import leases as leases_storage
from api.storage import procedures as procedures_storage
from api.storage import tickets as tickets_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.forecasts import with_forecast
from api.usecases.intentions import Intention, intend, tries
from api.usecases.no_wait_days import by_appointment
from api.usecases.outcomes import (
    DisplayKeyIsWrong,
    GroupIsUnknown,
    InputIsInvalid,
    LeaseIsOver,
    LeaseIsUnknown,
    OfficeIsClosed,
    OfficeIsUnknown,
    ProcedureIsUnknown,
    TodayIsByAppointment,
    TooManyNumbersOut,
)
from api.usecases.services import Services
from api.usecases.tickets import arrived, why_no_numbers_now

# Longer ago, the hall of now tells nothing about the wait that began then.
JUST_ARRIVED = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class NumbersLeased:
    lease: NumberLease


@dataclass(frozen=True, slots=True)
class IssuedNumbersReported:
    """Their tickets, in the order of the report."""

    tickets: tuple[Ticket, ...]


def lease_numbers(
    services: Services,
    *,
    office_id: str,
    display_key: str,
    kiosk: str,
    group_id: str,
    count: int,
    idempotency_key: str,
) -> (
    NumbersLeased
    | TooManyNumbersOut
    | GroupIsUnknown
    | DisplayKeyIsWrong
    | OfficeIsClosed
    | TodayIsByAppointment
    | OfficeIsUnknown
    | InputIsInvalid
):
    """Reserve the next `count` numbers of a group for a kiosk; phones go on with the number after them."""
    office = _office_of_display(services, office_id=office_id, key=display_key)
    if not isinstance(office, Office):
        return office
    group = office.group(group_id)
    if group is None:
        return GroupIsUnknown()
    if not KIOSK_PATTERN.fullmatch(kiosk):
        return InputIsInvalid(field="kiosk", problem="kiosk")
    if not 1 <= count <= MOST_NUMBERS_IN_A_LEASE:
        return InputIsInvalid(field="count", problem="count")
    intention = intend(
        mutation="leaseNumbers",
        caller=office.id,
        key=idempotency_key,
        request={"kiosk": kiosk, "group": group_id, "count": count},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    on = local_day(now)
    for _ in tries():
        # Nobody knows who will wait when a leased number is given out: on a no-wait day none is leased.
        refusal = (
            why_no_numbers_now(office=office, now=now)
            or by_appointment(services, office=office, group=group, day=on)
            or _why_no_more(office=office, group_id=group_id, count=count, now=now)
        )
        if refusal is not None:
            earlier = _leased_before(intention, office=office, now=now)
            return NumbersLeased(earlier) if earlier else refusal
        last = hall_storage.load_hall(office_id=office.id, on=on).issued(group_id)
        lease = NumberLease(
            office_id=office.id,
            day=on,
            group_id=group_id,
            first=last + 1,
            last=last + count,
            kiosk=kiosk,
            leased_at=now,
        )
        try:
            transact(
                leases_storage.create_lease(lease),
                hall_storage.issue_number(
                    office_id=office.id, on=on, group_id=group_id, last=last, count=count
                ),
                remember(intention, outcome=lease.key.id, now=now),
            )
        except ConditionsFailed as failed:
            if WRITE_NAME in failed.names:
                return NumbersLeased(_leased_before(intention, office=office, now=now) or lease)
        else:
            return NumbersLeased(lease)
    raise AssertionError("tries end in StoreIsBusy")


def report_issued_numbers(
    services: Services,
    *,
    office_id: str,
    display_key: str,
    lease_id: str,
    issued: Sequence[IssuedNumber],
    idempotency_key: str,
) -> (
    IssuedNumbersReported
    | LeaseIsUnknown
    | LeaseIsOver
    | ProcedureIsUnknown
    | DisplayKeyIsWrong
    | OfficeIsUnknown
    | InputIsInvalid
):
    """The holders of these leased numbers join the line by when they came. A number's first report stands."""
    office = _office_of_display(services, office_id=office_id, key=display_key)
    if not isinstance(office, Office):
        return office
    key = parse_lease_id(lease_id)
    if key is None:
        return LeaseIsUnknown()
    intention = intend(
        mutation="reportIssuedNumbers",
        caller=f"{office.id}|{key.id}",
        key=idempotency_key,
        request={"issued": [(one.number, one.procedure_code, one.issued_at, one.priority) for one in issued]},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    if len(issued) > MOST_NUMBERS_IN_A_LEASE:
        return InputIsInvalid(field="issued", problem="issued")
    if any(each.issued_at.tzinfo is None for each in issued):
        return InputIsInvalid(field="issued", problem="moment")
    if not _procedures_exist(office, {each.procedure_code for each in issued}):
        return ProcedureIsUnknown()
    now = services.now()
    for _ in tries():
        lease = leases_storage.load_lease(office_id=office.id, key=key)
        if lease is None:
            return LeaseIsUnknown()
        if not is_part_of(lease, issued):
            return InputIsInvalid(field="issued", problem="issued")
        report = _Report(services=services, office=office, lease=lease, intention=intention, now=now)
        if lease.is_over(now=now):
            done_before = recall(intention, now=now) is not None
            return IssuedNumbersReported(report.tickets(issued)) if done_before else LeaseIsOver(lease.day)
        if report.write([each for each in issued if each.number not in lease.issued]):
            return IssuedNumbersReported(report.tickets(issued))
    raise AssertionError("tries end in StoreIsBusy")


@dataclass(frozen=True, slots=True)
class _Report:
    """One report of one lease, as the lease stands."""

    services: Services
    office: Office
    lease: NumberLease
    intention: Intention
    now: datetime

    def write(self, fresh: Sequence[IssuedNumber]) -> bool:
        """Bring those that nobody reported yet into the line; False when somebody did meanwhile."""
        tickets = [self._ticket(each) for each in fresh]
        if len(tickets) == 1 and self.now - (tickets[0].checked_in_at or self.now) <= JUST_ARRIVED:
            tickets = [self._with_outlook(tickets[0])]
        writes: list[Write] = [remember(self.intention, outcome="reported", now=self.now)]
        for ticket in tickets:
            writes.append(tickets_storage.create_ticket(ticket, intention=self.intention))
            writes.append(
                hall_storage.join_line(office_id=self.office.id, on=self.lease.day, entry=arrived(ticket))
            )
        if tickets:
            numbers = {each.number for each in fresh}
            writes.append(leases_storage.note_issued(self.lease, numbers=numbers))
        try:
            transact(*writes)
        except ConditionsFailed as failed:
            return WRITE_NAME in failed.names and recall(self.intention, now=self.now) is not None
        return True

    def tickets(self, issued: Sequence[IssuedNumber]) -> tuple[Ticket, ...]:
        codes = [self._code(each.number) for each in issued]
        found = tickets_storage.load_tickets(codes)
        return tuple(found[code] for code in codes if code in found)

    def _code(self, number: int) -> str:
        secret = self.services.code_secret
        return leased_code(secret=secret, office_id=self.office.id, key=self.lease.key, number=number)

    def _ticket(self, issued: IssuedNumber) -> Ticket:
        # The number was given; a class that the office has meanwhile stopped serving takes nothing from it.
        is_served = issued.priority in self.office.queue_policy.priority_classes
        return Ticket(
            code=self._code(issued.number),
            office_id=self.office.id,
            day=self.lease.day,
            group_id=self.lease.group_id,
            procedure_code=issued.procedure_code,
            state=TicketState.WAITING,
            created_at=self.now,
            number=issued.number,
            checked_in_at=arrival(self.lease, issued, now=self.now),
            priority=issued.priority if is_served else None,
        )

    def _with_outlook(self, ticket: Ticket) -> Ticket:
        hall: Hall = hall_storage.load_hall(office_id=self.office.id, on=self.lease.day)
        forecast, _ = with_forecast(self.services, hall=hall, ticket=ticket, now=self.now)
        return forecast


def _office_of_display(
    services: Services, *, office_id: str, key: str
) -> Office | OfficeIsUnknown | DisplayKeyIsWrong:
    office = services.office(office_id)
    if office is None:
        return OfficeIsUnknown()
    is_ours = display_key_is_valid(secret=services.code_secret, office_id=office.id, key=key)
    return office if is_ours else DisplayKeyIsWrong()


def _why_no_more(*, office: Office, group_id: str, count: int, now: datetime) -> TooManyNumbersOut | None:
    leases = leases_storage.leases_of_group(office_id=office.id, on=local_day(now), group_id=group_id)
    if may_lease(leases, group_id=group_id, count=count):
        return None
    return TooManyNumbersOut(limit=MOST_NUMBERS_OUT)


def _leased_before(intention: Intention, *, office: Office, now: datetime) -> NumberLease | None:
    outcome = recall(intention, now=now)
    key = parse_lease_id(outcome) if outcome else None
    return leases_storage.load_lease(office_id=office.id, key=key) if key else None


def _procedures_exist(office: Office, codes: set[str]) -> bool:
    if not all(PROCEDURE_CODE.fullmatch(code) for code in codes):
        return False
    return procedures_storage.load_procedures(office_id=office.id, codes=sorted(codes)).keys() == codes
