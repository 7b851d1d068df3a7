"""Dossiers: status codes, steps and allowed moves, codes, documents, and what their history says."""

from api.domain.dossiers.codes import (
    AgencyCodeIsInvalid,
    DossierCode,
    DossierCodeIsInvalid,
    DossierSequenceIsInvalid,
    dossier_code,
    is_agency_code,
    parse_dossier_code,
)
from api.domain.dossiers.documents import DocumentReceipt, DocumentState, missing_documents
from api.domain.dossiers.events import (
    ORDINARY_PATH,
    DossierEvent,
    PathState,
    PathStep,
    citizen_path,
    end_of_processing,
    supplement_pauses,
    supplement_requests,
    waiting_since,
)
from api.domain.dossiers.records import Dossier, DossierMove, StepIsNotAllowed, advance
from api.domain.dossiers.statuses import DossierReportGroup, DossierStatus
from api.domain.dossiers.steps import DossierStep, StepWording, allowed_steps, may_advance

__all__ = [
    "ORDINARY_PATH",
    "AgencyCodeIsInvalid",
    "DocumentReceipt",
    "DocumentState",
    "Dossier",
    "DossierCode",
    "DossierCodeIsInvalid",
    "DossierEvent",
    "DossierMove",
    "DossierReportGroup",
    "DossierSequenceIsInvalid",
    "DossierStatus",
    "DossierStep",
    "PathState",
    "PathStep",
    "StepIsNotAllowed",
    "StepWording",
    "advance",
    "allowed_steps",
    "citizen_path",
    "dossier_code",
    "end_of_processing",
    "is_agency_code",
    "may_advance",
    "missing_documents",
    "parse_dossier_code",
    "supplement_pauses",
    "supplement_requests",
    "waiting_since",
]
