"""Everything with the keyboard alone, and one always sees where one is."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.screens import Screens
from tests.browser.ward import BrowserWard

MOST_STEPS = 80
# A ring, or a changed border or ground, on the element itself or on the label that stands for it.
FOCUS = """() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    if (!node || node === document.body) return { name: "nothing", isVisible: true };
    const drawn = [node, node.closest("label"), node.nextElementSibling].filter(Boolean).some((one) => {
        const style = getComputedStyle(one);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return outlined || style.boxShadow !== "none";
    });
    const box = (node.closest("label") ?? node).getBoundingClientRect();
    const inView = box.bottom > 0 && box.top < innerHeight;
    const text = (node.textContent || node.value || node.name || "").trim().slice(0, 40);
    return { name: `${node.localName} "${text}"`, isVisible: drawn && inView };
}"""


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Go there with the Tab key; every stop on the way must be seen."""
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        assert stop["isVisible"], f"the focus on {stop['name']} cannot be seen"
        if target.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"Tab never comes to {target}")


def test_a_citizen_books_with_the_keyboard_alone(ward: BrowserWard, screens: Screens) -> None:
    page = screens.phone("/o/lien-chieu")
    expect(page.locator(".links a").first).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Đến nội dung chính"))
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("thuong tru")
    found = page.get_by_role("link", name="Đăng ký thường trú", exact=True).first
    expect(found).to_be_visible()
    tab_to(page, found)
    page.keyboard.press("Enter")
    # The office's page leads to a booking by the same words: the procedure's page is there with its title.
    expect(page.get_by_role("heading", level=1, name="Đăng ký thường trú", exact=True)).to_be_visible()
    book = page.get_by_role("link", name="Đặt giờ hẹn")
    expect(page.locator("#main")).to_be_focused()  # the new page begins at its content
    tab_to(page, book)
    page.keyboard.press("Enter")
    expect(page.locator(".time").first).to_be_visible()
    tab_to(page, page.locator("input[name=day]:checked"))
    page.keyboard.press("ArrowRight")
    chosen = page.locator("input[name=day]:checked")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_value("2026-11-25")  # the 24th is a holiday
    tab_to(page, page.locator("input[name=slot]:not(:disabled)").first)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Tiếp tục"))
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_be_visible()
    tab_to(page, page.locator("#name"))
    page.keyboard.type("Trần Thị Minh Demo")
    tab_to(page, page.locator("#phone"))
    page.keyboard.type("0905 123 456")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/t/[0-9A-Z]{12}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("thứ Tư 25.11"))


def test_a_clerk_serves_with_the_keyboard_alone(ward: BrowserWard, screens: Screens) -> None:
    for _ in range(3):
        ward.waiting(name="Trần Thị Minh Demo", phone="0905123456")
    page = screens.desk()
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Đăng nhập"))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lê Minh Demo").wait_for()
    tab_to(page, page.get_by_role("button", name="Lê Minh Demo"))
    page.keyboard.press("Enter")
    opening = page.get_by_role("button", name="Mở quầy 6")
    expect(opening).to_be_visible()
    tab_to(page, opening)
    page.keyboard.press("Enter")
    _calls_misses_and_undoes(ward, page)
    _receives(page)
    page.keyboard.press("x")  # done, without calling
    expect(page.get_by_text("Đã xong C 001.")).to_be_visible()
    closing = page.get_by_role("button", name="Đóng quầy")
    tab_to(page, closing, "Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Đóng hẳn hôm nay"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Đã đóng quầy 6.")).to_be_visible()


def test_single_keys_can_be_switched_off(ward: BrowserWard, screens: Screens) -> None:
    ward.waiting()
    page = screens.at_the_desk()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã gọi C 001.")).to_be_visible()
    page.get_by_role("checkbox", name="Phím tắt").uncheck()
    for key in "vruc":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect(page.get_by_text("Đã ghi vắng")).to_have_count(0)
    expect(page.get_by_text("Đã hoàn tác")).to_have_count(0)
    expect(page.locator("dl-transfer dialog")).to_be_hidden()
    expect(page.get_by_text("Đã gọi lại")).to_have_count(0)


def _calls_misses_and_undoes(ward: BrowserWard, page: Page) -> None:
    expect(page.get_by_role("button", name="Gọi C 001")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã gọi C 001.")).to_be_visible()
    start = page.get_by_role("button", name="Đã đến, bắt đầu")
    expect(start).to_be_focused()
    for call in (2, 3):
        ward.clock.move(seconds=61)
        page.keyboard.press("r")
        expect(page.get_by_text(f"Đã gọi lần {call}/3")).to_be_visible()
    page.keyboard.press("v")
    expect(page.get_by_text("Đã ghi vắng C 001.")).to_be_visible()
    undo = page.get_by_role("button", name=re.compile("Hoàn tác"))
    tab_to(page, undo)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã hoàn tác.")).to_be_visible()
    expect(start).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đang phục vụ")).to_be_visible()


def _receives(page: Page) -> None:
    page.evaluate("window.print = () => undefined")
    first = page.locator("dl-intake fieldset").first.locator("input[type=radio]")
    expect(first.first).to_be_visible()
    tab_to(page, page.locator("dl-intake fieldset").first.locator("input:checked"))
    page.keyboard.press("ArrowLeft")
    tab_to(page, page.get_by_label("Lời nhắn cho người dân (không bắt buộc)"))
    page.keyboard.type("Cảm ơn bạn.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".receipt")).to_contain_text("H17.45-261123-0001")
