"""Offices: their service groups and counters, opening hours, and what each has set."""

from api.domain.offices.booking_policy import BookingPolicy
from api.domain.offices.office import Counter, Office, ServiceGroup
from api.domain.offices.opening import Opening, opening
from api.domain.offices.validation import ID_PATTERN, OfficeIsInvalid, validate_office

__all__ = [
    "ID_PATTERN",
    "BookingPolicy",
    "Counter",
    "Office",
    "OfficeIsInvalid",
    "Opening",
    "ServiceGroup",
    "opening",
    "validate_office",
]
