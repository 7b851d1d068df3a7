"""Dossiers registered and received that were sent in, as tests of them need it."""

from typing import Any

from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.procedures import Channel
from api.domain.staff import StaffMember
from api.usecases import dossiers
from tests.integration.usecases.office_day import BIRTH, OfficeDay, new_key


def registered(
    day: OfficeDay,
    procedure: str = BIRTH,
    *,
    key: str | None = None,
    lacks_one: bool = False,
    staff: StaffMember | None = None,
    **more: Any,
) -> Any:
    """The outcome of entering a dossier that was sent in."""
    state = DocumentState.MISSING if lacks_one else DocumentState.COPY
    asked: dict[str, Any] = {
        "channel": Channel.ONLINE,
        "name": "Trần Thị Minh Demo",
        "phone": "0905123456",
        "documents": (DocumentReceipt(name="Tờ khai", state=state),),
        "note": None,
        **more,
    }
    return dossiers.register_dossier(
        day.services,
        staff=staff or day.clerk(3),
        procedure_code=procedure,
        idempotency_key=key or new_key(),
        **asked,
    )


def receive_sent_in(
    day: OfficeDay,
    code: str,
    *documents: DocumentReceipt,
    version: int = 1,
    key: str | None = None,
    staff: StaffMember | None = None,
    **more: Any,
) -> Any:
    """The outcome of receiving what was sent in."""
    return dossiers.receive_registered(
        day.services,
        staff=staff or day.clerk(3),
        code=code,
        version=version,
        documents=documents,
        note=more.pop("note", None),
        idempotency_key=key or new_key(),
        **more,
    )
