"""Letters as e-mails, files of the local host, and what the mail service answers."""

import stat
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from api.adapters.email import SesMail, email_of
from api.domain.notices import Letter
from api.local.outbox import OutboxFolder
from api.ports import LetterIsRefused, LetterWasNotTaken
from api.settings import PostSettings, SettingIsWrong, read_post_settings
from tests.clocks import MovableClock

SENDER, SITE = "khong-tra-loi@example.vn", "https://den-luot.test"
LETTER = Letter(
    notice_id="H17.45-261102-0001/3",
    to="minh@example.vn",
    subject="Hồ sơ H17.45-261102-0001: Đã có kết quả / Result ready",
    text="Kính gửi bạn,\n\nKết quả đã có.\n",
    stop_url="https://den-luot.test/d/H17.45-261102-0001/letters#KEY",
)


def read(content: bytes) -> Any:
    return message_from_bytes(content, policy=default)


def test_message_is_plain_vietnamese_text_with_the_notices_own_id() -> None:
    sent_at = datetime(2026, 11, 24, 2, tzinfo=UTC)
    message = read(email_of(LETTER, sender=SENDER, site_url=SITE, sent_at=sent_at).as_bytes())
    assert message["Subject"] == LETTER.subject
    assert (message["From"], message["To"]) == (SENDER, LETTER.to)
    assert message["Message-ID"] == "<H17.45-261102-0001.3@den-luot.test>"
    assert message["List-Unsubscribe"] == f"<{LETTER.stop_url}>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().replace("\r\n", "\n") == LETTER.text


def test_letter_that_its_reader_cannot_stop_herself_says_so_to_no_mail_program() -> None:
    message = read(email_of(replace(LETTER, stop_url=None), sender=SENDER, site_url=SITE).as_bytes())
    assert message["List-Unsubscribe"] is None


def test_message_is_ascii_on_the_wire_with_short_lines() -> None:
    lines = email_of(LETTER, sender=SENDER, site_url=SITE).as_bytes().split(b"\r\n")
    assert all(line.isascii() and len(line) <= 998 for line in lines)


class Client:
    """The mail service's client: keeps what it was sent, or raises."""

    def __init__(self, error: Exception | None = None) -> None:
        self.sent: list[dict[str, Any]] = []
        self._error = error

    def send_email(self, **letter: Any) -> None:
        if self._error:
            raise self._error
        self.sent.append(letter)


def ses(client: Client) -> SesMail:
    mail = SesMail(sender=SENDER, site_url=SITE)
    vars(mail)["_client"] = client
    return mail


def test_letter_goes_to_its_one_address() -> None:
    client = Client()
    ses(client).send(LETTER)
    (sent,) = client.sent
    assert sent["FromEmailAddress"] == SENDER
    assert sent["Destination"] == {"ToAddresses": [LETTER.to]}
    assert read(sent["Content"]["Raw"]["Data"])["Subject"] == LETTER.subject


def answer(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "…"}}, "SendEmail")


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (answer("MessageRejected"), LetterIsRefused),
        (answer("BadRequestException"), LetterIsRefused),
        (answer("TooManyRequestsException"), LetterWasNotTaken),
        (answer("SendingPausedException"), LetterWasNotTaken),
        (answer("AccessDeniedException"), LetterWasNotTaken),
        (ReadTimeoutError(endpoint_url="https://email.example"), LetterWasNotTaken),
    ],
)
def test_service_that_refuses_for_good_differs_from_one_that_does_not_take_it_now(
    error: Exception, raised: type[Exception]
) -> None:
    with pytest.raises(raised):
        ses(Client(error)).send(LETTER)


def test_client_is_the_second_interfaces_and_tries_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-1")
    client = SesMail(sender=SENDER, site_url=SITE)._client
    assert client.meta.service_model.service_name == "sesv2"
    assert client.meta.config.retries["total_max_attempts"] == 1


def test_local_letter_is_a_file_only_its_owner_reads_and_a_second_copy_replaces_the_first(
    tmp_path: Path,
) -> None:
    said: list[str] = []
    settings = PostSettings(code_secret=b"x" * 32, site_url=SITE, mail_from=SENDER)
    outbox = OutboxFolder(tmp_path / "outbox", settings=settings, clock=MovableClock(), say=said.append)
    for _ in range(2):
        outbox.send(LETTER)
    (path,) = (tmp_path / "outbox").iterdir()
    assert path.name == "H17.45-261102-0001-3.eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read(path.read_bytes())["To"] == LETTER.to
    assert said == ["Letter written: H17.45-261102-0001-3.eml"] * 2


GIVEN = {
    "DENLUOT_CODE_SECRET": "x" * 32,
    "DENLUOT_SITE_URL": f"{SITE}/",
    "DENLUOT_MAIL_FROM": f" {SENDER} ",
}


def test_settings_of_the_post_are_read() -> None:
    settings = read_post_settings(GIVEN)
    assert settings == PostSettings(code_secret=b"x" * 32, site_url=SITE, mail_from=SENDER)


@pytest.mark.parametrize("sender", ["", "nobody", "a b@example.vn", "a@example.vn\nBcc: x@example.vn"])
def test_sender_that_is_no_address_is_refused(sender: str) -> None:
    with pytest.raises(SettingIsWrong, match="DENLUOT_MAIL_FROM"):
        read_post_settings({**GIVEN, "DENLUOT_MAIL_FROM": sender})


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_every_setting_of_the_post_is_needed(name: str) -> None:
    with pytest.raises(SettingIsWrong, match=name):
        read_post_settings({key: value for key, value in GIVEN.items() if key != name})
