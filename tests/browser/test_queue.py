"""The order of the queue as people see it: a class marked at the desk, a turn given away on the phone."""

import re

from playwright.sync_api import expect

from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import BrowserWard


def test_waiting_person_lets_two_go_first_and_sees_why(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    mine = ward.waiting()
    for _ in range(3):
        ward.clock.move(seconds=20)
        ward.waiting()
    phone = screens.phone(f"/t/{mine}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tiếp theo là bạn")
    phone.get_by_role("button", name="Nhường 2 lượt").click()
    expect(phone.get_by_text("Đã nhường. Bạn vẫn giữ chỗ.")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("2"))
    phone.get_by_text("Vì sao thứ tự này?").click()
    expect(phone.get_by_text("Trước bạn: 2 người được bạn nhường.")).to_be_visible()
    rules = ward.ask("query($o: ID!) { office(id: $o) { queuePolicy { rules { vi } } } }", o=ward.office)
    told = phone.locator(".why ul li")
    expect(told).to_have_text([rule["vi"] for rule in rules["office"]["queuePolicy"]["rules"]])
    screens.save(phone, "turn-given", full=True)
    ward.act("callNext")
    ward.act("finishService")
    ward.act("callNext")
    ward.act("finishService")
    # With two people ahead the page looks seldom by itself; a person who looks at it sees it at once.
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tiếp theo là bạn", timeout=NEXT_LOOK_IN_MS)


def test_clerk_marks_a_class_and_the_board_counts_it(ward: BrowserWard, screens: Screens) -> None:
    for _ in range(3):
        ward.waiting()
        ward.clock.move(seconds=20)
    clerk = screens.at_the_desk()
    clerk.get_by_label("Diện ưu tiên của C 003").select_option(label="cao tuổi")
    expect(clerk.get_by_text("Đã ghi diện ưu tiên của C 003.")).to_be_visible()
    expect(clerk.get_by_role("row", name=re.compile("C 003.*cao tuổi"))).to_be_visible()
    screens.save(clerk, "priority-marked", full=True)
    board = screens.hall()
    expect(board.get_by_text("1 ưu tiên ·")).to_be_visible()
    screens.save(board, "priority-on-board")


def test_board_calls_one_with_priority_in_three(ward: BrowserWard, screens: Screens) -> None:
    """Five wait, the last two with a class: the first of them comes third, the other not before the next."""
    ward.act("openCounter")
    for priority in (None, None, None, "ELDERLY", "WITH_CHILD"):
        ward.waiting(priority=priority)
        ward.clock.move(seconds=20)
    board = screens.hall()
    expect(board.get_by_text("2 ưu tiên ·")).to_be_visible(timeout=NEXT_LOOK_IN_MS)
    seen = []
    for number in range(1, 6):
        ward.act("callNext")
        ward.clock.move(seconds=5)  # the hall is read anew
        board.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        residence = board.locator(".waiting li").filter(has_text="C Cư trú")
        expect(residence).to_contain_text(f"{5 - number} người" if number < 5 else "Không ai chờ")
        seen.append(board.locator(".calls li").inner_text())
        ward.act("finishService")
    assert [re.findall(r"C \d{3}", text) for text in seen] == [
        ["C 001"], ["C 002"], ["C 004"], ["C 003"], ["C 005"],
    ]  # fmt: skip


def test_person_says_her_class_when_she_takes_a_number(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone(f"/o/lien-chieu/here?p=1.004222#h={ward.hall_code()}")
    phone.get_by_label("Diện ưu tiên").select_option(label="mang thai hoặc có con nhỏ")
    screens.save(phone, "take-with-priority", full=True)
    phone.get_by_role("button", name="Lấy số").click()
    expect(phone).to_have_url(re.compile("/t/"))
    ward.act("openCounter")
    desk = ward.ask("query { desk(counter: 6) { line { label priority } } }", token=ward.clerk(6))["desk"]
    assert desk["line"] == [{"label": "C 001", "priority": "WITH_CHILD"}]
