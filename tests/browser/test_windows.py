"""Windows as people read them: from–to, only "after" when nothing better is known, and when to leave home."""

import re
from datetime import datetime, timedelta

from playwright.sync_api import expect

from api.domain.accuracy import ToldWindows
from api.domain.calendar import local_day
from api.domain.queue import Experience, Outlook, Wait
from tests.browser.screens import Screens
from tests.browser.ward import RESIDENCE, BrowserWard

PEOPLE = 8
FROM_TO = re.compile(r"\d{1,2}:\d\d–\d{1,2}:\d\d")


def teach(ward: BrowserWard, experience: Experience, told: ToldWindows | None = None) -> None:
    """The office has learned this."""
    from api.storage.experience import save_experience

    today = local_day(ward.clock.now())
    assert save_experience(
        ward.office, experience=experience, was=Experience(), on=today, told=told, told_before=ToldWindows()
    )
    ward.services._experiences.clear()
    ward.services._accuracies.forget()


def some_calls() -> Outlook:
    return Outlook(group_id="residence", service_seconds=480, scenarios=Wait(300, 600, 900), signs={})


def test_window_is_from_to_and_says_when_to_leave_home(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    for _ in range(PEOPLE):
        ward.waiting()
    phone = screens.phone(f"/t/{ward.waiting()}")
    window = phone.locator("p.window")
    expect(window).to_have_text(FROM_TO)
    begins = str(window.text_content()).split("–")[0]
    phone.get_by_label("Bạn đi đến đây mất").select_option(label="20 phút")
    hour, minute = map(int, begins.split(":"))
    leave = datetime(2026, 1, 1, hour, minute) - timedelta(minutes=20)
    expect(phone.get_by_text(f"Nên rời nhà trước {leave.hour}:{leave:%M}.")).to_be_visible()
    screens.save(phone, "window-leave-by", full=True)
    phone.reload()
    expect(phone.get_by_label("Bạn đi đến đây mất")).to_have_value("20")


def test_appointment_says_when_to_leave_home(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone(f"/t/{ward.booked(minutes=90)}")
    phone.get_by_label("Bạn đi đến đây mất").select_option(label="30 phút")
    expect(phone.get_by_text("Nên rời nhà trước")).to_be_visible()
    screens.save(phone, "appointment-leave-by")


def test_window_too_wide_says_only_its_beginning(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    for _ in range(PEOPLE):
        ward.waiting()
    # Calls here have been so far from what was foreseen that the window's end means nothing.
    teach(ward, Experience(calls=1, margins={"": (0.0, 2.5)}))
    phone = screens.phone(f"/t/{ward.waiting()}")
    expect(phone.locator("p.window")).to_have_text(re.compile(r"^sau \d{1,2}:\d\d$"))
    screens.save(phone, "window-after", full=True)


def test_office_says_how_true_its_windows_were(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone("/o/lien-chieu")
    expect(phone.get_by_role("heading", name="Đang chờ lúc này")).to_be_visible()
    expect(phone.get_by_text("30 ngày qua")).to_have_count(0)
    told = ToldWindows(people=50, inside=41, widths={25: 50})
    teach(ward, Experience().with_call(some_calls(), waited=600, at=ward.clock.now()), told)
    phone = screens.phone("/o/lien-chieu")
    expect(phone.get_by_text("30 ngày qua: 82% người được gọi trong khoảng giờ đã báo")).to_be_visible()
    screens.save(phone, "office-accuracy", full=True)


def test_near_closing_everybody_is_told_that_it_may_be_too_late(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    ward.clock.move_to(16, 35)
    codes = [ward.waiting() for _ in range(PEOPLE)]
    too_late = "Có thể không kịp gọi hôm nay"
    first = screens.phone(f"/t/{codes[0]}")
    expect(first.locator("p.window")).to_have_text(FROM_TO)
    expect(first.get_by_text(too_late)).to_have_count(0)
    perhaps = screens.phone(f"/t/{codes[4]}")
    expect(perhaps.locator("p.window")).to_have_text(re.compile(r"^sau \d{1,2}:\d\d$"))
    expect(perhaps.get_by_text(too_late)).to_be_visible()
    screens.save(perhaps, "near-closing-after", full=True)
    last = screens.phone(f"/t/{codes[-1]}")
    expect(last.get_by_text(too_late)).to_be_visible()
    expect(last.locator("p.window")).to_have_count(0)
    screens.save(last, "near-closing-last", full=True)
    last.get_by_role("link", name="Đặt giờ hẹn").click()
    expect(last).to_have_url(re.compile(f"/p/{re.escape(RESIDENCE)}/book"))


def test_near_closing_who_is_about_to_take_a_number_is_told_before(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.act("openCounter")
    ward.clock.move_to(16, 35)
    for _ in range(PEOPLE):
        ward.waiting()
    too_late = "Có thể không kịp gọi hôm nay"
    phone = screens.phone(f"/o/{ward.office}")
    residence = phone.locator("li.group", has_text="Cư trú")
    expect(residence).to_contain_text(too_late)
    screens.save(phone, "near-closing-office", full=True)
    television = screens.hall()
    expect(television.get_by_text("lấy số lúc này có thể không kịp")).to_be_visible()
    screens.save(television, "near-closing-board")
    phone.goto(f"{ward.url}/o/{ward.office}/here?p={RESIDENCE}#h={ward.hall_code()}")
    expect(phone.get_by_text(too_late)).to_be_visible()
    screens.save(phone, "near-closing-here", full=True)
    phone.get_by_role("button", name="Lấy số").click()
    expect(phone.get_by_text(too_late)).to_be_visible()
    expect(phone.get_by_text("Số của bạn")).to_be_visible()


def test_near_closing_the_kiosk_tells_before_and_on_the_slip(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    ward.clock.move_to(16, 35)
    for _ in range(PEOPLE):
        ward.waiting()
    kiosk = screens.kiosk()
    kiosk.get_by_role("button", name="Lấy số").click()
    residence = kiosk.get_by_role("button", name="Cư trú")
    expect(residence).to_contain_text("có thể không kịp gọi hôm nay")
    screens.save(kiosk, "near-closing-kiosk")
    residence.click()
    kiosk.get_by_role("button", name=re.compile("thường trú")).first.click()
    kiosk.get_by_role("button", name="Không").click()
    expect(kiosk.locator("article.slip")).to_contain_text("có thể không kịp gọi hôm nay")
    screens.save(kiosk, "near-closing-slip")
