"""A manager sets procedures' terms, groups and counters; a recruitment goes by its workflow's file alone."""

import csv
import io
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.screens import CLERK, Screens
from tests.browser.test_dossier_journeys import COMPETENT_NAME, EXPERT, handed_in, share_permits
from tests.browser.ward import RESIDENCE, BrowserWard

PHONE: Any = {"width": 360, "height": 740}
RESIDENCE_NAME = "Đăng ký thường trú"
JOB, JOB_COUNTER = "1.001193", 3  # its steps are a recruitment's for the test: any procedure's can be
GIVEN_NAMES = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Minh", "Nam", "Oanh", "Phúc")
OVER_TWO_UNITS = "Giấy phép xây dựng liên thông hai đơn vị (đơn vị khác giải quyết)"
CHOSEN, NOT_CHOSEN, REFUSED, WITHDRAWN = 2, 6, 2, 2


def terms_of(screens: Screens, procedure: str) -> Page:
    """The manager's screen with the terms of a procedure."""
    page = screens.managers_page("Thủ tục")
    page.get_by_label("Tìm thủ tục").fill(procedure)
    page.get_by_role("button", name=re.compile(re.escape(procedure))).click()
    expect(page.get_by_role("button", name="Xem trước thay đổi")).to_be_visible()
    return page


def apply(page: Page, reason: str) -> None:
    page.get_by_label("Lý do thay đổi").fill(reason)
    page.get_by_role("button", name="Áp dụng").click()


def test_manager_promises_less_and_sees_what_follows_before_it_holds(
    ward: BrowserWard, screens: Screens
) -> None:
    manager = screens.managers_page("Thủ tục")
    expect(manager.locator(".procedures li")).to_have_count(20)
    screens.save(manager, "procedures")
    manager.get_by_label("Tìm thủ tục").fill("thuong tru")
    manager.get_by_role("button", name=re.compile(RESIDENCE)).click()
    expect(manager.get_by_text(re.compile(r"Quy định: 7 ngày làm việc"))).to_be_visible()
    manager.get_by_label("Thời hạn cam kết").fill("9")
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    expect(manager.get_by_role("alert")).to_have_text(
        "Thời hạn cam kết không được dài hơn thời hạn quy định của thủ tục."
    )
    screens.save(manager, "too-long", full=True)
    manager.get_by_label("Thời hạn cam kết").fill("5")
    manager.get_by_label("Giờ nhận cuối").fill("15:00")
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    expect(manager.locator(".effects")).to_contain_text(
        "sẽ hẹn trả lúc 17:00 01/12/2026, thay vì 17:00 03/12"
    )
    expect(manager.locator(".effects")).to_contain_text("Hồ sơ đã nhận giữ nguyên quy trình và ngày hẹn trả.")
    manager.get_by_role("button", name="Áp dụng").click()
    expect(manager.get_by_role("alert")).to_have_text("Mời ghi lý do, ít nhất 3 ký tự.")
    screens.save(manager, "preview", full=True)
    apply(manager, "Cam kết của phường")
    expect(manager.get_by_text("Đã áp dụng.")).to_be_visible()
    expect(manager.locator(".history li").first).to_contain_text("Trần Bình Demo")
    screens.save(manager, "applied", full=True)

    citizen = screens.phone(f"/o/{ward.office}/p/{RESIDENCE}")
    expect(citizen.locator("dl.facts.rest")).to_contain_text("5 ngày làm việc")
    clerk = screens.signed_in()
    expect(clerk.get_by_role("button", name="Thủ tục", exact=True)).to_have_count(0)


def test_second_manager_is_told_who_changed_the_terms(ward: BrowserWard, screens: Screens) -> None:
    one, other = terms_of(screens, RESIDENCE), terms_of(screens, RESIDENCE)
    for page, hour in ((one, "15:00"), (other, "16:00")):
        page.get_by_label("Giờ nhận cuối").fill(hour)
        page.get_by_role("button", name="Xem trước thay đổi").click()
    apply(one, "Theo quy định mới")
    expect(one.get_by_text("Đã áp dụng.")).to_be_visible()
    apply(other, "Theo quy định khác")
    expect(other.get_by_role("alert")).to_contain_text("Trần Bình Demo vừa thay đổi thủ tục này lúc")
    expect(other.get_by_label("Giờ nhận cuối")).to_have_value("15:00")


def test_manager_lets_another_unit_decide_and_the_next_dossier_goes_there(
    ward: BrowserWard, screens: Screens
) -> None:
    share_permits(ward)
    page = terms_of(screens, RESIDENCE)
    expect(page.get_by_role("group", name="Đơn vị giải quyết")).to_have_count(0)
    page.get_by_label("Quy trình").select_option(label=OVER_TWO_UNITS)
    units = page.get_by_role("group", name="Đơn vị giải quyết")
    expect(units.get_by_role("radio", name="Phường Liên Chiểu")).to_have_count(0)
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.get_by_role("alert")).to_contain_text("Mời chọn đơn vị giải quyết.")
    units.get_by_label("Tìm đơn vị").fill("khong co")
    expect(units.get_by_role("status")).to_have_text("Không tìm thấy đơn vị nào khác.")
    units.get_by_label("Tìm đơn vị").fill("so xay dung")
    units.get_by_role("radio", name=COMPETENT_NAME).check()
    screens.save(page, "deciding-unit", full=True)
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.locator(".effects")).to_contain_text(f"chuyển sang {COMPETENT_NAME} giải quyết")
    screens.save(page, "deciding-unit-preview", full=True)
    apply(page, "Theo phân cấp mới")
    expect(page.get_by_text("Đã áp dụng.")).to_be_visible()
    expect(units.get_by_role("radio", name=COMPETENT_NAME)).to_be_checked()

    code = handed_in(ward, RESIDENCE, counter=6)
    expert = ward.token_of(EXPERT)
    for version, (step, token) in enumerate((("SENT", ward.token_of(CLERK)), ("APPRAISAL", expert)), start=1):
        moved = ward.do("advanceDossier", token=token, dossier=code, to=step, version=version)
        assert moved["__typename"] == "DossierAdvanced", moved


def test_manager_adds_a_group_with_its_counter_and_cannot_take_away_what_is_used(
    ward: BrowserWard, screens: Screens
) -> None:
    manager = screens.settings()
    manager.get_by_text("Nhóm dịch vụ", exact=True).click()
    manager.get_by_role("button", name="Thêm nhóm dịch vụ").click()
    group = manager.get_by_role("group", name="Nhóm mới G")
    group.get_by_label("Tên tiếng Việt").fill("Chứng thực")
    group.get_by_label("Tên tiếng Anh").fill("Certification")
    screens.save(manager, "new-group", full=True)
    manager.get_by_text("Lĩnh vực thuộc nhóm nào").click()
    manager.get_by_role("combobox", name="Chứng thực", exact=True).select_option("Chứng thực")
    manager.get_by_text("Quầy", exact=True).click()
    manager.get_by_role("button", name="Thêm quầy").click()
    counter = manager.get_by_role("group", name="Quầy mới 8", exact=True)
    counter.get_by_label("Tên tiếng Việt").fill("Chứng thực")
    counter.get_by_label("Tên tiếng Anh").fill("Certification")
    counter.get_by_label("Chứng thực", exact=True).check()
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    expect(manager.locator(".differences").first).to_contain_text("Quầy 8")
    screens.save(manager, "shape-preview", full=True)
    apply(manager, "Mở quầy chứng thực riêng")
    expect(manager.get_by_text("Đã áp dụng.")).to_be_visible()

    manager.get_by_role("group", name="Chứng thực", exact=True).get_by_label("Xóa nhóm này").check()
    manager.get_by_role("group", name="Quầy 8", exact=True).get_by_label("Bỏ quầy này").check()
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    expect(manager.get_by_role("alert")).to_contain_text("Chưa xóa được nhóm Chứng thực, còn: 3 thủ tục (")
    screens.save(manager, "group-in-use")
    ward.do("openCounter", token=ward.token_of(CLERK), counter=2)
    manager.get_by_role("group", name="Chứng thực", exact=True).get_by_label("Xóa nhóm này").uncheck()
    manager.get_by_role("group", name="Quầy 8", exact=True).get_by_label("Bỏ quầy này").uncheck()
    manager.get_by_role("group", name="Quầy 2", exact=True).get_by_label("Bỏ quầy này").check()
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    expect(manager.get_by_role("alert")).to_contain_text("Quầy 2 đang mở")
    ward.do("closeCounter", token=ward.token_of(CLERK), counter=2)
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    apply(manager, "Bớt một quầy")
    expect(manager.get_by_text("Đã áp dụng.")).to_be_visible()
    clerk = screens.signed_in(last_at=2)
    counters = clerk.locator(".counters li")
    expect(counters).to_have_count(7)
    expect(counters.filter(has_text="Quầy 8")).to_have_count(1)
    expect(counters.filter(has_text="Quầy 2")).to_have_count(0)
    screens.save(clerk, "counters-left")


def test_round_of_twelve_candidates_goes_by_its_workflow_to_the_list_of_the_board(
    ward: BrowserWard, screens: Screens
) -> None:
    manager = terms_of(screens, JOB)
    manager.get_by_label("Quy trình").select_option("Tuyển dụng")
    manager.get_by_label("Từ ngày").fill("2026-11-23")
    manager.get_by_label("Đến hết ngày").fill("2026-11-25")
    manager.get_by_role("button", name="Xem trước thay đổi").click()
    expect(manager.locator(".effects")).to_contain_text("Nhận hồ sơ từ 23/11/2026 đến hết 25/11/2026.")
    apply(manager, "Đợt tuyển dụng tháng 11")
    expect(manager.get_by_text("Đã áp dụng.")).to_be_visible()

    codes = [apply_for(ward, f"Ứng Viên {name} Demo") for name in GIVEN_NAMES]
    citizen = screens.phone(f"/d/{codes[0]}")
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Đã nhận hồ sơ dự tuyển")
    screens.save(citizen, "candidate", full=True)
    ends = (
        [("APPRAISAL", "APPROVAL", "COMPLETED")] * CHOSEN
        + [("APPRAISAL", "APPROVAL", "NOT_CHOSEN")] * NOT_CHOSEN
        + [("REFUSED",)] * REFUSED
        + [("WITHDRAWN",)] * WITHDRAWN
    )
    for code, steps in zip(codes, ends, strict=True):
        for step in steps:
            ward.move_dossier(
                code, step, note=None if step in ("APPRAISAL", "APPROVAL") else "Theo biên bản."
            )
    citizen.reload()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Bạn đã trúng tuyển")

    board = screens.managers_page("Danh sách hồ sơ")
    board.get_by_role("button", name="Xem danh sách").click()
    rows = board.locator("tbody tr")
    expect(rows).to_have_count(12)
    expect(board.get_by_text("Phường Liên Chiểu · 12 hồ sơ · Nhận hồ sơ từ 23/11/2026")).to_be_visible()
    for state, count in (
        ("Trúng tuyển", CHOSEN),
        ("Không trúng tuyển", NOT_CHOSEN),
        ("Không đủ điều kiện", REFUSED),
        ("Người dân rút hồ sơ", WITHDRAWN),
    ):
        found = rows.filter(has=board.get_by_role("cell", name=re.compile(f"^{state}")))
        expect(found).to_have_count(count)
    expect(rows.first).to_contain_text("Ứng Viên An Demo")
    screens.save(board, "list", full=True)
    with board.expect_download() as saved:
        board.get_by_role("button", name="Lưu tệp CSV").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert [line[1] for line in lines[1:]] == codes
    board.emulate_media(media="print")
    screens.save(board, "list-on-paper", full=True)
    board.emulate_media(media="screen")
    board.set_viewport_size(PHONE)
    screens.save(board, "list-phone", full=True)
    board.get_by_label("Nhận từ ngày").fill("2026-11-24")
    board.get_by_role("button", name="Xem danh sách").click()
    expect(board.get_by_text("Không có hồ sơ nào trong những ngày này.")).to_be_visible()

    ward.clock.move(days=3)
    ward.take(JOB, name="Ứng Viên Muộn Demo", phone="0905123456")
    token = ward.token_of(CLERK)
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=token, counter=JOB_COUNTER)
    late = ward.do("receiveDossier", token=token, counter=JOB_COUNTER, documents=[])
    assert late["__typename"] == "ProcedureIsNotOpen"
    assert late["message"] == "Thủ tục này chỉ nhận hồ sơ từ 23/11/2026 đến 25/11/2026."


def apply_for(ward: BrowserWard, name: str) -> str:
    """The code of a candidate's dossier, handed in at the counter."""
    token = ward.token_of(CLERK)
    ward.take(JOB, name=name, phone="0905123456")
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=token, counter=JOB_COUNTER)
    received = ward.do(
        "receiveDossier",
        "... on DossierReceived { dossier { code } }",
        token=token,
        counter=JOB_COUNTER,
        documents=[{"name": "Đơn dự tuyển", "state": "ORIGINAL"}],
    )
    assert received["__typename"] == "DossierReceived", received
    ward.do("finishService", token=token, counter=JOB_COUNTER)
    return str(received["dossier"]["code"])
