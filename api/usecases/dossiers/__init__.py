"""Dossiers: receive one at the counter, follow it, move, assign and extend it, see what is due."""

from api.usecases.dossiers.assigning import DossierAssigned, assign_dossier
from api.usecases.dossiers.changing import unit_name
from api.usecases.dossiers.extending import DossierExtended, extend_dossier, recompute_due_dates
from api.usecases.dossiers.moving import DossierAdvanced, advance_dossier
from api.usecases.dossiers.reading import (
    DossierDue,
    PersonalDetails,
    dossier_of_ticket,
    get_dossier,
    list_dossiers,
    office_dossiers,
    see_personal_details,
)
from api.usecases.dossiers.receiving import DossierReceived, receive_dossier

__all__ = [
    "DossierAdvanced",
    "DossierAssigned",
    "DossierDue",
    "DossierExtended",
    "DossierReceived",
    "PersonalDetails",
    "advance_dossier",
    "assign_dossier",
    "dossier_of_ticket",
    "extend_dossier",
    "get_dossier",
    "list_dossiers",
    "office_dossiers",
    "receive_dossier",
    "recompute_due_dates",
    "see_personal_details",
    "unit_name",
]
