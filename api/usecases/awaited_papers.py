"""Show which dossiers wait for papers of their citizens, and put those written long ago where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.domain.awaited_papers import AwaitedPapers, awaited_papers
from api.domain.dossiers import Dossier, MoveKind
from api.domain.staff import StaffMember
from api.storage import dossiers as dossiers_storage
from api.storage import inbox as inbox_storage
from api.storage.transactions import ConditionsFailed, Write, transact
from api.usecases.services import Services

# Rows of 0.2 KB: about eight read units.
MOST_COUNTED = 300
READ_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class AwaitedPage:
    """Who has waited longest comes first; `after` is where to go on."""

    waiting: Sequence[AwaitedPapers]
    after: str | None


def see_awaited_papers(
    services: Services, *, staff: StaffMember, first: int, after: str | None
) -> AwaitedPage:
    """The dossiers of one's office whose clock stands still, as a page of one query."""
    found, cursor = dossiers_storage.awaiting_dossiers(office_id=staff.office_id, first=first, after=after)
    return AwaitedPage([seen for dossier in found if (seen := _awaited(services, dossier))], cursor)


def count_awaited_papers(*, staff: StaffMember) -> int:
    """How many there are; counted up to `MOST_COUNTED`."""
    return inbox_storage.count_awaiting(office_id=staff.office_id, most=MOST_COUNTED)


def set_awaiting_apart(*, office_id: str) -> int:
    """Put each dossier that waits for its citizen behind those with a due moment; returns how many wait.

    Each change of a dossier does so too: this is for those that were written before and are not touched any
    more. Doing it again changes nothing.
    """
    codes, after = set(), None
    while True:
        page, after = dossiers_storage.open_dossiers(
            office_id=office_id, since=None, until=None, first=READ_AT_ONCE, after=after
        )
        waiting = [each for each in page if each.waits_since is not None and each.code not in codes]
        for dossier in waiting:
            _write_again(dossier)
            codes.add(dossier.code)
        if after is None:
            return len(codes)


def _awaited(services: Services, dossier: Dossier) -> AwaitedPapers | None:
    office = services.office(dossier.office_id)
    return awaited_papers(dossier=dossier, calendar=office.calendar, now=services.now()) if office else None


def _write_again(dossier: Dossier) -> None:
    writes: list[Write] = [dossiers_storage.save_move(dossier=dossier, was_version=dossier.version)]
    if any(move.kind is MoveKind.DELEGATED for move in dossier.moves):
        writes.append(inbox_storage.follow_stand_in(dossier))
    try:
        transact(*writes)
    except ConditionsFailed:
        return  # somebody has just moved it, and that put it where it belongs
