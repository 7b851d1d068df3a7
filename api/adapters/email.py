"""Letters as e-mails, and the service that sends them: SES by its second interface."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import botocore.session  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]

from api.domain.notices import Letter
from api.ports import LetterIsRefused, LetterWasNotTaken

CONNECT_TIMEOUT_IN_SECONDS = 2
READ_TIMEOUT_IN_SECONDS = 5
# What a second attempt with the same letter would meet again.
REFUSALS = frozenset({"BadRequestException", "MessageRejected"})


def email_of(letter: Letter, *, sender: str, site_url: str, sent_at: datetime | None = None) -> EmailMessage:
    """The letter as a message of plain text. Its id is the notice's, so that a second copy can be told."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["From"] = sender
    message["To"] = letter.to
    if sent_at is not None:
        message["Date"] = sent_at
    message["Message-ID"] = f"<{letter.notice_id.replace('/', '.')}@{urlsplit(site_url).hostname}>"
    if letter.stop_url is not None:
        message["List-Unsubscribe"] = f"<{letter.stop_url}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "vi, en"
    message.set_content(letter.text, cte="base64")
    return message


class SesMail:
    """Amazon SES in the function's own region. The client is made when the first letter is sent."""

    def __init__(self, *, sender: str, site_url: str) -> None:
        self._sender = sender
        self._site_url = site_url

    @cached_property
    def _client(self) -> Any:
        # A try that was cut off may have been taken: the caller repeats it, at its own pace.
        config = Config(
            connect_timeout=CONNECT_TIMEOUT_IN_SECONDS,
            read_timeout=READ_TIMEOUT_IN_SECONDS,
            retries={"total_max_attempts": 1},
        )
        return botocore.session.get_session().create_client("sesv2", config=config)

    def send(self, letter: Letter) -> None:
        message = email_of(letter, sender=self._sender, site_url=self._site_url)
        try:
            self._client.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [letter.to]},
                Content={"Raw": {"Data": message.as_bytes()}},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in REFUSALS:
                raise LetterIsRefused from error
            raise LetterWasNotTaken from error
        except BotoCoreError as error:
            raise LetterWasNotTaken from error
