"""The register of dossiers (form 07) as files, for an office's managers."""

import base64
from datetime import date

import strawberry

from api.usecases import outcomes
from api.usecases import register as usecases
from schema.context import Info
from schema.errors import RequestRefused
from schema.pages import page_start
from schema.papers import PaperFile


@strawberry.type(description="A part of the register, 100 lines at most.")
class RegisterPart:
    file: PaperFile
    entries: int
    next_part: str | None = strawberry.field(description="Asks for the next part; null at the end.")


@strawberry.type
class RegisterQuery:
    @strawberry.field(
        description="Staff, managers: form 07 of the dossiers one's office received, a month at most."
    )
    def dossier_register(self, info: Info, since: date, until: date, part: str | None = None) -> RegisterPart:
        manager = info.context.manager("managers_only.report")
        done = usecases.print_register(
            info.context.services, staff=manager, since=since, until=until, part=page_start(part)
        )
        match done:
            case outcomes.InputIsInvalid(_, problem):
                raise RequestRefused("BAD_REQUEST", f"invalid.{problem}", info.context.language)
            case outcomes.OfficeIsUnknown():
                raise RequestRefused("BAD_REQUEST", "OfficeIsUnknown", info.context.language)
            case _:
                made = done.file
                file = PaperFile(
                    file_name=made.name,
                    sha256=made.sha256,
                    pdf_base64=base64.b64encode(made.content).decode(),
                )
                return RegisterPart(file=file, entries=done.entries, next_part=done.next_part)
