"""Who booked and is not here: reckoned with as far as people come here, holding up nobody until she does."""

from datetime import timedelta

from api.domain.queue import Attendance, ExpectedTicket, Experience, forecast_hall
from tests.unit.domain.queue_cases import (
    CALENDAR,
    ESTIMATES,
    FIVE_MINUTES,
    NOW,
    at,
    counter,
    forecast,
    ticket,
)


def test_expected_people_are_not_counted_but_reckoned_with() -> None:
    waiting = [ticket(n, "09:00") for n in range(1, 4)]
    expected = [ExpectedTicket(f"booked-{n}", "residence", NOW + FIVE_MINUTES) for n in range(4)]
    alone, together = forecast(waiting, [counter(6)]), forecast(waiting, [counter(6)], expected=expected)
    assert [place.people_ahead for place in together] == [0, 1, 2]
    assert together[-1].call_to is not None
    assert alone[-1].call_to is not None
    assert together[-1].call_to > alone[-1].call_to + timedelta(minutes=15)


def test_who_is_too_late_is_no_longer_expected() -> None:
    late = [ExpectedTicket("booked", "residence", NOW - timedelta(minutes=11))]
    waiting = [ticket(1, "09:00"), ticket(2, "09:01")]
    assert forecast(waiting, [counter(6)], expected=late) == forecast(waiting, [counter(6)])


def test_free_counter_waits_for_nobody_who_is_not_here() -> None:
    """Her time has come, she has not: the counter calls who is here."""
    waiting = [ticket(1, "09:20")]
    expected = [ExpectedTicket(f"booked-{n}", "residence", NOW) for n in range(3)]
    assert forecast(waiting, [counter(6)], expected=expected) == forecast(waiting, [counter(6)])


def test_office_whose_booked_people_stay_away_does_not_reckon_with_them() -> None:
    waiting = [ticket(n, "09:20") for n in range(1, 6)]
    expected = [ExpectedTicket(f"booked-{n}", "residence", at("09:45")) for n in range(3)]
    nobody_comes = Experience(attendance=Attendance().with_absent(300, until=0))
    all_come = Experience(attendance=Attendance(came={"-10": 300.0}))
    last = {}
    for name, experience in (("new", Experience()), ("none", nobody_comes), ("all", all_come)):
        line = forecast_hall(
            waiting=waiting,
            counters=[counter(6)],
            estimates=ESTIMATES,
            now=NOW,
            calendar=CALENDAR,
            expected=expected,
            experience=experience,
        ).line
        assert line[-1].wait is not None
        last[name] = line[-1].wait
    assert last["none"].middle < last["new"].middle < last["all"].middle
    assert last["none"].high < last["all"].high


def test_idle_counter_takes_expected_people_off_a_shared_one() -> None:
    expected = [ExpectedTicket(f"booked-{n}", "land", at("09:40")) for n in range(3)]
    waiting = [ticket(n, "09:00") for n in range(1, 7)]
    shared = counter(6, "land", "residence")
    alone = forecast(waiting, [shared], expected=expected)[-1]
    helped = forecast(waiting, [counter(1, "land"), shared], expected=expected)[-1]
    assert alone.call_to is not None
    assert helped.call_to is not None
    assert helped.call_to < alone.call_to
