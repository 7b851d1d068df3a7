"""A clerk asks what her office has digitised of the person before her, so that nobody brings it twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from api.domain.citizen_numbers import CitizenNumber, NumberProblem, read_citizen_number
from api.domain.digitised_copies import (
    DigitisedCopy,
    copies_made,
    person_digest,
    same_document,
    valid_copies,
)
from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.staff import StaffMember
from api.storage import digitised_copies as copies_storage
from api.storage.transactions import Put
from api.usecases.outcomes import InputIsInvalid
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Submitter:
    """Who hands in: known by a digest when the clerk entered her number, else by nothing."""

    office_id: str
    digest: str | None

    def copies_to_remember(
        self, documents: Sequence[DocumentReceipt], *, dossier_code: str, on: date
    ) -> list[Put]:
        """What was digitised of these documents, to be written with their dossier."""
        if self.digest is None:
            return []
        made = copies_made(documents, dossier_code=dossier_code, on=on)
        latest = {same_document(copy.document): copy for copy in made}
        return [
            copies_storage.remember_copy(copy, office_id=self.office_id, digest=self.digest, at=at)
            for at, copy in enumerate(latest.values(), start=1)
        ]


def digitised_copies(
    services: Services, *, staff: StaffMember, citizen: str
) -> tuple[DigitisedCopy, ...] | InputIsInvalid:
    """The valid copies the clerk's office has of the person with that number (or card's text)."""
    number = read_citizen_number(citizen)
    if isinstance(number, NumberProblem):
        return InputIsInvalid(field="citizen", problem=number.value)
    digest = _digest(services, office_id=staff.office_id, number=number)
    known = copies_storage.copies_of(office_id=staff.office_id, digest=digest)
    return valid_copies(known, on=services.today())


def known_submitter(services: Services, *, office_id: str, citizen: str | None) -> Submitter | InputIsInvalid:
    if citizen is None or not citizen.strip():
        return Submitter(office_id, None)
    number = read_citizen_number(citizen)
    if isinstance(number, NumberProblem):
        return InputIsInvalid(field="citizen", problem=number.value)
    return Submitter(office_id, _digest(services, office_id=office_id, number=number))


def with_copies_on_file(
    documents: Sequence[DocumentReceipt], *, submitter: Submitter, on: date
) -> tuple[DocumentReceipt, ...] | None:
    """The documents with the dossiers that hold their copies; None when one claimed is not there."""
    if not any(document.state is DocumentState.ON_FILE for document in documents):
        return tuple(documents)
    if submitter.digest is None:
        return None
    found = copies_storage.copies_of(office_id=submitter.office_id, digest=submitter.digest)
    held = {same_document(copy.document): copy for copy in valid_copies(found, on=on)}
    named = tuple(
        replace(document, on_file=_holder(held.get(same_document(document.name))))
        if document.state is DocumentState.ON_FILE
        else document
        for document in documents
    )
    is_true = all(each.on_file for each in named if each.state is DocumentState.ON_FILE)
    return named if is_true else None


def _holder(copy: DigitisedCopy | None) -> str | None:
    return copy.dossier_code if copy else None


def _digest(services: Services, *, office_id: str, number: CitizenNumber) -> str:
    return person_digest(secret=services.code_secret, office_id=office_id, number=number)
