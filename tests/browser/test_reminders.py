"""Officers are given addresses; a letter reminds of a dossier and opens it; one that came back goes again."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.domain.notices import Letter
from api.local.demo.people import DEMO_CLERKS
from api.local.outbox import SENDER, OutboxFolder
from api.ports import LetterIsRefused
from api.settings import PostSettings
from api.usecases.notices import Post
from api.usecases.reminders import remind_offices, send_waiting_reminders
from tests.browser.screens import CLERK, MANAGER, Screens
from tests.browser.ward import BrowserWard

PHONE: Any = {"width": 360, "height": 740}
WRONG, RIGHT = "truong@sai.example.vn", "truong@dung.example.vn"
OFFICER = "le.minh@example.vn"


class FussyOutbox(OutboxFolder):
    """The local host's outbox, which refuses one address as a mail service does."""

    def send(self, letter: Letter) -> None:
        if letter.to == WRONG:
            raise LetterIsRefused
        super().send(letter)


class Mornings:
    """Writes and sends reminders, and reads what lies in the outbox."""

    def __init__(self, ward: BrowserWard, folder: Path) -> None:
        settings = PostSettings(code_secret=ward.services.code_secret, site_url=ward.url, mail_from=SENDER)
        self._folder = folder
        self._post = Post(
            clock=ward.clock,
            mail=FussyOutbox(folder, settings=settings, clock=ward.clock, say=lambda *_: None),
            code_secret=ward.services.code_secret,
            site_url=ward.url,
        )

    def letters(self) -> dict[str, EmailMessage]:
        """Every letter in the outbox after everything that waits was sent, by its reader."""
        remind_offices(self._post)
        send_waiting_reminders(self._post)
        read = [
            message_from_bytes(path.read_bytes(), policy=default)  # type: ignore[arg-type]
            for path in self._folder.glob("*.eml")
        ]
        return {letter["To"]: letter for letter in read}


@pytest.fixture
def mornings(ward: BrowserWard, tmp_path: Path) -> Mornings:
    return Mornings(ward, tmp_path / "outbox")


def give_address(page: Page, name: str, email: str, *, refused: str = "") -> None:
    directory = page.locator("dl-staff-directory")
    entry = directory.locator("details").filter(has=page.locator("summary", has_text=name))
    if entry.get_attribute("open") is None:
        entry.locator("summary").click()
    form = directory.locator("details[open] form")
    form.get_by_label("Thư điện tử công vụ").fill(email)
    form.get_by_label("Lý do sửa danh bạ").fill("Nhận thư nhắc hạn.")
    form.get_by_role("button", name="Lưu cán bộ").click()
    expect(directory.get_by_text(refused or f"Đã lưu: {name}.")).to_be_visible()


def test_letter_reminds_leads_to_the_dossier_and_comes_back(
    ward: BrowserWard, screens: Screens, mornings: Mornings
) -> None:
    for each in (CLERK, MANAGER):
        ward.do("enterDirectory", token=ward.token_of(each))
    manager = screens.settings()
    give_address(manager, CLERK.name, "le.minh@nowhere", refused="Địa chỉ thư điện tử chưa đúng.")
    give_address(manager, CLERK.name, OFFICER)
    give_address(manager, MANAGER.name, WRONG)
    expect(manager.locator("dl-staff-directory summary", has_text=CLERK.name)).to_contain_text(OFFICER)
    manager.locator("dl-staff-directory summary", has_text=CLERK.name).click()
    screens.save(manager, "addresses", full=True)
    assert mornings.letters() == {}

    ward.act("openCounter")
    code = ward.dossier()
    version = {"dossier": code, "version": 1}
    given = ward.do(
        "assignDossier", token=ward.token_of(MANAGER), clerk=CLERK.id, reason="Việc của bạn.", **version
    )
    assert given["__typename"] == "DossierAssigned", given
    ward.clock.move(days=9)  # Wednesday, 2 December: it is due the next day
    letter = mornings.letters()[OFFICER]
    text = letter.get_content()
    assert "CÒN MỘT NGÀY LÀM VIỆC (1)" in text
    assert "Trần" not in letter.as_string() + text
    link = re.search(rf"{re.escape(ward.url)}(/staff#\S+)", text)
    assert link
    officer = screens.desk(link[1])
    officer.get_by_role("button", name="Đăng nhập").click()
    officer.get_by_role("button", name=re.compile(DEMO_CLERKS[0].name)).click()
    expect(officer.get_by_role("dialog").get_by_role("heading", name=code)).to_be_visible()
    assert officer.url == f"{ward.url}/staff"
    screens.save(officer, "opened-from-the-letter")

    stop = re.search(rf"{re.escape(ward.url)}(/staff#thu-nhac)$", text.partition("--------")[0].strip())
    assert stop
    hers = screens.desk(stop[1])
    hers.get_by_role("button", name="Đăng nhập").click()
    hers.get_by_role("button", name=re.compile(CLERK.name)).click()
    expect(hers.get_by_role("heading", name="Thư nhắc hạn của bạn")).to_be_visible()
    expect(hers.get_by_text("l•••@example.vn")).to_be_visible()
    switch = hers.get_by_label("Nhận thư nhắc hạn")
    switch.uncheck()
    expect(hers.get_by_text("Bạn không nhận thư nhắc nữa.")).to_be_visible()
    screens.save(hers, "stopped")
    hers.set_viewport_size(PHONE)
    screens.save(hers, "stopped-on-a-phone")
    hers.reload()
    hers.get_by_role("button", name="Thư nhắc hạn của bạn").click()
    expect(switch).not_to_be_checked()
    switch.press("Space")
    expect(hers.get_by_text("Bạn nhận lại thư nhắc.")).to_be_visible()

    ward.clock.move(days=1)
    assert mornings.letters().keys() == {OFFICER}
    head = screens.managers_page("Theo dõi")
    unsent = head.locator("dl-unsent-reminders")
    expect(unsent.get_by_role("heading", name="Thư nhắc cán bộ chưa gửi được (1)")).to_be_visible()
    screens.save(head, "came-back", full=True)
    head.get_by_role("button", name="Về chọn quầy").click()
    head.get_by_role("button", name="Cài đặt").click()
    give_address(head, MANAGER.name, RIGHT)
    head.get_by_role("button", name=f"Gửi lại thư nhắc cho {MANAGER.name}").click()
    expect(head.get_by_text("Thư vào hàng chờ, gửi trong giờ làm việc.")).to_be_visible()
    assert "PHẢI TRẢ HÔM NAY (1)" in mornings.letters()[RIGHT].get_content()
