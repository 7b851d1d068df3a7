"""The hall's codes: that somebody is there, and which screens may show it."""

import hmac
from datetime import UTC, datetime

from api.domain.tickets.codes import derive_code, parse_code

HALL_CODE_LENGTH = 6
HALL_CODE_VALID_MINUTES = 3
DISPLAY_KEY_LENGTH = 24

_MINUTE_IN_SECONDS = 60


def hall_code(*, secret: bytes, office_id: str, at: datetime) -> str:
    """The code the hall's screens show during the minute of `at`; knowing it proves being there."""
    return _hall_code_of_minute(secret=secret, office_id=office_id, minute=_minute(at))


def hall_code_is_valid(*, secret: bytes, office_id: str, code: str, now: datetime) -> bool:
    """Whether the code was shown in this office within this minute or the two before."""
    typed = (parse_code(code, length=HALL_CODE_LENGTH) or "").encode()
    shown = [
        _hall_code_of_minute(secret=secret, office_id=office_id, minute=_minute(now) - age)
        for age in range(HALL_CODE_VALID_MINUTES)
    ]
    # Every comparison runs, whatever the first says: the time taken tells nothing.
    return any([hmac.compare_digest(typed, candidate.encode()) for candidate in shown])  # noqa: C419


def hall_code_expires_at(at: datetime) -> datetime:
    """The moment from which the code shown at `at` is refused."""
    return datetime.fromtimestamp((_minute(at) + HALL_CODE_VALID_MINUTES) * _MINUTE_IN_SECONDS, tz=UTC)


def _hall_code_of_minute(*, secret: bytes, office_id: str, minute: int) -> str:
    return derive_code(
        secret=secret, purpose="hall-code", parts=(office_id, str(minute)), length=HALL_CODE_LENGTH
    )


def _minute(at: datetime) -> int:
    return int(at.timestamp() // _MINUTE_IN_SECONDS)


def display_key(*, secret: bytes, office_id: str) -> str:
    """The key that lets the hall's own screens ask for the hall code."""
    return derive_code(secret=secret, purpose="display-key", parts=(office_id,), length=DISPLAY_KEY_LENGTH)


def display_key_is_valid(*, secret: bytes, office_id: str, key: str) -> bool:
    """Whether the key belongs to this office's screens."""
    return hmac.compare_digest(key.encode(), display_key(secret=secret, office_id=office_id).encode())
