"""What the waitlist refuses, in the schema."""

from datetime import datetime
from typing import Any

import strawberry

from api.domain.calendar import local_clock
from api.domain.waitlist import MOST_WISHES_OF_A_PHONE
from api.usecases import outcomes
from schema.context import Info
from schema.messages import say
from schema.outcomes import Outcome, refusal


@strawberry.type
class TimesAreFree(Outcome):
    starts_at: datetime


@strawberry.type
class WaitlistIsFull(Outcome):
    pass


@strawberry.type
class PhoneWaitsAlready(Outcome):
    limit: int


@strawberry.type
class EarlierTimesAreNotOffered(Outcome):
    limit: int


@strawberry.type
class WishIsUnknown(Outcome):
    pass


@strawberry.type
class WishHasEnded(Outcome):
    pass


@strawberry.type
class OfferHasLapsed(Outcome):
    pass


def waitlist_refusal(info: Info, outcome: object) -> Any:
    """A refusal of the waitlist, as its type."""
    language = info.context.language
    match outcome:
        case outcomes.TimesAreFree(starts_at):
            when = f"{local_clock(starts_at):%H:%M %d/%m}"
            return TimesAreFree(message=say("TimesAreFree", language, when=when), starts_at=starts_at)
        case outcomes.PhoneWaitsAlready():
            limit = MOST_WISHES_OF_A_PHONE
            return PhoneWaitsAlready(message=say("PhoneWaitsAlready", language, limit=limit), limit=limit)
        case outcomes.WaitlistIsFull():
            return WaitlistIsFull(message=say("WaitlistIsFull", language))
        case outcomes.EarlierTimesAreNotOffered(limit):
            message = say("EarlierTimesAreNotOffered", language, limit=limit)
            return EarlierTimesAreNotOffered(message=message, limit=limit)
        case outcomes.WishIsUnknown():
            return WishIsUnknown(message=say("WishIsUnknown", language))
        case outcomes.WishHasEnded():
            return WishHasEnded(message=say("WishHasEnded", language))
        case outcomes.OfferHasLapsed():
            return OfferHasLapsed(message=say("OfferHasLapsed", language))
        case _:
            return refusal(info, outcome)
