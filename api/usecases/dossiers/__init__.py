"""Dossiers: receive one at the counter, follow it, move it, see what is due."""

from api.usecases.dossiers.moving import DossierAdvanced, advance_dossier
from api.usecases.dossiers.reading import (
    DossierDue,
    PersonalDetails,
    dossier_of_ticket,
    get_dossier,
    office_dossiers,
    see_personal_details,
)
from api.usecases.dossiers.receiving import DossierReceived, receive_dossier

__all__ = [
    "DossierAdvanced",
    "DossierDue",
    "DossierReceived",
    "PersonalDetails",
    "advance_dossier",
    "dossier_of_ticket",
    "get_dossier",
    "office_dossiers",
    "receive_dossier",
    "see_personal_details",
]
