"""What can come of receiving or moving a dossier, and what the clerk sends."""

from typing import Annotated

import strawberry

from api.domain.dossiers import DocumentState, DossierStep
from api.usecases import dossiers as usecases
from schema.context import Info
from schema.dossiers.types import Dossier, DossierDocument, Receipt
from schema.outcomes import (
    CounterHasNoTicket,
    CounterIsNotYours,
    CounterIsUnknown,
    DossierIsUnknown,
    InputIsInvalid,
    Outcome,
)
from schema.qr_codes import qr_svg


@strawberry.type
class DossierReceived:
    dossier: Dossier
    receipt: Receipt

    @classmethod
    def of(cls, info: Info, done: usecases.DossierReceived) -> "DossierReceived":
        dossier = Dossier.of(info, done.dossier)
        url = f"{info.context.services.site_url}/d/{done.dossier.code}"
        return cls(
            dossier=dossier,
            receipt=Receipt(
                dossier_code=strawberry.ID(done.dossier.code),
                office_name=dossier.office.name,
                procedure_name=done.dossier.procedure_name,
                name=done.dossier.name,
                received_at=done.dossier.received_at,
                due_at=done.dossier.due_at,
                documents=DossierDocument.all_of(done.dossier),
                url=url,
                qr_svg=qr_svg(url),
                clerk_name=done.clerk_name,
            ),
        )


@strawberry.type
class DossierAdvanced:
    dossier: Dossier


@strawberry.type
class DossierAlreadyReceived(Outcome):
    dossier: Dossier


@strawberry.type
class DossierHasMoved(Outcome):
    dossier: Dossier


@strawberry.type
class StepIsNotAllowed(Outcome):
    allowed: list[DossierStep]


@strawberry.input
class DocumentReceiptInput:
    name: str
    state: DocumentState


@strawberry.input(description="The dossier of the ticket now at this counter.")
class ReceiveDossierInput:
    counter: int
    documents: list[DocumentReceiptInput]
    note: str | None = None
    idempotency_key: str


@strawberry.input
class AdvanceDossierInput:
    dossier: strawberry.ID
    to: DossierStep
    version: int
    note: str | None = None
    idempotency_key: str


ReceiveDossierResult = Annotated[
    DossierReceived
    | DossierAlreadyReceived
    | CounterIsUnknown
    | CounterIsNotYours
    | CounterHasNoTicket
    | InputIsInvalid,
    strawberry.union("ReceiveDossierResult"),
]


AdvanceDossierResult = Annotated[
    DossierAdvanced | DossierIsUnknown | StepIsNotAllowed | DossierHasMoved | InputIsInvalid,
    strawberry.union("AdvanceDossierResult"),
]
