"""The head's watch on the real store: one bounded query, her own office alone, what is left out is said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from api.domain.dossiers import Dossier
from api.domain.due_watch import DueLevel, DueWatch
from api.domain.staff import StaffMember
from api.storage.dossiers import create_dossier, load_dossier
from api.storage.transactions import transact
from api.usecases.due_watch import MOST_LOOKED_AT, see_due_watch
from api.usecases.outcomes import InputIsInvalid
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.office_day import EXTRACT, PERMIT, RESIDENCE, OfficeDay, share_permits

WRITTEN_AT_ONCE = 90


def watch(day: OfficeDay, *, days: int = 7, staff: StaffMember | None = None) -> DueWatch:
    seen = see_due_watch(day.services, staff=staff or day.manager, days=days)
    assert isinstance(seen, DueWatch)
    return seen


def write(dossiers: list[Dossier]) -> None:
    for start in range(0, len(dossiers), WRITTEN_AT_ONCE):
        transact(*(create_dossier(each) for each in dossiers[start : start + WRITTEN_AT_ONCE]))


def counts(seen: DueWatch) -> tuple[int, ...]:
    return tuple(seen.count(level) for level in DueLevel)


def test_dossier_comes_into_sight_falls_due_and_is_late(day: OfficeDay) -> None:
    code = received(day, RESIDENCE, counter=6).dossier.code
    due = load_dossier(code).due_at  # type: ignore[union-attr]
    assert due is not None
    assert counts(watch(day, days=3)) == (0, 0, 0)
    for to, expected in (
        (due - timedelta(days=2), (0, 0, 1)),
        (due, (0, 1, 0)),
        (due + timedelta(1), (1, 0, 0)),
    ):
        day.clock.move(seconds=(to - day.clock.now()).total_seconds())
        seen = watch(day, days=3)
        assert counts(seen) == expected
    assert [each.dossier.code for each in seen.watched] == [code]
    assert [load.of.holder.name for load in seen.by_officer()] == ["Cán bộ Demo 3"]


def test_what_is_finished_or_asked_of_the_citizen_is_not_watched(day: OfficeDay) -> None:
    done = received(day, EXTRACT, counter=3).dossier.code
    moved(day, done, "LOOK_UP", "RETURNED")
    asked = received(day, RESIDENCE, counter=6).dossier.code
    moved(day, asked, "SUPPLEMENT")
    day.clock.move(days=60)
    seen = watch(day)
    assert (counts(seen), seen.waiting) == ((0, 0, 0), 1)


def test_both_units_watch_what_they_share_and_name_only_their_own(day: OfficeDay) -> None:
    expert = share_permits(day)
    code = received(day, PERMIT, counter=5).dossier.code
    moved(day, code, "SENT")
    day.clock.move(days=90)
    here, there = watch(day), watch(day, staff=expert)
    assert [each.dossier.code for each in (*here.watched, *there.watched)] == [code, code]
    assert [str(each.watched[0].holder.kind) for each in (here, there)] == ["OTHER_UNIT", "NOBODY"]


def test_more_than_are_looked_at_is_said_and_costs_one_query(day: OfficeDay) -> None:
    code = received(day, RESIDENCE, counter=6).dossier.code
    known = load_dossier(code)
    assert known is not None
    write([replace(known, code=f"H17.45-261122-{number:04}") for number in range(MOST_LOOKED_AT + 40)])
    day.clock.move(days=60)
    with watched_store() as calls:
        seen = watch(day)
    assert calls.operations == ["Query"]
    assert (len(seen.watched), seen.is_whole) == (MOST_LOOKED_AT, False)
    assert seen.count(DueLevel.OVERDUE) == MOST_LOOKED_AT


def test_those_who_wait_for_the_citizen_hide_nobody_behind_them(day: OfficeDay) -> None:
    waits = moved(day, received(day, RESIDENCE, counter=6).dossier.code, "SUPPLEMENT")
    day.clock.move(days=3)
    late = received(day, RESIDENCE, counter=6).dossier.code
    write([replace(waits, code=f"H17.45-261122-{number:04}") for number in range(MOST_LOOKED_AT + 40)])
    day.clock.move(days=60)
    with watched_store() as calls:
        seen = watch(day)
    assert calls.operations == ["Query", "Query"]
    assert [each.dossier.code for each in seen.watched] == [late]
    assert (seen.waiting, seen.is_whole) == (MOST_LOOKED_AT + 41, True)


@pytest.mark.parametrize("days", [0, 32, -1])
def test_so_many_days_are_not_watched(day: OfficeDay, days: int) -> None:
    refused = see_due_watch(day.services, staff=day.manager, days=days)
    assert refused == InputIsInvalid(field="days", problem="days_watched")
