"""A ticket cannot do that: refusals as types, and their sentences."""

from datetime import datetime

import strawberry

from api.usecases import outcomes as found
from schema.clocks import clock_only
from schema.messages import Language, say
from schema.outcomes.outcome import Outcome


@strawberry.type
class TicketIsUnknown(Outcome):
    pass


@strawberry.type
class TicketCannotChange(Outcome):
    pass


@strawberry.type
class TicketIsForAnotherDay(Outcome):
    pass


@strawberry.type
class TicketIsForAnotherOffice(Outcome):
    office_name: str


@strawberry.type
class HallCodeIsExpired(Outcome):
    pass


@strawberry.type
class NobodyToLetFirst(Outcome):
    pass


@strawberry.type
class TurnWasGivenTooOften(Outcome):
    limit: int


@strawberry.type
class NumberIsNotWaiting(Outcome):
    pass


@strawberry.type
class NumberIsNotMissed(Outcome):
    pass


@strawberry.type
class ReturnIsTooLate(Outcome):
    until: datetime


PLAIN: dict[type, type[Outcome]] = {
    found.TicketIsUnknown: TicketIsUnknown,
    found.HallCodeIsExpired: HallCodeIsExpired,
    found.NobodyToLetFirst: NobodyToLetFirst,
}


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.TicketCannotChange(ticket):
            return TicketCannotChange(message=say(f"TicketCannotChange.{ticket.state}", language))
        case found.TicketIsForAnotherDay(day):
            return TicketIsForAnotherDay(
                message=say("TicketIsForAnotherDay", language, day=f"{day:%d/%m/%Y}")
            )
        case found.TicketIsForAnotherOffice(office_name):
            message = say("TicketIsForAnotherOffice", language, office=office_name)
            return TicketIsForAnotherOffice(message=message, office_name=office_name)
        case found.NumberIsNotMissed(number):
            return NumberIsNotMissed(message=say("NumberIsNotMissed", language, label=number))
        case found.ReturnIsTooLate(label, until):
            message = say("ReturnIsTooLate", language, label=label, until=clock_only(until))
            return ReturnIsTooLate(message=message, until=until)
        case found.NumberIsNotWaiting(number):
            return NumberIsNotWaiting(message=say("NumberIsNotWaiting", language, label=number))
        case found.TurnWasGivenTooOften(limit):
            return TurnWasGivenTooOften(
                message=say("TurnWasGivenTooOften", language, limit=limit), limit=limit
            )
        case _:
            return None
