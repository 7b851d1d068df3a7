"""What the use cases need from the world outside, as protocols."""

from datetime import datetime
from typing import Protocol

from api.domain.files import FileAddress, FileFacts, FoundFile, UploadAddress
from api.domain.notices import Letter
from api.domain.papers import Paper
from api.domain.staff import StaffMember


class Clock(Protocol):
    """Tells the moment it is."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, in UTC."""
        ...


class TokenIsInvalid(Exception):
    """The bearer token is missing a claim, expired, from another issuer or not signed by it."""


class StaffTokens(Protocol):
    """Reads the tokens that staff bring from their issuer."""

    def verify(self, token: str, *, now: datetime) -> StaffMember:
        """The person the token speaks for. Raises `TokenIsInvalid`."""
        ...


class PaperPrinter(Protocol):
    """Makes files of papers; the same paper made at the same moment is the same file."""

    def pages(self, paper: Paper, *, made_at: datetime) -> bytes:
        """The paper as a PDF of A4 pages."""
        ...

    def roll(self, paper: Paper, *, made_at: datetime) -> bytes:
        """A slip as a PDF of one page, 80 mm wide."""
        ...


class LetterIsRefused(Exception):
    """The mail service refuses this letter for good; sending it again would not help."""


class LetterWasNotTaken(Exception):
    """The mail service did not take the letter just now. Whether it did all the same may be unknown."""


class Mail(Protocol):
    """Sends letters by e-mail."""

    def send(self, letter: Letter) -> None:
        """Hand the letter over. Raises `LetterIsRefused` or `LetterWasNotTaken`."""
        ...


class FilesAreAway(Exception):
    """The place where files are kept does not answer just now; the same may be asked again."""


class Files(Protocol):
    """Keeps files under keys. Only whoever was given an address reaches one, and only for a while."""

    def upload_address(self, *, key: str, facts: FileFacts, now: datetime) -> UploadAddress:
        """Where that very file can be sent; anything else is refused there."""
        ...

    def download_address(self, *, key: str, facts: FileFacts, now: datetime) -> FileAddress:
        """Where the file can be fetched, to be saved under its name and kept by no cache."""
        ...

    def look(self, key: str) -> FoundFile | None:
        """What lies there, if anything. Raises `FilesAreAway`."""
        ...

    def remove(self, key: str) -> None:
        """Take the file away, if there is one. Raises `FilesAreAway`."""
        ...
