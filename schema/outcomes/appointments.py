"""A place cannot be had: refusals as types, and their sentences."""

from datetime import datetime

import strawberry

from api.usecases import outcomes as found
from schema.clocks import clock
from schema.messages import Language, say
from schema.outcomes.outcome import Outcome


@strawberry.type
class SlotIsUnknown(Outcome):
    pass


@strawberry.type
class SlotIsPast(Outcome):
    pass


@strawberry.type
class SlotIsTooFarAhead(Outcome):
    opens_at: datetime | None = strawberry.field(description="When its day can be booked.")


@strawberry.type
class SlotIsFull(Outcome):
    pass


@strawberry.type
class SlotCannotBeHeld(Outcome):
    pass


@strawberry.type
class PhoneHasTooManyBookings(Outcome):
    limit: int


@strawberry.type
class CitizenHasTooManyBookings(Outcome):
    limit: int


PLAIN: dict[type, type[Outcome]] = {
    found.SlotIsUnknown: SlotIsUnknown,
    found.SlotIsPast: SlotIsPast,
    found.SlotIsFull: SlotIsFull,
    found.SlotCannotBeHeld: SlotCannotBeHeld,
}


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.SlotIsTooFarAhead(days, None):
            return SlotIsTooFarAhead(message=say("SlotIsTooFarAhead", language, days=days), opens_at=None)
        case found.SlotIsTooFarAhead(days, day_opens_at) if day_opens_at is not None:
            message = say("SlotIsTooFarAhead.until", language, days=days, when=clock(day_opens_at))
            return SlotIsTooFarAhead(message=message, opens_at=day_opens_at)
        case found.PhoneHasTooManyBookings(limit):
            message = say("PhoneHasTooManyBookings", language, limit=limit)
            return PhoneHasTooManyBookings(message=message, limit=limit)
        case found.CitizenHasTooManyBookings(limit):
            message = say("CitizenHasTooManyBookings", language, limit=limit)
            return CitizenHasTooManyBookings(message=message, limit=limit)
        case _:
            return None
