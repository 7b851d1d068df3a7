"""Papers as files: the clerk prints a receipt again and a request, the citizen downloads the same."""

import hashlib
from pathlib import Path

import pypdfium2
from playwright.sync_api import Locator, Page, expect

from tests.browser.screens import Screens
from tests.browser.ward import BrowserWard


def saved_by(page: Page, button: Locator) -> tuple[str, bytes]:
    """The name and content of the file that the button saves."""
    with page.expect_download() as waiting:
        button.click()
    file = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def text_of(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_clerk_prints_papers_again_and_the_citizen_downloads_the_same(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.act("openCounter")
    code = ward.dossier()
    ward.move_dossier(code, "APPRAISAL")
    ward.move_dossier(code, "SUPPLEMENT", note="Giấy tờ chỗ ở; Giấy khai sinh")
    ward.act("closeCounter")

    desk = screens.at_the_desk()
    desk.get_by_label("Mở hồ sơ theo mã").fill(code)
    desk.locator("form.find").get_by_role("button", name="Mở", exact=True).click()
    dialog = desk.get_by_role("dialog")
    papers = dialog.locator("dl-dossier-papers")
    expect(papers.get_by_role("listitem")).to_have_count(3)
    name, receipt = saved_by(desk, papers.get_by_role("button", name="Tải để in A4: Mẫu 01"))
    assert name == f"mau-01-{code}.pdf"
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in text_of(receipt)
    name, slip = saved_by(desk, papers.get_by_role("button", name="Tải để in 80 mm"))
    assert name == f"mau-01-{code}-80mm.pdf"
    assert pypdfium2.PdfDocument(slip)[0].get_width() < 230
    _, request = saved_by(desk, papers.get_by_role("button", name="Tải để in A4: Mẫu 02"))
    assert "1. Giấy tờ chỗ ở 2. Giấy khai sinh" in text_of(request)
    _, sheet = saved_by(desk, papers.get_by_role("button", name="Tải để in A4: Mẫu 06"))
    assert "Bộ phận chuyên môn, Phường Liên Chiểu" in text_of(sheet)
    for content, paper in (
        (receipt, "receipt"),
        (slip, "receipt-80-mm"),
        (request, "request"),
        (sheet, "control-sheet"),
    ):
        screens.save_paper(content, paper)
    papers.scroll_into_view_if_needed()
    screens.save(desk, "console")

    phone = screens.phone(f"/d/{code}")
    expect(phone.locator("dl-dossier-papers")).to_have_count(0)
    phone.get_by_label("Bốn số cuối").fill("3456")
    phone.get_by_role("button", name="Xem", exact=True).click()
    mine = phone.locator("dl-dossier-papers")
    expect(mine.get_by_role("listitem")).to_have_count(2)
    _, downloaded = saved_by(phone, mine.get_by_role("button", name="Giấy tiếp nhận hồ sơ"))
    assert hashlib.sha256(downloaded).digest() == hashlib.sha256(receipt).digest()
    mine.scroll_into_view_if_needed()
    screens.save(phone, "phone", full=True)


def test_preparation_sheet_has_what_was_typed_and_ticked(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone(f"/t/{ward.booked(minutes=120)}")
    phone.evaluate(
        """sessionStorage.setItem("denluot.contact",
        JSON.stringify({name: "Trần Thị Minh Demo", phone: "0905123456"}))"""
    )
    bring = phone.locator("dl-checklist")
    bring.locator("summary").first.click()
    bring.get_by_role("checkbox").first.check()
    phone.get_by_role("button", name="Phiếu chuẩn bị hồ sơ").click()
    sheet = phone.locator("dl-preparation")
    expect(sheet.get_by_role("heading", name="Phiếu chuẩn bị hồ sơ")).to_be_focused()
    expect(sheet.get_by_label("Họ và tên")).to_have_value("Trần Thị Minh Demo")
    expect(sheet.get_by_label("Số điện thoại")).to_have_value("0905123456")
    expect(sheet.locator("li.ready")).to_have_count(1)
    expect(sheet.get_by_text("Đăng ký thường trú")).to_be_visible()
    screens.save(phone, "preparation", full=True)
    phone.evaluate("window.print = () => { window.printed = true }")
    sheet.get_by_role("button", name="In hoặc lưu PDF").click()
    phone.wait_for_function("window.printed")
    printed = phone.pdf(format="A4")
    screens.save_paper(printed, "preparation-printed")
    assert len(pypdfium2.PdfDocument(printed)) == 1
    paper = text_of(printed)
    assert "Phiếu chuẩn bị hồ sơ" in paper
    assert "Trần Thị Minh Demo" in paper
    assert "☑" in paper
    assert "Tìm thủ tục" not in paper
    assert "In hoặc lưu PDF" not in paper
    phone.emulate_media(media="print")
    screens.save(phone, "preparation-on-paper")
