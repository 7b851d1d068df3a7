"""Who misses her call and comes back, and who is sent to one counter: phone, desk and hall."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import BrowserWard


def main_heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text, timeout=NEXT_LOOK_IN_MS)


def test_missed_person_comes_back_with_the_code_on_the_board(ward: BrowserWard, screens: Screens) -> None:
    mine = ward.waiting(name="Trần Thị Minh Demo")
    for _ in range(3):
        ward.clock.move(seconds=20)
        ward.waiting()
    ward.act("openCounter")
    ward.act("callNext")
    ward.miss()
    phone = screens.phone(f"/t/{mine}")
    main_heading(phone, "Bạn đã được gọi")
    expect(phone.get_by_text(re.compile(r"Quầy 6 chưa thấy bạn.*báo có mặt trước 9:0\d"))).to_be_visible()
    screens.save(phone, "missed", full=True)
    phone.get_by_role("button", name="Báo có mặt").click()
    expect(phone.locator("#hallCode")).to_be_focused()
    expect(phone.locator("#hallCode")).to_have_attribute("aria-invalid", "true")
    phone.locator("#hallCode").fill(ward.hall_code())
    phone.get_by_role("button", name="Báo có mặt").click()
    main_heading(phone, "Còn 2 người trước bạn")
    expect(phone.locator(".hero .code")).to_contain_text("C 001")
    screens.save(phone, "back-in-line", full=True)
    for _ in range(2):
        ward.act("callNext")
        ward.act("finishService")
    ward.act("callNext")
    main_heading(phone, "Quầy 6")


def test_grace_runs_out_on_the_open_page(ward: BrowserWard, screens: Screens) -> None:
    mine = ward.waiting()
    ward.act("openCounter")
    ward.act("callNext")
    ward.miss()
    ward.clock.move(minutes=29, seconds=54)
    phone = screens.phone(f"/t/{mine}")
    main_heading(phone, "Bạn đã được gọi")
    main_heading(phone, "Đã gọi số của bạn")
    expect(phone.get_by_role("button", name="Báo có mặt")).to_have_count(0)
    expect(phone.get_by_role("link", name="Lấy số mới")).to_be_visible()


def test_clerk_calls_three_times_then_marks_and_brings_back(ward: BrowserWard, screens: Screens) -> None:
    mine = ward.waiting(name="Trần Thị Minh Demo")
    for _ in range(2):
        ward.clock.move(seconds=20)
        ward.waiting()
    desk, phone = screens.at_the_desk(), screens.phone(f"/t/{mine}")
    desk.keyboard.press("Enter")
    main_heading(phone, "Quầy 6")
    recall = desk.get_by_role("button", name=re.compile(r"^Gọi lần 2.3 sau \d+ giây"))
    expect(recall).to_be_visible()
    screens.save(desk, "called-once")
    recall.click()
    too_soon = re.compile(r"^Vừa gọi số C 001\. Mời gọi lại từ 8:3\d:\d\d\.$")
    expect(desk.get_by_role("alert")).to_have_text(too_soon)
    absent = desk.get_by_role("button", name=re.compile(r"^Ghi vắng sau \d+ giây"))
    expect(absent).to_be_visible()
    desk.keyboard.press("v")
    owed = re.compile(r"^Số C 001 mới được gọi 1/3 lần\. Mời gọi lại; ghi vắng được từ 8:3\d:\d\d\.$")
    expect(desk.get_by_role("alert")).to_have_text(owed)
    screens.save(desk, "no-show-too-soon")
    for call in (2, 3):
        ward.clock.move(seconds=61)
        desk.reload()
        desk.get_by_role("button", name=f"Gọi lần {call}/3").click()
        expect(desk.get_by_text(f"Đã gọi lần {call}/3")).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("^Gọi lần"))).to_have_count(0)
    ward.clock.move(seconds=61)
    desk.reload()
    absent = desk.get_by_role("button", name="Đã gọi 3 lần: ghi vắng")
    expect(absent).to_be_visible()
    screens.save(desk, "called-three-times")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã ghi vắng C 001.")).to_be_visible()
    missed = desk.get_by_role("region", name="Vắng, còn quay lại được")
    expect(missed.get_by_role("row", name=re.compile("C 001"))).to_be_visible()
    screens.save(desk, "missed-list", full=True)
    main_heading(phone, "Bạn đã được gọi")
    missed.get_by_role("button", name="Có mặt lại C 001").click()
    expect(desk.get_by_text("Đã đưa C 001 vào lại hàng chờ, sau hai người kế tiếp.")).to_be_visible()
    expect(missed).to_have_count(0)
    rows = desk.locator(".next tbody th")
    expect(rows).to_have_text(["C 002", "C 003", "C 001"])
    screens.save(desk, "brought-back", full=True)
    main_heading(phone, "Còn 2 người trước bạn")


def test_person_is_sent_to_one_counter(ward: BrowserWard, screens: Screens) -> None:
    opened = ward.do("openCounter", token=ward.clerk(7), counter=7)
    assert opened["__typename"] == "CounterOpened"
    code = ward.waiting(name="Trần Thị Minh Demo")
    ward.clock.move(seconds=20)
    ward.waiting()
    desk, phone = screens.at_the_desk(), screens.phone(f"/t/{code}")
    desk.keyboard.press("Enter")
    main_heading(phone, "Quầy 6")
    desk.keyboard.press("c")
    dialog = desk.get_by_role("dialog", name="Chuyển C 001 sang")
    screens.save(desk, "choose-counter")
    dialog.get_by_role("button", name=re.compile(r"^Quầy 7 · Hộ tịch")).click()
    expect(desk.get_by_text("Đã chuyển C 001 sang Quầy 7.")).to_be_visible()
    expect(desk.locator(".next tbody th")).to_have_text(["C 002"])
    expect(phone.get_by_text("Cán bộ mời bạn chờ quầy 7 gọi.")).to_be_visible(timeout=NEXT_LOOK_IN_MS)
    expect(phone.locator(".hero .code")).to_contain_text("B 001")
    screens.save(phone, "sent-to-counter", full=True)
    there = ward.do(
        "callNext",
        "... on TicketCalled { desk { current { label } } }",
        token=ward.clerk(7),
        counter=7,
    )
    assert there["desk"]["current"] == {"label": "B 001"}
    main_heading(phone, "Quầy 7")
