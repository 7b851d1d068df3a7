"""A counter cannot do that: refusals as types, and their sentences."""

from datetime import datetime

import strawberry

from api.usecases import outcomes as found
from schema.clocks import clock_to_the_second
from schema.messages import Language, say
from schema.outcomes.outcome import Outcome


@strawberry.type
class CounterIsUnknown(Outcome):
    pass


@strawberry.type
class CounterIsTaken(Outcome):
    clerk_name: str


@strawberry.type
class CounterIsNotYours(Outcome):
    pass


@strawberry.type
class CounterIsBusy(Outcome):
    pass


@strawberry.type
class CounterHasNoTicket(Outcome):
    pass


@strawberry.type
class NobodyIsWaiting(Outcome):
    pass


@strawberry.type
class NothingToUndo(Outcome):
    pass


@strawberry.type
class TicketIsInThatGroup(Outcome):
    pass


@strawberry.type
class TicketIsAtThatCounter(Outcome):
    pass


@strawberry.type
class CounterIsNotOpen(Outcome):
    pass


@strawberry.type
class CounterCannotServe(Outcome):
    pass


@strawberry.type
class NextCallIsTooSoon(Outcome):
    possible_at: datetime


@strawberry.type
class NoShowIsTooSoon(Outcome):
    possible_at: datetime = strawberry.field(
        description="The earliest moment, if the calls still owed are made as soon as they can be."
    )


@strawberry.type
class TicketWasCalledEnough(Outcome):
    pass


PLAIN: dict[type, type[Outcome]] = {
    found.CounterIsUnknown: CounterIsUnknown,
    found.CounterIsNotYours: CounterIsNotYours,
    found.CounterHasNoTicket: CounterHasNoTicket,
    found.NobodyIsWaiting: NobodyIsWaiting,
    found.NothingToUndo: NothingToUndo,
}


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.CounterIsTaken(clerk_name):
            message = say("CounterIsTaken", language, clerk=clerk_name)
            return CounterIsTaken(message=message, clerk_name=clerk_name)
        case found.CounterIsBusy(busy_with):
            return CounterIsBusy(message=say("CounterIsBusy", language, label=busy_with))
        case found.TicketIsInThatGroup(already):
            return TicketIsInThatGroup(message=say("TicketIsInThatGroup", language, label=already))
        case found.TicketIsAtThatCounter(already):
            return TicketIsAtThatCounter(message=say("TicketIsAtThatCounter", language, label=already))
        case found.CounterIsNotOpen(counter):
            return CounterIsNotOpen(message=say("CounterIsNotOpen", language, counter=counter))
        case found.CounterCannotServe(counter):
            return CounterCannotServe(message=say("CounterCannotServe", language, counter=counter))
        case found.NextCallIsTooSoon(label, possible_at):
            message = say("NextCallIsTooSoon", language, label=label, when=clock_to_the_second(possible_at))
            return NextCallIsTooSoon(message=message, possible_at=possible_at)
        case found.NoShowIsTooSoon(label, calls, needed, possible_at):
            when = clock_to_the_second(possible_at)
            message = say("NoShowIsTooSoon", language, label=label, calls=calls, needed=needed, when=when)
            return NoShowIsTooSoon(message=message, possible_at=possible_at)
        case found.TicketWasCalledEnough(label, calls):
            message = say("TicketWasCalledEnough", language, label=label, calls=calls)
            return TicketWasCalledEnough(message=message)
        case _:
            return None
