"""Papers of a person that an office has digitised once and need not ask for again while they are valid."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from api.domain.citizen_numbers import CitizenNumber
from api.domain.dossiers.documents import DocumentReceipt
from api.domain.procedures import fold

# However long a paper itself is valid, what links it to a person is forgotten after this time.
KEPT_FOR_DAYS = 5 * 365


@dataclass(frozen=True, slots=True)
class DigitisedCopy:
    """That the dossier `dossier_code` holds a digitised copy of `document`; `valid_until` is its last day."""

    document: str
    dossier_code: str
    digitised_on: date
    valid_until: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which it spares the person from bringing the paper."""
        forgotten = self.digitised_on + timedelta(days=KEPT_FOR_DAYS)
        return min(self.valid_until, forgotten) if self.valid_until else forgotten


def same_document(name: str) -> str:
    """What two names of one document have in common: not case, accents or spaces."""
    return fold(name)


def valid_copies(copies: Iterable[DigitisedCopy], *, on: date) -> tuple[DigitisedCopy, ...]:
    return tuple(copy for copy in copies if on <= copy.last_day)


def copies_made(
    documents: Sequence[DocumentReceipt], *, dossier_code: str, on: date
) -> tuple[DigitisedCopy, ...]:
    """The copies that digitising these documents at an intake made."""
    return tuple(
        DigitisedCopy(
            document=document.name,
            dossier_code=dossier_code,
            digitised_on=on,
            valid_until=document.valid_until,
        )
        for document in documents
        if document.is_digitised
    )


def person_digest(*, secret: bytes, office_id: str, number: CitizenNumber) -> str:
    """A keyed digest (64 hex digits) of a person within one office.

    Of another purpose than a booking's digest and of one office: neither offices nor bookings can be
    matched by it.
    """
    text = f"digitised-copies:{office_id}:{number.digits}"
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
