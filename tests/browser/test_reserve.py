"""A clerk books for who rings up, from the reserve too; a citizen scans her card where that is asked for."""

import re
from dataclasses import replace
from typing import Any

from playwright.sync_api import expect

from api.storage.offices import load_office, save_office
from tests.browser.camera import LookAt
from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import RESIDENCE, BrowserWard

TICKET = re.compile(r"/t/[0-9A-Z]{12}$")
NINE = "2026-11-23T02:00:00+00:00"
CARD = "048190001234||Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu, Đà Nẵng|15062022"


def change_office(ward: BrowserWard, **changes: Any) -> None:
    office = load_office(ward.office)
    assert office is not None
    save_office(replace(office, **{name: change(office) for name, change in changes.items()}))
    ward.services._offices.clear()


def reserve_one(ward: BrowserWard) -> None:
    change_office(
        ward,
        groups=lambda office: tuple(
            replace(group, reserve_places=1) if group.id == "residence" else group for group in office.groups
        ),
    )


def ask_for_the_number(ward: BrowserWard) -> None:
    change_office(
        ward, booking_policy=lambda office: replace(office.booking_policy, needs_citizen_number=True)
    )


def test_clerk_books_the_reserved_place_for_who_rings_up(ward: BrowserWard, screens: Screens) -> None:
    reserve_one(ward)
    slot = next(slot for slot in ward.free_slots(RESIDENCE) if slot["startsAt"] == NINE)
    assert slot["freePlaces"] == 1
    assert ward.book(procedure=RESIDENCE, slot=slot["id"])["__typename"] == "AppointmentBooked"
    desk = screens.at_the_desk()
    desk.get_by_role("button", name="Đặt hẹn hộ").click()
    dialog = desk.get_by_role("dialog", name="Đặt hẹn hộ người dân")
    dialog.get_by_label("Tìm thủ tục").fill("xyz")
    expect(dialog.get_by_text("Không tìm thấy thủ tục nào.")).to_be_visible()
    dialog.get_by_label("Tìm thủ tục").fill("thuong tru")
    expect(dialog.get_by_role("button", name="Đăng ký thường trú", exact=True)).to_be_visible()
    screens.save(desk, "search")
    dialog.get_by_role("button", name="Đăng ký thường trú", exact=True).click()
    expect(dialog.get_by_label("Giờ", exact=True)).to_contain_text("9:00 · còn 1 (1 dành riêng)")
    dialog.get_by_label("Giờ", exact=True).select_option(slot["id"])
    dialog.get_by_label("Họ và tên").fill("Lê Văn Gọi Demo")
    dialog.get_by_label("Số điện thoại").fill("0905 999 888")
    dialog.get_by_label("Số căn cước").fill("048 190")
    dialog.get_by_role("button", name="Đặt hẹn", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("12 chữ số")
    screens.save(desk, "refused")
    dialog.get_by_label("Số căn cước").fill("048190001234")
    dialog.get_by_role("button", name="Đặt hẹn", exact=True).click()
    expect(dialog.get_by_role("heading", name=re.compile("Đã đặt: 9:00"))).to_be_focused()
    screens.save(desk, "booked")
    code = dialog.locator(".code").inner_text().replace(" ", "")
    phone = screens.phone(f"/t/{code}")
    expect(phone.get_by_text("9:00").first).to_be_visible()
    dialog.get_by_role("button", name="Đặt thêm lịch khác").click()
    expect(dialog.get_by_label("Tìm thủ tục")).to_be_visible()


def test_clerk_books_two_places_only_where_two_follow_each_other(ward: BrowserWard, screens: Screens) -> None:
    before, full, after = ward.free_slots(RESIDENCE)[:3]
    for number in range(full["freePlaces"]):
        booked = ward.book(procedure=RESIDENCE, slot=full["id"], phone=f"09051234{number:02}")
        assert booked["__typename"] == "AppointmentBooked"
    desk = screens.at_the_desk()
    desk.get_by_role("button", name="Đặt hẹn hộ").click()
    dialog = desk.get_by_role("dialog", name="Đặt hẹn hộ người dân")
    dialog.get_by_label("Tìm thủ tục").fill("thuong tru")
    dialog.get_by_role("button", name="Đăng ký thường trú", exact=True).click()
    times = dialog.get_by_label("Giờ", exact=True)
    times.select_option(after["id"])
    expect(times.locator(f"option[value='{before['id']}']")).to_have_count(1)
    dialog.get_by_label("Họ và tên").fill("Lê Văn Gọi Demo")
    dialog.get_by_label("Số người hoặc hồ sơ").select_option("2")
    expect(times.locator(f"option[value='{before['id']}']")).to_have_count(0)
    expect(times).to_have_value(after["id"])
    expect(times.locator("option:checked")).to_contain_text("đến")
    screens.save(desk, "two-places")
    dialog.get_by_label("Số điện thoại").fill("0905 999 888")
    dialog.get_by_role("button", name="Đặt hẹn", exact=True).click()
    expect(dialog.get_by_text("2 chỗ liền nhau, đến")).to_be_visible()
    screens.save(desk, "two-places-booked")
    code = dialog.locator(".code").inner_text().replace(" ", "")
    asked = "query($c: ID!) { ticket(code: $c) { places appointmentAt } }"
    assert ward.ask(asked, c=code)["ticket"] == {"places": 2, "appointmentAt": after["startsAt"]}


def test_card_is_scanned_where_the_office_asks_for_its_number(ward: BrowserWard, looking_at: LookAt) -> None:
    ask_for_the_number(ward)
    screens = looking_at(CARD)
    slot = ward.free_slots(RESIDENCE)[3]
    phone = screens.phone(f"/o/{ward.office}/p/{RESIDENCE}/book?slot={slot['id']}")
    phone.get_by_label("Số điện thoại").fill("0905 123 456")
    phone.get_by_role("button", name="Đặt giờ hẹn này").click()
    expect(phone.get_by_text("Mời nhập đủ 12 chữ số căn cước, hoặc quét thẻ.")).to_be_visible()
    screens.save(phone, "number-asked-for", full=True)
    phone.get_by_role("button", name="Quét mã QR trên thẻ").click()
    expect(phone.get_by_label("Số căn cước")).to_have_value("048190001234", timeout=NEXT_LOOK_IN_MS)
    expect(phone.get_by_label("Họ và tên")).to_have_value("Trần Thị Minh Thảo")
    expect(phone.locator(".has-error")).to_have_count(0)
    screens.save(phone, "card-scanned", full=True)
    with phone.expect_request(
        lambda request: "bookAppointment" in str(request.post_data) or "048190" in str(request.post_data)
    ) as sent:
        phone.get_by_role("button", name="Đặt giờ hẹn này").click()
    assert "048190001234|||05031990|Nữ||15062022" in str(sent.value.post_data)
    assert "Tổ 12" not in str(sent.value.post_data)
    phone.wait_for_url(TICKET)
    kept = phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "048190" not in kept


def test_number_is_optional_and_folded_away_elsewhere(ward: BrowserWard, screens: Screens) -> None:
    slot = ward.free_slots(RESIDENCE)[3]
    phone = screens.phone(f"/o/{ward.office}/p/{RESIDENCE}/book?slot={slot['id']}")
    expect(phone.get_by_label("Số căn cước")).to_be_hidden()
    phone.get_by_text("Dùng thẻ căn cước để điền nhanh?").click()
    expect(phone.get_by_label("Số căn cước")).to_be_visible()
    screens.save(phone, "optional", full=True)
    phone.get_by_label("Họ và tên").fill("Trần Thị Minh Demo")
    phone.get_by_label("Số điện thoại").fill("0905 123 456")
    phone.get_by_role("button", name="Đặt giờ hẹn này").click()
    phone.wait_for_url(TICKET)
