"""A clerk hands a result over, gives it out as a file or to the post; anybody checks a file against it."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from api.domain.calendar import local_day
from api.domain.dossiers import Dossier, DossierCodeIsInvalid, DossierMove, parse_dossier_code
from api.domain.dossiers import StepIsNotAllowed as NoSuchStep
from api.domain.dossiers import handing_over as acts
from api.domain.dossiers import handover as domain
from api.domain.dossiers.handover import HandoverIsInvalid, ReceiverRelation
from api.domain.offices import Office
from api.domain.staff import StaffMember
from api.domain.tickets import derive_code
from api.storage import dossiers as dossiers_storage
from api.usecases.dossiers.changing import (
    DossierChanged,
    NotChanged,
    change_dossier,
    clean_note,
    text_problem,
)
from api.usecases.outcomes import InputIsInvalid, ResultIsWithThePost, StepIsNotAllowed
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


Act = Callable[[Dossier, Office, DossierMove], Dossier]


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
    file_name: str,
    sha256: str,
    issued_on: date,
    note: str | None,
    idempotency_key: str,
) -> ResultIssuedOnline | NotChanged:
    """The result is given out as a file; its fingerprint stays, the file does not come here."""
    request = {"file": file_name, "sha256": sha256, "issuedOn": issued_on, "note": note}

    def issued(dossier: Dossier, office: Office, move: DossierMove) -> Dossier:
        file = domain.result_file(
            name=file_name, sha256=sha256, issued_on=issued_on, today=local_day(move.at)
        )
        return acts.hand_over(dossier=dossier, move=move, by=file, calendar=office.calendar)

    done = _change(
        services, staff, code, version, "issueResultOnline", request, note, idempotency_key, act=issued
    )
    return ResultIssuedOnline(done.dossier) if isinstance(done, DossierChanged) else done


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
) -> DossierChanged | NotChanged:
    problem = text_problem(field="note", text=note)
    if problem is not None:
        return problem

    def changed(
        dossier: Dossier, office: Office, now: datetime
    ) -> Dossier | StepIsNotAllowed | ResultIsWithThePost | InputIsInvalid:
        move = DossierMove(
            step=dossier.step,
            at=now,
            clerk_id=staff.id,
            clerk_name=staff.name,
            office_id=staff.office_id,
            note=clean_note(note),
        )
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
    )
