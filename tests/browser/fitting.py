"""What does not fit on an open page: cut off, pushed aside, or wider than the screen."""

from playwright.sync_api import Page

NARROW = {"width": 320, "height": 640}
# What is wider than its place; also what stands in a shadow root, as the widgets do.
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
    """What does not fit as the page stands, a line each."""
    return "\n".join(page.evaluate(OVERFLOWS))


def cut_off_in_large_text(page: Page) -> str:
    """What does not fit with text at twice its size."""
    page.evaluate(TWICE)
    found = cut_off(page)
    page.evaluate(USUAL)
    return found
