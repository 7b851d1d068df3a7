"""A kiosk cannot have or report numbers: refusals as types, and their sentences."""

import strawberry

from api.usecases import outcomes as found
from schema.messages import Language, say
from schema.outcomes.outcome import Outcome


@strawberry.type
class LeaseIsUnknown(Outcome):
    pass


@strawberry.type
class LeaseIsOver(Outcome):
    pass


@strawberry.type
class TooManyNumbersOut(Outcome):
    limit: int


PLAIN: dict[type, type[Outcome]] = {
    found.LeaseIsUnknown: LeaseIsUnknown,
}


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.LeaseIsOver(day):
            return LeaseIsOver(message=say("LeaseIsOver", language, day=f"{day:%d/%m/%Y}"))
        case found.TooManyNumbersOut(limit):
            message = say("TooManyNumbersOut", language, limit=limit)
            return TooManyNumbersOut(message=message, limit=limit)
        case _:
            return None
