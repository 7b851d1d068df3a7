"""The terms of a procedure, as an office's managers see and change them."""

from datetime import date, datetime, time
from typing import Annotated

import strawberry

from api.domain import terms as domain
from api.domain.deadlines import Deadline as DomainDeadline
from api.domain.deadlines import DeadlineIsNotPositive, DeadlineUnit
from api.domain.procedures import Procedure as DomainProcedure
from api.domain.terms import TermsAreRefused
from api.usecases import outcomes
from api.usecases import terms as usecases
from schema.context import Info
from schema.errors import RequestRefused
from schema.office_changes.types import SettingDifference
from schema.outcomes import InputIsInvalid, OfficeIsUnknown, ProcedureIsUnknown, TermsHaveChanged, refusal
from schema.pages import page_size, page_start
from schema.procedures import Deadline
from schema.texts import LocalizedText, PageInfo, text

LONGEST_CODE = 40


@strawberry.type(description="A workflow a procedure could go by.")
class WorkflowChoice:
    id: strawberry.ID
    name: LocalizedText
    leaves: bool = strawberry.field(description="Whether another unit decides, which has to be chosen.")
    keeps_list: bool = strawberry.field(description="Whether all its dossiers stand in one list.")


@strawberry.type(description="An office that decides what another receives.")
class CompetentOffice:
    id: strawberry.ID
    name: str


@strawberry.type(description="A change of terms that was made.")
class TermsChange:
    version: int
    at: datetime
    by_name: str
    reason: str
    differences: list[SettingDifference]

    @classmethod
    def of(cls, record: domain.TermsRecord) -> "TermsChange":
        return cls(
            version=record.version,
            at=record.at,
            by_name=record.by_name,
            reason=record.reason,
            differences=[SettingDifference.of(found) for found in record.differences],
        )


@strawberry.type
class TermsChangeConnection:
    nodes: list[TermsChange]
    page_info: PageInfo


@strawberry.type(description="On what terms the office handles a procedure.")
class ProcedureTerms:
    procedure: strawberry.Private[DomainProcedure]

    @strawberry.field
    def code(self) -> strawberry.ID:
        return strawberry.ID(self.procedure.code)

    @strawberry.field
    def name(self) -> str:
        return self.procedure.name

    @strawberry.field
    def sector(self) -> str:
        return self.procedure.sector

    @strawberry.field(description="To be named by the next change; counts the changes.")
    def version(self) -> int:
        return self.procedure.terms_version

    @strawberry.field
    def workflow(self) -> strawberry.ID:
        return strawberry.ID(self.procedure.workflow)

    @strawberry.field(description="Those that come with the software.")
    def workflows(self) -> list[WorkflowChoice]:
        return [
            WorkflowChoice(
                id=strawberry.ID(known.id),
                name=text(known.name.vi, known.name.en),
                leaves=domain.leaves(known),
                keeps_list=known.listed,
            )
            for known in domain.newest_workflows()
        ]

    @strawberry.field(description="Local time; what comes later counts from the next working day.")
    def cut_off(self) -> str | None:
        return f"{self.procedure.cut_off:%H:%M}" if self.procedure.cut_off else None

    @strawberry.field
    def committed_deadline(self) -> Deadline | None:
        promise = self.procedure.committed_deadline
        return Deadline.of(promise) if promise else None

    @strawberry.field(description="What is stated for it; the promise may not be longer than any of them.")
    def stated_deadlines(self) -> list[Deadline]:
        return [Deadline.of(each) for each in domain.stated_deadlines(self.procedure)]

    @strawberry.field
    def accepts_from(self) -> date | None:
        return self.procedure.accepts_from

    @strawberry.field
    def accepts_until(self) -> date | None:
        return self.procedure.accepts_until

    @strawberry.field(description="Who decides, where the workflow hands dossiers to another unit.")
    def competent_office(self, info: Info) -> CompetentOffice | None:
        known = self.procedure.competent_office
        if known is None:
            return None
        office = info.context.services.office(known)
        return CompetentOffice(id=strawberry.ID(known), name=office.name if office else known)

    @strawberry.field(description="What was changed, by whom and why, the newest first.")
    def changes(self, info: Info, first: int = 20, after: str | None = None) -> TermsChangeConnection:
        found, cursor = usecases.terms_changes_of(
            staff=info.context.manager(),
            code=self.procedure.code,
            first=page_size(info, first),
            after=page_start(after),
        )
        return TermsChangeConnection(
            nodes=[TermsChange.of(record) for record in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )


@strawberry.type(description="What a change would do to dossiers received from now on.")
class TermsPreview:
    differences: list[SettingDifference]
    effects: list[LocalizedText] = strawberry.field(description="In sentences.")


@strawberry.input
class DeadlineInput:
    amount: int
    unit: DeadlineUnit


@strawberry.input(description="All terms together: what is null is not set.")
class TermsInput:
    workflow: strawberry.ID
    cut_off: str | None = strawberry.field(default=None, description="Local time, such as 15:00.")
    committed_deadline: DeadlineInput | None = None
    accepts_from: date | None = None
    accepts_until: date | None = None
    competent_office: strawberry.ID | None = strawberry.field(
        default=None, description="The other office that decides, where the workflow leaves this one."
    )

    def read(self) -> domain.Terms:
        """The terms it describes. Raises `TermsAreRefused` for what is no time and no deadline."""
        return domain.Terms(
            workflow=self.workflow[:LONGEST_CODE],
            cut_off=_clock(self.cut_off),
            committed_deadline=_deadline(self.committed_deadline),
            accepts_from=self.accepts_from,
            accepts_until=self.accepts_until,
            competent_office=self.competent_office,
        )


@strawberry.input(description="The office comes from the token.")
class ChangeTermsInput:
    procedure: strawberry.ID
    version: int = strawberry.field(description="The terms' version that the manager saw.")
    terms: TermsInput
    reason: str
    idempotency_key: str


@strawberry.type
class TermsChanged:
    terms: ProcedureTerms


ChangeTermsResult = Annotated[
    TermsChanged | TermsHaveChanged | OfficeIsUnknown | ProcedureIsUnknown | InputIsInvalid,
    strawberry.union("ChangeTermsResult"),
]


@strawberry.type
class TermsQuery:
    @strawberry.field(description="Staff, managers: the terms of a procedure of one's office as they stand.")
    def procedure_terms(self, info: Info, procedure: strawberry.ID) -> ProcedureTerms:
        found = usecases.procedure_now(staff=info.context.manager(), code=procedure)
        if found is None:
            raise RequestRefused("BAD_REQUEST", "ProcedureIsUnknown", info.context.language)
        return ProcedureTerms(procedure=found)

    @strawberry.field(description="Staff, managers: what other terms would do; nothing is written.")
    def preview_terms(self, info: Info, procedure: strawberry.ID, terms: TermsInput) -> TermsPreview:
        manager, language = info.context.manager(), info.context.language
        try:
            seen = usecases.preview_terms(
                info.context.services, staff=manager, code=procedure, terms=terms.read()
            )
        except TermsAreRefused as refused:
            raise RequestRefused("BAD_REQUEST", f"invalid.{refused.problem}", language) from None
        match seen:
            case domain.TermsPreview():
                return TermsPreview(
                    differences=[SettingDifference.of(found) for found in seen.differences],
                    effects=[text(*words) for words in seen.effects],
                )
            case outcomes.InputIsInvalid(_, problem):
                raise RequestRefused("BAD_REQUEST", f"invalid.{problem}", language)
            case _:
                raise RequestRefused("BAD_REQUEST", type(seen).__name__, language)


@strawberry.type
class TermsMutation:
    @strawberry.mutation(
        description="Staff, managers: set the terms of a procedure for dossiers received from now on."
    )
    def change_terms(self, info: Info, input: ChangeTermsInput) -> ChangeTermsResult:  # noqa: A002
        manager = info.context.manager()
        try:
            terms = input.terms.read()
        except TermsAreRefused as refused:
            return refusal(info, outcomes.InputIsInvalid(field=refused.field, problem=refused.problem))
        done = usecases.change_terms(
            info.context.services,
            staff=manager,
            code=input.procedure,
            version=input.version,
            terms=terms,
            reason=input.reason,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.TermsChanged):
            return TermsChanged(terms=ProcedureTerms(procedure=done.procedure))
        return refusal(info, done)


def _clock(written: str | None) -> time | None:
    if written is None:
        return None
    try:
        clock = time.fromisoformat(written)
    except ValueError:
        raise TermsAreRefused("cutOff", "clock") from None
    if clock.tzinfo is not None or clock.second or clock.microsecond:
        raise TermsAreRefused("cutOff", "clock")
    return clock


def _deadline(asked: DeadlineInput | None) -> DomainDeadline | None:
    try:
        return DomainDeadline(asked.amount, asked.unit) if asked else None
    except DeadlineIsNotPositive:
        raise TermsAreRefused("committedDeadline", "committed_deadline") from None
