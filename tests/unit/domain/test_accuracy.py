"""How true told windows were: counted call by call, said only of enough people."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.accuracy import (
    DAYS,
    LEAST_PEOPLE,
    WIDEST_MINUTES,
    ToldWindows,
    accuracy_in_words,
    accuracy_of,
    first_day,
)
from api.domain.queue import CallWindow

NINE = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
WINDOW = CallWindow(call_from=NINE, call_to=NINE + timedelta(minutes=25))

# minutes from the window's beginning until the call, and whether that was truly told
CALLS = [(-1, False), (0, True), (10, True), (25, True), (26, False)]


@pytest.mark.parametrize(("minutes", "is_inside"), CALLS)
def test_call_within_the_window_or_at_its_ends_was_told_truly(minutes: int, is_inside: bool) -> None:
    told = ToldWindows().with_call(WINDOW, called_at=NINE + timedelta(minutes=minutes))
    assert (told.people, told.inside, dict(told.widths)) == (1, int(is_inside), {25: 1})


def test_window_told_by_its_beginning_alone_is_judged_by_both_ends() -> None:
    wide = CallWindow(call_from=NINE, call_to=NINE + timedelta(minutes=120), is_too_wide=True)
    told = ToldWindows().with_call(wide, called_at=NINE + timedelta(minutes=121))
    assert (told.inside, dict(told.widths)) == (0, {120: 1})


def test_windows_wider_than_any_use_are_counted_together() -> None:
    endless = CallWindow(call_from=NINE, call_to=NINE + timedelta(minutes=WIDEST_MINUTES + 45))
    assert dict(ToldWindows().with_call(endless, called_at=NINE).widths) == {WIDEST_MINUTES: 1}


def test_too_few_people_say_nothing() -> None:
    assert accuracy_of([]) is None
    assert accuracy_of([ToldWindows(people=LEAST_PEOPLE - 1, inside=1, widths={5: LEAST_PEOPLE - 1})]) is None
    assert accuracy_of([ToldWindows(people=LEAST_PEOPLE, inside=1, widths={5: LEAST_PEOPLE})]) is not None


def test_days_are_put_together_by_people_not_by_days() -> None:
    busy = ToldWindows(people=30, inside=27, widths={10: 20, 40: 10})
    calm = ToldWindows(people=10, inside=5, widths={15: 10})
    found = accuracy_of([busy, calm])
    assert found is not None
    assert (found.days, found.people, found.inside_share) == (DAYS, 40, 0.8)
    assert found.median_width_minutes == 10


@given(
    st.lists(
        st.tuples(st.integers(-60, 120), st.integers(1, 60).map(lambda steps: 5 * steps)),
        min_size=LEAST_PEOPLE,
        max_size=80,
    ),
    st.integers(0, 80),
)
def test_accuracy_is_the_same_however_calls_fall_on_days(calls: list[tuple[int, int]], split: int) -> None:
    def told(part: list[tuple[int, int]]) -> ToldWindows:
        windows = ToldWindows()
        for minutes, width in part:
            window = CallWindow(call_from=NINE, call_to=NINE + timedelta(minutes=width))
            windows = windows.with_call(window, called_at=NINE + timedelta(minutes=minutes))
        return windows

    found = accuracy_of([told(calls)])
    assert found == accuracy_of([told(calls[:split]), told(calls[split:])])
    assert found is not None
    assert found.inside_share == sum(0 <= minutes <= width for minutes, width in calls) / len(calls)
    widths = sorted(min(width, WIDEST_MINUTES) for _, width in calls)
    assert found.median_width_minutes == widths[(len(widths) - 1) // 2]


def test_thirty_days_end_today() -> None:
    assert first_day(today=date(2026, 11, 23)) == date(2026, 10, 25)


def test_sentence_says_days_share_and_width_in_both_languages() -> None:
    found = accuracy_of([ToldWindows(people=50, inside=41, widths={25: 50})])
    assert found is not None
    vietnamese, english = accuracy_in_words(found)
    assert vietnamese.startswith("30 ngày qua: 82% người được gọi trong khoảng giờ đã báo")
    assert english.startswith("Last 30 days: 82% of people were called within the window")
    assert "25 phút" in vietnamese
    assert "25 minutes" in english
