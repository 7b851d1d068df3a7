"""Who is booked and comes early, in time or late: what the phone says, and whom the counter calls."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import BrowserWard


def checks_in(phone: Page, ward: BrowserWard) -> None:
    phone.locator("#hallCode").fill(ward.hall_code())
    phone.get_by_role("button", name="Điểm danh").click()


def main_heading(phone: Page, text: str) -> None:
    expect(phone.get_by_role("heading", level=1)).to_have_text(text, timeout=NEXT_LOOK_IN_MS)


def why(phone: Page, text: str) -> None:
    phone.get_by_text("Vì sao thứ tự này?").click()
    expect(phone.get_by_text(text)).to_be_visible()


def test_early_person_is_behind_those_who_wait_and_fills_an_idle_counter(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.act("openCounter")
    code = ward.booked(minutes=90)  # 10:00
    ward.waiting()
    phone = screens.phone(f"/t/{code}")
    checks_in(phone, ward)
    main_heading(phone, "Còn 1 người trước bạn")
    why(phone, "Trước bạn: 1 người đến trước.")
    ward.clock.move(minutes=2)
    for _ in range(2):
        ward.waiting()
    main_heading(phone, "Còn 3 người trước bạn")
    reasons = "Trước bạn: 1 người đến trước, 2 người đến trước giờ hẹn của bạn."
    expect(phone.get_by_text(reasons)).to_be_visible()
    screens.save(phone, "early", full=True)
    for _ in range(3):
        ward.act("callNext")
        ward.act("finishService")
    ward.act("callNext")  # an hour before her time, since nobody else waits
    phone.reload()  # an hour ahead it looks every two minutes
    main_heading(phone, "Quầy 6")


def test_person_in_time_goes_before_who_came_earlier_without_a_booking(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.act("openCounter")
    code = ward.booked(minutes=20)  # 9:00
    for _ in range(2):
        ward.waiting()
        ward.clock.move(seconds=30)
    ward.clock.move(minutes=25)  # 8:56, within five minutes of her time
    phone = screens.phone(f"/t/{code}")
    checks_in(phone, ward)
    main_heading(phone, "Tiếp theo là bạn")
    why(phone, "Không còn ai trước bạn.")
    screens.save(phone, "in-time", full=True)
    ward.act("callNext")
    main_heading(phone, "Quầy 6")


def test_late_person_keeps_a_place_by_arrival(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    code = ward.booked(minutes=20)  # 9:00
    ward.clock.move(minutes=42)  # 9:12, later than the grace
    ward.waiting()
    ward.clock.move(seconds=30)
    phone = screens.phone(f"/t/{code}")
    checks_in(phone, ward)
    main_heading(phone, "Còn 1 người trước bạn")
    why(phone, "Trước bạn: 1 người đến trước.")
    screens.save(phone, "late", full=True)
    desk = ward.ask("query { desk(counter: 6) { line { label reason { vi } } } }", token=ward.clerk(6))[
        "desk"
    ]
    assert [re.sub(r" \d.*", "", each["reason"]["vi"]) for each in desk["line"]] == ["đến", "hẹn"]


def test_person_who_never_came_counts_for_nobody(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    ward.booked(minutes=20)
    ward.clock.move(minutes=25)
    mine = ward.waiting()
    phone = screens.phone(f"/t/{mine}")
    main_heading(phone, "Tiếp theo là bạn")
    ward.act("callNext")
    main_heading(phone, "Quầy 6")
