"""A place that nobody stands behind any more: whose turn it is has it, or everybody when nobody waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.domain.appointments import Mark, Occupancy, SlotTime, slot_times
from api.domain.calendar import local_day
from api.domain.offices import Office, ServiceGroup
from api.domain.tickets import CODE_LENGTH, Ticket, TicketState, derive_code
from api.domain.waitlist import Offer, Wish, in_turn, may_be_offered, offer_until, rows_with, with_offer
from api.storage import appointments as places_storage
from api.storage import tickets as tickets_storage
from api.storage import waitlist as waitlist_storage
from api.storage.transactions import ConditionsFailed, transact
from api.storage.waitlist import Waitlist
from api.usecases.services import Services
from api.usecases.waiting import load_waiting

# What more there is in one slot is handed on at the next look.
MOST_HANDED_ON_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Looked:
    """`seen` before, `left` as it should be, and whether that was written."""

    seen: Occupancy
    left: Occupancy
    is_written: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot now: codes nobody stands behind, and those whose tickets prove their marks needless."""

    group_id: str
    starts_at: datetime
    seen: Occupancy
    vacant: frozenset[str]
    proven: frozenset[str]

    def has_room(self, *, capacity: int) -> bool:
        return len(self.seen.holders - self.vacant) < capacity


@dataclass(frozen=True, slots=True)
class Turn:
    wish: Wish
    row: Sequence[SlotTime]
    slots: Sequence[Slot]
    until: datetime


def look_into(services: Services, *, office_id: str, group_id: str, starts_at: datetime) -> Looked:
    """Hand on what is vacant in a slot: to the waitlist in turn, each by one write; the rest is everybody's.

    Of many who look at once, one write wins and the others look again.
    """
    now = services.now()
    slot = first = _see(office_id=office_id, group_id=group_id, starts_at=starts_at, now=now)
    for _ in range(MOST_HANDED_ON_AT_ONCE):
        if not slot.vacant:
            break
        waitlist = load_waiting(services, office_id=office_id, group_id=group_id, now=now)
        turn = _whose_turn(services, waitlist, slot=slot, office_id=office_id, now=now)
        if turn is None:
            break
        _offer(services, turn, waitlist=waitlist, now=now)
        slot = _see(office_id=office_id, group_id=group_id, starts_at=starts_at, now=now)
    left = slot.seen.without(slot.vacant, settled=slot.proven)
    is_written = left == slot.seen or places_storage.sweep_slot(
        office_id=office_id, group_id=group_id, starts_at=starts_at, seen=slot.seen, swept=left
    )
    return Looked(seen=first.seen, left=left, is_written=is_written)


def hand_on(
    services: Services, *, office_id: str, group_id: str, occupied: Mapping[datetime, Occupancy]
) -> datetime | None:
    """Look into those of a group's slots in which something is vacant; when more of them may be."""
    now = services.now()
    office = services.office(office_id)
    if office is None or office.group(group_id) is None:
        return None
    ends = []
    for starts_at, slot in occupied.items():
        left = slot
        if slot.vacant(now=now) or slot.unproven(now=now):
            left = look_into(services, office_id=office_id, group_id=group_id, starts_at=starts_at).left
        ends.append(left.next_end(now=now))
    return min((end for end in ends if end is not None), default=None)


def waited_for(
    services: Services, *, office: Office, group: ServiceGroup, occupied: Mapping[datetime, Occupancy]
) -> frozenset[datetime]:
    """The slots whose vacant places somebody is about to be offered: they are not free for others."""
    now = services.now()
    vacant = [starts_at for starts_at, slot in occupied.items() if slot.vacant(now=now)]
    if not vacant:
        return frozenset()
    waitlist = load_waiting(services, office_id=office.id, group_id=group.id, now=now)
    return frozenset(
        starts_at
        for starts_at in vacant
        if any(
            may_be_offered(wish, row[0], now=now)
            for wish in waitlist.wishes
            for row in rows_with(
                slot_times(office=office, group=group, day=local_day(starts_at)),
                starts_at=starts_at,
                places=wish.places,
            )
            if offer_until(policy=office.booking_policy, starts_at=row[0].starts_at, now=now)
        )
    )


def holds_slot(ticket: Ticket, *, group_id: str, starts_at: datetime) -> bool:
    return (
        ticket.state is not TicketState.CANCELLED
        and ticket.booked_group_id == group_id
        and starts_at in ticket.slot_starts
    )


def _see(*, office_id: str, group_id: str, starts_at: datetime, now: datetime) -> Slot:
    seen = places_storage.load_slots(office_id=office_id, group_id=group_id, starts=[starts_at])[starts_at]
    asked = seen.vacant(now=now) | seen.unproven(now=now)
    tickets = tickets_storage.load_tickets(asked)
    proven = frozenset(
        code
        for code in asked
        if code in tickets and holds_slot(tickets[code], group_id=group_id, starts_at=starts_at)
    )
    return Slot(group_id, starts_at, seen, vacant=asked - proven, proven=proven)


def _whose_turn(
    services: Services, waitlist: Waitlist, *, slot: Slot, office_id: str, now: datetime
) -> Turn | None:
    """The first who joined, wants a row of slots with this one, and finds room in all of them."""
    office = services.office(office_id)
    group = office.group(slot.group_id) if office else None
    if office is None or group is None or not slot.has_room(capacity=group.public_places):
        return None
    day = slot_times(office=office, group=group, day=local_day(slot.starts_at))
    known = {slot.starts_at: slot}
    for wish in in_turn(waitlist.wishes, now=now):
        for row in rows_with(day, starts_at=slot.starts_at, places=wish.places):
            until = offer_until(policy=office.booking_policy, starts_at=row[0].starts_at, now=now)
            if until is None or not may_be_offered(wish, row[0], now=now):
                continue
            for time in row:
                if time.starts_at not in known:
                    known[time.starts_at] = _see(
                        office_id=office_id, group_id=slot.group_id, starts_at=time.starts_at, now=now
                    )
            slots = [known[time.starts_at] for time in row]
            if all(each.has_room(capacity=group.public_places) for each in slots):
                return Turn(wish=wish, row=row, slots=slots, until=until)
    return None


def _offer(services: Services, turn: Turn, *, waitlist: Waitlist, now: datetime) -> None:
    """Hold the places for the wish, unless slots, wish or waitlist are no longer as they were seen."""
    wish, first = turn.wish, turn.row[0]
    code = derive_code(
        secret=services.code_secret,
        purpose="ticket",
        parts=["offer", wish.code, first.id, str(len(wish.offers))],
        length=CODE_LENGTH,
    )
    offer = Offer(
        slot_id=first.id,
        starts_at=first.starts_at,
        ends_at=turn.row[-1].ends_at,
        code=code,
        made_at=now,
        until=turn.until,
    )
    mark = Mark(code, turn.until)
    try:
        transact(
            *(
                places_storage.change_slot(
                    office_id=wish.office_id,
                    group_id=wish.group_id,
                    starts_at=slot.starts_at,
                    seen=slot.seen,
                    changed=slot.seen.handed_on(mark, instead_of=min(slot.vacant, default=None)),
                )
                for slot in turn.slots
            ),
            *waitlist_storage.change_wish(
                was=wish, to=with_offer(wish, offer), at=now, version=waitlist.version
            ),
        )
    except ConditionsFailed:
        return
