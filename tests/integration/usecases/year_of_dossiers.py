"""A ward's year of dossiers, in the proportions published for Liên Chiểu in 2012, written at once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from api.domain.dossiers import Dossier, DossierMove
from api.storage import register
from api.storage.dossiers import create_dossier
from api.storage.transactions import Write, transact

FIRST_DAY = date(2025, 1, 2)
# sector, procedures of it, dossiers: early, on time, overdue, returned, in progress
# As many procedures as a commune's list has today, each asked for all year round: that makes the most sums.
SHARES = (
    ("Đất đai", 196, 5000, 5000, 39, 300, 120),
    ("Hộ tịch", 196, 6018, 5938, 2, 206, 80),
    ("Chứng thực", 196, 5000, 5000, 0, 100, 40),
)
WRITTEN_AT_ONCE = 45
PROCESSED_IN_DAYS = {"early": 3, "on time": 5, "overdue": 6, "returned": 2, "in progress": 0}


def year_of_dossiers(office_id: str, *, one_of: int = 1) -> Iterator[Dossier]:
    """32,843 dossiers, or every `one_of`-th of each kind."""
    number = 0
    for sector, procedures, *counts in SHARES:
        for kind, count in zip(PROCESSED_IN_DAYS, counts, strict=True):
            for nth in range(0, count, one_of):
                number += 1
                # Who is in progress came late in the year, and is due in the next.
                day = 358 if kind == "in progress" else nth % 350
                procedure = f"{SHARES.index((sector, procedures, *counts)) + 1}.{nth % procedures:06}"
                yield _dossier(office_id, number, sector=sector, procedure=procedure, kind=kind, day=day)


def write_year(office_id: str, *, one_of: int = 1) -> int:
    """Write them into store and register, uncounted; returns how many."""
    return write_dossiers(year_of_dossiers(office_id, one_of=one_of))


def later(dossier: Dossier, by: timedelta) -> Dossier:
    """The same dossier, received and moved so much later; its code stays."""
    due = dossier.due_at + by if dossier.due_at else None
    moves = tuple(replace(move, at=move.at + by, due_at=due) for move in dossier.moves)
    return replace(dossier, received_at=dossier.received_at + by, due_at=due, moves=moves)


def write_dossiers(dossiers: Iterable[Dossier]) -> int:
    """Write these into store and register, uncounted; returns how many."""
    writes: list[Write] = []
    written = 0
    for dossier in dossiers:
        written += 1
        writes += [create_dossier(dossier), register.enter(dossier)]
        if len(writes) >= 2 * WRITTEN_AT_ONCE:
            transact(*writes)
            writes = []
    if writes:
        transact(*writes)
    return written


def _dossier(office_id: str, number: int, *, sector: str, procedure: str, kind: str, day: int) -> Dossier:
    received = datetime(FIRST_DAY.year, 1, 2, 2, tzinfo=UTC) + timedelta(days=day)
    due = received + timedelta(days=5)
    steps = [("RECEIVED", received)]
    if kind != "in progress":
        ended = received + timedelta(days=PROCESSED_IN_DAYS[kind])
        steps.append(("STOPPED" if kind == "returned" else "COMPLETED", ended))
    return Dossier(
        code=f"H17.45-{received:%y%m%d}-{number:05}",
        office_id=office_id,
        procedure_code=procedure,
        procedure_name=f"Thủ tục {procedure}",
        ticket_code="",
        received_at=received,
        deadline=None,
        due_at=due,
        documents=(),
        moves=tuple(
            DossierMove(
                step=step,
                at=at,
                clerk_id=f"clerk-{number % 10}",
                clerk_name=f"Cán bộ {number % 10}",
                office_id=office_id,
                due_at=due,
            )
            for step, at in steps
        ),
        sector=sector,
    )
