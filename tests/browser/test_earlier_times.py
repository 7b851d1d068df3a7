"""An earlier time on a phone: asked for on the ticket, offered, taken; the ticket shows the new time."""

from playwright.sync_api import expect

from tests.browser.screens import Screens
from tests.browser.test_waitlist import WISH, fill_today
from tests.browser.ward import BrowserWard


def test_earlier_time_is_offered_and_taken(ward: BrowserWard, screens: Screens) -> None:
    booked = fill_today(ward)
    at = dict(booked)
    ten, three = at["2026-11-23T03:00:00+00:00"], at["2026-11-23T08:00:00+00:00"]
    phone = screens.phone(f"/t/{three}")
    phone.get_by_text("Muốn sớm hơn").click()
    expect(phone.get_by_role("button", name="Chờ giờ sớm hơn")).to_be_visible()
    screens.save(phone, "earlier-asked", full=True)
    phone.get_by_role("button", name="Chờ giờ sớm hơn").click()
    phone.wait_for_url(WISH)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Bạn đang chờ giờ sớm hơn")
    expect(phone.get_by_text("Còn 3 lần mời.")).to_be_visible()
    screens.save(phone, "earlier-waiting", full=True)
    phone.get_by_role("link", name="Về lịch hẹn").click()
    expect(phone.get_by_role("heading", name="Bạn đang chờ giờ sớm hơn")).to_be_visible()
    ward.do("cancelAppointment", "", ticket=ten)
    ward.clock.move(minutes=5)
    phone.reload()
    expect(phone.get_by_text("Có giờ sớm hơn cho bạn")).to_contain_text("10:00")
    screens.save(phone, "earlier-on-ticket", full=True)
    phone.get_by_role("link", name="Xem và trả lời").click()
    expect(phone.get_by_role("timer")).to_contain_text("Còn 14:")
    screens.save(phone, "earlier-offered", full=True)
    phone.get_by_role("button", name="Đổi sang giờ này").click()
    phone.wait_for_url(f"**/t/{three}")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("10:00")
    screens.save(phone, "earlier-taken", full=True)
