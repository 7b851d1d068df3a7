"""Dossiers: the case itself, its number, the open ones of an office by due date, and lists by procedure."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from api.domain.dossiers import Dossier
from api.storage import due_keys, keys
from api.storage.codec import decode, encode
from api.storage.inbox import enter_rows
from api.storage.tables import Base, IntegerAttribute
from api.storage.transactions import Delete, Put, Update, is_new


class DossierItem(Base, discriminator="dossier"):
    body = UnicodeAttribute()
    step = UnicodeAttribute()
    version = IntegerAttribute()


class DossierElsewhereItem(Base, discriminator="dossier-elsewhere"):
    """What the receiving office still sees of a dossier that another unit has now."""

    body = UnicodeAttribute()
    step = UnicodeAttribute(null=True)


class ListedDossierItem(Base, discriminator="listed-dossier"):
    """That a dossier belongs to its procedure's list; where it stands is told by the dossier."""

    code = UnicodeAttribute()


class DossierSeriesItem(Base, discriminator="dossier-series"):
    issued = IntegerAttribute(default=0)


def load_dossier(code: str) -> Dossier | None:
    """The dossier with all its moves: they stand in one item, so that they always agree."""
    try:
        return decode(Dossier, DossierItem.get(keys.dossier(code), keys.DOSSIER, consistent_read=True).body)
    except DoesNotExist:
        return None


def load_dossiers(codes: Sequence[str]) -> dict[str, Dossier]:
    """Several at once, by code; unknown codes are absent. At most 100 codes."""
    wanted = [(keys.dossier(code), keys.DOSSIER) for code in codes]
    found = DossierItem.batch_get(wanted, consistent_read=True) if wanted else ()
    loaded = (decode(Dossier, item.body) for item in found)
    return {dossier.code: dossier for dossier in loaded}


def open_dossiers(
    *, office_id: str, since: datetime | None, until: datetime | None, first: int, after: str | None
) -> tuple[Sequence[Dossier], str | None]:
    """Open dossiers due in `since` ≤ due < `until`, soonest first, and where to go on.

    They are those the office has, and those it received that another unit has now. Without `since` those
    come first that are late by the rule; without `until` come, last, those that wait for their citizen,
    longest first, and those that have no due moment.
    """
    lower = after + keys.LAST if after else (keys.slot(since) if since else "0")
    upper = keys.slot(until) if until else keys.LAST + keys.LAST
    if lower > upper:  # a cursor from elsewhere; DynamoDB refuses to look between
        return [], None
    return _open_between(lower, upper, office_id=office_id, first=first)


def awaiting_dossiers(
    *, office_id: str, first: int, after: str | None
) -> tuple[Sequence[Dossier], str | None]:
    """Open dossiers that wait for their citizen's papers, longest first, and where to go on."""
    lower = after + keys.LAST if after else due_keys.AWAITED_PREFIX
    upper = due_keys.AWAITED_PREFIX + keys.LAST
    if not due_keys.AWAITED_PREFIX <= lower <= upper:  # a cursor from elsewhere
        return [], None
    return _open_between(lower, upper, office_id=office_id, first=first)


def dated_dossiers(
    *, office_id: str, since: datetime, first: int, after: str | None
) -> tuple[Sequence[Dossier], str | None]:
    """Open dossiers due from `since` on, soonest first, and where to go on; none that awaits its citizen.

    In front come those that are late by the rule: they too have a date that is told.
    """
    for lower, upper in due_keys.dated_from(since):
        begins = max(lower, after + keys.LAST) if after else lower
        if begins > upper:
            continue  # looked through
        page, cursor = _open_between(begins, upper, office_id=office_id, first=first)
        if page or cursor:
            goes_on = cursor is None and upper != due_keys.AWAITED_PREFIX
            return page, upper if goes_on else cursor
    return [], None


def _open_between(
    lower: str, upper: str, *, office_id: str, first: int
) -> tuple[Sequence[Dossier], str | None]:
    condition = Base.due_at_key.between(lower, upper)
    found = list(
        Base.due_index.query(keys.office(office_id), condition, limit=first + 1, page_size=first + 1)
    )
    page = [
        decode(Dossier, item.body)
        for item in found[:first]
        if isinstance(item, DossierItem | DossierElsewhereItem)
    ]
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


def follow_from_intake(dossier: Dossier) -> Put | Delete:
    """Keep a dossier that another unit has among the receiving office's own, as it stands."""
    item = DossierElsewhereItem(keys.dossier(dossier.code), keys.DOSSIER_ELSEWHERE)
    if not (dossier.is_elsewhere and dossier.is_open):
        return Delete("dossier-elsewhere", item)
    item.body = encode(dossier)
    item.due_office = keys.office(dossier.office_id)
    enter_rows(item, dossier=dossier, office_id=dossier.office_id)
    return Put("dossier-elsewhere", item)


def list_dossier(dossier: Dossier) -> Put:
    """Write the dossier into its procedure's list."""
    return Put(
        "listed-dossier",
        ListedDossierItem(
            keys.dossier_list(office_id=dossier.office_id, procedure_code=dossier.procedure_code),
            due_keys.due(due_at=dossier.received_at, code=dossier.code),
            code=dossier.code,
        ),
    )


def listed_dossiers(
    *,
    office_id: str,
    procedure_code: str,
    first: int,
    after: str | None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[Sequence[Dossier], str | None]:
    """Dossiers of a procedure that keeps a list, in the order of receipt, and where to go on.

    Only those received in `since` ≤ moment < `until`, where these are given.
    """
    pk = keys.dossier_list(office_id=office_id, procedure_code=procedure_code)
    begins = keys.slot(since) if since else "0"
    lower = max(begins, after + keys.LAST) if after else begins
    upper = keys.slot(until) if until else keys.LAST + keys.LAST
    if lower > upper:  # a cursor from elsewhere; DynamoDB refuses to look between
        return [], None
    condition = ListedDossierItem.sk.between(lower, upper)
    found = list(ListedDossierItem.query(pk, condition, limit=first + 1, page_size=first + 1))
    wanted = [(keys.dossier(item.code), keys.DOSSIER) for item in found[:first]]
    known = {item.pk: item.body for item in DossierItem.batch_get(wanted)} if wanted else {}
    page = [decode(Dossier, known[pk]) for pk, _ in wanted if pk in known]
    return page, found[first - 1].sk if len(found) > first else None


def _item(dossier: Dossier) -> DossierItem:
    item = DossierItem(
        keys.dossier(dossier.code),
        keys.DOSSIER,
        body=encode(dossier),
        step=dossier.step,
        version=dossier.version,
    )
    if dossier.is_open:
        item.due_office = keys.office(dossier.holder_office_id)
        enter_rows(item, dossier=dossier, office_id=dossier.holder_office_id)
    return item
