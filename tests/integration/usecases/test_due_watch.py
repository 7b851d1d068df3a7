"""The head's watch on the real store: one bounded query, her own office alone, what is left out is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from api.domain.awaited_papers import AwaitedPapers
from api.domain.dossiers import Dossier
from api.domain.dossiers.inbox import InboxFilter
from api.domain.due_watch import DueLevel, DueWatch
from api.domain.staff import StaffMember
from api.storage import due_keys, keys
from api.storage.dossiers import create_dossier, load_dossier
from api.storage.tables import Base
from api.storage.transactions import transact
from api.usecases.awaited_papers import (
    MOST_COUNTED,
    AwaitedPage,
    count_awaited_papers,
    see_awaited_papers,
    set_awaiting_apart,
)
from api.usecases.dossiers import DossierAssigned, DossierDue, assign_dossier, office_dossiers, see_inbox
from api.usecases.due_watch import MOST_LOOKED_AT, see_due_watch
from api.usecases.outcomes import InputIsInvalid
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.dossier_acts import moved, received
from tests.integration.usecases.office_day import (
    EXTRACT,
    PERMIT,
    RESIDENCE,
    OfficeDay,
    new_key,
    share_permits,
)
from tests.integration.usecases.truth import assert_items_agree

WRITTEN_AT_ONCE = 90
MANY_WAIT = 500


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
    assert counts(seen) == (0, 0, 0)
    assert [each.dossier.code for each in awaited(day).waiting] == [asked]


def test_late_by_a_second_request_is_told_the_head_weeks_before_its_date(day: OfficeDay) -> None:
    code = asked_twice(day)
    day.clock.move(days=1)
    answered = moved(day, code, "SENT_AGAIN")
    assert answered.due_at > day.clock.now() + timedelta(days=14)
    seen = watch(day, days=1)
    assert [(each.dossier.code, each.level) for each in seen.watched] == [(code, DueLevel.OVERDUE)]
    assert counts(seen) == (1, 0, 0)
    for due, expected in ((DossierDue.OVERDUE, [code]), (DossierDue.TODAY, []), (DossierDue.LATER, [])):
        page, _ = office_dossiers(day.services, staff=day.manager, due=due, first=10, after=None)
        assert [each.code for each in page] == expected
    assert_items_agree()


def test_while_the_second_request_waits_it_stands_marked_among_those_that_wait(day: OfficeDay) -> None:
    code = asked_twice(day)
    assert counts(watch(day)) == (0, 0, 0)
    (waits,) = awaited(day).waiting
    assert (waits.dossier.code, waits.is_late) == (code, True)


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


def asked_twice(day: OfficeDay) -> str:
    """The code of a building permit whose citizen was asked for papers on its first and its second day."""
    code: str = received(day, PERMIT, counter=5).dossier.code
    moved(day, code, "SUPPLEMENT")
    day.clock.move(days=1)
    moved(day, code, "SENT_AGAIN", "APPRAISAL", "SUPPLEMENT")
    return code


def awaited(day: OfficeDay, *, first: int = 100, after: str | None = None) -> AwaitedPage:
    return see_awaited_papers(day.services, staff=day.manager, first=first, after=after)


def test_five_hundred_that_wait_hide_none_of_three_late_ones(day: OfficeDay) -> None:
    waits = moved(day, received(day, RESIDENCE, counter=6).dossier.code, "SUPPLEMENT")
    write([replace(waits, code=f"H17.45-261122-{number:04}") for number in range(MANY_WAIT - 1)])
    day.clock.move(days=3)
    late = [received(day, RESIDENCE, counter=6).dossier.code for _ in range(3)]
    day.clock.move(days=60)
    with watched_store() as calls:
        seen = watch(day)
    assert calls.operations == ["Query"]
    assert (sorted(each.dossier.code for each in seen.watched), seen.is_whole) == (sorted(late), True)
    in_list, _ = see_inbox(day.services, staff=day.manager, wanted=InboxFilter(), first=3, after=None)
    assert sorted(each.code for each in in_list) == sorted(late)


def test_all_that_wait_are_told_page_by_page_each_by_one_query(day: OfficeDay) -> None:
    waits = moved(day, received(day, RESIDENCE, counter=6).dossier.code, "SUPPLEMENT")
    write([replace(waits, code=f"H17.45-261122-{number:04}") for number in range(MANY_WAIT - 1)])
    day.clock.move(days=3)
    newest = moved(day, received(day, RESIDENCE, counter=6).dossier.code, "SUPPLEMENT").code
    received(day, RESIDENCE, counter=6)  # it does not wait
    day.clock.move(days=60)
    awaited(day, first=1)  # from now on the office is known
    found: list[AwaitedPapers] = []
    after = None
    while True:
        with watched_store() as calls:
            page = awaited(day, after=after)
        assert calls.operations == ["Query"]
        found += page.waiting
        after = page.after
        if after is None:
            break
    assert len({each.dossier.code for each in found}) == len(found) == MANY_WAIT + 1
    assert found[-1].dossier.code == newest
    assert all(each.is_abandoned for each in found)
    with watched_store() as calls:
        assert count_awaited_papers(staff=day.manager) == MOST_COUNTED
    assert calls.operations == ["Query"]


def test_cursor_from_elsewhere_finds_nobody(day: OfficeDay) -> None:
    moved(day, received(day, RESIDENCE, counter=6).dossier.code, "SUPPLEMENT")
    for cursor in ("2026-11-23T01:00Z#H17", "\uffff", "z"):
        assert awaited(day, after=cursor) == AwaitedPage([], None)


def test_dossier_leaves_those_that_wait_when_its_citizen_came(day: OfficeDay) -> None:
    code = moved(day, received(day, RESIDENCE, counter=6).dossier.code, "SUPPLEMENT").code
    assert len(awaited(day).waiting) == count_awaited_papers(staff=day.manager) == 1
    moved(day, code, "APPRAISAL")
    assert len(awaited(day).waiting) == count_awaited_papers(staff=day.manager) == 0
    moved(day, code, "SUPPLEMENT", "STOPPED")
    assert awaited(day) == AwaitedPage([], None)


def lend(day: OfficeDay, code: str, *, until: date) -> None:
    done = assign_dossier(
        day.services,
        staff=day.clerk(3),
        code=code,
        version=2,
        clerk_id="clerk-5",
        clerk_name="Cán bộ Demo 5",
        until=until,
        reason="Nghỉ phép.",
        idempotency_key=new_key(),
    )
    assert isinstance(done, DossierAssigned)


def test_those_written_by_an_earlier_version_are_put_apart_once(day: OfficeDay) -> None:
    code = moved(day, received(day, RESIDENCE, counter=6).dossier.code, "SUPPLEMENT").code
    lend(day, code, until=date(2026, 12, 31))
    known = load_dossier(code)
    assert known is not None
    before = {item.sk: item.due_at_key for item in Base.query(keys.dossier(code))}
    assert len(before) == 2, "one of them is the stand-in's"
    for item in Base.query(keys.dossier(code)):
        item.due_at_key = due_keys.due(due_at=known.due_at, code=code)
        item.save()
    assert awaited(day).waiting == []
    for _ in range(2):
        assert set_awaiting_apart(office_id=day.office.id) == 1
        assert {item.sk: item.due_at_key for item in Base.query(keys.dossier(code))} == before
    assert_items_agree()


@pytest.mark.parametrize("days", [0, 32, -1])
def test_so_many_days_are_not_watched(day: OfficeDay, days: int) -> None:
    refused = see_due_watch(day.services, staff=day.manager, days=days)
    assert refused == InputIsInvalid(field="days", problem="days_watched")
