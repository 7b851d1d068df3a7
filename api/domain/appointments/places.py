"""Who has the places of a slot: tickets, people who are typing, requests on their way, and nobody for now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

# A place is claimed before its ticket is written. Whoever has not written it by then, by any number of
# retries within one request, never will with that claim.
CLAIMS_ARE_SETTLED_AFTER = timedelta(minutes=2)
# No mark is made for less, so whoever looked into a full slot need not look again before.
SHORTEST_MARK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A code's place until a moment: proven by a ticket before then, or free again."""

    code: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A slot's places: `holders` are ticket codes, and codes that will be tickets.

    `holds` are marks of people who are typing, `claims` of requests about to write a ticket. A hold sent
    again does not last longer, so its earliest mark counts; a claim sent again does, so its last one counts.
    `cooling` are marks of places whose tickets left them: nobody's until then, the waitlist's afterwards.
    """

    holders: frozenset[str] = frozenset()
    holds: tuple[Mark, ...] = ()
    claims: tuple[Mark, ...] = ()
    cooling: tuple[Mark, ...] = ()

    def held_until(self, code: str) -> datetime | None:
        """The end of that code's hold, past or to come; None when it has none."""
        return min((mark.until for mark in self.holds if mark.code == code), default=None)

    def lapsed(self, *, now: datetime) -> frozenset[str]:
        """Holders who only held and did not book in time; their places are free."""
        claimed = {mark.code for mark in self.claims} | self._left()
        return frozenset(
            code
            for code in self.holders - claimed
            if (until := self.held_until(code)) is not None and until <= now
        )

    def unproven(self, *, now: datetime) -> frozenset[str]:
        """Holders who claimed too long ago to be still on the way: only their tickets can tell."""
        on_the_way = {mark.code for mark in self.claims if now < mark.until}
        claimed = {mark.code for mark in self.claims} & self.holders
        return frozenset(
            code
            for code in claimed - on_the_way - self._left()
            if (until := self.held_until(code)) is None or until <= now
        )

    def cooled(self, *, now: datetime) -> frozenset[str]:
        """Codes whose tickets left and whose cool-off is over; a ticket that came back proves its own."""
        return self._left() - {mark.code for mark in self.cooling if now < mark.until}

    def vacant(self, *, now: datetime) -> frozenset[str]:
        """Codes that nobody stands behind any more: the waitlist's places, else everybody's."""
        return self.lapsed(now=now) | self.cooled(now=now)

    def _left(self) -> frozenset[str]:
        return self.holders & {mark.code for mark in self.cooling}

    def without(self, gone: Iterable[str], *, settled: Iterable[str]) -> "Occupancy":
        """Without the places of `gone`, and without the marks of those and of `settled`."""
        gone = frozenset(gone)
        unmarked = gone | frozenset(settled)
        holders = self.holders - gone
        return Occupancy(
            holders=holders,
            holds=tuple(mark for mark in self.holds if mark.code in holders - unmarked),
            claims=tuple(mark for mark in self.claims if mark.code in holders - unmarked),
            cooling=tuple(mark for mark in self.cooling if mark.code in holders - unmarked),
        )

    def handed_on(self, mark: Mark, *, instead_of: str | None) -> "Occupancy":
        """With a place held for that mark's code, in the place of one that nobody stands behind."""
        left = self.without([instead_of] if instead_of else [], settled=())
        return replace(left, holders=left.holders | {mark.code}, holds=(*left.holds, mark))

    def taken_over(self, held: str, *, by: Mark) -> "Occupancy":
        """The place held by that code is claimed for another one."""
        left = self.without([held], settled=())
        return replace(left, holders=left.holders | {by.code}, claims=(*left.claims, by))

    def taken(self, *, now: datetime) -> int:
        """Places that nobody else can have at this moment."""
        return len(self.holders - self.vacant(now=now))

    def next_end(self, *, now: datetime) -> datetime | None:
        """When, seen now, a place that somebody has only for a time may become free; None: nobody does."""
        marks = (*self.holds, *self.claims, *self.cooling)
        return min((mark.until for mark in marks if now < mark.until), default=None)

    def next_look_at(self, *, now: datetime) -> datetime:
        """Until when, seen now, no place of a full slot becomes free by itself."""
        latest = now + SHORTEST_MARK
        return min(self.next_end(now=now) or latest, latest)


def most_held(*, places: int) -> int:
    """How many of a slot's places may be held at once: half, rounded up.

    So people who only hold never keep a slot of two places or more from those who book.
    """
    return (places + 1) // 2
