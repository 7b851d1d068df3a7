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

POLL_WHILE_OPEN_IN_SECONDS = 4
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
        busy = self.opening.is_open or any(group.line for group in self.groups)
        return POLL_WHILE_OPEN_IN_SECONDS if busy else POLL_WHILE_CLOSED_IN_SECONDS


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
