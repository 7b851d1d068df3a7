"""What a clerk says of the papers handed in: what cannot be kept of it, and what a key is bound to."""

from collections.abc import Sequence

from api.domain.dossiers import DocumentReceipt, Dossier
from api.usecases.dossiers.changing import LONGEST_NOTE
from api.usecases.outcomes import InputIsInvalid

MOST_DOCUMENTS = 60
# Over a dossier's whole life, the intake's and those of each entry: it stands in one item.
MOST_DOCUMENTS_SAID = 150
LONGEST_DOCUMENT_NAME = 500


def as_asked(document: DocumentReceipt) -> list[object]:
    """What of a document a key is bound to; what nobody said is left out, as before it could be said."""
    asked: list[object] = [document.name, document.state]
    more = (document.originals, document.copies, document.is_digitised, document.valid_until)
    return asked if more == (None, None, False, None) else [*asked, *more]


def problem_of(*, documents: Sequence[DocumentReceipt], note: str | None) -> InputIsInvalid | None:
    names = [document.name for document in documents]
    if len(documents) > MOST_DOCUMENTS or any(
        not name.strip() or len(name) > LONGEST_DOCUMENT_NAME for name in names
    ):
        return InputIsInvalid(field="documents", problem="documents")
    if not all(document.is_consistent for document in documents):
        return InputIsInvalid(field="documents", problem="document_counts")
    if note is not None and len(note) > LONGEST_NOTE:
        return InputIsInvalid(field="note", problem="note")
    return None


def has_too_many(dossier: Dossier) -> bool:
    """Whether more is said of its documents than can be kept."""
    said = len(dossier.documents) + sum(len(move.documents) for move in dossier.moves)
    return len(dossier.documents_now) > MOST_DOCUMENTS or said > MOST_DOCUMENTS_SAID
