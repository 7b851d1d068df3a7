"""Axe finds nothing to complain of: every page and state, light and dark, Vietnamese and English."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.browser.screens import Screens
from tests.browser.states import CITIZEN_IN_ENGLISH, EVERY_STATE, State
from tests.browser.ward import BrowserWard

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async ({ tags, rules }) => {
    const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
    const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
    const where = ({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`;
    const found = violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(where).join("; ")}`);
    return { found, checked: passes.length };
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.exists(), f"{AXE} is missing: run `make test`, which installs the site's packages."
    return Path(AXE).read_text(encoding="utf-8")


def complaints(page: Page, axe: str, *, rules: list[str] | None = None) -> list[str]:
    page.evaluate("document.fonts.ready")
    # Through the debugger, not as a script element: the pages' policy allows no foreign script.
    page.evaluate(f"{axe};")
    result: dict[str, Any] = page.evaluate(RUN, {"tags": TAGS, "rules": rules})
    assert result["checked"] > 0
    found: list[str] = result["found"]
    return found


@pytest.mark.parametrize("state", EVERY_STATE.values(), ids=EVERY_STATE)
def test_nothing_hinders_a_person_in(state: State, ward: BrowserWard, screens: Screens, axe: str) -> None:
    page = state(ward, screens)
    assert complaints(page, axe) == []
    page.emulate_media(color_scheme="dark")
    assert complaints(page, axe, rules=COLOURS) == []


@pytest.mark.parametrize("state", CITIZEN_IN_ENGLISH.values(), ids=CITIZEN_IN_ENGLISH)
def test_nothing_hinders_a_reader_of_english_in(
    state: State, ward: BrowserWard, screens: Screens, axe: str
) -> None:
    screens.all_have(language="en")
    page = state(ward, screens)
    assert page.locator("html").get_attribute("lang") == "en"
    assert complaints(page, axe) == []


def test_a_planted_fault_is_found(ward: BrowserWard, screens: Screens, axe: str) -> None:
    page = EVERY_STATE["ward_site"](ward, screens)
    page.evaluate(
        """() => {
            document.querySelector("main").append(document.createElement("button"));
            const within = document.querySelector("denluot-queue").shadowRoot.querySelector("h2");
            within.style.color = "#ccc";
        }"""
    )
    found = "\n".join(complaints(page, axe))
    assert "button-name" in found
    assert "color-contrast" in found
    assert "denluot-queue" in found
