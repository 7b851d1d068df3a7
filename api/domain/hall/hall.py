"""The hall of one office on one day: its counters, its line and its number series, as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from api.domain.hall.counters import OpenCounter
from api.domain.hall.line import LineEntry, MissedTicket
from api.domain.offices import Office
from api.domain.queue import LastCall, ServiceTimes, StaffedCounter, WaitingTicket


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers issued today to one service group, and its measured service times."""

    group_id: str
    issued: int
    times: ServiceTimes


@dataclass(frozen=True, slots=True)
class Hall:
    office_id: str
    day: date
    counters: Mapping[int, OpenCounter]
    line: tuple[LineEntry, ...]
    series: Mapping[str, Series]
    missed: tuple[MissedTicket, ...] = ()

    def counter(self, number: int) -> OpenCounter | None:
        return self.counters.get(number)

    def waiting(self) -> tuple[WaitingTicket, ...]:
        """Everybody who is here and not yet called; a counter that is not open keeps nobody for itself."""
        return tuple(
            ticket
            if ticket.sent_to is None or self.is_open(ticket.sent_to)
            else replace(ticket, sent_to=None)
            for entry in self.line
            if (ticket := entry.waiting()) is not None
        )

    def is_open(self, number: int) -> bool:
        counter = self.counters.get(number)
        return counter is not None and counter.is_open

    def entry(self, code: str) -> LineEntry | None:
        return next((entry for entry in self.line if entry.code == code), None)

    def missed_ticket(self, code: str) -> MissedTicket | None:
        return next((missed for missed in self.missed if missed.entry.code == code), None)

    def entry_with_short_code(self, short_code: str) -> LineEntry | None:
        """A short code serves only inside the hall on that day, where it is unique enough to type."""
        known = (*self.line, *(missed.entry for missed in self.missed))
        found = [entry for entry in known if entry.short_code == short_code]
        return found[0] if len(found) == 1 else None

    def after_call(self, entry: LineEntry, *, counter: OpenCounter) -> "Hall":
        """The hall once this person has left the line for the counter, which is given as it stands then."""
        return replace(
            self,
            line=tuple(other for other in self.line if other.code != entry.code),
            counters={**self.counters, counter.number: counter},
        )

    def last_calls(self) -> dict[str, LastCall]:
        """The newest call of each group among those still to be learned."""
        found: dict[str, LastCall] = {}
        for counter in self.counters.values():
            for each in counter.to_learn:
                known = found.get(each.group_id)
                if each.call and (known is None or known.at < each.call.at):
                    found[each.group_id] = each.call
        return found

    def issued(self, group_id: str) -> int:
        series = self.series.get(group_id)
        return series.issued if series else 0

    def staffed(self, office: Office, *, now: datetime) -> tuple[StaffedCounter, ...]:
        """Open counters, and those about to be open again, as the forecast sees them."""
        return tuple(
            StaffedCounter(
                number=counter.number,
                group_ids=described.group_ids,
                busy_since=counter.current.called_at if counter.current else None,
                busy_group_id=counter.current.group_id if counter.current else None,
                ordinary_calls=counter.ordinary_calls,
                refused_procedures=described.refused_procedures,
                busy_places=counter.current.places if counter.current else 1,
                busy_procedure_code=counter.current.procedure_code if counter.current else "",
                away_until=counter.away_until(now=now),
            )
            for counter in sorted(self.counters.values(), key=lambda counter: counter.number)
            if (counter.is_open or counter.away_until(now=now))
            and (described := office.counter(counter.number)) is not None
        )
