"""The wishes about a result on its way to the citizen."""

from tests.integration.usecases.dossier_acts import (
    handed_over,
    posted,
    posting_ended,
)
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import serve


def completed(day: OfficeDay) -> str:
    """A dossier whose result is ready, at version 2."""
    serve(day)
    code: str = day.receive(3).dossier.code
    day.advance(code, to="COMPLETED")
    return code


def _hand_over(day: OfficeDay) -> Asked:
    code = completed(day)
    return Asked(
        lambda key: handed_over(day, code, version=2, key=key),
        lambda key: handed_over(day, code, version=2, key=key, receiver_name="Người Khác Demo"),
    )


def _post(day: OfficeDay) -> Asked:
    code = completed(day)
    return Asked(
        lambda key: posted(day, code, version=2, key=key),
        lambda key: posted(day, code, version=2, key=key, tracking_number="RR000"),
    )


def _end_posting(day: OfficeDay) -> Asked:
    code = completed(day)
    posted(day, code, version=2)
    return Asked(
        lambda key: posting_ended(day, code, version=3, key=key),
        lambda key: posting_ended(day, code, version=3, key=key, is_delivered=False),
    )


HANDOVERS = (
    Wish("handOverResult", "ResultHandedOver", _hand_over),
    Wish("postResult", "ResultPosted", _post),
    Wish("endPosting", "PostingEnded", _end_posting),
)
