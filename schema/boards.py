"""The hall's public board in the schema: a snapshot without personal data."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

import strawberry

from api.domain.queue import (
    CallWindow,
    LineReason,
    QueuePolicy,
    has_priority,
    seconds_to_next_look,
    why_this_place,
)
from api.domain.queue import PlaceInLine as DomainPlace
from api.domain.tickets import label
from api.usecases import boards as usecases
from schema.context import Info
from schema.offices import Opening
from schema.texts import LocalizedText, text

strawberry.enum(
    LineReason, description="Why a ticket stands where it does: its appointment's time, or its arrival."
)


@strawberry.enum
class CounterState(StrEnum):
    CLOSED = "CLOSED"
    FREE = "FREE"
    CALLED = "CALLED"
    SERVING = "SERVING"


@strawberry.type(name="Window", description="A call is to be expected from–to; both on five-minute marks.")
class Window:
    from_: datetime = strawberry.field(name="from")
    to: datetime | None = strawberry.field(
        description="Null when the spread is too wide to help, or goes on after closing: "
        "then the call comes later than `from`."
    )

    @classmethod
    def of(cls, window: CallWindow | None) -> "Window | None":
        if window is None:
            return None
        return cls(from_=window.call_from, to=None if window.is_too_wide else window.call_to)


@strawberry.type
class PlaceInLine:
    label: str
    people_ahead: int
    window: Window | None = strawberry.field(
        description="Null while no counter serves it, or when it is not reached today: see the next field."
    )
    may_not_be_reached: bool = strawberry.field(description="The office may close before this call.")
    reason: LineReason
    appointment_at: datetime | None
    arrived_at: datetime
    is_priority: bool = strawberry.field(
        description="Whether this person may be called early. The class is not public."
    )
    next_poll_seconds: int = strawberry.field(
        description="When this person should ask again: a tenth of the time until her window, 5 to 120 s."
    )

    @strawberry.field(description="Who goes first and why, in words.")
    def why_this_place(self) -> LocalizedText:
        return self._why()

    _why: strawberry.Private[Callable[[], LocalizedText]]

    @classmethod
    def of(cls, place: DomainPlace, *, letter: str, policy: QueuePolicy, now: datetime) -> "PlaceInLine":
        return cls(
            label=label(letter=letter, number=place.ticket.number),
            people_ahead=place.people_ahead,
            window=Window.of(place.window),
            may_not_be_reached=place.may_not_be_reached,
            reason=place.reason,
            appointment_at=place.ticket.appointment_at,
            arrived_at=place.ticket.arrived_at.replace(microsecond=0),
            is_priority=has_priority(place.ticket, policy=policy),
            # By whole minutes: within one, an unchanged hall gives an unchanged answer.
            next_poll_seconds=seconds_to_next_look(
                people_ahead=place.people_ahead,
                call_from=place.call_from,
                now=now.replace(second=0, microsecond=0),
            ),
            _why=lambda: why_in_words(place, policy=policy, now=now),
        )


def why_in_words(place: DomainPlace, *, policy: QueuePolicy, now: datetime) -> LocalizedText:
    return text(*why_this_place(ticket=place.ticket, ahead=place.ahead, now=now, policy=policy))


@strawberry.type
class BoardCounter:
    number: int
    name: LocalizedText
    group_ids: list[strawberry.ID]
    is_staffed: bool
    label: str | None = strawberry.field(description="The ticket called or served there.")
    state: CounterState
    since: datetime | None = strawberry.field(description="When it was called, or its service began.")
    back_at: datetime | None = strawberry.field(
        description="When a counter that is closed for a while calls again."
    )

    @classmethod
    def of(cls, counter: usecases.BoardCounter, *, now: datetime) -> "BoardCounter":
        current = counter.opened.current if counter.opened else None
        if current is not None:
            state = CounterState.SERVING if current.started_at else CounterState.CALLED
        else:
            state = CounterState.FREE if counter.is_staffed else CounterState.CLOSED
        return cls(
            number=counter.described.number,
            name=text(counter.described.name_vi, counter.described.name_en),
            group_ids=[strawberry.ID(group_id) for group_id in counter.described.group_ids],
            is_staffed=counter.is_staffed,
            label=current.label if current else None,
            state=state,
            since=(current.started_at or current.called_at) if current else None,
            back_at=counter.away_until(now=now),
        )


@strawberry.type
class BoardGroup:
    id: strawberry.ID
    letter: str
    name: LocalizedText
    waiting: int = strawberry.field(description="People who are here and not yet called.")
    priority_waiting: int = strawberry.field(description="Those of them who may be called early.")
    counters: list[int] = strawberry.field(description="Counters now open for this group.")
    is_staffed: bool
    window: Window | None = strawberry.field(description="When who takes a number now would be called.")
    may_not_be_reached: bool = strawberry.field(
        description="Who takes a number now may not be called before closing."
    )
    back_at: datetime | None = strawberry.field(
        description="When the first counter calls again, while none is open."
    )
    line: list[PlaceInLine] = strawberry.field(description="In the order of the calls to come; at most 100.")

    @classmethod
    def of(cls, group: usecases.BoardGroup, *, policy: QueuePolicy, now: datetime) -> "BoardGroup":
        return cls(
            id=strawberry.ID(group.group.id),
            letter=group.group.letter,
            name=text(group.group.name_vi, group.group.name_en),
            waiting=len(group.line),
            priority_waiting=sum(has_priority(place.ticket, policy=policy) for place in group.line),
            counters=list(group.staffed_counters),
            is_staffed=bool(group.staffed_counters),
            window=Window.of(group.joining),
            may_not_be_reached=group.may_not_be_reached,
            back_at=group.back_at,
            line=[
                PlaceInLine.of(place, letter=group.group.letter, policy=policy, now=now)
                for place in group.line[:100]
            ],
        )


@strawberry.type
class Board:
    office_id: strawberry.ID
    office_name: str
    as_of: datetime = strawberry.field(
        description="The hall was so then; an answer confirmed unchanged keeps it, for a minute at most."
    )
    next_poll_seconds: int = strawberry.field(
        description="When who watches the hall as a whole should ask again; a person in line has her own."
    )
    opening: Opening
    counters: list[BoardCounter]
    groups: list[BoardGroup]


@strawberry.type
class BoardQuery:
    @strawberry.field(
        description="The hall right now; null when there is no such office. Ask again as it says."
    )
    def board(self, info: Info, office: strawberry.ID) -> Board | None:
        known = info.context.services.office(office)
        if known is None:
            return None
        board = usecases.watch_board(info.context.services, office=known)
        return Board(
            office_id=strawberry.ID(known.id),
            office_name=known.name,
            as_of=board.as_of,
            next_poll_seconds=board.next_poll_seconds,
            opening=Opening.of(board.opening),
            counters=[BoardCounter.of(counter, now=board.as_of) for counter in board.counters],
            groups=[
                BoardGroup.of(group, policy=known.queue_policy, now=board.as_of) for group in board.groups
            ],
        )
