"""Queries and mutations about dossiers."""

import strawberry

from api.usecases import dossiers as usecases
from api.usecases import outcomes
from api.usecases.dossiers import DossierDue
from schema.context import Info
from schema.dossiers.results import (
    AdvanceDossierInput,
    AdvanceDossierResult,
    AssignDossierInput,
    AssignDossierResult,
    DossierAdvanced,
    DossierAlreadyReceived,
    DossierAssigned,
    DossierExtended,
    DossierReceived,
    ExtendDossierInput,
    ExtendDossierResult,
    ReceiveDossierInput,
    ReceiveDossierResult,
    dossier_refusal,
)
from schema.dossiers.types import Dossier, DossierConnection
from schema.messages import say
from schema.pages import page_size, page_start
from schema.texts import PageInfo

LONGEST_PROCEDURE_CODE = 40


@strawberry.type
class DossierQuery:
    @strawberry.field(description="A dossier by its code or by its ticket's code; null when there is none.")
    def dossier(self, info: Info, code: strawberry.ID) -> Dossier | None:
        found = usecases.get_dossier(info.context.services, code=code)
        return Dossier.of(info, found) if found else None

    @strawberry.field(description="Staff: open dossiers of one's office by due date, soonest first.")
    def office_dossiers(
        self, info: Info, due: DossierDue, first: int = 20, after: str | None = None
    ) -> DossierConnection:
        staff = info.context.staff()
        found, cursor = usecases.office_dossiers(
            info.context.services, staff=staff, due=due, first=page_size(info, first), after=page_start(after)
        )
        return DossierConnection(
            nodes=[Dossier.of(info, dossier) for dossier in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )

    @strawberry.field(
        description="Staff: every dossier of a procedure that keeps a list, such as the candidates of a "
        "recruitment, in the order of receipt."
    )
    def dossiers_of_procedure(
        self, info: Info, procedure: strawberry.ID, first: int = 20, after: str | None = None
    ) -> DossierConnection:
        found, cursor = usecases.list_dossiers(
            staff=info.context.staff(),
            procedure_code=procedure[:LONGEST_PROCEDURE_CODE],
            first=page_size(info, first),
            after=page_start(after),
        )
        return DossierConnection(
            nodes=[Dossier.of(info, dossier) for dossier in found],
            page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
        )


@strawberry.type
class DossierMutation:
    @strawberry.mutation(description="Staff: receive the dossier of the ticket at one's counter.")
    def receive_dossier(self, info: Info, input: ReceiveDossierInput) -> ReceiveDossierResult:  # noqa: A002
        done = usecases.receive_dossier(
            info.context.services,
            staff=info.context.staff(),
            number=input.counter,
            documents=[document.as_received() for document in input.documents],
            note=input.note,
            procedure_code=input.procedure,
            email=input.email,
            channel=input.channel,
            citizen=input.citizen,
            idempotency_key=input.idempotency_key,
        )
        match done:
            case usecases.DossierReceived():
                return DossierReceived.of(info, done)
            case outcomes.DossierAlreadyReceived(known):
                message = say("DossierAlreadyReceived", info.context.language, code=known.code)
                return DossierAlreadyReceived(message=message, dossier=Dossier.of(info, known))
            case _:
                return dossier_refusal(info, done)

    @strawberry.mutation(description="Staff: move a dossier to its next step, with a note the citizen reads.")
    def advance_dossier(self, info: Info, input: AdvanceDossierInput) -> AdvanceDossierResult:  # noqa: A002
        done = usecases.advance_dossier(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            to=input.to,
            version=input.version,
            note=input.note,
            reason=input.reason,
            wanted=input.wanted,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.DossierAdvanced):
            return DossierAdvanced(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)

    @strawberry.mutation(
        description="Staff: give the present step to a clerk, or to one who stands in until a day."
    )
    def assign_dossier(self, info: Info, input: AssignDossierInput) -> AssignDossierResult:  # noqa: A002
        done = usecases.assign_dossier(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            clerk_id=input.clerk,
            clerk_name=input.clerk_name,
            until=input.until,
            reason=input.reason,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.DossierAssigned):
            return DossierAssigned(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)

    @strawberry.mutation(description="Staff: apologise and promise a later day (form 04).")
    def extend_dossier(self, info: Info, input: ExtendDossierInput) -> ExtendDossierResult:  # noqa: A002
        done = usecases.extend_dossier(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            new_due_on=input.new_due_on,
            apology=input.apology,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.DossierExtended):
            return DossierExtended(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)
