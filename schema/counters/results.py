"""What can come of a clerk's act at a counter, and what she sends."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.domain.queue import PriorityClass
from schema.counters.types import Desk
from schema.outcomes import (
    CounterCannotServe,
    CounterHasNoTicket,
    CounterIsBusy,
    CounterIsNotOpen,
    CounterIsNotYours,
    CounterIsTaken,
    CounterIsUnknown,
    GroupIsUnknown,
    InputIsInvalid,
    NextCallIsTooSoon,
    NobodyIsWaiting,
    NoShowIsTooSoon,
    NothingToUndo,
    NumberIsNotMissed,
    NumberIsNotWaiting,
    OfficeIsClosed,
    ProcedureIsUnknown,
    ReturnIsTooLate,
    TicketIsAtThatCounter,
    TicketIsInThatGroup,
    TicketWasCalledEnough,
)
from schema.visit_services import ServiceCannotBeRemoved, ServiceIsInVisit, VisitHasEnoughServices


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
class ReturnMarked:
    desk: Desk


@strawberry.type
class ServiceAddedAtCounter:
    desk: Desk


@strawberry.type
class ServiceRemovedAtCounter:
    desk: Desk


@strawberry.type
class PrioritySet:
    desk: Desk


@strawberry.input(description="The office comes from the token.")
class CounterInput:
    counter: int
    idempotency_key: str


@strawberry.input(description="The office comes from the token.")
class CloseCounterInput:
    counter: int
    back_at: datetime | None = strawberry.field(
        default=None,
        description="When the clerk means to be back: later today, while people are still called. "
        "The forecast reckons with it.",
    )
    idempotency_key: str


@strawberry.input(description="The ticket is the one at the counter; the office comes from the token.")
class TransferTicketInput:
    counter: int
    group: strawberry.ID = strawberry.field(description="The service group it goes to.")
    to_counter: int | None = strawberry.field(
        default=None,
        description="The open counter that alone shall call it; then the group may stay the same.",
    )
    idempotency_key: str


@strawberry.input(description="The office comes from the token.")
class SetPriorityInput:
    counter: int
    label: str = strawberry.field(description="The number of somebody who waits, such as `C 012`.")
    priority: PriorityClass | None = strawberry.field(default=None, description="None takes the class away.")
    idempotency_key: str


@strawberry.input(description="The office comes from the token.")
class MarkReturnInput:
    counter: int
    label: str = strawberry.field(description="The number of somebody who missed her call, such as `C 012`.")
    idempotency_key: str


@strawberry.input(description="The visit is that of the ticket at the counter.")
class AddServiceAtCounterInput:
    counter: int
    procedure: strawberry.ID
    idempotency_key: str


@strawberry.input(description="The visit is that of the ticket at the counter.")
class RemoveServiceAtCounterInput:
    counter: int
    procedure: strawberry.ID = strawberry.field(description="One that was added, and is not done yet.")
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
    TicketRecalled
    | NextCallIsTooSoon
    | TicketWasCalledEnough
    | CounterIsUnknown
    | CounterIsNotYours
    | CounterHasNoTicket
    | InputIsInvalid,
    strawberry.union("RecallTicketResult"),
]


StartServiceResult = Annotated[
    ServiceStarted | CounterIsUnknown | CounterIsNotYours | CounterHasNoTicket | InputIsInvalid,
    strawberry.union("StartServiceResult"),
]


MarkNoShowResult = Annotated[
    NoShowMarked
    | NoShowIsTooSoon
    | CounterIsUnknown
    | CounterIsNotYours
    | CounterHasNoTicket
    | InputIsInvalid,
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
    | TicketIsAtThatCounter
    | CounterIsNotOpen
    | CounterCannotServe
    | CounterIsUnknown
    | CounterIsNotYours
    | CounterHasNoTicket
    | InputIsInvalid,
    strawberry.union("TransferTicketResult"),
]


MarkReturnResult = Annotated[
    ReturnMarked
    | NumberIsNotMissed
    | ReturnIsTooLate
    | CounterIsUnknown
    | CounterIsNotYours
    | InputIsInvalid,
    strawberry.union("MarkReturnResult"),
]


SetPriorityResult = Annotated[
    PrioritySet | NumberIsNotWaiting | CounterIsUnknown | CounterIsNotYours | InputIsInvalid,
    strawberry.union("SetPriorityResult"),
]


AddServiceAtCounterResult = Annotated[
    ServiceAddedAtCounter
    | ServiceIsInVisit
    | VisitHasEnoughServices
    | ProcedureIsUnknown
    | CounterHasNoTicket
    | CounterIsUnknown
    | CounterIsNotYours
    | InputIsInvalid,
    strawberry.union("AddServiceAtCounterResult"),
]


RemoveServiceAtCounterResult = Annotated[
    ServiceRemovedAtCounter
    | ServiceCannotBeRemoved
    | CounterHasNoTicket
    | CounterIsUnknown
    | CounterIsNotYours
    | InputIsInvalid,
    strawberry.union("RemoveServiceAtCounterResult"),
]
