"""Results handed over: what clerks do, and how anybody checks a result's file."""

from datetime import date
from typing import Annotated

import strawberry

from api.domain.dossiers.handover import ReceiverRelation
from api.usecases import handovers as usecases
from schema.context import Info
from schema.dossiers import Dossier
from schema.dossiers.results import DossierHasMoved, DossierIsElsewhere, StepIsNotAllowed, dossier_refusal
from schema.outcomes import DossierIsUnknown, InputIsInvalid
from schema.outcomes.dossiers import ResultIsWithThePost
from schema.outcomes.files import FileHasNotArrived, FileIsOfAnotherKind


@strawberry.type
class ResultHandedOver:
    dossier: Dossier


@strawberry.type
class ResultIssuedOnline:
    dossier: Dossier


@strawberry.type
class ResultPosted:
    dossier: Dossier


@strawberry.type
class PostingEnded:
    dossier: Dossier


@strawberry.type(description="What tells a result's true file from any other; names nobody.")
class ResultProof:
    dossier_code: strawberry.ID
    office_name: str
    procedure_name: str
    issued_on: date
    sha256: str = strawberry.field(description="Of the file's bytes, in hexadecimal.")


@strawberry.input(description="Into somebody's hand at the counter; with a signature, or why there is none.")
class HandOverResultInput:
    dossier: strawberry.ID
    version: int
    receiver_name: str
    relation: ReceiverRelation
    signature: str | None = strawberry.field(
        default=None, description="A pen's path like `M10 20l3 4 -2 1`, at most 10,000 characters."
    )
    unsigned_because: str | None = None
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    idempotency_key: str


@strawberry.input(description="Given out as the file that was sent to an upload of this dossier.")
class IssueResultOnlineInput:
    dossier: strawberry.ID
    version: int
    upload: strawberry.ID
    issued_on: date
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    idempotency_key: str


@strawberry.input
class PostResultInput:
    dossier: strawberry.ID
    version: int
    carrier: str
    tracking_number: str
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    idempotency_key: str


@strawberry.input
class EndPostingInput:
    dossier: strawberry.ID
    version: int
    is_delivered: bool = strawberry.field(description="False: the post brought it back.")
    note: str | None = strawberry.field(default=None, description="The citizen reads it.")
    idempotency_key: str


HandOverResultResult = Annotated[
    ResultHandedOver
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | ResultIsWithThePost
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("HandOverResultResult"),
]
IssueResultOnlineResult = Annotated[
    ResultIssuedOnline
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | ResultIsWithThePost
    | FileHasNotArrived
    | FileIsOfAnotherKind
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("IssueResultOnlineResult"),
]
PostResultResult = Annotated[
    ResultPosted
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | ResultIsWithThePost
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("PostResultResult"),
]
EndPostingResult = Annotated[
    PostingEnded
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | DossierHasMoved
    | InputIsInvalid,
    strawberry.union("EndPostingResult"),
]


@strawberry.type
class HandoverQuery:
    @strawberry.field(
        description="The fingerprint of a result given out as a file, for who has its verification code; "
        "null for a wrong one."
    )
    def verify_result(self, info: Info, dossier: strawberry.ID, verification: str) -> ResultProof | None:
        found = usecases.verify_result(info.context.services, code=dossier, verification=verification)
        if found is None:
            return None
        return ResultProof(
            dossier_code=strawberry.ID(found.dossier.code),
            office_name=info.context.office(found.dossier.office_id).name,
            procedure_name=found.dossier.procedure_name,
            issued_on=found.issued_on,
            sha256=found.sha256,
        )


@strawberry.type
class HandoverMutation:
    @strawberry.mutation(description="Staff: hand a result over at the counter.")
    def hand_over_result(self, info: Info, input: HandOverResultInput) -> HandOverResultResult:  # noqa: A002
        done = usecases.hand_over_result(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            receiver_name=input.receiver_name,
            relation=input.relation,
            signature=input.signature,
            unsigned_because=input.unsigned_because,
            note=input.note,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.ResultHandedOver):
            return ResultHandedOver(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)

    @strawberry.mutation(
        description="Staff: give a result out as a file that was sent, once it is found whole."
    )
    def issue_result_online(
        self,
        info: Info,
        input: IssueResultOnlineInput,  # noqa: A002
    ) -> IssueResultOnlineResult:
        done = usecases.issue_result_online(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            upload=input.upload,
            issued_on=input.issued_on,
            note=input.note,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.ResultIssuedOnline):
            return ResultIssuedOnline(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)

    @strawberry.mutation(description="Staff: give a result to the post.")
    def post_result(self, info: Info, input: PostResultInput) -> PostResultResult:  # noqa: A002
        done = usecases.post_result(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            carrier=input.carrier,
            tracking_number=input.tracking_number,
            note=input.note,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.ResultPosted):
            return ResultPosted(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)

    @strawberry.mutation(description="Staff: the post has delivered a result, or brought it back.")
    def end_posting(self, info: Info, input: EndPostingInput) -> EndPostingResult:  # noqa: A002
        done = usecases.end_posting(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            version=input.version,
            is_delivered=input.is_delivered,
            note=input.note,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, usecases.PostingEnded):
            return PostingEnded(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)
