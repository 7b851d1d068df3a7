"""Whether a place was offered to anybody before somebody who joined the waitlist earlier and wanted it too.

Who certainly waited is asked for alone: who was told before the offer was made that she had joined, did not
end her wait, was offered nothing before that moment, and never that time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from api.domain.waitlist import Wish as Waiting
from api.storage.waitlist import WishItem, load_wish
from tests.clocks import MONDAY_MORNING
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.truth import items_of
from tests.load.torture.actors import Wish


def all_wishes() -> list[Waiting]:
    found = [load_wish(item.pk.rpartition("#")[2]) for item in items_of(WishItem)]
    return [wish for wish in found if wish is not None]


def offered_out_of_turn(day: OfficeDay, wishes: Sequence[Wish]) -> list[str]:
    """One line for each such offer."""
    waiting = all_wishes()
    joined_by = {
        wish.answer.seen.wish.code: _moment(day, wish.answered)
        for wish in wishes
        if type(wish.answer).__name__ == "WaitlistJoined"
    }
    return [
        f"{passed.code} was passed when {other.code} was offered {offer.slot_id}"
        for other in waiting
        for offer in other.offers
        for passed in waiting
        if passed.joined_at < other.joined_at
        and passed.end is None
        and joined_by[passed.code] < offer.made_at
        and all(offer.made_at < own.made_at and own.slot_id != offer.slot_id for own in passed.offers)
    ]


def _moment(day: OfficeDay, at: float) -> datetime:
    """The office's clock at this second of the history."""
    return MONDAY_MORNING + timedelta(seconds=at - getattr(day.clock, "started", 0.0))
