"""Dossiers in the public schema."""

from schema.dossiers.operations import DossierMutation, DossierQuery
from schema.dossiers.types import Dossier

__all__ = ["Dossier", "DossierMutation", "DossierQuery"]
