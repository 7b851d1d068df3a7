"""The file of a result and the scans of papers, for who may fetch them."""

from datetime import date, datetime

import strawberry

from api.domain import dossiers as domain
from api.domain import files
from api.usecases.handovers import result_address
from api.usecases.scans import scan_address
from schema.context import Info
from schema.file_kinds import FileKind


@strawberry.type(description="Where a file can be fetched for some minutes by whoever has the address.")
class FileAddress:
    url: str
    expires_at: datetime


@strawberry.type(description="A result given out as a file.")
class ResultFile:
    dossier: strawberry.Private[domain.Dossier]
    name: str
    sha256: str = strawberry.field(description="Of the file's bytes, in hexadecimal.")
    issued_on: date
    size: int | None = strawberry.field(description="In bytes; null for a file that is not kept here.")
    kind: FileKind | None

    @classmethod
    def of(cls, dossier: domain.Dossier) -> "ResultFile | None":
        found = dossier.handover.file if dossier.handover else None
        if found is None:
            return None
        facts = found.kept.facts if found.kept else None
        return cls(
            dossier=dossier,
            name=found.name,
            sha256=found.sha256,
            issued_on=found.issued_on,
            size=facts.size if facts else None,
            kind=facts.kind if facts else None,
        )

    @strawberry.field(description="Null for a file that is not kept here.")
    def address(self, info: Info) -> FileAddress | None:
        made = result_address(info.context.services, self.dossier)
        return FileAddress(url=made.url, expires_at=made.expires_at) if made else None


@strawberry.type(description="The scan of a paper that was digitised.")
class Scan:
    scan: strawberry.Private[files.Scan]

    @strawberry.field
    def document(self) -> str:
        return self.scan.document

    @strawberry.field
    def name(self) -> str:
        return self.scan.file.facts.name

    @strawberry.field(description="In bytes.")
    def size(self) -> int:
        return self.scan.file.facts.size

    @strawberry.field
    def kind(self) -> FileKind:
        return self.scan.file.facts.kind

    @strawberry.field
    def attached_at(self) -> datetime:
        return self.scan.attached_at

    @strawberry.field
    def clerk_name(self) -> str:
        return self.scan.clerk_name

    @strawberry.field
    def address(self, info: Info) -> FileAddress:
        made = scan_address(info.context.services, self.scan)
        return FileAddress(url=made.url, expires_at=made.expires_at)
