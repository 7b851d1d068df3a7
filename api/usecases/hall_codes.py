"""The hall's code of this minute, for the display that shows it."""

from dataclasses import dataclass
from datetime import datetime

from api.domain.tickets import display_key_is_valid, hall_code, hall_code_expires_at
from api.usecases.services import Services


@dataclass(frozen=True, slots=True)
class HallCode:
    """What the board shows to prove that somebody stands before it."""

    code: str
    url: str
    expires_at: datetime


def current_hall_code(services: Services, *, office_id: str, key: str) -> HallCode | None:
    """The code of this minute, for a display that knows the office's display key; None for anybody else."""
    office = services.office(office_id)
    if office is None or not display_key_is_valid(secret=services.code_secret, office_id=office.id, key=key):
        return None
    now = services.now()
    code = hall_code(secret=services.code_secret, office_id=office.id, at=now)
    return HallCode(
        code=code,
        # Behind '#', so that no server on the way and no log ever sees it.
        url=f"{services.site_url}/o/{office.id}/here#h={code}",
        expires_at=hall_code_expires_at(now),
    )
