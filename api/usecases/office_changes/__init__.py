"""An office's managers change its settings: preview, change with a record, read what was changed."""

from api.storage.office_changes import KeptChange
from api.usecases.office_changes.changing import (
    ChangeResumed,
    OfficeChanged,
    change_office,
    resume_change,
)
from api.usecases.office_changes.previewing import preview_change
from api.usecases.office_changes.reading import changes_of, office_now, reckoning_of

__all__ = [
    "ChangeResumed",
    "KeptChange",
    "OfficeChanged",
    "change_office",
    "changes_of",
    "office_now",
    "preview_change",
    "reckoning_of",
    "resume_change",
]
