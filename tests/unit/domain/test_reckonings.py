"""How far an office is with new dates, page by page, and which edits of a calendar move any."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from api.domain.calendar import DayOff, ExtraHours, Shift, WorkingCalendar
from api.domain.reckonings import Reckoning, moves_dates
from tests.clocks import MONDAY_MORNING

LATER = MONDAY_MORNING + timedelta(minutes=1)
BEGUN = Reckoning(
    office_id="lien-chieu",
    version=1,
    by_id="manager",
    by_name="Trưởng Demo",
    asked_at=MONDAY_MORNING,
    second_look_at=LATER,
    dossiers=5,
    look_at=MONDAY_MORNING,
)
CALENDAR = WorkingCalendar(shifts=(Shift(time(7, 30), time(17)),))
FRIDAY = date(2026, 11, 27)


def test_first_look_counts_goes_on_and_ends_with_the_last_that_was_there() -> None:
    half = BEGUN.after_page(met=3, cursor="a")
    assert (half.reckoned, half.cursor, half.is_done, half.look_at) == (3, "a", False, MONDAY_MORNING)
    again = half.after_page(met=1, cursor="b")
    assert (again.reckoned, again.is_done) == (4, False)
    done = again.after_page(met=3, cursor="c")
    assert (done.reckoned, done.cursor, done.is_done, done.look_at) == (5, None, True, LATER)


def test_first_look_ends_with_the_last_page_though_dossiers_were_finished_meanwhile() -> None:
    done = BEGUN.after_page(met=1, cursor=None)
    assert (done.reckoned, done.is_done, done.look_at) == (5, True, LATER)


def test_first_look_at_more_than_were_counted_ends_with_the_last_page_and_tells_how_many() -> None:
    half = replace(BEGUN, dossiers=None).after_page(met=3, cursor="a")
    assert (half.reckoned, half.dossiers, half.is_done) == (3, None, False)
    done = half.after_page(met=4, cursor=None)
    assert (done.reckoned, done.dossiers, done.is_done, done.look_at) == (7, 7, True, LATER)


def test_second_look_goes_through_everything_once_more_and_then_it_is_over() -> None:
    done = BEGUN.after_page(met=5, cursor=None)
    under_way = done.after_page(met=2, cursor="a")
    assert (under_way.cursor, under_way.look_at, under_way.reckoned) == ("a", LATER, 5)
    over = under_way.after_page(met=0, cursor=None)
    assert (over.cursor, over.look_at, over.is_done) == (None, None, True)


@pytest.mark.parametrize(
    ("after", "is_so"),
    [
        (CALENDAR, False),
        (
            replace(CALENDAR, extra_hours=(ExtraHours(Shift(time(17), time(18)), days=frozenset({FRIDAY})),)),
            False,
        ),
        (replace(CALENDAR, days_off=(DayOff(FRIDAY, "Bão", "Storm"),)), True),
        (replace(CALENDAR, make_up_days=frozenset({date(2026, 11, 28)})), True),
        (replace(CALENDAR, shifts=(Shift(time(7, 30), time(11)),)), True),
    ],
)
def test_extra_hours_move_no_date(after: WorkingCalendar, is_so: bool) -> None:
    assert moves_dates(CALENDAR, after) is is_so
    assert moves_dates(after, CALENDAR) is is_so
