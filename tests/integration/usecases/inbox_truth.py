"""What must hold of the inbox at rest: an open dossier stands where its unit, clerk and status say."""

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier, DossierStatus, MoveKind
from api.storage import due_keys, keys
from api.storage.tables import Base


def assert_rows_are_those_of(dossier: Dossier) -> None:
    """The rows of a dossier in the worker, status and sector indexes."""
    rows = {
        item.sk: (item.worker_of, item.status_of, item.sector_of, item.due_at_key)
        for item in Base.query(keys.dossier(dossier.code), consistent_read=True)
    }
    known = {sk: row for sk, row in rows.items() if sk in (keys.DOSSIER, "ELSEWHERE", "STAND-IN")}
    if not dossier.is_open:
        assert known == {keys.DOSSIER: (None, None, None, None)}
        return
    due = due_keys.due(due_at=dossier.due_at if dossier.is_received else dossier.answer_by, code=dossier.code)
    statuses = [event.status for event in dossier.events]
    received = statuses.index(DossierStatus.RECEIVED) if DossierStatus.RECEIVED in statuses else 0
    if dossier.due_at and statuses[received:].count(DossierStatus.SUPPLEMENT) > 1:
        due = f"0#{due}"
    if dossier.present.waits_for_citizen:
        since = next(move.at for move in reversed(dossier.moves) if move.kind.changes_step)
        due = f"WAITS#{since:%Y-%m-%dT%H:%MZ}#{dossier.code}"
    holder = dossier.holder_office_id
    given = dossier.assigned(MoveKind.ASSIGNED)
    clerk = given.clerk_id if given else ""

    def row(office_id: str, worker: str | None) -> tuple[str | None, ...]:
        here = f"OFFICE#{office_id}"
        return worker, f"{here}#{dossier.status:d}", f"{here}#{dossier.sector}", due

    expected = {keys.DOSSIER: row(holder, f"OFFICE#{holder}#{clerk}")}
    if dossier.is_elsewhere:
        expected["ELSEWHERE"] = row(dossier.office_id, None)
    lent = dossier.assigned(MoveKind.DELEGATED)
    lasts = lent is not None and lent.until is not None and local_day(dossier.moves[-1].at) <= lent.until
    if lent is not None and lasts and lent.clerk_id != clerk:
        expected["STAND-IN"] = (f"OFFICE#{holder}#{lent.clerk_id}", None, None, due)
    assert known == expected
