"""The kiosk in the hall: take a number, check in, go on without network; then every number is there once."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from api.local.demo.procedures import load_demo_procedures
from api.storage.offices import load_office, save_office
from api.storage.procedures import count_use, save_procedures
from api.storage.transactions import transact
from tests.browser.camera import LookAt
from tests.browser.screens import NEXT_LOOK_IN_MS, Screens
from tests.browser.ward import RESIDENCE, BrowserWard

LOST = r"Failed to load resource|net::ERR_INTERNET_DISCONNECTED|ERR_FAILED"
BOOK = "JSON.parse(localStorage.getItem('denluot.kiosk.numbers.lien-chieu'))"
LEASED = f"() => {BOOK}?.leases.length === 6"  # as many as there are groups
LISTED = "() => localStorage.getItem('denluot.kiosk.procedures.lien-chieu') !== null"
LEFT = (
    f"{BOOK}.leases.filter(lease => lease.groupId === 'residence')"
    ".reduce((sum, lease) => sum + lease.numbers.length, 0)"
)
UNTOLD = f"() => {BOOK}.reports.length"


def ready(screens: Screens) -> Page:
    """A kiosk that holds numbers of every group, and the list of procedures."""
    page = screens.kiosk()
    page.wait_for_function(LEASED)
    page.wait_for_function(LISTED, timeout=NEXT_LOOK_IN_MS)
    return page


def take(page: Page, *, group: str = "Cư trú", priority: str = "Không") -> str:
    """The number on the slip."""
    page.get_by_role("button", name="Lấy số").click()
    page.get_by_role("button", name=group).click()
    page.get_by_role("button", name=re.compile("thường trú")).first.click()
    page.get_by_role("button", name=priority).click()
    slip = page.locator("article.slip")
    slip.wait_for()
    return slip.locator("h1 b").inner_text()


def board_line(ward: BrowserWard) -> list[str]:
    board = ward.ask(
        'query { board(office: "lien-chieu") { groups { id waiting line { label } } } }',
    )["board"]
    (group,) = [group for group in board["groups"] if group["id"] == "residence"]
    assert group["waiting"] == len(group["line"])
    return [place["label"] for place in group["line"]]


def test_number_from_the_kiosk_is_printed_and_joins_the_line(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    ward.waiting()
    page = ready(screens)
    screens.save(page, "start")
    page.get_by_role("button", name="Lấy số").click()
    screens.save(page, "groups")
    expect(page.get_by_role("button", name=re.compile("Cư trú"))).to_contain_text("1 người đang chờ")
    page.get_by_role("button", name="Cư trú").click()
    screens.save(page, "procedures")
    page.get_by_role("button", name=re.compile("thường trú")).first.click()
    screens.save(page, "priorities")
    page.get_by_role("button", name="cao tuổi").click()
    slip = page.locator("article.slip")
    expect(slip).to_contain_text("C 002")
    expect(slip).to_contain_text("1 người trước bạn")
    expect(slip.locator("img")).to_be_visible()
    page.wait_for_function("() => window.printed === 1")
    screens.save(page, "slip")
    page.emulate_media(media="print")
    expect(page.locator("header.bar")).to_be_hidden()
    screens.save(page, "slip-on-paper")
    page.emulate_media(media="screen")
    assert board_line(ward) == ["C 001", "C 002"]
    code = slip.get_attribute("data-code")
    ticket = ward.ask("query($c: ID!) { ticket(code: $c) { label priority } }", c=code)["ticket"]
    assert ticket == {"label": "C 002", "priority": "ELDERLY"}
    page.wait_for_function(f"() => {LEFT} === 19")  # a block of ten more, at once
    page.get_by_role("button", name="Xong").click()
    expect(page.get_by_role("heading", name="Bạn cần gì hôm nay?")).to_be_visible()
    assert str(code) not in page.content(), "nothing of her is left on the screen"


def real_wards_catalogue(ward: BrowserWard) -> None:
    """As many procedures as a ward has; of the hundred most used none is the demo's."""
    pattern = load_demo_procedures()[0]
    used = [
        replace(pattern, code=f"9.{number:06}", name=f"Kê khai việc số {number}", name_en=None)
        for number in range(548)
    ]
    save_procedures(office_id=ward.office, procedures=used)
    for procedure in used[:100]:
        transact(count_use(office_id=ward.office, code=procedure.code))


def press(page: Page, text: str) -> None:
    for key in text:
        page.get_by_role("button", name="Cách" if key == " " else key, exact=True).click()


def test_every_procedure_of_a_real_ward_is_found_also_without_network(
    ward: BrowserWard, screens: Screens
) -> None:
    screens.expect(LOST)
    real_wards_catalogue(ward)
    page = ready(screens)
    page.get_by_role("button", name="Lấy số").click()
    page.get_by_role("button", name="Cư trú").click()
    expect(page.get_by_role("button", name=re.compile("Kê khai việc số"))).to_have_count(11)
    screens.save(page, "most-used")
    page.get_by_role("button", name="Việc khác").click()
    screens.save(page, "finder")
    press(page, "KET HO")
    expect(page.get_by_role("button", name="Y", exact=True)).to_be_disabled()
    press(page, "N")
    screens.save(page, "found")
    page.get_by_role("button", name="Đăng ký kết hôn").click()
    page.get_by_role("button", name="Không", exact=True).click()
    slip = page.locator("article.slip")
    expect(slip).to_contain_text("Đăng ký kết hôn")
    code = slip.get_attribute("data-code")
    asked = "query($c: ID!) { ticket(code: $c) { procedure { name } group { id } } }"
    ticket = ward.ask(asked, c=code)["ticket"]
    assert ticket == {"procedure": {"name": "Đăng ký kết hôn"}, "group": {"id": "civil-status"}}

    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Lấy số").click()
    page.get_by_role("button", name="Tìm theo tên việc").click()
    press(page, "HOA GIAI")
    page.get_by_role("button", name="Hòa giải tranh chấp").click()
    page.get_by_role("button", name="Không", exact=True).click()
    expect(slip).to_contain_text("Hòa giải tranh chấp đất đai")


def test_screen_starts_again_by_itself_in_vietnamese(ward: BrowserWard, screens: Screens) -> None:
    page = ready(screens)
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Take a number").click()
    page.get_by_role("button", name="Residence").click()
    screens.save(page, "english")
    page.get_by_role("button").filter(has_text=re.compile("residence", re.IGNORECASE)).first.click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.locator("article.slip")).to_contain_text("Your number")
    expect(page.get_by_role("heading", name="Bạn cần gì hôm nay?")).to_be_visible(timeout=NEXT_LOOK_IN_MS)
    assert ward.ask('{ board(office: "lien-chieu") { groups { waiting } } }')["board"]["groups"]


def test_kiosk_goes_on_without_network_and_every_number_is_there_once(
    ward: BrowserWard, screens: Screens
) -> None:
    screens.expect(LOST)
    page = ready(screens)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_text("Đang mất mạng. Bạn vẫn lấy số được")).to_be_visible()
    screens.save(page, "offline")
    given = []
    for _ in range(10):
        given.append(take(page))
        expect(page.locator("article.slip")).to_contain_text("In lúc mất mạng: số vẫn có giá trị")
        page.get_by_role("button", name="Xong").click()
        ward.clock.move(seconds=30)
    assert given == [f"C {number:03}" for number in range(1, 11)], "a rush of five minutes at one group"
    assert page.evaluate(UNTOLD) == 1, "one lease's numbers are to be told"
    phone = ward.take(RESIDENCE)["label"]
    assert phone == "C 011", "a phone's number comes after the kiosk's block"
    assert board_line(ward) == ["C 011"]
    page.context.set_offline(False)
    page.wait_for_function(UNTOLD.replace("reports.length", "reports.length === 0"), timeout=NEXT_LOOK_IN_MS)
    assert board_line(ward) == [*given, "C 011"], "by when they came"
    expect(page.get_by_text("Đang mất mạng")).to_be_hidden()
    assert take(page) == "C 012"
    hall = screens.hall()
    expect(hall.get_by_text(re.compile("12 người"))).to_be_visible()
    screens.save(hall, "board-afterwards")


def test_booked_person_checks_in_with_her_short_code(ward: BrowserWard, screens: Screens) -> None:
    ward.act("openCounter")
    code = ward.booked(minutes=15)
    short = ward.ask("query($c: ID!) { ticket(code: $c) { shortCode } }", c=code)["ticket"]["shortCode"]
    page = ready(screens)
    page.get_by_role("button", name="Điểm danh").click()
    screens.save(page, "check-in")
    for key in short:
        page.get_by_role("button", name=key, exact=True).click()
    page.get_by_role("button", name="Điểm danh").click()
    expect(page.get_by_role("heading", name="Bạn có thuộc diện ưu tiên không?")).to_be_visible()
    screens.save(page, "check-in-priorities")
    page.get_by_role("button", name="cao tuổi").click()
    expect(page.locator("article.slip")).to_contain_text("Lịch hẹn")
    page.wait_for_function("() => window.printed === 1")
    screens.save(page, "checked-in")
    ticket = ward.ask("query($c: ID!) { ticket(code: $c) { state priority } }", c=code)["ticket"]
    assert ticket == {"state": "WAITING", "priority": "ELDERLY"}


def test_booked_person_is_asked_for_no_class_where_none_is_served_early(
    ward: BrowserWard, screens: Screens
) -> None:
    office = load_office(ward.office)
    assert office is not None
    save_office(replace(office, queue_policy=replace(office.queue_policy, priority_classes=())))
    ward.services._offices.clear()
    code = ward.booked(minutes=15)
    page = ready(screens)
    page.get_by_role("button", name="Điểm danh").click()
    for key in ward.ask("query($c: ID!) { ticket(code: $c) { shortCode } }", c=code)["ticket"]["shortCode"]:
        page.get_by_role("button", name=key, exact=True).click()
    page.get_by_role("button", name="Điểm danh").click()
    assert page.locator("article.slip").get_attribute("data-code") == code


def test_unknown_short_code_is_said_kindly(ward: BrowserWard, screens: Screens) -> None:
    page = ready(screens)
    page.get_by_role("button", name="Điểm danh").click()
    for key in "2345":
        page.get_by_role("button", name=key, exact=True).click()
    page.get_by_role("button", name="Điểm danh").click()
    page.get_by_role("button", name="Không", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Không tìm thấy số này")
    screens.save(page, "unknown-code")
    assert board_line(ward) == []


def test_second_window_of_one_machine_gives_out_nothing(ward: BrowserWard, screens: Screens) -> None:
    page = ready(screens)
    second = page.context.new_page()
    second.goto(ward.kiosk_address)
    expect(second.get_by_role("heading", name=re.compile("cửa sổ khác"))).to_be_visible()


def test_booked_person_checks_in_with_the_code_on_her_phone(ward: BrowserWard, looking_at: LookAt) -> None:
    code = ward.booked(minutes=15)
    page = looking_at(f"{ward.url}/t/{code}").kiosk()
    page.wait_for_function(LEASED)
    page.get_by_role("button", name="Điểm danh").click()
    page.get_by_role("button", name="Quét mã QR").click()
    page.get_by_role("button", name="Không", exact=True).click()
    expect(page.locator("article.slip")).to_contain_text("Đăng ký thường trú")
    assert page.locator("article.slip").get_attribute("data-code") == code
    page.wait_for_function("() => window.printed === 1")


@pytest.mark.parametrize("size", [{"width": 1080, "height": 1920}, {"width": 1280, "height": 800}])
def test_targets_are_large(ward: BrowserWard, screens: Screens, size: ViewportSize) -> None:
    page = ready(screens)
    page.set_viewport_size(size)
    page.get_by_role("button", name="Điểm danh").click()
    screens.save(page, f"check-in-{size['width']}")
    assert smallest_target(page) >= 88
    page.get_by_role("button", name="Về đầu").click()
    page.get_by_role("button", name="Lấy số").click()
    page.get_by_role("button", name="Tìm theo tên việc").click()
    press(page, "D")
    screens.save(page, f"finder-{size['width']}")
    assert smallest_target(page) >= 88
    assert ward.url in page.url


def smallest_target(page: Page) -> float:
    """The shortest side of any button, in pixels."""
    smallest: float = page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('button')]"
        ".flatMap(button => { const { width, height } = button.getBoundingClientRect();"
        " return [width, height] }))"
    )
    return smallest
