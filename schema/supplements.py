"""Papers brought after a request."""

from typing import Annotated

import strawberry

from api.domain.dossiers import SupplementEnd
from api.usecases import dossiers as usecases
from schema.context import Info
from schema.dossiers.results import (
    DocumentReceiptInput,
    DossierHasMoved,
    DossierIsElsewhere,
    StepIsNotAllowed,
    dossier_refusal,
)
from schema.dossiers.types import Dossier
from schema.outcomes import DossierIsUnknown, InputIsInvalid


@strawberry.type(description="Papers are in; the dossier's newest form 01 is their receipt.")
class SupplementReceived:
    dossier: Dossier


@strawberry.input(description="What the citizen brought; what is missing still need not be named.")
class ReceiveSupplementInput:
    dossier: strawberry.ID
    version: int
    documents: list[DocumentReceiptInput]
    end: SupplementEnd
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    citizen: str | None = strawberry.field(
        default=None,
        description="The submitter's twelve digits or card's text, to find and keep digitised copies.",
    )
    idempotency_key: str


ReceiveSupplementResult = Annotated[
    SupplementReceived
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("ReceiveSupplementResult"),
]


@strawberry.type
class SupplementMutation:
    @strawberry.mutation(
        description="Staff: take the papers a citizen brings after a request, and say how it goes on."
    )
    def receive_supplement(self, info: Info, input: ReceiveSupplementInput) -> ReceiveSupplementResult:  # noqa: A002
        done = usecases.receive_supplement(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            documents=[document.as_received() for document in input.documents],
            end=input.end,
            note=input.note,
            citizen=input.citizen,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.SupplementReceived):
            return SupplementReceived(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)
