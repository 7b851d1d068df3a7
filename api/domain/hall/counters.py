"""The counters of a hall: who works there, whom each has called, what was done there last."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from api.domain.hall.acts import MOST_ACTS_REMEMBERED, CounterAct, CurrentTicket, DoneAct, Staffing
from api.domain.queue import LastCall, Visit

# Whoever said when she would be back is waited for so much longer before the forecast gives her up.
BACK_GRACE = timedelta(minutes=15)
# A counter's calls are learned so many at a time: what a call teaches then costs a fraction of a request.
CALLS_LEARNED_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class CallToLearn:
    """A call from which the forecast has not learned yet: her wait, and the visit that ended before it there.

    `call` is None when her wait teaches nothing, `visit` when none is known.
    """

    code: str
    group_id: str
    call: LastCall | None
    visit: Visit | None = None


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """A counter that was opened today. `is_open` is False once it was closed again; its figures stay.

    `back_at` is when the clerk who closed it said she would be back, None when she did not.
    `acts` were done there last, the newest at the end; some of them too long ago to be undone.
    `ordinary_calls` is how many people without a priority class it has called since the last with one.
    `to_learn` are its calls that the forecast has still to learn from, the oldest first. `acted` counts what
    was done there, undoing too: whoever does something more has seen all of it.
    """

    number: int
    is_open: bool
    clerk_id: str
    clerk_name: str
    opened_at: datetime
    served: int
    service_seconds: int
    current: CurrentTicket | None
    ordinary_calls: int = 0
    acts: tuple[DoneAct, ...] = ()
    to_learn: tuple[CallToLearn, ...] = ()
    back_at: datetime | None = None
    acted: int = 0

    def away_until(self, *, now: datetime) -> datetime | None:
        """When a closed counter is to call again; None when it is open, or nobody comes back to it."""
        is_awaited = not self.is_open and self.back_at is not None and now <= self.back_at + BACK_GRACE
        return self.back_at if is_awaited else None

    def undoable(self, *, now: datetime) -> DoneAct | None:
        """The last act while it can still be undone; None when there is none or its time has passed."""
        return self.acts[-1] if self.acts and now <= self.acts[-1].undoable_until else None

    @property
    def staffing(self) -> Staffing:
        return Staffing(
            is_open=self.is_open,
            clerk_id=self.clerk_id,
            clerk_name=self.clerk_name,
            opened_at=self.opened_at,
            back_at=self.back_at,
        )

    @property
    def last_own_act(self) -> DoneAct | None:
        """The newest act but those done in the line."""
        return next((act for act in reversed(self.acts) if not act.is_in_line), None)

    @property
    def last_ticket(self) -> CurrentTicket | None:
        """The ticket the last act was done with; None when that was done in the line."""
        if self.acts and self.acts[-1].is_in_line:
            return None
        return (self.acts[-1].released if self.acts else None) or self.current

    @property
    def last_label(self) -> str | None:
        """The number the last act was done with; None when it was done with none."""
        changed = self.acts[-1].changed if self.acts else None
        ticket = self.last_ticket
        return changed.label if changed else ticket.label if ticket else None

    @property
    def before_last_act(self) -> CurrentTicket | None:
        """The ticket that stood at the counter before the last act."""
        if not self.acts or self.acts[-1].is_in_line:
            return self.current
        match self.acts[-1].act:
            case CounterAct.CALL:
                return None
            case CounterAct.START:
                return replace(self.current, started_at=None) if self.current else None
            case _:
                return self.acts[-1].released

    def acts_with(self, done: DoneAct) -> tuple[DoneAct, ...]:
        """The acts to remember after another one: it, and before it those that can still be undone.

        What is done in the line leaves the counter's own last act in memory: a visit may have ended with it.
        """
        own = self.last_own_act if done.is_in_line else None
        recent = [act for act in self.acts if done.at <= act.undoable_until or act is own]
        return (*recent, done)[-MOST_ACTS_REMEMBERED:]

    @property
    def to_learn_now(self) -> tuple[CallToLearn, ...]:
        """The calls that the next call leaves to the forecast: enough of them, or none yet."""
        return self.to_learn if len(self.to_learn) >= CALLS_LEARNED_TOGETHER else ()

    def to_learn_with(self, call: CallToLearn | None) -> tuple[CallToLearn, ...]:
        """What is still to be learned after another call; None when that one teaches nothing."""
        kept = () if self.to_learn_now else self.to_learn
        return kept if call is None else (*kept, call)

    @property
    def to_learn_before_last_act(self) -> tuple[CallToLearn, ...]:
        """A call that is undone has nothing to teach."""
        is_call = bool(self.acts) and self.acts[-1].act is CounterAct.CALL
        if is_call and self.current and self.to_learn and self.to_learn[-1].code == self.current.code:
            return self.to_learn[:-1]
        return self.to_learn

    @property
    def average_minutes(self) -> int | None:
        return round(self.service_seconds / self.served / 60) if self.served else None
