"""Procedures in the public schema."""

from datetime import date

import strawberry

from api.domain import procedures as domain
from api.domain.deadlines import Deadline as DomainDeadline
from api.domain.deadlines import DeadlineUnit
from api.domain.offices import Office
from api.domain.procedures import Channel, ProcedureLevel
from api.usecases import procedures as usecases
from schema.context import Info
from schema.offices import ServiceGroup
from schema.pages import page_size
from schema.texts import PageInfo

strawberry.enum(Channel)
strawberry.enum(DeadlineUnit)
strawberry.enum(ProcedureLevel, description="Toàn trình, một phần.")


@strawberry.type(description="How long the office may take. HOURS are working time.")
class Deadline:
    amount: int
    unit: DeadlineUnit
    note: str | None = None

    @classmethod
    def of(cls, deadline: DomainDeadline, note: str | None = None) -> "Deadline":
        return cls(amount=deadline.amount, unit=deadline.unit, note=note)


@strawberry.type(description="A fee in whole đồng; null where the words state no single amount.")
class Fee:
    dong: int | None
    note: str | None


@strawberry.type(description="One way to hand a dossier in, with what is stated for it.")
class ProcedureChannel:
    channel: Channel
    deadlines: list[Deadline]
    fees: list[Fee]
    note: str | None

    @classmethod
    def of(cls, stated: domain.ProcedureChannel) -> "ProcedureChannel":
        return cls(
            channel=stated.channel,
            deadlines=[Deadline.of(each.deadline, each.note) for each in stated.deadlines],
            fees=[Fee(dong=fee.amount_dong, note=fee.text) for fee in stated.fees],
            note=stated.note,
        )


@strawberry.type
class RequiredDocument:
    name: str
    name_en: str | None
    form: str | None
    originals: int
    copies: int


@strawberry.type(description="The papers of one situation; `name` is null where there is only one.")
class ProcedureCase:
    name: str | None
    name_en: str | None
    documents: list[RequiredDocument]

    @classmethod
    def of(cls, case: domain.ProcedureCase) -> "ProcedureCase":
        return cls(
            name=case.name,
            name_en=case.name_en,
            documents=[
                RequiredDocument(
                    name=document.name,
                    name_en=document.name_en,
                    form=document.form,
                    originals=document.originals,
                    copies=document.copies,
                )
                for document in case.documents
            ],
        )


@strawberry.type(description="An administrative procedure (thủ tục hành chính) as this office handles it.")
class Procedure:
    code: strawberry.ID
    name: str
    name_en: str | None
    sector: str
    level: ProcedureLevel | None
    group: ServiceGroup | None = strawberry.field(
        description="Null: information only, not handled at the desk."
    )
    channels: list[ProcedureChannel]
    cases: list[ProcedureCase]
    competent_agency: str
    result: str | None
    desk_minutes: int | None = strawberry.field(
        description="How long one visit usually takes at the counter."
    )
    accepts_from: date | None = strawberry.field(description="First day of receipt; null for any day.")
    accepts_until: date | None
    committed_deadline: Deadline | None = strawberry.field(
        description="What the office promises below the stated deadline."
    )

    @classmethod
    def of(cls, procedure: domain.Procedure, *, office: Office) -> "Procedure":
        group = office.group_of_sector(procedure.sector)
        return cls(
            code=strawberry.ID(procedure.code),
            name=procedure.name,
            name_en=procedure.name_en,
            sector=procedure.sector,
            level=procedure.level,
            group=ServiceGroup(office=office, group=group) if group else None,
            channels=[ProcedureChannel.of(stated) for stated in procedure.channels],
            cases=[ProcedureCase.of(case) for case in procedure.cases],
            competent_agency=procedure.competent_agency,
            result=procedure.result,
            desk_minutes=procedure.desk_minutes or (group.desk_minutes if group else None),
            accepts_from=procedure.accepts_from,
            accepts_until=procedure.accepts_until,
            committed_deadline=Deadline.of(procedure.committed_deadline)
            if procedure.committed_deadline
            else None,
        )


@strawberry.type
class ProcedureConnection:
    nodes: list[Procedure]
    page_info: PageInfo


@strawberry.type
class ProcedureQuery:
    @strawberry.field(
        description="Procedures of an office. The search ignores accents and case: `dang ky thuong tru` "
        "finds *Đăng ký thường trú*; the best match comes first."
    )
    def procedures(
        self,
        info: Info,
        office: strawberry.ID,
        search: str = "",
        sector: str | None = None,
        most_used: bool = False,
        first: int = 20,
        after: str | None = None,
    ) -> ProcedureConnection:
        wanted = page_size(info, first)
        known = info.context.services.office(office)
        if known is None:
            return ProcedureConnection(nodes=[], page_info=PageInfo(has_next_page=False, end_cursor=None))
        found, has_more = usecases.find_procedures(
            office=known,
            search=search[:200],
            sector=sector,
            most_used=most_used,
            first=wanted,
            after=after,
        )
        return ProcedureConnection(
            nodes=[Procedure.of(procedure, office=known) for procedure in found],
            page_info=PageInfo(has_next_page=has_more, end_cursor=found[-1].code if found else None),
        )

    @strawberry.field(description="One procedure of an office; null when the office has none of this code.")
    def procedure(self, info: Info, office: strawberry.ID, code: strawberry.ID) -> Procedure | None:
        known = info.context.services.office(office)
        found = info.context.procedure(office_id=office, code=code) if known else None
        return Procedure.of(found, office=known) if known and found else None
