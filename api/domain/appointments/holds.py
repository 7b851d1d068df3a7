"""A place held while a person types: how it is named, and what it is for."""

from dataclasses import dataclass
from datetime import UTC, datetime

from api.domain.appointments.slots import MOST_PLACES_OF_A_BOOKING

_BETWEEN = "~"
_PARTS = 5
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hold:
    """Who knows `key` has the places from that slot on until a UTC moment, in whole seconds."""

    key: str
    office_id: str
    slot_id: str
    places: int
    until: datetime


def show_hold(hold: Hold) -> str:
    """The hold as its holder keeps it."""
    seconds = int(hold.until.timestamp())
    return _BETWEEN.join([hold.key, str(hold.places), str(seconds), hold.office_id, hold.slot_id])


def parse_hold(text: str) -> Hold | None:
    """What `show_hold` wrote; None for anything else."""
    parts = text.split(_BETWEEN) if len(text) <= _LONGEST else []
    if len(parts) != _PARTS:
        return None
    key, places, seconds, office_id, slot_id = parts
    if not (_is_number(places) and _is_number(seconds)) or not 1 <= int(places) <= MOST_PLACES_OF_A_BOOKING:
        return None
    try:
        until = datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return Hold(key=key, office_id=office_id, slot_id=slot_id, places=int(places), until=until)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
