"""The committed holiday table equals what its generator makes, and obeys the Labour Code."""

from datetime import date

import holidays
import pytest

from api.domain.public_holidays import NATIONAL_MAKE_UP_DAYS, PUBLIC_HOLIDAYS
from api.local.generate_public_holidays import (
    FIRST_YEAR,
    LAST_YEAR,
    MISSING_SWAPS,
    TABLE_FILE,
    public_holidays,
    render,
    swapped_days,
)


def test_committed_table_equals_the_package_with_its_overlay() -> None:
    assert public_holidays() == PUBLIC_HOLIDAYS
    assert set(swapped_days().values()) == NATIONAL_MAKE_UP_DAYS


def test_committed_file_is_exactly_what_the_generator_writes() -> None:
    assert TABLE_FILE.read_text(encoding="utf-8") == render()


# Labour Code 2019, article 112: New Year 1, Tết 5, Hung Kings 1, 30 April, 1 May, National Day 2; from 2026
# also the day of culture. Article 111: one that falls on a weekly day off is given on the next working day.
@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_each_year_gives_every_statutory_day_off_on_a_weekday(year: int) -> None:
    weekdays_off = [day for day in PUBLIC_HOLIDAYS if day.year == year and day.weekday() < 5]
    swapped = [day for day in swapped_days() if day.year == year]
    assert len(weekdays_off) - len(swapped) == (12 if year >= 2026 else 11)


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_fixed_holidays_are_in_every_year(year: int) -> None:
    fixed = {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)}
    if year >= 2026:
        fixed.add(date(year, 11, 24))
    assert fixed <= PUBLIC_HOLIDAYS.keys()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
        (date(2027, 2, 4), date(2027, 2, 10)),
    ],
)
def test_tet_is_off_as_announced_or_as_usual(first: date, last: date) -> None:
    run = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    assert set(run) <= PUBLIC_HOLIDAYS.keys()
    assert date.fromordinal(first.toordinal() - 1) not in PUBLIC_HOLIDAYS
    assert all(
        day.weekday() == 5 for day in PUBLIC_HOLIDAYS if last < day <= date.fromordinal(last.toordinal() + 5)
    )


@pytest.mark.parametrize(
    ("day", "name_en"),
    [
        (date(2026, 1, 2), "Day off, worked on 10 January 2026 instead"),
        (date(2026, 4, 27), "Hung Kings' Commemoration Day (day in lieu)"),
        (date(2026, 8, 31), "Day off, worked on 22 August 2026 instead"),
        (date(2026, 11, 24), "Vietnam Cultural Day"),
        (date(2028, 5, 2), "Liberation Day/Reunification Day (day in lieu)"),
    ],
)
def test_known_days_have_their_names(day: date, name_en: str) -> None:
    assert PUBLIC_HOLIDAYS[day][1] == name_en


def test_every_swapped_day_is_worked_on_a_weekend_that_is_no_holiday() -> None:
    assert all(day.weekday() >= 5 and day not in PUBLIC_HOLIDAYS for day in NATIONAL_MAKE_UP_DAYS)
    assert all(day.weekday() < 5 for day in swapped_days())


def test_overlay_holds_only_what_the_package_lacks() -> None:
    package = holidays.country_holidays("VN", years=range(FIRST_YEAR, LAST_YEAR + 1))
    assert not MISSING_SWAPS.keys() & package.keys()
