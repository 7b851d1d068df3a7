"""What an office has set about booking: how far ahead, how often, and how long a place is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class BookingPolicy:
    """How citizens may book with one office.

    `horizon_days` ahead of today can be booked; the last of them opens at `opens_at`, local time. A place is
    held `hold_minutes` while a person types. One phone, and one citizen's number, holds at most
    `bookings_per_day` appointments of a day. A cancelled place stays closed for `cooling_minutes`, so that it
    cannot be handed on by arrangement; then the waitlist has it, each in turn for `offer_minutes`. Who has an
    appointment is offered an earlier one `earlier_offers` times at most. `needs_citizen_number`: who books
    herself must give the number of her identity card; only its digest is kept.
    """

    horizon_days: int = 7
    opens_at: time = time(0)
    hold_minutes: int = 10
    bookings_per_day: int = 2
    cooling_minutes: int = 5
    offer_minutes: int = 15
    earlier_offers: int = 3
    needs_citizen_number: bool = False


RANGES: Mapping[str, range] = {
    "horizon_days": range(1, 31),
    "hold_minutes": range(1, 31),
    "bookings_per_day": range(1, 11),
    "cooling_minutes": range(61),
    "offer_minutes": range(5, 121),
    "earlier_offers": range(4),
}
