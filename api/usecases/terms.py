"""A manager sets the terms of a procedure: preview, change with a record, read what was changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.domain.procedures import PROCEDURE_CODE, Procedure
from api.domain.staff import StaffMember
from api.domain.terms import Terms, TermsAreRefused, TermsPreview, TermsRecord
from api.domain.terms import preview_terms as preview_of
from api.storage import procedures as procedures_storage
from api.storage import terms as terms_storage
from api.storage.idempotency import WRITE_NAME, recall, remember
from api.storage.transactions import ConditionsFailed, transact
from api.usecases.intentions import intend
from api.usecases.outcomes import InputIsInvalid, OfficeIsUnknown, ProcedureIsUnknown, TermsHaveChanged
from api.usecases.services import Services

REASON_LENGTHS = range(3, 201)


@dataclass(frozen=True, slots=True)
class TermsChanged:
    procedure: Procedure


def procedure_now(*, staff: StaffMember, code: str) -> Procedure | None:
    """A procedure of the manager's office, read at this moment: its version is what a change must name."""
    if not PROCEDURE_CODE.fullmatch(code):
        return None
    return procedures_storage.load_procedure_now(office_id=staff.office_id, code=code)


def preview_terms(
    services: Services, *, staff: StaffMember, code: str, terms: Terms
) -> TermsPreview | OfficeIsUnknown | ProcedureIsUnknown | InputIsInvalid:
    """What the change would do to dossiers from now on; nothing is written."""
    procedure = procedure_now(staff=staff, code=code)
    return ProcedureIsUnknown() if procedure is None else _preview(services, staff, procedure, terms)


def change_terms(
    services: Services,
    *,
    staff: StaffMember,
    code: str,
    version: int,
    terms: Terms,
    reason: str,
    idempotency_key: str,
) -> TermsChanged | TermsHaveChanged | OfficeIsUnknown | ProcedureIsUnknown | InputIsInvalid:
    """Set the terms whose version the manager saw, for dossiers received from now on."""
    told = " ".join(reason.split())
    if len(told) not in REASON_LENGTHS:
        return InputIsInvalid(field="reason", problem="terms_reason")
    intention = intend(
        mutation="changeTerms",
        caller=f"{staff.office_id}|{staff.id}",
        key=idempotency_key,
        request={"procedure": code, "version": version, "terms": repr(terms), "reason": told},
    )
    if isinstance(intention, InputIsInvalid):
        return intention
    now = services.now()
    before = procedure_now(staff=staff, code=code)
    if before is None:
        return ProcedureIsUnknown()
    seen = _preview(services, staff, before, terms)
    # Asked after everything was read: what the same key does meanwhile is no refusal.
    if recall(intention, now=now) is not None:
        return TermsChanged(before)
    if before.terms_version != version:
        return _who_was_first(staff, before)
    if not isinstance(seen, TermsPreview):
        return seen
    after = replace(seen.after, terms_version=version + 1)
    record = TermsRecord(
        version=after.terms_version,
        by_id=staff.id,
        by_name=staff.name,
        at=now,
        reason=told,
        differences=seen.differences,
    )
    try:
        transact(
            *procedures_storage.change_terms(office_id=staff.office_id, procedure=after, was=version),
            terms_storage.record_terms_change(office_id=staff.office_id, procedure_code=code, record=record),
            remember(intention, outcome=str(after.terms_version), now=now),
        )
    except ConditionsFailed as failed:
        current = procedure_now(staff=staff, code=code) or before
        if WRITE_NAME in failed.names and recall(intention, now=now) is not None:
            return TermsChanged(current)
        return _who_was_first(staff, current)
    services.keep_procedure(after, office_id=staff.office_id)
    return TermsChanged(after)


def terms_changes_of(
    *, staff: StaffMember, code: str, first: int, after: str | None
) -> tuple[Sequence[TermsRecord], str | None]:
    """Changes of the procedure's terms in the manager's office, the newest first, and where to go on."""
    return terms_storage.newest_terms_changes(
        office_id=staff.office_id, procedure_code=code, first=first, before=after
    )


def _preview(
    services: Services, staff: StaffMember, procedure: Procedure, terms: Terms
) -> TermsPreview | OfficeIsUnknown | InputIsInvalid:
    office = services.office(staff.office_id)
    if office is None:
        return OfficeIsUnknown()
    named = {procedure.competent_office, terms.competent_office} - {staff.office_id}
    known = [services.office(each) for each in named if each is not None]
    units = {each.id: each.name for each in known if each is not None}
    try:
        return preview_of(procedure, terms, calendar=office.calendar, now=services.now(), units=units)
    except TermsAreRefused as refused:
        return InputIsInvalid(field=refused.field, problem=refused.problem)


def _who_was_first(staff: StaffMember, procedure: Procedure) -> TermsHaveChanged:
    newest, _ = terms_changes_of(staff=staff, code=procedure.code, first=1, after=None)
    return (
        TermsHaveChanged(by_name=newest[0].by_name, at=newest[0].at) if newest else TermsHaveChanged("", None)
    )
