"""How a dossier was handed in, as its staff see it: the channel, and where digitised copies are."""

from datetime import date, datetime

import strawberry

from api.domain import dossiers as domain
from api.domain.dossiers import DocumentState
from api.domain.procedures import Channel
from api.domain.staff import StaffMember


@strawberry.type
class IntakeDocument:
    name: str
    state: DocumentState
    originals: int | None
    copies: int | None
    is_digitised: bool
    valid_until: date | None
    on_file: strawberry.ID | None = strawberry.field(
        description="The dossier that holds the copy which spared it; the receiving office alone sees it."
    )


@strawberry.type(description="How it came that nobody handed in.")
class DossierSubmission:
    at: datetime
    portal_code: str | None


@strawberry.type
class DossierIntake:
    channel: Channel
    submission: DossierSubmission | None = strawberry.field(description="Null for what was handed in.")
    is_digitised: bool = strawberry.field(description="Whether each of its documents has a digitised copy.")
    documents: list[IntakeDocument]

    @classmethod
    def of(cls, dossier: domain.Dossier, *, staff: StaffMember) -> "DossierIntake":
        sent = dossier.submission
        is_own = staff.office_id == dossier.office_id
        return cls(
            channel=dossier.channel,
            submission=DossierSubmission(at=sent.at, portal_code=sent.portal_code) if sent else None,
            is_digitised=dossier.is_digitised,
            documents=[
                IntakeDocument(
                    name=document.name,
                    state=document.state,
                    originals=document.originals,
                    copies=document.copies,
                    is_digitised=document.is_digitised,
                    valid_until=document.valid_until,
                    on_file=strawberry.ID(document.on_file) if document.on_file and is_own else None,
                )
                for document in dossier.documents_now
            ],
        )
