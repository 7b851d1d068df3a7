"""The public board of a hall: who is called where, who waits in which order, and the windows. No names."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.calendar import local_day
from api.domain.hall import OpenCounter
from api.domain.offices import Counter, Office, Opening, ServiceGroup, opening
from api.domain.queue import CallWindow, PlaceInLine
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


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """`joining` is the window of who would take a number now; `line` is in the order of the calls to come."""

    group: ServiceGroup
    staffed_counters: tuple[int, ...]
    joining: CallWindow | None
    line: tuple[PlaceInLine, ...]


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
    """The board for who may be answered by a cache anyway: read once in a few seconds, however many watch."""
    return services.boards.get(office.id, now=services.now(), make=lambda: see_board(services, office=office))


def see_board(services: Services, *, office: Office) -> Board:
    """The board of today, from one query that may be a moment old."""
    now = services.now()
    hall = hall_storage.load_hall(office_id=office.id, on=local_day(now), consistent=False)
    forecast = forecast_now(services, office=office, hall=hall, now=now)
    return Board(
        office=office,
        opening=opening(office=office, now=now),
        as_of=now,
        counters=tuple(
            BoardCounter(described=counter, opened=hall.counter(counter.number))
            for counter in office.counters
        ),
        groups=tuple(
            BoardGroup(
                group=group,
                staffed_counters=tuple(
                    counter.number
                    for counter in office.counters_of(group.id)
                    if (opened := hall.counter(counter.number)) is not None and opened.is_open
                ),
                joining=forecast.joining.get(group.id),
                line=tuple(place for place in forecast.line if place.ticket.group_id == group.id),
            )
            for group in office.groups
        ),
    )


def place_of(services: Services, *, ticket: Ticket, office: Office) -> PlaceInLine | None:
    """The place of a waiting ticket, from what is written at this moment; None when it is not in the line."""
    hall = hall_storage.load_hall(office_id=office.id, on=ticket.day)
    line = forecast_now(services, office=office, hall=hall, now=services.now()).line
    return next((place for place in line if place.ticket.code == ticket.code), None)
