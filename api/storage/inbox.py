"""The clerks' inbox: small rows of open dossiers by whose work they are, by status and by sector."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from pynamodb.attributes import UnicodeAttribute

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier, DossierStatus
from api.domain.dossiers.inbox import assignee, stand_in
from api.storage import due_keys, keys
from api.storage.tables import Base
from api.storage.transactions import Delete, Put

# Rows of 0.3 KB: at most 12 read units, however many the office has.
MOST_ROWS_LOOKED_AT = 300
# Those that an open dossier has while the time runs.
STATUSES_WITH_A_DATE = (
    DossierStatus.PROCESSING,
    DossierStatus.RECEIVED,
    DossierStatus.PAYMENT,
    DossierStatus.REGISTERED,
)


class DossierStandInItem(Base, discriminator="dossier-stand-in"):
    """That a clerk stands in at the dossier's present step, so that it is in her inbox too."""

    step = UnicodeAttribute(null=True)


@dataclass(frozen=True, slots=True)
class RowsWanted:
    """Open dossiers of an office due in `since` ≤ due < `until`; `clerk_id` "" is nobody's. One of clerk,
    status and sector at least is named."""

    office_id: str
    clerk_id: str | None
    status: int | None
    sector: str | None
    step: str | None
    since: datetime | None
    until: datetime | None


def enter_rows(item: Base, *, dossier: Dossier, office_id: str) -> None:
    """What puts the item of an open dossier into the office's inbox, by what is left of its time.

    Whose work it is, only the unit that has it knows. What waits to be received stands by when it is to be
    answered. While the citizen is awaited nothing is late: such dossiers stand behind all that have a due
    moment. Those that are late by the rule stand in front of all.
    """
    since = dossier.waits_since
    if since is not None:
        item.due_at_key = due_keys.awaited(since=since, code=dossier.code)
    else:
        key = due_keys.late_by_rule if dossier.is_late_by_rule else due_keys.due
        item.due_at_key = key(due_at=dossier.due_at or dossier.answer_by, code=dossier.code)
    item.status_of = keys.status(office_id=office_id, status=dossier.status)
    item.sector_of = keys.sector(office_id=office_id, sector=dossier.sector)
    item.step = dossier.step  # type: ignore[attr-defined]
    if office_id == dossier.holder_office_id:
        given = assignee(dossier)
        item.worker_of = keys.worker(office_id=office_id, clerk_id=given.clerk_id if given else "")


def follow_stand_in(dossier: Dossier) -> Put | Delete:
    """Keep an open dossier in the inbox of who stands in, from her last entry on."""
    item = DossierStandInItem(keys.dossier(dossier.code), keys.DOSSIER_STAND_IN)
    found, given = stand_in(dossier, today=local_day(dossier.moves[-1].at)), assignee(dossier)
    is_hers = found is not None and given is not None and found.clerk_id == given.clerk_id
    if found is None or is_hers or not dossier.is_open:
        return Delete("dossier-stand-in", item)
    enter_rows(item, dossier=dossier, office_id=dossier.holder_office_id)
    item.worker_of = keys.worker(office_id=dossier.holder_office_id, clerk_id=found.clerk_id)
    # By status and sector the dossier's own row is enough.
    item.status_of = item.sector_of = None
    return Put("dossier-stand-in", item)


def inbox_rows(wanted: RowsWanted, *, first: int, after: str | None) -> tuple[Sequence[str], str | None]:
    """Codes of dossiers, soonest due first, and where to go on.

    Fewer than `first` may come with more behind them: a page looks at so many rows and no further.
    """
    lower = after + keys.LAST if after else (keys.slot(wanted.since) if wanted.since else "0")
    upper = keys.slot(wanted.until) if wanted.until else keys.LAST + keys.LAST
    if lower > upper:  # a cursor from elsewhere; DynamoDB refuses to look between
        return [], None
    named = _named(wanted)
    by, *rest = named.items()
    looked_at = MOST_ROWS_LOOKED_AT if rest or wanted.step is not None else first
    index = {"worker_of": Base.worker_index, "status_of": Base.status_index, "sector_of": Base.sector_index}
    condition = Base.due_at_key.between(lower, upper)
    answer = index[by[0]].query(by[1], condition, page_size=looked_at + 1)
    # As they come: making a model of each of 300 rows takes longer than reading them.
    found: list[Mapping[str, Mapping[str, str]]] = next(answer.page_iter)["Items"]
    fitting = [row for row in found[:looked_at] if _fits(row, dict(rest), step=wanted.step)]
    page = [row["pk"]["S"].removeprefix(keys.dossier("")) for row in fitting[:first]]
    if len(fitting) > first:
        return page, fitting[first - 1]["due_at_key"]["S"]
    return page, found[looked_at - 1]["due_at_key"]["S"] if len(found) > looked_at else None


def count_awaiting(*, office_id: str, most: int) -> int:
    """How many dossiers wait for their citizen's papers; counted up to `most`."""
    key = keys.status(office_id=office_id, status=DossierStatus.SUPPLEMENT)
    answer = Base.status_index.query(key, page_size=most)
    return len(next(answer.page_iter)["Items"])


def count_dated(*, office_id: str, since: datetime, most: int) -> int:
    """How many open dossiers are due from `since` on, none that awaits its citizen; counted up to `most`."""
    counted = 0
    for status, between in product(STATUSES_WITH_A_DATE, due_keys.dated_from(since)):
        if counted < most:
            key = keys.status(office_id=office_id, status=status)
            answer = Base.status_index.query(key, Base.due_at_key.between(*between), page_size=most - counted)
            counted += len(next(answer.page_iter)["Items"])
    return counted


def _named(wanted: RowsWanted) -> dict[str, str]:
    """The keys that the rows have, the most telling first."""
    office_id = wanted.office_id
    named: dict[str, str] = {}
    if wanted.clerk_id is not None:
        named["worker_of"] = keys.worker(office_id=office_id, clerk_id=wanted.clerk_id)
    if wanted.status is not None:
        named["status_of"] = keys.status(office_id=office_id, status=wanted.status)
    if wanted.sector is not None:
        named["sector_of"] = keys.sector(office_id=office_id, sector=wanted.sector)
    if not named:
        raise ValueError("rows of every kind are those of the due-index")
    return named


def _fits(row: Mapping[str, Mapping[str, str]], named: Mapping[str, str], *, step: str | None) -> bool:
    if step is not None and row.get("step", {}).get("S") != step:
        return False
    # A stand-in's row tells neither status nor sector; the dossier itself is looked at then.
    return all(key not in row or row[key]["S"] == value for key, value in named.items())
