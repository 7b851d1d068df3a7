"""A dossier or its holder's details stay closed: refusals as types, and their sentences."""

from datetime import datetime

import strawberry

from api.usecases import outcomes as found
from schema.clocks import clock
from schema.messages import Language, say
from schema.outcomes.outcome import Outcome


@strawberry.type
class DossierIsUnknown(Outcome):
    pass


@strawberry.type(description="The step is entered only by saying how the result reached the citizen.")
class HandoverIsMissing(Outcome):
    pass


@strawberry.type(description="First the post must have delivered the result or brought it back.")
class ResultIsWithThePost(Outcome):
    pass


@strawberry.type
class WrongSecondFactor(Outcome):
    attempts_left: int


@strawberry.type
class TooManyAttempts(Outcome):
    retry_at: datetime


PLAIN: dict[type, type[Outcome]] = {
    found.DossierIsUnknown: DossierIsUnknown,
    found.HandoverIsMissing: HandoverIsMissing,
    found.ResultIsWithThePost: ResultIsWithThePost,
}


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.WrongSecondFactor(attempts_left):
            message = say("WrongSecondFactor", language, attempts=attempts_left)
            return WrongSecondFactor(message=message, attempts_left=attempts_left)
        case found.TooManyAttempts(retry_at):
            message = say("TooManyAttempts", language, when=clock(retry_at))
            return TooManyAttempts(message=message, retry_at=retry_at)
        case _:
            return None
