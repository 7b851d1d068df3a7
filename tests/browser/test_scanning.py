"""The QR code on the board, read by the page's own camera view."""

import re

from playwright.sync_api import expect

from tests.browser.camera import LookAt
from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import BrowserWard


def test_code_on_the_board_is_scanned_and_the_number_taken(ward: BrowserWard, looking_at: LookAt) -> None:
    screens = looking_at(ward.here_address)
    phone = screens.phone(f"/o/{ward.office}/here?p=1.004222")
    phone.get_by_role("button", name="Quét mã bằng máy ảnh").click()
    expect(phone.get_by_text(ward.hall_code())).to_be_visible(timeout=NEXT_LOOK_IN_MS)
    expect(phone.locator("video")).to_have_count(0)
    screens.save(phone, "scanned", full=True)
    phone.get_by_role("button", name="Lấy số").click()
    expect(phone).to_have_url(re.compile("/t/"))


def test_code_of_something_else_is_not_taken_for_ours(ward: BrowserWard, looking_at: LookAt) -> None:
    screens = looking_at("https://example.invalid/menu")
    phone = screens.phone(f"/o/{ward.office}/here?p=1.004222")
    with phone.expect_response(re.compile(r"\.wasm$")):
        phone.get_by_role("button", name="Quét mã bằng máy ảnh").click()
    phone.wait_for_timeout(1_500)
    expect(phone.locator("video")).to_be_visible()
    screens.save(phone, "looking")
    phone.get_by_role("button", name="Dừng quét").click()
    expect(phone.locator("video")).to_have_count(0)


def test_refused_camera_says_to_type_the_code(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone(f"/o/{ward.office}/here?p=1.004222")
    phone.get_by_role("button", name="Quét mã bằng máy ảnh").click()
    expect(phone.get_by_text("Chưa dùng được máy ảnh. Mời bạn gõ mã.")).to_be_visible()
    phone.get_by_label("Mã trên bảng").fill(ward.hall_code())
    phone.get_by_role("button", name="Lấy số").click()
    expect(phone).to_have_url(re.compile("/t/"))
