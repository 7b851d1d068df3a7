"""Every mutation of a dossier as a row: how the ward comes to where it can be asked, and how it is asked.

A mutation that is not here is not tested against dying processes: add it as one more row of MUTATIONS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from api.domain.dossiers import SupplementEnd
from tests.integration.usecases.dossier_acts import (
    CITIZEN,
    brought,
    digitised,
    handed_over,
    lacking,
    posted,
    posting_ended,
    supplied,
)
from tests.integration.usecases.dossier_preparing import (
    EXTRACTED,
    LETTERS,
    ROUND,
    SHARED,
    Ask,
    Given,
    after,
    after_registering,
    announcing_papers_wanted,
    asking_for_papers,
    assigning,
    changing_the_address,
    closing_a_day,
    extending,
    giving,
    moving,
    receiving,
    receiving_sent_in,
    registering,
    supplying,
)
from tests.integration.usecases.mail import ADDRESS
from tests.integration.usecases.office_day import BIRTH, EXTRACT, PERMIT, RESIDENCE, OfficeDay
from tests.integration.usecases.wishes import files as file_wishes
from tests.integration.usecases.wishes import inbox as inbox_wishes


@dataclass(frozen=True)
class DossierMutation:
    """`prepare` brings the ward to where it can be asked and returns how: with a key."""

    name: str
    fulfilled: str
    prepare: Callable[[OfficeDay], Ask]


MUTATIONS = (
    DossierMutation("receiveDossier", "DossierReceived", receiving(BIRTH)),
    DossierMutation(
        "receiveDossier with a paper missing", "DossierReceived", receiving(BIRTH, lacks_one=True)
    ),
    DossierMutation("receiveDossier with an address", "DossierReceived", receiving(BIRTH, asked=LETTERS)),
    DossierMutation(
        "receiveDossier with digitised papers",
        "DossierReceived",
        receiving(BIRTH, asked={"documents": (digitised("Tờ khai"),), "citizen": CITIZEN}),
    ),
    DossierMutation("receiveDossier for two units", "DossierReceived", receiving(PERMIT, is_shared=True)),
    DossierMutation("receiveDossier of a round", "DossierReceived", receiving(BIRTH, **ROUND)),
    DossierMutation("registerDossier", "DossierRegistered", registering(portal_code="H17-1", email=ADDRESS)),
    DossierMutation(
        "registerDossier for two units", "DossierRegistered", registering(PERMIT, is_shared=True)
    ),
    DossierMutation("receiveRegistered", "DossierReceived", receiving_sent_in()),
    DossierMutation(
        "receiveRegistered with a digitised paper",
        "DossierReceived",
        receiving_sent_in(digitised("Tờ khai"), citizen=CITIZEN),
    ),
    DossierMutation(
        "receiveRegistered with a paper missing", "DossierReceived", receiving_sent_in(lacking("Ảnh"))
    ),
    DossierMutation("receiveRegistered of a round", "DossierReceived", receiving_sent_in(**ROUND)),
    DossierMutation(
        "advanceDossier before the receipt",
        "DossierAdvanced",
        after_registering(lambda day, code, key: day.advance(code, to="INCOMPLETE", key=key)),
    ),
    DossierMutation(
        "advanceDossier to a refusal before the receipt",
        "DossierAdvanced",
        after_registering(lambda day, code, key: day.advance(code, to="REFUSED", key=key)),
    ),
    DossierMutation(
        "receiveSupplement before the receipt",
        "SupplementReceived",
        after_registering(
            lambda day, code, key: supplied(day, code, brought("Tờ khai"), version=2, key=key), "INCOMPLETE"
        ),
    ),
    DossierMutation(
        "advanceDossiers that were sent in",
        "DossiersAdvanced",
        lambda day: inbox_wishes.receive_together(day)[0],
    ),
    DossierMutation("advanceDossier", "DossierAdvanced", moving(Given(BIRTH), "APPRAISAL")),
    DossierMutation("advanceDossier to a supplement", "DossierAdvanced", moving(Given(BIRTH), "SUPPLEMENT")),
    DossierMutation(
        "advanceDossier from a supplement",
        "DossierAdvanced",
        moving(Given(BIRTH, ("SUPPLEMENT",)), "APPRAISAL"),
    ),
    DossierMutation("advanceDossier that names the papers", "DossierAdvanced", asking_for_papers),
    DossierMutation("receiveSupplement", "SupplementReceived", supplying(brought())),
    DossierMutation(
        "receiveSupplement of a digitised paper",
        "SupplementReceived",
        supplying(digitised("Bản vẽ"), digitised("Ảnh"), citizen=CITIZEN),
    ),
    DossierMutation(
        "receiveSupplement that still waits",
        "SupplementReceived",
        supplying(brought("Ảnh"), end=SupplementEnd.STILL_WAITS),
    ),
    DossierMutation(
        "receiveSupplement and asked again",
        "SupplementReceived",
        supplying(brought("Ảnh"), end=SupplementEnd.ASKED_AGAIN),
    ),
    DossierMutation(
        "receiveSupplement for two units", "SupplementReceived", supplying(brought("Ảnh"), is_shared=True)
    ),
    DossierMutation(
        "advanceDossier back to an earlier step",
        "DossierAdvanced",
        moving(Given(BIRTH, ("APPRAISAL", "APPROVAL")), "APPRAISAL", reason="Thiếu chữ ký."),
    ),
    DossierMutation(
        "advanceDossier to its result",
        "DossierAdvanced",
        moving(Given(BIRTH, ("APPRAISAL", "APPROVAL")), "COMPLETED"),
    ),
    DossierMutation("handOverResult", "ResultHandedOver", giving(handed_over)),
    DossierMutation("offerUpload", "UploadOffered", lambda day: file_wishes.offer_upload(day).ask),
    DossierMutation("attachScan", "ScanAttached", lambda day: file_wishes.attach_scan(day).ask),
    DossierMutation(
        "attachScan anew", "ScanAttached", lambda day: file_wishes.attach_scan(day, anew=True).ask
    ),
    DossierMutation("issueResultOnline", "ResultIssuedOnline", lambda day: file_wishes.issue_online(day).ask),
    DossierMutation("postResult", "ResultPosted", giving(posted)),
    DossierMutation("endPosting", "PostingEnded", giving(posting_ended, is_posted=True)),
    DossierMutation(
        "endPosting of what came back",
        "PostingEnded",
        giving(partial(posting_ended, is_delivered=False), is_posted=True),
    ),
    DossierMutation(
        "advanceDossier of an extract",
        "DossierAdvanced",
        moving(Given(EXTRACT, ("LOOK_UP",), EXTRACTED), "NOT_FOUND"),
    ),
    DossierMutation(
        "handOverResult of an extract",
        "ResultHandedOver",
        giving(handed_over, given=Given(EXTRACT, ("LOOK_UP",), EXTRACTED)),
    ),
    DossierMutation(
        "advanceDossier of a round",
        "DossierAdvanced",
        moving(Given(BIRTH, ("APPRAISAL", "APPROVAL"), ROUND), "NOT_CHOSEN"),
    ),
    DossierMutation(
        "advanceDossier to a refusal", "DossierAdvanced", moving(Given(BIRTH, ("APPRAISAL",)), "REFUSED")
    ),
    DossierMutation("advanceDossier to a withdrawal", "DossierAdvanced", moving(Given(BIRTH), "WITHDRAWN")),
    DossierMutation("advanceDossier to another unit", "DossierAdvanced", moving(SHARED, "SENT")),
    DossierMutation(
        "advanceDossier at another unit", "DossierAdvanced", moving(after(SHARED, "SENT"), "APPRAISAL")
    ),
    DossierMutation(
        "advanceDossier to a supplement by another unit",
        "DossierAdvanced",
        moving(after(SHARED, "SENT", "APPRAISAL"), "SUPPLEMENT"),
    ),
    DossierMutation(
        "advanceDossier back from another unit",
        "DossierAdvanced",
        moving(after(SHARED, "SENT", "APPRAISAL", "APPROVAL"), "SENT_BACK"),
    ),
    DossierMutation(
        "advanceDossier to a refusal by another unit",
        "DossierAdvanced",
        moving(after(SHARED, "SENT", "APPRAISAL", "APPROVAL"), "NOT_GRANTED"),
    ),
    DossierMutation("advanceDossier with a notice", "DossierAdvanced", announcing_papers_wanted),
    DossierMutation("changeEmail", "EmailChanged", changing_the_address),
    DossierMutation("advanceDossiers", "DossiersAdvanced", lambda day: inbox_wishes.move_on(day)[0]),
    DossierMutation("assignDossiers", "DossiersAssigned", lambda day: inbox_wishes.take_over(day)[0]),
    DossierMutation("assignDossier", "DossierAssigned", assigning(Given(BIRTH))),
    DossierMutation(
        "assignDossier for some days", "DossierAssigned", assigning(Given(BIRTH), until=date(2026, 11, 27))
    ),
    DossierMutation("assignDossier at another unit", "DossierAssigned", assigning(after(SHARED, "SENT"))),
    DossierMutation("extendDossier", "DossierExtended", extending(Given(RESIDENCE))),
    DossierMutation(
        "extendDossier after its step", "DossierExtended", extending(Given(RESIDENCE, ("APPRAISAL",)))
    ),
    DossierMutation("changeOffice that closes a day", "OfficeChanged", closing_a_day),
)
