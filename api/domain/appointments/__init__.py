"""Appointments: which times can be booked, how far ahead, who has their places, why a time is refused."""

from api.domain.appointments.holds import Hold, parse_hold, show_hold
from api.domain.appointments.horizon import (
    bookable_days,
    booking_opens_at,
    is_open_for_booking,
    listed_days,
)
from api.domain.appointments.places import CLAIMS_ARE_SETTLED_AFTER, SHORTEST_MARK, Mark, Occupancy, most_held
from api.domain.appointments.slots import (
    EARLIEST_BOOKING_AHEAD_IN_MINUTES,
    MOST_PLACES_OF_A_BOOKING,
    DayPart,
    SlotRefusal,
    SlotTime,
    consecutive_slots,
    find_slot,
    find_slots,
    free_places,
    is_quiet,
    is_too_late,
    parse_slot_id,
    slot_id,
    slot_refusal,
    slot_times,
)

__all__ = [
    "CLAIMS_ARE_SETTLED_AFTER",
    "EARLIEST_BOOKING_AHEAD_IN_MINUTES",
    "MOST_PLACES_OF_A_BOOKING",
    "SHORTEST_MARK",
    "DayPart",
    "Hold",
    "Mark",
    "Occupancy",
    "SlotRefusal",
    "SlotTime",
    "bookable_days",
    "booking_opens_at",
    "consecutive_slots",
    "find_slot",
    "find_slots",
    "free_places",
    "is_open_for_booking",
    "is_quiet",
    "is_too_late",
    "listed_days",
    "most_held",
    "parse_hold",
    "parse_slot_id",
    "show_hold",
    "slot_id",
    "slot_refusal",
    "slot_times",
]
