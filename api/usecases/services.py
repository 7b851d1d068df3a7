"""What every use case is given: the clock, the secret, the site's address and the offices it knows."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from api.domain.calendar import local_day
from api.domain.offices import ID_PATTERN, Office
from api.domain.queue import Experience
from api.ports import Clock, StaffTokens
from api.storage import experience as experience_storage
from api.storage import offices as offices_storage

OFFICE_KEPT_FOR = timedelta(seconds=30)
EXPERIENCE_KEPT_FOR = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Services:
    clock: Clock
    code_secret: bytes
    site_url: str
    staff_tokens: StaffTokens
    _offices: dict[str, tuple[datetime, Office]] = field(default_factory=dict, repr=False)
    _experiences: dict[str, tuple[datetime, Experience]] = field(default_factory=dict, repr=False)

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        """The day in Vietnam."""
        return local_day(self.clock.now())

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

    def experience(self, office_id: str) -> Experience:
        """What the office's calls have taught, read at most every 30 seconds: one call changes little."""
        now = self.now()
        known = self._experiences.get(office_id)
        if known and abs(now - known[0]) < EXPERIENCE_KEPT_FOR:
            return known[1]
        experience = experience_storage.load_experience(office_id)
        self._experiences[office_id] = (now, experience)
        return experience
