"""Papers asked for by their names, and brought in parts: clerk, citizen and the date agree."""

from playwright.sync_api import Locator, expect

from tests.browser.screens import Screens
from tests.browser.test_dossier_journeys import opened
from tests.browser.ward import BrowserWard

COUNTER = 6
HOUSING, DEED = "Giấy tờ chỗ ở", "Giấy ủy quyền"


def document(dialog: Locator, name: str) -> Locator:
    return dialog.get_by_role("group", name=name)


def test_papers_are_asked_for_by_name_and_brought_in_parts(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    code = ward.dossier()
    ward.move_dossier(code, "APPRAISAL")
    ward.act("closeCounter")
    desk = screens.at_the_desk(counter=COUNTER)
    dialog = opened(desk, code)
    dialog.get_by_role("radio", name="Yêu cầu bổ sung giấy tờ").check()
    dialog.get_by_role("checkbox", name=HOUSING).check()
    dialog.get_by_label("Giấy tờ khác, mỗi dòng một giấy tờ").fill(f"{DEED}\n\n")
    dialog.get_by_label("Lời nhắn cho người dân").fill("Bản chụp chỗ ở bị mờ.")
    expect(dialog.get_by_text("Thời hạn sẽ dừng từ hôm nay")).to_be_visible()
    screens.save(desk, "asking", full=True)
    dialog.get_by_role("button", name="Chuyển bước").click()
    expect(dialog.get_by_text("Đã chuyển sang: Yêu cầu bổ sung giấy tờ.")).to_be_visible()
    # Nothing that the rules would refuse is offered while she is awaited.
    expect(dialog.get_by_text("Xin lỗi và hẹn lại ngày trả")).to_have_count(0)
    expect(dialog.get_by_role("radio", name="Thẩm định")).to_have_count(0)

    citizen = screens.phone(f"/d/{code}")
    asked = citizen.get_by_role("region", name="Bạn cần nộp thêm giấy tờ")
    for words in (HOUSING, DEED, "Bản chụp chỗ ở bị mờ.", "Tạm dừng từ", "mẫu 05"):
        expect(asked).to_contain_text(words)
    screens.save(citizen, "asked", full=True)

    desk.close()  # a session lasts a day
    ward.clock.move(days=2)
    desk = screens.at_the_desk(counter=COUNTER)
    dialog = opened(desk, code)
    document(dialog, HOUSING).get_by_label("Bản sao", exact=True).check()
    document(dialog, HOUSING).get_by_label("Đã số hóa").check()
    owed = dialog.get_by_text("Còn thiếu 1 giấy tờ")
    expect(owed).to_be_visible()
    dialog.get_by_role("button", name="Ghi nhận giấy tờ").click()
    expect(dialog.get_by_role("alert")).to_contain_text("mời chọn xử lý tiếp, vẫn chờ hay yêu cầu lần nữa")
    dialog.get_by_role("radio", name="Yêu cầu bổ sung lần nữa").check()
    expect(dialog.get_by_text("theo quy định hồ sơ sẽ bị tính quá hạn")).to_be_visible()
    screens.save(desk, "second-request-before-it-is-saved", full=True)
    dialog.get_by_role("radio", name="Vẫn chờ phần còn thiếu").check()
    expect(dialog.get_by_text("theo quy định hồ sơ sẽ bị tính quá hạn")).to_have_count(0)
    dialog.get_by_role("button", name="Ghi nhận giấy tờ").click()
    expect(dialog.get_by_text("Đã ghi nhận. Giấy tiếp nhận mới (mẫu 01)")).to_be_visible()

    citizen.reload()
    wanted = asked.get_by_role("listitem")
    expect(wanted).to_have_text([DEED])

    document(dialog, DEED).get_by_label("Bản chính", exact=True).check()
    expect(owed).to_have_count(0)
    screens.save(desk, "all-there", full=True)
    dialog.get_by_role("button", name="Ghi nhận giấy tờ").click()
    expect(dialog.get_by_role("heading", name="Nhận giấy tờ bổ sung")).to_have_count(0)
    expect(dialog.locator(".papers > li").filter(has_text="Mẫu 01")).to_have_count(3)
    citizen.reload()
    expect(asked).to_have_count(0)
    expect(citizen.get_by_text("còn thiếu")).to_have_count(0)
    screens.save(desk, "taken", full=True)
