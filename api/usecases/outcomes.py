"""Expected refusals, named as sentences. The schema says them in the citizen's language."""

from dataclasses import dataclass
from datetime import date, datetime

from api.domain.appointments import SlotTime
from api.domain.dossiers import Dossier, ExtensionProblem
from api.domain.offices import ServiceGroup
from api.domain.offices.group_uses import GroupUses
from api.domain.staff_members import DirectoryEntry
from api.domain.stranded import ChangePreview
from api.domain.tickets import Ticket


@dataclass(frozen=True, slots=True)
class InputIsInvalid:
    """`field` is the input's GraphQL name; `problem` names the text that says what to do."""

    field: str
    problem: str


@dataclass(frozen=True, slots=True)
class OfficeIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class OfficeIsClosed:
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class TodayIsByAppointment:
    """`next_free`: the next time one could book instead; None when there is none."""

    next_free: SlotTime | None


@dataclass(frozen=True, slots=True)
class OfficeHasChanged:
    """Somebody else's change came first; `by_name` is empty when it was not made on the page."""

    by_name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupIsInUse:
    """A service group cannot be removed as long as anything or anybody uses it."""

    group: ServiceGroup
    uses: GroupUses


@dataclass(frozen=True, slots=True)
class CounterIsInUse:
    number: int
    clerk_name: str


@dataclass(frozen=True, slots=True)
class TermsHaveChanged:
    """Somebody else's change of the procedure's terms came first."""

    by_name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class StaffMemberHasChanged:
    """Somebody else's change of the directory came first; `entry` is None for who is not in it."""

    entry: DirectoryEntry | None


@dataclass(frozen=True, slots=True)
class DirectoryIsFull:
    limit: int


@dataclass(frozen=True, slots=True)
class ChangeIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class BookingsAreAffected:
    preview: ChangePreview


@dataclass(frozen=True, slots=True)
class ProcedureIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class SlotIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class SlotIsPast:
    pass


@dataclass(frozen=True, slots=True)
class SlotIsTooFarAhead:
    """`opens_at` is when its day can be booked; None for days nobody can reckon with."""

    days: int
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class SlotIsFull:
    pass


@dataclass(frozen=True, slots=True)
class TimesAreFree:
    """Nobody need wait: the first of the wanted times that can be booked now."""

    starts_at: datetime


@dataclass(frozen=True, slots=True)
class WaitlistIsFull:
    pass


@dataclass(frozen=True, slots=True)
class PhoneWaitsAlready:
    pass


@dataclass(frozen=True, slots=True)
class EarlierTimesAreNotOffered:
    """`limit`: how often the office offers one with an appointment an earlier time."""

    limit: int


@dataclass(frozen=True, slots=True)
class WishIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class WishHasEnded:
    pass


@dataclass(frozen=True, slots=True)
class OfferHasLapsed:
    pass


@dataclass(frozen=True, slots=True)
class SlotCannotBeHeld:
    """Others hold as many of its places as may be held; it can still be booked."""


@dataclass(frozen=True, slots=True)
class PhoneHasTooManyBookings:
    limit: int


@dataclass(frozen=True, slots=True)
class CitizenHasTooManyBookings:
    limit: int


@dataclass(frozen=True, slots=True)
class TicketIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class TicketCannotChange:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class TicketIsForAnotherDay:
    day: date


@dataclass(frozen=True, slots=True)
class TicketIsForAnotherOffice:
    office_name: str


@dataclass(frozen=True, slots=True)
class AlreadyCheckedIn:
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class HallCodeIsExpired:
    pass


@dataclass(frozen=True, slots=True)
class CounterIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class CounterIsTaken:
    clerk_name: str


@dataclass(frozen=True, slots=True)
class CounterIsNotYours:
    pass


@dataclass(frozen=True, slots=True)
class CounterIsBusy:
    label: str


@dataclass(frozen=True, slots=True)
class CounterHasNoTicket:
    pass


@dataclass(frozen=True, slots=True)
class NobodyIsWaiting:
    pass


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    pass


@dataclass(frozen=True, slots=True)
class GroupIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class DisplayKeyIsWrong:
    pass


@dataclass(frozen=True, slots=True)
class LeaseIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class LeaseIsOver:
    day: date


@dataclass(frozen=True, slots=True)
class TooManyNumbersOut:
    limit: int


@dataclass(frozen=True, slots=True)
class NobodyToLetFirst:
    pass


@dataclass(frozen=True, slots=True)
class TurnWasGivenTooOften:
    limit: int


@dataclass(frozen=True, slots=True)
class NumberIsNotWaiting:
    label: str


@dataclass(frozen=True, slots=True)
class TicketIsInThatGroup:
    label: str


@dataclass(frozen=True, slots=True)
class TicketIsAtThatCounter:
    label: str


@dataclass(frozen=True, slots=True)
class CounterIsNotOpen:
    number: int


@dataclass(frozen=True, slots=True)
class CounterCannotServe:
    number: int


@dataclass(frozen=True, slots=True)
class NextCallIsTooSoon:
    label: str
    possible_at: datetime


@dataclass(frozen=True, slots=True)
class TicketWasCalledEnough:
    label: str
    calls: int


@dataclass(frozen=True, slots=True)
class NumberIsNotMissed:
    label: str


@dataclass(frozen=True, slots=True)
class ReturnIsTooLate:
    label: str
    until: datetime


@dataclass(frozen=True, slots=True)
class DossierIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class DossierAlreadyReceived:
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class DossierHasMoved:
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class StepIsNotAllowed:
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverIsMissing:
    """The step is entered only by saying how the result reached the citizen."""


@dataclass(frozen=True, slots=True)
class ResultIsWithThePost:
    """First the post must have delivered the result or brought it back."""


@dataclass(frozen=True, slots=True)
class DossierIsElsewhere:
    office_name: str


@dataclass(frozen=True, slots=True)
class DossierCannotBeExtended:
    problem: ExtensionProblem


@dataclass(frozen=True, slots=True)
class ProcedureIsNotOpen:
    opens_on: date | None
    closes_on: date | None


@dataclass(frozen=True, slots=True)
class WrongSecondFactor:
    attempts_left: int


@dataclass(frozen=True, slots=True)
class TooManyAttempts:
    retry_at: datetime


@dataclass(frozen=True, slots=True)
class ServiceIsInVisit:
    """The visit is for that procedure already."""


@dataclass(frozen=True, slots=True)
class VisitHasEnoughServices:
    limit: int


@dataclass(frozen=True, slots=True)
class ServiceCannotBeAdded:
    """Its holder adds a service while she waits, her clerk while she is at the counter."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class ServiceIsNotHere:
    """The visit is not for that procedure, or it is another counter's."""


@dataclass(frozen=True, slots=True)
class NoticeIsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class NoticeIsSettled:
    """It was sent after all, or nobody wants it."""
