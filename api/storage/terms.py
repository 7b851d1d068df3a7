"""Changes of procedures' terms: who made each, when, why and what differed."""

from collections.abc import Sequence

from pynamodb.attributes import UnicodeAttribute

from api.domain.terms import TermsRecord
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base
from api.storage.transactions import Put, is_new


class TermsChangeItem(Base, discriminator="terms-change"):
    body = UnicodeAttribute()


def record_terms_change(*, office_id: str, procedure_code: str, record: TermsRecord) -> Put:
    """Write the record of a change."""
    item = TermsChangeItem(
        keys.terms_changes(office_id=office_id, procedure_code=procedure_code),
        keys.terms_change(at=record.at, version=record.version),
        body=encode(record),
    )
    return Put("terms-change", item, is_new())


def newest_terms_changes(
    *, office_id: str, procedure_code: str, first: int, before: str | None
) -> tuple[Sequence[TermsRecord], str | None]:
    """Changes of a procedure's terms, the newest first, and where to go on."""
    found = list(
        TermsChangeItem.query(
            keys.terms_changes(office_id=office_id, procedure_code=procedure_code),
            TermsChangeItem.sk < before if before else None,
            scan_index_forward=False,
            limit=first + 1,
            page_size=first + 1,
            consistent_read=True,
        )
    )
    records = [decode(TermsRecord, item.body) for item in found[:first]]
    return records, found[first - 1].sk if len(found) > first else None
