"""The clerk's dossiers."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import State, ready
from tests.browser.ward import BrowserWard


def dossiers(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    for _ in range(2):
        ward.dossier()
    ward.act("closeCounter")
    ward.clock.move(days=10)  # the day they are due
    ward.clock.move_to(14, 0)
    return ready(screens.at_the_desk(), "dl-dossiers tbody button")


def dossier_batch(ward: BrowserWard, screens: Screens) -> Page:
    page = dossiers(ward, screens)
    page.locator("dl-dossiers .chosen input").check()
    page.locator("dl-dossiers .chosen button").click()
    page.locator("dialog[open] input[type=radio]").nth(1).check()
    return ready(page, "dialog[open] select")


def dossier_dialog(ward: BrowserWard, screens: Screens) -> Page:
    page = dossiers(ward, screens)
    page.locator("dl-dossiers tbody button").first.click()
    page.locator("dialog[open] input[type=radio]").first.wait_for()
    # No step chosen: refused.
    page.locator("dialog[open] form").first.locator("button").click()
    return ready(page, "dialog[open] [role=alert]")


def dossier_sent_in(ward: BrowserWard, screens: Screens) -> Page:
    code = ward.sent_in(lacks_one=True)
    page = screens.at_the_desk()
    page.locator("dl-dossiers tbody button", has_text=code).click()
    return ready(page, "dialog[open] dl-receiving form")


def registration(ward: BrowserWard, screens: Screens) -> Page:
    page = screens.at_the_desk()
    page.locator("#dossiers-title + button").click()
    page.locator("#registration-procedure").fill("thường trú")
    page.locator("dl-registration li button").first.click()
    return ready(page, "#registration-name")


INBOX: dict[str, State] = {
    "dossiers": dossiers,
    "dossier_batch": dossier_batch,
    "dossier_dialog": dossier_dialog,
    "dossier_sent_in": dossier_sent_in,
    "registration": registration,
}
