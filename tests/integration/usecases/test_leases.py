"""Kiosks lease numbers and report them: each number is there once, its holder stands where she came."""

from collections import Counter as Tally
from functools import partial

import pytest

from api.domain.calendar import local_day
from api.domain.leases import MOST_NUMBERS_OUT
from api.domain.offices import DayMode, DayPlan
from api.domain.offices.changes import OfficeChange
from api.domain.queue import PriorityClass
from api.storage.hall import load_hall
from api.storage.leases import leases_of_group
from tests.integration.storage.faults import watched_store
from tests.integration.usecases.office_day import BIRTH, LAND, OfficeDay, at_once, names
from tests.integration.usecases.truth import all_tickets, assert_items_agree


def test_kiosks_and_phones_at_once_share_one_series_without_a_double(day: OfficeDay) -> None:
    kiosks = [partial(day.lease, count=4, kiosk=f"kiosk-so-{number}") for number in (1, 2) for _ in range(4)]
    phones = [partial(day.take, BIRTH) for _ in range(8)]
    outcomes = at_once(kiosks + phones)
    assert Tally(names(outcomes)) == {"NumbersLeased": 8, "TicketTaken": 8}
    leased = [number for outcome in outcomes[:8] for number in outcome.lease.numbers]
    taken = [outcome.ticket.number for outcome in outcomes[8:]]
    assert sorted(leased + taken) == list(range(1, 41))
    assert_items_agree()


def test_kiosks_reporting_at_once_while_phones_take_leave_every_number_once(day: OfficeDay) -> None:
    first, second = (day.lease(kiosk=f"kiosk-so-{number}").lease for number in (1, 2))
    reports = [
        partial(day.report, lease.key.id, day.given_out(number))
        for lease in (first, second)
        for number in (lease.first, lease.first + 1)
    ]
    outcomes = at_once(reports * 2 + [partial(day.take, BIRTH) for _ in range(4)])
    assert Tally(names(outcomes)) == {"IssuedNumbersReported": 8, "TicketTaken": 4}
    assert sorted(ticket.number or 0 for ticket in all_tickets()) == [1, 2, 6, 7, 11, 12, 13, 14]
    assert_items_agree()


def test_holder_of_a_number_given_out_offline_stands_where_she_came(day: OfficeDay) -> None:
    lease = day.lease(count=5).lease
    day.clock.move(minutes=1)
    early = day.given_out(1)
    day.clock.move(minutes=1)
    between = day.take(BIRTH).ticket
    day.clock.move(minutes=4)
    done = day.report(lease.key.id, early)
    (ticket,) = done.tickets
    assert ticket.checked_in_at == early.issued_at
    assert ticket.outlook is None, "the hall of now does not explain a wait that began then"
    day.at_counter("open_counter", 3)
    assert day.at_counter("call_next", 3).desk.counter.current.code == ticket.code
    day.at_counter("finish_service", 3)
    assert day.at_counter("call_next", 3).desk.counter.current.code == between.code
    assert_items_agree()


def test_no_number_is_leased_on_a_no_wait_day(day: OfficeDay) -> None:
    """Nobody knows who will wait when it is given out: one is offered a time to come back instead."""
    plan = DayPlan(on=local_day(day.clock.now()), mode=DayMode.NO_WAIT, name_vi="", name_en="")
    lease = day.lease(key="a-lease-of-the-early-morning").lease
    day.change(OfficeChange(days=(plan,)))
    refused = day.lease()
    assert (type(refused).__name__, refused.next_free) == ("TodayIsByAppointment", day.slots()[0])
    assert day.lease(key="a-lease-of-the-early-morning").lease == lease, "what was leased stays leased"
    assert names([day.report(lease.key.id, day.given_out(1))]) == ["IssuedNumbersReported"]
    assert_items_agree()


def test_low_number_that_is_given_out_late_passes_nobody(day: OfficeDay) -> None:
    lease = day.lease(count=5).lease
    earlier = day.take(BIRTH).ticket
    day.clock.move(minutes=5)
    day.report(lease.key.id, day.given_out(1))
    day.at_counter("open_counter", 3)
    assert day.at_counter("call_next", 3).desk.counter.current.code == earlier.code


@pytest.mark.parametrize(("ago", "seconds_after_lease"), [(3600, 0), (60, 60), (-3600, 120)])
def test_arrival_lies_between_lease_and_report_whatever_the_kiosk_says(
    day: OfficeDay, ago: int, seconds_after_lease: int
) -> None:
    lease = day.lease().lease
    day.clock.move(minutes=2)
    (ticket,) = day.report(lease.key.id, day.given_out(1, ago=ago)).tickets
    assert (ticket.checked_in_at - lease.leased_at).total_seconds() == seconds_after_lease


def test_number_just_given_out_teaches_the_forecast_as_any_other(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    lease = day.lease().lease
    (ticket,) = day.report(lease.key.id, day.given_out(1)).tickets
    assert ticket.outlook is not None


def test_number_reported_twice_has_one_ticket_and_the_first_report_stands(day: OfficeDay) -> None:
    lease = day.lease().lease
    (first,) = day.report(lease.key.id, day.given_out(1)).tickets
    day.clock.move(minutes=3)
    again = day.report(lease.key.id, day.given_out(1), day.given_out(2)).tickets
    assert again[0] == first
    assert [ticket.number for ticket in again] == [1, 2]
    assert_items_agree()


def test_unused_numbers_are_void_once_the_day_is_over(day: OfficeDay) -> None:
    lease = day.lease(count=5).lease
    day.report(lease.key.id, day.given_out(2))
    on = lease.day
    (kept,) = leases_of_group(office_id=day.office.id, on=on, group_id="civil-status")
    assert not kept.is_over(now=day.clock.now())
    day.clock.move(days=1)
    assert kept.is_over(now=day.clock.now())
    assert kept.unreported == (1, 3, 4, 5)
    assert names([day.report(lease.key.id, day.given_out(1))]) == ["LeaseIsOver"]
    assert load_hall(office_id=day.office.id, on=local_day(day.clock.now())).issued("civil-status") == 0
    assert_items_agree()


def test_report_is_answered_again_after_its_day(day: OfficeDay) -> None:
    lease = day.lease().lease
    issued = day.given_out(1)
    day.clock.move(hours=8)
    day.report(lease.key.id, issued, key="report-before-midnight")
    day.clock.move(hours=8)
    again = day.report(lease.key.id, issued, key="report-before-midnight")
    assert [ticket.number for ticket in again.tickets] == [1]


def test_lease_is_answered_again_after_closing(day: OfficeDay) -> None:
    lease = day.lease(key="lease-before-closing").lease
    day.clock.move(hours=12)
    assert names([day.lease()]) == ["OfficeIsClosed"]
    assert day.lease(key="lease-before-closing").lease == lease


def test_kiosks_cannot_drain_a_series(day: OfficeDay) -> None:
    leases = [day.lease(count=20).lease for _ in range(MOST_NUMBERS_OUT // 20)]
    refused = day.lease(count=1)
    assert (type(refused).__name__, refused.limit) == ("TooManyNumbersOut", MOST_NUMBERS_OUT)
    assert names([day.lease("land", count=1)]) == ["NumbersLeased"], "of another group there are still"
    day.report(leases[0].key.id, *[day.given_out(number) for number in range(1, 21)])
    assert names([day.lease(count=20)]) == ["NumbersLeased"]
    assert_items_agree()


@pytest.mark.parametrize("number", [0, 6, -1, 10**6])
def test_number_of_no_lease_is_refused(day: OfficeDay, number: int) -> None:
    lease = day.lease(count=5).lease
    refused = day.report(lease.key.id, day.given_out(1), day.given_out(number))
    assert (type(refused).__name__, refused.field) == ("InputIsInvalid", "issued")
    assert all_tickets() == []


def test_class_the_office_does_not_serve_takes_nothing_from_a_number(day: OfficeDay) -> None:
    lease = day.lease().lease
    (ticket,) = day.report(lease.key.id, day.given_out(1, priority=PriorityClass.ELDERLY)).tickets
    assert ticket.priority is PriorityClass.ELDERLY
    assert_items_agree()


def test_procedure_of_another_group_keeps_the_line_of_its_number(day: OfficeDay) -> None:
    lease = day.lease().lease
    (ticket,) = day.report(lease.key.id, day.given_out(1, procedure=LAND)).tickets
    assert ticket.group_id == "civil-status"


def test_lease_and_report_cost_few_requests_to_the_store(day: OfficeDay) -> None:
    with watched_store() as leasing:
        lease = day.lease(count=10).lease
    with watched_store() as reporting:
        day.report(lease.key.id, *[day.given_out(number, ago=60) for number in range(1, 11)])
    assert (len(leasing), len(reporting)) == (3, 4)
