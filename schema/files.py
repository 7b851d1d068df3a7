"""Files of dossiers: a place offered for one, and where one can be fetched for a while."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.domain import files as domain
from api.domain.files import FileKind
from api.usecases import files as usecases
from schema.context import Info
from schema.dossiers.results import DossierIsElsewhere, StepIsNotAllowed, dossier_refusal
from schema.outcomes import DossierIsUnknown, InputIsInvalid
from schema.outcomes.dossiers import ResultIsWithThePost


@strawberry.type
class UploadHeader:
    name: str
    value: str


@strawberry.type(description="A place for one file: PUT its bytes to `url` with exactly these headers.")
class Upload:
    id: strawberry.ID
    url: str
    headers: list[UploadHeader]
    expires_at: datetime = strawberry.field(
        description="When the address lapses; the same key gives a new one for the same place."
    )


@strawberry.type
class UploadOffered:
    upload: Upload

    @classmethod
    def of(cls, offered: usecases.UploadOffered) -> "UploadOffered":
        address = offered.address
        return cls(
            upload=Upload(
                id=strawberry.ID(offered.upload.key),
                url=address.url,
                headers=[UploadHeader(name=name, value=value) for name, value in address.headers],
                expires_at=address.expires_at,
            )
        )


@strawberry.input(
    description=f"The file of a result: at most {domain.LARGEST_FILE_IN_BYTES:,} bytes, "
    "bound by size and SHA-256 (hexadecimal)."
)
class OfferUploadInput:
    dossier: strawberry.ID
    file_name: str
    kind: FileKind
    size: int
    sha256: str
    idempotency_key: str


OfferUploadResult = Annotated[
    UploadOffered
    | DossierIsUnknown
    | DossierIsElsewhere
    | StepIsNotAllowed
    | ResultIsWithThePost
    | InputIsInvalid,
    strawberry.union("OfferUploadResult"),
]


@strawberry.type
class FileMutation:
    @strawberry.mutation(
        description="Staff: ask where the file of a result that is ready can be sent. It waits there a day "
        "for `issueResultOnline`."
    )
    def offer_upload(self, info: Info, input: OfferUploadInput) -> OfferUploadResult:  # noqa: A002
        done = usecases.offer_upload(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            file_name=input.file_name,
            kind=input.kind,
            size=input.size,
            sha256=input.sha256,
            idempotency_key=input.idempotency_key,
        )
        return (
            UploadOffered.of(done)
            if isinstance(done, usecases.UploadOffered)
            else dossier_refusal(info, done)
        )
