"""Dossiers: status codes, workflows, moves and dates, codes, documents, and what their history says."""

from api.domain.dossiers.codes import (
    AgencyCodeIsInvalid,
    DossierCode,
    DossierCodeIsInvalid,
    DossierSequenceIsInvalid,
    dossier_code,
    is_agency_code,
    parse_dossier_code,
)
from api.domain.dossiers.documents import DocumentReceipt, DocumentState, all_digitised, missing_documents
from api.domain.dossiers.events import (
    DossierEvent,
    PathState,
    PathStep,
    citizen_path,
    end_of_processing,
    supplement_pauses,
    supplement_requests,
    waiting_since,
)
from api.domain.dossiers.moves import Assignment, DossierMove, Extension, MoveKind
from api.domain.dossiers.moving import (
    MOST_EXTENSION_DAYS,
    DossierCannotBeExtended,
    ExtensionProblem,
    ReasonIsMissing,
    StepIsNotAllowed,
    advance,
    assign,
    change_email,
    extend,
    extension_to,
    reckon_anew,
    returns_work,
)
from api.domain.dossiers.possible_acts import DossierAct, steps_to_move_to, what_can_be_done
from api.domain.dossiers.previews import MovePreview, SuppliedOn, preview_move, preview_supplement
from api.domain.dossiers.promises import (
    DueWarning,
    due_warning,
    promised_deadline,
    step_due_at,
    used_share,
)
from api.domain.dossiers.records import MOST_MOVES, Dossier
from api.domain.dossiers.statuses import DossierReportGroup, DossierStatus
from api.domain.dossiers.supplementing import (
    SupplementEnd,
    receive_supplement,
    resumed_step,
    with_papers_wanted,
)
from api.domain.dossiers.workflows import NoticeChannel

__all__ = [
    "MOST_EXTENSION_DAYS",
    "MOST_MOVES",
    "AgencyCodeIsInvalid",
    "Assignment",
    "DocumentReceipt",
    "DocumentState",
    "Dossier",
    "DossierAct",
    "DossierCannotBeExtended",
    "DossierCode",
    "DossierCodeIsInvalid",
    "DossierEvent",
    "DossierMove",
    "DossierReportGroup",
    "DossierSequenceIsInvalid",
    "DossierStatus",
    "DueWarning",
    "Extension",
    "ExtensionProblem",
    "MoveKind",
    "MovePreview",
    "NoticeChannel",
    "PathState",
    "PathStep",
    "ReasonIsMissing",
    "StepIsNotAllowed",
    "SupplementEnd",
    "SuppliedOn",
    "advance",
    "all_digitised",
    "assign",
    "change_email",
    "citizen_path",
    "dossier_code",
    "due_warning",
    "end_of_processing",
    "extend",
    "extension_to",
    "is_agency_code",
    "missing_documents",
    "parse_dossier_code",
    "preview_move",
    "preview_supplement",
    "promised_deadline",
    "receive_supplement",
    "reckon_anew",
    "resumed_step",
    "returns_work",
    "step_due_at",
    "steps_to_move_to",
    "supplement_pauses",
    "supplement_requests",
    "used_share",
    "waiting_since",
    "what_can_be_done",
    "with_papers_wanted",
]
