"""A clerk who leaves her counter for a while: the hall and the phones say when it calls again."""

import re

from playwright.sync_api import expect

from tests.browser.screens import Screens
from tests.browser.ward import BrowserWard

AWAY = re.compile(r"^Nghỉ đến (\d?\d:\d\d) \(30 phút\)$")


def test_a_clerk_is_away_until_a_moment_she_names(ward: BrowserWard, screens: Screens) -> None:
    for _ in range(2):
        ward.waiting()
    desk = screens.at_the_desk()
    desk.get_by_role("button", name="Đóng quầy").click()
    away = desk.get_by_role("button", name=AWAY)
    expect(away).to_be_visible()
    screens.save(desk, "closing")
    found = AWAY.match(away.inner_text().strip())
    assert found is not None
    back = found[1]
    away.click()
    expect(desk.get_by_role("heading", name="Đã đóng quầy 6.")).to_be_visible()
    board, phone = screens.hall(), screens.phone("/o/lien-chieu")
    expect(board.get_by_text(f"quầy trở lại lúc {back}").first).to_be_visible()
    screens.save(board, "away-board")
    expect(phone.get_by_text(f"Quầy trở lại lúc {back}").first).to_be_visible()
    screens.save(phone, "away-office")
    desk.get_by_role("button", name="Mở lại").click()
    expect(board.get_by_text(f"quầy trở lại lúc {back}")).to_have_count(0)
