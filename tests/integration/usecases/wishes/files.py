"""The wishes about files: a place for one, the result that it is, and the scan of a paper."""

from tests.integration.usecases.dossier_acts import (
    attached,
    issued_online,
    offered,
    sent,
    with_digitised_paper,
)
from tests.integration.usecases.office_day import OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.handovers import completed


def offer_upload(day: OfficeDay) -> Asked:
    code = completed(day)
    return Asked(
        lambda key: offered(day, code, key=key),
        lambda key: offered(day, code, key=key, content=b"%PDF-1.7 another result"),
    )


def issue_online(day: OfficeDay) -> Asked:
    """The file was sent already."""
    code = completed(day)
    upload, other = sent(day, code), sent(day, code)
    return Asked(
        lambda key: issued_online(day, code, version=2, upload=upload, key=key),
        lambda key: issued_online(day, code, version=2, upload=other, key=key),
    )


def attach_scan(day: OfficeDay, *, anew: bool = False) -> Asked:
    """The scan was sent already; with `anew` its paper has an earlier one."""
    code = with_digitised_paper(day)
    if anew:
        attached(day, code, upload=sent(day, code, document="Tờ khai"))
    upload, other = (sent(day, code, document="Tờ khai") for _ in range(2))
    return Asked(
        lambda key: attached(day, code, upload=upload, key=key),
        lambda key: attached(day, code, upload=other, key=key),
    )


FILES = (
    Wish("offerUpload", "UploadOffered", offer_upload),
    Wish("attachScan", "ScanAttached", attach_scan),
    Wish("issueResultOnline", "ResultIssuedOnline", issue_online),
)
