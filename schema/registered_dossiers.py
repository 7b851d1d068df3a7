"""Dossiers that were sent in, online or by post: registered, then received."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.domain.procedures import Channel
from api.usecases import dossiers as usecases
from api.usecases import outcomes
from schema.context import Info
from schema.dossiers.results import (
    DocumentReceiptInput,
    DossierHasMoved,
    DossierIsElsewhere,
    DossierReceived,
    ProcedureIsNotOpen,
    StepIsNotAllowed,
    dossier_refusal,
)
from schema.dossiers.types import Dossier
from schema.messages import say
from schema.outcomes import (
    DossierIsUnknown,
    InputIsInvalid,
    OfficeIsUnknown,
    Outcome,
    ProcedureIsUnknown,
)


@strawberry.type(description="It has its code and waits to be received; nothing is promised yet.")
class DossierRegistered:
    dossier: Dossier


@strawberry.type(description="Another dossier stands for that code of the portal.")
class DossierAlreadyRegistered(Outcome):
    dossier: Dossier


@strawberry.input(description="What was sent to one's own office; the office comes from the token.")
class RegisterDossierInput:
    procedure: strawberry.ID
    channel: Channel = strawberry.field(description="ONLINE or POSTAL.")
    name: str = strawberry.field(description="The applicant's.")
    phone: str
    email: str | None = strawberry.field(
        default=None, description="Where notices about the dossier go, if the citizen wants any."
    )
    portal_code: str | None = strawberry.field(
        default=None, description="Its code at the portal, 3 to 40 characters; registered once."
    )
    submitted_at: datetime | None = strawberry.field(
        default=None, description="When it was sent, at most 60 days ago; by default now."
    )
    documents: list[DocumentReceiptInput]
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    idempotency_key: str


@strawberry.input(description="Documents that are not named stay as they were registered.")
class ReceiveRegisteredInput:
    dossier: strawberry.ID
    version: int
    documents: list[DocumentReceiptInput]
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    citizen: str | None = strawberry.field(
        default=None,
        description="The submitter's twelve digits or card's text, to find and keep digitised copies.",
    )
    idempotency_key: str


RegisterDossierResult = Annotated[
    DossierRegistered
    | DossierAlreadyRegistered
    | OfficeIsUnknown
    | ProcedureIsUnknown
    | ProcedureIsNotOpen
    | InputIsInvalid,
    strawberry.union("RegisterDossierResult"),
]
ReceiveRegisteredResult = Annotated[
    DossierReceived
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("ReceiveRegisteredResult"),
]


@strawberry.type
class RegisteredDossierMutation:
    @strawberry.mutation(
        description="Staff: register a dossier that came online or by post; it has no ticket."
    )
    def register_dossier(self, info: Info, input: RegisterDossierInput) -> RegisterDossierResult:  # noqa: A002
        done = usecases.register_dossier(
            info.context.services,
            staff=info.context.staff(),
            procedure_code=input.procedure,
            channel=input.channel,
            name=input.name,
            phone=input.phone,
            email=input.email,
            portal_code=input.portal_code,
            submitted_at=input.submitted_at,
            documents=[document.as_received() for document in input.documents],
            note=input.note,
            idempotency_key=input.idempotency_key,
        )
        match done:
            case usecases.DossierRegistered(dossier):
                return DossierRegistered(dossier=Dossier.of(info, dossier))
            case outcomes.DossierAlreadyRegistered(known):
                message = say("DossierAlreadyRegistered", info.context.language, code=known.code)
                return DossierAlreadyRegistered(message=message, dossier=Dossier.of(info, known))
            case _:
                return dossier_refusal(info, done)

    @strawberry.mutation(
        description="Staff: receive a registered dossier; papers that are missing are asked for at once. "
        "`advanceDossiers` receives several that are complete."
    )
    def receive_registered(self, info: Info, input: ReceiveRegisteredInput) -> ReceiveRegisteredResult:  # noqa: A002
        done = usecases.receive_registered(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            documents=[document.as_received() for document in input.documents],
            note=input.note,
            citizen=input.citizen,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.DossierReceived):
            return DossierReceived.of(info, done)
        return dossier_refusal(info, done)
