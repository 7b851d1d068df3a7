"""What a person gets wrong, and what goes wrong around them: a plain message, and nothing typed is lost."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.screens import Screens, sign_in
from tests.browser.states import CITIZEN, OFFICE
from tests.browser.ward import RESIDENCE, BrowserWard

TICKET = re.compile(r"/t/[0-9A-Z]{12}$")
LOST_NETWORK = r"ERR_INTERNET_DISCONNECTED|ERR_FAILED"


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/o/khong-co", "Chưa có nơi này"),
        (f"{OFFICE}/p/9.999999", "Chưa có thủ tục này"),
        ("/t/K7QM9XWP3TRA", "Không tìm thấy mã này"),
        ("/t/khong-phai-ma", "Không tìm thấy mã này"),
        ("/d/H17.45-261123-9999", "Không tìm thấy hồ sơ"),
        ("/khong/co", "Không có trang này"),
        ("/o/%E0", "Không có trang này"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(path: str, heading: str, screens: Screens) -> None:
    page = screens.phone(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.locator("main a").first).to_be_visible()  # and leads on


@pytest.mark.parametrize(
    ("name", "phone", "field", "message"),
    [
        ("", "0905 123 456", "#name", "Mời bạn nhập họ và tên."),
        ("Trần Thị Minh Demo", "", "#phone", "Mời bạn nhập số điện thoại."),
        ("Trần Thị Minh Demo", "12345", "#phone", "10 chữ số"),
        ("Trần Thị Minh Demo", "0236 3 841 111", "#phone", "10 chữ số"),
        ("4815162342", "0905 123 456", "#name", "họ"),
    ],
)
def test_a_refused_field_keeps_what_was_typed_and_takes_the_focus(
    name: str, phone: str, field: str, message: str, ward: BrowserWard, screens: Screens
) -> None:
    page = CITIZEN["contact"](ward, screens)
    page.locator("#name").fill(name)
    page.locator("#phone").fill(phone)
    page.get_by_role("button", name="Đặt giờ hẹn này").click()
    refused = page.locator(field)
    expect(refused).to_be_focused()
    expect(refused).to_have_attribute("aria-invalid", "true")
    expect(refused).to_have_accessible_description(re.compile(message))
    expect(page.locator("#name")).to_have_value(name)
    expect(page.locator("#phone")).to_have_value(phone)


def test_a_third_appointment_of_a_phone_is_refused_at_the_phone(ward: BrowserWard, screens: Screens) -> None:
    ward.booked()
    ward.booked(minutes=60)
    page = CITIZEN["contact"](ward, screens)
    _gives_contact(page)
    expect(page.locator("#phone")).to_be_focused()
    expect(page.locator("#phone-error")).to_contain_text("2")


def test_a_time_that_filled_up_meanwhile_is_said_and_the_list_is_new(
    ward: BrowserWard, screens: Screens
) -> None:
    slot = ward.free_slots(RESIDENCE)[0]["id"]
    wish = {"office": ward.office, "procedure": RESIDENCE, "slot": slot}
    hold = ward.do("holdSlot", "... on SlotHeld { hold }", **wish)["hold"]
    page = CITIZEN["contact"](ward, screens)  # somebody else holds all that may be held of this time
    for phone, held in (("0905000001", hold), ("0905000002", None)):
        booked = ward.book(procedure=RESIDENCE, slot=slot, phone=phone, hold=held)
        assert booked["__typename"] == "AppointmentBooked"
    _gives_contact(page)
    expect(page.get_by_role("alert")).to_have_text("Khung giờ này vừa hết chỗ. Mời bạn chọn khung giờ khác.")
    screens.save(page, "slot-is-full")
    page.get_by_role("link", name="Chọn giờ khác").click()
    expect(page.locator(".time.full").first).to_contain_text("hết chỗ")
    page.locator(".time:not(.full)").first.click()
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator("#name")).to_have_value("Trần Thị Minh Demo")
    expect(page.locator("#phone")).to_have_value("0905 123 456")
    page.get_by_role("button", name="Đặt giờ hẹn này").click()
    page.wait_for_url(TICKET)


def test_an_expired_hall_code_is_asked_for_again(ward: BrowserWard, screens: Screens) -> None:
    page = CITIZEN["take_number"](ward, screens)
    page.locator("#name").fill("Trần Thị Minh Demo")
    ward.clock.move(minutes=5)
    page.get_by_role("button", name="Lấy số").click()
    code = page.get_by_label("Mã trên bảng")
    expect(code).to_be_focused()
    expect(code).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#name")).to_have_value("Trần Thị Minh Demo")
    screens.save(page, "hall-code-expired")
    code.fill(ward.hall_code())
    page.get_by_role("button", name="Lấy số").click()
    page.wait_for_url(TICKET)
    expect(page.locator(".hero .code b")).to_have_text("C 001")


def test_a_booking_without_network_waits_and_is_sent_under_the_same_key(
    ward: BrowserWard, screens: Screens
) -> None:
    screens.expect(LOST_NETWORK)
    page = CITIZEN["contact"](ward, screens)
    keys = _keys_sent(page)
    page.context.set_offline(True)
    _gives_contact(page)
    expect(page.get_by_role("alert").first).to_contain_text("gửi lại không bị tính hai lần")
    screens.save(page, "booking-without-network")
    page.context.set_offline(False)
    expect(page.locator("#name")).to_have_value("Trần Thị Minh Demo")
    page.get_by_role("button", name="Đặt giờ hẹn này").click()
    page.wait_for_url(TICKET)
    assert len(set(keys)) == 1
    assert len(keys) > 1
    assert _free_places(ward) == 1


def test_a_booking_whose_answer_was_lost_is_not_made_twice(ward: BrowserWard, screens: Screens) -> None:
    screens.expect(LOST_NETWORK)
    page = CITIZEN["contact"](ward, screens)
    keys = _keys_sent(page)
    lost: list[Any] = []

    def lose_the_first_answer(route: Route) -> None:
        if _input_of(route.request) and not lost:
            lost.append(route.fetch().json())
            route.abort()
        else:
            route.continue_()

    page.route("**/graphql", lose_the_first_answer)
    _gives_contact(page)
    page.wait_for_url(TICKET)
    booked = lost[0]["data"]["bookAppointment"]["ticket"]["code"]
    assert page.url.endswith(booked)
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert _free_places(ward) == 1


def test_a_ticket_without_network_shows_what_was_known_and_when(ward: BrowserWard, screens: Screens) -> None:
    screens.expect(LOST_NETWORK)
    page = CITIZEN["ticket_waiting"](ward, screens)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    label = page.locator(".hero .code b").inner_text()
    page.context.set_offline(True)
    page.reload()
    expect(page.locator(".hero .code b")).to_have_text(label)
    expect(page.get_by_text("Mất kết nối. Đây là dữ liệu lúc 8:3").first).to_be_visible()
    screens.save(page, "ticket-without-network")
    page.context.set_offline(False)
    expect(page.get_by_text("Mất kết nối.")).to_have_count(0)


def test_wrong_digits_again_and_again_are_stopped(ward: BrowserWard, screens: Screens) -> None:
    page = CITIZEN["dossier_wrong_digits"](ward, screens)
    button = page.get_by_role("button", name="Xem", exact=True)
    stopped = page.get_by_text("Đã thử sai nhiều lần.")
    for digits in ("2222", "3333", "4444", "5555", "6666", "7777", "8888", "9999", "0000"):
        if stopped.is_visible():
            break
        page.locator("#digits").fill(digits)
        with page.expect_response("**/graphql"):
            button.click()
        expect(page.locator("#digits")).to_be_focused()
    expect(stopped).to_be_visible()
    page.locator("#digits").fill("3456")  # the right ones help no more
    button.click()
    expect(stopped).to_be_visible()
    expect(page.get_by_text("Trần Thị Minh Demo")).to_have_count(0)


def test_an_ended_session_asks_to_sign_in_and_comes_back_to_the_desk(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.waiting(name="Trần Thị Minh Demo", phone="0905123456")
    page = screens.at_the_desk()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã gọi C 001.")).to_be_visible()
    page.keyboard.press("Enter")
    note = page.get_by_label("Lời nhắn cho người dân (không bắt buộc)")
    note.fill("Nhớ mang bản chính.")
    ward.clock.move(hours=8, minutes=5)  # a token lives for eight hours
    page.get_by_role("button", name="Nhận và in giấy hẹn").click()
    over = page.get_by_role("alert").filter(has_text="Phiên làm việc đã hết hạn")
    expect(over).to_be_in_viewport()
    screens.save(page, "session-over")
    over.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("button", name="Lê Minh Demo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quầy 6 · Cư trú")
    expect(note).to_have_value("Nhớ mang bản chính.")


def test_a_counter_in_use_is_refused_by_name(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    page = screens.desk()
    sign_in(page, "Phạm Thu Demo")
    page.get_by_role("button", name="quầy 6").click()
    expect(page.get_by_role("alert")).to_contain_text("Cán bộ Demo 6")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bạn làm ở quầy nào?")


def test_a_board_with_a_foreign_key_shows_no_hall_code(screens: Screens) -> None:
    board = screens.hall(f"/board/lien-chieu#k={'A' * 24}")
    expect(board.get_by_text("Mã màn hình không đúng với văn phòng này.")).to_be_visible()
    expect(board.locator(".foot dl-qr-code")).to_have_count(0)


def _gives_contact(page: Page) -> None:
    page.locator("#name").fill("Trần Thị Minh Demo")
    page.locator("#phone").fill("0905 123 456")
    page.get_by_role("button", name="Đặt giờ hẹn này").click()


def _input_of(request: Request) -> dict[str, Any] | None:
    """The input of a mutation; None for a query."""
    if not request.post_data:
        return None
    variables = json.loads(request.post_data).get("variables", {})
    return variables.get("input")


def _keys_sent(page: Page) -> list[str]:
    keys: list[str] = []

    def note(request: Request) -> None:
        asked = _input_of(request)
        if asked:
            keys.append(asked["idempotencyKey"])

    page.on("request", note)
    return keys


def _free_places(ward: BrowserWard) -> int:
    """Of the first time of the day, which has two."""
    return int(ward.free_slots(RESIDENCE)[0]["freePlaces"])
