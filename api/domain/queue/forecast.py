"""The forecast: how many people are ahead, and from when until when a call is to be expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from api.domain.calendar import WorkingCalendar
from api.domain.queue.experience import Experience, Outlook, Wait
from api.domain.queue.luck import SCENARIOS
from api.domain.queue.order import LineReason, WaitingTicket, call_order, line_reason
from api.domain.queue.policy import QueuePolicy
from api.domain.queue.scenarios import Scenarios, StaffedCounter
from api.domain.queue.service_times import Estimate
from api.domain.queue.serving_hours import ServingHours
from api.domain.queue.signs import Line, signs_of
from api.domain.queue.turns import ExpectedTicket

# The hall's next hours are played through in 31 scenarios; a window leaves out the two earliest and the two
# latest calls. Were service times exactly as believed, 26 calls in 32 would fall inside; rounding outwards
# makes that nine in ten, which leaves room for what no scenario knows.
LEFT_OUT_AT_EACH_END = 2
WINDOW_STEP = timedelta(minutes=5)
# A window over more serving time than this helps nobody to plan: then only its beginning is said.
WIDEST_HELPFUL = timedelta(minutes=90)

NO_EXPERIENCE = Experience()
NO_CLASSES: Mapping[str, Sequence[str]] = {}

# Any midnight: five minutes divide the hour, so its marks are everybody's.
_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)
_BEHIND_EVERYBODY = 1_000_000


class CallWindow(NamedTuple):
    """The call is to be expected between these UTC moments, both on a five-minute mark.

    `is_too_wide` when it spans more than ninety minutes of serving hours, or the latest call would come after
    closing: say "later than" `call_from`.
    """

    call_from: datetime
    call_to: datetime
    is_too_wide: bool = False


@dataclass(frozen=True, slots=True)
class PlaceInLine:
    """A ticket's place, with those who are called before it, in that order.

    No window when no staffed counter serves it, or when it is not reached today; `may_not_be_reached` tells
    the second, and also when the office may close before a call that has a window. `outlook` is what
    experience can learn from when the ticket is called, `wait` what it says of it now; both are of people who
    are called by arrival: when somebody came early for an appointment, the clock decides.
    """

    ticket: WaitingTicket
    ahead: tuple[WaitingTicket, ...]
    reason: LineReason
    window: CallWindow | None
    outlook: Outlook | None = None
    wait: Wait | None = None
    may_not_be_reached: bool = False

    @property
    def people_ahead(self) -> int:
        return len(self.ahead)

    @property
    def call_from(self) -> datetime | None:
        return self.window.call_from if self.window else None

    @property
    def call_to(self) -> datetime | None:
        return self.window.call_to if self.window else None


@dataclass(frozen=True, slots=True)
class HallForecast:
    """The line in the order in which it will be called, and the window of who would join a group now.

    In `may_not_reach` are the groups where who joins now may not be called before closing.
    """

    line: tuple[PlaceInLine, ...]
    joining: Mapping[str, CallWindow | None]
    may_not_reach: frozenset[str] = frozenset()


def forecast_hall(
    *,
    waiting: Sequence[WaitingTicket],
    counters: Sequence[StaffedCounter],
    estimates: Mapping[str, Estimate],
    now: datetime,
    calendar: WorkingCalendar,
    expected: Sequence[ExpectedTicket] = (),
    joining: Sequence[str] = (),
    policy: QueuePolicy | None = None,
    experience: Experience = NO_EXPERIENCE,
    classes: Mapping[str, Sequence[str]] = NO_CLASSES,
) -> HallForecast:
    """Plays the rest of the day's serving hours through and says who is called when.

    `estimates` holds every group that waits, is expected, joins or is being served. `expected` are today's
    bookings not checked in; `joining` names groups to say, besides, when somebody who takes a number now
    would be called. Counters call by the `policy`, the default one when None. `experience` is what the
    office's calls have taught; `classes` name, by ticket code, what else sets people apart in it, such as a
    priority. Serving hours are the calendar's booking shifts of today: nobody is called at lunch, and a
    window ends at closing at the latest; who would be reached only after closing has none.
    People ahead are those called earlier, as far as one staffed counter may call both them and oneself.
    The answer depends on nothing but the arguments, nor on their order.
    """
    policy = policy or QueuePolicy()
    hours = ServingHours(calendar=calendar, now=now)
    # Who is back only after closing calls nobody today.
    counters = [one for one in counters if one.away_until is None or hours.has(one.away_until)]
    served = {group_id for counter in counters for group_id in counter.group_ids}
    callers = _callers(waiting, counters=counters)
    scenarios = Scenarios(
        waiting=[ticket for ticket in waiting if callers[ticket.code]],
        expected=expected,
        joining=sorted(served.intersection(joining)),
        counters=counters,
        estimates=estimates,
        now=now,
        hours=hours,
        policy=policy,
        lessons=experience.lessons,
        attendance=experience.attendance,
    )
    played = [scenarios.play(scenario) for scenario in range(SCENARIOS)]
    turns = {code: turn for turn, code in enumerate(scenarios.play(None).called_at)}
    by_rule = call_order(waiting=waiting, now=now, policy=policy)
    in_order = sorted(by_rule, key=lambda ticket: turns.get(ticket.code, len(turns)))
    kinds = set(callers.values())
    rivals = {one: {other for other in kinds if not one.isdisjoint(other)} for one in kinds}

    def called_before(ticket: WaitingTicket, before: Sequence[WaitingTicket]) -> tuple[WaitingTicket, ...]:
        mine = callers[ticket.code]
        if not mine:
            return tuple(other for other in before if other.group_id == ticket.group_id)
        return tuple(other for other in before if callers[other.code] in rivals[mine])

    def look(ticket: WaitingTicket, *, seconds: Sequence[float], line: Line) -> Outlook:
        # Rounded: it is kept with the ticket, and a tenth of a second teaches nothing.
        service_seconds = round(estimates[ticket.group_id].mean_seconds, 1)
        seen = Outlook(
            group_id=ticket.group_id,
            service_seconds=service_seconds,
            scenarios=_wait(seconds),
            kind="" if line_reason(ticket, policy=policy) is LineReason.ARRIVAL else "booked",
            signs=signs_of(
                ticket=ticket,
                line=line,
                counters=counters,
                service_seconds=service_seconds,
                last_calls=experience.last_calls,
                classes=classes.get(ticket.code, ()),
                now=now,
            ),
        )
        return experience.weigh(seen)

    places, in_line = [], Line(in_order)
    for place, ticket in enumerate(in_order):
        reason, outlook, wait = line_reason(ticket, policy=policy), None, None
        if ticket.code in turns:
            seconds = [each.called_at[ticket.code] for each in played]
            outlook = look(ticket, seconds=seconds, line=in_line)
            wait = experience.expect(outlook)
        places.append(
            PlaceInLine(
                ticket=ticket,
                ahead=called_before(ticket, in_order[:place]),
                reason=reason,
                window=_window(wait, hours=hours) if wait else None,
                outlook=outlook,
                wait=wait,
                may_not_be_reached=wait is not None and _may_end_before(wait, hours=hours),
            )
        )
    windows: dict[str, CallWindow | None] = dict.fromkeys(joining)
    may_not_reach = set()
    for group_id in served.intersection(joining):
        newcomer = WaitingTicket(
            code="", group_id=group_id, number=_BEHIND_EVERYBODY, arrived_at=now, appointment_at=None
        )
        outlook = look(
            newcomer,
            seconds=[each.joined_at[group_id] for each in played],
            line=Line(
                [
                    *(ticket for ticket in in_order if _goes_before_newcomer(ticket, now=now, policy=policy)),
                    newcomer,
                ]
            ),
        )
        wait = experience.expect(outlook)
        windows[group_id] = _window(wait, hours=hours)
        if _may_end_before(wait, hours=hours):
            may_not_reach.add(group_id)
    return HallForecast(line=tuple(places), joining=windows, may_not_reach=frozenset(may_not_reach))


def _callers(
    waiting: Sequence[WaitingTicket], *, counters: Sequence[StaffedCounter]
) -> dict[str, frozenset[int]]:
    """By ticket code the places in `counters` of those that may call it."""
    known: dict[tuple[str, str, int | None], frozenset[int]] = {}
    found = {}
    for ticket in waiting:
        kind = (ticket.group_id, ticket.procedure_code, ticket.sent_to)
        if kind not in known:
            known[kind] = frozenset(
                place for place, counter in enumerate(counters) if counter.may_call(ticket)
            )
        found[ticket.code] = known[kind]
    return found


def _goes_before_newcomer(ticket: WaitingTicket, *, now: datetime, policy: QueuePolicy) -> bool:
    """Everybody but who has an appointment that is not due yet."""
    if ticket.appointment_at is None or line_reason(ticket, policy=policy) is LineReason.ARRIVAL:
        return True
    return now >= ticket.appointment_at - policy.due_ahead


def _wait(seconds: Sequence[float]) -> Wait:
    """The third-earliest call, the one in the middle, and the third-latest."""
    in_order = sorted(seconds)
    return Wait(
        low=round(in_order[LEFT_OUT_AT_EACH_END], 1),
        middle=round(in_order[len(in_order) // 2], 1),
        high=round(in_order[-1 - LEFT_OUT_AT_EACH_END], 1),
    )


def _may_end_before(wait: Wait, *, hours: ServingHours) -> bool:
    """Whether the day's serving hours, of which some are left, may end before this call."""
    return hours.closing is not None and hours.moment(wait.high) is None


def _window(wait: Wait, *, hours: ServingHours) -> CallWindow | None:
    """The wait on the clock, rounded outwards to five minutes, never narrower."""
    call_from, latest = hours.moment(wait.low), hours.moment(wait.high)
    call_to = latest or hours.closing
    if call_from is None or call_to is None:
        return None
    begins = call_from - (call_from - _MIDNIGHT) % WINDOW_STEP
    ends = call_to + (_MIDNIGHT - call_to) % WINDOW_STEP
    return CallWindow(
        call_from=begins,
        call_to=max(ends, begins + WINDOW_STEP),
        is_too_wide=latest is None or wait.high - wait.low > WIDEST_HELPFUL.total_seconds(),
    )
