"""The head of the office sees what is late and what soon will be, before a citizen tells her."""

from playwright.sync_api import Page, expect

from tests.browser.screens import Screens
from tests.browser.ward import BrowserWard

PHONE = {"width": 360, "height": 740}


def dossiers_of_some_days(ward: BrowserWard) -> tuple[str, str, str]:
    """Codes of dossiers received on Monday, Thursday and the next Monday, due seven working days on."""
    codes = []
    for days in (0, 3, 4):
        ward.clock.move(days=days)
        ward.act("openCounter")
        codes.append(ward.dossier())
        ward.act("closeCounter")
    return codes[0], codes[1], codes[2]


def section(page: Page, name: str) -> str:
    return page.get_by_role("region", name=name).inner_text()


def test_head_sees_the_late_one_and_the_soon_late_one(ward: BrowserWard, screens: Screens) -> None:
    late, soon, asked = dossiers_of_some_days(ward)
    ward.move_dossier(soon, "APPRAISAL")
    ward.move_dossier(asked, "SUPPLEMENT", note="Thiếu giấy tờ chỗ ở.")
    ward.clock.move(days=4)  # Friday, 4 December: a day after the first was due
    head = screens.managers_page("Theo dõi")
    tiles = head.locator(".tile dd")
    expect(tiles).to_have_text(["1", "0", "1"])
    assert late in section(head, "Cần bạn xử lý")
    assert "quá hạn 1 ngày làm việc" in section(head, "Cần bạn xử lý")
    assert soon in section(head, "Sắp đến hạn")
    assert "Thẩm định" in section(head, "Sắp đến hạn")
    assert head.locator("main").inner_text().count(asked) == 1
    assert asked in section(head, "Chờ người dân bổ sung")
    assert "Thiếu giấy tờ chỗ ở." in section(head, "Chờ người dân bổ sung")
    expect(head.locator(".loads").first).to_contain_text("Cán bộ Demo 6")
    screens.save(head, "watch", full=True)
    head.set_viewport_size(PHONE)  # type: ignore[arg-type]
    screens.save(head, "watch-phone", full=True)

    head.get_by_label("Nhìn trước").select_option("1")
    expect(tiles).to_have_text(["1", "0", "0"])
    expect(head.get_by_text("Không có hồ sơ nào khác đến hạn")).to_be_visible()
    head.get_by_role("button", name=late).click()
    dialog = head.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=late)).to_be_visible()
    screens.save(head, "opened")
    head.keyboard.press("Escape")
    head.get_by_role("button", name="Về chọn quầy").click()
    expect(head.locator("dl-counters button").first).to_be_visible()


def test_clerks_have_no_head_pages(ward: BrowserWard, screens: Screens) -> None:
    clerk = screens.signed_in()
    expect(clerk.get_by_role("button", name="Theo dõi")).to_have_count(0)
