"""What every use case is given: clock, secret, the site's address, printer, files and offices it knows."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from api.domain.accuracy import Accuracy, accuracy_of, first_day
from api.domain.calendar import local_day
from api.domain.offices import ID_PATTERN, Office
from api.domain.procedures import Procedure
from api.domain.queue import Experience
from api.domain.statistics import PublishedMonth
from api.ports import Clock, Files, PaperPrinter, StaffTokens
from api.storage import experience as experience_storage
from api.storage import offices as offices_storage
from api.usecases.memo import Memo
from api.usecases.procedures import get_procedure
from api.usecases.published_month import read_published_month

if TYPE_CHECKING:
    from api.usecases.boards import Board
from api.usecases.looks import Looks

OFFICE_KEPT_FOR = timedelta(seconds=30)
PROCEDURE_KEPT_FOR = timedelta(seconds=30)
EXPERIENCE_KEPT_FOR = timedelta(seconds=30)
# A day's calls move a share of thirty days by little.
ACCURACY_KEPT_FOR = timedelta(minutes=10)
# A month that is over hardly changes any more.
PUBLISHED_KEPT_FOR = timedelta(hours=1)
# As long as caches may keep it: who is answered by a cache is not told anything newer either.
BOARD_KEPT_FOR = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Services:
    clock: Clock
    code_secret: bytes
    site_url: str
    staff_tokens: StaffTokens
    paper_printer: PaperPrinter
    files: Files
    _offices: dict[str, tuple[datetime, Office]] = field(default_factory=dict, repr=False)
    looks: Looks = field(default_factory=Looks, repr=False)
    _experiences: dict[str, tuple[datetime, Experience]] = field(default_factory=dict, repr=False)
    boards: "Memo[Board]" = field(default_factory=lambda: Memo(BOARD_KEPT_FOR), repr=False)
    _accuracies: "Memo[Accuracy | None]" = field(default_factory=lambda: Memo(ACCURACY_KEPT_FOR), repr=False)
    _published: "Memo[PublishedMonth | None]" = field(
        default_factory=lambda: Memo(PUBLISHED_KEPT_FOR), repr=False
    )
    _procedures: dict[tuple[str, str], tuple[datetime, Procedure]] = field(default_factory=dict, repr=False)

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

    def office_now(self, office_id: str) -> Office | None:
        """The office as it stands at this moment; this process knows it from then on."""
        office = offices_storage.load_office_now(office_id)
        if office is not None:
            self.keep_office(office)
        return office

    def keep_office(self, office: Office) -> None:
        """This process knows the office's change at once; others see it within 30 seconds."""
        self._offices[office.id] = (self.now(), office)

    def procedure(self, *, office_id: str, code: str) -> Procedure | None:
        """The procedure, read at most every 30 seconds: 200 people who want one time want one procedure."""
        now = self.now()
        known = self._procedures.get((office_id, code))
        if known and abs(now - known[0]) < PROCEDURE_KEPT_FOR:
            return known[1]
        procedure = get_procedure(office_id=office_id, code=code)
        if procedure is not None:
            self._procedures[office_id, code] = (now, procedure)
        return procedure

    def keep_procedure(self, procedure: Procedure, *, office_id: str) -> None:
        """This process knows its new terms at once; others see them within 30 seconds."""
        self._procedures[office_id, procedure.code] = (self.now(), procedure)

    def experience(self, office_id: str) -> Experience:
        """What the office's calls have taught, read at most every 30 seconds: one call changes little."""
        now = self.now()
        known = self._experiences.get(office_id)
        if known and abs(now - known[0]) < EXPERIENCE_KEPT_FOR:
            return known[1]
        experience = experience_storage.load_experience(office_id)
        self._experiences[office_id] = (now, experience)
        return experience

    def accuracy(self, office_id: str) -> Accuracy | None:
        """How true the windows of the last 30 days were, read at most every ten minutes."""
        now = self.now()
        today = local_day(now)

        def read() -> Accuracy | None:
            told = experience_storage.load_told_windows(office_id, since=first_day(today=today), until=today)
            return accuracy_of(told)

        return self._accuracies.get(office_id, now=now, make=read)

    def published_month(self, office_id: str) -> PublishedMonth | None:
        """What the office says of its last whole month, read at most every hour."""
        today = self.today()
        return self._published.get(
            f"{office_id} {today:%Y-%m}",
            now=self.now(),
            make=lambda: read_published_month(office_id, today=today),
        )
