"""Forms 02 to 05: what is asked of the citizen, refused, put off or stopped, and why."""

from collections.abc import Sequence
from datetime import datetime

from api.domain.papers.blocks import Block, Field, Items, Paper, Paragraph, Signatures, Title
from api.domain.papers.forms import PaperForm
from api.domain.papers.subject import PaperSubject, dossier_paper
from api.domain.papers.wording import written_moment


def supplement_request(
    *, subject: PaperSubject, wanted: Sequence[str], reason: str, asked_at: datetime, clerk_name: str
) -> Paper:
    """Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: everything that is missing, asked for once."""
    body = (
        *_about(subject),
        Items("Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau", tuple(wanted)),
        Field("Lý do", reason),
        Paragraph(
            "Trong thời gian chờ bổ sung, thời hạn giải quyết tạm dừng. Nếu có vướng mắc, "
            f"xin liên hệ {subject.office.unit_vi}, {subject.office.address}."
        ),
        _signed(subject, clerk_name),
    )
    return dossier_paper(
        PaperForm.SUPPLEMENT_REQUEST,
        subject=subject,
        issued_at=asked_at,
        title=Title("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ"),
        body=body,
    )


def refusal(*, subject: PaperSubject, reason: str, refused_at: datetime, clerk_name: str) -> Paper:
    """Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ."""
    body = (
        *_about(subject),
        Paragraph(f"Qua xem xét, {subject.office.unit_vi} không tiếp nhận, giải quyết hồ sơ này."),
        Field("Lý do", reason),
        _signed(subject, clerk_name),
    )
    return dossier_paper(
        PaperForm.REFUSAL,
        subject=subject,
        issued_at=refused_at,
        title=Title("PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ"),
        body=body,
    )


def apology(
    *,
    subject: PaperSubject,
    reason: str,
    was_due_at: datetime,
    due_at: datetime,
    apologised_at: datetime,
    clerk_name: str,
) -> Paper:
    """Form 04, Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết, with the old and the new day."""
    body = (
        *_about(subject),
        Field("Ngày hẹn trả kết quả đã báo", written_moment(was_due_at)),
        Paragraph(
            f"{subject.office.unit_vi} chưa giải quyết xong hồ sơ đúng hẹn và thành thật xin lỗi "
            "Ông/Bà vì sự chậm trễ này."
        ),
        Field("Lý do", reason),
        Field("Ngày hẹn trả kết quả mới", written_moment(due_at)),
        _signed(subject, clerk_name),
    )
    return dossier_paper(
        PaperForm.APOLOGY_EXTENSION,
        subject=subject,
        issued_at=apologised_at,
        title=Title("VĂN BẢN XIN LỖI", "và đề nghị gia hạn thời gian giải quyết hồ sơ"),
        body=body,
    )


def termination(*, subject: PaperSubject, reason: str, stopped_at: datetime, clerk_name: str) -> Paper:
    """Form 05, Thông báo dừng giải quyết hồ sơ."""
    body = (
        *_about(subject),
        Paragraph(f"{subject.office.unit_vi} thông báo dừng giải quyết hồ sơ này."),
        Field("Lý do", reason),
        _signed(subject, clerk_name),
    )
    return dossier_paper(
        PaperForm.TERMINATION,
        subject=subject,
        issued_at=stopped_at,
        title=Title("THÔNG BÁO", "về việc dừng giải quyết hồ sơ"),
        body=body,
    )


def _about(subject: PaperSubject) -> tuple[Block, ...]:
    return (
        Field("Hồ sơ của", subject.name),
        Field("Số điện thoại", subject.phone),
        Field("Nội dung yêu cầu giải quyết", subject.procedure_name),
    )


def _signed(subject: PaperSubject, clerk_name: str) -> Signatures:
    return Signatures(left="NGƯỜI NỘP HỒ SƠ", right="CÁN BỘ", left_name=subject.name, right_name=clerk_name)
