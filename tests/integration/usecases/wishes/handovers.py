"""The wishes about a result on its way to the citizen."""

from tests.integration.usecases.dossier_acts import (
    handed_over,
    issued_online,
    offered,
    posted,
    posting_ended,
    sent,
)
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import serve


def _completed(day: OfficeDay) -> str:
    """A dossier whose result is ready, at version 2."""
    serve(day)
    code: str = day.receive(3).dossier.code
    day.advance(code, to="COMPLETED")
    return code


def _hand_over(day: OfficeDay) -> Asked:
    code = _completed(day)
    return Asked(
        lambda key: handed_over(day, code, version=2, key=key),
        lambda key: handed_over(day, code, version=2, key=key, receiver_name="Người Khác Demo"),
    )


def _issue_online(day: OfficeDay) -> Asked:
    code = _completed(day)
    upload, other = sent(day, code), sent(day, code)
    return Asked(
        lambda key: issued_online(day, code, version=2, upload=upload, key=key),
        lambda key: issued_online(day, code, version=2, upload=other, key=key),
    )


def _offer_upload(day: OfficeDay) -> Asked:
    code = _completed(day)
    return Asked(
        lambda key: offered(day, code, key=key),
        lambda key: offered(day, code, key=key, content=b"%PDF-1.7 another result"),
    )


def _post(day: OfficeDay) -> Asked:
    code = _completed(day)
    return Asked(
        lambda key: posted(day, code, version=2, key=key),
        lambda key: posted(day, code, version=2, key=key, tracking_number="RR000"),
    )


def _end_posting(day: OfficeDay) -> Asked:
    code = _completed(day)
    posted(day, code, version=2)
    return Asked(
        lambda key: posting_ended(day, code, version=3, key=key),
        lambda key: posting_ended(day, code, version=3, key=key, is_delivered=False),
    )


HANDOVERS = (
    Wish("handOverResult", "ResultHandedOver", _hand_over),
    Wish("offerUpload", "UploadOffered", _offer_upload),
    Wish("issueResultOnline", "ResultIssuedOnline", _issue_online),
    Wish("postResult", "ResultPosted", _post),
    Wish("endPosting", "PostingEnded", _end_posting),
)
