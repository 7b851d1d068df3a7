"""Every page in every state hinders nobody: axe in light and dark, 320 pixels, text at twice its size."""

import pytest

from tests.browser.axe import COLOURS, complaints
from tests.browser.fitting import NARROW, cut_off, cut_off_in_large_text
from tests.browser.screens import Screens
from tests.browser.states import CITIZEN, CITIZEN_IN_ENGLISH, EVERY_STATE, OTHERS, STAFF, State
from tests.browser.ward import BrowserWard

# One visit asks everything: to bring a page into its state takes longer than to look at it.


@pytest.mark.parametrize("state", CITIZEN.values(), ids=CITIZEN)
def test_a_citizen_can_use(state: State, ward: BrowserWard, screens: Screens) -> None:
    screens.all_have(viewport=NARROW)
    page = state(ward, screens)
    assert complaints(page) == []
    assert cut_off(page) == ""
    assert cut_off_in_large_text(page) == ""
    page.emulate_media(color_scheme="dark")
    assert complaints(page, rules=COLOURS) == []


@pytest.mark.parametrize("state", CITIZEN_IN_ENGLISH.values(), ids=CITIZEN_IN_ENGLISH)
def test_a_reader_of_english_can_use(state: State, ward: BrowserWard, screens: Screens) -> None:
    screens.all_have(language="en", viewport=NARROW)
    page = state(ward, screens)
    assert page.locator("html").get_attribute("lang") == "en"
    assert complaints(page) == []
    assert cut_off(page) == ""
    assert cut_off_in_large_text(page) == ""


@pytest.mark.parametrize("state", (STAFF | OTHERS).values(), ids=STAFF | OTHERS)
def test_staff_and_the_hall_can_use(state: State, ward: BrowserWard, screens: Screens) -> None:
    page = state(ward, screens)
    assert complaints(page) == []
    assert cut_off(page) == ""
    assert cut_off_in_large_text(page) == ""
    page.emulate_media(color_scheme="dark")
    assert complaints(page, rules=COLOURS) == []
    if "/board/" not in page.url:  # that one hangs on a wall
        page.set_viewport_size(NARROW)
        assert cut_off(page) == "", "in a narrow window"


def test_a_planted_hindrance_is_found(ward: BrowserWard, screens: Screens) -> None:
    page = EVERY_STATE["ward_site"](ward, screens)
    page.evaluate(
        """() => {
            document.querySelector("main").append(document.createElement("button"));
            const within = document.querySelector("denluot-queue").shadowRoot.querySelector("h2");
            within.style.color = "#ccc";
        }"""
    )
    found = "\n".join(complaints(page))
    assert "button-name" in found
    assert "color-contrast" in found
    assert "denluot-queue" in found


def test_what_is_planted_too_wide_is_found(ward: BrowserWard, screens: Screens) -> None:
    page = CITIZEN["procedures"](ward, screens)
    page.locator("main h1").evaluate("node => { node.style.width = '500px' }")
    assert "scrolls sideways" in cut_off(page)
    page.locator("main h1").evaluate(
        "node => { node.style.cssText = 'width: 1rem; overflow: hidden; white-space: nowrap' }"
    )
    assert "is cut off" in cut_off(page)
