"""After the storm: what those who gave up left behind is free again, and every item tells the same story."""

import traceback
from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle

from api.domain.appointments import SlotTime
from api.domain.tickets import TicketState
from api.storage.appointments import occupied_slots
from api.usecases import waitlist
from api.usecases.handing import waited_for
from api.usecases.outcomes import SlotIsFull
from tests.integration.usecases.office_day import RESIDENCE, OfficeDay, new_key, phone
from tests.integration.usecases.truth import all_tickets, assert_items_agree
from tests.load.torture.actors import Wish
from tests.load.torture.waiting_turns import all_wishes

# Then every hold and every offer is over, and so is the claim of who gave up.
EVERYTHING_LAPSES_AFTER_MINUTES = 16
FIRST_NEW_PHONE, LAST_NEW_PHONE = 1_000, 2_000
MOST_CHARACTERS = 2_000
CLAIMS_ARE_OLD_AFTER_MINUTES = 3


def heal(day: OfficeDay, *, slots: Sequence[SlotTime], wishes: Sequence[Wish], capacity: int) -> list[str]:
    """Fill every slot, and the days of phones that gave up, twice a while apart; whatever does not heal.

    Before, what is offered lapses, and who waits for more leaves: what was kept for them is free.
    """
    given_up = {
        wish.asked.facts["phone"] for wish in wishes if wish.was_given_up and "phone" in wish.asked.facts
    }
    problems = _offers_that_do_not_lapse(day)
    today = slots[0].starts_at.date()
    elsewhere = cycle(slot for slot in day.slots(RESIDENCE) if slot.starts_at.date() == today)
    new_phone = FIRST_NEW_PHONE
    for _ in range(2):
        day.clock.move(minutes=CLAIMS_ARE_OLD_AFTER_MINUTES)
        for slot in slots:
            answer: object = None
            while not isinstance(answer, SlotIsFull) and new_phone < LAST_NEW_PHONE:
                new_phone += 1
                answer = day.book_for(slot, phone=phone(new_phone))
        for number in sorted(given_up):
            for _ in range(day.office.booking_policy.bookings_per_day + 1):
                day.book(next(elsewhere), phone=number, procedure=RESIDENCE)
    for slot in slots:
        there = [
            ticket
            for ticket in all_tickets()
            if (ticket.booked_group_id, ticket.appointment_at) == (slot.group_id, slot.starts_at)
            and ticket.state is not TicketState.CANCELLED
        ]
        if len(there) != capacity:
            problems.append(f"{slot.id} has {len(there)} tickets for {capacity} places")
    try:
        assert_items_agree()
    except AssertionError as error:
        (*_, where) = traceback.extract_tb(error.__traceback__)
        problems.append(f"items disagree: {where.name}: {where.line} {str(error)[:MOST_CHARACTERS]}")
    return problems


def _offers_that_do_not_lapse(day: OfficeDay) -> list[str]:
    """Nobody takes an offer too late, the schedule hands it on; then everybody leaves the waitlist."""
    now = day.clock.now()
    offered = [(wish.code, offer.slot_id) for wish in all_wishes() if (offer := wish.open_offer(now=now))]
    day.clock.move(minutes=EVERYTHING_LAPSES_AFTER_MINUTES)
    problems = []
    for code, slot_id in offered:
        late = waitlist.accept_offer(day.services, code=code, slot_id=slot_id, idempotency_key=new_key())
        if type(late).__name__ != "OfferHasLapsed":
            problems.append(f"{code} took its lapsed offer of {slot_id}: {late}")
    while waitlist.hand_on_due(day.services):
        pass
    problems += _still_waited_for(day)
    for wish in all_wishes():
        if wish.end is None:
            waitlist.leave_waitlist(day.services, code=wish.code, idempotency_key=new_key())
    return problems


def _still_waited_for(day: OfficeDay) -> list[str]:
    """Places that tickets or offers left, that somebody waits for, and that the schedule did not hand on."""
    now, offers = day.clock.now(), {offer.code for wish in all_wishes() for offer in wish.offers}
    problems = []
    for group in day.office.groups:
        occupied = occupied_slots(
            office_id=day.office.id, group_id=group.id, since=now, until=now + timedelta(days=1)
        )
        # What somebody held who only typed may be noticed later.
        left = {
            starts_at: slot.without(slot.lapsed(now=now) - offers, settled=())
            for starts_at, slot in occupied.items()
        }
        waiting = waited_for(day.services, office=day.office, group=group, occupied=left)
        problems += [f"nobody was offered {group.id} at {starts_at}" for starts_at in sorted(waiting)]
    return problems
