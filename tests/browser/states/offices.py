"""The offices and their procedures, as a citizen looks for them."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import OFFICE, PROCEDURE, State, at, ready
from tests.browser.ward import BrowserWard


def office(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    ward.waiting()
    return ready(screens.phone(OFFICE), ".links a")


def office_closed(ward: BrowserWard, screens: Screens) -> Page:
    ward.clock.move_to(12, 15)
    return ready(screens.phone(OFFICE), ".links a")


def search_results(ward: BrowserWard, screens: Screens) -> Page:
    page = office(ward, screens)
    page.get_by_role("searchbox").fill("ho khau thuong tru")
    page.get_by_role("searchbox").fill("thuong tru")
    return ready(page, "dl-procedure-search a")


OFFICES: dict[str, State] = {
    "offices": at("/", "main li"),
    "office": office,
    "office_closed": office_closed,
    "office_unknown": at("/o/khong-co"),
    "search_results": search_results,
    "procedures": at(f"{OFFICE}/p", "main li a"),
    "procedure": at(PROCEDURE, "details"),
    "procedure_unknown": at(f"{OFFICE}/p/9.999999"),
    "no_such_page": at("/khong/co/trang"),
}
