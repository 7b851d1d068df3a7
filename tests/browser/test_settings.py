"""A manager changes the office's day: a capacity cut with three bookings inside, as all of them see it."""

import re
from datetime import datetime
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect

from api.domain.calendar import local_clock
from api.usecases import reckonings
from tests.browser.screens import Screens
from tests.browser.ward import RESIDENCE, BrowserWard

PHONE = {"width": 360, "height": 740}


def booked_pairs(ward: BrowserWard) -> list[str]:
    """Two bookings in each of three slots; the codes of who booked second."""
    seconds = []
    for pair, slot in enumerate(ward.free_slots(RESIDENCE)[2:5]):
        for number in range(2):
            done = ward.book(procedure=RESIDENCE, slot=slot["id"], phone=f"09051234{pair}{number}")
            assert done["__typename"] == "AppointmentBooked", done
        seconds.append(str(done["ticket"]["code"]))
    return seconds


def appointment_at(ward: BrowserWard, code: str) -> str:
    found = ward.ask("query($c: ID!) { ticket(code: $c) { appointmentAt } }", c=code)["ticket"]
    moment = local_clock(datetime.fromisoformat(found["appointmentAt"]))
    return f"{moment:%-H:%M}"


def cut_residence_to_one_place(page: Page) -> None:
    page.get_by_text("Nhóm dịch vụ", exact=True).click()
    page.get_by_role("group", name="Cư trú").get_by_label("Chỗ mỗi khung giờ").fill("1")
    page.get_by_role("button", name="Xem trước thay đổi").click()


def test_capacity_cut_moves_two_bookings_and_tells_one(ward: BrowserWard, screens: Screens) -> None:
    first, second, told = booked_pairs(ward)
    before = [appointment_at(ward, code) for code in (first, second, told)]
    manager = screens.settings()
    screens.save(manager, "settings")
    cut_residence_to_one_place(manager)
    expect(manager.get_by_role("heading", name="3 lịch hẹn không còn chỗ")).to_be_visible()
    expect(manager.locator(".affected")).not_to_contain_text(first)
    expect(manager.locator(".affected > li")).to_have_count(3)
    expect(manager.locator(".differences")).to_contain_text("Cư trú: số chỗ mỗi khung giờ")
    manager.locator(".affected > li").nth(2).get_by_label("Báo để tự chọn giờ khác").check()
    manager.get_by_role("button", name="Áp dụng").click()
    expect(manager.get_by_role("alert")).to_have_text("Mời ghi lý do, ít nhất 3 ký tự.")
    manager.get_by_label("Lý do thay đổi").fill("Một cán bộ nghỉ ốm")
    screens.save(manager, "preview", full=True)
    manager.get_by_role("button", name="Áp dụng").click()
    expect(manager.get_by_text("Đã áp dụng. Đã dời 2 lịch hẹn, đã báo 1 người.")).to_be_visible()
    expect(manager.locator(".history li").first).to_contain_text("Trần Bình Demo")
    expect(manager.locator(".history li").first).to_contain_text("dời 2 lịch hẹn, báo 1 người")
    screens.save(manager, "applied", full=True)

    minh = screens.phone(f"/t/{first}")
    now_at = appointment_at(ward, first)
    assert now_at != before[0]
    notice = minh.get_by_role("note")
    expect(notice).to_contain_text(re.compile(f"được dời từ {before[0]}, .* sang {now_at}, "))
    expect(notice).to_contain_text("Lý do: Một cán bộ nghỉ ốm.")
    expect(minh.get_by_role("link", name="Đổi giờ")).to_be_visible()
    screens.save(minh, "moved", full=True)

    lan = screens.phone(f"/t/{told}")
    expect(lan.get_by_role("note")).to_contain_text(f"không phục vụ được lịch hẹn {before[2]}")
    screens.save(lan, "told", full=True)
    lan.get_by_role("link", name="Đổi giờ").click()
    lan.locator(".time:not(.full)").last.click()
    lan.locator("main button[type=submit]").click()
    expect(lan.get_by_role("heading", level=1)).to_contain_text(":")
    expect(lan.get_by_role("note")).to_have_count(0)


def test_manager_declares_a_half_day_and_a_longer_grace_on_her_phone(
    ward: BrowserWard, screens: Screens
) -> None:
    manager = screens.settings()
    manager.set_viewport_size(PHONE)  # type: ignore[arg-type]
    manager.get_by_label("Ngày", exact=True).fill("2026-11-27")
    manager.get_by_role("combobox", name="Chế độ", exact=True).select_option("MORNING_ONLY")
    manager.get_by_label("Tên ngày").fill("Họp phường")
    manager.get_by_role("button", name="Thêm vào thay đổi").click()
    expect(manager.get_by_text("sẽ đổi khi áp dụng")).to_be_visible()
    manager.get_by_text("Thứ tự gọi", exact=True).click()
    manager.get_by_label("Giữ lịch hẹn khi đến muộn (phút)").fill("20")
    screens.save(manager, "call-order-phone", full=True)
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    expect(manager.get_by_text("Không lịch hẹn nào bị ảnh hưởng.")).to_be_visible()
    expect(manager.locator(".differences")).to_contain_text("Giữ lịch hẹn khi đến muộn (phút)")
    manager.get_by_label("Lý do thay đổi").fill("Họp phường")
    screens.save(manager, "half-day-phone", full=True)
    manager.get_by_role("button", name="Áp dụng").click()
    expect(manager.get_by_text("Đã áp dụng.")).to_be_visible()
    expect(manager.locator(".days")).to_contain_text("Chỉ làm buổi sáng: Họp phường")
    rules = ward.ask("query($o: ID!) { office(id: $o) { queuePolicy { rules { vi } } } }", o=ward.office)
    assert "đến muộn quá 20 phút" in str(rules)
    slots = [slot for slot in ward.free_slots(RESIDENCE) if slot["startsAt"].startswith("2026-11-27")]
    assert slots
    assert all(local_clock(datetime.fromisoformat(slot["startsAt"])).hour < 12 for slot in slots)


def test_of_two_managers_the_second_is_told_and_clerks_see_no_settings(
    ward: BrowserWard, screens: Screens
) -> None:
    one, other = screens.settings(), screens.settings()
    for page in (one, other):
        cut_residence_to_one_place(page)
        page.get_by_label("Lý do thay đổi").fill("Thiếu người")
    one.get_by_role("button", name="Áp dụng").click()
    expect(one.get_by_text("Đã áp dụng.")).to_be_visible()
    other.get_by_role("button", name="Áp dụng").click()
    expect(other.get_by_role("alert")).to_contain_text("Trần Bình Demo vừa thay đổi cài đặt lúc")
    clerk = screens.signed_in()
    expect(clerk.get_by_role("button", name="Cài đặt")).to_have_count(0)


@pytest.mark.parametrize(("at_most", "told"), [(1_000, "2 trong 3 hồ sơ."), (3, "2 hồ sơ.")])
def test_manager_follows_the_new_dates_of_dossiers_after_she_closed_a_day(
    ward: BrowserWard, screens: Screens, at_most: int, told: str
) -> None:
    """Where there are too many to count them at once, how many there were is told at the end."""
    ward.act("openCounter")
    for _ in range(3):
        ward.dossier()
    ward.act("closeCounter")
    manager = screens.settings()
    manager.get_by_label("Ngày", exact=True).fill("2026-11-27")
    manager.get_by_role("combobox", name="Chế độ", exact=True).select_option("HOLIDAY")
    manager.get_by_role("button", name="Thêm vào thay đổi").click()
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    manager.get_by_label("Lý do thay đổi").fill("Bão số 13")
    with patch.object(reckonings, "PAGE", 1), patch.object(reckonings, "MOST_COUNTED", at_most):
        manager.get_by_role("button", name="Áp dụng").click()
        expect(manager.get_by_text(f"Đã tính lại hạn trả của {told}")).to_be_visible()
        screens.save(manager, "reckoning")
        assert reckonings.reckon_waiting(ward.clock) == 1
        while reckonings.reckon_waiting(ward.clock):
            pass
    newest = manager.locator(".history li").first
    expect(newest).to_contain_text("đã tính lại hạn trả của 3 hồ sơ", timeout=15_000)
    manager.set_viewport_size(PHONE)  # type: ignore[arg-type]
    newest.scroll_into_view_if_needed()
    screens.save(manager, "reckoned-phone")
