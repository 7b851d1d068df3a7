"""The wishes about notices: where letters go, that none go, and one more attempt."""

from typing import Any

from api.domain.notices import NoticeProblem, notices_key
from api.ports import LetterIsRefused
from api.storage.notices import load_notice
from api.usecases import notices
from api.usecases.notices import Post
from tests.integration.usecases.mail import ADDRESS, MailStandIn, post_of
from tests.integration.usecases.office_day import OfficeDay, new_key


def with_letters(day: OfficeDay) -> str:
    """The code of a dossier received at counter 3 whose citizen gave an address."""
    day.take()
    for verb in ("open_counter", "call_next", "start_service"):
        day.at_counter(verb, 3)
    code: str = day.receive(3, email=ADDRESS).dossier.code
    return code


def change_email(
    day: OfficeDay, code: str, *, email: str | None, version: int = 1, key: str | None = None
) -> Any:
    return notices.change_email(
        day.services,
        staff=day.clerk(3),
        code=code,
        version=version,
        email=email,
        idempotency_key=key or new_key(),
    )


def stop(day: OfficeDay, code: str, *, key: str | None = None, letters_key: str | None = None) -> Any:
    right = notices_key(secret=day.services.code_secret, dossier_code=code)
    return notices.stop_letters(
        day.services, code=code, key=letters_key or right, idempotency_key=key or new_key()
    )


def send_again(day: OfficeDay, code: str, *, place: int = 1, key: str | None = None) -> Any:
    return notices.send_again(
        day.services, staff=day.clerk(3), notice_id=f"{code}/{place}", idempotency_key=key or new_key()
    )


def given_up(day: OfficeDay) -> str:
    """The code of a dossier whose first letter the mail service has refused."""
    code = with_letters(day)
    post: Post = post_of(day, MailStandIn(fails=[LetterIsRefused()]))
    notices.send_waiting(post)
    known = load_notice(dossier_code=code, place=1)
    assert known is not None
    assert known.problem is NoticeProblem.REFUSED
    return code
