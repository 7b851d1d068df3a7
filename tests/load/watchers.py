"""What it costs that many watch one hall: real answers of the packaged API, a modelled memory of them.

A quarter of an hour of a full hall is played: every counter serves, people come and are called. Each watcher
is a phone that holds a number and asks as its answer says; when its number is called another takes its place.
"""

import heapq
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from api.local.demo.office import DEMO_OFFICE_ID
from infra.scale import Prices, Share
from tests.artefact.gateway_events import GRAPHQL_RESPONSE, Answer, request_event
from tests.artefact.ward import PackagedApi
from tests.load.edge_cache import EdgeCache
from tests.load.recorded_store import RecordedStore

WATCHERS = (1, 10, 1_000)
WATCHED_SECONDS = 900
PEOPLE_WAITING = 45
COUNTERS = range(1, 8)
SERVICE_SECONDS = 480
LARGEST_JITTER = 0.15
SEED = 7
MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Line:
    """What a phone takes from an answer: the pause of each number in line, and who came last."""

    pauses: Mapping[str, int]
    newest: str

    @classmethod
    def of(cls, board: Mapping[str, Any]) -> "Line":
        places = [place for group in board["groups"] for place in group["line"]]
        return cls(
            {place["label"]: place["nextPollSeconds"] for place in places},
            max(places, key=lambda place: str(place["arrivedAt"]))["label"],
        )


@dataclass(frozen=True, slots=True)
class Watched:
    """The figures of one run; `read_units` are those of the answers to watchers alone."""

    watchers: int
    seconds: int
    requests: int
    confirmed: int
    origin_requests: int
    read_units: float
    sent_bytes: int

    @property
    def dollars_a_million_seconds(self) -> float:
        """By the prices of the paper model, without a free tier."""
        share = Share(
            "",
            cdn_requests=0,
            calls=0,
            read_units=self.read_units,
            watches=self.requests,
            watched_gigabytes=self.sent_bytes / 1e9,
            boards_read=self.origin_requests,
        )
        return share.dollars(Prices()) / (self.watchers * self.seconds) * MILLION


class BusyHall:
    """The demo ward with a full line: it begins with everybody waiting and goes on at an even pace."""

    def __init__(self, packaged: PackagedApi) -> None:
        self._packaged = packaged
        self._at = 0.0
        # Whoever comes next wants what the counter serves that has called somebody: no line runs out.
        self._wishes = {number: cycle(codes) for number, codes in _procedures_by_counter(packaged).items()}
        for number in COUNTERS:
            packaged.change("openCounter", "CounterOpened", counter=number)
        for _, number in zip(range(PEOPLE_WAITING + len(COUNTERS)), cycle(COUNTERS), strict=False):
            packaged.move_clock(seconds=20)
            self._somebody_comes(number)
        for number in COUNTERS:
            packaged.change("callNext", "TicketCalled", counter=number)
            packaged.change("startService", "ServiceStarted", counter=number)

    def go_on_to(self, second: float) -> None:
        """Let the clock show that second."""
        self._packaged.move_clock(seconds=second - self._at)
        self._at = second

    def serve_next(self, counter: int) -> None:
        """A service ends, the next person is called, somebody comes in."""
        self._packaged.change("finishService", "ServiceFinished", counter=counter)
        self._somebody_comes(counter)
        self._packaged.change("callNext", "TicketCalled", counter=counter)
        self._packaged.change("startService", "ServiceStarted", counter=counter)

    def _somebody_comes(self, counter: int) -> None:
        shown = self._packaged.ask(
            "query($o: ID!, $k: String!) { hallCode(office: $o, displayKey: $k) { code } }",
            o=DEMO_OFFICE_ID,
            k=self._packaged.display_key,
        )["hallCode"]["code"]
        self._packaged.change(
            "takeTicket",
            "TicketTaken",
            office=DEMO_OFFICE_ID,
            procedure=next(self._wishes[counter]),
            hallCode=shown,
        )


class Phone:
    """One watcher: follows a number in line until it is called, then another."""

    def __init__(self, place: int) -> None:
        self._place = place
        self._label: str | None = None
        self.holds: str | None = None

    def pause_after(self, line: Line) -> int:
        """Seconds until it asks again, as the answer says of its number."""
        if self._label is None:
            # At first one of those who wait, all over the line; once called, whoever came last.
            self._label = list(line.pauses)[self._place % len(line.pauses)]
        elif self._label not in line.pauses:
            self._label = line.newest
        return line.pauses[self._label]


def watch(packaged: PackagedApi, record: RecordedStore, *, document_id: str, watchers: int) -> Watched:
    """A quarter of an hour with that many phones before an empty ward's hall."""
    hall = BusyHall(packaged)
    chance = random.Random(SEED)
    units = at = 0.0

    def origin(tag: str | None) -> Answer:
        nonlocal units
        hall.go_on_to(at)
        record.operations.clear()
        answer = packaged.send(_question(document_id, tag))
        units += sum(operation.read_units for operation in record.operations)
        return answer

    cache = EdgeCache(origin)
    # Who acts when: phones at first spread over a minute, counters over the time of a service.
    agenda: list[tuple[float, int, Phone | int]] = [
        (chance.uniform(0, 60), index, Phone(index * max(1, PEOPLE_WAITING // watchers)))
        for index in range(watchers)
    ]
    agenda += [(number * SERVICE_SECONDS / len(COUNTERS), -number, number) for number in COUNTERS]
    heapq.heapify(agenda)
    known: dict[str, Line] = {}
    while agenda[0][0] < WATCHED_SECONDS:
        at, order, who = heapq.heappop(agenda)
        if isinstance(who, int):
            hall.go_on_to(at)
            hall.serve_next(who)
            pause = float(SERVICE_SECONDS)
        else:
            delivered = cache.ask(at=at, holds=who.holds)
            who.holds = delivered.answer.headers["etag"]
            if who.holds not in known:
                known = {who.holds: Line.of(delivered.answer.json()["data"]["board"])}
            pause = who.pause_after(known[who.holds]) * chance.uniform(1, 1 + LARGEST_JITTER)
        heapq.heappush(agenda, (at + pause, order, who))
    return Watched(
        watchers=watchers,
        seconds=WATCHED_SECONDS,
        requests=cache.requests,
        confirmed=cache.confirmed,
        origin_requests=cache.origin_requests,
        read_units=units,
        sent_bytes=cache.sent_bytes,
    )


def table(runs: Iterator[Watched]) -> Iterator[str]:
    """The runs in Markdown, one line as soon as it is known."""
    yield (
        "\n| watchers of one hall for 15 minutes, what remembers boards modelled | requests | of them 304 "
        "| boards read | read units a second | bytes a request | dollars per million watch-seconds |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for run in runs:
        yield (
            f"| {run.watchers:,} | {run.requests:,} | {run.confirmed / run.requests:.0%} "
            f"| {run.origin_requests:,} | {run.read_units / run.seconds:.2f} "
            f"| {run.sent_bytes / run.requests:,.0f} | {run.dollars_a_million_seconds:.3f} |"
        )


def _question(document_id: str, tag: str | None) -> Mapping[str, Any]:
    query = urlencode({"documentId": document_id, "variables": f'{{"office":"{DEMO_OFFICE_ID}"}}'})
    headers = {"accept": GRAPHQL_RESPONSE} | ({"if-none-match": tag} if tag else {})
    return request_event(method="GET", query=query, headers=headers)


def _procedures_by_counter(packaged: PackagedApi) -> dict[int, list[str]]:
    """One procedure of each group that the counter serves."""
    found = packaged.ask(
        """query($o: ID!) {
            procedures(office: $o, search: "", first: 100) { nodes { code group { id counters } } }
        }""",
        o=DEMO_OFFICE_ID,
    )["procedures"]["nodes"]
    groups = {each["group"]["id"]: each for each in found if each["group"]}
    return {
        number: [each["code"] for each in groups.values() if number in each["group"]["counters"]]
        for number in COUNTERS
    }
