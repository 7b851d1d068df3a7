"""The desk of a clerk: signing in, people called, dossiers taken in."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import State, ready
from tests.browser.ward import BrowserWard


def _signed_out(_: BrowserWard, screens: Screens) -> Page:
    return ready(screens.desk("/staff"), "main button")


def _sign_in_page(_: BrowserWard, screens: Screens) -> Page:
    page = screens.desk()
    page.locator("main button").first.click()
    return ready(page, "button[name=clerk]")


def counters(_: BrowserWard, screens: Screens) -> Page:
    return ready(screens.signed_in(), "dl-counters li button")


def desk_waiting(ward: BrowserWard, screens: Screens) -> Page:
    for _ in range(2):
        ward.waiting(name="Trần Thị Minh Demo", phone="0905123456")
    ward.booked(phone="0905123457")
    return ready(screens.at_the_desk(), ".next tbody tr")


def desk_called(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_waiting(ward, screens)
    page.keyboard.press("Enter")
    return ready(page, "dl-desk .timer")


def desk_no_show(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_called(ward, screens)
    for call in (2, 3):
        ward.clock.move(seconds=61)
        page.keyboard.press("r")
        page.get_by_text(f"Đã gọi lần {call}/3").wait_for()
    page.keyboard.press("v")
    page.wait_for_function("() => document.querySelector('dl-desk .timer') === null")
    return ready(page, ".missed button")


def desk_transfer(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_called(ward, screens)
    page.keyboard.press("c")
    return ready(page, "dl-transfer dialog[open] li button")


def desk_booked(ward: BrowserWard, screens: Screens) -> Page:
    """Booked for somebody, while it can still be undone."""
    page = screens.at_the_desk()
    page.get_by_role("button", name="Đặt hẹn hộ").click()
    page.locator("dl-book-for li button").first.click()
    page.get_by_label("Họ và tên").fill("Lê Văn Gọi Demo")
    page.get_by_label("Số điện thoại").fill("0905999888")
    page.get_by_role("button", name="Đặt hẹn", exact=True).click()
    return ready(page, "dl-book-for .notice button")


def intake(ward: BrowserWard, screens: Screens) -> Page:
    page = desk_called(ward, screens)
    page.keyboard.press("Enter")
    page.locator("dl-intake fieldset input[type=radio]").first.wait_for()
    page.locator("dl-intake fieldset label").first.click()
    return page


def receipt(ward: BrowserWard, screens: Screens) -> Page:
    page = intake(ward, screens)
    page.evaluate("window.print = () => undefined")
    page.locator("dl-intake form button:not([type=button])").click()
    return ready(page, ".receipt dl-qr-code img")


DESK: dict[str, State] = {
    "staff_signed_out": _signed_out,
    "issuer": _sign_in_page,
    "counters": counters,
    "desk_waiting": desk_waiting,
    "desk_called": desk_called,
    "desk_no_show": desk_no_show,
    "desk_transfer": desk_transfer,
    "desk_booked": desk_booked,
    "intake": intake,
    "receipt": receipt,
}
