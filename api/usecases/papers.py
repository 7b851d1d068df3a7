"""The papers about a dossier, for its clerks and for the citizen who has shown that it is hers."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from api.domain.dossiers import Dossier
from api.domain.papers import IssuedPaper, PaperForm, issued_papers, sheet_so_far, slip, write_paper
from api.usecases.services import Services


class PaperReader(StrEnum):
    """Who reads: a clerk of the dossier's units, or the citizen behind the second factor."""

    STAFF = "STAFF"
    CITIZEN = "CITIZEN"


@dataclass(frozen=True, slots=True)
class PaperFile:
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def papers_of_dossier(
    services: Services, *, dossier: Dossier, reader: PaperReader
) -> tuple[IssuedPaper, ...]:
    """The papers its history called for, oldest first. The control sheet stays with the units."""
    sheet = sheet_so_far(dossier, now=services.now()) if reader is PaperReader.STAFF else None
    return (*issued_papers(dossier), *((sheet,) if sheet else ()))


def print_paper(
    services: Services, *, dossier: Dossier, paper_id: str, reader: PaperReader, on_roll: bool = False
) -> PaperFile | None:
    """One of those papers as a file; `None` when there is none of that id, or none that fits a roll."""
    known = papers_of_dossier(services, dossier=dossier, reader=reader)
    issued = next((paper for paper in known if paper.id == paper_id), None)
    if issued is None or (on_roll and not fits_roll(issued)):
        return None
    units = (dossier.office_id, dossier.competent_office_id)
    offices = {unit: office for unit in units if unit and (office := services.office(unit))}
    paper = write_paper(
        dossier=dossier, issued=issued, offices=offices, url=f"{services.site_url}/d/{dossier.code}"
    )
    draw = services.paper_printer.roll if on_roll else services.paper_printer.pages
    return PaperFile(
        name=f"mau-{issued.number:02}-{dossier.code}{'-80mm' if on_roll else ''}.pdf",
        content=draw(slip(paper) if on_roll else paper, made_at=issued.issued_at),
    )


def fits_roll(issued: IssuedPaper) -> bool:
    """Only the receipt has nothing that must be signed or needs a page's width."""
    return issued.form is PaperForm.RECEIPT
