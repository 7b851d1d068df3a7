"""What an office has digitised of a person: asked by its clerks at intake."""

from datetime import date

import strawberry

from api.domain import digitised_copies as domain
from api.domain import files
from api.usecases import digitised_copies as usecases
from api.usecases.outcomes import InputIsInvalid
from api.usecases.scans import scans_of_copies
from schema.context import Info
from schema.dossiers.files import Scan
from schema.messages import say
from schema.texts import LocalizedText, text


@strawberry.type(description="A paper that need not be handed in again.")
class DigitisedCopy:
    document: str
    dossier_code: strawberry.ID = strawberry.field(description="The dossier it was digitised with.")
    digitised_on: date
    last_day: date = strawberry.field(description="The last day on which it spares handing it in.")
    scan: Scan | None

    @classmethod
    def of(cls, copy: domain.DigitisedCopy, scan: files.Scan | None) -> "DigitisedCopy":
        return cls(
            document=copy.document,
            dossier_code=strawberry.ID(copy.dossier_code),
            digitised_on=copy.digitised_on,
            last_day=copy.last_day,
            scan=Scan(scan=scan) if scan else None,
        )


@strawberry.type
class DigitisedCopies:
    problem: LocalizedText | None = strawberry.field(description="Why the number or card cannot be read.")
    nodes: list[DigitisedCopy]


@strawberry.type
class DigitisedCopyQuery:
    @strawberry.field(
        description="Staff: the valid digitised copies one's office has of a person, by her twelve digits or "
        "her card's text."
    )
    def digitised_copies(self, info: Info, citizen: str) -> DigitisedCopies:
        found = usecases.digitised_copies(info.context.services, staff=info.context.staff(), citizen=citizen)
        if isinstance(found, InputIsInvalid):
            key = f"invalid.{found.problem}"
            return DigitisedCopies(problem=text(say(key, "vi"), say(key, "en")), nodes=[])
        nodes = [
            DigitisedCopy.of(copy, scan) for copy, scan in zip(found, scans_of_copies(found), strict=True)
        ]
        return DigitisedCopies(problem=None, nodes=nodes)
