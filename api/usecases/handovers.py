"""A clerk hands a result over, gives it out as a file or to the post; anybody checks a file against it."""

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier, DossierCodeIsInvalid, DossierMove, parse_dossier_code
from api.domain.dossiers import StepIsNotAllowed as NoSuchStep
from api.domain.dossiers import handing_over as acts
from api.domain.dossiers import handover as domain
from api.domain.dossiers.handover import HandoverIsInvalid, ReceiverRelation
from api.domain.files import FileAddress
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.domain.tickets import derive_code
from api.storage import dossiers as dossiers_storage
from api.storage import files as files_storage
from api.storage.transactions import Write
from api.usecases.dossiers.changing import (
    DossierChanged,
    NotChanged,
    change_dossier,
    entry_by,
    text_problem,
)
from api.usecases.files import address_of, file_of, offered_upload, trouble_with
from api.usecases.outcomes import (
    DossierHasMoved,
    FileHasNotArrived,
    FileIsOfAnotherKind,
    InputIsInvalid,
    ResultIsWithThePost,
    StepIsNotAllowed,
)
from api.usecases.services import Services

# 31 letters and digits: some 50 bits, which nobody tries out through the network.
VERIFICATION_LENGTH = 10
LONGEST_VERIFICATION = 40


class ResultHandedOver(DossierChanged):
    pass


class ResultIssuedOnline(DossierChanged):
    pass


class ResultPosted(DossierChanged):
    pass


class PostingEnded(DossierChanged):
    pass


@dataclass(frozen=True, slots=True)
class ResultProof:
    """What tells the true file from any other; names nobody."""

    dossier: Dossier
    sha256: str
    issued_on: date


Act = Callable[[Dossier, Office, DossierMove], Dossier | FileHasNotArrived | FileIsOfAnotherKind]


def hand_over_result(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    receiver_name: str,
    relation: ReceiverRelation,
    signature: str | None,
    unsigned_because: str | None,
    note: str | None,
    idempotency_key: str,
) -> ResultHandedOver | NotChanged:
    """The result goes into somebody's hand at the counter, against her signature."""
    request = {
        "receiver": receiver_name,
        "relation": relation,
        "signature": signature,
        "because": unsigned_because,
        "note": note,
    }

    def handed(dossier: Dossier, office: Office, move: DossierMove) -> Dossier:
        taken = domain.receiver(
            name=receiver_name, relation=relation, signature=signature, unsigned_because=unsigned_because
        )
        return acts.hand_over(dossier=dossier, move=move, by=taken, calendar=office.calendar)

    done = _change(
        services, staff, code, version, "handOverResult", request, note, idempotency_key, act=handed
    )
    return ResultHandedOver(done.dossier) if isinstance(done, DossierChanged) else done


def issue_result_online(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    upload: str,
    issued_on: date,
    note: str | None,
    idempotency_key: str,
) -> ResultIssuedOnline | NotChanged:
    """The result is given out as the file that was sent to `upload`, once that is found to be there."""
    request = {"upload": upload, "issuedOn": issued_on, "note": note}
    offered = offered_upload(upload)  # before the dossier: a repetition then meets what was done

    def issued(
        dossier: Dossier, office: Office, move: DossierMove
    ) -> Dossier | FileHasNotArrived | FileIsOfAnotherKind:
        acts.refuse_unless_ready(dossier)
        if offered is None:
            return FileHasNotArrived()
        file = domain.result_file(kept=file_of(offered), issued_on=issued_on, today=local_day(move.at))
        given = acts.hand_over(dossier=dossier, move=move, by=file, calendar=office.calendar)
        return trouble_with(services, offered, staff=staff, dossier=dossier, now=move.at) or given

    done = _change(
        services,
        staff,
        code,
        version,
        "issueResultOnline",
        request,
        note,
        idempotency_key,
        act=issued,
        also=[files_storage.confirm_upload(offered.key)] if offered else [],
    )
    if isinstance(done, DossierHasMoved) and done.dossier.version == version:
        return FileHasNotArrived()  # the dossier stands; it is the upload that lapsed meanwhile
    return ResultIssuedOnline(done.dossier) if isinstance(done, DossierChanged) else done


def result_address(services: Services, dossier: Dossier) -> FileAddress | None:
    """Where the result's file can be fetched for some minutes; None when none is kept."""
    file = dossier.handover.file if dossier.handover else None
    return address_of(services, file.kept) if file and file.kept else None


def post_result(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    carrier: str,
    tracking_number: str,
    note: str | None,
    idempotency_key: str,
) -> ResultPosted | NotChanged:
    """The result is given to the post; the dossier ends when the post has delivered it."""
    request = {"carrier": carrier, "tracking": tracking_number, "note": note}

    def posted(dossier: Dossier, office: Office, move: DossierMove) -> Dossier:
        parcel = domain.posting(carrier=carrier, tracking_number=tracking_number, sent_at=move.at)
        return acts.post(dossier=dossier, move=move, posting=parcel)

    done = _change(services, staff, code, version, "postResult", request, note, idempotency_key, act=posted)
    return ResultPosted(done.dossier) if isinstance(done, DossierChanged) else done


def end_posting(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    is_delivered: bool,
    note: str | None,
    idempotency_key: str,
) -> PostingEnded | NotChanged:
    """The post has delivered the result or brought it back."""

    def ended(dossier: Dossier, office: Office, move: DossierMove) -> Dossier:
        return acts.end_posting(
            dossier=dossier, move=move, is_delivered=is_delivered, calendar=office.calendar
        )

    request = {"delivered": is_delivered, "note": note}
    done = _change(services, staff, code, version, "endPosting", request, note, idempotency_key, act=ended)
    return PostingEnded(done.dossier) if isinstance(done, DossierChanged) else done


def verification_code(services: Services, dossier: Dossier) -> str:
    """What stands beside the dossier's code in the QR code of a result; the same from receipt on."""
    return _verification(services, dossier.code)


def verify_result(services: Services, *, code: str, verification: str) -> ResultProof | None:
    """The fingerprint of a result given out as a file; None for a wrong code, whatever is wrong with it."""
    try:
        parse_dossier_code(code)
    except DossierCodeIsInvalid:
        return None
    known = code.strip().upper()
    typed = "".join(verification[:LONGEST_VERIFICATION].split()).replace("-", "").upper()
    if not hmac.compare_digest(_verification(services, known).encode(), typed.encode()):
        return None
    dossier = dossiers_storage.load_dossier(known)
    file = dossier.handover.file if dossier and dossier.handover else None
    if dossier is None or file is None:
        return None
    return ResultProof(dossier, sha256=file.sha256, issued_on=file.issued_on)


def _verification(services: Services, code: str) -> str:
    return derive_code(
        secret=services.code_secret,
        purpose="result-verification",
        parts=(code,),
        length=VERIFICATION_LENGTH,
    )


def _change(
    services: Services,
    staff: StaffMember,
    code: str,
    version: int,
    mutation: str,
    request: Mapping[str, object],
    note: str | None,
    idempotency_key: str,
    *,
    act: Act,
    also: Sequence[Write] = (),
) -> DossierChanged | NotChanged:
    problem = text_problem(field="note", text=note)
    if problem is not None:
        return problem

    def changed(dossier: Dossier, office: Office, now: datetime) -> Dossier | NotChanged:
        move = entry_by(staff, step=dossier.step, at=now, note=note)
        try:
            return act(dossier, office, move)
        except NoSuchStep:
            return StepIsNotAllowed(allowed=dossier.next_steps)
        except acts.ResultIsWithThePost:
            return ResultIsWithThePost()
        except HandoverIsInvalid as wrong:
            return InputIsInvalid(field=wrong.field, problem=wrong.problem)

    return change_dossier(
        services,
        staff=staff,
        code=code,
        version=version,
        mutation=mutation,
        request=request,
        idempotency_key=idempotency_key,
        change=changed,
        also=also,
    )
