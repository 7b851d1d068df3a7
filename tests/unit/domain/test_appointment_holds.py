"""A hold's name says all of it, and nothing else names one."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.appointments import MOST_PLACES_OF_A_BOOKING, Hold, parse_hold, show_hold

SLOT = "residence@2026-11-23T02:00Z"
HOLD = Hold("a-key-of-16-chars", "lien-chieu", SLOT, 2, datetime(2026, 11, 23, 1, 40, tzinfo=UTC))


@given(st.integers(1, MOST_PLACES_OF_A_BOOKING), st.integers(0, 4_000_000_000))
def test_hold_is_read_as_it_was_shown(places: int, seconds: int) -> None:
    hold = Hold(HOLD.key, HOLD.office_id, SLOT, places, datetime.fromtimestamp(seconds, UTC))
    assert parse_hold(show_hold(hold)) == hold


@given(st.text(max_size=250))
def test_any_text_is_a_hold_or_none(text: str) -> None:
    hold = parse_hold(text)
    assert hold is None or 1 <= hold.places <= MOST_PLACES_OF_A_BOOKING


@pytest.mark.parametrize(
    "wrong", ["~5~", "~0~", "~x~", "~-1~", "~\u0662~"], ids=["five", "none", "letter", "minus", "arabic"]
)
def test_places_out_of_bounds_name_no_hold(wrong: str) -> None:
    assert parse_hold(show_hold(HOLD).replace("~2~", wrong)) is None


def test_very_long_text_names_no_hold() -> None:
    assert parse_hold(show_hold(HOLD) + "x" * 200) is None
