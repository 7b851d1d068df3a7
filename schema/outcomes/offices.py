"""An office or its settings stand against a wish: refusals as types, and their sentences."""

from datetime import datetime

import strawberry

from api.domain.offices import ServiceGroup
from api.domain.offices.group_uses import GroupUses
from api.usecases import outcomes as found
from schema.clocks import clock
from schema.messages import Language, say
from schema.outcomes.outcome import Outcome


@strawberry.type
class OfficeIsUnknown(Outcome):
    pass


@strawberry.type
class OfficeIsClosed(Outcome):
    opens_at: datetime | None


@strawberry.type
class TodayIsByAppointment(Outcome):
    next_free: datetime | None = strawberry.field(description="The next time one can book; null when none.")


@strawberry.type
class ChangeIsUnknown(Outcome):
    pass


@strawberry.type
class OfficeHasChanged(Outcome):
    by_name: str
    at: datetime | None


@strawberry.type
class GroupIsInUse(Outcome):
    group: strawberry.ID


@strawberry.type
class CounterIsInUse(Outcome):
    number: int


@strawberry.type
class TermsHaveChanged(Outcome):
    by_name: str
    at: datetime | None


@strawberry.type
class ProcedureIsUnknown(Outcome):
    pass


@strawberry.type
class GroupIsUnknown(Outcome):
    pass


@strawberry.type
class DisplayKeyIsWrong(Outcome):
    pass


PLAIN: dict[type, type[Outcome]] = {
    found.OfficeIsUnknown: OfficeIsUnknown,
    found.ChangeIsUnknown: ChangeIsUnknown,
    found.ProcedureIsUnknown: ProcedureIsUnknown,
    found.GroupIsUnknown: GroupIsUnknown,
    found.DisplayKeyIsWrong: DisplayKeyIsWrong,
}


def group_in_words(group: ServiceGroup, uses: GroupUses, language: Language) -> tuple[str, str]:
    """The group's name and what still uses it."""
    vi, en = uses.in_words or ("", "")
    return (group.name_vi, vi) if language == "vi" else (group.name_en, en)


def in_words(outcome: object, language: Language) -> Outcome | None:
    match outcome:
        case found.OfficeIsClosed(None):
            return OfficeIsClosed(message=say("OfficeIsClosed", language), opens_at=None)
        case found.OfficeIsClosed(opens_at) if opens_at is not None:
            message = say("OfficeIsClosed.until", language, when=clock(opens_at))
            return OfficeIsClosed(message=message, opens_at=opens_at)
        case found.TodayIsByAppointment(None):
            return TodayIsByAppointment(message=say("TodayIsByAppointment", language), next_free=None)
        case found.TodayIsByAppointment(slot) if slot is not None:
            message = say("TodayIsByAppointment.free", language, when=clock(slot.starts_at))
            return TodayIsByAppointment(message=message, next_free=slot.starts_at)
        case found.OfficeHasChanged(by_name, at):
            key = "OfficeHasChanged.by" if by_name and at else "OfficeHasChanged"
            message = say(key, language, name=by_name, when=clock(at) if at else "")
            return OfficeHasChanged(message=message, by_name=by_name, at=at)
        case found.GroupIsInUse(group, uses):
            name, used = group_in_words(group, uses, language)
            message = say("GroupIsInUse", language, name=name, uses=used)
            return GroupIsInUse(message=message, group=strawberry.ID(group.id))
        case found.CounterIsInUse(number, clerk_name):
            message = say("CounterIsInUse", language, number=number, name=clerk_name)
            return CounterIsInUse(message=message, number=number)
        case found.TermsHaveChanged(by_name, at):
            key = "TermsHaveChanged.by" if by_name and at else "TermsHaveChanged"
            message = say(key, language, name=by_name, when=clock(at) if at else "")
            return TermsHaveChanged(message=message, by_name=by_name, at=at)
        case _:
            return None
