"""Kiosks in the public schema: numbers leased, and those of them that were given out."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.domain import leases as domain
from api.domain import tickets
from api.domain.offices import Office
from api.domain.queue import PriorityClass
from api.usecases import leases as usecases
from schema.context import Info
from schema.outcomes import (
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
    refusal,
)
from schema.qr_codes import qr_svg
from schema.tickets import Ticket


@strawberry.type(description="A number that a kiosk may give out, with what its slip shows.")
class LeasedNumber:
    lease: strawberry.Private[domain.NumberLease]
    office: strawberry.Private[Office]
    number: int

    def _code(self, info: Info) -> str:
        secret = info.context.services.code_secret
        key = self.lease.key
        return domain.leased_code(secret=secret, office_id=self.office.id, key=key, number=self.number)

    def _url(self, info: Info) -> str:
        return f"{info.context.services.site_url}/t/{self._code(info)}"

    @strawberry.field(description="The number that is called, such as `C 012`.")
    def label(self) -> str:
        group = self.office.group(self.lease.group_id)
        return tickets.label(letter=group.letter if group else "", number=self.number)

    @strawberry.field(description="The ticket's code: it opens the ticket once the number was reported.")
    def code(self, info: Info) -> strawberry.ID:
        return strawberry.ID(self._code(info))

    @strawberry.field(description="The ticket's page as a QR code, SVG.")
    def qr_svg(self, info: Info) -> str:
        return qr_svg(self._url(info))


@strawberry.type(description="Numbers that only this kiosk gives out, on this day.")
class NumberLease:
    lease: strawberry.Private[domain.NumberLease]
    office: strawberry.Private[Office]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.lease.key.id)

    @strawberry.field
    def group_id(self) -> strawberry.ID:
        return strawberry.ID(self.lease.group_id)

    @strawberry.field
    def leased_at(self) -> datetime:
        return self.lease.leased_at

    @strawberry.field(description="When the door closes: give none out after it. Report before the day ends.")
    def usable_until(self) -> datetime:
        return domain.usable_until(self.lease, calendar=self.office.calendar)

    @strawberry.field(description="Those not reported yet, the next one first; at most 20.")
    def numbers(self) -> list[LeasedNumber]:
        return [
            LeasedNumber(lease=self.lease, office=self.office, number=number)
            for number in self.lease.unreported
        ]


@strawberry.type
class NumbersLeased:
    lease: NumberLease


@strawberry.type
class IssuedNumbersReported:
    tickets: list[Ticket] = strawberry.field(description="In the order of the report; at most 20.")


@strawberry.input
class LeaseNumbersInput:
    office: strawberry.ID
    display_key: str
    kiosk: str = strawberry.field(description="The machine's own id: 8 to 64 letters, digits, hyphens.")
    group: strawberry.ID
    count: int = strawberry.field(description="1 to 20.")
    idempotency_key: str


@strawberry.input
class IssuedNumberInput:
    number: int
    procedure: strawberry.ID
    issued_at: datetime = strawberry.field(description="When the slip was printed; the place in the line.")
    priority: PriorityClass | None = None


@strawberry.input
class ReportIssuedNumbersInput:
    office: strawberry.ID
    display_key: str
    lease: strawberry.ID
    issued: list[IssuedNumberInput] = strawberry.field(description="1 to 20 of the lease, each once.")
    idempotency_key: str


LeaseNumbersResult = Annotated[
    NumbersLeased
    | TooManyNumbersOut
    | GroupIsUnknown
    | DisplayKeyIsWrong
    | OfficeIsClosed
    | TodayIsByAppointment
    | OfficeIsUnknown
    | InputIsInvalid,
    strawberry.union("LeaseNumbersResult"),
]


ReportIssuedNumbersResult = Annotated[
    IssuedNumbersReported
    | LeaseIsUnknown
    | LeaseIsOver
    | ProcedureIsUnknown
    | DisplayKeyIsWrong
    | OfficeIsUnknown
    | InputIsInvalid,
    strawberry.union("ReportIssuedNumbersResult"),
]


@strawberry.type
class LeaseMutation:
    @strawberry.mutation(
        description="Reserve a group's next numbers for a kiosk that knows the office's display key."
    )
    def lease_numbers(self, info: Info, input: LeaseNumbersInput) -> LeaseNumbersResult:  # noqa: A002
        done = usecases.lease_numbers(
            info.context.services,
            office_id=input.office,
            display_key=input.display_key,
            kiosk=input.kiosk,
            group_id=input.group,
            count=input.count,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.NumbersLeased):
            office = info.context.office(done.lease.office_id)
            return NumbersLeased(lease=NumberLease(lease=done.lease, office=office))
        return refusal(info, done)

    @strawberry.mutation(
        description="Say which leased numbers were given out: their holders join the line by when they came."
    )
    def report_issued_numbers(
        self,
        info: Info,
        input: ReportIssuedNumbersInput,  # noqa: A002
    ) -> ReportIssuedNumbersResult:
        done = usecases.report_issued_numbers(
            info.context.services,
            office_id=input.office,
            display_key=input.display_key,
            lease_id=input.lease,
            issued=[
                domain.IssuedNumber(
                    number=each.number,
                    procedure_code=each.procedure,
                    issued_at=each.issued_at,
                    priority=each.priority,
                )
                for each in input.issued
            ],
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.IssuedNumbersReported):
            return IssuedNumbersReported(tickets=[Ticket.of(info, ticket) for ticket in done.tickets])
        return refusal(info, done)
