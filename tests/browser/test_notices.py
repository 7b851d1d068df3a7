"""A citizen is told by e-mail, a letter that is refused comes back to the clerk, and letters are stopped."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from api.domain.notices import Letter
from api.local.outbox import SENDER, OutboxFolder
from api.ports import LetterIsRefused
from api.settings import PostSettings
from api.usecases.notices import Post, send_waiting
from tests.browser.screens import CLERK, Screens
from tests.browser.ward import COUNTER, RESIDENCE, BrowserWard

WRONG, RIGHT = "minh.demo@example.vn", "minh@dung.example.vn"


class FussyOutbox(OutboxFolder):
    """The local host's outbox, which refuses one address as a mail service does."""

    def send(self, letter: Letter) -> None:
        if letter.to == WRONG and "Waiting for your papers" in letter.subject:
            raise LetterIsRefused
        super().send(letter)


class Office:
    """Sends what waits, and reads what lies in the outbox."""

    def __init__(self, ward: BrowserWard, folder: Path) -> None:
        settings = PostSettings(code_secret=ward.services.code_secret, site_url=ward.url, mail_from=SENDER)
        self._folder = folder
        self._post = Post(
            clock=ward.clock,
            mail=FussyOutbox(folder, settings=settings, clock=ward.clock, say=lambda *_: None),
            code_secret=ward.services.code_secret,
            site_url=ward.url,
        )

    def sends(self) -> list[EmailMessage]:
        """Every letter in the outbox after everything that waits was sent, in the order of their names."""
        send_waiting(self._post)
        return [
            message_from_bytes(path.read_bytes(), policy=default)  # type: ignore[arg-type]
            for path in sorted(self._folder.glob("*.eml"))
        ]


@pytest.fixture
def office(ward: BrowserWard, tmp_path: Path) -> Office:
    return Office(ward, tmp_path / "outbox")


def received_with_an_address(ward: BrowserWard, clerk: Page, screens: Screens) -> str:
    ward.take(RESIDENCE, name="Trần Thị Minh Demo", phone="0905123456")
    for act in ("callNext", "startService"):
        ward.do(act, token=ward.token_of(CLERK), counter=COUNTER)
    clerk.reload()
    clerk.evaluate("window.print = () => {}")
    field = clerk.get_by_label("Thư điện tử (không bắt buộc)")
    field.fill("minh@nowhere")
    clerk.get_by_role("button", name="Đủ cả như yêu cầu").click()
    receive = clerk.get_by_role("button", name="Nhận và in giấy hẹn")
    receive.click()
    expect(clerk.get_by_text("Địa chỉ thư điện tử chưa đúng.")).to_be_visible()
    screens.save(clerk, "address-refused")
    field.fill(WRONG)
    receive.click()
    code = clerk.locator("dl-intake").get_by_text(re.compile(r"H17\.45-\d{6}-\d{4}")).first
    expect(code).to_be_visible()
    found = re.search(r"H17\.45-\d{6}-\d{4}", code.inner_text())
    assert found
    return found[0]


def opened(page: Page, code: str) -> Locator:
    page.keyboard.press("Escape")
    page.get_by_label("Mở hồ sơ theo mã").fill(code)
    page.locator("form.find").get_by_role("button", name="Mở", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=code)).to_be_visible()
    return dialog


def moved(ward: BrowserWard, code: str, to: str, note: str) -> None:
    version = ward.ask("query($c: ID!) { dossier(code: $c) { version } }", c=code)["dossier"]["version"]
    done = ward.do("advanceDossier", token=ward.clerk(6), dossier=code, to=to, version=version, note=note)
    assert done["__typename"] == "DossierAdvanced", done


def test_letters_go_out_come_back_and_are_stopped(
    ward: BrowserWard, screens: Screens, office: Office
) -> None:
    clerk = screens.at_the_desk()
    code = received_with_an_address(ward, clerk, screens)
    (letter,) = office.sends()
    assert letter["To"] == WRONG
    assert code in letter["Subject"]

    moved(ward, code, "SUPPLEMENT", "Thiếu ảnh 3×4.")
    assert len(office.sends()) == 1
    clerk.reload()
    unsent = clerk.locator("dl-unsent-notices")
    expect(unsent.get_by_role("heading", name="Thư báo chưa gửi được (1)")).to_be_visible()
    expect(unsent.get_by_text("Địa chỉ bị từ chối.")).to_be_visible()
    unsent.scroll_into_view_if_needed()
    screens.save(clerk, "letter-came-back")

    unsent.get_by_role("button", name=code, exact=True).click()
    dialog = clerk.get_by_role("dialog")
    dialog.get_by_text("Thư báo qua thư điện tử").click()
    expect(dialog.get_by_text(WRONG)).to_be_visible()
    expect(dialog.get_by_text("Đã gửi 8:3")).to_be_visible()
    dialog.get_by_label("Địa chỉ nhận thư").fill(RIGHT)
    dialog.get_by_role("button", name="Lưu địa chỉ").click()
    expect(dialog.get_by_text("Đã lưu địa chỉ nhận thư.")).to_be_visible()
    dialog.get_by_text("Thư báo qua thư điện tử").click()
    expect(dialog.get_by_text(RIGHT)).to_be_visible()
    dialog.get_by_role("button", name="Gửi lại").click()
    expect(dialog.get_by_text("Thư đã vào hàng chờ gửi.")).to_be_visible()
    dialog.locator("dl-dossier-letters").scroll_into_view_if_needed()
    screens.save(clerk, "letters-of-a-dossier")
    expect(unsent.get_by_role("heading")).to_have_count(0)

    _, letter = office.sends()
    assert letter["To"] == RIGHT
    text = letter.get_content()
    assert "Thiếu ảnh 3×4." in text
    assert "0905" not in text
    link = re.search(r"https?://\S+/letters#\S+", text)
    assert link

    phone = screens.phone(link[0].removeprefix(ward.url))
    expect(phone.get_by_role("heading", name="Thư về hồ sơ này")).to_be_visible()
    screens.save(phone, "stop-letters")
    phone.get_by_role("button", name="Không nhận thư nữa").click()
    expect(phone.get_by_text("Từ nay không có thư nào về hồ sơ này.")).to_be_visible()
    screens.save(phone, "letters-stopped")

    moved(ward, code, "APPRAISAL", "Đã đủ.")
    moved(ward, code, "SUPPLEMENT", "Thiếu bản sao.")
    assert len(office.sends()) == 2
    dialog = opened(clerk, code)
    dialog.get_by_text("Thư báo qua thư điện tử").click()
    expect(dialog.get_by_text("Người dân đã chọn không nhận thư")).to_be_visible()
    expect(dialog.get_by_text("Không gửi: người dân không nhận thư")).to_be_visible()
    screens.save(clerk, "stopped-in-the-console")


def test_page_without_its_key_says_where_to_find_it(ward: BrowserWard, screens: Screens) -> None:
    phone = screens.phone("/d/H17.45-261123-0001/letters")
    expect(phone.get_by_text("Mời bạn mở trang này bằng đường liên kết ở cuối thư đã nhận.")).to_be_visible()
    phone.goto(f"{ward.url}/d/H17.45-261123-0001/letters#NOTTHEKEY")
    phone.reload()
    phone.get_by_role("button", name="Không nhận thư nữa").click()
    expect(phone.get_by_role("alert")).to_be_visible()
