"""Files of dossiers: a place offered for one, and where one can be fetched for a while."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.domain import files as domain
from api.usecases import files as usecases
from api.usecases import scans
from schema.context import Info
from schema.dossiers import Dossier
from schema.dossiers.results import DossierIsElsewhere, StepIsNotAllowed, dossier_refusal
from schema.file_kinds import FileKind
from schema.outcomes import DossierIsUnknown, InputIsInvalid
from schema.outcomes.dossiers import ResultIsWithThePost
from schema.outcomes.files import FileHasNotArrived, FileIsOfAnotherKind


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
    description=f"The file of a result, or a scan: at most {domain.LARGEST_FILE_IN_BYTES:,} bytes, "
    "bound by size and SHA-256 (hexadecimal)."
)
class OfferUploadInput:
    dossier: strawberry.ID
    file_name: str
    kind: FileKind
    size: int
    sha256: str
    document: str | None = strawberry.field(
        default=None, description="Whose scan it is, for `attachScan`: a digitised paper of the dossier."
    )
    idempotency_key: str


@strawberry.type
class ScanAttached:
    dossier: Dossier


@strawberry.input(description="The file sent to an upload that was offered for the scan of a paper.")
class AttachScanInput:
    dossier: strawberry.ID
    upload: strawberry.ID
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


AttachScanResult = Annotated[
    ScanAttached | DossierIsUnknown | FileHasNotArrived | FileIsOfAnotherKind | InputIsInvalid,
    strawberry.union("AttachScanResult"),
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
            document=input.document,
            idempotency_key=input.idempotency_key,
        )
        return (
            UploadOffered.of(done)
            if isinstance(done, usecases.UploadOffered)
            else dossier_refusal(info, done)
        )

    @strawberry.mutation(
        description="Staff: attach the scan of a paper that was digitised, in the place of an earlier one."
    )
    def attach_scan(self, info: Info, input: AttachScanInput) -> AttachScanResult:  # noqa: A002
        done = scans.attach_scan(
            info.context.services,
            staff=info.context.staff(),
            code=input.dossier,
            upload=input.upload,
            idempotency_key=input.idempotency_key,
        )
        if isinstance(done, scans.ScanAttached):
            return ScanAttached(dossier=Dossier.of(info, done.dossier))
        return dossier_refusal(info, done)
