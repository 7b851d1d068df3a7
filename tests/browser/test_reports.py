"""A manager reports: figures with charts, files for a spreadsheet, the register, and what is public."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Page, expect

from api.usecases.statistics import rebuild
from tests.browser.screens import Screens
from tests.browser.ward import BrowserWard
from tests.integration.usecases.year_of_dossiers import later, write_dossiers, year_of_dossiers

PHONE = {"width": 360, "height": 740}
# The first paper of a process takes a second of processor time, on a busy machine much longer.
PATIENCE_WITH_FILES_IN_MS = 60_000
LAST_FRIDAY = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def dossiers(ward: BrowserWard) -> int:
    """A fiftieth of a published year, up to the Friday before: how many were received."""
    known = [later(each, timedelta(days=365)) for each in year_of_dossiers(ward.office, one_of=53)]
    written = write_dossiers(each for each in known if each.moves[-1].at < LAST_FRIDAY)
    rebuild(office_id=ward.office)
    return written


def report_of(page: Page, period: str) -> None:
    page.get_by_role("combobox", name="Kỳ").select_option(label=period)
    show = page.get_by_role("button", name="Xem báo cáo")
    show.click()
    expect(show).to_have_attribute("aria-busy", "false")


def saved(page: Page, button: str, folder: Path) -> tuple[str, bytes]:
    """The name and the bytes of the file behind a button."""
    with page.expect_download(timeout=PATIENCE_WITH_FILES_IN_MS) as waiting:
        page.get_by_role("button", name=button).click()
    download: Download = waiting.value
    path = folder / download.suggested_filename
    download.save_as(path)
    return download.suggested_filename, path.read_bytes()


def test_manager_reads_a_years_report_and_takes_its_files(
    ward: BrowserWard, screens: Screens, dossiers: int, tmp_path: Path
) -> None:
    page = screens.managers_page("Báo cáo")
    report_of(page, "Năm nay")
    tiles = page.locator(".tile dd")
    expect(tiles.first).to_have_text(str(dossiers))
    expect(page.get_by_text("mục tiêu 65 %")).to_be_visible()
    expect(page.get_by_text("chưa đạt")).to_have_count(2)
    expect(page.get_by_text("/ 20 điểm")).to_be_visible()
    expect(page.get_by_text("20 × (trước hạn + đúng hạn) / tiếp nhận =")).to_be_visible()
    expect(page.get_by_text("Điểm chính thức do Cổng Dịch vụ công quốc gia công bố")).to_be_visible()
    page.get_by_text("Xem bảng số").first.click()
    months = page.locator(".chart table").first.locator("tbody tr")
    expect(months).to_have_count(11)
    cells = [row.locator("td").all_inner_texts() for row in months.all()]
    results = sum(int(cell) for row in cells for cell in row)
    expect(tiles.nth(1)).to_have_text(str(results))
    expect(page.locator(".chart svg").first.locator("rect")).to_have_count(33)
    page.get_by_text("Xem bảng số").first.click()
    screens.save(page, "year", full=True)

    table = page.get_by_role("region", name="Báo cáo II.06a").locator("tbody tr")
    shown = [row.locator("th, td").all_inner_texts() for row in table.all()]
    assert [row[0] for row in shown] == ["Chứng thực", "Hộ tịch", "Đất đai", "Tổng cộng"]
    name, text = saved(page, "Tải CSV", tmp_path)
    assert name == "bao-cao-06a-2026-01-01-2026-11-23.csv"
    written = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert written[1:] == shown
    name, book = saved(page, "Tải XLSX", tmp_path)
    assert name.endswith(".xlsx")
    rows = list(load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))
    assert [[str(cell) for cell in row] for row in rows] == written
    expect(page.get_by_text("Sổ in cho nhiều nhất 31 ngày.")).to_be_visible()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    screens.save(page, "year-phone", full=True)


def test_register_of_a_month_is_saved_as_a_file(
    ward: BrowserWard, screens: Screens, dossiers: int, tmp_path: Path
) -> None:
    page = screens.managers_page("Báo cáo")
    report_of(page, "Tháng trước")
    received = page.locator(".tile dd").first.inner_text()
    name, file = saved(page, "Tải sổ theo dõi", tmp_path)
    assert name == "so-theo-doi-2026-10-01-2026-10-31-tu-so-1.pdf"
    expect(page.get_by_text(f"Đã tải {received} hồ sơ.")).to_be_visible()
    expect(page.get_by_role("button", name="Tải phần tiếp theo")).to_have_count(0)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(file))
    assert "SỔ THEO DÕI HỒ SƠ" in text
    screens.save(page, "month", full=True)
    page.get_by_label("Đến ngày").fill("")
    page.get_by_label("Đến ngày").dispatch_event("change")
    page.get_by_role("button", name="Xem báo cáo").click()
    expect(page.get_by_role("alert")).to_have_text("Mời chọn ngày đầu và ngày cuối của kỳ.")
    page.get_by_label("Đến ngày").fill("2026-11-24")
    page.get_by_role("button", name="Xem báo cáo").click()
    expect(page.get_by_role("alert")).to_contain_text("Ngày cuối chưa tới.")
    page.get_by_label("Đến ngày").fill("2026-09-30")
    page.get_by_role("button", name="Xem báo cáo").click()
    expect(page.get_by_role("alert")).to_contain_text("Kỳ báo cáo từ một ngày đến một năm")


def test_target_is_a_setting_and_last_month_is_public(
    ward: BrowserWard, screens: Screens, dossiers: int
) -> None:
    citizen = screens.phone(f"/o/{ward.office}")
    expect(citizen.get_by_text("Tháng 10/2026: trả")).to_be_visible()
    screens.save(citizen, "published", full=True)

    page = screens.settings()
    page.get_by_text("Mục tiêu báo cáo", exact=True).click()
    page.get_by_label("Số hóa (% hồ sơ tiếp nhận)").fill("0")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.locator(".differences").first).to_contain_text("Mục tiêu số hóa hồ sơ (%)")
    page.get_by_label("Lý do thay đổi").fill("Chưa có máy quét")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_text("Đã áp dụng.")).to_be_visible()
    page = screens.managers_page("Báo cáo")
    report_of(page, "Quý trước")
    expect(page.get_by_text("mục tiêu 0 %")).to_be_visible()
    expect(page.get_by_text("đạt", exact=True)).to_have_count(1)
    page.get_by_role("combobox", name="Theo").select_option(label="Cán bộ")
    page.get_by_role("button", name="Xem báo cáo").click()
    expect(page.get_by_text("10 cán bộ không hiện riêng vì có dưới 30 kết quả")).to_be_visible()
    expect(page.get_by_role("row", name="Cán bộ không hiện riêng (10) 164")).to_be_visible()
    screens.save(page, "officers", full=True)
