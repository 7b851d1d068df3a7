"""The cost of a ward on paper: its arithmetic, and that it reckons with the rhythms the code has."""

import re

import pytest

from api.usecases.boards import POLL_WHILE_NOBODY_WAITS_IN_SECONDS, POLL_WHILE_PEOPLE_WAIT_IN_SECONDS
from infra import scale
from infra.node_tools import INFRA
from infra.scale import (
    Prices,
    Share,
    origin_calls,
    rhythms,
    shares,
    stage_dollars,
    table,
    ward_dollars,
)
from schema.persisted import KEPT_IN_SECONDS
from tests.contract.rendered_template import rendered_template, resources_of_type

ROOT = INFRA.parent
FREE = Prices(*[0.0] * len(Prices.__dataclass_fields__))


def test_board_is_asked_and_kept_as_the_code_says() -> None:
    assert scale.SCREEN_POLL_IN_SECONDS == POLL_WHILE_PEOPLE_WAIT_IN_SECONDS
    assert scale.SCREEN_POLL_WHILE_NOBODY_WAITS_IN_SECONDS == POLL_WHILE_NOBODY_WAITS_IN_SECONDS
    assert KEPT_IN_SECONDS["board"] == scale.BOARD_KEPT_IN_SECONDS


def test_consoles_ask_as_often_as_their_page_says() -> None:
    page = (ROOT / "frontend" / "src" / "staff" / "desk.ts").read_text(encoding="utf-8")
    seconds = dict(re.findall(r"^const (POLL\w*_SECONDS) = (\d+);", page, re.MULTILINE))
    assert {name: int(value) for name, value in seconds.items()} == {
        "POLL_SECONDS": scale.DESK_POLL_IN_SECONDS,
        "POLL_WHILE_NOBODY_WAITS_SECONDS": scale.DESK_POLL_WHILE_NOBODY_WAITS_IN_SECONDS,
    }


def test_usual_rhythm_lies_between_quiet_and_busy() -> None:
    assert scale.usual_pause(busy=20, quiet=5) == pytest.approx(12.5)
    assert scale.usual_pause(busy=60, quiet=60) == pytest.approx(60)


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
        (Share("", 0, 1_000_000, 0), Prices(), 1.25 + 0.20 + 0.03 * 13.3333999),
        # At its own address: no gateway, no CDN; what is remembered takes a sixth of the time.
        (Share("", 0, 0, 0, watches=1_000_000), Prices(), 0.20 + 0.005 * 13.3333999 + 0.9 * 0.12),
        (
            Share("", 0, 0, 0, watches=1_000_000, boards_read=1_000_000),
            Prices(),
            0.20 + 0.03 * 13.3333999 + 0.9 * 0.12,
        ),
        (Share("", 0, 0, 0, runs=1_000_000), Prices(), 0.20 + 0.03 * 13.3333999),
        (Share("", 5, 5, 5, 5, watches=5, runs=5), FREE, 0),
    ],
)
def test_share_is_charged_by_use(share: Share, prices: Prices, dollars: float) -> None:
    assert share.dollars(prices) == pytest.approx(dollars, abs=1e-4)


def test_half_the_questions_of_phones_cost_less_but_not_half_the_readings() -> None:
    # The television and the consoles keep the memory fresh: further phones find most answers there.
    often, seldom = (shares(phone_poll=seconds)[2] for seconds in (30, 60))
    assert seldom.watches == pytest.approx(often.watches / 2)
    assert often.boards_read / 2 < seldom.boards_read < often.boards_read


def test_all_watchers_together_have_the_hall_read_once_in_the_remembered_seconds() -> None:
    open_seconds = scale.OPEN_SECONDS_A_DAY * scale.WORKING_DAYS_A_MONTH
    crowd = sum(share.boards_read for share in shares(phone_poll=0.01)[2:5])
    assert crowd == pytest.approx(open_seconds / scale.BOARD_KEPT_IN_SECONDS, rel=0.02)


def test_counters_are_idle_when_nobody_needs_them() -> None:
    # 150 visits of eight minutes are twenty of the 56 hours of seven counters.
    assert scale.idle_share() == pytest.approx(1 - 20 / 56)


def test_a_visit_writes_what_its_operations_write() -> None:
    table_of_operations = (ROOT / "api" / "storage" / "ACCESS_PATTERNS.md").read_text(encoding="utf-8")
    writes = {
        name: int(units)
        for name, units in re.findall(r"^\| `(\w+)` \| [\d.]+ \| (\d+) \|", table_of_operations, re.MULTILINE)
    }
    once = ("bookAppointment", "checkIn", "callNext", "startService", "receiveDossier", "finishService")
    assert sum(writes[name] for name in once) + 2 * writes["advanceDossier"] == scale.VISIT_WRITE_UNITS


def test_function_writes_no_line_for_each_call() -> None:
    functions = resources_of_type(rendered_template(), "AWS::Lambda::Function")
    levels = {function["LoggingConfig"]["SystemLogLevel"] for function in functions.values()}
    assert levels == {"WARN"}


def test_weighed_answers_are_charged_by_their_bytes() -> None:
    assert Share("", 0, 0, 0, cdn_gigabytes=2).dollars(Prices()) == pytest.approx(2 * 0.12)


def test_architecture_shows_these_figures() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    prices = Prices()
    assert table(shares(), prices) in text
    assert rhythms(prices) in text
    assert f"remembers a board: {ward_dollars(shares(board_kept=0), prices):.2f}" in text
    assert f"{stage_dollars(prices):.2f} dollars" in text
