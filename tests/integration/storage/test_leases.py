"""Leases in the table: written once, found again, and what was reported of them only grows."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from api.domain.leases import NumberLease
from api.storage.leases import create_lease, leases_of_group, load_lease, note_issued
from api.storage.transactions import ConditionsFailed, transact

MONDAY = date(2026, 11, 23)
LEASE = NumberLease(
    office_id="lien-chieu",
    day=MONDAY,
    group_id="land",
    first=6,
    last=10,
    kiosk="kiosk-cua-chinh",
    leased_at=datetime(2026, 11, 23, 1, 30, tzinfo=UTC),
)

pytestmark = pytest.mark.usefixtures("store")


def test_lease_is_read_as_it_was_written() -> None:
    assert load_lease(office_id="lien-chieu", key=LEASE.key) is None
    transact(create_lease(LEASE))
    assert load_lease(office_id="lien-chieu", key=LEASE.key) == LEASE


def test_lease_is_never_written_over() -> None:
    transact(create_lease(LEASE))
    with pytest.raises(ConditionsFailed):
        transact(create_lease(replace(LEASE, last=7, kiosk="kiosk-khac")))
    assert load_lease(office_id="lien-chieu", key=LEASE.key) == LEASE


def test_reported_numbers_add_up() -> None:
    transact(create_lease(LEASE))
    for numbers in ({6}, {8, 6}, {10}):
        transact(note_issued(LEASE, numbers=numbers))
    assert load_lease(office_id="lien-chieu", key=LEASE.key) == replace(LEASE, issued=frozenset({6, 8, 10}))


def test_lease_that_does_not_exist_takes_no_report() -> None:
    with pytest.raises(ConditionsFailed):
        transact(note_issued(LEASE, numbers={6}))
    assert load_lease(office_id="lien-chieu", key=LEASE.key) is None


def test_leases_of_a_group_are_those_of_its_day_in_the_order_of_their_numbers() -> None:
    later, other = replace(LEASE, first=101, last=105), replace(LEASE, group_id="land-registry")
    for lease in (later, LEASE, other, replace(LEASE, day=date(2026, 11, 24))):
        transact(create_lease(lease))
    assert leases_of_group(office_id="lien-chieu", on=MONDAY, group_id="land") == (LEASE, later)
