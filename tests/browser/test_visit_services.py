"""Several services in one visit: the phone adds one, the clerk another; the number goes on by itself."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import BrowserWard


def main_heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text, timeout=NEXT_LOOK_IN_MS)


def test_number_goes_on_to_the_next_line_by_itself(ward: BrowserWard, screens: Screens) -> None:
    mine = ward.waiting(name="Trần Thị Minh Demo")
    phone = screens.phone(f"/t/{mine}")
    main_heading(phone, "Tiếp theo là bạn")
    phone.get_by_role("button", name="Làm thêm thủ tục").click()
    field = phone.get_by_label("Bạn cần làm thêm thủ tục gì?")
    expect(field).to_be_focused()
    field.fill("khai sinh")
    choice = phone.get_by_role("button", name=re.compile("^Thủ tục đăng ký khai sinh$|^Đăng ký khai sinh$"))
    expect(choice).to_be_visible()
    screens.save(phone, "choose", full=True)
    choice.click()
    expect(phone.get_by_text(re.compile(r"^Đã thêm: .*khai sinh\.$"))).to_be_visible()
    services = phone.get_by_role("region", name="Việc của bạn trong lượt này")
    expect(services.get_by_role("listitem")).to_have_count(2)
    expect(services).to_contain_text("kế tiếp, hàng Hộ tịch")
    screens.save(phone, "two-services", full=True)

    desk = screens.at_the_desk()
    expect(desk.get_by_role("button", name="Gọi C 001")).to_be_visible()
    desk.keyboard.press("Enter")
    main_heading(phone, "Quầy 6")
    expect(desk.get_by_text("Việc trong lượt này")).to_be_visible(timeout=NEXT_LOOK_IN_MS)
    desk.get_by_role("button", name="Đã đến, bắt đầu").click()
    expect(desk.get_by_text("Đã bắt đầu C 001.")).to_be_visible()
    desk.keyboard.press("t")
    dialog = desk.get_by_role("dialog", name="Thêm việc cho C 001")
    dialog.get_by_label("Tìm thủ tục").fill("tạm trú")
    added = dialog.get_by_role("button", name=re.compile("tạm trú", re.IGNORECASE)).first
    expect(added).to_be_visible()
    screens.save(desk, "add-at-desk")
    added.click()
    expect(desk.get_by_text(re.compile(r"^Đã thêm việc: .*tạm trú"))).to_be_visible()
    choices = desk.get_by_role("group", name="Nhận hồ sơ của việc").get_by_role("radio")
    expect(choices).to_have_count(2)
    screens.save(desk, "two-dossiers", full=True)
    for number in (0, 1):
        choices.nth(number).check()
        receive = desk.get_by_role("button", name=re.compile("^Nhận và in giấy hẹn"))
        expect(receive).to_be_visible()
        receive.click()
        expect(desk.get_by_text(re.compile(r"đã nhận hồ sơ H17"))).to_have_count(2 * (number + 1))
    screens.save(desk, "received", full=True)
    desk.get_by_role("button", name=re.compile("^Xong")).first.click()
    said = "Đã xong C 001 tại quầy này. Số đã sang hàng Hộ tịch, chứng thực."
    expect(desk.get_by_text(said)).to_be_visible()

    expect(phone.locator(".hero .code")).to_contain_text("B 001", timeout=NEXT_LOOK_IN_MS)
    expect(phone.get_by_text("Việc trước (số C 001) đã xong.")).to_be_visible()
    expect(services).to_contain_text("✓ đã xong")
    expect(services.get_by_role("link", name=re.compile("H17"))).to_have_count(2)
    screens.save(phone, "gone-on", full=True)


def test_undone_finish_brings_the_person_back_to_the_desk(ward: BrowserWard, screens: Screens) -> None:
    ward.waiting(name="Trần Thị Minh Demo")
    desk = screens.at_the_desk()
    expect(desk.get_by_role("button", name="Gọi C 001")).to_be_visible()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Đã đến, bắt đầu").click()
    expect(desk.get_by_text("Đã bắt đầu C 001.")).to_be_visible()
    desk.keyboard.press("t")
    desk.locator("dl-add-service").get_by_label("Tìm thủ tục").fill("khai sinh")
    desk.get_by_role("button", name=re.compile("^Đăng ký khai sinh")).click()
    expect(desk.get_by_text("Đã thêm việc: Đăng ký khai sinh.")).to_be_visible()
    desk.get_by_role("button", name=re.compile("^Xong")).click()
    expect(desk.get_by_text(re.compile("Số đã sang hàng Hộ tịch"))).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.get_by_text("Đã hoàn tác.")).to_be_visible()
    expect(desk.locator(".big.num")).to_have_text("C 001")
    expect(desk.get_by_text("Việc trong lượt này")).to_be_visible()
