"""One citizen's whole day: two phones, a clerk, the hall's board, the ward's own site; and a week later."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.screens import Screens, sign_in
from tests.browser.ward import COUNTER, BrowserWard

CODE = re.compile(r"/t/([0-9A-Z]{12})$")
WINDOW = re.compile(r"\d{1,2}:\d[05]–\d{1,2}:\d[05]")
DOSSIER = "H17.45-261123-0001"
PROOF_OF_HOME = "Giấy tờ chứng minh chỗ ở hợp pháp"


def test_citizen_scans_books_comes_is_served_and_follows_her_dossier(
    ward: BrowserWard, screens: Screens, tmp_path: Path
) -> None:
    minh = screens.phone("/o/lien-chieu?p=TO12")
    _finds_her_procedure(ward, screens, minh)
    _ticks_what_she_has(screens, minh)
    ticket = _books(screens, minh)
    _adds_it_to_her_calendar(ward, minh, folder=tmp_path)

    board = screens.hall()
    clerk = _opens_the_counter(screens)
    ward.clock.move_to(8, 50)
    hall_code = _reads_the_hall_code(screens, board)
    other = screens.phone(f"/o/lien-chieu/here#h={hall_code}")
    _takes_a_number(screens, other)
    _checks_in(screens, minh, hall_code=hall_code)
    _shows_the_same_queue_on_the_wards_site(screens)

    _calls_by_enter(screens, clerk, label="C 001", called=other)
    expect(minh.get_by_role("heading", level=1)).to_have_text("Tiếp theo là bạn")
    screens.save(minh, "next-is-me")
    clerk.keyboard.press("Enter")  # the person has come
    expect(clerk.get_by_text("Đang phục vụ")).to_be_visible()
    ward.clock.move(minutes=7)
    clerk.keyboard.press("Enter")  # done, call the next
    _is_called(screens, minh=minh, board=board, clerk=clerk)
    _hands_in_her_papers(screens, clerk)
    ward.clock.move(minutes=6)
    clerk.get_by_role("button", name=re.compile("^Xong")).first.click()
    expect(clerk.get_by_text("Đã xong C 002.")).to_be_visible()
    _follows_her_dossier(screens, minh, ticket=ticket)

    ward.clock.move(days=7)
    _moves_it_to_appraisal(screens)
    _reads_that_it_is_appraised(ward, screens, minh)

    ward.clock.move(days=9)
    _stands_among(screens, "Trả hôm nay", "trả hôm nay 17:00")
    ward.clock.move(days=1)
    _stands_among(screens, "Quá hạn", "quá hạn từ 9/12")


def _finds_her_procedure(ward: BrowserWard, screens: Screens, minh: Page) -> None:
    from api.storage.posters import scans

    expect(minh.get_by_role("heading", level=1)).to_have_text("Bạn cần làm thủ tục gì?")
    expect(minh.get_by_text("Đang mở · đến 11:30")).to_be_visible()
    expect(minh).to_have_url(f"{ward.url}/o/lien-chieu")  # the poster's code is gone from the address
    day = date(2026, 11, 23)
    assert scans(office_id=ward.office, poster_code="TO12", since=day, until=day) == 1
    screens.save(minh, "office", full=True)
    minh.get_by_role("searchbox").fill("dang ky thuong tru")
    found = minh.get_by_role("link", name="Đăng ký thường trú", exact=True)
    expect(found.first).to_be_visible()
    screens.save(minh, "search-without-accents")
    found.first.click()
    expect(minh.get_by_role("heading", level=1)).to_have_text("Đăng ký thường trú")
    screens.save(minh, "procedure", full=True)


def _ticks_what_she_has(screens: Screens, minh: Page) -> None:
    minh.get_by_text("Chỗ ở thuộc sở hữu của mình").click()
    declaration = minh.get_by_role("checkbox", name="Tờ khai thay đổi thông tin cư trú")
    declaration.check()
    expect(minh.get_by_text("Đã có 1/2 giấy tờ")).to_be_visible()
    minh.reload()  # the case she opened and her tick are remembered
    expect(declaration).to_be_checked()
    expect(minh.get_by_role("checkbox", name=PROOF_OF_HOME)).not_to_be_checked()
    screens.save(minh, "ticked")


def _books(screens: Screens, minh: Page) -> str:
    minh.get_by_role("link", name="Đặt giờ hẹn").click()
    expect(minh.get_by_role("heading", level=1)).to_have_text("Chọn ngày và giờ")
    minh.get_by_role("radio", name=re.compile("thứ Hai 23.11")).check(force=True)
    screens.save(minh, "times", full=True)
    minh.get_by_role("radio", name=re.compile("^9:00")).check(force=True)
    screens.save(minh, "time-chosen")
    minh.get_by_role("button", name="Tiếp tục").click()
    minh.get_by_label("Họ và tên").fill("Trần Thị Minh Demo")
    minh.get_by_label("Số điện thoại").fill("0905 123 456")
    screens.save(minh, "contact", full=True)
    minh.get_by_role("button", name="Đặt giờ hẹn này").click()
    minh.wait_for_url(CODE)
    expect(minh.get_by_role("heading", level=1)).to_have_text("9:00, thứ Hai 23/11")
    screens.save(minh, "ticket", full=True)
    found = CODE.search(minh.url)
    assert found
    return found[1]


def _adds_it_to_her_calendar(ward: BrowserWard, minh: Page, *, folder: Path) -> None:
    with minh.expect_download() as download:
        minh.get_by_role("button", name="Thêm vào lịch").click()
    assert download.value.suggested_filename == "den-luot-2026-11-23.ics"
    file = folder / "appointment.ics"
    download.value.save_as(file)
    unfolded = file.read_bytes().decode().replace("\r\n ", "")
    entry = dict(line.split(":", 1) for line in unfolded.split("\r\n") if ":" in line)
    assert "BEGIN:VEVENT" in unfolded
    assert (entry["DTSTART"], entry["DTEND"]) == ("20261123T020000Z", "20261123T021500Z")
    assert "Đăng ký thường trú" in entry["SUMMARY"]
    assert ward.url in unfolded


def _opens_the_counter(screens: Screens) -> Page:
    clerk = screens.desk()
    screens.save(clerk, "staff-signed-out")
    clerk.get_by_role("button", name="Đăng nhập").click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text("Đăng nhập thử")
    screens.save(clerk, "issuer")
    clerk.get_by_role("button", name="Lê Minh Demo").click()
    opening = clerk.get_by_role("button", name=f"Mở quầy {COUNTER}")
    expect(opening).to_be_visible()
    screens.save(clerk, "counters")
    opening.click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text(f"Quầy {COUNTER} · Cư trú")
    expect(clerk.get_by_text("1 sắp đến")).to_be_visible()  # whoever has booked is expected
    screens.save(clerk, "desk-empty")
    return clerk


def _reads_the_hall_code(screens: Screens, board: Page) -> str:
    board.reload()  # the clock jumped: a hall code of 8:30 helps nobody at 8:50
    code = board.locator(".foot .code b")
    expect(code).to_have_text(re.compile("^[2-9A-Z]{6}$"))
    expect(board.locator(".foot dl-qr-code img")).to_be_visible()
    screens.save(board, "board-with-hall-code")
    return code.inner_text()


def _takes_a_number(screens: Screens, other: Page) -> None:
    expect(other.get_by_text("Đã quét mã trên bảng")).to_be_visible()
    screens.save(other, "here", full=True)
    other.get_by_role("searchbox").fill("thuong tru")
    other.get_by_role("link", name="Đăng ký thường trú", exact=True).first.click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Lấy số")
    expect(other.get_by_label("Họ và tên")).to_be_visible()
    screens.save(other, "take-a-number", full=True)
    other.get_by_role("button", name="Lấy số").click()
    other.wait_for_url(CODE)
    expect(other.locator(".hero .code b")).to_have_text("C 001")
    expect(other.locator(".window")).to_have_text(WINDOW)


def _checks_in(screens: Screens, minh: Page, *, hall_code: str) -> None:
    minh.get_by_label("Mã trên bảng").fill(hall_code.lower())
    minh.get_by_role("button", name="Điểm danh").click()
    expect(minh.locator(".hero .code b")).to_have_text("C 002")
    expect(minh.get_by_role("heading", level=1)).to_have_text("Còn 1 người trước bạn")
    expect(minh.locator(".window")).to_have_text(WINDOW)
    screens.save(minh, "waiting", full=True)
    minh.get_by_text("Vì sao thứ tự này?").click()
    expect(minh.get_by_text("C 001 · đến 8:50")).to_be_visible()
    screens.save(minh, "why-this-order")


def _shows_the_same_queue_on_the_wards_site(screens: Screens) -> None:
    site = screens.desk("/widget/example.html")
    queue = site.locator("denluot-queue")
    residence = queue.get_by_role("listitem").filter(has_text="Cư trú")
    expect(residence).to_contain_text("2 người")
    expect(queue.get_by_text("cập nhật 8:50")).to_be_visible()
    expect(site.locator("denluot-booking").get_by_role("button").first).to_be_visible()
    screens.save(site, "ward-site", full=True)


def _calls_by_enter(screens: Screens, clerk: Page, *, label: str, called: Page) -> None:
    expect(clerk.get_by_role("button", name=f"Gọi {label}")).to_be_visible()
    screens.save(clerk, "desk-with-line")
    clerk.keyboard.press("Enter")
    expect(clerk.get_by_text(f"Đã gọi {label}.")).to_be_visible()
    expect(called.get_by_role("heading", level=1)).to_have_text(f"Quầy {COUNTER}")


def _is_called(screens: Screens, *, minh: Page, board: Page, clerk: Page) -> None:
    expect(clerk.get_by_text("Đã gọi C 002.")).to_be_visible()
    screens.save(clerk, "desk-called")
    expect(minh.get_by_role("alert")).to_contain_text("Đến lượt bạn")
    expect(minh.get_by_role("heading", level=1)).to_have_text(f"Quầy {COUNTER}")
    expect(minh).to_have_title(f"Đến lượt bạn: quầy {COUNTER} · Đến Lượt")
    screens.save(minh, "called")
    expect(board.locator(".newest")).to_contain_text("C 002")
    expect(board.locator(".newest")).to_contain_text(f"Quầy {COUNTER}")
    screens.save(board, "board-called")
    minh.get_by_role("button", name="Tôi đang đến").click()
    expect(minh.get_by_text("Quầy đang đợi bạn.")).to_be_visible()


def _hands_in_her_papers(screens: Screens, clerk: Page) -> None:
    clerk.keyboard.press("Enter")
    form = clerk.locator("dl-intake form")
    form.get_by_role("group", name=re.compile("CT01")).get_by_role("radio", name="Bản chính").check()
    expect(form.get_by_text("Thiếu 1 giấy tờ.")).to_be_visible()
    screens.save(clerk, "intake", full=True)
    clerk.evaluate("window.print = () => { document.documentElement.dataset.printed = 'yes' }")
    form.get_by_role("button", name="Nhận và in giấy hẹn").click()
    receipt = clerk.locator(".receipt")
    expect(receipt).to_contain_text(DOSSIER)
    expect(receipt.locator("dl-qr-code img")).to_be_visible()
    expect(receipt).to_contain_text("Lê Minh Demo")
    expect(receipt).to_contain_text(PROOF_OF_HOME)
    expect(receipt.locator(".due")).not_to_be_empty()
    expect(clerk.locator("html")).to_have_attribute("data-printed", "yes")
    expect(clerk.locator("dl-dossiers").get_by_role("button", name=DOSSIER)).to_be_visible()
    screens.save(clerk, "receipt", full=True)


def _follows_her_dossier(screens: Screens, minh: Page, *, ticket: str) -> None:
    expect(minh.get_by_role("heading", level=1)).to_have_text("Đã xong ở quầy")
    screens.save(minh, "done", full=True)
    minh.get_by_role("link", name="Theo dõi hồ sơ").click()
    minh.wait_for_url(f"**/d/{ticket}")
    expect(minh.get_by_text(DOSSIER).first).to_be_visible()
    handed_in = minh.get_by_role("region", name="Giấy tờ đã nộp").get_by_role("listitem")
    expect(handed_in.filter(has_text=PROOF_OF_HOME)).to_contain_text("còn thiếu")
    wanted = minh.get_by_role("region", name="Bạn cần nộp thêm giấy tờ").get_by_role("listitem")
    expect(wanted).to_contain_text([PROOF_OF_HOME])
    screens.save(minh, "dossier", full=True)
    digits = minh.get_by_label("Bốn số cuối của số điện thoại")
    digits.fill("1111")
    minh.get_by_role("button", name="Xem", exact=True).click()
    expect(minh.get_by_text(re.compile(r"Bốn số này chưa đúng. Bạn còn \d+ lần thử."))).to_be_visible()
    expect(digits).to_be_focused()
    screens.save(minh, "wrong-digits")
    digits.fill("3456")
    minh.get_by_role("button", name="Xem", exact=True).click()
    expect(minh.get_by_text("Trần Thị Minh Demo")).to_be_visible()
    screens.save(minh, "personal-details")


def _moves_it_to_appraisal(screens: Screens) -> None:
    clerk = screens.desk()
    sign_in(clerk)
    clerk.get_by_role("button", name=f"Mở quầy {COUNTER}").click()
    row = clerk.locator("dl-dossiers").get_by_role("button", name=DOSSIER)
    expect(row).to_be_visible()
    screens.save(clerk, "dossiers", full=True)
    row.click()
    dialog = clerk.get_by_role("dialog")
    brought = dialog.locator("dl-supplement")
    brought.get_by_role("group", name=PROOF_OF_HOME).get_by_label("Bản sao", exact=True).check()
    brought.get_by_label("Lời nhắn cho người dân").fill("Đã đủ giấy tờ, đang xem xét.")
    screens.save(clerk, "dossier-move")
    brought.get_by_role("button", name="Ghi nhận giấy tờ").click()
    expect(dialog.get_by_text("Đã ghi nhận.")).to_be_visible()
    screens.save(clerk, "dossier-moved")


def _reads_that_it_is_appraised(ward: BrowserWard, screens: Screens, minh: Page) -> None:
    minh.goto(f"{ward.url}/mine")
    screens.save(minh, "mine", full=True)
    minh.locator(f"a[href='/d/{DOSSIER}']").click()
    expect(minh.get_by_text("Đã đủ giấy tờ, đang xem xét.")).to_be_visible()
    now = minh.get_by_role("listitem").filter(has_text="đang làm")
    expect(now).to_contain_text("hẩm định")
    screens.save(minh, "appraisal", full=True)


def _stands_among(screens: Screens, kind: str, left: str) -> None:
    lists = screens.at_the_desk().locator("dl-dossiers tbody")
    expect(lists.filter(has_text=DOSSIER)).to_contain_text(kind)
    expect(lists.filter(has_text=DOSSIER)).to_contain_text(left)
