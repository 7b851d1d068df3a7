"""What every use case is given: the clock, the secret, the site's address and the offices it knows."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from api.domain.offices import ID_PATTERN, Office
from api.ports import Clock, StaffTokens
from api.storage import offices as offices_storage

OFFICE_KEPT_FOR = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Services:
    clock: Clock
    code_secret: bytes
    site_url: str
    staff_tokens: StaffTokens
    _offices: dict[str, tuple[datetime, Office]] = field(default_factory=dict, repr=False)

    def now(self) -> datetime:
        return self.clock.now()

    def office(self, office_id: str) -> Office | None:
        """The office, read at most every 30 seconds: its settings change a few times a year."""
        now = self.now()
        known = self._offices.get(office_id)
        if known and abs(now - known[0]) < OFFICE_KEPT_FOR:
            return known[1]
        if not ID_PATTERN.fullmatch(office_id):
            return None
        office = offices_storage.load_office(office_id)
        if office is not None:
            self._offices[office_id] = (now, office)
        return office
