"""A building permit over two units, with a request for papers and an apology; an extract in one visit."""

from dataclasses import replace
from datetime import date, datetime

from playwright.sync_api import Locator, Page, expect

from api.domain.deadlines import Deadline, DeadlineUnit
from api.local.issuer import Clerk
from tests.browser.screens import CLERK, Screens
from tests.browser.ward import RESIDENCE, BrowserWard

PERMIT, EXTRACT = "1.013225", "2.000635"
PERMIT_COUNTER, CIVIL_COUNTER = 5, 3
COMPETENT, COMPETENT_NAME = "so-xay-dung", "Sở Xây dựng Đà Nẵng"
EXPERT = Clerk(id="expert", name="Lê Chuyên Demo", office=COMPETENT, role="clerk")


def share_permits(ward: BrowserWard) -> None:
    """Building permits of the ward are decided by another office from now on."""
    from api.local.demo.office import demo_office
    from api.local.demo.procedures import GROUP_OF_SECTOR, load_demo_procedures
    from api.storage.offices import save_office
    from api.storage.procedures import save_procedures

    here = demo_office(group_of_sector=GROUP_OF_SECTOR)
    save_office(replace(here, id=COMPETENT, name=COMPETENT_NAME, agency_code="H17.2"))
    permit = next(each for each in load_demo_procedures() if each.code == PERMIT)
    save_procedures(office_id=here.id, procedures=[replace(permit, competent_office=COMPETENT)])


def handed_in(ward: BrowserWard, procedure: str, *, counter: int) -> str:
    """The code of a dossier that the clerk has just received at that counter."""
    token = ward.token_of(CLERK)
    ward.take(procedure, name="Trần Thị Minh Demo", phone="0905123456")
    for act in ("openCounter", "callNext", "startService"):
        ward.do(act, token=token, counter=counter)
    received = ward.do(
        "receiveDossier",
        "... on DossierReceived { dossier { code } }",
        token=token,
        counter=counter,
        documents=[{"name": "Đơn đề nghị", "state": "ORIGINAL"}],
    )
    ward.do("finishService", token=token, counter=counter)
    return str(received["dossier"]["code"])


def opened(page: Page, code: str) -> Locator:
    """The dossier's dialog, opened anew from the list."""
    page.keyboard.press("Escape")
    page.get_by_label("Mở hồ sơ theo mã").fill(code)
    page.locator("form.find").get_by_role("button", name="Mở", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=code)).to_be_visible()
    expect(dialog.get_by_text("Đang ở", exact=True)).to_be_visible()
    return dialog


def move(dialog: Locator, step: str, *, note: str | None = None, reason: str | None = None) -> None:
    dialog.get_by_role("radio", name=step).check()
    if note is not None:
        dialog.get_by_label("Lời nhắn cho người dân").fill(note)
    if reason is not None:
        dialog.get_by_role("textbox", name="Lý do").fill(reason)
    dialog.page.wait_for_load_state("networkidle")  # the effect is shown before it is saved
    dialog.get_by_role("button", name="Chuyển bước").click()
    expect(dialog.get_by_text(f"Đã chuyển sang: {step}.")).to_be_visible()


def test_building_permit_goes_over_two_units_with_one_request_and_one_apology(
    ward: BrowserWard, screens: Screens
) -> None:
    share_permits(ward)
    code = handed_in(ward, PERMIT, counter=PERMIT_COUNTER)
    clerk = screens.at_the_desk(counter=PERMIT_COUNTER)
    dialog = opened(clerk, code)
    dialog.get_by_role("radio", name="Chuyển đơn vị giải quyết").check()
    expect(dialog.get_by_text("Ngày hẹn trả vẫn là")).to_be_visible()
    screens.save(clerk, "before-hand-off")
    move(dialog, "Chuyển đơn vị giải quyết")
    expect(dialog.get_by_text(f"Hồ sơ đang ở {COMPETENT_NAME}.")).to_be_visible()
    expect(dialog.get_by_role("radio")).to_have_count(0)

    expert = screens.at_the_desk(clerk=EXPERT, counter=PERMIT_COUNTER)
    expect(expert.locator("dl-dossiers").get_by_role("button", name=code)).to_be_visible()
    dialog = opened(expert, code)
    move(dialog, "Thẩm định, kiểm tra thực địa")
    dialog.get_by_role("radio", name="Yêu cầu bổ sung giấy tờ").check()
    expect(dialog.get_by_text("Thời hạn sẽ dừng từ hôm nay")).to_be_visible()
    expect(dialog.get_by_text("In mẫu 02.")).to_be_visible()
    expect(dialog.get_by_text("thì trả")).to_have_count(4)
    screens.save(expert, "request-with-its-effect", full=True)
    move(dialog, "Yêu cầu bổ sung giấy tờ", note="Thiếu bản vẽ mặt cắt.")

    citizen = screens.phone(f"/d/{code}")
    expect(citizen.get_by_text("Thiếu bản vẽ mặt cắt.")).to_be_visible()
    expect(citizen.get_by_role("heading", name="Bạn cần nộp thêm giấy tờ")).to_be_visible()
    expect(citizen.get_by_text("Mời bạn xem danh sách và nộp bổ sung.").first).to_be_visible()
    expect(citizen.get_by_text("Đang ở: Bộ phận Một cửa, Phường Liên Chiểu")).to_be_visible()
    screens.save(citizen, "asked", full=True)

    for desk in (clerk, expert):
        desk.close()  # a session lasts a day
    ward.clock.move(days=2)
    clerk = screens.at_the_desk(counter=PERMIT_COUNTER)
    dialog = opened(clerk, code)
    dialog.get_by_label("Giấy tờ khác người dân mang đến").fill("Bản vẽ mặt cắt")
    dialog.get_by_role("button", name="Thêm giấy tờ").click()
    dialog.get_by_role("button", name="Ghi nhận giấy tờ").click()
    expect(dialog.get_by_text("Đã ghi nhận.")).to_be_visible()
    expert = screens.at_the_desk(clerk=EXPERT, counter=PERMIT_COUNTER)
    dialog = opened(expert, code)
    move(dialog, "Thẩm định, kiểm tra thực địa")
    before = _due(ward, code)
    dialog.get_by_text("Xin lỗi và hẹn lại ngày trả (mẫu 04)").click()
    dialog.get_by_label("Ngày hẹn lại").fill("2026-12-19")
    dialog.get_by_label("Ngày hẹn lại").dispatch_event("change")
    expect(dialog.get_by_text("Ngày hẹn lại là ngày nghỉ.")).to_be_visible()
    dialog.get_by_label("Ngày hẹn lại").fill("2026-12-18")
    dialog.get_by_label("Ngày hẹn lại").dispatch_event("change")
    expect(dialog.get_by_text("Ngày hẹn mới: 17:00")).to_be_visible()
    dialog.get_by_label("Lời xin lỗi và lý do").fill("Xin lỗi bạn, đơn vị cần kiểm tra thực địa thêm.")
    screens.save(expert, "apology-with-its-effect", full=True)
    dialog.get_by_role("button", name="Gửi lời xin lỗi và hẹn lại").click()
    expect(dialog.get_by_text("Đã xin lỗi và hẹn lại ngày trả.")).to_be_visible()
    after = _due(ward, code)
    assert before < after
    assert after.isoformat() == "2026-12-18T10:00:00+00:00"
    expect(dialog.get_by_text("Xin lỗi và hẹn lại ngày trả (mẫu 04)")).to_have_count(0)

    move(dialog, "Phê duyệt")
    for way_out in ("Từ chối cấp phép", "Người dân rút hồ sơ", "Dừng xử lý"):
        expect(dialog.get_by_role("radio", name=way_out)).to_be_visible()
    move(dialog, "Thẩm định, kiểm tra thực địa", reason="Thiếu biên bản kiểm tra.")
    dialog.get_by_text("Quá trình xử lý").click()
    expect(dialog.get_by_text("Lý do: Thiếu biên bản kiểm tra.")).to_be_visible()
    screens.save(expert, "returned-with-a-reason", full=True)
    move(dialog, "Phê duyệt")
    move(dialog, "Chuyển kết quả về nơi tiếp nhận")
    citizen.reload()
    expect(citizen.get_by_text("Xin lỗi bạn, đơn vị cần kiểm tra thực địa thêm.")).to_have_count(0)
    expect(citizen.get_by_text("Đơn vị đã xin lỗi và gia hạn")).to_be_visible()
    expect(citizen.get_by_text("Thiếu biên bản kiểm tra.")).to_have_count(0)
    citizen.get_by_text("Xem cách tính").click()
    expect(citizen.get_by_text("mẫu 02, TT 03/2025/TT-VPCP")).to_be_visible()
    screens.save(citizen, "strip", full=True)

    dialog = opened(clerk, code)
    move(dialog, "Đã xử lý xong")
    dialog.get_by_text("Trao tại quầy", exact=True).click()
    dialog.get_by_label("Người nhận", exact=True).fill("Trần Thị Minh Demo")
    dialog.get_by_label("Nếu không ký được").fill("Đau tay")
    dialog.get_by_role("button", name="Trao kết quả").click()
    expect(dialog.get_by_text("Đã trao kết quả tại quầy.")).to_be_visible()
    screens.save(clerk, "handed-over")
    citizen.reload()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Đã trả kết quả")


def test_apology_is_read_by_the_citizen_and_work_is_given_to_a_colleague(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.act("openCounter")
    code = ward.dossier()
    ward.act("closeCounter")
    desk = screens.at_the_desk()
    dialog = opened(desk, code)
    dialog.get_by_text("Giao người xử lý", exact=True).click()
    dialog.get_by_label("Người xử lý", exact=True).select_option(label="Phạm Thu Demo")
    dialog.get_by_label("Lý do", exact=True).fill("Hồ sơ cần người am hiểu.")
    dialog.get_by_role("button", name="Giao việc").click()
    expect(dialog.get_by_text("giao cho Phạm Thu Demo")).to_be_visible()
    screens.save(desk, "given-to-a-colleague")
    dialog.get_by_text("Xin lỗi và hẹn lại ngày trả (mẫu 04)").click()
    dialog.get_by_label("Ngày hẹn lại").fill("2026-12-08")
    dialog.get_by_label("Lời xin lỗi và lý do").fill("Xin lỗi bạn vì chậm trễ.")
    dialog.get_by_role("button", name="Gửi lời xin lỗi và hẹn lại").click()
    expect(dialog.get_by_text("Đã xin lỗi và hẹn lại ngày trả.")).to_be_visible()
    citizen = screens.phone(f"/d/{code}")
    expect(citizen.get_by_text("Xin lỗi bạn vì chậm trễ.")).to_be_visible()
    expect(citizen.get_by_text("Phạm Thu Demo")).to_have_count(0)
    screens.save(citizen, "apology", full=True)


def test_extract_from_the_archive_is_handed_over_in_one_visit(ward: BrowserWard, screens: Screens) -> None:
    ticket = ward.take(EXTRACT, name="Trần Thị Minh Demo", phone="0905123456")["code"]
    desk = screens.at_the_desk(counter=CIVIL_COUNTER)
    desk.evaluate("window.print = () => undefined")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Đã đến, bắt đầu")).to_be_visible()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Đủ cả như yêu cầu").click()
    desk.get_by_role("button", name="Nhận và in giấy hẹn").click()
    receipt = desk.locator(".receipt")
    expect(receipt).to_be_visible()
    code = receipt.locator("dd.num b").first.inner_text()
    dialog = opened(desk, code)
    move(dialog, "Tra cứu sổ lưu")
    expect(dialog.get_by_role("radio", name="Đã trả kết quả")).to_have_count(0)
    expect(dialog.get_by_role("radio", name="Trả lời không có trong sổ")).to_be_visible()
    dialog.get_by_text("Trao tại quầy", exact=True).click()
    dialog.get_by_label("Người nhận", exact=True).fill("Trần Thị Minh Demo")
    dialog.get_by_label("Nếu không ký được").fill("Quên kính")
    dialog.locator("dl-handover").scroll_into_view_if_needed()
    screens.save(desk, "looked-up")
    dialog.get_by_role("button", name="Trao kết quả").click()
    expect(dialog.get_by_text("Đã trao kết quả tại quầy.")).to_be_visible()
    expect(dialog.get_by_text("Không ký: Quên kính")).to_be_visible()
    expect(dialog.get_by_text("Hồ sơ này không còn bước nào phải chuyển.")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("dl-dossiers").get_by_role("button", name=code)).to_have_count(0)
    citizen = screens.phone(f"/d/{ticket}")
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Đã trả kết quả")
    expect(citizen.get_by_role("listitem").filter(has_text="Tra cứu sổ lưu")).to_be_visible()
    screens.save(citizen, "extract", full=True)


def test_citizen_reads_what_the_office_promises_and_when_it_receives(
    ward: BrowserWard, screens: Screens
) -> None:
    from api.local.demo.procedures import load_demo_procedures
    from api.storage.procedures import save_procedures

    known = next(each for each in load_demo_procedures() if each.code == RESIDENCE)
    promise = Deadline(5, DeadlineUnit.WORKING_DAYS)
    terms = replace(
        known,
        committed_deadline=promise,
        accepts_from=date(2026, 11, 20),
        accepts_until=date(2026, 12, 31),
    )
    save_procedures(office_id=ward.office, procedures=[terms])
    citizen = screens.phone(f"/o/{ward.office}/p/{RESIDENCE}")
    facts = citizen.locator("dl.facts.rest")
    expect(facts).to_contain_text("Đơn vị cam kết")
    expect(facts).to_contain_text("5 ngày làm việc")
    expect(facts).to_contain_text("từ 20/11 đến hết 31/12")
    screens.save(citizen, "terms", full=True)


def _due(ward: BrowserWard, code: str) -> datetime:
    found = ward.ask("query($c: ID!) { dossier(code: $c) { dueAt } }", c=code)["dossier"]["dueAt"]
    return datetime.fromisoformat(found)
