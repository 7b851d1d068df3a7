"""A day at the ward as its use cases see it: each act with a key of its own unless one is given."""

from dataclasses import dataclass

from tests.integration.usecases.office_day.arrivals import Arrivals
from tests.integration.usecases.office_day.asking import at_once, names, new_key, phone, send_until_answered
from tests.integration.usecases.office_day.bookings import Bookings
from tests.integration.usecases.office_day.changes import Changes
from tests.integration.usecases.office_day.counters import Counters
from tests.integration.usecases.office_day.dossiers import Dossiers
from tests.integration.usecases.office_day.kiosk import Kiosk
from tests.integration.usecases.office_day.ward import (
    BIRTH,
    COMPETENT,
    EXTRACT,
    GROUPS,
    LAND,
    PERMIT,
    PROCEDURES,
    RESIDENCE,
    demo_office_with,
    fewer_places,
    share_permits,
    terms_with,
)


@dataclass
class OfficeDay(Bookings, Arrivals, Kiosk, Counters, Dossiers, Changes):
    """Everything anybody may do there that day."""


__all__ = [
    "BIRTH",
    "COMPETENT",
    "EXTRACT",
    "GROUPS",
    "LAND",
    "PERMIT",
    "PROCEDURES",
    "RESIDENCE",
    "OfficeDay",
    "at_once",
    "demo_office_with",
    "fewer_places",
    "names",
    "new_key",
    "phone",
    "send_until_answered",
    "share_permits",
    "terms_with",
]
