"""The television in the hall: through a cut, heard, read from afar, and followed on a phone."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import BrowserWard

# 2.5 cm capitals on a 43-inch screen: 50 of its 1080 lines, and a capital is seven tenths of its font.
LEAST_FONT_FOR_8_METRES_IN_LINES = 72
COUNTERS = range(1, 8)
LONGER_THAN_THE_CHIME_IN_MS = 1_500


def waiting_people(ward: BrowserWard, count: int) -> None:
    for _ in range(count):
        ward.waiting()
        ward.clock.move(seconds=20)


def test_board_keeps_the_hall_through_a_cut_and_says_how_old_it_is(
    ward: BrowserWard, screens: Screens
) -> None:
    screens.expect("ERR_INTERNET_DISCONNECTED")
    ward.act("openCounter")
    waiting_people(ward, 2)
    ward.act("callNext")
    board = screens.hall("/board/khong-co")  # a clock can be set only before the board's own page is loaded
    board.clock.install()
    board.goto(ward.board_address)
    expect(board.get_by_text("C 001")).to_be_visible()
    board.context.set_offline(True)
    board.clock.run_for(3 * 60_000)
    expect(
        board.get_by_text(re.compile(r"Mất kết nối\. Thông tin lúc 8:\d\d \([23] phút trước\)"))
    ).to_be_visible()
    expect(board.get_by_text("C 001")).to_be_visible()
    screens.save(board, "board-cut")
    ward.act("startService")
    ward.act("finishService")
    ward.act("callNext")
    board.context.set_offline(False)
    expect(board.get_by_text("C 002")).to_be_visible()
    expect(board.locator(".lost")).to_have_count(0)
    screens.save(board, "board-back")


@pytest.mark.parametrize(
    ("voice", "spoken"),
    [("vi-VN", [["vi-VN", "Mời số C, 0, 0, 1, đến quầy 6"]]), ("en-GB", [])],  # a foreign voice would confuse
)
def test_call_is_chimed_and_spoken_where_a_voice_is_vietnamese(
    ward: BrowserWard, screens: Screens, voice: str, spoken: list[list[str]]
) -> None:
    ward.act("openCounter")
    waiting_people(ward, 1)
    board = screens.hall("/board/khong-co")
    # What looks for an element counts as a touch: here the page sees only the press of its own button.
    board.add_init_script(f"window.voiceLanguage = '{voice}'; window.voicesLookedAt = 0;")
    board.add_init_script("""
        let pressed = false;
        addEventListener("click", () => { pressed = true; }, true);
        Object.defineProperty(navigator, "userActivation",
            { value: { get hasBeenActive() { return pressed; } } });
        Object.defineProperty(AudioContext.prototype, "state",
            { get: () => (pressed ? "running" : "suspended") });
        window.notes = []; window.words = [];
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (at) {
            notes.push(this.frequency.value);
            start.call(this, at);
        };
        const speak = (said) => words.push([said.lang, said.text]);
        const voice = { getVoices: () => { voicesLookedAt += 1; return [{ lang: voiceLanguage }]; }, speak };
        Object.defineProperty(window, "speechSynthesis", { value: voice });
        Object.defineProperty(window, "SpeechSynthesisUtterance",
            { value: class { constructor(text) { this.text = text; } } });
    """)
    board.goto(ward.board_address)
    expect(board.get_by_text("Chưa gọi số nào")).to_be_visible(timeout=NEXT_LOOK_IN_MS)
    board.get_by_role("button", name="Bật tiếng gọi số").click()
    board.wait_for_function("() => notes.length === 2")  # heard when switched on, so that one knows it works
    expect(board.get_by_text("Chưa gọi số nào")).to_be_visible()
    ward.act("callNext")
    expect(board.get_by_text("C 001")).to_be_visible()
    board.wait_for_function("count => notes.length === 4 && words.length === count", arg=len(spoken))
    board.wait_for_timeout(LONGER_THAN_THE_CHIME_IN_MS)
    assert board.evaluate("words") == spoken
    assert board.evaluate("voicesLookedAt") > 0
    assert board.evaluate("notes.length") == 4


def fonts_in_lines(page: Page, selector: str) -> list[float]:
    sizes: list[float] = page.locator(selector).evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert sizes, selector
    return sizes


@pytest.mark.parametrize("busy", [2, 7])
def test_who_is_called_where_is_read_from_eight_metres(
    ward: BrowserWard, screens: Screens, busy: int
) -> None:
    every = ward.ask(
        """query($o: ID!) {
            procedures(office: $o, search: "", first: 100) { nodes { code group { counters } } } }""",
        o=ward.office,
    )["procedures"]["nodes"]
    for number in list(COUNTERS)[-busy:]:
        procedure = next(one["code"] for one in every if number in one["group"]["counters"])
        ward.take(procedure)
        ward.clock.move(seconds=5)
        ward.do("openCounter", token=ward.clerk(number), counter=number)
        ward.do("callNext", token=ward.clerk(number), counter=number)
    waiting_people(ward, 2)
    board = screens.hall()
    expect(board.locator(".calls li")).to_have_count(busy)
    expect(board.locator(".foot .code b")).to_be_visible()
    for selector in (".calls li", ".foot .code b"):
        assert min(fonts_in_lines(board, selector)) >= LEAST_FONT_FOR_8_METRES_IN_LINES
    # Counters of two digits must fit too.
    board.locator(".calls li > :last-child").evaluate_all("all => all.forEach(one => one.append('0'))")
    cut_off = board.locator("h1, .calls li, .waiting li, .mirror, .foot").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
    )
    assert cut_off == []
    screens.save(board, f"board-{busy}-counters")


def test_phone_follows_the_board_by_its_code_and_sees_no_hall_code(
    ward: BrowserWard, screens: Screens
) -> None:
    ward.act("openCounter")
    waiting_people(ward, 2)
    ward.act("callNext")
    board = screens.hall()
    expect(board.get_by_role("img", name="Mã QR mở bảng gọi số này trên điện thoại")).to_be_visible()
    office = ward.ask("query($o: ID!) { office(id: $o) { boardUrl boardQrSvg } }", o=ward.office)["office"]
    assert office["boardUrl"] == f"{ward.url}/board/{ward.office}"
    assert office["boardQrSvg"].startswith("<svg")
    phone = screens.phone(urlsplit(office["boardUrl"]).path)
    expect(phone.get_by_text("C 001")).to_be_visible()
    expect(phone.get_by_role("link", name=re.compile("Lấy số"))).to_be_visible()
    assert ward.hall_code() not in phone.content()
    expect(phone.locator(".code")).to_have_count(0)
    screens.save(phone, "board-on-a-phone", full=True)
