"""Everybody watches: phones near and far, a hall that stands still, answers that do not come, the console."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect

import api.app
from schema.persisted import documents
from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import BrowserWard


def questions(page: Page, operation: str) -> list[str]:
    """The questions of this name that the page sends from now on, by their method."""
    seen: list[str] = []

    def heard(request: Request) -> None:
        if urlsplit(request.url).path != "/graphql":
            return
        asked = parse_qs(urlsplit(request.url).query).get("documentId") or [
            json.loads(request.post_data or "{}").get("documentId", "")
        ]
        if documents().get(asked[0].removeprefix("sha256:"), "").startswith(f"query {operation}("):
            seen.append(request.method)

    page.on("request", heard)
    return seen


def turn(page: Page, *, hidden: bool) -> None:
    """As a browser tells a page whose tab goes behind another, or comes back."""
    page.evaluate(
        """hidden => {
            Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
            Object.defineProperty(document, "visibilityState",
                { configurable: true, get: () => (hidden ? "hidden" : "visible") });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


class Hurried:
    """A page whose seconds pass at the test's word; each of its questions is answered before the next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._unanswered: set[Request] = set()
        page.on("request", lambda asked: self._unanswered.add(asked))
        page.on("requestfinished", lambda answered: self._unanswered.discard(answered))
        page.on("requestfailed", lambda failed: self._unanswered.discard(failed))
        page.clock.install()
        page.reload()
        page.wait_for_load_state("networkidle")

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self.page.clock.run_for(1_000)
            self.page.wait_for_timeout(20)
            while self._unanswered:
                self.page.wait_for_timeout(20)


def waiting_people(ward: BrowserWard, count: int) -> list[str]:
    codes = []
    for _ in range(count):
        codes.append(ward.waiting())
        ward.clock.move(seconds=20)
    return codes


def test_phone_asks_seldom_when_far_and_often_when_near(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    codes = waiting_people(ward, 12)
    near, far = screens.phone(f"/t/{codes[0]}"), screens.phone(f"/t/{codes[-1]}")
    hurried = [Hurried(near), Hurried(far)]
    expect(near.get_by_role("heading", level=1)).to_have_text("Tiếp theo là bạn")
    expect(far.get_by_role("heading", level=1)).to_have_text("Còn 11 người trước bạn")
    often, seldom = questions(near, "OfficeBoard"), questions(far, "OfficeBoard")
    for page in hurried:
        page.pass_seconds(13)
    assert 2 <= len(often) <= 3
    assert seldom == []
    for _ in range(2):
        ward.act("callNext")
        ward.act("startService")
        ward.act("finishService")
    far.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # looked at again
    expect(far.get_by_role("heading", level=1)).to_have_text("Còn 9 người trước bạn")
    assert seldom == ["GET"]
    screens.save(far, "far-away", full=True)


@pytest.mark.parametrize("screen", ["phone", "hall", "desk"])
def test_hidden_page_asks_nothing_and_once_when_it_is_looked_at_again(
    ward: BrowserWard, screens: Screens, screen: str
) -> None:
    if screen == "desk":
        page = screens.at_the_desk()
        waiting_people(ward, 1)
    else:
        ward.act("openCounter")
        (code,) = waiting_people(ward, 1)
        page = screens.phone(f"/t/{code}") if screen == "phone" else screens.hall()
    hurried = Hurried(page)
    everything: list[str] = []
    page.on("request", lambda asked: everything.append(asked.url))
    board = questions(page, "OfficeBoard")
    hurried.pass_seconds(70)
    assert board  # while somebody looks it asks by itself
    turn(page, hidden=True)
    everything.clear()
    hurried.pass_seconds(130)
    assert everything == []
    board.clear()
    turn(page, hidden=False)
    hurried.pass_seconds(1)
    assert board == ["GET"]


def test_standing_hall_is_confirmed_and_not_sent_again(
    ward: BrowserWard, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed: list[bool] = []
    decide = api.app.is_known

    def noted(tag: str, *, if_none_match: str | None) -> bool:
        confirmed.append(decide(tag, if_none_match=if_none_match))
        return confirmed[-1]

    monkeypatch.setattr(api.app, "is_known", noted)
    ward.act("openCounter")
    (code,) = waiting_people(ward, 1)
    ward.clock.move_to(8, 40)
    phone = screens.phone(f"/t/{code}")
    hurried = Hurried(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tiếp theo là bạn")
    hurried.pass_seconds(13)
    assert confirmed.count(True) >= 2
    ward.act("callNext")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Quầy 6")
    assert confirmed[-1] is False


def test_phone_says_when_what_it_shows_is_old(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    (code,) = waiting_people(ward, 1)
    phone = screens.phone(f"/t/{code}")
    expect(phone.get_by_text("cập nhật 8:30")).to_be_visible()
    old = phone.get_by_text("Dữ liệu lúc 8:30, đang cập nhật lại.")
    expect(old).to_have_count(0)
    unanswered: list[Route] = []
    phone.route("**/graphql?*", lambda route: unanswered.append(route))
    expect(old).to_be_visible(timeout=NEXT_LOOK_IN_MS)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tiếp theo là bạn")
    screens.save(phone, "old", full=True)
    assert len(unanswered) == 1
    unanswered[0].continue_()  # the network was only slow
    expect(old).to_have_count(0)


def test_console_asks_for_its_desk_only_when_the_board_says_it_changed(
    ward: BrowserWard, screens: Screens
) -> None:
    desk = screens.at_the_desk()
    expect(desk.get_by_role("button", name="Gọi số kế tiếp")).to_be_visible()
    hurried = Hurried(desk)
    hurried.pass_seconds(1)
    board, private = questions(desk, "OfficeBoard"), questions(desk, "StaffDesk")
    hurried.pass_seconds(12)
    assert board == ["GET"]
    assert private == []
    ward.waiting()
    ward.clock.move(seconds=5)  # the hall is read anew
    hurried.pass_seconds(12)
    expect(desk.get_by_role("button", name="Gọi C 001")).to_be_visible()
    assert private == ["POST"]
