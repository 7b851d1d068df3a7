"""The forecast: how many people are ahead, and from when until when a call is to be expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from api.domain.calendar import WorkingCalendar
from api.domain.queue.luck import SCENARIOS
from api.domain.queue.order import LineReason, WaitingTicket, call_order, line_reason
from api.domain.queue.policy import QueuePolicy
from api.domain.queue.scenarios import ExpectedTicket, Scenarios, StaffedCounter
from api.domain.queue.service_times import Estimate
from api.domain.queue.serving_hours import ServingHours

# The hall's next hours are played through in 31 scenarios; a window leaves out the two earliest and the two
# latest calls. Were service times exactly as believed, 26 calls in 32 would fall inside; rounding outwards
# makes that nine in ten, which leaves room for what no scenario knows.
LEFT_OUT_AT_EACH_END = 2
WINDOW_STEP = timedelta(minutes=5)

# Any midnight: five minutes divide the hour, so its marks are everybody's.
_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)


class CallWindow(NamedTuple):
    """The call is to be expected between these UTC moments, both on a five-minute mark."""

    call_from: datetime
    call_to: datetime


@dataclass(frozen=True, slots=True)
class PlaceInLine:
    """A ticket's place, with those who are called before it, in that order.

    No window when no staffed counter serves it, or when it is not reached today.
    """

    ticket: WaitingTicket
    ahead: tuple[WaitingTicket, ...]
    reason: LineReason
    window: CallWindow | None

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
    """The line in the order in which it will be called, and the window of who would join a group now."""

    line: tuple[PlaceInLine, ...]
    joining: Mapping[str, CallWindow | None]


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
) -> HallForecast:
    """Plays the rest of the day's serving hours through and says who is called when.

    `estimates` holds every group that waits, is expected, joins or is being served. `expected` are today's
    bookings not checked in; `joining` names groups to say, besides, when somebody who takes a number now
    would be called. Counters call by the `policy`, the default one when None. Serving hours are the
    calendar's booking shifts of today: nobody is called at lunch, and a window ends at closing at the latest;
    who would be reached only after closing has no window. People ahead are those called earlier, as far as a
    staffed counter serves both their group and one's own. The answer depends on nothing but the arguments,
    nor on their order.
    """
    policy = policy or QueuePolicy()
    hours = ServingHours(calendar=calendar, now=now)
    served = {group_id for counter in counters for group_id in counter.group_ids}
    scenarios = Scenarios(
        waiting=[ticket for ticket in waiting if ticket.group_id in served],
        expected=expected,
        joining=sorted(served.intersection(joining)),
        counters=counters,
        estimates=estimates,
        now=now,
        hours=hours,
        policy=policy,
    )
    played = [scenarios.play(scenario) for scenario in range(SCENARIOS)]
    turns = {code: turn for turn, code in enumerate(scenarios.play(None).called_at)}
    by_rule = call_order(waiting=waiting, now=now, policy=policy)
    in_order = sorted(by_rule, key=lambda ticket: turns.get(ticket.code, len(turns)))
    rivals = {
        group_id: {group_id}.union(*(c.group_ids for c in counters if group_id in c.group_ids))
        for group_id in {ticket.group_id for ticket in waiting}
    }
    line = tuple(
        PlaceInLine(
            ticket=ticket,
            ahead=tuple(other for other in in_order[:place] if other.group_id in rivals[ticket.group_id]),
            reason=line_reason(ticket),
            window=_window([each.called_at[ticket.code] for each in played], hours=hours)
            if ticket.code in turns
            else None,
        )
        for place, ticket in enumerate(in_order)
    )
    return HallForecast(
        line=line,
        joining={
            group_id: _window([each.joined_at[group_id] for each in played], hours=hours)
            if group_id in served
            else None
            for group_id in joining
        },
    )


def forecast_line(
    *,
    waiting: Sequence[WaitingTicket],
    counters: Sequence[StaffedCounter],
    estimates: Mapping[str, Estimate],
    now: datetime,
    calendar: WorkingCalendar,
    expected: Sequence[ExpectedTicket] = (),
    policy: QueuePolicy | None = None,
) -> tuple[PlaceInLine, ...]:
    """The line of `forecast_hall` alone."""
    return forecast_hall(
        waiting=waiting,
        counters=counters,
        estimates=estimates,
        now=now,
        calendar=calendar,
        expected=expected,
        policy=policy,
    ).line


def window_if_joining_now(
    *,
    group_id: str,
    waiting: Sequence[WaitingTicket],
    counters: Sequence[StaffedCounter],
    estimates: Mapping[str, Estimate],
    now: datetime,
    calendar: WorkingCalendar,
    expected: Sequence[ExpectedTicket] = (),
    policy: QueuePolicy | None = None,
) -> CallWindow | None:
    """When somebody who takes a number of the group now would be called. For all groups: `forecast_hall`."""
    return forecast_hall(
        waiting=waiting,
        counters=counters,
        estimates=estimates,
        now=now,
        calendar=calendar,
        expected=expected,
        joining=(group_id,),
        policy=policy,
    ).joining[group_id]


def _window(seconds: Sequence[float], *, hours: ServingHours) -> CallWindow | None:
    """From the third-earliest to the third-latest call, rounded outwards to five minutes, never narrower."""
    in_order = sorted(seconds)
    call_from = hours.moment(in_order[LEFT_OUT_AT_EACH_END])
    call_to = hours.moment(in_order[-1 - LEFT_OUT_AT_EACH_END]) or hours.closing
    if call_from is None or call_to is None:
        return None
    begins = call_from - (call_from - _MIDNIGHT) % WINDOW_STEP
    ends = call_to + (_MIDNIGHT - call_to) % WINDOW_STEP
    return CallWindow(call_from=begins, call_to=max(ends, begins + WINDOW_STEP))
