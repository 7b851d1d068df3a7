"""Appointments: see what is free, hold, book, move to another time, cancel."""

from api.usecases.appointments.booking import AppointmentBooked, book_appointment
from api.usecases.appointments.changing import (
    AppointmentCancelled,
    AppointmentRescheduled,
    cancel_appointment,
    reschedule_appointment,
)
from api.usecases.appointments.holding import HoldReleased, SlotHeld, hold_slot, release_hold
from api.usecases.appointments.slots import FreeSlot, SlotDay, next_free_slots, slot_days
from api.usecases.appointments.visits import find_booking, new_ticket_code

__all__ = [
    "AppointmentBooked",
    "AppointmentCancelled",
    "AppointmentRescheduled",
    "FreeSlot",
    "HoldReleased",
    "SlotDay",
    "SlotHeld",
    "book_appointment",
    "cancel_appointment",
    "find_booking",
    "hold_slot",
    "new_ticket_code",
    "next_free_slots",
    "release_hold",
    "reschedule_appointment",
    "slot_days",
]
