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
