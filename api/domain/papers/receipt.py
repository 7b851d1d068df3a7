"""Form 01: the receipt with the day of the result, on A4 and on a roll of 80 mm."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.deadlines import Deadline
from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.papers.blocks import Block, Codes, Field, Items, Paper, Paragraph, Signatures, Title
from api.domain.papers.forms import PaperForm
from api.domain.papers.subject import PaperSubject, dossier_paper
from api.domain.papers.wording import written_deadline, written_moment

_STATES = {
    DocumentState.ORIGINAL: "bản chính",
    DocumentState.COPY: "bản sao",
    DocumentState.ON_FILE: "đã có bản số hóa, không phải nộp",
}


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """`due_at` is None where the law names no deadline, or while the papers asked for are awaited.

    `supplied_at` is when more papers were brought, for the receipt that is given for them.
    """

    received_at: datetime
    due_at: datetime | None
    deadline: Deadline | None
    documents: Sequence[DocumentReceipt]
    clerk_name: str
    supplied_at: datetime | None = None


def receipt(*, subject: PaperSubject, facts: ReceiptFacts) -> Paper:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả."""
    handed_in = [document for document in facts.documents if document.state is not DocumentState.MISSING]
    missing = [document for document in facts.documents if document.state is DocumentState.MISSING]
    owed: tuple[Block, ...] = ()
    if missing:
        owed = (
            Items("Giấy tờ còn thiếu, phải bổ sung", tuple(document.name for document in missing)),
            Paragraph("Thời gian chờ bổ sung không tính vào thời hạn: ngày trả kết quả lùi lại tương ứng."),
        )
    body = (
        Field("Tiếp nhận hồ sơ của", subject.name),
        Field("Số điện thoại", subject.phone),
        Field("Nội dung yêu cầu giải quyết", subject.procedure_name),
        Items(
            "Thành phần hồ sơ nộp gồm",
            handed_in_lines(handed_in),
        ),
        *owed,
        Field("Số lượng hồ sơ", "01 bộ"),
        Field("Thời gian giải quyết theo quy định", written_deadline(facts.deadline)),
        Field("Thời gian nhận hồ sơ", written_moment(facts.received_at)),
        *((Field("Bổ sung giấy tờ", written_moment(facts.supplied_at)),) if facts.supplied_at else ()),
        Field(
            "Thời gian trả kết quả",
            written_moment(facts.due_at) if facts.due_at else "Trang tra cứu sẽ báo khi có kết quả",
        ),
        Field("Nhận kết quả tại", f"{subject.office.unit_vi}, {subject.office.address}"),
        Signatures(
            left="NGƯỜI NỘP HỒ SƠ",
            right="NGƯỜI TIẾP NHẬN HỒ SƠ",
            left_name=subject.name,
            right_name=facts.clerk_name,
        ),
    )
    return dossier_paper(
        PaperForm.RECEIPT,
        subject=subject,
        issued_at=facts.supplied_at or facts.received_at,
        title=Title("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
        body=body,
    )


def handed_in_lines(documents: Sequence[DocumentReceipt]) -> tuple[str, ...]:
    """Each document that is there, with its form, or how many of each where they were counted."""
    return tuple(
        f"{document.name} ({_form(document)})"
        for document in documents
        if document.state is not DocumentState.MISSING
    )


def _form(document: DocumentReceipt) -> str:
    counted = (("bản chính", document.originals), ("bản sao", document.copies))
    said = ", ".join(f"{count:02} {what}" for what, count in counted if count)
    return said or _STATES[document.state]


def slip(paper: Paper) -> Paper:
    """The same receipt for a narrow roll: nothing to sign and no barcode, which would not fit."""
    kept = (Title, Field, Items, Paragraph, Codes)
    return replace(paper, blocks=tuple(block for block in paper.blocks if isinstance(block, kept)))
