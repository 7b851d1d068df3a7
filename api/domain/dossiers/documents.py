"""Documents handed in with a dossier, and those still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_SHEETS = 99


class DocumentState(StrEnum):
    """In which form a required document was handed in. ON_FILE: the office has a valid digitised copy."""

    ORIGINAL = "ORIGINAL"
    COPY = "COPY"
    MISSING = "MISSING"
    ON_FILE = "ON_FILE"

    @property
    def is_paper(self) -> bool:
        """Whether the citizen gave it out of her hand."""
        return self in (DocumentState.ORIGINAL, DocumentState.COPY)


@dataclass(frozen=True, slots=True)
class DocumentReceipt:
    """One required document and how it was handed in.

    `originals` and `copies` count its sheets, None where nobody counted. `is_digitised`: the clerk made a
    digitised copy of it, good until `valid_until`. `on_file` is the dossier that holds the copy which made
    handing it in needless.
    """

    name: str
    state: DocumentState
    originals: int | None = None
    copies: int | None = None
    is_digitised: bool = False
    valid_until: date | None = None
    on_file: str | None = None

    @property
    def is_consistent(self) -> bool:
        """Whether counts and copy fit the form it was handed in."""
        counts = (self.originals, self.copies)
        if any(count is not None and not 0 <= count <= MOST_SHEETS for count in counts):
            return False
        if not self.state.is_paper:
            return not self.is_digitised and not any(counts)
        if self.valid_until is not None and not self.is_digitised:
            return False
        return counts == (None, None) or any(counts)


def with_later(
    known: Iterable[DocumentReceipt], later: Iterable[DocumentReceipt]
) -> tuple[DocumentReceipt, ...]:
    """The documents after more was said of some: the newest word on each name, new names last."""
    newest = {document.name: document for document in known}
    newest.update({document.name: document for document in later})
    return tuple(newest.values())


def missing_documents(documents: Iterable[DocumentReceipt]) -> tuple[DocumentReceipt, ...]:
    """The documents the citizen still owes, in the order of the checklist."""
    return tuple(document for document in documents if document.state is DocumentState.MISSING)


def all_digitised(documents: Iterable[DocumentReceipt]) -> bool:
    """Whether a dossier counts as digitised: it has documents, and each has a digitised copy here."""
    known = tuple(documents)
    return bool(known) and all(
        document.is_digitised or document.state is DocumentState.ON_FILE for document in known
    )
