"""Form 01: the receipt with the day of the result, on A4 and on a roll of 80 mm.

Wording and order are those of Circular 01/2018's annex as the one-stop desks of Đồng Tháp (2019) and Phú Thọ
print it; the line for a fee stands on receipts of Đồng Nai's desks in use since 2025. What a citizen still
owes, and when she brought more, are lines of our own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from api.domain.deadlines import Deadline
from api.domain.dossiers import DocumentReceipt, DocumentState
from api.domain.papers.blocks import (
    Block,
    Codes,
    Field,
    FieldLine,
    Items,
    Notes,
    Paper,
    Paragraph,
    Signatures,
    Title,
)
from api.domain.papers.forms import PaperForm
from api.domain.papers.subject import PaperSubject, dossier_paper
from api.domain.papers.wording import written_deadline, written_moment

ONE_SET = "01"
TWO_COPIES = (
    "Giấy tiếp nhận hồ sơ và hẹn trả kết quả được lập thành 02 liên: một liên chuyển kèm theo Phiếu kiểm "
    "soát quá trình giải quyết hồ sơ và được lưu tại Bộ phận tiếp nhận và trả kết quả; một liên giao cho "
    "cá nhân, tổ chức nộp hồ sơ."
)
WAYS_TO_THE_RESULT = (
    "Cá nhân, tổ chức có thể đăng ký nhận kết quả tại Bộ phận tiếp nhận và trả kết quả hoặc tại nhà (trụ sở "
    "tổ chức) qua dịch vụ bưu chính."
)

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
        Field("Bộ phận tiếp nhận và trả kết quả", subject.office.unit_vi),
        Field("Tiếp nhận hồ sơ của", subject.name),
        *subject.reached_at,
        Field("Nội dung yêu cầu giải quyết", subject.procedure_name),
        Items(
            "1. Thành phần hồ sơ nộp gồm",
            handed_in_lines(handed_in),
        ),
        *owed,
        Field("2. Số lượng hồ sơ", f"{ONE_SET} (bộ)"),
        Field("3. Thời gian giải quyết hồ sơ theo quy định là", written_deadline(facts.deadline)),
        Field("4. Thời gian nhận hồ sơ", written_moment(facts.received_at)),
        *((Field("Bổ sung giấy tờ", written_moment(facts.supplied_at)),) if facts.supplied_at else ()),
        Field(
            "5. Thời gian trả kết quả giải quyết hồ sơ",
            written_moment(facts.due_at) if facts.due_at else "Trang tra cứu sẽ báo khi có kết quả",
        ),
        Field("6. Đăng ký nhận kết quả tại", f"{subject.office.unit_vi}, {subject.office.address}"),
        Field("Phí, lệ phí (nếu có)", None),
        FieldLine((Field("Vào Sổ theo dõi hồ sơ, Quyển số", None), Field("Số thứ tự", None))),
        Notes((TWO_COPIES, WAYS_TO_THE_RESULT)),
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
    """The same receipt for a narrow roll: nothing to write or sign, no remarks, and no barcode, which would
    not fit."""
    return replace(paper, blocks=tuple(part for block in paper.blocks for part in _on_a_roll(block)))


def _on_a_roll(block: Block) -> tuple[Block, ...]:
    match block:
        case Field():
            return (block,) if block.value else ()
        case FieldLine():
            return tuple(part for field in block.fields for part in _on_a_roll(field))
        case Title() | Items() | Paragraph() | Codes():
            return (block,)
        case _:
            return ()
