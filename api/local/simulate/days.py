"""One simulated day, played by the office's own rules: who comes, who is called, what was forecast."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.domain.calendar import at_local
from api.domain.forecasts import forecast_of, learned, learned_of_absent, visit_before
from api.domain.hall import CounterAct, CurrentTicket, DoneAct, Hall, LineEntry, OpenCounter, Series
from api.domain.queue import (
    Experience,
    Outlook,
    ServiceTimes,
    Wait,
    calls_after,
    next_for,
    serving_seconds,
)
from api.local.backtest import OURS, Judged
from api.local.simulate.closings import Closing, closings_of
from api.local.simulate.visitors import ABSENT_SECONDS, Visitor, service_seconds, visitors_of
from api.local.simulate.wards import Ward

ORACLE = "oracle"


@dataclass(frozen=True, slots=True)
class Seen(Judged):
    """A judged wait with the moments for the report."""

    arrived_at: datetime
    called_at: datetime
    is_booked: bool


# Shown the day so far, who asks and when; None when it has not been asked about her.
Oracle = Callable[["Day", LineEntry, datetime], Wait | None]


class Day:
    """A day from its first visitor to closing; what was learned goes on to the next."""

    def __init__(
        self,
        ward: Ward,
        *,
        on: date,
        experience: Experience,
        chance: random.Random,
        oracle: Oracle | None = None,
    ) -> None:
        self.ward, self.on, self.experience = ward, on, experience
        self.seen: list[Seen] = []
        self.closings = closings_of(ward, on=on, chance=chance)
        self.visitors = {visitor.code: visitor for visitor in visitors_of(ward, on=on, chance=chance)}
        self.counters: dict[int, OpenCounter] = {}
        self._oracle = oracle
        self._line: dict[str, LineEntry] = {}
        self._series: dict[str, Series] = {}
        self._made: dict[str, tuple[Outlook | None, dict[str, Wait]]] = {}
        self._sequence = 0
        self._events: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        for visitor in self.visitors.values():
            if visitor.appointment_at is not None:
                self._line[visitor.code] = _entry(visitor)
            if visitor.arrives is not None:
                self._at(visitor.arrives, lambda at, visitor=visitor: self._comes(visitor, at))  # type: ignore[misc]
        opens_at = at_local(on, ward.office.calendar.shifts[0].opens_at)
        for counter in ward.office.counters:
            self.counters[counter.number] = OpenCounter(
                number=counter.number,
                is_open=True,
                clerk_id="",
                clerk_name="",
                opened_at=opens_at,
                served=0,
                service_seconds=0,
                current=None,
            )
            for shift in ward.office.calendar.shifts:
                self._looks_at(at_local(on, shift.opens_at), counter.number)
        for number, closing in self.closings.items():
            self._at(closing.begins, lambda _, number=number: self._closes(number))  # type: ignore[misc]
            self._at(closing.ends, lambda _, number=number: self._opens(number))  # type: ignore[misc]
            self._looks_at(closing.ends, number)

    def play(self) -> None:
        while self._events:
            at, _, happens = heapq.heappop(self._events)
            happens(at)

    def hall(self) -> Hall:
        return Hall(
            office_id=self.ward.office.id,
            day=self.on,
            counters=self.counters,
            line=tuple(self._line.values()),
            series=self._series,
        )

    def closing_known(self, number: int) -> Closing | None:
        return self.closings.get(number)

    def _at(self, moment: datetime, happens: Callable[[datetime], None]) -> None:
        self._sequence += 1
        heapq.heappush(self._events, (moment, self._sequence, happens))

    def _looks_at(self, moment: datetime, number: int) -> None:
        self._at(moment, lambda at: self._looks(number, at))

    def _closes(self, number: int) -> None:
        back_at = self.closings[number].back_at
        self.counters[number] = replace(self.counters[number], is_open=False, back_at=back_at)

    def _opens(self, number: int) -> None:
        self.counters[number] = replace(self.counters[number], is_open=True, back_at=None)

    def _comes(self, visitor: Visitor, at: datetime) -> None:
        group_id = visitor.procedure.group_id
        series = self._series.get(group_id, Series(group_id=group_id, issued=0, times=ServiceTimes()))
        self._series[group_id] = replace(series, issued=series.issued + 1)
        entry = replace(_entry(visitor), has_arrived=True, number=series.issued + 1, arrived_at=at)
        self._line.pop(visitor.code, None)
        ticket = entry.waiting()
        forecast = forecast_of(
            self.hall(), office=self.ward.office, experience=self.experience, now=at, newcomer=ticket
        )
        place = next(place for place in forecast.line if place.ticket.code == visitor.code)
        self._line[visitor.code] = entry
        made = {} if place.wait is None else {OURS: place.wait}
        best = self._oracle(self, entry, at) if made and self._oracle else None
        if best is not None:
            made[ORACLE] = best
        self._made[visitor.code] = (place.outlook, made)
        for counter in self.ward.office.counters_of(group_id):
            self._looks(counter.number, at)

    def _looks(self, number: int, at: datetime) -> None:
        """The clerk calls whom the rules name, if there is anybody and it is not lunch."""
        counter, described = self.counters[number], self.ward.office.counter(number)
        if counter.current or not counter.is_open or described is None or not self._is_serving(at):
            return
        policy = self.ward.office.queue_policy
        called = next_for(
            counter_group_ids=described.group_ids,
            waiting=self.hall().waiting(),
            now=at,
            policy=policy,
            ordinary_calls=counter.ordinary_calls,
        )
        if called is None:
            return
        entry, visitor = self._line.pop(called.code), self.visitors[called.code]
        self._judge(entry, counter, at)
        current = CurrentTicket(
            code=entry.code,
            label="",
            group_id=entry.group_id,
            called_at=at,
            started_at=None,
            calls=1,
            procedure_code=entry.procedure_code,
        )
        self.counters[number] = replace(
            counter,
            current=current,
            ordinary_calls=calls_after(called, ordinary_calls=counter.ordinary_calls, policy=policy),
        )
        if visitor.is_present:
            self._at(
                at + timedelta(seconds=visitor.walk_seconds), lambda now: self._starts(number, visitor, now)
            )
        else:
            self._at(at + timedelta(seconds=ABSENT_SECONDS), lambda now: self._is_free(number, now))

    def _starts(self, number: int, visitor: Visitor, at: datetime) -> None:
        counter = self.counters[number]
        if counter.current is None:
            raise AssertionError("nobody was called here")
        self.counters[number] = replace(counter, current=replace(counter.current, started_at=at))
        seconds = service_seconds(
            self.ward, procedure=visitor.procedure, counter=number, luck=visitor.service_luck
        )
        self._at(at + timedelta(seconds=seconds), lambda now: self._ends(number, seconds, now))

    def _ends(self, number: int, seconds: float, at: datetime) -> None:
        current = self.counters[number].current
        if current is None:
            raise AssertionError("nobody was served here")
        series = self._series[current.group_id]
        self._series[current.group_id] = replace(series, times=series.times.with_service(round(seconds)))
        self._is_free(number, at)

    def _is_free(self, number: int, at: datetime) -> None:
        counter = self.counters[number]
        done = DoneAct(act=CounterAct.FINISH, at=at, released=counter.current)
        self.counters[number] = replace(counter, current=None, acts=(done,))
        self._looks(number, at)

    def _judge(self, entry: LineEntry, counter: OpenCounter, at: datetime) -> None:
        outlook, forecasts = self._made.pop(entry.code)
        if entry.arrived_at is None:
            raise AssertionError("who is called has come")
        waited = serving_seconds(calendar=self.ward.office.calendar, since=entry.arrived_at, until=at)
        if waited and forecasts:
            self.seen.append(
                Seen(
                    day=self.on,
                    waited=round(waited),
                    forecasts=forecasts,
                    arrived_at=entry.arrived_at,
                    called_at=at,
                    is_booked=entry.appointment_at is not None,
                )
            )
        self.experience = learned(
            self.experience,
            office=self.ward.office,
            visit=visit_before(counter),
            outlook=outlook if waited else None,
            waited=waited,
            at=at,
            came_after=entry.arrived_at - entry.appointment_at if entry.appointment_at else None,
        )
        self.experience = learned_of_absent(self.experience, hall=self.hall(), now=at)

    def _is_serving(self, at: datetime) -> bool:
        return any(
            at_local(self.on, shift.opens_at) <= at < at_local(self.on, shift.closes_at)
            for shift in self.ward.office.calendar.shifts
        )


def _entry(visitor: Visitor) -> LineEntry:
    return LineEntry(
        code=visitor.code,
        group_id=visitor.procedure.group_id,
        has_arrived=False,
        number=None,
        appointment_at=visitor.appointment_at,
        arrived_at=None,
        name=None,
        procedure_code=visitor.procedure.code,
        short_code=visitor.code,
        priority=visitor.priority,
    )
