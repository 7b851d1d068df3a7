"""The wishes about notices: where letters go, that none go, and one more attempt."""

from typing import Any

from api.domain.notices import NoticeProblem, notices_key
from api.ports import LetterIsRefused
from api.storage.notices import load_notice
from api.usecases import notices
from api.usecases.notices import Post
from tests.integration.usecases.mail import ADDRESS, MailStandIn, post_of
from tests.integration.usecases.office_day import OfficeDay, new_key
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import serve


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


def _receive_with_an_address(day: OfficeDay) -> Asked:
    serve(day)
    return Asked(
        lambda key: day.receive(3, key=key, email="minh.demo@example.vn"),
        lambda key: day.receive(3, key=key, email="khac@example.vn"),
    )


def _advance_and_tell(day: OfficeDay) -> Asked:
    code = with_letters(day)
    return Asked(
        lambda key: day.advance(code, to="SUPPLEMENT", key=key),
        lambda key: day.advance(code, key=key),
    )


def _change_email(day: OfficeDay) -> Asked:
    code = with_letters(day)
    return Asked(
        lambda key: change_email(day, code, email="khac@example.vn", key=key),
        lambda key: change_email(day, code, email=None, key=key),
    )


def _stop_letters(day: OfficeDay) -> Asked:
    code = with_letters(day)
    return Asked(lambda key: stop(day, code, key=key), None)


def _send_notice_again(day: OfficeDay) -> Asked:
    code = given_up(day)
    return Asked(lambda key: send_again(day, code, key=key), None)


NOTICES = (
    Wish("receiveDossier with an address", "DossierReceived", _receive_with_an_address),
    Wish("advanceDossier with a notice", "DossierAdvanced", _advance_and_tell),
    Wish("changeEmail", "EmailChanged", _change_email),
    Wish("stopLetters", "LettersStopped", _stop_letters, has_other=False),
    Wish("sendNoticeAgain", "NoticeWaits", _send_notice_again, has_other=False),
)
