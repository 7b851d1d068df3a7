"""Expected refusals as types: each named as a sentence, with a message in the person's language."""

from datetime import datetime
from typing import Any

import strawberry

from api.domain.calendar import local_clock
from api.usecases import outcomes as found
from schema.context import Info
from schema.messages import say


@strawberry.interface(
    description="An expected refusal. `message` says what happened and what to do, for people."
)
class Outcome:
    message: str


@strawberry.type
class InputIsInvalid(Outcome):
    field: str = strawberry.field(description="The input field to mend.")


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
class ProcedureIsUnknown(Outcome):
    pass


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
class GroupIsUnknown(Outcome):
    pass


@strawberry.type
class DisplayKeyIsWrong(Outcome):
    pass


@strawberry.type
class LeaseIsUnknown(Outcome):
    pass


@strawberry.type
class LeaseIsOver(Outcome):
    pass


@strawberry.type
class TooManyNumbersOut(Outcome):
    limit: int


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
class TicketWasCalledEnough(Outcome):
    pass


@strawberry.type
class NumberIsNotMissed(Outcome):
    pass


@strawberry.type
class ReturnIsTooLate(Outcome):
    until: datetime


@strawberry.type
class DossierIsUnknown(Outcome):
    pass


@strawberry.type
class WrongSecondFactor(Outcome):
    attempts_left: int


@strawberry.type
class TooManyAttempts(Outcome):
    retry_at: datetime


_PLAIN = {
    found.OfficeIsUnknown: OfficeIsUnknown,
    found.ChangeIsUnknown: ChangeIsUnknown,
    found.ProcedureIsUnknown: ProcedureIsUnknown,
    found.SlotIsUnknown: SlotIsUnknown,
    found.SlotIsPast: SlotIsPast,
    found.SlotIsFull: SlotIsFull,
    found.SlotCannotBeHeld: SlotCannotBeHeld,
    found.TicketIsUnknown: TicketIsUnknown,
    found.HallCodeIsExpired: HallCodeIsExpired,
    found.CounterIsUnknown: CounterIsUnknown,
    found.CounterIsNotYours: CounterIsNotYours,
    found.CounterHasNoTicket: CounterHasNoTicket,
    found.NobodyIsWaiting: NobodyIsWaiting,
    found.NothingToUndo: NothingToUndo,
    found.GroupIsUnknown: GroupIsUnknown,
    found.DisplayKeyIsWrong: DisplayKeyIsWrong,
    found.LeaseIsUnknown: LeaseIsUnknown,
    found.NobodyToLetFirst: NobodyToLetFirst,
    found.DossierIsUnknown: DossierIsUnknown,
}


def refusal(info: Info, outcome: object) -> Any:
    """The refusal a use case returned, as its type. Raises `TypeError` for one nobody has put into words."""
    language = info.context.language
    plain = _PLAIN.get(type(outcome))
    if plain is not None:
        return plain(message=say(plain.__name__, language))
    match outcome:
        case found.InputIsInvalid(field, problem):
            return InputIsInvalid(message=say(f"invalid.{problem}", language), field=field)
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
        case found.SlotIsTooFarAhead(days, None):
            return SlotIsTooFarAhead(message=say("SlotIsTooFarAhead", language, days=days), opens_at=None)
        case found.SlotIsTooFarAhead(days, day_opens_at) if day_opens_at is not None:
            message = say("SlotIsTooFarAhead.until", language, days=days, when=clock(day_opens_at))
            return SlotIsTooFarAhead(message=message, opens_at=day_opens_at)
        case found.PhoneHasTooManyBookings(limit):
            message = say("PhoneHasTooManyBookings", language, limit=limit)
            return PhoneHasTooManyBookings(message=message, limit=limit)
        case found.TicketCannotChange(ticket):
            return TicketCannotChange(message=say(f"TicketCannotChange.{ticket.state}", language))
        case found.TicketIsForAnotherDay(day):
            return TicketIsForAnotherDay(
                message=say("TicketIsForAnotherDay", language, day=f"{day:%d/%m/%Y}")
            )
        case found.TicketIsForAnotherOffice(office_name):
            message = say("TicketIsForAnotherOffice", language, office=office_name)
            return TicketIsForAnotherOffice(message=message, office_name=office_name)
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
        case found.TicketWasCalledEnough(label, calls):
            message = say("TicketWasCalledEnough", language, label=label, calls=calls)
            return TicketWasCalledEnough(message=message)
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
        case found.LeaseIsOver(day):
            return LeaseIsOver(message=say("LeaseIsOver", language, day=f"{day:%d/%m/%Y}"))
        case found.TooManyNumbersOut(limit):
            message = say("TooManyNumbersOut", language, limit=limit)
            return TooManyNumbersOut(message=message, limit=limit)
        case found.WrongSecondFactor(attempts_left):
            message = say("WrongSecondFactor", language, attempts=attempts_left)
            return WrongSecondFactor(message=message, attempts_left=attempts_left)
        case found.TooManyAttempts(retry_at):
            message = say("TooManyAttempts", language, when=clock(retry_at))
            return TooManyAttempts(message=message, retry_at=retry_at)
        case _:
            raise TypeError(f"{type(outcome).__name__} has no words")


def clock(moment: datetime) -> str:
    """Hour and day as people here write them."""
    return f"{local_clock(moment):%H:%M, %d/%m}"


def clock_only(moment: datetime) -> str:
    """The hour as people here write it: 9:05."""
    return f"{local_clock(moment):%H:%M}".removeprefix("0")


def clock_to_the_second(moment: datetime) -> str:
    """The hour where a minute is too coarse: 9:05:30."""
    return f"{local_clock(moment):%H:%M:%S}".removeprefix("0")
