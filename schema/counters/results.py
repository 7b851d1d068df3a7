"""What can come of a clerk's act at a counter, and what she sends."""

from typing import Annotated

import strawberry

from api.domain.queue import PriorityClass
from schema.counters.types import Desk
from schema.outcomes import (
    CounterHasNoTicket,
    CounterIsBusy,
    CounterIsNotYours,
    CounterIsTaken,
    CounterIsUnknown,
    GroupIsUnknown,
    InputIsInvalid,
    NobodyIsWaiting,
    NothingToUndo,
    NumberIsNotWaiting,
    OfficeIsClosed,
    TicketIsInThatGroup,
)


@strawberry.type
class CounterOpened:
    desk: Desk


@strawberry.type
class CounterClosed:
    desk: Desk


@strawberry.type
class TicketCalled:
    desk: Desk


@strawberry.type
class TicketRecalled:
    desk: Desk


@strawberry.type
class ServiceStarted:
    desk: Desk


@strawberry.type
class NoShowMarked:
    desk: Desk


@strawberry.type
class ServiceFinished:
    desk: Desk


@strawberry.type
class ActUndone:
    desk: Desk


@strawberry.type
class TicketTransferred:
    desk: Desk


@strawberry.type
class PrioritySet:
    desk: Desk


@strawberry.input(description="The office comes from the token.")
class CounterInput:
    counter: int
    idempotency_key: str


@strawberry.input(description="The ticket is the one at the counter; the office comes from the token.")
class TransferTicketInput:
    counter: int
    group: strawberry.ID = strawberry.field(description="The service group it goes to.")
    idempotency_key: str


@strawberry.input(description="The office comes from the token.")
class SetPriorityInput:
    counter: int
    label: str = strawberry.field(description="The number of somebody who waits, such as `C 012`.")
    priority: PriorityClass | None = strawberry.field(default=None, description="None takes the class away.")
    idempotency_key: str


OpenCounterResult = Annotated[
    CounterOpened | CounterIsUnknown | CounterIsTaken | OfficeIsClosed | InputIsInvalid,
    strawberry.union("OpenCounterResult"),
]


CloseCounterResult = Annotated[
    CounterClosed | CounterIsUnknown | CounterIsNotYours | CounterIsBusy | InputIsInvalid,
    strawberry.union("CloseCounterResult"),
]


CallNextResult = Annotated[
    TicketCalled | NobodyIsWaiting | CounterIsUnknown | CounterIsNotYours | CounterIsBusy | InputIsInvalid,
    strawberry.union("CallNextResult"),
]


RecallTicketResult = Annotated[
    TicketRecalled | CounterIsUnknown | CounterIsNotYours | CounterHasNoTicket | InputIsInvalid,
    strawberry.union("RecallTicketResult"),
]


StartServiceResult = Annotated[
    ServiceStarted | CounterIsUnknown | CounterIsNotYours | CounterHasNoTicket | InputIsInvalid,
    strawberry.union("StartServiceResult"),
]


MarkNoShowResult = Annotated[
    NoShowMarked | CounterIsUnknown | CounterIsNotYours | CounterHasNoTicket | InputIsInvalid,
    strawberry.union("MarkNoShowResult"),
]


FinishServiceResult = Annotated[
    ServiceFinished | CounterIsUnknown | CounterIsNotYours | CounterHasNoTicket | InputIsInvalid,
    strawberry.union("FinishServiceResult"),
]


UndoLastActResult = Annotated[
    ActUndone | NothingToUndo | CounterIsUnknown | CounterIsNotYours | InputIsInvalid,
    strawberry.union("UndoLastActResult"),
]


TransferTicketResult = Annotated[
    TicketTransferred
    | GroupIsUnknown
    | TicketIsInThatGroup
    | CounterIsUnknown
    | CounterIsNotYours
    | CounterHasNoTicket
    | InputIsInvalid,
    strawberry.union("TransferTicketResult"),
]


SetPriorityResult = Annotated[
    PrioritySet | NumberIsNotWaiting | CounterIsUnknown | CounterIsNotYours | InputIsInvalid,
    strawberry.union("SetPriorityResult"),
]
