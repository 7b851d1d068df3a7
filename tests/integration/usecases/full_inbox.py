"""An office with many open dossiers, and finished ones between them, written at once."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from api.domain.dossiers import Assignment, Dossier, DossierMove, MoveKind
from api.storage.dossiers import create_dossier
from api.storage.inbox import follow_stand_in
from api.storage.transactions import Write, transact
from tests.clocks import MONDAY_MORNING

OFFICE = "lien-chieu"
SECTORS = ("Cư trú", "Hộ tịch", "Đất đai")
STEPS = ("RECEIVED", "APPRAISAL", "APPRAISAL", "APPROVAL", "SUPPLEMENT")
WRITTEN_AT_ONCE = 45


def inbox_dossier(number: int, *, due_at: datetime | None, steps: Sequence[str] = ()) -> Dossier:
    """A dossier received on Monday, with the steps it took since."""
    return Dossier(
        code=f"H17.45-261123-{number:05}",
        office_id=OFFICE,
        procedure_code="1.001193",
        procedure_name="Đăng ký khai sinh",
        ticket_code="",
        received_at=MONDAY_MORNING - timedelta(days=20),
        deadline=None,
        due_at=due_at,
        documents=(),
        moves=tuple(
            DossierMove(step=step, at=MONDAY_MORNING - timedelta(days=19), clerk_id="clerk", due_at=due_at)
            for step in ("RECEIVED", *steps)
        ),
        name="Trần Thị Minh Demo",
        phone="+84905123456",
    )


def write_inbox(
    count: int, *, clerks: Sequence[str], finished: float = 0.25, besides: Sequence[Dossier] = ()
) -> list[Dossier]:
    """Write `count` dossiers of every kind, the same ones each time, and those `besides`; returns all."""
    luck = random.Random(count)
    made = [*besides, *(_drawn(luck, number, clerks, finished) for number in range(1, count + 1))]
    writes: list[Write] = []
    for known in made:
        writes.append(create_dossier(known))
        if any(move.kind is MoveKind.DELEGATED for move in known.moves):
            writes.append(follow_stand_in(known))
    for start in range(0, len(writes), WRITTEN_AT_ONCE):
        transact(*writes[start : start + WRITTEN_AT_ONCE])
    return made


def _drawn(luck: random.Random, number: int, clerks: Sequence[str], finished: float) -> Dossier:
    due_at = None if luck.random() < 0.05 else MONDAY_MORNING + timedelta(hours=luck.randrange(-150, 300))
    if luck.random() < finished:
        return _sector(inbox_dossier(number, due_at=due_at, steps=["COMPLETED"]), luck)
    step = luck.choice(STEPS)
    known = inbox_dossier(number, due_at=due_at, steps=[] if step == "RECEIVED" else [step])
    for kind, share in ((MoveKind.ASSIGNED, 0.6), (MoveKind.DELEGATED, 0.2)):
        if clerks and luck.random() < share:
            known = _given(known, kind=kind, clerk=luck.choice(clerks), until=luck.randrange(-3, 4))
    return _sector(known, luck)


def _given(known: Dossier, *, kind: MoveKind, clerk: str, until: int) -> Dossier:
    last_day = (MONDAY_MORNING + timedelta(days=until)).date() if kind is MoveKind.DELEGATED else None
    move = replace(known.moves[-1], kind=kind, assignment=Assignment(clerk, clerk.title(), last_day))
    return replace(known, moves=(*known.moves, move))


def _sector(known: Dossier, luck: random.Random) -> Dossier:
    return replace(known, sector=luck.choice(SECTORS))
