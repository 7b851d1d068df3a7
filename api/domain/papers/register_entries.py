"""A dossier as its line in the register (form 07)."""

from api.domain.dossiers import Dossier, DossierStatus, end_of_processing
from api.domain.dossiers.handover import HandoverWay
from api.domain.papers.sheets import RegisterEntry
from api.domain.people import show_phone

# Words for the narrow last column, where the line's moments do not tell how it stands.
_REMARKS = {
    DossierStatus.SUPPLEMENT: "Chờ bổ sung",
    DossierStatus.PAYMENT: "Chờ nộp phí",
    DossierStatus.REFUSED: "Từ chối",
    DossierStatus.WITHDRAWN: "Rút hồ sơ",
    DossierStatus.STOPPED: "Dừng",
}
_WAYS = {
    HandoverWay.AT_COUNTER: "Trực tiếp",
    HandoverWay.ONLINE: "Trực tuyến",
    HandoverWay.BY_POST: "Bưu chính",
}
SIGNED_ON_SCREEN = "Ký trên màn hình"


def register_entry(*, dossier: Dossier, agency: str) -> RegisterEntry:
    """The line as it stands now; `agency` is who decides the dossier."""
    returned = [event.at for event in dossier.events if event.status is DossierStatus.RETURNED]
    taken = dossier.handover.receiver if dossier.handover else None
    remarks = [_REMARKS.get(dossier.status), "Gia hạn" if dossier.extension else None]
    return RegisterEntry(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        name=dossier.name,
        phone=show_phone(dossier.phone) if dossier.phone else None,
        agency=agency,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        finished_at=end_of_processing(dossier.events),
        returned_at=returned[-1] if returned else None,
        remark="; ".join(filter(None, remarks)) or None,
        way=_WAYS[dossier.handover.way] if dossier.handover else None,
        signed=SIGNED_ON_SCREEN if taken and taken.signature else None,
    )
