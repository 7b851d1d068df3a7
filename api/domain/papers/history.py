"""Which papers a dossier's history has called for, and each of them as it was on its day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from api.domain.calendar import local_day
from api.domain.dossiers import (
    Dossier,
    DossierMove,
    DossierStatus,
    MoveKind,
    missing_documents,
    note_of_entry,
    papers_asked_for,
)
from api.domain.dossiers.workflows import StepUnit, WorkflowStep
from api.domain.offices import Office
from api.domain.papers.blocks import Paper
from api.domain.papers.forms import NoTemplateSet, PaperForm, template_set
from api.domain.papers.notices import apology, refusal, supplement_request, termination
from api.domain.papers.receipt import ReceiptFacts, receipt
from api.domain.papers.sheets import Handoff, control_sheet
from api.domain.papers.step_results import result_of_step
from api.domain.papers.subject import PaperSubject
from api.domain.people import show_phone

SUBMITTER = "Người nộp hồ sơ"
SUPPLIED = "Nhận giấy tờ bổ sung"
# Workflows name forms by their number in Circular 03/2025.
_FORM_OF_NUMBER = {f"{number:02}": form for number, form in enumerate(PaperForm, start=1)}


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A form that entry number `entry` of the history called for; `number` is its circular's."""

    form: PaperForm
    number: int
    entry: int
    issued_at: datetime

    @property
    def id(self) -> str:
        return f"{self.form}-{self.entry}"


def issued_papers(dossier: Dossier) -> tuple[IssuedPaper, ...]:
    """The receipt and what was asked, refused, put off or stopped since; oldest first, without the sheet."""
    called_for = [
        (place, form, move.at)
        for place, move in enumerate(dossier.moves, start=1)
        for form in _forms_of(dossier, move)
    ]
    return tuple(
        IssuedPaper(form=form, number=number, entry=place, issued_at=at)
        for place, form, at in called_for
        if (number := _number_in_force(form, at=at)) is not None
    )


def sheet_so_far(dossier: Dossier, *, now: datetime) -> IssuedPaper | None:
    """The control sheet, which grows with each entry; `None` before the receipt, or a circular knew it."""
    number = _number_in_force(PaperForm.CONTROL_SHEET, at=now)
    if number is None or not dossier.is_received:
        return None
    return IssuedPaper(form=PaperForm.CONTROL_SHEET, number=number, entry=dossier.version, issued_at=now)


def write_paper(*, dossier: Dossier, issued: IssuedPaper, offices: Mapping[str, Office], url: str) -> Paper:
    """The paper as it was on its day. `offices` are the units of the dossier; its issuer signs."""
    move = dossier.moves[issued.entry - 1]
    receiving = offices[dossier.office_id]
    is_sheet = issued.form is PaperForm.CONTROL_SHEET
    subject = PaperSubject(
        office=receiving if is_sheet else offices.get(move.office_id, receiving),
        dossier_code=dossier.code,
        url=url,
        procedure_name=dossier.procedure_name,
        name=dossier.name,
        phone=show_phone(dossier.phone) if dossier.phone else None,
        email=_email_then(dossier, entry=issued.entry),
    )
    match issued.form:
        case PaperForm.RECEIPT:
            is_later = bool(move.documents) and issued.entry != dossier.receipt_entry
            facts = ReceiptFacts(
                received_at=dossier.received_at if is_later else move.at,
                due_at=None if move.kind is MoveKind.SUPPLIED else move.due_at,
                deadline=dossier.deadline,
                documents=dossier.documents_after(issued.entry),
                clerk_name=move.clerk_name,
                supplied_at=move.at if is_later else None,
            )
            return receipt(subject=subject, facts=facts)
        case PaperForm.SUPPLEMENT_REQUEST:
            wanted, reason = _wanted(dossier, entry=issued.entry)
            return supplement_request(
                subject=subject, wanted=wanted, reason=reason, asked_at=move.at, clerk_name=move.clerk_name
            )
        case PaperForm.REFUSAL:
            return refusal(
                subject=subject, reason=move.note or "", refused_at=move.at, clerk_name=move.clerk_name
            )
        case PaperForm.APOLOGY_EXTENSION:
            before = dossier.moves[issued.entry - 2].due_at
            return apology(
                subject=subject,
                reason=move.note or "",
                received_at=dossier.received_at,
                was_due_at=before or move.at,
                due_at=move.due_at or move.at,
                apologised_at=move.at,
            )
        case PaperForm.TERMINATION:
            return termination(
                subject=subject, reason=move.note or "", stopped_at=move.at, clerk_name=move.clerk_name
            )
        case PaperForm.CONTROL_SHEET:
            return control_sheet(
                subject=subject,
                agency=offices.get(dossier.competent_office_id or "", receiving).name,
                handoffs=_handoffs(dossier, offices=offices),
                received_at=dossier.received_at,
                due_at=dossier.due_at,
                issued_at=issued.issued_at,
                documents=dossier.documents_now,
                handover=dossier.handover,
            )
        case PaperForm.REGISTER:
            raise ValueError("the register is of many dossiers, not of one")


def _forms_of(dossier: Dossier, move: DossierMove) -> tuple[PaperForm, ...]:
    # An entry older than this record of forms has none; its step, which never changes, still names them.
    of_step = dossier.workflow.step(move.step).papers if move.kind.changes_step else ()
    numbers = dict.fromkeys((*move.papers, *of_step))
    forms = tuple(_FORM_OF_NUMBER[number] for number in numbers if number in _FORM_OF_NUMBER)
    return tuple(form for form in forms if form is not PaperForm.CONTROL_SHEET)


def _email_then(dossier: Dossier, *, entry: int) -> str | None:
    """The address as it was at the entry: only the newest is known."""
    was_changed = any(move.kind is MoveKind.EMAIL_CHANGED for move in dossier.moves[entry:])
    return None if was_changed else dossier.email


def _number_in_force(form: PaperForm, *, at: datetime) -> int | None:
    try:
        return template_set(on=local_day(at)).number(form)
    except NoTemplateSet:
        return None


def _wanted(dossier: Dossier, *, entry: int) -> tuple[tuple[str, ...], str]:
    """What a request asks for, and why: the papers it names, what was missing when others came, else the
    parts of its note."""
    asked = dossier.moves[entry - 1]
    note = asked.note or ""
    if asked.documents:
        return tuple(document.name for document in asked.documents), note
    missing = missing_documents(dossier.documents_after(entry))
    came_with_it = dossier.moves[entry - 2] if entry > 1 else None
    if missing and came_with_it is not None and came_with_it.at == asked.at:
        return tuple(document.name for document in missing), note
    return tuple(line.strip() for line in note.split(";") if line.strip()), ""


def _handoffs(dossier: Dossier, *, offices: Mapping[str, Office]) -> tuple[Handoff, ...]:
    """From hand to hand, by sections and units: names of clerks stay in the unit that has them."""
    known, calendar = dossier.workflow, offices[dossier.office_id].calendar
    entered = [
        (entry, move)
        for entry, move in enumerate(dossier.moves, start=1)
        if move.kind.changes_step or move.kind is MoveKind.SUPPLIED
    ]
    (_, first), *_ = entered
    begins = known.step(first.step)
    hands = [
        Handoff(
            given_by=SUBMITTER,
            taken_by=_hand(dossier, begins, offices=offices),
            at=first.at,
            step=begins.clerks_name.vi,
            note=first.note,
        )
    ]
    for (_, earlier), (entry, later) in pairwise(entered):
        step = known.step(later.step)
        if later.kind is MoveKind.SUPPLIED:
            taker = _hand(dossier, step, offices=offices)
            hands.append(Handoff(SUBMITTER, taker, later.at, SUPPLIED, note=_said(dossier, entry)))
            continue
        is_handed_out = step.status is DossierStatus.RETURNED or step.status.asks_citizen
        hands.append(
            Handoff(
                given_by=SUBMITTER
                if known.step(earlier.step).waits_for_citizen
                else _hand(dossier, known.step(earlier.step), offices=offices),
                taken_by=SUBMITTER if is_handed_out else _hand(dossier, step, offices=offices),
                at=later.at,
                step=step.clerks_name.vi,
                note=_said(dossier, entry),
                result=result_of_step(dossier, entry=entry, calendar=calendar),
            )
        )
    return tuple(hands)


def _said(dossier: Dossier, entry: int) -> str | None:
    """The note, after the papers that the entry brought or asked for."""
    asked, note = papers_asked_for(dossier, entry), note_of_entry(dossier, entry)
    names = asked or tuple(document.name for document in dossier.moves[entry - 1].documents)
    if not names:
        return note
    return f"{'Cần nộp' if asked else 'Đã nhận'}: {'; '.join(names)}. {note or ''}".strip()


def _hand(dossier: Dossier, step: WorkflowStep, *, offices: Mapping[str, Office]) -> str:
    competent = dossier.competent_office_id
    is_away = step.unit is StepUnit.COMPETENT and competent is not None
    office = offices.get(competent if is_away and competent else dossier.office_id)
    return f"{step.role.name_vi}, {office.name}" if office else step.role.name_vi
