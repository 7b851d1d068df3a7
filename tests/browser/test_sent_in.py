"""Dossiers that come online or by post: entered, asked about, received together, and seen by the citizen."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import Screens
from tests.browser.test_dossier_journeys import opened
from tests.browser.test_inbox import box, narrowed, row, shows
from tests.browser.ward import COUNTER, SENT_PAPERS, BrowserWard

HOUSING = SENT_PAPERS[1]


def entered(desk: Page, screens: Screens) -> str:
    """A clerk enters what came by post; returns its code."""
    desk.get_by_role("button", name="Ghi hồ sơ gửi đến").click()
    dialog = desk.get_by_role("dialog", name="Ghi hồ sơ trực tuyến, bưu chính")
    dialog.get_by_label("Tìm thủ tục").fill("thường trú")
    dialog.get_by_role("button", name="Đăng ký thường trú", exact=True).click()
    dialog.get_by_role("radio", name="Bưu chính").check()
    dialog.get_by_label("Họ và tên người nộp").fill("Lê Văn Bình Demo")
    dialog.get_by_label("Số điện thoại").fill("123")
    expect(dialog.get_by_label("Gửi lúc")).to_have_value(re.compile("^2026-11-23T08:3"))
    dialog.get_by_label("Gửi lúc").fill("2026-11-20T15:00")
    dialog.get_by_role("button", name="Đủ cả như yêu cầu").click()
    dialog.get_by_role("button", name="Ghi hồ sơ", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("điện thoại")
    dialog.get_by_label("Số điện thoại").fill("0905 777 888")
    screens.save(desk, "entering", full=True)
    dialog.get_by_role("button", name="Ghi hồ sơ", exact=True).click()
    told = dialog.get_by_role("heading", name="Đã ghi hồ sơ")
    expect(told).to_be_focused()
    expect(dialog.get_by_text("Trả lời người dân trước 15:00")).to_be_visible()
    screens.save(desk, "entered")
    code = told.inner_text().split()[-1]
    dialog.get_by_role("button", name="Đóng").click()
    return code


def test_three_are_registered_two_received_together_and_one_is_asked_for_a_paper(
    ward: BrowserWard, screens: Screens
) -> None:
    lacking = ward.sent_in(lacks_one=True, portal="000.00.17.H17-261123-0009")
    whole = ward.sent_in()
    ward.clock.move(minutes=1)
    desk = screens.at_the_desk()
    by_post = entered(desk, screens)
    lists = desk.locator("dl-dossiers")
    shows(desk, [by_post, lacking, whole])
    expect(lists.get_by_role("rowheader", name="Chờ tiếp nhận")).to_be_visible()
    expect(row(desk, whole)).to_contain_text("giờ")
    screens.save(desk, "waiting", full=True)

    citizen = screens.phone(f"/d/{lacking}")
    expect(citizen.get_by_role("heading", name="Chờ tiếp nhận")).to_be_visible()
    expect(citizen.get_by_text("Bạn được trả lời có tiếp nhận hay không trước")).to_be_visible()
    screens.save(citizen, "citizen-waits", full=True)

    # All three in one act: the one that lacks a paper is left, and says why.
    for code in (by_post, lacking, whole):
        box(desk, code).check()
    desk.get_by_role("button", name="Xử lý các hồ sơ đã chọn").click()
    dialog = desk.get_by_role("dialog", name="Xử lý 3 hồ sơ")
    expect(dialog.get_by_role("radio", name="Tiếp nhận", exact=True)).to_be_checked()
    screens.save(desk, "receiving-together")
    dialog.get_by_role("button", name="Thực hiện").click()
    done = desk.get_by_role("dialog", name="Xong 2 trên 3 hồ sơ")
    expect(done.get_by_role("listitem").filter(has_text=lacking)).to_contain_text("Hồ sơ còn thiếu giấy tờ.")
    screens.save(desk, "received-together")
    done.get_by_role("button", name="Đóng").click()
    expect(row(desk, whole)).to_contain_text("ngày làm việc")
    narrowed(desk, "Bước", "Chờ tiếp nhận")
    shows(desk, [lacking])

    dialog = opened(desk, lacking)
    expect(dialog.get_by_text("mã trên cổng 000.00.17.H17-261123-0009")).to_be_visible()
    expect(dialog.get_by_role("listitem").filter(has_text=HOUSING)).to_be_visible()
    screens.save(desk, "one-that-lacks-a-paper", full=True)
    dialog.get_by_role("radio", name="Yêu cầu bổ sung trước khi tiếp nhận").check()
    expect(dialog.get_by_role("checkbox", name=HOUSING)).to_be_checked()
    expect(dialog.get_by_text("In mẫu 02.")).to_be_visible()
    dialog.get_by_role("button", name="Chuyển bước").click()
    expect(dialog.get_by_text("Đã chuyển sang: Yêu cầu bổ sung trước khi tiếp nhận.")).to_be_visible()
    screens.save(desk, "asked", full=True)
    citizen.reload()
    asked = citizen.get_by_role("region", name="Bạn cần nộp thêm giấy tờ")
    expect(asked).to_contain_text(HOUSING)
    expect(asked).to_contain_text("chưa được tiếp nhận và thời hạn chưa tính")
    screens.save(citizen, "citizen-asked", full=True)

    # It comes, and the dossier is received with what the clerk ticks.
    dialog.get_by_role("group", name=HOUSING).get_by_label("Bản chính", exact=True).check()
    dialog.get_by_role("button", name="Ghi nhận giấy tờ").click()
    expect(dialog.get_by_role("heading", name="Tiếp nhận hồ sơ gửi đến")).to_be_visible()
    expect(dialog.get_by_text("Ngày hẹn trả sẽ là")).to_be_visible()
    screens.save(desk, "date-before-it-is-promised", full=True)
    dialog.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(dialog.get_by_text("Đã tiếp nhận. Giấy tiếp nhận (mẫu 01)")).to_be_visible()
    expect(dialog.locator(".papers > li").filter(has_text="Mẫu 01")).to_have_count(1)
    citizen.reload()
    expect(citizen.get_by_role("heading", name="Trả kết quả trước")).to_be_visible()
    screens.save(citizen, "citizen-received", full=True)


def test_waiting_dossiers_and_their_dialog_fit_a_phone(ward: BrowserWard, screens: Screens) -> None:
    code = ward.sent_in(lacks_one=True)
    screens.all_have(viewport={"width": 360, "height": 740})
    desk = screens.at_the_desk(counter=COUNTER)
    expect(row(desk, code)).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    row(desk, code).scroll_into_view_if_needed()
    screens.save(desk, "phone")
    desk.get_by_role("button", name="Ghi hồ sơ gửi đến").click()
    dialog = desk.get_by_role("dialog", name="Ghi hồ sơ trực tuyến, bưu chính")
    dialog.get_by_label("Tìm thủ tục").fill("thường trú")
    dialog.get_by_role("button", name="Đăng ký thường trú", exact=True).click()
    expect(dialog.get_by_label("Họ và tên người nộp")).to_be_focused()
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    screens.save(desk, "phone-entering")
