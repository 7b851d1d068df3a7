"""Every line that the annex's forms have can be read on ours, filled or left to be written by hand."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pypdfium2
import pytest

from api.adapters.papers import draw_pdf, draw_slip
from api.domain.papers import PaperForm, receipt, slip
from tests.papers import CODE, FACTS, RECEIVED_AT, SUBJECT, every_paper

ABOUT = (
    "Số: ....",
    "Mã hồ sơ:",
    "Hồ sơ của:",
    "Địa chỉ: ....",
    "Số điện thoại: 0905 123 456",
    "Email: ....",
    "Nội dung yêu cầu giải quyết:",
)
LABELS: Mapping[PaperForm, tuple[str, ...]] = {
    PaperForm.RECEIPT: (
        "Số: ....",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        f"Mã hồ sơ: {CODE}",
        "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công",
        "Tiếp nhận hồ sơ của: Trần Thị Ngữ Demo",
        "Địa chỉ: ....",
        "Số điện thoại: 0905 123 456",
        "Email: ....",
        "Nội dung yêu cầu giải quyết:",
        "1. Thành phần hồ sơ nộp gồm:",
        "2. Số lượng hồ sơ: 01 (bộ)",
        "3. Thời gian giải quyết hồ sơ theo quy định là: 07 ngày làm việc",
        "4. Thời gian nhận hồ sơ: 09 giờ 42 phút",
        "5. Thời gian trả kết quả giải quyết hồ sơ: 11 giờ 30 phút",
        "6. Đăng ký nhận kết quả tại:",
        "Phí, lệ phí (nếu có): ....",
        "Vào Sổ theo dõi hồ sơ, Quyển số: ....",
        "Số thứ tự: ....",
        "được lập thành 02 liên",
        "qua dịch vụ bưu chính",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ),
    PaperForm.SUPPLEMENT_REQUEST: (
        *ABOUT,
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
        "Lý do:",
        "Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ với",
        "Số điện thoại hướng dẫn: ....",
        "NGƯỜI HƯỚNG DẪN",
    ),
    PaperForm.REFUSAL: (
        *ABOUT,
        "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
        "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
        "Lý do:",
        "Xin thông báo cho Ông/Bà được biết và thực hiện.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ),
    PaperForm.APOLOGY_EXTENSION: (
        *(label for label in ABOUT if label != "Hồ sơ của:"),
        "Kính gửi Ông/Bà: Trần Thị Ngữ Demo",
        "Thời gian nhận hồ sơ:",
        "Thời gian hẹn trả kết quả: 11 giờ 30 phút, ngày 03",
        "Lý do:",
        "thành thật xin lỗi và rất mong nhận được sự thông cảm của Ông/Bà",
        "Thời gian hẹn trả kết quả lại: 11 giờ 30 phút, ngày 09",
        "Nơi nhận: – Như trên – Lưu: VT",
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    ),
    PaperForm.TERMINATION: (*ABOUT, "THÔNG BÁO", "dừng giải quyết hồ sơ", "Lý do:"),
    PaperForm.CONTROL_SHEET: (
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        f"Mã hồ sơ: {CODE}",
        "Kèm theo hồ sơ của: Trần Thị Ngữ Demo",
        "Thời gian nhận hồ sơ:",
        "Thời gian hẹn trả kết quả:",
        "Cơ quan (bộ phận) giải quyết hồ sơ: UBND Phường Liên Chiểu",
        "Cơ quan phối hợp giải quyết hồ sơ: ....",
        "Tên cơ quan giao; Người giao (ký)",
        "Tên cơ quan nhận; Người nhận (ký)",
        "Thời gian giao, nhận hồ sơ",
        "Kết quả giải quyết hồ sơ (trước hạn/đúng hạn/quá hạn)",
        "Ghi chú",
    ),
    PaperForm.REGISTER: (
        "SỔ THEO DÕI HỒ SƠ",
        "TT",
        "Mã hồ sơ",
        "Tên thủ tục hành chính",
        "Số lượng hồ sơ (bộ)",
        "Tên cá nhân, tổ chức",
        "Địa chỉ, số điện thoại",
        "Cơ quan chủ trì giải quyết",
        "Nhận hồ sơ",
        "Hẹn trả kết quả",
        "Trả kết quả",
        "Phương thức nhận kết quả",
        "Ký nhận",
        "Ghi chú",
    ),
}


def letters(text: str) -> str:
    """Lines and cells wrap: compared is what is printed between the spaces."""
    return re.sub(r"[\s\x02\ufffe-]", "", text)


def printed(file: bytes) -> str:
    return letters("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)))


@pytest.mark.parametrize("form", PaperForm)
def test_form_has_every_line_of_the_annex(form: PaperForm) -> None:
    said = printed(draw_pdf(every_paper()[form], made_at=RECEIVED_AT))
    assert [label for label in LABELS[form] if letters(label) not in said] == []


@pytest.mark.parametrize("form", PaperForm)
def test_form_is_one_page(form: PaperForm) -> None:
    assert len(pypdfium2.PdfDocument(draw_pdf(every_paper()[form], made_at=RECEIVED_AT))) == 1


def test_only_the_head_signs_an_apology_and_the_clerk_a_request() -> None:
    apology = printed(draw_pdf(every_paper()[PaperForm.APOLOGY_EXTENSION], made_at=RECEIVED_AT))
    request = printed(draw_pdf(every_paper()[PaperForm.SUPPLEMENT_REQUEST], made_at=RECEIVED_AT))
    assert letters("Lê Thị Demo") not in apology
    assert letters("Lê Thị Demo") in request
    assert letters("NGƯỜI NỘP HỒ SƠ") not in apology + request


def test_slip_leaves_nothing_to_write_and_no_remarks() -> None:
    said = printed(draw_slip(slip(receipt(subject=SUBJECT, facts=FACTS)), made_at=RECEIVED_AT))
    for label in ("Địa chỉ", "Email", "Phí, lệ phí", "Quyển số", "Số thứ tự", "liên", "...."):
        assert letters(label) not in said, label
    assert letters("Số điện thoại: 0905 123 456") in said


def test_long_address_of_letters_is_whole_on_page_and_slip() -> None:
    email = f"{'nguoi.nop.ho.so.rat.dai' * 4}@thu-dien-tu.denluot.example"
    paper = receipt(subject=replace(SUBJECT, email=email), facts=FACTS)
    for file in (draw_pdf(paper, made_at=RECEIVED_AT), draw_slip(slip(paper), made_at=RECEIVED_AT)):
        assert letters(f"Email: {email}") in printed(file)
