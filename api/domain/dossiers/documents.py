"""Documents handed in with a dossier, and those still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class DocumentState(StrEnum):
    """In which form a required document was handed in."""

    ORIGINAL = "ORIGINAL"
    COPY = "COPY"
    MISSING = "MISSING"


@dataclass(frozen=True, slots=True)
class DocumentReceipt:
    """One required document and how it was handed in."""

    name: str
    state: DocumentState


def missing_documents(documents: Iterable[DocumentReceipt]) -> tuple[DocumentReceipt, ...]:
    """The documents the citizen still owes, in the order of the checklist."""
    return tuple(document for document in documents if document.state is DocumentState.MISSING)
