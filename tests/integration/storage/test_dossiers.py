"""Dossiers: numbered without gaps, moved once, listed by due moment page by page."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce

import pytest

from api.domain.dossiers import Dossier, DossierMove
from api.storage.dossiers import (
    count_dated_dossiers,
    create_dossier,
    dated_dossiers,
    dossiers_issued,
    issue_dossier_number,
    load_dossier,
    open_dossiers,
    save_move,
)
from api.storage.transactions import ConditionsFailed, transact
from tests.clocks import MONDAY_MORNING

OFFICE = "lien-chieu"


def dossier(number: int, *, due_at: datetime | None, office: str = OFFICE) -> Dossier:
    return Dossier(
        code=f"H17.45-261123-{number:04}",
        office_id=office,
        procedure_code="1.001193",
        procedure_name="Đăng ký khai sinh",
        ticket_code=f"TICKET{number:06}",
        received_at=MONDAY_MORNING,
        deadline=None,
        due_at=due_at,
        documents=(),
        moves=(DossierMove(step="RECEIVED", at=MONDAY_MORNING, clerk_id="clerk-1"),),
        name="Trần Thị Minh Demo",
        phone="+84905123456",
    )


def moved(known: Dossier, step: str) -> Dossier:
    move = DossierMove(step=step, at=MONDAY_MORNING, clerk_id="clerk-1")
    return replace(known, moves=(*known.moves, move))


def codes(*, since: datetime | None, until: datetime | None, first: int = 100) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        page, after = open_dossiers(office_id=OFFICE, since=since, until=until, first=first, after=after)
        assert len(page) <= first
        assert len(found) < 50, "the pages go round in circles"
        found += [each.code for each in page]
        if after is None:
            return found


def test_dossier_is_loaded_as_it_was_written() -> None:
    written = dossier(1, due_at=MONDAY_MORNING + timedelta(days=3))
    transact(create_dossier(written))
    assert load_dossier(written.code) == written
    assert load_dossier("H17.45-261123-0002") is None


def test_number_is_issued_once_and_the_next_day_begins_at_one() -> None:
    assert dossiers_issued(agency_code="H17.45", day="261123") == 0
    for last in range(3):
        transact(issue_dossier_number(agency_code="H17.45", day="261123", last=last))
    for last in (0, 2, 4):
        with pytest.raises(ConditionsFailed):
            transact(issue_dossier_number(agency_code="H17.45", day="261123", last=last))
    assert dossiers_issued(agency_code="H17.45", day="261123") == 3
    transact(issue_dossier_number(agency_code="H17.45", day="261124", last=0))


def test_code_is_never_written_twice() -> None:
    transact(create_dossier(dossier(1, due_at=None)))
    with pytest.raises(ConditionsFailed):
        transact(create_dossier(dossier(1, due_at=None)))


def test_move_from_a_version_that_has_passed_is_refused() -> None:
    first = dossier(1, due_at=None)
    transact(create_dossier(first))
    transact(save_move(dossier=moved(first, "APPRAISAL"), was_version=1))
    with pytest.raises(ConditionsFailed):
        transact(save_move(dossier=moved(first, "SUPPLEMENT"), was_version=1))
    stored = load_dossier(first.code)
    assert stored is not None
    assert stored.step == "APPRAISAL"


@pytest.mark.parametrize("first", [1, 2, 3, 100])
def test_overdue_today_and_later_hold_every_open_dossier_once(first: int) -> None:
    now, tomorrow = MONDAY_MORNING, MONDAY_MORNING + timedelta(hours=15, minutes=30)
    due = [
        now - timedelta(days=3),
        now - timedelta(minutes=1),
        now,
        now + timedelta(hours=2),
        now + timedelta(hours=2),
        tomorrow - timedelta(minutes=1),
        tomorrow,
        tomorrow + timedelta(days=2),
        None,
    ]
    for number, due_at in enumerate(due, start=1):
        transact(create_dossier(dossier(number, due_at=due_at)))
    transact(create_dossier(dossier(99, due_at=now, office="hai-van")))
    overdue = codes(since=None, until=now, first=first)
    today = codes(since=now, until=tomorrow, first=first)
    later = codes(since=tomorrow, until=None, first=first)
    assert [int(code[-4:]) for code in overdue] == [1, 2]
    assert [int(code[-4:]) for code in today] == [3, 4, 5, 6]
    assert [int(code[-4:]) for code in later] == [7, 8, 9]


@pytest.mark.parametrize("first", [1, 2, 3, 100])
@pytest.mark.parametrize("late", [(), (0, 1, 2)])
def test_every_date_to_come_is_found_once_also_of_what_is_late_by_the_rule(
    late: tuple[int, ...], first: int
) -> None:
    due = [MONDAY_MORNING + timedelta(days=days) for days in (-1, 0, 5, -1, 0, 5, 5)]
    for number, due_at in enumerate(due):
        steps = ("SUPPLEMENT", "APPRAISAL") * (2 if number in late else 1)
        transact(create_dossier(reduce(moved, steps, dossier(number, due_at=due_at))))
    transact(create_dossier(moved(dossier(9, due_at=MONDAY_MORNING), "SUPPLEMENT")))
    found: list[str] = []
    after = None
    while True:
        page, after = dated_dossiers(office_id=OFFICE, since=MONDAY_MORNING, first=first, after=after)
        assert len(page) <= first
        found += [each.code[-1] for each in page]
        assert len(found) < 50, "the pages go round in circles"
        if after is None:
            break
    assert found == (list("12456") if late else list("14256"))
    assert count_dated_dossiers(office_id=OFFICE, since=MONDAY_MORNING) == len(found)


def test_page_that_ends_with_the_list_leads_nowhere() -> None:
    for number in range(1, 5):
        transact(create_dossier(dossier(number, due_at=MONDAY_MORNING)))
    _, after = open_dossiers(office_id=OFFICE, since=None, until=None, first=4, after=None)
    assert after is None


def test_finished_dossier_leaves_the_open_ones_and_a_waiting_one_stays() -> None:
    for number in (1, 2):
        transact(create_dossier(dossier(number, due_at=MONDAY_MORNING)))
    done = moved(dossier(1, due_at=MONDAY_MORNING), "COMPLETED")
    transact(save_move(dossier=done, was_version=1))
    waiting = moved(dossier(2, due_at=MONDAY_MORNING), "SUPPLEMENT")
    transact(save_move(dossier=waiting, was_version=1))
    assert codes(since=None, until=None) == [waiting.code]
    assert load_dossier(done.code) == done
