"""Dossiers: the case itself, its number, and the open ones of an office by due date."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.dossiers import Dossier
from api.storage import keys
from api.storage.codec import decode, encode
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Put, Update, is_new


class DossierItem(Base, discriminator="dossier"):
    body = UnicodeAttribute()
    step = UnicodeAttribute()
    version = IntegerAttribute()


class DossierSeriesItem(Base, discriminator="dossier-series"):
    issued = IntegerAttribute(default=0)


def load_dossier(code: str) -> Dossier | None:
    """The dossier with all its moves: they stand in one item, so that they always agree."""
    try:
        return decode(Dossier, DossierItem.get(keys.dossier(code), keys.DOSSIER, consistent_read=True).body)
    except DoesNotExist:
        return None


def open_dossiers(
    *, office_id: str, since: datetime | None, until: datetime | None, first: int, after: str | None
) -> tuple[Sequence[Dossier], str | None]:
    """Open dossiers due in `since` ≤ due < `until`, soonest first, and where to go on."""
    lower = after + keys.LAST if after else (keys.slot(since) if since else "0")
    upper = keys.slot(until) if until else keys.LAST + keys.LAST
    if lower > upper:  # a cursor from elsewhere; DynamoDB refuses to look between
        return [], None
    condition = DossierItem.due_at_key.between(lower, upper)
    found = list(
        DossierItem.due_index.query(keys.office(office_id), condition, limit=first + 1, page_size=first + 1)
    )
    page = [decode(Dossier, item.body) for item in found[:first] if isinstance(item, DossierItem)]
    return page, found[first - 1].due_at_key if len(found) > first else None


def dossiers_issued(*, agency_code: str, day: str) -> int:
    """How many dossier numbers the unit has given on this day (`day` as YYMMDD)."""
    try:
        item = DossierSeriesItem.get(keys.dossier_series(agency_code), day, consistent_read=True)
    except DoesNotExist:
        return 0
    return item.issued


def issue_dossier_number(*, agency_code: str, day: str, last: int) -> Update:
    """Issue `last + 1`; fails when somebody else took it."""
    issued = DossierSeriesItem.issued
    return Update(
        "dossier-series",
        DossierSeriesItem(keys.dossier_series(agency_code), day),
        [DossierSeriesItem.kind.set(DossierSeriesItem), issued.set(last + 1)],
        issued == last if last else issued.does_not_exist(),
    )


def create_dossier(dossier: Dossier) -> Put:
    return Put("dossier", _item(dossier), is_new())


def save_move(*, dossier: Dossier, was_version: int) -> Put:
    """The dossier after a move; fails when somebody else moved it meanwhile."""
    return Put("dossier", _item(dossier), DossierItem.version == was_version)


def _item(dossier: Dossier) -> DossierItem:
    item = DossierItem(
        keys.dossier(dossier.code),
        keys.DOSSIER,
        body=encode(dossier),
        step=dossier.step.value,
        version=dossier.version,
    )
    if dossier.is_open:
        item.due_office = keys.office(dossier.office_id)
        item.due_at_key = keys.due(due_at=dossier.due_at, code=dossier.code)
    return item
