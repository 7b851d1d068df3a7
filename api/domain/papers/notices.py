"""Forms 02 to 05: what is asked of the citizen, refused, put off or stopped, and why.

02 and 03 have the lines and signers of Circular 01/2018's forms as Thanh Hóa's centre prints them; 04 those
of the letters of apology of that centre and of a land registry of Đồng Nai, signed by the head of the unit.
Of 05, new in Circular 03/2025, no print was found: it has the lines of 03.
"""

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
            "Trong thời gian chờ bổ sung, thời hạn giải quyết tạm dừng. Trong quá trình hoàn thiện hồ sơ, "
            f"nếu có vướng mắc, Ông/Bà liên hệ với {subject.office.unit_vi}, {subject.office.address}, "
            "để được hướng dẫn."
        ),
        Field("Số điện thoại hướng dẫn", None),
        Signatures(left=None, right="NGƯỜI HƯỚNG DẪN", right_name=clerk_name),
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
        Paragraph(
            f"Qua xem xét, {subject.office.unit_vi} thông báo không tiếp nhận, giải quyết hồ sơ này "
            "với lý do cụ thể như sau:"
        ),
        Field("Lý do", reason),
        Paragraph("Xin thông báo cho Ông/Bà được biết và thực hiện."),
        _signed(subject, "NGƯỜI TIẾP NHẬN HỒ SƠ", clerk_name),
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
    received_at: datetime,
    was_due_at: datetime,
    due_at: datetime,
    apologised_at: datetime,
) -> Paper:
    """Form 04, Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết, with the old and the new day.

    It is written before the old day: the result will be late, not is.
    """
    body = (
        Field("Kính gửi Ông/Bà", subject.name),
        *subject.reached_at,
        Field("Nội dung yêu cầu giải quyết", subject.procedure_name),
        Field("Thời gian nhận hồ sơ", written_moment(received_at)),
        Field("Thời gian hẹn trả kết quả", written_moment(was_due_at)),
        Paragraph(
            f"Tuy nhiên, {subject.office.unit_vi} chưa thể trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời "
            "hạn nêu trên."
        ),
        Field("Lý do", reason),
        Paragraph(
            f"{subject.office.unit_vi} thành thật xin lỗi và rất mong nhận được sự thông cảm của Ông/Bà "
            "vì sự chậm trễ này."
        ),
        Field("Thời gian hẹn trả kết quả lại", written_moment(due_at)),
        Signatures(left=None, right="THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", sent_to=("Như trên", "Lưu: VT")),
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
        _signed(subject, "CÁN BỘ", clerk_name),
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
        *subject.reached_at,
        Field("Nội dung yêu cầu giải quyết", subject.procedure_name),
    )


def _signed(subject: PaperSubject, role: str, clerk_name: str) -> Signatures:
    return Signatures(left="NGƯỜI NỘP HỒ SƠ", right=role, left_name=subject.name, right_name=clerk_name)
