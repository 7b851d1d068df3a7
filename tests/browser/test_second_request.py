"""Papers asked for twice are late for head and clerk before the date; who brought none reads why it ended."""

from playwright.sync_api import expect

from tests.browser.screens import Screens
from tests.browser.test_dossier_journeys import opened
from tests.browser.test_inbox import narrowed, row
from tests.browser.ward import BrowserWard

COUNTER = 6
BY_RULE = "vì yêu cầu bổ sung lần hai"


def asked_once(ward: BrowserWard) -> str:
    ward.act("openCounter")
    code = ward.dossier()
    ward.act("closeCounter")
    ward.move_dossier(code, "SUPPLEMENT", note="Thiếu giấy tờ chỗ ở.")
    return code


def test_head_and_clerk_see_it_late_before_its_date(ward: BrowserWard, screens: Screens) -> None:
    code = asked_once(ward)
    ward.move_dossier(code, "APPRAISAL")
    ward.move_dossier(code, "SUPPLEMENT", note="Thiếu giấy ủy quyền.")
    ward.move_dossier(code, "APPRAISAL")
    head = screens.managers_page("Theo dõi")
    head.get_by_label("Nhìn trước").select_option("1")
    expect(head.locator(".tile dd")).to_have_text(["1", "0", "0"])
    expect(head.get_by_role("region", name="Cần bạn xử lý")).to_contain_text(f"quá hạn {BY_RULE}")
    screens.save(head, "watch", full=True)
    head.close()

    desk = screens.at_the_desk(counter=COUNTER)
    narrowed(desk, "Hạn trả", "Đã quá hạn")
    expect(row(desk, code)).to_contain_text(f"quá hạn {BY_RULE}")
    screens.save(desk, "inbox", full=True)
    narrowed(desk, "Hạn trả", "Hôm nay")
    expect(row(desk, code)).to_have_count(0)
    dialog = opened(desk, code)
    expect(dialog.get_by_text(BY_RULE)).to_be_visible()
    screens.save(desk, "dossier", full=True)


def test_who_brought_nothing_reads_why_it_was_stopped_and_not_that_she_did(
    ward: BrowserWard, screens: Screens
) -> None:
    code = asked_once(ward)
    ward.move_dossier(code, "STOPPED", note="Quá 30 ngày chưa nhận được giấy tờ chỗ ở.")
    citizen = screens.phone(f"/d/{code}")
    why = citizen.get_by_role("region", name="Vì sao")
    expect(why).to_have_text("Vì sao Quá 30 ngày chưa nhận được giấy tờ chỗ ở.")
    page = citizen.locator("dl-dossier-page")
    expect(page).to_contain_text("Yêu cầu bổ sung giấy tờ")
    expect(page).not_to_contain_text("Bạn đã bổ sung")
    expect(page).not_to_contain_text("Bạn cần làm")
    screens.save(citizen, "stopped", full=True)
