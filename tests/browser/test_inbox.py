"""A clerk's day with dossiers: narrowed, several taken over with one refused, one lent to a colleague."""

import re

from playwright.sync_api import Locator, Page, expect

from api.local.demo.people import DEMO_CLERKS
from tests.browser.screens import CLERK, Screens
from tests.browser.test_dossier_journeys import handed_in, opened
from tests.browser.ward import RESIDENCE, BrowserWard

BIRTH = "1.001193"
COLLEAGUE = DEMO_CLERKS[1]


def row(page: Page, code: str) -> Locator:
    return page.locator("dl-dossiers tbody tr").filter(has=page.get_by_role("button", name=code))


def narrowed(page: Page, label: str, option: str) -> None:
    page.locator("dl-dossiers").get_by_label(label, exact=True).select_option(label=option)


def shows(page: Page, codes: list[str]) -> None:
    """These dossiers and no others, in whatever order."""
    buttons = page.locator("dl-dossiers tbody button")
    for code in codes:
        expect(buttons.filter(has_text=code)).to_be_visible()
    expect(buttons).to_have_count(len(codes))


def box(page: Page, code: str) -> Locator:
    return page.get_by_role("checkbox", name=f"Chọn hồ sơ {code}")


def test_clerk_narrows_takes_over_and_lends(ward: BrowserWard, screens: Screens) -> None:
    births = [handed_in(ward, BIRTH, counter=3) for _ in range(3)]
    homes = [handed_in(ward, RESIDENCE, counter=6) for _ in range(2)]
    ward.do(
        "advanceDossier",
        token=ward.token_of(CLERK),
        dossier=homes[1],
        to="SUPPLEMENT",
        version=1,
        note="Thiếu giấy.",
    )
    desk = screens.at_the_desk()
    lists = desk.locator("dl-dossiers")
    expect(lists.get_by_role("button", name=births[0])).to_be_visible()
    expect(lists.get_by_text(re.compile("^còn [0-9]+ ngày làm việc$")).first).to_be_visible()
    shows(desk, births + homes)
    screens.save(desk, "everything", full=True)

    narrowed(desk, "Bước", "Đang chờ người dân bổ sung")
    shows(desk, [homes[1]])
    narrowed(desk, "Bước", "Mọi bước")
    narrowed(desk, "Lĩnh vực", "Hộ tịch")
    shows(desk, births)
    narrowed(desk, "Việc của", "Của tôi")
    expect(lists.get_by_text("Không có hồ sơ nào như vậy.")).to_be_visible()
    narrowed(desk, "Việc của", "Chưa ai nhận")
    shows(desk, births)
    screens.save(desk, "nobodys", full=True)

    # By the keyboard alone: from box to box, chosen with the space bar.
    box(desk, births[0]).focus()
    desk.keyboard.press("Space")
    for _ in births[1:]:
        desk.keyboard.press("ArrowDown")
        desk.keyboard.press("Space")
    expect(lists.get_by_text("Đã chọn 3").last).to_be_visible()
    # A colleague is quicker with one of them.
    other = ward.token_of(COLLEAGUE)
    quick = {"dossier": births[1], "version": 1, "reason": "Am hiểu."}
    assert ward.do("assignDossier", token=other, **quick)["__typename"] == "DossierAssigned"
    desk.get_by_role("button", name="Xử lý các hồ sơ đã chọn").click()
    dialog = desk.get_by_role("dialog", name="Xử lý 3 hồ sơ")
    expect(dialog.get_by_label("Lý do")).to_have_value("Nhận việc được chuyển đến.")
    screens.save(desk, "batch")
    dialog.get_by_role("button", name="Thực hiện").click()
    done = desk.get_by_role("dialog", name="Xong 2 trên 3 hồ sơ")
    expect(done.get_by_role("listitem").filter(has_text=births[1])).to_contain_text(
        f"{COLLEAGUE.name} vừa chuyển hồ sơ này lúc"
    )
    screens.save(desk, "batch-with-one-refused")
    done.get_by_role("button", name="Đóng").click()
    expect(lists.get_by_text("Không có hồ sơ nào như vậy.")).to_be_visible()
    narrowed(desk, "Việc của", "Của tôi")
    shows(desk, [births[0], births[2]])

    # Both go on to the next step in one act; no step that asks the citizen is offered.
    desk.get_by_label("Chọn các hồ sơ đang hiện").check()
    desk.get_by_role("button", name="Xử lý các hồ sơ đã chọn").click()
    dialog = desk.get_by_role("dialog", name="Xử lý 2 hồ sơ")
    dialog.get_by_role("radio", name="Chuyển sang bước kế tiếp").check()
    steps = dialog.get_by_role("group", name="Chuyển sang", exact=True).get_by_role("radio")
    expect(steps.first).to_be_checked()
    expect(dialog.get_by_role("radio", name="Yêu cầu bổ sung giấy tờ")).to_have_count(0)
    expect(dialog.get_by_role("radio", name="Người dân rút hồ sơ")).to_have_count(0)
    screens.save(desk, "batch-of-moves")
    dialog.get_by_role("radio", name="Thẩm định").check()
    dialog.get_by_role("button", name="Thực hiện").click()
    desk.get_by_role("dialog", name="Xong 2 trên 2 hồ sơ").get_by_role("button", name="Đóng").click()

    narrowed(desk, "Việc của", "Cả văn phòng")
    narrowed(desk, "Lĩnh vực", "Mọi lĩnh vực")
    dialog = opened(desk, births[0])
    dialog.locator("dl-dossier-assignment summary").click()
    dialog.get_by_label("Người xử lý", exact=True).select_option(label=COLLEAGUE.name)
    dialog.get_by_label("Xử lý thay đến hết ngày").fill("2026-11-27")
    dialog.get_by_label("Lý do", exact=True).fill("Nghỉ phép.")
    dialog.get_by_role("button", name="Giao việc").click()
    expect(dialog.get_by_text(f"{COLLEAGUE.name} xử lý thay đến hết 27/11")).to_be_visible()
    dialog.get_by_role("button", name="Đóng").click()
    expect(row(desk, births[0])).to_contain_text(f"{COLLEAGUE.name} xử lý thay")
    screens.save(desk, "lent", full=True)

    theirs = screens.at_the_desk(clerk=COLLEAGUE, counter=4)
    narrowed(theirs, "Việc của", "Của tôi")
    shows(theirs, births[:2])  # hers, and where she stands in


def test_inbox_on_a_phone_keeps_its_columns(ward: BrowserWard, screens: Screens) -> None:
    handed_in(ward, BIRTH, counter=3)
    screens.all_have(viewport={"width": 360, "height": 740})
    desk = screens.at_the_desk()
    expect(desk.locator("dl-dossiers tbody button").first).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.get_by_label("Chọn các hồ sơ đang hiện").check()
    desk.get_by_role("button", name="Xử lý các hồ sơ đã chọn").scroll_into_view_if_needed()
    screens.save(desk, "phone")


def test_manager_keeps_the_directory(ward: BrowserWard, screens: Screens) -> None:
    manager = screens.settings()
    directory = manager.locator("dl-staff-directory")
    directory.scroll_into_view_if_needed()
    expect(directory.locator("summary").filter(has_text=COLLEAGUE.name)).to_be_visible()
    directory.get_by_text("Thêm cán bộ").click()
    directory.get_by_label("Mã đăng nhập").fill("clerk-new")
    form = directory.locator("details[open] form")
    form.get_by_label("Tên", exact=True).fill("Lý Mới Demo")
    form.get_by_label("Lý do sửa danh bạ").fill("Mới về đơn vị.")
    form.get_by_role("button", name="Lưu cán bộ").click()
    expect(directory.get_by_text("Đã lưu: Lý Mới Demo.")).to_be_visible()
    directory.locator("summary").filter(has_text=COLLEAGUE.name).click()
    form = directory.locator("details[open] form")
    form.get_by_label("Còn nhận việc").uncheck()
    form.get_by_label("Lý do sửa danh bạ").fill("Chuyển công tác.")
    form.get_by_role("button", name="Lưu cán bộ").click()
    expect(directory.locator("summary").filter(has_text=COLLEAGUE.name)).to_contain_text(
        "không nhận việc nữa"
    )
    directory.get_by_text("Lịch sử danh bạ").click()
    expect(directory.get_by_text(f"{COLLEAGUE.name} không nhận việc nữa")).to_be_visible()
    screens.save(manager, "directory", full=True)
