"""Which papers of a person an office has digitised; the person stands there as a keyed digest alone."""

from collections.abc import Sequence

from pynamodb.attributes import UnicodeAttribute

from api.domain.digitised_copies import DigitisedCopy, same_document
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, days_after
from api.storage.transactions import Put

MOST_COPIES_OF_A_PERSON = 100


class DigitisedCopyItem(Base, discriminator="digitised-copy"):
    body = UnicodeAttribute()


def remember_copy(copy: DigitisedCopy, *, office_id: str, digest: str, at: int) -> Put:
    """Remember the copy in the place of an older one; `at` tells the writes of one transaction apart."""
    return Put(
        f"digitised-copy-{at}",
        DigitisedCopyItem(
            keys.digitised_copies(office_id=office_id, digest=digest),
            keys.digitised_copy(same_document(copy.document)),
            body=encode(copy),
            expires_at=days_after(copy.last_day, 1),
        ),
    )


def copies_of(*, office_id: str, digest: str) -> Sequence[DigitisedCopy]:
    """What the office has digitised of this person, valid or not; at most 100."""
    found = DigitisedCopyItem.query(
        keys.digitised_copies(office_id=office_id, digest=digest),
        limit=MOST_COPIES_OF_A_PERSON,
        page_size=MOST_COPIES_OF_A_PERSON,
        consistent_read=True,
    )
    return [decode(DigitisedCopy, item.body) for item in found]
