"""Letters of the local host: files in a folder, which any mail program opens. Nothing leaves the machine."""

import os
from collections.abc import Callable
from pathlib import Path

from api.adapters.email import email_of
from api.domain.notices import Letter
from api.ports import Clock
from api.settings import PostSettings

SENDER = "khong-tra-loi@den-luot.invalid"
ONLY_THE_OWNER = 0o600


class OutboxFolder:
    """Writes each letter as one `.eml` file, named after its notice: a second copy replaces the first."""

    def __init__(
        self, folder: Path, *, settings: PostSettings, clock: Clock, say: Callable[..., None]
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._clock = clock
        self._say = say

    def send(self, letter: Letter) -> None:
        """Write the file; it holds a whole letter or is not there."""
        message = email_of(
            letter,
            sender=self._settings.mail_from,
            site_url=self._settings.site_url,
            sent_at=self._clock.now(),
        )
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{letter.notice_id.replace('/', '-')}.eml"
        unfinished = path.with_suffix(".part")
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, ONLY_THE_OWNER), "wb"
        ) as file:
            file.write(message.as_bytes())
        unfinished.replace(path)
        self._say(f"Letter written: {path.name}")
