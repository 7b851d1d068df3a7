"""A mail service that the test looks into."""

import threading
from dataclasses import dataclass, field

from api.domain.notices import Letter
from api.usecases.notices import Post
from tests.integration.usecases.office_day import OfficeDay

ADDRESS = "minh.demo@example.vn"
SITE = "https://den-luot.test"


@dataclass
class MailStandIn:
    """Keeps the letters it was given; first it raises what `fails` holds, one for each letter."""

    fails: list[BaseException] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, letter: Letter) -> None:
        with self._lock:
            if self.fails:
                raise self.fails.pop(0)
            self.letters.append(letter)

    @property
    def ids(self) -> list[str]:
        return [letter.notice_id for letter in self.letters]


def post_of(day: OfficeDay, mail: MailStandIn) -> Post:
    return Post(clock=day.clock, mail=mail, code_secret=day.services.code_secret, site_url=SITE)
