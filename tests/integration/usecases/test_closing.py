"""A clerk who closes her counter for a while: everybody who watches knows when it calls again."""

from datetime import datetime, timedelta

import pytest

from api.domain.calendar import at_local
from api.domain.hall import BACK_GRACE
from api.usecases.boards import BoardGroup, see_board
from api.usecases.counters import CounterClosed
from api.usecases.outcomes import InputIsInvalid
from tests.integration.usecases.office_day import BIRTH, OfficeDay
from tests.integration.usecases.truth import assert_items_agree

COUNTERS = {3: ("civil-status",), 5: ("land",)}
with_counters = pytest.mark.parametrize("day", [{"counters_of": COUNTERS}], indirect=True)


def civil_status(day: OfficeDay) -> BoardGroup:
    board = see_board(day.services, office=day.office)
    return next(group for group in board.groups if group.group.id == "civil-status")


def closed_for(day: OfficeDay, *, minutes: int) -> datetime:
    """Two people wait and the only counter of their group closes."""
    for _ in range(2):
        day.take(BIRTH)
    day.at_counter("open_counter", 3)
    back_at = day.clock.now() + timedelta(minutes=minutes)
    assert isinstance(day.at_counter("close_counter", 3, back_at=back_at), CounterClosed)
    assert_items_agree()
    return back_at


@with_counters
def test_windows_begin_when_the_counter_is_back(day: OfficeDay) -> None:
    back_at = closed_for(day, minutes=40)
    group = civil_status(day)
    assert (group.staffed_counters, group.back_at) == ((), back_at)
    assert group.line[0].call_from is not None
    assert back_at - timedelta(minutes=5) < group.line[0].call_from <= back_at
    assert group.joining is not None
    assert group.joining.call_from >= back_at


@with_counters
def test_counter_closed_for_the_day_has_no_windows(day: OfficeDay) -> None:
    day.take(BIRTH)
    day.at_counter("open_counter", 3)
    day.at_counter("close_counter", 3)
    group = civil_status(day)
    assert (group.back_at, group.joining, group.line[0].window) == (None, None, None)


@with_counters
def test_who_is_late_is_waited_for_a_little_and_then_given_up(day: OfficeDay) -> None:
    back_at = closed_for(day, minutes=30)
    day.clock.move(minutes=30, seconds=BACK_GRACE.total_seconds())
    assert civil_status(day).back_at == back_at
    assert civil_status(day).joining is not None
    day.clock.move(seconds=1)
    assert civil_status(day).back_at is None
    assert civil_status(day).joining is None


@with_counters
def test_opening_again_forgets_the_break(day: OfficeDay) -> None:
    closed_for(day, minutes=30)
    day.clock.move(minutes=10)
    day.at_counter("open_counter", 3)
    assert (civil_status(day).staffed_counters, civil_status(day).back_at) == ((3,), None)
    day.at_counter("close_counter", 3)
    assert civil_status(day).back_at is None


@with_counters
@pytest.mark.parametrize("back", ["now", "before", "at closing", "tomorrow", "without a zone"])
def test_moment_at_which_nobody_is_called_today_is_refused_and_the_counter_stays_open(
    day: OfficeDay, back: str
) -> None:
    day.at_counter("open_counter", 3)
    now = day.clock.now()
    closing = day.office.calendar.booking_shifts_on(now.date())[-1].closes_at
    back_at = {
        "now": now,
        "before": now - timedelta(minutes=1),
        "at closing": at_local(now.date(), closing),
        "tomorrow": now + timedelta(days=1),
        "without a zone": (now + timedelta(minutes=30)).replace(tzinfo=None),
    }[back]
    refused = day.at_counter("close_counter", 3, back_at=back_at)
    assert isinstance(refused, InputIsInvalid)
    assert refused.field == "backAt"
    assert civil_status(day).staffed_counters == (3,)


@with_counters
def test_retry_after_the_break_is_over_is_answered_as_before(day: OfficeDay) -> None:
    day.at_counter("open_counter", 3)
    back_at = day.clock.now() + timedelta(minutes=15)
    for minutes in (0, 20):
        day.clock.move(minutes=minutes)
        closed = day.at_counter("close_counter", 3, key="away-for-a-quarter-hour", back_at=back_at)
        assert isinstance(closed, CounterClosed)
