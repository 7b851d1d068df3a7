"""Booking on a phone: a time held while one types, several places in a row, a day that opens later."""

import re
from dataclasses import replace
from datetime import time

from playwright.sync_api import Page, expect

from api.domain.offices import BookingPolicy
from api.storage.offices import load_office, save_office
from tests.browser.screens import Screens
from tests.browser.ward import RESIDENCE, BrowserWard

TICKET = re.compile(r"/t/[0-9A-Z]{12}$")


def times_page(ward: BrowserWard) -> str:
    return f"/o/{ward.office}/p/{RESIDENCE}/book"


def choose(phone: Page, at: str) -> None:
    phone.get_by_role("radio", name=re.compile(f"^{at}")).check(force=True)
    phone.get_by_role("button", name="Tiếp tục").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tên và số điện thoại")


def free_at(ward: BrowserWard, starts_at: str) -> int:
    return next(
        (slot["freePlaces"] for slot in ward.free_slots(RESIDENCE) if slot["startsAt"] == starts_at), 0
    )


def give_contact(phone: Page) -> None:
    phone.get_by_label("Họ và tên").fill("Trần Thị Minh Demo")
    phone.get_by_label("Số điện thoại").fill("0905 123 456")
    phone.get_by_role("button", name="Đặt giờ hẹn này").click()


def test_time_is_held_while_she_types_and_can_be_held_again(ward: BrowserWard, screens: Screens) -> None:
    nine = "2026-11-23T02:00:00+00:00"
    phone = screens.phone()
    phone.clock.install()
    phone.goto(ward.url + times_page(ward))
    assert free_at(ward, nine) == 2
    choose(phone, "9:00")
    expect(phone.get_by_text("Giữ chỗ cho bạn đến 8:40.")).to_be_visible()
    assert free_at(ward, nine) == 1
    screens.save(phone, "held", full=True)
    ward.clock.move(minutes=10)
    phone.clock.fast_forward("10:01")
    expect(phone.get_by_text("Đã hết thời gian giữ chỗ.")).to_be_visible()
    assert free_at(ward, nine) == 2
    screens.save(phone, "hold-lapsed", full=True)
    phone.get_by_role("button", name="Giữ chỗ lại").click()
    expect(phone.get_by_text("Giữ chỗ cho bạn đến 8:50.")).to_be_visible()
    give_contact(phone)
    phone.wait_for_url(TICKET)
    assert free_at(ward, nine) == 1


def test_whoever_leaves_the_page_gives_the_time_back(ward: BrowserWard, screens: Screens) -> None:
    nine = "2026-11-23T02:00:00+00:00"
    phone = screens.phone(times_page(ward))
    choose(phone, "9:00")
    expect(phone.get_by_text("Giữ chỗ cho bạn đến")).to_be_visible()
    with phone.expect_response(lambda answer: "releaseHold" in (answer.text() if answer.ok else "")):
        phone.get_by_role("link", name="Chọn ngày và giờ").click()
    assert free_at(ward, nine) == 2


def test_second_person_may_book_what_cannot_be_held(ward: BrowserWard, screens: Screens) -> None:
    first, second = screens.phone(times_page(ward)), screens.phone(times_page(ward))
    choose(first, "9:00")
    expect(first.get_by_text("Giữ chỗ cho bạn đến")).to_be_visible()
    choose(second, "9:00")
    expect(second.get_by_text("Nhiều người đang giữ chỗ khung giờ này.")).to_be_visible()
    screens.save(second, "cannot-be-held", full=True)
    give_contact(second)
    second.wait_for_url(TICKET)


def test_family_books_three_places_in_a_row(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone(times_page(ward))
    phone.get_by_text("Đặt cho nhiều người, nhiều hồ sơ?").click()
    phone.get_by_label("Số người hoặc hồ sơ").select_option("3")
    expect(phone.get_by_text("–9:45")).to_be_visible()
    screens.save(phone, "three-places", full=True)
    choose(phone, "9:00")
    expect(phone.get_by_text("3 chỗ liền nhau, đến 9:45")).to_be_visible()
    give_contact(phone)
    phone.wait_for_url(TICKET)
    expect(phone.get_by_role("heading", level=1)).to_have_text("9:00, thứ Hai 23/11")
    expect(phone.get_by_text("3 chỗ liền nhau, đến 9:45")).to_be_visible()
    screens.save(phone, "three-places-booked", full=True)
    phone.get_by_role("link", name="Đổi giờ").click()
    phone.get_by_role("radio", name=re.compile("^10:00")).check(force=True)
    phone.get_by_role("button", name="Đổi sang giờ này").click()
    expect(phone.get_by_text("3 chỗ liền nhau, đến 10:45")).to_be_visible()


def test_last_day_says_when_it_opens(ward: BrowserWard, screens: Screens) -> None:
    office = load_office(ward.office)
    assert office is not None
    save_office(replace(office, booking_policy=BookingPolicy(horizon_days=2, opens_at=time(20))))
    ward.clock.move(seconds=31)  # what this process knows of the office is that old at most
    phone = screens.phone(times_page(ward))
    expect(phone.get_by_text("25/11: mở đặt lịch lúc 20:00, thứ Hai 23/11.")).to_be_visible()
    expect(phone.get_by_role("radio", name=re.compile("thứ Tư 25.11"))).to_be_disabled()
    screens.save(phone, "opens-later", full=True)
