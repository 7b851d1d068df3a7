"""The function that gives dossiers new dates, as the schedule calls it."""

from unittest.mock import patch

from api.usecases import reckonings
from tests.clocks import MovableClock
from tests.integration.usecases.conftest import day
from tests.integration.usecases.edited_calendars import (
    assert_dates_follow_the_calendar,
    closing,
    entries,
    reckoning_now,
)
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.reminders import copies, handed_in

__all__ = ["day"]


def test_schedule_goes_on_until_nothing_is_left(day: OfficeDay, clock: MovableClock) -> None:
    """More pages than one look takes."""
    from api.handlers import reckonings as handlers

    copies(handed_in(day), 8)
    with patch.object(reckonings, "PAGE", 2), patch.object(handlers, "clock", clock):
        day.change(closing(25))
        assert not reckoning_now(day).is_done
        handlers.handler({"source": "aws.events"}, None)
        assert reckoning_now(day).is_done
        clock.move(seconds=reckonings.SETTLED_AFTER.total_seconds())
        handlers.handler({"source": "aws.events"}, None)
    assert reckoning_now(day).look_at is None
    assert len(entries()) == 9
    assert_dates_follow_the_calendar(day)
