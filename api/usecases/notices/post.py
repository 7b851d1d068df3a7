"""What sending is given: the clock, the mail, and what letters point to."""

from dataclasses import dataclass

from api.ports import Clock, Mail


@dataclass(frozen=True, slots=True)
class Post:
    clock: Clock
    mail: Mail
    code_secret: bytes
    site_url: str
