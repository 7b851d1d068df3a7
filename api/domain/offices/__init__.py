"""Offices: their service groups and counters, opening hours, and what each has set."""

from api.domain.offices.booking_policy import BookingPolicy
from api.domain.offices.day_modes import day_in_words, mode_on, why_no_appointments
from api.domain.offices.day_plan import DayMode, DayPlan
from api.domain.offices.office import Counter, Office, ServiceGroup
from api.domain.offices.opening import Opening, opening
from api.domain.offices.validation import ID_PATTERN, OfficeIsInvalid, validate_office

__all__ = [
    "ID_PATTERN",
    "BookingPolicy",
    "Counter",
    "DayMode",
    "DayPlan",
    "Office",
    "OfficeIsInvalid",
    "Opening",
    "ServiceGroup",
    "day_in_words",
    "mode_on",
    "opening",
    "validate_office",
    "why_no_appointments",
]
