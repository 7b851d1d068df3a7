"""The cost of a ward on paper: its arithmetic, and that it reckons with the rhythms the code has."""

import re

import pytest

from api.usecases.boards import POLL_WHILE_OPEN_IN_SECONDS
from infra import scale
from infra.node_tools import INFRA
from infra.scale import Prices, Share, origin_calls, rhythms, shares, stage_dollars, table
from schema.persisted import KEPT_IN_SECONDS

ROOT = INFRA.parent
FREE = Prices(*[0.0] * len(Prices.__dataclass_fields__))


def test_board_is_asked_and_kept_as_the_code_says() -> None:
    assert scale.BOARD_POLL_IN_SECONDS == POLL_WHILE_OPEN_IN_SECONDS
    assert KEPT_IN_SECONDS["board"] == scale.BOARD_KEPT_IN_SECONDS


def test_consoles_ask_as_often_as_their_page_says() -> None:
    page = (ROOT / "frontend" / "src" / "staff" / "desk.ts").read_text(encoding="utf-8")
    seconds = dict(re.findall(r"^const (POLL\w*_SECONDS) = (\d+);", page, re.MULTILINE))
    assert {name: int(value) for name, value in seconds.items()} == {
        "POLL_SECONDS": scale.DESK_POLL_IN_SECONDS,
        "POLL_WHILE_NOBODY_WAITS_SECONDS": scale.DESK_POLL_WHILE_NOBODY_WAITS_IN_SECONDS,
    }


def test_usual_rhythm_lies_between_quiet_and_busy() -> None:
    assert scale.usual_desk_poll() == pytest.approx(12.5)


@pytest.mark.parametrize(
    ("requests", "kept", "calls"),
    [
        (0, 2, 0),
        (3600, 0, 3600),
        (3600, 1, 1800),  # one a second, kept a second: every second one is answered by the cache
        (3_600_000, 2, pytest.approx(1799.1, abs=0.1)),  # however many ask, one in two seconds gets through
    ],
)
def test_cache_lets_by_what_its_seconds_allow(requests: float, kept: float, calls: float) -> None:
    assert origin_calls(requests, seconds=3600, kept=kept) == calls


@pytest.mark.parametrize(
    ("share", "prices", "dollars"),
    [
        (Share("", 0, 0, 2_000_000), Prices(), 0.285),
        (Share("", 0, 0, 0, write_units=1_000_000), Prices(), 0.7125),
        (Share("", 1_000_000, 0, 0), Prices(), 1.20 + 0.10 + 1.5 * 0.12),
        (Share("", 0, 1_000_000, 0), Prices(), 1.25 + 0.20 + 0.03 * 13.3333999 + 0.4 * 0.70),
        (Share("", 5, 5, 5, 5), FREE, 0),
    ],
)
def test_share_is_charged_by_use(share: Share, prices: Prices, dollars: float) -> None:
    assert share.dollars(prices) == pytest.approx(dollars, abs=1e-4)


def test_half_the_questions_of_consoles_cost_half() -> None:
    as_now, slower = (shares(desk_poll=seconds)[-1].dollars(Prices()) for seconds in (3, 6))
    assert slower == pytest.approx(as_now / 2)


def test_architecture_shows_these_figures() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    prices = Prices()
    assert table(shares(), prices) in text
    assert rhythms(prices) in text
    assert f"{stage_dollars(prices):.2f} dollars" in text
