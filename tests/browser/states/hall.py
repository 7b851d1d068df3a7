"""A citizen who has come to the hall."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import OFFICE, State, ready
from tests.browser.ward import RESIDENCE, BrowserWard


def here(ward: BrowserWard, screens: Screens) -> Page:
    code = ward.booked()
    page = ready(screens.phone(f"/t/{code}"), "h1")
    page.goto(ward.here_address)
    return ready(page, "button[name=ticket][value]")


def here_typing(_: BrowserWard, screens: Screens) -> Page:
    page = ready(screens.phone(f"{OFFICE}/here"), "#hallCode")
    page.locator("details summary").click()
    page.locator("button[name=ticket]").last.click()
    return ready(page, "[aria-invalid=true]")


def take_number(ward: BrowserWard, screens: Screens) -> Page:
    path = f"{OFFICE}/here?p={RESIDENCE}#h={ward.hall_code()}"
    return ready(screens.phone(path), "#phone")


HALL: dict[str, State] = {
    "here": here,
    "here_typing": here_typing,
    "take_number": take_number,
}
