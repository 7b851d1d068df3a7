"""The screens of the hall, and the pages for other programs."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import State, ready
from tests.browser.ward import BrowserWard


def board(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for _ in range(3):
        ward.waiting()
    ward.act("callNext")
    return ready(screens.hall(), ".foot dl-qr-code img")


def board_unpaired(_: BrowserWard, screens: Screens) -> Page:
    return ready(screens.hall("/board/lien-chieu"), ".foot")


def board_unknown(_: BrowserWard, screens: Screens) -> Page:
    return ready(screens.hall("/board/khong-co"), "main h1")


def _kiosk(screens: Screens) -> Page:
    return ready(screens.kiosk(), ".way")


def kiosk(_: BrowserWard, screens: Screens) -> Page:
    return _kiosk(screens)


def kiosk_groups(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.waiting()
    page = _kiosk(screens)
    page.locator(".way").first.click()
    return ready(page, ".choice small")


def kiosk_procedures(ward: BrowserWard, screens: Screens) -> Page:
    page = kiosk_groups(ward, screens)
    page.locator(".choice", has_text="Cư trú").click()
    return ready(page, ".procedures .choice")


def kiosk_finder(ward: BrowserWard, screens: Screens) -> Page:
    page = kiosk_procedures(ward, screens)
    page.locator(".choice.main").click()
    page.locator(".key", has_text="K").click()
    return ready(page, ".finder .choice")


def kiosk_priorities(ward: BrowserWard, screens: Screens) -> Page:
    page = kiosk_procedures(ward, screens)
    page.locator(".choice").first.click()
    return ready(page, ".choice.main")


def kiosk_slip(ward: BrowserWard, screens: Screens) -> Page:
    page = kiosk_priorities(ward, screens)
    page.locator(".choice.main").click()
    return ready(page, "article.slip dl-qr-code img")


def kiosk_check_in(_: BrowserWard, screens: Screens) -> Page:
    page = _kiosk(screens)
    page.locator(".way.second").click()
    page.locator(".key").first.click()
    return ready(page, ".typed")


def kiosk_unpaired(_: BrowserWard, screens: Screens) -> Page:
    return ready(screens.kiosk("/kiosk/lien-chieu"), "main a")


def explorer(_: BrowserWard, screens: Screens) -> Page:
    page = ready(screens.desk("/explorer"), ".reference details, .reference dl, .reference li")
    page.locator("form button").last.click()
    page.wait_for_function("() => document.querySelector('pre').textContent.includes('data')")
    return page


def ward_site(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.waiting()
    page = ready(screens.desk("/widget/example.html"), "denluot-queue li")
    page.locator("denluot-booking li button").first.click()
    return ready(page, "denluot-booking .times a")


OTHERS: dict[str, State] = {
    "board": board,
    "board_unpaired": board_unpaired,
    "board_unknown": board_unknown,
    "kiosk": kiosk,
    "kiosk_groups": kiosk_groups,
    "kiosk_procedures": kiosk_procedures,
    "kiosk_finder": kiosk_finder,
    "kiosk_priorities": kiosk_priorities,
    "kiosk_slip": kiosk_slip,
    "kiosk_check_in": kiosk_check_in,
    "kiosk_unpaired": kiosk_unpaired,
    "explorer": explorer,
    "ward_site": ward_site,
}
