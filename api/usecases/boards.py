"""The public board of a hall: who is called where, who waits in which order, and the windows. No names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import local_day
from api.domain.hall import OpenCounter
from api.domain.offices import Counter, Office, Opening, ServiceGroup, opening
from api.domain.queue import CallWindow, HallForecast, PlaceInLine
from api.domain.tickets import Ticket
from api.storage import hall as hall_storage
from api.usecases.forecasts import forecast_now
from api.usecases.services import Services

# What the television asks by; a waiting person's own pace is in api/domain/queue/pace.py.
POLL_WHILE_PEOPLE_WAIT_IN_SECONDS = 5
POLL_WHILE_NOBODY_WAITS_IN_SECONDS = 10
POLL_WHILE_CLOSED_IN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class BoardCounter:
    described: Counter
    opened: OpenCounter | None

    @property
    def is_staffed(self) -> bool:
        return self.opened is not None and self.opened.is_open

    def away_until(self, *, now: datetime) -> datetime | None:
        """When a counter that is closed for a while calls again."""
        return self.opened.away_until(now=now) if self.opened else None


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """`joining` is the window of who would take a number now, who `may_not_be_reached` before closing.

    `line` is in the order of the calls to come.
    `back_at` is when the first counter calls again while none of the group's is open.
    """

    group: ServiceGroup
    staffed_counters: tuple[int, ...]
    joining: CallWindow | None
    line: tuple[PlaceInLine, ...]
    back_at: datetime | None = None
    may_not_be_reached: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    office: Office
    opening: Opening
    as_of: datetime
    counters: tuple[BoardCounter, ...]
    groups: tuple[BoardGroup, ...]

    @property
    def next_poll_seconds(self) -> int:
        """When who watches the hall as a whole should ask again."""
        if any(group.line for group in self.groups) or any(
            counter.opened is not None and counter.opened.current for counter in self.counters
        ):
            return POLL_WHILE_PEOPLE_WAIT_IN_SECONDS
        return POLL_WHILE_NOBODY_WAITS_IN_SECONDS if self.opening.is_open else POLL_WHILE_CLOSED_IN_SECONDS


def watch_board(services: Services, *, office: Office) -> Board:
    """The board for everybody: read once in a few seconds, however many watch and however they ask."""
    return services.boards.get(office.id, now=services.now(), make=lambda: see_board(services, office=office))


def see_board(services: Services, *, office: Office) -> Board:
    """The board of today, from one query that may be a moment old."""
    now = services.now()
    hall = hall_storage.load_hall(office_id=office.id, on=local_day(now), consistent=False)
    forecast = forecast_now(services, office=office, hall=hall, now=now)
    counters = tuple(
        BoardCounter(described=counter, opened=hall.counter(counter.number)) for counter in office.counters
    )
    return Board(
        office=office,
        opening=opening(office=office, now=now),
        as_of=now,
        counters=counters,
        groups=tuple(
            _board_group(group, counters=counters, forecast=forecast, now=now) for group in office.groups
        ),
    )


def _board_group(
    group: ServiceGroup, *, counters: Sequence[BoardCounter], forecast: HallForecast, now: datetime
) -> BoardGroup:
    own = [counter for counter in counters if group.id in counter.described.group_ids]
    staffed = tuple(counter.described.number for counter in own if counter.is_staffed)
    returns = [back_at for counter in own if (back_at := counter.away_until(now=now))]
    return BoardGroup(
        group=group,
        staffed_counters=staffed,
        joining=forecast.joining.get(group.id),
        line=tuple(place for place in forecast.line if place.ticket.group_id == group.id),
        back_at=None if staffed else min(returns, default=None),
        may_not_be_reached=group.id in forecast.may_not_reach,
    )


def place_of(services: Services, *, ticket: Ticket, office: Office) -> PlaceInLine | None:
    """The place of a waiting ticket, from what is written at this moment; None when it is not in the line."""
    hall = hall_storage.load_hall(office_id=office.id, on=ticket.day)
    line = forecast_now(services, office=office, hall=hall, now=services.now()).line
    return next((place for place in line if place.ticket.code == ticket.code), None)
