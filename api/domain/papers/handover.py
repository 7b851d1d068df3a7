"""What the control sheet says of how the result reached the citizen."""

from api.domain.calendar import local_clock
from api.domain.dossiers.handover import (
    SIGNATURE_HEIGHT,
    SIGNATURE_WIDTH,
    Handover,
    PostState,
    ReceiverRelation,
    strokes,
)
from api.domain.papers.blocks import Block, Field, PenStrokes
from api.domain.papers.wording import written_moment

_RELATIONS = {
    ReceiverRelation.APPLICANT: "người nộp hồ sơ",
    ReceiverRelation.DELEGATE: "người được ủy quyền",
    ReceiverRelation.RELATIVE: "người thân",
}
_POST_STATES = {
    PostState.ON_ITS_WAY: "đang chuyển",
    PostState.DELIVERED: "đã phát",
    PostState.CAME_BACK: "hoàn lại đơn vị",
}


def handover_blocks(handover: Handover | None) -> tuple[Block, ...]:
    """Who took the result and her signature, or the file's fingerprint, or the parcel; nothing before."""
    if handover is None:
        return ()
    if (taken := handover.receiver) is not None:
        when = f", {written_moment(handover.at)}" if handover.at else ""
        by = Field("Người nhận kết quả", f"{taken.name} ({_RELATIONS[taken.relation]}){when}")
        if taken.signature is None:
            return (by, Field("Không ký", taken.unsigned_because))
        lines = strokes(taken.signature) or ()
        return (by, PenStrokes("Chữ ký người nhận", lines, SIGNATURE_WIDTH, SIGNATURE_HEIGHT))
    if (file := handover.file) is not None:
        return (
            Field("Kết quả điện tử", f"{file.name}, ngày {file.issued_on:%d/%m/%Y}"),
            Field("Mã băm SHA-256 của tệp", file.sha256),
        )
    if (parcel := handover.posting) is not None:
        moment = local_clock(parcel.ended_at or parcel.sent_at)
        state = f"{_POST_STATES[parcel.state]} {moment:%H:%M %d/%m/%Y}"
        said = f"{parcel.carrier}, mã vận đơn {parcel.tracking_number}, {state}"
        return (Field("Kết quả gửi qua bưu chính", said),)
    return ()
