"""Appointments: see what is free, book, move to another time, cancel."""

from api.usecases.appointments.booking import AppointmentBooked, book_appointment
from api.usecases.appointments.changing import (
    AppointmentCancelled,
    AppointmentRescheduled,
    cancel_appointment,
    reschedule_appointment,
)
from api.usecases.appointments.slots import FreeSlot, SlotDay, next_free_slots, slot_days
from api.usecases.appointments.visits import find_booking, new_ticket_code

__all__ = [
    "AppointmentBooked",
    "AppointmentCancelled",
    "AppointmentRescheduled",
    "FreeSlot",
    "SlotDay",
    "book_appointment",
    "cancel_appointment",
    "find_booking",
    "new_ticket_code",
    "next_free_slots",
    "reschedule_appointment",
    "slot_days",
]
