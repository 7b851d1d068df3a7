"""The acts of a storm of dossier clerks, one row each: how it is asked, and what may come of it.

Every act is on a dossier at a version its clerk saw. A fulfilled one is the entry after that version. Another
mutation of a dossier is one more row.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier, MoveKind, SupplementEnd, returns_work
from api.domain.staff import StaffMember
from api.usecases import dossiers
from tests.integration.usecases.dossier_acts import brought, handed_over, supplied
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.sent_in_acts import receive_sent_in

ENDING_SHARE = 0.02

Send = Callable[[str], Any]


@dataclass
class DossierClerk:
    """A clerk, the dossiers she works at, and those as she last saw them."""

    name: str
    luck: random.Random
    day: OfficeDay
    staff: StaffMember
    codes: tuple[str, ...]
    screen: dict[str, Dossier] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DossierAct:
    """`prepare` sends it for a dossier as the clerk saw it; None when it makes no sense there.

    `kinds` are the entries that `fulfilled` may leave; `refusals` are what else may come, by name, besides
    that somebody was quicker or that another unit has it.
    """

    name: str
    weight: int
    prepare: Callable[[DossierClerk, Dossier], Send | None]
    fulfilled: str
    kinds: frozenset[MoveKind]
    refusals: frozenset[str] = frozenset()


def _advance(clerk: DossierClerk, seen: Dossier) -> Send | None:
    """To one of its next steps; rarely to one that leads to its end, so that there is something to do."""
    possible = [step for step in seen.next_steps if not seen.workflow.step(step).says_how]
    going_on = [step for step in possible if not _ends(seen, step)]
    steps = going_on if going_on and clerk.luck.random() > ENDING_SHARE else possible
    if not steps:
        return None
    to = clerk.luck.choice(steps)
    reason = "Cần xem lại." if returns_work(dossier=seen, to=to) else None
    return lambda key: clerk.day.advance(
        seen.code, to=to, version=seen.version, key=key, reason=reason, staff=clerk.staff
    )


def _receive(clerk: DossierClerk, seen: Dossier) -> Send | None:
    if seen.is_received or seen.present.waits_for_citizen:
        return None
    return lambda key: receive_sent_in(
        clerk.day, seen.code, brought("Tờ khai"), version=seen.version, key=key, staff=clerk.staff
    )


def _hand_over(clerk: DossierClerk, seen: Dossier) -> Send | None:
    if not any(seen.workflow.step(step).says_how for step in seen.next_steps):
        return None
    return lambda key: handed_over(clerk.day, seen.code, version=seen.version, key=key, staff=clerk.staff)


def _supply(clerk: DossierClerk, seen: Dossier) -> Send | None:
    if not seen.present.waits_for_citizen:
        return None
    paper = brought(f"Giấy tờ {seen.version}", is_digitised=clerk.luck.random() < 0.5)
    end = clerk.luck.choice((SupplementEnd.GOES_ON, SupplementEnd.STILL_WAITS))
    return lambda key: supplied(
        clerk.day, seen.code, paper, version=seen.version, end=end, key=key, staff=clerk.staff
    )


def _ends(seen: Dossier, step: str) -> bool:
    """Whether nothing but an end follows that step."""
    workflow = seen.workflow
    return all(workflow.step(following).is_terminal for following in workflow.step(step).next_steps)


def _assign(clerk: DossierClerk, seen: Dossier) -> Send:
    until = None if clerk.luck.random() < 0.5 else local_day(clerk.day.clock.now()) + timedelta(days=3)
    number = clerk.luck.randint(1, 9)
    return lambda key: dossiers.assign_dossier(
        clerk.day.services,
        staff=clerk.staff,
        code=seen.code,
        version=seen.version,
        clerk_id=f"clerk-{number}",
        clerk_name=f"Cán bộ Demo {number}",
        until=until,
        reason="Am hiểu.",
        idempotency_key=key,
    )


def _extend(clerk: DossierClerk, seen: Dossier) -> Send | None:
    if seen.due_at is None:
        return None
    later = local_day(seen.due_at) + timedelta(days=clerk.luck.randint(3, 12))
    return lambda key: dossiers.extend_dossier(
        clerk.day.services,
        staff=clerk.staff,
        code=seen.code,
        version=seen.version,
        new_due_on=later,
        apology="Xin lỗi bạn vì chậm trễ.",
        idempotency_key=key,
    )


DOSSIER_ACTS = (
    DossierAct(
        "advance",
        8,
        _advance,
        "DossierAdvanced",
        frozenset({MoveKind.STEP, MoveKind.RETURNED}),
    ),
    DossierAct(
        "receive", 1, _receive, "DossierReceived", frozenset({MoveKind.STEP}), frozenset({"StepIsNotAllowed"})
    ),
    DossierAct("hand over", 2, _hand_over, "ResultHandedOver", frozenset({MoveKind.STEP})),
    DossierAct(
        "supply",
        3,
        _supply,
        "SupplementReceived",
        frozenset({MoveKind.STEP, MoveKind.SUPPLIED}),
    ),
    DossierAct(
        "assign",
        3,
        _assign,
        "DossierAssigned",
        frozenset({MoveKind.ASSIGNED, MoveKind.DELEGATED}),
        frozenset({"StepIsNotAllowed"}),
    ),
    DossierAct(
        "extend",
        2,
        _extend,
        "DossierExtended",
        frozenset({MoveKind.EXTENDED}),
        frozenset({"DossierCannotBeExtended"}),
    ),
)
ANYWHERE = frozenset({"DossierHasMoved", "DossierIsElsewhere", "DossierIsUnknown"})
ACTS: Mapping[str, DossierAct] = {act.name: act for act in DOSSIER_ACTS}
