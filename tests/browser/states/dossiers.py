"""A dossier as its citizen sees it, and all that a phone remembers."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import State, at, ready
from tests.browser.ward import BrowserWard


def dossier(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.dossier()
    ward.move_dossier(code, "APPRAISAL", note="Đang xác minh nơi ở.")
    page = ready(screens.phone(f"/d/{code}"), "#digits")
    page.locator("details summary").first.click()
    return page


def dossier_supplement(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.dossier(missing=True)
    ward.clock.move(days=7)
    return ready(screens.phone(f"/d/{code}"), "#digits")


def dossier_waits(ward: BrowserWard, screens: Screens) -> Page:
    return ready(screens.phone(f"/d/{ward.sent_in(lacks_one=True)}"), "#digits")


def dossier_wrong_digits(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    page = ready(screens.phone(f"/d/{ward.dossier()}"), "#digits")
    page.locator("#digits").fill("1111")
    page.locator("dl-personal-details button").click()
    return ready(page, "[aria-invalid=true]")


def dossier_details(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    page = ready(screens.phone(f"/d/{ward.dossier()}"), "#digits")
    page.locator("#digits").fill("3456")
    page.locator("dl-personal-details button").click()
    return ready(page, "dl-personal-details dl")


def mine(ward: BrowserWard, screens: Screens) -> Page:
    ward.act("openCounter")
    code = ward.dossier()
    page = ready(screens.phone(f"/d/{code}"), "#digits")
    page.goto(f"{ward.url}/t/{ward.booked(phone='0905123457')}")
    ready(page, "dl-qr-code img")
    page.goto(f"{ward.url}/mine")
    return ready(page, "main li")


DOSSIERS: dict[str, State] = {
    "dossier": dossier,
    "dossier_supplement": dossier_supplement,
    "dossier_waits": dossier_waits,
    "dossier_wrong_digits": dossier_wrong_digits,
    "dossier_details": dossier_details,
    "letters": at("/d/H17.45-261123-0001/letters#THEKEY", "main button"),
    "dossier_unknown": at("/d/H17.45-261123-9999"),
    "mine": mine,
    "mine_empty": at("/mine", "#code, input"),
}
