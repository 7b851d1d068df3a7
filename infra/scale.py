"""What a ward costs a month, on paper: `python -m infra.scale` prints the table of ARCHITECTURE.md."""

from collections.abc import Sequence
from dataclasses import dataclass

WARDS = 3_321
VISITS_A_DAY = 150
WORKING_DAYS_A_MONTH = 22
OPEN_SECONDS_A_DAY = 8 * 3600
SECONDS_A_MONTH = 730 * 3600

# A visit on the dearest way: looked up, booked, checked in, called, served, a dossier received and moved on
# twice. Units and calls as counted in api/storage/ACCESS_PATTERNS.md for a hall of 45 people.
VISIT_WRITE_UNITS = 57
VISIT_READ_UNITS = 64
VISIT_CALLS = 20
# Her phone shows the waiting page for this long; hidden pages do not ask.
WATCHED_SECONDS_A_VISIT = 8 * 60
PAGE_VISITS_A_VISIT = 12

BOARD_POLL_IN_SECONDS = 4
BOARD_KEPT_IN_SECONDS = 2
BOARD_READ_UNITS = 1.5
DESK_POLL_IN_SECONDS = 20
DESK_POLL_WHILE_NOBODY_WAITS_IN_SECONDS = 5
NOBODY_WAITS_SHARE = 0.2
DESK_READ_UNITS = 5
COUNTERS = 7
SCREENS = 1

CALL_SECONDS = 0.03
FUNCTION_GIGABYTES = 1
ANSWER_GIGABYTES = 1.5e-6
LOG_GIGABYTES_A_CALL = 0.4e-6
STORED_GIGABYTES = 0.1

# Consoles, then boards: as now, then what fewer questions would save.
RHYTHMS_IN_SECONDS = ((3, 4), (12.5, 4), (30, 10), (60, 20))


@dataclass(frozen=True, slots=True)
class Prices:
    """Dollars in ap-southeast-1 without any free tier, as assumed in November 2026."""

    million_write_units: float = 0.7125
    million_read_units: float = 0.1425
    stored_gigabyte: float = 0.285 + 0.20  # with point-in-time recovery
    million_gateway_calls: float = 1.25
    million_function_calls: float = 0.20
    gigabyte_second: float = 0.0000133334
    million_cdn_requests: float = 1.20
    cdn_gigabyte: float = 0.12
    million_cdn_functions: float = 0.10
    log_gigabyte: float = 0.70
    snapshot_gigabyte_second: float = 0.0000015046
    secret: float = 0.40
    alarm_metric: float = 0.10


@dataclass(frozen=True, slots=True)
class Share:
    """What one kind of traffic asks for in a ward's month."""

    name: str
    cdn_requests: float
    calls: float
    read_units: float
    write_units: float = 0

    def dollars(self, prices: Prices) -> float:
        """Its price, each part charged by use."""
        call = (
            (prices.million_gateway_calls + prices.million_function_calls) / 1e6
            + CALL_SECONDS * FUNCTION_GIGABYTES * prices.gigabyte_second
            + LOG_GIGABYTES_A_CALL * prices.log_gigabyte
        )
        request = (
            prices.million_cdn_requests + prices.million_cdn_functions
        ) / 1e6 + ANSWER_GIGABYTES * prices.cdn_gigabyte
        return (
            self.calls * call
            + self.cdn_requests * request
            + self.read_units * prices.million_read_units / 1e6
            + self.write_units * prices.million_write_units / 1e6
        )


def origin_calls(requests: float, *, seconds: float, kept: float) -> float:
    """How many of `requests`, even over `seconds`, get past a cache that keeps each answer `kept` seconds."""
    return requests / (1 + requests / seconds * kept)


def usual_desk_poll() -> float:
    """Seconds between a console's questions on an average of quiet and busy times."""
    quiet = NOBODY_WAITS_SHARE / DESK_POLL_WHILE_NOBODY_WAITS_IN_SECONDS
    return 1 / (quiet + (1 - NOBODY_WAITS_SHARE) / DESK_POLL_IN_SECONDS)


def shares(*, desk_poll: float | None = None, board_poll: float = BOARD_POLL_IN_SECONDS) -> tuple[Share, ...]:
    """A ward's month by who asks; polls in seconds."""
    visits = VISITS_A_DAY * WORKING_DAYS_A_MONTH
    phones = VISITS_A_DAY * WATCHED_SECONDS_A_VISIT / board_poll
    screens = SCREENS * OPEN_SECONDS_A_DAY / board_poll
    desks = COUNTERS * OPEN_SECONDS_A_DAY / (desk_poll or usual_desk_poll()) * WORKING_DAYS_A_MONTH

    def board(name: str, requests: float) -> Share:
        calls = origin_calls(requests, seconds=OPEN_SECONDS_A_DAY, kept=BOARD_KEPT_IN_SECONDS)
        return Share(
            name,
            cdn_requests=requests * WORKING_DAYS_A_MONTH,
            calls=calls * WORKING_DAYS_A_MONTH,
            read_units=calls * WORKING_DAYS_A_MONTH * BOARD_READ_UNITS,
        )

    return (
        Share(
            "visits: pages, booking, check-in, counter, dossier",
            cdn_requests=visits * (VISIT_CALLS + PAGE_VISITS_A_VISIT),
            calls=visits * VISIT_CALLS,
            read_units=visits * VISIT_READ_UNITS,
            write_units=visits * VISIT_WRITE_UNITS,
        ),
        board("phones that watch their place", phones),
        board("the TV board", screens),
        Share("clerks' consoles", cdn_requests=desks, calls=desks, read_units=desks * DESK_READ_UNITS),
    )


def stage_dollars(prices: Prices) -> float:
    """What a stage costs a month however few wards it serves: its snapshot, secret and alarms."""
    snapshot = FUNCTION_GIGABYTES * SECONDS_A_MONTH * prices.snapshot_gigabyte_second
    alarm_metrics = 3 + 3 + 7  # three plain alarms, throttles by three metrics, errors by seven
    return snapshot + prices.secret + alarm_metrics * prices.alarm_metric


def ward_dollars(parts: Sequence[Share], prices: Prices) -> float:
    """All of a ward's month, what it stores included."""
    return sum(part.dollars(prices) for part in parts) + STORED_GIGABYTES * prices.stored_gigabyte


def table(parts: Sequence[Share], prices: Prices) -> str:
    """The parts and their sum in Markdown."""
    lines = [
        "| a ward's month | CDN requests | function calls | read units | write units | dollars |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for part in parts:
        figures = (part.cdn_requests, part.calls, part.read_units, part.write_units)
        shown = " | ".join(f"{figure:,.0f}" for figure in figures)
        lines.append(f"| {part.name} | {shown} | {part.dollars(prices):.2f} |")
    stored = STORED_GIGABYTES * prices.stored_gigabyte
    lines.append(f"| what is stored, {STORED_GIGABYTES} GB | | | | | {stored:.2f} |")
    lines.append(f"| **together** | | | | | **{ward_dollars(parts, prices):.2f}** |")
    return "\n".join(lines)


def rhythms(prices: Prices) -> str:
    """What a ward costs when consoles and boards ask less often, in Markdown."""
    lines = ["| consoles ask every | phones and TV ask every | dollars |", "|--:|--:|--:|"]
    for desk_poll, board_poll in RHYTHMS_IN_SECONDS:
        total = ward_dollars(shares(desk_poll=desk_poll, board_poll=board_poll), prices)
        lines.append(f"| {desk_poll:g} s | {board_poll} s | {total:.2f} |")
    return "\n".join(lines)


def main() -> None:
    prices = Prices()
    print(table(shares(), prices))
    print(f"\nA stage, however many wards it serves: {stage_dollars(prices):.2f} dollars a month.\n")
    print(rhythms(prices))


if __name__ == "__main__":
    main()
