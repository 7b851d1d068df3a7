"""A declaration form on the phone: a step with mistakes in it, and the paper it becomes."""

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states.showing import PROCEDURE, State, ready
from tests.browser.ward import BrowserWard


def declaration_with_mistakes(ward: BrowserWard, screens: Screens) -> Page:
    page = ready(screens.phone(f"/o/{ward.office}/p/1.000656/form"), ".declaration > button")
    page.locator(".declaration > button").first.click()
    page.locator("#requester_birth").fill("31/02/1990")
    page.locator("form button[type=submit]").click()
    return ready(page, ".error")


def declaration_on_paper(ward: BrowserWard, screens: Screens) -> Page:
    """The one with boxes for digits, a table and four who sign."""
    page = ready(screens.phone(f"{PROCEDURE}/form"), ".declaration > button")
    page.evaluate(
        """sessionStorage.setItem("denluot.declaration..1.004222", JSON.stringify({
        form: "residence/1", step: null, day: null,
        values: {name: "Trần Thị Minh Demo", number: "048190001234", members_1_name: "Nguyễn Hoài An"}}))"""
    )
    page.reload()
    page.locator(".declaration > button").first.click()
    return ready(page, ".declaration-paper")


DECLARATIONS: dict[str, State] = {
    "declaration_with_mistakes": declaration_with_mistakes,
    "declaration_on_paper": declaration_on_paper,
}
