"""A state is a page made to look a certain way on one screen; what all of them begin with."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.ward import RESIDENCE, BrowserWard

State = Callable[[BrowserWard, Screens], Page]
OFFICE = "/o/lien-chieu"
PROCEDURE = f"{OFFICE}/p/{RESIDENCE}"


def ready(page: Page, selector: str) -> Page:
    """The page once that is on it and nothing is a skeleton any more."""
    page.locator(selector).first.wait_for()
    page.wait_for_function("() => document.querySelector('.skeleton') === null")
    return page


def at(path: str, selector: str = "main h1") -> State:
    return lambda _, screens: ready(screens.phone(path), selector)
