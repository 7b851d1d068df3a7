"""What can come of receiving or moving a dossier, and what the clerk sends."""

from datetime import date, datetime
from typing import Annotated, Any

import strawberry

from api.domain import dossiers as domain
from api.domain.dossiers import MOST_MOVES, DocumentState, ExtensionProblem
from api.domain.procedures import Channel
from api.usecases import dossiers as usecases
from api.usecases import outcomes as found
from schema.clocks import clock
from schema.context import Info
from schema.dossiers.parts import DossierDocument, Receipt
from schema.dossiers.types import Dossier
from schema.dossiers.words import extension_refused, say_of_dossier
from schema.messages import say
from schema.outcomes import (
    CounterHasNoTicket,
    CounterIsNotYours,
    CounterIsUnknown,
    DossierIsUnknown,
    InputIsInvalid,
    Outcome,
)
from schema.outcomes.dossiers import HandoverIsMissing, ResultIsWithThePost
from schema.qr_codes import qr_svg
from schema.visit_services import ServiceIsNotHere, service_refusal


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
class DossierAssigned:
    dossier: Dossier


@strawberry.type
class DossierExtended:
    dossier: Dossier


@strawberry.type(description="Somebody else was quicker; nothing was written.")
class DossierHasMoved(Outcome):
    dossier: Dossier
    by: str | None = strawberry.field(description="Whose act it was; null for another unit's clerk.")
    at: datetime


@strawberry.type
class StepIsNotAllowed(Outcome):
    allowed: list[strawberry.ID]


@strawberry.type
class DossierIsElsewhere(Outcome):
    unit_name: str


@strawberry.type
class DossierCannotBeExtended(Outcome):
    problem: ExtensionProblem


@strawberry.type(description="Dossiers of this procedure are received on certain days only.")
class ProcedureIsNotOpen(Outcome):
    opens_on: date | None
    closes_on: date | None


@strawberry.input
class DocumentReceiptInput:
    name: str
    state: DocumentState
    originals: int | None = strawberry.field(default=None, description="Sheets, at most 99.")
    copies: int | None = strawberry.field(default=None, description="Sheets, at most 99.")
    is_digitised: bool = strawberry.field(default=False, description="The clerk made a digitised copy of it.")
    valid_until: date | None = strawberry.field(default=None, description="The digitised copy's last day.")

    def as_received(self) -> domain.DocumentReceipt:
        return domain.DocumentReceipt(
            name=self.name.strip(),
            state=self.state,
            originals=self.originals,
            copies=self.copies,
            is_digitised=self.is_digitised,
            valid_until=self.valid_until,
        )


@strawberry.input(description="The dossier of the ticket now at this counter.")
class ReceiveDossierInput:
    counter: int
    documents: list[DocumentReceiptInput]
    procedure: strawberry.ID | None = strawberry.field(
        default=None, description="Which of the visit's services here; by default the ticket's own."
    )
    note: str | None = None
    email: str | None = strawberry.field(
        default=None, description="Where notices about the dossier go, if the citizen wants any."
    )
    channel: Channel = strawberry.field(default=Channel.IN_PERSON, description="How it reached the office.")
    citizen: str | None = strawberry.field(
        default=None,
        description="The submitter's twelve digits or card's text, to find and keep digitised copies.",
    )
    idempotency_key: str


@strawberry.input
class AdvanceDossierInput:
    dossier: strawberry.ID
    to: strawberry.ID
    version: int
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    reason: str | None = strawberry.field(
        default=None, description="Stays in the unit; needed when work goes back."
    )
    wanted: list[str] = strawberry.field(
        default_factory=list,
        description="Of a step that asks for papers: which ones, new or again.",
    )
    idempotency_key: str


@strawberry.input(description="Without `clerk` one takes the step oneself; with `until` somebody stands in.")
class AssignDossierInput:
    dossier: strawberry.ID
    version: int
    clerk: strawberry.ID | None = None
    clerk_name: str | None = None
    until: date | None = None
    reason: str
    idempotency_key: str


@strawberry.input(
    description="An apology with a new date (form 04), once, a day before the date at the latest."
)
class ExtendDossierInput:
    dossier: strawberry.ID
    version: int
    new_due_on: date
    apology: str
    idempotency_key: str


ReceiveDossierResult = Annotated[
    DossierReceived
    | DossierAlreadyReceived
    | CounterIsUnknown
    | CounterIsNotYours
    | CounterHasNoTicket
    | ProcedureIsNotOpen
    | ServiceIsNotHere
    | InputIsInvalid,
    strawberry.union("ReceiveDossierResult"),
]


AdvanceDossierResult = Annotated[
    DossierAdvanced
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | HandoverIsMissing
    | ResultIsWithThePost
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("AdvanceDossierResult"),
]


AssignDossierResult = Annotated[
    DossierAssigned
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("AssignDossierResult"),
]


ExtendDossierResult = Annotated[
    DossierExtended
    | DossierIsUnknown
    | DossierIsElsewhere
    | DossierCannotBeExtended
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("ExtendDossierResult"),
]


def dossier_refusal(info: Info, outcome: object) -> Any:
    """A refusal to change a dossier, as its type."""
    language = info.context.language
    match outcome:
        case found.DossierHasMoved(current):
            last = current.moves[-1]
            is_own = last.office_id == info.context.staff().office_id and last.clerk_name
            message = say("DossierHasMoved", language)
            if is_own:
                message = say_of_dossier(
                    "DossierHasMoved.by", language, who=last.clerk_name, when=clock(last.at)
                )
            return DossierHasMoved(
                message=message,
                dossier=Dossier.of(info, current),
                by=last.clerk_name if is_own else None,
                at=last.at,
            )
        case found.StepIsNotAllowed(allowed):
            nothing_left = say_of_dossier("StepIsNotAllowed.none", language, most=str(MOST_MOVES))
            return StepIsNotAllowed(
                message=say("StepIsNotAllowed", language) if allowed else nothing_left,
                allowed=[strawberry.ID(step) for step in allowed],
            )
        case found.DossierIsElsewhere(office_name):
            return DossierIsElsewhere(
                message=say_of_dossier("DossierIsElsewhere", language, unit=office_name),
                unit_name=office_name,
            )
        case found.DossierCannotBeExtended(problem):
            return DossierCannotBeExtended(message=extension_refused(problem, language), problem=problem)
        case found.ProcedureIsNotOpen(opens_on, closes_on):
            return ProcedureIsNotOpen(
                message=say_of_dossier(
                    "ProcedureIsNotOpen",
                    language,
                    opens=f"{opens_on:%d/%m/%Y}" if opens_on else "…",
                    closes=f"{closes_on:%d/%m/%Y}" if closes_on else "…",
                ),
                opens_on=opens_on,
                closes_on=closes_on,
            )
        case _:
            return service_refusal(info, outcome)
