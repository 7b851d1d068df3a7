"""The official form, filled in on the phone from the card and by hand, printed, and erased."""

import re

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.camera import LookAt
from tests.browser.screens import Screens
from tests.browser.ward import RESIDENCE, BrowserWard

BIRTH = "1.001193"
MARRIAGE = "1.000894"
CARD = "048190001234||Trần Thị Minh Thảo|05031990|Nữ|Tổ 12, Phường Liên Chiểu, Đà Nẵng|15062022"
KEPT = "Object.keys(localStorage).filter((key) => key.includes('declaration'))"
IDENTITY = "Căn cước công dân số 048190001234 do Cục Cảnh sát QLHC về TTXH cấp ngày 15/06/2022"


def printed(page: Page) -> list[str]:
    """The text of each page of A4 that the page is printed as."""
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [round(length) for length in paper[0].get_size()] == [595, 842]
    return [" ".join(one.get_textpage().get_text_range().split()) for one in paper]


def fill(page: Page, **answers: str) -> None:
    for part, answer in answers.items():
        page.locator(f"#{part}").fill(answer)


def go_on(page: Page, to: str) -> None:
    page.get_by_role("button", name="Tiếp tục", exact=True).click()
    expect(page.get_by_role("heading", name=to, level=1)).to_be_focused()


def test_birth_is_declared_on_the_phone_and_printed(ward: BrowserWard, looking_at: LookAt) -> None:
    slot = ward.free_slots(BIRTH)[0]["id"]
    code = ward.book(procedure=BIRTH, slot=slot)["ticket"]["code"]
    screens = looking_at(CARD)
    phone = screens.phone(f"/t/{code}")
    phone.get_by_role("link", name="Điền tờ khai trước").click()
    expect(phone).to_have_url(re.compile(rf"/p/{BIRTH}/form#t={code}$"))
    expect(phone.get_by_text("ở lại trên máy này, không gửi đi đâu. Qua ngày 23/11/2026")).to_be_visible()
    screens.save(phone, "cover", full=True)
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    phone.get_by_role("button", name="Điền tờ khai", exact=True).click()

    # Who declares: by the card, with what it cannot know by hand.
    phone.get_by_role("button", name="Quét thẻ căn cước để điền").click()
    expect(phone.locator("#requester_identity")).to_have_value(IDENTITY, timeout=20_000)
    expect(phone.locator("#requester_birth")).to_have_value("05/03/1990")
    expect(phone.locator("#addressee")).to_have_value("Ủy ban nhân dân phường Liên Chiểu")
    fill(phone, requester_birth="5 3 1991")
    phone.get_by_role("button", name="Tiếp tục").click()
    expect(phone.get_by_text("Số căn cước không khớp năm sinh đã ghi")).to_be_visible()
    expect(phone.get_by_text("Mục này chưa ghi.")).to_be_visible()
    expect(phone.get_by_role("button", name="Để trống, tôi ghi tay sau")).to_have_count(0)
    screens.save(phone, "mistakes", full=True)
    fill(phone, requester_birth="05031990")
    phone.get_by_role("button", name="Mẹ", exact=True).click()
    go_on(phone, "Con")

    fill(phone, child_name="Nguyễn Đức Hoài An", child_birth="31/02/2026")
    phone.get_by_label("Nam").check()
    phone.get_by_role("button", name="Kinh").click()
    phone.get_by_role("button", name="Việt Nam").click()
    phone.get_by_role("button", name="Tiếp tục").click()
    expect(phone.get_by_text("Chưa đúng một ngày có thật")).to_be_visible()
    fill(
        phone, child_birth="15/10/2026", birthplace="Bệnh viện Phụ sản Nhi Đà Nẵng, 402 Lê Văn Hiến, Đà Nẵng"
    )
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.get_by_role("button", name="Để trống, tôi ghi tay sau").click()
    expect(phone.get_by_role("heading", name="Người mẹ")).to_be_focused()
    phone.get_by_role("button", name="Người mẹ chính là người đi khai").click()
    expect(phone.locator("#mother_name")).to_have_value("Trần Thị Minh Thảo")
    screens.save(phone, "step", full=True)

    # A closed page loses nothing.
    phone.reload()
    phone.get_by_role("button", name="Điền tiếp").click()
    expect(phone.locator("#mother_name")).to_have_value("Trần Thị Minh Thảo")
    go_on(phone, "Người cha")
    fill(phone, father_name="Nguyễn Đức Ưởng", father_birth="1988")
    go_on(phone, "Hôn nhân của cha mẹ và bản sao")
    phone.get_by_label("Có", exact=True).check()
    fill(phone, copies_count="2")
    phone.get_by_role("button", name="Xem tờ khai").click()
    expect(phone.get_by_text("Còn để trống, bạn ghi tay được: Quê quán.")).to_be_visible()
    screens.save(phone, "paper", full=True)

    pages = printed(phone)
    text = " ".join(pages)
    assert len(pages) <= 2
    assert "(Ký, ghi rõ họ, chữ đệm, tên) Trần Thị Minh Thảo" in pages[0]  # signed where it is declared
    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc TỜ KHAI ĐĂNG KÝ KHAI SINH",
        "Ủy ban nhân dân phường Liên Chiểu",
        "Họ, chữ đệm, tên người yêu cầu: Trần Thị Minh Thảo",
        IDENTITY,
        "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
        "Ngày, tháng, năm sinh: 15/10/2026",
        "Ngày mười lăm tháng mười năm hai nghìn không trăm hai mươi sáu",
        "Họ, chữ đệm, tên người cha: Nguyễn Đức Ưởng",
        "ngày 23 tháng 11 năm 2026",
        "Có ☒ Không ☐",
        "Phụ lục 5 ban hành kèm theo Thông tư 04/2024/TT-BTP, có hiệu lực từ 06/06/2024.",
    ):
        assert line in text, (line, text)
    for other in ("In hoặc lưu PDF", "Sửa", "Xóa những gì"):
        assert other not in text
    assert [each for each in asked if "Hoài An" in each or "048190001234" in each] == []
    phone.emulate_media(media="print")
    phone.set_viewport_size({"width": 794, "height": 1123})
    screens.save(phone, "on-paper", full=True)
    phone.emulate_media(media="screen")

    phone.get_by_role("button", name="Xóa những gì đã điền").click()
    phone.get_by_role("button", name="Xóa", exact=True).click()
    expect(phone.get_by_text("Đã xóa khỏi máy này.")).to_be_visible()
    assert phone.evaluate(KEPT) == []


def test_two_who_marry_fill_in_one_form(ward: BrowserWard, looking_at: LookAt) -> None:
    screens = looking_at(CARD)
    phone = screens.phone(f"/o/{ward.office}/p/{MARRIAGE}/form")
    phone.get_by_role("button", name="Điền tờ khai", exact=True).click()
    scan = phone.get_by_role("button", name="Quét thẻ căn cước để điền")
    scan.click()
    expect(phone.locator("#bride_identity")).to_have_value(IDENTITY, timeout=20_000)
    fill(phone, bride_ethnicity="Kinh", bride_nationality="Việt Nam", bride_times="1")
    screens.save(phone, "bride", full=True)
    go_on(phone, "Bên nam")
    scan.click()
    expect(phone.get_by_text("Mời bạn quét thẻ của người kia.")).to_be_visible(timeout=20_000)
    expect(phone.locator("#groom_name")).to_have_value("")
    fill(
        phone,
        groom_name="Nguyễn Đức Ưởng",
        groom_birth="2/9/1988",
        groom_ethnicity="Cơ Tu",
        groom_nationality="Việt Nam",
        groom_home=f"Thôn Phú Túc{', cạnh nhà văn hóa' * 6}, Xã Hòa Phú, Đà Nẵng",  # nearly as long as may be
        groom_identity="Thẻ căn cước số 048188005678 do Bộ Công an cấp ngày 05/08/2024",
        groom_times="1",
    )
    phone.get_by_role("button", name="Tiếp tục").click()
    expect(phone.get_by_text("Số căn cước này không phải của nam.")).to_be_visible()
    fill(phone, groom_identity="Thẻ căn cước số 048088005678 do Bộ Công an cấp ngày 05/08/2024")
    go_on(phone, "Bản sao, nơi và ngày ký")
    phone.get_by_label("Không", exact=True).check()
    phone.get_by_role("button", name="Xem tờ khai").click()
    screens.save(phone, "marriage", full=True)
    screens.save_paper(phone.pdf(prefer_css_page_size=True), "marriage-printed")
    (text,) = printed(phone)
    for line in (
        "TỜ KHAI ĐĂNG KÝ KẾT HÔN",
        "Thông tin Bên nữ Bên nam Họ, chữ đệm, tên Trần Thị Minh Thảo Nguyễn Đức Ưởng",
        "Dân tộc Kinh Cơ Tu",
        "việc kết hôn của chúng tôi là tự nguyện",
        "Có ☐ Không ☒",
    ):
        assert line in text, (line, text)
    signed = text[text.index("Làm tại") :]
    for line in ("Bên nữ", "Bên nam", "(Ký, ghi rõ họ, chữ đệm, tên)"):
        assert line in signed, (line, signed)


def test_household_moves_with_its_members(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone(f"/o/{ward.office}/p/{RESIDENCE}/form")
    phone.get_by_role("button", name="Điền tờ khai", exact=True).click()
    expect(phone.locator("#addressee")).to_have_value("Công an phường Liên Chiểu")
    fill(phone, name="Trần Thị Minh Thảo", birth="5/3/1990", number="048 190 001 23")
    phone.get_by_label("Nữ").check()
    phone.get_by_role("button", name="Tiếp tục").click()
    expect(phone.get_by_text("Số định danh có đúng 12 chữ số.")).to_be_visible()
    fill(phone, number="048 190 001 234")
    go_on(phone, "Chủ hộ nơi chuyển đến")
    phone.get_by_role("button", name="Người thay đổi chính là chủ hộ").click()
    phone.get_by_role("button", name="Chủ hộ", exact=True).click()
    go_on(phone, "Nội dung đề nghị")
    fill(phone, request="Đăng ký thường trú tại: số 12 đường Âu Cơ, phường Liên Chiểu, thành phố Đà Nẵng")
    go_on(phone, "Người cùng thay đổi (nếu có)")
    expect(phone.get_by_role("heading", level=2)).to_have_count(1)
    fill(
        phone,
        members_1_name="Nguyễn Đức Hoài An",
        members_1_birth="15/10/2020",
        members_1_number="048220001234",
    )
    phone.locator("#members_1_relation").fill("Con đẻ")
    expect(phone.get_by_role("heading", level=2)).to_have_count(2)
    screens.save(phone, "members", full=True)
    phone.get_by_role("button", name="Xem tờ khai").click()
    first, notes = printed(phone)
    for line in (
        "Mẫu CT01 ban hành kèm theo Thông tư số 116/2026/TT-BCA",
        "Kính gửi: (1) Công an phường Liên Chiểu",
        "4. Số định danh cá nhân: 0 4 8 1 9 0 0 0 1 2 3 4",
        "8. Mối quan hệ với chủ hộ: Chủ hộ",
        "1 Nguyễn Đức Hoài An 15/10/2020 048220001234 Con đẻ",
        "NGƯỜI KÊ KHAI (7) Trần Thị Minh Thảo",
    ):
        assert line in first, (line, first)
    assert notes.startswith("Chú thích: (1) Cơ quan đăng ký cư trú.")


def test_empty_form_is_printed_from_the_procedure_and_lapses_after_the_visit(
    ward: BrowserWard, screens: Screens
) -> None:
    phone = screens.phone(f"/o/{ward.office}/p/2.000635")
    phone.get_by_role("link", name="Điền tờ khai trước").click()
    phone.get_by_role("button", name="Xem và in mẫu trống").click()
    (text,) = printed(phone)
    assert "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH" in text
    assert "Liên Chiểu" not in text  # nothing is filled in, not even what is known
    screens.save(phone, "empty", full=True)
    phone.evaluate(
        """localStorage.setItem("denluot.declaration.ABC.1.001193", JSON.stringify({day: "2026-11-22"}));
        localStorage.setItem("denluot.declaration.XYZ.1.001193", JSON.stringify({day: "2026-11-23"}))"""
    )
    phone.goto(f"{ward.url}/mine")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    assert phone.evaluate(KEPT) == ["denluot.declaration.XYZ.1.001193"]

    phone.goto(f"{ward.url}/o/{ward.office}/p/1.014063/form")
    expect(phone.get_by_text("chưa có mẫu tờ khai ở đây")).to_be_visible()
