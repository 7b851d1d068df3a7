"""The waitlist on phones: an offer lapses to the next person, who takes it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import Screens
from tests.browser.test_booking import TICKET, times_page
from tests.browser.ward import RESIDENCE, BrowserWard

WISH = re.compile(r"/w/[0-9A-Z]{12}$")


def fill_today(ward: BrowserWard) -> list[tuple[str, str]]:
    """Every place of the day is booked: the slot and the ticket of each."""
    booked, number = [], 100
    for slot in ward.free_slots(RESIDENCE):
        if not slot["startsAt"].startswith("2026-11-23"):
            continue
        for _ in range(slot["freePlaces"]):
            number += 1
            done = ward.book(procedure=RESIDENCE, slot=slot["id"], phone=f"0905200{number}")
            booked.append((slot["startsAt"], done["ticket"]["code"]))
    return booked


def join(screens: Screens, phone_number: str) -> Page:
    phone = screens.phone(times_page_of(screens))
    phone.get_by_role("link", name="Vào danh sách chờ chỗ trống").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Chờ chỗ trống")
    phone.get_by_label("Đến ngày").select_option("2026-11-23")
    phone.get_by_label("Họ và tên").fill("Trần Thị Minh Demo")
    phone.get_by_label("Số điện thoại").fill(phone_number)
    screens.save(phone, "join-waitlist", full=True)
    phone.get_by_role("button", name="Vào danh sách chờ").click()
    phone.wait_for_url(WISH)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Bạn đang trong danh sách chờ")
    return phone


def times_page_of(screens: Screens) -> str:
    return times_page(screens._ward)


def test_offer_that_lapses_goes_to_the_next_who_takes_it(ward: BrowserWard, screens: Screens) -> None:
    booked = fill_today(ward)
    ten = "2026-11-23T03:00:00+00:00"
    ticket = next(code for starts_at, code in booked if starts_at == ten)
    first, second = join(screens, "0905 123 456"), join(screens, "0905 123 457")
    expect(second.get_by_text("1 người trước bạn.")).to_be_visible()
    screens.save(second, "waiting", full=True)
    ward.do("cancelAppointment", "", ticket=ticket)
    ward.clock.move(minutes=5)
    second.reload()
    first.reload()
    expect(second.get_by_role("heading", level=1)).to_have_text("Bạn đang trong danh sách chờ")
    expect(first.get_by_role("heading", level=1)).to_have_text("Có chỗ cho bạn")
    expect(first.get_by_role("timer")).to_contain_text("Còn 14:")
    expect(first.get_by_role("button", name="Nhận chỗ này")).to_be_visible()
    expect(first.get_by_role("button", name="Nhường người sau")).to_be_visible()
    screens.save(first, "offered", full=True)
    ward.clock.move(minutes=15)
    second.reload()
    first.reload()
    expect(first.get_by_text("đã được chuyển cho người sau")).to_be_visible()
    screens.save(first, "offer-lapsed", full=True)
    second.get_by_role("button", name="Nhận chỗ này").click()
    second.wait_for_url(TICKET)
    expect(second.get_by_role("heading", level=1)).to_contain_text("10:00")
    first.get_by_role("button", name="Thôi chờ").click()
    expect(first.get_by_text("Bạn đã thôi chờ.")).to_be_visible()
