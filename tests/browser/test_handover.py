"""From the papers handed in to the result in hand: counted and digitised, signed for, verified, posted."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from tests.browser.screens import CLERK, Screens
from tests.browser.test_papers import saved_by, text_of
from tests.browser.ward import COUNTER, RESIDENCE, BrowserWard

CARD = "048190001234||Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu, Đà Nẵng|15062022"
RESULT = FilePayload(name="ket-qua.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 the result")
SCAN = FilePayload(name="to-khai.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n a scan")
CHANGED = FilePayload(name="ket-qua.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 The result")


def at_the_counter(ward: BrowserWard, desk: Page) -> None:
    """The next citizen is being served at counter 6."""
    ward.take(RESIDENCE, name="Trần Thị Minh Demo", phone="0905123456")
    desk.reload()
    expect(desk.get_by_role("rowheader", name="C 00")).to_be_visible()  # who is in line can be called
    desk.wait_for_load_state("networkidle")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Đã đến, bắt đầu")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Hồ sơ đến bằng cách")).to_be_visible()


def received(desk: Page) -> str:
    desk.get_by_role("button", name="Nhận và in giấy hẹn").click()
    expect(desk.locator(".receipt")).to_be_visible()
    return desk.locator(".receipt dd.num b").first.inner_text()


def opened(desk: Page, code: str) -> Locator:
    desk.keyboard.press("Escape")
    desk.get_by_label("Mở hồ sơ theo mã").fill(code)
    desk.locator("form.find").get_by_role("button", name="Mở", exact=True).click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=code)).to_be_visible()
    expect(dialog.get_by_text("Đang ở", exact=True)).to_be_visible()
    return dialog


def signed(desk: Page, dialog: Locator) -> None:
    """A name written with the mouse."""
    pad = dialog.locator("dl-signature svg")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    desk.mouse.move(box["x"] + 60, box["y"] + 70)
    desk.mouse.down()
    for step in range(1, 40):
        desk.mouse.move(box["x"] + 60 + 5 * step, box["y"] + 70 + (25 if step % 4 < 2 else -25))
    desk.mouse.up()
    expect(dialog.get_by_text("Đã ký.", exact=True)).to_be_visible()


def scanned(desk: Page, screens: Screens, dialog: Locator) -> None:
    """The clerk sends the scan of the first paper and looks at it."""
    dialog.get_by_text("Bản quét giấy tờ đã số hóa", exact=True).click()
    expect(dialog.get_by_text("Chưa có bản quét").first).to_be_visible()
    dialog.get_by_label("Tệp bản quét").set_input_files(files=[SCAN])
    expect(dialog.locator("dl-dossier-scans .hash")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    dialog.get_by_role("button", name="Gửi bản quét").click()
    expect(dialog.get_by_text("Đã lưu bản quét của")).to_be_visible()
    with desk.expect_download() as fetched:
        dialog.get_by_role("button", name="Tải bản quét").click()
    assert Path(fetched.value.path()).read_bytes() == SCAN["buffer"]
    dialog.locator("dl-dossier-scans").scroll_into_view_if_needed()
    screens.save(desk, "scans")
    dialog.get_by_role("button", name="Đóng", exact=True).click()


def ready(ward: BrowserWard) -> str:
    ward.act("openCounter")
    code = ward.dossier()
    ward.move_dossier(code, "COMPLETED")
    ward.act("closeCounter")
    return code


def test_papers_are_counted_once_digitised_and_the_result_is_signed_for(
    ward: BrowserWard, screens: Screens
) -> None:
    desk = screens.at_the_desk()
    desk.evaluate("window.print = () => undefined")
    at_the_counter(ward, desk)
    desk.evaluate("window.print = () => undefined")
    desk.get_by_label("Số căn cước").fill(CARD)
    desk.get_by_label("Số căn cước").press("Enter")
    expect(desk.get_by_text("Chưa có giấy tờ nào của người này được số hóa")).to_be_visible()
    desk.get_by_label("Hồ sơ đến bằng cách").select_option("ONLINE")
    desk.get_by_role("button", name="Đủ cả như yêu cầu").click()
    first = desk.locator(".documents fieldset").first
    first.get_by_label(re.compile("^Bản sao: ")).fill("2")
    first.get_by_label(re.compile("^Bản sao: ")).press("Tab")
    desk.get_by_role("button", name="Đã số hóa tất cả").click()
    expect(first.get_by_label("Đã số hóa")).to_be_checked()
    first.get_by_label(re.compile("^Còn hạn đến: ")).fill("2027-06-30")
    first.get_by_label(re.compile("^Còn hạn đến: ")).dispatch_event("change")
    screens.save(desk, "intake-counted", full=True)
    code = received(desk)
    expect(desk.locator(".receipt")).to_contain_text("2 bản sao")
    ward.do("finishService", token=ward.token_of(CLERK), counter=COUNTER)
    scanned(desk, screens, opened(desk, code))

    at_the_counter(ward, desk)
    desk.evaluate("window.print = () => undefined")
    desk.get_by_label("Số căn cước").fill("048190001234")
    desk.get_by_role("button", name="Tìm bản số hóa").click()
    expect(first.get_by_text(f"Đã có bản số hóa còn hạn đến 30/06/2027 (hồ sơ {code})")).to_be_visible()
    expect(first.get_by_role("radio", name="Đã có bản số hóa")).to_be_checked()
    expect(desk.get_by_text("không yêu cầu nộp lại").first).to_be_visible()
    with desk.expect_download() as fetched:
        first.get_by_role("button", name="Tải bản quét").click()
    assert Path(fetched.value.path()).read_bytes() == SCAN["buffer"]
    expect(desk.get_by_role("button", name="Tải bản quét")).to_have_count(1)
    screens.save(desk, "not-asked-again", full=True)
    again = received(desk)
    expect(desk.locator(".receipt")).to_contain_text("đã có bản số hóa, không phải nộp")
    phone = screens.phone(f"/d/{again}")
    expect(phone.get_by_text("đã có bản số hóa").first).to_be_visible()
    expect(phone.get_by_text(code)).to_have_count(0)

    ward.move_dossier(code, "COMPLETED")
    dialog = opened(desk, code)
    expect(dialog.get_by_role("radio")).to_have_count(0)
    dialog.get_by_text("Trao tại quầy", exact=True).click()
    dialog.get_by_label("Người nhận", exact=True).fill("Lê Văn Demo")
    dialog.get_by_label("Người nhận là").select_option("DELEGATE")
    dialog.get_by_role("button", name="Trao kết quả").click()
    expect(dialog.get_by_text("Mời người nhận ký, hoặc ghi rõ vì sao")).to_be_visible()
    signed(desk, dialog)
    screens.save(desk, "signed")
    dialog.get_by_role("button", name="Trao kết quả").click()
    expect(dialog.get_by_text("Đã trao kết quả tại quầy.")).to_be_visible()
    expect(dialog.get_by_text("Lê Văn Demo · Người được ủy quyền")).to_be_visible()
    dialog.locator("dl-handover").scroll_into_view_if_needed()
    screens.save(desk, "handed-over")
    sheet = dialog.locator("dl-dossier-papers")
    _, pdf = saved_by(desk, sheet.get_by_role("button", name="Tải để in A4: Mẫu 06"))
    assert "Lê Văn Demo (người được ủy quyền)" in text_of(pdf)
    assert "Chữ ký người nhận" in text_of(pdf)
    citizen = screens.phone(f"/d/{code}")
    expect(citizen.get_by_text("Kết quả đã được trao tại quầy")).to_be_visible()
    expect(citizen.get_by_text("Lê Văn Demo")).to_have_count(0)
    screens.save(citizen, "handed-over-citizen", full=True)


def test_result_is_sent_through_a_broken_network_fetched_and_verified(
    ward: BrowserWard, screens: Screens
) -> None:
    code = ready(ward)
    desk = screens.at_the_desk()
    screens.expect("ERR_FAILED")  # the network that the test cuts
    dialog = opened(desk, code)
    dialog.get_by_text("Trả trực tuyến", exact=True).click()
    send = dialog.get_by_role("button", name="Gửi tệp và trả trực tuyến")
    chosen = dialog.get_by_label("Tệp kết quả đã ký số")
    send.click()
    expect(dialog.get_by_text("Mời chọn tệp.")).to_be_visible()
    chosen.set_input_files(files=[FilePayload(name="kq.docx", mimeType="", buffer=b"PK")])
    expect(dialog.get_by_text("Chỉ nhận tệp PDF, JPEG hoặc PNG.")).to_be_visible()
    chosen.set_input_files(files=[FilePayload(name="kq.pdf", mimeType="", buffer=bytes(11 * 1024 * 1024))])
    expect(dialog.get_by_text("Tệp 11 MB, lớn hơn 10 MB.")).to_be_visible()
    chosen.set_input_files(files=[FilePayload(name="kq.pdf", mimeType="", buffer=b"PK not a PDF")])
    expect(dialog.locator(".hash").first).to_have_text(re.compile("^[0-9a-f]{64}$"))
    send.click()
    expect(dialog.get_by_text("Nội dung tệp không phải PDF.")).to_be_visible()
    screens.save(desk, "not-what-it-says")

    cuts = 2

    def cut(route: Route) -> None:
        nonlocal cuts
        cuts -= 1
        if cuts < 0:
            route.continue_()
        else:
            route.abort()

    desk.route("**/files/**", cut)
    chosen.set_input_files(files=[RESULT])
    expect(dialog.locator(".hash").first).to_have_text(re.compile("^[0-9a-f]{64}$"))
    send.click()
    expect(dialog.get_by_text("Mất kết nối, đang gửi lại tệp…")).to_be_visible()
    screens.save(desk, "cut-off")
    for _ in range(2):
        desk.wait_for_timeout(300)
        desk.evaluate("window.dispatchEvent(new Event('online'))")
    expect(dialog.get_by_text("Đã trả kết quả trực tuyến.")).to_be_visible()
    assert cuts == -1
    with desk.expect_download() as fetched:
        dialog.get_by_role("button", name="Tải tệp kết quả").click()
    assert Path(fetched.value.path()).read_bytes() == RESULT["buffer"]
    dialog.get_by_text("Mã QR đặt trên kết quả để kiểm tra tệp").click()
    address = dialog.locator("dl-handover .address").inner_text()
    dialog.locator("dl-handover").scroll_into_view_if_needed()
    screens.save(desk, "verification-code")

    citizen = screens.phone(f"/d/{code}")
    expect(citizen.get_by_text("Kết quả điện tử đã được trả")).to_be_visible()
    expect(citizen.get_by_text("ket-qua.pdf")).to_have_count(0)
    citizen.get_by_label("Bốn số cuối").fill("3456")
    citizen.get_by_role("button", name="Xem", exact=True).click()
    expect(citizen.get_by_text("ket-qua.pdf")).to_be_visible()
    with citizen.expect_download() as download:
        citizen.get_by_role("button", name="Tải tệp về máy").click()
    assert download.value.suggested_filename == "ket-qua.pdf"
    mine = Path(download.value.path()).read_bytes()
    assert mine == RESULT["buffer"]
    expect(citizen.get_by_text("Tệp đang được tải về.")).to_be_visible()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Đã trả kết quả")
    screens.save(citizen, "citizens-file", full=True)

    anybody = screens.phone(address.removeprefix(ward.url))
    expect(anybody.get_by_text("Phường Liên Chiểu")).to_be_visible()
    anybody.get_by_label("Tệp kết quả của bạn").set_input_files(files=[CHANGED])
    expect(anybody.get_by_role("heading", name="Không phải tệp đơn vị đã trả")).to_be_visible()
    screens.save(anybody, "wrong-file", full=True)
    anybody.get_by_label("Tệp kết quả của bạn").set_input_files(
        files=[FilePayload(name="ket-qua.pdf", mimeType="application/pdf", buffer=mine)]
    )
    expect(anybody.get_by_role("heading", name="Đúng tệp đơn vị đã trả")).to_be_visible()
    screens.save(anybody, "right-file", full=True)

    typed = screens.phone(f"/v/{code}")
    expect(typed.get_by_label("Mã hồ sơ")).to_have_value(code)
    typed.get_by_label("Mã kiểm tra").fill("AAAAAAAAAA")
    typed.get_by_role("button", name="Tìm kết quả").click()
    expect(typed.get_by_text("Không có kết quả điện tử nào với hai mã này.")).to_be_visible()
    screens.save(typed, "wrong-code", full=True)
    typed.get_by_label("Mã kiểm tra").fill(address.partition("#")[2].lower())
    typed.get_by_role("button", name="Tìm kết quả").click()
    expect(typed.get_by_label("Tệp kết quả của bạn")).to_be_visible()


def test_posted_result_is_followed_by_the_citizen(ward: BrowserWard, screens: Screens) -> None:
    code = ready(ward)
    desk = screens.at_the_desk()
    dialog = opened(desk, code)
    dialog.get_by_text("Gửi qua bưu chính", exact=True).click()
    expect(dialog.get_by_label("Đơn vị chuyển phát")).to_have_value("Bưu điện Việt Nam")
    dialog.get_by_label("Mã vận đơn").fill("rr 123 456 785 vn")
    dialog.get_by_role("button", name="Ghi đã gửi bưu chính").click()
    expect(dialog.get_by_text("Đã ghi gửi qua bưu chính.")).to_be_visible()
    dialog.locator("dl-handover").scroll_into_view_if_needed()
    screens.save(desk, "with-the-post")
    citizen = screens.phone(f"/d/{code}")
    expect(citizen.get_by_text("đang trên đường đến bạn")).to_be_visible()
    expect(citizen.get_by_text("RR123456785VN")).to_have_count(0)
    citizen.get_by_label("Bốn số cuối").fill("3456")
    citizen.get_by_role("button", name="Xem", exact=True).click()
    expect(citizen.get_by_text("RR123456785VN")).to_be_visible()
    expect(citizen.get_by_text("Gửi kết quả qua bưu chính")).to_be_visible()
    screens.save(citizen, "on-its-way", full=True)

    dialog.get_by_role("button", name="Bưu chính hoàn lại").click()
    expect(dialog.get_by_text("Đã ghi: kết quả hoàn lại đơn vị.")).to_be_visible()
    citizen.reload()
    expect(citizen.get_by_text("Bưu chính không phát được")).to_be_visible()
    dialog.get_by_text("Gửi qua bưu chính", exact=True).click()
    dialog.get_by_label("Mã vận đơn").fill("RR123456786VN")
    dialog.get_by_role("button", name="Ghi đã gửi bưu chính").click()
    expect(dialog.get_by_text("Đã ghi gửi qua bưu chính.")).to_be_visible()
    dialog.get_by_role("button", name="Đã phát đến người nhận").click()
    expect(dialog.get_by_text("Đã ghi: bưu chính đã phát.")).to_be_visible()
    citizen.reload()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Đã trả kết quả")
    expect(citizen.get_by_text("Bưu chính đã phát kết quả")).to_be_visible()
    screens.save(citizen, "delivered", full=True)
