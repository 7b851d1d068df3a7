"""Settings of an office, as its managers see and change them, in the public schema."""

from schema.office_changes.operations import OfficeChangeMutation, OfficeChangeQuery

__all__ = ["OfficeChangeMutation", "OfficeChangeQuery"]
