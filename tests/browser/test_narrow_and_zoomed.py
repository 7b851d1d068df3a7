"""Nothing is cut off or pushed aside: at 320 pixels, and with text at twice its size, in both languages."""

import pytest
from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.states import CITIZEN, CITIZEN_IN_ENGLISH, OTHERS, STAFF, State
from tests.browser.ward import BrowserWard

NARROW = {"width": 320, "height": 640}
# Also what stands in a shadow root, as the widgets do.
OVERFLOWS = """() => {
    const found = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push(`the page scrolls sideways by ${wide}px`);
    const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const name = (node) => `${node.localName}.${node.className} "${node.textContent.trim().slice(0, 40)}"`;
    const look = (root) => {
        for (const node of root.querySelectorAll("*")) {
            if (node.shadowRoot) look(node.shadowRoot);
            if (!shown(node)) continue;
            const box = node.getBoundingClientRect();
            const isHidden = node.closest(".visually-hidden, .skip") || box.width < 2;
            const scrolls = node.closest("pre, textarea");
            if (!isHidden && !scrolls && box.right > document.documentElement.clientWidth + 1)
                found.push(`${name(node)} ends ${Math.round(box.right)}px to the right`);
            const isControl = node.matches("button, a.button, summary, label.day, label.time, .pill, h1, h2");
            if (!isControl || isHidden || getComputedStyle(node).display === "inline") continue;
            const clips = getComputedStyle(node).overflowY !== "visible";
            const isTooLow = clips && node.scrollHeight > node.clientHeight + 1;
            if (isTooLow || node.scrollWidth > node.clientWidth + 1)
                found.push(`${name(node)} is cut off`);
        }
    };
    look(document);
    return [...new Set(found)];
}"""
USUAL = "document.documentElement.style.fontSize = ''"
TWICE = "document.documentElement.style.fontSize = '200%'"


def cut_off(page: Page) -> str:
    """What does not fit, a line each."""
    return "\n".join(page.evaluate(OVERFLOWS))


@pytest.mark.parametrize("state", CITIZEN.values(), ids=CITIZEN)
def test_nothing_is_cut_off_on_a_narrow_phone_in(state: State, ward: BrowserWard, screens: Screens) -> None:
    screens.all_have(viewport=NARROW)
    page = state(ward, screens)
    assert cut_off(page) == ""
    page.evaluate(TWICE)
    assert cut_off(page) == "", "with text at twice its size"


@pytest.mark.parametrize("state", CITIZEN_IN_ENGLISH.values(), ids=CITIZEN_IN_ENGLISH)
def test_english_is_not_cut_off_on_a_narrow_phone_in(
    state: State, ward: BrowserWard, screens: Screens
) -> None:
    screens.all_have(language="en", viewport=NARROW)
    page = state(ward, screens)
    assert cut_off(page) == ""
    page.evaluate(TWICE)
    assert cut_off(page) == "", "with text at twice its size"


@pytest.mark.parametrize("state", (STAFF | OTHERS).values(), ids=STAFF | OTHERS)
def test_large_text_and_a_narrow_window_fit_in(state: State, ward: BrowserWard, screens: Screens) -> None:
    page = state(ward, screens)
    assert cut_off(page) == ""
    page.evaluate(TWICE)
    assert cut_off(page) == "", "with text at twice its size"
    if "/board/" not in page.url:  # that one hangs on a wall
        page.evaluate(USUAL)
        page.set_viewport_size(NARROW)
        assert cut_off(page) == "", "in a narrow window"


def test_a_planted_fault_is_found(ward: BrowserWard, screens: Screens) -> None:
    page = CITIZEN["procedures"](ward, screens)
    page.locator("main h1").evaluate("node => { node.style.width = '500px' }")
    assert "scrolls sideways" in cut_off(page)
    page.locator("main h1").evaluate(
        "node => { node.style.cssText = 'width: 1rem; overflow: hidden; white-space: nowrap' }"
    )
    assert "is cut off" in cut_off(page)
