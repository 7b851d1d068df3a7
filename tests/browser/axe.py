"""What axe complains of on an open page."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import ROOT

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


def complaints(page: Page, *, rules: list[str] | None = None) -> list[str]:
    """Each rule that is broken and where; `rules` asks for some alone."""
    page.evaluate("document.fonts.ready")
    # Through the debugger, not as a script element: the pages' policy allows no foreign script.
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{_axe()};")
    result: dict[str, Any] = page.evaluate(RUN, {"tags": TAGS, "rules": rules})
    assert result["checked"] > 0
    found: list[str] = result["found"]
    return found


@cache
def _axe() -> str:
    assert AXE.exists(), f"{AXE} is missing: run `make test`, which installs the site's packages."
    return AXE.read_text(encoding="utf-8")
