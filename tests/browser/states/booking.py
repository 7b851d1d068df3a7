"""An appointment being booked: the times, and how the citizen is reached."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import PROCEDURE, State, ready
from tests.browser.ward import BrowserWard


def times(_: BrowserWard, screens: Screens) -> Page:
    return ready(screens.phone(f"{PROCEDURE}/book"), ".time")


def no_time_chosen(ward: BrowserWard, screens: Screens) -> Page:
    page = times(ward, screens)
    page.locator("main button[type=submit]").click()
    return ready(page, "[role=alert]")


def contact(ward: BrowserWard, screens: Screens) -> Page:
    page = times(ward, screens)
    page.locator(".time:not(.full)").first.click()
    page.locator("main button[type=submit]").click()
    return ready(page, "#phone")


def contact_refused(ward: BrowserWard, screens: Screens) -> Page:
    page = contact(ward, screens)
    page.locator("#name").fill("Trần Thị Minh Demo")
    page.locator("#phone").fill("12345")
    page.locator("main button[type=submit]").click()
    return ready(page, "#phone[aria-invalid=true]")


BOOKING: dict[str, State] = {
    "times": times,
    "no_time_chosen": no_time_chosen,
    "contact": contact,
    "contact_refused": contact_refused,
}
