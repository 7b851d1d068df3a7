"""The record of an office's changes: written once, read backwards, each booking settled once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from api.domain.offices.records import BookingAct, BookingWork, ChangeRecord
from api.local.demo.office import demo_office
from api.storage.office_changes import load_change, newest_changes, record_change, settle_booking
from api.storage.offices import change_office, load_office_now, save_office
from api.storage.transactions import ConditionsFailed, transact
from tests.clocks import MONDAY_MORNING

OFFICE = demo_office(group_of_sector={})


def record(version: int, *codes: str) -> ChangeRecord:
    works = tuple(
        BookingWork(code=code, group_id="land", was_at=MONDAY_MORNING, act=BookingAct.MOVE, to=None)
        for code in codes
    )
    return ChangeRecord(
        version=version,
        by_id="manager",
        by_name="Trưởng Demo",
        at=MONDAY_MORNING + timedelta(minutes=version),
        reason="Bão",
        differences=(),
        works=works,
    )


def test_record_is_kept_whole_and_never_overwritten() -> None:
    transact(record_change(office_id=OFFICE.id, record=record(1, "A", "B")))
    kept = load_change(office_id=OFFICE.id, version=1)
    assert kept is not None
    assert (kept.record, kept.pending) == (record(1, "A", "B"), frozenset({"A", "B"}))
    with pytest.raises(ConditionsFailed):
        transact(record_change(office_id=OFFICE.id, record=record(1)))
    assert load_change(office_id=OFFICE.id, version=2) is None


def test_booking_is_settled_once() -> None:
    transact(record_change(office_id=OFFICE.id, record=record(1, "A", "B", "C")))
    for code, act in (("A", BookingAct.MOVE), ("A", BookingAct.TELL), ("B", BookingAct.TELL), ("C", None)):
        settle_booking(office_id=OFFICE.id, version=1, code=code, act=act)
    kept = load_change(office_id=OFFICE.id, version=1)
    assert kept is not None
    assert (kept.pending, kept.moved, kept.told) == (frozenset(), 1, 1)


def test_changes_come_newest_first_page_by_page() -> None:
    for version in range(1, 13):
        transact(record_change(office_id=OFFICE.id, record=record(version)))
    found, after = newest_changes(office_id=OFFICE.id, first=5, before=None)
    rest, end = newest_changes(office_id=OFFICE.id, first=7, before=after)
    assert [kept.record.version for kept in (*found, *rest)] == list(range(12, 0, -1))
    assert end is None
    assert newest_changes(office_id="elsewhere", first=5, before=None) == ([], None)


def test_office_is_changed_only_from_the_version_that_was_read() -> None:
    save_office(OFFICE)
    changed = replace(OFFICE, version=1, address="Số 2")
    transact(change_office(changed, was=0))
    assert load_office_now(OFFICE.id) == changed
    with pytest.raises(ConditionsFailed):
        transact(change_office(replace(OFFICE, version=1), was=0))
    with pytest.raises(ConditionsFailed):
        transact(change_office(replace(OFFICE, id="elsewhere"), was=0))
    assert load_office_now(OFFICE.id) == changed
