"""A slip of the clerk's finger and a person at the wrong counter: desk, phone and hall follow."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import RESIDENCE, BrowserWard

UNDO = re.compile(r"^Hoàn tác \(\d+ giây\)")


def main_heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_a_call_is_undone(ward: BrowserWard, screens: Screens) -> None:
    code = ward.waiting(name="Trần Thị Minh Demo")
    desk, minh = screens.at_the_desk(), screens.phone()
    ward.clock.move(seconds=11)  # the opening can no longer be undone
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã gọi C 001.")).to_be_visible()
    undo = desk.get_by_role("button", name=UNDO)
    expect(undo).to_be_visible()
    # Opened now: pages that are open would need most of the ten seconds to follow.
    minh.goto(f"{ward.url}/t/{code}")
    main_heading(minh, "Quầy 6")
    board = screens.hall()
    expect(board.get_by_text("C 001")).to_be_visible()
    undo.click()
    expect(desk.get_by_text("Đã hoàn tác.")).to_be_visible()
    expect(desk.get_by_role("button", name="Gọi C 001")).to_be_focused()
    expect(undo).to_have_count(0)
    screens.save(desk, "undone")
    main_heading(minh, "Tiếp theo là bạn")
    expect(board.get_by_text("Chưa gọi số nào")).to_be_visible()
    screens.save(board, "undone-board")


def test_seconds_run_out_and_the_act_stands(ward: BrowserWard, screens: Screens) -> None:
    ward.waiting()
    desk = screens.at_the_desk()
    desk.keyboard.press("Enter")
    undo = desk.get_by_role("button", name=UNDO)
    expect(undo).to_be_visible()
    expect(undo).to_have_count(0, timeout=NEXT_LOOK_IN_MS)
    desk.keyboard.press("u")
    expect(desk.get_by_role("button", name="Đã đến, bắt đầu")).to_be_visible()
    expect(desk.get_by_text("Đã hoàn tác.")).to_have_count(0)


def test_every_act_is_undone_by_its_key_and_the_one_before_it_too(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.one_call_is_enough()
    for _ in range(2):
        ward.waiting()
    desk = screens.at_the_desk()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã gọi C 001.")).to_be_visible()
    desk.keyboard.press("v")
    expect(desk.get_by_text("Đã ghi vắng C 001.")).to_be_visible()
    desk.reload()  # what can be undone is the office's knowledge, not this page's
    expect(desk.get_by_text("Đã ghi vắng C 001.")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.get_by_text("Đã hoàn tác.")).to_be_visible()
    desk.get_by_role("button", name="Đã đến, bắt đầu").click()
    expect(desk.get_by_text("Đang phục vụ")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.get_by_text("Đã gọi, đang chờ người dân đến")).to_be_visible()
    desk.get_by_role("button", name="Đã đến, bắt đầu").click()
    desk.get_by_role("button", name="Xong, gọi tiếp").click()
    expect(desk.get_by_text("Đã xong C 001. Đã gọi C 002.")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.get_by_text("Đã hoàn tác. Đã xong C 001.")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.locator(".now .big")).to_have_text("C 001")
    expect(desk.get_by_text("Đang phục vụ")).to_be_visible()


def test_a_person_is_transferred(ward: BrowserWard, screens: Screens) -> None:
    code = ward.waiting(name="Trần Thị Minh Demo")
    desk, minh = screens.at_the_desk(), screens.phone(f"/t/{code}")
    desk.keyboard.press("Enter")
    main_heading(minh, "Quầy 6")
    desk.keyboard.press("c")
    dialog = desk.get_by_role("dialog", name="Chuyển C 001 sang")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Cư trú")).to_have_count(0)
    expect(dialog.get_by_role("button").first).to_be_focused()
    screens.save(desk, "choose-group")
    dialog.get_by_role("button", name="Đất đai").click()
    expect(desk.get_by_text(re.compile("^Đã chuyển C 001 sang Đất đai"))).to_be_visible()
    expect(desk.get_by_role("heading", name="Chưa gọi ai")).to_be_visible()
    screens.save(desk, "transferred")
    main_heading(minh, "Tiếp theo là bạn")
    expect(minh.locator(".hero .code")).to_contain_text("A 001")
    expect(minh.get_by_text("Quầy đã chuyển bạn từ số C 001 sang Đất đai")).to_be_visible()
    screens.save(minh, "transferred-phone", full=True)
    board = screens.hall()
    expect(board.get_by_role("listitem").filter(has_text="Đất đai")).to_contain_text("1 người")
    expect(board.get_by_role("listitem").filter(has_text="Cư trú")).to_contain_text("Không ai chờ")


def test_what_was_changed_of_a_visit_is_undone_at_the_desk(ward: BrowserWard, screens: Screens) -> None:
    ward.one_call_is_enough()
    code = ward.waiting(name="Trần Thị Minh Demo")
    desk, minh = screens.at_the_desk(), screens.phone()
    undo, undone = desk.get_by_role("button", name=UNDO), desk.get_by_text(re.compile(r"^Đã hoàn tác\."))
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã gọi C 001.")).to_be_visible()
    desk.keyboard.press("v")
    again = desk.get_by_role("button", name=re.compile("^Có mặt lại"))
    again.click()
    expect(again).to_have_count(0)
    undo.click()
    expect(undone).to_be_visible()
    expect(again).to_have_count(1)
    again.click()
    expect(desk.get_by_role("button", name="Gọi C 001")).to_be_visible()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Đã đến, bắt đầu").click()
    expect(desk.get_by_text("Đã bắt đầu C 001.")).to_be_visible()

    desk.keyboard.press("t")
    dialog = desk.get_by_role("dialog", name="Thêm việc cho C 001")
    dialog.get_by_label("Tìm thủ tục").fill("khai sinh")
    dialog.get_by_role("button", name=re.compile("khai sinh")).first.click()
    listed = desk.get_by_role("heading", name="Việc trong lượt này")
    remove = desk.get_by_role("button", name=re.compile("^Bỏ việc này: .*khai sinh"))
    expect(remove).to_have_count(1)
    screens.save(desk, "added", full=True)
    undo.click()
    expect(listed).to_have_count(0)
    expect(undone).to_be_visible()
    desk.keyboard.press("t")
    dialog.get_by_label("Tìm thủ tục").fill("khai sinh")
    dialog.get_by_role("button", name=re.compile("khai sinh")).first.click()
    remove.click()
    expect(desk.get_by_text(re.compile("^Đã bỏ việc: .*khai sinh"))).to_be_visible()
    expect(listed).to_have_count(0)

    desk.keyboard.press("c")
    desk.get_by_role("dialog").get_by_role("button", name="Đất đai").click()
    expect(desk.get_by_text(re.compile("^Đã chuyển C 001 sang Đất đai"))).to_be_visible()
    minh.goto(f"{ward.url}/t/{code}")
    expect(minh.locator(".hero .code")).to_contain_text("A 001")
    screens.save(desk, "sent-on", full=True)
    undo.click()
    expect(desk.locator(".now .big")).to_have_text("C 001")
    expect(desk.get_by_text("Đang phục vụ")).to_be_visible()
    screens.save(desk, "back", full=True)
    main_heading(minh, re.compile("^Bạn đang làm việc ở quầy 6"))


def test_counter_opened_or_closed_by_mistake_is_as_before(ward: BrowserWard, screens: Screens) -> None:
    ward.waiting()
    desk = screens.at_the_desk()
    closed = desk.get_by_role("heading", name="Đã đóng quầy 6.")
    expect(desk.get_by_text("Đã mở quầy.")).to_be_visible()
    screens.save(desk, "opened", full=True)
    desk.keyboard.press("u")
    expect(closed).to_be_visible()
    expect(desk.get_by_text("Đã hoàn tác.")).to_be_visible()
    desk.get_by_role("button", name="Mở lại").click()
    expect(desk.get_by_role("button", name="Gọi C 001")).to_be_visible()
    desk.get_by_role("button", name="Đóng quầy").click()
    desk.get_by_role("button", name="Đóng hẳn hôm nay").click()
    expect(closed).to_be_visible()
    expect(desk.get_by_text("Đã đóng quầy.", exact=True)).to_be_visible()
    screens.save(desk, "closed", full=True)
    desk.get_by_role("button", name=UNDO).click()
    expect(closed).to_have_count(0)
    expect(desk.get_by_role("button", name="Gọi C 001")).to_be_focused()


def test_a_call_too_many_is_undone(ward: BrowserWard, screens: Screens) -> None:
    ward.waiting()
    desk = screens.at_the_desk()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã gọi C 001.")).to_be_visible()
    ward.clock.move(seconds=61)
    desk.keyboard.press("r")
    expect(desk.get_by_text("Đã gọi lần 2/3")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.get_by_text("Đã hoàn tác.")).to_be_visible()
    expect(desk.get_by_text("Đã gọi lần 2/3")).to_have_count(0)
    desk.keyboard.press("r")
    expect(desk.get_by_text("Đã gọi lần 2/3")).to_be_visible()


@pytest.mark.parametrize("by_key", [True, False], ids=["by its key", "by its button"])
def test_an_appointment_for_the_wrong_person_is_undone(
    ward: BrowserWard, screens: Screens, by_key: bool
) -> None:
    before = ward.free_slots(RESIDENCE)
    desk = screens.at_the_desk()
    desk.get_by_role("button", name="Đặt hẹn hộ").click()
    dialog = desk.get_by_role("dialog", name="Đặt hẹn hộ người dân")
    dialog.get_by_label("Tìm thủ tục").fill("thuong tru")
    dialog.get_by_role("button", name="Đăng ký thường trú", exact=True).click()
    dialog.get_by_label("Giờ", exact=True).select_option(before[1]["id"])
    dialog.get_by_label("Họ và tên").fill("Lê Văn Gọi Demo")
    dialog.get_by_label("Số điện thoại").fill("0905 999 888")
    dialog.get_by_role("button", name="Đặt hẹn", exact=True).click()
    undo = dialog.get_by_role("button", name=UNDO)
    expect(undo).to_be_visible()
    assert ward.free_slots(RESIDENCE)[1]["freePlaces"] < before[1]["freePlaces"]
    screens.save(desk, f"booked-{by_key}")
    if by_key:
        desk.keyboard.press("u")
    else:
        undo.click()
    expect(dialog).to_be_hidden()
    expect(desk.get_by_text("Đã hoàn tác.")).to_be_visible()
    assert ward.free_slots(RESIDENCE)[1] == before[1]
