"""Dossiers: received at the counter or sent in and registered, followed, moved, assigned and extended."""

from api.usecases.dossiers.assigning import DossierAssigned, assign_dossier
from api.usecases.dossiers.batches import (
    DossiersAdvanced,
    DossiersAssigned,
    SeenDossier,
    advance_dossiers,
    assign_dossiers,
)
from api.usecases.dossiers.changing import unit_name
from api.usecases.dossiers.extending import DossierExtended, extend_dossier
from api.usecases.dossiers.inbox import see_inbox
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
from api.usecases.dossiers.receiving_registered import if_received_now, receive_registered
from api.usecases.dossiers.registering import DossierRegistered, register_dossier
from api.usecases.dossiers.supplementing import SupplementReceived, receive_supplement

__all__ = [
    "DossierAdvanced",
    "DossierAssigned",
    "DossierDue",
    "DossierExtended",
    "DossierReceived",
    "DossierRegistered",
    "DossiersAdvanced",
    "DossiersAssigned",
    "PersonalDetails",
    "SeenDossier",
    "SupplementReceived",
    "advance_dossier",
    "advance_dossiers",
    "assign_dossier",
    "assign_dossiers",
    "dossier_of_ticket",
    "extend_dossier",
    "get_dossier",
    "if_received_now",
    "list_dossiers",
    "office_dossiers",
    "receive_dossier",
    "receive_registered",
    "receive_supplement",
    "register_dossier",
    "see_inbox",
    "see_personal_details",
    "unit_name",
]
