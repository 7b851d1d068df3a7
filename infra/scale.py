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
VISIT_WRITE_UNITS = 78
VISIT_READ_UNITS = 64
VISIT_CALLS = 20
# What not every visit asks for: each walk-in's call teaches the forecast, some acts are undone, some people
# are sent on to another group.
WALK_IN_SHARE, LEARNING_READ_UNITS, LEARNING_WRITE_UNITS = 0.5, 1, 3
UNDO_SHARE, UNDO_READ_UNITS, UNDO_WRITE_UNITS = 0.03, 8, 10
TRANSFER_SHARE, TRANSFER_READ_UNITS, TRANSFER_WRITE_UNITS = 0.05, 7, 12
# The stream's consumer counts a dossier when it comes and ends (some nine sums) and when it moves in between.
COUNTING_WRITE_UNITS = 24 + 4 + 24
COUNTING_READ_UNITS = 12 + 3 + 12
COUNTING_CALLS = 3
# A kiosk gives a walk-in her number: a tenth of a lease of ten, and the report of one number in place of
# takeTicket.
KIOSK_READ_UNITS, KIOSK_WRITE_UNITS, KIOSK_CALLS = 4 / 10 + 2, 6 / 10 + 2, 1.1
# Who found no time, joined a waitlist, looked at it for a while and took an offer.
WAITLIST_SHARE = 0.02
WAITLIST_READ_UNITS, WAITLIST_WRITE_UNITS, WAITLIST_CALLS = 46, 28, 22
# The schedule looks at her waitlist when she joins, when a place is left, offered and lapses, and each of the
# 14 hours of two days, which she shares with another. Every tenth visit a place is left, mostly where nobody
# waits.
WAITLIST_LOOKS, LOOK_READ_UNITS, LOOK_WRITE_UNITS = 4 + 14, 5, 3
LEFT_SHARE, LEFT_READ_UNITS, LEFT_WRITE_UNITS = 0.1, 1, 6
# How often it asks which are due, for all wards of the stage at once.
DUE_LOOK_IN_SECONDS = 60
# A working morning's reminders: 240 open dossiers of 3 KB read, a quarter of them near their date; of a day's
# dossiers each is told of twice, in letters to four officers.
OPEN_DOSSIERS, NEAR_SHARE, LETTERS_A_MORNING = 240, 0.25, 4
REMINDER_READ_UNITS = OPEN_DOSSIERS * (3 / 4 / 2 + NEAR_SHARE) + 15 + LETTERS_A_MORNING * 15
REMINDER_WRITE_UNITS = VISITS_A_DAY * 2 * 2 + LETTERS_A_MORNING * 18 + 4
# Her phone shows the waiting page for this long; hidden pages do not ask.
WATCHED_SECONDS_A_VISIT = 8 * 60
PAGE_VISITS_A_VISIT = 12

# Pauses between questions for the one snapshot that all of them share, at the address of the function that
# shows boards. A phone's is the mean over a full line as `make bench` plays it; the pages' jitter makes all a
# little longer, which is not counted.
PHONE_POLL_IN_SECONDS = 30
SCREEN_POLL_IN_SECONDS = 5
SCREEN_POLL_WHILE_NOBODY_WAITS_IN_SECONDS = 10
DESK_POLL_IN_SECONDS = 60
DESK_POLL_WHILE_NOBODY_WAITS_IN_SECONDS = 10
NOBODY_WAITS_SHARE = 0.2
# A counter with nobody at it and nobody in its line looks often: by these visits' length most of its day.
SERVICE_SECONDS = 8 * 60
BOARD_KEPT_IN_SECONDS = 3
BOARD_READ_UNITS = 1.5
# Half of the board's answers are confirmations of some 300 bytes, the others about 1,500, compressed.
BOARD_GIGABYTES = 0.9e-6
# A console asks for its own desk when its line changed: who came and who was called, in a group that 1.5
# consoles serve on average; after its own acts that show on the board; and every ten minutes.
DESK_ASKS_A_VISIT = 1.5 * 2 + 2
DESK_REFRESH_IN_SECONDS = 600
DESK_READ_UNITS = 5
COUNTERS = 7
SCREENS = 1

CALL_SECONDS = 0.03
# A board that the process remembers from a moment ago; measured are 1.5 ms of a whole processor.
REMEMBERED_CALL_SECONDS = 0.005
FUNCTION_GIGABYTES = 1
ANSWER_GIGABYTES = 1.5e-6
STORED_GIGABYTES = 0.1

# Phones, then the television: as now, then what other rhythms would cost.
RHYTHMS_IN_SECONDS = ((4, 4), (15, 5), (30, 5), (60, 10))


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
    sent_gigabyte: float = 0.12
    million_cdn_functions: float = 0.10
    snapshot_gigabyte_second: float = 0.0000015046
    secret: float = 0.40
    alarm_metric: float = 0.10


@dataclass(frozen=True, slots=True)
class Share:
    """What one kind of traffic asks for in a ward's month; its answers are usual ones unless weighed.

    `calls` come through the gateway. `watches` come to the function's own address; all but `boards_read` of
    them are answered from what the process remembers. `runs` are those that events start.
    """

    name: str
    cdn_requests: float
    calls: float
    read_units: float
    write_units: float = 0
    cdn_gigabytes: float | None = None
    watches: float = 0
    watched_gigabytes: float | None = None
    boards_read: float = 0
    runs: float = 0

    def dollars(self, prices: Prices) -> float:
        """Its price, each part charged by use."""
        run = prices.million_function_calls / 1e6
        second = FUNCTION_GIGABYTES * prices.gigabyte_second
        call = prices.million_gateway_calls / 1e6 + run + CALL_SECONDS * second
        request = (prices.million_cdn_requests + prices.million_cdn_functions) / 1e6
        sent = self.cdn_requests * ANSWER_GIGABYTES if self.cdn_gigabytes is None else self.cdn_gigabytes
        remembered = self.watches - self.boards_read
        watched = self.watches * BOARD_GIGABYTES if self.watched_gigabytes is None else self.watched_gigabytes
        return (
            self.calls * call
            + (self.watches + self.runs) * run
            + (self.boards_read + self.runs) * CALL_SECONDS * second
            + remembered * REMEMBERED_CALL_SECONDS * second
            + watched * prices.sent_gigabyte
            + self.cdn_requests * request
            + sent * prices.cdn_gigabyte
            + self.read_units * prices.million_read_units / 1e6
            + self.write_units * prices.million_write_units / 1e6
        )


def origin_calls(requests: float, *, seconds: float, kept: float) -> float:
    """How many of `requests`, even over `seconds`, find no answer where each is kept for `kept` seconds."""
    return requests / (1 + requests / seconds * kept)


def usual_pause(*, busy: float, quiet: float, quiet_share: float = NOBODY_WAITS_SHARE) -> float:
    """Seconds between questions on an average of times when people wait and when nobody does."""
    return 1 / (quiet_share / quiet + (1 - quiet_share) / busy)


def idle_share() -> float:
    """The part of the day in which a counter has nobody, when all counters are open all day."""
    return 1 - VISITS_A_DAY * SERVICE_SECONDS / (COUNTERS * OPEN_SECONDS_A_DAY)


def shares(
    *,
    phone_poll: float = PHONE_POLL_IN_SECONDS,
    screen_poll: float = SCREEN_POLL_IN_SECONDS,
    board_kept: float = BOARD_KEPT_IN_SECONDS,
) -> tuple[Share, ...]:
    """A ward's month by who asks; pauses and how long a process remembers a board in seconds."""
    visits = VISITS_A_DAY * WORKING_DAYS_A_MONTH
    open_seconds = OPEN_SECONDS_A_DAY * WORKING_DAYS_A_MONTH
    screen = usual_pause(busy=screen_poll, quiet=SCREEN_POLL_WHILE_NOBODY_WAITS_IN_SECONDS)
    desk = usual_pause(
        busy=DESK_POLL_IN_SECONDS,
        quiet=DESK_POLL_WHILE_NOBODY_WAITS_IN_SECONDS,
        quiet_share=idle_share(),
    )
    asked = {
        "phones that watch their place": visits * WATCHED_SECONDS_A_VISIT / phone_poll,
        "the TV board": SCREENS * open_seconds / screen,
        "consoles that watch the board": COUNTERS * open_seconds / desk,
    }
    # One question for all: what one has made the process read, the others are given, as long as one process
    # has the ward's watchers.
    requests = sum(asked.values())
    read = origin_calls(requests, seconds=open_seconds, kept=board_kept) / requests
    desks = visits * DESK_ASKS_A_VISIT + COUNTERS * open_seconds / DESK_REFRESH_IN_SECONDS
    return (
        Share(
            "visits: pages, booking, check-in, counter, dossier",
            cdn_requests=visits * (VISIT_CALLS + PAGE_VISITS_A_VISIT),
            calls=visits * VISIT_CALLS,
            read_units=visits * VISIT_READ_UNITS,
            write_units=visits * VISIT_WRITE_UNITS,
        ),
        Share(
            "what calls teach; undone and sent on",
            cdn_requests=visits * (UNDO_SHARE + TRANSFER_SHARE),
            calls=visits * (UNDO_SHARE + TRANSFER_SHARE),
            read_units=visits
            * (
                WALK_IN_SHARE * LEARNING_READ_UNITS
                + UNDO_SHARE * UNDO_READ_UNITS
                + TRANSFER_SHARE * TRANSFER_READ_UNITS
            ),
            write_units=visits
            * (
                WALK_IN_SHARE * LEARNING_WRITE_UNITS
                + UNDO_SHARE * UNDO_WRITE_UNITS
                + TRANSFER_SHARE * TRANSFER_WRITE_UNITS
            ),
        ),
        *(
            Share(
                name,
                cdn_requests=0,
                calls=0,
                read_units=count * read * BOARD_READ_UNITS,
                watches=count,
                boards_read=count * read,
            )
            for name, count in asked.items()
        ),
        Share("consoles' own desks", cdn_requests=desks, calls=desks, read_units=desks * DESK_READ_UNITS),
        Share(
            "dossiers counted into the figures",
            cdn_requests=0,
            calls=0,
            read_units=visits * COUNTING_READ_UNITS,
            write_units=visits * COUNTING_WRITE_UNITS,
            runs=visits * COUNTING_CALLS,
        ),
        Share(
            "a kiosk's leases; the waitlist",
            cdn_requests=visits * (WALK_IN_SHARE * KIOSK_CALLS + WAITLIST_SHARE * WAITLIST_CALLS),
            calls=visits * (WALK_IN_SHARE * KIOSK_CALLS + WAITLIST_SHARE * WAITLIST_CALLS),
            read_units=visits
            * (
                WALK_IN_SHARE * KIOSK_READ_UNITS
                + WAITLIST_SHARE * (WAITLIST_READ_UNITS + WAITLIST_LOOKS * LOOK_READ_UNITS)
                + LEFT_SHARE * LEFT_READ_UNITS
            ),
            write_units=visits
            * (
                WALK_IN_SHARE * KIOSK_WRITE_UNITS
                + WAITLIST_SHARE * (WAITLIST_WRITE_UNITS + WAITLIST_LOOKS * LOOK_WRITE_UNITS)
                + LEFT_SHARE * LEFT_WRITE_UNITS
            ),
        ),
        Share(
            "officers' reminders, without the letters' postage",
            cdn_requests=0,
            calls=0,
            read_units=WORKING_DAYS_A_MONTH * REMINDER_READ_UNITS,
            write_units=WORKING_DAYS_A_MONTH * REMINDER_WRITE_UNITS,
            runs=WORKING_DAYS_A_MONTH * (LETTERS_A_MORNING + 1),
        ),
    )


def stage_dollars(prices: Prices) -> float:
    """What a stage costs a month however few wards it serves: its snapshot, secret and alarms."""
    snapshot = FUNCTION_GIGABYTES * SECONDS_A_MONTH * prices.snapshot_gigabyte_second
    alarm_metrics = 5 + 3 + 7  # five plain alarms, throttles by three metrics, errors by seven
    look = Share("what is due?", cdn_requests=0, calls=0, read_units=0.5, runs=1).dollars(prices)
    looks = SECONDS_A_MONTH / DUE_LOOK_IN_SECONDS
    return snapshot + prices.secret + alarm_metrics * prices.alarm_metric + looks * look


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
        calls = part.calls + part.watches + part.runs
        figures = (part.cdn_requests, calls, part.read_units, part.write_units)
        shown = " | ".join(f"{figure:,.0f}" for figure in figures)
        lines.append(f"| {part.name} | {shown} | {part.dollars(prices):.2f} |")
    stored = STORED_GIGABYTES * prices.stored_gigabyte
    lines.append(f"| what is stored, {STORED_GIGABYTES} GB | | | | | {stored:.2f} |")
    lines.append(f"| **together** | | | | | **{ward_dollars(parts, prices):.2f}** |")
    return "\n".join(lines)


def rhythms(prices: Prices) -> str:
    """What a ward costs when phones and the television ask at other paces, in Markdown."""
    lines = ["| phones ask every | the TV asks every | dollars |", "|--:|--:|--:|"]
    for phone_poll, screen_poll in RHYTHMS_IN_SECONDS:
        total = ward_dollars(shares(phone_poll=phone_poll, screen_poll=screen_poll), prices)
        lines.append(f"| {phone_poll:g} s | {screen_poll:g} s | {total:.2f} |")
    return "\n".join(lines)


def main() -> None:
    prices = Prices()
    print(table(shares(), prices))
    print(f"\nA stage, however many wards it serves: {stage_dollars(prices):.2f} dollars a month.\n")
    print(rhythms(prices))
    forgetful = ward_dollars(shares(board_kept=0), prices)
    print(f"\nWhen no process remembers a board: {forgetful:.2f} dollars a ward.")


if __name__ == "__main__":
    main()
