"""What can come of a manager's change."""

from typing import Annotated

import strawberry

from schema.office_changes.types import OfficeChange, OfficeChangePreview, OfficeSettings
from schema.outcomes import (
    ChangeIsUnknown,
    CounterIsInUse,
    GroupIsInUse,
    InputIsInvalid,
    OfficeHasChanged,
    OfficeIsUnknown,
    Outcome,
)


@strawberry.type
class OfficeChanged:
    settings: OfficeSettings
    change: OfficeChange


@strawberry.type
class OfficeChangeResumed:
    change: OfficeChange


@strawberry.type
class BookingsAreAffected(Outcome):
    preview: OfficeChangePreview


ChangeOfficeResult = Annotated[
    OfficeChanged
    | OfficeHasChanged
    | BookingsAreAffected
    | GroupIsInUse
    | CounterIsInUse
    | OfficeIsUnknown
    | InputIsInvalid,
    strawberry.union("ChangeOfficeResult"),
]


ResumeOfficeChangeResult = Annotated[
    OfficeChangeResumed | ChangeIsUnknown | InputIsInvalid, strawberry.union("ResumeOfficeChangeResult")
]
